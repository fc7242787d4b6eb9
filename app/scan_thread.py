"""Looking through a project's photos and label files without holding up the window."""

from __future__ import annotations

import time
from collections.abc import Iterable

from PySide6.QtCore import QObject, QThread, Signal

from effdet_core.errors import AwayError, Problem, UserError
from effdet_core.project import Project, scanning
from effdet_core.project.catalogue import Catalogue


class _Stopped(Exception):
    """The window closes."""


_left: set[ScanThread] = set()
"""Looks that a disk keeps longer than anybody waits; a thread must not be deleted while it runs."""


class ScanThread(QThread):
    """One look at the disk. Afterwards: problem, why it found nothing; away, whether that is out of reach."""

    listed = Signal(object)
    """Catalogue, before label files are read, where many have to be."""
    progress = Signal(int, int)
    done = Signal(object)
    """scanning.Scanned."""

    def __init__(self, project: Project, before: Catalogue | None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._project, self._before = project, before
        self._stopping = False
        self.problem: Problem | None = None
        self.away = False
        self.seconds = 0.0

    def stop(self) -> None:
        """Ends soon, without a result."""
        self._stopping = True

    def leave(self, patience: int) -> None:
        """Stops it and waits, but not forever: a disk may hang. patience: milliseconds."""
        self.stop()
        if not self.wait(patience):
            self.setParent(None)
            _left.add(self)
            self.finished.connect(self._forget)

    def run(self) -> None:
        """What the thread does."""
        began = time.monotonic()
        self._look()
        self.seconds = time.monotonic() - began

    def _forget(self) -> None:
        _left.discard(self)
        self.deleteLater()

    def _look(self) -> None:
        try:
            found = scanning.scan(self._project, self._before, listed=self.listed.emit, progress=self._tell)
            if not self._stopping:
                self.done.emit(found)
        except _Stopped:
            return
        except UserError as e:
            self.problem, self.away = e.problems[0], isinstance(e, AwayError)
        except OSError as e:
            self.problem = Problem(f"the photos could not be looked through: {e.strerror or e}", str(e.filename or ""))

    def _tell(self, done: int, total: int) -> None:
        if self._stopping:
            raise _Stopped
        self.progress.emit(done, total)
        # Reading label files is Python's work: the window's thread gets its turn.
        self.usleep(200)


def folders_to_watch(project: Project, names: Iterable[str]) -> list[str]:
    """The folders in which photos or label files can come, go or change; the tops first."""
    tops = [str(folder) for folder in project.library.folders.values()]
    labels = str(project.path / "annotations")
    inner = sorted({name.rpartition("/")[0] for name in names})
    photos = [str(project.library.path_of(f"{folder}/.").parent / ".").removesuffix("/.") for folder in inner]
    return list(dict.fromkeys([*tops, labels, *(f"{labels}/{folder}" for folder in inner), *photos]))
