"""Whether two frames show nearly the same, seen closely: what moved a little, or came into the picture, counts.

Stricter than the search for near-duplicate photos, which takes two shots of one scene for one: here a person asked
for a frame, and it is refused only when there is nothing new to label on it.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PIL import Image

Sketch = NDArray[np.int16]
_SIZE = (64, 48)
_SAME = 14
"""Levels of grey, of 256, by which a cell of one scene differs through noise and coding."""


def sketch(rgb: NDArray[np.uint8]) -> Sketch:
    """A frame (uint8 [height, width, 3]) as a few cells of grey, in which noise is averaged away; int16 [48, 64]."""
    grey = Image.fromarray(rgb).convert("L").resize(_SIZE, Image.Resampling.BOX)
    return np.asarray(grey, np.int16)


def is_like(one: Sketch, other: Sketch) -> bool:
    """Whether there is nothing on either frame that is not on the other, within a cell: a hand is never quite still."""
    # A cloud before the sun is nothing new.
    first, second = one - np.int16(np.median(one)), other - np.int16(np.median(other))
    return _is_within(first, second) and _is_within(second, first)


def _is_within(one: Sketch, other: Sketch) -> bool:
    """Whether every cell lies between the darkest and the brightest of its neighbours in the other sketch."""
    height, width = other.shape
    around = np.pad(other, 1, mode="edge")
    shifted = np.stack([around[y : y + height, x : x + width] for y in range(3) for x in range(3)])
    beyond = np.maximum(one - shifted.max(axis=0), shifted.min(axis=0) - one)
    return bool(beyond.max() < _SAME)
