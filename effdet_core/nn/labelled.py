"""A picture on its way into a training batch, with its boxes, and what is left of boxes at a border."""

from __future__ import annotations

from typing import NamedTuple, TypeAlias

import tensorflow as tf

Tensor: TypeAlias = tf.Tensor
SMALLEST_SIDE = 1.0
"""Boxes that are thinner on the canvas than this many pixels after cropping are left out."""
SMALLEST_VISIBLE = 0.2
"""Boxes of which less than this share is left after cropping are left out: they would teach to find slivers."""


class Labelled(NamedTuple):
    """A picture [h, w, 3], uint8 or float32, with boxes [N, 4] in its pixels and classes [N]."""

    image: Tensor
    boxes: Tensor
    classes: Tensor


def crop(boxes: Tensor, classes: Tensor, size: Tensor) -> tuple[Tensor, Tensor]:
    """Boxes cut at a canvas of `size` [2], with their classes; those of which too little is left are left out."""
    cropped = tf.clip_by_value(boxes, 0.0, tf.tile(size, [2]))
    sides, before = cropped[:, 2:] - cropped[:, :2], boxes[:, 2:] - boxes[:, :2]
    share = tf.math.divide_no_nan(tf.reduce_prod(sides, 1), tf.reduce_prod(before, 1))
    keep = (tf.reduce_min(sides, 1) >= SMALLEST_SIDE) & (share >= SMALLEST_VISIBLE)
    return tf.boolean_mask(cropped, keep), tf.boolean_mask(classes, keep)
