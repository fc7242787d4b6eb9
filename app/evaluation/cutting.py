"""Which part of a photo shows a mistake best, and where its boxes lie in that part."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

Box = tuple[float, float, float, float]
"""ymin, xmin, ymax, xmax in pixels of the upright photo."""
_AROUND = 1.7
"""How much larger than its boxes a cut is: a mistake is understood by what is around it."""
_LEAST = 32.0
"""Pixels; a smaller part of a photo shows nothing but squares."""


@dataclass(frozen=True, slots=True)
class Cut:
    """A part of a photo, in pixels of the upright photo; it never reaches beyond it."""

    photo: str
    top: float
    left: float
    height: float
    width: float

    def place(self, box: Box) -> Box:
        """Where a box lies in the cut: each number as a part of the cut's height or width, 0..1 inside it."""
        return (
            (box[0] - self.top) / self.height,
            (box[1] - self.left) / self.width,
            (box[2] - self.top) / self.height,
            (box[3] - self.left) / self.width,
        )


def cut_around(photo: str, boxes: Sequence[Box], height: int, width: int, shape: float = 1.0) -> Cut:
    """The part of a photo of `height` by `width` pixels around some boxes. shape: its width for a height of 1.

    A photo that is too low or too narrow for the shape is shown in its whole height or width.
    """
    top, left = min(box[0] for box in boxes), min(box[1] for box in boxes)
    bottom, right = max(box[2] for box in boxes), max(box[3] for box in boxes)
    wanted = max(_LEAST, (bottom - top) * _AROUND, (right - left) * _AROUND / shape)
    tall, wide = min(float(height), wanted), min(float(width), wanted * shape)
    return Cut(
        photo,
        top=_inside((top + bottom - tall) / 2, height - tall),
        left=_inside((left + right - wide) / 2, width - wide),
        height=max(1.0, tall),
        width=max(1.0, wide),
    )


def _inside(place: float, most: float) -> float:
    return min(max(0.0, place), max(0.0, most))
