"""How programs on devices feed a file with a picture and what they keep of its answers, so far as it costs accuracy.

mediapipe   MediaPipe and the Task Library stretch the picture to the input.
pycoral     keeps its shape, at the top left, scaled with Pillow's finest filter; the rest is black.
frigate     looks at squares of the picture, reads 20 rows of each until the first below 40 %, and merges what it finds
            by class, where it drops everything below 50 % that no border of a square cuts. Which squares depends on
            what moves; here they have the picture's short side and cover all of it.
squares     Frigate's squares without its limits: what the squares alone cost.
as_trained  the way that the file records.
"""

from __future__ import annotations

from typing import Literal, assert_never

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from effdet_core import preprocess
from effdet_core.boxes import Boxes, iou
from effdet_core.detections import Detections
from effdet_core.preprocess import Fitted, Geometry
from effdet_core.runtime.detector import TFLiteDetector

Consumer = Literal["as_trained", "mediapipe", "pycoral", "frigate", "squares"]

FRIGATE_ROWS = 20
FRIGATE_LOWEST, FRIGATE_MERGED_LOWEST, FRIGATE_CUT_SCORE = 0.4, 0.5, 0.6
"""Where it stops reading; what it keeps when it merges; what a detection counts as that a square's border cuts."""
_FRIGATE_OVERLAP = 0.4
_BORDER = 5
"""Pixels from a square's border within which a box counts as cut by it."""

Picture = NDArray[np.uint8]


def detect(detector: TFLiteDetector, image: Picture, consumer: Consumer) -> Detections:
    """What a program finds in `image`, uint8 RGB [height, width, 3], with this file, in pixels of the picture."""
    match consumer:
        case "as_trained":
            return detector.detect(image)
        case "mediapipe":
            return detector.detect_fitted(preprocess.fit(image, detector.input_size, "stretch"))
        case "pycoral":
            return detector.detect_fitted(_letterboxed_by_pycoral(image, detector.input_size))
        case "frigate":
            return _in_squares(detector, image, FRIGATE_ROWS, FRIGATE_LOWEST)
        case "squares":
            return _in_squares(detector, image, detector.max_detections, 0.0)
        case _:
            assert_never(consumer)


def _letterboxed_by_pycoral(image: Picture, size: tuple[int, int]) -> Fitted:
    scale = min(size[0] / image.shape[0], size[1] / image.shape[1])
    height, width = (max(1, int(side * scale)) for side in image.shape[:2])
    canvas = np.zeros((*size, 3), np.float32)
    canvas[:height, :width] = np.asarray(Image.fromarray(image).resize((width, height), Image.Resampling.LANCZOS))
    return Fitted(canvas, Geometry((image.shape[0], image.shape[1]), (height, width)))


def squares(height: int, width: int) -> list[tuple[int, int, int]]:
    """(top, left, side) of the fewest squares of the short side that cover a picture, evenly spread."""
    side = min(height, width)
    count = -(-max(height, width) // side)
    places = np.linspace(0, max(height, width) - side, count).round().astype(int).tolist()
    return [(0, place, side) if width >= height else (place, 0, side) for place in places]


def _in_squares(detector: TFLiteDetector, image: Picture, rows: int, lowest: float) -> Detections:
    boxes, scores, classes, cut = [], [], [], []
    for top, left, side in squares(image.shape[0], image.shape[1]):
        square = np.ascontiguousarray(image[top : top + side, left : left + side])
        found = detector.detect_fitted(preprocess.fit(square, detector.input_size, "stretch"))
        found = found.where(np.arange(len(found)) < rows).above(lowest)
        moved = found.boxes + np.array([top, left, top, left], np.float32)
        boxes.append(moved)
        scores.append(found.scores)
        classes.append(found.classes)
        cut.append(_is_cut(moved, (top, left, side), (image.shape[0], image.shape[1])))
    together = (np.concatenate(boxes), np.concatenate(scores), np.concatenate(classes), np.concatenate(cut))
    return _merged(*together, FRIGATE_MERGED_LOWEST if lowest > 0 else 0.0)


def _is_cut(boxes: Boxes, square: tuple[int, int, int], picture: tuple[int, int]) -> NDArray[np.bool_]:
    """Which boxes end at a border of the square that is not one of the picture."""
    top, left, side = square
    low, high = np.array([top, left]), np.array([top + side, left + side])
    before = (low > _BORDER) & (boxes[:, :2] - low <= _BORDER)
    after = (np.array(picture) - high > _BORDER) & (high - boxes[:, 2:] <= _BORDER)
    return np.asarray((before | after).any(axis=1))


def _merged(
    boxes: Boxes, scores: NDArray[np.float32], classes: NDArray[np.int32], cut: NDArray[np.bool_], lowest: float
) -> Detections:
    """Of overlapping boxes of a class the surest; those cut by a border count as neither sure nor unsure."""
    ranking = np.where(cut, np.float32(FRIGATE_CUT_SCORE), scores)
    waiting, kept = np.argsort(-ranking, kind="stable"), list[int]()
    waiting = waiting[ranking[waiting] >= lowest]
    while len(waiting):
        first, waiting = waiting[0], waiting[1:]
        kept.append(int(first))
        overlapping = iou(boxes[first][None], boxes[waiting])[0] > _FRIGATE_OVERLAP
        waiting = waiting[~(overlapping & (classes[waiting] == classes[first]))]
    return Detections.sorted(boxes[kept], scores[kept], classes[kept])
