"""Many photos are changed piece by piece: the window goes on, can stop it, and what is drawn meanwhile stays."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.browser import bulk_edit
from app.session import Session
from app.widgets.progress_row import ProgressRow
from effdet_core.project.annotation import LabelledBox
from effdet_core.project.labels import with_boxes
from tests.app.photos_window import Window, states

Key = Qt.Key
BOX = LabelledBox("bee", (1.0, 2.0, 30.0, 40.0))


@pytest.fixture
def window(qtbot: QtBot, session: Session, monkeypatch: pytest.MonkeyPatch) -> Iterator[Window]:
    """Six photos are many here: two at once."""
    monkeypatch.setattr(bulk_edit, "AT_ONCE", 2)
    made = Window(qtbot, session)
    yield made
    made.page.set_session(None)
    made.thumbnails.close()


def splits(window: Window) -> list[str | None]:
    return [window.session.labels(name).split for name in window.page.current_order()]


def press_for_training(window: Window) -> None:
    window.press(Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    window.press(Key.Key_T, Qt.KeyboardModifier.ShiftModifier)


def test_many_photos_are_read_in_pieces_and_changed_in_one_step(window: Window, qtbot: QtBot) -> None:
    told: list[tuple[int, int]] = []
    window.page.bulk.progressed.connect(lambda done, total: told.append((done, total)))
    press_for_training(window)
    assert window.page.bulk.is_running
    assert splits(window) == ["train", "val", "train", None, None, None]
    qtbot.waitUntil(lambda: not window.page.bulk.is_running)
    assert told == [(2, 6), (4, 6), (6, 6)]
    assert splits(window) == ["train"] * 6
    assert window.toast()[0] == "4 photos for training"
    window.session.undo()
    assert splits(window) == ["train", "val", "train", None, None, None]


def test_boxes_drawn_while_the_labels_are_read_stay(window: Window, qtbot: QtBot) -> None:
    first, last = window.page.current_order()[0], window.page.current_order()[-1]
    drawn = with_boxes(window.session.labels(first), [*window.session.labels(first).boxes, BOX])

    def draw(done: int, _total: int) -> None:
        if done == 2:
            window.session.change("Draw", {first: drawn})
            window.session.change("Draw", {last: with_boxes(window.session.labels(last), [BOX])})

    window.page.bulk.progressed.connect(draw)
    window.press(Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    window.press(Key.Key_E, Qt.KeyboardModifier.ShiftModifier)
    qtbot.waitUntil(lambda: not window.page.bulk.is_running)
    assert splits(window) == ["test"] * 6
    assert BOX in window.session.labels(first).boxes
    assert window.session.labels(last).boxes == (BOX,)
    window.session.undo()
    assert BOX in window.session.labels(first).boxes


def test_boxes_that_go_are_counted_as_they_are_at_the_end(window: Window, qtbot: QtBot) -> None:
    first = window.page.current_order()[0]

    def draw(done: int, _total: int) -> None:
        if done == 4:
            labels = window.session.labels(first)
            window.session.change("Draw", {first: with_boxes(labels, [*labels.boxes, BOX])})

    window.page.bulk.progressed.connect(draw)
    window.press(Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    window.press(Key.Key_N)
    qtbot.waitUntil(lambda: not window.page.bulk.is_running)
    assert "4 boxes removed" in window.toast()[0]
    assert set(states(window)) == {"nothing here"}


def test_stopping_changes_nothing(window: Window, qtbot: QtBot) -> None:
    stopped: list[bool] = []

    def stop(done: int, _total: int) -> None:
        if done == 4:
            row = window.page.middle.findChild(ProgressRow)
            stopped.append(row.bar.value() == 4)
            qtbot.mouseClick(row.cancel, Qt.MouseButton.LeftButton)

    window.page.bulk.progressed.connect(stop)
    press_for_training(window)
    qtbot.waitUntil(lambda: bool(stopped))
    assert stopped == [True]
    assert not window.page.bulk.is_running
    assert window.page.middle.findChild(ProgressRow) is None or window.page.middle.findChild(ProgressRow).isHidden()
    assert splits(window) == ["train", "val", "train", None, None, None]
    assert window.session.undo_text is None


def test_another_project_ends_it(window: Window) -> None:
    press_for_training(window)
    window.page.set_session(None)
    assert not window.page.bulk.is_running
    assert window.session.undo_text is None
