"""Where a kit goes: whole or not at all, and over nothing but an earlier kit."""

from __future__ import annotations

import os
import shutil
import tempfile
import zipfile
from contextlib import suppress
from pathlib import Path

import msgspec

from effdet_core import atomic
from effdet_core.errors import UserError

MARK = "expected.json"
"""A folder with this file, and with nothing that it does not list, is a kit."""
_LARGEST_MARK = 16 << 20
_HINT = "Name a folder that does not exist yet."
_MADE = (1980, 1, 1, 0, 0, 0)


class _Listed(msgspec.Struct):
    files: tuple[str, ...]


def check(out: Path, zipped: bool) -> None:
    """Raises `UserError` for a place that a kit may not take."""
    if zipped and out.suffix.lower() != ".zip":
        raise UserError("must end in .zip", where=str(out), hint=f"Say {out.name}.zip.")
    if zipped and (out.is_dir() or (out.exists() and not _is_zipped_kit(out))):
        raise UserError("is there already and is no kit", where=str(out), hint="Choose another name.")
    if not zipped and out.exists() and not _is_kit(out):
        raise UserError("is there already and is not just an earlier kit", where=str(out), hint=_HINT)


def place(folder: Path, out: Path, *, zipped: bool, top: str) -> None:
    """Makes `out` hold what `folder` holds, in one step. top: the one folder inside of a zip. Raises `UserError`."""
    if zipped:
        atomic.write_with(out, lambda temporary: _zip(folder, temporary, top))
        return
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=out.parent, prefix=".writing-") as beside:
            shutil.copytree(folder, Path(beside) / "new")
            if out.exists():
                os.replace(out, Path(beside) / "old")
            try:
                os.replace(Path(beside) / "new", out)
            except OSError:
                with suppress(OSError):
                    os.replace(Path(beside) / "old", out)
                raise
    except OSError as e:
        hint = "Check the free space and the permissions of this folder."
        raise UserError(f"could not be written: {e.strerror or e}", where=str(out), hint=hint) from e


def _is_kit(folder: Path) -> bool:
    """An empty folder is as good as one."""
    if not folder.is_dir():
        return False
    there = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if not path.is_dir()}
    if not there:
        return True
    try:
        with (folder / MARK).open("rb") as file:
            listed = set(msgspec.json.decode(file.read(_LARGEST_MARK), type=_Listed).files)
    except (OSError, msgspec.MsgspecError, RecursionError):
        return False
    # What Python leaves behind where the self-test ran.
    return all(name in listed or "__pycache__" in name for name in there)


def _is_zipped_kit(path: Path) -> bool:
    try:
        with zipfile.ZipFile(path) as archive:
            return any(name.count("/") == 1 and name.endswith(f"/{MARK}") for name in archive.namelist())
    except (OSError, zipfile.BadZipFile, ValueError, NotImplementedError):
        return False


def _zip(folder: Path, target: Path, top: str) -> None:
    """The same bytes for the same files."""
    with zipfile.ZipFile(target, "w") as archive:
        for path in sorted(path for path in folder.rglob("*") if path.is_file()):
            entry = zipfile.ZipInfo(f"{top}/{path.relative_to(folder).as_posix()}", _MADE)
            entry.external_attr = (0o100755 if path.suffix == ".py" else 0o100644) << 16
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, path.read_bytes())
