"""Exported files as starting weights: read back exactly, proved, and fit for training."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import tensorflow as tf
from tensorflow.python.framework.convert_to_constants import convert_variables_to_constants_v2

from effdet_core.errors import InputError, SettingError, UserError
from effdet_core.hparams import ModelConfig, model_config
from effdet_core.nn.export_graph import convert
from effdet_core.nn.losses import join_levels
from effdet_core.nn.network import EfficientDet, build_network
from effdet_core.nn.weights import checkpoint, probe
from effdet_core.nn.weights.tflite import refold
from effdet_core.nn.weights.tflite import source as tflite
from effdet_core.runtime import model_file
from tests.nn import formula

pytestmark = pytest.mark.usefixtures("small_networks")
SIDE = 64
FLOAT16_NOISE = 5e-3

Outputs = Callable[[EfficientDet, ModelConfig, tf.Tensor], list[tf.Tensor]]


def small(name: str = "efficientdet-lite0", **hparams: Any) -> ModelConfig:
    return model_config(name, {"image_size": SIDE} | hparams)


def network(config: ModelConfig, classes: int) -> EfficientDet:
    model = build_network(config, classes)
    formula.fill(model)
    return model


def outputs_of(model: EfficientDet, size: tuple[int, int]) -> list[np.ndarray]:
    return [np.asarray(x) for maps in model(tf.constant(probe.picture(size)), training=False) for x in maps]


def loaded(path: Path, config: ModelConfig) -> EfficientDet:
    found = tflite.read(path, config)
    model = build_network(config, found.num_classes)
    checkpoint.assign(model, found.arrays)
    return model


def without_nms(model: EfficientDet, config: ModelConfig, outputs: Outputs, *, half: bool = False) -> bytes:
    """A file that ends in raw outputs, as for GPUs and in MediaPipe's gallery."""
    spec = tf.TensorSpec((1, *config.image_size, 3), tf.float32)
    call = tf.function(lambda images: outputs(model, config, images), input_signature=[spec], autograph=False)
    frozen = convert_variables_to_constants_v2(call.get_concrete_function(), lower_control_flow=False)
    converter = tf.lite.TFLiteConverter.from_concrete_functions([frozen])
    if half:
        converter.optimizations = [tf.lite.Optimize.DEFAULT]
        converter.target_spec.supported_types = [tf.float16]
    return bytes(converter.convert())


def ten(model: EfficientDet, config: ModelConfig, images: tf.Tensor) -> list[tf.Tensor]:
    classes, boxes = model(images, training=False)
    return [*boxes[::-1], *classes]


def two(model: EfficientDet, config: ModelConfig, images: tf.Tensor) -> list[tf.Tensor]:
    classes, boxes = model(images, training=False)
    return [tf.sigmoid(join_levels(classes, config)), join_levels(boxes, config)]


@pytest.fixture(scope="module")
def model() -> EfficientDet:
    return network(small(), 3)


