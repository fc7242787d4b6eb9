"""Frigate's two detectors for .tflite files, with model_type ssd."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from effdet_core.lab.consumers import litert
from effdet_core.lab.report import Finding
from effdet_core.lab.rules import (
    Rule,
    four_outputs,
    label_lines,
    label_rows,
    not_compiled,
    physical_order,
    picture_input,
)
from effdet_core.lab.subject import Subject, normalisation

_UTILS = "frigate/detectors/detector_utils.py"
_EDGE = "frigate/detectors/plugins/edgetpu_tfl.py"
_BASE = "frigate/object_detection/base.py"
_CONFIG = "frigate/detectors/detector_config.py"
_LABELS = "frigate/util/builtin.py"
MOST_ROWS, SURENESS, PREFILLED = 20, 0.4, 91

COMPILED = Rule("compiled", "The CPU detector has no library for the Edge TPU.", "frigate/detectors/plugins/cpu_tfl.py")
INPUT = Rule("input", "It feeds one RGB picture of bytes; its float settings give 0 to 1 or 0 to 255.", _BASE)
EDGE_INPUT = Rule("input", "It feeds one RGB picture of uint8 or int8.", _EDGE)
OUTPUTS = Rule("outputs", "It expects four outputs.", _UTILS)
ORDER = Rule("order", "It reads the outputs as they lie in the file: boxes, classes, scores, count.", _UTILS)
SORTED = Rule("sorted", f"It stops at the first score below {SURENESS:g}.", _UTILS)
ROWS_USED = Rule("rows", f"It looks at the {MOST_ROWS} surest of each picture.", _UTILS)
SIZE = Rule("size", "It cuts squares out of the picture and takes the input's size from its configuration.", _CONFIG)
LABELS = Rule("label-lines", "Where the first line of the label file begins with a number, all lines have to.", _LABELS)
ROWS = Rule("label-rows", "It calls the class with number n by line n of the label file beside the model.", _LABELS)
MANY = Rule("label-count", f"It stops when a class beyond the first {PREFILLED} has no name.", _LABELS)
DEVICE = Rule("device", "It hands the file to a Coral device, which runs what was compiled for it.", _EDGE)


def judge_cpu(subject: Subject) -> Iterator[Finding]:
    """The detector of type cpu."""
    yield from not_compiled(COMPILED, subject)
    yield from _cpu_input(subject)
    yield from _common(subject)


def judge_edgetpu(subject: Subject) -> Iterator[Finding]:
    """The detector of type edgetpu."""
    yield from picture_input(EDGE_INPUT, subject, ("uint8", "int8"))
    yield from _common(subject)
    if subject.model.compiled:
        yield DEVICE.kept("It was compiled for the Edge TPU.")
    elif subject.model.precision == "int8":
        yield DEVICE.note(
            "It was not compiled for the Edge TPU yet, so it runs on the processor. See `effdet edgetpu`."
        )


def _cpu_input(subject: Subject) -> Iterator[Finding]:
    source = subject.source
    if source is None or source.kind != "float32" or not subject.takes_picture:
        yield from picture_input(INPUT, subject, ("uint8",))
        return
    mean, scale = normalisation(subject.told)
    settings = {(0.0, 255.0): "float", (0.0, 1.0): "float_denorm"}
    if (mean, scale) in settings:
        yield INPUT.note(f"It takes float32: set input_dtype to {settings[mean, scale]} in Frigate.")
    else:
        yield INPUT.broken(f"It takes float32 with a mean of {mean:g} and a scale of {scale:g}: export it as int8.")


def _common(subject: Subject) -> Iterator[Finding]:
    if not subject.model.compiled:
        yield from (f for f in litert.judge(subject) if f.rule in ("operators", "runs") and f.ok is False)
    yield from four_outputs(OUTPUTS, subject)
    yield from physical_order(ORDER, subject)
    yield from _sorted(subject)
    if subject.rows > MOST_ROWS:
        yield ROWS_USED.note(
            f"It can answer with {subject.rows} objects in a picture; Frigate uses {MOST_ROWS} of them."
        )
    yield from _size(subject)
    labels = subject.beside or subject.labels
    yield from label_lines(LABELS, labels)
    yield from label_rows(ROWS, subject, labels, fatal=False)
    if subject.classes > max(PREFILLED, len(labels)):
        yield MANY.broken(f"It has {subject.classes} classes and {len(labels)} names.")


def _sorted(subject: Subject) -> Iterator[Finding]:
    if "scores" not in subject.order or not subject.ran:
        return
    place = subject.order.index("scores")
    rows = [picture[place].values for picture in subject.ran]
    good = all(a >= b for values in rows for a, b in pairwise(values))
    yield SORTED.judged(good, "Its detections come surest first.", "Its detections do not come surest first.")


def _size(subject: Subject) -> Iterator[Finding]:
    if not subject.takes_picture or subject.source is None:
        return
    height, width = subject.source.shape[1:3]
    if height != width:
        yield SIZE.note(f"Its input is {width} × {height}: Frigate squeezes its squares into that.")
    elif width != 320:
        yield SIZE.note(f"Set width and height to {width} in Frigate; without, it takes 320.")
    else:
        yield SIZE.kept("Its input is 320 × 320, which Frigate takes for granted.")
