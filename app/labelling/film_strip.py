"""The photos before and after this one, as a strip of small pictures."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath, QPen, QPixmap
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from app import theme
from app.icons import icon
from app.labelling.order import Order
from app.thumbnails import Thumbnails
from effdet_core.project.catalogue import Row

Index = QModelIndex | QPersistentModelIndex
RowOf = Callable[[str], Row | None]
CELL = QSize(92, 76)
WIDTH = CELL.width() + 12
_PICTURE = QSize(76, 60)
_MARK = 16
_ROUND = 4
_MOST_CUT = 400
_AFTER_MS = 15
_STRETCH, _CLOSE = 1000, 60
"""Rows at a time, and how close to their ends they are exchanged for others."""


class StripModel(QAbstractListModel):
    """A stretch of the photos in turn around the current one: Qt lays out every row, and there may be 100,000."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.order = Order(())
        self.row_of: RowOf = lambda name: None
        self._first, self._count = 0, 0

    def rowCount(self, parent: Index | None = None) -> int:
        """Photos of the stretch."""
        return 0 if parent and parent.isValid() else self._count

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Its name; its state too where it is read out."""
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return None
        name = self.name(index.row())
        if role == Qt.ItemDataRole.DisplayRole:
            return name
        return self.spoken(name)

    def spoken(self, name: str) -> str:
        """A photo as one would read it out."""
        row = self.row_of(name)
        return f"{name.rpartition('/')[2]}, {self._state(row)}" if row else name

    def name(self, row: int) -> str:
        """The photo in a row."""
        return self.order.names[self._first + row]

    def row(self, name: str) -> int | None:
        """The row of a photo, None when it is not in the stretch."""
        place = self.order.place(name) if name else None
        return place - self._first if place is not None and 0 <= place - self._first < self._count else None

    def show(self, order: Order) -> None:
        """Another order."""
        self.order = order
        self._move_to(0)

    def reach(self, row: int) -> int:
        """Moves the stretch where a row comes close to its end and there are more; how far rows moved up."""
        close = row < _CLOSE or row >= self._count - _CLOSE
        wanted = max(0, min(self._first + row - _STRETCH // 2, len(self.order) - _STRETCH))
        before = self._first
        if close and wanted != before:
            self._move_to(wanted)
        return self._first - before

    def cover(self, name: str) -> int | None:
        """The row of a photo, with others around it."""
        place = self.order.place(name) if name else None
        if place is None:
            return None
        self.reach(place - self._first)
        return place - self._first

    def _move_to(self, first: int) -> None:
        self.beginResetModel()
        self._first, self._count = first, min(_STRETCH, len(self.order) - first)
        self.endResetModel()

    def _state(self, row: Row) -> str:
        words = {
            "not looked at": self.tr("not looked at"),
            "labelled": self.tr("%n box(es)", "", row.boxes),
            "nothing here": self.tr("nothing here"),
            "damaged": self.tr("its label file is damaged"),
            "being read": self.tr("being read"),
        }
        return f"{words[row.state]}, {self.tr('reviewed')}" if row.reviewed else words[row.state]


class _Delegate(QStyledItemDelegate):
    def __init__(self, thumbnails: Thumbnails, parent: QWidget) -> None:
        super().__init__(parent)
        self._thumbnails = thumbnails
        self._cut: OrderedDict[str, QPixmap] = OrderedDict()
        self._marks: dict[tuple[str, str, str, float], QPixmap] = {}
        self.current = ""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return CELL

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model = index.model()
        assert isinstance(model, StripModel)
        name, tokens = model.name(index.row()), theme.current()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRect(0, 0, _PICTURE.width(), _PICTURE.height())
        area.moveCenter(option.rect.center())
        picture = self._picture(name, painter.device().devicePixelRatioF())
        if picture is not None:
            painter.drawPixmap(area, picture)
        else:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(tokens.colour("hover"))
            painter.drawRoundedRect(area, _ROUND, _ROUND)
            if self._thumbnails.broken(name):
                icon("warning", "muted").paint(painter, area.adjusted(28, 20, -28, -20))
        self._paint_frame(painter, area, name, option)
        if row := model.row_of(name):
            self._paint_mark(painter, area, row)
        painter.restore()

    def forget(self, name: str) -> None:
        """The small picture of a photo is another one."""
        self._cut.pop(name, None)

    def forget_all(self) -> None:
        """Other photos."""
        self._cut.clear()

    def _picture(self, name: str, ratio: float) -> QPixmap | None:
        """Cut to the cell once, because a step draws the whole strip anew."""
        found = self._cut.get(name)
        if found is None or found.devicePixelRatioF() != ratio:
            image = self._thumbnails.get(name, round(max(_PICTURE.width(), _PICTURE.height()) * ratio))
            if image is None:
                return None
            found = _cut(image, ratio)
            self._cut[name] = found
            if len(self._cut) > _MOST_CUT:
                self._cut.popitem(last=False)
        return found

    def _paint_mark(self, painter: QPainter, area: QRect, row: Row) -> None:
        """The state in the corner, drawn once; nothing for a photo that nobody looked at."""
        image, token = mark_of(row)
        if not image:
            return
        tokens, ratio = theme.current(), painter.device().devicePixelRatioF()
        key = (image, getattr(tokens, token), tokens.surface, ratio)
        if key not in self._marks:
            self._marks[key] = _mark(image, tokens.colour(token), ratio)
        painter.drawPixmap(area.right() - _MARK - 3, area.bottom() - _MARK - 3, self._marks[key])

    def _paint_frame(self, painter: QPainter, area: QRect, name: str, option: QStyleOptionViewItem) -> None:
        tokens = theme.current()
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if name == self.current:
            painter.setPen(QPen(tokens.colour("accent"), 2.5))
            painter.drawRoundedRect(QRectF(area).adjusted(-2.5, -2.5, 2.5, 2.5), 6, 6)
        elif option.state & (QStyle.StateFlag.State_MouseOver | QStyle.StateFlag.State_HasFocus):
            painter.setPen(QPen(tokens.colour("muted"), 1.5))
            painter.drawRoundedRect(QRectF(area).adjusted(-2, -2, 2, 2), 6, 6)


def _cut(image: QImage, ratio: float) -> QPixmap:
    """The middle of a picture, as large as a cell, with round corners."""
    made = QPixmap(_PICTURE * ratio)
    made.setDevicePixelRatio(ratio)
    made.fill(Qt.GlobalColor.transparent)
    area = QRectF(0, 0, _PICTURE.width(), _PICTURE.height())
    size = image.size().scaled(_PICTURE, Qt.AspectRatioMode.KeepAspectRatioByExpanding)
    target = QRectF(0, 0, size.width(), size.height())
    target.moveCenter(area.center())
    shape = QPainterPath()
    shape.addRoundedRect(area, _ROUND, _ROUND)
    painter = QPainter(made)
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
    painter.setClipPath(shape)
    painter.drawImage(target, image)
    painter.end()
    return made


def _mark(image: str, colour: QColor, ratio: float) -> QPixmap:
    """A state, with a pixel of room around it for its ring."""
    made = QPixmap(QSize(_MARK + 2, _MARK + 2) * ratio)
    made.setDevicePixelRatio(ratio)
    made.fill(Qt.GlobalColor.transparent)
    mark = QRect(1, 1, _MARK, _MARK)
    painter = QPainter(made)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(theme.current().colour("surface"), 1.5))
    painter.setBrush(colour)
    painter.drawEllipse(QRectF(mark))
    icon(image, "surface").paint(painter, mark.adjusted(3, 3, -3, -3))
    painter.end()
    return made


def mark_of(row: Row) -> tuple[str, str]:
    """Icon and colour of a photo's state."""
    if row.damaged or row.missing:
        return "warning", "danger"
    if row.reviewed:
        return "check-double", "accent"
    return {"labelled": ("check", "success"), "nothing here": ("minus", "muted")}.get(row.state, ("", ""))


