"""What can be said of many photos at once: functions from a photo's labels to other labels."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace

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

    lost: how many boxes the changes take away, by photo.
    """

    changes: dict[str, Labels]
    unreadable: tuple[str, ...] = ()
    lost: Mapping[str, int] = field(default_factory=dict)

    @property
    def boxes_lost(self) -> int:
        """Boxes that go."""
        return sum(self.lost.values())


@dataclass(slots=True)
class Gathered:
    """What comes of many photos, piece by piece; a photo can be taken again when it has changed meanwhile."""

    changes: dict[str, Labels] = field(default_factory=dict)
    unreadable: set[str] = field(default_factory=set)
    lost: dict[str, int] = field(default_factory=dict)

    @property
    def boxes_lost(self) -> int:
        """Boxes that go."""
        return sum(self.lost.values())

    def take(self, names: Iterable[str], found: Outcome) -> None:
        """The outcome of some photos, in place of what was known of them."""
        for name in names:
            self.changes.pop(name, None)
            self.lost.pop(name, None)
            self.unreadable.discard(name)
        self.changes.update(found.changes)
        self.lost.update(found.lost)
        self.unreadable.update(found.unreadable)


def outcome(names: Iterable[str], read: Callable[[str], Labels], change: Change | Mapping[str, Change]) -> Outcome:
    """What a change, or each photo's own, makes of these photos. read: raises `InputError` for a damaged file."""
    changes: dict[str, Labels] = {}
    unreadable = []
    lost = {}
    for name in names:
        try:
            before = read(name)
        except InputError:
            unreadable.append(name)
            continue
        after = (change[name] if isinstance(change, Mapping) else change)(before)
        if after != before:
            changes[name] = after
            lost[name] = len(before.boxes) - len(after.boxes)
    return Outcome(changes, tuple(unreadable), lost)
