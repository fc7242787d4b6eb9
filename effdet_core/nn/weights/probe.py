"""Proving on a picture that two networks compute the same, before weights from elsewhere are believed."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from effdet_core import preprocess


def picture(size: tuple[int, int]) -> np.ndarray:
    """A picture as networks see it, float32 [1, height, width, 3]: coarse blocks under fine noise, always the same."""
    draws = np.random.default_rng(5)
    height, width = size
    blocks = draws.integers(0, 200, (-(-height // 16), -(-width // 16), 3)).repeat(16, axis=0).repeat(16, axis=1)
    pixels = blocks[:height, :width] + draws.integers(0, 56, (height, width, 3))
    return preprocess.normalise(pixels.astype(np.float32))[None]


def difference(ours: Sequence[np.ndarray], theirs: Sequence[np.ndarray]) -> float:
    """The largest difference of any map from its counterpart, as a share of the counterpart's largest value.

    Infinite where shapes differ or numbers are not finite.
    """
    return max((_difference(a, b) for a, b in zip(ours, theirs, strict=True)), default=0.0)


def _difference(ours: np.ndarray, theirs: np.ndarray) -> float:
    if ours.shape != theirs.shape or not (np.isfinite(ours).all() and np.isfinite(theirs).all()):
        return float("inf")
    return float(np.abs(ours - theirs).max() / max(np.abs(theirs).max(), 1e-6))
