"""Where the pictures of a project lie and what they are called inside it.

A picture's name is stable and unique: the name of its folder in the project, then its path inside that folder, with
slashes: `images/cat.jpg` for one copied into the project, `holiday/day 1/cat.jpg` for one in a linked folder.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from effdet_core.images import pictures_in

OWN = "images"
"""The folder inside a project for pictures that were copied into it."""
_NOWHERE = ".no such folder"


@dataclass(frozen=True, slots=True)
class Library:
    """The folders of a project's pictures. folders: name -> absolute path, `images` first. root: the project."""

    root: Path
    folders: dict[str, Path]

    def names(self) -> Iterator[str]:
        """The names of all pictures that are there now, folder by folder, in order."""
        for name, folder in self.folders.items():
            others = {other for other in (self.root, *self.folders.values()) if other != folder}
            yield from (f"{name}/{found}" for found in pictures_in(folder, others))

    def holds(self, picture: str) -> bool:
        """Whether a name is one of a picture in these folders, be it there or not."""
        folder, _, rest = picture.partition("/")
        return bool(rest) and folder in self.folders

    def path_of(self, picture: str) -> Path:
        """The file of a picture; one that is not there where the project has no such folder, or no longer."""
        folder, _, rest = picture.partition("/")
        return self.folders[folder] / rest if folder in self.folders else self.root / _NOWHERE / picture

    def name_of(self, path: Path) -> str | None:
        """The name of a file, or None when it lies in none of the folders. path: absolute, folders resolved."""
        holders = [(name, folder) for name, folder in self.folders.items() if path.is_relative_to(folder)]
        if not holders:
            return None
        name, folder = max(holders, key=lambda item: len(item[1].parts))
        return f"{name}/{path.relative_to(folder).as_posix()}"

    def missing(self) -> dict[str, Path]:
        """Linked folders that are gone, perhaps with a disk that is not plugged in."""
        return {name: folder for name, folder in self.folders.items() if name != OWN and not os.path.isdir(folder)}  # noqa: PTH112 - of a dead network drive, Path raises
