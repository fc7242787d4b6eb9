"""MediaPipe Tasks' ObjectDetector: Android, iOS, the web, Python."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

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
    "It divides the room for detections by their number, and fails where there is a rest, or none at all.",
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
        yield COUNT.broken(f"It answered with {odd[0]} of {rows} rows filled.")
    elif subject.options.threshold > 1e-6:
        text = (
            f"It drops boxes below a score of {subject.options.threshold:.2g}, so some of its {rows} rows stay empty."
        )
        yield COUNT.broken(text)
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
        good = all(_same(found, dict(zip(subject.order, rows, strict=True)), size) for found, rows in pairs)
        text = "MediaPipe finds other things in it than LiteRT does."
        yield AGREES.judged(good, "MediaPipe finds in it what LiteRT finds.", text)
        boxes = subject.order.index("boxes")
        if any(value < -_PIXELS / min(size) for rows in subject.ran for value in rows[boxes].values):
            yield EDGES.note("Some of its boxes begin beyond the edge of the picture.")


def _same(found: Sequence[Detection], rows: dict[str, Result], size: tuple[int, int]) -> bool:
    """Whether each detection is a row of the file's answer. The classes of MediaPipe are not told but by name."""
    height, width = size
    boxes = [rows["boxes"].values[i : i + 4] for i in range(0, len(rows["boxes"].values), 4)]
    scaled = [(b[0] * height, b[1] * width, b[2] * height, b[3] * width) for b in boxes if len(b) == 4]
    scores = rows["scores"].values
    return all(any(_alike(item, box, score) for box, score in zip(scaled, scores, strict=False)) for item in found)


def _alike(item: Detection, box: Sequence[float], score: float) -> bool:
    near = any(
        all(abs(a - b) <= _PIXELS for a, b in zip(item.box, place, strict=True)) for place in (box, _moved_inside(box))
    )
    return near and abs(item.score - score) <= _SCORE_TOLERANCE


def _moved_inside(box: Sequence[float]) -> tuple[float, float, float, float]:
    """What MediaPipe 1.2 makes of a box that begins beyond the upper or left edge: as large as before, but inside."""
    ymin, xmin, ymax, xmax = box
    top, left = max(0.0, ymin), max(0.0, xmin)
    return top, left, top + ymax - ymin, left + xmax - xmin
