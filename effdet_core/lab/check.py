"""Judging a file."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import msgspec

from effdet_core.errors import InputError
from effdet_core.lab import trials
from effdet_core.lab.consumers import JUDGES
from effdet_core.lab.report import CONSUMERS, FileFacts, Finding, Report, Verdict
from effdet_core.lab.subject import Subject, normalisation, open_subject
from effdet_core.lab.trial import Outcome, Program
from effdet_core.lab.trials import Tell
from effdet_core.runtime.flat import Damaged
from effdet_core.runtime.model_file import LARGEST

LONGEST_SENTENCE = 400
_ORDER: Mapping[bool | None, int] = {False: 0, None: 1, True: 2}
_RAN_BY: Mapping[str, Program] = {"litert": "litert", "mediapipe": "mediapipe", "compiled-model": "compiled-model"}


def check(
    path: Path | str, *, labels: Sequence[str] | None = None, run: bool = True, tell: Tell = lambda *_: None
) -> Report:
    """Judges any file by the rules of every program in `CONSUMERS`; some seconds, so not for the window's own thread.

    labels: class names that a program would be given beside the file (as Frigate and pycoral are), by default those
    inside. run: whether to run it in the real LiteRT and MediaPipe too, in processes of their own.
    Raises `InputError` when the file cannot be read at all; whatever is in it is in the report.
    """
    path = Path(path)
    content = content_of(path)
    try:
        subject = open_subject(content, labels or (), {})
    except Damaged as e:
        return _damaged(path, content, str(e))
    if run:
        outcomes = trials.run(path, *normalisation(subject.told), tell)
        subject = open_subject(content, labels or (), outcomes)
    return report_of(str(path), subject)


def report_of(path: str, subject: Subject) -> Report:
    """What every program makes of a file that could be read."""
    return Report(path=path, facts=subject.facts(), verdicts=tuple(_verdict(name, subject) for name in CONSUMERS))


def content_of(path: Path) -> bytes:
    """The bytes of a file of bearable size. Raises `InputError`."""
    try:
        if path.stat().st_size > LARGEST:
            raise InputError("is too large for a model", where=str(path), hint="Check that this is the right file.")
        return path.read_bytes()
    except OSError as e:
        raise InputError(f"cannot be read: {e.strerror}", where=str(path), hint="Check the name of the file.") from e


def _verdict(consumer: str, subject: Subject) -> Verdict:
    judged = [_named(finding, CONSUMERS[consumer]) for finding in JUDGES[consumer](subject)]
    findings = sorted(_without_doubles(judged), key=lambda finding: _ORDER[finding.ok])
    program = _RAN_BY.get(consumer)
    outcome = subject.outcomes.get(program) if program else None
    return Verdict(
        consumer=consumer,
        ok=all(finding.ok is not False for finding in findings),
        findings=tuple(findings),
        ran=_ran(consumer, outcome),
    )


def _named(finding: Finding, name: str) -> Finding:
    """Rules are written of a program that goes without saying there, and not in a report."""
    why = f"{name} {finding.why[3:]}" if finding.why.startswith("It ") else finding.why
    return msgspec.structs.replace(finding, why=why, what=_harmless(finding.what))


def _harmless(text: str) -> str:
    """Names in a file come from anywhere: nothing in them may steer a terminal or fill a screen."""
    clean = "".join(letter if letter.isprintable() else "�" for letter in text)
    return clean if len(clean) <= LONGEST_SENTENCE else f"{clean[:LONGEST_SENTENCE]}…."


def _without_doubles(findings: Iterable[Finding]) -> list[Finding]:
    return list({(finding.rule, finding.what): finding for finding in findings}.values())


def _ran(consumer: str, outcome: Outcome | None) -> str:
    if outcome is None:
        return ""
    name = f"{CONSUMERS[consumer]} {outcome.version}".strip()
    return f"{name} did not run it here." if outcome.error else f"{name} ran it here."


def _damaged(path: Path, content: bytes, damage: str) -> Report:
    what = f"It cannot be read: {damage}."
    finding = Finding(
        rule="file", ok=False, what=what, why="Every program refuses it.", source="tensorflow/lite/schema"
    )
    facts = FileFacts(size_bytes=len(content), sha256=hashlib.sha256(content).hexdigest())
    verdicts = tuple(Verdict(consumer=name, ok=False, findings=(finding,)) for name in CONSUMERS)
    return Report(path=str(path), facts=facts, verdicts=verdicts, damage=what)
