"""What a .tflite holds, read with `flat` and put into plain values.

LiteRT checks less of a file than one would hope: without a graph, or with damaged options of the operator that a
detector ends in, it takes the whole process along. Whatever is read here first does not (docs/adr/0811).
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from effdet_core.runtime import flex
from effdet_core.runtime.flat import Damaged, Flat, Table

IDENTIFIER = b"TFL3"
POST_PROCESS = "TFLite_Detection_PostProcess"
EDGE_TPU = "edgetpu-custom-op"
MEANINGS = ("boxes", "classes", "scores", "count")
"""Of the outputs of `POST_PROCESS`, in its order."""

KINDS = (
    *("float32", "float16", "int32", "uint8", "int64", "string", "bool", "int16", "complex64", "int8", "float64"),
    *("complex128", "uint64", "resource", "variant", "uint32", "uint16", "int4", "bfloat16", "int2", "uint4"),
)
"""Of tensors, by their numbers in the schema."""
_BUILTINS = {0: "ADD", 2: "CONCATENATION", 3: "CONV_2D", 4: "DEPTHWISE_CONV_2D", 6: "DEQUANTIZE", 114: "QUANTIZE"}
_CUSTOM = 32
MOST_NUMBERS, MOST_NUMBERS_TOGETHER = 1 << 28, 1 << 31
"""Of one tensor, and of all; the largest detectors have a tenth of it."""
MOST_ROWS, MOST_CLASSES = 100_000, 100_000
_NEEDED = ("max_detections", "max_classes_per_detection", "num_classes", "nms_score_threshold", "nms_iou_threshold")
_SCALES = ("y_scale", "x_scale", "h_scale", "w_scale")
_CONVOLUTIONS = ("CONV_2D", "DEPTHWISE_CONV_2D")


@dataclass(frozen=True, slots=True)
class Part:
    """A tensor. shape: as the file states it, -1 for an open side. constant: how many bytes it holds itself."""

    name: str
    kind: str
    shape: tuple[int, ...]
    constant: int
    scale: tuple[float, ...] = ()
    zero_point: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Options:
    """Of `POST_PROCESS`. rows: most detections. threshold: a score below which boxes are dropped."""

    classes: int = 0
    rows: int = 0
    threshold: float = float("-inf")


@dataclass(frozen=True, slots=True)
class Step:
    """An operator: its name, the numbers of its tensors, and the options where it is `POST_PROCESS`."""

    name: str
    inputs: tuple[int, ...]
    outputs: tuple[int, ...]
    options: Options | None = None


@dataclass(frozen=True, slots=True)
class Signature:
    """Names of inputs and outputs with their tensor numbers."""

    key: str
    inputs: tuple[tuple[str, int], ...]
    outputs: tuple[tuple[str, int], ...]


@dataclass(frozen=True)
class Model:
    """The first subgraph of a model and what is said about it. metadata: the bytes of TFLITE_METADATA, or none."""

    subgraphs: int
    parts: tuple[Part, ...]
    inputs: tuple[int, ...]
    outputs: tuple[int, ...]
    steps: tuple[Step, ...]
    signatures: tuple[Signature, ...]
    metadata: bytes | None
    custom: tuple[str, ...] = field(default=())

    @cached_property
    def compiled(self) -> bool:
        """Whether the Edge TPU compiler made it."""
        return EDGE_TPU in self.custom

    @cached_property
    def post_process(self) -> Step | None:
        """The operator that a detector ends in."""
        return next((step for step in self.steps if step.name == POST_PROCESS), None)

    @cached_property
    def meanings(self) -> Mapping[int, str]:
        """What the outputs of `post_process` mean, by tensor number; empty when they are not the model's outputs."""
        step = self.post_process
        if step is None or len(step.outputs) != len(MEANINGS):
            return {}
        found = dict(zip(step.outputs, MEANINGS, strict=True))
        return found if set(self.outputs) == set(found) else {}

    @cached_property
    def precision(self) -> str:
        """'float32', 'float16', 'dynamic', 'int8' by what most of the weights are, '' without any."""
        weights = Counter[str]()
        for part in self.parts:
            weights[part.kind] += part.constant
        weights = Counter({kind: count for kind, count in weights.items() if kind in ("float32", "float16", "int8")})
        if not weights:
            return "int8" if self.compiled else ""
        kind = "int8" if self.compiled else weights.most_common(1)[0][0]
        if kind != "int8" or self.compiled:
            return kind
        steps = [step for step in self.steps if step.name in _CONVOLUTIONS and step.outputs]
        return "int8" if all(self.parts[step.outputs[0]].kind == "int8" for step in steps[:1]) else "dynamic"


def read(content: bytes) -> Model:
    """Raises `Damaged` for anything that is no model or points outside of itself."""
    if content[4:8] != IDENTIFIER:
        raise Damaged("it is not a TensorFlow Lite model")
    root = Flat(content).root()
    sizes = [buffer.extent(0)[1] for buffer in root.tables(4)]
    names = [_operator_name(table) for table in root.tables(1)]
    graphs = [_graph(table, names, sizes) for table in root.tables(2)]
    if not graphs:
        raise Damaged("it holds no graph")
    first = graphs[0]
    return Model(
        subgraphs=len(graphs),
        parts=first.parts,
        inputs=first.inputs,
        outputs=first.outputs,
        steps=first.steps,
        signatures=tuple(_signature(table, first.parts) for table in root.tables(7)),
        metadata=_metadata(root),
        custom=tuple(sorted({name for name in names if name not in _BUILTINS.values() and not name.isdigit()})),
    )


