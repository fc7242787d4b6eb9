"""Long work beside the window: one thread per job, progress, a wish to stop, and a result or problems at the end."""

from __future__ import annotations

import logging
import time
import traceback
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from PySide6.QtCore import QCoreApplication, QObject, QThread, Signal
from PySide6.QtWidgets import QWidget

from effdet_core.errors import Cancelled, Problem, UserError

if TYPE_CHECKING:  # the first screen does without
    import msgspec

    from effdet_core.tasks import Tell

T = TypeVar("T")
Progress = Callable[[int, int], None]
"""Called with how much is done of how much. Raises `Cancelled` when the person wants the job to stop."""
_EVERY = 0.05
"""Seconds between two reports of progress; the window cannot show more."""
_log = logging.getLogger(__name__)
_running: set[Job[Any]] = set()


class _Worker(QThread):
    progressed = Signal(int, int)
    ended = Signal(object, object)
    """(result, None) or (None, what was raised)."""

    def __init__(self, function: Callable[[Progress], Any]) -> None:
        super().__init__()
        self._function = function
        self._told = 0.0

    def run(self) -> None:
        try:
            result = self._function(self._tell)
        except Exception as e:  # noqa: BLE001 - the border between a job and the window: everything arrives there
            self.ended.emit(None, e)
        else:
            self.ended.emit(result, None)

    def _tell(self, done: int, total: int) -> None:
        if self.isInterruptionRequested():
            raise Cancelled
        if (now := time.monotonic()) - self._told >= _EVERY or done == total:
            self._told = now
            self.progressed.emit(done, total)


class Job(QObject, Generic[T]):
    """A running job. Exactly one of `succeeded`, `failed` and `stopped` is emitted, in the window's thread."""

    progressed = Signal(int, int)
    said = Signal(str)
    """A few words on what is being done now, of work that tells."""
    succeeded = Signal(object)
    failed = Signal(object)
    """A tuple of `Problem`."""
    stopped = Signal()
    finished = Signal()
    """After any of the three."""

    def __init__(self, title: str, function: Callable[[Progress], T], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.title = title
        self._silent = False
        self._worker = _Worker(function)
        self._worker.progressed.connect(self.progressed)
        self._worker.ended.connect(self._end)

    def start(self) -> None:
        """Begins."""
        _running.add(self)
        self._worker.start(QThread.Priority.LowPriority)

    def cancel(self) -> None:
        """Asks it to stop at its next report of progress."""
        self._worker.requestInterruption()

    def abandon(self) -> None:
        """Stops it and waits; nothing is called any more. For a window that closes."""
        self._silent = True
        self._worker.requestInterruption()
        self._worker.wait()
        _running.discard(self)

    def _end(self, result: object, error: Exception | None) -> None:
        self._worker.wait()
        _running.discard(self)
        if self._silent:
            return
        if isinstance(error, Cancelled):
            self.stopped.emit()
        elif error is not None:
            self.failed.emit(problems_of(error))
        else:
            self.succeeded.emit(result)
        self.finished.emit()
        self.deleteLater()


def run_job(
    parent: QWidget,
    title: str,
    function: Callable[[Progress], T],
    done: Callable[[T], object] | None = None,
    failed: Callable[[Sequence[Problem]], object] | None = None,
    stopped: Callable[[], object] | None = None,
) -> Job[T]:
    """Starts `function` in a thread of its own. It must not touch widgets.

    done, failed, stopped: called in the window's thread; without `failed` the window shows the problems. Show the job
    with `app.widgets.job_row`. A parent that dies takes the callbacks along.
    """
    return _started(Job(title, function, parent), parent, done, failed, stopped)


def run_task(
    parent: QWidget,
    title: str,
    module: str,
    request: msgspec.Struct,
    result: type[T],
    done: Callable[[T], object] | None = None,
    failed: Callable[[Sequence[Problem]], object] | None = None,
    stopped: Callable[[], object] | None = None,
) -> Job[T]:
    """As `run_job`, for work that `module` does in a process of its own, see `effdet_core.tasks`."""
    from effdet_core import tasks

    return run_telling(parent, title, lambda tell: tasks.run(module, request, result, tell), done, failed, stopped)


def run_telling(
    parent: QWidget,
    title: str,
    function: Callable[[Tell], T],
    done: Callable[[T], object] | None = None,
    failed: Callable[[Sequence[Problem]], object] | None = None,
    stopped: Callable[[], object] | None = None,
) -> Job[T]:
    """As `run_job`, for a function that also says what it is doing; the job passes that on as `said`."""

    def work(progress: Progress) -> T:
        def tell(done: int, total: int, words: str) -> None:
            progress(done, total)
            if words:
                job.said.emit(words)

        return function(tell)

    job = Job(title, work, parent)
    return _started(job, parent, done, failed, stopped)


def _started(
    job: Job[T],
    parent: QWidget,
    done: Callable[[T], object] | None,
    failed: Callable[[Sequence[Problem]], object] | None,
    stopped: Callable[[], object] | None,
) -> Job[T]:
    if done:
        job.succeeded.connect(done)
    job.failed.connect(failed or (lambda problems: _show(parent, job.title, problems)))
    if stopped:
        job.stopped.connect(stopped)
    parent.destroyed.connect(lambda: _abandon(job))
    job.start()
    return job


def abandon_all(window: QWidget) -> None:
    """Ends the jobs of a window that closes."""
    for job in [*_running]:
        owner = job.parent()
        if owner is window or (isinstance(owner, QWidget) and owner.window() is window):
            job.abandon()


def problems_of(error: Exception) -> tuple[Problem, ...]:
    """What to tell people of an error; one that is no `UserError` is a defect of ours, and is logged whole."""
    if isinstance(error, UserError):
        return error.problems
    _log.error("a job failed", exc_info=error)
    last = traceback.extract_tb(error.__traceback__)[-1:]
    place = f"{last[0].filename.rpartition('/')[2]}:{last[0].lineno}" if last else ""
    text = QCoreApplication.translate("Jobs", "Something went wrong that should not have: {error}")
    hint = QCoreApplication.translate(
        "Jobs", "What was finished before is kept. Please report this with the text here."
    )
    return (Problem(text.format(error=f"{type(error).__name__}: {error}"), place, hint),)


def _abandon(job: Job[Any]) -> None:
    if job in _running:
        job.abandon()


def _show(parent: QWidget, title: str, problems: Sequence[Problem]) -> None:
    from app import messages

    messages.show_problems(parent, title, problems)
