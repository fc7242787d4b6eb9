"""The photos that the filters let through, one model row each, answered from the catalogue when somebody asks."""

from __future__ import annotations

from collections import Counter

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from app.browser import texts
from app.browser.texts import said, translate
from effdet_core.project.catalogue import Catalogue, Row

Index = QModelIndex | QPersistentModelIndex
Rows = NDArray[np.int32]
_ROOT = QModelIndex()


class PhotosModel(QAbstractListModel):
    """rows: of the catalogue, in the order shown."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.catalogue = Catalogue()
        self.rows: Rows = np.zeros(0, np.int32)
        self._place: NDArray[np.int32] | None = None

    def show(self, catalogue: Catalogue, rows: Rows) -> None:
        """Other photos, or another order."""
        self.beginResetModel()
        self.catalogue, self.rows, self._place = catalogue, rows, None
        self.endResetModel()

    def rowCount(self, parent: Index = _ROOT) -> int:
        """How many photos are shown."""
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The name, and what a tooltip and a screen reader say."""
        if not index.isValid() or index.row() >= len(self.rows):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.name(index.row())
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            lines = described(self.catalogue, int(self.rows[index.row()]))
            return ("\n" if role == Qt.ItemDataRole.ToolTipRole else ", ").join(lines)
        return None

    def name(self, place: int) -> str:
        """Of the photo at a place of the list."""
        return self.catalogue.names[int(self.rows[place])]

    def photo(self, place: int) -> Row:
        """What the catalogue says of it."""
        return self.catalogue.row(int(self.rows[place]))

    def place_of(self, name: str) -> int | None:
        """Where a photo stands in the list, None when the filters hide it."""
        row = self.catalogue.row_of(name)
        if row is None:
            return None
        if self._place is None:
            self._place = np.full(len(self.catalogue), -1, np.int32)
            self._place[self.rows] = np.arange(len(self.rows), dtype=np.int32)
        place = int(self._place[row])
        return place if place >= 0 else None

    def names(self) -> list[str]:
        """All of them, in order."""
        names = self.catalogue.names
        return [names[row] for row in self.rows.tolist()]


def described(catalogue: Catalogue, row: int) -> list[str]:
    """A photo in a few lines: name, state, boxes, split and group, size."""
    photo = catalogue.row(row)
    state = said(texts.STATES[photo.state])
    if photo.reviewed:
        state = translate("Photos", "{0}, reviewed").format(state)
    lines = [photo.name, state, _boxes(catalogue, row)]
    if photo.split:
        lines.append(translate("Photos", "For {0}").format(texts.use(photo.split)))
    if photo.group:
        lines.append(translate("Photos", "Group {0}").format(photo.group))
    if photo.width:
        lines.append(translate("Photos", "{0} × {1} pixels").format(photo.width, photo.height))
    if photo.missing:
        lines.append(translate("Photos", "The photo's file is missing"))
    return [line for line in lines if line]


def _boxes(catalogue: Catalogue, row: int) -> str:
    labels, _ = catalogue.boxes(row)
    if not labels:
        return ""
    parts = ", ".join(f"{count} × {name}" for name, count in Counter(labels).most_common(6))
    return translate("Photos", "{0}: {1}").format(texts.boxes(len(labels)), parts)
