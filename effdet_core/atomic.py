"""Writing files so that a crash, a full disk or a power cut leaves the old or the new one, never half of one."""

from __future__ import annotations

import contextlib
import os
import tempfile
from collections.abc import Callable
from pathlib import Path

from effdet_core.errors import UserError


def write_bytes(path: Path, data: bytes, *, sync: bool = True) -> None:
    """Replaces `path` by `data` in one step. Raises `UserError` naming the file when the disk refuses.

    sync: returns when the data is on the disk, safe from a power cut too; without, only from a crash of the program.
    """
    write_with(path, lambda temporary: _write(temporary, data, sync))


def write_text(path: Path, text: str) -> None:
    """Replaces `path` by `text` (UTF-8, line ends as given) in one step."""
    write_bytes(path, text.encode("utf-8"))


def write_with(path: Path, produce: Callable[[Path], None]) -> None:
    """Lets `produce` write a temporary file beside `path` (same suffix), then renames it over `path`."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=".writing-", suffix=path.suffix)
        os.close(handle)
    except OSError as e:
        raise _refused(path, e) from e
    temporary = Path(name)
    try:
        produce(temporary)
        temporary.chmod(_usual_mode())
        os.replace(temporary, path)
    except OSError as e:
        raise _refused(path, e) from e
    finally:
        with contextlib.suppress(OSError):
            temporary.unlink(missing_ok=True)


def _write(path: Path, data: bytes, sync: bool) -> None:
    with path.open("wb") as file:
        file.write(data)
        file.flush()
        if sync:
            os.fsync(file.fileno())


def _usual_mode() -> int:
    """mkstemp makes private files; the result should have the mode any new file gets."""
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask


def _refused(path: Path, e: OSError) -> UserError:
    return UserError(
        f"could not be written: {e.strerror or e}",
        where=str(path),
        hint="Check the free space and the permissions of this folder; what was there before is untouched.",
    )
