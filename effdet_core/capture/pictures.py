"""Photos one after the other, as if they were a very slow video."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice
from pathlib import Path

from effdet_core import images
from effdet_core.capture.frame import Frame
from effdet_core.errors import InputError, Problem

PACE = 1.5
"""Seconds that each photo of a folder shows while they go by themselves."""
MOST = 100_000
"""Photos of one folder."""


class Pictures:
    """Photos in order, for one thread. A photo of several that cannot be read is passed over and kept in `problems`."""

    is_live = False
    rate = 1 / PACE

    def __init__(self, paths: Sequence[Path], name: str = "") -> None:
        """name: for people; by default the first photo's."""
        self.paths = tuple(paths)
        self.name = name or (self.paths[0].name if self.paths else "")
        self.problems: list[Problem] = []
        self._at = 0

    @property
    def seconds(self) -> float | None:
        """From the first photo to the last."""
        return (len(self.paths) - 1) * PACE

    def next(self) -> Frame | None:
        """The next photo, None at the end. Raises `InputError` when there is only one and it cannot be read."""
        while self._at < len(self.paths):
            number, self._at = self._at, self._at + 1
            path = self.paths[number]
            try:
                return Frame(images.read_rgb(path), number=number, seconds=number * PACE, path=path)
            except InputError as e:
                if len(self.paths) == 1:
                    raise
                self.problems += e.problems
        return None

    def seek(self, seconds: float) -> None:
        """The next photo will be the one that shows at that time."""
        self._at = max(0, min(round(seconds / PACE), len(self.paths) - 1))

    def close(self) -> None:
        """Nothing is held."""


def in_folder(folder: Path) -> Pictures:
    """All photos in a folder and below. Raises `InputError` when there are none."""
    found = [folder / name for name in islice(images.pictures_in(folder), MOST)]
    if not found:
        raise InputError("holds no photos", where=str(folder), hint="Choose a folder with photos in it.")
    return Pictures(found, folder.name)
