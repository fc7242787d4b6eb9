"""A step of the waterfall drawn: where the figure stands, how sure that is, and what was lost on the way to it."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QLineF, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from app import theme
from app.exporting import words
from app.theme import SMALL
from effdet_core.exports.record import Step

_HEIGHT, _BAR, _DOT = 16, 6, 4.0
_SIDE = 5
"""Room for half a dot at both ends."""


@dataclass(frozen=True, slots=True)
class Scale:
    """The part of 0..1 that is worth showing. Figures are marked by dots, so that it need not begin at nothing."""

    low: float = 0.0
    high: float = 1.0

    def place(self, value: float, width: float) -> float:
        """Where a value stands on `width` pixels."""
        share = (value - self.low) / (self.high - self.low)
        return _SIDE + min(max(share, 0.0), 1.0) * (width - 2 * _SIDE)


def scale_of(steps: Sequence[Step]) -> Scale:
    """Whole tenths around all figures and their intervals."""
    lows = [min(step.low, step.ap50) for step in steps]
    highs = [max(step.high, step.ap50 + step.lost) for step in steps]
    if not steps:
        return Scale()
    low, high = math.floor(min(lows) * 10) / 10, math.ceil(max(highs) * 10) / 10
    return Scale(max(0.0, min(low, high - 0.1)), min(1.0, max(high, low + 0.1)))


class Bar(QWidget):
    """Takes the width there is."""

    def __init__(self, step: Step, scale: Scale, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._step, self._scale = step, scale
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(120, _HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens, step = theme.current(), self._step
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle = self.height() / 2
        painter.setPen(QPen(tokens.colour("line"), 1))
        painter.drawLine(QLineF(_SIDE, middle, self.width() - _SIDE, middle))
        painter.setPen(Qt.PenStyle.NoPen)
        unsure = QColor(tokens.colour("accent"))
        unsure.setAlpha(60)
        painter.setBrush(unsure)
        painter.drawRoundedRect(self._part(step.low, step.high, _BAR), 2, 2)
        if step.after is not None and abs(step.lost) >= 0.0005:
            token = "muted" if step.by_chance else "danger" if step.lost > 0 else "success"
            painter.setBrush(tokens.colour(token))
            painter.drawRect(self._part(step.ap50, step.ap50 + step.lost, _BAR / 2))
        painter.setBrush(tokens.colour("accent"))
        painter.drawEllipse(QPointF(self._scale.place(step.ap50, self.width()), middle), _DOT, _DOT)
        painter.end()

    def _part(self, start: float, end: float, height: float) -> QRectF:
        first, last = sorted(self._scale.place(value, self.width()) for value in (start, end))
        return QRectF(first, (self.height() - height) / 2, last - first, height)


class Axis(QWidget):
    """The figures at tenths below all rows."""

    def __init__(self, scale: Scale, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._scale = scale
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(120, _HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        font = QFont(self.font())
        font.setPixelSize(SMALL)
        painter.setFont(font)
        painter.setPen(theme.current().colour("muted"))
        for tenth in self.tenths():
            place = self._scale.place(tenth, self.width())
            left = min(max(place - 20, 0), self.width() - 40)
            side = Qt.AlignmentFlag.AlignHCenter
            if left != place - 20:
                side = Qt.AlignmentFlag.AlignLeft if left == 0 else Qt.AlignmentFlag.AlignRight
            painter.drawText(QRectF(left, 0, 40, self.height()), side | Qt.AlignmentFlag.AlignTop, words.figure(tenth))
        painter.end()

    def tenths(self) -> list[float]:
        """Those that are named: not so many that they would touch."""
        first, last = round(self._scale.low * 10), round(self._scale.high * 10)
        every = 1 if last - first <= 5 else 2
        return [tenth / 10 for tenth in range(first, last + 1, every)]
