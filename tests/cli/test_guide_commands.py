"""The commands that the guide and the README show are run, each in a folder that has what it names.

Those that load TensorFlow run in tests/nn/test_guide_commands.py, or are said below to be run elsewhere.
"""

from __future__ import annotations

import json
import os
import shutil
import zipfile
from pathlib import Path

import pytest

from effdet_core.elsewhere import there
from effdet_core.events import Finished
from effdet_core.project import Project, export_labels, import_into
from effdet_core.sample import CLASSES, make_sample
from effdet_core.spec import EfficientDetSpec
from tests.cli.conftest import Effdet
from tests.core import guide_pages
from tests.core.kits import noise, tiny_model
from tests.core.test_exports_edgetpu import as_compiled

NOT_HERE = {
    "effdet train": "tests/nn/test_guide_commands.py, tests/cli/test_train.py",
    "effdet evaluate bees/runs/run-001": "tests/nn/test_guide_commands.py",
    "effdet detect bees/runs/run-001 ": "tests/cli/test_detect_evaluate_export.py",
    "effdet check": "tests/cli/test_check.py, tests/nn/test_lab.py",
    "effdet export": "tests/nn/test_guide_commands.py, tests/nn/test_exporting.py",
    "effdet demo": "tests/e2e/test_demo.py",
    "effdet doctor": "tests/cli/test_doctor.py; the machines it names are nobody's",
    "effdet edgetpu bees": "tests/core/test_exports_edgetpu.py; its compiler is not to be had",
}
"""How the lines that are not run here begin, and where they are."""
MODEL = "bees/runs/run-001/export/run-001-int8.tflite"


def is_here(line: str) -> bool:
    """Lines that name an exported file need no network, whatever they do with it."""
    return not any(line.startswith(begin) for begin in NOT_HERE) or line.startswith(f"effdet evaluate {MODEL}")


LINES = [line for line in guide_pages.commands() if is_here(line)]


@pytest.fixture(scope="session")
def world(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with everything that the lines name; read only."""
    folder = tmp_path_factory.mktemp("world")
    photos = make_sample(folder / "VOC2007", seed=3, train=3, val=2, test=1)
    for name in ("labelled-photos", "labelimg-folder"):
        shutil.copytree(photos, folder / name)
    project = Project.create(folder / "bees")
    import_into(project, photos, copy=True)
    for name in ("cars", "salads"):
        Project.create(folder / name)
    export_labels(project, folder / "from-anna", "coco")
    with zipfile.ZipFile(folder / "download.zip", "w") as archive:
        for path in photos.rglob("*.*"):
            archive.write(path, path.relative_to(folder))
    _one_photo(folder)
    _run(project, folder)
    for name in ("garden.jpg", "meadow.jpg", "holiday/one.jpg"):
        (folder / name).parent.mkdir(exist_ok=True)
        noise(folder / name, (64, 48))
    return folder


def _one_photo(folder: Path) -> None:
    """The same photo as a line of a CSV and as a file of COCO's."""
    picture = next((folder / "VOC2007" / "JPEGImages").iterdir())
    shutil.copyfile(picture, folder / "salad.jpg")
    (folder / "salads.csv").write_text("TRAIN,salad.jpg,Salad,0.1,0.1,,,0.5,0.5,,\n", "utf-8")
    coco = {
        "images": [{"id": 1, "file_name": "salad.jpg", "width": 480, "height": 360}],
        "annotations": [{"id": 1, "image_id": 1, "category_id": 1, "bbox": [10, 10, 60, 50]}],
        "categories": [{"id": 1, "name": "Salad"}],
    }
    (folder / "annotations").mkdir()
    shutil.copyfile(picture, folder / "annotations" / "salad.jpg")
    (folder / "annotations" / "instances.json").write_text(json.dumps(coco), "utf-8")


def _trained_elsewhere(folder: Path, effdet: Effdet) -> None:
    """What came of a training that was packed here."""
    assert effdet("pack", "bees", "--out", "there.zip", "--name", "run-002").code == 0
    with zipfile.ZipFile("there.zip") as archive:
        archive.extractall("there")
    packed = folder / "there" / "bees-run-002"
    there.prepare(packed, {}).append_event(Finished(reason="stopped", step=1, epoch=1, seconds=1.0))
    there.finish(packed).rename(folder / "run-002-trained.zip")


def _run(project: Project, folder: Path) -> None:
    """A run that has learnt and was exported, and another one that comes back from elsewhere."""
    run = project.new_run("run-001")
    dataset, _ = project.freeze()
    dataset.write(run.dataset)
    EfficientDetSpec(epochs=3, uri="none").write(run.spec)
    run.append_event(Finished(reason="completed", step=9, epoch=3, seconds=9.0))
    run.export.mkdir()
    tiny_model(folder / MODEL, CLASSES)
    for name in ("bees.tflite", "downloaded.tflite", "old.tflite", "run-001-int8.tflite"):
        shutil.copyfile(folder / MODEL, folder / name)
    (folder / "run-001-int8_edgetpu.tflite").write_bytes(as_compiled((folder / MODEL).read_bytes()))
    (folder / "labels.txt").write_text("\n".join(CLASSES) + "\n", "utf-8")


@pytest.fixture
def here(world: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of it, as the current folder."""
    folder = tmp_path / "here"
    shutil.copytree(world, folder, copy_function=_copied)
    monkeypatch.chdir(folder)
    return folder


def _copied(source: str, target: str) -> None:
    """Photos are never written to, so they need no copy."""
    os.link(source, target) if source.endswith(".jpg") else shutil.copyfile(source, target)


@pytest.mark.parametrize("line", LINES)
def test_the_line_does_what_it_says(line: str, here: Path, effdet: Effdet) -> None:
    words = guide_pages.words(line)[1:]
    if words[0] == "new":
        shutil.rmtree(here / words[1], ignore_errors=True)
    if words[0] == "bring-back":
        _trained_elsewhere(here, effdet)
    said = effdet(*words)
    assert said.code == 0, said.out + said.err
    for place in range(len(words)):
        if words[place] == "--out":
            assert (here / words[place + 1]).exists()


def test_whatever_is_not_run_here_is_run_somewhere() -> None:
    lines = list(guide_pages.commands())
    assert [begin for begin in NOT_HERE if not any(line.startswith(begin) for line in lines)] == []
    files = {word.strip(",;") for where in NOT_HERE.values() for word in where.split() if word.startswith("tests/")}
    assert [name for name in files if not (guide_pages.ROOT / name).is_file()] == []
