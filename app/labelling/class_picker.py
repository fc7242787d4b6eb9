"""A small field on the photo to name a class by typing: the first one, or one of very many."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QStringListModel, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QListView, QVBoxLayout, QWidget

from app.labelling import edits
from app.theme import SPACE
from app.widgets.explained import is_question
from app.widgets.text import label

_WIDTH, _MOST_ROWS = 236, 6


class ClassPicker(QFrame):
    """Lies over its parent. Enter takes the chosen class, or the text as a new one; Esc gives up."""

    picked = Signal(str)
    dropped = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._names: Sequence[str] = ()
        self.field = QLineEdit()
        self._heading = label("", "small", wrap=True)
        self._problem = label("", "small", wrap=True)
        self._matches = QStringListModel(self)
        self._list = QListView()
        self._build()
        self.hide()

    def ask(self, names: Sequence[str], at: QPoint) -> None:
        """Opens at a point of the parent. names: the classes there are."""
        self._names = tuple(names)
        self._heading.setText(
            self.tr("Which class?") if names else self.tr("What is this? Its name becomes your first class.")
        )
        self.field.clear()
        self.show_problem("")
        self._filter("")
        self._place(at)
        self.show()
        self.raise_()
        self.field.setFocus()

    def show_problem(self, text: str) -> None:
        """Why a name cannot be."""
        self._problem.setText(text)
        self._problem.setVisible(bool(text))
        self.adjustSize()

    def give_up(self) -> None:
        """Closes without an answer."""
        if self.isVisible():
            self.hide()
            self.dropped.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrows choose in the list while one types."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
            if step:
                self._step(step)
                return True
            if event.key() == Qt.Key.Key_Escape:
                self.give_up()
                return True
        if event.type() == QEvent.Type.ShortcutOverride and not is_question(event):
            event.accept()  # everything typed here is meant for here
            return True
        return super().eventFilter(watched, event)

    def _build(self) -> None:
        self.setProperty("kind", "popup")
        self.setFixedWidth(_WIDTH)
        self.field.setPlaceholderText(self.tr("Name of the class"))
        self.field.setAccessibleName(self.tr("Name of the class"))
        self.field.textChanged.connect(self._filter)
        self.field.returnPressed.connect(self._take)
        self.field.installEventFilter(self)
        self._list.setModel(self._matches)
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self._list.setUniformItemSizes(True)
        self._list.clicked.connect(lambda index: self._pick(str(index.data())))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE, SPACE, SPACE, SPACE)
        layout.setSpacing(SPACE // 2)
        for widget in (self._heading, self.field, self._problem, self._list):
            layout.addWidget(widget)

    def _filter(self, text: str) -> None:
        found = edits.words(self._names, text)
        self._matches.setStringList(found)
        rows = min(len(found), _MOST_ROWS)
        self._list.setVisible(rows > 0)
        self._list.setFixedHeight(rows * max(1, self._list.sizeHintForRow(0)) + 2)
        if found and text.strip():
            self._list.setCurrentIndex(self._matches.index(0))
        self.show_problem("")

    def _step(self, by: int) -> None:
        count = self._matches.rowCount()
        if count:
            row = self._list.currentIndex().row()
            self._list.setCurrentIndex(self._matches.index((row + by) % count if row >= 0 else 0))

    def _take(self) -> None:
        typed, chosen = self.field.text().strip(), self._list.currentIndex()
        exact = next((name for name in self._names if name == typed), None)
        if exact or (chosen.isValid() and not self._is_new(typed)):
            self._pick(exact or str(chosen.data()))
        elif typed:
            self._pick(typed)

    def _is_new(self, typed: str) -> bool:
        """Whether what was typed begins no class; then it is meant as one."""
        return bool(typed) and not any(name.casefold().startswith(typed.casefold()) for name in self._names)

    def _pick(self, name: str) -> None:
        self.picked.emit(name)

    def _place(self, at: QPoint) -> None:
        self.adjustSize()
        parent = self.parentWidget()
        assert parent is not None
        room = parent.rect().adjusted(SPACE, SPACE, -SPACE, -SPACE)
        area = QRect(at + QPoint(SPACE, SPACE), self.size())
        area.moveRight(min(area.right(), room.right()))
        area.moveBottom(min(area.bottom(), room.bottom()))
        area.moveLeft(max(area.left(), room.left()))
        area.moveTop(max(area.top(), room.top()))
        self.move(area.topLeft())
