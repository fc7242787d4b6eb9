"""A list view whose cells lie by arithmetic, so that ten photos cost as much as 100,000."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    Qt,
)
from PySide6.QtGui import QMouseEvent, QRegion, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from app.browser.geometry import Geometry
from app.browser.model import PhotosModel
from app.browser.tile import SIZES, cell_height
from app.theme import SPACE

Index = QModelIndex | QPersistentModelIndex
_Move = QAbstractItemView.CursorAction


class Cells(QListView):
    """Where cells lie, which one a key leads to, and what the mouse selects. Painting is the heirs'."""

    def __init__(self, model: PhotosModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.photos = model
        self._size = SIZES[1]
        self._grid = Geometry(0, 1, self._size.cell, self._size.cell)
        self._band: tuple[QPoint, QPoint] | None = None
        self._hovered: int | None = None
        self.is_replacing = False
        """Whether the selection under way replaces what was selected before."""
        self.setModel(model)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setDragEnabled(False)
        self.setMouseTracking(True)

    @property
    def columns(self) -> int:
        """Photos beside each other."""
        return self._grid.columns

    def put_current(self, place: int, *, select: bool = False) -> None:
        """The keys go on from this photo, brought into view."""
        flag = QItemSelectionModel.SelectionFlag
        index = self.photos.index(place)
        self.is_replacing = select
        self.selectionModel().setCurrentIndex(index, flag.ClearAndSelect if select else flag.NoUpdate)
        self.scrollTo(index)

    def visible_places(self) -> range:
        """The places in the list that are on the screen, in part at least."""
        top = self.verticalOffset()
        return self._grid.between(top, top + self.viewport().height() - 1)

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
