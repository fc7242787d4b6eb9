"""What follows the pointer: a crosshair, and the class that the next box gets."""

from __future__ import annotations

from PySide6.QtCore import QLineF, QPointF
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import (
    QGraphicsItem,
    QGraphicsItemGroup,
    QGraphicsLineItem,
    QGraphicsPixmapItem,
    QStyleOptionGraphicsItem,
    QWidget,
)

from app.labelling.box_items import Look
from app.labelling.geometry import Size

_BESIDE = 14
"""From the pointer to what it carries, pixels of the screen."""
_MOST_TAGS = 300


class _Hair(QGraphicsLineItem):
    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        for colour, width in ((QColor(0, 0, 0, 90), 3.0), (QColor(255, 255, 255, 230), 1.0)):
            pen = QPen(colour, width)
            pen.setCosmetic(True)
            painter.setPen(pen)
            painter.drawLine(self.line())


class Crosshair(QGraphicsItemGroup):
    """Two lines through the pointer, across the photo, to line a box up before it is begun."""

    def __init__(self) -> None:
        super().__init__()
        self._size: Size = (1, 1)
        self._lines = (_Hair(self), _Hair(self))
        self.setZValue(20)
        self.hide()

    def set_size(self, size: Size) -> None:
        """Of the photo."""
        self._size = size

    def follow(self, point: QPointF) -> None:
        """To a point of the photo; hidden outside."""
        height, width = self._size
        within = 0 <= point.x() <= width and 0 <= point.y() <= height
        self.setVisible(within)
        if within:
            self._lines[0].setLine(QLineF(0, point.y(), width, point.y()))
            self._lines[1].setLine(QLineF(point.x(), 0, point.x(), height))


class PointerTag(QGraphicsPixmapItem):
    """A small plate beside the pointer, of the same size at any zoom."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemIgnoresTransformations)
        self.setZValue(30)
        self.setOffset(_BESIDE, _BESIDE)
        self._look = look
        self._said = ("", "")
        self.hide()

    def say(self, text: str, colour: QColor, at: QPointF) -> None:
        """Text on a colour at a point of the photo; no text hides it."""
        self.setVisible(bool(text))
        if not text:
            return
        if (text, colour.name()) != self._said:
            if len(self._look.tags) > _MOST_TAGS:
                self._look.tags.clear()
            self._said = (text, colour.name())
            self.setPixmap(self._look.tag(text, colour))
        self.setPos(at)
