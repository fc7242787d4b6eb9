"""Renaming, merging and removing classes, as edits: new lists of classes, and what becomes of boxes. All pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import msgspec

from effdet_core.errors import UserError, raise_if
from effdet_core.project import classes as object_classes
from effdet_core.project.classes import ObjectClass
from effdet_core.project.labels import Labels, with_boxes

Classes = tuple[ObjectClass, ...]


def added(now: Classes, name: str, next_id: int) -> Classes:
    """With a class at the end. Raises `UserError` for an impossible name or one that is taken."""
    raise_if(object_classes.name_problems([name], object_classes.positions(now)))
    colour = object_classes.colour_for(next_id, (item.colour for item in now))
    return (*now, ObjectClass(id=next_id, name=name, colour=colour))


def renamed(now: Classes, old: str, new: str) -> Classes:
    """With another name for a class. Raises `UserError` when the names do not allow it."""
    target = found(now, old)
    others = [item for item in now if item is not target]
    raise_if(object_classes.name_problems([new], object_classes.positions(others)))
    return _with(now, target, msgspec.structs.replace(target, name=new))


def recoloured(now: Classes, name: str, colour: str) -> Classes:
    """With another colour, as #rrggbb, for a class."""
    target = found(now, name)
    return _with(now, target, msgspec.structs.replace(target, colour=colour))


def without(now: Classes, name: str) -> Classes:
    """Without a class. Raises `UserError` when there is none of that name."""
    target = found(now, name)
    return tuple(item for item in now if item is not target)


def found(now: Classes, name: str) -> ObjectClass:
    """The class of a name. Raises `UserError` when there is none."""
    for item in now:
        if item.name == name:
            return item
    raise UserError(f"there is no class {name!r}", hint=f"The classes are {', '.join(item.name for item in now)}.")


def transitional(before: Sequence[ObjectClass], after: Sequence[ObjectClass]) -> Classes:
    """Classes under which label files of both lists mean the same: in force while files are rewritten one by one.

    A class that goes is still there, and one with a new name answers to the old one too.
    """
    new = {item.id: item for item in after}
    kept = []
    for item in before:
        now = new.pop(item.id, item)
        older = item.formerly if now.name == item.name else (*item.formerly, item.name)
        kept.append(msgspec.structs.replace(now, formerly=tuple(name for name in older if name != now.name)))
    taken = {name for item in kept for name in (item.name, *item.formerly)}
    return (*kept, *(item for item in new.values() if item.name not in taken))


def relabelled(labels: Labels, old: str, new: str) -> Labels:
    """With the boxes of one class given to another. The photo stays reviewed: it shows the same things."""
    boxes = tuple(replace(box, label=new) if box.label == old else box for box in labels.boxes)
    drafts = tuple(replace(draft, label=new) if draft.label == old else draft for draft in labels.drafts)
    return replace(labels, boxes=boxes, drafts=drafts)


def with_class(labels: Labels, name: str, into: str | None) -> Labels:
    """Labels whose boxes of one class become another's, or go where there is no other."""
    return relabelled(labels, name, into) if into else without_boxes_of(labels, name)


def without_boxes_of(labels: Labels, name: str) -> Labels:
    """Without the boxes of a class; a photo that loses its last one waits to be looked at again."""
    drafts = tuple(draft for draft in labels.drafts if draft.label != name)
    return replace(with_boxes(labels, (box for box in labels.boxes if box.label != name)), drafts=drafts)


def _with(now: Classes, old: ObjectClass, new: ObjectClass) -> Classes:
    return tuple(new if item is old else item for item in now)
