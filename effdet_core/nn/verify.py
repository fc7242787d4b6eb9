"""Proving that an exported file finds what the network finds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from effdet_core.boxes import iou
from effdet_core.dataset import Example
from effdet_core.detections import Detections
from effdet_core.errors import UserError
from effdet_core.images import read_rgb

TOP = 10
"""Detections of a picture that are compared, the surest first."""
PICTURES = 8
"""Pictures that are compared."""


@dataclass(frozen=True, slots=True)
class Tolerance:
    """When two detections are the same one: overlap (IoU) at least, difference of scores at most.

    share: of the compared detections, how many have to agree. Never all: where two boxes overlap by just the limit,
    rounding decides which one goes.
    """

    overlap: float
    score: float
    share: float


_COARSE = Tolerance(overlap=0.7, score=0.2, share=0.0)
TOLERANCES = {
    # The same network, with pictures scaled by TensorFlow instead of by us.
    "savedmodel": Tolerance(overlap=0.95, score=0.02, share=0.8),
    # The same numbers, added in another order.
    "float32": Tolerance(overlap=0.99, score=1e-3, share=0.95),
    # Weights of 11 bits.
    "float16": Tolerance(overlap=0.95, score=0.02, share=0.8),
    "gpu": Tolerance(overlap=0.95, score=0.02, share=0.8),
    # Weights of 8 bits: the share is told, what decides is AP.
    "dynamic": _COARSE,
    "int8": _COARSE,
}


def some_pictures(examples: Sequence[Example], size: tuple[int, int]) -> list[NDArray[np.uint8]]:
    """Up to `PICTURES` of `examples`, evenly spread; without any, one of noise."""
    if not examples:
        return [np.random.default_rng(0).integers(0, 256, (*size, 3), np.uint8)]
    chosen = np.linspace(0, len(examples) - 1, min(PICTURES, len(examples))).astype(int)
    return [read_rgb(examples[i].image) for i in chosen]


class Finder(Protocol):
    """Anything that finds objects in a picture, uint8 RGB [height, width, 3]."""

    def detect(self, image: NDArray[np.uint8], /) -> Detections:
        """The objects, in pixels of the picture."""


def agreement(network: Finder, exported: Finder, pictures: Sequence[NDArray[np.uint8]], tolerance: Tolerance) -> float:
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


def require_agreement(share: float, tolerance: Tolerance, precision: str, path: Path) -> None:
    """Raises `UserError` unless enough detections agree."""
    if share < tolerance.share:
        raise UserError(
            f"the {precision} file finds only {share:.0%} of what the network finds, so it was not kept",
            where=str(path),
            hint="Please report this; another precision may work meanwhile.",
        )
