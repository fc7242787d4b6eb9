"""What the hparams of the network change in it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import keras
import numpy as np
import pytest
import tensorflow as tf
from PIL import Image

from effdet_core.dataset import Example
from effdet_core.hparams import ModelConfig, model_config
from effdet_core.nn.anchors import level_shapes
from effdet_core.nn.export import export_tflite
from effdet_core.nn.network import EfficientDet, build_network, canonical_name
from effdet_core.nn.network.backbone import block_specs
from effdet_core.nn.network.bifpn import weighed
from effdet_core.nn.network.layers import BatchNorm, activation
from effdet_core.nn.step import Learner
from effdet_core.spec import EfficientDetSpec
from tests.nn import formula

CLASSES = ("disc", "square")
pytestmark = pytest.mark.usefixtures("small_networks")
SMALL = {"image_size": 64, "fpn_cell_repeats": 1, "box_class_repeats": 2, "fpn_num_filters": 16}
IMAGES = formula.images(1, 64, 64)


def config_of(**changes: Any) -> ModelConfig:
    return model_config("efficientdet-lite0", {**SMALL, **changes})


def network(**changes: Any) -> EfficientDet:
    keras.utils.set_random_seed(1)
    model = build_network(config_of(**changes), len(CLASSES))
    formula.fill(model)
    return model


def outputs(model: EfficientDet, **call: Any) -> np.ndarray:
    return np.concatenate([np.asarray(x).ravel() for part in model(IMAGES, **call) for x in part])


def names(model: EfficientDet) -> set[str]:
    return {canonical_name(v) for v in model.weights}


@pytest.fixture(scope="module")
def plain() -> np.ndarray:
    return outputs(network())


@pytest.mark.parametrize(
    "changes",
    [
        {"act_type": "swish"},
        {"act_type": "hswish"},
        {"act_type": "relu"},
        {"conv_bn_act_pattern": True},
        {"conv_after_downsample": True},
        {"apply_bn_for_resampling": False},
        {"fpn_weight_method": "fastattn"},
        {"fpn_weight_method": "channel_attn"},
        {"separable_conv": False},
        {"survival_prob": 0.8},
        {"backbone_name": "efficientnet-lite1"},
        {"fpn_num_filters": 24},
        {"fpn_cell_repeats": 2},
        {"box_class_repeats": 1},
    ],
    ids=str,
)
def test_another_network_gives_other_numbers(changes: dict[str, Any], plain: np.ndarray) -> None:
    found = outputs(network(**changes))
    assert found.shape == plain.shape
    assert np.isfinite(found).all()
    assert np.abs(found - plain).max() > 1e-4


@pytest.mark.slow
def test_variables_are_what_the_options_ask_for() -> None:
    assert "fpn_cells/cell_0/fnode0/op_after_combine5/conv/depthwise_kernel" in names(network())
    dense = names(network(separable_conv=False))
    assert {"fpn_cells/cell_0/fnode0/op_after_combine5/conv/kernel", "class_net/class-predict/kernel"} <= dense
    assert "resample_p6/bn/gamma" not in names(network(apply_bn_for_resampling=False))
    assert "fpn_cells/cell_0/fnode0/op_after_combine5/conv/bias" not in names(network(conv_bn_act_pattern=True))
    assert len(network(backbone_name="efficientnet-lite1").backbone.blocks) > len(network().backbone.blocks)


def test_activations_are_the_published_ones() -> None:
    x = np.array([-4.0, -1.0, 0.0, 2.0, 9.0], np.float32)
    np.testing.assert_allclose(activation("relu")(x), np.maximum(x, 0))
    np.testing.assert_allclose(activation("relu6")(x), np.clip(x, 0, 6))
    np.testing.assert_allclose(activation("swish")(x), x / (1 + np.exp(-x)), rtol=1e-5)
    np.testing.assert_allclose(activation("hswish")(x), x * np.clip(x + 3, 0, 6) / 6, rtol=1e-5)


@pytest.mark.parametrize(("method", "shape"), [("fastattn", ()), ("attn", ()), ("channel_fastattn", (16,))])
def test_a_weighed_pyramid_learns_how_much_each_input_counts(method: str, shape: tuple[int, ...]) -> None:
    model = network(fpn_weight_method=method)
    edges = {canonical_name(v): v for v in model.trainable_variables if "/WSM" in canonical_name(v)}
    assert edges["fpn_cells/cell_0/fnode0/WSM"].shape == shape
    assert len(edges) == sum(len(node.node.inputs) for cell in model.fpn_cells.cells for node in cell.nodes)
    first, second = (edges[f"fpn_cells/cell_0/fnode7/WSM{end}"] for end in ("", "_1"))
    one = outputs(model)
    first.assign(first + 2.0)
    assert np.abs(outputs(model) - one).max() > 1e-4
    second.assign(second + 2.0)
    assert np.isfinite(outputs(model)).all()


def test_weights_share_by_the_published_rules() -> None:
    one, other = np.full((1, 1, 1, 2), 2.0, np.float32), np.full((1, 1, 1, 2), 8.0, np.float32)
    edges = [np.float32(3.0), np.float32(1.0)]
    soft = np.exp(3.0) / (np.exp(3.0) + np.exp(1.0))
    found = {m: np.asarray(weighed([one, other], edges, m)).ravel() for m in ("attn", "fastattn")}
    np.testing.assert_allclose(found["attn"], soft * 2 + (1 - soft) * 8, rtol=1e-5)
    np.testing.assert_allclose(found["fastattn"], (3 * 2 + 1 * 8) / 4.0001, rtol=1e-5)
    np.testing.assert_allclose(weighed([one, other], [], "sum"), one + other)
    channels = [np.array([1.0, 0.0], np.float32), np.array([1.0, -5.0], np.float32)]
    np.testing.assert_allclose(np.ravel(weighed([one, other], channels, "channel_fastattn")), [5, 0], rtol=1e-4)


def _direct_nodes() -> list[dict[str, Any]]:
    """A pyramid of one node a level, made of the level and the one below (or above, for the first)."""
    return [{"feat_level": level, "inputs_offsets": [level - 3, max(level - 4, 0) or 1]} for level in range(3, 8)]


def test_a_pyramid_of_ones_own_has_its_nodes() -> None:
    model = network(fpn_config={"nodes": _direct_nodes(), "weight_method": "sum"})
    nodes = model.fpn_cells.cells[0].nodes
    assert [(n.node.level, n.node.inputs) for n in nodes] == [
        (3, (0, 1)), (4, (1, 1)), (5, (2, 1)), (6, (3, 2)), (7, (4, 3)),
    ]  # fmt: skip
    assert np.isfinite(outputs(model)).all()
    assert names(network(fpn_name="bifpn_dyn")) == names(network())


@pytest.mark.parametrize(("low", "high"), [(3, 6), (2, 7), (4, 8), (3, 5)])
def test_levels_are_those_asked_for(low: int, high: int) -> None:
    config = config_of(min_level=low, max_level=high)
    model = build_network(config, 2)
    classes, boxes = model(np.zeros((1, 64, 64, 3), np.float32))
    shapes = [tuple(x.shape[1:3]) for x in classes]
    assert shapes == list(level_shapes((64, 64), low, high))
    assert len(boxes) == high - low + 1
    assert (model.resample_p6 is None) == (high == 5)


@pytest.mark.slow
@pytest.mark.parametrize("size", [(200, 136), (72, 100)])
def test_sizes_that_no_stride_divides_train_and_export(size: tuple[int, int], tmp_path: Path) -> None:
    config = config_of(image_size=f"{size[1]}x{size[0]}")
    model = build_network(config, len(CLASSES))
    images = formula.images(1, *size)
    with tf.GradientTape() as tape:
        loss = tf.add_n([tf.reduce_sum(tf.square(x)) for part in model(images, training=True) for x in part])
    assert all(np.isfinite(g).all() for g in tape.gradient(loss, [v.value for v in model.trainable_variables]))
    formula.fill(model)
    report = export_tflite(model, config, CLASSES, "float32", tmp_path / "m.tflite")
    assert report.agreement >= 0.95


OPTIONS: list[dict[str, Any]] = [
    {"act_type": "swish"},
    {"act_type": "hswish"},
    {"fpn_weight_method": "fastattn", "conv_bn_act_pattern": True},
    {"fpn_weight_method": "channel_attn", "separable_conv": False},
    {"min_level": 2, "max_level": 6, "survival_prob": 0.8, "conv_after_downsample": True},
    {"act_type": "relu", "apply_bn_for_resampling": False},
]
EVERY_DAY = [(OPTIONS[0], "int8"), (OPTIONS[2], "float32"), (OPTIONS[4], "float32")]
EVERY_FILE = [(changes, precision) for changes in OPTIONS for precision in ("float32", "int8")]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("changes", "precision"),
    [case if case in EVERY_DAY else pytest.param(*case, marks=pytest.mark.thorough) for case in EVERY_FILE],
    ids=str,
)
def test_every_option_exports_and_the_file_agrees(changes: dict[str, Any], precision: Any, tmp_path: Path) -> None:
    config = config_of(**changes, resize="stretch")
    photos = [_photo(tmp_path, i) for i in range(4)]
    model = network(**changes)
    if precision == "float32":
        _tame(model)
    report = export_tflite(model, config, CLASSES, precision, tmp_path / "m.tflite", train=photos, check=photos)
    assert report.agreement > (0.95 if precision == "float32" else 0.2)


def _tame(model: EfficientDet) -> None:
    """Outputs of a usual size: where made-up weights give scores of all but 1, nobody can say which comes first."""
    for head, maps in zip((model.class_net, model.box_net), model(IMAGES, training=False), strict=True):
        size = float(np.std(np.concatenate([np.asarray(x).ravel() for x in maps])))
        for variable in head.predict.weights:
            if "depthwise" not in variable.name:
                variable.assign(variable / size)


def _photo(folder: Path, number: int) -> Example:
    blocks = np.random.default_rng(number).integers(0, 256, (8, 8, 3), np.uint8)
    path = folder / f"{number}.png"
    Image.fromarray(blocks.repeat(8, axis=0).repeat(8, axis=1)).save(path)
    return Example(image=str(path), height=64, width=64, split="train")


def test_heads_survive_by_chance_in_training_and_always_in_use() -> None:
    model = network(survival_prob=0.5)
    first = outputs(model, training=True, seed=tf.constant([1, 2]))
    assert np.array_equal(first, outputs(model, training=True, seed=tf.constant([1, 2])))
    assert np.abs(first - outputs(model, training=True, seed=tf.constant([2, 2]))).max() > 1e-3
    assert np.array_equal(outputs(model), outputs(model))


def learning(*, freeze: str | None = None, **changes: Any) -> EfficientDet:
    """The network as a training with these hparams takes it before its first step."""
    spec = EfficientDetSpec(uri="none", hparams={**SMALL, **changes})
    return Learner(network(**changes), spec.config, spec, 1, freeze=freeze).model


def norms(model: EfficientDet) -> list[BatchNorm]:
    return [layer for layer in model._flatten_layers() if isinstance(layer, BatchNorm)]


def test_normalisation_that_does_not_train_keeps_factors_and_offsets_and_goes_on_measuring() -> None:
    model = learning(freeze="efficientnet", batch_norm_trainable=False)
    learned = {canonical_name(v) for v in model.trainable_variables}
    assert not any(name.endswith(("gamma", "beta")) for name in learned)
    assert any(name.endswith("kernel") for name in learned)
    norm, frozen = model.fpn_cells.cells[0].nodes[0].norm, model.backbone.stem.norm
    before, still = norm.moving_mean.numpy(), frozen.moving_mean.numpy()
    model(IMAGES, training=True)
    assert not np.array_equal(before, norm.moving_mean.numpy())
    assert np.array_equal(still, frozen.moving_mean.numpy())


def test_normalisation_that_does_not_measure_uses_its_statistics_and_learns_its_factors() -> None:
    model = learning(is_training_bn=False)
    model_draws = {"seed": tf.constant([1, 2])}
    for block in model.backbone.blocks:
        block.spec = replace(block.spec, keep_probability=1.0)
    before = [norm.moving_mean.numpy() for norm in norms(model)]
    np.testing.assert_allclose(outputs(model, training=True, **model_draws), outputs(model), rtol=1e-3, atol=1e-3)
    assert all(np.array_equal(b, norm.moving_mean.numpy()) for b, norm in zip(before, norms(model), strict=True))
    assert any(canonical_name(v).endswith("gamma") for v in model.trainable_variables)


def learnt(*, saves: bool) -> tuple[list[Any], list[np.ndarray], int]:
    """Gradients, moving variances after one step, and the number of depthwise convolutions in its graph."""
    model = network(grad_checkpoint=saves)
    values = [v.value for v in model.trainable_variables]

    @tf.function(autograph=False, input_signature=[tf.TensorSpec((1, 64, 64, 3))])
    def gradients(images: Any) -> Any:
        with tf.GradientTape(watch_accessed_variables=False) as tape:
            tape.watch(values)
            parts = model(images, training=True, seed=tf.constant([3, 4]))
            loss = tf.add_n([tf.reduce_mean(tf.square(x)) for part in parts for x in part])
        return tape.gradient(loss, values)

    found = gradients(IMAGES)
    convolutions = [op for op in _operations(gradients.get_concrete_function().graph) if op.type in CONVOLUTIONS]
    return found, [norm.moving_variance.numpy() for norm in norms(model)], len(convolutions)


CONVOLUTIONS = ("DepthwiseConv2dNative",)


@pytest.mark.slow
def test_computing_again_gives_the_same_gradients_and_measures_once() -> None:
    kept, again = learnt(saves=False), learnt(saves=True)
    assert again[2] >= kept[2] + len(block_specs("efficientnet-lite0")), (
        "each block's convolution is there a second time"
    )
    for one, other in zip(kept[0], again[0], strict=True):
        np.testing.assert_allclose(one, other, rtol=1e-3, atol=1e-4 * (1 + np.abs(one).max()))
    for one, other in zip(kept[1], again[1], strict=True):
        np.testing.assert_allclose(one, other, rtol=1e-4)


def _operations(graph: Any) -> list[Any]:
    inner = [
        op for f in graph._functions.values() for op in getattr(getattr(f, "graph", None), "get_operations", list)()
    ]
    return [*graph.get_operations(), *inner]
