"""Bringing a catalogue up to what is on disk: which photos there are, and which label files changed.

A label file is read again only when its time or length changed, so that a hundred thousand photos are looked through
in the time it takes to ask the disk for them.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

import numpy as np

from effdet_core import atomic
from effdet_core.errors import AwayError, InputError, UserError
from effdet_core.project import annotation as annotation_file
from effdet_core.project import labels
from effdet_core.project.catalogue import STATES, Catalogue
from effdet_core.project.disk import NONE, Stamp
from effdet_core.project.names import annotation_name, is_unicode
from effdet_core.project.project import Project

Progress = Callable[[int, int], None]
_FILE = "catalogue"
_UNREAD: Stamp = (-2, -2)
"""The stamp of a file that is there and could not be read, so that the next look tries again."""
_TELL_EVERY = 500


@dataclass(frozen=True, slots=True)
class Scanned:
    """The catalogue as the disk says. changed: photos that it says something new of."""

    catalogue: Catalogue
    changed: frozenset[str]


def load(project: Project) -> Catalogue | None:
    """The catalogue as it was kept, None when there is none that can be used."""
    try:
        return Catalogue.from_bytes(_path(project).read_bytes())
    except (OSError, ValueError, KeyError, OverflowError, IndexError):
        return None


def keep(project: Project, catalogue: Catalogue) -> None:
    """Writes the catalogue for the next opening. It is a cache: a disk that refuses is no trouble."""
    if project.disk.away():
        return
    try:
        atomic.write_bytes(_path(project), catalogue.to_bytes())
    except UserError:
        return


def list_photos(project: Project) -> tuple[list[str], frozenset[str], dict[str, Stamp]]:
    """(names of all photos, those whose file is missing, stamps of all label files by relative name).

    A label file of a folder that the project does not have is no photo: it waits until the folder is linked again.
    Raises `AwayError` when the project is out of reach, before or behind the look: a lost disk is no empty project.
    """
    project.disk.ensure_there()
    stamps = _label_files(project.path / "annotations")
    names = [name for name in project.library.names() if is_unicode(name)]
    project.disk.ensure_answers(project.path / "images")
    project.disk.ensure_there()
    without = stamps.keys() - map(annotation_name, names)
    described = (name.removesuffix(".json") for name in without if "~" not in name)
    lost = [name for name in described if project.library.holds(name)]
    return names + sorted(lost), frozenset(lost), stamps


def scan(
    project: Project,
    before: Catalogue | None,
    *,
    listed: Callable[[Catalogue], None] | None = None,
    progress: Progress | None = None,
) -> Scanned:
    """Compares with the disk. listed: gets the catalogue before label files are read, where many have to be.

    `before` is not changed, and comes back itself where nothing is new. Raises what `progress` raises, and `AwayError`
    when the project is out of reach.
    """
    names, lost, stamps = list_photos(project)
    if before is not None and _is_as(before, names, lost, stamps):
        return Scanned(before, frozenset())
    catalogue = (before or Catalogue()).relisted(names)
    catalogue.missing[:] = [name in lost for name in names] if lost else False
    outdated = _outdated(catalogue, stamps)
    changed = {names[row] for row in outdated}
    if before is None:
        for row in outdated:
            catalogue.put_unread(row)
        if listed:
            listed(catalogue.relisted(names))
    old = {row: catalogue.says(row) for row in outdated} if before is not None else {}
    for done, row in enumerate(outdated):
        if progress and done % _TELL_EVERY == 0:
            progress(done, len(outdated))
        read_into(catalogue, row, project, stamps)
    same = {names[row] for row, said in old.items() if catalogue.says(row) == said}
    return Scanned(catalogue, frozenset(changed - same))


def read_into(catalogue: Catalogue, row: int, project: Project, stamps: dict[str, Stamp]) -> None:
    """Reads one label file, or notes that there is none, or that it is damaged.

    Raises `AwayError` when the project went out of reach.
    """
    name = catalogue.names[row]
    relative, root = annotation_name(name), project.path / "annotations"
    catalogue.stamp[row] = stamps.get(relative, NONE)
    if relative not in stamps:
        catalogue.put(row, labels.Labels())
        return
    try:
        found = annotation_file.read_quickly(root / relative)
    except AwayError:
        project.disk.ensure_there()
        catalogue.put_damaged(row)
        catalogue.stamp[row] = _UNREAD
        return
    except InputError:
        catalogue.put_damaged(row)
        return
    catalogue.put(row, labels.of(found))
    catalogue.size[row] = (found.height or 0, found.width or 0)


def _outdated(catalogue: Catalogue, stamps: dict[str, Stamp]) -> list[int]:
    found = (stamps.get(annotation_name(name), NONE) for name in catalogue.names)
    now = np.fromiter(chain.from_iterable(found), np.int64, 2 * len(catalogue)).reshape(-1, 2)
    unread = catalogue.state == STATES.index("being read")
    return [int(row) for row in np.flatnonzero((now != catalogue.stamp).any(axis=1) | unread)]


def _is_as(catalogue: Catalogue, names: list[str], lost: frozenset[str], stamps: dict[str, Stamp]) -> bool:
    """Whether a catalogue says what the disk says."""
    missing = {catalogue.names[row] for row in np.flatnonzero(catalogue.missing)}
    return catalogue.names == names and missing == lost and not _outdated(catalogue, stamps)


def _label_files(root: Path) -> dict[str, Stamp]:
    """Relative names with slashes, and stamps, of all label files."""
    stamps = {}
    pending: list[tuple[str, str]] = [(str(root), "")]
    while pending:
        folder, prefix = pending.pop()
        for entry in _entries(folder):
            name = entry.name
            if name.startswith("."):
                continue
            if name.endswith(".json") and entry.is_file():
                found = entry.stat()
                stamps[prefix + name] = (found.st_mtime_ns, found.st_size)
            elif entry.is_dir(follow_symlinks=False):
                pending.append((entry.path, f"{prefix}{name}/"))
    return stamps


def _entries(folder: str) -> Iterable[os.DirEntry[str]]:
    """Raises `AwayError` for a folder that is there and cannot be listed: its label files are not gone."""
    try:
        with os.scandir(folder) as found:
            return list(found)
    except (FileNotFoundError, NotADirectoryError):
        return []
    except OSError as e:
        hint = "Check its disk or network drive, and the permissions of this folder."
        raise AwayError(f"cannot be looked through: {e.strerror or e}", where=folder, hint=hint) from e


def _path(project: Project) -> Path:
    return project.path / ".cache" / _FILE
