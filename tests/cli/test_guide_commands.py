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

TRAINED, GPUS = "tests/nn/test_guide_commands.py", "tests/nn/test_gpus.py"
WORKERS = "tests/nn/test_workers.py"
NOT_HERE = {
    "effdet train": TRAINED,
    "effdet train bees --json": "tests/cli/test_train.py::test_machines_get_every_event_as_a_line",
    "effdet train --resume": "tests/e2e/test_whole_way.py::test_ctrl_c_keeps_a_run_that_can_be_resumed",
    "effdet train bees --strategy gpus": f"{GPUS}::test_a_training_on_two_devices_follows_one_from_start_to_end",
    "effdet train bees --strategy workers": f"{WORKERS}::test_two_machines_follow_one_and_only_the_chief_writes",
    "effdet evaluate bees/runs/run-001": TRAINED,
    "effdet detect bees/runs/run-001 ": TRAINED,
    "effdet check": TRAINED,
    "effdet export": TRAINED,
    "effdet demo": "tests/e2e/test_demo.py::test_the_demo_finds_its_things_and_leaves_a_sheet_to_look_at",
    "effdet doctor": "tests/cli/test_doctor.py::test_the_whole_check_up_runs_and_speaks_json",
    "effdet doctor bees": "tests/cli/test_doctor.py::test_a_project_is_looked_at_and_never_named",
    "effdet doctor --tpu": "tests/cli/test_doctor.py::test_other_machines_are_looked_for_where_they_are_named",
    "effdet doctor --strategy": "tests/cli/test_doctor.py::test_other_machines_are_looked_for_where_they_are_named",
    "effdet edgetpu bees": "tests/core/test_exports_edgetpu.py::test_a_compiled_file_says_again_what_it_is",
}
"""How the lines that are not run here begin, and what runs them: a test, or a file that has the very line.

The longest beginning that fits a line counts.
"""
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
    elsewhere = [line for line in guide_pages.commands() if not is_here(line)]
    begins = {line: max((b for b in NOT_HERE if line.startswith(b)), key=len) for line in elsewhere}
    assert set(NOT_HERE) - set(begins.values()) == set(), "no page shows such a line"
    assert {line: NOT_HERE[begin] for line, begin in begins.items() if not _is_run(line, NOT_HERE[begin])} == {}


def _is_run(line: str, where: str) -> bool:
    """Whether a file holds the line, or the test that is named."""
    file, _, test = where.partition("::")
    text = (guide_pages.ROOT / file).read_text("utf-8")
    return f"\ndef {test}(" in text if test else f'"{line}"' in text
