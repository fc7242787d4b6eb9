"""The bare interpreter of LiteRT or TensorFlow Lite, and what any program on top of it gets to see."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from effdet_core.lab.report import Finding
from effdet_core.lab.rules import Rule, picture_input, runs
from effdet_core.lab.subject import Subject
from effdet_core.runtime.structure import EDGE_TPU, POST_PROCESS

_KERNELS = "tensorflow/lite/core/interpreter_builder.cc"
_OPERATION = "tensorflow/lite/kernels/detection_postprocess.cc"
OPERATORS = Rule("operators", "The interpreter refuses a file with an operator that it has no code for.", _KERNELS)
RUNS = Rule("runs", "The file was run here on three generated pictures, in a process of its own.", "ai-edge-litert")
INPUT = Rule("input", "A detector looks at one RGB picture at a time.", _OPERATION)
OUTPUTS = Rule("outputs", "A detector answers with boxes, classes, scores and their count.", _OPERATION)
VALUES = Rule("values", "Programs expect the surest first, scores of 0 to 1 and classes counted from 0.", _OPERATION)


def judge(subject: Subject) -> Iterator[Finding]:
    """Whether it loads and runs at all."""
    yield from _operators(subject)
    yield from runs(RUNS, subject, "litert", "LiteRT")
    yield from (f if f.ok else INPUT.note(f.what) for f in picture_input(INPUT, subject, ("uint8", "int8", "float32")))
    if subject.detector == "boxes outside":
        yield OUTPUTS.note("It answers with raw boxes for every anchor: the program has to decode and sort them.")
    elif not subject.order:
        yield OUTPUTS.note("It is no detector that is known here.")
    else:
        yield OUTPUTS.kept("It answers with boxes, classes, scores and their count.")
        yield from _values(subject)


def _operators(subject: Subject) -> Iterator[Finding]:
    foreign = [name for name in subject.model.custom if name not in (POST_PROCESS, EDGE_TPU)]
    flex = [name for name in foreign if name.startswith("Flex")]
    if flex:
        yield OPERATORS.broken(f"It needs operators of full TensorFlow: {', '.join(flex[:5])}.")
    elif foreign:
        yield OPERATORS.broken(f"It needs operators of its own: {', '.join(foreign[:5])}.")
    elif subject.model.compiled:
        yield OPERATORS.broken("It was compiled for the Edge TPU and runs only with its library and a device.")
    else:
        yield OPERATORS.kept("It uses common operators only.")


def _values(subject: Subject) -> Iterator[Finding]:
    """What came when it ran; nothing to say where it did not."""
    if not subject.ran:
        return
    problems = []
    for picture in subject.ran:
        by_name = dict(zip(subject.order, picture, strict=True))
        count = int(next(iter(by_name["count"].values), 0))
        if not all(result.finite for result in picture):
            problems.append("It answers with numbers that are none.")
        if not 0 <= count <= max(subject.rows, 0):
            problems.append(f"It says that there are {count} detections, and has room for {subject.rows}.")
            continue
        scores, classes = by_name["scores"].values[:count], by_name["classes"].values[:count]
        if any(a < b for a, b in pairwise(scores)):
            problems.append("Its detections are not sorted by their scores.")
        if any(score < -1e-3 or score > 1 + 1e-3 for score in scores):
            problems.append("Its scores are no shares from 0 to 1.")
        if any(kind < 0 or kind != int(kind) for kind in classes):
            problems.append("Its classes are no numbers of classes.")
    if problems:
        yield VALUES.note(problems[0])
    else:
        yield VALUES.kept("What it answers makes sense.")
