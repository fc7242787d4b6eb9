"""Which photos are selected: what the grid says, and what the filters hide of it."""

from __future__ import annotations

from PySide6.QtCore import QItemSelection, QObject, Signal

from app.browser.grid import PhotoGrid
from app.browser.marked import Marked
from app.browser.model import PhotosModel
from effdet_core.project.catalogue import Catalogue


class Choice(QObject):
    """Follows the grid's selection; `changed` after each change."""

    changed = Signal()

    def __init__(self, grid: PhotoGrid, model: PhotosModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._grid, self._model = grid, model
        self._marked = Marked(0)
        self._restoring = False
        self._shown = 0
        grid.selectionModel().selectionChanged.connect(self._on_selection)

    @property
    def shown(self) -> int:
        """How many of the photos that the filters let through are selected."""
        return self._shown

    @property
    def elsewhere(self) -> int:
        """How many selected ones the filters hide."""
        return self._marked.count() - self._shown

    def names(self) -> list[str]:
        """The selected photos that are shown, in order."""
        names = self._model.catalogue.names
        return [names[row] for row in self._marked.shown(self._model.rows).tolist()]

    def clear(self) -> None:
        """Selects nothing, hidden or not."""
        self._marked.clear()
        self._grid.clearSelection()
        self._count()

    def relisted(self, before: Catalogue, after: Catalogue) -> None:
        """Photos came or went: the same names stay selected."""
        if self._marked.count():
            self._marked = Marked.of(after, self._marked.names(before.names))
        else:
            self._marked = Marked(len(after))

    def restore(self) -> None:
        """The list was filled anew: shows what is selected of it."""
        self._restoring = True
        self._grid.select_places(self._marked.runs(self._model.rows))
        self._restoring = False
        self._count()

    def _on_selection(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        if self._restoring:
            return
        if self._grid.is_replacing:
            self._marked.clear()
            selected = self._grid.selectionModel().selection()
        for ranges, value in ((deselected, False), (selected, True)):
            for found in (ranges.at(place) for place in range(ranges.count())):
                self._marked.set(self._model.rows[found.top() : found.bottom() + 1], value)
        self._count()

    def _count(self) -> None:
        self._shown = len(self._marked.shown(self._model.rows))
        self.changed.emit()
