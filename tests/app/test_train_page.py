"""The Train page with runs on disk and a trainer that is only pretended: what is seen, steered, listed and compared."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from app.session import Session
from app.thumbnails import Thumbnails
from app.training.page import TrainPage
from app.training.settings.prober import Prober
from app.training.trainings import Trainings
from app.widgets.toast import Toast
from effdet_core import events, supervise, training
from effdet_core.project import Project, run_notes
from effdet_core.run_folder import RunFolder
from tests.app.runs import Trainer

Open = Callable[[], TrainPage]


@pytest.fixture(autouse=True)
def _nothing_is_tried(monkeypatch: pytest.MonkeyPatch) -> None:
    """No trial steps: they load TensorFlow."""
    monkeypatch.setattr(Prober, "set_awake", lambda *_: None)


@pytest.fixture
def at_work() -> Iterator[Callable[[RunFolder], ExitStack]]:
    """Holds the lock of a run as its trainer would; closing what it returns is the trainer's end."""
    with ExitStack() as everything:

        def hold(run: RunFolder) -> ExitStack:
            one = ExitStack()
            one.enter_context(run.hold())
            everything.callback(one.close)
            return one

        yield hold


@pytest.fixture
def opened(qtbot: QtBot, session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Open]:
    """Opens the page over the project as it is then."""
    monkeypatch.setenv("EFFDET_STUDIO_CACHE", str(tmp_path / "cache"))
    made: list[tuple[TrainPage, Trainings, Thumbnails]] = []
    qtbot.waitUntil(lambda: len(session.catalogue) > 0 and not session.is_scanning)

    def show() -> TrainPage:
        thumbnails, trainings = Thumbnails(), Trainings()
        thumbnails.set_project(session.path)
        page = TrainPage(lambda where, photo: gone.append((where, photo)), thumbnails, trainings)
        page.resize(1000, 680)
        qtbot.addWidget(page)
        made.append((page, trainings, thumbnails))
        trainings.set_session(session)
        page.set_session(session)
        page.show()
        page.shown()
        page.gone = gone  # type: ignore[attr-defined]
        qtbot.waitUntil(lambda: len(page.summaries.all) == len(trainings.runs()))
        return page

    gone: list[tuple[str, str | None]] = []
    yield show
    for page, trainings, thumbnails in made:
        page.set_session(None)
        trainings.set_session(None)
        thumbnails.close()
        thumbnails.deleteLater()
        trainings.deleteLater()


@pytest.fixture
def launched(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, bool]]:
    """Every trainer that would have been started: the run's name, and whether it goes on."""
    found: list[tuple[str, bool]] = []
    monkeypatch.setattr(supervise, "launch", lambda run, *, resume=False: found.append((run.name, resume)))
    return found


def press(qtbot: QtBot, page: TrainPage, id: str) -> None:
    """A button under the sentence."""
    qtbot.mouseClick(page.view.status.buttons[id], Qt.MouseButton.LeftButton)


def title(page: TrainPage) -> str:
    """The largest words of the run."""
    return page.view.status.title.text()


def test_without_runs_the_page_invites(opened: Open, session: Session) -> None:
    page = opened()
    assert page.plan.isVisible()
    assert "from 20 on" in page.plan.text.text()
    assert page.plan.next.text() == "Label photos"
    page.plan.next.click()
    assert page.gone == [("label", None)]  # type: ignore[attr-defined]


def test_start_freezes_the_photos_and_trains_beside_the_window(
    qtbot: QtBot, opened: Open, project: Project, launched: list[tuple[str, bool]]
) -> None:
    page = opened()
    page.plan.anyway.click()
    qtbot.waitUntil(lambda: launched == [("run-001", False)])
    assert len(project.runs()) == 1
    assert page.view.watch is not None
    assert page.view.watch.run.name == "run-001"
    qtbot.waitUntil(lambda: [item.name for item in page.summaries.all] == ["run-001"])


