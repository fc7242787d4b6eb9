"""MediaPipe's other kind of detector, made for GPUs: two outputs, and the decoding told in custom metadata."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from effdet_core.lab.report import Finding
from effdet_core.lab.rules import Rule, sides
from effdet_core.lab.subject import RAW_BOXES, RAW_SCORES, Subject
from effdet_core.runtime import metadata
from effdet_core.runtime.flat import Damaged, Flat, Table

ENTRY = "DETECTOR_METADATA"
IDENTIFIER = b"V001"
_POST = "mediapipe/tasks/cc/components/processors/detection_postprocessing_graph.cc"
_SCHEMA = "mediapipe/tasks/metadata/object_detector_metadata_schema.fbs"

OUTPUTS = Rule("outputs", "Of two outputs one has to be boxes [1, N, 4], the other scores [1, N, classes].", _POST)
NAMES = Rule("metadata-outputs", "It finds the two outputs by the names location and score.", _POST)
DECODING = Rule("decoding", "It decodes raw boxes by the anchors in DETECTOR_METADATA.", _SCHEMA)
LABELS = Rule("labels", "It takes class names from a file of the score output, TENSOR_AXIS_LABELS.", _POST)


def judge(subject: Subject) -> Iterator[Finding]:
    """The rules of a detector that leaves the boxes to its program."""
    shapes = " and ".join(sides(shape) for shape in subject.shapes)
    good = set(subject.order) == {RAW_BOXES, RAW_SCORES} and set(subject.kinds) == {"float32"}
    yield OUTPUTS.judged(good, "Its two outputs are raw boxes and scores.", f"Its two outputs are {shapes}.")
    if not good or not subject.told:
        return
    yield from _names(subject)
    yield from _decoding(subject)
    name = subject.labels_name
    if not name:
        yield LABELS.note("Its metadata names no label file: detections come with numbers, not names.")
    else:
        missing = subject.archive.get(name) is None
        yield LABELS.judged(not missing, f"It has the label file {name!r}.", f"Its label file {name!r} is missing.")


def _names(subject: Subject) -> Iterator[Finding]:
    names = [tensor.get("name", "") for tensor in subject.told_outputs]
    if len(names) != 2 or not all(names):
        yield NAMES.broken("Its metadata does not name its two outputs.")
        return
    by_name = {metadata.LOCATION: RAW_BOXES, metadata.SCORE: RAW_SCORES}
    known = set(by_name) <= set(names)
    read = [by_name[name] for name in names] if known else [RAW_BOXES, RAW_SCORES]
    good = tuple(read) == tuple(subject.order)
    yield NAMES.judged(good, "Its metadata names its outputs.", "Its metadata takes the boxes for the scores.")


def _decoding(subject: Subject) -> Iterator[Finding]:
    data = _custom(subject.graph)
    if data is None:
        yield DECODING.broken("It has no DETECTOR_METADATA: nobody knows how to decode its boxes.")
        return
    try:
        boxes, classes, anchors = _told(data)
    except Damaged as e:
        yield DECODING.broken(f"Its DETECTOR_METADATA cannot be read: {e}.")
        return
    shapes = dict(zip(subject.order, subject.shapes, strict=True))
    there = shapes[RAW_BOXES][1], shapes[RAW_SCORES][2]
    good = (boxes, classes) == there and anchors == boxes
    text = f"It is told of {boxes} boxes, {classes} classes and {anchors} anchors, and has {there[0]} and {there[1]}."
    yield DECODING.judged(good, f"It brings the {anchors} anchors that its boxes are decoded with.", text)


def _custom(graph: Mapping[str, Any]) -> bytes | None:
    found = [entry for entry in graph.get("custom_metadata", []) if entry.get("name") == ENTRY]
    return bytes(found[0].get("data", b"")) if found else None


def _told(data: bytes) -> tuple[int, int, int]:
    """Boxes, classes and anchors. Raises `Damaged`."""
    if data[4:8] != IDENTIFIER:
        raise Damaged("it is of another kind")
    root = Flat(data).root()
    decoding, schema = root.table(2), _inner(_inner(root, 1), 0)
    if decoding is None or schema is None:
        raise Damaged("something is missing in it")
    return decoding.number(1, "i"), decoding.number(0, "i"), schema.length(0)


def _inner(table: Table | None, slot: int) -> Table | None:
    return table.table(slot) if table else None
