"""Mixed precision, loss scaling and the steady normaliser, on real steps of a small network."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import keras
import numpy as np
import pytest
import tensorflow as tf

from effdet_core.boxes import as_boxes
from effdet_core.nn import keep, precision, targets
from effdet_core.nn.anchors import anchor_boxes
from effdet_core.nn.export import export_tflite
from effdet_core.nn.input_pipeline import Batch, stack
from effdet_core.nn.keep import Progress
from effdet_core.nn.network import build_network, canonical_name
from effdet_core.nn.normaliser import MovingNormaliser
from effdet_core.nn.precision import LossScale
from effdet_core.nn.step import Learner
from effdet_core.spec import EfficientDetSpec
from tests.nn import formula

pytestmark = pytest.mark.usefixtures("small_networks")
SMALL = {"image_size": 64, "fpn_cell_repeats": 1, "box_class_repeats": 1, "fpn_num_filters": 16, "lr_warmup_epoch": 0}


def learner_of(*, policy: str | None = None, **hparams: Any) -> Learner:
    """A learner of everything but the backbone. policy: instead of the one of this machine."""
    keras.utils.set_random_seed(4)
    spec = EfficientDetSpec(uri="none", hparams={**SMALL, **hparams}, batch_size=2, epochs=50)
    model = build_network(spec.config, 2)
    formula.fill(model)
    precision.compute_in(model, policy or precision.policy_of(spec.config))
    return Learner(model, spec.config, spec, 10, freeze="efficientnet")


def batch(*, boxes: int = 1) -> Batch:
    from effdet_core.hparams import model_config

    anchors = anchor_boxes(model_config("efficientdet-lite0", SMALL))
    found = as_boxes([[8, 8, 40, 40], [2, 30, 30, 60]][:boxes])
    images = formula.images(2, 64, 64)
    return stack([Batch(i, targets.assign(tf.constant(found), tf.zeros(boxes, tf.int32), anchors)) for i in images])


def values(learner: Learner) -> dict[str, np.ndarray]:
    return {canonical_name(v): np.array(v.numpy()) for v in learner.model.trainable_variables}


@pytest.mark.slow
def test_mixed_precision_computes_in_16_bits_and_keeps_everything_else_in_32() -> None:
    full, mixed = learner_of(), learner_of(mixed_precision=True)
    expected, found = full.steps([batch()])[0], mixed.steps([batch()])[0]
    assert found.losses.total != expected.losses.total, "16 bits round"
    assert found.losses.total == pytest.approx(expected.losses.total, rel=0.03)
    assert {v.dtype for v in mixed.model.weights} == {"float32"}
    classes, boxes = mixed.model(batch().images)
    assert {x.dtype for x in (*classes, *boxes)} == {tf.float32}
    assert mixed.model.pyramid(batch().images)[0].dtype == tf.bfloat16
    for name, value in values(full).items():
        assert np.isfinite(values(mixed)[name]).all()
        assert values(mixed)[name].shape == value.shape


@pytest.mark.slow
def test_a_network_trained_in_mixed_precision_is_measured_and_exported_in_full(tmp_path: Path) -> None:
    learner = learner_of(mixed_precision=True)
    learner.steps([batch(), batch()])
    fresh = build_network(learner.config, 2)
    for mine, theirs in zip(fresh.weights, learner.model.weights, strict=True):
        mine.assign(theirs)
    exact = fresh(batch().images)[0][0]
    with precision.full(learner.model):
        assert np.array_equal(learner.model(batch().images)[0][0], exact)
    assert not np.array_equal(learner.model(batch().images)[0][0], exact)
    report = export_tflite(fresh, learner.config, ("a", "b"), "float32", tmp_path / "m.tflite")
    assert report.agreement >= 0.95


@pytest.mark.slow
@pytest.mark.parametrize("scale", [pytest.param(64.0, marks=pytest.mark.thorough), 4096.0])
def test_a_static_loss_scale_cancels_out(scale: float) -> None:
    plain = learner_of(mixed_precision=True)
    scaled = learner_of(mixed_precision=True, loss_scale=scale)
    assert plain.loss_scale is None
    assert scaled.loss_scale is not None
    expected, found = plain.steps([batch()])[0], scaled.steps([batch()])[0]
    assert found.losses.total == pytest.approx(expected.losses.total)
    assert found.gradient_norm == pytest.approx(expected.gradient_norm, rel=1e-3)
    assert float(scaled.loss_scale.scale) == scale


@pytest.mark.slow
def test_a_loss_scale_lifts_gradients_that_float16_would_lose() -> None:
    def lost(scale: float) -> float:
        learner = learner_of(
            policy="mixed_float16", mixed_precision=True, loss_scale=scale, box_loss_weight=0.0, weight_decay=0.0,
            optimizer="adam", learning_rate=0.01,
        )  # fmt: skip
        before = values(learner)
        small = batch()
        huge = small._replace(targets=small.targets._replace(num_positives=small.targets.num_positives * 3e6))
        learner.steps([huge])
        after = values(learner)
        return float(np.mean([np.mean(after[name] == before[name]) for name in before]))

    assert lost(2.0**20) < lost(1.0) - 0.1


def test_float16_gets_a_dynamic_scale_without_a_word_and_bfloat16_needs_none() -> None:
    config = learner_of(mixed_precision=True).config
    chosen = LossScale.of(config, "mixed_float16")
    assert chosen is not None
    assert chosen.dynamic
    assert LossScale.of(config, "mixed_bfloat16") is None
    assert LossScale.of(config, "float32") is None


@pytest.mark.slow
@pytest.mark.parametrize("optimizer", ["sgd", pytest.param("adam", marks=pytest.mark.thorough)])
def test_gradients_that_are_not_finite_skip_the_step_and_halve_the_scale(optimizer: str) -> None:
    learner = learner_of(mixed_precision=True, loss_scale="dynamic", optimizer=optimizer)
    assert learner.loss_scale is not None
    learner.loss_scale.scale.assign(2.0**24)
    before = values(learner)
    wild = batch()
    broken = wild._replace(images=np.where(np.arange(64)[:, None] == 3, np.inf, wild.images).astype(np.float32))
    result = learner.steps([broken])[0]
    assert result.gradient_norm == 0.0
    assert all(np.array_equal(value, before[name]) for name, value in values(learner).items())
    assert float(learner.loss_scale.scale) == 2.0**23
    assert int(learner.optimizer.step) == 1, "the schedule goes on"


def test_a_scale_doubles_after_many_good_steps_and_stays_within_bounds() -> None:
    scale = LossScale(1024.0, dynamic=True)
    scale.good_steps.assign(precision.STEPS_TO_DOUBLE - 1)
    scale.follow(tf.constant(True))
    assert (float(scale.scale), int(scale.good_steps)) == (2048.0, 0)
    scale.scale.assign(1.0)
    scale.follow(tf.constant(False))
    assert float(scale.scale) == 1.0
    fixed = LossScale(8.0, dynamic=False)
    fixed.follow(tf.constant(False))
    assert float(fixed.scale) == 8.0


def test_the_normaliser_starts_at_the_first_batch_and_follows_slowly() -> None:
    normaliser = MovingNormaliser(0.9)
    assert float(normaliser.follow(tf.constant(11.0))) == pytest.approx(11.0)
    assert float(normaliser.follow(tf.constant(31.0))) == pytest.approx(0.9 * 11 + 0.1 * 31)


@pytest.mark.slow
def test_positives_momentum_steadies_the_losses_of_uneven_batches() -> None:
    still = {"weight_decay": 0.0, "learning_rate": 1e-9}
    own, steady = learner_of(**still), learner_of(**still, positives_momentum=0.9)
    first = [learner.steps([batch(boxes=2)])[0].losses.total for learner in (own, steady)]
    assert first[0] == pytest.approx(first[1])
    many, few = batch(boxes=2).targets.num_positives.numpy().sum() + 1, batch(boxes=1).targets.num_positives
    second = [learner.steps([batch(boxes=1)])[0].losses.total for learner in (own, steady)]
    expected = 0.9 * many + 0.1 * (few.numpy().sum() + 1)
    assert second[1] / second[0] == pytest.approx((few.numpy().sum() + 1) / expected, rel=1e-3)


@pytest.mark.slow
def test_scale_and_normaliser_are_in_the_checkpoint(tmp_path: Path) -> None:
    settings: dict[str, Any] = {"mixed_precision": True, "loss_scale": "dynamic", "positives_momentum": 0.5}
    learner = learner_of(**settings)
    learner.steps([batch()])
    assert learner.loss_scale is not None
    assert learner.normaliser is not None
    learner.loss_scale.scale.assign(77.0)
    keep.save_checkpoint(tmp_path / "last.npz", learner, Progress(step=1))
    other = learner_of(**settings)
    keep.load_checkpoint(tmp_path / "last.npz", other)
    assert other.loss_scale is not None
    assert other.normaliser is not None
    assert float(other.loss_scale.scale) == 77.0
    np.testing.assert_equal(other.normaliser.state(), learner.normaliser.state())
    without = learner_of()
    keep.load_checkpoint(tmp_path / "last.npz", without)


@pytest.mark.slow
def test_xla_compiles_the_step_with_a_dynamic_scale_and_a_normaliser() -> None:
    spec: dict[str, Any] = {"mixed_precision": True, "loss_scale": "dynamic", "positives_momentum": 0.9}
    plain = learner_of(**spec)
    compiled = learner_of(**spec)
    step = tf.function(compiled._step, jit_compile=True, autograph=False)
    expected = plain.steps([batch()])[0]
    assert float(step(batch())[0]) == pytest.approx(expected.losses.total, rel=0.02)
