"""Boxes under a pointer: whatever a hand does, a box stays inside its photo and has an area."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.labelling import geometry
from app.labelling.geometry import HANDLES, SMALLEST, Box, Handle, Point, Size

SIZES = st.tuples(st.integers(1, 4000), st.integers(1, 4000))
ANYWHERE = st.floats(-5000, 9000, allow_nan=False)
POINTS = st.tuples(ANYWHERE, ANYWHERE)
HELD = st.sampled_from(HANDLES)
CLOSE = 1e-6


@st.composite
def boxes_in(draw: st.DrawFn, size: Size) -> Box:
    (ymin, ymax), (xmin, xmax) = (sorted(draw(st.tuples(*[st.floats(0, limit)] * 2))) for limit in size)
    return geometry.inside((ymin, xmin, ymax, xmax), size)


@st.composite
def photos(draw: st.DrawFn) -> tuple[Size, Box]:
    size = draw(SIZES)
    return size, draw(boxes_in(size))


def assert_usable(box: Box, size: Size) -> None:
    assert min(box) >= -CLOSE
    assert box[2] <= size[0] + CLOSE
    assert box[3] <= size[1] + CLOSE
    assert box[2] - box[0] >= SMALLEST - 2 * CLOSE
    assert box[3] - box[1] >= SMALLEST - 2 * CLOSE


@given(POINTS, POINTS, SIZES)
def test_a_drawn_box_is_usable_wherever_the_drag_went(start: Point, to: Point, size: Size) -> None:
    assert_usable(geometry.drawn(start, to, size), size)


def test_a_drawn_box_spans_the_drag_in_any_direction() -> None:
    assert geometry.drawn((40, 30), (10, 90), (100, 100)) == (10, 30, 40, 90)


@given(photos(), HELD, POINTS)
def test_a_resized_box_is_usable_wherever_the_handle_goes(photo: tuple[Size, Box], handle: Handle, to: Point) -> None:
    size, box = photo
    new, held = geometry.resized(box, handle, to, size)
    assert_usable(new, size)
    assert len(held) == len(handle)


@given(photos(), HELD)
def test_a_handle_put_back_where_it_was_changes_nothing(photo: tuple[Size, Box], handle: Handle) -> None:
    size, box = photo
    new, held = geometry.resized(box, handle, geometry.handle_points(box)[handle], size)
    assert new == pytest.approx(box, abs=CLOSE)
    assert held == handle


@given(photos(), HELD, POINTS)
def test_the_side_across_from_the_handle_stays_unless_there_is_no_room(
    photo: tuple[Size, Box], handle: Handle, to: Point
) -> None:
    size, box = photo
    new, _ = geometry.resized(box, handle, to, size)
    fixed_y = box[2] if "n" in handle else box[0]
    fixed_x = box[3] if "w" in handle else box[1]
    assert min(abs(new[0] - fixed_y), abs(new[2] - fixed_y)) <= SMALLEST
    assert min(abs(new[1] - fixed_x), abs(new[3] - fixed_x)) <= SMALLEST


@pytest.mark.parametrize(
    ("handle", "to", "box", "held"),
    [
        ("nw", (5, 5), (5, 5, 40, 40), "nw"),
        ("e", (99, 70), (20, 20, 40, 70), "e"),
        ("e", (99, 5), (20, 5, 40, 20), "w"),
        ("se", (10, 10), (10, 10, 20, 20), "nw"),
        ("n", (60, 99), (40, 20, 60, 40), "s"),
    ],
)
def test_a_handle_dragged_over_the_other_side_flips_the_box(handle: Handle, to: Point, box: Box, held: Handle) -> None:
    assert geometry.resized((20, 20, 40, 40), handle, to, (100, 100)) == (box, held)


@given(photos(), ANYWHERE, ANYWHERE)
def test_a_moved_box_keeps_its_size_and_stays_inside(photo: tuple[Size, Box], dy: float, dx: float) -> None:
    size, box = photo
    for tolerance in (0.0, 6.0):
        new = geometry.moved(box, *geometry.snapped_shift([box], dy, dx, size, tolerance))
        assert_usable(new, size)
        assert (new[2] - new[0], new[3] - new[1]) == pytest.approx((box[2] - box[0], box[3] - box[1]), abs=CLOSE)


@given(photos(), st.lists(st.integers(-50, 50), max_size=5))
def test_boxes_moved_together_stay_in_step(photo: tuple[Size, Box], steps: list[int]) -> None:
    size, box = photo
    boxes = [box, geometry.inside((0, 0, 10, 10), size)]
    for step in steps:
        dy, dx = geometry.shift_inside(boxes, step, -step, size)
        boxes = [geometry.moved(b, dy, dx) for b in boxes]
    for b in boxes:
        assert_usable(b, size)


def test_a_box_that_a_file_put_outside_may_come_in_but_never_goes_further_out() -> None:
    assert geometry.shift_inside([(-10, 0, 20, 20)], -5, 0, (100, 100)) == (0, 0)
    assert geometry.shift_inside([(-10, 0, 20, 20)], 7, 0, (100, 100)) == (7, 0)


@given(photos(), st.floats(-100, 100))
def test_pasted_boxes_are_usable_in_any_photo(photo: tuple[Size, Box], offset: float) -> None:
    _, box = photo
    for size in ((7, 5), (300, 10), (4000, 4000)):
        for copy in geometry.pasted([box, box], offset, size):
            assert_usable(copy, size)


@given(photos(), st.floats(0.1, 50))
def test_each_handle_of_the_selected_box_is_hit_where_it_is_drawn(photo: tuple[Size, Box], tolerance: float) -> None:
    _, box = photo
    for handle, point in geometry.handle_points(box).items():
        hit = geometry.hit_test([box], point, tolerance=tolerance, selected=[0])
        assert hit is not None
        assert hit.part == handle
    centre = ((box[0] + box[2]) / 2, (box[1] + box[3]) / 2)
    assert geometry.hit_test([box], centre, tolerance=tolerance, selected=[0]) == geometry.HitTarget(0, "body")


def test_an_edge_resizes_along_its_whole_length() -> None:
    assert geometry.grip_at((0, 0, 100, 100), (30, 99), 4) == "e"
    assert geometry.grip_at((0, 0, 100, 100), (103, 30), 4) == "s"
    assert geometry.grip_at((0, 0, 100, 100), (105, 30), 4) is None


def test_the_smallest_box_under_the_pointer_is_hit_and_of_equals_the_last() -> None:
    boxes: list[Box] = [(0, 0, 100, 100), (20, 20, 40, 40), (20, 20, 40, 40)]
    assert geometry.hit_test(boxes, (30, 30), tolerance=2) == geometry.HitTarget(2, "body")
    assert geometry.hit_test(boxes, (30, 30), tolerance=2, out_of_reach=[2]) == geometry.HitTarget(1, "body")
    assert geometry.hit_test(boxes, (80, 80), tolerance=2) == geometry.HitTarget(0, "body")
    assert geometry.hit_test(boxes, (200, 80), tolerance=2) is None


def test_the_grips_of_the_selected_box_come_before_a_smaller_box_over_them() -> None:
    boxes: list[Box] = [(0, 0, 100, 100), (95, 95, 110, 110)]
    assert geometry.hit_test(boxes, (100, 100), tolerance=3, selected=[0]) == geometry.HitTarget(0, "se")
    assert geometry.hit_test(boxes, (100, 100), tolerance=3, selected=[0], out_of_reach=[0]) == geometry.HitTarget(
        1, "body"
    )


def test_a_rubber_band_touches_what_it_overlaps() -> None:
    boxes: list[Box] = [(0, 0, 10, 10), (20, 20, 30, 30), (50, 50, 60, 60)]
    assert geometry.touching(boxes, geometry.band((25, 25), (5, 5))) == {0, 1}
    assert geometry.touching(boxes, (0, 0, 100, 100), out_of_reach=[1]) == {0, 2}


def test_a_point_close_to_the_photos_edge_lies_on_it() -> None:
    assert geometry.snapped((3, 97), (100, 100), 4) == (0, 100)
    assert geometry.snapped((5, 95), (100, 100), 4) == (5, 95)
    assert geometry.snapped((-50, 950), (100, 100), 0) == (0, 100)


@given(photos())
def test_tidying_moves_no_edge_by_more_than_a_hundredth(photo: tuple[Size, Box]) -> None:
    size, box = photo
    assert geometry.tidy(box) == pytest.approx(box, abs=0.006)
    assert geometry.tidy(box)[2] <= size[0]
