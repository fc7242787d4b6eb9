"""Precision and recall over the threshold, as COCO computes them."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from effdet_core.evaluation.matching import Matches


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
    raise NotImplementedError
