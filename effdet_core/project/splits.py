"""Which pictures train, which choose the best model, which judge it: decided once per picture and kept.

New pictures are spread by iterative stratification (Sechidis, Tsoumakas, Vlahavas 2011): the rarest class first,
each picture to the split that lacks it most. A group of pictures goes to one split as a whole.
"""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from effdet_core.dataset import SPLITS, Split
from effdet_core.project.settings import Ratios

_EVERY = ""
"""Stands among the class names for "any picture" (no class has an empty name)."""
_NOTHING = " "
"""Stands among the class names for "nothing here" (no class name begins with a space)."""

_Wanted = dict[Split, dict[str, float]]


@dataclass(frozen=True, slots=True)
class Item:
    """A picture to be placed. labels: names of its classes, empty where nothing is. split: where it is already."""

    name: str
    labels: frozenset[str]
    group: str | None = None
    split: Split | None = None


@dataclass(slots=True)
class _Unit:
    """Pictures that stay together."""

    key: str
    items: list[Item] = field(default_factory=list)

    @property
    def split(self) -> Split | None:
        """Where most of its pictures are already, None where all are new."""
        return split_of_most([item.split for item in self.items if item.split])

    @property
    def counts(self) -> Counter[str]:
        """How many of its pictures hold each class."""
        return Counter(label for item in self.items for label in (*(item.labels or (_NOTHING,)), _EVERY))


def assign(items: Iterable[Item], ratios: Ratios) -> dict[str, Split]:
    """The split of every item that has none yet, by name. The order of `items` does not matter."""
    units = _units(items)
    placed: dict[str, Split] = {unit.key: unit.split for unit in units if unit.split}
    open_units = [unit for unit in units if unit.key not in placed]
    chosen = _stratify(open_units, _wanted(units, placed, ratios))
    if ratios.val > 0 and "val" not in (*placed.values(), *chosen.values()):
        chosen |= _first_for_validation(open_units, placed, chosen)
    both = placed | chosen
    return {item.name: both[unit.key] for unit in units for item in unit.items if item.split is None}


def split_of_most(placed: Sequence[Split]) -> Split | None:
    """The split that most are in, the first in order of those that equally many are in; None for none."""
    most = max(map(placed.count, SPLITS))
    return next(split for split in SPLITS if placed.count(split) == most) if placed else None


def crossing_groups(items: Iterable[Item]) -> list[str]:
    """Groups that lie in several splits, which only an import or an edit by hand can bring about."""
    found: dict[str, set[Split]] = defaultdict(set)
    for item in items:
        if item.group is not None and item.split:
            found[item.group].add(item.split)
    return sorted(group for group, splits in found.items() if len(splits) > 1)


def _units(items: Iterable[Item]) -> list[_Unit]:
    units: dict[str, _Unit] = {}
    for item in items:
        key = f"picture {item.name}" if item.group is None else f"group {item.group}"
        units.setdefault(key, _Unit(key)).items.append(item)
    return sorted(units.values(), key=lambda unit: _shuffled(unit.key))


def _shuffled(key: str) -> bytes:
    """An order that has nothing to do with names or time, yet is always the same."""
    return hashlib.sha256(key.encode("utf-8", "surrogatepass")).digest()


def _wanted(units: Sequence[_Unit], placed: Mapping[str, Split], ratios: Ratios) -> _Wanted:
    """How many pictures of each class each split still lacks."""
    there: dict[Split, Counter[str]] = {split: Counter() for split in SPLITS}
    total: Counter[str] = Counter()
    for unit in units:
        total.update(unit.counts)
        if unit.key in placed:
            there[placed[unit.key]].update(unit.counts)
    used = [split for split in SPLITS if ratios.of(split) > 0]
    return {
        split: {label: ratios.of(split) * count - there[split][label] for label, count in total.items()}
        for split in used
    }


def _stratify(units: Sequence[_Unit], wanted: _Wanted) -> dict[str, Split]:
    by_label: dict[str, list[_Unit]] = defaultdict(list)
    remaining: Counter[str] = Counter()
    for unit in units:
        for label in unit.counts:
            by_label[label].append(unit)
            remaining[label] += 1
    chosen: dict[str, Split] = {}
    while remaining:
        label = min(remaining, key=lambda name: (remaining[name], name))
        for unit in by_label[label]:
            if unit.key not in chosen:
                chosen[unit.key] = _place(unit, label, wanted)
                remaining.subtract(dict.fromkeys(unit.counts, 1))
        remaining = +remaining
    return chosen


def _place(unit: _Unit, label: str, wanted: _Wanted) -> Split:
    split = max(wanted, key=lambda name: (round(wanted[name][label], 9), round(wanted[name][_EVERY], 9)))
    for name, count in unit.counts.items():
        wanted[split][name] -= count
    return split


def _first_for_validation(
    units: Sequence[_Unit], placed: Mapping[str, Split], chosen: Mapping[str, Split]
) -> dict[str, Split]:
    """With few pictures the ratios may leave none to validate on; one is worth more there than in training."""
    movable = [unit for unit in units if chosen[unit.key] == "train"]
    if len(movable) + sum(split == "train" for split in placed.values()) < 2 or not movable:
        return {}
    return {min(movable, key=lambda unit: len(unit.items)).key: "val"}
