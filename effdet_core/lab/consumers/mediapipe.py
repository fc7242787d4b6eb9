"""MediaPipe Tasks' ObjectDetector: Android, iOS, the web, Python."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from effdet_core.lab.consumers import litert, metadata_rules, raw_detector
from effdet_core.lab.report import Finding
from effdet_core.lab.rules import Rule, four_outputs, label_rows, not_compiled, picture_input, stretched
from effdet_core.lab.subject import Subject
from effdet_core.lab.trial import Detection, Result

_IMAGE = "mediapipe/tasks/cc/vision/utils/image_tensor_specs.cc"
_POST = "mediapipe/tasks/cc/components/processors/detection_postprocessing_graph.cc"
_TENSORS = "mediapipe/calculators/tensor/tensors_to_detections_calculator.cc"
_EXTRACTOR = "mediapipe/tasks/cc/metadata/metadata_extractor.cc"
_ZIP = "mediapipe/tasks/cc/metadata/utils/zip_utils.cc"

GRAPHS = Rule("subgraphs", "It refuses a file with more than one subgraph.", _POST)
INPUT = Rule("input", "It feeds one RGB picture of uint8 or float32, and refuses int8.", _IMAGE)
OUTPUTS = Rule("outputs", "It expects four outputs, or two of a detector that leaves the decoding to it.", _POST)
COMPILED = Rule("compiled", "It has no library for the Edge TPU.", "mediapipe/tasks/cc/core/model_resources.cc")
STRETCH = Rule(
    "stretch", "It stretches every picture to the input's shape.", "mediapipe/tasks/cc/components/image_preprocessing"
)
COUNT = Rule(
    "count",
    "Some versions of MediaPipe divide the room for detections by their number, and fail where there is a rest; 1.2 "
    "does not.",
    _TENSORS,
)
ROWS = Rule(
    "label-rows", "It calls the class with number n by line n of the label file.", "mediapipe/util/label_map_util.cc"
)
RUNS = Rule("runs", "The file was run here on three generated pictures, in a process of its own.", "mediapipe")
AGREES = Rule("agrees", "What it finds was compared with what the file answers in LiteRT.", "mediapipe")
EDGES = Rule(
    "edges", "A box that begins beyond the upper or left edge is moved inside, and then lies a little off.", _TENSORS
)
RULES = metadata_rules.Rules(
    present=Rule("metadata", "It refuses a detector without metadata.", _POST),
    image=Rule("metadata-input", "It reads from the metadata how to feed pictures.", _IMAGE),
    normalisation=Rule("normalisation", "A float32 input needs NormalizationOptions with one mean and scale.", _IMAGE),
    names=Rule(
        "metadata-outputs", "It finds the outputs by their names in the metadata; without any it crashes.", _POST
    ),
    matching=Rule("metadata-order", "The n-th name stands for the n-th output in the file.", _POST),
    boxes=Rule("metadata-boxes", "It demands to hear how boxes are written.", _POST),
    labels=Rule("labels", "It takes the names of classes from a file inside of the model.", _EXTRACTOR),
    zipped=Rule("zip", "It reads files inside of the model only where they are stored uncompressed.", _ZIP),
    options=Rule("score-options", "It applies thresholds and calibrations that the metadata gives.", _POST),
)
_SCORE_TOLERANCE, _PIXELS = 0.02, 2.0


def judge(subject: Subject) -> Iterator[Finding]:
    """By its rules, and by what the real one did."""
    yield from _operators(subject)
    yield from (GRAPHS.broken(f"It has {subject.model.subgraphs} subgraphs."),) if subject.model.subgraphs != 1 else ()
    yield from picture_input(INPUT, subject, ("uint8", "float32"))
    yield from metadata_rules.present(RULES, subject)
    if subject.told:
        yield from metadata_rules.image(RULES, subject)
    if len(subject.model.outputs) == 2:
        yield from raw_detector.judge(subject)
    else:
        yield from _with_boxes(subject)
    yield from label_rows(ROWS, subject, subject.labels, fatal=False)
    yield from stretched(STRETCH, subject, True, "stretched")
    yield from _ran(subject)


def _operators(subject: Subject) -> Iterator[Finding]:
    yield from not_compiled(COMPILED, subject)
    if not subject.model.compiled:
        yield from (f for f in litert.judge(subject) if f.rule == "operators" and f.ok is False)


def _with_boxes(subject: Subject) -> Iterator[Finding]:
    yield from four_outputs(OUTPUTS, subject)
    if subject.told and len(subject.model.outputs) == 4:
        yield from metadata_rules.outputs(RULES, subject)
        yield from metadata_rules.files(RULES, subject)
        yield from metadata_rules.options(RULES, subject)
    yield from _count(subject)


def _count(subject: Subject) -> Iterator[Finding]:
    if subject.detector != "boxes inside" or not subject.rows:
        return
    rows = subject.rows
    place = subject.order.index("count")
    counts = [int(next(iter(picture[place].values), 0)) for picture in subject.ran]
    odd = [count for count in counts if count <= 0 or rows % count]
    if odd:
        yield COUNT.note(f"It answered with {odd[0]} of {rows} rows filled.")
    elif subject.options.threshold > 1e-6:
        text = (
            f"It drops boxes below a score of {subject.options.threshold:.2g}, so some of its {rows} rows stay empty."
        )
        yield COUNT.note(text)
    else:
        yield COUNT.kept(f"It always fills its {rows} rows.")


def _ran(subject: Subject) -> Iterator[Finding]:
    outcome = subject.outcomes.get("mediapipe")
    if outcome is None:
        return
    if outcome.error:
        how = "ends the program that runs it" if outcome.died else "refuses it"
        yield RUNS.broken(f"MediaPipe {outcome.version} {how}: {outcome.error}.".replace("  ", " "))
        return
    yield RUNS.kept(f"MediaPipe {outcome.version} runs it.")
    if subject.ran and subject.detector == "boxes inside" and subject.source:
        size = subject.source.shape[1], subject.source.shape[2]
        pairs = zip(outcome.detections, subject.ran, strict=False)
        good = all(_same(found, rows, subject, size) for found, rows in pairs)
        text = "MediaPipe finds other things in it than LiteRT does."
        yield AGREES.judged(good, "MediaPipe finds in it what LiteRT finds.", text)
        boxes = subject.order.index("boxes")
        if any(value < -_PIXELS / min(size) for rows in subject.ran for value in rows[boxes].values):
            yield EDGES.note("Some of its boxes begin beyond the edge of the picture.")


def _same(found: Sequence[Detection], rows: Sequence[Result], subject: Subject, size: tuple[int, int]) -> bool:
    """Whether each detection is a row of the file's answer."""
    by_name = dict(zip(subject.order, rows, strict=True))
    boxes = np.reshape(by_name["boxes"].values, (-1, 4)) * np.tile(size, 2)
    answers = list(zip(boxes.tolist(), by_name["scores"].values, by_name["classes"].values, strict=False))
    return all(any(_alike(item, *answer, subject.labels, size) for answer in answers) for item in found)


def _alike(
    item: Detection, box: Sequence[float], score: float, kind: float, labels: Sequence[str], size: tuple[int, int]
) -> bool:
    """MediaPipe moves and cuts boxes that reach beyond the picture; those are told by score and class alone."""
    within = min(box) >= 0 and box[2] <= size[0] and box[3] <= size[1]
    near = all(abs(a - b) <= _PIXELS for a, b in zip(item.box, box, strict=True))
    name = labels[int(kind)] if 0 <= kind < len(labels) else ""
    named = item.name == name if name and item.name else True
    return named and abs(item.score - score) <= _SCORE_TOLERANCE and (near or not within)
