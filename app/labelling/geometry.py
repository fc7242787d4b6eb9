"""What happens to boxes under a pointer, as plain numbers.

Everything is in pixels of the upright photo. A box is (ymin, xmin, ymax, xmax), a point (y, x), a size (height, width).
Every box that comes out lies inside the photo and has sides of at least `SMALLEST`.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

Box = tuple[float, float, float, float]
Point = tuple[float, float]
Size = tuple[int, int]
Handle = Literal["n", "ne", "e", "se", "s", "sw", "w", "nw"]
Part = Literal["body", "n", "ne", "e", "se", "s", "sw", "w", "nw"]

HANDLES: tuple[Handle, ...] = ("nw", "n", "ne", "e", "se", "s", "sw", "w")
SMALLEST = 1.0
"""The shortest side of a box."""
_ROUNDING = 1e-6
_BY_NAME: dict[str, Handle] = {handle: handle for handle in HANDLES}
_BODY_SHARE = 0.25
"""Of a small box's side, what each edge may take inside; the rest stays for grabbing the box itself."""


@dataclass(frozen=True, slots=True)
class HitTarget:
    """What lies under the pointer. index: of the box. part: its body, or a handle; an edge counts as its middle one."""

    index: int
    part: Part


def hit_test(
    boxes: Sequence[Box],
    point: Point,
    *,
    tolerance: float,
    selected: Collection[int] = (),
    out_of_reach: Collection[int] = (),
) -> HitTarget | None:
    """The box and part at a point: first the grips of the only selected box, then the smallest box there.

    tolerance: how far beside an edge still counts, so screen pixels divided by the zoom. out_of_reach: hidden and
    locked boxes. Of equally small boxes the one drawn last wins.
    """
    if len(selected) == 1:
        index = next(iter(selected))
        if index not in out_of_reach and (grip := grip_at(boxes[index], point, tolerance)):
            return HitTarget(index, grip)
    found = [i for i in _near(boxes, point, tolerance) if i not in out_of_reach]
    if not found:
        return None
    return HitTarget(min(found, key=lambda i: (area(boxes[i]), -i)), "body")


def grip_at(box: Box, point: Point, tolerance: float) -> Handle | None:
    """The handle or edge of a box at a point, if any."""
    ymin, xmin, ymax, xmax = box
    vertical = _side(point[0], ymin, ymax, tolerance, "n", "s")
    horizontal = _side(point[1], xmin, xmax, tolerance, "w", "e")
    if vertical is None or horizontal is None:
        return None
    return _BY_NAME.get(vertical + horizontal)


def _side(value: float, low: float, high: float, tolerance: float, first: str, last: str) -> str | None:
    """Which end of a side a coordinate is at, "" for between them, None for beyond."""
    if not low - tolerance <= value <= high + tolerance:
        return None
    inside = min(tolerance, (high - low) * _BODY_SHARE)
    if value <= low + inside:
        return first
    return last if value >= high - inside else ""


def _near(boxes: Sequence[Box], point: Point, tolerance: float) -> Iterator[int]:
    y, x = point
    for i, (ymin, xmin, ymax, xmax) in enumerate(boxes):
        if ymin - tolerance <= y <= ymax + tolerance and xmin - tolerance <= x <= xmax + tolerance:
            yield i


def area(box: Box) -> float:
    """In square pixels."""
    return (box[2] - box[0]) * (box[3] - box[1])


def handle_points(box: Box) -> dict[Handle, Point]:
    """Where the eight handles of a box are."""
    ymin, xmin, ymax, xmax = box
    ymid, xmid = (ymin + ymax) / 2, (xmin + xmax) / 2
    return {
        "nw": (ymin, xmin), "n": (ymin, xmid), "ne": (ymin, xmax), "e": (ymid, xmax),
        "se": (ymax, xmax), "s": (ymax, xmid), "sw": (ymax, xmin), "w": (ymid, xmin),
    }  # fmt: skip


def band(start: Point, to: Point) -> Box:
    """The rectangle between two points, anywhere and of any size."""
    return (min(start[0], to[0]), min(start[1], to[1]), max(start[0], to[0]), max(start[1], to[1]))


def drawn(start: Point, to: Point, size: Size) -> Box:
    """The box that a drag from one point to another draws."""
    ymin, ymax, _ = _span(start[0], to[0], size[0])
    xmin, xmax, _ = _span(start[1], to[1], size[1])
    return inside((ymin, xmin, ymax, xmax), size)


def resized(box: Box, handle: Handle, to: Point, size: Size) -> tuple[Box, Handle]:
    """A box whose handle was dragged to a point, and the handle that is held now: beyond the other side it flips."""
    ymin, xmin, ymax, xmax = box
    vertical = horizontal = ""
    if "n" in handle or "s" in handle:
        ymin, ymax, above = _span(ymax if "n" in handle else ymin, to[0], size[0], above="n" in handle)
        vertical = "n" if above else "s"
    if "w" in handle or "e" in handle:
        xmin, xmax, left = _span(xmax if "w" in handle else xmin, to[1], size[1], above="w" in handle)
        horizontal = "w" if left else "e"
    return inside((ymin, xmin, ymax, xmax), size), _BY_NAME[vertical + horizontal]


