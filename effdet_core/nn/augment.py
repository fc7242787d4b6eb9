"""What happens to a picture and its boxes on the way into a training batch, as TensorFlow graph operations.

Every random choice is drawn with a stateless seed that belongs to the picture's place in the training, so that a
resumed training sees the very same pictures. Boxes are [N, 4] ymin, xmin, ymax, xmax.
"""

from __future__ import annotations

from typing import NamedTuple

import tensorflow as tf

from effdet_core.hparams import ModelConfig
from effdet_core.nn.autoaugment import Policy, grid_masked
from effdet_core.nn.labelled import Labelled, Tensor, crop
from effdet_core.preprocess import MEAN, SCALE

ROUNDING = 1e-4
"""Keeps 319.99997 from becoming 319, as it does in the original for some sizes."""
MOSAIC_SCALE = 0.7
"""Each of the four pictures of a mosaic is this much smaller than a single one, before the usual jitter."""


class Placement(NamedTuple):
    """Where a picture lies on a canvas: size [2] of the whole scaled picture, offset [2] of the canvas within it."""

    scaled: Tensor
    offset: Tensor


def mirror(picture: Labelled, *, horizontally: Tensor, vertically: Tensor, transposed: Tensor) -> Labelled:
    """Flips and swaps axes where the booleans say so."""
    image, boxes = picture.image, picture.boxes
    height, width = (tf.cast(tf.shape(image)[i], tf.float32) for i in (0, 1))
    image = tf.cond(horizontally, lambda: tf.reverse(image, [1]), lambda: image)
    image = tf.cond(vertically, lambda: tf.reverse(image, [0]), lambda: image)
    image = tf.cond(transposed, lambda: tf.transpose(image, [1, 0, 2]), lambda: image)
    ymin, xmin, ymax, xmax = tf.unstack(boxes, axis=1)
    xmin, xmax = _either(horizontally, (width - xmax, width - xmin), (xmin, xmax))
    ymin, ymax = _either(vertically, (height - ymax, height - ymin), (ymin, ymax))
    (ymin, ymax), (xmin, xmax) = (
        _either(transposed, (xmin, xmax), (ymin, ymax)),
        _either(transposed, (ymin, ymax), (xmin, xmax)),
    )
    return Labelled(image, tf.stack([ymin, xmin, ymax, xmax], axis=1), picture.classes)


def _either(which: Tensor, yes: tuple[Tensor, Tensor], no: tuple[Tensor, Tensor]) -> tuple[Tensor, Tensor]:
    return tf.where(which, yes[0], no[0]), tf.where(which, yes[1], no[1])


def place(
    size: Tensor, canvas: Tensor, window: Tensor, resize: str, *, scale: Tensor, aspect: Tensor, where: Tensor
) -> Placement:
    """A picture of `size` [2] fitted to `scale` of the canvas [2], widened by `aspect`, and seen through a window [2].

    resize: 'letterbox' keeps its shape, 'stretch' fills. where: [2] in 0..1, which part is seen when it is larger
    than the window. A smaller one lies at the top left.
    """
    shape = tf.stack([tf.math.rsqrt(aspect), tf.sqrt(aspect)])
    target = tf.floor(tf.cast(canvas, tf.float32) * scale * shape + ROUNDING)
    scaled = target if resize == "stretch" else tf.floor(size * tf.reduce_min(target / size) + ROUNDING)
    scaled = tf.maximum(scaled, 1.0)
    spare = tf.maximum(scaled - tf.cast(window, tf.float32), 0.0)
    return Placement(scaled, tf.floor(spare * where))


def render(picture: Labelled, canvas: Tensor, placed: Placement) -> Labelled:
    """The picture on a canvas [2], as the network sees it: float32 (pixel - 127) / 128, padded with 0.

    Bilinear without antialiasing, like `effdet_core.preprocess.fit`. Boxes are cut at the canvas; what is left of
    them must be worth finding.
    """
    size = tf.cast(tf.shape(picture.image)[:2], tf.float32)
    pixels = tf.raw_ops.ScaleAndTranslate(
        images=picture.image[None],
        size=tf.cast(canvas, tf.int32),
        scale=placed.scaled / size,
        translation=-placed.offset,
        kernel_type="triangle",
        antialias=False,
    )[0]
    seen = tf.minimum(placed.scaled - placed.offset, tf.cast(canvas, tf.float32))
    rows, columns = (tf.cast(tf.range(canvas[i]), tf.float32) < seen[i] for i in (0, 1))
    inside = tf.cast(rows[:, None] & columns[None, :], tf.float32)[..., None]
    boxes, classes = crop(
        picture.boxes * tf.tile(placed.scaled / size, [2]) - tf.tile(placed.offset, [2]), picture.classes, seen
    )
    return Labelled((pixels - MEAN * inside) * (1 / SCALE), boxes, classes)


