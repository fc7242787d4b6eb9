"""Whether what is made can be written, and fits."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from effdet_core import pretrained
from effdet_core.doctor.finding import Finding, bad, note, ok, words
from effdet_core.doctor.privacy import Secrets
from effdet_core.doctor.sight import Sight

_FREE_SOME = words("Free some space on that disk; a training alone writes up to 2 GB.")


@dataclass(frozen=True, slots=True)
class Place:
    """A folder that is written to. remedy: what to do where that is impossible. must: whether nothing works without.

    room_gb: what is needed; a run with its checkpoints, and what an export writes on the way, take 2 GB.
    """

    name: str
    remedy: str
    must: bool = True
    room_gb: float = 2.0


PROJECT = Place(
    words("Project folder"),
    words("Give yourself the right to write there, or move the project into a folder that you own."),
)
HERE = Place(words("This folder"), words("Work in a folder that you own."))
TEMPORARY = Place(
    words("Temporary files"), words("Name another folder in the environment variable TMPDIR (TEMP on Windows).")
)
WEIGHTS = Place(
    words("Folder of downloaded weights"),
    words("Name another folder in the environment variable TFHUB_CACHE_DIR."),
    must=False,
    room_gb=0.2,
)
SETTINGS = Place(
    words("Settings"),
    words("Give yourself the right to write there; until then every choice is forgotten."),
    must=False,
    room_gb=0.1,
)
THUMBNAILS = Place(
    words("Small pictures of photos"),
    words("Give yourself the right to write there; until then photos show late."),
    must=False,
    room_gb=0.5,
)


@dataclass(frozen=True, slots=True)
class Surroundings:
    """Where the check looks. project: the open one, or None. classes: its names. sight: what the window sees, or None
    where there is no window and it shall be asked in a process of its own.
    """

    project: Path | None = None
    classes: tuple[str, ...] = ()
    sight: Sight | None = None
    settings: Path | None = None
    thumbnails: Path | None = None

    def folders(self) -> dict[Place, Path]:
        """Every folder that is written to."""
        found = {
            PROJECT: self.project,
            HERE: None if self.project else Path.cwd(),
            TEMPORARY: Path(tempfile.gettempdir()),
            WEIGHTS: pretrained.cache_folder(),
            SETTINGS: self.settings,
            THUMBNAILS: self.thumbnails,
        }
        return {place: path for place, path in found.items() if path is not None}

    def secrets(self) -> Secrets:
        """What no report says of these folders, this person and this computer."""
        return Secrets.of_this_computer({place.name: path for place, path in self.folders().items()})


def look(folders: Mapping[Place, Path]) -> Iterator[Finding]:
    """Each folder: a trial file is written, renamed and removed. One that is not there yet is not made."""
    for place, folder in folders.items():
        try:
            there = existing(folder)
            free, why = shutil.disk_usage(there).free / 1e9, refusal(there)
        except OSError as e:
            free, why = 0.0, _why(e)
        yield judged(place, folder, free, why).hiding("folder")


def judged(place: Place, folder: Path, free: float, why: str) -> Finding:
    """free: GB. why: nothing can be written there, or ""."""
    broken = bad if place.must else note
    facts = {"folder": folder, "free": f"{free:.1f}", "why": why}
    if why:
        return broken(place.name, words("{folder} cannot be written: {why}"), place.remedy, **facts)
    if free < place.room_gb:
        return broken(place.name, words("only {free} GB free in {folder}"), _FREE_SOME, **facts)
    return ok(place.name, "can be written, {free} GB free ({folder})", **facts)


def existing(folder: Path) -> Path:
    """The folder, or the nearest one above it that is there."""
    return next((path for path in (folder, *folder.parents) if path.is_dir()), Path(folder.anchor))


def refusal(folder: Path) -> str:
    """Why nothing can be written there, or ""."""
    try:
        handle, name = tempfile.mkstemp(prefix=".effdet-check-", dir=folder)
        os.close(handle)
        written = Path(name)
        try:
            written.write_bytes(b"0")
            renamed = written.with_name(written.name + "-renamed")
            os.replace(written, renamed)
            written = renamed
        finally:
            written.unlink(missing_ok=True)
    except OSError as e:
        return _why(e)
    return ""


def _why(error: OSError) -> str:
    return (error.strerror or str(error)).lower()
