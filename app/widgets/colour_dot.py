"""A round button in the colour of a class; pressing it offers the colours."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QColor, QIcon, QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QMenu, QToolButton, QWidget, QWidgetAction

from app import theme
from app.widgets.chip import dot_icon

_COLUMNS = 5


class ColourDot(QToolButton):
    """Shows a colour, and lets a person choose another of `colours` (none: it only shows)."""

    picked = Signal(str)

    def __init__(self, colour: str, colours: Sequence[str] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._colour, self._colours = colour, tuple(colours)
        self.setProperty("kind", "small")
        self.setFixedSize(24, 24)
        self.setAccessibleName(self.tr("Colour"))
        if colours:
            self.setToolTip(self.tr("Choose another colour"))
            self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            self.clicked.connect(self._offer)

    def colour(self) -> str:
        """The colour shown."""
        return self._colour

    def set_colour(self, colour: str) -> None:
        """Shows another colour."""
        self._colour = colour
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.hasFocus():
            painter.setPen(tokens.colour("accent"))
            painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), 4, 4)
        painter.setPen(tokens.colour("edge"))
        painter.setBrush(QColor(self._colour))
        painter.drawEllipse(self.rect().center(), 6, 6)
        painter.end()

    def _offer(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        action = QWidgetAction(menu)
        action.setDefaultWidget(self._swatches(menu))
        menu.addAction(action)
        menu.popup(self.mapToGlobal(self.rect().bottomLeft()))

    def _swatches(self, menu: QMenu) -> QWidget:
        holder = QWidget()
        grid = QGridLayout(holder)
        grid.setContentsMargins(4, 4, 4, 4)
        grid.setSpacing(2)
        for number, colour in enumerate(self._colours):
            swatch = QToolButton()
            swatch.setIcon(QIcon(dot_icon(colour, 16)))
            swatch.setIconSize(QSize(16, 16))
            swatch.setAccessibleName(colour)
            swatch.setToolTip(colour)
            swatch.setChecked(colour == self._colour)
            swatch.clicked.connect(partial(self._pick, menu, colour))
            grid.addWidget(swatch, number // _COLUMNS, number % _COLUMNS)
        return holder

    def _pick(self, menu: QMenu, colour: str) -> None:
        menu.close()
        if colour != self._colour:
            self.set_colour(colour)
            self.picked.emit(colour)
