"""Photos without labels in a .zip: how many, and the folder to take them from."""

from __future__ import annotations

import tempfile
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath

from effdet_core.formats import unpack
from effdet_core.images import SUFFIXES


def names_in(archive: Path) -> list[str]:
    """The files in an archive that a data set can have; none of one that cannot be read. Only names are looked at."""
    try:
        with zipfile.ZipFile(archive) as opened:
            return [name for name in opened.namelist() if unpack.is_of_a_data_set(name)]
    except (OSError, zipfile.BadZipFile, ValueError, NotImplementedError):
        return []


def count_in(archive: Path) -> int:
    """How many photos are in an archive, by their names."""
    return sum(map(is_picture_name, names_in(archive)))


def is_picture_name(name: str) -> bool:
    """Whether a file inside an archive is a photo, by its name."""
    return PurePosixPath(name).suffix.lower() in SUFFIXES


@contextmanager
def unpacked(archive: Path, near: Path) -> Iterator[Path]:
    """A folder with the photos of an archive while the block lasts. near: the folder on whose disk it is made.

    Raises `InputError` when the archive cannot be read or has no room.
    """
    with tempfile.TemporaryDirectory(prefix=".unpacking-", dir=near) as name:
        folder = Path(name).resolve()
        unpack.unpack(archive, folder, lambda found: unpack.is_of_a_data_set(found) and is_picture_name(found))
        yield unpack.inner_folder(folder)
