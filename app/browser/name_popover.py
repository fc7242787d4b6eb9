"""Asks for a name, in a popover with one field."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCompleter, QHBoxLayout, QLineEdit, QWidget

from app.browser.keys import keep_keys
from app.browser.popover import Popover
from app.theme import SPACE
from app.widgets.text import button, label

_WIDTH = 296


class NamePopover(Popover):
    """Enter or the button takes the name. A page that cannot use it says so with `refuse`, and the field stays."""

    named = Signal(str)

    def __init__(
        self, parent: QWidget, title: str, explanation: str, action: str, known: Sequence[str] = (), text: str = ""
    ) -> None:
        super().__init__(parent, explanation, _WIDTH)
        self.empty_allowed = False
        self._refused = False
        self.field = QLineEdit(text)
        self.field.setAccessibleName(title)
        self.trouble = label("", "muted", wrap=True)
        self.trouble.hide()
        if known:
            completer = QCompleter(list(known), self.field)
            completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
            completer.setFilterMode(Qt.MatchFlag.MatchContains)
            self.field.setCompleter(completer)
        self._build(title, explanation, action)

    def _build(self, title: str, explanation: str, action: str) -> None:
        self.body.addWidget(label(title, "heading"))
        if explanation:
            self.body.addWidget(label(explanation, "muted", wrap=True))
        row = QHBoxLayout()
        row.setSpacing(SPACE)
        row.addWidget(self.field, 1)
        row.addWidget(button(action, "primary", action=self._take))
        self.body.addLayout(row)
        self.body.addWidget(self.trouble)
        self.field.returnPressed.connect(self._take)
        self.field.setFocus()
        keep_keys(self)

    def refuse(self, why: str) -> None:
        """The name cannot be used."""
        self._refused = True
        self.trouble.setText(why)
        self.trouble.show()
        self.adjustSize()
        self.field.selectAll()

    def _take(self) -> None:
        name = self.field.text().strip()
        if not name and not self.empty_allowed:
            return
        self._refused = False
        self.named.emit(name)
        if not self._refused:
            self.close()
