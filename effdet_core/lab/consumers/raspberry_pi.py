"""TensorFlow's Raspberry Pi sample: the present one stands on the Task Library, the one of 2021 reads files itself."""

from __future__ import annotations

from collections.abc import Iterator

from effdet_core.lab.consumers import task_library
from effdet_core.lab.report import Finding
from effdet_core.lab.rules import Rule, listed
from effdet_core.lab.subject import Subject
from effdet_core.runtime.structure import MEANINGS

_OLD = "tensorflow/examples (2021): lite/examples/object_detection/raspberry_pi/object_detector.py"
FIRST_FILE = Rule("first-file", "The sample of 2021 takes the first file inside of the model for the label file.", _OLD)
ASCII = Rule("ascii", "The sample of 2021 reads class names as ASCII and fails on other letters.", _OLD)
NUMBERS = Rule(
    "tensor-numbers",
    "The sample of 2021 takes the outputs by their numbers in the file: the lowest is the boxes, then classes, scores "
    "and count.",
    _OLD,
)


def judge(subject: Subject) -> Iterator[Finding]:
    """The Task Library's rules; what only the sample of 2021 minds is a remark."""
    yield from task_library.judge(subject)
    if subject.detector == "boxes inside":
        yield from _numbers(subject)
    yield from _first_file(subject)


def _numbers(subject: Subject) -> Iterator[Finding]:
    by_number = [meaning for _, meaning in sorted(zip(subject.model.outputs, subject.order, strict=True))]
    text = f"By their numbers its outputs are {listed(by_number)}."
    yield NUMBERS.kept(text) if tuple(by_number) == MEANINGS else NUMBERS.note(text)


def _first_file(subject: Subject) -> Iterator[Finding]:
    entries = subject.archive.entries
    if not entries:
        yield FIRST_FILE.note("There is no label file inside of it.")
        return
    names = (entries[0].data or b"").splitlines()
    labels = [name.encode() for name in subject.labels]
    if labels and names != labels:
        yield FIRST_FILE.note(f"The first file inside of it is {entries[0].name!r}.")
    else:
        yield FIRST_FILE.kept("The first file inside of it is the label file.")
    if not all(name.isascii() for name in subject.labels):
        yield ASCII.note("Some class names have letters beyond ASCII.")
