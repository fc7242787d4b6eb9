"""How much of a figure is chance: AP50 on other photos of the same kind, by resampling those at hand (bootstrap).

B. Efron, R. J. Tibshirani, An Introduction to the Bootstrap, 1993: photos are drawn anew, with replacement, many times;
the middle 95 % of what comes out is the interval. Two runs are compared on the same draws.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import msgspec
import numpy as np
from numpy.typing import NDArray

from effdet_core import atomic
from effdet_core.boxes import as_boxes
from effdet_core.dataset import Dataset, Example
from effdet_core.detections import Detections
from effdet_core.errors import InputError, RunError
from effdet_core.run_folder import RunFolder

DRAWS = 1000
IOU = 0.5
_MOST = 100
"""Detections of a class in a photo that count, as COCO counts."""
_RECALLS = np.linspace(0.0, 1.0, 101)
_OUTER = (2.5, 97.5)
_SEED = 1
Floats = NDArray[np.float64]


class Predicted(msgspec.Struct, frozen=True, kw_only=True):
    """What was found in one photo: boxes as in `effdet_core.boxes`, scores, places in the list of classes."""

    image: str
    boxes: tuple[tuple[float, float, float, float], ...]
    scores: tuple[float, ...]
    classes: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Interval:
    """AP50, and where it would lie on other such photos, 19 times of 20. photos: how many that rests on."""

    ap50: float
    low: float
    high: float
    photos: int


@dataclass(frozen=True, slots=True)
class Difference:
    """AP50 of two runs on the photos that both were judged by, b less a, and where that would lie 19 times of 20."""

    ap50_a: float
    ap50_b: float
    low: float
    high: float
    photos: int

    @property
    def by_chance(self) -> bool:
        """Whether other photos could as well have turned it round."""
        return self.low <= 0 <= self.high


@dataclass(frozen=True, slots=True)
class _Hits:
    """The detections of one class over all photos, the surest first: photo of each [D], whether it is right [D].

    objects: how many there are to be found in each photo [P].
    """

    photo: NDArray[np.intp]
    right: NDArray[np.bool_]
    objects: NDArray[np.intp]


def write(run: RunFolder, examples: Sequence[Example], detections: Sequence[Detections]) -> None:
    """Keeps what was found in the photos that judge a run. Raises `UserError` when the disk refuses."""
    found = [_predicted(*pair) for pair in zip(examples, detections, strict=True)]
    atomic.write_bytes(run.predictions, msgspec.json.encode(found))


def interval(run: RunFolder) -> Interval:
    """How sure AP50 of a run is on its validation photos. Raises `RunError` when it was never judged."""
    photos, hits = _judged(run)
    every = sorted(photos)
    draws = _draws(len(every))
    values = _ap50(_on(hits, every), draws)
    return Interval(float(_ap50(_on(hits, every), np.ones((1, len(every))))[0]), *_middle(values), len(every))


def difference(a: RunFolder, b: RunFolder) -> Difference:
    """Whether one run is better than another, on the photos that judge both. Raises `RunError` when there are none."""
    (photos_a, hits_a), (photos_b, hits_b) = _judged(a), _judged(b)
    common = sorted(photos_a & photos_b)
    if not common:
        raise RunError("these runs were judged by different photos", where=f"{a.name}, {b.name}")
    draws = np.vstack([np.ones((1, len(common))), _draws(len(common))])
    one, other = _ap50(_on(hits_a, common), draws), _ap50(_on(hits_b, common), draws)
    return Difference(float(one[0]), float(other[0]), *_middle(other[1:] - one[1:]), len(common))


def ap50_of(examples: Sequence[Example], detections: Sequence[Detections], classes: int) -> float:
    """AP50 as `coco_metrics` has it."""
    hits = [_hits_of(place, examples, detections) for place in range(classes)]
    return float(_ap50(hits, np.ones((1, len(examples))))[0])


def resampled(examples: Sequence[Example], detections: Sequence[Detections], classes: int) -> tuple[Floats, Floats]:
    """AP50 on the photos as they are, then on each draw of them, [1 + DRAWS]; and that of each class as they are, [C].

    The same photos are always drawn alike, so that two detectors can be compared draw by draw.
    """
    hits = [_hits_of(place, examples, detections) for place in range(classes)]
    now = np.ones((1, len(examples)))
    each = [float(_average_precision(hit, now)[0]) for hit in hits]
    return _ap50(hits, np.vstack([now, _draws(len(examples))])), np.asarray(each)


_ByPhoto = Mapping[str, tuple[Example, Detections]]


def _judged(run: RunFolder) -> tuple[set[str], tuple[_ByPhoto, int]]:
    """The photos, and what is known and was found of each, with the number of classes."""
    try:
        found = msgspec.json.decode(run.predictions.read_bytes(), type=list[Predicted])
        dataset = Dataset.read(run.dataset)
    except (OSError, msgspec.MsgspecError, InputError) as e:
        hint = "Runs are judged when they have validation photos."
        raise RunError("the run was not judged", where=str(run.path), hint=hint) from e
    known = {example.image: example for example in dataset.examples}
    pairs = {
        item.image: (known[item.image], Detections.sorted(as_boxes(item.boxes), item.scores, item.classes))
        for item in found
        if item.image in known
    }
    return set(pairs), (pairs, len(dataset.classes))


def _on(judged: tuple[_ByPhoto, int], photos: Sequence[str]) -> list[_Hits]:
    pairs, classes = judged
    chosen = [pairs[photo] for photo in photos]
    return [_hits_of(place, [e for e, _ in chosen], [d for _, d in chosen]) for place in range(classes)]


def _predicted(example: Example, found: Detections) -> Predicted:
    rows = found.boxes.astype(float).round(2).tolist()
    return Predicted(
        image=example.image,
        boxes=tuple(tuple(row) for row in rows),
        scores=tuple(found.scores.astype(float).round(5).tolist()),
        classes=tuple(found.classes.tolist()),
    )


def _hits_of(place: int, examples: Sequence[Example], detections: Sequence[Detections]) -> _Hits:
    photos, scores, right = [], [], []
    objects = np.zeros(len(examples), np.intp)
    for photo, (example, found) in enumerate(zip(examples, detections, strict=True)):
        of_class = found.where(found.classes == place)
        truth = np.asarray(example.classes, np.intp) == place
        crowd = np.asarray(example.crowd, bool)
        objects[photo] = np.count_nonzero(truth & ~crowd)
        verdicts = _verdicts(of_class, example.box_array[truth].astype(np.float64), crowd[truth])
        counted = verdicts >= 0
        photos += [photo] * int(counted.sum())
        scores += of_class.scores[:_MOST][counted].tolist()
        right += (verdicts[counted] == 1).tolist()
    order = np.argsort(-np.asarray(scores, np.float64), kind="stable")
    return _Hits(np.asarray(photos, np.intp)[order], np.asarray(right, bool)[order], objects)


def _verdicts(found: Detections, truth: Floats, crowd: NDArray[np.bool_]) -> NDArray[np.intp]:
    """Of each detection, the surest first: 1 right, 0 wrong, -1 in a crowd and neither."""
    overlaps = _overlaps(found.boxes[:_MOST].astype(np.float64), truth, crowd)
    free = ~crowd
    verdicts = np.zeros(len(overlaps), np.intp)
    for row, overlap in enumerate(overlaps):
        candidates = np.where(free, overlap, 0.0)
        if len(candidates) and candidates.max() >= IOU:
            # COCO takes the last of equal overlaps.
            free[len(candidates) - 1 - int(np.argmax(candidates[::-1]))] = False
            verdicts[row] = 1
        elif (overlap[crowd] >= IOU).any():
            verdicts[row] = -1
    return verdicts


def _overlaps(found: Floats, truth: Floats, crowd: NDArray[np.bool_]) -> Floats:
    """IoU of every pair, [D, T]; with a crowd, the part of the detection that lies in it."""
    low = np.maximum(found[:, None, :2], truth[None, :, :2])
    high = np.minimum(found[:, None, 2:], truth[None, :, 2:])
    shared = np.prod(np.maximum(high - low, 0.0), axis=-1)
    areas, others = (np.prod(np.maximum(b[:, 2:] - b[:, :2], 0.0), axis=-1) for b in (found, truth))
    union = np.where(crowd[None, :], areas[:, None], areas[:, None] + others[None, :] - shared)
    return np.asarray(np.divide(shared, union, out=np.zeros_like(shared), where=union > 0), np.float64)


def _draws(photos: int) -> Floats:
    """How often each photo is drawn, [DRAWS, photos]; the same every time."""
    chance = np.random.default_rng(_SEED)
    return chance.multinomial(photos, np.full(photos, 1 / photos), size=DRAWS).astype(np.float64)


def _ap50(hits: Sequence[_Hits], weights: Floats) -> Floats:
    """Mean over the classes that have objects, for each row of `weights`; -1 where none has."""
    per_class = np.stack([_average_precision(hit, weights) for hit in hits])
    measured = per_class >= 0
    sums = np.where(measured, per_class, 0.0).sum(axis=0)
    counts = measured.sum(axis=0)
    return np.where(counts > 0, sums / np.maximum(counts, 1), -1.0)


def _average_precision(hits: _Hits, weights: Floats) -> Floats:
    """COCO's 101-point average precision of one class, for each row of `weights`."""
    objects = weights @ hits.objects
    if not len(hits.photo):
        return np.where(objects > 0, 0.0, -1.0)
    each = weights[:, hits.photo]
    right, all_ = np.cumsum(each * hits.right, axis=1), np.cumsum(each, axis=1)
    recall = right / np.maximum(objects, 1)[:, None]
    precision = np.divide(right, all_, out=np.zeros_like(right), where=all_ > 0)
    best = np.maximum.accumulate(precision[:, ::-1], axis=1)[:, ::-1]
    rows = []
    for row in range(len(weights)):
        at = np.searchsorted(recall[row], _RECALLS, side="left")
        rows.append(np.where(at < best.shape[1], best[row, np.minimum(at, best.shape[1] - 1)], 0.0).mean())
    return np.where(objects > 0, np.asarray(rows), -1.0)


def _middle(values: Floats) -> tuple[float, float]:
    low, high = np.percentile(values[values > -1], _OUTER) if (values > -1).any() else (0.0, 0.0)
    return float(low), float(high)
