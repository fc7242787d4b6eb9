"""Reading a .tflite from anywhere: what it is, what it says about itself, and which output means what.

A file is read by `structure` before LiteRT gets it, which verifies most of the rest, so damage is refused here and does
not end the process; what nobody else verifies (the metadata and the zip at the end) is read with limits.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import msgspec
import numpy as np

from effdet_core.errors import InputError
from effdet_core.hparams import Resize
from effdet_core.preprocess import MEAN, SCALE
from effdet_core.runtime import detector_options, metadata, metadata_schema, structure, twin
from effdet_core.runtime.detector_options import Decoding
from effdet_core.runtime.flat import Damaged
from effdet_core.runtime.metadata import Recorded
from effdet_core.runtime.structure import Model

LARGEST = 1 << 30
"""Bytes of the largest model file that is read."""

_INPUTS = {np.dtype(np.uint8), np.dtype(np.float32)}
_LABEL_FILES = ("TENSOR_VALUE_LABELS", "TENSOR_AXIS_LABELS")
_HINT = "Use a detector that ends in TFLite_Detection_PostProcess, such as `effdet export` writes."


@dataclass(frozen=True, slots=True)
class Outputs:
    """Tensor numbers of a detector's four outputs."""

    boxes: int
    classes: int
    scores: int
    count: int


@dataclass(frozen=True, slots=True)
class TwinOutputs:
    """Tensor numbers of the two outputs of a twin for GPUs, and how they become detections."""

    codes: int
    scores: int
    decoding: Decoding


@dataclass(frozen=True, slots=True)
class Description:
    """What a detector's file says. classes: empty when it names none. mean, scale: of a float input.

    thresholds: from how sure a detection counts, one for each class; empty where it says nothing of it.
    """

    input_index: int
    input_size: tuple[int, int]
    float_input: bool
    outputs: Outputs | TwinOutputs
    max_detections: int
    classes: tuple[str, ...]
    resize: Resize
    model_name: str
    mean: float
    scale: float
    thresholds: tuple[float, ...]


def open_model(path: Path, threads: int) -> tuple[Any, Description]:
    """An interpreter with its tensors allocated, and the description. Raises `InputError` for any other file."""
    content, model = _read(path)
    try:
        interpreter = _interpreter(content, threads)
        return interpreter, _describe(path, content, model, interpreter)
    # LiteRT says ValueError or RuntimeError; the rest comes of texts and tables that it does not verify.
    except (ValueError, RuntimeError, LookupError, TypeError, struct.error) as e:
        raise _unloadable(path, e) from e


def load_whole(path: Path) -> tuple[bytes, Any]:
    """The bytes of any .tflite and an interpreter that keeps every tensor it computes, for a look inside.

    Slower than `open_model`, since nothing is fused or delegated. Raises `InputError` for a file that does not load.
    """
    from ai_edge_litert.interpreter import Interpreter, OpResolverType

    content, _ = _read(path)
    plain = OpResolverType.BUILTIN_WITHOUT_DEFAULT_DELEGATES
    try:
        interpreter = Interpreter(
            model_content=content, experimental_op_resolver_type=plain, experimental_preserve_all_tensors=True
        )
        interpreter.allocate_tensors()
    except (ValueError, RuntimeError) as e:
        raise _unloadable(path, e) from e
    return content, interpreter


def normalisation(content: bytes) -> tuple[float, float]:
    """(mean, scale) with which a model that LiteRT has verified wants float pixels; ours where it says nothing."""
    return _normalisation(_metadata_of(structure.read(content)))


def _read(path: Path) -> tuple[bytes, Model]:
    try:
        if path.stat().st_size > LARGEST:
            raise InputError("is too large for a model", where=str(path), hint="Check that this is the right file.")
        content = path.read_bytes()
    except OSError as e:
        raise InputError(f"cannot be read: {e.strerror}", where=str(path), hint="Check the name of the file.") from e
    if content[4:8] != structure.IDENTIFIER:
        raise InputError("is not a TensorFlow Lite model", where=str(path), hint="Choose a .tflite file.")
    try:
        return content, structure.read(content)
    except Damaged as e:
        raise _unloadable(path, e) from e


