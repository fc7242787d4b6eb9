"""The losses of training: class (focal), box (Huber), overlap (IoU family) and weight decay.

Only positive anchors matter to all but the background part of the focal loss, so they are gathered once and the rest
of the arithmetic runs on a few hundred rows. How many is known only when a step runs; a compiler that wants to know all
shapes before gets every anchor as a row, and those that are not positive weigh nothing (docs/adr/0006).
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence
from typing import Any, Literal, NamedTuple, cast

import tensorflow as tf

from effdet_core.hparams import ModelConfig
from effdet_core.nn.anchors import anchor_boxes, anchors_per_cell
from effdet_core.nn.targets import Targets, decode

IouType = Literal["iou", "giou", "diou", "ciou"]
BOX_COMPONENTS = 4


class DetectionLosses(NamedTuple):
    """Scalars; total = class_loss + box_loss_weight * box_loss + iou_loss_weight * iou_loss (no weight decay)."""

    class_loss: Any
    box_loss: Any
    iou_loss: Any
    total: Any


def detection_loss(
    class_outputs: Sequence[tf.Tensor],
    box_outputs: Sequence[tf.Tensor],
    targets: Targets,
    config: ModelConfig,
    normaliser: tf.Tensor | None = None,
    *,
    static_shapes: bool = False,
) -> DetectionLosses:
    """The losses of a batch, each divided by `normaliser` (box and IoU: by 4 of it).

    class_outputs: logits per level [B, h, w, anchors * classes]. box_outputs: per level [B, h, w, anchors * 4].
    targets: batched, [B, A], [B, A, 4], [B]. normaliser: scalar; by default `positives_in` of this batch.
    static_shapes: the same numbers by arithmetic of which every shape is known beforehand.
    """
    normaliser = positives_in(targets) if normaliser is None else normaliser
    logits, codes = join_levels(class_outputs, config), join_levels(box_outputs, config)
    anchors = tf.constant(anchor_boxes(config))
    rows = (_every_anchor if static_shapes else _positive_anchors)(logits, codes, targets, anchors)
    class_loss = focal_loss(logits, rows.hits, config.alpha, config.gamma, config.label_smoothing, rows.weight)
    class_loss /= normaliser
    box_loss = huber_loss(rows.codes, rows.wanted, config.delta) / (BOX_COMPONENTS * normaliser)
    iou_loss = tf.constant(0.0)
    if config.iou_loss_type:
        kind = cast(IouType, config.iou_loss_type)
        overlap_losses = iou_losses(decode(rows.codes, rows.anchors), decode(rows.wanted, rows.anchors), kind)
        iou_loss = tf.reduce_sum(overlap_losses) / (BOX_COMPONENTS * normaliser)
    total = class_loss + config.box_loss_weight * box_loss + config.iou_loss_weight * iou_loss
    return DetectionLosses(class_loss, box_loss, iou_loss, total)


class _Rows(NamedTuple):
    """The anchors that boxes and hits are counted on. Those of no weight answer exactly what they should.

    hits: logits of their own classes [R]. codes, wanted: box outputs and targets [R, 4]. anchors: [R, 4].
    weight: 1 for positive anchors, 0 for others, [R] or a scalar.
    """

    hits: tf.Tensor
    codes: tf.Tensor
    wanted: tf.Tensor
    anchors: tf.Tensor
    weight: tf.Tensor | float


def _positive_anchors(logits: tf.Tensor, codes: tf.Tensor, targets: Targets, anchors: tf.Tensor) -> _Rows:
    positive = tf.where(targets.class_index >= 0)
    classes = tf.cast(tf.gather_nd(targets.class_index, positive), tf.int64)
    return _Rows(
        hits=tf.gather_nd(logits, tf.concat([positive, classes[:, None]], axis=1)),
        codes=tf.gather_nd(codes, positive),
        wanted=tf.gather_nd(targets.box_targets, positive),
        anchors=tf.gather(anchors, positive[:, 1]),
        weight=1.0,
    )


def _every_anchor(logits: tf.Tensor, codes: tf.Tensor, targets: Targets, anchors: tf.Tensor) -> _Rows:
    positive = targets.class_index >= 0
    own_class = tf.one_hot(targets.class_index, logits.shape[-1])  # no class at all for background
    return _Rows(
        hits=tf.reduce_sum(logits * own_class, axis=-1),
        codes=tf.where(positive[..., None], codes, 0.0),
        wanted=targets.box_targets,
        anchors=anchors,
        weight=tf.cast(positive, tf.float32),
    )


def positives_in(targets: Targets) -> tf.Tensor:
    """The usual normaliser: positive anchors in the batch, plus one so that a batch without any divides by 1."""
    return tf.reduce_sum(targets.num_positives) + 1.0


def join_levels(outputs: Sequence[tf.Tensor], config: ModelConfig) -> tf.Tensor:
    """Feature maps [B, h, w, anchors * channels] as one tensor [B, A, channels] in the order of the anchors."""
    channels = outputs[0].shape[-1] // anchors_per_cell(config)
    flat = [tf.reshape(level, [-1, math.prod(level.shape[1:]) // channels, channels]) for level in outputs]
    return tf.concat(flat, axis=1)


def focal_loss(
    logits: tf.Tensor, hits: tf.Tensor, alpha: float, gamma: float, smoothing: float, weight: tf.Tensor | float = 1.0
) -> tf.Tensor:
    """Sum of the focal loss (Lin et al. 2017) over all anchors and classes, a scalar.

    Per element alpha_t * (1 - p_t)^gamma * cross entropy, where smoothing moves the labels of the cross entropy
    alone to smoothing / 2 and 1 - smoothing / 2.

    logits: [B, A, classes]. hits: those of positive anchors for their own class, any shape. weight: 1 for each of
    `hits` that counts, 0 for others.
    """
    surprise = _surprise(gamma, smoothing)
    # Everything counts as background first; then the few hits change sides. This spares a one-hot of all logits.
    background = (1 - alpha) * tf.reduce_sum(surprise(logits))
    return background + tf.reduce_sum(weight * (alpha * surprise(-hits) - (1 - alpha) * surprise(hits)))


def huber_loss(found: tf.Tensor, wanted: tf.Tensor, delta: float) -> tf.Tensor:
    """Sum over all elements of 0.5 e² where |e| <= delta, else delta |e| - 0.5 delta², a scalar."""
    error = tf.abs(found - wanted)
    quadratic = tf.minimum(error, delta)
    return tf.reduce_sum(0.5 * quadratic * quadratic + delta * (error - quadratic))


def iou_losses(found: tf.Tensor, wanted: tf.Tensor, kind: IouType) -> tf.Tensor:
    """1 - overlap for each pair of boxes, [...]; 0 where the wanted box has no area.

    found, wanted: [..., 4] as [ymin, xmin, ymax, xmax]. Overlap: IoU, or GIoU (Rezatofighi et al. 2019), DIoU or CIoU
    (Zheng et al. 2020). Values and gradients stay finite for empty and inverted boxes.
    """
    wanted_sides = wanted[..., 2:] - wanted[..., :2]
    real = tf.reduce_all(wanted_sides > 0, axis=-1)
    return tf.where(real, 1 - _overlap(found, wanted, kind), 0.0)


def l2_loss(variables: Iterable[Any], weight_decay: float) -> tf.Tensor:
    """weight_decay * half the sum of squares of `variables`, a scalar; 0 without any."""
    halves = [tf.nn.l2_loss(tf.convert_to_tensor(variable)) for variable in variables]
    return weight_decay * tf.add_n(halves) if halves else tf.constant(0.0)


def _surprise(gamma: float, smoothing: float) -> Callable[[tf.Tensor], tf.Tensor]:
    """z -> sigmoid(z)^gamma * (cross entropy of logit z with a label that should be 0), with its gradient written out.

    A hit with logit x costs what a background with logit -x costs, so this one function serves both.
    """

    @tf.custom_gradient
    def surprise(logit: tf.Tensor) -> tuple[tf.Tensor, Callable[[tf.Tensor], tf.Tensor]]:
        log_miss = tf.nn.softplus(logit)
        focus = tf.exp(gamma * (logit - log_miss))
        entropy = log_miss - 0.5 * smoothing * logit if smoothing else log_miss

        def gradient(upstream: tf.Tensor) -> tf.Tensor:
            p = tf.sigmoid(logit)
            return upstream * focus * (gamma * (1 - p) * entropy + p - 0.5 * smoothing)

        return focus * entropy, gradient

    return surprise


def _overlap(found: tf.Tensor, wanted: tf.Tensor, kind: IouType) -> tf.Tensor:
    found_sides, wanted_sides = _sides(found), _sides(wanted)
    shared = _area(
        tf.nn.relu(tf.minimum(found[..., 2:], wanted[..., 2:]) - tf.maximum(found[..., :2], wanted[..., :2]))
    )
    union = _area(found_sides) + _area(wanted_sides) - shared
    iou = tf.math.divide_no_nan(shared, union)
    if kind == "iou":
        return iou
    hull = tf.maximum(found[..., 2:], wanted[..., 2:]) - tf.minimum(found[..., :2], wanted[..., :2])
    if kind == "giou":
        return iou - tf.math.divide_no_nan(_area(hull) - union, _area(hull))
    apart = (found[..., :2] + found[..., 2:] - wanted[..., :2] - wanted[..., 2:]) / 2
    diou = iou - tf.math.divide_no_nan(_squared_length(apart), _squared_length(hull))
    return diou - _shape_penalty(found_sides, wanted_sides, iou) if kind == "ciou" else diou


def _shape_penalty(found_sides: tf.Tensor, wanted_sides: tf.Tensor, iou: tf.Tensor) -> tf.Tensor:
    """CIoU's alpha * v: how different two shapes are, the more important the better they overlap."""
    v = 4 / math.pi**2 * tf.square(_slant(found_sides) - _slant(wanted_sides))
    return tf.math.divide_no_nan(v * v, 1 - iou + v)


def _slant(sides: tf.Tensor) -> tf.Tensor:
    return tf.atan(tf.math.divide_no_nan(sides[..., 1], sides[..., 0]))


def _sides(boxes: tf.Tensor) -> tf.Tensor:
    return tf.nn.relu(boxes[..., 2:] - boxes[..., :2])


def _area(sides: tf.Tensor) -> tf.Tensor:
    return sides[..., 0] * sides[..., 1]


def _squared_length(vector: tf.Tensor) -> tf.Tensor:
    return tf.reduce_sum(vector * vector, axis=-1)
