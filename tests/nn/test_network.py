"""The network against the reference's numbers, and what it promises beyond them."""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import keras
import numpy as np
import pytest
import tensorflow as tf

from effdet_core.hparams import MODELS, model_config
from effdet_core.nn.network import EfficientDet, build_network, canonical_name, weights_in_order
from effdet_core.nn.network.backbone import block_specs
from effdet_core.nn.network.layers import BatchNorm, upsample_to
from tests.nn import formula, small

GOLDEN = Path(__file__).parents[1] / "golden"


def golden(name: str) -> dict[str, Any]:
    return json.loads((GOLDEN / f"{name}.json").read_text("utf-8"))


def large(name: str) -> Any:
    """A model that is built only for a release."""
    return pytest.param(name, marks=pytest.mark.thorough)


def small_network(num_classes: int = 3, **changes: Any) -> EfficientDet:
    return build_network(replace(model_config("efficientdet-lite0"), image_size=(64, 64), **changes), num_classes)


def test_the_formulas_of_the_golden_numbers_are_understood() -> None:
    check = golden("formula_check")
    for item in check["variables"]:
        value = formula.weight(item["name"], tuple(item["shape"]))
        np.testing.assert_allclose(value.ravel()[:4], item["first4"], rtol=1e-6)
    for key, item in check["image_formula_check"].items():
        size, batch = (int(x) for x in key.split(" N="))
        assert formula.pixels(batch, size, size).sum() == item["sum"]


@pytest.mark.parametrize("name", [name if name[-1] in "014" else large(name) for name in MODELS])
def test_every_variable_has_the_name_shape_and_kind_of_the_reference(name: str) -> None:
    weights = weights_in_order(build_network(model_config(name), 3))

    found = [[canonical_name(v), list(v.shape), bool(v.trainable)] for v in weights]

    short = name.removeprefix("efficientdet-")
    assert found == [[n, shape, bool(t)] for n, shape, t in golden(f"variables_{short}")["variables"]]
    summary = golden("variables")["models"][name]
    names = "\n".join(canonical_name(v) for v in weights)
    assert hashlib.sha256(names.encode()).hexdigest() == summary["sha256_of_names_joined_by_newline"]
    assert sum(int(np.prod(v.shape)) for v in weights) == summary["total_params"]
    assert sum(int(np.prod(v.shape)) for v in weights if v.trainable) == summary["trainable_params"]


def test_a_second_network_in_a_process_has_the_same_names() -> None:
    first, second = small_network(), small_network()

    assert [canonical_name(v) for v in first.weights] == [canonical_name(v) for v in second.weights]


def stages(model: EfficientDet, images: tf.Tensor, *, training: bool) -> dict[str, list[tf.Tensor]]:
    backbone = model.backbone_features(images, training=training)
    fpn = model.fpn_cells(backbone, training=training)
    features = {"cls": model.class_net.features(fpn, training), "box": model.box_net.features(fpn, training)}
    return {
        "backbone_and_p67": backbone,
        "fpn": fpn,
        "cls_features": features["cls"],
        "box_features": features["box"],
        "cls_outputs": [model.class_net.predict(x) for x in features["cls"]],
        "box_outputs": [model.box_net.predict(x) for x in features["box"]],
    }


def assert_golden_outputs(outputs: dict[str, list[tf.Tensor]], expected: dict[str, Any], *, least: float) -> None:
    for stage, levels in expected["outputs"].items():
        tolerance = max(least, 5 * expected["measured_noise_max_abs"][stage])
        for values, level in zip(outputs[stage], levels, strict=True):
            array, wanted = values.numpy(), levels[level]
            assert list(array.shape) == wanted["shape"]
            np.testing.assert_allclose(array.ravel()[wanted["idx"]], wanted["values"], atol=tolerance, rtol=0)
            summary = [array.mean(), array.std(), array.min(), array.max()]
            np.testing.assert_allclose(
                summary, [wanted[k] for k in ("mean", "std", "min", "max")], atol=tolerance, rtol=0
            )


def formula_network(expected: dict[str, Any]) -> EfficientDet:
    model = build_network(model_config(expected["model"]), expected["num_classes"], survival_probability=1.0)
    formula.fill(model)
    return model


