"""The Evaluate page over runs that were judged by a test: what leads to it, and what is seen."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from app.session import Session
from app.widgets.progress_row import ProgressRow
from effdet_core import tasks
from effdet_core.errors import RunError
from effdet_core.evaluation.judging import Judged, JudgeRequest
from effdet_core.project import Project, near_duplicates
from effdet_core.project.labels import Labels
from effdet_core.project.near_duplicates import Group, Member
from effdet_core.run_folder import RunFolder
from tests.app import judged
from tests.app.evaluate_window import Open, Window, is_open, mistakes, opening, toast


@pytest.fixture(autouse=True)
def _no_search(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nearly the same photos are looked for only where a test is about them."""
    monkeypatch.setattr(near_duplicates, "find", lambda *_: ())


@pytest.fixture
def run(project: Project) -> RunFolder:
    """A trained detector that nobody judged."""
    return judged.trained(project)


@pytest.fixture
def opened(qtbot: QtBot, session: Session) -> Iterator[Open]:
    """Opens the page over the project as it is then."""
    with opening(qtbot, session) as show:
        yield show


@pytest.fixture
def page(run: RunFolder, opened: Open) -> Window:
    """Of a judged detector, with one mistake of each kind."""
    judged.judged(run, judged.usual())
    return opened()


# Before there is anything


def test_without_a_trained_detector_the_page_says_what_is_missing(opened: Open) -> None:
    page = opened()
    assert not page.bar.isVisible()
    assert "photo by photo" in page.invitation.state.more.text()
    assert "18 more" in page.invitation.state.more.text()
    page.invitation.state.button.click()
    assert page.led == [("label", None)]


