"""Typing the names of classes: each becomes a chip."""

from __future__ import annotations

import re
from collections.abc import Iterable

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from app.theme import SPACE
from app.widgets.chip import Chip
from app.widgets.flow_layout import FlowLayout
from app.widgets.text import label, restyle

_BETWEEN = re.compile(r"[,;\n\t]+")


class ClassEntry(QWidget):
    """Enter or a comma makes a chip of what was typed; pressing a chip, or Backspace, takes it away again."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._names: list[str] = []
        self.field = QLineEdit()
        self.problem = label("", "small", wrap=True)
        self._chips = QWidget()
        self._flow = FlowLayout(self._chips)
        self._build()

    def names(self) -> tuple[str, ...]:
        """The classes, in the order they were typed; what stands in the field counts."""
        self._take(self.field.text())
        return tuple(self._names)

    def add(self, names: Iterable[str]) -> None:
        """Adds classes."""
        for name in names:
            self._take(name)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.field.text().strip():
                self._take(self.field.text())
                return True
            if event.key() == Qt.Key.Key_Backspace and not self.field.text() and self._names:
                self._remove(self._names[-1])
                return True
        return False

    def _build(self) -> None:
        self.field.setPlaceholderText(self.tr("bee, wasp, hornet"))
        self.field.setAccessibleName(self.tr("Class names"))
        self.field.installEventFilter(self)
        self.field.textEdited.connect(self._typed)
        self._chips.hide()
        self.problem.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE)
        layout.addWidget(self.field)
        layout.addWidget(self.problem)
        layout.addWidget(self._chips)

    def _typed(self, text: str) -> None:
        if _BETWEEN.search(text):
            self._take(text)

    def _take(self, text: str) -> None:
        from app.home.plans import why_no_class

        reason = ""
        for name in filter(None, (part.strip() for part in _BETWEEN.split(text))):
            if reason := why_no_class(name, self._names):
                break
            self._names.append(name)
            self._flow.addWidget(self._chip(name))
        if not reason:
            self.field.clear()
        restyle(self.field, wrong=bool(reason))
        self.problem.setText(reason[:1].upper() + reason[1:] + "." if reason else "")
        self.problem.setVisible(bool(reason))
        self._chips.setVisible(bool(self._names))
        self.changed.emit()

    def _chip(self, name: str) -> Chip:
        chip = Chip(name, image="close", checkable=False)
        chip.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        chip.setToolTip(self.tr("Take {name} away").format(name=name))
        chip.clicked.connect(lambda: self._remove(name))
        return chip

    def _remove(self, name: str) -> None:
        place = self._names.index(name)
        del self._names[place]
        item = self._flow.takeAt(place)
        if chip := item.widget():
            chip.hide()
            chip.deleteLater()
        self._chips.setVisible(bool(self._names))
        self._flow.invalidate()
        self.field.setFocus()
        self.changed.emit()
