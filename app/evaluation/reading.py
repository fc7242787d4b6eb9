"""Which detector is looked at, as what, on which photos; all of it is read beside the window."""

from __future__ import annotations

import importlib
from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.evaluation import subjects
from app.evaluation.subjects import Asked, Candidate, Subject
from app.jobs import run_job
from effdet_core.errors import Problem
from effdet_core.evaluation.saved import Listed
from effdet_core.run_folder import RunFolder

if TYPE_CHECKING:
    from app.evaluation.opening import Opened


class Reading(QWidget):
    """Never seen; a widget only because jobs belong to one. What comes too late is dropped."""

    found = Signal(object)
    """list[Candidate]: the trainings that can be judged; `choose` one of them."""
    described = Signal()
    """`subject` and `asked` are known."""
    opened = Signal(object)
    """Opened that was asked for."""
    missing = Signal()
    """Nobody has judged what is asked for."""
    failed = Signal(object)
    """Problems: it cannot be read."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.hide()
        self.run: RunFolder | None = None
        self.subject: Subject | None = None
        self.asked: Asked | None = None
        self.current: Opened | None = None
        self._turn = 0

    @property
    def photos(self) -> int:
        """How many photos what is asked for has."""
        return self.subject.photos.get(self.asked.split, 0) if self.subject and self.asked else 0

    def forget(self) -> None:
        """Another project, or none: nothing that is being read counts any more."""
        self._turn += 1
        self.run = self.subject = self.asked = self.current = None

    def look(self, runs: Sequence[RunFolder]) -> None:
        """Which of these can be judged; `found` follows."""
        turn = self._turn

        def done(found: list[Candidate]) -> None:
            if turn == self._turn:
                self.found.emit(found)

        run_job(self, self.tr("Reading the trainings"), lambda _: _candidates(runs), done)

    def choose(self, run: RunFolder) -> None:
        """Looks at a training; `described` follows, and what `ask` says."""
        if self.run is None or run.path != self.run.path:
            self.current = None
        self.run = run

        def done(found: Subject) -> None:
            if self.run is run:
                self._describe(found)

        def failed(problems: Sequence[Problem]) -> None:
            if self.run is run:
                self.failed.emit(problems)

        run_job(self, self.tr("Reading the training"), lambda _: subjects.subject_of(run), done, failed)

    def ask(self, asked: Asked) -> None:
        """Looks at another source, or at other photos: `opened`, `missing` or `failed` follows."""
        self.asked = asked
        subject = self.subject
        listed = subject.listed(asked.source, asked.split) if subject else None
        if subject is None or listed is None:
            self.current = None
            self.missing.emit()
        elif self.current is not None and self.current.listed == listed:
            self.opened.emit(self.current)
        else:
            self._open(subject, asked, listed)

    def _describe(self, subject: Subject) -> None:
        same = self.subject is not None and self.subject.run.path == subject.run.path
        self.asked = subjects.asked_of(subject, self.asked if same else None)
        self.subject = subject
        self.described.emit()
        self.ask(self.asked)

    def _open(self, subject: Subject, asked: Asked, listed: Listed) -> None:
        def is_wanted() -> bool:
            return self.subject is subject and self.asked == asked

        def done(found: Opened) -> None:
            if is_wanted():
                self.current = found
                self.opened.emit(found)

        def failed(problems: Sequence[Problem]) -> None:
            if is_wanted():
                self.current = None
                self.failed.emit(problems)

        run_job(self, self.tr("Opening"), lambda _: _opened(subject.run, listed), done, failed)


def _candidates(runs: Sequence[RunFolder]) -> list[Candidate]:
    """Imports what an evaluation is shown with along the way, while nobody waits."""
    importlib.import_module("app.evaluation.desk")
    return subjects.candidates(runs)


def _opened(run: RunFolder, listed: Listed) -> Opened:
    from app.evaluation.opening import open_evaluation

    return open_evaluation(run, listed)
