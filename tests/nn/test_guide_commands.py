"""The README's way through the command line, as it stands there, with a network that learns in seconds."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from effdet_core.project import Project
from effdet_core.sample import make_sample
from tests.core import guide_pages
from tests.core.kits import noise

pytestmark = [pytest.mark.slow, pytest.mark.timeout(600)]

TINY = {"uri": "none", "epochs": 1, "hparams": {"image_size": 128, "fpn_cell_repeats": 1, "box_class_repeats": 1}}
"""What the project of the README changes of every training, so that `effdet train bees` takes seconds."""
WAY = (
    "effdet new bees",
    "effdet import labelled-photos/ --into bees",
    "effdet train bees",
    "effdet evaluate bees/runs/run-001",
    "effdet export bees/runs/run-001",
    "effdet detect bees/runs/run-001/export/run-001-int8.tflite garden.jpg --draw found",
    "effdet kit bees/runs/run-001",
)


def test_the_way_of_the_readme_leads_to_a_kit(tmp_path: Path) -> None:
    assert set(WAY) <= set(guide_pages.commands()), "the README and the guide show another way now"
    make_sample(tmp_path / "labelled-photos", seed=4, train=8, val=4, test=4)
    noise(tmp_path / "garden.jpg", (320, 240))
    for line in WAY:
        _typed(line, tmp_path)
        if line == "effdet new bees":
            Project.open(tmp_path / "bees").set_training(TINY)
    export = tmp_path / "bees" / "runs" / "run-001" / "export"
    assert (export / "run-001-int8-kit" / "selftest.py").is_file()
    assert (tmp_path / "found").is_dir()


def _typed(line: str, folder: Path) -> None:
    command = [sys.executable, "-m", "effdet_core.cli", *guide_pages.words(line)[1:]]
    inside = {**os.environ, "PYTHONPATH": str(guide_pages.ROOT)}
    done = subprocess.run(command, cwd=folder, env=inside, capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"{line}\n{done.stdout}{done.stderr}"
