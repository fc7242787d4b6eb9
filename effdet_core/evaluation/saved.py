"""What was found in the photos of a split, kept in the run folder: `evaluations/SOURCE-SPLIT.json`.

Everything that takes long, the figures and their intervals, is computed once, when an evaluation is made; opening one
is reading it and matching it (`effdet_core.evaluation.matching`).
"""

from __future__ import annotations

import hashlib
import time
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Literal

import msgspec
import numpy as np

from effdet_core import atomic
from effdet_core.dataset import SPLITS, Example, Split
from effdet_core.detections import Detections
from effdet_core.errors import InputError, RunError
from effdet_core.events import Metrics
from effdet_core.run_folder import RunFolder

NETWORK: Literal["network"] = "network"
"""The source that is the run's network itself, with its best weights; every other is the name of an exported file."""

_FARTHEST = 1e6
_Pixels = Annotated[float, msgspec.Meta(ge=-_FARTHEST, le=_FARTHEST)]
_Side = Annotated[int, msgspec.Meta(ge=1, le=int(_FARTHEST))]
_Place = Annotated[int, msgspec.Meta(ge=0)]
_Share = Annotated[float, msgspec.Meta(ge=0, le=1)]
# What is read from a file lies within these bounds, so that no computation meets numbers it cannot take.
Box4 = tuple[_Pixels, _Pixels, _Pixels, _Pixels]
"""(ymin, xmin, ymax, xmax) in pixels of the upright photo, see `effdet_core.boxes`."""
Span = tuple[float, float]
"""(low, high): where a figure would lie on other such photos, 19 times of 20."""
_SUFFIX = ".json"


