"""Classes and advice beside the photos, by mouse and keys."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from app.browser import advice
from app.browser.class_popovers import DeletePopover, MergePopover
from app.browser.name_popover import NamePopover
from app.session import Session
from app.widgets.toast import ToastHost
from effdet_core.project import Project
from effdet_core.project.annotation import Annotation, LabelledBox
from tests.app.photos_window import Window, popup, shown

Key = Qt.Key


@pytest.fixture
def window(qtbot: QtBot, session: Session) -> Iterator[Window]:
    yield from shown(qtbot, session)


def test_a_class_row_filters_renames_and_takes_it_back(window: Window, qtbot: QtBot) -> None:
    page = window.page
    row = page.side.classes.rows[0]
    qtbot.mouseClick(row, Qt.MouseButton.LeftButton, pos=QPoint(60, 16))
    assert page.listing.query.classes == {"bee"}
    row.setFocus()
    window.press(Key.Key_F2)
    row.field.selectAll()
    qtbot.keyClicks(row.field, "honey bee")
    qtbot.keyClick(row.field, Key.Key_Return)
    assert window.session.class_names == ("honey bee", "wasp")
    assert page.listing.query.classes == {"honey bee"}
    assert "2 box" in window.toast()[0]
    qtbot.mouseClick(window.toast()[1], Qt.MouseButton.LeftButton)
    assert window.session.class_names == ("bee", "wasp")


def test_a_new_name_says_what_it_changes_while_it_is_typed(window: Window, qtbot: QtBot) -> None:
    panel = window.page.side.classes
    panel.rows[0].setFocus()
    window.press(Key.Key_F2)
    assert panel.preview.isVisible()
    assert panel.preview.text() == "2 boxes on 2 photos get the new name."
    panel.rows[0].field.selectAll()
    qtbot.keyClicks(panel.rows[0].field, "wasp")
    assert panel.preview.text().startswith("wasp is there already.")
    qtbot.keyClick(panel.rows[0].field, Key.Key_Escape)
    assert not panel.preview.isVisible()


def test_what_was_taken_back_is_no_longer_offered_to_be(window: Window) -> None:
    window.session.add_class("hornet")
    window.page.class_edit.recolour("bee", "#332288")
    window.page.class_edit.recolour("wasp", "#332288")
    host = window.page.window().findChild(ToastHost)
    assert [toast.message.text()[:4] for toast in host.toasts()] == ["wasp"]
    window.session.undo()
    assert host.toasts() == []


def test_merging_says_what_becomes_of_the_boxes_first(window: Window, qtbot: QtBot) -> None:
    page = window.page
    page.side.classes.rows[0].merge_wanted.emit("bee")
    asking = popup(MergePopover)
    assert isinstance(asking, MergePopover)
    assert "become wasp" in asking.words.text()
    assert asking.words.text().startswith("2 box")
    assert asking.focusWidget() is asking.into
    qtbot.mouseClick(asking.findChildren(QPushButton)[-1], Qt.MouseButton.LeftButton)
    assert window.session.class_names == ("wasp",)
    assert window.session.catalogue.boxes_with("wasp") == 3


def test_deleting_a_class_says_what_goes_along_and_can_be_undone(window: Window, qtbot: QtBot) -> None:
    row = window.page.side.classes.rows[0]
    row.setFocus()
    window.press(Key.Key_Delete)
    asking = popup(DeletePopover)
    assert isinstance(asking, DeletePopover)
    assert "2 box" in asking.words.text()
    qtbot.mouseClick(asking.findChildren(QPushButton)[-1], Qt.MouseButton.LeftButton)
    assert window.session.class_names == ("wasp",)
    qtbot.waitUntil(lambda: window.page.listing.counts.states["not looked at"] == 4)
    qtbot.mouseClick(window.toast()[1], Qt.MouseButton.LeftButton)
    assert window.session.class_names == ("bee", "wasp")


def test_a_new_class_is_named_in_place_and_a_taken_name_is_refused_there(window: Window, qtbot: QtBot) -> None:
    qtbot.mouseClick(window.page.side.classes.add, Qt.MouseButton.LeftButton)
    asking = popup(NamePopover)
    assert isinstance(asking, NamePopover)
    qtbot.keyClicks(asking.field, "bee")
    qtbot.keyClick(asking.field, Key.Key_Return)
    assert asking.trouble.isVisible()
    qtbot.keyClicks(asking.field, "hornet")
    qtbot.keyClick(asking.field, Key.Key_Return)
    assert window.session.class_names == ("bee", "wasp", "hornet")
    assert len(window.page.side.classes.rows) == 3


def test_recolouring_repaints_the_boxes(window: Window) -> None:
    window.page.side.classes.rows[0].dot.picked.emit("#332288")
    assert window.session.classes[0].colour == "#332288"
    assert window.page.grid.colours["bee"] == "#332288"


def test_advice_comes_with_a_click_that_helps(window: Window, qtbot: QtBot) -> None:
    page = window.page
    qtbot.waitUntil(lambda: bool(page.side.needs.findChildren(QPushButton)))
    texts = [need.text for need in page.side.needs.shown]
    assert any("bee" in text for text in texts)
    need = next(need for need in page.side.needs.shown if need.subject == "wasp" and need.fix == "show class")
    page.side.needs.fix_wanted.emit(need)
    assert page.current_order() == ["holiday/photo_0.jpg"]


def test_spreading_over_the_splits_is_one_undoable_step(window: Window) -> None:
    page, session = window.page, window.session
    window.press(Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    page.apply("no_split")
    changes = advice.splits_for(session, anew=False)
    page.bulk.start(session, "spread", tuple(changes), changes)
    given = [session.labels(name).split for name in page.current_order()]
    assert all(given[:3])
    assert given[3:] == [None] * 3
    session.undo()
    assert not any(session.labels(name).split for name in page.current_order())


def test_unknown_labels_become_classes_with_one_click(qtbot: QtBot, project: Project) -> None:
    name = "holiday/photo_3.jpg"
    box = LabelledBox("hornet", (1.0, 2.0, 30.0, 40.0))
    project.save_annotation(name, Annotation(boxes=(box,), state="labelled", height=120, width=160))
    session = Session(project.path)
    window = Window(qtbot, session)
    rows = window.page.side.classes.unknown_rows
    assert [row.label for row in rows] == ["hornet"]
    qtbot.mouseClick(rows[0].add, Qt.MouseButton.LeftButton)
    assert session.class_names == ("bee", "wasp", "hornet")
    assert not window.page.side.classes.unknown_rows
    window.page.set_session(None)
    window.thumbnails.close()
    session.close()
    session.deleteLater()
