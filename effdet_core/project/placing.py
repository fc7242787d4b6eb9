"""Where the pictures of an import go: they stay where they are, are copied, or turn out to be here already."""

from __future__ import annotations

import filecmp
import hashlib
import shutil
from collections import defaultdict
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from typing import Literal

from effdet_core import atomic, images
from effdet_core.errors import InputError
from effdet_core.project.library import OWN
from effdet_core.project.names import file_name_from, is_unicode
from effdet_core.project.project import Project

Match = Literal["path", "content"]
"""What makes an incoming picture one of the project: lying in its folders, or also the same name and bytes."""


@dataclass(slots=True)
class Placing:
    """folders: of the source, below which copies keep their relative paths. copy: pictures too, instead of links.

    With `match` "content" pictures that are new are copied: linking their folder would bring in a second time those
    beside them that were recognised.
    """

    project: Project
    folders: tuple[Path, ...]
    copy: bool
    match: Match
    _known: dict[str, list[Path]] | None = field(default=None)

    @property
    def copies(self) -> bool:
        """Whether new pictures are copied."""
        return self.copy or self.match == "content"

    def link_folders(self) -> None:
        """Makes the source's folders part of the project, unless pictures are copied."""
        for folder in () if self.copies else self.folders:
            if next(images.pictures_in(folder), None):  # labels may come without pictures, for those that are here
                self.project.link(folder)

    def name(self, image: Path, *, copy: bool = False) -> str:
        """What the picture is called in the project; copies or links it first where it is not there yet.

        copy: in any case, because it does not stay where it is. Raises `InputError` for an impossible name.
        """
        if not is_unicode(str(image)):
            raise InputError("its name is not valid Unicode", where=ascii(str(image)), hint="Rename the picture.")
        library = self.project.library
        if (name := library.name_of(image)) is not None:
            return name
        if self.match == "content" and (twin := self._twin(image)):
            return str(library.name_of(twin))
        if not (copy or self.copies):
            self.project.link(image.parent)
            return str(self.project.library.name_of(image))
        holder = next((folder for folder in self.folders if image.is_relative_to(folder)), image.parent)
        return str(library.name_of(_copied(image, library.folders[OWN] / image.relative_to(holder))))

    def _twin(self, image: Path) -> Path | None:
        """The picture of the project that has the name and the bytes of this one."""
        if self._known is None:
            self._known = defaultdict(list)
            for name in self.project.library.names():
                path = self.project.library.path_of(name)
                self._known[path.name].append(path)
        return next((path for path in self._known.get(image.name, ()) if _same_content(path, image)), None)


def safe_name(name: str) -> str:
    """A name that a foreign file gives its picture, as one that works on every system."""
    path = Path(name)
    return f"{file_name_from(path.stem)}{path.suffix}"


def _same_content(one: Path, other: Path) -> bool:
    try:
        return one.stat().st_size == other.stat().st_size and _digest(one) == _digest(other)
    except OSError:
        return False


def _digest(path: Path) -> bytes:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").digest()


def _copy(image: Path, target: Path) -> None:
    shutil.copyfile(image, target)


def _copied(image: Path, wanted: Path) -> Path:
    """The copy of a picture, made unless it is there; another picture of the name gets company, not replaced."""
    names = (wanted if n == 1 else wanted.with_stem(f"{wanted.stem}-{n}") for n in count(1))
    target = next(path for path in names if not path.exists() or filecmp.cmp(image, path, shallow=False))
    if not target.exists():
        atomic.write_with(target, lambda temporary: _copy(image, temporary))
    return target
