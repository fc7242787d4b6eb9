"""The graph of a float .tflite detector: who makes each tensor, and the constants.

LiteRT has verified and loaded the file before anything of it is read here; whatever it does not verify ends in an
error, since every number is looked up in Python.
"""

from __future__ import annotations

import struct
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from effdet_core.errors import InputError
from effdet_core.preprocess import MEAN, SCALE
from effdet_core.runtime import model_file

POST_PROCESS = "TFLite_Detection_PostProcess"
_HINT = "Choose a float32 or float16 file of an EfficientDet-Lite, or another source: imagenet, a run, a hub module."
_FLOATS = (np.dtype(np.float32), np.dtype(np.float16))


@dataclass(frozen=True, slots=True)
class Op:
    """One operation. kind: its name in the file format. inputs, outputs: tensor numbers, -1 for an absent one."""

    kind: str
    inputs: tuple[int, ...]
    outputs: tuple[int, ...]
    stride: int
    window: int
    relu6: bool


@dataclass(frozen=True, eq=False)
class Graph:
    """A file's only graph. shapes: of all tensors by number. input_size: (height, width)."""

    path: Path
    ops: tuple[Op, ...]
    shapes: tuple[tuple[int, ...], ...]
    source: int
    outputs: tuple[int, ...]
    interpreter: Any

    def __post_init__(self) -> None:
        object.__setattr__(self, "_makers", {tensor: op for op in self.ops for tensor in op.outputs})

    @property
    def input_size(self) -> tuple[int, int]:
        """(height, width) of the picture it takes."""
        return self.shapes[self.source][1], self.shapes[self.source][2]

    def maker(self, tensor: int) -> Op | None:
        """The operation whose result a tensor is; None for inputs and constants."""
        makers: dict[int, Op] = getattr(self, "_makers")  # noqa: B009 - frozen: set once above
        return makers.get(tensor)

    def constant(self, tensor: int) -> np.ndarray:
        """A constant as float32, unpacked where the file keeps it as float16. Raises `InputError` for others."""
        if tensor < 0:
            raise ValueError("an operation lacks its weights")
        maker = self.maker(tensor)
        if maker is not None and maker.kind == "DEQUANTIZE":
            tensor, maker = maker.inputs[0], self.maker(maker.inputs[0])
        if maker is not None:
            raise refused(self.path, f"weights are computed by {maker.kind} instead of stored")
        value = np.asarray(self.interpreter.get_tensor(tensor))
        if value.dtype not in _FLOATS:
            raise refused(
                self.path, f"weights are {value.dtype.name}: rounded to 8 bits they cannot be trained further"
            )
        if not np.isfinite(value).all():
            raise refused(self.path, "weights are not finite")
        return value.astype(np.float32)

    def values(self, tensors: Sequence[int], picture: np.ndarray) -> list[np.ndarray]:
        """What some tensors hold after the file has looked at a picture, float32 [1, height, width, 3]."""
        self.interpreter.set_tensor(self.source, picture)
        self.interpreter.invoke()
        return [np.array(self.interpreter.get_tensor(tensor)) for tensor in tensors]


def read(path: Path) -> Graph:
    """Raises `InputError` for a file that is damaged, no float detector, or none of the files this program knows."""
    content, interpreter = model_file.load_whole(path)
    try:
        return _graph(path, content, interpreter)
    except (ValueError, RuntimeError, LookupError, TypeError, AttributeError, struct.error) as e:
        raise InputError(f"cannot be read: {e}", where=str(path), hint=_HINT) from e


def refused(path: Path, reason: str) -> InputError:
    """The error of a file whose weights cannot be taken."""
    return InputError(f"cannot serve as starting weights: {reason}", where=str(path), hint=_HINT)


def _graph(path: Path, content: bytes, interpreter: Any) -> Graph:
    from ai_edge_litert import schema_py_generated as schema

    model = schema.Model.GetRootAs(content, 0)
    if model.SubgraphsLength() != 1:
        raise refused(path, f"it has {model.SubgraphsLength()} graphs, not one")
    graph = model.Subgraphs(0)
    kinds = {value: name for name, value in vars(schema.BuiltinOperator).items() if not name.startswith("_")}
    codes = [_kind(model.OperatorCodes(i), kinds) for i in range(model.OperatorCodesLength())]
    ops = tuple(_op(graph.Operators(i), codes, schema) for i in range(graph.OperatorsLength()))
    shapes = tuple(_numbers(graph.Tensors(i).ShapeAsNumpy()) for i in range(graph.TensorsLength()))
    sources, outputs = _numbers(graph.InputsAsNumpy()), _numbers(graph.OutputsAsNumpy())
    if len(sources) != 1 or graph.Tensors(sources[0]).Type() != schema.TensorType.FLOAT32:
        raise refused(path, "it does not take one picture of float32, so it is no float file")
    if len(shapes[sources[0]]) != 4 or shapes[sources[0]][3] != 3:
        raise refused(path, f"it takes {list(shapes[sources[0]])}, not a picture")
    mean, scale = model_file.normalisation(content)
    if max(abs(mean - MEAN), abs(scale - SCALE)) > 1:
        wants, gets = (f"(pixel - {m:g}) / {s:g}" for m, s in ((mean, scale), (MEAN, SCALE)))
        raise refused(path, f"it wants to be given {wants}, and training here gives {gets}")
    return Graph(path, ops, shapes, sources[0], outputs, interpreter)


def _kind(code: Any, kinds: dict[int, str]) -> str:
    number = max(code.BuiltinCode(), code.DeprecatedBuiltinCode())
    kind = kinds.get(number, f"operation {number}")
    return (code.CustomCode() or b"").decode("utf-8", "replace") if kind == "CUSTOM" else kind


def _numbers(value: Any) -> tuple[int, ...]:
    """Flatbuffers give 0 for an empty vector."""
    return () if isinstance(value, int) else tuple(int(x) for x in value)


_OPTIONS = {"CONV_2D": "Conv2DOptions", "DEPTHWISE_CONV_2D": "DepthwiseConv2DOptions", "MAX_POOL_2D": "Pool2DOptions"}


def _op(op: Any, codes: Sequence[str], schema: Any) -> Op:
    kind = codes[op.OpcodeIndex()]
    name = "AddOptions" if kind == "ADD" else _OPTIONS.get(kind, "")
    options = None
    if name and op.BuiltinOptions() is not None:
        options = getattr(schema, name)()
        options.Init(op.BuiltinOptions().Bytes, op.BuiltinOptions().Pos)
    strided = options is not None and kind in _OPTIONS
    return Op(
        kind=kind,
        inputs=_numbers(op.InputsAsNumpy()),
        outputs=_numbers(op.OutputsAsNumpy()),
        stride=options.StrideH() if options is not None and strided else 1,
        window=options.FilterHeight() if options is not None and kind == "MAX_POOL_2D" else 1,
        relu6=options is not None and options.FusedActivationFunction() == schema.ActivationFunctionType.RELU6,
    )
