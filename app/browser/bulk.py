"""What can be said of many photos at once: functions from a photo's labels to other labels."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace

from effdet_core.dataset import Split
from effdet_core.errors import InputError
from effdet_core.project import labels as photo_labels
from effdet_core.project.labels import Labels

Change = Callable[[Labels], Labels]


def to_split(split: Split | None) -> Change:
    """What the photos are used for; None lets the next training decide."""
    return lambda labels: replace(labels, split=split)


def to_group(group: str | None) -> Change:
    """Photos of one group go to one split together."""
    return lambda labels: replace(labels, group=group)


def reviewed(mark: bool) -> Change:
    """A second look. A photo that nobody looked at once cannot have had one, and stays as it is."""

    def change(labels: Labels) -> Labels:
        return labels if mark and labels.state == "not looked at" else replace(labels, reviewed=mark)

    return change


def binned(into: bool) -> Change:
    """Into the bin, or out of it; the labels stay."""
    return lambda labels: replace(labels, binned=into)


def nothing_here(labels: Labels) -> Labels:
    """Looked at, and empty. Boxes go, undoably."""
    return photo_labels.with_nothing_here(labels)


def not_looked_at(labels: Labels) -> Labels:
    """As before anybody looked. Boxes go, undoably."""
    return photo_labels.not_looked_at(labels)


@dataclass(frozen=True, slots=True)
class Outcome:
    """changes: the labels of photos that become different. unreadable: photos whose label file is damaged.

    boxes_lost: boxes that the changes take away.
    """

    changes: dict[str, Labels]
    unreadable: tuple[str, ...] = ()
    boxes_lost: int = 0


def outcome(names: Iterable[str], read: Callable[[str], Labels], change: Change | Mapping[str, Change]) -> Outcome:
    """What a change, or each photo's own, makes of these photos. read: raises `InputError` for a damaged file."""
    changes: dict[str, Labels] = {}
    unreadable = []
    lost = 0
    for name in names:
        try:
            before = read(name)
        except InputError:
            unreadable.append(name)
            continue
        after = (change[name] if isinstance(change, Mapping) else change)(before)
        if after != before:
            changes[name] = after
            lost += len(before.boxes) - len(after.boxes)
    return Outcome(changes, tuple(unreadable), lost)
