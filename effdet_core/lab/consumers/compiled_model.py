"""LiteRT's CompiledModel, the interface that replaces the interpreter."""

from __future__ import annotations

from collections.abc import Iterator

from effdet_core.lab.consumers import litert
from effdet_core.lab.report import Finding
from effdet_core.lab.rules import Rule, mending, not_compiled, runs, sides
from effdet_core.lab.subject import Subject

_SOURCE = "litert/runtime/compiled_model.cc"
COMPILED = Rule("compiled", "It has no library for the Edge TPU.", _SOURCE)
SHAPES = Rule(
    "output-shapes",
    "It makes room for the outputs before it runs, by the sizes that the file states; a detector that states none "
    "writes beyond that room and may end the program.",
    _SOURCE,
)
GPU = Rule("gpu", "Its GPU and NPU parts have no TFLite_Detection_PostProcess.", "LiteRT issue 7936")
RUNS = Rule("runs", "The file was run here on three generated pictures, in a process of its own.", "ai-edge-litert")


def judge(subject: Subject) -> Iterator[Finding]:
    """On the CPU it takes what the interpreter takes."""
    yield from (finding for finding in litert.judge(subject) if finding.rule == "operators" and not finding.ok)
    yield from not_compiled(COMPILED, subject)
    yield from _shapes(subject)
    yield from runs(RUNS, subject, "compiled-model", "CompiledModel of LiteRT")
    if subject.detector == "boxes inside":
        yield GPU.note("It runs on the CPU there: the last operator is none for a GPU. The GPU twin is.")


def _shapes(subject: Subject) -> Iterator[Finding]:
    if not subject.order:
        return
    stated = [subject.model.parts[number].shape for number in subject.model.outputs]
    wrong = [
        (name, is_) for name, is_, shape in zip(subject.order, stated, subject.shapes, strict=True) if is_ != shape
    ]
    unknown = [name for name, shape in zip(subject.order, stated, strict=True) if not shape or min(shape) < 0]
    if wrong or unknown:
        name = wrong[0][0] if wrong else unknown[0]
        is_ = sides(wrong[0][1]) if wrong else "of one number"
        yield SHAPES.broken(f"It states that the {name} are {is_}, and more comes.", mending(subject, "output-shapes"))
    else:
        yield SHAPES.kept("It states how large its outputs are.")
