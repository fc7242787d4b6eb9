"""A panel that lies over the window until Escape or a press beside it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QFrame, QVBoxLayout, QWidget

_VEIL = 110


class Overlay(QWidget):
    """Holds one `panel`; gives the focus back when it goes."""

    def __init__(self, window: QWidget, *, top: bool = False) -> None:
        super().__init__(window)
        self._window = window
        self._before = QApplication.focusWidget()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.panel = QFrame()
        self.panel.setProperty("kind", "popup")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 64 if top else 24, 24, 24)
        side = Qt.AlignmentFlag.AlignTop if top else Qt.AlignmentFlag.AlignVCenter
        layout.addWidget(self.panel, 0, Qt.AlignmentFlag.AlignHCenter | side)
        window.installEventFilter(self)

    def open(self) -> None:
        """Covers the window."""
        self.setGeometry(self._window.rect())
        self.show()
        self.raise_()
        self.setFocus()

    def leave(self) -> None:
        """Goes for good."""
        self._window.removeEventFilter(self)
        self.hide()
        if self._before is not None and self._before.isVisible():
            self._before.setFocus()
        self.deleteLater()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and watched is self._window:
            self.setGeometry(self._window.rect())
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.leave()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if not self.panel.geometry().contains(event.position().toPoint()):
            self.leave()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(0, 0, 0, _VEIL))
        painter.end()
