"""Errors for people: what happened, where, and what to do about it.

The core raises `UserError` (or a subclass) for everything a person can cause or mend. The command line and the
window draw it; nobody else prints. Anything else that escapes is a defect of ours.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Literal

TroubleKind = Literal[
    "memory", "not a number", "disk", "gpu", "tpu", "machines", "weights", "interrupted", "defect", "other"
]
"""What ends a training before its time, as far as it makes a difference to what a person can do about it.

memory: there was too little. not a number: the loss. gpu, tpu: it cannot be used. machines: one of several is gone.
weights: the starting ones cannot be used. interrupted: the process is gone without a word. defect: ours.
"""


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong.

    message: a sentence that says what happened. where: a file, line, field or option, or "".
    hint: a sentence that says what to do, or "".
    """

    message: str
    where: str = ""
    hint: str = ""

    def __str__(self) -> str:
        head = f"{self.where}: {self.message}" if self.where else self.message
        return f"{head}\n  → {self.hint}" if self.hint else head


class UserError(Exception):
    """Something the person can mend. `problems` holds at least one `Problem`. kind: what it means to a training."""

    kind: TroubleKind = "other"

    def __init__(self, message: str, *, where: str = "", hint: str = "") -> None:
        self.problems: tuple[Problem, ...] = (Problem(message, where, hint),)
        super().__init__(str(self.problems[0]))

    @classmethod
    def from_problems(cls, problems: Iterable[Problem]) -> UserError:
        """All problems at once, so that nobody has to mend them one run at a time."""
        found = tuple(problems)
        if not found:
            raise ValueError("an error needs at least one problem")
        error = cls(found[0].message, where=found[0].where, hint=found[0].hint)
        error.problems = found
        error.args = ("\n".join(str(problem) for problem in found),)
        return error


class SettingError(UserError):
    """A parameter or hparam that does not exist, has the wrong type or is out of range."""


class InputError(UserError):
    """A file from outside (image, annotation, weights, model) that cannot be used."""


class AwayError(InputError):
    """A file whose disk gives no answer that can be believed: nothing is known of what it holds, not even whether."""


class RunError(UserError):
    """A run folder that cannot be used as asked (busy, incomplete, damaged)."""


class Cancelled(Exception):
    """Raised by a progress callback to stop what reports to it, between two pictures."""


@contextmanager
def known_as(kind: TroubleKind) -> Iterator[None]:
    """What goes wrong in here is of this kind, unless it is of another one already."""
    try:
        yield
    except UserError as e:
        e.kind = kind if e.kind == "other" else e.kind
        raise


def raise_if(problems: Iterable[Problem], kind: type[UserError] = UserError) -> None:
    """Raises `kind` with all of `problems`, or returns when there are none."""
    found = tuple(problems)
    if found:
        raise kind.from_problems(found)
