"""What to know before a start: sentences, each with a button where one click helps."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.theme import SPACE
from app.training.settings.findings import Finding
from app.widgets.picture import Picture
from app.widgets.text import button, label

_ICONS = {"blocking": ("error", "danger"), "advice": ("warning", "warning")}


class FindingsView(QWidget):
    """Nothing at all while there is nothing to say."""

    fix_wanted = Signal(object)
    """Finding."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.shown: list[Finding] = []
        self._rows: list[QWidget] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(SPACE)
        self.hide()

    def show_findings(self, found: Sequence[Finding]) -> None:
        """Other sentences."""
        if list(found) == self.shown:
            return
        self.shown = list(found)
        while self._rows:
            row = self._rows.pop()
            row.hide()
            row.setParent(None)
            row.deleteLater()
        for finding in found:
            row = self._row(finding)
            self._column.addWidget(row)
            self._rows.append(row)
        self.setVisible(bool(found))

    def _row(self, finding: Finding) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE)
        row.addWidget(Picture(*_ICONS[finding.level], 16), 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.setSpacing(SPACE // 2)
        column.addWidget(label(finding.text, wrap=True))
        if finding.fix:
            fix = button(finding.fix, "link", action=partial(self.fix_wanted.emit, finding))
            column.addWidget(fix, 0, Qt.AlignmentFlag.AlignLeft)
        row.addLayout(column, 1)
        return holder
