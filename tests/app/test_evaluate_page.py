"""The Evaluate page over runs that were judged by a test: what is seen, set, kept, filtered and opened."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from app.evaluation.gallery import Filter
from app.evaluation.page import EvaluatePage
from app.session import Session
from app.training.trainings import Trainings
from app.widgets.progress_row import ProgressRow
from app.widgets.toast import Toast
from effdet_core import tasks
from effdet_core.errors import RunError
from effdet_core.evaluation import choice as choices
from effdet_core.evaluation.judging import Judged, JudgeRequest
from effdet_core.evaluation.prices import Prices
from effdet_core.evaluation.thresholds import Thresholds
from effdet_core.project import Project, near_duplicates
from effdet_core.project.annotation import LabelledBox
from effdet_core.project.labels import Labels, with_boxes
from effdet_core.project.near_duplicates import Group, Member
from effdet_core.run_folder import RunFolder
from tests.app import judged

Open = Callable[[], EvaluatePage]


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
    made: list[tuple[EvaluatePage, Trainings]] = []
    qtbot.waitUntil(lambda: len(session.catalogue) > 0 and not session.is_scanning)
    gone: list[tuple[str, str | None]] = []

    def show() -> EvaluatePage:
        trainings = Trainings()
        page = EvaluatePage(lambda where, photo: gone.append((where, photo)), trainings)
        page.resize(1000, 700)
        qtbot.addWidget(page)
        made.append((page, trainings))
        trainings.set_session(session)
        page.set_session(session)
        page.gone = gone  # type: ignore[attr-defined]
        with qtbot.waitActive(page):
            page.show()
            page.activateWindow()
        page.shown()
        qtbot.waitUntil(lambda: page.invitation.isVisible() or page.errors is not None)
        return page

    yield show
    for page, trainings in made:
        page.set_session(None)
        trainings.set_session(None)
        trainings.deleteLater()


@pytest.fixture
def page(run: RunFolder, opened: Open) -> EvaluatePage:
    """Of a judged detector, with one mistake of each kind."""
    judged.judged(run, judged.usual())
    return opened()


def counts(page: EvaluatePage) -> dict[str, int]:
    """Mistakes that show, by kind."""
    return {kind: len(group.errors) for kind, group in page.gallery.groups.items() if len(group.errors)}


def toast(page: EvaluatePage) -> Toast:
    """The newest message."""
    return page.window().findChildren(Toast)[-1]


# Before there is anything


def test_without_a_trained_detector_the_page_says_what_is_missing(opened: Open) -> None:
    page = opened()
    assert not page.bar.isVisible()
    assert "photo by photo" in page.invitation.state.more.text()
    assert "18 more" in page.invitation.state.more.text()
    page.invitation.state.button.click()
    assert page.gone == [("label", None)]  # type: ignore[attr-defined]


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
    qtbot.waitUntil(lambda: page.errors is not None)
    assert asked == [("effdet_core.nn.judge", JudgeRequest(run=str(run.path), source="network", split="val"))]
    assert page.body.isVisible()
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
    qtbot.waitUntil(lambda: page.doing.judging is None)
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


def test_the_sentence_comes_first(page: EvaluatePage) -> None:
    assert page.body.headline.found.text() == "Finds 33 of 100 objects"
    assert page.body.headline.alarms.text() == "133 false alarms per 100 photos"
    assert "3 validation photo" in page.body.headline.basis.text()
    assert "19 times of 20" in page.body.headline.found.toolTip()


def test_every_kind_of_mistake_is_shown_once(page: EvaluatePage) -> None:
    assert counts(page) == {"false alarm": 1, "wrong class": 1, "sloppy box": 1, "double": 1}
    wrong = page.gallery.groups["wrong class"].tiles[0].look
    assert wrong is not None
    assert (wrong.title, wrong.detail) == ("wasp, said bee", "70 % sure")
    assert (wrong.truth, wrong.found) == ((30, 80, 90, 150), (30, 80, 90, 150))
    assert wrong.truth_colour != wrong.found_colour


def test_mistakes_get_their_pictures(qtbot: QtBot, page: EvaluatePage) -> None:
    group = page.gallery.groups["wrong class"]
    qtbot.waitUntil(lambda: group.tiles[0].has_image)


def test_rows_say_how_each_class_does(page: EvaluatePage) -> None:
    bee, wasp = (row.figures for row in page.body.classes.rows)
    assert bee is not None
    assert wasp is not None
    assert (bee.found, bee.objects, bee.alarms) == (1, 2, 3)
    assert (wasp.found, wasp.objects, wasp.alarms) == (0, 1, 1)
    assert (bee.ap50, bee.low, bee.high) == (0.9, 0.85, 0.95)


def test_a_class_can_be_looked_at_alone(page: EvaluatePage) -> None:
    page.body.classes.rows[1].click()
    assert page.body.headline.found.text() == "Finds 0 of 100 wasp"
    assert counts(page) == {"false alarm": 1, "wrong class": 1}
    assert page.gallery.only.isVisible()
    page.body.headline.back.click()
    assert page.body.headline.found.text() == "Finds 33 of 100 objects"
    assert len(counts(page)) == 4
    assert not page.body.classes.rows[1].isChecked()


def test_other_weights_make_what_is_shown_old(run: RunFolder, opened: Open) -> None:
    judged.judged(run, judged.usual())
    (run.checkpoints / "best.npz").write_bytes(b"later ones")
    page = opened()
    assert page.body.note.isVisible()
    assert page.bar.judge.property("kind") == "primary"


def test_too_few_photos_are_said(run: RunFolder, opened: Open) -> None:
    judged.judged(run, judged.usual(), ap50=(0.5, 0.95))
    page = opened()
    assert "too few" in page.body.small.message.text()


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
    assert page.body.headline.found.text() == "Finds 0 of 100 objects"


# Thresholds


def test_a_moved_threshold_moves_everything(qtbot: QtBot, page: EvaluatePage) -> None:
    page.body.card.slider.setValue(20)
    assert page.body.headline.found.text() == "Finds 67 of 100 objects"
    assert page.body.classes.rows[0].figures is not None
    assert page.body.classes.rows[0].figures.found == 2
    qtbot.waitUntil(lambda: "sloppy box" not in counts(page))
    page.body.card.slider.setValue(95)
    assert page.body.headline.alarms.text() == "no false alarms"
    qtbot.waitUntil(lambda: counts(page) == {"missed": 3})


def test_the_curve_can_be_taken_hold_of(page: EvaluatePage) -> None:
    plot = page.body.card.plot
    assert plot.threshold_at(QPointF(1 / 3, 1.0)) == pytest.approx(0.9)
    plot.moved.emit(0.9)
    assert page.setting.thresholds.common == pytest.approx(0.9)
    assert page.body.card.value.text() == "0.90"


def test_prices_move_the_threshold_to_where_it_costs_least(page: EvaluatePage) -> None:
    page.body.card.best.click()
    assert 0.8 < page.setting.thresholds.common <= 0.9
    assert page.body.card.best.text() == "This costs least"
    page.body.card.miss.setValue(page.body.card.miss.maximum())
    assert page.setting.prices == Prices(miss=100)
    cheap = page.setting.thresholds.common
    assert cheap <= 0.3
    assert "100 false alarms" in page.body.card.together.text()
    page.body.card.slider.setValue(50)
    assert page.body.card.best.text() == f"Costs least at {cheap:.2f}"
    page.body.card.best.click()
    page.body.card.keep.click()
    kept = choices.read(page.reading.run)
    assert kept == choices.Choice(thresholds=Thresholds(common=cheap), prices=Prices(miss=100))


def test_each_class_can_have_its_own_threshold(page: EvaluatePage) -> None:
    page.body.card.own.button("own").click()
    assert not page.body.card.slider.isEnabled()
    page.body.classes.rows[0].click()
    assert page.body.card.slider.isEnabled()
    page.body.card.slider.setValue(25)
    assert page.setting.thresholds == Thresholds(common=0.4, per_class={"bee": 0.25})
    assert page.body.card.title.text() == "bee counts from"


def test_what_is_kept_is_written_said_and_taken_back(page: EvaluatePage, run: RunFolder) -> None:
    assert "0.40" in page.body.card.kept.text()
    page.body.card.slider.setValue(30)
    page.body.card.keep.click()
    assert choices.read(run) == choices.Choice(thresholds=Thresholds(common=0.3))
    assert page.body.card.kept.text() == "Exported files say: sure from 0.30."
    assert not page.body.card.keep.isEnabled()
    page.body.card.slider.setValue(60)
    assert page.body.card.keep.isEnabled()
    page.keep()
    toast(page).button.click()
    assert choices.read(run) == choices.Choice(thresholds=Thresholds(common=0.3))
    toast(page)


def test_a_first_choice_that_is_taken_back_leaves_nothing(page: EvaluatePage, run: RunFolder) -> None:
    page.keep()
    assert choices.read(run) is not None
    toast(page).button.click()
    assert choices.read(run) is None
    assert "say nothing yet" in page.body.card.kept.text()


def test_the_page_begins_with_what_was_kept(run: RunFolder, opened: Open) -> None:
    judged.judged(run, judged.usual())
    choices.write(run, choices.Choice(thresholds=Thresholds(common=0.85), prices=Prices(alarm=10)))
    page = opened()
    assert page.body.card.value.text() == "0.85"
    assert page.body.card.alarm_value.text() == "10"


# Mistakes


def test_kinds_filter(page: EvaluatePage) -> None:
    page.gallery.chips["sloppy box"].click()
    visible = [kind for kind, group in page.gallery.groups.items() if group.isVisible()]
    assert visible == ["sloppy box"]
    page.gallery.chips["sloppy box"].click()
    assert page.filter == Filter()
    page.handlers()["evaluate.missed"]()
    assert page.filter.kind == "missed"
    assert page.gallery.nothing.isVisible()


def test_a_cell_of_what_is_taken_for_what_shows_its_mistakes(page: EvaluatePage) -> None:
    page.body.mixed.picked.emit(1, 0)
    assert counts(page) == {"wrong class": 1}
    assert page.gallery.only.name == "wasp taken for bee"
    page.gallery.only.click()
    assert len(counts(page)) > 0
    page.body.mixed.picked.emit(-1, 1)
    assert page.filter == Filter("false alarm", "wasp")


def test_a_mistake_opens_its_photo_and_the_label_page_goes_through_the_others(page: EvaluatePage) -> None:
    page.gallery.groups["sloppy box"].tiles[0].click()
    where, photo = page.gone[0]  # type: ignore[attr-defined]
    assert where == "label"
    assert photo.endswith("photo_1.jpg")
    assert [name.rpartition("/")[2] for name in page.order()] == ["photo_2.jpg", "photo_0.jpg", "photo_1.jpg"]


def test_a_photo_that_left_the_project_is_said_to_be_gone(page: EvaluatePage, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(page.looks, "name_of", lambda _: None)
    page.gallery.groups["double"].tiles[0].click()
    assert page.gone == []  # type: ignore[attr-defined]
    assert "not in the project" in toast(page).message.text()


def test_a_photo_that_was_relabelled_says_so(page: EvaluatePage, session: Session) -> None:
    tile = page.gallery.groups["false alarm"].tiles[0]
    assert tile.look is not None
    assert not tile.look.relabelled
    photo = page.looks.name_of(tile.look.photo)
    assert photo is not None
    wasp = LabelledBox("wasp", (50.0, 50.0, 90.0, 90.0))
    session.change("mend", {photo: with_boxes(session.labels(photo), [wasp])})
    assert tile.look.relabelled
    session.undo()
    assert not tile.look.relabelled


def test_arrow_keys_go_over_the_mistakes_and_enter_opens(qtbot: QtBot, run: RunFolder, opened: Open) -> None:
    many = tuple(((50.0, float(10 * n), 60.0, 10.0 * n + 8), 0.9 - n / 100, judged.WASP) for n in range(12))
    judged.judged(run, {"photo_2.jpg": many})
    page = opened()
    page.gallery.chips["false alarm"].click()
    tiles = page.gallery.groups["false alarm"].tiles
    columns = page.gallery.groups["false alarm"]._columns()
    tiles[0].setFocus()
    qtbot.keyClick(tiles[0], Qt.Key.Key_Right)
    assert tiles[1].hasFocus()
    qtbot.keyClick(tiles[1], Qt.Key.Key_Down)
    assert tiles[1 + columns].hasFocus()
    qtbot.keyClick(tiles[1 + columns], Qt.Key.Key_Space)
    assert page.gone[0][0] == "label"  # type: ignore[attr-defined]


def test_a_kind_with_many_mistakes_shows_a_line_then_pages(run: RunFolder, opened: Open) -> None:
    many = tuple(((50.0, float(n), 60.0, n + 8.0), 0.9 - n / 1000, judged.WASP) for n in range(120))
    judged.judged(run, {"photo_2.jpg": many})
    page = opened()
    group = page.gallery.groups["false alarm"]

    def shown() -> int:
        return sum(not tile.isHidden() for tile in group.tiles)

    assert shown() == group._columns()
    group.all.click()
    assert shown() == 48
    group.more.click()
    assert shown() == 96
    group.more.click()
    assert shown() == 120
    assert not group.more.isVisible()


def test_keys_move_the_threshold(page: EvaluatePage) -> None:
    page.handlers()["evaluate.surer"]()
    assert page.setting.thresholds.common == pytest.approx(0.41)
    page.handlers()["evaluate.unsurer"]()
    assert page.setting.thresholds.common == pytest.approx(0.40)


def test_where_there_is_room_mistakes_stand_beside(page: EvaluatePage) -> None:
    assert not page.body.beside.isVisible()
    page.resize(1600, 900)
    assert page.body.beside.isVisible()
    assert page.body.beside.isAncestorOf(page.gallery)
    page.resize(1000, 700)
    assert page.body.main.isAncestorOf(page.gallery)


# Leaks


def test_nearly_the_same_photos_are_said_shown_put_together_and_apart_again(
    qtbot: QtBot, run: RunFolder, opened: Open, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = sorted(session.catalogue.names)[:2]
    group = Group((Member(names[0], "train"), Member(names[1], "val")))

    def find(*_: object) -> tuple[Group, ...]:
        splits = {session.labels(name).split for name in names}
        return (group,) if len(splits) > 1 else ()

    def fixed(groups: tuple[Group, ...], labels_of: Callable[[str], Labels]) -> dict[str, Labels]:
        return {names[1]: labels_of(names[0])}

    monkeypatch.setattr(near_duplicates, "find", find)
    monkeypatch.setattr(near_duplicates, "fixed", fixed)
    judged.judged(run, judged.usual())
    page = opened()
    qtbot.waitUntil(lambda: page.leaks.isVisible())
    page.leaks.shown.set_open(True)
    assert page.leaks.shown.body.count() == 1
    page.leaks.banner.button.click()
    assert session.labels(names[1]).split == "train"
    assert not page.leaks.isVisible()
    toast(page).button.click()
    assert session.labels(names[1]).split == "val"
    qtbot.waitUntil(lambda: page.leaks.isVisible())


def test_another_project_takes_everything_along(page: EvaluatePage, tmp_path: Path) -> None:
    page.set_session(None)
    assert page.opened is None
    assert not page.body.isVisible()
    assert not page.bar.isVisible()
