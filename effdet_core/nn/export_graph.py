"""From a network to the bytes of a TFLite file: one graph that ends in TFLite_Detection_PostProcess, or before it."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from typing import Any, Literal

import keras
import numpy as np
import tensorflow as tf
from tensorflow.lite.python.convert import mlir_quantize
from tensorflow.python.framework.convert_to_constants import convert_variables_to_constants_v2

from effdet_core.errors import UserError
from effdet_core.hparams import ModelConfig
from effdet_core.nn import ranges
from effdet_core.nn.anchors import anchor_boxes
from effdet_core.nn.losses import join_levels
from effdet_core.nn.network_detector import OVERLAP

Precision = Literal["float32", "float16", "dynamic", "int8"]

Inputs = Callable[[], Iterator[np.ndarray]]
"""Gives pictures for calibration, float32 [1, H, W, 3] as the network sees them, from the start each time."""

_OPERATION = "TFLite_Detection_PostProcess"


def convert(model: keras.Model, config: ModelConfig, precision: Precision, calibration: Inputs | None) -> bytes:
    """The network as a TFLite model with inference-mode layers, input `images` and outputs output_0 … output_3.

    float16 and dynamic keep float inputs; int8 takes uint8 pixels and needs `calibration`. The outputs are count,
    scores, classes and boxes [1, max detections, 4] as [ymin, xmin, ymax, xmax] in fractions of the input.
    Raises `UserError` when TensorFlow refuses.
    """
    return _converted(_Exported(model, config), precision, calibration)


def convert_twin(model: keras.Model, config: ModelConfig) -> bytes:
    """The network as a float16 TFLite model that ends before the detection operation, which no GPU can do.

    The outputs are output_0, box codes [1, A, 4], and output_1, scores of all classes [1, A, classes] after the
    sigmoid, for the anchors of `centred_anchors`. Raises `UserError` when TensorFlow refuses.
    """
    return _converted(_Twin(model, config), "float16", None)


def _converted(module: _Exported | _Twin, precision: Precision, calibration: Inputs | None) -> bytes:
    converter = tf.lite.TFLiteConverter.from_concrete_functions([module.serve.get_concrete_function()], module)
    converter.allow_custom_ops = isinstance(module, _Exported)
    _set_precision(converter, precision)
    try:
        if precision == "int8":
            return _quantized(converter, calibration)
        return bytes(converter.convert())
    except (tf.errors.OpError, ValueError, RuntimeError) as e:
        raise UserError(
            f"TensorFlow could not convert the network to {precision}: {_last_line(e)}",
            hint="Export another precision; float32 is the simplest.",
        ) from e


def _last_line(error: Exception) -> str:
    return next(reversed(str(error).split("\n")), "") or type(error).__name__


class _Exported(tf.Module):
    """What the converter is given. The weights are constants by then, which spares it most of its work."""

    def __init__(self, model: keras.Model, config: ModelConfig) -> None:
        super().__init__()
        spec = tf.TensorSpec((1, *config.image_size, 3), tf.float32, name="images")
        network = _frozen(model, config, spec)
        anchors = tf.constant(centred_anchors(config))
        post_process = _post_process(config, model.num_classes)

        def serve(images: tf.Tensor) -> tuple[tf.Tensor, ...]:
            codes, scores = network(images)
            boxes, classes, best, count = post_process(codes, scores, anchors)
            return count, best, classes, boxes

        self.serve = tf.function(serve, input_signature=[spec], autograph=False)


class _Twin(tf.Module):
    """The same, up to the scores."""

    def __init__(self, model: keras.Model, config: ModelConfig) -> None:
        super().__init__()
        spec = tf.TensorSpec((1, *config.image_size, 3), tf.float32, name="images")
        network = _frozen(model, config, spec)
        self.serve = tf.function(lambda images: tuple(network(images)), input_signature=[spec], autograph=False)


def _frozen(model: keras.Model, config: ModelConfig, spec: tf.TensorSpec) -> Callable[..., Any]:
    """Box codes [1, A, 4] and class scores [1, A, classes] of pictures, with all weights as constants."""

    def forward(images: tf.Tensor) -> tuple[tf.Tensor, tf.Tensor]:
        class_outputs, box_outputs = model(images, training=False)
        return join_levels(box_outputs, config), tf.sigmoid(join_levels(class_outputs, config))

    traced = tf.function(forward, input_signature=[spec], autograph=False).get_concrete_function()
    return convert_variables_to_constants_v2(traced, lower_control_flow=False)


def centred_anchors(config: ModelConfig) -> np.ndarray:
    """[A, 4] as centre y, centre x, height, width in fractions of the input, as the operation wants them."""
    anchors = anchor_boxes(config) / np.tile(np.array(config.image_size, np.float32), 2)
    centres, sizes = (anchors[:, :2] + anchors[:, 2:]) / 2, anchors[:, 2:] - anchors[:, :2]
    return np.concatenate([centres, sizes], axis=1).astype(np.float32)


def _post_process(config: ModelConfig, num_classes: int) -> Callable[..., Any]:
    """A function that the converter replaces by the operation, because of what it says it implements."""
    nms = config.nms_configs
    attributes = {
        "max_detections": f"i: {config.tflite_max_detections}",
        "max_classes_per_detection": "i: 1",
        "use_regular_nms": "b: false",
        "nms_score_threshold": f"f: {nms.score_thresh or -math.inf}",
        "nms_iou_threshold": f"f: {OVERLAP if nms.iou_thresh is None else nms.iou_thresh}",
        **{f"{side}_scale": "f: 1.0" for side in "yxhw"},
        "num_classes": f"i: {num_classes}",
    }
    texts = [f'attr {{ key: "{key}" value {{ {value} }} }}' for key, value in attributes.items()]

    def replaced(codes: tf.Tensor, scores: tf.Tensor, anchors: tf.Tensor) -> tuple[tf.Tensor, ...]:
        return tuple(tf.constant(0.0, name=name) for name in ("boxes", "classes", "scores", "count"))

    signature = " ".join([f'name: "{_OPERATION}"', *texts])
    return tf.function(replaced, experimental_implements=signature, autograph=False)


def _set_precision(converter: Any, precision: Precision) -> None:
    if precision == "float32":
        return
    converter.optimizations = [tf.lite.Optimize.DEFAULT]
    if precision == "float16":
        converter.target_spec.supported_types = [tf.float16]
    if precision == "int8":
        converter.target_spec.supported_ops = [tf.lite.OpsSet.TFLITE_BUILTINS_INT8]


def _quantized(converter: Any, calibration: Inputs | None) -> bytes:
    """As `convert` of the converter does it, with the ranges of `ranges` in place of its own."""
    if calibration is None:
        raise ValueError("int8 needs pictures for calibration")
    first = next(calibration())
    converter.representative_dataset = lambda: iter([[first]])  # it says which numbers need a range
    converter._experimental_calibrate_only = True
    calibrated = ranges.measured(bytes(converter.convert()), calibration())
    return bytes(mlir_quantize(calibrated, input_data_type=tf.uint8, output_data_type=tf.float32))
