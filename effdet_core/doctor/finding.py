"""What the system check finds, as English words with places for facts: so they can be translated, and cleaned.

`packaging/translations.py` gathers the words of `ok`, `note`, `bad` and `words` for the window.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Literal

Facts = Mapping[str, str | tuple[str, ...]]
State = Literal["ok", "note", "bad"]
CONTEXT = "Doctor"
"""Under which the window finds translations of these words."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at.

    state: ok; note, where only something optional is missing; bad, where something will not work. subject, text,
    remedy: English words with {places}. facts: what goes there; a text is never translated, a tuple lists words that
    are. hidden: the facts that name what belongs to a person, such as a folder or a camera; no report holds them.
    """

    subject: str
    state: State
    text: str
    remedy: str = ""
    facts: Facts = field(default_factory=dict)
    hidden: frozenset[str] = frozenset()

    def hiding(self, *facts: str) -> Finding:
        """The same with more facts that are a person's own."""
        return replace(self, hidden=self.hidden | set(facts))


@dataclass(frozen=True, slots=True)
class Said:
    """A finding in whole sentences."""

    subject: str
    state: State
    text: str
    remedy: str


def words(text: str) -> str:
    """The text itself: it is translated where it is shown."""
    return text


def ok(subject: str, text: str, **facts: object) -> Finding:
    """All is well."""
    return Finding(subject, "ok", text, "", _as_text(facts))


def note(subject: str, text: str, remedy: str, **facts: object) -> Finding:
    """Something optional is missing, or will be slow."""
    return Finding(subject, "note", text, remedy, _as_text(facts))


def bad(subject: str, text: str, remedy: str, **facts: object) -> Finding:
    """Something will not work."""
    return Finding(subject, "bad", text, remedy, _as_text(facts))


def said(finding: Finding, translated: Callable[[str], str] = words) -> Said:
    """A finding in sentences. translated: gives the words in the person's language."""

    facts = {
        name: value if isinstance(value, str) else ", ".join(map(translated, value))
        for name, value in finding.facts.items()
    }

    def filled(text: str) -> str:
        return translated(text).format_map(facts) if text else ""

    return Said(filled(finding.subject), finding.state, filled(finding.text), filled(finding.remedy))


def worst(findings: Iterable[Finding]) -> State:
    """The state of them all together."""
    states = {finding.state for finding in findings}
    return "bad" if "bad" in states else "note" if "note" in states else "ok"


def _as_text(facts: Mapping[str, object]) -> Facts:
    return {name: value if isinstance(value, tuple) else str(value) for name, value in facts.items()}
