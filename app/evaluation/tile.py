"""One mistake as a picture: the part of the photo around it, the labelled box, and the one that was found."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QImage, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QWidget

from app import theme
from app.evaluation.cutting import Box, Cut
from app.icons import icon
from app.theme import RADIUS, SMALL

CAPTION = 40
LEAST = 148
"""Device-independent pixels that a tile is wide at least."""
_DASH = [4.0, 2.5]
_MARK = 14


@dataclass(frozen=True, slots=True)
class TileLook:
    """What a tile shows. truth, found: boxes in pixels of the photo, None where there is none; with their colours.

    title, detail: the two lines below. spoken: all of it in one sentence. relabelled: whether the photo's labels are
    others now than when it was judged.
    """

    photo: str
    cut: Cut
    truth: Box | None
    truth_colour: str
    found: Box | None
    found_colour: str
    title: str
    detail: str
    spoken: str
    relabelled: bool = False


class ErrorTile(QAbstractButton):
    """Pressing it opens the photo."""

    wanted = Signal(object)
    """The tile's look."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.look: TileLook | None = None
        self._image: QImage | None = None
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.clicked.connect(lambda: self.wanted.emit(self.look))

    def show_look(self, look: TileLook) -> None:
        """Another mistake; its picture follows."""
        if self.look is None or look.cut != self.look.cut:
            self._image = None
        self.look = look
        self.setAccessibleName(look.spoken)
        self.setToolTip(f"{look.spoken}\n{look.photo.replace(chr(92), '/').rpartition('/')[2]}")
        self.update()

    def show_image(self, image: QImage) -> None:
        """The part of the photo has come; a null image where there is none."""
        self._image = image
        self.update()

    @property
    def has_image(self) -> bool:
        """Whether its part of the photo is here, or known to be missing."""
        return self._image is not None

    def sizeHint(self) -> QSize:
        return QSize(LEAST, LEAST + CAPTION)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.look is None:
            return
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        room = QRectF(2, 2, self.width() - 4, self.width() - 4)
        shape = QPainterPath()
        shape.addRoundedRect(room, RADIUS, RADIUS)
        painter.setClipPath(shape)
        painter.fillRect(room, theme.current().colour("canvas"))
        self._paint_photo(painter, self._picture_place(room), self.look)
        painter.setClipping(False)
        self._paint_frame(painter, room)
        self._paint_caption(painter, room, self.look)
        painter.end()

    def _picture_place(self, room: QRectF) -> QRectF:
        assert self.look is not None
        cut = self.look.cut
        scale = min(room.width() / cut.width, room.height() / cut.height)
        place = QRectF(0, 0, cut.width * scale, cut.height * scale)
        place.moveCenter(room.center())
        return place

    def _paint_photo(self, painter: QPainter, place: QRectF, look: TileLook) -> None:
        if self._image is not None and not self._image.isNull():
            painter.drawImage(place, self._image)
        elif self._image is not None:
            mark = icon("warning", "muted").pixmap(QSize(_MARK, _MARK))
            painter.drawPixmap(place.center() - QPointF(_MARK / 2, _MARK / 2), mark)
        if look.truth is not None:
            _paint_box(painter, place, look.cut.place(look.truth), look.truth_colour, dashed=False)
        if look.found is not None:
            _paint_box(painter, place, look.cut.place(look.found), look.found_colour, dashed=True)

    def _paint_frame(self, painter: QPainter, room: QRectF) -> None:
        tokens = theme.current()
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if self.hasFocus() or self.underMouse():
            painter.setPen(QPen(tokens.colour("accent"), 2))
            painter.drawRoundedRect(room.adjusted(-1, -1, 1, 1), RADIUS + 1, RADIUS + 1)
        else:
            painter.setPen(QPen(tokens.colour("line"), 1))
            painter.drawRoundedRect(room.adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)

    def _paint_caption(self, painter: QPainter, room: QRectF, look: TileLook) -> None:
        font = QFont(self.font())
        line = QRectF(room.left() + 2, room.bottom() + 3, room.width() - 4, 17)
        if look.relabelled:
            mark = icon("edit", "accent").pixmap(QSize(_MARK, _MARK))
            painter.drawPixmap(QPointF(line.left(), line.top() + 2), mark)
            line.setLeft(line.left() + _MARK + 4)
        _write(painter, font, line, look.title, "text")
        font.setPixelSize(SMALL)
        _write(painter, font, QRectF(room.left() + 2, room.bottom() + 20, room.width() - 4, 15), look.detail, "muted")


def _write(painter: QPainter, font: QFont, place: QRectF, text: str, token: str) -> None:
    painter.setFont(font)
    painter.setPen(theme.current().colour(token))
    shown = QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, place.width())
    painter.drawText(place, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), shown)


def _paint_box(painter: QPainter, place: QRectF, box: Box, colour: str, *, dashed: bool) -> None:
    """A white line under one in the class's colour, so that it shows on any photo."""
    rect = QRectF(
        place.left() + box[1] * place.width(),
        place.top() + box[0] * place.height(),
        (box[3] - box[1]) * place.width(),
        (box[2] - box[0]) * place.height(),
    )
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(_pen(QColor(255, 255, 255, 220), 4.0))
    painter.drawRect(rect)
    pen = _pen(QColor(colour), 2.0)
    if dashed:
        pen.setDashPattern(_DASH)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    painter.setPen(pen)
    painter.drawRect(rect)


def _pen(colour: QColor, thick: float) -> QPen:
    pen = QPen(colour, thick)
    pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
    return pen