@pytest.fixture(scope="module")
def float32_file(model: EfficientDet, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("float32") / "m.tflite"
    path.write_bytes(convert(model, small(), "float32", None))
    return path


def test_a_float32_file_gives_the_network_back_that_it_was_made_of(model: EfficientDet, float32_file: Path) -> None:
    again = loaded(float32_file, small())

    assert again.num_classes == 3
    assert probe.difference(outputs_of(again, (SIDE, SIDE)), outputs_of(model, (SIDE, SIDE))) < 1e-4


@pytest.mark.slow
def test_the_network_computes_the_same_at_another_size_too(model: EfficientDet, float32_file: Path) -> None:
    again = loaded(float32_file, small(image_size="128x96"))
    assert probe.difference(outputs_of(again, (96, 128)), outputs_of(model, (96, 128))) < 1e-3


@pytest.mark.slow
def test_a_float16_file_gives_it_back_but_for_rounding(model: EfficientDet, tmp_path: Path) -> None:
    path = tmp_path / "m.tflite"
    path.write_bytes(convert(model, small(), "float16", None))

    again = loaded(path, small())

    assert 0 < probe.difference(outputs_of(again, (SIDE, SIDE)), outputs_of(model, (SIDE, SIDE))) < FLOAT16_NOISE


@pytest.mark.slow
@pytest.mark.parametrize(("outputs", "half"), [(ten, True), (two, False)], ids=["ten float16", "two float32"])
def test_files_without_the_last_operation_give_it_back(
    model: EfficientDet, tmp_path: Path, outputs: Outputs, half: bool
) -> None:
    path = tmp_path / "m.tflite"
    config = small(image_size=128)  # ten outputs tell their level by their size, and 64 pixels give two alike
    path.write_bytes(without_nms(model, config, outputs, half=half))

    again = loaded(path, config)

    assert probe.difference(outputs_of(again, (SIDE, SIDE)), outputs_of(model, (SIDE, SIDE))) < FLOAT16_NOISE


@pytest.mark.slow
def test_four_classes_are_not_mistaken_for_the_four_sides_of_boxes(tmp_path: Path) -> None:
    four = network(small(), 4)
    for name, content in (
        ("nms", convert(four, small(), "float32", None)),
        ("two", without_nms(four, small(), two)),
    ):
        path = tmp_path / f"{name}.tflite"
        path.write_bytes(content)
        assert probe.difference(outputs_of(loaded(path, small()), (SIDE, SIDE)), outputs_of(four, (SIDE, SIDE))) < 1e-4


@pytest.mark.slow
def test_training_begins_where_inference_is(float32_file: Path) -> None:
    """Without the look at pictures one call in training mode gives quite other outputs."""
    again = loaded(float32_file, small())
    images = tf.random.stateless_normal([8, SIDE, SIDE, 3], [3, 4])
    before = [np.asarray(x) for maps in again(images, training=False) for x in maps]
    arrays = checkpoint.arrays_of(again)
    astray = _in_training(again, images, before)
    checkpoint.assign(again, arrays)

    refold.refold(again, [images.numpy()], refold.kernel_lengths(network(small(), 3)))

    after = [np.asarray(x) for maps in again(images, training=False) for x in maps]
    assert probe.difference(after, before) < 1e-4, "inference stays what it was"
    assert astray > 3 * _in_training(again, images, before)


def _in_training(model: EfficientDet, images: tf.Tensor, expected: list[np.ndarray]) -> float:
    """How far the maps of the fine levels, whose statistics are good, are off in training mode, on average."""
    maps = [np.asarray(x) for rows in model(images, training=True, seed=tf.zeros([2], tf.int32)) for x in rows]
    fine = [(a, b) for a, b in zip(maps, expected, strict=True) if a.shape[1] >= 4]
    return float(np.mean([np.abs(a - b).mean() / np.abs(b).mean() for a, b in fine]))


@pytest.mark.slow
def test_kernels_get_the_length_of_a_fresh_networks(float32_file: Path) -> None:
    again = loaded(float32_file, small())
    images = np.random.default_rng(1).normal(0, 0.6, (4, SIDE, SIDE, 3)).astype(np.float32)
    lengths = {name: 2 * length for name, length in refold.kernel_lengths(again).items()}
    norm = again.backbone.blocks[3].project_norm
    before = refold.measure(again, [images])[id(norm)]

    refold.refold(again, [images], lengths)

    assert refold.kernel_lengths(again) == pytest.approx(lengths, rel=1e-5)
    np.testing.assert_allclose(norm.moving_variance, 4 * before.variance, rtol=1e-3)
    np.testing.assert_allclose(norm.moving_mean, 2 * before.mean, rtol=1e-2, atol=1e-4)


@pytest.mark.slow
@pytest.mark.parametrize("precision", [pytest.param("dynamic", marks=pytest.mark.thorough), "int8"])
def test_files_rounded_to_8_bits_are_refused_with_the_reason(
    model: EfficientDet, tmp_path: Path, precision: Any
) -> None:
    path = tmp_path / "m.tflite"
    pictures = [np.clip(np.random.default_rng(i).normal(0, 1, (1, SIDE, SIDE, 3)), -1, 1) for i in range(4)]
    calibration = [picture.astype(np.float32) for picture in pictures]
    path.write_bytes(convert(model, small(), precision, lambda: iter(calibration)))
    with pytest.raises(InputError, match=r"8 bits they cannot be trained|no float file") as error:
        tflite.read(path, small())
    assert "float32 or float16" in error.value.problems[0].hint


def test_a_file_of_another_model_names_both(float32_file: Path) -> None:
    with pytest.raises(SettingError, match="holds an efficientdet-lite0, this training is of efficientdet-lite1"):
        tflite.read(float32_file, small("efficientdet-lite1"))


def test_a_file_that_is_fed_otherwise_is_refused(float32_file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(model_file, "normalisation", lambda content: (0.0, 255.0))
    with pytest.raises(InputError, match=r"\(pixel - 0\) / 255, and training here gives \(pixel - 127\) / 128"):
        tflite.read(float32_file, small())


def test_a_network_with_other_parts_is_refused_by_their_names(
    float32_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tflite, "changed", lambda config: ["act_type"])
    with pytest.raises(SettingError, match="this training changes act_type of it"):
        tflite.read(float32_file, small())


def test_shortcuts_that_stay_in_the_heads_are_refused_by_the_name_of_their_key(float32_file: Path) -> None:
    with pytest.raises(SettingError, match="this training changes survival_prob of it"):
        tflite.read(float32_file, small(survival_prob=0.8))


def test_a_file_with_other_anchors_is_refused(float32_file: Path) -> None:
    with pytest.raises(InputError, match="6 anchors per cell"):
        tflite.read(float32_file, small(num_scales=2))


def test_weights_that_do_not_give_the_files_own_outputs_are_not_believed(
    float32_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    right = tflite.weights_of

    def wrong(*arguments: Any) -> dict[str, np.ndarray]:
        arrays = right(*arguments)
        return arrays | {"resample_p6/bn/beta": arrays["resample_p6/bn/beta"] + 0.3}

    monkeypatch.setattr(tflite, "weights_of", wrong)
    with pytest.raises(InputError, match="gives other numbers than the file itself"):
        tflite.read(float32_file, small())


def classifier() -> bytes:
    kernel = tf.constant(np.ones((3, 3, 3, 8), np.float32))
    spec = tf.TensorSpec((1, SIDE, SIDE, 3), tf.float32)
    call = tf.function(lambda x: tf.reduce_mean(tf.nn.conv2d(x, kernel, 2, "SAME"), (1, 2)), input_signature=[spec])
    return bytes(tf.lite.TFLiteConverter.from_concrete_functions([call.get_concrete_function()]).convert())


def other_network(config: ModelConfig) -> bytes:
    """The right outputs from the wrong network."""
    draws = np.random.default_rng(2)
    kernels = [draws.normal(0, 0.1, (1, 1, 3, channels)).astype(np.float32) for channels in (27, 36)]
    spec = tf.TensorSpec((1, *config.image_size, 3), tf.float32)

    def call(x: tf.Tensor) -> list[tf.Tensor]:
        levels = [tf.nn.avg_pool2d(x, s, s, "SAME") for s in (8, 16, 32, 64)]
        return [tf.nn.conv2d(level, k, 1, "SAME") for k in kernels for level in [*levels, levels[-1]]]

    function = tf.function(call, input_signature=[spec])
    return bytes(tf.lite.TFLiteConverter.from_concrete_functions([function.get_concrete_function()]).convert())


def test_a_file_of_something_else_is_refused_with_what_it_has(tmp_path: Path) -> None:
    path = tmp_path / "m.tflite"
    path.write_bytes(classifier())
    with pytest.raises(InputError, match="does not end like an EfficientDet-Lite"):
        tflite.read(path, small())
    path.write_bytes(other_network(small()))
    with pytest.raises(InputError, match="its graph is not that of this model: where a convolution"):
        tflite.read(path, small())


@pytest.mark.parametrize("content", [b"", b"TFL3" * 20, b"\x1c\0\0\0TFL3" + bytes(300)])
def test_what_is_no_file_of_this_kind_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "m.tflite"
    path.write_bytes(content)
    with pytest.raises(InputError, match=r"m\.tflite: (is not a TensorFlow Lite model|cannot be)"):
        tflite.read(path, small())


def test_a_damaged_file_ends_in_an_error_for_people_and_in_nothing_else(float32_file: Path, tmp_path: Path) -> None:
    whole, draws = bytearray(float32_file.read_bytes()), np.random.default_rng(0)
    path = tmp_path / "m.tflite"
    path.write_bytes(whole[: len(whole) // 2])
    with pytest.raises(InputError):
        tflite.read(path, small())
    for _ in range(8):
        spoilt = bytearray(whole)
        for place in draws.integers(0, 60_000, 40):
            spoilt[place] ^= 255
            spoilt[-place - 1] ^= 255
        path.write_bytes(spoilt)
        with suppress(UserError):  # where only weights were hit, the file is what it says
            tflite.read(path, small())
