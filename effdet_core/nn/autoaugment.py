"""Augmentation policies: which distortions a training picture gets (`autoaugment_policy`), and the grid mask.

v0 to v3: Zoph et al. 2019, "Learning Data Augmentation Strategies for Object Detection". randaug: Cubuk et al. 2019,
one distortion at random. grid mask: Chen et al. 2020. docs/adr/0106 tells where ours depart and why.
"""

from __future__ import annotations

import math
from collections.abc import Mapping

import tensorflow as tf

from effdet_core.nn.distort import DISTORTIONS, GREY
from effdet_core.nn.labelled import Labelled, Tensor

Step = tuple[str, float, float]
"""Distortion, probability, level."""
Rows = tuple[tuple[Step, ...], ...]
"""A policy: each picture gets the steps of one row, drawn evenly, one after the other."""

_V0: Rows = (
    (("TranslateX_BBox", 0.6, 4), ("Equalize", 0.8, 10)),
    (("TranslateY_Only_BBoxes", 0.2, 2), ("Cutout", 0.8, 8)),
    (("Sharpness", 0.0, 8), ("ShearX_BBox", 0.4, 0)),
    (("ShearY_BBox", 1.0, 2), ("TranslateY_Only_BBoxes", 0.6, 6)),
    (("Rotate_BBox", 0.6, 10), ("Color", 1.0, 6)),
)
_V1: Rows = (
    *_V0,
    (("Color", 0.0, 0), ("ShearX_Only_BBoxes", 0.8, 4)),
    (("ShearY_Only_BBoxes", 0.8, 2), ("Flip_Only_BBoxes", 0.0, 10)),
    (("Equalize", 0.6, 10), ("TranslateX_BBox", 0.2, 2)),
    (("Color", 1.0, 10), ("TranslateY_Only_BBoxes", 0.4, 6)),
    (("Rotate_BBox", 0.8, 10), ("Contrast", 0.0, 10)),
    (("Cutout", 0.2, 2), ("Brightness", 0.8, 10)),
    (("Color", 1.0, 6), ("Equalize", 1.0, 2)),
    (("Cutout_Only_BBoxes", 0.4, 6), ("TranslateY_Only_BBoxes", 0.8, 2)),
    (("Color", 0.2, 8), ("Rotate_BBox", 0.8, 10)),
    (("Sharpness", 0.4, 4), ("TranslateY_Only_BBoxes", 0.0, 4)),
    (("Sharpness", 1.0, 4), ("SolarizeAdd", 0.4, 4)),
    (("Rotate_BBox", 1.0, 8), ("Sharpness", 0.2, 8)),
    (("ShearY_BBox", 0.6, 10), ("Equalize_Only_BBoxes", 0.6, 8)),
    (("ShearX_BBox", 0.2, 6), ("TranslateY_Only_BBoxes", 0.2, 10)),
    (("SolarizeAdd", 0.6, 8), ("Brightness", 0.8, 10)),
)
_V2: Rows = (
    (("Color", 0.0, 6), ("Cutout", 0.6, 8), ("Sharpness", 0.4, 8)),
    (("Rotate_BBox", 0.4, 8), ("Sharpness", 0.4, 2), ("Rotate_BBox", 0.8, 10)),
    (("TranslateY_BBox", 1.0, 8), ("AutoContrast", 0.8, 2)),
    (("AutoContrast", 0.4, 6), ("ShearX_BBox", 0.8, 8), ("Brightness", 0.0, 10)),
    (("SolarizeAdd", 0.2, 6), ("Contrast", 0.0, 10), ("AutoContrast", 0.6, 0)),
    (("Cutout", 0.2, 0), ("Solarize", 0.8, 8), ("Color", 1.0, 4)),
    (("TranslateY_BBox", 0.0, 4), ("Equalize", 0.6, 8), ("Solarize", 0.0, 10)),
    (("TranslateY_BBox", 0.2, 2), ("ShearY_BBox", 0.8, 8), ("Rotate_BBox", 0.8, 8)),
    (("Cutout", 0.8, 8), ("Brightness", 0.8, 8), ("Cutout", 0.2, 2)),
    (("Color", 0.8, 4), ("TranslateY_BBox", 1.0, 6), ("Rotate_BBox", 0.6, 6)),
    (("Rotate_BBox", 0.6, 10), ("BBox_Cutout", 1.0, 4), ("Cutout", 0.2, 8)),
    (("Rotate_BBox", 0.0, 0), ("Equalize", 0.6, 6), ("ShearY_BBox", 0.6, 8)),
    (("Brightness", 0.8, 8), ("AutoContrast", 0.4, 2), ("Brightness", 0.2, 2)),
    (("TranslateY_BBox", 0.4, 8), ("Solarize", 0.4, 6), ("SolarizeAdd", 0.2, 10)),
    (("Contrast", 1.0, 10), ("SolarizeAdd", 0.2, 8), ("Equalize", 0.2, 4)),
)
_V3: Rows = (
    (("Posterize", 0.8, 2), ("TranslateX_BBox", 1.0, 8)),
    (("BBox_Cutout", 0.2, 10), ("Sharpness", 1.0, 8)),
    (("Rotate_BBox", 0.6, 8), ("Rotate_BBox", 0.8, 10)),
    (("Equalize", 0.8, 10), ("AutoContrast", 0.2, 10)),
    (("SolarizeAdd", 0.2, 2), ("TranslateY_BBox", 0.2, 8)),
    (("Sharpness", 0.0, 2), ("Color", 0.4, 8)),
    (("Equalize", 1.0, 8), ("TranslateY_BBox", 1.0, 8)),
    (("Posterize", 0.6, 2), ("Rotate_BBox", 0.0, 10)),
    (("AutoContrast", 0.6, 0), ("Rotate_BBox", 1.0, 6)),
    (("Equalize", 0.0, 4), ("Cutout", 0.8, 10)),
    (("Brightness", 1.0, 2), ("TranslateY_BBox", 1.0, 6)),
    (("Contrast", 0.0, 2), ("ShearY_BBox", 0.8, 0)),
    (("AutoContrast", 0.8, 10), ("Contrast", 0.2, 10)),
    (("Rotate_BBox", 1.0, 10), ("Cutout", 1.0, 10)),
    (("SolarizeAdd", 0.8, 6), ("Equalize", 0.8, 8)),
)
RANDOM_LEVEL = 15.0
RANDOM_CHANCE = (0.2, 0.8)
"""Of its distortion a randaug picture gets it with a probability that is itself drawn from this range."""
_RANDOM = (
    *("Equalize", "Solarize", "Color", "Cutout", "SolarizeAdd"),
    *(f"{name}_BBox" for name in ("TranslateX", "TranslateY", "ShearX", "ShearY", "Rotate")),
)
POLICIES: Mapping[str, Rows] = {
    "v0": _V0,
    "v1": _V1,
    "v2": _V2,
    "v3": _V3,
    "randaug": tuple(((name, math.nan, RANDOM_LEVEL),) for name in _RANDOM),
}

