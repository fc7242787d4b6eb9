"""What the hparams of losses, schedules and steps change."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
import tensorflow as tf

from effdet_core.hparams import ModelConfig, model_config
from effdet_core.nn import losses, targets
from effdet_core.nn.anchors import anchor_boxes, anchors_per_cell, level_shapes
from effdet_core.nn.schedule import schedule_of
from tests.nn.test_precision import batch, learner_of, values

pytestmark = pytest.mark.usefixtures("small_networks")


def config_of(**changes: Any) -> ModelConfig:
    return model_config("efficientdet-lite0", {"image_size": 64, **changes})


def total(config: ModelConfig) -> float:
    """The loss of some outputs for two boxes, and the pull of one weight."""
    chance = np.random.default_rng(2)
    cells = anchors_per_cell(config)
    shapes = level_shapes((64, 64), 3, 7)
    classes = [tf.constant(chance.normal(-2, 1, (1, h, w, cells * 2)), tf.float32) for h, w in shapes]
    boxes = [tf.constant(chance.normal(0, 0.3, (1, h, w, cells * 4)), tf.float32) for h, w in shapes]
    wanted = targets.assign(
        tf.constant([[4.0, 4.0, 30.0, 40.0], [20.0, 20.0, 60.0, 50.0]]), tf.constant([0, 1]), anchor_boxes(config)
    )
    one = tf.nest.map_structure(lambda part: part[None], wanted)
    found = losses.detection_loss(classes, boxes, one, config)
    return float(found.total + losses.l2_loss([tf.constant([3.0])], config.weight_decay))


@pytest.mark.parametrize(
    ("changes", "beside"),
    [
        ({"weight_decay": 0.1}, {}),
        ({"alpha": 0.5}, {}),
        ({"gamma": 2.0}, {}),
        ({"label_smoothing": 0.1}, {}),
        ({"delta": 0.3}, {}),
        ({"box_loss_weight": 10.0}, {}),
        *(({"iou_loss_type": kind}, {}) for kind in ("iou", "giou", "diou", "ciou")),
        ({"iou_loss_weight": 3.0}, {"iou_loss_type": "ciou"}),
    ],
    ids=str,
)
def test_each_key_of_the_loss_changes_the_loss(changes: dict[str, Any], beside: dict[str, Any]) -> None:
    found = total(config_of(**beside, **changes))
    assert np.isfinite(found)
    assert abs(found - total(config_of(**beside))) > 1e-3


def test_the_four_iou_losses_differ() -> None:
    assert len({round(total(config_of(iou_loss_type=kind)), 4) for kind in ("iou", "giou", "diou", "ciou")}) == 4


@pytest.mark.parametrize(
    ("changes", "beside"),
    [
        ({"learning_rate": 0.2}, {}),
        ({"lr_warmup_init": 0.05}, {}),
        ({"lr_warmup_epoch": 4}, {}),
        ({"lr_decay_method": "polynomial"}, {}),
        ({"lr_decay_method": "stepwise"}, {}),
        ({"first_lr_drop_epoch": 3}, {"lr_decay_method": "stepwise", "second_lr_drop_epoch": 9}),
        ({"second_lr_drop_epoch": 7}, {"lr_decay_method": "stepwise", "first_lr_drop_epoch": 3}),
        ({"poly_lr_power": 2.0}, {"lr_decay_method": "polynomial"}),
    ],
    ids=str,
)
def test_each_key_of_the_schedule_changes_a_rate(changes: dict[str, Any], beside: dict[str, Any]) -> None:
    def rates(config: ModelConfig) -> np.ndarray:
        schedule = schedule_of(config, batch_size=16, steps_per_epoch=10, epochs=10)
        return np.array([float(schedule(step)) for step in range(100)])

    assert np.abs(rates(config_of(**beside, **changes)) - rates(config_of(**beside))).max() > 1e-3


@pytest.mark.slow
def test_momentum_decides_how_a_second_step_goes_on() -> None:
    found = []
    for momentum in (0.0, 0.9):
        learner = learner_of(momentum=momentum)
        learner.steps([batch(), batch()])
        found.append(values(learner)["class_net/class-predict/bias"])
    assert np.abs(found[0] - found[1]).max() > 1e-6


@pytest.mark.slow
def test_a_step_is_cut_to_the_length_asked_for() -> None:
    """The length that a step tells is that of what it went by."""
    learner = learner_of(clip_gradients_norm=0.01)
    assert learner.steps([batch()])[0].gradient_norm == pytest.approx(0.01, rel=1e-4)
