"""The Photos page as tests hold it."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app.browser.actions import ROWS
from app.browser.page import PhotosPage
from app.session import Session
from app.thumbnails import Thumbnails
from app.widgets.toast import ToastHost


class Window:
    """The page as the window holds it: with its actions' keys, and a note of where it led."""

    def __init__(self, qtbot: QtBot, session: Session) -> None:
        self.led: list[tuple[str, str | None]] = []
        self.thumbnails = Thumbnails()
        self.thumbnails.set_project(session.path)
        self.page = PhotosPage(lambda page, photo: self.led.append((page, photo)), self.thumbnails)
        self.session = session
        qtbot.addWidget(self.page)
        handlers = self.page.handlers()
        for row in ROWS:
            action = QAction(self.page)
            action.setShortcuts(list(row.keys))
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            action.triggered.connect(handlers[row.id])
            self.page.addAction(action)
        self.page.resize(1300, 800)
        self.page.set_session(session)
        with qtbot.waitActive(self.page):
            self.page.show()
            self.page.activateWindow()
        qtbot.waitUntil(lambda: self.page.listing.shown == 6 and not session.is_scanning)
        self.page.shown()
        self._bot = qtbot

    def click(self, place: int, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """On a photo of the grid."""
        grid = self.page.grid
        where = grid.visualRect(self.page.model.index(place)).center()
        self._bot.mouseClick(grid.viewport(), Qt.MouseButton.LeftButton, modifier, where)

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """A key, where the focus is."""
        focus = QApplication.focusWidget()
        assert focus is not None
        self._bot.keyClick(focus, key, modifier)

    def toast(self) -> tuple[str, QPushButton]:
        """The newest message and its button."""
        newest = self.page.window().findChild(ToastHost).toasts()[-1]
        return newest.message.text(), newest.button


def popup(kind: type[QWidget]) -> QWidget:
    found = QApplication.activePopupWidget()
    assert isinstance(found, kind)
    return found


def states(window: Window) -> list[str]:
    """Of the photos shown."""
    return [window.page.model.photo(place).state for place in range(window.page.listing.shown)]


def shown(qtbot: QtBot, session: Session) -> Iterator[Window]:
    """What a fixture yields from: the page, which lets go of the session at the end."""
    made = Window(qtbot, session)
    yield made
    made.page.set_session(None)
    made.thumbnails.close()
