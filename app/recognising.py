"""What a folder, a file or an archive holds before it comes in: labels of a known kind, or photos alone."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from effdet_core.errors import Problem

_LABEL_ENDINGS = {".zip", ".json", ".csv", ".xml", ".yaml", ".yml", ".tfrecord", ".record"}
KINDS = "Pascal VOC, COCO, YOLO, Create ML, labelme, CSV, TFRecord"
"""Names that need no translation."""


@dataclass(frozen=True, slots=True)
class Recognised:
    """What a source turned out to be.

    kind: of labels that can be read; an archive, which is not looked into before it comes in; or neither. label: the
    kind for people. pictures: the labels speak of so many, or so many photos are there without labels. classes: of the
    labels. here: so many pictures beside them have the file names of photos in the project. problem: why labels cannot
    be read that are of a known kind.
    """

    kind: Literal["labels", "archive", "none"]
    label: str = ""
    pictures: int = 0
    classes: tuple[str, ...] = ()
    here: int = 0
    problem: Problem | None = None


def look_at(source: Path, progress: Callable[[int, int], None], names: Collection[str] = ()) -> Recognised:
    """Opens a source without importing it. names: file names of the project's photos. Raises `UserError`."""
    from effdet_core import images
    from effdet_core.errors import InputError
    from effdet_core.formats import FORMATS, UnknownKind, open_source, pictures, unpack

    if unpack.is_archive(source):
        plain = holds_photos_alone(map(Path, pictures.names_in(source)))
        return Recognised("none", pictures=pictures.count_in(source)) if plain else Recognised("archive")
    try:
        name, reading = open_source(source)
    except InputError as e:
        if not source.is_dir():
            raise
        found = 0
        for found, _ in enumerate(images.pictures_in(source), 1):
            progress(found, 0)
        return Recognised("none", pictures=found, problem=None if isinstance(e, UnknownKind) else e.problems[0])
    beside = (Path(found).name for folder in reading.folders for found in images.pictures_in(folder))
    here = sum(found in names for found in beside) if names else 0
    return Recognised("labels", FORMATS[name].label, reading.count, reading.classes, here)


def holds_photos_alone(paths: Iterable[Path]) -> bool:
    """Whether there are photos and nothing that looks like labels, judged by names."""
    photos = False
    for path in paths:
        if is_of_labels(path):
            return False
        photos = photos or _is_photo(path)
    return photos


def is_of_labels(path: Path) -> bool:
    """Whether a file among others may hold labels, by its name."""
    if path.suffix.lower() == ".txt":
        return path.parent.name == "labels"
    return path.suffix.lower() != ".zip" and may_hold_labels(path) and not _is_about_a_photo(path)


def may_hold_labels(path: Path) -> bool:
    """Whether a file may be a labelled data set, by its name."""
    # TFRecord shards are called data.tfrecord-00000-of-00010.
    return path.suffix.lower() in _LABEL_ENDINGS or ".tfrecord" in path.name.lower()


def _is_photo(path: Path) -> bool:
    from effdet_core.images import SUFFIXES

    return path.suffix.lower() in SUFFIXES


def _is_about_a_photo(path: Path) -> bool:
    """`cat.jpg.json`, `cat.jpg.supplemental-metadata.json`: when and where it was taken, as photo services write it."""
    return path.suffix.lower() == ".json" and any(_is_photo(Path(f"x{part}")) for part in path.suffixes[:-1])
