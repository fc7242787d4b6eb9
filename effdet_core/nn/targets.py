"""What each anchor should say about a picture, and the way back from the network's numbers to boxes.

Runs in the input pipeline for every picture, so it works on a few large arrays and touches only positive anchors
after the one matrix of overlaps. Boxes and anchors are [ymin, xmin, ymax, xmax] in input pixels.
"""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
import tensorflow as tf

from effdet_core.boxes import Boxes, area

BACKGROUND = -1
POSITIVE_OVERLAP = 0.5


class Targets(NamedTuple):
    """What A anchors should answer for one picture; with a leading batch dimension for several.

    class_index: int32 [A], 0-based class or `BACKGROUND`.
    box_targets: float32 [A, 4] as ty, tx, th, tw (see `decode`), 0 for background.
    num_positives: float32 [], how many anchors are not background.
    """

    class_index: Any
    box_targets: Any
    num_positives: Any


def assign(boxes: tf.Tensor, classes: tf.Tensor, anchors: Boxes) -> Targets:
    """Gives each anchor the object that it should find.

    An anchor takes the box that it overlaps most if that is at least half (intersection over union), the first of
    equal boxes. In addition every box gets its best anchor, the first of equal anchors, however small the overlap;
    if several boxes want the same anchor, the first box has it. A box that overlaps no anchor at all gets none.

    boxes: float32 [N, 4]. classes: int32 [N], 0-based. anchors: the constant table [A, 4]. N may be 0.
    """
    # A last box without area owns nothing, and spares every reduction the case of no boxes.
    boxes = tf.concat([boxes, tf.zeros([1, 4])], axis=0)
    owner = _owners(overlaps(boxes, anchors))
    positive = tf.where(owner >= 0)
    found = tf.gather(owner, positive[:, 0])
    codes = encode(tf.gather(boxes, found), tf.gather(anchors, positive[:, 0]))
    labels = tf.gather(tf.cast(classes, tf.int32), found)
    count = len(anchors)
    return Targets(
        class_index=tf.tensor_scatter_nd_update(tf.fill([count], BACKGROUND), positive, labels),
        box_targets=tf.tensor_scatter_nd_update(tf.zeros([count, 4]), positive, codes),
        num_positives=tf.cast(tf.shape(positive)[0], tf.float32),
    )


def overlaps(boxes: tf.Tensor, anchors: Boxes) -> tf.Tensor:
    """Intersection over union of each box with each anchor, [N, A]; 0 for boxes without area."""
    anchor_edges = np.ascontiguousarray(anchors.T)
    box_edges = [boxes[:, i, None] for i in range(4)]
    sides = [
        tf.nn.relu(tf.minimum(box_edges[i + 2], anchor_edges[i + 2]) - tf.maximum(box_edges[i], anchor_edges[i]))
        for i in range(2)
    ]
    shared = sides[0] * sides[1]
    box_areas = tf.nn.relu(box_edges[2] - box_edges[0]) * tf.nn.relu(box_edges[3] - box_edges[1])
    return shared / (box_areas + area(anchors) - shared)


def encode(boxes: tf.Tensor, anchors: tf.Tensor) -> tf.Tensor:
    """Boxes [..., 4] as ty, tx, th, tw relative to their anchors [..., 4]; the inverse of `decode`."""
    centres, sizes = _centres_and_sizes(boxes)
    anchor_centres, anchor_sizes = _centres_and_sizes(anchors)
    return tf.concat([(centres - anchor_centres) / anchor_sizes, tf.math.log(sizes / anchor_sizes)], axis=-1)


def decode(box_outputs: tf.Tensor, anchors: tf.Tensor) -> tf.Tensor:
    """Boxes [..., A, 4] in input pixels from ty, tx, th, tw [..., A, 4] and anchors [A, 4].

    The centre moves by (ty, tx) anchor sizes, the size grows by exp(th, tw). Boxes are not clipped.
    """
    anchor_centres, anchor_sizes = _centres_and_sizes(anchors)
    centres = box_outputs[..., :2] * anchor_sizes + anchor_centres
    halves = tf.exp(box_outputs[..., 2:]) * anchor_sizes / 2
    return tf.concat([centres - halves, centres + halves], axis=-1)


def _owners(overlap: tf.Tensor) -> tf.Tensor:
    """The box of each anchor, int32 [A], or -1, from the overlaps [N, A]."""
    count = overlap.shape[1]
    close = tf.where(tf.reduce_max(overlap, axis=0) >= POSITIVE_OVERLAP)
    closest = tf.argmax(tf.gather(overlap, close[:, 0], axis=1), axis=0, output_type=tf.int32)
    by_overlap = tf.tensor_scatter_nd_update(tf.fill([count], -1), close, closest)
    forced = _forced_owners(overlap)
    return tf.where(forced < tf.int32.max, forced, by_overlap)


def _forced_owners(overlap: tf.Tensor) -> tf.Tensor:
    """For each anchor the first box whose best anchor it is, int32 [A], or int32.max."""
    best = tf.argmax(overlap, axis=1)
    wanting = tf.where(tf.reduce_max(overlap, axis=1) > 0)
    nobody = tf.fill([overlap.shape[1]], tf.int32.max)
    return tf.tensor_scatter_nd_min(nobody, tf.gather_nd(best, wanting)[:, None], tf.cast(wanting[:, 0], tf.int32))


def _centres_and_sizes(boxes: tf.Tensor) -> tuple[tf.Tensor, tf.Tensor]:
    first, last = boxes[..., :2], boxes[..., 2:]
    return (first + last) / 2, last - first