def _interpreter(content: bytes, threads: int) -> Any:
    # Here, because loading LiteRT takes a while and readers of labels alone need not wait.
    from ai_edge_litert.interpreter import Interpreter

    interpreter = Interpreter(model_content=content, num_threads=threads)
    interpreter.allocate_tensors()
    return interpreter


def _unloadable(path: Path, error: Exception) -> InputError:
    return InputError(
        f"cannot be loaded: {_first_line(error)}",
        where=str(path),
        hint="The file is damaged or cut off, or made for another runtime: copy or export it again.",
    )


def _first_line(error: Exception) -> str:
    return next(iter(str(error).splitlines()), type(error).__name__)


def _describe(path: Path, content: bytes, model: Model, interpreter: Any) -> Description:
    source = _only_input(path, interpreter)
    told = _metadata_of(model)
    files = metadata.appended_files(content)
    recorded = recorded_in(files)
    outputs = _find_outputs(interpreter, told) or _twin_outputs(interpreter, told)
    if outputs is None:
        shapes = ", ".join(str(_shape(detail)) for detail in interpreter.get_output_details())
        raise InputError(f"is no object detector: its outputs are {shapes}", where=str(path), hint=_HINT)
    height, width = _shape(source)[1:3]
    mean, scale = _normalisation(told)
    return Description(
        input_index=source["index"],
        input_size=(height, width),
        float_input=source["dtype"] is np.float32,
        outputs=outputs,
        max_detections=_rows(interpreter, outputs),
        classes=recorded.classes if recorded else _labels(told, files),
        # The original, whose files say nothing of it, keeps the shape of pictures too.
        resize=recorded.resize if recorded else "letterbox",
        model_name=recorded.model_name if recorded else path.stem,
        mean=mean,
        scale=scale,
        thresholds=recorded.thresholds if recorded else (),
    )


def _rows(interpreter: Any, outputs: Outputs | TwinOutputs) -> int:
    if isinstance(outputs, TwinOutputs):
        return twin.MOST
    return next(_shape(d)[1] for d in interpreter.get_output_details() if d["index"] == outputs.scores)


def _only_input(path: Path, interpreter: Any) -> Mapping[str, Any]:
    inputs = interpreter.get_input_details()
    good = len(inputs) == 1 and np.dtype(inputs[0]["dtype"]) in _INPUTS and _is_picture(_shape(inputs[0]))
    if not good:
        found = ", ".join(f"{np.dtype(d['dtype']).name} {_shape(d)}" for d in inputs) or "nothing"
        message = f"takes {found}, not one RGB picture of uint8 or float32"
        raise InputError(message, where=str(path), hint=_HINT)
    detail: Mapping[str, Any] = inputs[0]
    return detail


def _is_picture(shape: tuple[int, ...]) -> bool:
    return len(shape) == 4 and (shape[0], shape[3]) == (1, 3) and min(shape) > 0 and max(shape) <= 4096


def _shape(detail: Mapping[str, Any]) -> tuple[int, ...]:
    return tuple(int(side) for side in detail["shape"])


def _find_outputs(interpreter: Any, told: Mapping[str, Any]) -> Outputs | None:
    """By the signature, else by the names in the metadata, else by the two orders that old files have."""
    shapes = {detail["index"]: _shape(detail) for detail in interpreter.get_output_details()}
    candidates = (*_by_signature(interpreter), *_by_names(list(shapes), told), *_by_order(list(shapes)))
    return next((found for found in candidates if _fits(found, shapes)), None)


def _by_signature(interpreter: Any) -> Iterator[Outputs]:
    for key in interpreter.get_signature_list():
        details = interpreter.get_signature_runner(key).get_output_details()
        if {"output_0", "output_1", "output_2", "output_3"} <= set(details):
            count, scores, classes, boxes = (details[f"output_{i}"]["index"] for i in range(4))
            yield Outputs(boxes, classes, scores, count)


