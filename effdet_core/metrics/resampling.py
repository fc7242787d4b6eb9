"""Average precision on photos drawn anew, for all draws at once.

A draw says how often each photo is in it. That of the photos as they are has 1 everywhere, and gives COCO's figure.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from effdet_core.metrics.columns import Columns, Floats, Ints, Mask, matched, pairs_of

DRAWS = 1000
_FEWEST_DRAWS = 200
_MOST_NUMBERS = 2_000_000
"""In the draws of one evaluation: with very many photos fewer draws do, as the interval is narrow then."""
_MOST = 100
"""Detections of a class in a photo that count, as COCO counts."""
RECALLS = np.linspace(0.0, 1.0, 101)
_OUTER = (2.5, 97.5)
_SEED = 1
_AT_ONCE = 2_000_000
_ROOM = 2.0**32
"""More than there can be detections: keeps the rows of draws apart while exact in float64."""

Draws = NDArray[np.float32]
"""[W, P]: how often each photo is in each draw."""


@dataclass(frozen=True, slots=True, eq=False)
class Hits:
    """The detections of one class over all photos, the surest first.

    photo: of each [D]. right: whether it found an object, at each of I least overlaps [I, D]. counted: whether it is
    right or wrong, rather than in a crowd [I, D]. objects: how many there are to be found in each photo [P].
    """

    photo: Ints
    right: Mask
    counted: Mask
    objects: Ints


def draws(photos: int) -> Draws:
    """The same every time; each row draws as many photos as there are, with replacement."""
    count = max(_FEWEST_DRAWS, min(DRAWS, _MOST_NUMBERS // max(photos, 1)))
    chance = np.random.default_rng(_SEED)
    rows = (np.bincount(chance.integers(0, max(photos, 1), photos), minlength=photos) for _ in range(count))
    return np.array(list(rows), np.float32).reshape(count, photos)


def as_they_are(photos: int) -> Draws:
    """One draw with every photo once."""
    return np.ones((1, photos), np.float32)


def hits_of(columns: Columns, classes: int, least: Sequence[float]) -> list[Hits]:
    """The hits of each class at some least overlaps, each above 0."""
    pairs = pairs_of(columns, min(least))
    results = [matched(columns, pairs, value) for value in least]
    right = np.array([truth >= 0 for truth, _ in results])
    counted = np.array([~ignored for _, ignored in results])
    order = np.argsort(-columns.found_score, kind="stable")
    order = order[_among_the_first(columns)[order]]
    found = []
    for kind in range(classes):
        of_kind = order[columns.found_kind[order] == kind]
        photo = columns.found_photo[of_kind]
        found.append(Hits(photo, right[:, of_kind], counted[:, of_kind], columns.objects_of(kind)))
    return found


def average_precision(hits: Hits, weights: Draws) -> Floats:
    """COCO's 101-point AP of one class, at each least overlap, in each draw: [I, W]; -1 without objects."""
    rows = max(1, _AT_ONCE // max(1, len(hits.photo)))
    return np.hstack([_block(hits, weights[at : at + rows]) for at in range(0, len(weights), rows)])


def mean_precision(per_class: Floats) -> Floats:
    """Over the classes, the first axis, that have objects; -1 where none has."""
    measured = per_class >= 0
    counts = measured.sum(axis=0)
    sums = np.where(measured, per_class, 0.0).sum(axis=0)
    return np.asarray(np.where(counts > 0, sums / np.maximum(counts, 1), -1.0), np.float64)


def middle(values: Floats, measured: Mask) -> tuple[float, float] | None:
    """The ends of the middle 95 % of the values of draws that had something to measure; None where none had."""
    if not measured.any():
        return None
    low, high = np.percentile(values[measured], _OUTER)
    return float(low), float(high)


def _among_the_first(columns: Columns) -> Mask:
    """Which detections are among those of their class and photo that count."""
    order = np.lexsort((columns.found_kind, columns.found_photo))
    keys = np.stack([columns.found_photo[order], columns.found_kind[order]])
    begins = np.ones(len(order), np.bool_)
    begins[1:] = (keys[:, 1:] != keys[:, :-1]).any(axis=0)
    starts = np.flatnonzero(begins)
    rank = np.arange(len(order)) - np.repeat(starts, np.diff(np.append(starts, len(order))))
    among = np.zeros(len(order), np.bool_)
    among[order] = rank < _MOST
    return among


def _block(hits: Hits, weights: Draws) -> Floats:
    # Sums of whole numbers, exact in float32 as far as photos can be counted here.
    objects = (weights @ hits.objects.astype(np.float32)).astype(np.float64)
    each = weights[:, hits.photo]
    everywhere = bool(hits.counted.all())
    said = np.cumsum(each, axis=1) if everywhere else None
    rows = []
    for right, counted in zip(hits.right, hits.counted, strict=True):
        so_far = said if said is not None else np.cumsum(each * counted, axis=1)
        rows.append(_of_one_overlap(each, right, so_far, objects))
    return np.array(rows, np.float64)


def _of_one_overlap(each: Draws, right: Mask, said: NDArray[np.float32], objects: Floats) -> Floats:
    """AP of each draw, [W]. each: how often each detection is in it. said: how many count up to each, both [W, D]."""
    at = np.flatnonzero(right)
    if not len(at):
        return np.where(objects > 0, 0.0, -1.0)
    # Only right detections raise recall, and between them precision only falls.
    found = np.cumsum(each[:, at], axis=1, dtype=np.float64)
    of = said[:, at].astype(np.float64)
    precision = np.divide(found, of, out=np.zeros_like(found), where=of > 0)
    best = np.maximum.accumulate(precision[:, ::-1], axis=1)[:, ::-1]
    lifted = np.arange(len(found))[:, None] * _ROOM
    place = np.searchsorted((found + lifted).ravel(), (_needed(objects) + lifted).ravel(), side="left")
    place = place.reshape(len(found), -1) - np.arange(len(found))[:, None] * len(at)
    reached = np.take_along_axis(best, np.minimum(place, len(at) - 1), axis=1)
    return np.where(objects > 0, np.where(place < len(at), reached, 0.0).mean(axis=1), -1.0)


def _needed(objects: Floats) -> Floats:
    """How many objects must be found for each recall, [W, 101]: the first whole number n with n / objects >= recall."""
    of = np.maximum(objects, 1.0)[:, None]
    n = np.ceil(RECALLS * of)
    n = np.where((n > 0) & ((n - 1) / of >= RECALLS), n - 1, n)
    return np.asarray(np.where(n / of < RECALLS, n + 1, n), np.float64)