def test_a_detector_that_nobody_judged_is_judged_in_a_process_of_its_own(
    qtbot: QtBot, opened: Open, run: RunFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[Any] = []

    def work(module: str, request: JudgeRequest, result: type, tell: Any) -> Judged:
        asked.append((module, request))
        tell(1, 3, "")
        return Judged(path=str(judged.judged(run, judged.usual())))

    monkeypatch.setattr(tasks, "run", work)
    page = opened()
    assert page.invitation.state.sentence.text() == "How good is first?"
    page.invitation.state.button.click()
    assert not page.bar.judge.isEnabled()
    assert not page.invitation.state.button.isVisible()
    qtbot.waitUntil(lambda: is_open(page))
    assert asked == [("effdet_core.nn.judge", JudgeRequest(run=str(run.path), source="network", split="val"))]
    assert page.desk.body.isVisible()
    assert not page.doing.isVisible()
    assert page.bar.judge.text() == "Evaluate again"


def test_judging_can_be_stopped_and_says_why_it_failed(
    qtbot: QtBot, opened: Open, run: RunFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    def never(module: str, request: JudgeRequest, result: type, tell: Any) -> Judged:
        while True:
            tell(0, 3, "")

    monkeypatch.setattr(tasks, "run", never)
    page = opened()
    page.judge()
    page.doing.findChild(ProgressRow).cancel.click()
    qtbot.waitUntil(lambda: not page.doing.is_busy)
    assert page.invitation.state.button.isVisible()

    def fails(*_: object) -> Judged:
        raise RunError("has no weights yet", where="first")

    monkeypatch.setattr(tasks, "run", fails)
    page.judge()
    qtbot.waitUntil(lambda: page.findChild(QDialog) is not None)
    assert "has no weights" in page.findChild(QDialog).accessibleDescription()
    page.findChild(QDialog).close()


def test_a_damaged_evaluation_says_so_and_offers_a_new_one(opened: Open, run: RunFolder) -> None:
    path = judged.judged(run, judged.usual())
    path.write_text(path.read_text("utf-8")[:-200], "utf-8")
    page = opened()
    assert "cannot be read" in page.invitation.state.sentence.text()
    assert page.invitation.state.button.text() == "Evaluate again"


# What is seen


def test_the_sentence_comes_first(page: Window) -> None:
    assert page.desk.body.headline.found.text() == "Finds 33 of 100 objects"
    assert page.desk.body.headline.alarms.text() == "133 false alarms per 100 photos"
    assert "3 validation photo" in page.desk.body.headline.basis.text()
    assert "19 times of 20" in page.desk.body.headline.found.toolTip()


def test_every_kind_of_mistake_is_shown_once(page: Window) -> None:
    assert mistakes(page) == {"false alarm": 1, "wrong class": 1, "sloppy box": 1, "double": 1}
    wrong = page.desk.gallery.groups["wrong class"].tiles[0].look
    assert wrong is not None
    assert (wrong.title, wrong.detail) == ("wasp, said bee", "70 % sure")
    assert (wrong.truth, wrong.found) == ((30, 80, 90, 150), (30, 80, 90, 150))
    assert wrong.truth_colour != wrong.found_colour


def test_mistakes_get_their_pictures(qtbot: QtBot, page: Window) -> None:
    group = page.desk.gallery.groups["wrong class"]
    qtbot.waitUntil(lambda: group.tiles[0].has_image)


def test_rows_say_how_each_class_does(page: Window) -> None:
    bee, wasp = (row.figures for row in page.desk.body.classes.rows)
    assert bee is not None
    assert wasp is not None
    assert (bee.found, bee.objects, bee.alarms) == (1, 2, 3)
    assert (wasp.found, wasp.objects, wasp.alarms) == (0, 1, 1)
    assert (bee.ap50, bee.low, bee.high) == (0.9, 0.85, 0.95)


def test_a_class_can_be_looked_at_alone(page: Window) -> None:
    page.desk.body.classes.rows[1].click()
    assert page.desk.body.headline.found.text() == "Finds 0 of 100 wasp"
    assert mistakes(page) == {"false alarm": 1, "wrong class": 1}
    assert page.desk.gallery.only.isVisible()
    page.desk.body.headline.back.click()
    assert page.desk.body.headline.found.text() == "Finds 33 of 100 objects"
    assert len(mistakes(page)) == 4
    assert not page.desk.body.classes.rows[1].isChecked()


def test_other_weights_make_what_is_shown_old(run: RunFolder, opened: Open) -> None:
    judged.judged(run, judged.usual())
    (run.checkpoints / "best.npz").write_bytes(b"later ones")
    page = opened()
    assert page.desk.body.note.isVisible()
    assert page.bar.judge.property("kind") == "primary"


def test_too_few_photos_are_said(run: RunFolder, opened: Open) -> None:
    judged.judged(run, judged.usual(), ap50=(0.5, 0.95))
    page = opened()
    assert "too few" in page.desk.body.small.message.text()


def test_another_source_or_split_can_be_looked_at(qtbot: QtBot, run: RunFolder, opened: Open) -> None:
    run.export.mkdir()
    (run.export / "small.tflite").write_bytes(b"file")
    judged.judged(run, judged.usual())
    page = opened()
    page.bar.sources.setCurrentIndex(1)
    assert page.invitation.isVisible()
    assert page.bar.judge.text() == "Evaluate"
    judged.judged(run, {}, source="small.tflite")
    page.shown()
    qtbot.waitUntil(lambda: page.opened is not None and page.opened.evaluation.source == "small.tflite")
    assert page.desk.body.headline.found.text() == "Finds 0 of 100 objects"


# Leaks


def test_nearly_the_same_photos_are_said_shown_put_together_and_apart_again(
    qtbot: QtBot, run: RunFolder, opened: Open, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = sorted(session.catalogue.names)[:2]
    group = Group((Member(names[0], "train"), Member(names[1], "val")))

    def find(*_: object) -> tuple[Group, ...]:
        splits = {session.labels(name).split for name in names}
        return (group,) if len(splits) > 1 else ()

    def fixed(groups: tuple[Group, ...], catalogue: object, labels_of: Callable[[str], Labels]) -> dict[str, Labels]:
        return {names[1]: labels_of(names[0])}

    monkeypatch.setattr(near_duplicates, "find", find)
    monkeypatch.setattr(near_duplicates, "fixed", fixed)
    judged.judged(run, judged.usual())
    page = opened()
    qtbot.waitUntil(lambda: page.desk.leaks.isVisible())
    page.desk.leaks.shown.set_open(True)
    assert page.desk.leaks.shown.body.count() == 1
    page.desk.leaks.banner.button.click()
    assert session.labels(names[1]).split == "train"
    assert not page.desk.leaks.isVisible()
    toast(page).button.click()
    assert session.labels(names[1]).split == "val"
    qtbot.waitUntil(lambda: page.desk.leaks.isVisible())


def test_another_project_takes_everything_along(page: Window, tmp_path: Path) -> None:
    page.set_session(None)
    assert page.opened is None
    assert not page.desk.body.isVisible()
    assert not page.bar.isVisible()
