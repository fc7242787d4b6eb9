"""The README's way through the command line, as it stands there, with a network that learns in seconds."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from effdet_core.cli.main import main
from effdet_core.project import Project
from effdet_core.run_folder import RunFolder
from effdet_core.sample import make_sample
from tests.core import guide_pages
from tests.core.kits import noise
from tests.core.lab_files import CONVERTED, good
from tests.core.small_detector import Small

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
WALK = {
    "effdet train bees --preset quick": "",
    "effdet train bees --hparams learning_rate=0.01,jitter_max=1.2": "",
    "effdet train bees --model efficientdet-lite2 --epochs 100 --name large": (
        "--epochs 1 --hparams backbone_name=efficientnet-lite0,fpn_num_filters=16"
    ),
    "effdet evaluate bees/runs/run-001 --split val --price-miss 5 --price-alarm 1": "",
    "effdet export bees/runs/run-001 --table": "",
    "effdet export bees/runs/run-001 --waterfall": "",
    "effdet export bees/runs/run-001 --thresholds": "",
    "effdet export bees/runs/run-001 --precision float16 --out bees.tflite": "",
    "effdet export bees/runs/run-001 --precision gpu": "",
    "effdet detect bees/runs/run-001 holiday/ --draw found --threshold 0.5": "",
    "effdet check bees/runs/run-001/export/run-001-int8.tflite": "",
    "effdet train salads --uri old-float32.tflite": "",
}
"""Other lines of the guide, in an order in which each finds what it names; and what is added to make it quick."""

CHECKS = (
    "effdet check run-001-int8.tflite --for frigate-cpu --for frigate-edgetpu",
    "effdet check *.tflite --for mediapipe --for frigate-cpu --json",
    "effdet check old.tflite --repair mended.tflite --labels labels.txt",
)


@pytest.fixture(autouse=True)
def _processes_find_the_small_networks(monkeypatch: pytest.MonkeyPatch) -> None:
    """From whatever folder they are started."""
    monkeypatch.setenv("PYTHONPATH", str(guide_pages.ROOT))


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


@pytest.mark.thorough
@pytest.mark.usefixtures("small_networks")
def test_the_other_lines_that_train_and_export_do_what_they_say(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert set(WALK) <= set(guide_pages.commands()), "the guide shows other lines now"
    monkeypatch.chdir(tmp_path)
    _projects(tmp_path)
    said = {}
    for line, added in WALK.items():
        if "old-float32.tflite" in line:
            shutil.copyfile("bees/runs/run-001/export/run-001-float32.tflite", "old-float32.tflite")
        said[line] = _done(f"{line} {added}", capsys)
    runs = {name: RunFolder(tmp_path / "bees" / "runs" / name) for name in ("run-001", "run-002", "large")}
    assert {name: run.state() for name, run in runs.items()} == dict.fromkeys(runs, "completed")
    assert {path.name for path in runs["run-001"].export.glob("run-001-*.tflite")} >= {
        f"run-001-{kind}.tflite" for kind in ("int8", "dynamic", "float16", "float32", "gpu")
    }
    assert Path("bees.tflite").stat().st_size
    assert any(Path("found").iterdir())
    assert "MediaPipe" in said["effdet export bees/runs/run-001 --waterfall"]


def test_the_lines_that_check_files_do_what_they_say(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert set(CHECKS) <= set(guide_pages.commands()), "the guide shows other lines now"
    monkeypatch.chdir(tmp_path)
    Path("run-001-int8.tflite").write_bytes(good())
    Path("labels.txt").write_text("bee\nwasp\nhornet\n", "utf-8")
    for line in CHECKS:
        if "old.tflite" in line:
            Path("old.tflite").write_bytes(Small(kind=np.uint8, order=CONVERTED).build())
        _done(line, capsys)
    assert Path("mended.tflite").stat().st_size


def _projects(folder: Path) -> None:
    """Two small ones, and photos that belong to neither."""
    make_sample(folder / "labelled-photos", seed=4, train=8, val=4, test=4)
    for name, settings in (("bees", TINY), ("salads", {key: value for key, value in TINY.items() if key != "uri"})):
        assert main(["new", name]) == main(["import", "labelled-photos", "--into", name]) == 0
        Project.open(folder / name).set_training(settings)
    (folder / "holiday").mkdir()
    noise(folder / "holiday" / "one.jpg", (64, 48))


def _done(line: str, capsys: pytest.CaptureFixture[str]) -> str:
    """What a line says that ends well. Stars are the shell's to replace."""
    words = [one for word in guide_pages.words(line)[1:] for one in _spread(word)]
    capsys.readouterr()
    code = main(words)
    captured = capsys.readouterr()
    assert code == 0, f"{line}\n{captured.out}{captured.err}"
    return captured.out + captured.err


def _spread(word: str) -> list[str]:
    return sorted(path.name for path in Path().glob(word)) if "*" in word else [word]
