"""Darkens a window but for one place. It takes no events: everything below it works as ever."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QWidget

from app import theme
from app.theme import RADIUS
from app.tour.placing import GAP, Side

_VEIL = 96
_AROUND = 4
_HALF = 8
"""Of the tip's base."""


class Spotlight(QWidget):
    """Covers its window."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        self._hole: QRect | None = None
        self._tip: QPoint | None = None
        self._side: Side = "none"
        self._is_dark = True
        self.hide()

    def light(self, hole: QRect | None, tip: QPoint | None, side: Side, *, darken: bool = True) -> None:
        """hole: what stays bright. tip: the edge of the bubble that points at it, on the hole's `side`."""
        state = (hole, tip, side, darken)
        if state != (self._hole, self._tip, self._side, self._is_dark):
            self._hole, self._tip, self._side, self._is_dark = state
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        veil = QPainterPath()
        veil.addRect(QRectF(self.rect()))
        if self._hole is not None:
            around = QRectF(self._hole.adjusted(-_AROUND, -_AROUND, _AROUND, _AROUND))
            bright = QPainterPath()
            bright.addRoundedRect(around, RADIUS, RADIUS)
            veil -= bright
            painter.setPen(QPen(tokens.colour("accent"), 2))
            painter.drawPath(bright & _inside(self.rect()))
        if self._is_dark:
            painter.fillPath(veil, QColor(0, 0, 0, _VEIL))
        if self._tip is not None:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(tokens.colour("surface"))
            painter.drawPolygon(_triangle(self._tip, self._side))
        painter.end()


def _inside(rect: QRect) -> QPainterPath:
    """So that the ring of a place that reaches the window's edge is seen there too."""
    path = QPainterPath()
    path.addRect(QRectF(rect.adjusted(1, 1, -1, -1)))
    return path


def _triangle(tip: QPoint, side: Side) -> QPolygonF:
    """From the bubble's edge towards its target, a pixel into the bubble so that no line shows between them."""
    reach = GAP - _AROUND
    along, out = {
        "right": (QPointF(0, _HALF), QPointF(-reach, 0)),
        "left": (QPointF(0, _HALF), QPointF(reach, 0)),
        "below": (QPointF(_HALF, 0), QPointF(0, -reach)),
        "above": (QPointF(_HALF, 0), QPointF(0, reach)),
    }[side]
    base = QPointF(tip) - out / reach
    return QPolygonF([base - along, base + along, base + out])
