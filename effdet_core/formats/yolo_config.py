"""YOLO's data.yaml: what the classes are called, and which pictures train, validate and test."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import Any

from effdet_core.dataset import Split
from effdet_core.errors import InputError, Problem
from effdet_core.formats import documents
from effdet_core.formats.finder import PictureFinder

_TELLING = re.compile(rb"^\s*[\"']?names[\"']?\s*:", re.MULTILINE)
_HINT = "It needs `names:` with the class of every number, as a list or as lines `0: bee`."


@dataclass(frozen=True, slots=True)
class Config:
    """names: by number; empty where nobody named them. splits: folders or lists of pictures, as the file has them.

    base: the file's `path:`. has_points: whether lines hold the points of a pose after their box.
    """

    path: Path | None = None
    names: Mapping[int, str] = field(default_factory=dict)
    splits: Mapping[Split, tuple[str, ...]] = field(default_factory=dict)
    base: str = ""
    has_points: bool = False
    problems: tuple[Problem, ...] = ()

    @property
    def described(self) -> str:
        """What numbers there are, for messages."""
        return f"{self.path.name if self.path else 'the source'} has {len(self.names)} classes, counted from 0"


def is_config(path: Path) -> bool:
    """Whether a file is YAML with names, by its first bytes."""
    return path.suffix.lower() in (".yaml", ".yml") and _TELLING.search(documents.head(path)) is not None


def find(folder: Path) -> Path | None:
    """The data.yaml of a folder: the one so called, or the only one like it."""
    found = [path for pattern in ("*.yaml", "*.yml") for path in sorted(folder.glob(pattern))]
    usable = [path for path in found if documents.is_inside(path, folder) and is_config(path)]
    named = [path for path in usable if path.stem.lower() == "data"]
    return (named or usable)[0] if named or len(usable) == 1 else None


def read(path: Path) -> Config:
    """Raises `InputError` when nothing can be made of it."""
    values = documents.load_yaml(path)
    if not isinstance(values, dict):
        raise InputError("is no data.yaml of YOLO", where=str(path), hint=_HINT)
    problems: list[Problem] = []
    names = _names(values.get("names"), path, problems)
    splits: dict[Split, tuple[str, ...]] = {}
    for key, value in values.items():
        split = documents.split_of_folder(key) if isinstance(key, str) else None
        if split and value:
            splits[split] = (*splits.get(split, ()), *_entries(value, f"{path}, {key}", problems))
    base = values.get("path")
    return Config(
        path=path,
        names=names,
        splits=splits,
        base=base if isinstance(base, str) else "",
        has_points=values.get("kpt_shape") is not None,
        problems=tuple(problems),
    )


def pictures_of(entry: str, where: str, config: Config, finder: PictureFinder, problems: list[Problem]) -> list[Path]:
    """The pictures of one entry of a split: a folder, or a text file with a picture in each line."""
    found = _inside(entry, config, finder.root)
    if found is None or not found.exists():
        hint = "Name a folder inside the data set, by its path from this file."
        problems.append(Problem(f"the folder {entry!r} is not in the data set", where, hint))
        return []
    if found.is_dir():
        return finder.below(found)
    try:
        lines = documents.load_text(found).splitlines()
    except InputError as e:
        problems += e.problems
        return []
    return _listed(found, lines, config, finder, problems)


def _names(value: Any, path: Path, problems: list[Problem]) -> dict[int, str]:
    pairs = (
        list(enumerate(value)) if isinstance(value, list) else list(value.items()) if isinstance(value, dict) else []
    )
    names: dict[int, str] = {}
    for key, name in pairs:
        number = int(key) if isinstance(key, str) and re.fullmatch(r"\d{1,6}", key) else key
        if type(number) is int and number >= 0 and isinstance(name, str | int | float | bool):
            names[number] = str(name).strip()
        else:
            problems.append(Problem(f"the class {key!r} has no name that can be used", f"{path}, names", _HINT))
    if not names:
        raise InputError("names no classes", where=f"{path}, names", hint=_HINT)
    return names


def _entries(value: Any, where: str, problems: list[Problem]) -> list[str]:
    entries = value if isinstance(value, list) else [value]
    usable = [entry for entry in entries if isinstance(entry, str) and entry and "\0" not in entry]
    if len(usable) < len(entries):
        problems.append(Problem("must be a folder, several, or a list of pictures in a .txt file", where))
    return usable


def _inside(entry: str, config: Config, root: Path) -> Path | None:
    """Where an entry is in the data set: by its path, or by as much of its end as is there.

    Files come with the paths of another computer, and with `../train/images` where `train/images` is meant.
    """
    for text in (f"{config.base}/{entry}", entry):
        parts = [part for part in PurePosixPath(text.replace("\\", "/")).parts if part not in ("..", "/", ".")]
        for first in range(max(1, len(parts))):
            candidate = root.joinpath(*parts[first:])
            if _exists(candidate) and documents.is_inside(candidate, root):
                return candidate
    return None


def _exists(path: Path) -> bool:
    try:
        return path.exists()
    except (OSError, ValueError):  # a name too long, or impossible
        return False


def _listed(path: Path, lines: list[str], config: Config, finder: PictureFinder, problems: list[Problem]) -> list[Path]:
    found: list[Path] = []
    missing: list[int] = []
    for number, line in enumerate(lines, 1):
        if not (name := line.strip()):
            continue
        place = _inside(name, config, finder.root)
        picture = finder.at(place) if place else None
        if picture:
            found.append(picture)
        else:
            missing.append(number)
    if missing:
        more = f" ({len(missing)} lines name such pictures)" if len(missing) > 1 else ""
        message = f"its picture is not in the data set{more}; it is left out"
        problems.append(Problem(message, f"{path}, line {missing[0]}"))
    return found
