"""At the right: classes, boxes, and what is known of the photo."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from app.labelling.box_list import BoxList
from app.labelling.class_list import ClassList
from app.labelling.facts import Facts
from app.theme import SPACE
from app.widgets.text import label, line

_WIDTH = 264
_OWN_KEYS = frozenset(
    {
        Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down,
        Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown,
    }
)  # fmt: skip


class SidePanel(QFrame):
    """Holds the three and gives each the room it needs."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.classes = ClassList()
        self.boxes = BoxList()
        self.facts = Facts()
        self._box_heading = label("", "heading")
        self._no_boxes = label("", "muted", wrap=True)
        self._build()

    def show_count(self, count: int, known: bool) -> None:
        """How many boxes the photo has. known: whether anybody can say."""
        self._no_boxes.setText(self.tr("No boxes yet.") if known else self.tr("Its boxes cannot be shown."))
        self._box_heading.setText(self.tr("Boxes") + (f"  {count}" if count else ""))
        self._no_boxes.setVisible(count == 0)
        self.boxes.setVisible(count > 0)

    def _build(self) -> None:
        self.setProperty("kind", "panel")
        self.setFixedWidth(_WIDTH)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(_headed(label(self.tr("Classes"), "heading")))
        layout.addWidget(self.classes)
        layout.addSpacing(SPACE * 3 // 2)
        layout.addWidget(line())
        layout.addLayout(_headed(self._box_heading))
        layout.addWidget(self.boxes, 1)
        empty = QHBoxLayout()
        empty.setContentsMargins(SPACE * 3 // 2, 0, SPACE, 0)
        empty.addWidget(self._no_boxes)
        layout.addLayout(empty)
        layout.addStretch(0)
        layout.addWidget(line())
        layout.addWidget(self.facts)


def _headed(heading: QLabel) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setContentsMargins(SPACE * 3 // 2, SPACE * 3 // 2, SPACE, SPACE // 2)
    row.addWidget(heading)
    return row


class OwnKeys(QObject):
    """Lets lists, buttons and fields keep the keys by which one moves in them, which mean other things on the canvas.

    Qt asks the widget with the focus first whether a key is for itself; most do not say so.
    """

    def watch(self, root: QWidget) -> None:
        """Everything in `root` that takes the keyboard."""
        for widget in root.findChildren(QWidget):
            if widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
                widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Claims them."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            plain = not event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier)
            if plain and Qt.Key(event.key()) in _OWN_KEYS:
                event.accept()
                return True
        return False
