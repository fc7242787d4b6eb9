"""The photo on the canvas."""

from __future__ import annotations

from functools import lru_cache

import numpy as np
from PIL import Image
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from app.labelling.geometry import Size

_MAGNIFIED = 2.0
"""From this zoom on pixels are shown as squares, so that an edge can be put exactly."""


class PhotoItem(QGraphicsItem):
    """Draws a photo from the smallest copy that is sharp at the zoom. Its units are pixels of the photo."""

    def __init__(self) -> None:
        super().__init__()
        self._size: Size = (1, 1)
        self._levels: tuple[QImage, ...] = ()
        self._shown: dict[int, tuple[QImage, bytes]] = {}
        self._table: tuple[int, ...] | None = None

    def show_picture(self, size: Size, levels: tuple[QImage, ...]) -> None:
        """Another photo, or a small one in its place while it is being read; levels as in `loading.Photo`."""
        if size != self._size:
            self.prepareGeometryChange()
        self._size, self._levels, self._shown = size, levels, {}
        self.update()

    def set_light(self, brightness: int, contrast: int) -> None:
        """Changes how it looks, -100 to 100 each; never the file."""
        table = light_table(brightness, contrast)
        if table != self._table:
            self._table, self._shown = table, {}
            self.update()

    def boundingRect(self) -> QRectF:
        """The photo's."""
        return QRectF(0, 0, self._size[1], self._size[0])

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        """Only the part that shows."""
        if not self._levels:
            return
        device = painter.device()
        zoom = painter.transform().m11() * (device.devicePixelRatioF() if device else 1.0)
        image = self._level(zoom)
        exposed = option.exposedRect.intersected(self.boundingRect())
        x, y = image.width() / self._size[1], image.height() / self._size[0]
        source = QRectF(exposed.x() * x, exposed.y() * y, exposed.width() * x, exposed.height() * y)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, zoom < _MAGNIFIED or x < 1)
        painter.drawImage(exposed, image, source, Qt.ImageConversionFlag.AutoColor)

    def _level(self, zoom: float) -> QImage:
        fine_enough = [i for i, level in enumerate(self._levels) if level.width() >= self._size[1] * min(zoom, 1.0)]
        chosen = max(fine_enough, default=0)
        if self._table is None:
            return self._levels[chosen]
        if chosen not in self._shown:
            self._shown[chosen] = _with_table(self._levels[chosen], self._table)
        return self._shown[chosen][0]


@lru_cache(maxsize=8)
def light_table(brightness: int, contrast: int) -> tuple[int, ...] | None:
    """The new value of each of 256; None for no change."""
    if brightness == contrast == 0:
        return None
    steep = (1 + contrast / 100) if contrast <= 0 else 1 + 3 * contrast / 100
    values = ((v - 127.5) * steep + 127.5 + 1.28 * brightness for v in range(256))
    return tuple(min(255, max(0, round(v))) for v in values)


def _with_table(image: QImage, table: tuple[int, ...]) -> tuple[QImage, bytes]:
    image = image if image.format() == QImage.Format.Format_RGB32 else image.convertToFormat(QImage.Format.Format_RGB32)
    size = (image.width(), image.height())
    pixels = Image.frombuffer(
        "RGBX", size, np.frombuffer(image.constBits(), np.uint8), "raw", "RGBX", image.bytesPerLine(), 1
    )
    data = pixels.point(table * 4).tobytes()
    return QImage(data, size[0], size[1], 4 * size[0], QImage.Format.Format_RGB32), data
