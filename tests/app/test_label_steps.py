"""What a hand means, edits as functions, the order of photos, the pace and the class keys: all without a window."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.labelling import edits, tools
from app.labelling.class_keys import class_keys
from app.labelling.geometry import Box
from app.labelling.order import Order
from app.labelling.pace import Pace, rounded_minutes
from effdet_core.project.annotation import LabelledBox

BOXES: tuple[Box, ...] = ((10, 10, 30, 30), (50, 50, 90, 90), (60, 60, 70, 70))


def around(*selected: int, hidden: frozenset[int] = frozenset()) -> tools.Surroundings:
    return tools.Surroundings(BOXES, (100, 100), frozenset(selected), hidden, snap=0, reach=3)


def test_the_drawing_tool_draws_over_other_boxes_and_a_click_picks_one() -> None:
    gesture, selected = tools.press("draw", (20, 20), around(), adding=False)
    assert isinstance(gesture, tools.Drawing)
    assert selected == frozenset()
    assert tools.drag(gesture, (45, 40), around()).new == (20, 20, 45, 40)
    assert tools.click(gesture) == {0}
    elsewhere, _ = tools.press("draw", (40, 10), around(0), adding=False)
    assert tools.click(elsewhere) == frozenset()


def test_the_drawing_tool_lets_the_selected_box_be_set_right() -> None:
    gesture, _ = tools.press("draw", (31, 29), around(0), adding=False)
    assert isinstance(gesture, tools.Resizing)
    preview = tools.drag(gesture, (41, 39), around(0))
    assert preview.places == {0: (10, 10, 40, 40)}, "the edge keeps its distance from the pointer"
    assert preview.held == "se"


def test_with_shift_the_drawing_tool_picks_and_moves() -> None:
    gesture, selected = tools.press("draw", (20, 20), around(1), adding=True)
    assert selected == {0, 1}
    assert tools.drag(gesture, (15, 25), around(0, 1)).places[0] == (5, 15, 25, 35)


def test_the_selecting_tool_moves_what_it_grabs() -> None:
    gesture, selected = tools.press("select", (65, 65), around(), adding=False)
    assert selected == {2}
    assert tools.drag(gesture, (500, 65), around(2)).places == {2: (90, 60, 100, 70)}


def test_a_click_on_one_of_several_selects_it_alone_but_a_drag_moves_all() -> None:
    gesture, selected = tools.press("select", (20, 20), around(0, 1), adding=False)
    assert selected == {0, 1}
    assert set(tools.drag(gesture, (21, 21), around(0, 1)).places) == {0, 1}
    assert tools.click(gesture) == {0}


def test_shift_takes_a_box_out_of_the_selection_again() -> None:
    assert tools.press("select", (20, 20), around(0, 1), adding=True)[1] == {1}


def test_a_rubber_band_selects_what_it_touches_and_adds_with_shift() -> None:
    gesture, selected = tools.press("select", (40, 40), around(0), adding=False)
    assert selected == frozenset()
    preview = tools.drag(gesture, (65, 65), around())
    assert preview.selected == {1, 2}
    assert preview.band == (40, 40, 65, 65)
    adding, kept = tools.press("select", (40, 40), around(0), adding=True)
    assert kept == {0}
    assert tools.drag(adding, (65, 65), around(0, hidden=frozenset({2}))).selected == {0, 1}
    assert tools.click(gesture) is None


LABELS = st.lists(st.sampled_from("abc").map(lambda name: LabelledBox(name, (0, 0, 1, 1))), max_size=8).map(tuple)


@given(LABELS, LABELS)
def test_lists_differ_only_between_their_shared_ends(old: edits.Boxes, new: edits.Boxes) -> None:
    start, end = edits.shared_ends(old, new)
    assert old[:start] == new[:start]
    assert old[len(old) - end :] == new[len(new) - end :]
    assert start + end <= min(len(old), len(new))


def test_a_selection_follows_its_boxes_when_others_go() -> None:
    old = tuple(LabelledBox(name, (0, 0, 1, 1)) for name in "abcd")
    assert edits.followed({0, 3}, old, edits.without(old, {1})) == {0, 2}
    assert edits.followed({1}, old, edits.without(old, {1})) == frozenset()
    assert edits.changed_places(edits.without(old, {1}), old) == {1}


def test_edits_touch_only_the_boxes_they_name() -> None:
    boxes = tuple(LabelledBox(name, (0, 0, 1, 1)) for name in "abc")
    moved = edits.placed(boxes, {1: (1.00001, 2, 3, 4)})
    assert moved[1].box == (1.0, 2, 3, 4)
    assert moved[0] is boxes[0]
    assert [b.label for b in edits.relabelled(boxes, {0, 2}, "z")] == ["z", "b", "z"]
    assert [b.crowd for b in edits.marked_crowd(boxes, {2}, True)] == [False, False, True]
    assert edits.counts(edits.relabelled(boxes, {0}, "c")) == {"c": 2, "b": 1}


def test_the_next_box_goes_round_and_skips_hidden_ones() -> None:
    assert edits.neighbour((), 3, 1) == 0
    assert edits.neighbour((), 3, -1) == 2
    assert edits.neighbour({2}, 3, 1) == 0
    assert edits.neighbour({0}, 3, 1, skipped={1}) == 2
    assert edits.neighbour((), 2, 1, skipped={0, 1}) is None
    assert edits.neighbour((), 0, 1) is None


def test_typed_letters_find_classes_and_those_that_begin_with_them_come_first() -> None:
    assert edits.words(["red nut", "nut", "screw"], "NU") == ["nut", "red nut"]


def test_neighbours_are_known_by_name() -> None:
    order = Order([f"{i}.jpg" for i in range(100)])
    assert order.step("5.jpg", 1) == "6.jpg"
    assert order.step("0.jpg", -1) is None
    assert order.step("99.jpg", 1) is None
    assert order.step("gone.jpg", 1) is None
    assert list(order.around("1.jpg", 2, 2)) == ["2.jpg", "0.jpg", "3.jpg"]


def test_a_pace_needs_a_few_photos_and_forgets_breaks() -> None:
    pace = Pace()
    for time in (0, 10, 20):
        pace = pace.after(time)
    assert pace.minutes_left(100) is None
    pace = pace.after(3600).after(3610)
    assert pace.seconds_each() == pytest.approx(10)
    assert pace.minutes_left(240) == 40


@pytest.mark.parametrize(("minutes", "said"), [(3, 3), (17, 15), (38, 40), (70, 60), (100, 90), (190, 180)])
def test_minutes_are_said_as_one_would_say_them(minutes: int, said: int) -> None:
    assert rounded_minutes(minutes) == said


def test_class_keys_leave_letters_alone_that_mean_something_else() -> None:
    assert class_keys({"W", "R"}) == (*"1234567890", *"QETYUIOP")
