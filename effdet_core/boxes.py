"""The one box format of the project, and the conversions that happen at its edges.

A box array has shape [N, 4], float, columns **[ymin, xmin, ymax, xmax]**, in **pixels of the upright picture**
(EXIF orientation applied), origin at the top left corner of the top left pixel, y downwards, continuous
coordinates: a box over the whole picture is [0, 0, height, width].
"""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray

Boxes = NDArray[np.float32]


def as_boxes(values: ArrayLike) -> Boxes:
    """`values` as a float32 array of shape [N, 4]; an empty sequence gives [0, 4]."""
    return np.asarray(values, np.float32).reshape(-1, 4)


def area(boxes: Boxes) -> NDArray[np.float32]:
    """Areas in square pixels, shape [N]; inverted boxes have area 0."""
    sides = np.maximum(boxes[:, 2:] - boxes[:, :2], 0)
    return np.asarray(sides[:, 0] * sides[:, 1], np.float32)


def clip(boxes: Boxes, height: float, width: float) -> Boxes:
    """Boxes cut at the borders of a picture of `height` by `width` pixels."""
    return np.clip(boxes, 0, np.array([height, width, height, width], np.float32)).astype(np.float32)


def iou(first: Boxes, second: Boxes) -> NDArray[np.float32]:
    """Intersection over union of every pair, shape [len(first), len(second)], 0 where both are empty."""
    top_left = np.maximum(first[:, None, :2], second[None, :, :2])
    bottom_right = np.minimum(first[:, None, 2:], second[None, :, 2:])
    sides = np.maximum(bottom_right - top_left, 0)
    shared = sides[..., 0] * sides[..., 1]
    union = area(first)[:, None] + area(second)[None, :] - shared
    return np.asarray(np.divide(shared, union, out=np.zeros_like(shared), where=union > 0), np.float32)


def from_xywh(boxes: ArrayLike) -> Boxes:
    """From COCO's [x, y, width, height] in pixels."""
    x, y, width, height = as_boxes(boxes).T
    return np.stack([y, x, y + height, x + width], axis=1)


def to_xywh(boxes: Boxes) -> Boxes:
    """To COCO's [x, y, width, height] in pixels."""
    ymin, xmin, ymax, xmax = as_boxes(boxes).T
    return np.stack([xmin, ymin, xmax - xmin, ymax - ymin], axis=1)


def from_corners_xy(boxes: ArrayLike) -> Boxes:
    """From Pascal VOC's and labelme's [xmin, ymin, xmax, ymax] in pixels."""
    return as_boxes(boxes)[:, [1, 0, 3, 2]]


def to_corners_xy(boxes: Boxes) -> Boxes:
    """To Pascal VOC's and labelme's [xmin, ymin, xmax, ymax] in pixels."""
    return as_boxes(boxes)[:, [1, 0, 3, 2]]


def from_normalised(boxes: ArrayLike, height: float, width: float) -> Boxes:
    """From [ymin, xmin, ymax, xmax] as fractions of the picture (TFLite, TFRecord)."""
    return as_boxes(boxes) * np.array([height, width, height, width], np.float32)
