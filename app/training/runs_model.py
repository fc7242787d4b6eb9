"""The runs of a project as rows of a list."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from app.training import words
from app.training.summaries import Summary

ROLE = Qt.ItemDataRole.UserRole
_Index = QModelIndex | QPersistentModelIndex
_NO_INDEX = QModelIndex()


class RunsModel(QAbstractListModel):
    """A row per run, in the order given."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[Summary] = []

    def show(self, summaries: Sequence[Summary]) -> None:
        """Other rows. The same runs in the same order stay selected."""
        new = list(summaries)
        if [item.run.path for item in new] == [item.run.path for item in self.rows]:
            changed = [row for row, (one, other) in enumerate(zip(new, self.rows, strict=True)) if one != other]
            self.rows = new
            for row in changed:
                self.dataChanged.emit(self.index(row), self.index(row))
            return
        self.beginResetModel()
        self.rows = new
        self.endResetModel()

    def row_of(self, name: str) -> int | None:
        """Where a run stands."""
        return next((row for row, item in enumerate(self.rows) if item.name == name), None)

    def rowCount(self, parent: _Index = _NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= len(self.rows):
            return None
        summary = self.rows[index.row()]
        if role == ROLE:
            return summary
        if role == Qt.ItemDataRole.DisplayRole:
            return summary.name
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return spoken(summary)
        return None


def spoken(summary: Summary) -> str:
    """Everything that a row shows, as text."""
    ap50 = f"AP50 {words.figure(summary.ap50)}" if summary.ap50 is not None else ""
    parts = (summary.name, words.state_word(summary), words.model_title(summary.model), ap50, *summary.changed)
    return " · ".join(part for part in (*parts, summary.notes.text) if part)
