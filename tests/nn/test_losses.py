"""Losses and their gradients against the original's numbers, and where ours differs on purpose."""

from __future__ import annotations

import json
import zlib
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import tensorflow as tf

from effdet_core.boxes import as_boxes
from effdet_core.hparams import ModelConfig, model_config
from effdet_core.nn import losses
from effdet_core.nn.anchors import anchor_boxes, level_shapes
from effdet_core.nn.targets import Targets, assign, decode

GOLDEN = Path(__file__).parents[1] / "golden"
TABLE = json.loads((GOLDEN / "losses.json").read_text())
IOU = TABLE["iou"]
DETECTION = TABLE["detection_loss"]
KINDS: tuple[losses.IouType, ...] = ("iou", "giou", "diou", "ciou")


def close(ours: Any, theirs: Any, atol: float = 0) -> None:
    np.testing.assert_allclose(np.asarray(ours), np.asarray(theirs), rtol=1e-4, atol=atol)


def with_gradient(loss: Callable[[tf.Tensor], tf.Tensor], values: Any) -> tuple[np.ndarray, np.ndarray]:
    at = tf.constant(values, tf.float32)
    with tf.GradientTape() as tape:
        tape.watch(at)
        value = loss(at)
    return value.numpy(), tape.gradient(value, at).numpy()


def focal_by_the_book(logits: tf.Tensor, labels: tf.Tensor, alpha: float, gamma: float, smoothing: float) -> tf.Tensor:
    p = tf.sigmoid(logits)
    p_true, alpha_true = tf.where(labels > 0, p, 1 - p), tf.where(labels > 0, alpha, 1 - alpha)
    smooth = labels * (1 - smoothing) + smoothing / 2
    entropy = tf.nn.sigmoid_cross_entropy_with_logits(labels=smooth, logits=logits)
    return alpha_true * (1 - p_true) ** gamma * entropy


@pytest.mark.parametrize("case", TABLE["focal"])
def test_the_focal_loss_and_its_gradient_equal_the_original(case: dict[str, Any]) -> None:
    """The golden labels may name several classes for one anchor, so every logit becomes an anchor of one class."""
    labels = np.reshape(case["y_true"], [-1]) > 0

    def loss(logits: tf.Tensor) -> tf.Tensor:
        flat = tf.reshape(logits, [1, -1, 1])
        hits = tf.boolean_mask(tf.reshape(logits, [-1]), labels)
        total = losses.focal_loss(flat, hits, case["alpha"], case["gamma"], case["label_smoothing"])
        return total / case["normalizer"]

    value, gradient = with_gradient(loss, case["logits"])
    close(value, case["loss_sum"])
    close(gradient, case["grad_sum_loss_wrt_logits"], atol=1e-7)


@pytest.mark.parametrize("smoothing", [0.0, 0.1])
@pytest.mark.parametrize("gamma", [0.0, 1.5, 2.0])
def test_the_focal_loss_puts_each_positive_anchor_into_its_class(gamma: float, smoothing: float) -> None:
    random = np.random.RandomState(5)
    logits = random.standard_normal((2, 30, 4)).astype(np.float32) * 3
    index = random.randint(-1, 4, (2, 30)).astype(np.int32)

    def ours(at: tf.Tensor) -> tf.Tensor:
        return losses.focal_loss(at, at[tf.one_hot(index, 4) > 0], 0.25, gamma, smoothing)

    def book(at: tf.Tensor) -> tf.Tensor:
        return tf.reduce_sum(focal_by_the_book(at, tf.one_hot(index, 4), 0.25, gamma, smoothing))

    for mine, theirs in zip(with_gradient(ours, logits), with_gradient(book, logits), strict=True):
        close(mine, theirs, atol=1e-6)


def test_the_focal_loss_stays_finite_at_extreme_logits() -> None:
    logits = [[[-200.0, 200.0], [200.0, -200.0]]]
    value, gradient = with_gradient(lambda at: losses.focal_loss(at, at[0, 0, 0], 0.25, 1.5, 0.0), logits)
    close(value, 0.25 * 200 + 2 * 0.75 * 200)
    close(gradient, [[[-0.25, 0.75], [0.75, 0.0]]], atol=1e-6)


