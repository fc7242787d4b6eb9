"""A detector of some kilobytes that ends in the real TFLite_Detection_PostProcess: the scores of its boxes are the
brightness of parts of its picture, in reading order."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import flatbuffers
import numpy as np
from ai_edge_litert import schema_py_generated as schema
from flatbuffers import flexbuffers

ANCHORS_EACH_WAY = (9, 12)
ANCHORS = 108
CELL = 16
"""Pixels each way whose mean is one score, for each of the three colours."""
MEANINGS = ("boxes", "classes", "scores", "count")
SIGNATURE = {"count": "output_0", "scores": "output_1", "classes": "output_2", "boxes": "output_3"}
_KINDS = {
    np.float32: schema.TensorType.FLOAT32,
    np.float16: schema.TensorType.FLOAT16,
    np.uint8: schema.TensorType.UINT8,
    np.int8: schema.TensorType.INT8,
    np.int32: schema.TensorType.INT32,
}


@dataclass
class Small:
    """What varies. kind: of the input. rows: detections per answer. order: of the outputs in the file.

    half: whether its constants are float16. shaped: whether it states how large its outputs are.
    threshold: below which the operation drops boxes. metadata: of TFLite.
    compiled: the name of an operator that nobody here has, in place of the second.
    """

    classes: int = 3
    rows: int = 10
    kind: type = np.float32
    order: Sequence[str] = MEANINGS
    signature: bool = True
    signature_names: Mapping[str, str] = field(default_factory=lambda: dict(SIGNATURE))
    half: bool = False
    shaped: bool = False
    graphs: int = 1
    threshold: float = float("-inf")
    compiled: str = ""
    metadata: bytes | None = None
    _tensors: list[Any] = field(default_factory=list)
    _buffers: list[Any] = field(default_factory=lambda: [schema.BufferT()])

    @property
    def size(self) -> tuple[int, int]:
        """(height, width) of its input."""
        return CELL * self._cells[0], CELL * self._cells[1]

    @property
    def _cells(self) -> tuple[int, int]:
        cells = ANCHORS * self.classes // 3
        high = max(n for n in range(1, math.isqrt(cells) + 1) if cells % n == 0)
        return high, cells // high

    def build(self) -> bytes:
        """The file, without anything at its end."""
        operators = []
        image = self._tensor("serving_default_images:0", (1, *self.size, 3), self.kind)
        floats = image
        if self.kind is not np.float32:
            floats = self._tensor("floats", (1, *self.size, 3), np.float32)
            operators.append(self._operator(0, [image], [floats]))
        cells = self._tensor("cells", (1, *self._cells, 3), np.float32)
        operators.append(self._operator(3, [floats], [cells]))
        operators[-1].builtinOptionsType, operators[-1].builtinOptions = schema.BuiltinOptions.Pool2DOptions, _pool()
        scores = self._tensor("scores", (1, ANCHORS, self.classes), np.float32)
        shape = self._constant("shape", np.array([1, ANCHORS, self.classes], np.int32))
        operators.append(self._operator(1, [cells, shape], [scores]))
        codes = self._weights("codes", np.zeros((1, ANCHORS, 4), np.float32), operators)
        anchors = self._weights("anchors", _anchors(), operators)
        shapes = ((1, self.rows, 4), (1, self.rows), (1, self.rows), (1,)) if self.shaped else ((),) * 4
        made = {
            name: self._tensor(f"StatefulPartitionedCall:{31 + i}", shape, np.float32)
            for i, (name, shape) in enumerate(zip(MEANINGS, shapes, strict=True))
        }
        last = self._operator(2, [codes, scores, anchors], list(made.values()))
        last.customOptions, last.customOptionsFormat = self._options(), 0
        return self._model(image, made, [*operators, last])

    def _options(self) -> np.ndarray:
        builder = flexbuffers.Builder()
        with builder.Map():
            for key, value in (("max_detections", self.rows), ("max_classes_per_detection", 1)):
                builder.Int(key, value)
            builder.Int("num_classes", self.classes)
            builder.Bool("use_regular_nms", False)
            builder.Float("nms_score_threshold", self.threshold)
            builder.Float("nms_iou_threshold", 0.5)
            for side in "yxhw":
                builder.Float(f"{side}_scale", 1.0)
        return np.frombuffer(bytes(builder.Finish()), np.uint8)

    def _model(self, image: int, made: dict[str, int], operators: list[Any]) -> bytes:
        graph = schema.SubGraphT()
        graph.tensors, graph.inputs, graph.operators = self._tensors, [image], operators
        graph.outputs = [made[name] for name in self.order]
        model = schema.ModelT()
        model.version, model.subgraphs, model.buffers = 3, [graph] * self.graphs, self._buffers
        kinds = (schema.BuiltinOperator.DEQUANTIZE, schema.BuiltinOperator.RESHAPE, schema.BuiltinOperator.CUSTOM)
        kinds = (*kinds, schema.BuiltinOperator.AVERAGE_POOL_2D)
        model.operatorCodes = [_code(kind) for kind in kinds]
        model.operatorCodes[2].customCode = "TFLite_Detection_PostProcess"
        if self.compiled:
            model.operatorCodes[1] = _code(schema.BuiltinOperator.CUSTOM)
            model.operatorCodes[1].customCode = self.compiled
        if self.signature:
            model.signatureDefs = [_signature(image, {self.signature_names[name]: made[name] for name in made})]
        if self.metadata is not None:
            entry, buffer = schema.MetadataT(), schema.BufferT()
            buffer.data = np.frombuffer(self.metadata, np.uint8)
            entry.name, entry.buffer = "TFLITE_METADATA", len(self._buffers)
            self._buffers.append(buffer)
            model.metadata = [entry]
        builder = flatbuffers.Builder(4096)
        builder.Finish(model.Pack(builder), b"TFL3")
        return bytes(builder.Output())

    def _weights(self, name: str, value: np.ndarray, operators: list[Any]) -> int:
        if not self.half:
            return self._constant(name, value)
        stored = self._constant(f"{name} half", value.astype(np.float16))
        floats = self._tensor(name, value.shape, np.float32)
        operators.append(self._operator(0, [stored], [floats]))
        return floats

    def _tensor(self, name: str, shape: Sequence[int], kind: type, buffer: int = 0) -> int:
        tensor = schema.TensorT()
        tensor.name, tensor.shape, tensor.buffer, tensor.type = name, list(shape), buffer, _KINDS[kind]
        if kind in (np.uint8, np.int8):
            tensor.quantization = schema.QuantizationParametersT()
            tensor.quantization.scale = [1 / 255]
            tensor.quantization.zeroPoint = [0 if kind is np.uint8 else -128]
        self._tensors.append(tensor)
        return len(self._tensors) - 1

    def _constant(self, name: str, value: np.ndarray) -> int:
        buffer = schema.BufferT()
        buffer.data = np.frombuffer(value.tobytes(), np.uint8)
        self._buffers.append(buffer)
        return self._tensor(name, value.shape, value.dtype.type, len(self._buffers) - 1)

    def _operator(self, code: int, inputs: list[int], outputs: list[int]) -> Any:
        operator = schema.OperatorT()
        operator.opcodeIndex, operator.inputs, operator.outputs = code, inputs, outputs
        return operator


def _pool() -> Any:
    options = schema.Pool2DOptionsT()
    options.padding = schema.Padding.VALID
    options.strideW = options.strideH = options.filterWidth = options.filterHeight = CELL
    return options


def _anchors() -> np.ndarray:
    """Boxes side by side as centre and size, [ANCHORS, 4]."""
    down, across = ANCHORS_EACH_WAY
    y, x = np.divmod(np.arange(ANCHORS), across)
    sizes = np.tile(np.array([[1 / down, 1 / across]]), (ANCHORS, 1))
    return np.concatenate([np.stack([(y + 0.5) / down, (x + 0.5) / across], 1), sizes], 1).astype(np.float32)


def _code(kind: int) -> Any:
    code = schema.OperatorCodeT()
    code.builtinCode, code.deprecatedBuiltinCode, code.version = kind, min(kind, 127), 1
    return code


def _signature(image: int, outputs: Mapping[str, int]) -> Any:
    signature = schema.SignatureDefT()
    signature.signatureKey = "serving_default"
    signature.inputs = [_named("images", image)]
    signature.outputs = [_named(name, tensor) for name, tensor in outputs.items()]
    return signature


def _named(name: str, tensor: int) -> Any:
    entry = schema.TensorMapT()
    entry.name, entry.tensorIndex = name, tensor
    return entry
