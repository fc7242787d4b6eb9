"""The grid of photos: a list view whose layout is arithmetic, so that ten photos cost as much as 100,000."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Protocol

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QRectF,
    Qt,
    Signal,
    SignalInstance,
)
from PySide6.QtGui import QImage, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QPixmap, QRegion, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from app import theme
from app.browser import pictures
from app.browser.geometry import Geometry
from app.browser.model import PhotosModel
from app.browser.pictures import Pictures
from app.browser.tile import SIZES, Look, TilePainter, cell_height, faded, picture_room
from app.theme import SPACE

Index = QModelIndex | QPersistentModelIndex
_Move = QAbstractItemView.CursorAction


class ThumbnailSource(Protocol):
    """What the grid asks of `app.thumbnails.Thumbnails`."""

    ready: SignalInstance

    def get(self, photo: str, side: int) -> QImage | None:
        """A thumbnail, None while it is being made."""

    def keep_only(self, photos: set[str]) -> None:
        """Forget requests for all others."""

    def broken(self, photo: str) -> str | None:
        """Why a photo has none."""


class PhotoGrid(QListView):
    """Thumbnails with their boxes. Keys and selection are the list view's; where things lie is ours."""

    label_wanted = Signal(str)
    """A photo was opened, by double click."""

    def __init__(self, model: PhotosModel, thumbnails: ThumbnailSource, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.photos, self._thumbnails = model, thumbnails
        self._pictures = Pictures()
        self._colours: dict[str, str] = {}
        self._size = SIZES[1]
        self._grid = Geometry(0, 1, self._size.cell, self._size.cell)
        self._painter: TilePainter | None = None
        self._asked: set[str] = set()
        self._missing: list[str] = []
        self._band: tuple[QPoint, QPoint] | None = None
        self._hovered: int | None = None
        self.is_replacing = False
        """Whether the selection under way replaces what was selected before."""
        self._build()

    def _build(self) -> None:
        self.setModel(self.photos)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setDragEnabled(False)
        self.setMouseTracking(True)
        # What is opaque can be moved on the screen instead of being painted again.
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAccessibleName(self.tr("Photos"))
        self.doubleClicked.connect(self._on_double_click)
        self._thumbnails.ready.connect(self._on_ready)

    # What the page asks.

    @property
    def size_name(self) -> str:
        """Of the pictures: small, medium or large."""
        return self._size.name

    @property
    def columns(self) -> int:
        """Photos beside each other."""
        return self._grid.columns

    @property
    def thumbnail_side(self) -> int:
        """Device pixels to ask for."""
        return round(self._size.thumbnail * self.devicePixelRatioF())

    @property
    def colours(self) -> Mapping[str, str]:
        """The classes' colours by name."""
        return self._colours

    def put_current(self, place: int, *, select: bool = False) -> None:
        """The keys go on from this photo, brought into view."""
        flag = QItemSelectionModel.SelectionFlag
        index = self.photos.index(place)
        self.is_replacing = select
        self.selectionModel().setCurrentIndex(index, flag.ClearAndSelect if select else flag.NoUpdate)
        self.scrollTo(index)

    def set_size(self, name: str) -> None:
        """Other pictures; the photo in the middle stays in view."""
        anchor = self.currentIndex() if self.currentIndex().isValid() else self.indexAt(self.viewport().rect().center())
        self._size = next(size for size in SIZES if size.name == name)
        self._pictures.clear()
        self._arrange()
        if anchor.isValid():
            self.scrollTo(anchor, QAbstractItemView.ScrollHint.PositionAtCenter)

    def forget_pictures(self) -> None:
        """Another project: the same names may be other photos."""
        self._asked.clear()
        self._pictures.clear()

    def set_colours(self, colours: Mapping[str, str]) -> None:
        """The classes' colours by name."""
        self._colours = dict(colours)
        self._pictures.clear()
        self.viewport().update()

    def repaint_photos(self, names: Iterable[str]) -> None:
        """Their labels changed."""
        self._pictures.drop(names)
        self.viewport().update()

    def visible_places(self) -> range:
        """The places in the list that are on the screen, in part at least."""
        top = self.verticalOffset()
        return self._grid.between(top, top + self.viewport().height() - 1)

    def is_filled(self) -> bool:
        """Whether every photo on the screen has its picture, or never will."""
        names = [self.photos.name(place) for place in self.visible_places()]
        return all(name in self._pictures or self._thumbnails.broken(name) for name in names)

    def select_places(self, runs: Iterable[tuple[int, int]]) -> None:
        """Selects these stretches of the list and nothing else."""
        chosen = QItemSelection()
        for first, last in runs:
            chosen.select(self.photos.index(first), self.photos.index(last))
        self.selectionModel().select(chosen, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    # What Qt asks of a view.

    def doItemsLayout(self) -> None:
        """Nothing is laid out one by one."""
        self._arrange()
        QAbstractItemView.doItemsLayout(self)

    def _arrange(self) -> None:
        width = max(1, self.viewport().width())
        probe = Geometry(0, width, self._size.cell, 1, SPACE)
        self._grid = Geometry(self.photos.rowCount(), width, self._size.cell, cell_height(probe.pitch), probe.margin)
        self.updateGeometries()
        self.viewport().update()

    def updateGeometries(self) -> None:
        """The scroll bar's range."""
        bar = self.verticalScrollBar()
        page = self.viewport().height()
        bar.setPageStep(page)
        bar.setSingleStep(max(1, self._grid.cell_height // 3))
        bar.setRange(0, max(0, self._grid.height - page))

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """What stays on the screen is moved; the list view would ask a layout that it does not have."""
        if self._is_dragging:
            self.viewport().update()
        else:
            self.viewport().scroll(dx, dy)

    def horizontalOffset(self) -> int:
        """There is none."""
        return 0

    def verticalOffset(self) -> int:
        """Pixels above the window's upper edge."""
        return self.verticalScrollBar().value()

    def visualRect(self, index: Index) -> QRect:
        """Where a photo lies in the viewport."""
        if not index.isValid() or index.row() >= self._grid.count:
            return QRect()
        x, y, width, height = self._grid.rect(index.row())
        return QRect(x, y - self.verticalOffset(), width, height)

    def indexAt(self, point: QPoint) -> QModelIndex:
        """The photo at a point of the viewport."""
        place = self._grid.at(point.x(), point.y() + self.verticalOffset())
        return QModelIndex() if place is None else self.photos.index(place)

    def isIndexHidden(self, index: Index) -> bool:
        """None is."""
        return False

    def scrollTo(
        self, index: Index, hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible
    ) -> None:
        """Brings a photo into view, by as little as that takes."""
        rect = self.visualRect(index)
        if rect.isNull():
            return
        bar, page = self.verticalScrollBar(), self.viewport().height()
        if hint == QAbstractItemView.ScrollHint.PositionAtCenter:
            bar.setValue(bar.value() + rect.center().y() - page // 2)
        elif rect.top() < 0 or hint == QAbstractItemView.ScrollHint.PositionAtTop:
            bar.setValue(bar.value() + rect.top())
        elif rect.bottom() >= page or hint == QAbstractItemView.ScrollHint.PositionAtBottom:
            bar.setValue(bar.value() + rect.bottom() - page + 1)

    def moveCursor(self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        """Where a key leads."""
        last = self._grid.count - 1
        if last < 0:
            return QModelIndex()
        now = self.currentIndex().row() if self.currentIndex().isValid() else -1
        if now < 0:
            first = self.visible_places()
            return self.photos.index(first.start if first else 0)
        page = max(1, self.viewport().height() // self._grid.cell_height) * self._grid.columns
        steps = {
            _Move.MoveLeft: now - 1,
            _Move.MovePrevious: now - 1,
            _Move.MoveRight: now + 1,
            _Move.MoveNext: now + 1,
            _Move.MoveUp: now - self._grid.columns if now >= self._grid.columns else now,
            _Move.MoveDown: now + self._grid.columns if now // self._grid.columns < last // self._grid.columns else now,
            _Move.MovePageUp: now - page if now >= page else now % self._grid.columns,
            _Move.MovePageDown: now + page,
            _Move.MoveHome: 0,
            _Move.MoveEnd: last,
        }
        return self.photos.index(max(0, min(last, steps[action])))

    def selectionCommand(self, index: Index, event: QEvent | None = None) -> QItemSelectionModel.SelectionFlag:
        """As the view decides; remembers whether what was selected before goes."""
        command = super().selectionCommand(index, event)
        self.is_replacing = bool(command & QItemSelectionModel.SelectionFlag.Clear)
        return command

    def setSelection(self, rect: QRect, flags: QItemSelectionModel.SelectionFlag) -> None:
        """Dragging selects what the rectangle touches; a click or key everything between its two corners."""
        chosen = QItemSelection()
        for first, last in self._runs_of(rect):
            chosen.select(self.photos.index(first), self.photos.index(last))
        self.selectionModel().select(chosen, flags)

    def _runs_of(self, rect: QRect) -> list[tuple[int, int]]:
        top = self.verticalOffset()
        if self._is_dragging:
            area = rect.normalized().translated(0, top)
            return self._grid.runs_within(area.left(), area.top(), area.right(), area.bottom())
        ends = [self._grid.at(corner.x(), corner.y() + top) for corner in (rect.topLeft(), rect.bottomRight())]
        places = [place for place in ends if place is not None]
        return [(min(places), max(places))] if places else []

    @property
    def _is_dragging(self) -> bool:
        return self.state() == QAbstractItemView.State.DragSelectingState

    def visualRegionForSelection(self, selection: QItemSelection) -> QRegion:
        """All of it is painted again: asking for each photo would take longer."""
        return QRegion(self.viewport().rect())

    def keyboardSearch(self, search: str) -> None:
        """Letters are keys of actions; the search field finds names."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Other columns; the photo at the top stays there."""
        first = self.visible_places()
        inside = self.verticalOffset() - self._grid.rect(first.start)[1] if first else 0
        super().resizeEvent(event)
        self._arrange()
        if first and self.verticalOffset():
            self.verticalScrollBar().setValue(self._grid.rect(first.start)[1] + inside)

    # The rubber band.

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A press may begin a rubber band."""
        if event.button() == Qt.MouseButton.LeftButton:
            start = event.position().toPoint() + QPoint(0, self.verticalOffset())
            self._band = (start, start)
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Draws the band; the view selects what it touches."""
        if self._band is not None:
            self._band = (self._band[0], event.position().toPoint() + QPoint(0, self.verticalOffset()))
            self.viewport().update()
        self._hover(event.position().toPoint())
        super().mouseMoveEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """Nothing is hovered."""
        self._hover(QPoint(-1, -1))
        super().leaveEvent(event)

    def _hover(self, point: QPoint) -> None:
        before = self._hovered
        self._hovered = self._grid.at(point.x(), point.y() + self.verticalOffset())
        for place in {before, self._hovered} if before != self._hovered else ():
            if place is not None:
                self.viewport().update(self.visualRect(self.photos.index(place)))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """The band is gone."""
        super().mouseReleaseEvent(event)
        if self._band is not None:
            self._band = None
            self.viewport().update()

    # Painting.

    def changeEvent(self, event: object) -> None:
        """Marks are drawn anew in another theme or font."""
        self._painter = None
        super().changeEvent(event)  # type: ignore[arg-type]

    def paintEvent(self, event: QPaintEvent) -> None:
        """The photos that the event shows."""
        if self._painter is None:
            self._painter = TilePainter(self.font(), self.devicePixelRatioF())
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        top = self.verticalOffset()
        area = event.rect()
        painter.fillRect(area, theme.current().colour("window"))
        for place in self._grid.between(area.top() + top, area.bottom() + top):
            self._paint_tile(painter, place, top)
        if self._band is not None and self._is_dragging:
            self._paint_band(painter, top)
        painter.end()
        self._forget_scrolled_away()
        self._ask_from_the_top()

    def _paint_tile(self, painter: QPainter, place: int, top: int) -> None:
        x, y, width, height = self._grid.rect(place)
        cell = QRectF(x, y - top, width, height)
        index = self.photos.index(place)
        look = Look(
            selected=self.selectionModel().isSelected(index),
            hovered=place == self._hovered,
            current=self.hasFocus() and index == self.currentIndex(),
        )
        photo = self.photos.photo(place)
        picture = self._pictures.get(photo.name, lambda: self._draw(place, cell))
        why = ""
        if picture is None:
            missing = self.tr("The photo is missing") if photo.missing else ""
            why = missing or (self.tr("Cannot be shown") if self._thumbnails.broken(photo.name) else "")
        assert self._painter is not None
        self._painter.paint(painter, cell, photo, look, picture, why)

    def _draw(self, place: int, cell: QRectF) -> QPixmap | None:
        """The picture of a photo with its boxes, None while its thumbnail is being made."""
        photo = self.photos.photo(place)
        ratio = self.devicePixelRatioF()
        image = self._thumbnails.get(photo.name, self.thumbnail_side)
        self._asked.add(photo.name)
        if image is None or image.isNull():
            self._missing.append(photo.name)
            return None
        where = pictures.fitted(image.height(), image.width(), picture_room(cell))
        labels, boxes = self.photos.catalogue.boxes(int(self.photos.rows[place]))
        shape = (photo.height, photo.width) if photo.height else (0, 0)
        size = (max(1, round(where.width())), max(1, round(where.height())))
        return pictures.composed(image, size, ratio, shape, labels, boxes, self._colours)

    def _paint_band(self, painter: QPainter, top: int) -> None:
        assert self._band is not None
        band = QRect(self._band[0], self._band[1]).normalized().translated(0, -top)
        accent = theme.current().colour("accent")
        painter.setPen(QPen(accent, 1.0))
        painter.setBrush(faded(accent, 0.15))
        painter.drawRoundedRect(QRectF(band).adjusted(0.5, 0.5, -0.5, -0.5), 2, 2)

    def _forget_scrolled_away(self) -> None:
        """Thumbnails that nobody waits for any more are not made."""
        seen = {self.photos.name(place) for place in self.visible_places()}
        if self._asked - seen:
            self._thumbnails.keep_only(seen)
            self._asked &= seen

    def _ask_from_the_top(self) -> None:
        """The newest wish is served first: those at the bottom are wished for first."""
        for name in reversed(self._missing):
            self._thumbnails.get(name, self.thumbnail_side)
        self._missing.clear()

    def _on_ready(self, name: str) -> None:
        place = self.photos.place_of(name)
        self._pictures.drop([name])
        if place is not None and place in self.visible_places():
            self.viewport().update(self.visualRect(self.photos.index(place)))

    def _on_double_click(self, index: Index) -> None:
        self.label_wanted.emit(self.photos.name(index.row()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space and Enter belong to the page."""
        if event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.ignore()
            return
        super().keyPressEvent(event)
