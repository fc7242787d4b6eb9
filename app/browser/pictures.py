"""Thumbnails with their boxes, drawn once and kept while there is room."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterable, Mapping

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath, QPen, QPixmap

Boxes = NDArray[np.float32]
ROOM = 64 * 2**20
"""Bytes of drawn thumbnails to keep: some screens full of them."""
CORNER = 4.0
_UNKNOWN = "#ffffff"
_MANY = 150
"""With more boxes on a thumbnail the white hairlines would hide it."""


class Pictures:
    """A cache of pictures by photo, the least used leave first."""

    def __init__(self, room: int = ROOM) -> None:
        self._room, self._used = room, 0
        self._kept: OrderedDict[str, QPixmap] = OrderedDict()

    def __contains__(self, name: str) -> bool:
        return name in self._kept

    def get(self, name: str, make: Callable[[], QPixmap | None]) -> QPixmap | None:
        """The picture of a photo, made when it is not here."""
        if name in self._kept:
            self._kept.move_to_end(name)
            return self._kept[name]
        made = make()
        if made is not None:
            self._kept[name] = made
            self._used += _bytes(made)
            while self._used > self._room and len(self._kept) > 1:
                self._used -= _bytes(self._kept.popitem(last=False)[1])
        return made

    def drop(self, names: Iterable[str]) -> None:
        """These look different now."""
        for name in names:
            if (gone := self._kept.pop(name, None)) is not None:
                self._used -= _bytes(gone)

    def clear(self) -> None:
        """All look different now."""
        self._kept.clear()
        self._used = 0


def _bytes(pixmap: QPixmap) -> int:
    return pixmap.width() * pixmap.height() * pixmap.depth() // 8


def fitted(height: int, width: int, room: QRectF) -> QRectF:
    """Where a picture lies when it fills a rectangle without being cut; all of it when its size is unknown."""
    if not height or not width:
        return QRectF(room)
    scale = min(room.width() / width, room.height() / height)
    found = QRectF(0, 0, max(1.0, width * scale), max(1.0, height * scale))
    found.moveCenter(room.center())
    return found


def composed(
    image: QImage,
    size: tuple[int, int],
    ratio: float,
    photo: tuple[int, int],
    labels: tuple[str, ...],
    boxes: Boxes,
    colours: Mapping[str, str],
) -> QPixmap:
    """A thumbnail of `size` (width, height) with rounded corners and the boxes of a photo of (height, width) pixels."""
    width, height = size
    drawn = QPixmap(round(width * ratio), round(height * ratio))
    drawn.setDevicePixelRatio(ratio)
    drawn.fill(QColor(0, 0, 0, 0))
    painter = QPainter(drawn)
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
    frame = QRectF(0, 0, width, height)
    clip = QPainterPath()
    clip.addRoundedRect(frame, CORNER, CORNER)
    painter.setClipPath(clip)
    painter.drawImage(frame, image)
    if photo[0] and photo[1]:
        draw_boxes(painter, frame, photo, labels, boxes, colours, 1.5 if width < 160 else 2.0)
    painter.end()
    return drawn


def draw_boxes(
    painter: QPainter,
    frame: QRectF,
    photo: tuple[int, int],
    labels: tuple[str, ...],
    boxes: Boxes,
    colours: Mapping[str, str],
    thick: float,
) -> None:
    """Boxes in the colours of their classes, each with a white hairline outside, onto a picture that fills `frame`."""
    by_colour: dict[str, list[QRectF]] = {}
    scale = np.array([frame.height() / photo[0], frame.width() / photo[1]] * 2)
    for label, (top, left, bottom, right) in zip(labels, (boxes * scale).tolist(), strict=True):
        box = QRectF(frame.x() + left, frame.y() + top, right - left, bottom - top)
        by_colour.setdefault(colours.get(label, _UNKNOWN), []).append(box)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if len(labels) <= _MANY:
        painter.setPen(_pen(QColor(255, 255, 255, 210), thick + 1.5))
        for rects in by_colour.values():
            painter.drawRects(rects)
    for colour, rects in by_colour.items():
        painter.setPen(_pen(QColor(colour), thick))
        painter.drawRects(rects)


def _pen(colour: QColor, thick: float) -> QPen:
    pen = QPen(colour, thick)
    pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
    return pen
