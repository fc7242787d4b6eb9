"""Drawing and changing boxes on the real page, by mouse and keys. The first photo holds a bee and a wasp."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from app.labelling.geometry import HANDLES, Handle, Point, handle_points
from app.session import Session
from tests.app.labelling_hand import CTRL, SHIFT, Hands, label_page

BEE, WASP = (10.0, 20.0, 60.0, 70.0), (30.0, 80.0, 90.0, 150.0)
CLOSE = 1.0
"""Pixels of the photo that a whole pixel of the screen may be off."""


@pytest.fixture
def hands(session: Session, qtbot: QtBot) -> Iterator[Hands]:
    with label_page(session, qtbot) as made:
        yield made


def test_a_drag_draws_a_box_of_the_current_class_and_a_class_key_changes_it(hands: Hands) -> None:
    hands.drag((70, 10), (100, 50))
    label, box = hands.boxes[2]
    assert label == "bee"
    assert box == pytest.approx((70, 10, 100, 50), abs=CLOSE)
    assert hands.selected == {2}
    hands.keys("2")
    assert hands.boxes[2][0] == "wasp"
    hands.drag((100, 100), (115, 120))
    assert hands.boxes[3][0] == "wasp", "the next box is of the class used last"


def test_a_drag_beyond_the_photo_ends_at_its_edge(hands: Hands) -> None:
    hands.drag((70, 10), (100, 50))
    hands.drag((100, 140), (130, 175))
    assert hands.boxes[3][1] == pytest.approx((100, 140, 120, 160), abs=CLOSE)
    assert hands.boxes[3][1][2:] == (120, 160)


@pytest.mark.parametrize("handle", HANDLES)
def test_each_handle_resizes_the_selected_box(hands: Hands, handle: Handle) -> None:
    hands.click((20, 30))
    assert hands.selected == {0}
    y, x = handle_points(BEE)[handle]
    hands.drag((y, x), (y + 6, x + 8))
    expected = list(BEE)
    for letter, place, change in (("n", 0, 6), ("w", 1, 8), ("s", 2, 6), ("e", 3, 8)):
        expected[place] += change if letter in handle else 0
    assert hands.boxes[0][1] == pytest.approx(expected, abs=CLOSE)
    assert hands.boxes[1][1] == WASP


def test_the_selecting_tool_moves_a_box_and_one_drag_is_one_step(hands: Hands) -> None:
    hands.keys("V")
    hands.drag((20, 30), (30, 50))
    assert hands.boxes[0][1] == pytest.approx((20, 40, 70, 90), abs=CLOSE)
    assert hands.session.undo_text
    assert hands.session.undo_text.startswith("Move 1 box")
    hands.keys("Ctrl+Z")
    assert hands.boxes[0][1] == BEE


def test_a_moved_box_stays_in_the_photo(hands: Hands) -> None:
    hands.keys("V")
    hands.drag((20, 30), (-90, -200))
    assert hands.boxes[0][1] == pytest.approx((0, 0, 50, 50), abs=0.01)


def test_arrow_keys_move_the_selected_box_as_one_step(hands: Hands) -> None:
    hands.click((20, 30))
    hands.keys("Right", "Right", "Down", "Shift+Down")
    assert hands.page.editor.boxes[0].box == (21, 22, 71, 72), "it shows at once"
    hands.settle()
    assert hands.boxes[0][1] == (21, 22, 71, 72)
    hands.keys("Ctrl+Z")
    assert hands.boxes[0][1] == BEE


def test_an_arrow_key_is_handed_over_before_the_photo_is_left(hands: Hands) -> None:
    hands.click((20, 30))
    hands.keys("Right", "D")
    assert hands.session.labels(hands.session.catalogue.names[0]).boxes[0].box[1] == 21


def test_ctrl_and_arrows_make_a_box_larger(hands: Hands) -> None:
    hands.click((20, 30))
    hands.keys("Ctrl+Right", "Ctrl+Down", "Ctrl+Down")
    hands.settle()
    assert hands.boxes[0][1] == (10, 20, 62, 71)


def test_shift_click_and_the_rubber_band_select_several_and_del_deletes_them(hands: Hands) -> None:
    hands.click((20, 30))
    hands.click((50, 100), SHIFT)
    assert hands.selected == {0, 1}
    hands.click((50, 100), CTRL)
    assert hands.selected == {0}
    hands.keys("V")
    hands.drag((5, 5), (40, 100))
    assert hands.selected == {0, 1}
    hands.keys("Del")
    assert hands.boxes == []
    assert hands.session.labels(hands.session.catalogue.names[0]).state == "not looked at"
    hands.keys("Ctrl+Z")
    assert [box for _, box in hands.boxes] == [BEE, WASP]


def test_several_boxes_move_together(hands: Hands) -> None:
    hands.keys("V", "Ctrl+A")
    hands.drag((20, 30), (25, 33))
    assert hands.boxes[0][1] == pytest.approx((15, 23, 65, 73), abs=CLOSE)
    assert hands.boxes[1][1] == pytest.approx((35, 83, 95, 153), abs=CLOSE)


def test_copy_and_paste_within_a_photo_and_into_another(hands: Hands) -> None:
    hands.click((20, 30))
    hands.keys("Ctrl+C", "Ctrl+V")
    assert hands.boxes[2] == ("bee", (22, 32, 72, 82))
    assert hands.selected == {2}
    hands.keys("D", "D", "D")
    hands.sharp()
    hands.keys("Ctrl+V")
    assert len(hands.boxes) == 1
    assert hands.boxes[0][0] == "bee"


def test_cut_and_paste_puts_a_box_back_where_it_was(hands: Hands) -> None:
    hands.click((20, 30))
    hands.keys("Ctrl+X")
    assert len(hands.boxes) == 1
    hands.keys("Ctrl+V")
    assert hands.boxes[1] == ("bee", BEE)


def test_ctrl_d_duplicates_and_ctrl_shift_d_copies_to_the_next_photo(hands: Hands) -> None:
    hands.click((20, 30))
    hands.keys("Ctrl+D")
    assert len(hands.boxes) == 3
    hands.keys("Ctrl+Z")
    hands.click((20, 30))
    hands.keys("Ctrl+Shift+D")
    assert hands.photo == "1"
    assert hands.boxes == [("bee", BEE)], "the same box twice would be one too many"
    hands.keys("Ctrl+Shift+D")
    assert hands.photo == "2"
    assert hands.boxes == [("bee", BEE)]
    assert hands.session.labels(hands.session.catalogue.names[2]).state == "labelled"


def test_escape_drops_a_gesture_and_then_the_selection(hands: Hands) -> None:
    hands.press((70, 10))
    hands.move((90, 40))
    hands.keys("Esc")
    hands.release((90, 40))
    assert len(hands.boxes) == 2
    hands.click((20, 30))
    hands.keys("Esc")
    assert hands.selected == set()


def test_tab_goes_from_box_to_box_only_on_the_canvas(hands: Hands) -> None:
    hands.keys("Tab")
    assert hands.selected == {0}
    hands.keys("Tab")
    assert hands.selected == {1}
    hands.keys("Shift+Tab")
    assert hands.selected == {0}
    hands.page.parts.panel.facts.nothing.setFocus()
    hands.keys("Tab")
    assert hands.selected == {0}, "among buttons Tab goes to the next button"
    assert hands.page.parts.panel.facts.reviewed.hasFocus()


def test_labelimgs_keys_work(hands: Hands) -> None:
    hands.keys("V", "W")
    hands.drag((70, 10), (100, 50))
    assert len(hands.boxes) == 3
    hands.keys("Del", "D")
    assert hands.photo == "1"
    hands.keys("A")
    assert hands.photo == "0"
    assert len(hands.boxes) == 2


def test_without_keeping_the_tool_selecting_comes_after_each_box(hands: Hands) -> None:
    hands.keys("K")
    hands.drag((70, 10), (100, 50))
    assert hands.page.canvas.hand.tool == "select"
    hands.keys("K", "W")
    hands.drag((100, 100), (115, 120))
    assert hands.page.canvas.hand.tool == "draw"


def test_a_crowd_is_marked_and_the_last_class_comes_again(hands: Hands) -> None:
    hands.click((20, 30))
    hands.keys("M")
    photo = hands.session.catalogue.names[0]
    assert hands.session.labels(photo).boxes[0].crowd
    hands.keys("M", "2")
    assert not hands.session.labels(photo).boxes[0].crowd
    hands.keys("G")
    assert hands.boxes[0][0] == "bee"


def test_hidden_and_locked_boxes_are_out_of_reach(hands: Hands) -> None:
    hands.click((20, 30))
    hands.keys("L", "Esc")
    hands.click((20, 30))
    assert hands.selected == set()
    hands.click((50, 100))
    hands.keys("Shift+H")
    hands.click((50, 100))
    assert hands.selected == set()
    assert not hands.page.canvas.board.item(1).isVisible()
    hands.keys("Ctrl+Shift+H")
    hands.click((50, 100))
    assert hands.selected == {1}
    hands.keys("H")
    assert not any(hands.page.canvas.board.item(i).isVisible() for i in range(2))
    hands.keys("H")
    assert all(hands.page.canvas.board.item(i).isVisible() for i in range(2))


def test_a_box_can_be_made_without_a_mouse(hands: Hands) -> None:
    hands.keys("B", "Left", "Ctrl+Down")
    hands.settle()
    assert len(hands.boxes) == 3
    ymin, xmin, ymax, xmax = hands.boxes[2][1]
    assert (ymax - ymin, xmax - xmin) == pytest.approx((25, 32), abs=CLOSE)


@pytest.mark.parametrize("to", [(62.0, 40.0), (8.0, 90.0)])
def test_a_handle_dragged_over_the_other_side_turns_the_box_round(hands: Hands, to: Point) -> None:
    hands.click((20, 30))
    hands.drag((10, 20), (to[0] + 20, to[1]))
    ymin, xmin, ymax, xmax = hands.boxes[0][1]
    assert ymin < ymax
    assert xmin < xmax


@pytest.mark.parametrize("handle", [False, True])
def test_a_box_deleted_under_the_pointer_ends_the_drag_and_no_other_box_moves(hands: Hands, handle: bool) -> None:
    hands.keys("V")
    hands.click((20, 30))
    start = (60, 70) if handle else (20, 30)
    hands.press(start)
    hands.move((start[0] + 5, start[1] + 5))
    hands.keys("Del")
    hands.move((start[0] + 20, start[1] + 20))
    hands.release((start[0] + 20, start[1] + 20))
    assert hands.boxes == [("wasp", WASP)]
    assert hands.page.canvas.board.item(0).box == WASP


def test_undo_in_the_middle_of_a_drag_ends_it(hands: Hands) -> None:
    hands.drag((70, 10), (100, 50))
    hands.keys("V")
    hands.press((85, 30))
    hands.move((85, 40))
    hands.keys("Ctrl+Z")
    hands.move((85, 60))
    hands.release((85, 60))
    assert [box for _, box in hands.boxes] == [BEE, WASP]
    hands.press((20, 30))
    hands.move((30, 40))
    hands.keys("Ctrl+Shift+Z")
    hands.release((30, 40))
    assert hands.boxes[0][1] == BEE
    assert hands.page.canvas.board.item(0).box == BEE, "it is shown where it is"


def test_a_locked_box_stays_where_it_is_and_what_it_is(hands: Hands) -> None:
    hands.keys("V", "Ctrl+A")
    hands.page.parts.panel.boxes.lock_wanted.emit(1, True)
    hands.drag((20, 30), (25, 33))
    assert hands.boxes[0][1] == pytest.approx((15, 23, 65, 73), abs=CLOSE)
    assert hands.boxes[1][1] == WASP
    hands.keys("Tab")
    assert hands.selected == {0}
    hands.keys("Tab")
    assert hands.selected == {1}
    hands.keys("Right", "Shift+Down", "Ctrl+Right", "M", "1", "Ctrl+X", "Del")
    hands.settle()
    assert hands.boxes[1] == ("wasp", WASP)
    assert "locked" in hands.said
    hands.keys("Ctrl+A", "Del")
    assert hands.boxes == [("wasp", WASP)]
