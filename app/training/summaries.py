"""What the list says of each run, read in a thread: runs can be many and their events long."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from PySide6.QtCore import QObject, QThread, Signal

from app.training import differences
from app.training.story import Story
from effdet_core import supervise
from effdet_core.dataset import Dataset
from effdet_core.errors import UserError
from effdet_core.project import run_notes
from effdet_core.project.run_notes import Notes
from effdet_core.run_folder import RunFolder, State

_Stamp = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Summary:
    """One run. points: AP50 of its validations in order, 0..1. changed: the settings that are not the usual ones."""

    run: RunFolder
    state: State
    model: str = ""
    epoch: int = 0
    epochs: int = 0
    ap: float | None = None
    ap50: float | None = None
    seconds: float = 0.0
    began: float = 0.0
    points: tuple[float, ...] = ()
    changed: tuple[str, ...] = ()
    notes: Notes = field(default_factory=Notes)
    share: float | None = None

    @property
    def name(self) -> str:
        """The run's."""
        return self.run.name


def summary_of(run: RunFolder) -> Summary:
    """Reads all of a run's events; a long one takes a while."""
    began = run.spec.stat().st_mtime if run.spec.exists() else 0.0
    spec, story = differences.spec_of(run.spec), Story(run.read_events())
    state: State = "running" if supervise.is_at_work(run) else story.state
    made = told(Summary(run, state, began=began), story)
    if spec is None:
        return made
    return replace(made, model=spec.model_name, epochs=spec.epochs, changed=_changed(run))


def told(summary: Summary, story: Story) -> Summary:
    """The same run with what its story says now."""
    best = story.best
    return replace(
        summary,
        epoch=story.epoch,
        ap=best.ap if best else None,
        ap50=best.ap50 if best else None,
        seconds=story.seconds,
        points=tuple(story.validation("ap50").y.tolist()),
        share=story.share,
    )


def ordered(summaries: Sequence[Summary]) -> list[Summary]:
    """Those with a star first, then the newest first."""
    return sorted(summaries, key=lambda item: (not item.notes.starred, -item.began, item.name))


def _changed(run: RunFolder) -> tuple[str, ...]:
    spec = differences.spec_of(run.spec)
    try:
        return differences.unusual(spec, Dataset.read(run.dataset)) if spec else ()
    except UserError:
        return ()


def _stamp(run: RunFolder) -> _Stamp:
    try:
        found = run.events.stat()
    except OSError:
        return (0, 0)
    return (found.st_mtime_ns, found.st_size)


class Reader(QThread):
    """Reads the summaries of runs, and keeps those whose events did not change."""

    read = Signal(object)
    """list[Summary]."""

    def __init__(self, runs: Sequence[RunFolder], before: dict[str, tuple[_Stamp, Summary]], parent: QObject) -> None:
        super().__init__(parent)
        self._runs, self._before = runs, before

    def run(self) -> None:
        """What the thread does."""
        found = []
        for run in self._runs:
            if self.isInterruptionRequested():
                return
            if (summary := self._one(run)) is not None:
                found.append(summary)
        self.read.emit(found)

    def _one(self, run: RunFolder) -> Summary | None:
        stamp = _stamp(run)
        known = self._before.get(str(run.path))
        if known and known[0] == stamp:
            return self._again(known[1])
        try:
            made = summary_of(run)
        except OSError:  # it went while it was read
            return None
        self._before[str(run.path)] = (stamp, made)
        return made

    def _again(self, known: Summary) -> Summary:
        """A run whose events are the same may have another state: its trainer came, or went without a word."""
        is_live = supervise.is_at_work(known.run)
        state: State = "running" if is_live else "interrupted" if known.state == "running" else known.state
        return replace(known, state=state)


class Summaries(QObject):
    """The summaries of the project's runs, read again on `refresh`."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.all: list[Summary] = []
        self._kept: dict[str, tuple[_Stamp, Summary]] = {}
        self._reader: Reader | None = None
        self._again: Sequence[RunFolder] | None = None

    def refresh(self, runs: Sequence[RunFolder]) -> None:
        """Reads what is new of these runs; `changed` follows."""
        if self._reader is not None:
            self._again = runs
            return
        self._reader = Reader(runs, self._kept, self)
        self._reader.read.connect(self._on_read)
        self._reader.finished.connect(self._on_finished)
        self._reader.start(QThread.Priority.LowPriority)

    def put(self, summary: Summary) -> list[Summary]:
        """Something else is known of one run; nobody is told. Returns all."""
        self.all = ordered([summary if item.run.path == summary.run.path else item for item in self.all])
        return self.all

    def change(self, run: RunFolder, **facts: Any) -> None:
        """A person changed something of a run."""
        if known := next((item for item in self.all if item.run.path == run.path), None):
            self.put(replace(known, **facts))
            self.changed.emit()

    def clear(self) -> None:
        """Another project."""
        self.close()
        self.all, self._kept = [], {}
        self.changed.emit()

    def close(self) -> None:
        """Waits for what is being read."""
        if self._reader is not None:
            reader, self._reader = self._reader, None
            self._again = None
            reader.blockSignals(True)
            reader.requestInterruption()
            reader.wait()
            reader.deleteLater()

    def _on_read(self, found: list[Summary]) -> None:
        """Notes are read now: a person may have written one meanwhile."""
        self.all = ordered([replace(item, notes=run_notes.read(item.run)) for item in found])
        self.changed.emit()

    def _on_finished(self) -> None:
        if self._reader is not None:
            self._reader.deleteLater()
        self._reader = None
        if self._again is not None:
            again, self._again = self._again, None
            self.refresh(again)
