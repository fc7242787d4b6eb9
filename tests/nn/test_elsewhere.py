"""A training that really goes to another computer, as far as one computer has two homes, and comes back."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import pytest

from effdet_core import elsewhere
from effdet_core.dataset import Dataset
from effdet_core.events import Evaluated, Finished, StepDone
from effdet_core.nn.trained import open_run
from effdet_core.project import Project, import_into
from effdet_core.run_folder import RunFolder
from effdet_core.sample import make_sample
from effdet_core.spec import EfficientDetSpec


@pytest.fixture
def project(tmp_path: Path) -> Project:
    made = Project.create(tmp_path / "home" / "things")
    import_into(made, make_sample(tmp_path / "home" / "sample", seed=3, train=4, val=2, test=1))
    return Project.open(made.path)


def sent(project: Project, tmp_path: Path, **changes: object) -> Path:
    """The unpacked archive, where nothing of this project is known."""
    few = {"image_size": 64, "fpn_num_filters": 16, "fpn_cell_repeats": 1, "box_class_repeats": 1}
    spec = EfficientDetSpec(**{"epochs": 1, "batch_size": 2, "hparams": few, **changes})  # type: ignore[arg-type]
    packed = elsewhere.pack_project(project, spec, tmp_path / "out.zip")
    with zipfile.ZipFile(packed.path) as archive:
        archive.extractall(tmp_path / "there")
    packed.path.unlink()
    return tmp_path / "there" / packed.folder


def started(folder: Path, *words: str) -> subprocess.Popen[str]:
    """The script, as a person starts it there: in another home, without our code on the way."""
    environment = {"PATH": os.environ["PATH"], "HOME": str(folder.parent / "other home")}
    return subprocess.Popen(
        [sys.executable, str(folder / "train.py"), *words],
        cwd=folder.parent, env=environment, text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        start_new_session=True,
    )  # fmt: skip


def test_a_training_goes_there_and_comes_back_whole(project: Project, tmp_path: Path) -> None:
    folder = sent(project, tmp_path)
    (tmp_path / "home").rename(tmp_path / "far away")
    running = started(folder, "--epochs", "2")
    said, _ = running.communicate(timeout=400)
    assert (running.returncode, "To take home" in said) == (0, True), said
    (tmp_path / "far away").rename(tmp_path / "home")
    run = elsewhere.bring_back(folder / "run-001-trained.zip", project).run
    found = run.read_events()
    assert (run.state(), EfficientDetSpec.read(run.spec).epochs) == ("completed", 2)
    assert {event.split for event in found if isinstance(event, Evaluated)} == {"val", "test"}
    at_home, _ = Project.open(project.path).freeze()
    assert [item.image for item in Dataset.read(run.dataset).examples] == [item.image for item in at_home.examples]
    assert open_run(run)[1].image_size == (64, 64)


def test_ctrl_c_there_keeps_what_was_learnt_and_it_goes_on_at_home(project: Project, tmp_path: Path) -> None:
    folder = sent(project, tmp_path, epochs=200)
    running = started(folder)
    there = RunFolder(folder / "runs" / "run-001")
    deadline = time.monotonic() + 300
    while not any(isinstance(event, StepDone) for event in there.read_events()):
        assert time.monotonic() < deadline
        assert running.poll() is None, running.communicate()[0]
        time.sleep(0.2)
    os.killpg(running.pid, signal.SIGINT)
    said, _ = running.communicate(timeout=120)
    assert (running.returncode, "To take home" in said) == (130, True), said
    run = elsewhere.bring_back(folder / "run-001-trained.zip", project).run
    ended = run.read_events()[-1]
    assert isinstance(ended, Finished)
    assert (ended.reason, (run.checkpoints / "last.npz").is_file()) == ("stopped", True)
