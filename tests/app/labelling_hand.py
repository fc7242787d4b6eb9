"""A pair of hands for the Label page: mouse and keys go through the event queue, places are pixels of the photo."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.actions import EVERYWHERE, ActionSet
from app.labelling.actions import ROWS
from app.labelling.geometry import Box, Point
from app.labelling.page import LabelPage
from app.session import Session
from app.thumbnails import Thumbnails

LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
SHIFT, CTRL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier


class Hands:
    """Drives one page."""

    def __init__(self, page: LabelPage, session: Session, qtbot: QtBot) -> None:
        self.page, self.session, self.qtbot = page, session, qtbot
        self.view = page.canvas.viewport()
        self.went: list[tuple[str, str | None]] = []

    @property
    def photo(self) -> str:
        """The number in the name of the photo on the canvas."""
        return (self.page.walk.photo or "").removesuffix(".jpg")[-1:]

    @property
    def boxes(self) -> list[tuple[str, Box]]:
        """What the session says of the photo."""
        assert self.page.walk.photo
        return [(b.label, b.box) for b in self.session.labels(self.page.walk.photo).boxes]

    @property
    def selected(self) -> set[int]:
        """Places of the selected boxes."""
        return set(self.page.editor.marks.selected)

    @property
    def said(self) -> str:
        """What the bar says."""
        return self.page.parts.bar.text

    def at(self, point: Point) -> QPoint:
        """Where a point of the photo is in the view."""
        return self.page.canvas.viewportTransform().map(QPointF(point[1], point[0])).toPoint()

    def press(self, point: Point, modifiers: Qt.KeyboardModifier = NONE) -> None:
        """Left button down."""
        self.qtbot.mouseMove(self.view, self.at(point))
        self.qtbot.mousePress(self.view, LEFT, modifiers, self.at(point))

    def move(self, point: Point) -> None:
        """To a point, with whatever is held."""
        self.qtbot.mouseMove(self.view, self.at(point))
        QApplication.processEvents()

    def release(self, point: Point, modifiers: Qt.KeyboardModifier = NONE) -> None:
        """Left button up."""
        self.qtbot.mouseRelease(self.view, LEFT, modifiers, self.at(point))

    def drag(self, start: Point, to: Point, modifiers: Qt.KeyboardModifier = NONE) -> None:
        """Press, a few moves, release."""
        self.press(start, modifiers)
        for part in (0.3, 0.7, 1.0):
            self.move((start[0] + part * (to[0] - start[0]), start[1] + part * (to[1] - start[1])))
        self.release(to, modifiers)

    def click(self, point: Point, modifiers: Qt.KeyboardModifier = NONE) -> None:
        """Press and release."""
        self.press(point, modifiers)
        self.release(point, modifiers)

    def keys(self, *sequences: str) -> None:
        """Shortcuts, one after the other, at the widget that has the focus."""
        for sequence in sequences:
            target = QApplication.focusWidget() or self.page
            QTest.keySequence(target, QKeySequence(sequence))

    def type(self, text: str) -> None:
        """Letters, into the widget that has the focus."""
        QTest.keyClicks(QApplication.focusWidget(), text)

    def enter(self) -> None:
        """The Enter key."""
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)

    def settle(self) -> None:
        """Until arrow keys are handed over."""
        self.qtbot.waitUntil(lambda: self.page.editor._moving is None)

    def until(self, true: Callable[[], bool]) -> None:
        """Waits."""
        self.qtbot.waitUntil(true)

    def open(self, number: int) -> None:
        """A photo by its place, fully read."""
        self.page.open_photo(self.session.catalogue.names[number], [])
        self.sharp()

    def sharp(self) -> None:
        """Until the photo itself shows."""
        self.until(lambda: not self.page.walk._waits and self.page.canvas.size_of_photo is not None)


@contextmanager
def label_page(session: Session, qtbot: QtBot) -> Iterator[Hands]:
    """The page in a window of its own, on the first photo."""
    qtbot.waitUntil(lambda: not session.is_scanning and len(session.catalogue) > 0)
    thumbnails = Thumbnails()
    thumbnails.set_project(session.path)
    went: list[tuple[str, str | None]] = []
    page = LabelPage(lambda place, photo: went.append((place, photo)), thumbnails)
    ActionSet(page, {}).add((*EVERYWHERE, *ROWS), page.handlers(), page)
    page.resize(1000, 700)
    page.set_session(session)
    with qtbot.waitExposed(page):
        page.show()
    page.activateWindow()
    page.shown()
    hands = Hands(page, session, qtbot)
    hands.went = went
    hands.open(0)
    page.canvas.setFocus()
    yield hands
    page.set_session(None)
    thumbnails.close()
    page.close()
    page.deleteLater()
