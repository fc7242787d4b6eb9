"""What becomes of a box that does not fit its picture: one rule, for imports and for snapshots."""

from __future__ import annotations

import math
from dataclasses import dataclass

Box = tuple[float, float, float, float]
_ROUNDING = 0.01
"""Pixels by which a box may stand out before anybody is told: the noise of converted coordinates."""


@dataclass(frozen=True, slots=True)
class Settled:
    """box: (ymin, xmin, ymax, xmax) inside the picture with an area, or None. remark: what had to be done, or ""."""

    box: Box | None
    remark: str = ""


def settle(box: Box, height: int, width: int) -> Settled:
    """Puts corners in order and cuts at the borders; refuses what has no area, is not a number or lies outside."""
    if not all(map(math.isfinite, box)):
        return Settled(None, "a coordinate is not a number; the box is left out")
    ymin, xmin, ymax, xmax = box
    if ymin == ymax or xmin == xmax:
        return Settled(None, "the box has zero area; it is left out")
    ordered = (min(ymin, ymax), min(xmin, xmax), max(ymin, ymax), max(xmin, xmax))
    swapped = "its corners were the wrong way round and were swapped" if ordered != box else ""
    inside = _cut(ordered, height, width)
    if inside[0] >= inside[2] or inside[1] >= inside[3]:
        return Settled(None, f"the box lies outside the picture of {width} x {height} pixels; it is left out")
    moved = max(abs(a - b) for a, b in zip(inside, ordered, strict=True)) > _ROUNDING
    cut = f"the box reached outside the picture of {width} x {height} pixels and was cut at its border" if moved else ""
    return Settled(inside, "; ".join(filter(None, (swapped, cut))))


def _cut(box: Box, height: int, width: int) -> Box:
    ymin, xmin, ymax, xmax = box
    return max(0.0, ymin), max(0.0, xmin), min(float(height), ymax), min(float(width), xmax)
