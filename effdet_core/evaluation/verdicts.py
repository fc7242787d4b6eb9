"""What a person wants to know first: of 100 objects how many are found, in 100 photos how many false alarms."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from effdet_core.evaluation.matching import Matches
from effdet_core.evaluation.thresholds import Thresholds
from effdet_core.metrics.columns import Ints, Mask, Pairs


@dataclass(frozen=True, slots=True)
class Verdict:
    """Of one class, or of all. name: of the class, "" for all. objects: how many there are to be found.

    found: how many of them are. alarms: detections that count and found no object. photos: how many were looked at.
    """

    name: str
    objects: int
    found: int
    alarms: int
    photos: int

    @property
    def missed(self) -> int:
        """How many objects are not found."""
        return self.objects - self.found

    @property
    def found_share(self) -> float:
        """0..1 (recall); -1 where there is nothing to be found."""
        return self.found / self.objects if self.objects else -1.0

    @property
    def right_share(self) -> float:
        """0..1, how many detections are right (precision); -1 where there are none."""
        said = self.found + self.alarms
        return self.found / said if said else -1.0

    @property
    def found_of_100(self) -> int:
        """For a sentence: 100 only when all are found, 0 only when none is. -1 where there is nothing to be found."""
        if not self.objects:
            return -1
        rounded = round(100 * self.found / self.objects)
        return min(max(rounded, int(self.found > 0)), 99 if self.missed else 100)

    @property
    def alarms_per_100(self) -> float:
        """False alarms per 100 photos."""
        return 100 * self.alarms / self.photos if self.photos else 0.0


@dataclass(frozen=True, slots=True, eq=False)
class Verdicts:
    """What holds at `thresholds`. all: of all classes together. classes: one each, in their order.

    confusion: [C + 1, C + 1] how often an object of the row's class was taken for the column's; the last row is
    background taken for something, the last column objects that were not found. Each object and each detection that
    counts is in it once; its diagonal is what was found.
    """

    thresholds: Thresholds
    all: Verdict
    classes: tuple[Verdict, ...]
    confusion: NDArray[np.int64]


@dataclass(frozen=True, slots=True, eq=False)
class Tally:
    """The counts of each photo and class, int64 [P, C] each: what intervals are made from."""

    objects: NDArray[np.int64]
    found: NDArray[np.int64]
    alarms: NDArray[np.int64]


def counting(matches: Matches, thresholds: Thresholds) -> Mask:
    """Which detections count, [D]: sure enough, and not in a crowd."""
    return _sure(matches, thresholds) & ~matches.found.ignored


def at(matches: Matches, thresholds: Thresholds) -> Verdicts:
    """What holds at these thresholds."""
    counts, kinds = counting(matches, thresholds), len(matches.classes)
    right = matches.found.right
    of_class = matches.found.kind
    objects = np.bincount(matches.truths.kind[~matches.truths.crowd], minlength=kinds)
    found = np.bincount(of_class[counts & right], minlength=kinds)
    alarms = np.bincount(of_class[counts & ~right], minlength=kinds)
    rows = zip(matches.classes, objects.tolist(), found.tolist(), alarms.tolist(), strict=True)
    return Verdicts(
        thresholds=thresholds,
        all=Verdict("", int(objects.sum()), int(found.sum()), int(alarms.sum()), matches.photos),
        classes=tuple(Verdict(*row, matches.photos) for row in rows),
        confusion=_confusion(matches, counts),
    )


def tally(matches: Matches, thresholds: Thresholds) -> Tally:
    """The same, photo by photo."""
    counts = counting(matches, thresholds)
    found, truths = matches.found, matches.truths
    return Tally(
        objects=_per_photo(matches, truths.photo, truths.kind, ~truths.crowd),
        found=_per_photo(matches, found.photo, found.kind, counts & found.right),
        alarms=_per_photo(matches, found.photo, found.kind, counts & ~found.right),
    )


def missing(matches: Matches, counts: Mask) -> Mask:
    """Which objects, [T], no detection that counts found."""
    by = matches.truths.found
    return np.asarray(~matches.truths.crowd & ~((by >= 0) & np.append(counts, False)[by]), np.bool_)


def taken_for(matches: Matches, counts: Mask) -> tuple[Ints, Ints]:
    """Detections that found an object as another class, and those objects; each of both once, the surest first."""
    open_truths, open_found = missing(matches, counts), counts & ~matches.found.right
    near = matches.near
    free = open_found[near.found] & open_truths[near.truth] & (near.iou >= matches.iou)
    other = matches.found.kind[near.found] != matches.truths.kind[near.truth]
    return one_each(matches, near.where(free & other))


def one_each(matches: Matches, pairs: Pairs) -> tuple[Ints, Ints]:
    """Of these pairs so many that each detection and each object is in one at most: the surest, then nearest, first."""
    order = np.lexsort((-pairs.iou, pairs.found, -matches.found.score[pairs.found]))
    chosen: dict[int, int] = {}
    gone: set[int] = set()
    for found, truth in zip(pairs.found[order].tolist(), pairs.truth[order].tolist(), strict=True):
        if found not in chosen and truth not in gone:
            chosen[found] = truth
            gone.add(truth)
    return np.array(list(chosen), np.intp), np.array(list(chosen.values()), np.intp)


def _confusion(matches: Matches, counts: Mask) -> NDArray[np.int64]:
    none = len(matches.classes)
    said, of = taken_for(matches, counts)
    truth_of = np.where(counts, matches.found.truth, -1)
    truth_of[said] = of
    lost = missing(matches, counts)
    lost[of] = False
    rows = np.append(matches.truths.kind, none)[truth_of[counts]]
    table = np.zeros((none + 1, none + 1), np.int64)
    np.add.at(table, (rows, matches.found.kind[counts]), 1)
    table[:none, none] = np.bincount(matches.truths.kind[lost], minlength=none)
    return table


def _sure(matches: Matches, thresholds: Thresholds) -> Mask:
    least = thresholds.array(matches.classes)
    return np.asarray(matches.found.score >= least[matches.found.kind], np.bool_)


def _per_photo(matches: Matches, photo: Ints, kind: Ints, which: Mask) -> NDArray[np.int64]:
    kinds = len(matches.classes)
    counts = np.bincount((photo * kinds + kind)[which], minlength=matches.photos * kinds)
    return counts.reshape(matches.photos, kinds)
