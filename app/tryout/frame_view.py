"""The frame that was looked at last, with what was found on it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from app import theme
from app.widgets.found_boxes import paint_box, paint_plate
from effdet_core.capture.looking import Seen, fitted
from effdet_core.detections import Detections
from effdet_core.project.classes import PALETTE

_MARGIN = 8


class FrameView(QWidget):
    """Has the keyboard of the try area: Space plays, arrows go from frame to frame or photo to photo."""

    resized = Signal()
    toggled = Signal()
    stepped = Signal(int)
    jumped = Signal(int)
    """By so many seconds."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._seen: Seen | None = None
        self._found = Detections.none()
        self._classes: Sequence[str] = ()
        self._colours: Mapping[str, str] = {}
        self._shows_focus = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(self.tr("What the detector sees"))

    @property
    def found(self) -> Detections:
        """What shows."""
        return self._found

    def room(self) -> tuple[int, int]:
        """(height, width) for a frame, in pixels of the screen."""
        ratio = self.devicePixelRatioF()
        inside = self.rect().adjusted(_MARGIN, _MARGIN, -_MARGIN, -_MARGIN)
        return round(inside.height() * ratio), round(inside.width() * ratio)

    def show_classes(self, classes: Sequence[str], colours: Mapping[str, str]) -> None:
        """Names by number, and the project's colours by name."""
        self._classes, self._colours = classes, colours
        self.update()

    def show_seen(self, seen: Seen | None, found: Detections) -> None:
        """A frame, and what of its detections is sure enough."""
        self._seen, self._found = seen, found
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(560, 420)

    def minimumSizeHint(self) -> QSize:
        return QSize(280, 210)

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = theme.current()
        painter = QPainter(self)
        painter.fillRect(self.rect(), tokens.colour("canvas"))
        if self._seen is not None:
            where = self._place(self._seen)
            # The thread made it to measure; only while a splitter moves it has another size.
            image = _image(self._seen)
            exact = image.size() == (where.size() * self.devicePixelRatioF()).toSize()
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, not exact)
            painter.drawImage(where, image)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setClipRect(where)
            self._paint_found(painter, where, self._seen)
            painter.setClipping(False)
        if self._shows_focus:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(tokens.colour("accent"), 2))
            painter.drawRect(self.rect().adjusted(1, 1, -1, -1))
        painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        far = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        match event.key():
            case Qt.Key.Key_Space:
                self.toggled.emit()
            case Qt.Key.Key_Left | Qt.Key.Key_Right as key:
                way = 1 if key == Qt.Key.Key_Right else -1
                self.jumped.emit(5 * way) if far else self.stepped.emit(way)
            case _:
                super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        # Whoever clicked knows where they are; whoever went by keyboard must see it.
        self._shows_focus = event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._shows_focus = False
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.resized.emit()

    def colour(self, kind: int) -> QColor:
        """Of a class, by its number: the project's, or else one of the palette."""
        name = self.name(kind)
        return QColor(self._colours.get(name) or PALETTE[kind % len(PALETTE)])

    def name(self, kind: int) -> str:
        """Of a class, by its number."""
        known = 0 <= kind < len(self._classes)
        return self._classes[kind] if known else self.tr("class {number}").format(number=kind)

    def _place(self, seen: Seen) -> QRectF:
        ratio = self.devicePixelRatioF()
        height, width = (side / ratio for side in fitted(seen.frame.size, self.room()))
        return QRectF(round((self.width() - width) / 2), round((self.height() - height) / 2), width, height)

    def _paint_found(self, painter: QPainter, where: QRectF, seen: Seen) -> None:
        height, width = seen.frame.size
        y, x = where.height() / height, where.width() / width
        rows = list(
            zip(self._found.boxes.tolist(), self._found.scores.tolist(), self._found.classes.tolist(), strict=True)
        )
        boxes = [QRectF(where.x() + b * x, where.y() + a * y, (d - b) * x, (c - a) * y) for (a, b, c, d), _, _ in rows]
        # The surest on top, and all lines below all names.
        for box, (_, _, kind) in reversed(list(zip(boxes, rows, strict=True))):
            paint_box(painter, box, self.colour(kind))
        for box, (_, score, kind) in reversed(list(zip(boxes, rows, strict=True))):
            paint_plate(painter, box, where, f"{self.name(kind)} {score * 100:.0f}", self.colour(kind))


def _image(seen: Seen) -> QImage:
    """Over the memory of `seen`, which lives longer."""
    height, width = seen.screen.shape[:2]
    return QImage(seen.screen.data, width, height, 4 * width, QImage.Format.Format_RGB32)
