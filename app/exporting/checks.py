"""What the lab said of exported files, remembered for as long as the window is open: asking again takes seconds."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from app.jobs import Job, run_telling
from effdet_core import lab
from effdet_core.errors import Problem
from effdet_core.lab import Report

_Stamp = tuple[str, int, int]


class Checks(QObject):
    """Checks one file after the other, each once."""

    checked = Signal(object, object)
    """Path and its Report."""
    failed = Signal(object, object)
    """Path and tuple[Problem, ...]: it cannot be read at all."""

    def __init__(self, owner: QWidget) -> None:
        super().__init__(owner)
        self._owner = owner
        self._known: dict[_Stamp, Report] = {}
        self._waiting: list[Path] = []
        self._job: Job[Report] | None = None
        self.busy_with: Path | None = None

    def known(self, path: Path) -> Report | None:
        """What was said of a file as it is now."""
        return self._known.get(_stamp(path))

    def learn(self, report: Report) -> None:
        """What is known from elsewhere of a file as it is now."""
        self._known[_stamp(Path(report.path))] = report

    def is_asked(self, path: Path) -> bool:
        """Whether an answer is on its way."""
        return path == self.busy_with or path in self._waiting

    def ask(self, path: Path) -> None:
        """`checked` follows, at once where it is known, or `failed`."""
        if (report := self.known(path)) is not None:
            self.checked.emit(path, report)
        elif not self.is_asked(path):
            self._waiting.append(path)
            self._next()

    def forget_waiting(self) -> None:
        """Nobody waits for anything any more: another project."""
        self._waiting.clear()
        if self._job is not None:
            self._job.cancel()

    def _next(self) -> None:
        if self._job is not None or not self._waiting:
            return
        path = self.busy_with = self._waiting.pop(0)
        stamp = _stamp(path)

        def done(report: Report) -> None:
            self._known[stamp] = report
            self._ended(lambda: self.checked.emit(path, report))

        def failed(problems: Sequence[Problem]) -> None:
            self._ended(lambda: self.failed.emit(path, problems))

        title = self.tr("Checking {name}").format(name=path.name)
        self._job = run_telling(
            self._owner, title, lambda tell: lab.check(path, tell=tell), done, failed, lambda: self._ended(_nothing)
        )

    def _ended(self, tell: Callable[[], object]) -> None:
        self._job = self.busy_with = None
        tell()
        self._next()


def _stamp(path: Path) -> _Stamp:
    try:
        found = path.stat()
    except OSError:
        return (str(path), 0, 0)
    return (str(path), found.st_mtime_ns, found.st_size)


def _nothing() -> None:
    pass
