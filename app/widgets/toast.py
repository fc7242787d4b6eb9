"""Small messages that float over the window's lower edge and go by themselves."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QEnterEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from app.theme import SPACE
from app.widgets.banner import announce
from app.widgets.text import button, label

STAYS = 6000
"""Milliseconds; as long as the pointer or the focus is on it, it stays."""
_MOST = 3


class Toast(QFrame):
    """One message, with one thing to do about it: usually Undo."""

    gone = Signal(object)

    def __init__(
        self, text: str, action_text: str = "", action: Callable[[], object] | None = None, stays: int = STAYS
    ) -> None:
        super().__init__()
        self.setProperty("kind", "toast")
        self._action = action
        self.message = label(text, wrap=True)
        self.button = button(action_text, action=self._act)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(SPACE * 2, SPACE, SPACE, SPACE)
        layout.setSpacing(SPACE)
        layout.addWidget(self.message, 1)
        layout.addWidget(self.button)
        self.button.setVisible(bool(action_text))  # not before it has a parent: it would be a window of its own
        self.message.setMinimumWidth(min(440, self.message.fontMetrics().horizontalAdvance(text) + 4))
        self._left = QTimer(self)
        self._left.setSingleShot(True)
        self._left.setInterval(stays)
        self._left.timeout.connect(self.go)
        self._left.start()

    def go(self) -> None:
        """Away with it."""
        if not self.isHidden() or self._left.isActive():
            self._left.stop()
            self.hide()
            self.gone.emit(self)
            self.deleteLater()

    def enterEvent(self, event: QEnterEvent) -> None:
        self._left.stop()

    def leaveEvent(self, event: QEvent) -> None:
        self._left.start()

    def _act(self) -> None:
        self.go()
        if self._action:
            self._action()


class ToastHost(QWidget):
    """Where toasts of a window float; it lets every click through that hits none of them."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        self._window = window
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(SPACE)
        self._toasts: list[Toast] = []
        window.installEventFilter(self)
        self.hide()

    def show_toast(self, toast: Toast) -> None:
        """Adds a toast at the bottom; the oldest goes when there are too many."""
        self._toasts = [*self._toasts, toast]
        toast.gone.connect(self._forget)
        self._column.addWidget(toast, 0, Qt.AlignmentFlag.AlignHCenter)
        for old in self._toasts[:-_MOST]:
            old.go()
        self.show()
        self.raise_()
        self._place()
        announce(self, toast.message.text())

    def toasts(self) -> list[Toast]:
        """Those that show, oldest first."""
        return list(self._toasts)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Resize, QEvent.Type.LayoutRequest):
            self._place()
        return False

    def _forget(self, toast: object) -> None:
        self._toasts = [other for other in self._toasts if other is not toast]
        if not self._toasts:
            self.hide()
        else:
            self._place()

    def _place(self) -> None:
        window = self._window
        size = self._column.sizeHint().boundedTo(window.size())
        left = (window.width() - size.width()) // 2
        self.setGeometry(left, window.height() - size.height() - SPACE * 3, size.width(), size.height())
