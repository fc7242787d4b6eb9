"""`effdet demo`, what a stranger runs first."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import msgspec
import pytest
from PIL import Image


@pytest.mark.slow
@pytest.mark.timeout(3000)
def test_the_demo_finds_its_things_and_leaves_a_sheet_to_look_at(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "effdet_core.cli", "demo", "--out", str(tmp_path / "demo"), "--json"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    result = msgspec.json.decode(done.stdout)
    assert result["ap50"] >= 0.80
    with Image.open(result["sheet"]) as sheet:
        assert min(sheet.size) > 500
    assert Path(result["model"]).with_name("labels.txt").read_text().split() == ["coin", "button", "leaf", "nut"]