def _by_names(tensors: Sequence[int], told: Mapping[str, Any]) -> Iterator[Outputs]:
    names = [tensor.get("name", "") for tensor in _graph(told).get("output_tensor_metadata", [])]
    by_name = dict(zip(names, tensors, strict=False))
    if {metadata.LOCATION, metadata.CATEGORY, metadata.SCORE, metadata.COUNT} <= set(by_name):
        boxes, classes = by_name[metadata.LOCATION], by_name[metadata.CATEGORY]
        yield Outputs(boxes, classes, by_name[metadata.SCORE], by_name[metadata.COUNT])


def _by_order(tensors: Sequence[int]) -> Iterator[Outputs]:
    if len(tensors) == 4:
        first, second, third, fourth = tensors
        yield Outputs(boxes=first, classes=second, scores=third, count=fourth)
        yield Outputs(scores=first, boxes=second, count=third, classes=fourth)


def _twin_outputs(interpreter: Any, told: Mapping[str, Any]) -> TwinOutputs | None:
    """Box codes and scores of all anchors, where the metadata says how to decode them as ours are."""
    customs = {custom.get("name"): custom.get("data", b"") for custom in _graph(told).get("custom_metadata", [])}
    details = interpreter.get_output_details()
    if metadata.DECODING not in customs or len(details) != 2:
        return None
    decoding = detector_options.decode(customs[metadata.DECODING])
    anchors = len(decoding.anchors)
    by_shape = {_shape(detail): detail["index"] for detail in details}
    codes, scores = by_shape.get((1, anchors, 4)), by_shape.get((1, anchors, decoding.num_classes))
    if decoding.num_classes == 4:  # both look the same, and their order decides
        codes, scores = (detail["index"] for detail in details)
    return None if codes is None or scores is None else TwinOutputs(codes, scores, decoding)


def _fits(found: Outputs, shapes: Mapping[int, tuple[int, ...]]) -> bool:
    boxes, classes, scores, count = (shapes.get(i, ()) for i in (found.boxes, found.classes, found.scores, found.count))
    rows = boxes[1] if len(boxes) == 3 else 0
    return rows > 0 and boxes == (1, rows, 4) and classes == scores == (1, rows) and count == (1,)


def _metadata_of(model: Model) -> dict[str, Any]:
    """The metadata table, or an empty one."""
    try:
        return metadata_schema.decode(model.metadata or b"")
    except ValueError:
        return {}


def _graph(told: Mapping[str, Any]) -> Mapping[str, Any]:
    graphs = told.get("subgraph_metadata") or [{}]
    graph: Mapping[str, Any] = graphs[0]
    return graph


def recorded_in(files: Mapping[str, bytes]) -> Recorded | None:
    """Our own notes among the files at the end of a model."""
    try:
        return msgspec.json.decode(files.get(metadata.OWN, b""), type=Recorded)
    except (msgspec.MsgspecError, ValueError):
        return None


def _labels(told: Mapping[str, Any], files: Mapping[str, bytes]) -> tuple[str, ...]:
    """Lines of the label file that the class output names, else of one under the usual name."""
    outputs = _graph(told).get("output_tensor_metadata", [])
    attached = [file for output in outputs for file in output.get("associated_files", [])]
    named = [file.get("name", "") for file in attached if file.get("type") in _LABEL_FILES]
    data = next((files[name] for name in [*named, metadata.LABELS] if name in files), b"")
    return tuple(data.decode("utf-8", "replace").splitlines())


def _normalisation(told: Mapping[str, Any]) -> tuple[float, float]:
    inputs = _graph(told).get("input_tensor_metadata") or [{}]
    for unit in inputs[0].get("process_units", []):
        options = unit.get("options", {})
        if unit.get("options_type") == "NormalizationOptions" and options.get("mean") and options.get("std"):
            mean, scale = options["mean"][0], options["std"][0]
            if np.isfinite([mean, scale]).all() and scale > 0:
                return float(mean), float(scale)
    return MEAN, SCALE
