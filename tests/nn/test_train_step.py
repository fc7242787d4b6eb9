"""Whole training steps against the original's, from the same weights on the same batch."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import tensorflow as tf

from effdet_core.boxes import as_boxes
from effdet_core.nn import targets
from effdet_core.nn.anchors import anchor_boxes
from effdet_core.nn.input_pipeline import Batch, stack
from effdet_core.nn.network import build_network, canonical_name
from effdet_core.nn.step import Learner
from effdet_core.spec import EfficientDetSpec
from tests.nn import formula

CASES: dict[str, Any] = json.loads((Path(__file__).parents[1] / "golden" / "train_step.json").read_text())["cases"]
BIAS = "class_net/class-predict/bias"
EVERY_DAY = ("whole_model", "default_freeze_adam")


def learner_of(case: dict[str, Any]) -> Learner:
    """The case's learner. The original scales only the base rate with the batch, not the first one of the warm-up,
    and freezes variables without their statistics; both are set here to follow it."""
    batch_size = case["config_batch_size_used_for_lr"]
    first = case["hparams"].get("lr_warmup_init", 0.008) * 64 / batch_size
    hparams = {"image_size": case["image_size"], **case["hparams"], "lr_warmup_init": first}
    spec = EfficientDetSpec(uri="none", hparams=hparams, batch_size=batch_size, epochs=case["epochs"])
    model = build_network(spec.config, 3, survival_probability=1.0)
    formula.fill(model)
    bias = next(v for v in model.weights if canonical_name(v) == BIAS)
    bias.assign(bias + case["class_predict_bias_shift"])
    if case["var_freeze_expr"]:
        for variable in model.trainable_variables:
            if re.match(case["var_freeze_expr"], canonical_name(variable)):
                variable.trainable = False
    return Learner(model, spec.config, spec, case["steps_per_epoch"], freeze=None)


def batch_of(case: dict[str, Any], learner: Learner) -> Batch:
    size = case["image_size"]
    images = formula.images(len(case["gts"]), size, size)
    anchors = anchor_boxes(learner.config)
    return stack(
        [
            Batch(image, targets.assign(as_boxes(gt["boxes"]), tf.constant(gt["labels"]) - 1, anchors))
            for image, gt in zip(images, case["gts"], strict=True)
        ]
    )


@pytest.mark.parametrize(
    "name", [name if name in EVERY_DAY else pytest.param(name, marks=pytest.mark.thorough) for name in CASES]
)
def test_a_training_step_moves_every_variable_as_in_the_original(name: str) -> None:
    case = CASES[name]
    learner = learner_of(case)
    batch = batch_of(case, learner)
    assert batch.targets.num_positives.numpy().tolist() == case["num_positives_per_image"]
    before = {canonical_name(v): np.array(v.numpy()) for v in learner.model.weights}
    result = learner.steps([batch])[0]

    noise = case["measured_noise"]
    expected = case["per_step_before_update"][0]
    tolerance = max(1e-3, 5 * noise["relative_loss_difference_per_step"][0])
    assert result.losses.total == pytest.approx(expected["loss"], rel=tolerance)
    assert result.losses.class_loss == pytest.approx(expected["cls_loss"], rel=tolerance)
    assert result.losses.box_loss == pytest.approx(expected["box_loss"], rel=tolerance)
    assert result.losses.l2 == pytest.approx(expected["reg_l2_loss"], rel=1e-4)
    assert result.learning_rate == pytest.approx(expected["learning_rate"], rel=1e-5)
    assert result.gradient_norm == pytest.approx(expected["gradient_norm"], rel=1e-3)
    _check_deltas(learner, before, case["variables_after_first_step"], noise["per_variable_after_first_step"])


def _check_deltas(
    learner: Learner, before: dict[str, np.ndarray], expected: dict[str, Any], noise: dict[str, float]
) -> None:
    after = {canonical_name(v): np.array(v.numpy()) for v in learner.model.weights}
    for name, golden in expected.items():
        delta = (after[name] - before[name]).ravel()
        largest = max(np.abs(golden["delta"]).max(), np.abs(delta).max(), 1e-12)
        tolerance = max(5e-3, 5 * noise.get(name, 0.0)) * largest + 2e-7
        np.testing.assert_allclose(delta[golden["idx"]], golden["delta"], atol=tolerance, err_msg=name)
