"""From the network's outputs to detections: the original's two ways, and an account of the operation in .tflite files.

`detections_of` thins out in the graph, gently (gaussian) or hard, over all classes or class by class.
`detection_postprocess` says in NumPy what `TFLite_Detection_PostProcess` computes.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal, NamedTuple

import numpy as np
import tensorflow as tf
from numpy.typing import NDArray

from effdet_core.boxes import iou
from effdet_core.hparams import ModelConfig, NmsConfigs
from effdet_core.nn.anchors import anchor_boxes
from effdet_core.nn.losses import join_levels
from effdet_core.nn.targets import decode

Mode = Literal["global", "per_class"]
Array = NDArray[np.float32]


class Found(NamedTuple):
    """M detections by falling score, 0 beyond the first `count`; with a leading batch dimension for several pictures.

    boxes: float32 [M, 4] as [ymin, xmin, ymax, xmax] (pixels or fractions: see the function). scores: float32 [M].
    classes: int32 [M], 0-based. count: int32 [].
    """

    boxes: Any
    scores: Any
    classes: Any
    count: Any


def detections_of(
    class_outputs: Sequence[tf.Tensor], box_outputs: Sequence[tf.Tensor], config: ModelConfig, mode: Mode
) -> Found:
    """Detections of a batch in input pixels, as `config.nms_configs` says; each anchor counts for its best class.

    global: boxes of all classes compete, and are clipped to the input. per_class: they compete within their class
    and are not clipped. class_outputs, box_outputs: feature maps per level, logits and codes (see `losses`).
    """
    logits, codes = join_levels(class_outputs, config), join_levels(box_outputs, config)
    candidates = _candidates(logits, codes, config)
    thinning = _Thinning.of(config.nms_configs)

    def one_picture(boxes_scores_classes: tuple[tf.Tensor, tf.Tensor, tf.Tensor]) -> Found:
        if mode == "per_class":
            return _within_classes(*boxes_scores_classes, thinning, logits.shape[-1])
        return _clipped(_across_classes(*boxes_scores_classes, thinning), config.image_size)

    return tf.map_fn(one_picture, candidates, fn_output_signature=_signature(thinning.most))


def detection_postprocess(
    codes: Array,
    class_scores: Array,
    anchors: Array,
    *,
    most: int,
    overlap: float = 0.5,
    lowest_score: float = -np.inf,
) -> Found:
    """What the TFLite operation returns for one picture with fast suppression and one class per detection.

    codes: [A, 4] as ty, tx, th, tw. class_scores: [A, classes] after the sigmoid. anchors: [A, 4] as centre y, centre
    x, height, width, in any unit, which the boxes of the result are then in; they are not clipped. Boxes of all
    classes compete: one that overlaps a better one by more than `overlap` goes.
    """
    centres = codes[:, :2] * anchors[:, 2:] + anchors[:, :2]
    halves = np.exp(codes[:, 2:]) * anchors[:, 2:] / 2
    boxes = np.concatenate([centres - halves, centres + halves], axis=1).astype(np.float32)
    scores = class_scores.max(axis=1)
    waiting = np.argsort(-scores, kind="stable")
    waiting = waiting[scores[waiting] >= lowest_score]
    kept: list[int] = []
    while len(waiting) and len(kept) < most:
        best, waiting = waiting[0], waiting[1:]
        kept.append(int(best))
        waiting = waiting[iou(boxes[best][None], boxes[waiting])[0] <= overlap]
    missing = most - len(kept)
    return Found(
        boxes=np.pad(boxes[kept], [(0, missing), (0, 0)]),
        scores=np.pad(scores[kept], (0, missing)),
        classes=np.pad(class_scores[kept].argmax(axis=1).astype(np.int32), (0, missing)),
        count=np.int32(len(kept)),
    )


@dataclass(frozen=True)
class _Thinning:
    """`NmsConfigs` with its blanks filled in, as `tf.raw_ops.NonMaxSuppressionV5` wants it."""

    most: int
    overlap: float
    lowest_score: float
    sigma: float

    @classmethod
    def of(cls, configs: NmsConfigs) -> _Thinning:
        if configs.method == "gaussian":
            # Nothing is dropped for its overlap, scores only fade; the operation wants half of the usual sigma.
            return cls(configs.max_output_size, 1.0, configs.score_thresh or 0.001, (configs.sigma or 0.5) / 2)
        return cls(configs.max_output_size, configs.iou_thresh or 0.5, configs.score_thresh or -np.inf, 0.0)


def _candidates(logits: tf.Tensor, codes: tf.Tensor, config: ModelConfig) -> tuple[tf.Tensor, tf.Tensor, tf.Tensor]:
    """Boxes [B, K, 4], scores [B, K] and classes [B, K] that enter the thinning."""
    anchors, classes = tf.constant(anchor_boxes(config)), logits.shape[-1]
    most = config.nms_configs.max_nms_inputs
    if not most:
        best = tf.argmax(logits, axis=-1, output_type=tf.int32)
        return decode(codes, anchors), tf.sigmoid(tf.reduce_max(logits, axis=-1)), best
    flat = tf.reshape(logits, [tf.shape(logits)[0], anchors.shape[0] * classes])
    highest, where = tf.math.top_k(flat, min(most, flat.shape[1]), sorted=False)
    chosen = tf.gather(codes, where // classes, batch_dims=1)
    return decode(chosen, tf.gather(anchors, where // classes)), tf.sigmoid(highest), where % classes


def _across_classes(boxes: tf.Tensor, scores: tf.Tensor, classes: tf.Tensor, thinning: _Thinning) -> Found:
    index, kept_scores, count = tf.raw_ops.NonMaxSuppressionV5(
        boxes=boxes,
        scores=scores,
        max_output_size=thinning.most,
        iou_threshold=thinning.overlap,
        score_threshold=thinning.lowest_score,
        soft_nms_sigma=thinning.sigma,
        pad_to_max_output_size=False,
    )
    missing = thinning.most - count
    return Found(
        boxes=tf.pad(tf.gather(boxes, index), [(0, missing), (0, 0)]),
        scores=tf.pad(kept_scores, [(0, missing)]),
        classes=tf.pad(tf.gather(classes, index), [(0, missing)]),
        count=count,
    )


def _within_classes(
    boxes: tf.Tensor, scores: tf.Tensor, classes: tf.Tensor, thinning: _Thinning, class_count: int
) -> Found:
    def one_class(number: tf.Tensor) -> Found:
        members = tf.where(classes == number)[:, 0]
        own_boxes, own_scores, own_classes = (tf.gather(part, members) for part in (boxes, scores, classes))
        return _across_classes(own_boxes, own_scores, own_classes, thinning)

    each = tf.map_fn(one_class, tf.range(class_count), fn_output_signature=_signature(thinning.most))
    # Rows of padding must not come before real detections, whose scores may be 0 in float32.
    real = tf.range(thinning.most)[None] < each.count[:, None]
    ranking = tf.reshape(tf.where(real, each.scores, -1.0), [-1])
    best = tf.math.top_k(ranking, thinning.most).indices
    return Found(
        boxes=tf.gather(tf.reshape(each.boxes, [-1, 4]), best),
        scores=tf.gather(tf.reshape(each.scores, [-1]), best),
        classes=tf.gather(tf.reshape(each.classes, [-1]), best),
        count=tf.minimum(tf.reduce_sum(each.count), thinning.most),
    )


def _clipped(found: Found, image_size: tuple[int, int]) -> Found:
    height, width = (float(side) for side in image_size)
    return found._replace(boxes=tf.clip_by_value(found.boxes, 0.0, [height, width, height, width]))


def _signature(most: int) -> Found:
    return Found(
        boxes=tf.TensorSpec([most, 4], tf.float32),
        scores=tf.TensorSpec([most], tf.float32),
        classes=tf.TensorSpec([most], tf.int32),
        count=tf.TensorSpec([], tf.int32),
    )
