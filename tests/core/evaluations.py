"""Evaluations made up by chance, and the plain way to match one, to hold the quick way against."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from effdet_core.dataset import Example
from effdet_core.detections import Detections
from effdet_core.evaluation import judging, saved
from effdet_core.evaluation.saved import Evaluation, Photo

CLASSES = ("bee", "wasp", "fly")
Box = tuple[float, float, float, float]


def made_up(
    seed: int = 0, photos: int = 30, *, crowds: bool = False, ties: bool = True, classes: tuple[str, ...] = CLASSES
) -> Evaluation:
    """Objects, most of them found more or less well, some as another class or twice, and some false alarms.

    ties: with few different scores, so that many detections are equally sure, as those of int8 files are.
    """
    chance = np.random.default_rng(seed)
    made = [_photo(chance, number, len(classes), crowds, ties) for number in range(photos)]
    examples = [example for example, _ in made]
    return judging.evaluation_of("model.tflite", "0" * 64, examples, [found for _, found in made], classes, "test")


def of_photos(*photos: Photo, classes: tuple[str, ...] = CLASSES) -> Evaluation:
    """An evaluation of these."""
    return judging.evaluation_of(
        saved.NETWORK, "", [example_of(p) for p in photos], saved.detections_of(photos), classes, "test"
    )


def photo(
    truths: list[tuple[Box, int]], found: list[tuple[Box, float, int]], *, crowd: bool = False, name: str = "a.jpg"
) -> Photo:
    """truths: (box, class). found: (box, score, class), the surest first."""
    return Photo(
        image=f"/photos/{name}",
        height=200,
        width=200,
        boxes=tuple(box for box, _ in truths),
        classes=tuple(kind for _, kind in truths),
        crowd=(crowd,) * len(truths),
        found=tuple(box for box, _, _ in found),
        scores=tuple(score for _, score, _ in found),
        kinds=tuple(kind for _, _, kind in found),
    )


def example_of(photo: Photo) -> Example:
    """What is known of a photo."""
    return Example(
        image=photo.image,
        height=photo.height,
        width=photo.width,
        split="test",
        boxes=photo.boxes,
        classes=photo.classes,
        crowd=photo.crowd,
    )


@dataclass(frozen=True)
class Plain:
    """truth: of each detection of a photo, the place of the object it found in that photo, -1 none, -2 in a crowd."""

    truth: list[int]


def plainly_matched(photo: Photo, iou: float) -> Plain:
    """COCO's rules, one detection after another."""
    taken: set[int] = set()
    result = []
    for box, kind in zip(photo.found, photo.kinds, strict=True):
        best, place, in_crowd = 0.0, -1, False
        for number, (other, of, crowd) in enumerate(zip(photo.boxes, photo.classes, photo.crowd, strict=True)):
            if of != kind or number in taken:
                continue
            overlap = plain_overlap(box, other, crowd=crowd)
            if crowd:
                in_crowd |= overlap >= iou
            elif overlap >= max(iou, best):
                best, place = overlap, number
        taken |= {place} - {-1}
        result.append(place if place >= 0 else -2 if in_crowd else -1)
    return Plain(result)


def plain_overlap(a: Box, b: Box, *, crowd: bool = False) -> float:
    """Intersection over union; over `a` alone where `b` is a crowd."""
    high, wide = min(a[2], b[2]) - max(a[0], b[0]), min(a[3], b[3]) - max(a[1], b[1])
    if high <= 0 or wide <= 0:
        return 0.0
    own, other = ((box[2] - box[0]) * (box[3] - box[1]) for box in (a, b))
    return high * wide / (own if crowd else own + other - high * wide)


def _photo(
    chance: np.random.Generator, number: int, classes: int, crowds: bool, ties: bool
) -> tuple[Example, Detections]:
    count = int(chance.integers(0, 6))
    corners = chance.uniform(0, 150, (count, 2))
    boxes = np.hstack([corners, corners + chance.uniform(20, 50, (count, 2))]).round(1)
    kinds = chance.integers(0, classes, count)
    shifted = boxes + chance.normal(0, 4, boxes.shape)
    others = np.where(chance.random(count) < 0.15, chance.integers(0, classes, count), kinds)
    again = chance.random(count) < 0.2
    spare = chance.uniform(0, 150, (int(chance.integers(0, 4)), 2))
    found = np.vstack([shifted, shifted[again] + 3, np.hstack([spare, spare + 30])])
    said = np.concatenate([others, others[again], chance.integers(0, classes, len(spare))])
    scores = chance.integers(1, 60, len(found)) / 64 if ties else chance.random(len(found))
    example = Example(
        image=f"/photos/{number:04d}.jpg",
        height=220,
        width=220,
        split="test",
        boxes=tuple(map(tuple, boxes.tolist())),
        classes=tuple(kinds.tolist()),
        crowd=tuple(bool(crowds and value < 0.2) for value in chance.random(count)),
    )
    return example, Detections.sorted(found, scores, said)