@pytest.mark.parametrize("name", ["lite0", "lite1", large("lite3"), large("lite3x")])
def test_inference_gives_the_numbers_of_the_reference(name: str) -> None:
    expected = golden(f"forward_{name}")
    model = formula_network(expected)
    images = tf.constant(formula.images(expected["batch"], expected["image_size"], expected["image_size"]))

    outputs = stages(model, images, training=False)

    assert_golden_outputs(outputs, expected, least=1e-3)
    class_outputs, box_outputs = model(images, training=False)
    assert [x.shape for x in class_outputs] == [x.shape for x in outputs["cls_outputs"]]
    np.testing.assert_array_equal(class_outputs[0], outputs["cls_outputs"][0])
    np.testing.assert_array_equal(box_outputs[4], outputs["box_outputs"][4])


def test_training_gives_the_numbers_of_the_reference_and_moves_its_statistics() -> None:
    expected = golden("forward_train_lite0")
    model = formula_network(expected)
    images = tf.constant(formula.images(2, 320, 320))

    assert_golden_outputs(stages(model, images, training=True), expected, least=5e-3)

    weights = {canonical_name(v): v.numpy() for v in model.weights}
    for name, wanted in expected["bn"]["updated_moving_stats"].items():
        np.testing.assert_allclose(weights[name][:8], wanted["after_first8"], atol=1e-5)
        assert weights[name].mean() == pytest.approx(wanted["after_mean"], abs=1e-5)


def test_blocks_are_kept_with_the_probabilities_of_the_reference() -> None:
    table = golden("forward_train_lite0")["reference_stochastic_depth"]["blocks"]

    specs = block_specs("efficientnet-lite0")

    assert [spec.has_residual for spec in specs] == [row["has_residual"] for row in table]
    assert [spec.keep_probability for spec in specs] == pytest.approx([row["survival_prob"] for row in table])