def colour(image: Tensor, strength: float, seed: Tensor) -> Tensor:
    """Varies brightness, contrast, saturation and the balance of the channels, each by up to `strength` (0..1)."""
    draws = tf.random.stateless_uniform([6], seed, -strength, strength)
    grey = tf.reduce_mean(image, axis=-1, keepdims=True)
    saturated = grey + (image - grey) * (1.0 + draws[0])
    contrast, brightness = 1.0 + draws[1], 0.5 * draws[2]
    balance = 1.0 + 0.3 * draws[3:6]
    return tf.clip_by_value(saturated * contrast * balance + brightness, -MEAN / SCALE, 1.0)


class Augmenter:
    """Turns pictures into training pictures as a configuration says."""

    def __init__(self, config: ModelConfig) -> None:
        self.config = config
        self.canvas = tf.constant(config.image_size, tf.int32)
        self._fitted = tf.constant(config.target_size or config.image_size, tf.int32)
        self._policy = Policy(config.autoaugment_policy) if config.autoaugment_policy else None

    def one(self, picture: Labelled, seed: Tensor) -> Labelled:
        """One picture on the whole canvas. seed: int32 [2]."""
        return self._coloured(self._part(picture, self.canvas, seed, 1.0), seed)

    def four(self, pictures: list[Labelled], seed: Tensor) -> Labelled:
        """Four pictures around a random point (Bochkovskiy 2020, mosaic)."""
        size = tf.cast(self.canvas, tf.float32)
        centre = tf.cast(size * tf.random.stateless_uniform([2], _derived(seed, 11), 0.3, 0.7), tf.int32)
        heights, widths = (tf.stack([centre[i], self.canvas[i] - centre[i]]) for i in (0, 1))
        parts = []
        for i, picture in enumerate(pictures):
            row, column = divmod(i, 2)
            window = tf.stack([heights[row], widths[column]])
            part = self._part(picture, window, _derived(seed, 20 + i), MOSAIC_SCALE)
            corner = tf.cast(tf.stack([row * centre[0], column * centre[1]] * 2), tf.float32)
            parts.append(part._replace(boxes=part.boxes + corner))
        rows = [tf.concat([parts[i].image, parts[i + 1].image], axis=1) for i in (0, 2)]
        whole = Labelled(
            tf.concat(rows, axis=0), tf.concat([p.boxes for p in parts], 0), tf.concat([p.classes for p in parts], 0)
        )
        return self._coloured(whole, seed)

    def _part(self, picture: Labelled, window: Tensor, seed: Tensor, enlarge: float) -> Labelled:
        c = self.config
        picture = self._distorted(picture, seed)
        draws = tf.random.stateless_uniform([7], seed)
        flips = draws[:3] < 0.5
        picture = mirror(
            picture,
            horizontally=flips[0] & c.input_rand_hflip,
            vertically=flips[1] & c.input_rand_vflip,
            transposed=flips[2] & c.input_rand_transpose,
        )
        scale = c.jitter_min + (c.jitter_max - c.jitter_min) * draws[3]
        aspect = tf.exp((2.0 * draws[4] - 1.0) * tf.math.log(float(c.aspect_jitter)))
        size = tf.cast(tf.shape(picture.image)[:2], tf.float32)
        where = draws[5:7]
        placed = place(size, self._fitted, window, c.resize, scale=scale * enlarge, aspect=aspect, where=where)
        return render(picture, window, placed)

    def _distorted(self, picture: Labelled, seed: Tensor) -> Labelled:
        """What the policy and the grid mask do to the whole picture, before it is scaled; nothing without them."""
        if self._policy is None and not self.config.grid_mask:
            return picture
        picture = picture._replace(image=tf.cast(picture.image, tf.float32))
        if self._policy is not None:
            picture = self._policy(picture, tf.random.experimental.stateless_fold_in(seed, 1))
        return (
            grid_masked(picture, tf.random.experimental.stateless_fold_in(seed, 2))
            if self.config.grid_mask
            else picture
        )

    def _coloured(self, picture: Labelled, seed: Tensor) -> Labelled:
        if not self.config.color_jitter:
            return picture
        return picture._replace(image=colour(picture.image, self.config.color_jitter, _derived(seed, 7)))


def _derived(seed: Tensor, number: int) -> Tensor:
    """Another seed for another choice about the same picture."""
    return seed + tf.constant([number, 0])
