"""One class of the panel: colour, name, how often it is there, and what can be done with it."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPoint, QRectF, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QMenu, QStackedWidget, QWidget

from app import theme
from app.browser import texts
from app.browser.keys import keep_keys
from app.icons import icon
from app.theme import RADIUS, SPACE
from app.widgets.colour_dot import ColourDot
from app.widgets.elided_label import ElidedLabel
from app.widgets.key_cap import native
from app.widgets.text import icon_button, label
from effdet_core.project.classes import PALETTE

HEIGHT = 32
COLUMN = 40
"""Width of each of the two columns of numbers."""
_KEYS = (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2, Qt.Key.Key_Delete)


@dataclass(frozen=True, slots=True)
class ClassSeen:
    """A class as the panel shows it. photos, boxes: under the filters in force. chosen: photos are filtered by it."""

    name: str
    colour: str
    photos: int
    boxes: int
    chosen: bool = False


class NameField(QLineEdit):
    """Enter takes the name and Escape leaves it; the row hears of neither key."""

    taken = Signal(str)
    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """See the class."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.taken.emit(self.text().strip())
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)
            event.accept()


class ClassRow(QWidget):
    """Click or Space filters by the class, F2 or a double click renames it, Delete asks to delete it."""

    chosen = Signal(str)
    renamed = Signal(str, str)
    recoloured = Signal(str, str)
    merge_wanted = Signal(str)
    delete_wanted = Signal(str)
    editing = Signal(str, str)
    """Its name, and the other one that is being typed."""
    edited = Signal()
    moved = Signal(int)
    """Up or down the list, by an arrow key."""

    def __init__(self, seen: ClassSeen, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.seen = seen
        self._hovered = False
        self.dot = ColourDot(seen.colour, PALETTE)
        self.name = ElidedLabel(seen.name)
        self.field = NameField()
        self.photos = _number()
        self.boxes = _number()
        self.more = icon_button(
            "more", self.tr("What can be done with {0}").format(seen.name), action=self._offer, kind="small"
        )
        self._stack = QStackedWidget()
        self._build()
        self.show_class(seen)

    def _build(self) -> None:
        self.setFixedHeight(HEIGHT)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.field.setProperty("kind", "bare")
        self.field.setAccessibleName(self.tr("New name of the class"))
        self.field.taken.connect(self._rename)
        self.field.left.connect(self._leave)
        self.field.textEdited.connect(lambda text: self.editing.emit(self.seen.name, text.strip()))
        self.field.editingFinished.connect(self._stop_editing)
        self._stack.addWidget(self.name)
        self._stack.addWidget(self.field)
        self.more.setFixedSize(24, 24)
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACE // 2, 0, SPACE // 2, 0)
        row.setSpacing(SPACE // 2)
        row.addWidget(self.dot)
        row.addWidget(self._stack, 1)
        row.addWidget(self.photos)
        row.addWidget(self.boxes)
        row.addWidget(self.more)
        self.dot.picked.connect(lambda colour: self.recoloured.emit(self.seen.name, colour))
        keep_keys(self)

    def show_class(self, seen: ClassSeen) -> None:
        """What there is to show now."""
        self.seen = seen
        self.name.setText(seen.name)
        self.dot.set_colour(seen.colour)
        self.photos.setText(texts.number(seen.photos))
        self.boxes.setText(texts.number(seen.boxes))
        counts = self.tr("{0} on {1}").format(texts.boxes(seen.boxes), texts.photos(seen.photos))
        self.setAccessibleName(f"{seen.name}, {counts}")
        self.setToolTip(self.tr("{0}: {1}. Click to show only these; F2 renames.").format(seen.name, counts))
        self.update()

    def set_editable(self, editable: bool) -> None:
        """Whether the project may be changed."""
        self.dot.setEnabled(editable)
        self.more.setEnabled(editable)

    def edit_name(self) -> None:
        """Lets the person type another name."""
        if not self.more.isEnabled():
            return
        self.field.setText(self.seen.name)
        self._stack.setCurrentWidget(self.field)
        self.field.selectAll()
        self.field.setFocus()
        self.editing.emit(self.seen.name, self.seen.name)

    def _leave(self) -> None:
        self._stop_editing()
        self.setFocus()

    def _rename(self, new: str) -> None:
        self._leave()
        if new and new != self.seen.name:
            self.renamed.emit(self.seen.name, new)

    def _stop_editing(self) -> None:
        self._stack.setCurrentWidget(self.name)
        self.edited.emit()

    def _offer(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        name = self.seen.name
        menu.addAction(icon("filter"), self.tr("Show only these photos"), lambda: self.chosen.emit(name))
        menu.addAction(icon("edit"), self.tr("Rename") + "\tF2", self.edit_name)
        menu.addAction(icon("merge"), self.tr("Merge into…"), lambda: self.merge_wanted.emit(name))
        menu.addSeparator()
        menu.addAction(icon("trash"), self.tr("Delete…") + f"\t{native('Del')}", lambda: self.delete_wanted.emit(name))
        menu.popup(self.more.mapToGlobal(QPoint(0, self.more.height())))

    # Qt's events.

    def event(self, event: QEvent) -> bool:
        """The row's keys go before the page's."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and event.key() in _KEYS:
            event.accept()
            return True
        if event.type() in (QEvent.Type.HoverEnter, QEvent.Type.HoverLeave):
            self._hovered = event.type() == QEvent.Type.HoverEnter
            self.update()
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """See the class."""
        key = event.key()
        if key in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.chosen.emit(self.seen.name)
        elif key == Qt.Key.Key_F2:
            self.edit_name()
        elif key == Qt.Key.Key_Delete:
            self.delete_wanted.emit(self.seen.name)
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.moved.emit(1 if key == Qt.Key.Key_Down else -1)
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click filters."""
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.chosen.emit(self.seen.name)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Renames."""
        self.edit_name()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The menu, also by its key."""
        if self.more.isEnabled():
            self._offer()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The ground: chosen, hovered or focused."""
        tokens = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        frame = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        fill = "selection" if self.seen.chosen else "hover" if self._hovered else ""
        if fill:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(tokens.colour(fill))
            painter.drawRoundedRect(frame, RADIUS, RADIUS)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(tokens.colour("accent"), 2.0))
            painter.drawRoundedRect(frame, RADIUS, RADIUS)
        painter.end()


def _number() -> ElidedLabel:
    made = ElidedLabel("", "small")
    made.setFixedWidth(COLUMN)
    made.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    return made


class UnknownRow(QWidget):
    """A label that files hold, but that is no class of the project."""

    wanted = Signal(str)

    def __init__(self, name: str, boxes: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.label = name
        self.setFixedHeight(HEIGHT)
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACE // 2, 0, SPACE // 2, 0)
        row.setSpacing(SPACE // 2)
        row.addWidget(ElidedLabel(name), 1)
        row.addWidget(label(texts.boxes(boxes), "small"))
        self.add = icon_button("plus", self.tr("Add {0} as a class").format(name), kind="small")
        self.add.clicked.connect(lambda: self.wanted.emit(self.label))
        self.add.setFixedSize(24, 24)
        row.addWidget(self.add)
        keep_keys(self)