class Photo(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One photo: what is known of it and what was found in it.

    image: absolute path. height, width: pixels of the upright photo. boxes, classes, crowd: the truth, one each per
    object, as in `Example`. found, scores, kinds: detections, the surest first; kinds are places in
    `Evaluation.classes`, as `classes` are.
    """

    image: str
    height: _Side
    width: _Side
    boxes: tuple[Box4, ...] = ()
    classes: tuple[_Place, ...] = ()
    crowd: tuple[bool, ...] = ()
    found: tuple[Box4, ...] = ()
    scores: tuple[_Share, ...] = ()
    kinds: tuple[_Place, ...] = ()

    def __post_init__(self) -> None:
        if not len(self.boxes) == len(self.classes) == len(self.crowd):
            raise ValueError(f"{self.image}: boxes, classes and crowd differ in length")
        if not len(self.found) == len(self.scores) == len(self.kinds):
            raise ValueError(f"{self.image}: found, scores and kinds differ in length")


class Intervals(msgspec.Struct, frozen=True, kw_only=True):
    """Where figures of `Metrics` would lie on other such photos, 19 times of 20, by bootstrap over the photos.

    per_class_50: class name -> that of its AP at IoU 0.5. A figure that has nothing to measure (-1) has (-1, -1).
    """

    ap: Span
    ap50: Span
    ap75: Span
    per_class_50: dict[str, Span]


class Evaluation(msgspec.Struct, frozen=True, kw_only=True):
    """source: `NETWORK`, or the name of the exported file. model: what it was, see `fingerprint_of`.

    classes: names in the order of the places in `photos`. made: seconds since 1970.
    """

    source: str
    split: Split
    classes: tuple[str, ...]
    metrics: Metrics
    intervals: Intervals
    photos: tuple[Photo, ...]
    made: float = msgspec.field(default_factory=time.time)
    model: str = ""

    def __post_init__(self) -> None:
        for photo in self.photos:
            if max((*photo.classes, *photo.kinds), default=-1) >= len(self.classes):
                raise ValueError(f"{photo.image}: a class is out of range")


@dataclass(frozen=True, slots=True)
class Listed:
    """An evaluation that is there, before it is read. made: seconds since 1970."""

    path: Path
    source: str
    split: Split
    made: float


def path_of(run: RunFolder, source: str, split: Split) -> Path:
    """Where the evaluation of a source on a split is kept. source: `NETWORK`, or the path or name of a file."""
    return run.evaluations / f"{Path(source).name}-{split}{_SUFFIX}"


def all_of(run: RunFolder) -> tuple[Listed, ...]:
    """The evaluations of a run, the newest first; told from the files' names, none is opened."""
    found = []
    for path in run.evaluations.glob(f"*{_SUFFIX}"):
        source, _, split = path.stem.rpartition("-")
        if split in SPLITS and source and not source.startswith("."):
            with suppress(FileNotFoundError):  # taken away meanwhile
                found.append(Listed(path, source, split, path.stat().st_mtime))
    return tuple(sorted(found, key=lambda item: -item.made))


def photo_of(example: Example, found: Detections) -> Photo:
    """Rounded to what can be seen: hundredths of a pixel, millionths of a score; a file may find boxes anywhere."""
    rows = np.nan_to_num(found.boxes.astype(float)).clip(-_FARTHEST, _FARTHEST).round(2).tolist()
    scores = np.nan_to_num(found.scores.astype(float)).clip(0, 1).round(6)
    return Photo(
        image=example.image,
        height=example.height,
        width=example.width,
        boxes=example.boxes,
        classes=example.classes,
        crowd=example.crowd,
        found=tuple(map(tuple, rows)),
        scores=tuple(scores.tolist()),
        kinds=tuple(found.classes.tolist()),
    )


def detections_of(photos: Sequence[Photo]) -> list[Detections]:
    """What was found in each."""
    return [Detections.sorted(photo.found, photo.scores, photo.kinds) for photo in photos]


def write(run: RunFolder, evaluation: Evaluation) -> Path:
    """Keeps an evaluation, in place of an older one of the same; returns its file. Raises `UserError`."""
    path = path_of(run, evaluation.source, evaluation.split)
    atomic.write_bytes(path, msgspec.json.encode(evaluation))
    return path


def read(path: Path) -> Evaluation:
    """Reads what `write` wrote. Raises `InputError` when the file is missing, damaged or inconsistent."""
    try:
        return _whole(msgspec.json.decode(path.read_bytes(), type=_Pieces))
    except OSError as e:
        raise InputError(f"cannot be read: {e.strerror}", where=str(path)) from e
    except (msgspec.MsgspecError, ValueError, RecursionError) as e:
        hint = "Evaluate again; the run itself is untouched."
        raise InputError(f"is not an evaluation of this program: {e}", where=str(path), hint=hint) from e


class _Pieces(msgspec.Struct, frozen=True, kw_only=True):
    """`Evaluation` with its photos still as they were written."""

    source: str
    split: Split
    classes: tuple[str, ...]
    metrics: Metrics
    intervals: Intervals
    photos: tuple[msgspec.Raw, ...]
    made: float = 0.0
    model: str = ""


def _whole(pieces: _Pieces) -> Evaluation:
    """Photo by photo: thousands at once would make every other thread, the window's too, wait for 100 ms."""
    decoder = msgspec.json.Decoder(Photo)
    return Evaluation(
        source=pieces.source,
        split=pieces.split,
        classes=pieces.classes,
        metrics=pieces.metrics,
        intervals=pieces.intervals,
        photos=tuple(decoder.decode(photo) for photo in pieces.photos),
        made=pieces.made,
        model=pieces.model,
    )


def weights_of(run: RunFolder) -> Path:
    """The weights that are judged: the best ones, or else the last. Raises `RunError` when there are none."""
    for name in ("best.npz", "last.npz"):
        if (path := run.checkpoints / name).is_file():
            return path
    raise RunError("has no weights yet", where=str(run.path), hint=f"Train it: effdet train --resume {run.path}")


def fingerprint_of(path: Path) -> str:
    """Tells one model file from another: the SHA-256 of its content. Raises `InputError`."""
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as e:
        raise InputError(f"cannot be read: {e.strerror}", where=str(path)) from e


def is_stale(evaluation: Evaluation, model: Path) -> bool:
    """Whether `model`, the exported file or `weights_of` the run, is another than the one that was judged."""
    return not model.is_file() or fingerprint_of(model) != evaluation.model
