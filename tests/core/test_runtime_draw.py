from __future__ import annotations

import numpy as np
import pytest
from PIL import Image

from effdet_core.detections import Detections
from effdet_core.runtime import letters
from effdet_core.runtime.draw import COLOURS, Tile, colour_of, contact_sheet, draw
from effdet_core.runtime.letters import font_for, in_no_font

GREY = np.full((300, 400, 3), 90, np.uint8)


def has_colour(image: Image.Image, colour: tuple[int, int, int]) -> bool:
    return bool((np.asarray(image) == colour).all(axis=-1).any())


def test_a_box_is_drawn_in_the_colour_of_its_class_with_white_beside_it() -> None:
    drawn = np.asarray(draw(GREY, Detections.sorted([[100, 100, 200, 300]], [0.9], [1]), ["a", "b"]))
    assert (drawn[101, 200] == COLOURS[1]).all()
    assert (drawn[99, 200] == 255).all()
    assert (drawn[150, 200] == 90).all()


def test_the_picture_itself_is_left_alone() -> None:
    original = Image.fromarray(GREY)
    drawn = draw(original, Detections.sorted([[10, 10, 90, 90]], [0.9], [0]), ["a"])
    assert (np.asarray(original) == 90).all()
    assert drawn.size == original.size


def test_a_label_at_the_border_stays_inside() -> None:
    corners = [[0, 0, 30, 30], [270, 370, 300, 400], [0, 380, 10, 400]]
    drawn = np.asarray(draw(GREY, Detections.sorted(corners, [0.9, 0.8, 0.7], [0, 1, 2]), ["platelets"] * 3))
    assert (drawn[:40, :120] == COLOURS[0]).all(axis=-1).sum() > 300
    assert (drawn[:40, 300:] == COLOURS[2]).all(axis=-1).sum() > 300


def test_lines_grow_with_the_picture() -> None:
    def thickness(scale: int) -> int:
        picture = np.full((300 * scale, 400 * scale, 3), 90, np.uint8)
        box = [[100 * scale, 100 * scale, 200 * scale, 300 * scale]]
        column = np.asarray(draw(picture, Detections.sorted(box, [0.9], [0]), ["a"]))[150 * scale :, 200 * scale]
        return int((column == COLOURS[0]).all(axis=-1).sum())

    assert thickness(8) >= 4 * thickness(1)


def test_odd_input_is_drawn_without_complaint() -> None:
    found = Detections.sorted([[0, 0, 0.2, 0.2], [-5, -5, 900, 900]], [0.9, 0.1], [99, -1])
    assert draw(np.zeros((1, 1, 3), np.uint8), found, []).size == (1, 1)
    assert draw(Image.new("LA", (9, 9)), Detections.none(), []).mode == "RGB"


def test_colours_are_distinct_and_never_run_out() -> None:
    assert len(set(COLOURS)) == len(COLOURS)
    assert colour_of(len(COLOURS)) == COLOURS[0]


def test_a_sheet_holds_every_picture_in_rows() -> None:
    shades = [(200, 0, 0), (0, 200, 0), (0, 0, 200)]
    tiles = [Tile(Image.new("RGB", (40, 30 + 10 * i), shade), "caption " * 30) for i, shade in enumerate(shades)]
    sheet = contact_sheet(tiles, columns=2, tile_width=160)
    assert sheet.width < 3 * 160 + 40
    assert all(has_colour(sheet, shade) for shade in shades)


def test_a_sheet_of_nothing_is_refused() -> None:
    with pytest.raises(ValueError, match="at least one"):
        contact_sheet([])


def test_letters_that_pillow_lacks_come_from_a_font_of_the_system(monkeypatch: pytest.MonkeyPatch) -> None:
    own = font_for("bee", 20).getname()
    assert in_no_font(["bee", "Bär 87 %"]) == ""
    if in_no_font(["пчела"]):
        pytest.skip("no font here has Cyrillic letters")
    assert font_for("пчела", 20).getname() != own
    assert font_for("bee", 20).getname() == own

    monkeypatch.setattr(letters, "_OF_THE_SYSTEM", ())
    letters._best.cache_clear()
    assert in_no_font(["пчела", "bee"]) == "аелпч"
    letters._best.cache_clear()


def test_names_of_any_kind_are_drawn() -> None:
    names = ["", "\n\t\x00", "蜜蜂", "\u202eeeb", "\U0010ffff"]
    assert not set(in_no_font(names)) & set("\n\t\x00\u202e")
    boxes = [[50, 50, 90, 90]] * len(names)
    found = Detections.sorted(boxes, [0.9] * len(names), range(len(names)))
    assert draw(GREY, found, names).size == (400, 300)
