"""Fitting a picture to the network's input, against the original's evaluation pictures."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from effdet_core.preprocess import fit, geometry, normalise, resize_bilinear

GOLDEN = json.loads((Path(__file__).parents[1] / "golden" / "preprocess.json").read_text())
CASES = [case for case in GOLDEN["eval"] if "error" not in case]


def formula_image(height: int, width: int) -> np.ndarray:
    y, x, c = (np.arange(size, dtype=np.int32) for size in (height, width, 3))
    return ((3 * y[:, None, None] + 5 * x[:, None] + 70 * c) % 256).astype(np.uint8)


@pytest.mark.parametrize("case", CASES, ids=lambda case: "x".join(map(str, case["image_hw"])))
def test_a_letterboxed_picture_is_the_original_one(case: dict[str, Any]) -> None:
    fitted = fit(formula_image(*case["image_hw"]), tuple(case["output_hw"]), "letterbox")
    pixels = normalise(fitted.pixels)
    assert fitted.geometry.scaled == (case["scaled_h"], case["scaled_w"])
    np.testing.assert_allclose(pixels.ravel()[case["pixels"]["idx"]], case["pixels"]["values"], atol=1e-4)
    assert np.abs(pixels).sum(dtype=np.float64) == pytest.approx(case["pixels"]["abs_sum"], rel=1e-5)


def test_square_pictures_fill_the_canvas_where_the_original_is_a_pixel_short() -> None:
    for side in GOLDEN["square_sizes_below_2000_whose_scaled_size_is_319_instead_of_320"]:
        assert geometry((side, side), (320, 320), "letterbox").scaled == (320, 320)


def test_the_thinnest_picture_keeps_a_pixel() -> None:
    assert fit(formula_image(1000, 1), (320, 320), "letterbox").geometry.scaled == (320, 1)


@pytest.mark.parametrize("resize", ["letterbox", "stretch"])
def test_boxes_come_back_from_the_canvas_unchanged(resize: Any) -> None:
    place = geometry((480, 640), (320, 320), resize)
    boxes = np.array([[0, 0, 480, 640], [10, 20, 200, 300]], np.float32)
    np.testing.assert_allclose(place.to_picture(place.to_canvas(boxes)), boxes, rtol=1e-3)


def test_stretching_fills_the_canvas() -> None:
    fitted = fit(np.full((30, 60, 3), 9, np.uint8), (64, 64), "stretch")
    assert (fitted.pixels == 9).all()


@pytest.mark.parametrize(("source", "target"), [((48, 64), (24, 32)), ((31, 17), (40, 9)), ((1, 1), (3, 4))])
def test_picking_columns_before_rows_changes_no_bit(source: tuple[int, int], target: tuple[int, int]) -> None:
    """Whole rows blended first, and then their columns, as it is written in books."""
    image = np.random.default_rng(5).integers(0, 256, (*source, 3), dtype=np.uint8)

    def taps(axis: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        centres = (np.arange(target[axis]) + 0.5) * (source[axis] / target[axis]) - 0.5
        low = np.floor(centres).astype(int)
        last = source[axis] - 1
        return np.clip(low, 0, last), np.clip(low + 1, 0, last), (centres - low).astype(np.float32)

    (top, bottom, y), (left, right, x) = taps(0), taps(1)
    upper, lower = image[top].astype(np.float32), image[bottom].astype(np.float32)
    rows = upper + (lower - upper) * y[:, None, None]
    expected = rows[:, left] + (rows[:, right] - rows[:, left]) * x[None, :, None]
    assert np.array_equal(resize_bilinear(image, target), expected)
