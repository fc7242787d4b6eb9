"""An icon as a picture in a layout; it follows the theme, which a pixmap in a label would not."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.icons import icon


class Picture(QWidget):
    """token: the colour of the theme it is drawn in. side: of the square, device-independent pixels."""

    def __init__(self, image: str = "", token: str = "text", side: int = 18, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._image, self._token, self._side = image, token, side
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_icon(self, image: str, token: str = "text") -> None:
        """Another icon."""
        self._image, self._token = image, token
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._side, self._side)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._image:
            area = QRect(0, 0, self._side, self._side)
            area.moveCenter(self.rect().center())
            painter = QPainter(self)
            icon(self._image, self._token).paint(painter, area)
            painter.end()
