"""The zip at the end of a model, as those read it who look for label files in it."""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass

from effdet_core.runtime.metadata import LARGEST_FILE

MOST_ENTRIES = 100
_ENCRYPTED = 1
_BEGINNING = b"PK\3\4"


@dataclass(frozen=True, slots=True)
class Entry:
    """One file. data: None when it cannot be read or is too long. stored: neither compressed nor encrypted."""

    name: str
    data: bytes | None
    stored: bool


@dataclass(frozen=True, slots=True)
class Archive:
    """start: the position where the zip begins, the length of the file when there is none."""

    entries: tuple[Entry, ...]
    start: int

    def get(self, name: str) -> bytes | None:
        """What the last file of this name holds, as unpacking programs have it."""
        found = [entry.data for entry in self.entries if entry.name == name]
        return found[-1] if found else None


def read(content: bytes) -> Archive:
    """The files at the end of a model, in their order; none when there is no zip or a damaged one."""
    entries: list[Entry] = []
    start = len(content)
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            for info in archive.infolist()[:MOST_ENTRIES]:
                stored = info.compress_type == zipfile.ZIP_STORED and not info.flag_bits & _ENCRYPTED
                entries.append(Entry(info.filename, _data(archive, info), stored))
                start = min(start, info.header_offset)
    except Exception:  # noqa: BLE001 - a damaged zip raises anything, and a model without one is a good model
        return Archive(tuple(entries), len(content))
    return Archive(tuple(entries), start if content[start : start + 4] == _BEGINNING else len(content))


def _data(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> bytes | None:
    try:
        with archive.open(info) as file:
            data = file.read(LARGEST_FILE + 1)
    except Exception:  # noqa: BLE001 - as above
        return None
    return data if len(data) <= LARGEST_FILE else None
