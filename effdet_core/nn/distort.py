"""The distortions that augmentation policies are made of, as TensorFlow graph operations.

Pictures are float32 [h, w, 3], 0..255. A level is how strong a distortion is, 10 being the strongest that the policies
were searched with; what it means for each is theirs (Zoph 2019). Lengths in pixels are meant for pictures whose longest
side is `SIDE`, and grow with the picture. Signs and places are drawn from `seed`, int32 [2].
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping

import tensorflow as tf

from effdet_core.nn.labelled import Labelled, Tensor, crop

GREY = 128.0
"""What is seen where a distorted picture shows nothing, and in holes."""
SIDE = 640.0
EACH_BOX = 1 / 3
"""Chance of each box in the distortions of the insides of boxes."""
LARGEST_INSIDE = 0.5
"""Share of a box that a distortion of its inside may move or hide at most, so that its object stays."""

Pixels = Callable[[Tensor, Tensor, Tensor], Tensor]
"""(image, level, seed) -> image."""
Distortion = Callable[[Labelled, Tensor, Tensor], Labelled]
"""(picture, level, seed) -> picture."""


def warped(picture: Labelled, forward: Tensor, shift: Tensor) -> Labelled:
    """A picture moved by p -> forward [2, 2] (p - centre) + centre + shift [2], as (y, x).

    A box becomes the one around its ellipse: around its corners it would grow with every turn, beyond what most
    objects fill (Kalra 2021).
    """
    size = tf.cast(tf.shape(picture.image)[:2], tf.float32)
    image = warped_image(picture.image, forward, shift)
    centres = (picture.boxes[:, :2] + picture.boxes[:, 2:]) / 2
    halves = (picture.boxes[:, 2:] - picture.boxes[:, :2]) / 2
    centres = tf.linalg.matvec(forward, centres - size / 2) + size / 2 + shift
    halves = tf.sqrt(tf.linalg.matvec(tf.square(forward), tf.square(halves)))
    boxes, classes = crop(tf.concat([centres - halves, centres + halves], axis=1), picture.classes, size)
    return Labelled(image, boxes, classes)


def warped_image(image: Tensor, forward: Tensor, shift: Tensor) -> Tensor:
    """The pixels of `warped`."""
    shape = tf.shape(image)[:2]
    centre = tf.cast(shape, tf.float32) / 2 - 0.5
    back = tf.linalg.inv(forward)
    start = centre - tf.linalg.matvec(back, centre + shift)
    # The operation wants (x, y) rows: the same numbers, read from the other end.
    rows = [back[1, 1], back[1, 0], start[1], back[0, 1], back[0, 0], start[0], 0.0, 0.0]
    return tf.raw_ops.ImageProjectiveTransformV3(
        images=image[None],
        transforms=tf.stack(rows)[None],
        output_shape=shape,
        fill_value=GREY,
        interpolation="BILINEAR",
        fill_mode="CONSTANT",
    )[0]


def _auto_contrast(image: Tensor, level: Tensor, seed: Tensor) -> Tensor:
    low, high = tf.reduce_min(image, [0, 1]), tf.reduce_max(image, [0, 1])
    return tf.where(high > low, (image - low) * tf.math.divide_no_nan(255.0, high - low), image)


def _equalize(image: Tensor, level: Tensor, seed: Tensor) -> Tensor:
    """Each channel with its values spread so that all are about equally frequent."""

    def one(channel: Tensor) -> Tensor:
        values = tf.cast(tf.clip_by_value(channel, 0.0, 255.0), tf.int32)
        counts = tf.math.bincount(tf.reshape(values, [-1]), minlength=256, maxlength=256)
        step = (tf.size(values) - counts[tf.reduce_max(values)]) // 255
        table = tf.clip_by_value((tf.cumsum(counts, exclusive=True) + step // 2) // tf.maximum(step, 1), 0, 255)
        return tf.where(step > 0, tf.cast(tf.gather(table, values), tf.float32), channel)

    return tf.stack([one(channel) for channel in tf.unstack(image, num=3, axis=-1)], axis=-1)


def _posterize(image: Tensor, level: Tensor, seed: Tensor) -> Tensor:
    """4 to 8 bits for each value, as AutoAugment has it (Cubuk 2018); the later tables' 0 to 4 hide everything."""
    unit = tf.pow(2.0, 4.0 - tf.minimum(tf.floor(level / 10 * 4), 4.0))
    return tf.floor(image / unit) * unit


def _solarize(image: Tensor, level: Tensor, seed: Tensor) -> Tensor:
    return tf.where(image < tf.floor(level / 10 * 256), image, 255.0 - image)


