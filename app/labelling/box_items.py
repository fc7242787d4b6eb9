"""Boxes on the canvas: lines that stay thin at any zoom, a name at each, and the grips of the selected one."""

from __future__ import annotations

from dataclasses import dataclass, field

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QGraphicsRectItem, QStyleOptionGraphicsItem, QWidget

from app import theme
from app.labelling.geometry import Box, handle_points

GRIP = 9.0
"""Side of a handle, in pixels of the screen."""
_MARGIN = GRIP / 2 + 2
_LINE, _HALO = 2.0, 4.0
_TAG_HEIGHT, _TAG_PADDING = 18.0, 6.0
_LOWEST_TAGGED = 14.0
"""Boxes lower than this on the screen have no room for a name beside them."""
_LIGHT, _VERY_LIGHT = 0.6, 0.75
"""How bright a colour is, 0..1, from where on it takes black letters, and a dark hairline beside it."""


@dataclass(slots=True)
class Look:
    """What all boxes share. pixel: the side of a screen pixel in the photo's pixels. ratio: the screen's density."""

    pixel: float = 1.0
    ratio: float = 1.0
    colours: dict[str, QColor] = field(default_factory=dict)
    tags: dict[tuple[str, str, float], QPixmap] = field(default_factory=dict)

    def colour(self, name: str) -> QColor:
        """A class's; grey for one that the project does not know."""
        return self.colours.get(name) or QColor("#808080")

    def tag(self, text: str, colour: QColor) -> QPixmap:
        """The name plate of a class, drawn once."""
        key = (text, colour.name(), self.ratio)
        if key not in self.tags:
            self.tags[key] = _tag(text, colour, self.ratio)
        return self.tags[key]


def is_light(colour: QColor) -> bool:
    """Whether black reads better on it than white."""
    return _brightness(colour) > _LIGHT


def _brightness(colour: QColor) -> float:
    return 0.299 * colour.redF() + 0.587 * colour.greenF() + 0.114 * colour.blueF()


def halo_of(colour: QColor) -> QColor:
    """The hairline beside a line, so that it shows on any photo."""
    return QColor("#3c3c3c") if _brightness(colour) > _VERY_LIGHT else QColor("#ffffff")


