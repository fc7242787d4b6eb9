"""What a linked folder is called: labels stay with the folder of pictures that they were made for."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterator
from itertools import count, islice
from pathlib import Path

from effdet_core.errors import InputError
from effdet_core.project import annotation as annotation_file
from effdet_core.project.annotation import Stamp
from effdet_core.project.names import file_name_from

_MOST_READ = 20
"""Label files looked at to tell whose they are."""


def name_for(root: Path, target: Path, taken: Collection[str]) -> str:
    """The name of a folder that becomes part of the project in `root`; none of those `taken`.

    A folder that was part of it before gets its name back, and with it its labels. Labels that wait for another folder
    are left to that one.
    """
    waiting = {folder.name: folder for folder in _folders(root / "annotations") if folder.name not in taken}
    for name, labels in waiting.items():
        if _are_of(labels, target):
            return name
    base = file_name_from(target.name)
    candidates = (base if number == 1 else f"{base}-{number}" for number in count(1))
    return next(name for name in candidates if name not in taken and name not in waiting)


def _folders(annotations: Path) -> list[Path]:
    try:
        return sorted(path for path in annotations.iterdir() if path.is_dir() and not path.name.startswith("."))
    except OSError:
        return []


def _are_of(labels: Path, target: Path) -> bool:
    """Whether labels were made for pictures in `target`: they name it, or its pictures are the very files."""
    return any(_is_of(path, labels, target) for path in islice(_files(labels), _MOST_READ))


def _files(labels: Path) -> Iterator[Path]:
    return (path for path in labels.rglob("*.json") if "~" not in path.name and path.is_file())


def _is_of(path: Path, labels: Path, target: Path) -> bool:
    picture = target / str(path.relative_to(labels)).removesuffix(".json")
    try:
        found = annotation_file.read(path)[0]
        if found.image_path and Path(os.path.normpath(path.parent / found.image_path)) == picture:
            return True
        return found.stamp is not None and found.stamp == Stamp.of(picture)
    except (InputError, OSError):
        return False
