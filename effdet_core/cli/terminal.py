"""Speaking with people and machines: lines, tables, progress, problems, JSON."""

from __future__ import annotations

import contextlib
import os
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, TextIO

import msgspec
from rich import box, progress
from rich.console import Console
from rich.table import Table
from rich.text import Text

from effdet_core.errors import Problem

Progress = Callable[[int, int], None]
"""Called with how much is done and how much there is."""

PLAIN_SECONDS = 10.0
"""Without a terminal, progress is a line this often."""


class Terminal:
    """Results go to standard output, everything else to standard error; with `json` only JSON goes to the former."""

    def __init__(self, *, json: bool = False) -> None:
        self.json = json
        self._out = Console(highlight=False, markup=False, soft_wrap=True)
        self._err = Console(file=_kept_stderr(), highlight=False, markup=False, soft_wrap=True)

    @property
    def is_live(self) -> bool:
        """Whether someone watches who can be shown moving things."""
        return self._err.is_terminal and not self.json

    @property
    def watcher(self) -> Console:
        """The console for moving things."""
        return self._err

    def say(self, text: str = "", style: str = "") -> None:
        """A line of the result for people."""
        if not self.json:
            self._out.print(text, style=style)

    def table(self, columns: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
        """Rows under headings, the first column to the left, the others to the right."""
        if self.json:
            return
        drawn = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False)
        for number, column in enumerate(columns):
            drawn.add_column(column, justify="right" if number else "left", no_wrap=True)
        for row in rows:
            drawn.add_row(*map(Text, row))
        self._out.print(drawn, soft_wrap=True)

    def result(self, value: Any) -> None:
        """The result for machines: one document."""
        if self.json:
            sys.stdout.write(msgspec.json.format(msgspec.json.encode(value, enc_hook=str), indent=2).decode() + "\n")

    def line(self, encoded: bytes) -> None:
        """One line of JSON of a stream for machines."""
        if self.json:
            sys.stdout.write(encoded.decode() + "\n")
            sys.stdout.flush()

    def note(self, text: str) -> None:
        """Something said along the way."""
        if not self.json:
            self._err.print(text)

    def problem(self, problem: Problem, style: str = "bold red") -> None:
        """One problem: where, what, and below it what to do."""
        self._err.print(Text(f"{problem.where}: " if problem.where else "", "bold") + Text(problem.message, style))
        if problem.hint:
            self._err.print(f"  → {problem.hint}")

    def warn(self, problem: Problem) -> None:
        """One problem that ends nothing."""
        self.problem(problem, "yellow")

    def failed(self, problems: Sequence[Problem]) -> None:
        """Why the command fails, for people and for machines."""
        for problem in problems:
            self.problem(problem)
        self.result({"error": {"problems": [_as_dict(problem) for problem in problems]}})

    @contextlib.contextmanager
    def progress(self, title: str) -> Iterator[Progress]:
        """A bar with the time left on a terminal, now and then a line elsewhere."""
        if self.is_live:
            with bar(self._err) as drawn:
                task = drawn.add_task(title, total=None)
                yield lambda done, total: drawn.update(task, completed=done, total=total)
        else:
            yield _Lines(self, title).tell

    @contextlib.contextmanager
    def waiting(self, text: str) -> Iterator[None]:
        """A sign of life while something takes a while that cannot be measured."""
        if self.is_live:
            with self._err.status(text):
                yield
        else:
            self.note(text)
            yield


def bar(console: Console) -> progress.Progress:
    """How progress looks everywhere."""
    return progress.Progress(
        progress.TextColumn("{task.description}"),
        progress.BarColumn(),
        progress.MofNCompleteColumn(),
        progress.TimeRemainingColumn(compact=True),
        console=console,
        transient=True,
    )


class _Lines:
    """Progress as plain lines: seldom, and always the last."""

    def __init__(self, terminal: Terminal, title: str) -> None:
        self._terminal, self._title = terminal, title
        self._began = self._told = time.monotonic()

    def tell(self, done: int, total: int) -> None:
        """Says it when it is time to."""
        now = time.monotonic()
        if done < total and now - self._told < PLAIN_SECONDS:
            return
        self._told = now
        left = (now - self._began) / max(done, 1) * (total - done)
        self._terminal.note(f"{self._title}: {done} of {total}" + (f", {duration(left)} left" if left else ""))


def duration(seconds: float) -> str:
    """A time in words: 8 s, 3 min 20 s, 2 h 5 min."""
    whole = round(seconds)
    if whole < 60:
        return f"{whole} s"
    minutes, rest = divmod(whole, 60)
    if minutes < 60:
        return f"{minutes} min {rest} s" if rest else f"{minutes} min"
    return f"{minutes // 60} h {minutes % 60} min"


@contextlib.contextmanager
def prints_to(log: Path | None) -> Iterator[None]:
    """While it lasts, what TensorFlow prints goes to `log` (nowhere when None), not between our lines."""
    os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "2")
    sys.stdout.flush()
    sys.stderr.flush()
    kept = os.dup(2)
    with (log or Path(os.devnull)).open("ab") as file:
        os.dup2(file.fileno(), 2)
    try:
        yield
    finally:
        sys.stderr.flush()
        os.dup2(kept, 2)
        os.close(kept)


def _kept_stderr() -> TextIO:
    """Standard error as it is now, so that we go on speaking on it under `prints_to`."""
    try:
        if sys.stderr.fileno() == 2:
            return os.fdopen(os.dup(2), "w", encoding=sys.stderr.encoding, errors="replace", buffering=1)
    except (OSError, ValueError):  # replaced by something without a file, as tests do
        pass
    return sys.stderr


def _as_dict(problem: Problem) -> dict[str, str]:
    return {"message": problem.message, "where": problem.where, "hint": problem.hint}
