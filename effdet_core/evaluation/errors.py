"""Each mistake with the place to look at, the dearest first.

The kinds are those of D. Bolya et al., TIDE: A General Toolbox for Identifying Object Detection Errors, 2020; each
detection and each object that is not found is part of one mistake at most.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields
from typing import Literal, get_args, overload

import numpy as np

from effdet_core.evaluation import verdicts
from effdet_core.evaluation.matching import Matches
from effdet_core.evaluation.prices import Prices
from effdet_core.evaluation.saved import Box4
from effdet_core.evaluation.thresholds import Thresholds
from effdet_core.metrics.columns import Floats, Ints, Mask

DOUBLE = 0.3
"""From this overlap on, a detection of an object that another one found is a second box on it."""
Kind = Literal["missed", "false alarm", "wrong class", "sloppy box", "double"]
KINDS: tuple[Kind, ...] = get_args(Kind)


@dataclass(frozen=True, slots=True, kw_only=True)
class Error:
    """One mistake.

    missed: an object that nothing points at. false alarm: a detection where nothing is. wrong class: an object found
    as another class. sloppy box: of the right class, and overlapping too little. double: a second detection of an
    object that another one found.

    image: path of the photo. box: of the detection; None when missed. truth: box of the object; None for a false
    alarm. name: class of the object, of the detection for a false alarm. said: class of the detection, "" when missed.
    score: of the detection; when missed, of the one that would have found it at a lower threshold, 0 for none.
    iou: overlap of both boxes, 0 where one is None. cost: what it costs, weighted by how sure it was.
    """

    kind: Kind
    image: str
    box: Box4 | None
    truth: Box4 | None
    name: str
    said: str
    score: float
    iou: float
    cost: float


class Errors(Sequence[Error]):
    """Mistakes in falling order of cost, made into `Error` when they are looked at: there may be a hundred thousand."""

    def __init__(self, matches: Matches, columns: _ErrorColumns) -> None:
        self._matches, self._columns = matches, columns

    def __len__(self) -> int:
        return len(self._columns.kind)

    @overload
    def __getitem__(self, place: int) -> Error: ...

    @overload
    def __getitem__(self, place: slice) -> Errors: ...

    def __getitem__(self, place: int | slice) -> Error | Errors:
        if isinstance(place, slice):
            return Errors(self._matches, self._columns.where(np.arange(len(self))[place]))
        return self._error(range(len(self))[place])

    def counts(self) -> dict[Kind, int]:
        """How many there are of each kind."""
        found = np.bincount(self._columns.kind, minlength=len(KINDS))
        return dict(zip(KINDS, map(int, found), strict=True))

    def where(self, kind: Kind | None = None, name: str | None = None) -> Errors:
        """Those of a kind, and those that have to do with a class: as the object's or as the detection's."""
        keep = np.ones(len(self), np.bool_)
        if kind is not None:
            keep &= self._columns.kind == KINDS.index(kind)
        if name is not None:
            place = self._matches.classes.index(name)
            keep &= (self._columns.name == place) | (self._columns.said == place)
        return Errors(self._matches, self._columns.where(np.flatnonzero(keep)))

    def _error(self, row: int) -> Error:
        columns, found, truths = self._columns, self._matches.found, self._matches.truths
        detection, thing = int(columns.found[row]), int(columns.truth[row])
        names = (*self._matches.classes, "")
        return Error(
            kind=KINDS[columns.kind[row]],
            image=self._matches.images[truths.photo[thing] if detection < 0 else found.photo[detection]],
            box=None if detection < 0 else _box(found.box[detection]),
            truth=None if thing < 0 else _box(truths.box[thing]),
            name=names[columns.name[row]],
            said=names[columns.said[row]],
            score=float(columns.score[row]),
            iou=float(columns.iou[row]),
            cost=float(columns.cost[row]),
        )


@dataclass(frozen=True, slots=True, eq=False)
class _ErrorColumns:
    """found, truth: rows of the columns of `Matches`, -1 for none. kind: place in `KINDS`. name, said: of classes."""

    kind: Ints
    found: Ints
    truth: Ints
    name: Ints
    said: Ints
    score: Floats
    iou: Floats
    cost: Floats

    def where(self, rows: Ints) -> _ErrorColumns:
        """Those rows, in their order."""
        return _ErrorColumns(*(getattr(self, column.name)[rows] for column in fields(self)))


def errors(matches: Matches, thresholds: Thresholds, prices: Prices | None = None) -> Errors:
    """All mistakes at these thresholds, the dearest first. prices: both 1 where nobody chose any."""
    counts = verdicts.counting(matches, thresholds)
    wrong = counts & ~matches.found.right
    lost = verdicts.missing(matches, counts)
    pairs: dict[Kind, tuple[Ints, Ints]] = {}
    pairs["wrong class"] = _taken(wrong, lost, verdicts.taken_for(matches, counts))
    pairs["sloppy box"] = _taken(wrong, lost, _sloppy(matches, wrong, lost))
    pairs["double"] = _taken(wrong, lost, _doubles(matches, wrong, lost))
    alarms, missed = np.flatnonzero(wrong), np.flatnonzero(lost)
    pairs["false alarm"] = (alarms, np.full(len(alarms), -1))
    pairs["missed"] = (np.full(len(missed), -1), missed)
    kind = np.repeat([KINDS.index(name) for name in pairs], [len(found) for found, _ in pairs.values()])
    found, truth = (np.concatenate(part) for part in zip(*pairs.values(), strict=True))
    columns = _measured(matches, prices or Prices(), kind, found, truth)
    return Errors(matches, columns.where(np.argsort(-columns.cost, kind="stable")))


def _taken(wrong: Mask, lost: Mask, pairs: tuple[Ints, Ints]) -> tuple[Ints, Ints]:
    """The same pairs, now taken: what is part of one mistake is part of no other."""
    wrong[pairs[0]] = False
    lost[pairs[1]] = False
    return pairs


def _sloppy(matches: Matches, wrong: Mask, lost: Mask) -> tuple[Ints, Ints]:
    near = matches.near
    same = matches.found.kind[near.found] == matches.truths.kind[near.truth]
    return verdicts.one_each(matches, near.where(same & wrong[near.found] & lost[near.truth]))


def _doubles(matches: Matches, wrong: Mask, lost: Mask) -> tuple[Ints, Ints]:
    """Several may lie on one object."""
    near = matches.near
    same = matches.found.kind[near.found] == matches.truths.kind[near.truth]
    on_found = near.where(same & wrong[near.found] & ~lost[near.truth] & (near.iou >= DOUBLE))
    found, first = np.unique(on_found.found, return_index=True)  # the nearest, as pairs are sorted
    return found, on_found.truth[first]


def _measured(matches: Matches, prices: Prices, kind: Ints, found: Ints, truth: Ints) -> _ErrorColumns:
    """What each mistake costs: a false alarm as far as it was sure, a miss as far as nothing would have found it."""
    none = len(matches.classes)
    is_alarm, is_miss = found >= 0, (truth >= 0) & (kind != KINDS.index("double"))
    sure = np.append(matches.found.score, 0.0)
    score, would = sure[found], sure[np.append(matches.truths.found, -1)[truth]]
    said = np.append(matches.found.kind, none)[found]
    return _ErrorColumns(
        kind=kind,
        found=found,
        truth=truth,
        name=np.where(truth >= 0, np.append(matches.truths.kind, none)[truth], said),
        said=said,
        score=np.where(is_alarm, score, would),
        iou=_overlaps(matches, found, truth),
        cost=prices.alarm * score * is_alarm + prices.miss * (1 - would) * is_miss,
    )


def _overlaps(matches: Matches, found: Ints, truth: Ints) -> Floats:
    """The overlap of each detection with its object, 0 where one is missing."""
    near, width = matches.near, len(matches.truths) + 1
    order = np.argsort(near.found * width + near.truth)
    keys = (near.found * width + near.truth)[order]
    wanted = found * width + truth
    place = np.minimum(np.searchsorted(keys, wanted), max(len(keys) - 1, 0))
    if not len(keys):
        return np.zeros(len(wanted), np.float64)
    both = (found >= 0) & (truth >= 0) & (keys[place] == wanted)
    return np.where(both, near.iou[order][place], 0.0)


def _box(row: Floats) -> Box4:
    ymin, xmin, ymax, xmax = row.tolist()
    return ymin, xmin, ymax, xmax