@dataclass(frozen=True, slots=True)
class _Graph:
    parts: tuple[Part, ...]
    inputs: tuple[int, ...]
    outputs: tuple[int, ...]
    steps: tuple[Step, ...]


def _graph(table: Table, names: Sequence[str], sizes: Sequence[int]) -> _Graph:
    parts = tuple(_part(tensor, sizes) for tensor in table.tables(0))
    if sum(_numbers(part.shape) for part in parts) > MOST_NUMBERS_TOGETHER:
        raise Damaged("its tensors are of an absurd size")
    steps = tuple(_step(operator, names, parts) for operator in table.tables(3))
    return _Graph(parts, _within(table.whole(1), parts), _within(table.whole(2), parts), steps)


def _numbers(shape: Sequence[int]) -> int:
    return math.prod(max(1, side) for side in shape)


def _part(table: Table, sizes: Sequence[int]) -> Part:
    number, buffer = table.number(1, "b"), table.number(2, "I")
    if not 0 <= number < len(KINDS):
        raise Damaged(f"it has a tensor of the unknown kind {number}")
    if buffer >= len(sizes):
        raise Damaged("a tensor names a buffer that does not exist")
    quantization = table.table(4)
    shape = table.whole(7) or table.whole(0)
    if max(_numbers(shape), _numbers(table.whole(0))) > MOST_NUMBERS:
        raise Damaged("a tensor is of an absurd size")
    return Part(
        name=table.text(3),
        kind=KINDS[number],
        shape=shape,
        constant=sizes[buffer],
        # Weights have a scale per channel, which nobody here looks at.
        scale=quantization.numbers(2, "f", 3) if quantization else (),
        zero_point=quantization.whole(3, "q", 3) if quantization else (),
    )


def _operator_name(table: Table) -> str:
    code = max(table.number(0, "b"), table.number(3, "i"))
    return table.text(1) if code == _CUSTOM else _BUILTINS.get(code, str(code))


def _step(table: Table, names: Sequence[str], parts: Sequence[Part]) -> Step:
    code = table.number(0, "I")
    if code >= len(names):
        raise Damaged("an operator is of a kind that the file does not list")
    inputs = tuple(i for i in table.whole(1) if i != -1)  # an optional input that is not there
    step = Step(names[code], _within(inputs, parts), _within(table.whole(2), parts))
    return replace(step, options=_options(table.raw(5), step, parts)) if step.name == POST_PROCESS else step


def _options(data: bytes, step: Step, parts: Sequence[Part]) -> Options:
    told = flex.numbers(data)
    if missing := [name for name in (*_NEEDED, *_SCALES) if name not in told]:
        raise Damaged(f"{POST_PROCESS} is not told its {missing[0]}")
    rows, each, classes = (int(told[name]) for name in _NEEDED[:3])
    good = 1 <= rows <= MOST_ROWS and 1 <= each <= MOST_CLASSES and 1 <= classes <= MOST_CLASSES
    if not good or not all(math.isfinite(told[name]) and told[name] for name in _SCALES):
        raise Damaged(f"{POST_PROCESS} is told something absurd")
    if len(step.inputs) != 3 or len(step.outputs) != len(MEANINGS):
        raise Damaged(f"{POST_PROCESS} has not three inputs and four outputs")
    codes, scores, anchors = (parts[number].shape for number in step.inputs)
    if (
        codes
        and scores
        and anchors
        and not (
            (len(codes), len(scores), len(anchors)) == (3, 3, 2)
            and codes[1] == scores[1] == anchors[0]
            and scores[2] >= classes
            and min(codes[2], anchors[1]) >= 4
        )
    ):
        raise Damaged(f"what goes into {POST_PROCESS} does not fit together")
    return Options(classes, rows, told["nms_score_threshold"])


def _within(numbers: Sequence[int], parts: Sequence[Part]) -> tuple[int, ...]:
    if any(not 0 <= number < len(parts) for number in numbers):
        raise Damaged("it names a tensor that does not exist")
    return tuple(numbers)


def _signature(table: Table, parts: Sequence[Part]) -> Signature:
    def named(slot: int) -> tuple[tuple[str, int], ...]:
        entries = [(entry.text(0), entry.number(1, "I")) for entry in table.tables(slot)]
        _within([number for _, number in entries], parts)
        return tuple(entries)

    return Signature(table.text(2), named(0), named(1))


def _metadata(root: Table) -> bytes | None:
    for entry in root.tables(6):
        if entry.text(0) == "TFLITE_METADATA":
            number = entry.number(1, "I")
            buffers = list(root.tables(4))
            if number >= len(buffers):
                raise Damaged("its metadata lies in a buffer that does not exist")
            return buffers[number].raw(0)
    return None
