"""What it means to drop something on the window: decided here, without a window."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Literal

from PySide6.QtCore import QCoreApplication

from app import recognising

Kind = Literal["project", "photos", "labelled", "model", "unknown"]
_MOST_SEEN = 4000
"""Names looked at in a folder before it is judged by those."""
translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class Dropped:
    """What came, and what will be done with it.

    path: the project, or the file or folder to import, or the first folder of photos, or the exported detector,
    whoever made it. paths: everything that came and is of that kind.
    """

    kind: Kind
    path: Path
    paths: tuple[Path, ...]

    @property
    def sources(self) -> tuple[Path, ...]:
        """What a new project takes its photos from: folders, those of single photos too, and archives."""
        return tuple(dict.fromkeys(path if path.is_dir() or _is_zip(path) else path.parent for path in self.paths))


def judge(paths: Sequence[Path]) -> Dropped | None:
    """What a drop is; None for nothing. Looks at names only, at a few thousand of them at most."""
    if not paths:
        return None
    from effdet_core import images  # numpy and Pillow, which the first screen does without

    first = paths[0]
    if is_project(first):
        return Dropped("project", first, tuple(paths))
    if first.name == "project.yaml" and is_project(first.parent):
        return Dropped("project", first.parent, tuple(paths))
    if any(images.is_picture(path) for path in paths):
        return Dropped("photos", first.parent, tuple(paths))
    if first.suffix.lower() == ".tflite" and first.is_file():
        return Dropped("model", first, tuple(paths))
    kinds = {path: _kind(path) for path in paths}
    for kind in ("labelled", "photos"):
        if found := tuple(path for path in paths if kinds[path] == kind):
            return Dropped(kind, found[0], found)
    return Dropped("unknown", first, tuple(paths))


def sentence(dropped: Dropped, project: str | None) -> str:
    """What letting go will do. project: the name of the open one."""
    name = dropped.path.name
    if dropped.kind == "project":
        return translate("Drops", "Open the project {name}").format(name=name)
    if dropped.kind == "photos":
        if project:
            return translate("Drops", "Add these photos to {project}").format(project=project)
        if len(dropped.sources) > 1:
            return translate("Drops", "Start a project with the photos of all %n folders", None, len(dropped.sources))
        return translate("Drops", "Start a project with the photos in {name}").format(name=name)
    if dropped.kind == "labelled":
        if project:
            return translate("Drops", "Import {name} into {project}").format(name=name, project=project)
        return translate("Drops", "Import the labelled data set {name}").format(name=name)
    if dropped.kind == "model":
        return translate("Drops", "Check where {name} works").format(name=name)
    return translate("Drops", "Nothing to do with {name}: drop photos, a labelled data set or a project").format(
        name=name
    )


def is_project(path: Path) -> bool:
    """Whether a folder is a project of ours, or was one: its project.yaml may be gone and its backup still there."""
    return any((path / name).is_file() for name in ("project.yaml", "backups/project.yaml"))


def _kind(path: Path) -> Kind:
    if path.is_dir():
        return _kind_of_folder(path)
    if _is_zip(path):
        return _kind_of_archive(path)
    return "labelled" if path.is_file() and recognising.may_hold_labels(path) else "unknown"


def _is_zip(path: Path) -> bool:
    return path.suffix.lower() == ".zip" and path.is_file()


def _kind_of_archive(archive: Path) -> Kind:
    """Of one that cannot be read the import says why."""
    from effdet_core.formats import pictures

    inside = (Path(name) for name in islice(pictures.names_in(archive), _MOST_SEEN))
    return "photos" if recognising.holds_photos_alone(inside) else "labelled"


def _kind_of_folder(folder: Path) -> Kind:
    """Labels beside the photos make it a labelled data set; photos alone do not."""
    seen = list(islice(_files(folder), _MOST_SEEN))
    if any(map(recognising.is_of_labels, seen)):
        return "labelled"
    return "photos" if recognising.holds_photos_alone(seen) else "unknown"


def _files(folder: Path) -> list[Path]:
    found: list[Path] = []
    for place, below, files in os.walk(folder):
        below[:] = sorted(name for name in below if not name.startswith("."))
        found += [Path(place) / name for name in files if not name.startswith(".")]
        if len(found) > _MOST_SEEN:
            break
    return found
