"""The settings of one level in a section that folds; rows are made when it is first unfolded."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.theme import SPACE
from app.training.settings import fields
from app.training.settings.controls import TextButton
from app.training.settings.draft import Draft
from app.training.settings.fields import Level
from app.training.settings.row import SettingRow
from app.widgets.section import Section
from app.widgets.text import label
from effdet_core.errors import Problem


class LevelView(QWidget):
    """level: which one. open: whether it shows its rows at first."""

    edited = Signal(str, object)
    reset_wanted = Signal(str)
    all_reset_wanted = Signal(object)
    """The names of a level's settings."""
    text_wanted = Signal()
    made = Signal()
    """The rows are there now."""

    def __init__(self, level: Level, title: str, *, open: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.level = level
        self.section = Section(title, open=open)
        self.count = label("", "badge")
        self.rows: dict[str, SettingRow] = {}
        self.after: dict[str, QVBoxLayout] = {}
        """Room below the small heading of a part, by its English words."""
        self._draft: Draft | None = None
        self._problems: Mapping[str, Problem] = {}
        self.count.setVisible(False)
        self.count.setFixedHeight(18)
        self.section.corner.addWidget(self.count)
        self.section.folded.connect(lambda folded: None if folded else self.make())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.section)
        if open:
            self.make()

    def make(self) -> None:
        """The rows, once."""
        if self.rows:
            return
        for part in fields.parts(self.level):
            self._add_part(part)
        if self._draft:
            self.show_draft(self._draft, self._problems)
        self.made.emit()

    def show_draft(self, draft: Draft, problems: Mapping[str, Problem]) -> None:
        """The values, and what is wrong with them."""
        self._draft, self._problems = draft, problems
        names = [item.name for part in fields.parts(self.level) for item in part.fields]
        changed = sum(draft.is_changed(name) for name in names)
        self.count.setVisible(bool(changed))
        self.count.setText(self.tr("%n changed", "", changed))
        for name, row in self.rows.items():
            row.show_state(
                draft.value(name) if name not in draft.unread else None,
                draft.usual[name],
                changed=draft.is_changed(name),
                problem=problems.get(name),
            )

    def reveal(self, name: str) -> SettingRow:
        """Unfolds and gives the row of a setting."""
        self.section.set_open(True)
        self.make()
        return self.rows[name]

    def _add_part(self, part: fields.Part) -> None:
        body = self.section.body
        if self.level != "essentials":
            title = label(part.title, "muted")
            title.setContentsMargins(0, SPACE, 0, 0)
            body.addWidget(title)
            self.after[part.text] = QVBoxLayout()
            body.addLayout(self.after[part.text])
        body.setSpacing(SPACE * 2)
        body.setContentsMargins(SPACE, 0, SPACE, SPACE * 2)
        for item in part.fields:
            row = SettingRow(item)
            row.edited.connect(self.edited)
            row.reset_wanted.connect(self.reset_wanted)
            if isinstance(row.control, TextButton):
                row.control.wanted.connect(self.text_wanted)
            self.rows[item.name] = row
            body.addWidget(row)
            row.show()  # at once: what is looked for wants the focus
