"""Anchors: the fixed boxes that the network's outputs are relative to.

Every cell of every feature level carries `num_scales * len(aspect_ratios)` of them. Boxes are [ymin, xmin, ymax,
xmax] in input pixels, not clipped, in the order of the network's outputs: level, row, column, octave, aspect ratio.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from effdet_core.boxes import Boxes
from effdet_core.hparams import ModelConfig


def level_shapes(image_size: tuple[int, int], min_level: int, max_level: int) -> tuple[tuple[int, int], ...]:
    """(rows, columns) of the feature maps of levels `min_level`..`max_level`; each level halves, rounding up."""
    shapes = [image_size]
    for _ in range(max_level):
        height, width = shapes[-1]
        shapes.append((-(-height // 2), -(-width // 2)))
    return tuple(shapes[min_level:])


def anchors_per_cell(config: ModelConfig) -> int:
    """How many anchors share one centre."""
    return config.num_scales * len(config.aspect_ratios)


def anchor_boxes(config: ModelConfig) -> Boxes:
    """All anchors of a model, float32 [A, 4] in input pixels (order and format: see the module)."""
    levels = level_shapes(config.image_size, config.min_level, config.max_level)
    scales = _scale_per_level(config, len(levels))
    boxes = [_level_boxes(config, shape, scale) for shape, scale in zip(levels, scales, strict=True)]
    return np.concatenate(boxes).astype(np.float32)


def level_slices(config: ModelConfig) -> tuple[slice, ...]:
    """Where each level's anchors stand in `anchor_boxes`."""
    shapes = level_shapes(config.image_size, config.min_level, config.max_level)
    ends = np.cumsum([0] + [rows * columns * anchors_per_cell(config) for rows, columns in shapes]).tolist()
    return tuple(slice(first, last) for first, last in pairwise(ends))


def _scale_per_level(config: ModelConfig, levels: int) -> tuple[float, ...]:
    scale = config.anchor_scale
    scales = tuple(scale) if isinstance(scale, (tuple, list)) else (scale,)
    return scales * levels if len(scales) == 1 else scales


def _level_boxes(config: ModelConfig, shape: tuple[int, int], scale: float) -> NDArray[np.float64]:
    """The anchors of one level, [rows * columns * anchors per cell, 4].

    The stride is the image size over the feature size, a fraction where sizes are odd, so that the anchors always
    cover the image evenly.
    """
    strides = np.array(config.image_size) / np.array(shape)
    rows, columns = ((np.arange(count) + 0.5) * stride for count, stride in zip(shape, strides, strict=True))
    centres = np.stack(np.meshgrid(rows, columns, indexing="ij"), axis=-1)[:, :, None]
    halves = np.array(list(_cell_sizes(config))) * scale * strides / 2
    return np.concatenate([centres - halves, centres + halves], axis=-1).reshape(-1, 4)


def _cell_sizes(config: ModelConfig) -> Iterator[tuple[float, float]]:
    """(height, width) of each anchor of a cell, in strides at scale 1."""
    for octave in range(config.num_scales):
        for ratio in config.aspect_ratios:
            across, down = ratio if isinstance(ratio, (tuple, list)) else (ratio**0.5, ratio**-0.5)
            yield 2 ** (octave / config.num_scales) * down, 2 ** (octave / config.num_scales) * across
