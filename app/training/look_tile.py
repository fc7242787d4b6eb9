"""A validation photo with what the network finds in it now."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QImage, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from app import theme
from app.theme import SMALL
from effdet_core.looks import Found, Look

SURE = 0.5
"""From this score on a detection is drawn solid."""
_FAINT = 110


class LookTile(QAbstractButton):
    """Pressing it opens the photo."""

    wanted = Signal(str)

    def __init__(self, photo: str, parent: QWidget | None = None) -> None:
        """photo: its name in the project, "" when it has none there."""
        super().__init__(parent)
        self._photo = photo
        self._look: Look | None = None
        self._image: QImage | None = None
        self._classes: Sequence[str] = ()
        self._colours: Mapping[str, str] = {}
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if photo else Qt.FocusPolicy.NoFocus)
        self.setEnabled(bool(photo))
        if photo:
            self.setToolTip(self.tr("{name}: press to see it on the Label page").format(name=photo.rpartition("/")[2]))
        self.clicked.connect(lambda: self.wanted.emit(self._photo))

    @property
    def photo(self) -> str:
        """Its name in the project."""
        return self._photo

    @property
    def look(self) -> Look | None:
        """What it shows."""
        return self._look

    @property
    def has_image(self) -> bool:
        """Whether the photo itself shows."""
        return self._image is not None

    def show_look(self, look: Look, classes: Sequence[str], colours: Mapping[str, str]) -> None:
        """What is found now. classes: by their places in the run; colours: of classes by name."""
        self._look, self._classes, self._colours = look, classes, colours
        sure = sum(found.score >= SURE for found in look.detections)
        name = self._photo.rpartition("/")[2]
        self.setAccessibleName(self.tr("{name}: %n object(s) found", "", sure).format(name=name))
        self.update()

    def show_image(self, image: QImage | None) -> None:
        """The photo, when it could be had."""
        self._image = image
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(160, 120)

    def minimumSizeHint(self) -> QSize:
        return QSize(72, 54)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        if self._look is not None:
            where = self._place(self._look)
            if self._image is not None:
                painter.drawImage(where, self._image)
            else:
                painter.fillRect(where, theme.current().colour("hover"))
            painter.setClipRect(where)
            for found in reversed(self._look.detections):
                self._paint_found(painter, where, self._look, found)
            painter.setClipping(False)
            if self.hasFocus():
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.setPen(QPen(theme.current().colour("accent"), 2))
                painter.drawRect(where.adjusted(1, 1, -1, -1))
        painter.end()

    def _place(self, look: Look) -> QRectF:
        scale = min(self.width() / max(1, look.width), self.height() / max(1, look.height))
        width, height = look.width * scale, look.height * scale
        return QRectF((self.width() - width) / 2, (self.height() - height) / 2, width, height)

    def _paint_found(self, painter: QPainter, where: QRectF, look: Look, found: Found) -> None:
        is_sure = found.score >= SURE
        scale = where.width() / max(1, look.width)
        box = QRectF(
            where.x() + found.xmin * scale,
            where.y() + found.ymin * scale,
            (found.xmax - found.xmin) * scale,
            (found.ymax - found.ymin) * scale,
        )
        name = self._classes[found.class_place] if found.class_place < len(self._classes) else ""
        colour = QColor(self._colours.get(name, "#9a9aa2"))
        halo = QColor(255, 255, 255, 200 if is_sure else 60)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(halo, 3))
        painter.drawRect(box)
        if not is_sure:
            colour.setAlpha(_FAINT)
        painter.setPen(QPen(colour, 1.6 if is_sure else 1, Qt.PenStyle.SolidLine if is_sure else Qt.PenStyle.DashLine))
        painter.drawRect(box)
        if is_sure:
            self._paint_text(painter, box, where, f"{name} {found.score * 100:.0f}", colour)

    def _paint_text(self, painter: QPainter, box: QRectF, where: QRectF, text: str, colour: QColor) -> None:
        font = QFont(self.font())
        font.setPixelSize(SMALL - 1)
        metrics = QFontMetricsF(font)
        width, height = metrics.horizontalAdvance(text) + 6, metrics.height()
        if width > max(2.2 * box.width(), 36):
            return
        left = min(max(where.left(), box.left()), max(where.left(), where.right() - width))
        top = box.top() - height if box.top() - height >= where.top() else box.top()
        ground = QRectF(left, top, width, height)
        painter.fillRect(ground, colour)
        painter.setFont(font)
        painter.setPen(QColor("#ffffff" if colour.lightnessF() < 0.55 else "#000000"))
        painter.drawText(ground, Qt.AlignmentFlag.AlignCenter, text)
