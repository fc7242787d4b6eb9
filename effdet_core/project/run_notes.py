"""What a person says of a run, and the bin for runs."""

from __future__ import annotations

import os
from itertools import count
from pathlib import Path

import msgspec

from effdet_core import atomic
from effdet_core.errors import RunError, UserError
from effdet_core.project.project import Project
from effdet_core.run_folder import RunFolder

_FILE = "notes.json"
_BIN = ".bin"


class Notes(msgspec.Struct, frozen=True, kw_only=True):
    """text: free words. starred: marked as worth keeping in sight."""

    text: str = ""
    starred: bool = False


def read(run: RunFolder) -> Notes:
    """The notes of a run; empty ones where there are none that can be read."""
    try:
        return msgspec.json.decode((run.path / _FILE).read_bytes(), type=Notes)
    except (OSError, msgspec.MsgspecError):
        return Notes()


def write(run: RunFolder, notes: Notes) -> None:
    """Replaces the notes. Raises `UserError` when the disk refuses."""
    atomic.write_bytes(run.path / _FILE, msgspec.json.format(msgspec.json.encode(notes)))


def bin_run(project: Project, run: RunFolder) -> RunFolder:
    """Moves a run to the bin and returns where it is now. Raises `RunError` while a trainer works at it."""
    if run.is_held():
        raise RunError("is being trained", where=str(run.path), hint="Stop it first.")
    return _moved(run, project.path / "runs" / _BIN)


def restore_run(project: Project, run: RunFolder) -> RunFolder:
    """Takes a run out of the bin; it gets another name where its own is taken. Raises `UserError`."""
    return _moved(run, project.path / "runs")


def binned_runs(project: Project) -> list[RunFolder]:
    """The runs in the bin, by name."""
    try:
        return [RunFolder(path) for path in sorted((project.path / "runs" / _BIN).iterdir()) if path.is_dir()]
    except OSError:
        return []


def _moved(run: RunFolder, folder: Path) -> RunFolder:
    names = (run.name if n == 1 else f"{run.name}-{n}" for n in count(1))
    try:
        folder.mkdir(exist_ok=True)
        target = next(folder / name for name in names if not (folder / name).exists())
        os.replace(run.path, target)
    except OSError as e:
        hint = "Close programs that have files of it open, and check the permissions."
        raise UserError(f"could not be moved: {e.strerror or e}", where=str(run.path), hint=hint) from e
    return RunFolder(target)