def test_a_project_that_cannot_be_trained_says_everything_at_once(qtbot: QtBot, opened: Open, session: Session) -> None:
    page = opened()
    for photo in session.catalogue.names:
        session.change("empty", {photo: type(session.labels(photo))()})
    page.doing.start()
    qtbot.waitUntil(lambda: page.findChild(QDialog) is not None)
    dialog = page.findChild(QDialog)
    assert "training" in dialog.accessibleDescription()
    dialog.close()
    assert page.plan.next.isEnabled()


def test_a_training_under_way_is_found_followed_and_said_to_be_over(
    qtbot: QtBot, opened: Open, project: Project, at_work: Any
) -> None:
    trainer = Trainer(project).begin().epochs(2)
    held = at_work(trainer.run)
    page = opened()
    assert page.view.isVisible()
    qtbot.waitUntil(lambda: title(page) == "Training")
    assert "Pass 2 of 12" in page.view.status.sentence.text()
    assert len(page.view.looks.tiles) > 0
    trainer.steps(5)
    qtbot.waitUntil(lambda: "Pass 3 of 12" in page.view.status.sentence.text())
    with qtbot.waitSignal(page.trainings.ended):
        trainer.finish()
        held.close()
    assert title(page) == "Finished"
    assert set(page.view.status.buttons) == {"evaluate", "longer", "start_from"}
    qtbot.waitUntil(lambda: page.summaries.all[0].state == "completed")


def test_a_trainer_that_dies_without_a_word_is_noticed_soon(
    qtbot: QtBot, opened: Open, project: Project, at_work: Any
) -> None:
    trainer = Trainer(project).begin().epochs(1)
    held = at_work(trainer.run)
    page = opened()
    qtbot.waitUntil(lambda: title(page) == "Training")
    held.close()
    qtbot.waitUntil(lambda: title(page) == "The training was interrupted")
    assert supervise.POLL_SECONDS < 0.5, "within a second, where the computer is not busy"
    assert isinstance(trainer.run.read_events()[-1], events.Failed)
    assert next(iter(page.view.status.buttons)) == "resume"


def test_pause_and_stop_ask_by_files_and_say_so_at_once(
    qtbot: QtBot, opened: Open, project: Project, at_work: Any
) -> None:
    trainer = Trainer(project).begin().epochs(1)
    at_work(trainer.run)
    page = opened()
    qtbot.waitUntil(lambda: title(page) == "Training")
    press(qtbot, page, "pause")
    assert trainer.run.is_paused
    assert title(page) == "Pausing after this step…"
    trainer.say(events.PhaseChanged(phase="paused"))
    qtbot.waitUntil(lambda: title(page) == "Paused")
    press(qtbot, page, "pause")
    assert not trainer.run.is_paused
    press(qtbot, page, "stop")
    assert trainer.run.stop.exists()
    assert title(page) == "Stopping after this step…"


