"""Proving that an exported file finds what the network finds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from effdet_core.boxes import iou
from effdet_core.dataset import Example
from effdet_core.detections import Detections
from effdet_core.errors import UserError
from effdet_core.images import read_rgb
from effdet_core.nn.network_detector import NetworkDetector
from effdet_core.runtime.detector import TFLiteDetector

TOP = 10
"""Detections of a picture that are compared, the surest first."""
PICTURES = 8
"""Pictures that are compared."""
ENOUGH = 0.95
"""Share of the compared detections that have to agree; where two boxes overlap by just the limit, rounding decides
which one goes."""


@dataclass(frozen=True, slots=True)
class Tolerance:
    """When two detections are the same one: overlap (IoU) at least, difference of scores at most."""

    overlap: float
    score: float


STRICT = Tolerance(overlap=0.99, score=1e-3)
"""For float32, which computes the same numbers in another order."""
ROUNDED = Tolerance(overlap=0.95, score=0.02)
"""For float16, whose weights have 11 bits."""
COARSE = Tolerance(overlap=0.7, score=0.2)
"""For 8-bit weights: the same objects."""

TOLERANCES = {"float32": STRICT, "float16": ROUNDED, "dynamic": COARSE, "int8": COARSE}


def some_pictures(examples: Sequence[Example], size: tuple[int, int]) -> list[NDArray[np.uint8]]:
    """Up to `PICTURES` of `examples`, evenly spread; without any, one of noise."""
    if not examples:
        return [np.random.default_rng(0).integers(0, 256, (*size, 3), np.uint8)]
    chosen = np.linspace(0, len(examples) - 1, min(PICTURES, len(examples))).astype(int)
    return [read_rgb(examples[i].image) for i in chosen]


def agreement(
    network: NetworkDetector, exported: TFLiteDetector, pictures: Sequence[NDArray[np.uint8]], tolerance: Tolerance
) -> float:
    """The share of the network's surest detections that the file makes too; 1 where there are none at all."""
    same = [agreeing(network.detect(picture), exported.detect(picture), tolerance) for picture in pictures]
    return float(np.concatenate(same).mean()) if any(map(len, same)) else 1.0


def agreeing(expected: Detections, found: Detections, tolerance: Tolerance) -> NDArray[np.bool_]:
    """For each of the surest of `expected` whether `found` has it too, bool [N]."""
    top = expected.where(np.arange(len(expected)) < TOP)
    alike = iou(top.boxes, found.boxes) >= tolerance.overlap
    alike &= np.abs(top.scores[:, None] - found.scores[None]) <= tolerance.score
    alike &= top.classes[:, None] == found.classes[None]
    return np.asarray(alike.any(axis=1))


def require_agreement(share: float, precision: str, path: Path) -> None:
    """Raises `UserError` unless enough detections agree."""
    if share < ENOUGH:
        raise UserError(
            f"the {precision} file finds only {share:.0%} of what the network finds, so it was not kept",
            where=str(path),
            hint="Please report this; another precision may work meanwhile.",
        )
