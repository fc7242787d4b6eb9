"""The real window for tests: windows that close at the end, and things dropped on them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.main_window import MainWindow

Make = Callable[..., MainWindow]


@contextmanager
def windows(qtbot: QtBot) -> Iterator[Make]:
    """Makes windows that close at the end."""
    made: list[MainWindow] = []

    def make(project: Path | None = None) -> MainWindow:
        window = MainWindow(project)
        qtbot.addWidget(window)
        made.append(window)
        with qtbot.waitActive(window):
            window.show()
            window.activateWindow()
        if project is not None:
            qtbot.waitUntil(lambda: window.project is not None)
        return window

    yield make
    for window in made:
        window.close()


def drop(window: MainWindow, *paths: Path) -> None:
    """As the system sends it: in, a move, and let go, through the event queue."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    buttons, keys, copy = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, Qt.DropAction.CopyAction
    enter = QDragEnterEvent(QPoint(9, 9), copy, data, buttons, keys)
    QApplication.sendEvent(window, enter)
    assert enter.isAccepted()
    QApplication.sendEvent(window, QDragMoveEvent(QPoint(20, 20), copy, data, buttons, keys))
    drop = QDropEvent(QPointF(9, 9), copy, data, buttons, keys)
    QApplication.sendEvent(window, drop)
    assert drop.isAccepted()
