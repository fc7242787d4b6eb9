"""A reader of flatbuffers that nobody has verified: every step stays inside of the bytes, and there is an end to it.

The generated readers follow whatever offset they find; on damaged bytes they read nonsense, loop for hours or hand out
lists of billions.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field

MOST_ITEMS = 500_000
"""Tables and list entries read of one file; the largest detectors have some ten thousand."""
LONGEST_TEXT = 10_000


class Damaged(ValueError):
    """The bytes are no flatbuffer of the wanted kind."""


@dataclass
class Flat:
    """The bytes of a flatbuffer, and how much may still be read of them."""

    data: bytes
    budget: int = field(default=MOST_ITEMS)

    def spend(self, items: int) -> None:
        """Counts what is read; raises `Damaged` when it is too much for an honest file."""
        self.budget -= items
        if self.budget < 0:
            raise Damaged("it has an absurd number of parts")

    def number(self, kind: str, position: int) -> int:
        """A little-endian whole number of the `struct` kind. Raises `Damaged` outside of the bytes."""
        if position < 0:
            raise Damaged("an offset points outside of the file")
        try:
            return int(struct.unpack_from("<" + kind, self.data, position)[0])
        except struct.error as e:
            raise Damaged("an offset points outside of the file") from e

    def root(self) -> Table:
        """The table that the file is."""
        return Table(self, self.number("I", 0))


@dataclass(frozen=True, slots=True)
class Table:
    """One table. at: its position in the bytes. Fields are known by their slots in the schema, counted from 0."""

    flat: Flat
    at: int

    @property
    def slots(self) -> int:
        """How many fields the writer knew of."""
        return max(0, (self.flat.number("H", self._vtable()) - 4) // 2)

    def place(self, slot: int) -> int:
        """The position of a field's value, 0 where the field is absent."""
        vtable = self._vtable()
        if 4 + 2 * slot + 2 > self.flat.number("H", vtable):
            return 0
        offset = self.flat.number("H", vtable + 4 + 2 * slot)
        return self.at + offset if offset else 0

    def number(self, slot: int, kind: str, default: int = 0) -> int:
        """A number field of the `struct` kind."""
        place = self.place(slot)
        return self.flat.number(kind, place) if place else default

    def target(self, slot: int) -> int:
        """The position that an offset field points to, 0 where it is absent."""
        place = self.place(slot)
        return place + self.flat.number("I", place) if place else 0

    def table(self, slot: int) -> Table | None:
        """The table that a field points to."""
        target = self.target(slot)
        self.flat.spend(1)
        return Table(self.flat, target) if target else None

    def length(self, slot: int) -> int:
        """How many entries a list has; 0 where it is absent."""
        target = self.target(slot)
        return self.flat.number("I", target) if target else 0

    def raw(self, slot: int) -> bytes:
        """A list of bytes."""
        start, length = self.extent(slot)
        return self.flat.data[start : start + length]

    def extent(self, slot: int) -> tuple[int, int]:
        """Where a list of bytes begins, and its length; (0, 0) where it is absent."""
        target = self.target(slot)
        if not target:
            return 0, 0
        length = self.flat.number("I", target)
        if target + 4 + length > len(self.flat.data):
            raise Damaged("a list is longer than the file")
        return target + 4, length

    def text(self, slot: int) -> str:
        """A text; what is no UTF-8 in it is replaced."""
        data = self.raw(slot)
        if len(data) > LONGEST_TEXT:
            raise Damaged("a name is longer than a page")
        self.flat.spend(1 + len(data) // 100)
        return data.decode("utf-8", "replace")

    def numbers(self, slot: int, kind: str, most: int = MOST_ITEMS) -> tuple[float, ...]:
        """The first of a list of numbers of the `struct` kind; floats stay floats."""
        count, target = min(self.length(slot), most), self.target(slot)
        self.flat.spend(count)
        try:
            return struct.unpack_from(f"<{count}{kind}", self.flat.data, target + 4) if count else ()
        except struct.error as e:
            raise Damaged("a list is longer than the file") from e

    def whole(self, slot: int, kind: str = "i", most: int = MOST_ITEMS) -> tuple[int, ...]:
        """The first of a list of whole numbers."""
        return tuple(int(value) for value in self.numbers(slot, kind, most))

    def tables(self, slot: int) -> Iterator[Table]:
        """The tables of a list."""
        count, target = self.length(slot), self.target(slot)
        self.flat.spend(count)
        for place in range(target + 4, target + 4 + 4 * count, 4):
            yield Table(self.flat, place + self.flat.number("I", place))

    def _vtable(self) -> int:
        return self.at - self.flat.number("i", self.at)