@pytest.mark.parametrize("size", [(320, 320), (333, 333), (97, 200), (64, 129), (65, 320)])
def test_any_picture_size_gives_levels_of_half_the_size_rounded_up(size: tuple[int, int]) -> None:
    model = small_network()

    class_outputs, box_outputs = model(tf.zeros([1, *size, 3]), training=False)

    wanted = [(-(-size[0] // 2**level), -(-size[1] // 2**level)) for level in range(3, 8)]
    assert [tuple(x.shape) for x in class_outputs] == [(1, *hw, 27) for hw in wanted]
    assert [tuple(x.shape) for x in box_outputs] == [(1, *hw, 36) for hw in wanted]


@pytest.mark.parametrize(("old", "new"), [((3, 3), (5, 5)), ((5, 5), (10, 10)), ((1, 4), (1, 7)), ((11, 6), (21, 11))])
def test_upsampling_for_training_equals_resizing_for_inference(old: tuple[int, int], new: tuple[int, int]) -> None:
    x = tf.random.stateless_normal([2, *old, 3], [1, 2])

    np.testing.assert_array_equal(upsample_to(x, new, training=True), upsample_to(x, new, training=False))


def test_a_fresh_network_gives_every_anchor_a_score_of_one_percent() -> None:
    class_outputs, _ = small_network()(tf.zeros([1, 64, 64, 3]), training=False)

    np.testing.assert_allclose(tf.sigmoid(class_outputs[0]), 0.01, atol=0.005)


def test_the_same_seed_gives_the_same_start() -> None:
    def start() -> list[np.ndarray]:
        keras.utils.set_random_seed(5)
        return [v.numpy() for v in small_network().weights]

    for first, second in zip(start(), start(), strict=True):
        np.testing.assert_array_equal(first, second)


def test_a_seed_fixes_which_paths_are_dropped() -> None:
    model = build_network(model_config("efficientdet-lite0"), 3, survival_probability=0.1)
    images = tf.constant(formula.images(2, 64, 64))

    def feature(seed: list[int]) -> np.ndarray:
        return model.backbone(images, training=True, seed=tf.constant(seed))[-1].numpy()

    np.testing.assert_array_equal(feature([1, 2]), feature([1, 2]))
    assert np.abs(feature([1, 2]) - feature([2, 2])).max() > 1e-3


def test_normalisation_uses_the_biased_variance_and_remembers_the_unbiased_one() -> None:
    layer = BatchNorm("bn", 2)
    x = np.random.RandomState(0).standard_normal((2, 3, 3, 2)).astype(np.float32) * 3 + 1

    y = layer(tf.constant(x), training=True)

    flat = x.reshape(-1, 2)
    np.testing.assert_allclose(y, (x - flat.mean(0)) / np.sqrt(flat.var(0) + 1e-3), atol=1e-4)
    np.testing.assert_allclose(layer.moving_mean, 0.01 * flat.mean(0), atol=1e-6)
    np.testing.assert_allclose(layer.moving_variance, 0.99 + 0.01 * flat.var(0, ddof=1), atol=1e-6)


def test_a_frozen_normalisation_uses_and_keeps_its_statistics_while_training() -> None:
    layer = BatchNorm("bn", 2)
    x = tf.random.stateless_normal([2, 3, 3, 2], [1, 2])
    layer.trainable = False

    np.testing.assert_array_equal(layer(x, training=True), layer(x, training=False))
    np.testing.assert_array_equal(layer.moving_mean, [0, 0])


def gradients_of(
    model: EfficientDet, images: tf.Tensor, variables: list[tf.Variable], *, jit_compile: bool = False
) -> tuple[tf.Tensor, list[tf.Tensor]]:
    @tf.function(jit_compile=jit_compile)
    def step() -> tuple[tf.Tensor, list[tf.Tensor]]:
        with tf.GradientTape() as tape:
            class_outputs, box_outputs = model(images, training=True)
            loss = tf.add_n([tf.reduce_mean(x**2) for x in class_outputs + box_outputs])
        return loss, tape.gradient(loss, variables)

    return step()


@pytest.mark.slow
def test_every_trainable_variable_gets_a_gradient() -> None:
    model = small_network()

    variables = [v.value for v in model.trainable_variables]

    _, gradients = gradients_of(model, tf.constant(formula.images(2, 64, 64)), variables)

    assert all(g is not None and np.isfinite(g).all() for g in gradients)


def test_xla_normalises_and_remembers_alike() -> None:
    x = tf.random.stateless_normal([2, 3, 3, 2], [1, 2])
    plain, compiled = BatchNorm("bn", 2), BatchNorm("bn", 2)

    outputs = [plain(x, training=True), tf.function(lambda: compiled(x, training=True), jit_compile=True)()]

    np.testing.assert_allclose(*outputs, atol=1e-5)
    np.testing.assert_allclose(plain.moving_variance, compiled.moving_variance, atol=1e-6)


@pytest.mark.slow
def test_xla_gives_the_same_loss_and_gradients() -> None:
    """With moving statistics: a batch's own, of few numbers, make the gradients of any two kernels differ."""
    images = tf.constant(formula.images(2, 64, 64))
    with small.networks():
        model = build_network(model_config("efficientdet-lite0"), 3)
    formula.fill(model)
    variables = [v.value for v in model.trainable_variables]
    model.trainable = False

    (loss, gradients), (xla_loss, xla_gradients) = (
        gradients_of(model, images, variables, jit_compile=jit_compile) for jit_compile in (False, True)
    )

    assert float(xla_loss) == pytest.approx(float(loss), rel=1e-4)
    for ours, theirs in zip(gradients, xla_gradients, strict=True):
        assert np.linalg.norm(ours - theirs) <= 1e-3 * np.linalg.norm(ours) + 1e-5


@pytest.mark.slow
def test_replicas_agree_on_their_statistics() -> None:
    strategy = tf.distribute.MirroredStrategy(["CPU:0"])
    with strategy.scope():
        model = small_network()
    images = tf.constant(formula.images(2, 64, 64))

    strategy.run(tf.function(lambda: model(images, training=True)))

    assert np.abs(model.backbone.stem.norm.moving_mean.numpy()).max() > 0


def test_in_half_precision_variables_and_outputs_stay_in_float32() -> None:
    keras.config.set_dtype_policy("mixed_bfloat16")
    try:
        model = small_network()
    finally:
        keras.config.set_dtype_policy("float32")
    images = tf.constant(formula.images(1, 64, 64))

    class_outputs, _ = model(images, training=True)

    assert model.backbone(images)[0].dtype == tf.bfloat16
    assert {x.dtype for x in class_outputs} == {tf.float32}
    assert {v.dtype for v in model.weights} == {"float32"}


def test_one_class_is_one_class() -> None:
    class_outputs, _ = small_network(num_classes=1)(tf.zeros([1, 64, 64, 3]), training=False)

    assert class_outputs[0].shape[-1] == 9
