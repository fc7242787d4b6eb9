"""A training as the whole window sees it: in the header of every page, at its end, and over the window's own end."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.main_window import MainWindow
from app.training.page import TrainPage
from app.training.settings.prober import Prober
from app.widgets.toast import Toast
from effdet_core import supervise
from effdet_core.project import Project
from effdet_core.run_folder import RunFolder
from effdet_core.spec import EfficientDetSpec
from tests.app.runs import Trainer

Make = Callable[[Path], MainWindow]


@pytest.fixture(autouse=True)
def _nothing_is_tried(monkeypatch: pytest.MonkeyPatch) -> None:
    """No trial steps: they load TensorFlow."""
    monkeypatch.setattr(Prober, "set_awake", lambda *_: None)


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Make]:
    """Makes windows that close at the end."""
    monkeypatch.setenv("EFFDET_STUDIO_CACHE", str(tmp_path / "cache"))
    made: list[MainWindow] = []

    def make(project: Path) -> MainWindow:
        window = MainWindow(project)
        qtbot.addWidget(window)
        made.append(window)
        window.show()
        qtbot.waitUntil(lambda: window.project is not None and window._opened.facts.photos > 0)
        return window

    yield make
    for window in made:
        window.close()


def train_page(window: MainWindow) -> TrainPage:
    """The page itself."""
    window.navigate("train", None)
    page = window.stack.currentWidget()
    assert isinstance(page, TrainPage)
    return page


def test_every_page_shows_the_training_and_leads_to_it(window: Make, project: Project, qtbot: QtBot) -> None:
    trainer = Trainer(project).begin().epochs(3)
    with trainer.run.hold():
        shown = window(project.path)
        chip = shown.training.chip
        qtbot.waitUntil(chip.isVisible)
        assert "Training 25 %" in chip.accessibleName()
        qtbot.mouseClick(chip, Qt.MouseButton.LeftButton)
        page = shown.stack.currentWidget()
        assert isinstance(page, TrainPage)
        qtbot.waitUntil(lambda: page.view.status.title.text() == "Training")
        shown.navigate("photos", None)
        trainer.epochs(3)
        qtbot.waitUntil(lambda: "Training 50 %" in chip.accessibleName())


def test_the_end_is_told_wherever_a_person_is(window: Make, project: Project, qtbot: QtBot) -> None:
    trainer = Trainer(project).begin().epochs(3)
    with trainer.run.hold():
        shown = window(project.path)
        qtbot.waitUntil(shown.training.chip.isVisible)
        trainer.finish()
    qtbot.waitUntil(lambda: shown.training.chip.isHidden())
    toast = shown.findChildren(Toast)[-1]
    assert "run-001 is finished. Best AP50" in toast.message.text()
    toast.button.click()
    page = shown.stack.currentWidget()
    assert isinstance(page, TrainPage)


def test_runs_that_ended_before_are_not_told_again(window: Make, project: Project, qtbot: QtBot) -> None:
    Trainer(project).begin().epochs(1).finish()
    shown = window(project.path)
    page = train_page(shown)
    qtbot.waitUntil(lambda: len(page.summaries.all) == 1)
    assert shown.findChildren(Toast) == []
    assert shown.training.chip.isHidden()


@pytest.mark.slow
def test_a_real_training_outlives_the_window_is_found_again_killed_resumed_paused_and_stopped(
    window: Make, project: Project, qtbot: QtBot
) -> None:
    hparams = {"image_size": 64, "map_freq": 5, "fpn_num_filters": 16, "fpn_cell_repeats": 1, "box_class_repeats": 1}
    spec = EfficientDetSpec(uri="none", epochs=400, batch_size=2, hparams=hparams)
    first = window(project.path)
    page = train_page(first)
    page.doing.start(spec)
    qtbot.waitUntil(lambda: page.view.watch is not None and page.view.watch.story.best is not None, timeout=180_000)
    run = RunFolder(project.path / "runs" / "run-001")
    assert page.view.looks.isVisible()
    first.close()
    assert supervise.is_at_work(run)

    second = window(project.path)
    qtbot.waitUntil(second.training.chip.isVisible)
    page = train_page(second)
    qtbot.waitUntil(lambda: page.view.status.title.text() in ("Training", "Checking what it finds"))
    os.kill(int(run.process.read_text()), signal.SIGKILL)
    qtbot.waitUntil(lambda: page.view.status.title.text() == "The training was interrupted")
    assert second.training.chip.isHidden()

    page.view.status.buttons["resume"].click()
    watch = page.view.watch
    assert watch is not None
    qtbot.waitUntil(lambda: watch.story.sessions == 2 and watch.story.last_step is not None, timeout=180_000)
    assert watch.story.last_step is not None
    page.view.status.buttons["pause"].click()
    qtbot.waitUntil(lambda: page.view.status.title.text() == "Paused", timeout=20_000)
    page.view.status.buttons["pause"].click()
    page.view.status.buttons["stop"].click()
    with qtbot.waitSignal(page.trainings.ended, timeout=60_000):
        pass
    assert page.view.status.title.text() == "Stopped, everything is kept"
    assert run.state() == "stopped"
    assert (run.checkpoints / "last.npz").is_file()
