"""What the Photos page filters by and remembers, as a person does it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QWidget
from pytestqt.qtbot import QtBot

from app.browser import box_range
from app.session import Session
from effdet_core.project.catalogue import Query
from tests.app.photos_window import Window, popup, shown

Key = Qt.Key


@pytest.fixture
def window(qtbot: QtBot, session: Session) -> Iterator[Window]:
    yield from shown(qtbot, session)


def test_the_filter_by_number_of_boxes_shows_how_many_photos_each_choice_gives(window: Window, qtbot: QtBot) -> None:
    page = window.page
    qtbot.mouseClick(page.filters.boxes, Qt.MouseButton.LeftButton)
    popover = popup(QWidget)
    assert isinstance(popover, box_range._Range)
    names = {range_: chosen.accessibleName() for range_, chosen in popover.quick.items()}
    assert names[(0, 0)] == "None, 4 photos"
    assert names[(1, 1)] == "Exactly one, 1 photo"
    assert names[(2, 5)] == "2 to 5, 1 photo"
    assert names[(0, None)] == "Any, 6 photos"
    qtbot.mouseClick(popover.quick[(2, 5)], Qt.MouseButton.LeftButton)
    assert page.current_order() == ["holiday/photo_0.jpg"]
    assert popover.shown.text() == "1 photo"
    popover.least.setValue(1)
    assert page.listing.shown == 2
    assert page.filters.boxes.name == "1–5 boxes"
    page.filters.wanted.emit(Query(states=frozenset({"nothing here"})))
    assert popover.quick[(0, None)].accessibleName() == "Any, 1 photo", "the other filters count"
    popover.close()


def test_splits_and_reviewed_are_filters_with_counts(window: Window, qtbot: QtBot) -> None:
    page = window.page
    qtbot.mouseClick(page.filters.splits, Qt.MouseButton.LeftButton)
    splits = {box.text(): box for box in popup(QWidget).findChildren(QCheckBox)}
    assert splits["Training"].accessibleName() == "Training, 2 photos"
    qtbot.keyClick(splits["Training"], Key.Key_Space)
    assert page.current_order() == ["holiday/photo_0.jpg", "holiday/photo_2.jpg"]
    qtbot.keyClick(splits["Training"], Key.Key_Escape)
    window.click(0)
    page.apply("reviewed")
    qtbot.waitUntil(lambda: page.listing.counts.reviewed == 1)
    qtbot.mouseClick(page.filters.reviewed, Qt.MouseButton.LeftButton)
    reviewed = {box.text(): box for box in popup(QWidget).findChildren(QCheckBox)}
    assert reviewed["Reviewed"].accessibleName() == "Reviewed, 1 photo"
    qtbot.keyClick(reviewed["Not reviewed"], Key.Key_Space)
    assert page.current_order() == ["holiday/photo_2.jpg"]
    qtbot.keyClick(reviewed["Reviewed"], Key.Key_Space)
    assert page.current_order() == ["holiday/photo_0.jpg"]
    qtbot.keyClick(reviewed["Reviewed"], Key.Key_Escape)


def test_size_order_and_panel_are_as_they_were_left(window: Window, qtbot: QtBot) -> None:
    page = window.page
    qtbot.mouseClick(page.middle.summary.sizes.button("large"), Qt.MouseButton.LeftButton)
    window.press(Key.Key_F9)
    page.ask(replace(page.listing.query, sort="boxes", descending=True, text="photo"))
    again = Window(qtbot, window.session)
    assert again.page.grid.size_name == "large"
    assert again.page.middle.summary.sizes.current() == "large"
    assert again.page.side.isHidden()
    assert not again.page.header.panel.isChecked()
    assert again.page.listing.query == Query(sort="boxes", descending=True)
    assert again.page.current_order()[0] == "holiday/photo_0.jpg"
    again.page.set_session(None)
    again.thumbnails.close()
