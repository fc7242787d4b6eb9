"""`effdet demo`, what a stranger runs first."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import msgspec
import pytest
from PIL import Image

from effdet_core.cli import demo
from effdet_core.cli.main import main


def check_what_it_left(result: dict[str, Any]) -> None:
    with Image.open(result["sheet"]) as sheet:
        assert min(sheet.size) > 500
    assert Path(result["model"]).with_name("labels.txt").read_text().split() == ["coin", "button", "leaf", "nut"]


@pytest.mark.thorough
@pytest.mark.timeout(3000)
def test_the_demo_finds_its_things_and_leaves_a_sheet_to_look_at(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "effdet_core.cli", "demo", "--out", str(tmp_path / "demo"), "--json"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    result = msgspec.json.decode(done.stdout)
    assert result["ap50"] >= 0.80
    check_what_it_left(result)


@pytest.mark.slow
def test_the_demo_goes_through_all_its_steps(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """With a few small photos and a small network, which learn nothing."""
    few = {"image_size": 64, "fpn_num_filters": 16, "fpn_cell_repeats": 1, "box_class_repeats": 1}
    monkeypatch.setattr(demo, "SPLITS", {"train": 8, "val": 2, "test": 3})
    monkeypatch.setattr(demo, "SETTINGS", {"epochs": 1, "batch_size": 4, "hparams": few})
    assert main(["demo", "--out", str(tmp_path / "demo"), "--json"]) == 0
    result = msgspec.json.decode(capsys.readouterr().out)
    assert 0 <= result["ap50"] <= 1
    check_what_it_left(result)
    assert len(list((tmp_path / "demo" / "unseen" / "found").glob("*.jpg"))) == demo.UNSEEN
