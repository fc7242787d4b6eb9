"""The ranges that an int8 file learns are those of what really flows through the network."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
import tensorflow as tf

from effdet_core.nn import ranges

pytestmark = pytest.mark.filterwarnings("ignore:Statistics for quantized inputs")

SIDE = 8
CHANCE = np.random.default_rng(3)
KERNELS = [CHANCE.normal(size=(1, 1, 3, 4)).astype(np.float32) for _ in range(2)]
PICTURES = [CHANCE.uniform(-1, 1, (1, SIDE, SIDE, 3)).astype(np.float32) * size for size in (0.5, 1.0, 0.2)]


def converter_of(*, calibrating: bool) -> Any:
    """Two convolutions whose results are added: kernels may write the sum over the first."""

    @tf.function(input_signature=[tf.TensorSpec((1, SIDE, SIDE, 3), tf.float32)])
    def network(images: tf.Tensor) -> tf.Tensor:
        first, second = (tf.nn.conv2d(images, kernel, 1, "VALID") for kernel in KERNELS)
        return tf.nn.max_pool2d(first + second, 2, 2, "VALID")

    converter = tf.lite.TFLiteConverter.from_concrete_functions([network.get_concrete_function()])
    if calibrating:
        converter.optimizations = [tf.lite.Optimize.DEFAULT]
        converter.representative_dataset = lambda: iter([[PICTURES[0]]])
        converter.target_spec.supported_ops = [tf.lite.OpsSet.TFLITE_BUILTINS_INT8]
        converter._experimental_calibrate_only = True
    return converter


@pytest.fixture(scope="module")
def calibrated() -> bytes:
    return bytes(converter_of(calibrating=True).convert())


def found(content: bytes) -> list[tuple[float, float]]:
    from ai_edge_litert import schema_py_generated as schema

    tensors = schema.ModelT.InitFromPackedBuf(content, 0).subgraphs[0].tensors
    told = [(t.quantization.min[0], t.quantization.max[0]) for t in tensors if ranges._has_range(t)]
    return sorted((float(low), float(high)) for low, high in told)


def true_ranges(pictures: list[np.ndarray]) -> list[tuple[float, float]]:
    """Of the input, of both convolutions, of their sum, and of what is left of it."""
    images = np.concatenate(pictures)
    first, second = (images @ kernel[0, 0] for kernel in KERNELS)
    total = first + second
    pooled = total.reshape(-1, SIDE // 2, 2, SIDE // 2, 2, 4).max(axis=(2, 4))
    return sorted((min(0.0, float(v.min())), max(0.0, float(v.max()))) for v in (images, first, second, total, pooled))


def test_every_range_is_that_of_the_numbers_before_anything_is_added_to_them(calibrated: bytes) -> None:
    measured = found(ranges.measured(calibrated, PICTURES))
    np.testing.assert_allclose(measured, true_ranges(PICTURES), rtol=1e-5, atol=1e-6)


def test_the_pictures_alone_decide_and_each_of_them_counts(calibrated: bytes) -> None:
    narrow, wide = (found(ranges.measured(calibrated, pictures)) for pictures in (PICTURES[2:], PICTURES))
    np.testing.assert_allclose(narrow, true_ranges(PICTURES[2:]), rtol=1e-5, atol=1e-6)
    assert all(low > other for (low, _), (other, _) in zip(narrow, wide, strict=True))


def test_a_file_without_ranges_is_refused() -> None:
    content = bytes(converter_of(calibrating=False).convert())
    with pytest.raises(ValueError, match="no ranges"):
        ranges.measured(content, PICTURES)