@pytest.mark.parametrize("case", TABLE["box_huber"])
def test_the_box_loss_equals_the_original_but_for_exact_zeros(case: dict[str, Any]) -> None:
    """The original also skips a component that should be exactly 0; feeding that answer takes it out of ours."""
    wanted, outputs = (
        as_boxes(np.reshape(case["box_targets"], [-1, 4])),
        as_boxes(np.reshape(case["box_outputs"], [-1, 4])),
    )
    positive = wanted.any(axis=1)
    scale = 4 * case["num_positives"]

    def loss(at: tf.Tensor) -> tf.Tensor:
        return losses.huber_loss(at[positive], tf.constant(wanted[positive]), case["delta"]) / scale

    value, gradient = with_gradient(loss, np.where(wanted == 0, 0, outputs))
    close(value, case["loss"])
    theirs = np.reshape(case["grad"], [-1, 4])
    close(gradient, theirs, atol=1e-8)
    skipped = positive[:, None] & (wanted == 0)
    ours, trained = with_gradient(loss, outputs)
    assert (trained[skipped] != 0).all()
    error = np.abs(outputs[skipped])
    extra = np.where(error <= case["delta"], error**2 / 2, case["delta"] * (error - case["delta"] / 2)).sum() / scale
    close(ours, case["loss"] + extra)
    close(trained[~skipped], theirs[~skipped], atol=1e-8)


@pytest.mark.parametrize("kind", KINDS)
def test_iou_losses_and_their_gradients_equal_the_original(kind: losses.IouType) -> None:
    value, gradient = with_gradient(lambda at: losses.iou_losses(at, tf.constant(IOU["target"]), kind), IOU["pred"])
    close(value, IOU[kind], atol=1e-6)
    close(gradient, IOU[f"{kind}_grad_pred"], atol=1e-7)


@pytest.mark.parametrize("kind", KINDS)
def test_iou_losses_stay_finite_for_boxes_without_area(kind: losses.IouType) -> None:
    point, box = [5.0, 5.0, 5.0, 5.0], [0.0, 0.0, 10.0, 10.0]
    for found, wanted in ((point, box), (box, point), (point, point), (box, box)):
        value, gradient = with_gradient(lambda at, to=wanted: losses.iou_losses(at, tf.constant([to]), kind), [found])
        assert np.isfinite(value).all()
        assert np.isfinite(gradient).all()


def detection_inputs(number: int) -> tuple[list[np.ndarray], list[np.ndarray], Targets, ModelConfig]:
    case = DETECTION[number]
    config = model_config("efficientdet-lite0", {"image_size": case["image_size"], **case["hparams"]})
    anchors = anchor_boxes(config)
    per_image = [assign(as_boxes(gt["boxes"]), np.asarray(gt["labels"], np.int32) - 1, anchors) for gt in case["gts"]]
    targets = Targets(*(tf.stack(column) for column in zip(*per_image, strict=True)))
    shapes = level_shapes(config.image_size, 3, 7)

    def outputs(seed: int, channels: int) -> list[np.ndarray]:
        return [
            np.random.RandomState(seed + level).standard_normal((len(per_image), *shape, channels))
            for level, shape in enumerate(shapes, start=3)
        ]

    classes = [(level - 3).astype(np.float32) for level in outputs(300 + 20 * number, 27)]
    boxes = [(level * 0.3).astype(np.float32) for level in outputs(400 + 20 * number, 36)]
    return classes, boxes, targets, config


def answer_exact_zeros(boxes: list[np.ndarray], targets: Targets) -> list[np.ndarray]:
    """Outputs that are right wherever a positive anchor's target component is exactly 0."""
    positive = (targets.class_index.numpy() >= 0)[..., None]
    skipped = positive & (targets.box_targets.numpy() == 0)
    changed, first = [], 0
    for level in boxes:
        flat = level.reshape(len(level), -1, 4)
        last = first + flat.shape[1]
        changed.append(np.where(skipped[:, first:last], 0, flat).reshape(level.shape))
        first = last
    return changed


@pytest.mark.parametrize("number", range(len(DETECTION)))
def test_the_whole_loss_equals_the_original_but_for_exact_zeros(number: int) -> None:
    case = DETECTION[number]
    classes, boxes, targets, config = detection_inputs(number)
    assert targets.num_positives.numpy().tolist() == case["num_positives_per_image"]
    close(losses.positives_in(targets), case["normaliser"])
    ours = losses.detection_loss(classes, answer_exact_zeros(boxes, targets), targets, config)
    close(ours.class_loss, case["cls_loss"])
    close(ours.box_loss, case["box_loss"])
    if not config.iou_loss_type:
        close(ours.total, case["det_loss"])
    as_trained = losses.detection_loss(classes, boxes, targets, config)
    close(as_trained.total, as_trained.class_loss + config.box_loss_weight * as_trained.box_loss + as_trained.iou_loss)


