"""A small panel that opens at a button and goes when a person looks elsewhere."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QSize, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from app.theme import SPACE
from app.widgets.explained import answer_in, is_question

_NEXT = (Qt.Key.Key_Down, Qt.Key.Key_Up)


class Popover(QWidget):
    """Put things into `body`. Escape and a click beside it close it; arrow keys move like Tab.

    explanation: what a person is told who asks what this is.
    """

    def __init__(self, parent: QWidget, explanation: str, width: int = 0) -> None:
        super().__init__(parent, Qt.WindowType.Popup | Qt.WindowType.FramelessWindowHint)
        self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWhatsThis(explanation)
        answer_in(self)
        frame = QFrame()
        frame.setProperty("kind", "popup")
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(frame)
        self.body = QVBoxLayout(frame)
        self.body.setContentsMargins(SPACE * 2, SPACE * 2, SPACE * 2, SPACE * 2)
        self.body.setSpacing(SPACE)
        if width:
            frame.setFixedWidth(width)

    def open_at(self, anchor: QWidget) -> None:
        """Below a widget, or above it where there is no room, never off the screen."""
        self.adjustSize()
        self.move(_place(anchor, self.sizeHint()))
        self.show()

    def event(self, event: QEvent) -> bool:
        """Keys typed here are not the page's."""
        if event.type() == QEvent.Type.ShortcutOverride and not is_question(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows move through it."""
        if event.key() in _NEXT:
            self.focusNextPrevChild(event.key() == Qt.Key.Key_Down)
            return
        super().keyPressEvent(event)


def _place(anchor: QWidget, size: QSize) -> QPoint:
    below = anchor.mapToGlobal(QPoint(0, anchor.height() + 4))
    screen = anchor.screen() or QGuiApplication.primaryScreen()
    room = screen.availableGeometry()
    window = anchor.window().geometry()
    right = min(room.right(), max(window.right() - SPACE, window.left() + size.width()))
    x = max(room.left(), min(below.x(), right - size.width()))
    above = anchor.mapToGlobal(QPoint(0, -4 - size.height())).y()
    y = below.y() if below.y() + size.height() <= room.bottom() else max(room.top(), above)
    return QPoint(x, y)
