"""The photos of a model card: what it is trained on, what it finds, and where it errs."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import TypeVar

import numpy as np
from markupsafe import Markup
from numpy.typing import NDArray

from effdet_core.dataset import Dataset, Example
from effdet_core.evaluation.errors import Error, Errors, Kind
from effdet_core.evaluation.saved import Box4, Photo
from effdet_core.evaluation.thresholds import Thresholds
from effdet_core.kit.photos import Marked, figure, readable

EXAMPLES, MISTAKES, TRAINING = 6, 4, 3
"""Photos of each kind on a card; mistakes of each kind of mistake."""
_AROUND = 1.2
"""How much of the surroundings of a mistake is shown, in sides of its box."""
_SMALLEST_CROP = 64
_CROP_SHOWN = 210
_LOOKED_AT = 200
"""Mistakes of a kind among which those of different photos are looked for."""

MOST_NAMES = 6
"""With more boxes their names would cover the photo."""

Step = Callable[[], None]
Item = TypeVar("Item", Example, Photo)


@dataclass(frozen=True, slots=True)
class Shown:
    """A photo on the card. drawing: an SVG. caption: a line below it."""

    drawing: Markup
    caption: str


@dataclass(frozen=True, slots=True)
class MistakesOf:
    """One kind of mistake: how many there are, and the dearest."""

    kind: Kind
    count: int
    shown: tuple[Shown, ...]


def training_photos(dataset: Dataset, step: Step) -> tuple[Shown, ...]:
    """Some of the photos it learnt from, evenly spread, with their boxes."""
    labelled = [example for example in dataset.of("train") if example.boxes]
    return _shown(labelled, TRAINING, lambda example: _labelled(example, dataset.classes), step)


def examples(photos: Sequence[Photo], classes: Sequence[str], thresholds: Thresholds, step: Step) -> tuple[Shown, ...]:
    """Some of the photos that judge it, evenly spread and not chosen for their looks, with what it finds in them."""
    return _shown(photos, EXAMPLES, lambda photo: _found(photo, classes, thresholds), step)


def mistakes(found: Errors, classes: Sequence[str], step: Step) -> tuple[MistakesOf, ...]:
    """The dearest of each kind, one a photo: the same photo again would show little that is new."""
    groups = []
    for kind, count in found.counts().items():
        drawn = (_mistake(error, classes) for error in _one_a_photo(found.where(kind)))
        if count:
            groups.append(MistakesOf(kind, count, tuple(islice(filter(None, drawn), MISTAKES))))
        step()
    return tuple(groups)


def _one_a_photo(found: Errors) -> Iterator[Error]:
    seen: set[str] = set()
    for error in found[:_LOOKED_AT]:
        if error.image not in seen:
            seen.add(error.image)
            yield error


def _shown(items: Sequence[Item], most: int, drawn: Callable[[Item], Shown | None], step: Step) -> tuple[Shown, ...]:
    """`most` of the items, evenly spread; for one whose file is gone, none."""
    shown = []
    for place in np.unique(np.linspace(0, len(items) - 1, min(most, len(items))).astype(int)) if items else ():
        one = drawn(items[place])
        step()
        if one is not None:
            shown.append(one)
    return tuple(shown)


def _labelled(example: Example, classes: Sequence[str]) -> Shown | None:
    picture = readable(example.image)
    if picture is None or not _is_as_known(picture, example):
        return None
    few = len(example.boxes) <= MOST_NAMES
    marks = [
        Marked(box, classes[kind] if few else "", kind)
        for box, kind in zip(example.boxes, example.classes, strict=True)
    ]
    return Shown(figure(picture, marks, Path(example.image).name), Path(example.image).name)


def _found(photo: Photo, classes: Sequence[str], thresholds: Thresholds) -> Shown | None:
    picture = readable(photo.image)
    if picture is None or not _is_as_known(picture, photo):
        return None
    rows = zip(photo.found, photo.scores, photo.kinds, strict=True)
    sure = [row for row in rows if row[1] >= thresholds.of(classes[row[2]])]
    few = len(sure) <= MOST_NAMES
    marks = [Marked(box, f"{classes[kind]} {score:.0%}" if few else "", kind) for box, score, kind in sure]
    name = Path(photo.image).name
    there = sum(not crowd for crowd in photo.crowd)
    return Shown(figure(picture, marks, name), f"{name}: {len(sure)} found, {there} there")


def _mistake(error: Error, classes: Sequence[str]) -> Shown | None:
    """The part of the photo around it: the detection as a line, the object dashed."""
    picture = readable(error.image)
    box = error.box or error.truth
    if picture is None or box is None:
        return None
    marks = []
    if error.truth is not None:
        marks.append(Marked(error.truth, "" if error.box else error.name, _place(error.name, classes), dashed=True))
    if error.box is not None:
        text = f"{error.said or error.name} {error.score:.0%}"
        marks.append(Marked(error.box, text, _place(error.said or error.name, classes)))
    crop = _around(_both(error.box, error.truth), picture.shape[0], picture.shape[1])
    return Shown(figure(picture, marks, _words(error), crop, _CROP_SHOWN), f"{_words(error)}, {Path(error.image).name}")


def _words(error: Error) -> str:
    match error.kind:
        case "missed":
            return f"{error.name} was missed"
        case "false alarm":
            return f"{error.said or error.name}, where nothing is"
        case "wrong class":
            return f"{error.name} was taken for {error.said}"
        case "sloppy box":
            return f"{error.name}, overlapping by {error.iou:.0%} only"
        case "double":
            return f"{error.name} was found twice"


def _place(name: str, classes: Sequence[str]) -> int:
    return classes.index(name) if name in classes else 0


def _both(box: Box4 | None, truth: Box4 | None) -> Box4:
    given = [one for one in (box, truth) if one is not None]
    low = [min(one[side] for one in given) for side in (0, 1)]
    high = [max(one[side] for one in given) for side in (2, 3)]
    return low[0], low[1], high[0], high[1]


def _around(box: Box4, height: int, width: int) -> tuple[int, int, int, int]:
    """A square around a box with some of its surroundings, inside of the picture where it fits."""
    side = max(box[2] - box[0], box[3] - box[1]) * (1 + 2 * _AROUND)
    sides = [min(max(side, _SMALLEST_CROP), limit) for limit in (height, width)]
    middles = [(box[0] + box[2]) / 2, (box[1] + box[3]) / 2]
    starts = [
        min(max(middle - one / 2, 0.0), limit - one)
        for middle, one, limit in zip(middles, sides, (height, width), strict=True)
    ]
    top, left = (int(start) for start in starts)
    return top, left, min(height, top + max(1, round(sides[0]))), min(width, left + max(1, round(sides[1])))


def _is_as_known(picture: NDArray[np.uint8], known: Example | Photo) -> bool:
    """Boxes on a photo that was replaced since would lie anywhere."""
    return picture.shape[:2] == (known.height, known.width)
