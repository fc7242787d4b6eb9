"""Unpacking a module's .tar.gz that may have been made to do harm: limits first, files and folders only."""

from __future__ import annotations

import gzip
import tarfile
import zlib
from pathlib import Path, PurePosixPath
from typing import IO, cast

from effdet_core.errors import InputError

LARGEST = 1 << 29
"""Bytes that a module may unpack to; the largest of these models has an eighth of it."""
MOST_FILES = 1000
_CHUNK = 1 << 20


def unpack(file: IO[bytes], folder: Path, *, where: str) -> None:
    """Writes the files of a .tar or .tar.gz into `folder`, which must exist.

    Raises `InputError` for an archive that is damaged, too large, or holds anything but plain files below it.
    """
    try:
        stream = _Limited(_decompressed(file))
        with tarfile.open(fileobj=cast(IO[bytes], stream), mode="r|") as archive:
            for number, member in enumerate(archive):
                _write(archive, member, folder, number)
        # To the very end, where the check sum of all is.
        while stream.read(_CHUNK):
            pass
    except _NotAModule as e:
        raise InputError(f"is no module that can be used: {e}", where=where, hint=_HINT) from e
    except (tarfile.TarError, zlib.error, gzip.BadGzipFile, EOFError, ValueError) as e:
        raise InputError(f"is not a .tar.gz file, or it is damaged or cut off: {e}", where=where, hint=_HINT) from e


_HINT = "Download the module again from the place it came from; a module is a SavedModel folder in a .tar.gz file."


class _NotAModule(Exception):
    """What the archive holds is nothing that a module holds."""


def _decompressed(file: IO[bytes]) -> IO[bytes]:
    start = file.read(2)
    rest = cast(IO[bytes], _Rest(start, file))
    return cast(IO[bytes], gzip.GzipFile(fileobj=rest, mode="rb")) if start == b"\x1f\x8b" else rest


class _Rest:
    """A stream with its first bytes put back; what is downloaded cannot be rewound."""

    def __init__(self, start: bytes, file: IO[bytes]) -> None:
        self._start = start
        self._file = file

    def read(self, size: int = -1) -> bytes:
        if size < 0:
            raise ValueError("reads without a limit are not meant here")
        head, self._start = self._start[:size], self._start[size:]
        return head + (self._file.read(size - len(head)) if len(head) < size else b"")


class _Limited:
    """A stream that ends in an error where an archive would unpack to more than it may."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file
        self._left = LARGEST

    def read(self, size: int) -> bytes:
        data = self._file.read(size)
        self._left -= len(data)
        if self._left < 0:
            raise _NotAModule(f"it unpacks to more than {LARGEST >> 20} MB")
        return data


def _write(archive: tarfile.TarFile, member: tarfile.TarInfo, folder: Path, number: int) -> None:
    name = PurePosixPath(member.name)
    if number >= MOST_FILES:
        raise _NotAModule(f"it holds more than {MOST_FILES} files")
    if name.is_absolute() or ".." in name.parts or "\\" in member.name or ":" in member.name:
        raise _NotAModule(f"it wants to write outside of its folder: {member.name!r}")
    if not (member.isfile() or member.isdir()):
        raise _NotAModule(f"it holds a link or a device: {member.name!r}")
    target = folder.joinpath(*name.parts)
    if member.isdir():
        target.mkdir(parents=True, exist_ok=True)
        return
    target.parent.mkdir(parents=True, exist_ok=True)
    source = archive.extractfile(member)
    assert source is not None, "plain files have contents"
    with target.open("wb") as file:
        while data := source.read(_CHUNK):
            file.write(data)
