"""The page "Use it from Python" is one script, and it runs as it stands there."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import Any

import pytest

from effdet_core.sample import make_sample

PAGE = Path(__file__).parents[2] / "docs" / "reference" / "index.md"


def test_the_page_runs_from_photos_to_a_kit(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    photos = make_sample(tmp_path / "labelled-photos", train=12, val=4, test=4)
    shutil.copy(photos / "JPEGImages" / "test_0001.jpg", "garden.jpg")
    names: dict[str, Any] = {}
    for number, block in enumerate(re.findall(r"^```python\n(.*?)^```", PAGE.read_text("utf-8"), re.S | re.M), 1):
        exec(compile(block, f"block {number}", "exec"), names)
    said = capfd.readouterr().out
    assert "20 pictures came in" in said
    assert "pass 1: loss" in said
    assert "AP50 on validation photos" in said
    assert "MediaPipe Tasks: " in said
    assert "epochs: " in said
    assert Path("found.png").is_file()
    assert {"selftest.py", "labels.txt", "expected.json"} <= {path.name for path in Path("kit").iterdir()}
