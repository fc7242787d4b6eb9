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
from PySide6.QtGui import QImage, QPainter, QPainterPath, QPen, QPixmap
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


class StripModel(QAbstractListModel):
    """The photos in turn; nothing is kept of them here."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.order = Order(())
        self.row_of: RowOf = lambda name: None

    def rowCount(self, parent: Index | None = None) -> int:
        """Photos."""
        return 0 if parent and parent.isValid() else len(self.order)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Its name; its state too where it is read out."""
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return None
        name = self.order.names[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return name
        row = self.row_of(name)
        return f"{name.rpartition('/')[2]}, {self._state(row)}" if row else name

    def show(self, order: Order) -> None:
        """Another order."""
        self.beginResetModel()
        self.order = order
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
        self.current = ""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return CELL

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model = index.model()
        assert isinstance(model, StripModel)
        name, tokens = model.order.names[index.row()], theme.current()
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
            _paint_mark(painter, area, row)
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


def _paint_mark(painter: QPainter, area: QRect, row: Row) -> None:
    """The state in the corner; nothing for a photo that nobody looked at."""
    image, token = mark_of(row)
    if not image:
        return
    tokens = theme.current()
    mark = QRect(area.right() - _MARK - 2, area.bottom() - _MARK - 2, _MARK, _MARK)
    painter.setPen(QPen(tokens.colour("surface"), 1.5))
    painter.setBrush(tokens.colour(token))
    painter.drawEllipse(QRectF(mark))
    icon(image, "surface").paint(painter, mark.adjusted(3, 3, -3, -3))


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
        place = self.photos.order.place(name)
        before, self._delegate.current = self._delegate.current, name
        for photo in (before, name):
            self.refresh(photo)
        if place is not None:
            index = self.photos.index(place)
            self.setCurrentIndex(index)
            self.scrollTo(index, QAbstractItemView.ScrollHint.PositionAtCenter)
            self._asking.start()

    def refresh(self, name: str) -> None:
        """Something else is known of a photo."""
        place = self.photos.order.place(name) if name else None
        if place is not None:
            self.update(self.photos.index(place))

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
        self._going.setInterval(0)
        self._going.timeout.connect(self._go_along)
        self._asking.setSingleShot(True)
        self._asking.setInterval(60)
        self._asking.timeout.connect(self._drop_others)
        self.verticalScrollBar().valueChanged.connect(self._asking.start)
        self._thumbnails.ready.connect(self._on_ready)

    def _on_ready(self, name: str) -> None:
        self._delegate.forget(name)
        self.refresh(name)

    def _choose(self, index: QModelIndex) -> None:
        self.chosen.emit(self.photos.order.names[index.row()])

    def _drop_others(self) -> None:
        """Small pictures that were scrolled away are not wanted any more."""
        if not self.isVisible() or not len(self.photos.order):
            return
        first = self.indexAt(self.viewport().rect().center() - QRect(self.viewport().rect()).bottomLeft() / 2)
        middle = first.row() if first.isValid() else 0
        reach = self.viewport().height() // CELL.height() + 2
        names = self.photos.order.names
        self._thumbnails.keep_only({*names[max(0, middle - reach) : middle + reach + 1], self._delegate.current})
