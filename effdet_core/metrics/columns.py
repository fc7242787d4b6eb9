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

_AT_ONCE = 1_000_000
"""Pairs that are measured in one go, to bound the memory."""

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
    first = np.cumsum(per_photo) - per_photo
    partners = per_photo[columns.found_photo]
    parts = [_pairs(columns, part, partners, first, least) for part in _parts(partners)]
    return Pairs(*(np.concatenate([getattr(p, name) for p in parts]) for name in ("found", "truth", "iou")))


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


def _pairs(columns: Columns, part: slice, partners: Ints, first: Ints, least: float) -> Pairs:
    """Those of the detections in `part`. partners: of each detection, how many objects its photo has."""
    counts = partners[part]
    found = np.repeat(np.arange(part.start, part.stop), counts)
    within = np.arange(len(found)) - np.repeat(np.cumsum(counts) - counts, counts)
    truth = np.repeat(first[columns.found_photo[part]], counts) + within
    ymin, xmin, ymax, xmax = np.ascontiguousarray(columns.found_box[part].T)
    tops, lefts, bottoms, rights = np.ascontiguousarray(columns.truth_box.T)
    high = np.minimum(np.repeat(ymax, counts), bottoms[truth]) - np.maximum(np.repeat(ymin, counts), tops[truth])
    # Most pairs are apart in height already, and need no further look.
    found, truth, high = (column[high > 0] for column in (found, truth, high))
    own = found - part.start
    wide = np.minimum(xmax[own], rights[truth]) - np.maximum(xmin[own], lefts[truth])
    found, truth, shared = (column[wide > 0] for column in (found, truth, high * wide))
    own, other = _area(columns.found_box)[found], _area(columns.truth_box)[truth]
    iou = shared / np.where(columns.truth_crowd[truth], own, own + other - shared)
    return Pairs(found, truth, iou).where(iou >= least)


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


def _area(boxes: Floats) -> Floats:
    sides = np.maximum(boxes[:, 2:] - boxes[:, :2], 0.0)
    return np.asarray(sides[:, 0] * sides[:, 1], np.float64)


def _photo_of(counts: Sequence[int]) -> Ints:
    return np.repeat(np.arange(len(counts)), np.asarray(counts, np.intp))


def _joined(parts: Iterator[ArrayLike], kind: type) -> NDArray[Any]:
    return np.concatenate([np.zeros(0, kind), *(np.asarray(part, kind).reshape(-1) for part in parts)])