def _solarize_add(image: Tensor, level: Tensor, seed: Tensor) -> Tensor:
    return tf.where(image < 128.0, image + tf.floor(level / 10 * 110), image)


def _color(image: Tensor, level: Tensor, seed: Tensor) -> Tensor:
    return _blend(_grey(image), image, level)


def _contrast(image: Tensor, level: Tensor, seed: Tensor) -> Tensor:
    return _blend(tf.reduce_mean(_grey(image)), image, level)


def _brightness(image: Tensor, level: Tensor, seed: Tensor) -> Tensor:
    return _blend(0.0, image, level)


def _sharpness(image: Tensor, level: Tensor, seed: Tensor) -> Tensor:
    kernel = tf.tile(tf.constant([[1, 1, 1], [1, 5, 1], [1, 1, 1]], tf.float32)[..., None, None] / 13, [1, 1, 3, 1])
    padded = tf.pad(image, [[1, 1], [1, 1], [0, 0]], "SYMMETRIC")
    return _blend(tf.nn.depthwise_conv2d(padded[None], kernel, [1, 1, 1, 1], "VALID")[0], image, level)


def _cutout(image: Tensor, level: Tensor, seed: Tensor) -> Tensor:
    size = tf.cast(tf.shape(image)[:2], tf.float32)
    half = level / 10 * 100 * _unit(image)
    return _with_hole(image, _uniform(seed, [2]) * size, tf.stack([half, half]))


def _grey(image: Tensor) -> Tensor:
    return tf.reduce_sum(image * tf.constant([0.299, 0.587, 0.114]), axis=-1, keepdims=True)


def _blend(without: Tensor | float, image: Tensor, level: Tensor) -> Tensor:
    """Between a picture `without` something (factor 0), the picture (1) and one with more of it."""
    factor = level / 10 * 1.8 + 0.1
    return without + factor * (image - without)


def _with_hole(image: Tensor, centre: Tensor, halves: Tensor) -> Tensor:
    """A grey rectangle around `centre` [2] of twice `halves` [2], in pixels."""
    shape = tf.shape(image)
    near = [tf.abs(tf.cast(tf.range(shape[i]), tf.float32) + 0.5 - centre[i]) < halves[i] for i in (0, 1)]
    return tf.where((near[0][:, None] & near[1][None, :])[..., None], GREY, image)


def _unit(image: Tensor) -> Tensor:
    """Pixels of this picture for one pixel of a picture of `SIDE`."""
    return tf.cast(tf.reduce_max(tf.shape(image)[:2]), tf.float32) / SIDE


def _uniform(seed: Tensor, shape: list[int], low: float = 0.0, high: float = 1.0) -> Tensor:
    return tf.random.stateless_uniform(shape, seed, low, high)


def _either_way(amount: Tensor, seed: Tensor) -> Tensor:
    return tf.where(_uniform(seed, []) < 0.5, amount, -amount)


def _turn(level: Tensor, seed: Tensor) -> Tensor:
    angle = _either_way(level / 10 * math.pi / 6, seed)
    return tf.stack([tf.stack([tf.cos(angle), -tf.sin(angle)]), tf.stack([tf.sin(angle), tf.cos(angle)])])


def _slant(axis: int) -> Callable[[Tensor, Tensor], Tensor]:
    """A shear that moves points along `axis` (0: y)."""

    def matrix(level: Tensor, seed: Tensor) -> Tensor:
        amount = _either_way(level / 10 * 0.3, seed)
        row, other = tf.stack([1.0, amount]), tf.constant([0.0, 1.0])
        return tf.stack([row, other] if axis == 0 else [other[::-1], row[::-1]])

    return matrix


def _shifted(axis: int) -> Distortion:
    def distort(picture: Labelled, level: Tensor, seed: Tensor) -> Labelled:
        amount = _either_way(level / 10 * 250 * _unit(picture.image), seed)
        return warped(picture, tf.eye(2), amount * tf.one_hot(axis, 2))

    return distort


def _moved(matrix: Callable[[Tensor, Tensor], Tensor]) -> Distortion:
    return lambda picture, level, seed: warped(picture, matrix(level, seed), tf.zeros([2]))


def _everywhere(pixels: Pixels) -> Distortion:
    """A distortion of colours that leaves boxes as they are."""
    return lambda picture, level, seed: picture._replace(
        image=tf.clip_by_value(pixels(picture.image, level, seed), 0.0, 255.0)
    )


def _box_cutout(picture: Labelled, level: Tensor, seed: Tensor) -> Labelled:
    """Hides a part of one box."""
    count = tf.shape(picture.boxes)[0]

    def hidden() -> Tensor:
        draws = _uniform(seed, [3])
        box = picture.boxes[tf.cast(draws[0] * tf.cast(count, tf.float32), tf.int32)]
        sides = box[2:] - box[:2]
        return _with_hole(picture.image, box[:2] + draws[1:] * sides, tf.minimum(level / 10 * 0.75, 0.75) * sides / 2)

    return picture._replace(image=tf.cond(count > 0, hidden, lambda: picture.image))


