"""Edits of a photo's boxes as functions: boxes in, boxes out. A box is known by its place in the list."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from app.labelling.geometry import Box, tidy
from effdet_core.project.annotation import LabelledBox

Boxes = tuple[LabelledBox, ...]


def placed(boxes: Boxes, places: Mapping[int, Box]) -> Boxes:
    """Some boxes elsewhere."""
    return tuple(replace(b, box=tidy(places[i])) if i in places else b for i, b in enumerate(boxes))


def relabelled(boxes: Boxes, which: Collection[int], name: str) -> Boxes:
    """Some boxes of another class."""
    return tuple(replace(b, label=name) if i in which and b.label != name else b for i, b in enumerate(boxes))


def marked_crowd(boxes: Boxes, which: Collection[int], crowd: bool) -> Boxes:
    """Some boxes that stand for many objects at once, or no longer."""
    return tuple(replace(b, crowd=crowd) if i in which and b.crowd != crowd else b for i, b in enumerate(boxes))


def without(boxes: Boxes, which: Collection[int]) -> Boxes:
    """All but some."""
    return tuple(b for i, b in enumerate(boxes) if i not in which)


def picked(boxes: Boxes, which: Collection[int]) -> Boxes:
    """Some, in their order."""
    return tuple(b for i, b in enumerate(boxes) if i in which)


def counts(boxes: Boxes) -> dict[str, int]:
    """How many boxes each class has."""
    found: dict[str, int] = {}
    for box in boxes:
        found[box.label] = found.get(box.label, 0) + 1
    return found


def shared_ends(old: Boxes, new: Boxes) -> tuple[int, int]:
    """How many boxes at the start, and then at the end, two lists have in common; what is between them differs."""
    shorter = min(len(old), len(new))
    start = next((i for i in range(shorter) if old[i] is not new[i] and old[i] != new[i]), shorter)
    room = shorter - start
    end = next((i for i in range(room) if old[-1 - i] is not new[-1 - i] and old[-1 - i] != new[-1 - i]), room)
    return start, end


def followed(which: Collection[int], old: Boxes, new: Boxes) -> frozenset[int]:
    """The same boxes by their places in another state of the list; those that are gone are left out."""
    if len(old) == len(new):
        return frozenset(i for i in which if i < len(new))
    start, end = shared_ends(old, new)
    grown = len(new) - len(old)
    kept = (i if i < start else i + grown for i in which if i < start or i >= len(old) - end)
    return frozenset(kept)


def changed_places(old: Boxes, new: Boxes) -> frozenset[int]:
    """Places in `new` of the boxes that an edit made or changed."""
    if len(old) == len(new):
        return frozenset(i for i, (a, b) in enumerate(zip(old, new, strict=True)) if a is not b and a != b)
    start, end = shared_ends(old, new)
    return frozenset(range(start, len(new) - end))


def neighbour(current: Collection[int], count: int, step: int, skipped: Collection[int] = ()) -> int | None:
    """The next box in the list after those selected, or before them with step -1; it goes round."""
    if count == 0:
        return None
    start = (max(current) if step > 0 else min(current)) if current else (-1 if step > 0 else count)
    order = ((start + step * k) % count for k in range(1, count + 1))
    return next((i for i in order if i not in skipped), None)


def words(names: Sequence[str], text: str) -> list[str]:
    """Class names that match what was typed: those that begin with it first."""
    wanted = text.strip().casefold()
    found = [name for name in names if wanted in name.casefold()]
    return sorted(found, key=lambda name: not name.casefold().startswith(wanted))
