"""Distortions move boxes with what is in them, and policies apply the distortions that they are made of."""

from __future__ import annotations

import functools
from typing import Any

import numpy as np
import pytest
import tensorflow as tf

from effdet_core.boxes import iou
from effdet_core.hparams import model_config
from effdet_core.nn.augment import Augmenter
from effdet_core.nn.autoaugment import POLICIES, Policy, grid_masked
from effdet_core.nn.distort import DISTORTIONS, GREY, warped
from effdet_core.nn.labelled import Labelled

HEIGHT, WIDTH = 240, 320
DISCS = [(60.0, 80.0, 20.0), (150.0, 220.0, 30.0)]
"""Centre y, centre x and radius."""
COLOURS = sorted(name for name in DISTORTIONS if "BBox" not in name)
MOVES = [
    f"{name}_BBox" for name in ("TranslateX", "TranslateY", "ShearX", "ShearY", "Rotate")
]  # fmt: skip


def discs() -> Labelled:
    """White discs on a dark picture, with their boxes."""
    y, x = np.mgrid[:HEIGHT, :WIDTH] + 0.5
    image = np.full((HEIGHT, WIDTH, 3), 20.0, np.float32)
    for cy, cx, radius in DISCS:
        image[(y - cy) ** 2 + (x - cx) ** 2 < radius**2] = 250.0
    boxes = [[cy - r, cx - r, cy + r, cx + r] for cy, cx, r in DISCS]
    return Labelled(tf.constant(image), tf.constant(boxes, tf.float32), tf.constant([0, 1]))


def distorted(name: str, level: float, seed: int = 1, picture: Labelled | None = None) -> Labelled:
    return Labelled(*compiled(name)(picture or discs(), tf.constant(level), tf.constant([seed, 5])))


@functools.cache
def compiled(name: str) -> Any:
    return tf.function(DISTORTIONS[name], autograph=False, reduce_retracing=True)


def seen(image: Any, near: np.ndarray) -> np.ndarray:
    """The box around the bright pixels within 12 pixels of a box."""
    bright = np.asarray(image)[..., 0] > 200
    top, left, bottom, right = (int(v) for v in near + np.array([-12, -12, 12, 12]))
    mask = np.zeros_like(bright)
    mask[max(top, 0) : bottom, max(left, 0) : right] = True
    found = np.argwhere(bright & mask)
    return np.concatenate([found.min(0), found.max(0) + 1])


@pytest.mark.parametrize("level", [3.0, 6.0])
@pytest.mark.parametrize("name", MOVES)
def test_boxes_follow_what_is_in_them(name: str, level: float) -> None:
    moved_any = False
    for seed in range(4):
        picture = distorted(name, level, seed)
        moved_any |= not np.allclose(picture.boxes, discs().boxes, atol=2)
        for box in picture.boxes.numpy():
            if (box > 1).all() and (box < [HEIGHT - 1, WIDTH - 1] * 2).all():
                assert iou(box[None], seen(picture.image, box)[None].astype(np.float32))[0, 0] > 0.88
    assert moved_any


def test_a_turn_by_a_known_angle_puts_a_box_where_geometry_says() -> None:
    quarter = tf.constant([[0.0, -1.0], [1.0, 0.0]])
    picture = warped(discs(), quarter, tf.constant([0.0, 0.0]))
    centre = np.array([HEIGHT, WIDTH]) / 2
    cy, cx, radius = DISCS[0]
    expected = quarter.numpy() @ (np.array([cy, cx]) - centre) + centre
    np.testing.assert_allclose(picture.boxes[0], [*(expected - radius), *(expected + radius)], atol=1e-3)
    np.testing.assert_allclose(seen(picture.image, picture.boxes.numpy()[0]), picture.boxes[0], atol=1.5)


def test_a_box_that_leaves_the_picture_is_left_out_with_its_class() -> None:
    far = warped(discs(), tf.eye(2), tf.constant([-90.0, 0.0]))
    assert far.classes.numpy().tolist() == [1]
    assert warped(discs(), tf.eye(2), tf.constant([1000.0, 0.0])).boxes.shape == (0, 4)
    assert np.allclose(warped(discs(), tf.eye(2), tf.constant([1000.0, 0.0])).image, GREY)


