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
_SAME_ON_AVERAGE, _SAME_ANYWHERE = 3.0, 22
"""Levels of grey, of 256, by which sketches of one scene differ through noise and coding: on average, in any cell."""


def sketch(rgb: NDArray[np.uint8]) -> Sketch:
    """A frame (uint8 [height, width, 3]) as a few cells of grey, in which noise is averaged away; int16 [48, 64]."""
    grey = Image.fromarray(rgb).convert("L").resize(_SIZE, Image.Resampling.BOX)
    return np.asarray(grey, np.int16)


def is_like(one: Sketch, other: Sketch) -> bool:
    """Whether there is nothing on one frame that is not on the other."""
    apart = np.abs((one - one.mean()) - (other - other.mean()))  # a cloud before the sun is nothing new
    return bool(apart.mean() < _SAME_ON_AVERAGE and apart.max() < _SAME_ANYWHERE)
