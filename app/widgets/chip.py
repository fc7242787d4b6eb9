"""A small round button that filters, with the number of photos it would leave."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap, Qt
from PySide6.QtWidgets import QPushButton, QWidget

from app.icons import icon

_DOT = 10


class Chip(QPushButton):
    """A checkable chip. count: shown behind the text when it is known. colour: of a dot before the text, or ""."""

    def __init__(
        self,
        text: str,
        count: int | None = None,
        *,
        colour: str = "",
        image: str = "",
        checkable: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._name, self._count = text, count
        self.setProperty("kind", "chip")
        self.setCheckable(checkable)
        self.setAutoDefault(False)
        self.setIconSize(QSize(14, 14))
        if image:
            self.setIcon(icon(image))
        if colour:
            self.set_colour(colour)
        self._show()

    @property
    def name(self) -> str:
        """The text without the count."""
        return self._name

    def set_count(self, count: int | None) -> None:
        """Another count, or none."""
        if count != self._count:
            self._count = count
            self._show()

    def set_name(self, name: str) -> None:
        """Another text."""
        self._name = name
        self._show()

    def set_colour(self, colour: str) -> None:
        """Another dot."""
        self.setIcon(dot_icon(colour))
        self.setIconSize(QSize(_DOT, _DOT))

    def _show(self) -> None:
        shown = self._name.replace("&", "&&")
        self.setText(shown if self._count is None else f"{shown}  {self.locale().toString(self._count)}")
        self.setAccessibleName(self._name if self._count is None else f"{self._name}, {self._count}")


def dot_icon(colour: str, side: int = _DOT) -> QIcon:
    """A disc in a class's colour, with a hairline that shows it on any ground."""
    scale = 4
    drawn = QPixmap(side * scale, side * scale)
    drawn.fill(Qt.GlobalColor.transparent)
    painter = QPainter(drawn)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(QColor(colour))
    pen = painter.pen()
    pen.setColor(QColor(128, 128, 128, 160))
    pen.setWidth(scale)
    painter.setPen(pen)
    painter.drawEllipse(drawn.rect().adjusted(scale, scale, -scale, -scale))
    painter.end()
    return QIcon(drawn)
