"""A thin bar for a share of one, with what was lost on the way to it and how sure the figure is."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QLineF, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from app import theme

_HEIGHT, _BAR = 14, 8


@dataclass(frozen=True, slots=True)
class Measured:
    """value, low, high, lost: shares, 0..1. by_chance: other photos could as well have shown no loss."""

    value: float
    low: float
    high: float
    lost: float = 0.0
    by_chance: bool = False


class Bar(QWidget):
    """Takes the width there is."""

    def __init__(self, measured: Measured, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._measured = measured
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(120, _HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens, shown = theme.current(), self._measured
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(tokens.colour("line"))
        painter.drawRoundedRect(self._part(0, 1), 2, 2)
        painter.setBrush(tokens.colour("accent"))
        painter.drawRoundedRect(self._part(0, shown.value), 2, 2)
        if shown.lost > 0:
            token = "muted" if shown.by_chance else "danger"
            painter.setBrush(QBrush(tokens.colour(token), Qt.BrushStyle.BDiagPattern))
            painter.drawRect(self._part(shown.value, shown.value + shown.lost))
        self._paint_interval(painter, tokens)
        painter.end()

    def _paint_interval(self, painter: QPainter, tokens: theme.Tokens) -> None:
        part = self._part(self._measured.low, self._measured.high)
        middle = part.center().y()
        painter.setPen(QPen(tokens.colour("text"), 1))
        painter.drawLine(QLineF(part.left(), middle, part.right(), middle))
        for x in (part.left(), part.right()):
            painter.drawLine(QLineF(x, middle - 3, x, middle + 3))

    def _part(self, start: float, end: float) -> QRectF:
        width = self.width() - 2
        begin, stop = (min(max(value, 0.0), 1.0) * width for value in (start, end))
        return QRectF(1 + begin, (self.height() - _BAR) / 2, stop - begin, _BAR)
