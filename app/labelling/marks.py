"""What is true of a photo's boxes only while a person looks at them."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace

from app.labelling import edits
from app.labelling.edits import Boxes

_NONE: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Marks:
    """Places of boxes in the photo's list. hidden ones are not drawn, locked ones not touched by the pointer."""

    selected: frozenset[int] = _NONE
    hidden: frozenset[int] = _NONE
    locked: frozenset[int] = _NONE
    all_hidden: bool = False

    def out_of_reach(self, count: int) -> frozenset[int]:
        """Boxes that the pointer passes through."""
        return frozenset(range(count)) if self.all_hidden else self.hidden | self.locked

    def select(self, which: Collection[int]) -> Marks:
        """With another selection."""
        return replace(self, selected=frozenset(which))

    def hide(self, which: Collection[int], hide: bool) -> Marks:
        """With some hidden, which ends their selection, or shown."""
        if hide:
            return replace(self, hidden=self.hidden | frozenset(which), selected=self.selected - frozenset(which))
        return replace(self, hidden=self.hidden - frozenset(which))

    def lock(self, which: Collection[int], lock: bool) -> Marks:
        """With some locked or not."""
        return replace(self, locked=self.locked | frozenset(which) if lock else self.locked - frozenset(which))

    def follow(self, old: Boxes, new: Boxes) -> Marks:
        """For another state of the list."""
        if old is new:
            return self
        selected, hidden, locked = (edits.followed(w, old, new) for w in (self.selected, self.hidden, self.locked))
        return replace(self, selected=selected, hidden=hidden, locked=locked)
