"""Training pictures against the original's geometry and pixels, and what ours adds."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import tensorflow as tf

from effdet_core.boxes import iou
from effdet_core.hparams import model_config
from effdet_core.nn.augment import Augmenter, Labelled, colour, mirror, place, render

GOLDEN = json.loads((Path(__file__).parents[1] / "golden" / "preprocess.json").read_text())
CASES = [case for case in GOLDEN["train"] if not case["target_size"]]
BOXES = np.array(GOLDEN["conventions"]["input_boxes"], np.float32)


def formula_image(height: int, width: int) -> np.ndarray:
    y, x, c = np.mgrid[:height, :width, :3]
    return ((3 * y + 5 * x + 70 * c) % 256).astype(np.uint8)


def rendered(case: dict[str, Any]) -> tuple[Labelled, Any]:
    height, width = case["image_hw"]
    boxes = BOXES * [height, width, height, width]
    picture = Labelled(formula_image(height, width), tf.constant(boxes, tf.float32), tf.range(len(boxes)))
    no = tf.constant(False)
    picture = mirror(picture, horizontally=tf.constant(case["flip"]), vertically=no, transposed=no)
    canvas = tf.constant(case["output_hw"])
    where = tf.constant([case["random_offset_y"], case["random_offset_x"]])
    size = tf.constant([height, width], tf.float32)
    scale = tf.constant(case["random_scale"])
    placed = place(size, canvas, canvas, "letterbox", scale=scale, aspect=tf.constant(1.0), where=where)
    return render(picture, canvas, placed), placed


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['image_hw']}x{case['random_scale']}")
def test_a_scaled_picture_lies_where_the_original_puts_it(case: dict[str, Any]) -> None:
    result, placed = rendered(case)
    assert placed.scaled.numpy().tolist() == [case["scaled_h"], case["scaled_w"]]
    assert placed.offset.numpy().tolist() == [case["offset_y"], case["offset_x"]]
    values = result.image.numpy().ravel()[case["pixels"]["idx"]]
    np.testing.assert_allclose(values, case["pixels"]["values"], atol=1e-4)
    assert float(tf.reduce_sum(tf.abs(result.image))) == pytest.approx(case["pixels"]["abs_sum"], rel=1e-4)


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['image_hw']}x{case['random_scale']}")
def test_boxes_are_the_original_ones_but_for_the_lost_pixel_and_slivers(case: dict[str, Any]) -> None:
    """The original cuts at the last pixel instead of the border, and keeps boxes of which next to nothing is left."""
    result, _ = rendered(case)
    border = [case["output_hw"][i % 2] - 1 for i in range(4)]
    ours = np.minimum(result.boxes.numpy(), border)
    theirs = np.array(case["boxes"], np.float32)
    for box in ours:
        assert np.abs(theirs - np.minimum(box, border)).max(axis=1).min() < 41.0
    for box in theirs:
        is_inside = (box > 0).all() and (box < np.array(border) - 1).all() and (box[2:] - box[:2]).min() >= 1
        if is_inside:
            assert np.abs(ours - box).max(axis=1).min() < 1e-3


def test_flips_and_turns_take_the_boxes_along() -> None:
    image = np.zeros((20, 30, 3), np.uint8)
    image[2:6, 5:15] = 255
    picture = Labelled(image, tf.constant([[2.0, 5.0, 6.0, 15.0]]), tf.constant([0]))
    for flags in np.ndindex(2, 2, 2):
        h, v, t = (tf.constant(bool(flag)) for flag in flags)
        turned = mirror(picture, horizontally=h, vertically=v, transposed=t)
        top, left, bottom, right = turned.boxes.numpy()[0].astype(int)
        bright = np.argwhere(np.asarray(turned.image)[..., 0] == 255)
        assert bright.min(0).tolist() == [top, left]
        assert (bright.max(0) + 1).tolist() == [bottom, right]


def test_a_box_cropped_to_a_sliver_is_left_out() -> None:
    picture = Labelled(
        np.zeros((100, 100, 3), np.uint8),
        tf.constant([[0.0, 90.0, 50.0, 100.0], [0.0, 0.0, 50.0, 60.0]]),
        tf.constant([0, 1]),
    )
    canvas = tf.constant([100, 50])
    placed = place(
        tf.constant([100.0, 100.0]),
        tf.constant([100, 100]),
        canvas,
        "stretch",
        scale=tf.constant(1.0),
        aspect=tf.constant(1.0),
        where=tf.constant([0.0, 0.9]),
    )
    assert render(picture, canvas, placed).classes.numpy().tolist() == [0, 1]
    assert render(picture, canvas, placed._replace(offset=tf.constant([0.0, 0.0]))).classes.numpy().tolist() == [1]


def augmented(seed: int, *, bottom: float = 50.0, **overrides: Any) -> Labelled:
    augmenter = Augmenter(model_config("efficientdet-lite0", {"image_size": 128, **overrides}))
    picture = Labelled(formula_image(60, 80), tf.constant([[10.0, 10.0, bottom, 60.0]]), tf.constant([0]))
    return augmenter.one(picture, tf.constant([seed, 1]))


def test_the_same_seed_gives_the_same_picture_and_another_one_another() -> None:
    strong = {"color_jitter": 0.5, "aspect_jitter": 2.0}
    assert np.array_equal(augmented(1, **strong).image, augmented(1, **strong).image)
    assert not np.array_equal(augmented(1, **strong).image, augmented(2, **strong).image)


def test_switched_off_augmentation_leaves_only_the_fitting() -> None:
    off = {"input_rand_hflip": False, "jitter_min": 1.0, "jitter_max": 1.0, "resize": "stretch"}
    first, second = augmented(1, **off), augmented(2, **off)
    assert np.array_equal(first.image, second.image)
    np.testing.assert_allclose(first.boxes.numpy(), [[10 / 60 * 128, 16, 50 / 60 * 128, 96]], rtol=1e-5)


def test_colours_vary_within_what_a_picture_can_hold() -> None:
    image = tf.constant(formula_image(32, 32), tf.float32) / 128 - 1
    changed = colour(image, 1.0, tf.constant([3, 4])).numpy()
    assert changed.min() >= -127 / 128
    assert changed.max() <= 1
    assert np.abs(changed - image.numpy()).mean() > 0.02


def test_a_mosaic_holds_four_pictures_side_by_side() -> None:
    config = model_config("efficientdet-lite0", {"image_size": 128, "jitter_min": 0.5, "jitter_max": 0.5})
    picture = Labelled(formula_image(60, 80), tf.constant([[0.0, 0.0, 60.0, 80.0]]), tf.constant([2]))
    whole = Augmenter(config).four([picture] * 4, tf.constant([5, 6]))
    assert whole.image.shape == (128, 128, 3)
    assert whole.classes.numpy().tolist() == [2] * 4
    boxes = whole.boxes.numpy()
    assert boxes.min() >= 0
    assert boxes.max() <= 128
    assert iou(boxes, boxes).sum() == pytest.approx(4)
    for ymin, xmin, ymax, xmax in boxes.astype(int):
        assert np.abs(whole.image[ymin:ymax, xmin:xmax]).mean() > 0.3


@pytest.mark.parametrize(
    ("changes", "beside"),
    [
        ({"input_rand_hflip": True}, {}),
        ({"input_rand_vflip": True}, {}),
        ({"input_rand_transpose": True}, {}),
        ({"jitter_min": 0.5}, {}),
        ({"jitter_max": 2.0}, {}),
        ({"aspect_jitter": 2.0}, {"resize": "stretch"}),
        ({"color_jitter": 0.5}, {}),
        ({"resize": "stretch"}, {}),
    ],
    ids=str,
)
def test_each_key_of_ours_changes_training_pictures(changes: dict[str, Any], beside: dict[str, Any]) -> None:
    still = {"input_rand_hflip": False, "jitter_min": 1.0, "jitter_max": 1.0, "bottom": 30.0, **beside}
    plain = [augmented(seed, **still) for seed in range(4)]
    found = [augmented(seed, **{**still, **changes}) for seed in range(4)]
    changed = [not np.array_equal(a.image, b.image) for a, b in zip(plain, found, strict=True)]
    moved = [not np.array_equal(a.boxes, b.boxes) for a, b in zip(plain, found, strict=True)]
    assert any(changed)
    assert any(moved) == ("color_jitter" not in changes), "boxes follow the picture, and only then"
