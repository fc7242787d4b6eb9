"""Looking through a project's photos and label files without holding up the window."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QObject, QThread, Signal

from effdet_core.errors import Problem, UserError
from effdet_core.project import Project, scanning
from effdet_core.project.catalogue import Catalogue


class _Stopped(Exception):
    """The window closes."""


class ScanThread(QThread):
    """One look at the disk."""

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

    def stop(self) -> None:
        """Ends soon, without a result."""
        self._stopping = True

    def run(self) -> None:
        """What the thread does."""
        try:
            found = scanning.scan(self._project, self._before, listed=self.listed.emit, progress=self._tell)
            if not self._stopping:
                self.done.emit(found)
        except _Stopped:
            return
        except UserError as e:
            self.problem = e.problems[0]
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