class FilmStrip(QListView):
    """Keeps the current photo in its middle; a click goes to another."""

    chosen = Signal(str)

    def __init__(self, thumbnails: Thumbnails, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._thumbnails = thumbnails
        self.photos = StripModel(self)
        self._delegate = _Delegate(thumbnails, self)
        self._asking, self._going = QTimer(self), QTimer(self)
        self._wanted = ""
        self._build()

    def show_order(self, order: Order, row_of: RowOf) -> None:
        """Other photos."""
        self._delegate.forget_all()
        self.photos.row_of = row_of
        self.photos.show(order)

    def show_current(self, name: str) -> None:
        """Goes along, a moment after the canvas, which comes first."""
        self._wanted = name
        self._going.start()

    def _go_along(self) -> None:
        name = self._wanted
        before, self._delegate.current = self._delegate.current, name
        row = self.photos.cover(name)
        self.refresh(before)
        if row is not None:
            index = self.photos.index(row)
            self.update(index)
            self.setCurrentIndex(index)
            self.scrollTo(index, QAbstractItemView.ScrollHint.PositionAtCenter)
            self._asking.start()

    def refresh(self, name: str) -> None:
        """Something else is known of a photo."""
        row = self.photos.row(name)
        if row is not None:
            self.update(self.photos.index(row))

    def _build(self) -> None:
        self.setModel(self.photos)
        self.setItemDelegate(self._delegate)
        self.setUniformItemSizes(True)
        self.setFixedWidth(WIDTH)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setMouseTracking(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setAccessibleName(self.tr("Photos in turn"))
        self.clicked.connect(self._choose)
        self.activated.connect(self._choose)
        self._going.setSingleShot(True)
        self._going.setInterval(_AFTER_MS)
        self._going.timeout.connect(self._go_along)
        self._asking.setSingleShot(True)
        self._asking.setInterval(60)
        self._asking.timeout.connect(self._scrolled)
        self.verticalScrollBar().valueChanged.connect(self._asking.start)
        self._thumbnails.ready.connect(self._on_ready)

    def _on_ready(self, name: str) -> None:
        self._delegate.forget(name)
        self.refresh(name)

    def _choose(self, index: QModelIndex) -> None:
        self.chosen.emit(self.photos.name(index.row()))

    def _scrolled(self) -> None:
        """More photos come at the ends; small pictures that were scrolled away are not wanted any more."""
        count = self.photos.rowCount()
        if not self.isVisible() or not count:
            return
        bar = self.verticalScrollBar()
        top, rows = bar.value() // CELL.height(), self.viewport().height() // CELL.height() + 1
        for row in (top, top + rows):
            if moved := self.photos.reach(row):
                self.doItemsLayout()
                bar.setValue(bar.value() - moved * CELL.height())
                top -= moved
        shown = range(max(0, top - 1), min(self.photos.rowCount(), top + rows + 2))
        self._thumbnails.keep_only({self._delegate.current, *(self.photos.name(row) for row in shown)})