def test_ending_now_kills_the_trainer(
    qtbot: QtBot, opened: Open, project: Project, at_work: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    trainer = Trainer(project).begin().epochs(1)
    held = at_work(trainer.run)
    monkeypatch.setattr(supervise, "end_now", lambda run: held.close())
    page = opened()
    qtbot.waitUntil(lambda: "end_now" in page.view.status.buttons)
    press(qtbot, page, "end_now")
    qtbot.waitUntil(lambda: title(page) == "The training was interrupted")


def test_a_stopped_run_goes_on(qtbot: QtBot, opened: Open, project: Project, launched: list[tuple[str, bool]]) -> None:
    run = Trainer(project).begin().epochs(3).finish("stopped")
    page = opened()
    page.show_run(run)
    qtbot.waitUntil(lambda: "resume" in page.view.status.buttons)
    press(qtbot, page, "resume")
    assert launched == [("run-001", True)]


def test_out_of_memory_offers_half_the_batch_and_goes_on_with_it(
    qtbot: QtBot, opened: Open, project: Project, launched: list[tuple[str, bool]]
) -> None:
    trainer = Trainer(project, batch_size=16).begin().epochs(3)
    trainer.run.append_event(supervise.ProcessOutcome(-9).failed_event(16))
    page = opened()
    page.show_run(trainer.run)
    qtbot.waitUntil(lambda: title(page) == "Memory ran out")
    assert page.view.status.buttons["half_batch"].text() == "Go on with a batch of 8"
    press(qtbot, page, "half_batch")
    qtbot.waitUntil(lambda: launched == [("run-002", False)])
    made = type(trainer.spec).read(RunFolder(trainer.run.path.parent / "run-002").spec)
    assert (made.batch_size, made.epochs, made.uri) == (8, 9, str(trainer.run.path))


def test_a_loss_that_went_astray_starts_again_with_half_the_rate(
    qtbot: QtBot, opened: Open, project: Project, launched: list[tuple[str, bool]]
) -> None:
    trainer = Trainer(project, hparams="learning_rate=0.04").begin()
    trainer.fail("The loss is not a number after step 3: the training went astray.")
    page = opened()
    page.show_run(trainer.run)
    qtbot.waitUntil(lambda: "slower" in page.view.status.buttons)
    press(qtbot, page, "slower")
    qtbot.waitUntil(lambda: bool(launched))
    made = type(trainer.spec).read(RunFolder(trainer.run.path.parent / "run-002").spec)
    assert made.config.learning_rate == pytest.approx(0.02)


def test_a_finished_run_trains_longer_from_its_best_weights(
    qtbot: QtBot, opened: Open, project: Project, launched: list[tuple[str, bool]]
) -> None:
    run = Trainer(project).begin().epochs(2).finish()
    page = opened()
    page.show_run(run)
    qtbot.waitUntil(lambda: "longer" in page.view.status.buttons)
    offers = page.view.status.buttons["longer"].menu().actions()
    assert [action.text() for action in offers] == ["6 passes more", "12 passes more", "24 passes more"]
    offers[0].trigger()
    qtbot.waitUntil(lambda: launched == [("run-002", False)])


def test_another_training_waits_while_one_is_under_way(
    qtbot: QtBot, opened: Open, project: Project, launched: list[tuple[str, bool]], at_work: Any
) -> None:
    old = Trainer(project, "old").begin().epochs(1).finish("stopped")
    at_work(Trainer(project, "now").begin().epochs(1).run)
    page = opened()
    page.show_run(old)
    qtbot.waitUntil(lambda: "resume" in page.view.status.buttons)
    press(qtbot, page, "resume")
    assert launched == []
    assert "now is training" in page.window().findChildren(Toast)[0].message.text()
    page.show_run(None)
    assert page.plan.next.text() == "See it learn"


def test_the_report_of_a_defect_can_be_copied(qtbot: QtBot, opened: Open, project: Project) -> None:
    run = (
        Trainer(project)
        .begin()
        .fail("The trainer met a defect of this program: KeyError: 'x'", "", "Traceback: line 7")
    )
    page = opened()
    page.show_run(run)
    qtbot.waitUntil(lambda: "copy" in page.view.status.buttons)
    press(qtbot, page, "copy")
    assert "Traceback: line 7" in QGuiApplication.clipboard().text()
    press(qtbot, page, "log")
    assert page.view.log.isVisible()


def test_runs_are_listed_with_stars_first_notes_and_what_was_special(
    qtbot: QtBot, opened: Open, project: Project
) -> None:
    first = Trainer(project, "first", began=1000.0).begin().epochs(2).finish()
    Trainer(project, "second", began=2000.0, model_name="efficientdet-lite2").begin().epochs(2).finish()
    page = opened()
    page.show_run(first)
    qtbot.mouseClick(page.runs.star, Qt.MouseButton.LeftButton)
    assert run_notes.read(first).starred
    assert page.runs.model.rows[0].name == "first"
    qtbot.keyClicks(page.runs.note, "small ones missing")
    qtbot.waitUntil(lambda: run_notes.read(first).text == "small ones missing")
    spoken = page.runs.model.index(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert "Batch" not in spoken
    assert "Passes 12" in spoken
    assert "small ones missing" in spoken
    assert page.runs.model.rows[1].model == "efficientdet-lite2"


def test_a_run_goes_to_the_bin_and_comes_back(qtbot: QtBot, opened: Open, project: Project) -> None:
    run = Trainer(project).begin().epochs(1).finish()
    page = opened()
    page.show_run(run)
    page.runs.bin_chosen()
    qtbot.waitUntil(lambda: page.summaries.all == [])
    assert page.runs.binned.isVisible()
    assert page.plan.isVisible()
    page.window().findChildren(Toast)[-1].button.click()
    qtbot.waitUntil(lambda: [item.name for item in page.summaries.all] == ["run-001"])
    assert page.runs.binned.isHidden()


def test_two_runs_are_compared(qtbot: QtBot, opened: Open, project: Project) -> None:
    for name, final, batch in (("good", 0.9, 8), ("poor", 0.5, 4)):
        trainer = Trainer(project, name, batch_size=batch)
        trainer.final = final
        trainer.begin().epochs(4).finish()
    page = opened()
    page.runs.list.selectAll()
    page.runs.compare.click()
    qtbot.waitUntil(lambda: page.comparing.comparison is not None)
    found = page.comparing.comparison
    assert found is not None
    assert "good" in page.comparing.verdict.text()
    assert [row.key for row in found.settings] == ["batch_size"]
    assert {row.name for row in found.classes} == {"bee", "wasp"}
    page.close_comparison()
    assert page.plan.isVisible()


def test_charts_are_saved_as_picture_and_table(qtbot: QtBot, opened: Open, project: Project, tmp_path: Path) -> None:
    run = Trainer(project).begin().epochs(2).finish()
    page = opened()
    page.show_run(run)
    qtbot.waitUntil(lambda: title(page) == "Finished")
    page.view.save_to(tmp_path / "a.png")
    page.view.save_to(tmp_path / "a.csv")
    assert (tmp_path / "a.png").read_bytes().startswith(b"\x89PNG")
    assert len((tmp_path / "a.csv").read_text().splitlines()) == 1 + 50 + 2


def test_lines_can_be_hidden_and_values_are_said_where_one_points(qtbot: QtBot, opened: Open, project: Project) -> None:
    run = Trainer(project).begin().epochs(3).finish()
    page = opened()
    page.show_run(run)
    qtbot.waitUntil(lambda: title(page) == "Finished")
    charts = page.view.charts
    legend = charts.ap.legends["ap50"]
    charts.ap.plot.pointed.emit(2.0)
    assert legend.value
    qtbot.mouseClick(legend, Qt.MouseButton.LeftButton)
    assert not charts.ap.plot.is_line_visible("ap50")
    charts.log.click()
    charts.smoothing.setValue(0)
    charts.loss.plot.item.getViewBox().setXRange(1, 2)
    (low, high), _ = charts.ap.plot.item.getViewBox().viewRange()
    assert low == pytest.approx(1, abs=0.1)
    assert high == pytest.approx(2, abs=0.1)
    charts.fit()


def test_earlier_looks_can_be_gone_back_to(qtbot: QtBot, opened: Open, project: Project) -> None:
    run = Trainer(project).begin().epochs(3).finish()
    page = opened()
    page.show_run(run)
    looks = page.view.looks
    qtbot.waitUntil(lambda: looks.when.text() == "after pass 3")
    looks.slider.setValue(0)
    assert looks.when.text() == "after pass 1"
    looks.tiles[0].click()
    assert page.gone[-1][0] == "label"  # type: ignore[attr-defined]


def test_a_new_run_of_another_window_does_not_stop_the_page(opened: Open, project: Project, qtbot: QtBot) -> None:
    page = opened()
    run = training.begin_run(project, Trainer(project, "x").spec)
    page.show_run(run)
    qtbot.waitUntil(lambda: title(page) == "Not started yet")
    assert list(page.view.status.buttons) == ["again"]
    assert not run.events.exists()
