"""Finding the pictures of a foreign data set by the names it gives them: in its folder, or where the caller says."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from os.path import commonpath
from pathlib import Path, PurePosixPath, PureWindowsPath

from effdet_core.images import pictures_in


@dataclass(slots=True)
class PictureFinder:
    """The pictures in `root` and below, listed once. Only what was listed can be found.

    elsewhere: other pictures, found by their file names, where none in `root` is meant and only one is called so.
    Names compare by their Unicode meaning, since some systems store composed and others decomposed letters.
    """

    root: Path
    elsewhere: Iterable[Path] = ()
    paths: list[Path] = field(default_factory=list)
    _by_path: dict[str, Path] = field(default_factory=dict)
    _by_name: dict[str, list[Path]] = field(default_factory=lambda: defaultdict(list))
    _by_stem: dict[str, list[Path]] = field(default_factory=lambda: defaultdict(list))
    _known: dict[str, list[Path]] = field(default_factory=lambda: defaultdict(list))
    """Of `elsewhere`, by name and by name without suffix."""

    def __post_init__(self) -> None:
        for relative in pictures_in(self.root):
            path = self.root / relative
            self.paths.append(path)
            self._by_path[_plain(relative)] = path
            self._by_name[_plain(path.name)].append(path)
            self._by_stem[_plain(path.stem)].append(path)
        for path in self.elsewhere:
            for key in {_plain(path.name), _plain(path.stem)}:
                self._known[key].append(path)

    def find(self, name: str, bases: Iterable[Path]) -> Path | None:
        """The picture of a relative name: in one of the folders `bases` (first hit), or the only one so called."""
        slashed = name.replace("\\", "/")
        for base in bases:
            relative = (base / slashed).relative_to(self.root).as_posix() if base.is_relative_to(self.root) else ""
            if found := self._by_path.get(_plain(relative)):
                return found
        key = _plain(PurePosixPath(slashed).name)
        return _only(self._by_name.get(key) or self._known.get(key, []))

    def why_missing(self, name: str, bases: Iterable[Path]) -> str:
        """What to say of a picture that was not found."""
        if any((base / name.replace("\\", "/")).is_symlink() for base in bases):
            return f"its picture {name!r} is a link that leads out of the data set or nowhere, and is not followed"
        return f"its picture {name!r} is missing"

    def find_stem(self, stem: str, base: Path) -> Path | None:
        """The picture of a name without its suffix, in `base` or, where it is the only one, anywhere."""
        found = self._by_stem.get(_plain(stem)) or self._known.get(_plain(stem), [])
        return _only([path for path in found if path.parent == base]) or _only(found)

    def at(self, path: Path) -> Path | None:
        """The picture of an absolute path, which must lie in `root` by its letters and be listed."""
        return (
            self._by_path.get(_plain(path.relative_to(self.root).as_posix()))
            if path.is_relative_to(self.root)
            else None
        )

    def below(self, folder: Path) -> list[Path]:
        """The pictures in a folder and below, in order."""
        return [path for path in self.paths if path.is_relative_to(folder)]


def common_folder(pictures: Iterable[Path]) -> Path | None:
    """The smallest folder that holds all pictures, None where there are none."""
    parents = {str(path.parent) for path in pictures}
    return Path(commonpath(parents)) if parents else None


def why_unsafe(name: str) -> str:
    """Why a picture's name in a foreign file is refused, or ""."""
    posix, windows = PurePosixPath(name), PureWindowsPath(name)
    if not name or "\0" in name:
        return "the name of the picture is empty or impossible"
    if posix.is_absolute() or windows.drive or windows.root:
        return f"the picture {name!r} is named by an absolute path, which is not followed"
    if ".." in posix.parts or ".." in windows.parts:
        return f"the picture {name!r} would lie outside the folder of the data set"
    return ""


def _plain(name: str) -> str:
    return unicodedata.normalize("NFC", name)


def _only(paths: list[Path]) -> Path | None:
    return paths[0] if len(paths) == 1 else None