@pytest.mark.parametrize("name", COLOURS)
def test_colours_change_and_stay_within_what_a_picture_can_hold(name: str) -> None:
    chance = np.random.default_rng(3)
    image = tf.constant(chance.integers(30, 200, (60, 80, 3)), tf.float32)
    picture = discs()._replace(image=image)
    level = 4.0 if name == "Solarize" else 8.0
    found = distorted(name, level, picture=picture)
    assert np.array_equal(found.boxes, picture.boxes)
    assert 0 <= found.image.numpy().min() <= found.image.numpy().max() <= 255
    assert np.abs(found.image.numpy() - image.numpy()).mean() > 0.4


def test_colours_are_the_published_ones() -> None:
    values = np.arange(240, dtype=np.float32).reshape(8, 10, 3)
    picture = discs()._replace(image=tf.constant(values))
    np.testing.assert_allclose(distorted("Brightness", 5.0, picture=picture).image, values, rtol=1e-5)
    np.testing.assert_allclose(distorted("Brightness", 0.0, picture=picture).image, 0.1 * values, rtol=1e-5)
    inverted = np.where(values < 128, values, 255 - values)
    np.testing.assert_allclose(distorted("Solarize", 5.0, picture=picture).image, inverted)
    np.testing.assert_allclose(distorted("Posterize", 5.0, picture=picture).image, values // 4 * 4)
    brightened = np.where(values < 128, values + 55, values)
    np.testing.assert_allclose(distorted("SolarizeAdd", 5.0, picture=picture).image, brightened)


def test_equalising_equals_pillow() -> None:
    from PIL import Image, ImageOps

    values = (np.random.default_rng(1).normal(90, 20, (50, 60, 3)).clip(0, 255)).astype(np.uint8)
    expected = np.asarray(ImageOps.equalize(Image.fromarray(values)), np.float32)
    found = distorted("Equalize", 1.0, picture=discs()._replace(image=tf.constant(values, tf.float32))).image
    np.testing.assert_allclose(found, expected)


@pytest.mark.parametrize("name", [name for name in DISTORTIONS if "Only" in name])
def test_only_what_is_inside_of_boxes_changes(name: str) -> None:
    image = np.random.default_rng(7).integers(0, 256, (HEIGHT, WIDTH, 3)).astype(np.float32)
    picture = discs()._replace(image=tf.constant(image))
    outside = np.ones((HEIGHT, WIDTH), bool)
    for top, left, bottom, right in picture.boxes.numpy().astype(int):
        outside[top:bottom, left:right] = False
    changed = False
    for seed in range(8):
        found = distorted(name, 4.0, seed, picture)
        assert np.array_equal(found.image.numpy()[outside], image[outside])
        assert np.array_equal(found.boxes, picture.boxes)
        changed |= not np.array_equal(found.image, image)
    assert changed


def test_the_cut_out_part_of_a_box_is_grey_and_lies_at_a_box() -> None:
    found = distorted("BBox_Cutout", 10.0, 3).image.numpy()
    holes = np.argwhere(np.all(found == GREY, axis=-1))
    assert len(holes)
    assert any(abs(holes.mean(0)[0] - cy) < 2 * r and abs(holes.mean(0)[1] - cx) < 2 * r for cy, cx, r in DISCS)


NOTHING = Labelled(tf.constant(np.full((70, 90, 3), 99.0), tf.float32), tf.zeros([0, 4]), tf.zeros([0], tf.int32))


@pytest.mark.slow
@pytest.mark.parametrize("name", ["v0", "randaug"])  # the others are seen at work elsewhere in this file
def test_a_policy_changes_a_small_picture_now_and_then(name: str) -> None:
    policy = tf.function(Policy(name), autograph=False)
    small = Labelled(tf.constant(np.asarray(discs().image)[::5, ::5]), discs().boxes / 5, discs().classes)
    found = [Labelled(*policy(small, tf.constant([seed, 3]))) for seed in range(8)]
    assert all(picture.image.shape == small.image.shape for picture in found)
    assert any(not np.array_equal(picture.image, small.image) for picture in found)


@pytest.mark.slow
@pytest.mark.parametrize(
    "name", [name if name == "v1" else pytest.param(name, marks=pytest.mark.thorough) for name in POLICIES]
)
def test_a_policy_works_on_any_picture_is_repeatable_and_keeps_boxes_inside(name: str) -> None:
    policy = tf.function(Policy(name), autograph=False, reduce_retracing=True)
    changed = 0
    for seed in range(15):
        found = Labelled(*policy(discs(), tf.constant([seed, 3])))
        again = Labelled(*policy(discs(), tf.constant([seed, 3])))
        assert np.array_equal(found.image, again.image)
        assert len(found.boxes) == len(found.classes)
        assert (found.boxes.numpy() >= 0).all()
        assert (found.boxes.numpy() <= [HEIGHT, WIDTH] * 2).all()
        assert found.image.shape == (HEIGHT, WIDTH, 3)
        changed += not np.array_equal(found.image, discs().image)
    assert changed > 4
    for seed in range(5):
        assert Labelled(*policy(NOTHING, tf.constant([seed, 3]))).image.shape == (70, 90, 3)


def test_the_policies_are_the_published_ones() -> None:
    for name, rows in PUBLISHED.items():
        read = [[_published(step) for step in row.split(" · ")] for row in rows.strip().splitlines()]
        assert [list(row) for row in POLICIES[name]] == read, name
    assert POLICIES["v1"][:5] == POLICIES["v0"]
    assert {(len(row), row[0][2]) for row in POLICIES["randaug"]} == {(1, 15)}
    assert {row[0][0] for row in POLICIES["randaug"]} == set(RANDOM.split())


def _published(step: str) -> tuple[str, float, float]:
    """ "Rotate* 6 10" is (Rotate_BBox, 0.6, 10): tenths and levels; * moves the picture with its boxes, + only them."""
    name, tenths, level = step.split()
    return name.replace("*", "_BBox").replace("+", "_Only_BBoxes"), int(tenths) / 10, int(level)


# Of the appendix and the code of Zoph et al. 2019 (arXiv:1906.11172), written down apart from `effdet_core`.
V0 = """
TranslateX* 6 4 · Equalize 8 10
TranslateY+ 2 2 · Cutout 8 8
Sharpness 0 8 · ShearX* 4 0
ShearY* 10 2 · TranslateY+ 6 6
Rotate* 6 10 · Color 10 6
"""
PUBLISHED = {
    "v0": V0,
    "v1": V0
    + """\
Color 0 0 · ShearX+ 8 4
ShearY+ 8 2 · Flip+ 0 10
Equalize 6 10 · TranslateX* 2 2
Color 10 10 · TranslateY+ 4 6
Rotate* 8 10 · Contrast 0 10
Cutout 2 2 · Brightness 8 10
Color 10 6 · Equalize 10 2
Cutout+ 4 6 · TranslateY+ 8 2
Color 2 8 · Rotate* 8 10
Sharpness 4 4 · TranslateY+ 0 4
Sharpness 10 4 · SolarizeAdd 4 4
Rotate* 10 8 · Sharpness 2 8
ShearY* 6 10 · Equalize+ 6 8
ShearX* 2 6 · TranslateY+ 2 10
SolarizeAdd 6 8 · Brightness 8 10
""",
    "v2": """
Color 0 6 · Cutout 6 8 · Sharpness 4 8
Rotate* 4 8 · Sharpness 4 2 · Rotate* 8 10
TranslateY* 10 8 · AutoContrast 8 2
AutoContrast 4 6 · ShearX* 8 8 · Brightness 0 10
SolarizeAdd 2 6 · Contrast 0 10 · AutoContrast 6 0
Cutout 2 0 · Solarize 8 8 · Color 10 4
TranslateY* 0 4 · Equalize 6 8 · Solarize 0 10
TranslateY* 2 2 · ShearY* 8 8 · Rotate* 8 8
Cutout 8 8 · Brightness 8 8 · Cutout 2 2
Color 8 4 · TranslateY* 10 6 · Rotate* 6 6
Rotate* 6 10 · BBox_Cutout 10 4 · Cutout 2 8
Rotate* 0 0 · Equalize 6 6 · ShearY* 6 8
Brightness 8 8 · AutoContrast 4 2 · Brightness 2 2
TranslateY* 4 8 · Solarize 4 6 · SolarizeAdd 2 10
Contrast 10 10 · SolarizeAdd 2 8 · Equalize 2 4
""",
    "v3": """
Posterize 8 2 · TranslateX* 10 8
BBox_Cutout 2 10 · Sharpness 10 8
Rotate* 6 8 · Rotate* 8 10
Equalize 8 10 · AutoContrast 2 10
SolarizeAdd 2 2 · TranslateY* 2 8
Sharpness 0 2 · Color 4 8
Equalize 10 8 · TranslateY* 10 8
Posterize 6 2 · Rotate* 0 10
AutoContrast 6 0 · Rotate* 10 6
Equalize 0 4 · Cutout 8 10
Brightness 10 2 · TranslateY* 10 6
Contrast 0 2 · ShearY* 8 0
AutoContrast 8 10 · Contrast 2 10
Rotate* 10 10 · Cutout 10 10
SolarizeAdd 8 6 · Equalize 8 8
""",
}
RANDOM = (
    "Equalize Solarize Color Cutout SolarizeAdd TranslateX_BBox TranslateY_BBox ShearX_BBox ShearY_BBox Rotate_BBox"
)


def test_policies_hold_only_distortions_that_exist_and_sound_numbers() -> None:
    for rows in POLICIES.values():
        for name, chance, level in (step for row in rows for step in row):
            assert name in DISTORTIONS
            assert not chance < 0
            assert not chance > 1
            assert 0 <= level <= 15


def test_a_policy_gives_each_row_its_share() -> None:
    """v3's rows that move the picture for sure can be told by their boxes."""
    policy = tf.function(Policy("v3"), autograph=False)
    moved = sum(not np.array_equal(policy(discs(), tf.constant([s, 1]))[1], discs().boxes) for s in range(90))
    certain, uncertain = 5, 1 - (1 - 0.6) * (1 - 0.8) + 0.2
    assert moved / 90 == pytest.approx((certain + uncertain) / 15, abs=0.13)


def test_the_grid_mask_hides_squares_of_the_published_share_in_most_pictures() -> None:
    masked = tf.function(grid_masked, autograph=False)
    picture = discs()._replace(image=tf.fill([HEIGHT, WIDTH, 3], 200.0))
    shares = [float(np.mean(np.asarray(masked(picture, tf.constant([seed, 9]))[0]) == GREY)) for seed in range(60)]
    hidden = [share for share in shares if share]
    assert 0.4 < len(hidden) / 60 < 0.8
    assert np.mean(hidden) == pytest.approx(0.4**2, abs=0.04)


def augmented(seed: int, **changes: Any) -> np.ndarray:
    still = {"image_size": 96, "jitter_min": 1.0, "jitter_max": 1.0, "input_rand_hflip": False}
    augmenter = Augmenter(model_config("efficientdet-lite0", {**still, **changes}))
    picture = discs()._replace(image=tf.cast(discs().image, tf.uint8))
    return np.asarray(augmenter.one(picture, tf.constant([seed, 1])).image)


@pytest.mark.slow
@pytest.mark.parametrize("changes", [{"autoaugment_policy": "v2"}, {"grid_mask": True}], ids=str)
def test_training_pictures_get_the_policy_and_the_grid(changes: dict[str, Any]) -> None:
    plain = augmented(0)
    found = [augmented(seed, **changes) for seed in range(6)]
    assert sum(not np.array_equal(plain, image) for image in found) >= 2
    assert all(image.shape == (96, 96, 3) and np.abs(image).max() <= 1.01 for image in found)


def test_without_policies_a_training_picture_costs_no_operation_more() -> None:
    augmenter = Augmenter(model_config("efficientdet-lite0", {"image_size": 96}))
    spec = Labelled(
        tf.TensorSpec((None, None, 3), tf.uint8), tf.TensorSpec((None, 4)), tf.TensorSpec((None,), tf.int32)
    )
    graph = tf.function(augmenter.one, autograph=False).get_concrete_function(spec, tf.TensorSpec((2,), tf.int32)).graph
    kinds = {op.type for op in graph.get_operations()}
    assert not kinds & {"ImageProjectiveTransformV3", "Case", "StatelessCase", "While", "StatelessWhile", "FloorMod"}
