"""Where the cells of a grid lie, by arithmetic alone, so that a hundred thousand take no longer than ten."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Geometry:
    """A grid of `count` equal cells in a view `width` wide; spare width is shared out between the columns.

    cell_width, cell_height: the least a cell needs. Device-independent pixels; y grows downwards from the first line.
    """

    count: int
    width: int
    cell_width: int
    cell_height: int
    margin: int = 0

    @property
    def columns(self) -> int:
        """Cells beside each other, at least one."""
        return max(1, (self.width - 2 * self.margin) // self.cell_width)

    @property
    def pitch(self) -> float:
        """From one cell's left edge to the next one's."""
        return max(self.cell_width, (self.width - 2 * self.margin) / self.columns)

    @property
    def lines(self) -> int:
        """Rows of cells."""
        return -(-self.count // self.columns)

    @property
    def height(self) -> int:
        """Of everything."""
        return self.lines * self.cell_height + 2 * self.margin

    def rect(self, place: int) -> tuple[int, int, int, int]:
        """x, y, width, height of a cell."""
        line, column = divmod(place, self.columns)
        left, right = round(column * self.pitch), round((column + 1) * self.pitch)
        return self.margin + left, self.margin + line * self.cell_height, right - left, self.cell_height

    def at(self, x: int, y: int) -> int | None:
        """The cell under a point, None beside the cells."""
        column, line = int((x - self.margin) // self.pitch), (y - self.margin) // self.cell_height
        place = line * self.columns + column
        inside = 0 <= column < self.columns and line >= 0 and 0 <= place < self.count
        return place if inside and x >= self.margin and y >= self.margin else None

    def between(self, top: int, bottom: int) -> range:
        """The cells that any pixel of these lines, both included, shows."""
        first = max(0, (top - self.margin) // self.cell_height)
        last = max(-1, (bottom - self.margin) // self.cell_height)
        return range(min(self.count, first * self.columns), min(self.count, (last + 1) * self.columns))

    def runs_within(self, left: int, top: int, right: int, bottom: int) -> list[tuple[int, int]]:
        """(first, last) of the cells that a rectangle touches, one run per line of cells."""
        low = min(self.columns - 1, max(0, int((left - self.margin) // self.pitch)))
        high = min(self.columns - 1, max(0, int((right - self.margin) // self.pitch)))
        runs = []
        for first in self.between(top, bottom)[:: self.columns]:
            if first + low < self.count:
                runs.append((first + low, min(first + high, self.count - 1)))
        return runs