def _tag(text: str, colour: QColor, ratio: float) -> QPixmap:
    font = tag_font()
    width = QFontMetricsF(font).horizontalAdvance(text) + 2 * _TAG_PADDING
    plate = QPixmap((QSizeF(width, _TAG_HEIGHT) * ratio).toSize())
    plate.setDevicePixelRatio(ratio)
    plate.fill(Qt.GlobalColor.transparent)
    painter = QPainter(plate)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setFont(font)
    area = QRectF(0, 0, width, _TAG_HEIGHT)
    painter.setPen(QPen(halo_of(colour), 1))
    painter.setBrush(colour)
    painter.drawRoundedRect(area.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
    painter.setPen(QColor("#111111") if is_light(colour) else QColor("#ffffff"))
    painter.drawText(area, Qt.AlignmentFlag.AlignCenter, text)
    painter.end()
    return plate


def tag_font() -> QFont:
    """Of the name plates."""
    font = QFont()
    font.setPixelSize(theme.SMALL)
    font.setWeight(QFont.Weight.DemiBold)
    return font


class BoxItem(QGraphicsRectItem):
    """One box. Its rectangle is all it may paint on, which depends on the zoom; Qt then asks Python for nothing.

    Lines are filled rectangles: stroking them takes twenty times as long, and there may be a thousand boxes.
    """

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.setPen(Qt.PenStyle.NoPen)
        self._look = look
        self._colour = self._halo = QColor()
        self._tag = QPixmap()
        self._tag_width = self._tag_height = 0.0
        self._tagged = False
        self.box: Box = (0, 0, 1, 1)
        self.name = ""
        self.crowd = self.selected = self.hovered = self.locked = False

    def place(self, box: Box) -> None:
        """Puts it somewhere; also to be called when the zoom changes."""
        self.box = box
        ymin, xmin, ymax, xmax = box
        pixel = self._look.pixel
        roomy = xmax - xmin >= 0.6 * self._tag_width * pixel and ymax - ymin >= _LOWEST_TAGGED * pixel
        self._tagged = self.selected or self.hovered or roomy
        margin = _MARGIN * pixel
        above = self._tag_height * pixel if self._tagged else 0.0
        width = max(xmax - xmin + margin, self._tag_width * pixel if self._tagged else 0.0)
        self.setRect(xmin - margin, ymin - margin - above, width + margin, ymax - ymin + 2 * margin + above)

    def mark(self, *, selected: bool, hovered: bool, locked: bool) -> None:
        """How it stands out."""
        if (self.selected, self.hovered, self.locked) == (selected, hovered, locked):
            return
        self.selected, self.hovered, self.locked = selected, hovered, locked
        self.setZValue(2 if selected else 1 if hovered else 0)
        self.place(self.box)
        self.update()

    def show_box(self, box: Box, name: str, crowd: bool) -> None:
        """Another box."""
        if (name, crowd) == (self.name, self.crowd):
            self.place(box)
            self.update()
        else:
            self.box, self.name, self.crowd = box, name, crowd
            self.dress()

    def forget(self) -> None:
        """It will have to be dressed anew."""
        self.name = ""

    def dress(self) -> None:
        """Its colours and name plate; also to be called when those of the classes change."""
        self._colour = self._look.colour(self.name)
        self._halo = halo_of(self._colour)
        self._tag = self._look.tag(f"{self.name} ∗" if self.crowd else self.name, self._colour)
        size = self._tag.deviceIndependentSize()
        self._tag_width, self._tag_height = size.width(), size.height()
        self.place(self.box)
        self.update()

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        """Hairline, line, and name where there is room."""
        ymin, xmin, ymax, xmax = self.box
        if self.locked:
            painter.setOpacity(0.55)
        if self.selected or self.hovered:
            veil = QColor(self._colour)
            veil.setAlpha(56 if self.selected else 36)
            painter.fillRect(QRectF(xmin, ymin, xmax - xmin, ymax - ymin), veil)
        self._frame(painter, self._halo, _HALO + self.selected)
        if self.crowd:
            painter.setPen(_pen(self._colour, _LINE + self.selected, dashed=True))
            painter.drawRect(QRectF(xmin, ymin, xmax - xmin, ymax - ymin))
        else:
            self._frame(painter, self._colour, _LINE + self.selected)
        if self._tagged:
            self._paint_tag(painter)

    def _frame(self, painter: QPainter, colour: QColor, thick: float) -> None:
        """Four bars around the box's edge that nowhere lie on each other."""
        ymin, xmin, ymax, xmax = self.box
        side = thick * self._look.pixel
        half = side / 2
        top, left, width = ymin - half, xmin - half, xmax - xmin + side
        tall = ymax - ymin - side
        painter.fillRect(QRectF(left, top, width, side), colour)
        painter.fillRect(QRectF(left, ymax - half, width, side), colour)
        if tall > 0:
            painter.fillRect(QRectF(left, ymin + half, side, tall), colour)
            painter.fillRect(QRectF(xmax - half, ymin + half, side, tall), colour)

    def _paint_tag(self, painter: QPainter) -> None:
        pixel = self._look.pixel
        top = self.box[0] - (self._tag_height + 1) * pixel
        area = QRectF(self.box[1] - pixel, top, self._tag_width * pixel, self._tag_height * pixel)
        painter.drawPixmap(area, self._tag, QRectF(self._tag.rect()))


class GripsItem(QGraphicsRectItem):
    """The eight handles of the only selected box."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.setPen(Qt.PenStyle.NoPen)
        self.setZValue(10)
        self._look = look
        self._box: Box = (0, 0, 1, 1)
        self._colour = QColor("#000000")

    def place(self, box: Box, colour: QColor) -> None:
        """At the edges of a box; also to be called when the zoom changes."""
        self._box, self._colour = box, colour
        ymin, xmin, ymax, xmax = box
        margin = _MARGIN * self._look.pixel
        self.setRect(xmin - margin, ymin - margin, xmax - xmin + 2 * margin, ymax - ymin + 2 * margin)

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        """White squares; only the corners where the box is too small for all."""
        half = GRIP / 2 * self._look.pixel
        ymin, xmin, ymax, xmax = self._box
        roomy = min(ymax - ymin, xmax - xmin) > 6 * half
        painter.setPen(_pen(self._colour if not is_light(self._colour) else QColor("#222222"), 1.0))
        painter.setBrush(QColor("#ffffff"))
        for handle, (y, x) in handle_points(self._box).items():
            if roomy or len(handle) == 2:
                painter.drawRect(QRectF(x - half, y - half, 2 * half, 2 * half))


class BandItem(QGraphicsRectItem):
    """The rubber band, and the outline of a box that is being drawn."""

    def __init__(self, z: float) -> None:
        super().__init__()
        self.setZValue(z)
        self.hide()

    def show_box(self, box: Box | None, line: QColor, fill: QColor, *, dashed: bool = False) -> None:
        """Where it is; None hides it."""
        self.setVisible(box is not None)
        if box is None:
            return
        self.setPen(_pen(line, _LINE, dashed=dashed))
        self.setBrush(fill)
        self.setRect(QRectF(QPointF(box[1], box[0]), QPointF(box[3], box[2])))

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        """Over a hairline that shows it on any photo."""
        painter.setPen(_pen(halo_of(self.pen().color()), _HALO))
        painter.drawRect(self.rect())
        painter.setPen(self.pen())
        painter.setBrush(self.brush())
        painter.drawRect(self.rect())


def _pen(colour: QColor, width: float, *, dashed: bool = False) -> QPen:
    pen = QPen(colour, width)
    pen.setCosmetic(True)
    pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
    if dashed:
        pen.setDashPattern([4, 3])
    return pen
