"""How a picture becomes the network's input, for evaluation, detection and calibration alike.

Bilinear resizing with half-pixel centres and without antialiasing, as `tf.image.resize` and the consumers of the
exported file do it, in float32.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from effdet_core.boxes import Boxes, as_boxes, clip
from effdet_core.hparams import Resize

MEAN, SCALE = 127.0, 128.0
"""The network sees (pixel - MEAN) / SCALE; padding is MEAN, which it sees as 0."""
_STRIP = 32
"""Rows that are resized at once, so that what comes between stays in the processor's cache."""


@dataclass(frozen=True, slots=True)
class Geometry:
    """Where a picture lies on the network's canvas: its size there, from the top left corner. Sizes in pixels."""

    picture: tuple[int, int]
    scaled: tuple[int, int]

    @property
    def scale(self) -> tuple[float, float]:
        """Canvas pixels per picture pixel, (y, x)."""
        return self.scaled[0] / self.picture[0], self.scaled[1] / self.picture[1]

    def to_picture(self, boxes: Boxes) -> Boxes:
        """Boxes in canvas pixels, in pixels of the picture, cut at its borders."""
        y, x = self.scale
        return clip(as_boxes(as_boxes(boxes) / np.array([y, x, y, x], np.float32)), *self.picture)

    def to_canvas(self, boxes: Boxes) -> Boxes:
        """Boxes in picture pixels, in canvas pixels."""
        y, x = self.scale
        return as_boxes(boxes) * np.array([y, x, y, x], np.float32)


@dataclass(frozen=True, slots=True)
class Fitted:
    """A picture on the canvas: float32 [H, W, 3], 0..255, padded with `MEAN`."""

    pixels: NDArray[np.float32]
    geometry: Geometry

    def to_image(self, boxes: Boxes) -> Boxes:
        """Boxes in canvas pixels, in pixels of the picture, cut at its borders."""
        return self.geometry.to_picture(boxes)


def geometry(picture: tuple[int, int], canvas: tuple[int, int], resize: Resize) -> Geometry:
    """Where a picture of (height, width) pixels lies on a canvas of (height, width).

    'stretch' fills the canvas (as MediaPipe does); 'letterbox' keeps the shape, at the top left, like the original.
    The original computes in float32 and truncates, which makes some square pictures a pixel short; we round.
    A side is never less than one pixel, however thin the picture.
    """
    if resize == "stretch":
        return Geometry(picture, canvas)
    scale = min(canvas[0] / picture[0], canvas[1] / picture[1])
    height, width = (max(1, min(canvas[i], int(picture[i] * scale + 1e-6))) for i in (0, 1))
    return Geometry(picture, (height, width))


def fit(image: NDArray[np.uint8], size: tuple[int, int], resize: Resize) -> Fitted:
    """A picture, uint8 [h, w, 3], on a canvas of `size` (height, width)."""
    place = geometry((image.shape[0], image.shape[1]), size, resize)
    height, width = place.scaled
    scaled = resize_bilinear(image, place.scaled)
    if place.scaled == size:
        return Fitted(scaled, place)
    pixels = np.full((*size, 3), MEAN, np.float32)
    pixels[:height, :width] = scaled
    return Fitted(pixels, place)


def normalise(pixels: NDArray[np.float32]) -> NDArray[np.float32]:
    """Pixels 0..255 as the network sees them."""
    return (pixels - np.float32(MEAN)) / np.float32(SCALE)


def resize_bilinear(image: NDArray[np.uint8], size: tuple[int, int]) -> NDArray[np.float32]:
    """`image` [h, w, 3] as float32 [*size, 3], half-pixel centres, no antialiasing, borders repeated."""
    if image.shape[:2] == size:
        return image.astype(np.float32)
    rows_low, rows_high, row_weight = _taps(image.shape[0], size[0])
    columns_low, columns_high, column_weight = _taps(image.shape[1], size[1])
    # Columns are picked while a pixel is three bytes; whole rows as floats would be four times as much to move.
    left, right = np.take(image, columns_low, axis=1), np.take(image, columns_high, axis=1)
    made = np.empty((*size, 3), np.float32)
    for start in range(0, size[0], _STRIP):
        rows = slice(start, start + _STRIP)
        low, high, weight = rows_low[rows], rows_high[rows], row_weight[rows, None, None]
        between = _blend(left[low], left[high], weight), _blend(right[low], right[high], weight)
        made[rows] = _blend(*between, column_weight[None, :, None])
    return made


def _taps(source: int, target: int) -> tuple[NDArray[np.intp], NDArray[np.intp], NDArray[np.float32]]:
    """For each target pixel the two source pixels it lies between and the weight of the second."""
    centres = (np.arange(target, dtype=np.float64) + 0.5) * (source / target) - 0.5
    low = np.floor(centres).astype(np.intp)
    weight = (centres - low).astype(np.float32)
    return np.clip(low, 0, source - 1), np.clip(low + 1, 0, source - 1), weight


def _blend(first: NDArray[Any], second: NDArray[Any], weight: NDArray[np.float32]) -> NDArray[np.float32]:
    base = first.astype(np.float32, copy=False)
    step = second.astype(np.float32, copy=False) - base
    step *= weight
    step += base
    return step
