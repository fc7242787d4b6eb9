"""Precision and recall over the threshold, as COCO computes them."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from effdet_core.evaluation.matching import Matches
from effdet_core.metrics.columns import Floats
from effdet_core.metrics.resampling import RECALLS


@dataclass(frozen=True, slots=True, eq=False)
class Curve:
    """A point per threshold at which something changes, the highest first: N rows each, all 0..1.

    recall: share of the objects found at this threshold (it never falls). precision: share of the counting detections
    that are right. envelope: the best precision at this or any higher recall, which AP averages. ap: COCO's AP at
    `Matches.iou`; -1 without objects. objects: how many there are to be found.
    """

    thresholds: NDArray[np.float64]
    recall: NDArray[np.float64]
    precision: NDArray[np.float64]
    envelope: NDArray[np.float64]
    ap: float
    objects: int

    def place_of(self, threshold: float) -> int:
        """The row that holds at a threshold, -1 where nothing counts at it."""
        return int(np.searchsorted(-self.thresholds, -threshold, side="right")) - 1


def pr_curve(matches: Matches, kind: int | None = None) -> Curve:
    """The curve of one class, by its place; None: of all detections and objects together."""
    found, truths = matches.found, matches.truths
    of_kind = np.full(len(found), True) if kind is None else found.kind == kind
    objects = int(np.count_nonzero(~truths.crowd & (True if kind is None else truths.kind == kind)))
    rows = np.flatnonzero(of_kind & ~found.ignored)
    rows = rows[np.argsort(-found.score[rows], kind="stable")]
    right = np.cumsum(found.right[rows])
    recall, precision = right / max(objects, 1), right / np.arange(1, len(rows) + 1)
    envelope = np.maximum.accumulate(precision[::-1])[::-1]
    # Detections that are equally sure count together or not at all.
    last = np.flatnonzero(np.diff(found.score[rows], append=-1.0))
    return Curve(
        thresholds=found.score[rows][last],
        recall=recall[last],
        precision=precision[last],
        envelope=envelope[last],
        ap=_ap(recall, envelope) if objects else -1.0,
        objects=objects,
    )


def _ap(recall: Floats, envelope: Floats) -> float:
    """The mean of the envelope at COCO's 101 recalls."""
    at = np.searchsorted(recall, RECALLS, side="left")
    return float(np.append(envelope, 0.0)[at].mean())