@pytest.mark.parametrize("number", [n for n, case in enumerate(DETECTION) if "iou_loss_type" in case["hparams"]])
def test_the_iou_loss_equals_the_original_but_for_corners_that_it_blanks(number: int) -> None:
    """The original multiplies decoded corners with its mask of exact zeros; blanked alike, ours gives its number."""
    case = DETECTION[number]
    _, boxes, targets, config = detection_inputs(number)
    positive = tf.where(targets.class_index >= 0)
    anchors = tf.gather(anchor_boxes(config), positive[:, 1])
    wanted = tf.gather_nd(targets.box_targets, positive)
    found = tf.gather_nd(losses.join_levels([tf.constant(level) for level in boxes], config), positive)
    mask = tf.cast(wanted != 0, tf.float32)
    blanked = losses.iou_losses(decode(found, anchors) * mask, decode(wanted, anchors) * mask, config.iou_loss_type)
    close(tf.reduce_sum(blanked) / (4 * case["normaliser"]), case["box_iou_loss"])


def test_the_loss_is_the_same_inside_a_compiled_graph() -> None:
    classes, boxes, targets, config = detection_inputs(3)
    plain = losses.detection_loss(classes, boxes, targets, config)
    for compiled in (False, True):
        graph = tf.function(lambda *batch: losses.detection_loss(*batch, config), jit_compile=compiled)
        for ours, theirs in zip(graph(classes, boxes, targets), plain, strict=True):
            close(ours, theirs)


@pytest.mark.parametrize("number", range(len(DETECTION)))
@pytest.mark.parametrize("kind", [None, *KINDS])
def test_the_loss_of_shapes_known_beforehand_has_the_same_value_and_gradients(number: int, kind: str | None) -> None:
    classes, boxes, targets, config = detection_inputs(number)
    config = replace(config, iou_loss_type=kind, label_smoothing=0.1)

    def loss(outputs: list[list[tf.Tensor]], static: bool) -> tf.Tensor:
        return losses.detection_loss(*outputs, targets, config, static_shapes=static).total

    def with_gradients(static: bool) -> list[np.ndarray]:
        outputs = tf.nest.map_structure(tf.constant, [classes, boxes])
        with tf.GradientTape() as tape:
            tape.watch(outputs)
            total = loss(outputs, static)
        return [total.numpy(), *(part.numpy() for part in tf.nest.flatten(tape.gradient(total, outputs)))]

    for static, gathered in zip(with_gradients(True), with_gradients(False), strict=True):
        close(static, gathered, atol=1e-7)


def test_a_given_normaliser_replaces_the_batch_own() -> None:
    classes, boxes, targets, config = detection_inputs(0)
    usual = losses.detection_loss(classes, boxes, targets, config)
    doubled = losses.detection_loss(classes, boxes, targets, config, 2 * losses.positives_in(targets))
    close(2 * doubled.total, usual.total)


def formula_weights(name: str, shape: list[int]) -> np.ndarray:
    values = np.random.RandomState(zlib.crc32(name.encode())).standard_normal(shape).astype(np.float32)
    scale = 1 if name.startswith("fpn_cells/") else 2
    if name.endswith("depthwise_kernel"):
        scale = 1 if name.startswith(("class_net/", "box_net/", "fpn_cells/")) else 2
        return values * np.float32((scale / (shape[0] * shape[1])) ** 0.5)
    return values * np.float32((scale / np.prod(shape[:3])) ** 0.5)


@pytest.mark.parametrize(
    ("frozen", "key"),
    [((), "reg_l2_whole_model"), (("efficientnet", "fpn_cells", "resample_p6"), "reg_l2_default_freeze")],
)
def test_weight_decay_is_half_the_squares_of_what_it_is_given(frozen: tuple[str, ...], key: str) -> None:
    table = json.loads((GOLDEN / "variables_lite0.json").read_text())["variables"]
    kernels = [(name, shape) for name, shape, _ in table if name.endswith("kernel") and not name.startswith(frozen)]
    trained = [tf.constant(formula_weights(name, shape)) for name, shape in kernels]
    close(losses.l2_loss(trained, 4e-5), DETECTION[0][key])


def test_weight_decay_of_nothing_is_zero() -> None:
    assert float(losses.l2_loss([], 4e-5)) == 0
