"""What it means to drop something on the window: decided here, without a window."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Literal

from PySide6.QtCore import QCoreApplication

Kind = Literal["project", "photos", "labelled", "model", "unknown"]
_LABEL_ENDINGS = {".zip", ".json", ".csv", ".xml", ".yaml", ".yml", ".tfrecord", ".record"}
_MOST_SEEN = 4000
"""Names looked at in a folder before it is judged by those."""
translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class Dropped:
    """What came, and what will be done with it.

    path: the project, or the file or folder to import, or the folder of photos, or the exported detector, whoever
    made it. paths: everything that came.
    """

    kind: Kind
    path: Path
    paths: tuple[Path, ...]


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
    if first.is_file():
        return Dropped("labelled" if _may_hold_labels(first) else "unknown", first, tuple(paths))
    if not first.is_dir():
        return Dropped("unknown", first, tuple(paths))
    return Dropped(_kind_of_folder(first), first, tuple(paths))


def sentence(dropped: Dropped, project: str | None) -> str:
    """What letting go will do. project: the name of the open one."""
    name = dropped.path.name
    if dropped.kind == "project":
        return translate("Drops", "Open the project {name}").format(name=name)
    if dropped.kind == "photos":
        if project:
            return translate("Drops", "Add these photos to {project}").format(project=project)
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


def _may_hold_labels(path: Path) -> bool:
    # TFRecord shards are called data.tfrecord-00000-of-00010.
    return path.suffix.lower() in _LABEL_ENDINGS or ".tfrecord" in path.name.lower()


def _kind_of_folder(folder: Path) -> Kind:
    """Labels beside the photos make it a labelled data set; photos alone do not."""
    from effdet_core import images

    photos = labels = False
    for path in islice(_files(folder), _MOST_SEEN):
        photos = photos or images.is_picture(path)
        labels = labels or (_may_hold_labels(path) and path.suffix != ".zip") or _is_yolo(path)
        if labels:
            return "labelled"
    return "photos" if photos else "unknown"


def _is_yolo(path: Path) -> bool:
    return path.suffix.lower() == ".txt" and path.parent.name == "labels"


def _files(folder: Path) -> list[Path]:
    found: list[Path] = []
    for place, below, files in os.walk(folder):
        below[:] = sorted(name for name in below if not name.startswith("."))
        found += [Path(place) / name for name in files if not name.startswith(".")]
        if len(found) > _MOST_SEEN:
            break
    return found