def _span(anchor: float, to: float, limit: float, *, above: bool = False) -> tuple[float, float, bool]:
    """(low, high, whether `to` is the low end) of a side from a fixed end to a moving one. above: the end it was."""
    anchor, to = _clamped(anchor, 0, limit), _clamped(to, 0, limit)
    if to != anchor:
        above = to < anchor
    if abs(to - anchor) < SMALLEST:
        above = anchor >= SMALLEST and (above or anchor > limit - SMALLEST)
        to = anchor - SMALLEST if above else anchor + SMALLEST
    return (to, anchor, True) if above else (anchor, to, False)


def shift_inside(boxes: Iterable[Box], dy: float, dx: float, size: Size) -> tuple[float, float]:
    """As much of a wished move as keeps all boxes inside together. A box that is outside may come in."""
    moving = tuple(boxes)
    if not moving:
        return (0.0, 0.0)
    up, left = min(b[0] for b in moving), min(b[1] for b in moving)
    down, right = size[0] - max(b[2] for b in moving), size[1] - max(b[3] for b in moving)
    return _clamped(dy, min(0, -up), max(0, down)), _clamped(dx, min(0, -left), max(0, right))


def snapped_shift(boxes: Iterable[Box], dy: float, dx: float, size: Size, tolerance: float) -> tuple[float, float]:
    """`shift_inside`, and a box that comes close to the photo's edge lies on it."""
    moving = tuple(boxes)
    dy, dx = shift_inside(moving, dy, dx, size)
    if not moving:
        return dy, dx
    dy += _to_edge(min(b[0] for b in moving) + dy, max(b[2] for b in moving) + dy, size[0], tolerance)
    dx += _to_edge(min(b[1] for b in moving) + dx, max(b[3] for b in moving) + dx, size[1], tolerance)
    return dy, dx


def _to_edge(low: float, high: float, limit: float, tolerance: float) -> float:
    if 0 < low <= tolerance:
        return -low
    return limit - high if 0 < limit - high <= tolerance else 0.0


def snapped(point: Point, size: Size, tolerance: float) -> Point:
    """A point inside the photo; one close to its edge lies on it."""
    return _snapped(point[0], size[0], tolerance), _snapped(point[1], size[1], tolerance)


def _snapped(value: float, limit: float, tolerance: float) -> float:
    if value <= tolerance:
        return 0.0
    return float(limit) if value >= limit - tolerance else value


def moved(box: Box, dy: float, dx: float) -> Box:
    """A box elsewhere."""
    return (box[0] + dy, box[1] + dx, box[2] + dy, box[3] + dx)


def inside(box: Box, size: Size) -> Box:
    """The part of a box inside the photo; one that is outside, or too thin, becomes the smallest box at its place."""
    ymin, ymax = _side_inside(box[0], box[2], size[0])
    xmin, xmax = _side_inside(box[1], box[3], size[1])
    return (ymin, xmin, ymax, xmax)


def _side_inside(low: float, high: float, limit: float) -> tuple[float, float]:
    low, high = _clamped(low, 0, limit), _clamped(high, 0, limit)
    if high - low >= SMALLEST - _ROUNDING:
        return low, high
    start = _clamped(low, 0, limit - SMALLEST)
    return start, start + SMALLEST


def pasted(boxes: Iterable[Box], offset: float, size: Size) -> tuple[Box, ...]:
    """Copies, shifted down and right by `offset` as far as there is room, and never out of the photo."""
    copies = tuple(inside(box, size) if _is_larger(box, size) else box for box in boxes)
    dy, dx = shift_inside(copies, offset, offset, size)
    return tuple(inside(moved(box, dy, dx), size) for box in copies)


def _is_larger(box: Box, size: Size) -> bool:
    return box[2] - box[0] > size[0] or box[3] - box[1] > size[1]


def touching(boxes: Sequence[Box], area_: Box, out_of_reach: Collection[int] = ()) -> frozenset[int]:
    """The boxes that a rectangle touches."""
    top, left, bottom, right = area_
    return frozenset(
        i
        for i, (ymin, xmin, ymax, xmax) in enumerate(boxes)
        if ymin <= bottom and ymax >= top and xmin <= right and xmax >= left and i not in out_of_reach
    )


def tidy(box: Box) -> Box:
    """Hundredths of a pixel, so that files stay readable."""
    return (round(box[0], 2), round(box[1], 2), round(box[2], 2), round(box[3], 2))


def _clamped(value: float, low: float, high: float) -> float:
    return float(min(max(value, low), high))
