"""The Photos page over a real project, by mouse and keys."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QCheckBox, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from app.browser.actions import ROWS
from app.browser.name_popover import NamePopover
from app.browser.page import PhotosPage
from app.browser.tile import marks
from app.session import Session
from app.thumbnails import Thumbnails
from effdet_core.project import Project
from effdet_core.project.catalogue import Query
from tests.app.photos_window import Window, popup, shown, states

Key = Qt.Key


@pytest.fixture
def window(qtbot: QtBot, session: Session) -> Iterator[Window]:
    yield from shown(qtbot, session)


def test_photos_are_listed_with_counts_and_classes(window: Window) -> None:
    page = window.page
    assert states(window) == ["labelled", "labelled", "nothing here", *["not looked at"] * 3]
    assert page.filters.state_chips["labelled"].accessibleName() == "Labelled, 2"
    assert [(row.seen.name, row.seen.photos, row.seen.boxes) for row in page.side.classes.rows] == [
        ("bee", 2, 2),
        ("wasp", 1, 1),
    ]
    assert page.current_order() == sorted(page.current_order())


def test_thumbnails_arrive_with_boxes_in_class_colours(window: Window, qtbot: QtBot) -> None:
    grid = window.page.grid
    qtbot.waitUntil(lambda: window.thumbnails.get(window.page.model.name(0), grid.thumbnail_side) is not None)
    shot = grid.viewport().grab(grid.visualRect(window.page.model.index(0))).toImage()
    colours = {shot.pixelColor(x, y).name() for x in range(shot.width()) for y in range(shot.height())}
    assert {item.colour.lower() for item in window.session.classes} <= colours


def test_a_state_chip_filters_and_says_so_in_words(window: Window, qtbot: QtBot) -> None:
    page = window.page
    qtbot.mouseClick(page.filters.state_chips["labelled"], Qt.MouseButton.LeftButton)
    assert states(window) == ["labelled"] * 2
    assert page.middle.summary.words.text().endswith(": labelled")
    assert page.filters.state_chips["nothing here"].accessibleName() == "Nothing here, 1"
    qtbot.mouseClick(page.middle.summary.clear, Qt.MouseButton.LeftButton)
    assert page.listing.shown == 6
    assert not page.middle.summary.clear.isVisible()


def test_a_facet_opens_a_list_of_values_that_stays_open(window: Window, qtbot: QtBot) -> None:
    page = window.page
    qtbot.mouseClick(page.filters.classes, Qt.MouseButton.LeftButton)
    boxes = popup(QWidget).findChildren(QCheckBox)
    assert [box.text() for box in boxes] == ["bee", "wasp"]
    qtbot.keyClick(boxes[1], Key.Key_Space)
    assert page.listing.shown == 1
    assert page.filters.classes.name == "wasp"
    qtbot.keyClick(boxes[0], Key.Key_Space)
    assert (page.listing.shown, page.filters.classes.name) == (2, "Class: 2")
    qtbot.keyClick(boxes[0], Key.Key_Escape)
    assert QApplication.activePopupWidget() is None


def test_searching_by_name_and_what_stands_there_when_nothing_is_found(window: Window, qtbot: QtBot) -> None:
    page = window.page
    window.press(Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert page.filters.search.hasFocus()
    qtbot.keyClicks(page.filters.search, "photo_4")
    qtbot.waitUntil(lambda: page.listing.shown == 1)
    qtbot.keyClicks(page.filters.search, "zebra")
    qtbot.waitUntil(lambda: page.middle.no_match.isVisible())
    qtbot.mouseClick(page.middle.no_match.button, Qt.MouseButton.LeftButton)
    assert (page.listing.shown, page.filters.search.text()) == (6, "")


def test_a_project_whose_photos_are_all_in_the_bin_leads_there_and_back(window: Window, qtbot: QtBot) -> None:
    page = window.page
    window.press(Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    page.apply("bin")
    qtbot.waitUntil(page.middle.all_binned.isVisible)
    qtbot.mouseClick(page.middle.all_binned.button, Qt.MouseButton.LeftButton)
    assert page.listing.shown == 6
    window.session.undo()
    qtbot.waitUntil(page.middle.empty_bin.isVisible)
    qtbot.mouseClick(page.middle.empty_bin.button, Qt.MouseButton.LeftButton)
    assert page.listing.shown == 6


def test_photos_whose_file_is_gone_are_marked_and_can_be_listed(
    window: Window, photo_folder: Path, qtbot: QtBot
) -> None:
    page = window.page
    assert not page.filters.missing.isVisible()
    (photo_folder / "photo_1.jpg").unlink()
    qtbot.waitUntil(page.filters.missing.isVisible)
    assert page.filters.missing.accessibleName() == "Missing, 1"
    qtbot.mouseClick(page.filters.missing, Qt.MouseButton.LeftButton)
    assert page.current_order() == ["holiday/photo_1.jpg"]
    assert ("warning", "warning") in marks(page.model.photo(0))
    assert page.middle.summary.words.text().endswith(": whose file is missing")
    qtbot.mouseClick(page.middle.summary.clear, Qt.MouseButton.LeftButton)
    assert page.listing.shown == 6


def test_tab_goes_round_everything_that_can_be_used(window: Window) -> None:
    page = window.page
    seen = set()
    for _ in range(40):
        window.press(Key.Key_Tab)
        seen.add(QApplication.focusWidget())
    reached = (page.grid, page.header.add, page.filters.search, page.filters.boxes, page.middle.summary.sort)
    assert {*reached, page.side.classes.add, page.side.classes.rows[0]} <= seen
    page.setFocus()
    assert page.grid.hasFocus()


def test_sorting_by_boxes_shows_the_fullest_first(window: Window) -> None:
    page = window.page
    page.middle.summary.sort.setCurrentIndex(1)
    page.middle.summary.sort.activated.emit(1)
    assert [page.model.photo(place).boxes for place in range(3)] == [2, 1, 0]


def test_the_selection_outlives_filters_and_hidden_photos_stay_as_they_are(window: Window) -> None:
    page = window.page
    window.click(0)
    window.click(3, Qt.KeyboardModifier.ControlModifier)
    page.ask(Query(states=frozenset({"not looked at"})))
    assert (page.choice.shown, page.choice.elsewhere) == (1, 1)
    page.apply("bin")
    page.ask(Query())
    assert page.choice.names() == ["holiday/photo_0.jpg"]
    window.click(1)
    assert (page.choice.names(), page.choice.elsewhere) == (["holiday/photo_1.jpg"], 0)


def test_shift_click_ctrl_a_and_dragging_select_many(window: Window, qtbot: QtBot) -> None:
    page, grid = window.page, window.page.grid
    window.click(1)
    window.click(3, Qt.KeyboardModifier.ShiftModifier)
    assert page.choice.shown == 3
    window.press(Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert page.choice.shown == 6
    window.press(Key.Key_Escape)
    assert page.choice.shown == 0
    view = grid.viewport()
    start = QPoint(view.width() - 2, view.height() - 2)
    end = grid.visualRect(page.model.index(1)).center()
    qtbot.mousePress(view, Qt.MouseButton.LeftButton, pos=start)
    for step in range(1, 5):
        qtbot.mouseMove(view, start + (end - start) * step / 4)
    qtbot.mouseRelease(view, Qt.MouseButton.LeftButton, pos=end)
    assert page.choice.shown > 1
    assert "holiday/photo_0.jpg" not in page.choice.names()


def test_arrow_keys_walk_through_the_grid(window: Window) -> None:
    page, columns = window.page, window.page.grid.columns
    window.click(0)
    window.press(Key.Key_Right)
    assert page.choice.names() == ["holiday/photo_1.jpg"]
    window.press(Key.Key_Down)
    assert page.grid.currentIndex().row() == min(5, 1 + columns)
    window.press(Key.Key_End)
    assert page.grid.currentIndex().row() == 5
    window.press(Key.Key_Home, Qt.KeyboardModifier.ShiftModifier)
    assert page.choice.shown == 6


def test_many_photos_get_a_mark_as_one_step_that_a_toast_takes_back(window: Window, qtbot: QtBot) -> None:
    page, session = window.page, window.session
    window.click(3)
    window.click(5, Qt.KeyboardModifier.ShiftModifier)
    assert page.middle.bulk.isVisible()
    assert page.middle.bulk.count.text() == "3 selected"
    window.press(Key.Key_N)
    assert states(window) == ["labelled", "labelled", *["nothing here"] * 4]
    text, undo = window.toast()
    assert "3 photo" in text
    qtbot.mouseClick(undo, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: states(window)[3:] == ["not looked at"] * 3)
    assert session.undo_text is None


def test_marking_photos_with_boxes_says_how_many_boxes_go(window: Window) -> None:
    window.click(0)
    window.press(Key.Key_N)
    assert "2 box" in window.toast()[0]
    assert not window.session.labels("holiday/photo_0.jpg").boxes


def test_reviewed_is_a_mark_that_goes_on_and_off(window: Window) -> None:
    page = window.page
    window.click(0)
    window.press(Key.Key_R)
    assert window.session.labels("holiday/photo_0.jpg").reviewed
    window.press(Key.Key_R)
    assert not window.session.labels("holiday/photo_0.jpg").reviewed
    window.click(4)
    window.press(Key.Key_R)
    assert window.toast()[0] == "They are like that already"
    assert page.listing.counts.reviewed == 0


def test_splits_and_groups_come_by_key(window: Window, qtbot: QtBot) -> None:
    window.click(0)
    window.press(Key.Key_E, Qt.KeyboardModifier.ShiftModifier)
    assert window.session.labels("holiday/photo_0.jpg").split == "test"
    window.press(Key.Key_G)
    asking = popup(NamePopover)
    assert isinstance(asking, NamePopover)
    qtbot.keyClicks(asking.field, "film 1")
    qtbot.keyClick(asking.field, Key.Key_Return)
    assert window.session.labels("holiday/photo_0.jpg").group == "film 1"


def test_the_bin_is_a_place_to_look_into_and_to_come_back_from(window: Window, qtbot: QtBot) -> None:
    page = window.page
    window.click(0)
    window.press(Key.Key_Delete)
    qtbot.waitUntil(lambda: page.listing.shown == 5)
    qtbot.mouseClick(page.filters.bin, Qt.MouseButton.LeftButton)
    assert page.current_order() == ["holiday/photo_0.jpg"]
    window.click(0)
    assert page.middle.bulk.restore.isVisible()
    qtbot.mouseClick(page.middle.bulk.restore, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.middle.empty_bin.isVisible())
    qtbot.mouseClick(page.filters.bin, Qt.MouseButton.LeftButton)
    assert page.listing.shown == 6


def test_space_looks_arrows_walk_and_enter_labels(window: Window, qtbot: QtBot) -> None:
    page = window.page
    window.click(1)
    window.press(Key.Key_Space)
    look = page.looking.look
    assert look is not None
    assert look.isVisible()
    assert look.name == "holiday/photo_1.jpg"
    window.press(Key.Key_Right)
    assert look.name == "holiday/photo_2.jpg"
    assert look.facts.text().startswith("3 of 6")
    window.press(Key.Key_Space)
    assert not look.isVisible()
    assert page.grid.hasFocus()
    assert page.choice.names() == ["holiday/photo_2.jpg"]
    window.press(Key.Key_Return)
    assert window.led == [("label", "holiday/photo_2.jpg")]
    look.wait()


def test_a_double_click_labels(window: Window, qtbot: QtBot) -> None:
    grid = window.page.grid
    where = grid.visualRect(window.page.model.index(2)).center()
    window.click(2)
    qtbot.mouseDClick(grid.viewport(), Qt.MouseButton.LeftButton, pos=where)
    assert window.led == [("label", "holiday/photo_2.jpg")]


def test_a_focused_button_keeps_space_for_itself(window: Window) -> None:
    chip = window.page.filters.state_chips["labelled"]
    chip.setFocus()
    window.press(Key.Key_Space)
    assert window.page.listing.shown == 2
    assert window.page.looking.look is None


def test_sizes_change_by_key_and_keep_the_photo_in_view(window: Window) -> None:
    page = window.page
    narrow = page.grid.visualRect(page.model.index(0)).width()
    window.press(Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    assert page.grid.size_name == "large"
    assert page.grid.visualRect(page.model.index(0)).width() > narrow
    window.press(Key.Key_Minus, Qt.KeyboardModifier.ControlModifier)
    window.press(Key.Key_Minus, Qt.KeyboardModifier.ControlModifier)
    assert (page.grid.size_name, page.middle.summary.sizes.current()) == ("small", "small")


def test_scrolling_shows_other_photos(window: Window, qtbot: QtBot) -> None:
    page, grid = window.page, window.page.grid
    page.resize(700, 420)
    window.press(Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    assert grid.verticalScrollBar().maximum() > 0
    grid.verticalScrollBar().setValue(grid.verticalScrollBar().maximum())
    qtbot.waitUntil(grid.is_filled)
    seen = grid.viewport().grab().toImage()
    grid.viewport().update()
    QApplication.processEvents()
    assert grid.viewport().grab().toImage() == seen
    assert grid.visible_places()[-1] == 5


def test_nothing_is_counted_while_nobody_looks(window: Window) -> None:
    page, session = window.page, window.session
    page.hide()
    session.change("Later", {"holiday/photo_5.jpg": session.labels("holiday/photo_0.jpg")})
    assert page.listing.counts.states["labelled"] == 2
    page.show()
    assert page.listing.counts.states["labelled"] == 3


def test_a_damaged_label_file_is_marked_and_left_alone(qtbot: QtBot, project: Project) -> None:
    project.annotation_path("holiday/photo_0.jpg").write_text("{oops", "utf-8")
    session = Session(project.path)
    window = Window(qtbot, session)
    assert states(window)[0] == "damaged"
    window.press(Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    window.press(Key.Key_N)
    assert "damaged" in window.toast()[0]
    assert project.annotation_path("holiday/photo_0.jpg").read_text("utf-8") == "{oops"
    window.page.set_session(None)
    window.thumbnails.close()
    session.close()
    session.deleteLater()


def test_without_photos_the_page_invites_to_add_some(qtbot: QtBot, tmp_path: Path) -> None:
    session = Session(Project.create(tmp_path / "empty", ["bee"]).path)
    thumbnails = Thumbnails()
    page = PhotosPage(lambda *_: None, thumbnails)
    qtbot.addWidget(page)
    assert page.middle.no_project.isVisibleTo(page)
    page.set_session(session)
    page.show()
    qtbot.waitUntil(lambda: page.middle.no_photos.isVisible())
    page.set_session(None)
    thumbnails.close()
    session.close()
    session.deleteLater()


def test_every_button_without_words_has_a_name_and_every_action_a_handler(window: Window) -> None:
    buttons = [button for button in window.page.findChildren(QAbstractButton) if not button.isHidden()]
    assert [button for button in buttons if not _is_named(button)] == []
    assert {row.id for row in ROWS} == set(window.page.handlers())


def _is_named(button: QAbstractButton) -> bool:
    return bool(button.text() or button.accessibleName()) or isinstance(button.parent(), QLineEdit)
