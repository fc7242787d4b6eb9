"""Batch normalisation measured anew for the weights that are evaluated."""

from __future__ import annotations

import keras
import numpy as np
import pytest
import tensorflow as tf

from effdet_core.hparams import model_config
from effdet_core.nn.network import EfficientDet, build_network, canonical_name
from effdet_core.nn.statistics import Statistics, moving_statistics
from effdet_core.nn.weights.freeze import apply_freeze

pytestmark = pytest.mark.usefixtures("small_networks")
STEM = "efficientnet-lite0/stem/tpu_batch_normalization"


@pytest.fixture(scope="module")
def model() -> EfficientDet:
    keras.utils.set_random_seed(3)
    return build_network(model_config("efficientdet-lite0"), 2, survival_probability=1.0)


@pytest.fixture(scope="module")
def batches() -> list[tf.Tensor]:
    draws = np.random.default_rng(0)
    return [tf.constant(draws.normal(shift, 1.0, (2, 64, 64, 3)), tf.float32) for shift in (-1.0, 1.0)]


def values(model: EfficientDet) -> dict[str, np.ndarray]:
    return {name: v.numpy() for name, v in moving_statistics(model).items()}


def test_within_the_block_the_statistics_are_those_of_all_pictures_together(
    model: EfficientDet, batches: list[tf.Tensor]
) -> None:
    before = values(model)
    stem = next(v for v in model.weights if canonical_name(v) == "efficientnet-lite0/stem/conv2d/kernel")
    features = tf.nn.conv2d(tf.concat(batches, 0), stem.numpy(), 2, "SAME").numpy()
    with Statistics(model).measured(batches):
        np.testing.assert_allclose(values(model)[f"{STEM}/moving_mean"], features.mean((0, 1, 2)), atol=1e-5)
        np.testing.assert_allclose(values(model)[f"{STEM}/moving_variance"], features.var((0, 1, 2)), rtol=2e-3)
    after = values(model)
    assert all(np.array_equal(before[name], after[name]) for name in before)


def test_measured_statistics_normalise_what_the_network_sees_in_inference(
    model: EfficientDet, batches: list[tf.Tensor]
) -> None:
    pictures = tf.concat(batches, 0)
    expected = model.backbone(pictures, training=True)[0].numpy()  # moves the statistics a little, as a step does
    trailing = model.backbone(pictures, training=False)[0].numpy()
    with Statistics(model).measured([pictures]):
        measured = model.backbone(pictures, training=False)[0].numpy()
    error = np.abs(measured - expected).max()
    assert error < 0.05 * np.abs(trailing - expected).max()


def test_a_step_after_a_look_moves_the_statistics_by_the_usual_share(
    model: EfficientDet, batches: list[tf.Tensor]
) -> None:
    with Statistics(model).measured(batches):
        pass
    before = values(model)[f"{STEM}/moving_mean"]
    model(batches[0], training=True)
    moved = np.abs(values(model)[f"{STEM}/moving_mean"] - before).max()
    with Statistics(model).measured(batches[:1]):
        full = np.abs(values(model)[f"{STEM}/moving_mean"] - before).max()
    assert moved == pytest.approx(0.01 * full, rel=0.05)


def test_frozen_layers_keep_the_statistics_that_they_came_with(batches: list[tf.Tensor]) -> None:
    frozen = build_network(model_config("efficientdet-lite0"), 2)
    apply_freeze(frozen, "efficientnet")
    start = {canonical_name(v): v.numpy() for v in frozen.weights}
    with Statistics(frozen).measured(batches):
        changed = {canonical_name(v) for v in frozen.weights if not np.array_equal(v.numpy(), start[canonical_name(v)])}
    assert changed
    assert not [name for name in changed if name.startswith("efficientnet")]