MASKED = 0.6
"""Share of the pictures that get a grid mask."""
KEPT = 0.6
"""Of the side of a cell of the grid; the rest squared is hidden."""
LARGEST_TURN = math.pi / 18


_STEP = (
    Labelled(
        tf.TensorSpec((None, None, 3), tf.float32),
        tf.TensorSpec((None, 4), tf.float32),
        tf.TensorSpec((None,), tf.int32),
    ),
    tf.TensorSpec((3,), tf.float32),
    tf.TensorSpec((2,), tf.int32),
)


class Policy:
    """A policy by its name, ready to be applied in a graph; only the distortions that it knows are built."""

    def __init__(self, name: str) -> None:
        rows = POLICIES[name]
        self._names = sorted({step[0] for row in rows for step in row})
        longest = max(map(len, rows))
        nothing = (0, 0.0, 0.0)
        coded = [[(self._names.index(n) + 1, p, level) for n, p, level in row] for row in rows]
        padded = [row + [nothing] * (longest - len(row)) for row in coded]
        self._table = tf.constant(padded, tf.float32)
        # One graph for all steps: the distortions in it take a second or more to build.
        self._step = tf.function(self._one_step, input_signature=_STEP, autograph=False)

    def __call__(self, picture: Labelled, seed: Tensor) -> Labelled:
        """A float32 picture, 0..255, with the steps of one row of the policy. seed: int32 [2]."""
        rows, steps = self._table.shape[:2]
        drawn = tf.random.stateless_uniform([], seed, 0, rows, tf.int32)
        for number in range(steps):
            own = tf.random.experimental.stateless_fold_in(seed, number + 1)
            picture = Labelled(*self._step(picture, self._table[drawn, number], own))
        return picture

    def _one_step(self, picture: Labelled, step: Tensor, seed: Tensor) -> Labelled:
        draws = tf.random.stateless_uniform([2], seed)
        low, high = RANDOM_CHANCE
        chance = tf.where(tf.math.is_nan(step[1]), low + (high - low) * draws[0], step[1])
        which = tf.where(draws[1] < chance, tf.cast(step[0], tf.int32), 0)
        inner = tf.random.experimental.stateless_fold_in(seed, 99)
        branches = [lambda: picture]
        for name in self._names:
            branches.append(lambda name=name: DISTORTIONS[name](picture, step[2], inner))  # type: ignore[misc]
        return Labelled(*tf.switch_case(which, branches))


def grid_masked(picture: Labelled, seed: Tensor) -> Labelled:
    """Hides squares on a slightly turned grid in most pictures, so that no single part of an object decides."""
    draws = tf.random.stateless_uniform([5], seed)
    height, width = (tf.cast(tf.shape(picture.image)[i], tf.float32) for i in (0, 1))
    shortest, longest = tf.minimum(0.5 * height, 0.3 * width), tf.maximum(0.5 * height, 0.3 * width)
    cell = shortest + (longest - shortest) * draws[1]
    angle = (2 * draws[2] - 1) * LARGEST_TURN
    y, x = (tf.range(side) + 0.5 for side in (height, width))
    down = y[:, None] * tf.cos(angle) - x[None, :] * tf.sin(angle) + draws[3] * cell
    across = y[:, None] * tf.sin(angle) + x[None, :] * tf.cos(angle) + draws[4] * cell
    hidden = (tf.math.floormod(down, cell) >= KEPT * cell) & (tf.math.floormod(across, cell) >= KEPT * cell)
    return picture._replace(image=tf.where((hidden & (draws[0] < MASKED))[..., None], GREY, picture.image))