def _inside(pixels: Pixels) -> Distortion:
    """A distortion of what is inside of boxes, each with the chance `EACH_BOX`; the boxes stay where they are."""

    def distort(picture: Labelled, level: Tensor, seed: Tensor) -> Labelled:
        size = tf.shape(picture.image)[:2]
        edges = tf.clip_by_value(tf.cast(tf.round(picture.boxes), tf.int32), 0, tf.tile(size, [2]))
        sides = edges[:, 2:] - edges[:, :2]
        chosen = (tf.random.stateless_uniform(tf.shape(edges)[:1], seed) < EACH_BOX) & tf.reduce_all(sides > 1, axis=1)

        def one(number: Tensor, image: Tensor) -> tuple[Tensor, Tensor]:
            own = tf.random.experimental.stateless_fold_in(seed, number)
            change = tf.cond(chosen[number], lambda: _patched(image, edges[number], pixels, level, own), lambda: image)
            return number + 1, change

        loop = tf.while_loop(
            lambda number, _: number < tf.shape(edges)[0],
            one,
            (tf.constant(0), picture.image),
            shape_invariants=(tf.TensorShape([]), tf.TensorShape([None, None, 3])),
        )
        return picture._replace(image=loop[1])

    return distort


def _patched(image: Tensor, box: Tensor, pixels: Pixels, level: Tensor, seed: Tensor) -> Tensor:
    top, left, bottom, right = tf.unstack(box)
    inner = tf.clip_by_value(pixels(image[top:bottom, left:right], level, seed), 0.0, 255.0)
    row = tf.concat([image[top:bottom, :left], inner, image[top:bottom, right:]], axis=1)
    return tf.concat([image[:top], row, image[bottom:]], axis=0)


def _inner_shift(axis: int) -> Pixels:
    def pixels(image: Tensor, level: Tensor, seed: Tensor) -> Tensor:
        most = LARGEST_INSIDE * tf.cast(tf.shape(image)[axis], tf.float32)
        amount = _either_way(tf.minimum(level / 10 * 120, most), seed)
        return warped_image(image, tf.eye(2), amount * tf.one_hot(axis, 2))

    return pixels


def _inner_move(matrix: Callable[[Tensor, Tensor], Tensor]) -> Pixels:
    return lambda image, level, seed: warped_image(image, matrix(level, seed), tf.zeros([2]))


def _inner_cutout(image: Tensor, level: Tensor, seed: Tensor) -> Tensor:
    size = tf.cast(tf.shape(image)[:2], tf.float32)
    half = tf.minimum(level / 10 * 50, LARGEST_INSIDE / 2 * size)
    return _with_hole(image, _uniform(seed, [2]) * size, half)


COLOURS: Mapping[str, Pixels] = {
    "AutoContrast": _auto_contrast,
    "Equalize": _equalize,
    "Posterize": _posterize,
    "Solarize": _solarize,
    "SolarizeAdd": _solarize_add,
    "Color": _color,
    "Contrast": _contrast,
    "Brightness": _brightness,
    "Sharpness": _sharpness,
    "Cutout": _cutout,
}
DISTORTIONS: Mapping[str, Distortion] = {
    **{name: _everywhere(pixels) for name, pixels in COLOURS.items()},
    "TranslateX_BBox": _shifted(1),
    "TranslateY_BBox": _shifted(0),
    "ShearX_BBox": _moved(_slant(1)),
    "ShearY_BBox": _moved(_slant(0)),
    "Rotate_BBox": _moved(_turn),
    "BBox_Cutout": _box_cutout,
    "TranslateX_Only_BBoxes": _inside(_inner_shift(1)),
    "TranslateY_Only_BBoxes": _inside(_inner_shift(0)),
    "ShearX_Only_BBoxes": _inside(_inner_move(_slant(1))),
    "ShearY_Only_BBoxes": _inside(_inner_move(_slant(0))),
    "Rotate_Only_BBoxes": _inside(_inner_move(_turn)),
    "Flip_Only_BBoxes": _inside(lambda image, level, seed: tf.reverse(image, [1])),
    "Solarize_Only_BBoxes": _inside(_solarize),
    "Equalize_Only_BBoxes": _inside(_equalize),
    "Cutout_Only_BBoxes": _inside(_inner_cutout),
}
"""By their published names. _BBox: the boxes move along; _Only_BBoxes: only what is inside of boxes changes."""
