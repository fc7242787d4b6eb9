"""Which detection found which object: once for all thresholds, since a surer detection never yields to another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain

import numpy as np

from effdet_core.evaluation.saved import Box4, Evaluation, Photo
from effdet_core.metrics import columns as columns_of_photos
from effdet_core.metrics.columns import Columns, Floats, Ints, Mask, Pairs

IOU = 0.5
"""From this overlap on a detection found an object."""
NEAR = 0.1
"""From this overlap on a detection has to do with an object."""


@dataclass(frozen=True, slots=True, eq=False)
class FoundColumns:
    """Every detection of an evaluation, photo by photo, the surest of each first; all arrays have D rows.

    photo: place in `Matches.images`. kind: place of its class. score: 0..1. box: [D, 4] as in `effdet_core.boxes`.
    truth: the object it found, a row of `TruthColumns`; -1 where it found none. ignored: it found none, but lies in
    a crowd of its class, so it is neither right nor wrong. iou: the largest overlap with an object of its class;
    iou_any: with an object of any class.
    """

    photo: Ints
    kind: Ints
    score: Floats
    box: Floats
    truth: Ints
    ignored: Mask
    iou: Floats
    iou_any: Floats

    def __len__(self) -> int:
        return len(self.score)

    @property
    def right(self) -> Mask:
        """Which found an object."""
        return self.truth >= 0


@dataclass(frozen=True, slots=True, eq=False)
class TruthColumns:
    """Every object of an evaluation, photo by photo; all arrays have T rows.

    photo, kind, box: as in `FoundColumns`. crowd: it is a crowd, which nobody has to find. found: the detection that
    found it, a row of `FoundColumns`; -1 where none did at any threshold.
    """

    photo: Ints
    kind: Ints
    box: Floats
    crowd: Mask
    found: Ints

    def __len__(self) -> int:
        return len(self.found)


@dataclass(frozen=True, slots=True, eq=False)
class Matches:
    """All of an evaluation in columns. images: the path of each photo. classes: names. iou: what counted as found.

    near: every detection and object, no crowd, of one photo that overlap by `NEAR` or more, whatever their classes; in
    the order of the detections, and for each the largest overlap first.
    """

    images: tuple[str, ...]
    classes: tuple[str, ...]
    iou: float
    found: FoundColumns
    truths: TruthColumns
    near: Pairs

    @property
    def photos(self) -> int:
        """How many photos there are."""
        return len(self.images)

    @property
    def objects(self) -> int:
        """How many objects there are to be found."""
        return int(np.count_nonzero(~self.truths.crowd))


def match(evaluation: Evaluation, iou: float = IOU) -> Matches:
    """Matches as COCO does: class by class, the surest detection first, each with the free object it overlaps most."""
    columns = columns_of(evaluation.photos)
    pairs = columns_of_photos.pairs_of(columns, NEAR)
    truth, ignored = columns_of_photos.matched(columns, pairs, iou)
    objects = pairs.where(~columns.truth_crowd[pairs.truth])
    near = objects.where(np.lexsort((-objects.iou, objects.found)))
    same = near.where(columns.found_kind[near.found] == columns.truth_kind[near.truth])
    found_by = np.full(len(columns.truth_kind), -1, np.intp)
    found_by[truth[truth >= 0]] = np.flatnonzero(truth >= 0)
    return Matches(
        images=tuple(photo.image for photo in evaluation.photos),
        classes=evaluation.classes,
        iou=iou,
        found=FoundColumns(
            photo=columns.found_photo,
            kind=columns.found_kind,
            score=columns.found_score,
            box=columns.found_box,
            truth=truth,
            ignored=ignored,
            iou=_largest(same, len(truth)),
            iou_any=_largest(near, len(truth)),
        ),
        truths=TruthColumns(
            photo=columns.truth_photo,
            kind=columns.truth_kind,
            box=columns.truth_box,
            crowd=columns.truth_crowd,
            found=found_by,
        ),
        near=near,
    )


def columns_of(photos: Sequence[Photo]) -> Columns:
    """The columns of photos; of those of one photo that are equally sure, the first stays first."""
    found = np.array([len(photo.scores) for photo in photos], np.intp)
    truths = np.array([len(photo.classes) for photo in photos], np.intp)
    score = np.fromiter(chain.from_iterable(photo.scores for photo in photos), np.float64, found.sum())
    photo = np.repeat(np.arange(len(photos)), found)
    order = np.lexsort((-score, photo))  # a file may come from elsewhere
    kinds = np.fromiter(chain.from_iterable(photo.kinds for photo in photos), np.intp, found.sum())
    return Columns(
        photos=len(photos),
        found_photo=photo,
        found_kind=kinds[order],
        found_score=score[order],
        found_box=_boxes([photo.found for photo in photos], found.sum())[order],
        truth_photo=np.repeat(np.arange(len(photos)), truths),
        truth_kind=np.fromiter(chain.from_iterable(photo.classes for photo in photos), np.intp, truths.sum()),
        truth_box=_boxes([photo.boxes for photo in photos], truths.sum()),
        truth_crowd=np.fromiter(chain.from_iterable(photo.crowd for photo in photos), np.bool_, truths.sum()),
    )


def _boxes(per_photo: Sequence[Sequence[Box4]], count: int) -> Floats:
    numbers = chain.from_iterable(chain.from_iterable(per_photo))
    return np.fromiter(numbers, np.float64, 4 * count).reshape(-1, 4)


def _largest(pairs: Pairs, count: int) -> Floats:
    """The largest overlap of each of `count` detections."""
    largest = np.zeros(count, np.float64)
    np.maximum.at(largest, pairs.found, pairs.iou)
    return largest
