"""How much of what an evaluation says is chance: the same figures on photos drawn anew (bootstrap over photos)."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from effdet_core.evaluation import matching, verdicts
from effdet_core.evaluation.matching import Matches
from effdet_core.evaluation.saved import Evaluation, Intervals, Photo, Span
from effdet_core.evaluation.thresholds import Thresholds
from effdet_core.metrics import resampling
from effdet_core.metrics.columns import Floats

IOUS = (0.5, 0.55, 0.6, 0.65, 0.7, 0.75, 0.8, 0.85, 0.9, 0.95)
"""Least overlaps that AP is the mean over."""
FEWEST = 20
"""With fewer photos no interval means much."""
_NOTHING: Span = (-1.0, -1.0)
_TAIL = 0.025
WANTED = 0.10
"""The width of the interval of AP50 up to which one can tell one training from another."""


@dataclass(frozen=True, slots=True)
class RateSpan:
    """Where two rates would lie on other such photos. name: of the class, "" for all.

    found_share: as `Verdict.found_share`, (-1, -1) without objects. alarms_per_100: as in `Verdict`.
    """

    name: str
    found_share: Span
    alarms_per_100: Span


@dataclass(frozen=True, slots=True)
class RateSpans:
    """all: of all classes together. classes: one each, in their order."""

    all: RateSpan
    classes: tuple[RateSpan, ...]


@dataclass(frozen=True, slots=True)
class TooSmall:
    """Why the photos are too few to tell. low, high: where AP50 lies. enough: about how many photos would do."""

    photos: int
    low: float
    high: float
    enough: int


def figures(photos: Sequence[Photo], classes: Sequence[str]) -> Intervals:
    """The intervals that an evaluation keeps; a few seconds for thousands of photos."""
    columns = matching.columns_of(photos)
    weights = resampling.draws(len(photos))
    hits = resampling.hits_of(columns, len(classes), IOUS)
    per_class = [resampling.average_precision(hit, weights) for hit in hits]
    table = np.array(per_class, np.float64).reshape(len(classes), len(IOUS), len(weights))
    showing = len(np.unique(columns.truth_photo[~columns.truth_crowd]))
    showing_class = [int(np.count_nonzero(hit.objects)) for hit in hits]
    return Intervals(
        ap=_span_of(resampling.mean_precision(table.reshape(-1, len(weights))), showing),
        ap50=_span_of(resampling.mean_precision(table[:, IOUS.index(0.5)]), showing),
        ap75=_span_of(resampling.mean_precision(table[:, IOUS.index(0.75)]), showing),
        per_class_50={
            name: _span_of(row, photos_of)
            for name, row, photos_of in zip(classes, table[:, IOUS.index(0.5)], showing_class, strict=True)
        },
    )


class Resampled:
    """The draws of one evaluation, kept so that a moving threshold has its intervals in milliseconds."""

    def __init__(self, matches: Matches) -> None:
        self._matches = matches
        self._weights = resampling.draws(matches.photos)

    def rates(self, thresholds: Thresholds) -> RateSpans:
        """Where what `verdicts.at` says would lie on other such photos."""
        counts = verdicts.tally(self._matches, thresholds)
        objects, found, alarms = (_with_all(part) for part in (counts.objects, counts.found, counts.alarms))
        drawn = self._weights @ np.hstack([objects, found, alarms]).astype(np.float32)
        drawn_objects, drawn_found, drawn_alarms = np.split(drawn.astype(np.float64), 3, axis=1)
        spans = [
            RateSpan(
                name,
                _share_span(drawn_found[:, i], drawn_objects[:, i], int(np.count_nonzero(objects[:, i]))),
                _alarm_span(drawn_alarms[:, i], self._matches.photos),
            )
            for i, name in enumerate((*self._matches.classes, ""))
        ]
        return RateSpans(all=spans[-1], classes=tuple(spans[:-1]))


def too_small(evaluation: Evaluation) -> TooSmall | None:
    """Whether AP50 is known too roughly to be told from another; None where it is known well enough."""
    photos, (low, high) = len(evaluation.photos), evaluation.intervals.ap50
    # An interval is as wide as one over the root of the number of photos.
    enough = max(FEWEST, photos * ((high - low) / WANTED) ** 2)
    if enough <= photos and low >= 0:
        return None
    return TooSmall(photos, low, high, _rounded_up(enough))


def _rounded_up(number: float) -> int:
    """To two figures that can be said: 137.2 is 140."""
    unit = int(10 ** max(0, int(math.log10(number)) - 1))
    return math.ceil(number / unit) * unit


def _with_all(per_class: NDArray[np.int64]) -> NDArray[np.int64]:
    """[P, C] with the sum over the classes as one more column."""
    return np.hstack([per_class, per_class.sum(axis=1, keepdims=True)])


def _span_of(values: Floats, photos: int) -> Span:
    """The interval of an AP, -1 where a draw has none. photos: how many show what it measures."""
    found = resampling.middle(values, values >= 0)
    return _NOTHING if found is None else _doubted(found, photos)


def _share_span(found: Floats, objects: Floats, photos: int) -> Span:
    span = resampling.middle(found / np.maximum(objects, 1.0), objects > 0)
    return _NOTHING if span is None else _doubted(span, photos)


def _alarm_span(alarms: Floats, photos: int) -> Span:
    low, high = 100 * np.percentile(alarms, (2.5, 97.5)) / max(photos, 1)
    return float(low), float(high) if high else 100 * _rarest(photos)


def _doubted(span: Span, photos: int) -> Span:
    """No draw of photos without a single mistake has one; other photos may."""
    low, high = span
    if low == high == 1.0:
        return 1.0 - _rarest(photos), 1.0
    if low == high == 0.0:
        return 0.0, _rarest(photos)
    return span


def _rarest(photos: int) -> float:
    """The largest share of photos that all of `photos` may lack by chance (Clopper and Pearson, 1934)."""
    return float(1.0 - _TAIL ** (1.0 / max(photos, 1)))
