"""Detections and objects of many photos in columns, and which found which: matched once, for all photos together.

The rules are COCO's (pycocotools' `evaluateImg`): class by class, the surest detection first, each takes the free
object that it overlaps most, from a least overlap on; what lies in a crowd is neither right nor wrong.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from effdet_core.dataset import Example
from effdet_core.detections import Detections

_AT_ONCE = 100_000
"""Pairs that are measured in one go: as many as stay in the processor's cache, several times quicker than all."""

Ints = NDArray[np.intp]
Floats = NDArray[np.float64]
Mask = NDArray[np.bool_]


@dataclass(frozen=True, slots=True, eq=False)
class Columns:
    """D detections and T objects, photo by photo; the detections of a photo in falling order of score.

    found_photo, found_kind [D]: places of photo and class. found_score [D]. found_box [D, 4] as in `effdet_core.boxes`,
    but float64, as COCO computes: a pair that overlaps by exactly 0.5 must not be decided by rounding.
    truth_...: the same of the objects [T]; truth_crowd [T]: COCO's iscrowd. photos: how many there are.
    """

    photos: int
    found_photo: Ints
    found_kind: Ints
    found_score: Floats
    found_box: Floats
    truth_photo: Ints
    truth_kind: Ints
    truth_box: Floats
    truth_crowd: Mask

    def objects_of(self, kind: int) -> Ints:
        """How many objects of a class are to be found in each photo, [P]."""
        wanted = (self.truth_kind == kind) & ~self.truth_crowd
        return np.bincount(self.truth_photo[wanted], minlength=self.photos)


@dataclass(frozen=True, slots=True, eq=False)
class Pairs:
    """Detections and objects of one photo that overlap, whatever their classes: N rows, in the order of the former.

    found, truth: rows of the columns. iou: their overlap; with a crowd, the part of the detection that lies in it.
    """

    found: Ints
    truth: Ints
    iou: Floats

    def where(self, keep: Mask | Ints) -> Pairs:
        """Those where `keep`, bool [N], is true, or those rows, in their order."""
        return Pairs(self.found[keep], self.truth[keep], self.iou[keep])


def columns_of(examples: Sequence[Example], detections: Sequence[Detections]) -> Columns:
    """The columns of pictures and what was found in each."""
    return Columns(
        len(examples),
        _photo_of([len(found) for found in detections]),
        _joined((found.classes for found in detections), np.intp),
        _joined((found.scores for found in detections), np.float64),
        _joined((found.boxes for found in detections), np.float64).reshape(-1, 4),
        _photo_of([len(example.classes) for example in examples]),
        _joined((example.classes for example in examples), np.intp),
        _joined((example.boxes for example in examples), np.float64).reshape(-1, 4),
        _joined((example.crowd for example in examples), np.bool_),
    )


def pairs_of(columns: Columns, least: float) -> Pairs:
    """The pairs of a photo that overlap by at least `least`, which is above 0."""
    per_photo = np.bincount(columns.truth_photo, minlength=columns.photos)
    partners = per_photo[columns.found_photo]
    first = (np.cumsum(per_photo) - per_photo)[columns.found_photo]
    sides = _Sides.of(columns.found_box), _Sides.of(columns.truth_box)
    parts = []
    for part in _parts(partners):
        found, truth, shared = _touching(part, partners[part], first[part], *sides)
        own, other = sides[0].area[found], sides[1].area[truth]
        iou = shared / np.where(columns.truth_crowd[truth], own, own + other - shared)
        parts.append(Pairs(found, truth, iou).where(iou >= least))
    return Pairs(*(np.concatenate([getattr(part, name) for part in parts]) for name in ("found", "truth", "iou")))


def matched(columns: Columns, pairs: Pairs, least: float) -> tuple[Ints, Mask]:
    """Of each detection the object that it found, -1 for none, and whether it is ignored as part of a crowd.

    pairs: of `pairs_of` with no larger a `least` than this one.
    """
    same = columns.found_kind[pairs.found] == columns.truth_kind[pairs.truth]
    fitting = pairs.where(same & (pairs.iou >= least))
    in_crowd = columns.truth_crowd[fitting.truth]
    # COCO takes the last of equal overlaps.
    wanted = fitting.where(~in_crowd)
    order = np.lexsort((-wanted.truth, -wanted.iou, wanted.found))
    truth_of = [-1] * len(columns.found_score)
    taken = bytearray(len(columns.truth_kind))
    for found, truth in zip(wanted.found[order].tolist(), wanted.truth[order].tolist(), strict=True):
        if truth_of[found] < 0 and not taken[truth]:
            truth_of[found] = truth
            taken[truth] = 1
    truth = np.array(truth_of, np.intp)
    ignored = np.zeros(len(truth), np.bool_)
    ignored[fitting.found[in_crowd]] = True
    return truth, ignored & (truth < 0)


@dataclass(frozen=True, slots=True, eq=False)
class _Sides:
    """The columns of boxes, each on its own in memory."""

    ymin: Floats
    xmin: Floats
    ymax: Floats
    xmax: Floats
    area: Floats

    @classmethod
    def of(cls, boxes: Floats) -> _Sides:
        ymin, xmin, ymax, xmax = np.ascontiguousarray(boxes.T)
        return cls(ymin, xmin, ymax, xmax, np.maximum(ymax - ymin, 0.0) * np.maximum(xmax - xmin, 0.0))


def _touching(part: slice, counts: Ints, first: Ints, of: _Sides, truths: _Sides) -> tuple[Ints, Ints, Floats]:
    """The pairs of the detections in `part` that touch: found, truth, and the area that both share.

    counts: how many objects the photo of each has. first: the first of these.
    """
    own = np.repeat(np.arange(len(counts)), counts)
    truth = np.arange(len(own)) + np.repeat(first - (np.cumsum(counts) - counts), counts)
    ymax, ymin = np.repeat(of.ymax[part], counts), np.repeat(of.ymin[part], counts)
    high = np.minimum(ymax, truths.ymax[truth]) - np.maximum(ymin, truths.ymin[truth])
    # Most pairs are apart in height already, and need no further look.
    near = np.flatnonzero(high > 0)
    found, truth, high = own[near] + part.start, truth[near], high[near]
    wide = np.minimum(of.xmax[found], truths.xmax[truth]) - np.maximum(of.xmin[found], truths.xmin[truth])
    near = np.flatnonzero(wide > 0)
    return found[near], truth[near], (high * wide)[near]


def _parts(partners: Ints) -> Iterator[slice]:
    """Runs of detections with a bounded number of pairs."""
    ends = np.cumsum(partners)
    start = 0
    while True:
        before = ends[start - 1] if start else 0
        stop = max(start + 1, int(np.searchsorted(ends, before + _AT_ONCE, side="right")))
        yield slice(start, min(stop, len(partners)))
        if stop >= len(partners):
            return
        start = stop


def _photo_of(counts: Sequence[int]) -> Ints:
    return np.repeat(np.arange(len(counts)), np.asarray(counts, np.intp))


def _joined(parts: Iterator[ArrayLike], kind: type) -> NDArray[Any]:
    return np.concatenate([np.zeros(0, kind), *(np.asarray(part, kind).reshape(-1) for part in parts)])
