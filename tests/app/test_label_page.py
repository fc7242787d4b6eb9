"""The Label page around the canvas: photos in turn, marks, undo, classes, zoom, and what cannot be shown."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.actions import EVERYWHERE, assign
from app.labelling.actions import ROWS
from app.labelling.film_strip import FilmStrip
from app.labelling.order import Order
from app.session import Session
from app.thumbnails import Thumbnails
from effdet_core.project import Project
from tests.app.labelling_hand import LEFT, Hands, label_page


@pytest.fixture
def hands(session: Session, qtbot: QtBot) -> Iterator[Hands]:
    with label_page(session, qtbot) as made:
        yield made


def test_no_two_actions_want_the_same_key() -> None:
    assert assign((*EVERYWHERE, *ROWS), {}).conflicts == ()


def test_every_action_has_a_handler(hands: Hands) -> None:
    assert {row.id for row in ROWS} <= set(hands.page.handlers())


def test_work_begins_at_the_first_photo_nobody_looked_at(session: Session, qtbot: QtBot) -> None:
    with label_page(session, qtbot) as hands:
        hands.page.walk.photo = None
        hands.page.shown()
        assert hands.photo == "3"


def test_photos_are_gone_through_in_the_order_given(hands: Hands) -> None:
    names = hands.session.catalogue.names
    hands.page.open_photo(names[4], [names[4], names[1]])
    hands.keys("D")
    assert hands.photo == "1"
    hands.keys("D")
    assert hands.photo == "1"
    assert hands.said == "This is the last photo."
    hands.keys("A")
    assert hands.photo == "4"


def test_progress_counts_on_after_the_disk_was_looked_at(hands: Hands) -> None:
    assert hands.page.walk.progress.done() == 3
    hands.session.rescan()
    hands.until(lambda: not hands.session.is_scanning)
    hands.open(4)
    hands.keys("N")
    assert hands.page.walk.progress.done() == 4


def test_tab_goes_through_the_boxes_and_on_where_there_are_none(hands: Hands) -> None:
    hands.keys("Tab")
    assert hands.selected == {0}
    hands.open(4)
    hands.page.canvas.setFocus()
    hands.keys("Tab")
    assert hands.page.parts.panel.classes.view.hasFocus()
    hands.keys("Shift+Tab")
    assert hands.page.canvas.hasFocus()


def test_without_a_selection_left_and_right_turn_the_page(hands: Hands) -> None:
    hands.keys("Right")
    assert hands.photo == "1"
    hands.keys("Left")
    assert hands.photo == "0"


def test_n_marks_nothing_here_and_goes_on(hands: Hands) -> None:
    hands.open(3)
    hands.keys("N")
    assert hands.session.labels(hands.session.catalogue.names[3]).state == "nothing here"
    assert hands.photo == "4"
    hands.keys("A", "N")
    assert hands.session.labels(hands.session.catalogue.names[3]).state == "not looked at"
    assert hands.photo == "3"


def test_n_on_a_photo_with_boxes_says_so_and_undo_brings_them_back(hands: Hands) -> None:
    hands.keys("N")
    assert hands.photo == "0"
    assert hands.boxes == []
    assert "Undo" in hands.said
    hands.keys("Ctrl+Z")
    assert len(hands.boxes) == 2


def test_r_marks_reviewed_and_goes_on_but_not_what_nobody_looked_at(hands: Hands) -> None:
    hands.keys("R")
    assert hands.session.labels(hands.session.catalogue.names[0]).reviewed
    assert hands.photo == "1"
    hands.open(3)
    hands.keys("R")
    assert not hands.session.labels(hands.session.catalogue.names[3]).reviewed
    assert hands.photo == "3"
    assert "nothing is here" in hands.said


def test_the_marks_stay_on_the_photo_if_one_likes(hands: Hands) -> None:
    hands.page.handlers()["label.go_on"]()
    hands.keys("R")
    assert hands.photo == "0"
    assert hands.page.parts.panel.facts.reviewed.isChecked()


def test_undo_goes_to_the_photo_it_changes_and_says_what_it_did(hands: Hands) -> None:
    hands.drag((70, 10), (100, 50))
    hands.keys("D", "D")
    hands.keys("Ctrl+Z")
    assert hands.photo == "0"
    assert len(hands.boxes) == 2
    assert hands.said == "Undone: Draw a box"
    hands.keys("D", "Ctrl+Shift+Z")
    assert hands.photo == "0"
    assert len(hands.boxes) == 3
    assert hands.said == "Done again: Draw a box"


def test_undo_selects_what_it_brought_back(hands: Hands) -> None:
    hands.click((50, 100))
    hands.keys("Del", "Ctrl+Z")
    assert hands.selected == {1}


def test_the_next_photo_nobody_looked_at_is_one_key_away(hands: Hands) -> None:
    hands.keys("Shift+D")
    assert hands.photo == "3"
    hands.keys("Shift+A")
    assert hands.photo == "5", "it goes round"


def test_progress_is_counted_as_one_works(hands: Hands) -> None:
    assert hands.page.parts.bar.progress_text == "3 of 6"
    hands.open(3)
    hands.keys("N")
    assert hands.page.parts.bar.progress_text.startswith("4 of 6")


def test_a_class_is_added_by_typing_and_is_current_then(hands: Hands) -> None:
    classes = hands.page.parts.panel.classes
    classes.field.setFocus()
    hands.type("ant with w")
    hands.enter()
    assert hands.session.class_names == ("bee", "wasp", "ant with w")
    assert hands.page.editor.current_class == "ant with w"
    assert hands.page.canvas.hasFocus()
    hands.drag((70, 10), (100, 50))
    assert hands.boxes[2][0] == "ant with w"


def test_a_class_that_is_there_is_not_added_again(hands: Hands) -> None:
    classes = hands.page.parts.panel.classes
    classes.field.setFocus()
    hands.type("bee")
    hands.enter()
    assert hands.session.class_names == ("bee", "wasp")
    assert classes._problem.text()


def test_clicking_a_class_gives_it_to_the_selected_box(hands: Hands) -> None:
    hands.click((20, 30))
    view = hands.page.parts.panel.classes.view
    place = view.visualRect(view.model().index(1, 0)).center()
    hands.qtbot.mouseClick(view.viewport(), LEFT, pos=place)
    assert hands.boxes[0][0] == "wasp"
    assert hands.page.editor.current_class == "wasp"
    assert hands.page.canvas.hasFocus()


def test_a_class_can_be_found_by_typing(hands: Hands) -> None:
    hands.click((20, 30))
    hands.keys("C")
    hands.type("wa")
    hands.enter()
    assert hands.boxes[0][0] == "wasp"
    assert hands.page.canvas.hasFocus()


def test_the_first_class_is_named_where_drawing_ended(tmp_path: Path, photo_folder: Path, qtbot: QtBot) -> None:
    Project.create(tmp_path / "new").link(photo_folder)
    session = Session(tmp_path / "new")
    with label_page(session, qtbot) as hands:
        hands.drag((20, 20), (60, 60))
        picker = hands.page.parts.picker
        assert picker.isVisible()
        assert hands.boxes == []
        hands.type("screw")
        hands.enter()
        assert hands.session.class_names == ("screw",)
        assert hands.boxes[0][0] == "screw"
        assert not picker.isVisible()
        hands.keys("C")
        hands.keys("Esc")
        assert not picker.isVisible()
    session.close()
    session.deleteLater()


def test_an_unnamed_first_box_is_dropped_with_a_word(tmp_path: Path, photo_folder: Path, qtbot: QtBot) -> None:
    Project.create(tmp_path / "new").link(photo_folder)
    session = Session(tmp_path / "new")
    with label_page(session, qtbot) as hands:
        hands.drag((20, 20), (60, 60))
        hands.keys("Esc")
        assert hands.boxes == []
        assert "class" in hands.said
    session.close()
    session.deleteLater()


def test_the_list_of_boxes_and_the_canvas_select_together(hands: Hands) -> None:
    boxes = hands.page.parts.panel.boxes
    assert boxes.rows.size_text(0) == "50 × 50"
    assert boxes.rows.spoken(1) == "wasp, 70 by 60 pixels, 2 of 2"
    place = boxes.visualRect(boxes.rows.index(1)).center() - QPoint(60, 0)
    hands.qtbot.mouseClick(boxes.viewport(), LEFT, pos=place)
    assert hands.selected == {1}
    hands.click((20, 30))
    assert [index.row() for index in boxes.selectedIndexes()] == [0]


def test_the_list_hides_and_locks(hands: Hands) -> None:
    from app.labelling import box_list

    boxes = hands.page.parts.panel.boxes
    row = boxes.visualRect(boxes.rows.index(0))
    hands.qtbot.mouseClick(boxes.viewport(), LEFT, pos=box_list.button_area(row, box_list._EYE).center())
    assert hands.page.editor.marks.hidden == {0}
    hands.qtbot.mouseClick(boxes.viewport(), LEFT, pos=box_list.button_area(row, box_list._LOCK).center())
    assert hands.page.editor.marks.locked == {0}
    assert boxes.rows.spoken(0).endswith("hidden, locked")


def test_lists_keep_their_arrow_keys(hands: Hands) -> None:
    boxes = hands.page.parts.panel.boxes
    boxes.setFocus()
    hands.keys("Down")
    hands.keys("Down")
    assert hands.selected == {1}
    assert hands.photo == "0"
    assert dict(hands.boxes)["bee"] == (10, 20, 60, 70)


def test_f6_goes_from_panel_to_panel(hands: Hands) -> None:
    seen = []
    for _ in range(5):
        hands.keys("F6")
        seen.append(QApplication.focusWidget())
    panel = hands.page.parts.panel
    assert seen == [panel.classes.view, panel.classes.field, panel.boxes, hands.page.parts.strip, hands.page.canvas]


def test_without_a_project_or_photos_there_is_an_invitation(tmp_path: Path, session: Session, qtbot: QtBot) -> None:
    with label_page(session, qtbot) as hands:
        hands.page.set_session(None)
        assert hands.page._empty.isVisible()
        hands.page._empty.button.click()
        assert hands.went == [("home", None)]


def test_the_film_strip_goes_along_and_leads_elsewhere(hands: Hands) -> None:
    strip = hands.page.parts.strip
    hands.keys("D")
    hands.until(lambda: strip.currentIndex().row() == 1)
    hands.until(lambda: strip.visualRect(strip.photos.index(3)).isValid())
    hands.qtbot.mouseClick(strip.viewport(), LEFT, pos=strip.visualRect(strip.photos.index(3)).center())
    assert hands.photo == "3"


def test_photos_that_come_and_go_are_noticed(hands: Hands) -> None:
    name = hands.session.catalogue.names[5]
    hands.session.path(name).unlink()
    hands.session.rescan()
    hands.until(lambda: len(hands.page.walk.order) == 5)
    assert hands.photo == "0"


def test_the_strip_reaches_every_photo_of_a_long_list(qtbot: QtBot) -> None:
    thumbnails = Thumbnails()
    strip = FilmStrip(thumbnails)
    qtbot.addWidget(strip)
    strip.resize(104, 700)
    order = Order([f"{number}.jpg" for number in range(100_000)])
    strip.show_order(order, lambda name: None)
    with qtbot.waitExposed(strip):
        strip.show()
    for place in (0, 50_000, 50_450, 99_999):
        name = order.names[place]
        strip.show_current(name)
        qtbot.waitUntil(lambda name=name: strip.currentIndex().data() == name)
        assert strip.photos.rowCount() == 1000
        assert strip.viewport().rect().intersects(strip.visualRect(strip.currentIndex()))
    strip.show_current("5000.jpg")
    qtbot.waitUntil(lambda: strip.currentIndex().data() == "5000.jpg")
    for _ in range(3):
        strip.verticalScrollBar().setValue(strip.verticalScrollBar().maximum())
        last = strip.photos.name(strip.indexAt(strip.viewport().rect().center()).row())
        strip._scrolled()
        assert strip.photos.name(strip.indexAt(strip.viewport().rect().center()).row()) == last, "nothing jumps"
    assert int(last.removesuffix(".jpg")) > 6000
    thumbnails.close()
