"""What a detector proposes, on the canvas: dashed, until a person accepts or rejects it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from app.labelling.box_items import Look, halo_of
from app.labelling.geometry import Size
from effdet_core.project.annotation import Draft

_DASHES = (4.0, 3.0)
_LINE, _IN_HAND = 1.5, 2.5


class DraftsItem(QGraphicsItem):
    """All drafts of a photo; the first one is in hand, which Enter accepts."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._drafts: Sequence[Draft] = ()
        self._area = QRectF()
        self.setZValue(3)
        self.setAcceptedMouseButtons(Qt.MouseButton.NoButton)

    @property
    def drafts(self) -> Sequence[Draft]:
        """What shows."""
        return self._drafts

    def set_size(self, size: Size) -> None:
        """Of the photo; a name plate may stand above it."""
        self.prepareGeometryChange()
        height, width = size
        self._area = QRectF(-width / 4, -height / 4, width * 1.5, height * 1.5)

    def show_drafts(self, drafts: Sequence[Draft]) -> None:
        """Others."""
        if tuple(drafts) != tuple(self._drafts):
            self._drafts = tuple(drafts)
            self.update()

    def boundingRect(self) -> QRectF:
        """Around the photo."""
        return self._area

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        """The one in hand last, over the others."""
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for place in range(len(self._drafts) - 1, -1, -1):
            self._paint_draft(painter, self._drafts[place], in_hand=place == 0)

    def _paint_draft(self, painter: QPainter, draft: Draft, *, in_hand: bool) -> None:
        colour = self._look.colour(draft.label)
        ymin, xmin, ymax, xmax = draft.box
        box = QRectF(xmin, ymin, xmax - xmin, ymax - ymin)
        if in_hand:
            veil = QColor(colour)
            veil.setAlpha(40)
            painter.fillRect(box, veil)
        width = _IN_HAND if in_hand else _LINE
        painter.setPen(_pen(halo_of(colour), width + 1.5))
        painter.drawRect(box)
        painter.setPen(_pen(colour, width, dashed=True))
        painter.drawRect(box)
        plate, pixel = self._look.tag(f"{draft.label}?", colour), self._look.pixel
        size = plate.deviceIndependentSize() * pixel
        if in_hand or size.width() < 1.6 * box.width():
            area = QRectF(xmin - pixel, ymin - size.height() - pixel, size.width(), size.height())
            painter.drawPixmap(area, plate, QRectF(plate.rect()))


def _pen(colour: QColor, width: float, *, dashed: bool = False) -> QPen:
    pen = QPen(colour, width)
    pen.setCosmetic(True)
    pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
    if dashed:
        pen.setDashPattern(list(_DASHES))
    return pen
