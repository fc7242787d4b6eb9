"""From anchors to detections outside of the network, as MediaPipe does for files that end before the operation.

Each anchor speaks for its best class; of overlapping boxes, whatever their classes, only the surest stays.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from effdet_core.boxes import Boxes, iou
from effdet_core.runtime.detector_options import Decoding

OVERLAP = 0.3
"""MediaPipe's own; a program can hardly change it."""
MOST = 100
"""Detections of a picture; MediaPipe itself gives all there are."""
_AT_ONCE = 2000
"""Anchors that are looked at together, the surest first. Those around a few sure objects can be as many."""


def found(
    codes: NDArray[np.float32], scores: NDArray[np.float32], decoding: Decoding
) -> tuple[Boxes, NDArray[np.float32], NDArray[np.float32]]:
    """Boxes [N, 4] in fractions of the input, scores [N] and classes [N] from codes [A, 4] and scores [A, classes]."""
    best = scores.max(axis=1)
    order = np.argsort(-best, kind="stable")
    kept, boxes = np.empty(0, np.intp), np.empty((0, 4), np.float32)
    for start in range(0, len(order), _AT_ONCE):
        chosen = order[start : start + _AT_ONCE]
        more = _decoded(codes[chosen], decoding.anchors[chosen])
        free = ~(iou(more, boxes) > OVERLAP).any(axis=1)
        stay = _suppressed(more[free], MOST - len(kept))
        kept, boxes = np.append(kept, chosen[free][stay]), np.concatenate([boxes, more[free][stay]])
        if len(kept) == MOST:
            break
    return boxes, best[kept], scores[kept].argmax(axis=1).astype(np.float32)


def _decoded(codes: NDArray[np.float32], anchors: NDArray[np.float32]) -> Boxes:
    centres = codes[:, :2] * anchors[:, 2:] + anchors[:, :2]
    halves = np.exp(np.minimum(codes[:, 2:], 50)) * anchors[:, 2:] / 2
    return np.concatenate([centres - halves, centres + halves], axis=1).astype(np.float32)


def _suppressed(boxes: Boxes, most: int) -> list[int]:
    """Places of the boxes that stay, so many at most; they come by falling score."""
    waiting, kept = np.arange(len(boxes)), list[int]()
    while len(waiting) and len(kept) < most:
        first, waiting = waiting[0], waiting[1:]
        kept.append(int(first))
        waiting = waiting[iou(boxes[first][None], boxes[waiting])[0] <= OVERLAP]
    return kept
