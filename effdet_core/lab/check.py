"""Judging a file."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from effdet_core.lab.report import Report

Tell = Callable[[int, int, str], None]
"""As `tasks.Tell`: done, of how much, words; what it raises cancels and goes on to the caller."""


def check(
    path: Path | str, *, labels: Sequence[str] | None = None, run: bool = True, tell: Tell = lambda *_: None
) -> Report:
    """Judges any file by the rules of every program in `CONSUMERS`; some seconds, so not for the window's own thread.

    labels: class names that a program would be given beside the file (as Frigate and pycoral are), by default those
    inside. run: whether to run it in the real LiteRT and MediaPipe too, in processes of their own.
    Raises `InputError` when the file cannot be read at all; whatever is in it is in the report.
    """
    raise NotImplementedError
