"""What a press, a drag and a release mean, as pure steps; the canvas only shows them.

Points and boxes as in `geometry`. A gesture begins with a press and ends with a release or is dropped.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from app.labelling import geometry
from app.labelling.geometry import Box, Handle, HitTarget, Point, Size

Tool = Literal["draw", "select"]


@dataclass(frozen=True, slots=True)
class Drawing:
    """A new box from `start`. under: what a mere click picks."""

    start: Point
    under: HitTarget | None = None


@dataclass(frozen=True, slots=True)
class Moving:
    """Boxes follow the pointer, but for locked ones. only: what a mere click on one of several selects alone."""

    start: Point
    which: frozenset[int]
    only: int | None = None


@dataclass(frozen=True, slots=True)
class Resizing:
    """A handle follows the pointer. grab: from the pointer to the edge at the press, so that nothing jumps."""

    index: int
    handle: Handle
    original: Box
    grab: Point


@dataclass(frozen=True, slots=True)
class Banding:
    """A rubber band selects. before: what stays selected beside what it touches."""

    start: Point
    before: frozenset[int]


Gesture = Drawing | Moving | Resizing | Banding


@dataclass(frozen=True, slots=True)
class Preview:
    """What to show during a gesture. places: of boxes that follow it. new: the box being drawn. band: the rubber band.

    selected: None where the gesture does not change it. held: the handle under the pointer now.
    """

    places: Mapping[int, Box] = field(default_factory=dict)
    new: Box | None = None
    band: Box | None = None
    selected: frozenset[int] | None = None
    held: Handle | None = None


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a gesture happens among. snap: how close to the photo's edge counts as on it. reach: see `hit_test`."""

    boxes: Sequence[Box]
    size: Size
    selected: frozenset[int] = frozenset()
    out_of_reach: frozenset[int] = frozenset()
    snap: float = 0.0
    reach: float = 4.0

    def under(self, point: Point) -> HitTarget | None:
        """What lies at a point."""
        return geometry.hit_test(
            self.boxes, point, tolerance=self.reach, selected=self.selected, out_of_reach=self.out_of_reach
        )


def press(tool: Tool, point: Point, around: Surroundings, *, adding: bool) -> tuple[Gesture, frozenset[int]]:
    """The gesture that a press begins, and what is selected from now on. adding: Shift or Ctrl is held.

    Drawing goes over other boxes; only the grips of the selected box come first, so that a box just drawn can be
    set right. With Shift or Ctrl the drawing tool picks boxes as the other one does.
    """
    found = around.under(point)
    if found and found.part != "body":
        box = around.boxes[found.index]
        return Resizing(found.index, found.part, box, _grab(box, found.part, point)), around.selected
    if tool == "draw" and not adding:
        return Drawing(point, found), around.selected
    if found is None:
        kept = around.selected if adding else frozenset[int]()
        return Banding(point, kept), kept
    if adding:
        selected = around.selected ^ {found.index}
        return Moving(point, selected - around.out_of_reach), selected
    if found.index in around.selected:
        return Moving(point, around.selected - around.out_of_reach, only=found.index), around.selected
    return Moving(point, frozenset({found.index})), frozenset({found.index})


def drag(gesture: Gesture, to: Point, around: Surroundings) -> Preview:
    """What a gesture looks like with the pointer at `to`."""
    match gesture:
        case Drawing(start):
            begin, end = (geometry.snapped(p, around.size, around.snap) for p in (start, to))
            return Preview(new=geometry.drawn(begin, end, around.size))
        case Moving(start, which):
            boxes = [around.boxes[i] for i in which]
            dy, dx = to[0] - start[0], to[1] - start[1]
            dy, dx = geometry.snapped_shift(boxes, dy, dx, around.size, around.snap)
            return Preview(places={i: geometry.moved(around.boxes[i], dy, dx) for i in which})
        case Resizing(index, handle, original, grab):
            edge = geometry.snapped((to[0] + grab[0], to[1] + grab[1]), around.size, around.snap)
            box, held = geometry.resized(original, handle, edge, around.size)
            return Preview(places={index: box}, held=held)
        case Banding(start, before):
            area = geometry.band(start, to)
            touched = geometry.touching(around.boxes, area, around.out_of_reach)
            return Preview(band=area, selected=before | touched)


def click(gesture: Gesture) -> frozenset[int] | None:
    """What a press and release at one place selects, None for no change."""
    match gesture:
        case Drawing(_, under):
            return frozenset({under.index}) if under else frozenset()
        case Moving(_, _, only) if only is not None:
            return frozenset({only})
        case _:
            return None


def _grab(box: Box, handle: Handle, point: Point) -> Point:
    y = box[0] if "n" in handle else box[2] if "s" in handle else point[0]
    x = box[1] if "w" in handle else box[3] if "e" in handle else point[1]
    return (y - point[0], x - point[1])
