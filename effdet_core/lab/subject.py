"""Everything that the rules look at: the file's own words, and what was seen when it ran."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import Any

import msgspec

from effdet_core.lab import archive
from effdet_core.lab.archive import Archive
from effdet_core.lab.report import FileFacts, Tensor
from effdet_core.lab.trial import Outcome, Program, Result
from effdet_core.preprocess import MEAN, SCALE
from effdet_core.runtime import metadata, metadata_schema, structure
from effdet_core.runtime.metadata import Recorded
from effdet_core.runtime.structure import MEANINGS, Model, Options, Part

NAMES = {metadata.LOCATION: "boxes", metadata.CATEGORY: "classes", metadata.SCORE: "scores", metadata.COUNT: "count"}
"""What the outputs are called in metadata, and what they mean."""
SIGNATURE = {"output_0": "count", "output_1": "scores", "output_2": "classes", "output_3": "boxes"}
RAW_BOXES, RAW_SCORES = "raw boxes", "raw scores"
LABEL_FILES = ("labelmap.txt", "labels.txt", "label_map.txt", "labelmap", "labels")
BACKGROUND = ("???", "background", "__background__")
"""Names of rows that stand for nothing."""


@dataclass(frozen=True)
class Subject:
    """A file that could be read. told: its metadata, {} without. beside: class names given with it, none inside."""

    content: bytes
    model: Model
    told: Mapping[str, Any]
    metadata_damage: str
    archive: Archive
    beside: tuple[str, ...]
    outcomes: Mapping[Program, Outcome]

    @cached_property
    def graph(self) -> Mapping[str, Any]:
        """The metadata of the only subgraph."""
        return next(iter(self.told.get("subgraph_metadata") or ()), {})

    @cached_property
    def told_inputs(self) -> Sequence[Mapping[str, Any]]:
        """The metadata of the inputs."""
        found: Sequence[Mapping[str, Any]] = self.graph.get("input_tensor_metadata", [])
        return found

    @cached_property
    def told_outputs(self) -> Sequence[Mapping[str, Any]]:
        """The metadata of the outputs, in its own order."""
        found: Sequence[Mapping[str, Any]] = self.graph.get("output_tensor_metadata", [])
        return found

    @cached_property
    def source(self) -> Part | None:
        """The only input; None where there are several."""
        return self.model.parts[self.model.inputs[0]] if len(self.model.inputs) == 1 else None

    @property
    def takes_picture(self) -> bool:
        """Whether it has one input, a batch of one RGB picture."""
        shape = self.source.shape if self.source else ()
        return len(shape) == 4 and shape[0] == 1 and shape[3] == 3 and min(shape) > 0

    @cached_property
    def kinds(self) -> tuple[str, ...]:
        """The number types of the outputs as they lie in the file."""
        return tuple(self.model.parts[number].kind for number in self.model.outputs)

    @cached_property
    def shapes(self) -> tuple[tuple[int, ...], ...]:
        """Of the outputs: as they came when it ran, else as the file states them."""
        if self.ran and len(self.ran[0]) == len(self.model.outputs):
            return tuple(result.shape for result in self.ran[0])
        return tuple(self.model.parts[number].shape for number in self.model.outputs)

    @cached_property
    def ran(self) -> tuple[tuple[Result, ...], ...]:
        """What LiteRT computed for each picture, in the order of the file."""
        outcome = self.outcomes.get("litert")
        return outcome.outputs if outcome and not outcome.error else ()

    @cached_property
    def order(self) -> tuple[str, ...]:
        """What each output is as they lie in the file, () when that cannot be told."""
        if self.model.meanings:
            return tuple(self.model.meanings[number] for number in self.model.outputs)
        return _by_values(self.shapes, self.ran) or self._by_names() or self._by_signature() or _usual(self.shapes)

    def _by_names(self) -> tuple[str, ...]:
        names = tuple(NAMES.get(tensor.get("name", ""), "") for tensor in self.told_outputs)
        return names if _is_detector(names, self.shapes) else ()

    def _by_signature(self) -> tuple[str, ...]:
        outputs = {number: name for s in self.model.signatures for name, number in s.outputs}
        found = tuple(SIGNATURE.get(outputs.get(number, ""), "") for number in self.model.outputs)
        return found if _is_detector(found, self.shapes) else ()

    @cached_property
    def detector(self) -> str:
        """As in `FileFacts`."""
        if len(self.order) == 2:
            return "boxes outside"
        return "boxes inside" if len(self.order) == 4 else ""

    def meaning(self, position: int) -> str:
        """What the output at a position in the file is, '' when there is none or it cannot be told."""
        return self.order[position] if 0 <= position < len(self.order) else ""

    @cached_property
    def signature(self) -> tuple[str, ...]:
        """The names by signature of the outputs as they lie in the file; () without a signature."""
        if not self.model.signatures:
            return ()
        by_number = {number: name for name, number in self.model.signatures[0].outputs}
        return tuple(by_number.get(number, "") for number in self.model.outputs)

    @cached_property
    def mendable(self) -> bool:
        """Whether `mend` knows enough of it to write metadata and a signature."""
        takes = self.takes_picture and self.source is not None and self.source.kind in ("uint8", "float32")
        return takes and self.detector == "boxes inside" and self.model.subgraphs == 1

    @cached_property
    def labels_name(self) -> str:
        """The label file that the class output names, '' without."""
        wanted = "TENSOR_AXIS_LABELS" if self.detector == "boxes outside" else "TENSOR_VALUE_LABELS"
        files = [file for output in self.told_outputs for file in output.get("associated_files", [])]
        return next((file.get("name", "") for file in files if file.get("type") == wanted), "")

    @cached_property
    def labels(self) -> tuple[str, ...]:
        """Class names inside of the file: of the label file its metadata names, else of one with a usual name."""
        found = (self.archive.get(name) for name in (self.labels_name, *LABEL_FILES) if name)
        data = next((data for data in found if data), b"")
        return tuple(data.decode("utf-8", "replace").splitlines())

    @cached_property
    def recorded(self) -> Recorded | None:
        """Our own notes."""
        try:
            return msgspec.json.decode(self.archive.get(metadata.OWN) or b"", type=Recorded)
        except (msgspec.MsgspecError, ValueError):
            return None

    @cached_property
    def options(self) -> Options:
        """Of the operation it ends in."""
        step = self.model.post_process
        return step.options if step and step.options else Options()

    @property
    def rows(self) -> int:
        """Most detections of an answer, 0 when it cannot be told."""
        boxes = self.order.index("boxes") if "boxes" in self.order else -1
        shape = self.shapes[boxes] if boxes >= 0 else ()
        return shape[1] if len(shape) == 3 and shape[1] > 0 else self.options.rows

    @property
    def classes(self) -> int:
        """How many classes it tells apart, 0 when it cannot be told."""
        if self.detector == "boxes outside" and RAW_SCORES in self.order:
            shape = self.shapes[self.order.index(RAW_SCORES)]
            return shape[2] if len(shape) == 3 else 0
        return self.options.classes

    def facts(self) -> FileFacts:
        """For the report."""
        own = self.recorded
        return FileFacts(
            size_bytes=len(self.content),
            sha256=hashlib.sha256(self.content).hexdigest(),
            inputs=tuple(_tensor(self.model.parts[number]) for number in self.model.inputs),
            outputs=tuple(
                _tensor(self.model.parts[number], self.meaning(i), self.shapes[i])
                for i, number in enumerate(self.model.outputs)
            ),
            precision=self.model.precision,
            detector=self.detector,
            compiled=self.model.compiled,
            signature=self.signature,
            has_metadata=bool(self.told),
            classes=self.labels,
            max_detections=self.rows if self.detector == "boxes inside" else 0,
            model_name=own.model_name if own else "",
            created_by=own.created_by if own else "",
            resize=own.resize if own else "",
            operators=len(self.model.steps),
        )


def open_subject(content: bytes, beside: Sequence[str], outcomes: Mapping[Program, Outcome]) -> Subject:
    """Raises `Damaged` for bytes that are no model."""
    read = structure.read(content)
    told, damage = _told(read.metadata)
    return Subject(content, read, told, damage, archive.read(content), tuple(beside), outcomes)


def normalisation(told: Mapping[str, Any]) -> tuple[float, float]:
    """(mean, scale) of a float input; ours where the metadata says nothing useful."""
    for unit in (_first(_first(told, "subgraph_metadata"), "input_tensor_metadata")).get("process_units", []):
        options = unit.get("options", {})
        if unit.get("options_type") == "NormalizationOptions" and options.get("mean") and options.get("std"):
            mean, scale = float(options["mean"][0]), float(options["std"][0])
            if abs(mean) < 1e6 and 0 < scale < 1e6:
                return mean, scale
    return MEAN, SCALE


def _first(table: Mapping[str, Any], key: str) -> Mapping[str, Any]:
    return next(iter(table.get(key) or ()), {})


def _told(data: bytes | None) -> tuple[Mapping[str, Any], str]:
    if data is None:
        return {}, ""
    try:
        return metadata_schema.decode(data), ""
    except ValueError as e:
        return {}, str(e)


def _tensor(part: Part, meaning: str = "", shape: tuple[int, ...] | None = None) -> Tensor:
    return Tensor(name=part.name, kind=part.kind, shape=part.shape if shape is None else shape, meaning=meaning)


def _is_detector(order: Sequence[str], shapes: Sequence[tuple[int, ...]]) -> bool:
    """Whether these are four different outputs of fitting shapes; an empty shape fits everything."""
    if sorted(order) != sorted(MEANINGS) or len(shapes) != len(order):
        return False
    sides = {"boxes": 3, "classes": 2, "scores": 2, "count": 1}
    return all(not shape or len(shape) == sides[name] for name, shape in zip(order, shapes, strict=True))


def _by_values(shapes: Sequence[tuple[int, ...]], ran: Sequence[Sequence[Result]]) -> tuple[str, ...]:
    """By the shapes, and where two are alike by what came: classes are whole numbers, scores are sorted shares."""
    if len(shapes) == 2:
        return _raw(shapes)
    if len(shapes) != 4 or not ran:
        return ()
    found = ["boxes" if len(s) == 3 else "count" if len(s) == 1 else "" for s in shapes]
    open_places = [i for i, name in enumerate(found) if not name]
    if len(open_places) != 2:
        return ()
    shares = [i for i in open_places if all(_are_scores(picture[i].values) for picture in ran)]
    if len(shares) != 1:
        return ()
    for i in open_places:
        found[i] = "scores" if i in shares else "classes"
    return tuple(found) if _is_detector(found, shapes) else ()


def _are_scores(values: Sequence[float]) -> bool:
    falling = all(a >= b for a, b in pairwise(values))
    return falling and any(value != int(value) for value in values)


def _raw(shapes: Sequence[tuple[int, ...]]) -> tuple[str, ...]:
    first, second = shapes
    if len(first) != 3 or len(second) != 3 or first[:2] != second[:2]:
        return ()
    if 4 not in (first[2], second[2]):
        return ()
    # Of two lists of four numbers the boxes come first, as MediaPipe has it where nothing is named.
    return (RAW_BOXES, RAW_SCORES) if first[2] == 4 else (RAW_SCORES, RAW_BOXES)


def _usual(shapes: Sequence[tuple[int, ...]]) -> tuple[str, ...]:
    """The two orders that files without any names have."""
    for order in (MEANINGS, ("scores", "boxes", "count", "classes")):
        if all(shapes) and _is_detector(order, shapes):
            return order
    return ()
