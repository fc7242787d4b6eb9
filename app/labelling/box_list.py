"""The boxes of the photo as a list: what each is, how large, and whether it is hidden or locked."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QPointF,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QAccessible, QColor, QContextMenuEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from app.icons import icon
from app.labelling import edits, row_paint
from app.labelling.edits import Boxes
from app.labelling.marks import Marks
from app.widgets.banner import announce

Index = QModelIndex | QPersistentModelIndex
_MOST_ROWS = 40
"""More rows than this are drawn anew together."""
_ICON, _EYE, _LOCK = 16, 32, 58
"""Side of an icon, and from the right edge of a row to the middle of each."""


class BoxModel(QAbstractListModel):
    """The boxes in the order they were drawn."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.boxes: Boxes = ()
        self.marks = Marks()
        self.colours: Mapping[str, QColor] = {}

    def rowCount(self, parent: Index | None = None) -> int:
        """Boxes."""
        return 0 if parent and parent.isValid() else len(self.boxes)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The class, and for a screen reader all of it."""
        if role == Qt.ItemDataRole.DisplayRole:
            return self.boxes[index.row()].label
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return self.spoken(index.row())
        return None

    def size_text(self, row: int) -> str:
        """Width by height, pixels of the photo."""
        ymin, xmin, ymax, xmax = self.boxes[row].box
        return f"{xmax - xmin:.0f} × {ymax - ymin:.0f}"

    def spoken(self, row: int) -> str:
        """A box as one would read it out."""
        ymin, xmin, ymax, xmax = self.boxes[row].box
        size = self.tr("{width} by {height} pixels").format(width=round(xmax - xmin), height=round(ymax - ymin))
        place = self.tr("{number} of {count}").format(number=row + 1, count=len(self.boxes))
        parts = [self.boxes[row].label, size, place]
        if self.boxes[row].crowd:
            parts.append(self.tr("many objects"))
        if row in self.marks.hidden:
            parts.append(self.tr("hidden"))
        if row in self.marks.locked:
            parts.append(self.tr("locked"))
        return ", ".join(parts)

    def show(self, boxes: Boxes) -> range:
        """Other boxes; which of them differ from what stood in their rows."""
        start, end = edits.shared_ends(self.boxes, boxes)
        old_end, new_end = len(self.boxes) - end, len(boxes) - end
        if len(boxes) < len(self.boxes):
            self.beginRemoveRows(QModelIndex(), new_end, old_end - 1)
            self.boxes = boxes
            self.endRemoveRows()
        elif len(boxes) > len(self.boxes):
            self.beginInsertRows(QModelIndex(), old_end, new_end - 1)
            self.boxes = boxes
            self.endInsertRows()
        else:
            self.boxes = boxes
        return range(start, new_end)

    def show_marks(self, marks: Marks) -> Collection[int]:
        """What is selected, hidden or locked; the rows that look different."""
        before, self.marks = self.marks, marks
        if before.all_hidden != marks.all_hidden:
            return range(len(self.boxes))
        return (before.selected ^ marks.selected) | (before.hidden ^ marks.hidden) | (before.locked ^ marks.locked)


class _Delegate(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(120, row_paint.ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model, row, area = index.model(), index.row(), option.rect
        assert isinstance(model, BoxModel)
        box, marks = model.boxes[row], model.marks
        focused = bool(option.state & QStyle.StateFlag.State_HasFocus)
        painter.save()
        row_paint.ground(painter, option, chosen=row in marks.selected, focused=focused)
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        faint = row in marks.hidden or marks.all_hidden
        colour = model.colours.get(box.label, QColor("#808080"))
        row_paint.dot(painter, QPointF(area.left() + 20, area.center().y() + 0.5), colour)
        buttons = hovered or row in marks.hidden or row in marks.locked
        room = area.width() - 34 - (76 if buttons else 18)
        painter.setFont(row_paint.small_font(option.font))
        size = model.size_text(row)
        size_width = painter.fontMetrics().horizontalAdvance(size) + 2
        left = area.left() + 34
        row_paint.text(painter, QRect(left + room - size_width, area.top(), size_width, area.height()), size, "muted")
        painter.setFont(option.font)
        name = QRect(left, area.top(), room - size_width - 8, area.height())
        text = f"{box.label} ∗" if box.crowd else box.label
        row_paint.text(painter, name, text, "muted" if faint else "text")
        if buttons:
            self._paint_buttons(painter, area, marks, row, hovered)
        painter.restore()

    def _paint_buttons(self, painter: QPainter, area: QRect, marks: Marks, row: int, hovered: bool) -> None:
        for on, middle, names in (
            (row in marks.locked, _LOCK, ("lock", "unlock")),
            (row in marks.hidden, _EYE, ("eye-off", "eye")),
        ):
            if on or hovered:
                token = "text" if on else "muted"
                icon(names[0] if on else names[1], token).paint(painter, button_area(area, middle))


def button_area(row: QRect, middle: int) -> QRect:
    """Where a button of a row is. middle: from the right edge."""
    area = QRect(0, 0, _ICON, _ICON)
    area.moveCenter(QPoint(row.right() - middle + 12, row.center().y()))
    return area


class BoxList(row_paint.RowList):
    """Selects the boxes that are selected on the canvas, and the other way round."""

    picked = Signal(object)  # frozenset[int]
    hovered = Signal(object)  # int | None
    hide_wanted = Signal(int, bool)
    lock_wanted = Signal(int, bool)
    menu_wanted = Signal(QPoint)  # global

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(0, parent)
        self.rows = BoxModel(self)
        self._following = False
        self.setModel(self.rows)
        self.setItemDelegate(_Delegate(self))
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setAccessibleName(self.tr("Boxes"))
        self.selectionModel().selectionChanged.connect(self._on_selected)
        self.entered.connect(lambda index: self.hovered.emit(index.row()))

    def show_boxes(self, boxes: Boxes) -> None:
        """Other boxes; nothing is told of a selection that goes with them."""
        self._following = True
        self._redraw(self.rows.show(boxes))
        self._following = False

    def show_marks(self, marks: Marks) -> None:
        """The selection of the canvas."""
        grown = marks.selected - self.rows.marks.selected
        self._redraw(self.rows.show_marks(marks))
        self._following = True
        wanted = QItemSelection()
        for row in marks.selected:
            wanted.select(self.rows.index(row), self.rows.index(row))
        self.selectionModel().select(wanted, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        if len(grown) == 1 and not self.hasFocus():
            index = self.rows.index(next(iter(grown)))
            self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.NoUpdate)
            self.scrollTo(index)
        self._following = False

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """The small buttons of a row come first."""
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and event.button() == Qt.MouseButton.LeftButton:
            row, area, marks = index.row(), self.visualRect(index), self.rows.marks
            at = event.position().toPoint()
            if button_area(area, _EYE).adjusted(-5, -6, 5, 6).contains(at):
                self.hide_wanted.emit(row, row not in marks.hidden)
                return
            if button_area(area, _LOCK).adjusted(-5, -6, 5, 6).contains(at):
                self.lock_wanted.emit(row, row not in marks.locked)
                return
        super().mousePressEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """No box is under the pointer any more."""
        super().leaveEvent(event)
        self.hovered.emit(None)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """For the selected boxes."""
        self.menu_wanted.emit(event.globalPos())

    def _redraw(self, rows: Collection[int]) -> None:
        """Not through the model's signal: it makes Qt lay out all rows anew."""
        if len(rows) > _MOST_ROWS:
            self.viewport().update()
            return
        for row in rows:
            self.update(self.rows.index(row))
        if QAccessible.isActive() and rows:
            self.rows.dataChanged.emit(self.rows.index(min(rows)), self.rows.index(max(rows)))

    def _on_selected(self) -> None:
        if not self._following:
            rows = frozenset(index.row() for index in self.selectionModel().selectedIndexes())
            self.picked.emit(rows)
            if len(rows) == 1:
                announce(self, self.rows.spoken(next(iter(rows))))
