"""The canvas: shows a photo with its boxes, zooms and pans, and hands the pointer to the tools."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QNativeGestureEvent,
    QPainter,
    QResizeEvent,
    QTransform,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QGraphicsView, QWidget

from app import theme
from app.labelling import view_keys
from app.labelling.board import Board
from app.labelling.focus_ring import FocusRing
from app.labelling.geometry import Size
from app.labelling.hand import Hand

_AROUND = 28
"""Ground left around a photo that is fitted in, screen pixels."""
_CLOSEST = 40.0
_ZOOM_STEP = 1.25
_WHEEL = 1.0018
"""Zoom for each unit of the wheel; a usual notch has 120."""


class Canvas(QGraphicsView):
    """A photo to work on. Its scene's units are pixels of the photo."""

    zoomed = Signal(float)  # pixels of the screen for one of the photo
    menu_wanted = Signal(QPoint)  # global
    resized = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        self.board = Board()
        super().__init__(self.board, parent)
        self.board.setParent(self)
        self.hand = Hand(self, self.board)
        self.size_of_photo: Size | None = None
        self._fits = True
        self._anchor: tuple[QPointF, QPointF] | None = None
        self._pan_from: QPointF | None = None
        self._space = self.pans = False
        self._ring = FocusRing(self)
        self._build_view()

    def _build_view(self) -> None:
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTransformationAnchor(QGraphicsView.ViewportAnchor.NoAnchor)
        self.setResizeAnchor(QGraphicsView.ViewportAnchor.NoAnchor)
        self.setViewportUpdateMode(QGraphicsView.ViewportUpdateMode.SmartViewportUpdate)
        self.setMouseTracking(True)
        self.viewport().setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setObjectName("canvas")
        self.setAccessibleName(self.tr("Photo"))

    # What is shown

    def show_picture(self, size: Size | None, levels: tuple[QImage, ...], *, keep_view: bool = False) -> None:
        """A photo, or none; see `PhotoItem.show_picture`. keep_view: zoom and place stay if the size is the same."""
        same = size == self.size_of_photo
        self.size_of_photo = size
        self.board.photo.show_picture(size or (1, 1), levels)
        self.board.show_picture_size(size or (1, 1))
        if not same:
            self._spread_scene()
        if not (same and keep_view):
            self.fit()

    # Zoom and pan

    @property
    def zoom(self) -> float:
        """Pixels of the screen, as the hardware has them, for one of the photo."""
        return self.transform().m11() * self.devicePixelRatioF()

    def fit(self) -> None:
        """All of the photo, as large as it goes, but not beyond four times."""
        self._fits = True
        self._anchor = None
        if self.size_of_photo is None:
            return
        height, width = self.size_of_photo
        room = self.viewport().size()
        scale = min((room.width() - 2 * _AROUND) / width, (room.height() - 2 * _AROUND) / height)
        self._apply_scale(max(scale, 1e-3))
        self.centerOn(width / 2, height / 2)

    def zoom_to(self, zoom: float, at: QPointF | None = None) -> None:
        """To a zoom, while one point of the view keeps showing the same point of the photo; by default its middle."""
        self._scale_around(zoom / self.devicePixelRatioF(), at or QPointF(self.viewport().rect().center()))

    def zoom_by(self, factor: float, at: QPointF | None = None) -> None:
        """Closer, or with a factor below one further away."""
        self.zoom_to(self.zoom * factor, at)

    def zoom_in(self) -> None:
        """One step."""
        self.zoom_by(_ZOOM_STEP)

    def zoom_out(self) -> None:
        """One step."""
        self.zoom_by(1 / _ZOOM_STEP)

    def zoom_to_area(self, area: QRectF) -> None:
        """A part of the photo with some room around it."""
        room = self.viewport().size()
        scale = min(room.width() / max(area.width(), 1.0), room.height() / max(area.height(), 1.0)) * 0.6
        self._scale_around(scale, QPointF(self.viewport().rect().center()))
        self.centerOn(area.center())

    def reveal(self, index: int) -> None:
        """Scrolls only if a box is outside the view."""
        point = self.board.centre_of(index)
        if not self.viewport().rect().contains(self.mapFromScene(point)):
            self.centerOn(point)

    def _scale_around(self, scale: float, at: QPointF) -> None:
        if self.size_of_photo is None:
            return
        self._fits = False
        if self._anchor is None or self._anchor[0] != at:
            self._anchor = (at, self.to_photo(at))  # kept while the pointer rests, so that rounding adds nothing up
        least = min(self._fitting_scale(), 1 / self.devicePixelRatioF()) / 3
        self._apply_scale(min(max(scale, least), _CLOSEST / self.devicePixelRatioF()))
        moved = self.viewportTransform().map(self._anchor[1]) - at
        self._scroll_by(moved)

    def _apply_scale(self, scale: float) -> None:
        self.setTransform(QTransform.fromScale(scale, scale))
        self._spread_scene()
        self.board.set_pixel(1 / scale, self.devicePixelRatioF())
        self.zoomed.emit(self.zoom)

    def _fitting_scale(self) -> float:
        height, width = self.size_of_photo or (1, 1)
        return min(self.viewport().width() / width, self.viewport().height() / height)

    def _spread_scene(self) -> None:
        """Ground around the photo, so that each of its points can be brought anywhere in the view."""
        height, width = self.size_of_photo or (1, 1)
        scale = self.transform().m11() or 1.0
        x, y = self.viewport().width() / scale, self.viewport().height() / scale
        self.setSceneRect(-x, -y, width + 2 * x, height + 2 * y)

    def _scroll_by(self, distance: QPointF) -> None:
        self.horizontalScrollBar().setValue(round(self.horizontalScrollBar().value() + distance.x()))
        self.verticalScrollBar().setValue(round(self.verticalScrollBar().value() + distance.y()))

    def to_photo(self, at: QPointF) -> QPointF:
        """A point of the view as one of the photo, with fractions of pixels."""
        inverse, _ = self.viewportTransform().inverted()
        return inverse.map(at)

    # Events

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A photo that was fitted stays so."""
        super().resizeEvent(event)
        self._spread_scene()
        if self._fits:
            self.fit()
        self._ring.setGeometry(self.rect())
        self.resized.emit()

    def drawBackground(self, painter: QPainter, rect: QRectF | QRect) -> None:
        """The neutral ground."""
        painter.fillRect(rect, theme.current().colour("canvas"))

    def changeEvent(self, event: QEvent) -> None:
        """Another theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.viewport().update()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """A wheel zooms at the pointer; two fingers on a touchpad pan, and zoom with Ctrl."""
        event.accept()
        if view_keys.pans(event):
            distance = event.pixelDelta() if not event.pixelDelta().isNull() else event.angleDelta() / 2
            self._pan_by(-QPointF(distance))
            return
        delta = event.angleDelta().y() or event.angleDelta().x()
        self.zoom_by(_WHEEL**delta, event.position())

    def viewportEvent(self, event: QEvent) -> bool:
        """Pinching zooms; the pointer that leaves takes the crosshair with it."""
        if isinstance(event, QNativeGestureEvent) and event.gestureType() == Qt.NativeGestureType.ZoomNativeGesture:
            self.zoom_by(1 + event.value(), event.position())
            return True
        if event.type() == QEvent.Type.Leave:
            self.hand.leave()
        return super().viewportEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Pans, or begins what the tool does."""
        self._anchor = None
        middle = event.button() == Qt.MouseButton.MiddleButton
        if middle or (event.button() == Qt.MouseButton.LeftButton and (self._space or self.pans)):
            self._pan_from = event.position()
        elif event.button() == Qt.MouseButton.LeftButton:
            self.hand.press(event.position(), adding=view_keys.adds(event))
        self.update_cursor()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Is two presses here."""
        self.mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Goes on with it."""
        if self._pan_from is not None:
            self._pan_by(self._pan_from - event.position())
            self._pan_from = event.position()
            return
        self.hand.move(event.position())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Ends it."""
        if self._pan_from is not None:
            self._pan_from = None
            self.update_cursor()
        elif event.button() == Qt.MouseButton.LeftButton:
            self.hand.release(event.position())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space pans while it is held; all other keys are actions of the page."""
        if event.key() == Qt.Key.Key_Space:
            self._space = True
            self.update_cursor()
        else:
            event.ignore()

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """The end of it."""
        if event.key() == Qt.Key.Key_Space and not event.isAutoRepeat():
            self._space = False
            self.update_cursor()
        else:
            event.ignore()

    def event(self, event: QEvent) -> bool:
        """Space belongs to the canvas before any action gets it."""
        if event.type() == QEvent.Type.ShortcutOverride and view_keys.is_space(event):
            event.accept()
            return True
        if isinstance(event, QFocusEvent):
            self._space = False
            self._ring.setVisible(event.gotFocus() and event.reason() in view_keys.BY_KEYBOARD)
        return super().event(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """For the box under the pointer."""
        if event.reason() == QContextMenuEvent.Reason.Mouse:
            self.hand.pick(QPointF(event.pos()))
        self.menu_wanted.emit(event.globalPos())
        event.accept()

    def update_cursor(self) -> None:
        """What the pointer would do here."""
        if self._pan_from is not None:
            self.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
        elif self._space or self.pans:
            self.viewport().setCursor(Qt.CursorShape.OpenHandCursor)
        else:
            self.viewport().setCursor(self.hand.cursor())

    def _pan_by(self, distance: QPointF) -> None:
        self._fits = False
        self._anchor = None
        self._scroll_by(distance)
