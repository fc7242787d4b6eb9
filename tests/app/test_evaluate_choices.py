"""The Evaluate page under a hand: thresholds and prices, what is kept, and the mistakes filtered and opened."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPointF, Qt
from pytestqt.qtbot import QtBot

from app.evaluation.gallery import Filter
from app.session import Session
from effdet_core.evaluation import choice as choices
from effdet_core.evaluation.prices import Prices
from effdet_core.evaluation.thresholds import Thresholds
from effdet_core.project import Project, near_duplicates
from effdet_core.project.annotation import LabelledBox
from effdet_core.project.labels import with_boxes
from effdet_core.run_folder import RunFolder
from tests.app import judged
from tests.app.evaluate_window import Open, Window, mistakes, opening, toast


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


# Thresholds


def test_a_moved_threshold_moves_everything(qtbot: QtBot, page: Window) -> None:
    page.desk.body.card.slider.setValue(20)
    assert page.desk.body.headline.found.text() == "Finds 67 of 100 objects"
    assert page.desk.body.classes.rows[0].figures is not None
    assert page.desk.body.classes.rows[0].figures.found == 2
    qtbot.waitUntil(lambda: "sloppy box" not in mistakes(page))
    page.desk.body.card.slider.setValue(95)
    assert page.desk.body.headline.alarms.text() == "no false alarms"
    qtbot.waitUntil(lambda: mistakes(page) == {"missed": 3})


def test_the_curve_can_be_taken_hold_of(page: Window) -> None:
    plot = page.desk.body.card.plot
    assert plot.threshold_at(QPointF(1 / 3, 1.0)) == pytest.approx(0.9)
    plot.moved.emit(0.9)
    assert page.desk.setting.thresholds.common == pytest.approx(0.9)
    assert page.desk.body.card.value.text() == "0.90"


def test_prices_move_the_threshold_to_where_it_costs_least(page: Window) -> None:
    page.desk.body.card.best.click()
    assert 0.8 < page.desk.setting.thresholds.common <= 0.9
    assert page.desk.body.card.best.text() == "This costs least"
    page.desk.body.card.miss.setValue(page.desk.body.card.miss.maximum())
    assert page.desk.setting.prices == Prices(miss=100)
    cheap = page.desk.setting.thresholds.common
    assert cheap <= 0.3
    assert "100 false alarms" in page.desk.body.card.together.text()
    page.desk.body.card.slider.setValue(50)
    assert page.desk.body.card.best.text() == f"Costs least at {cheap:.2f}"
    page.desk.body.card.best.click()
    page.desk.body.card.keep.click()
    kept = choices.read(page.reading.run)
    assert kept == choices.Choice(thresholds=Thresholds(common=cheap), prices=Prices(miss=100))


def test_each_class_can_have_its_own_threshold(page: Window) -> None:
    page.desk.body.card.own.button("own").click()
    assert not page.desk.body.card.slider.isEnabled()
    page.desk.body.classes.rows[0].click()
    assert page.desk.body.card.slider.isEnabled()
    page.desk.body.card.slider.setValue(25)
    assert page.desk.setting.thresholds == Thresholds(common=0.4, per_class={"bee": 0.25})
    assert page.desk.body.card.title.text() == "bee counts from"


def test_what_is_kept_is_written_said_and_taken_back(page: Window, run: RunFolder) -> None:
    assert "0.40" in page.desk.body.card.kept.text()
    page.desk.body.card.slider.setValue(30)
    page.desk.body.card.keep.click()
    assert choices.read(run) == choices.Choice(thresholds=Thresholds(common=0.3))
    assert page.desk.body.card.kept.text() == "Exported files say: sure from 0.30."
    assert not page.desk.body.card.keep.isEnabled()
    page.desk.body.card.slider.setValue(60)
    assert page.desk.body.card.keep.isEnabled()
    page.desk.keep()
    toast(page).button.click()
    assert choices.read(run) == choices.Choice(thresholds=Thresholds(common=0.3))
    toast(page)


def test_a_first_choice_that_is_taken_back_leaves_nothing(page: Window, run: RunFolder) -> None:
    page.desk.keep()
    assert choices.read(run) is not None
    toast(page).button.click()
    assert choices.read(run) is None
    assert "say nothing yet" in page.desk.body.card.kept.text()


def test_the_page_begins_with_what_was_kept(run: RunFolder, opened: Open) -> None:
    judged.judged(run, judged.usual())
    choices.write(run, choices.Choice(thresholds=Thresholds(common=0.85), prices=Prices(alarm=10)))
    page = opened()
    assert page.desk.body.card.value.text() == "0.85"
    assert page.desk.body.card.alarm_value.text() == "10"


# Mistakes


def test_kinds_filter(page: Window) -> None:
    page.desk.gallery.chips["sloppy box"].click()
    visible = [kind for kind, group in page.desk.gallery.groups.items() if group.isVisible()]
    assert visible == ["sloppy box"]
    page.desk.gallery.chips["sloppy box"].click()
    assert page.desk.filter == Filter()
    page.handlers()["evaluate.missed"]()
    assert page.desk.filter.kind == "missed"
    assert page.desk.gallery.nothing.isVisible()


def test_a_cell_of_what_is_taken_for_what_shows_its_mistakes(page: Window) -> None:
    page.desk.body.mixed.picked.emit(1, 0)
    assert mistakes(page) == {"wrong class": 1}
    assert page.desk.gallery.only.name == "wasp taken for bee"
    page.desk.gallery.only.click()
    assert len(mistakes(page)) > 0
    page.desk.body.mixed.picked.emit(-1, 1)
    assert page.desk.filter == Filter("false alarm", "wasp")


def test_a_mistake_opens_its_photo_and_the_label_page_goes_through_the_others(page: Window) -> None:
    page.desk.gallery.groups["sloppy box"].tiles[0].click()
    where, photo = page.led[0]
    assert where == "label"
    assert photo.endswith("photo_1.jpg")
    assert [name.rpartition("/")[2] for name in page.order()] == ["photo_2.jpg", "photo_0.jpg", "photo_1.jpg"]


def test_a_photo_that_left_the_project_is_said_to_be_gone(page: Window, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(page.desk.looks, "name_of", lambda _: None)
    page.desk.gallery.groups["double"].tiles[0].click()
    assert page.led == []
    assert "not in the project" in toast(page).message.text()


def test_a_mended_label_no_longer_counts_against_the_detector(qtbot: QtBot, page: Window, session: Session) -> None:
    tile = page.desk.gallery.groups["false alarm"].tiles[0]
    assert tile.look is not None
    assert not tile.look.relabelled
    photo = page.desk.looks.name_of(tile.look.photo)
    assert photo is not None
    wasp = LabelledBox("wasp", (50.0, 50.0, 90.0, 90.0))
    session.change("mend", {photo: with_boxes(session.labels(photo), [wasp])})
    assert tile.look.relabelled
    banner = page.desk.body.relabelled
    qtbot.waitUntil(banner.isVisible)
    assert "1 photo" in banner.message.text()
    banner.button.click()
    qtbot.waitUntil(lambda: "false alarm" not in mistakes(page), timeout=20_000)
    assert page.desk.body.headline.found.text() == "Finds 50 of 100 objects"
    assert not banner.isVisible()
    session.undo()
    qtbot.waitUntil(banner.isVisible)


def test_arrow_keys_go_over_the_mistakes_and_enter_opens(qtbot: QtBot, run: RunFolder, opened: Open) -> None:
    many = tuple(((50.0, float(10 * n), 60.0, 10.0 * n + 8), 0.9 - n / 100, judged.WASP) for n in range(12))
    judged.judged(run, {"photo_2.jpg": many})
    page = opened()
    page.desk.gallery.chips["false alarm"].click()
    tiles = page.desk.gallery.groups["false alarm"].tiles
    columns = page.desk.gallery.groups["false alarm"]._columns()
    tiles[0].setFocus()
    qtbot.keyClick(tiles[0], Qt.Key.Key_Right)
    assert tiles[1].hasFocus()
    qtbot.keyClick(tiles[1], Qt.Key.Key_Down)
    assert tiles[1 + columns].hasFocus()
    qtbot.keyClick(tiles[1 + columns], Qt.Key.Key_Space)
    assert page.led[0][0] == "label"


def test_a_kind_with_many_mistakes_shows_a_line_then_pages(run: RunFolder, opened: Open) -> None:
    many = tuple(((50.0, float(n), 60.0, n + 8.0), 0.9 - n / 1000, judged.WASP) for n in range(120))
    judged.judged(run, {"photo_2.jpg": many})
    page = opened()
    group = page.desk.gallery.groups["false alarm"]

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


def test_keys_move_the_threshold(page: Window) -> None:
    page.handlers()["evaluate.surer"]()
    assert page.desk.setting.thresholds.common == pytest.approx(0.41)
    page.handlers()["evaluate.unsurer"]()
    assert page.desk.setting.thresholds.common == pytest.approx(0.40)


def test_where_there_is_room_mistakes_stand_beside(page: Window) -> None:
    assert not page.desk.body.beside.isVisible()
    page.resize(1600, 900)
    assert page.desk.body.beside.isVisible()
    assert page.desk.body.beside.isAncestorOf(page.desk.gallery)
    page.resize(1000, 700)
    assert page.desk.body.main.isAncestorOf(page.desk.gallery)
