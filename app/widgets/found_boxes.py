"""Boxes of detections over a picture: lines with a light edge that show on any ground, and name plates."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from app.theme import SMALL

_LINE, _HALO = 2.0, 4.0
_PAD = 5.0
_VERY_LIGHT = 0.75
"""How bright a colour is, 0..1, from where on it takes a dark edge."""
_LIGHT = 0.6
"""And from where on it takes black letters."""


def paint_box(painter: QPainter, box: QRectF, colour: QColor) -> None:
    """The outline of a box."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    edge = QColor("#3c3c3c") if _brightness(colour) > _VERY_LIGHT else QColor("#ffffff")
    for ink, width in ((edge, _HALO), (colour, _LINE)):
        pen = QPen(ink, width)
        pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
        painter.setPen(pen)
        painter.drawRect(box)


def paint_plate(painter: QPainter, box: QRectF, where: QRectF, text: str, colour: QColor) -> None:
    """The name of a box: above it, or inside where the picture ends. where: the picture."""
    font = plate_font(painter.font())
    metrics = QFontMetricsF(font)
    width, height = metrics.horizontalAdvance(text) + 2 * _PAD, metrics.height() + 2
    left = min(max(where.left(), box.left() - _LINE / 2), max(where.left(), where.right() - width))
    above = box.top() - height - _LINE / 2
    plate = QRectF(left, above if above >= where.top() else box.top() + _LINE / 2, width, height)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawRoundedRect(plate, 3, 3)
    painter.setFont(font)
    painter.setPen(QColor("#111111") if _brightness(colour) > _LIGHT else QColor("#ffffff"))
    painter.drawText(plate, Qt.AlignmentFlag.AlignCenter, text)


def plate_font(font: QFont) -> QFont:
    """Of the name plates."""
    made = QFont(font)
    made.setPixelSize(SMALL)
    made.setWeight(QFont.Weight.DemiBold)
    return made


def _brightness(colour: QColor) -> float:
    return 0.299 * colour.redF() + 0.587 * colour.greenF() + 0.114 * colour.blueF()
