"""Renaming, merging and removing classes, as edits: new lists of classes, and what becomes of boxes. All pure."""

from __future__ import annotations

from collections import Counter
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
    for item in after:
        if item.id in new and item.name not in taken:
            kept.insert(_place(item, after, kept), item)
    return tuple(kept)


def applied(now: Classes, before: Sequence[ObjectClass], after: Sequence[ObjectClass], next_id: int = 1) -> Classes:
    """`now` with what an edit made of `before`, which is `after`; once done, doing it again changes nothing.

    What others did meanwhile stays: classes they added, and what else they changed of one. A name that another class
    has by now is not given a second time. next_id: of a class whose own id another class has by now, at least.
    """
    partner_of = _partners(now, before, after)
    was_of = {item.id: was for was in before if (item := partner_of.get(was.id))}
    new = {item.id: item for item in after}
    kept = [item for item in now if item.id not in was_of or was_of[item.id].id in new]
    proposed = [_edited(item, was_of[item.id], new[was_of[item.id].id]) if item.id in was_of else item for item in kept]
    given = Counter(name for item in proposed for name in {item.name, *item.formerly})
    result = [there if given[item.name] > 1 else item for there, item in zip(kept, proposed, strict=True)]
    old = {item.id for item in before}
    for item in after:
        if item.id not in old and item.name not in _names(result):
            ids = {other.id for other in (*now, *before, *after)}
            free = item.id if item.id not in {other.id for other in now} else max(next_id, max(ids) + 1)
            place = _place(item, after, result)
            result.insert(place, msgspec.structs.replace(item, id=free))
    return tuple(result)


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


def _partners(
    now: Sequence[ObjectClass], before: Sequence[ObjectClass], after: Sequence[ObjectClass]
) -> dict[int, ObjectClass]:
    """What became of each class of `before`, by its id there.

    Two programs at once may have given one id to two classes, so that a name tells more than the id alone.
    """
    later = {item.id: item.name for item in after}

    def is_surely(item: ObjectClass, was: ObjectClass) -> bool:
        return item.id == was.id and not {was.name, later.get(was.id)}.isdisjoint((item.name, *item.formerly))

    tests = (is_surely, lambda item, was: item.name == was.name, lambda item, was: item.id == was.id)
    found: dict[int, ObjectClass] = {}
    free = list(now)
    for test in tests:
        for was in before:
            if was.id not in found and (item := next((item for item in free if test(item, was)), None)):
                found[was.id] = item
                free.remove(item)
    return found


def _edited(item: ObjectClass, before: ObjectClass, after: ObjectClass) -> ObjectClass:
    """A class with what an edit changed of it. Label files hold its one name when the edit is done."""
    return msgspec.structs.replace(
        item,
        name=after.name if after.name != before.name else item.name,
        colour=after.colour if after.colour != before.colour else item.colour,
        formerly=tuple(name for name in item.formerly if name not in (before.name, after.name)),
    )


def _names(classes: Sequence[ObjectClass]) -> set[str]:
    return {name for item in classes for name in (item.name, *item.formerly)}


def _place(item: ObjectClass, after: Sequence[ObjectClass], result: Sequence[ObjectClass]) -> int:
    """Before the first of the classes that follow it; behind all where none does.

    By id: the name of one that follows may be that of another, which goes.
    """
    following = {other.id for other in after[after.index(item) + 1 :]}
    return next((i for i, other in enumerate(result) if other.id in following), len(result))
