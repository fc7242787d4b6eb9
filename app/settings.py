"""What the application remembers of a person: one JSON file in the folder this system has for such things.

Nothing of a project is in here; losing the file loses no work.
"""

from __future__ import annotations

import os
from itertools import count
from pathlib import Path
from typing import Any

import msgspec
from PySide6.QtCore import QStandardPaths

from app.theme import Choice
from effdet_core import atomic
from effdet_core.errors import Problem, UserError

FOLDER_VARIABLE = "EFFDET_STUDIO_CONFIG"
"""Names another folder for the settings."""
MOST_RECENT = 12


class Recent(msgspec.Struct, frozen=True):
    """A project that was open, as it was when it closed.

    opened: seconds since 1970. classes: (name, colour). samples: paths of a few photos for its card. page: the one that
    was shown last, "" for the first.
    """

    path: str
    opened: float
    photos: int = 0
    done: int = 0
    classes: tuple[tuple[str, str], ...] = ()
    samples: tuple[str, ...] = ()
    page: str = ""


class Values(msgspec.Struct, frozen=True):
    """Everything remembered.

    language: an ISO code, or "" for the system's. shortcuts: a person's own keys by action id; none: the default
    ones. geometry: of the window, Qt's bytes as base64. pages: what each page wants to remember, by its id.
    """

    theme: Choice = "system"
    language: str = ""
    shortcuts: dict[str, tuple[str, ...]] = {}
    recents: tuple[Recent, ...] = ()
    geometry: str = ""
    last_folder: str = ""
    pages: dict[str, dict[str, Any]] = {}


class Store:
    """The settings in memory and on disk. A change is on disk when `change` returns, unless the disk refuses."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.problem: Problem | None = None
        """What was wrong with the file, if anything, for the window to tell."""
        self.values = self._read()

    def change(self, **changes: Any) -> None:
        """Replaces values by name. A disk that refuses costs no more than the memory of it."""
        changed = msgspec.structs.replace(self.values, **changes)
        if changed == self.values:
            return
        self.values = changed
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            atomic.write_bytes(self.path, msgspec.json.format(msgspec.json.encode(changed), indent=2) + b"\n")
        except (UserError, OSError) as e:
            self.problem = e.problems[0] if isinstance(e, UserError) else Problem(str(e), str(self.path))

    def page(self, page: str) -> dict[str, Any]:
        """What a page remembers: a copy, empty at first."""
        return dict(self.values.pages.get(page, {}))

    def remember(self, page: str, **changes: Any) -> None:
        """Adds to what a page remembers. Values must be what JSON can hold."""
        self.change(pages={**self.values.pages, page: {**self.page(page), **changes}})

    def opened(self, recent: Recent) -> None:
        """Puts a project at the top of the recent ones."""
        others = tuple(item for item in self.values.recents if item.path != recent.path)
        self.change(recents=(recent, *others)[:MOST_RECENT])

    def forget(self, path: str) -> None:
        """Takes a project off the list; the project itself stays."""
        self.change(recents=tuple(item for item in self.values.recents if item.path != path))

    def _read(self) -> Values:
        try:
            return msgspec.json.decode(self.path.read_bytes(), type=Values)
        except FileNotFoundError:
            return Values()
        except OSError as e:
            self.problem = Problem(f"the settings cannot be read: {e.strerror}", str(self.path))
        except msgspec.MsgspecError:
            self.problem = self._set_aside()
        return Values()

    def _set_aside(self) -> Problem:
        names = (self.path.with_name(f"settings-damaged-{number}.json") for number in count(1))
        aside = next(path for path in names if not path.exists())
        try:
            os.replace(self.path, aside)
        except OSError as e:
            return Problem(f"the settings are damaged and cannot be set aside: {e.strerror}", str(self.path))
        return Problem("the settings were damaged; the usual ones are back", str(aside), "The old file is kept there.")


def folder() -> Path:
    """Where the settings are."""
    if named := os.environ.get(FOLDER_VARIABLE):
        return Path(named)
    place = QStandardPaths.StandardLocation.GenericConfigLocation
    return Path(QStandardPaths.writableLocation(place)) / "effdet-studio"


_stores: dict[Path, Store] = {}


def store() -> Store:
    """The settings of this process."""
    path = folder() / "settings.json"
    return _stores[path] if path in _stores else _stores.setdefault(path, Store(path))
