"""Unpacking a .zip that came from anywhere, into a folder of our own and nowhere else.

Only files that a data set has are written. Names that lead out, links, and what would fill the disk are refused.
"""

from __future__ import annotations

import errno
import re
import shutil
import stat
import zipfile
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path, PurePosixPath

from effdet_core.errors import InputError, Problem
from effdet_core.formats.finder import why_unsafe
from effdet_core.images import SUFFIXES

MOST_FILES = 500_000
MOST_RATIO = 200
"""Times its own size that an archive may become; photos do not shrink, and labels shrink to a twentieth."""
UNSUSPICIOUS = 100_000_000
"""Bytes up to which the ratio does not matter."""
_KINDS = SUFFIXES | {".xml", ".json", ".csv", ".txt", ".yaml", ".yml", ".names", ".labels", ".pbtxt"}
_RECORDS = re.compile(r"\.(tf)?rec(ord)?s?$|-\d{5}-of-\d{5}(\.\w+)?$", re.IGNORECASE)
_CHUNK = 1 << 20
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2)
"""What a few bytes cannot make fill the memory."""
_RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)
_SPARE = 1 << 26
"""Bytes of the disk that are left free."""


def is_archive(source: Path) -> bool:
    """Whether a file is to be unpacked, by its name: a damaged one shall be called that."""
    return source.suffix.lower() == ".zip" and source.is_file()


def is_of_a_data_set(name: str) -> bool:
    """Neither hidden, nor macOS' shadow of a file, nor of a kind that no data set has."""
    path = PurePosixPath(name.replace("\\", "/"))
    if any((part.startswith(".") and part not in (".", "..")) or part == "__MACOSX" for part in path.parts):
        return False
    return path.suffix.lower() in _KINDS or _RECORDS.search(path.name) is not None


def unpack(archive: Path, folder: Path, is_wanted: Callable[[str], bool] = is_of_a_data_set) -> tuple[Problem, ...]:
    """Writes what a data set needs of the archive into `folder`, which exists and is empty; says what was refused.

    is_wanted: asked for the name of each member, as the archive has it; of others nothing is said.
    Raises `InputError` when the archive cannot be read, is a bomb, or does not fit onto the disk.
    """
    problems: list[Problem] = []
    try:
        with zipfile.ZipFile(archive) as opened:
            members = [item for item in opened.infolist() if not item.is_dir() and is_wanted(item.filename)]
            _check_size(archive, folder, opened.infolist(), members)
            written: set[str] = set()
            for item in members:
                where = f"{archive}, {item.filename!r}"
                if reason := _why_refused(item, written):
                    problems.append(Problem(f"{reason}; it is left out", where))
                else:
                    problems += _write(opened, item, folder, where)
    except (zipfile.BadZipFile, EOFError, NotImplementedError, ValueError) as e:
        raise InputError(f"is a damaged archive: {e}", where=str(archive), hint="Download or pack it again.") from e
    except OSError as e:
        raise InputError(f"cannot be unpacked: {e.strerror or e}", where=str(archive)) from e
    return tuple(problems)


def inner_folder(folder: Path) -> Path:
    """Down from `folder` while it holds nothing but one folder: archives have one or two around all."""
    while True:
        entries = list(folder.iterdir())
        # What is named like this has a meaning of its own, however lonely it is.
        if len(entries) != 1 or not entries[0].is_dir() or entries[0].name.lower() in _TELLING:
            return folder
        folder = entries[0]


_TELLING = ("annotations", "images", "labels", "train", "valid", "val", "test", "jpegimages")


def _check_size(
    archive: Path, folder: Path, all_members: list[zipfile.ZipInfo], members: list[zipfile.ZipInfo]
) -> None:
    """Raises `InputError`. The sizes are those that the archive claims, and more is never unpacked."""
    total = sum(item.file_size for item in members)
    if len(all_members) > MOST_FILES:
        raise InputError(f"holds {len(all_members):,} files, too many", where=str(archive), hint="Unpack it yourself.")
    if total > UNSUSPICIOUS and total > MOST_RATIO * archive.stat().st_size:
        message = f"would become {total:,} bytes, more than {MOST_RATIO} times its size; it is refused"
        raise InputError(message, where=str(archive), hint="If you trust it, unpack it yourself.")
    if total + _SPARE > shutil.disk_usage(folder).free:
        message = f"needs {total:,} bytes, and the disk has less"
        raise InputError(message, where=str(archive), hint="Make room, or unpack it on another disk and link that.")


def _why_refused(item: zipfile.ZipInfo, written: set[str]) -> str:
    """Why a member is not written, or ""; remembers the names of the others."""
    if reason := why_unsafe(item.filename):
        return reason.replace("the picture ", "the file ")
    if stat.S_ISLNK(item.external_attr >> 16):
        return "it is a link, which is not followed"
    if item.flag_bits & 1:
        return "it is locked with a password"
    if item.compress_type not in _METHODS:
        return "it is compressed in an unusual way"
    plain = "/".join(_parts(item.filename)).lower()
    if plain in written:
        return "another file has this name"
    written.add(plain)
    return ""


def _parts(name: str) -> Iterator[str]:
    """The folders and the name, without what some systems cannot have in them or drop at their end."""
    for part in PurePosixPath(name.replace("\\", "/")).parts:
        cleaned = re.sub(r'[<>:"|?*\x00-\x1f]', "_", part).rstrip(" .")
        if cleaned:
            yield f"_{cleaned}" if _RESERVED.fullmatch(cleaned) else cleaned


def _write(opened: zipfile.ZipFile, item: zipfile.ZipInfo, folder: Path, where: str) -> list[Problem]:
    """Raises `OSError` when the disk is full."""
    target = folder.joinpath(*_parts(item.filename))
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with opened.open(item) as source, target.open("xb") as file:
            left = item.file_size
            while left and (chunk := source.read(min(left, _CHUNK))):
                file.write(chunk)
                left -= len(chunk)
    except OSError as e:
        if e.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
            raise
        return [Problem(f"cannot be unpacked: {e.strerror or e}; it is left out", where)]
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError) as e:
        target.unlink(missing_ok=True)
        return [Problem(f"is damaged: {e}; it is left out", where, "Download or pack the archive again.")]
    return []
