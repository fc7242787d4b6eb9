"""What the network of a run saw in a few validation photos, after every evaluation: so that people see it learn.

`looks/epoch-0005.json` in the run folder holds one list, always of the same photos.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import msgspec

from effdet_core import atomic
from effdet_core.dataset import Example
from effdet_core.detections import Detections
from effdet_core.run_folder import RunFolder

PHOTOS = 6
LOWEST_SCORE = 0.2
_DETECTIONS = 100


class Found(msgspec.Struct, frozen=True, array_like=True):
    """One object: box in pixels of the upright photo, score 0..1, and the place of its class in the data set's list."""

    ymin: float
    xmin: float
    ymax: float
    xmax: float
    score: float
    class_place: int


class Look(msgspec.Struct, frozen=True, kw_only=True):
    """One photo. image: its path. height, width: of the upright photo, pixels. detections: the surest first."""

    image: str
    height: int
    width: int
    detections: tuple[Found, ...]


def write(run: RunFolder, epoch: int, examples: Sequence[Example], detections: Sequence[Detections]) -> None:
    """Keeps what was found in the first few photos. Raises `UserError` when the disk refuses."""
    looks = [_look(*pair) for pair in zip(examples[:PHOTOS], detections[:PHOTOS], strict=True)]
    atomic.write_bytes(run.looks / f"epoch-{epoch:04d}.json", msgspec.json.encode(looks))


def looks_of(run: RunFolder) -> list[tuple[int, tuple[Look, ...]]]:
    """(epoch, looks) in order; files that cannot be read are left out."""
    return LooksReader(run).read()


class LooksReader:
    """Reads the looks of a run that goes on: each file once, and again when it was written anew."""

    def __init__(self, run: RunFolder) -> None:
        self._run = run
        self._known: dict[Path, tuple[int, tuple[Look, ...] | None]] = {}

    def read(self) -> list[tuple[int, tuple[Look, ...]]]:
        """All there are by now, as `looks_of`."""
        found = []
        for path in self._run.looks.glob("epoch-*.json"):
            number = path.stem.removeprefix("epoch-")
            if number.isdecimal() and (looks := self._of(path)) is not None:
                found.append((int(number), looks))
        return sorted(found, key=lambda item: item[0])

    def _of(self, path: Path) -> tuple[Look, ...] | None:
        try:
            written = path.stat().st_mtime_ns
        except OSError:
            return None
        if path not in self._known or self._known[path][0] != written:
            self._known[path] = (written, _read(path))
        return self._known[path][1]


def _look(example: Example, found: Detections) -> Look:
    sure = found.above(LOWEST_SCORE)
    rows = zip(sure.boxes.tolist(), sure.scores.tolist(), sure.classes.tolist(), strict=True)
    listed = [Found(y0, x0, y1, x1, score, int(kind)) for (y0, x0, y1, x1), score, kind in rows]
    return Look(image=example.image, height=example.height, width=example.width, detections=tuple(listed[:_DETECTIONS]))


def _read(path: Path) -> tuple[Look, ...] | None:
    try:
        return msgspec.json.decode(path.read_bytes(), type=tuple[Look, ...])
    except (OSError, msgspec.MsgspecError, RecursionError):
        return None
