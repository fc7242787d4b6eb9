"""Older states of a small file that everything hangs on, and how it was written last."""

from __future__ import annotations

import contextlib
import re
import time
from pathlib import Path

from effdet_core import atomic
from effdet_core.errors import UserError

MOST = 20
_APART = 600.0
"""Seconds between two backups: a busy hour must not push out yesterday's state."""
_STAMP = "%Y%m%d-%H%M%S"


def keep(path: Path, folder: Path) -> None:
    """Copies `path`, as it is now, to `folder` with the time in its name, unless a copy is only minutes old.

    The oldest ones go when there are more than `MOST`. Raises `UserError` or `OSError` when the disk refuses.
    """
    there = copies_of(path, folder)
    if there and time.time() - _time_of(there[-1]) < _APART:
        return
    atomic.write_bytes(folder / f"{path.stem}-{time.strftime(_STAMP)}{path.suffix}", path.read_bytes())
    for old in copies_of(path, folder)[:-MOST]:
        old.unlink(missing_ok=True)


def keep_newest(path: Path, folder: Path) -> None:
    """Copies `path`, as it was just written, to `folder` under its own name. A disk that refuses is no trouble yet."""
    with contextlib.suppress(UserError, OSError):
        atomic.write_bytes(folder / path.name, path.read_bytes(), sync=False)


def states_of(path: Path, folder: Path) -> list[Path]:
    """Everything that is kept of a file, the newest first."""
    newest = [folder / path.name] if (folder / path.name).is_file() else []
    return newest + copies_of(path, folder)[::-1]


def copies_of(path: Path, folder: Path) -> list[Path]:
    """The backups of a file, the oldest first."""
    ours = re.compile(rf"{re.escape(path.stem)}-\d{{8}}-\d{{6}}{re.escape(path.suffix)}")
    return sorted(found for found in folder.glob(f"{path.stem}-*") if ours.fullmatch(found.name))


def _time_of(copy: Path) -> float:
    return time.mktime(time.strptime(copy.stem[-15:], _STAMP))
