"""A project whose project.yaml is damaged or gone: the newest backup that can be used, and going back to it."""

from __future__ import annotations

import os
import time
from dataclasses import dataclass
from itertools import count
from pathlib import Path

import filelock

from effdet_core import atomic
from effdet_core.errors import InputError, Problem, UserError
from effdet_core.project import backups, settings

_PATIENCE = 10.0
"""Seconds to wait for another process that is changing project.yaml."""


@dataclass(frozen=True, slots=True)
class Backup:
    """A state of project.yaml. written: seconds since 1970. classes, linked: names of classes and linked folders."""

    path: Path
    written: float
    classes: tuple[str, ...]
    linked: tuple[str, ...]

    def __str__(self) -> str:
        when = time.strftime("%Y-%m-%d %H:%M", time.localtime(self.written))
        classes = f"the classes {', '.join(self.classes)}" if self.classes else "no classes"
        folders = f" and the linked folders {', '.join(self.linked)}" if self.linked else ""
        return f"{self.path.parent.name}/{self.path.name} of {when} has {classes}{folders}"


class DamagedProjectError(InputError):
    """project.yaml cannot be used. backup: what can be gone back to, None without any."""

    backup: Backup | None = None


def newest(root: Path) -> Backup | None:
    """The newest backup of a project's project.yaml that can be used."""
    for path in backups.states_of(root / "project.yaml", root / "backups"):
        try:
            found = settings.read(path)
            written = path.stat().st_mtime
        except (InputError, OSError):
            continue
        names = tuple(item.name for item in found.classes)
        return Backup(path, written, names, tuple(item.name for item in found.linked))
    return None


def why_damaged(error: InputError, root: Path) -> DamagedProjectError:
    """The error with what to do about it, in words and as a backup."""
    backup = newest(root)
    hint = f"The newest good backup, {backup}: copy it over project.yaml." if backup else ""
    *others, last = error.problems
    told = (*others, Problem(last.message, last.where, hint or last.hint))
    made = DamagedProjectError.from_problems(told)
    assert isinstance(made, DamagedProjectError)
    made.backup = backup
    return made


def bring_back(root: Path, backup: Backup) -> Path | None:
    """Puts a backup in place of project.yaml; returns where the damaged one is now, None where there was none.

    Raises `UserError` when the disk refuses; project.yaml is as before then.
    """
    path = root / "project.yaml"
    try:
        with filelock.FileLock(root / ".lock", timeout=_PATIENCE):
            content = backup.path.read_bytes()
            aside = _set_aside(path) if path.exists() else None
            atomic.write_bytes(path, content)
    except filelock.Timeout as e:
        hint = "Close the other window or command that works on this project."
        raise UserError("is being changed by another process", where=str(path), hint=hint) from e
    except OSError as e:
        hint = "Check the free space and the permissions of this folder."
        raise UserError(f"could not be used: {e.strerror or e}", where=str(path), hint=hint) from e
    return aside


def _set_aside(path: Path) -> Path:
    """A copy, so that there is a project.yaml at any moment."""
    names = (f"{path.stem}{f'-{n}' if n > 1 else ''}{path.suffix}" for n in count(1))
    folder = path.parent / "set aside"
    target = next(folder / name for name in names if not os.path.lexists(folder / name))
    atomic.write_bytes(target, path.read_bytes())
    return target
