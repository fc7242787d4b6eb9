"""One photo of the grid: where its parts lie, and how they are painted."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen, QPixmap

from app import theme
from app.browser import pictures, texts
from app.browser.texts import translate
from app.icons import icon
from app.theme import SMALL, SPACE
from effdet_core.dataset import Split
from effdet_core.project.catalogue import Row

PAD = SPACE
CAPTION = 3 * SPACE
SHAPE = 0.78
"""Height of the room for a picture as a part of its width: between 4:3 and square, so that upright photos fit too."""
_MARK = 14
_MOST_TEXTS = 4000
_STATE_COLOURS = {"labelled": "success", "damaged": "danger"}


@dataclass(frozen=True, slots=True)
class Size:
    """A size of the grid to choose. cell: the least width of a cell. thumbnail: longest side to ask for."""

    name: str
    cell: int
    thumbnail: int


SIZES = (Size("small", 124, 128), Size("medium", 196, 256), Size("large", 288, 384))


@dataclass(frozen=True, slots=True)
class Look:
    """How a tile stands in the grid."""

    selected: bool = False
    hovered: bool = False
    current: bool = False


def cell_height(width: float) -> int:
    """Of a cell so wide."""
    return round((width - 2 * PAD) * SHAPE) + CAPTION + 2 * PAD


def picture_room(cell: QRectF) -> QRectF:
    """Where the picture of a cell may lie."""
    return cell.adjusted(PAD, PAD, -PAD, -PAD - CAPTION)


class TilePainter:
    """Paints tiles; keeps what all of them share until the theme or the screen changes."""

    def __init__(self, font: QFont, ratio: float) -> None:
        self._font = QFont(font)
        self._font.setPixelSize(SMALL)
        self._metrics = QFontMetricsF(self._font)
        self._ratio = ratio
        self._marks: dict[tuple[str, str], QPixmap] = {}
        self._texts: dict[tuple[str, float], str] = {}

    def paint(self, painter: QPainter, cell: QRectF, photo: Row, look: Look, picture: QPixmap | None, why: str) -> None:
        """picture: None while there is none; then `why` says why there never will be, or is empty."""
        self._paint_ground(painter, cell, look)
        room = picture_room(cell)
        where = pictures.fitted(photo.height, photo.width, room)
        if picture is not None:
            size = picture.deviceIndependentSize()
            where = QRectF(QPointF(0, 0), size)
            where.moveCenter(room.center())
            painter.drawPixmap(QPointF(round(where.x()), round(where.y())), picture)
        elif why:
            self._paint_why(painter, room, why)
        else:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.current().colour("hover"))
            painter.drawRoundedRect(where, pictures.CORNER, pictures.CORNER)
        self._paint_caption(painter, cell, photo)

    def _paint_ground(self, painter: QPainter, cell: QRectF, look: Look) -> None:
        tokens = theme.current()
        frame = cell.adjusted(2.5, 2.5, -2.5, -2.5)
        fill = "selection" if look.selected else "hover" if look.hovered else ""
        if fill:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(tokens.colour(fill))
            painter.drawRoundedRect(frame, theme.RADIUS, theme.RADIUS)
        if look.selected or look.current:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(tokens.colour("accent"), 2.0 if look.current else 1.0))
            painter.drawRoundedRect(frame, theme.RADIUS, theme.RADIUS)

    def _paint_why(self, painter: QPainter, room: QRectF, why: str) -> None:
        tokens = theme.current()
        painter.setPen(QPen(tokens.colour("line"), 1.0))
        painter.setBrush(tokens.colour("hover"))
        painter.drawRoundedRect(room.adjusted(0.5, 0.5, -0.5, -0.5), pictures.CORNER, pictures.CORNER)
        mark = self._mark("warning", "warning")
        painter.drawPixmap(QPointF(room.center().x() - _MARK / 2, room.center().y() - _MARK - 2), mark)
        self._write(painter, room.adjusted(PAD, _MARK / 2 + 4, -PAD, 0), why, "muted", Qt.AlignmentFlag.AlignHCenter)

    def _paint_caption(self, painter: QPainter, cell: QRectF, photo: Row) -> None:
        line = QRectF(cell.x() + PAD, cell.bottom() - PAD - CAPTION + 4, cell.width() - 2 * PAD, CAPTION - 4)
        for name, token in marks(photo):
            painter.drawPixmap(QPointF(round(line.x()), round(line.center().y() - _MARK / 2)), self._mark(name, token))
            line.setLeft(line.x() + _MARK + 4)
        tag = split_tag(photo.split) if cell.width() >= 150 else ""
        if tag:
            width = self._metrics.horizontalAdvance(tag)
            place = QRectF(line.right() - width, line.y(), width + 1, line.height())
            self._write(painter, place, tag, "muted", Qt.AlignmentFlag.AlignRight)
            line.setRight(line.right() - width - SPACE)
        self._write(painter, line, short_name(photo.name), "text", Qt.AlignmentFlag.AlignLeft)

    def _write(self, painter: QPainter, place: QRectF, text: str, token: str, align: Qt.AlignmentFlag) -> None:
        shown = self._elided(text, place.width())
        painter.setFont(self._font)
        painter.setPen(theme.current().colour(token))
        painter.drawText(place, int(align | Qt.AlignmentFlag.AlignVCenter), shown)

    def _elided(self, text: str, width: float) -> str:
        found = self._texts.get((text, width))
        if found is None:
            if len(self._texts) >= _MOST_TEXTS:
                self._texts.clear()
            found = self._metrics.elidedText(text, Qt.TextElideMode.ElideMiddle, width)
            self._texts[text, width] = found
        return found

    def _mark(self, name: str, token: str) -> QPixmap:
        if (name, token) not in self._marks:
            self._marks[name, token] = icon(name, token).pixmap(QSize(_MARK, _MARK), self._ratio)
        return self._marks[name, token]


def marks(photo: Row) -> list[tuple[str, str]]:
    """(icon, colour token) of what is to be seen of a photo's state."""
    found = [(texts.STATE_ICONS[photo.state], _STATE_COLOURS.get(photo.state, "muted"))]
    if photo.missing:
        found.append(("warning", "warning"))
    if photo.reviewed:
        reviewed = ("reviewed", "accent")
        found = [reviewed, *found[1:]] if photo.state == "labelled" else [*found, reviewed]
    return found


def split_tag(split: Split | None) -> str:
    """The field's word for it: there is no room for more."""
    return {
        "train": translate("Photos", "train"),
        "val": translate("Photos", "val"),
        "test": translate("Photos", "test"),
    }.get(split or "", "")


def short_name(name: str) -> str:
    """Without the folder."""
    return name.rpartition("/")[2]


def faded(colour: QColor, part: float) -> QColor:
    """A colour let through by `part`, 0..1."""
    made = QColor(colour)
    made.setAlphaF(part)
    return made
