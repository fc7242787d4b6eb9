"""TensorFlow Lite's Task Library: the older Android, iOS and Raspberry Pi samples stand on it."""

from __future__ import annotations

from collections.abc import Iterator

from effdet_core.lab.consumers import litert, metadata_rules
from effdet_core.lab.report import Finding
from effdet_core.lab.rules import Rule, four_outputs, label_rows, not_compiled, picture_input, stretched
from effdet_core.lab.subject import Subject
from effdet_core.runtime.structure import MEANINGS

_DETECTOR = "tensorflow_lite_support/cc/task/vision/object_detector.cc"
_BASE = "tensorflow_lite_support/cc/task/vision/core/base_vision_task_api.h"
_IMAGE = "tensorflow_lite_support/cc/task/vision/utils/image_tensor_specs.cc"
_EXTRACTOR = "tensorflow_lite_support/metadata/cc/metadata_extractor.cc"

COMPILED = Rule("compiled", "Only its builds with Coral's library run such a file, and only with a device.", _DETECTOR)
INPUT = Rule("input", "It feeds one RGB picture of uint8 or float32; int8 is not implemented.", _BASE)
OUTPUTS = Rule("outputs", "It expects exactly four float outputs.", _DETECTOR)
DIMENSIONS = Rule("dimensions", "It expects 3, 2, 2 and 1 sides where the metadata leads it.", _DETECTOR)
ROWS = Rule("label-rows", "It fails when a class has a number beyond the label file.", _DETECTOR)
CALIBRATION = Rule("calibration", "It looks for the calibration of scores at the third output in the file.", _DETECTOR)
STRETCH = Rule("stretch", "It stretches every picture to the input's shape.", _BASE)
RULES = metadata_rules.Rules(
    present=Rule("metadata", "It refuses a detector without metadata.", _DETECTOR),
    image=Rule("metadata-input", "It reads from the metadata how to feed pictures.", _IMAGE),
    normalisation=Rule("normalisation", "A float32 input needs NormalizationOptions.", _IMAGE),
    names=Rule("metadata-outputs", "It finds the outputs by their names in the metadata.", _DETECTOR),
    matching=Rule("metadata-order", "The n-th name stands for the n-th output in the file.", _DETECTOR),
    boxes=Rule("metadata-boxes", "It demands to hear how boxes are written.", _DETECTOR),
    labels=Rule("labels", "It takes the names of classes from a file inside of the model.", _EXTRACTOR),
    zipped=Rule("zip", "It reads files inside of the model only where they are stored uncompressed.", _EXTRACTOR),
    options=Rule("score-options", "It applies the threshold that the metadata gives.", _DETECTOR),
)


def judge(subject: Subject) -> Iterator[Finding]:
    """By its rules; the real one no longer installs beside a current TensorFlow."""
    yield from not_compiled(COMPILED, subject)
    if not subject.model.compiled:
        yield from (f for f in litert.judge(subject) if f.rule in ("operators", "runs") and f.ok is False)
    yield from picture_input(INPUT, subject, ("uint8", "float32"))
    yield from four_outputs(OUTPUTS, subject)
    yield from metadata_rules.present(RULES, subject)
    if subject.told:
        yield from metadata_rules.image(RULES, subject)
    if subject.told and len(subject.model.outputs) == 4:
        yield from metadata_rules.outputs(RULES, subject)
        yield from _dimensions(subject)
        yield from metadata_rules.files(RULES, subject)
        yield from metadata_rules.options(RULES, subject)
        yield from _calibration(subject)
    yield from label_rows(ROWS, subject, subject.labels, fatal=True)
    yield from stretched(STRETCH, subject, True, "stretched")


def _dimensions(subject: Subject) -> Iterator[Finding]:
    if len(subject.told_outputs) != 4 or not subject.ran:
        return
    sides = {"boxes": 3, "classes": 2, "scores": 2, "count": 1}
    places = metadata_rules.places(subject)
    odd = [name for name in MEANINGS if len(subject.shapes[places[name]]) != sides[name]]
    text = f"Where it looks for the {odd[0] if odd else ''} is something of another shape."
    yield DIMENSIONS.judged(not odd, "The outputs have the shapes that it looks for.", text)


def _calibration(subject: Subject) -> Iterator[Finding]:
    calibrated = [
        place
        for place, tensor in enumerate(subject.told_outputs)
        if any(unit.get("options_type") == "ScoreCalibrationOptions" for unit in tensor.get("process_units", []))
    ]
    if calibrated and calibrated != [MEANINGS.index("scores")]:
        yield CALIBRATION.note("It does not find the calibration of the scores there, and goes on without.")
