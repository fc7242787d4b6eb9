"""The whole way through the real command line and a real trainer process: train, stop, resume, export, use."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import msgspec
import pytest

from effdet_core import events
from effdet_core.run_folder import RunFolder
from effdet_core.sample import make_sample
from tests.core.kits import bare

pytestmark = [pytest.mark.slow, pytest.mark.timeout(900)]

EFFDET = [sys.executable, "-m", "effdet_core.cli"]
SMALL = "image_size=128,map_freq=1,fpn_num_filters=16,fpn_cell_repeats=1,box_class_repeats=1"
TINY = ["--batch-size", "4", "--hparams", SMALL]


def effdet(*words: object, code: int = 0) -> str:
    """What a command says, after checking its exit code."""
    done = subprocess.run([*EFFDET, *map(str, words)], capture_output=True, text=True, check=False)
    assert done.returncode == code, done.stdout + done.stderr
    assert "Traceback" not in done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("way")
    photos = make_sample(folder / "photos", seed=4, train=8, val=4, test=4)
    effdet("new", folder / "project")
    effdet("import", photos, "--into", folder / "project")
    return folder / "project"


@pytest.fixture(scope="module")
def stopped(project: Path) -> RunFolder:
    """A run that Ctrl-C stopped after its first steps."""
    words = ["train", str(project), "--name", "tiny", "--epochs", "60", *TINY, "--json"]
    with subprocess.Popen([*EFFDET, *words], stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout
        for line in process.stdout:
            if isinstance(events.decode(line), events.StepDone):
                process.send_signal(signal.SIGINT)
                break
        out, err = process.communicate(timeout=300)
    last = events.decode(out.splitlines()[-1])
    assert isinstance(last, events.Finished), err
    assert (process.returncode, last.reason) == (130, "stopped")
    return RunFolder(project / "runs" / "tiny")


@pytest.fixture(scope="module")
def trained(project: Path) -> RunFolder:
    """A complete run of two epochs."""
    effdet("train", project, "--name", "whole", "--epochs", "2", *TINY)
    return RunFolder(project / "runs" / "whole")


@pytest.fixture(scope="module")
def exported(trained: RunFolder) -> Path:
    effdet("export", trained.path, "--precision", "int8", "--calibration-images", "8")
    return trained.export / "whole-int8.tflite"


def test_ctrl_c_keeps_a_run_that_can_be_resumed(stopped: RunFolder) -> None:
    assert stopped.state() == "stopped"
    step = events_of(stopped, events.Finished)[-1].step
    with subprocess.Popen([*EFFDET, "train", "--resume", str(stopped.path)], stderr=subprocess.DEVNULL) as process:
        deadline = time.monotonic() + 300
        while len(events_of(stopped, events.Started)) < 2 and time.monotonic() < deadline:
            time.sleep(0.2)
        stopped.request_stop()
        process.wait(300)
    assert events_of(stopped, events.Started)[-1].step == step


def events_of(run: RunFolder, kind: type[Any]) -> list[Any]:
    return [event for event in run.read_events() if isinstance(event, kind)]


def test_a_complete_run_is_listed_with_its_figures(project: Path, trained: RunFolder) -> None:
    found = {item["run"]: item for item in msgspec.json.decode(effdet("runs", project, "--json"))}
    assert (found["whole"]["state"], found["whole"]["epoch"]) == ("completed", 2)
    assert found["whole"]["ap50_test"] is not None


def test_the_network_and_its_file_are_measured_on_the_same_pictures(trained: RunFolder, exported: Path) -> None:
    for subject in (trained.path, exported):
        report = msgspec.json.decode(effdet("evaluate", subject, "--json"))
        assert (report["split"], report["images"]) == ("test", 4)
        assert set(report["metrics"]["per_class"]) == {"leaf", "coin", "nut", "button"}


def test_file_and_run_detect_and_draw(project: Path, trained: RunFolder, exported: Path, tmp_path: Path) -> None:
    pictures = project.parent / "photos" / "JPEGImages"
    for subject in (trained.path, exported):
        words = ["detect", subject, pictures, "--threshold", "0", "--draw", tmp_path / subject.name, "--json"]
        found = msgspec.json.decode(effdet(*words))
        assert len(found) == len(list((tmp_path / subject.name).glob("*.jpg"))) == 16
        assert all(0 <= item["score"] <= 1 for picture in found for item in picture["detections"])


def test_a_damaged_picture_is_named_and_the_others_are_looked_at(exported: Path, project: Path, tmp_path: Path) -> None:
    whole = project.parent / "photos" / "JPEGImages" / "test_0001.jpg"
    (tmp_path / "cut.jpg").write_bytes(whole.read_bytes()[:2000])
    found = msgspec.json.decode(effdet("detect", exported, tmp_path / "cut.jpg", whole, "--json", code=1))
    assert [picture["image"] for picture in found] == [str(whole)]


def test_the_exported_file_proves_itself_in_a_kit(trained: RunFolder, exported: Path, tmp_path: Path) -> None:
    effdet("kit", trained.path, "--out", tmp_path / "kit")
    assert (tmp_path / "kit" / exported.name).read_bytes() == exported.read_bytes()
    done = bare(tmp_path / "kit" / "selftest.py")
    assert done.returncode == 0, done.stdout


def test_a_trained_run_has_a_model_card(trained: RunFolder, exported: Path, tmp_path: Path) -> None:
    effdet("report", trained.path, "--out", tmp_path / "card.html")
    card = (tmp_path / "card.html").read_text("utf-8")
    assert "2 of 2 passes" in card
    assert exported.name in card
