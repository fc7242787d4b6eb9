"""How a rule is written down, and the checks that several programs share."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from effdet_core.lab.report import Finding
from effdet_core.lab.subject import BACKGROUND, Subject
from effdet_core.lab.trial import Program
from effdet_core.runtime.structure import MEANINGS


@dataclass(frozen=True, slots=True)
class Rule:
    """key: stable. why: what the program does. source: the file where it does it."""

    key: str
    why: str
    source: str

    def kept(self, what: str) -> Finding:
        """The file keeps the rule."""
        return Finding(rule=self.key, ok=True, what=what, why=self.why, source=self.source)

    def broken(self, what: str, repair: str | None = None) -> Finding:
        """The program fails on the file or answers wrongly."""
        return Finding(rule=self.key, ok=False, what=what, why=self.why, source=self.source, repair=repair)

    def note(self, what: str, repair: str | None = None) -> Finding:
        """It works, and a person should know something."""
        return Finding(rule=self.key, ok=None, what=what, why=self.why, source=self.source, repair=repair)

    def judged(self, good: bool, kept: str, broken: str, repair: str | None = None) -> Finding:
        """`kept` or `broken`."""
        return self.kept(kept) if good else self.broken(broken, repair)


def mending(subject: Subject, repair: str) -> str | None:
    """The repair, if this file can be mended at all."""
    return repair if subject.mendable else None


def sides(shape: Sequence[int]) -> str:
    """A shape in words."""
    return " × ".join("?" if side < 0 else str(side) for side in shape) or "of one number"


def listed(order: Sequence[str]) -> str:
    """The outputs in words."""
    return ", ".join(order)


def picture_input(rule: Rule, subject: Subject, kinds: Sequence[str]) -> Iterator[Finding]:
    """One input, one RGB picture, of one of these number types."""
    source = subject.source
    if source is None:
        yield rule.broken(f"It has {len(subject.model.inputs)} inputs.")
        return
    good = subject.takes_picture and source.kind in kinds
    text = f"It takes {source.kind} {sides(source.shape)}"
    yield rule.judged(good, f"{text}.", f"{text}, not 1 × height × width × 3 of {' or '.join(kinds)}.")


def four_outputs(rule: Rule, subject: Subject) -> Iterator[Finding]:
    """Boxes, classes, scores and their count come out, as floats."""
    count = len(subject.model.outputs)
    if subject.detector == "boxes outside":
        yield rule.broken("It has 2 outputs, not 4: it is made for programs that decode boxes themselves.")
    elif count != 4:
        yield rule.broken(f"It has {count} output{'s' * (count != 1)}, not 4.")
    elif not subject.order:
        shapes = "; ".join(sides(shape) for shape in subject.shapes)
        yield rule.broken(f"Its outputs ({shapes}) are not boxes, classes, scores and their count.")
    elif set(subject.kinds) != {"float32"}:
        yield rule.broken(f"Its outputs are of {', '.join(subject.kinds)}, not float32.")
    else:
        yield rule.kept("It has the four outputs of a detector.")


def physical_order(rule: Rule, subject: Subject, wanted: Sequence[str] = MEANINGS) -> Iterator[Finding]:
    """The outputs lie in the file in the order that the program takes for granted."""
    if len(subject.order) != 4:
        return
    good = tuple(subject.order) == tuple(wanted)
    text = f"The outputs lie in the file as {listed(subject.order)}"
    yield rule.judged(good, f"{text}.", f"{text}, not as {listed(wanted)}.", mending(subject, "output-order"))


def label_rows(rule: Rule, subject: Subject, labels: Sequence[str], fatal: bool) -> Iterator[Finding]:
    """As many names as classes, without a row for the background. fatal: whether the program fails otherwise."""
    classes = subject.classes
    if not labels or not classes:
        return
    if labels[0] in BACKGROUND and len(labels) > classes:
        text = f"The names begin with {labels[0]!r}, so every class is called by the name of its neighbour."
        yield rule.broken(text, mending(subject, "labels"))
    elif len(labels) < classes:
        text = f"There are {len(labels)} names for {classes} classes."
        finding = rule.broken if fatal else rule.note
        yield finding(text, mending(subject, "labels"))
    elif phantom := [name for name in labels if name in BACKGROUND]:
        yield rule.note(f"One of the classes is called {phantom[0]!r}: it was never trained and finds nothing.")
    elif len(labels) > classes:
        yield rule.note(f"There are {len(labels)} names for {classes} classes.", mending(subject, "labels"))
    else:
        yield rule.kept(f"There is a name for each of the {classes} classes.")


def label_lines(rule: Rule, labels: Sequence[str]) -> Iterator[Finding]:
    """A label file beside the model whose first line begins with a number means numbers on every line."""
    words = [line.split(" ", maxsplit=1) for line in labels]
    if words and words[0][0].isdigit() and not all(len(pair) == 2 and pair[0].isdigit() for pair in words):
        yield rule.broken(f"The first name, {labels[0]!r}, begins with a number, and the others do not.")


def not_compiled(rule: Rule, subject: Subject) -> Iterator[Finding]:
    """No Edge TPU, no file made for one."""
    if subject.model.compiled:
        yield rule.broken("It was compiled for the Edge TPU and runs nowhere else.")


def stretched(rule: Rule, subject: Subject, program_stretches: bool, how: str) -> Iterator[Finding]:
    """Whether the program fits pictures to the input as the network learnt them. how: what the program does."""
    if not subject.recorded:
        return
    trained = subject.recorded.resize
    if (trained == "stretch") == program_stretches:
        yield rule.kept(f"It learnt pictures as this program shows them: {how}.")
    else:
        other = "stretched" if trained == "stretch" else "with a border"
        yield rule.note(f"It learnt pictures {other}, and this program shows them {how}: it may find a little less.")


def runs(rule: Rule, subject: Subject, key: Program, program: str) -> Iterator[Finding]:
    """Whether a LiteRT that was tried runs the file. key: of the trial. program: its name; its version follows."""
    outcome = subject.outcomes.get(key)
    if outcome is None or subject.model.compiled:
        return
    if outcome.error:
        how = "ends the program that runs it" if outcome.died else "does not run"
        yield rule.broken(f"It {how}: {outcome.error}.")
    else:
        yield rule.kept(f"{program} {outcome.version} runs it.")
