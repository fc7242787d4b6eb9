"""Which photos are selected, by row of the catalogue: it outlives a change of filters, in a few array operations."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from effdet_core.project.catalogue import Catalogue

Rows = NDArray[np.int32]


class Marked:
    """A flag per row of a catalogue."""

    def __init__(self, count: int) -> None:
        self._flags = np.zeros(count, np.bool_)

    def set(self, rows: Rows, value: bool) -> None:
        """Selects rows, or not."""
        self._flags[rows] = value

    def clear(self) -> None:
        """Selects nothing."""
        self._flags[:] = False

    def count(self) -> int:
        """How many are selected, seen or not."""
        return int(np.count_nonzero(self._flags))

    def shown(self, rows: Rows) -> Rows:
        """Those of `rows` that are selected, in their order."""
        return rows[self._flags[rows]]

    def runs(self, rows: Rows) -> list[tuple[int, int]]:
        """(first, last) places in `rows` of each unbroken stretch that is selected."""
        flags = self._flags[rows]
        if not flags.any():
            return []
        edges = np.flatnonzero(np.diff(np.concatenate(([False], flags, [False])).astype(np.int8)))
        return [(int(first), int(end) - 1) for first, end in edges.reshape(-1, 2)]

    def names(self, names: Sequence[str]) -> list[str]:
        """The names of all that are selected."""
        return [names[row] for row in np.flatnonzero(self._flags).tolist()]

    @classmethod
    def of(cls, catalogue: Catalogue, names: Sequence[str]) -> Marked:
        """These photos, as far as they are there."""
        made = cls(len(catalogue))
        rows = [row for name in names if (row := catalogue.row_of(name)) is not None]
        made.set(np.array(rows, np.int32), True)
        return made
