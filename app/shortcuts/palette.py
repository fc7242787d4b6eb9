"""Every action, found by a few letters."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from app.actions import ActionRow, ActionSet
from app.icons import icon
from app.shortcuts.fuzzy import ranked
from app.shortcuts.overlay import Overlay
from app.theme import SPACE
from app.widgets.key_cap import KeyCap
from app.widgets.picture import Picture
from app.widgets.text import label, line

_WIDTH, _ROW, _MOST_ROWS = 560, 36, 9
_MOVES = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


class Palette(Overlay):
    """Type, move with the arrows, Enter does it. Only what can be done now is listed."""

    def __init__(self, window: QWidget, actions: ActionSet) -> None:
        super().__init__(window, top=True)
        self._actions = actions
        self.field = QLineEdit()
        self.list = QListWidget()
        self.nothing = label(self.tr("Nothing is called so."), "muted")
        self.setWhatsThis(
            self.tr("Everything that can be done now: type some letters of it, and press Enter to do it.")
        )
        self._build()
        self._fill("")

    def open(self) -> None:
        super().open()
        self.field.setFocus()

    def shown(self) -> list[str]:
        """The ids on the list, best first."""
        return [str(self.list.item(n).data(Qt.ItemDataRole.UserRole)) for n in range(self.list.count())]

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.field and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in _MOVES:
                self.list.keyPressEvent(event)
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._do(self.list.currentItem())
                return True
        return super().eventFilter(watched, event)

    def _build(self) -> None:
        self.panel.setFixedWidth(min(_WIDTH, self._window.width() - 48))
        self.field.setProperty("kind", "bare")
        self.field.setPlaceholderText(self.tr("What would you like to do?"))
        self.field.setAccessibleName(self.tr("Find an action"))
        self.field.installEventFilter(self)
        self.field.textChanged.connect(self._fill)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setAccessibleName(self.tr("Actions"))
        self.list.itemClicked.connect(self._do)
        top = QHBoxLayout()
        top.setContentsMargins(SPACE, 0, SPACE, 0)
        top.addWidget(Picture("search", "muted"))
        top.addWidget(self.field, 1)
        self.nothing.setContentsMargins(SPACE, SPACE, SPACE, SPACE)
        layout = QVBoxLayout(self.panel)
        layout.setContentsMargins(SPACE, SPACE, SPACE, SPACE)
        layout.addLayout(top)
        layout.addWidget(line())
        layout.addWidget(self.list)
        layout.addWidget(self.nothing)

    def _fill(self, text: str) -> None:
        self.list.clear()
        possible = [row for row in self._actions.rows if self._actions.action(row.id).isEnabled()]
        rows = ranked(text, [(f"{row.shown_text()} {row.shown_group()}", row) for row in possible])
        for row in rows:
            self._add(row)
        self.list.setCurrentRow(0)
        self.list.setVisible(bool(rows))
        self.nothing.setVisible(not rows)
        self.list.setFixedHeight(min(len(rows), _MOST_ROWS) * _ROW + 2)

    def _add(self, row: ActionRow) -> None:
        item = QListWidgetItem(icon(row.icon) if row.icon else icon("command", "muted"), "")
        item.setSizeHint(QSize(0, _ROW))
        item.setData(Qt.ItemDataRole.UserRole, row.id)
        item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{row.shown_text()}, {row.shown_group()}")
        self.list.addItem(item)
        self.list.setItemWidget(item, self._line(row))

    def _line(self, row: ActionRow) -> QWidget:
        holder = QWidget()
        holder.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        layout = QHBoxLayout(holder)
        layout.setContentsMargins(SPACE * 3, 0, SPACE, 0)
        layout.addWidget(label(row.shown_text()))
        layout.addWidget(label(row.shown_group(), "small"))
        layout.addStretch(1)
        if keys := self._actions.keys_of(row.id):
            layout.addWidget(KeyCap(keys[0]))
        return holder

    def _do(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            id = str(item.data(Qt.ItemDataRole.UserRole))
            self.leave()
            self._actions.run(id)
