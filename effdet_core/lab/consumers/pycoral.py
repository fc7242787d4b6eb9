"""pycoral's detect.get_objects, which has three ways to find the outputs, and its set_resized_input."""

from __future__ import annotations

from collections.abc import Iterator

from effdet_core.lab.consumers import litert
from effdet_core.lab.report import Finding
from effdet_core.lab.rules import Rule, label_rows, listed, mending, picture_input, stretched
from effdet_core.lab.subject import SIGNATURE, Subject
from effdet_core.runtime.structure import MEANINGS

_DETECT = "pycoral/adapters/detect.py"
_COMMON = "pycoral/adapters/common.py"
_LABELS = "pycoral/utils/dataset.py"

INPUT = Rule("input", "It copies the pixels, 0 to 255, into the input as they are.", _COMMON)
SIGNATURES = Rule("signatures", "It takes a file with one signature or none.", _DETECT)
BY_NAME = Rule(
    "signature-outputs",
    "With a signature it reads output_0 as the count, output_1 as scores, output_2 as classes, output_3 as boxes.",
    _DETECT,
)
BY_ORDER = Rule(
    "order",
    "Without a signature it reads boxes, classes, scores, count when the fourth output is one number, else scores, "
    "boxes, count, classes.",
    _DETECT,
)
ROWS = Rule("label-rows", "It calls the class with number n by line n of the label file beside the model.", _LABELS)
BORDER = Rule("letterbox", "It keeps the shape of a picture and leaves black to the right and below.", _COMMON)
DEVICE = Rule("device", "It loads the Edge TPU's library in any case, and needs a device.", "pycoral/utils/edgetpu.py")
_OLD_ORDER = ("scores", "boxes", "count", "classes")


def judge(subject: Subject) -> Iterator[Finding]:
    """By its rules; it has no build for a current Python."""
    if not subject.model.compiled:
        yield from (f for f in litert.judge(subject) if f.rule in ("operators", "runs") and f.ok is False)
    yield from picture_input(INPUT, subject, ("uint8",))
    if subject.detector != "boxes inside":
        yield BY_ORDER.broken("It does not answer with boxes, classes, scores and their count.")
    elif len(subject.model.signatures) > 1:
        yield SIGNATURES.broken(f"It has {len(subject.model.signatures)} signatures.", mending(subject, "signature"))
    elif subject.model.signatures:
        yield from _by_name(subject)
    else:
        yield from _by_order(subject)
    yield from label_rows(ROWS, subject, subject.beside or subject.labels, fatal=False)
    yield from stretched(BORDER, subject, False, "with a border")
    yield from _device(subject)


def _by_name(subject: Subject) -> Iterator[Finding]:
    read = [SIGNATURE.get(name, "") for name in subject.signature]
    if set(read) != set(MEANINGS):
        names = listed([name or "unnamed" for name in subject.signature])
        yield BY_NAME.broken(f"The outputs of its signature are {names}.", mending(subject, "signature"))
        return
    wrong = [(name, is_) for name, is_ in zip(read, subject.order, strict=True) if name != is_]
    text = f"By its signature the {wrong[0][0]} are what is really the {wrong[0][1]}." if wrong else ""
    yield BY_NAME.judged(not wrong, "Its signature leads to the right outputs.", text, mending(subject, "signature"))


def _by_order(subject: Subject) -> Iterator[Finding]:
    wanted = MEANINGS if subject.meaning(3) == "count" else _OLD_ORDER
    good = tuple(subject.order) == wanted
    text = f"It has no signature, and its outputs lie in the file as {listed(subject.order)}."
    yield BY_ORDER.judged(good, text, text, mending(subject, "signature"))


def _device(subject: Subject) -> Iterator[Finding]:
    if subject.model.compiled:
        yield DEVICE.kept("It was compiled for the Edge TPU.")
    elif subject.model.precision == "int8":
        yield DEVICE.note(
            "It was not compiled for the Edge TPU yet, so it runs on the processor. See `effdet edgetpu`."
        )
    else:
        yield DEVICE.note(f"Its weights are {subject.model.precision or 'unknown'}; the Edge TPU computes int8 only.")
