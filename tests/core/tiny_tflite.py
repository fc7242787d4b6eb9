"""A detector of a few hundred bytes, made by hand: its six scores are the six values of its 1 x 2 pixel input."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import flatbuffers
import numpy as np
from ai_edge_litert import schema_py_generated as schema

ROWS = 6
BOXES = np.tile(np.array([0.0, 0.0, 1.0, 0.5], np.float32), (1, ROWS, 1))
CLASSES = np.array([[0, 1, 2, 0, 1, 2]], np.float32)
SIGNATURE = ("count", "scores", "classes", "boxes")


@dataclass
class Tiny:
    """What varies. order: how the outputs lie in the file. signature: whether it has one. count: its third output."""

    uint8: bool = False
    order: Sequence[str] = ("scores", "boxes", "count", "classes")
    signature: bool = True
    count: int = ROWS
    _tensors: list[Any] = field(default_factory=list)
    _buffers: list[Any] = field(default_factory=lambda: [schema.BufferT()])

    def build(self) -> bytes:
        """The file, without metadata."""
        image = self._tensor("image", (1, 1, 2, 3), np.uint8 if self.uint8 else np.float32)
        floats = self._tensor("floats", (1, 1, 2, 3), np.float32) if self.uint8 else image
        made = {
            "scores": self._tensor("scores", (1, ROWS), np.float32),
            "boxes": self._constant("boxes", BOXES),
            "classes": self._constant("classes", CLASSES),
            "count": self._constant("count", np.array([self.count], np.float32)),
        }
        reshape = self._operator(1, [floats, self._constant("shape", np.array([1, ROWS], np.int32))], [made["scores"]])
        first = [self._operator(0, [image], [floats])] if self.uint8 else []
        return self._model(image, [made[name] for name in self.order], made, [*first, reshape])

    def _model(self, image: int, outputs: list[int], made: dict[str, int], operators: list[Any]) -> bytes:
        graph = schema.SubGraphT()
        graph.tensors, graph.inputs, graph.outputs, graph.operators = self._tensors, [image], outputs, operators
        model = schema.ModelT()
        model.version, model.subgraphs, model.buffers = 3, [graph], self._buffers
        kinds = (schema.BuiltinOperator.DEQUANTIZE, schema.BuiltinOperator.RESHAPE)
        model.operatorCodes = [_code(kind) for kind in kinds]
        if self.signature:
            model.signatureDefs = [_signature(image, made)]
        builder = flatbuffers.Builder(4096)
        builder.Finish(model.Pack(builder), b"TFL3")
        return bytes(builder.Output())

    def _tensor(self, name: str, shape: Sequence[int], kind: type, buffer: int = 0) -> int:
        tensor = schema.TensorT()
        tensor.name, tensor.shape, tensor.buffer = name, list(shape), buffer
        tensor.type = {
            np.float32: schema.TensorType.FLOAT32,
            np.uint8: schema.TensorType.UINT8,
            np.int32: schema.TensorType.INT32,
        }[kind]
        if kind is np.uint8:
            tensor.quantization = schema.QuantizationParametersT()
            tensor.quantization.scale, tensor.quantization.zeroPoint = [1 / 128], [127]
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


def _code(kind: int) -> Any:
    code = schema.OperatorCodeT()
    code.builtinCode, code.deprecatedBuiltinCode, code.version = kind, min(kind, 127), 1
    return code


def _signature(image: int, made: dict[str, int]) -> Any:
    signature = schema.SignatureDefT()
    signature.signatureKey = "serving_default"
    signature.inputs = [_named("images", image)]
    signature.outputs = [_named(f"output_{i}", made[name]) for i, name in enumerate(SIGNATURE)]
    return signature


def _named(name: str, tensor: int) -> Any:
    entry = schema.TensorMapT()
    entry.name, entry.tensorIndex = name, tensor
    return entry
