"""The classes with their keys, colours and counts; the current one is what the next box gets."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QLineEdit, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QVBoxLayout, QWidget

from app.labelling import row_paint
from app.theme import SPACE
from app.widgets.text import label
from effdet_core.project.classes import ObjectClass

Index = QModelIndex | QPersistentModelIndex
_MOST_ROWS = 10


class ClassModel(QAbstractListModel):
    """The classes of the project, in order."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.classes: tuple[ObjectClass, ...] = ()
        self.keys: Sequence[str] = ()
        self.counts: Mapping[str, int] = {}
        self.current = ""

    def rowCount(self, parent: Index | None = None) -> int:
        """Classes."""
        return 0 if parent and parent.isValid() else len(self.classes)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The name, and for a screen reader all of it."""
        item = self.classes[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return item.name
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(item, self.key(index.row()))
        if role == Qt.ItemDataRole.ToolTipRole:
            key = self.key(index.row())
            return f"{item.name} ({key})" if key else item.name
        return None

    def key(self, row: int) -> str:
        """The key of a class, "" for none."""
        return self.keys[row] if row < len(self.keys) else ""

    def show(self, classes: Sequence[ObjectClass], keys: Sequence[str]) -> None:
        """Other classes."""
        self.beginResetModel()
        self.classes, self.keys = tuple(classes), keys
        self.endResetModel()

    def tell(self, counts: Mapping[str, int], current: str) -> None:
        """Counts on this photo, and the class of the next box."""
        if (counts, current) != (self.counts, self.current):
            self.counts, self.current = counts, current
            if self.classes:
                self.dataChanged.emit(self.index(0), self.index(len(self.classes) - 1))

    def _spoken(self, item: ObjectClass, key: str) -> str:
        parts = [item.name, self.tr("%n on this photo", "", self.counts.get(item.name, 0))]
        if key:
            parts.append(self.tr("key {key}").format(key=key))
        if item.name == self.current:
            parts.append(self.tr("for the next box"))
        return ", ".join(parts)


class _Delegate(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(120, row_paint.ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model = index.model()
        assert isinstance(model, ClassModel)
        item, area = model.classes[index.row()], option.rect
        current = item.name == model.current
        painter.save()
        row_paint.ground(painter, option, chosen=current, focused=bool(option.state & QStyle.StateFlag.State_HasFocus))
        row_paint.dot(painter, QPointF(area.left() + 20, area.center().y() + 0.5), QColor(item.colour))
        count = model.counts.get(item.name, 0)
        name = QRect(area.left() + 34, area.top(), area.width() - 34 - 70, area.height())
        row_paint.text(painter, name, item.name, "text")
        painter.setFont(row_paint.small_font(option.font))
        if count:
            row_paint.text(
                painter, QRect(area.right() - 72, area.top(), 30, area.height()), f"{count}", "muted", right=True
            )
        if key := model.key(index.row()):
            row_paint.key_cap(painter, QRect(area.right() - 36, area.top(), 26, area.height()), key)
        painter.restore()


class ClassList(QWidget):
    """Clicking a class gives it to the selected boxes and to the next ones; typing a name adds one."""

    chosen = Signal(str)
    add_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = ClassModel(self)
        self.view = row_paint.RowList(_MOST_ROWS)
        self.field = QLineEdit()
        self._invitation = label("", "muted", wrap=True)
        self._problem = label("", "small", wrap=True)
        self._build_view()
        self._build_layout()

    def show_classes(self, classes: Sequence[ObjectClass], keys: Sequence[str]) -> None:
        """The classes of the project and the keys of the first of them."""
        self.model.show(classes, keys)
        self.view.setVisible(bool(classes))
        self._invitation.setVisible(not classes)
        self.view.updateGeometry()

    def show_problem(self, text: str) -> None:
        """Why a name cannot be; "" for none."""
        self._problem.setText(text)
        self._problem.setVisible(bool(text))
        self.field.setProperty("wrong", bool(text))
        self.field.style().polish(self.field)

    def added(self) -> None:
        """The name that was typed is a class now."""
        self.field.clear()
        self.show_problem("")

    def _build_view(self) -> None:
        self.view.setModel(self.model)
        self.view.setItemDelegate(_Delegate(self.view))
        self.view.setAccessibleName(self.tr("Classes"))
        self.view.clicked.connect(self._choose)
        self.view.activated.connect(self._choose)
        self._invitation.setText(self.tr("What are you looking for? Type a name below, or draw a box first."))
        self.field.setPlaceholderText(self.tr("Add a class"))
        self.field.setAccessibleName(self.tr("Name of a new class"))
        self.field.returnPressed.connect(self._add)
        self.field.textEdited.connect(lambda _: self.show_problem(""))
        self._problem.hide()

    def _build_layout(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE // 2, 0, SPACE // 2, 0)
        layout.setSpacing(SPACE // 2)
        layout.addWidget(self.view)
        inner = QVBoxLayout()
        inner.setContentsMargins(SPACE, 0, SPACE, 0)
        inner.addWidget(self._invitation)
        inner.addWidget(self.field)
        inner.addWidget(self._problem)
        layout.addLayout(inner)

    def _choose(self, index: QModelIndex) -> None:
        self.chosen.emit(self.model.classes[index.row()].name)

    def _add(self) -> None:
        if name := self.field.text().strip():
            self.add_wanted.emit(name)
