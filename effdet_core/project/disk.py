"""Whether what the disk says can be believed: a file is there, is not there, or nobody can tell.

A drive that was pulled out and a network that dropped look as if all files had been deleted. So "not there" counts only
while the project itself is there; everything else means that nothing is known, and nothing may follow from it.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from effdet_core.errors import AwayError, Problem

Stamp = tuple[int, int]
"""(nanoseconds since 1970, bytes) of a label file."""
NONE: Stamp = (-1, -1)
"""In place of a stamp: there is no file."""
NOT_THERE = "is not there"
SILENT = "has not taken the newest edits for some seconds"
COME_BACK = "Connect its disk or network drive again, or put the folder back where it was."
_CHECK = "Check the disk or network drive, and the permissions of this folder."


@dataclass(frozen=True, slots=True)
class Present:
    """A file is there."""

    stamp: Stamp


@dataclass(frozen=True, slots=True)
class Absent:
    """No file is there, in a project that is."""


@dataclass(frozen=True, slots=True)
class Unreachable:
    """Nobody can tell. problem: why."""

    problem: Problem


Seen = Present | Absent | Unreachable


class Disk:
    """The folder of a project that was there when this was made."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self._had_labels = False
        self.away()

    def away(self) -> Problem | None:
        """Why the project is out of reach, None when it is there: project.yaml, and the label files' folder it had."""
        if problem := self._missing(self.root / "project.yaml"):
            return problem
        problem = self._missing(self.root / "annotations")
        if problem is None:
            self._had_labels = True
        return problem if self._had_labels else None

    def ensure_there(self) -> None:
        """Raises `AwayError` where the project is out of reach."""
        if problem := self.away():
            raise AwayError.from_problems([problem])

    def ensure_answers(self, folder: Path) -> None:
        """Raises `AwayError` where a folder of the project may be there and cannot be asked; one that is not may be."""
        if isinstance(seen := self.look(folder), Unreachable):
            raise AwayError.from_problems([seen.problem])

    def look(self, path: Path) -> Seen:
        """What there is of a file of the project."""
        first = _look(path)
        if not isinstance(first, Absent):
            return first
        if problem := self.away():
            return Unreachable(problem)
        return _look(path)  # the disk may have come back between the two looks

    def make(self, folder: Path) -> None:
        """Makes a folder inside the project, but never the project's own again. Raises `AwayError` or `OSError`."""
        self.ensure_there()
        for part in reversed((folder, *folder.parents)):
            if part != self.root and part.is_relative_to(self.root):
                part.mkdir(exist_ok=True)

    def _missing(self, path: Path) -> Problem | None:
        match _look(path):
            case Present():
                return None
            case Absent():
                # An empty mount point is there, and the project is not: the folder is named, not the file in it.
                gone = path if path.name == "annotations" else self.root
                return Problem(NOT_THERE, str(gone), COME_BACK)
            case Unreachable(problem):
                return problem


def _look(path: Path) -> Seen:
    try:
        found = os.stat(path)  # noqa: PTH116 - half the time of Path.stat, for every photo that is shown
    except FileNotFoundError:
        return Absent()
    except OSError as e:
        return Unreachable(Problem(f"cannot be reached: {e.strerror or e}", str(path), _CHECK))
    return Present((found.st_mtime_ns, found.st_size))
