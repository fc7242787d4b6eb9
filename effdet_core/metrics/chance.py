"""How much of a figure is chance: AP50 on other photos of the same kind, by resampling those at hand (bootstrap).

B. Efron, R. J. Tibshirani, An Introduction to the Bootstrap, 1993: photos are drawn anew, with replacement, many times;
the middle 95 % of what comes out is the interval. Two runs are compared on the same draws.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import msgspec
import numpy as np

from effdet_core import atomic
from effdet_core.boxes import as_boxes
from effdet_core.dataset import Dataset, Example
from effdet_core.detections import Detections
from effdet_core.errors import InputError, RunError
from effdet_core.metrics import resampling
from effdet_core.metrics.columns import Floats, columns_of
from effdet_core.metrics.resampling import Draws, Hits
from effdet_core.run_folder import RunFolder

IOU = 0.5


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


def write(run: RunFolder, examples: Sequence[Example], detections: Sequence[Detections]) -> None:
    """Keeps what was found in the photos that judge a run. Raises `UserError` when the disk refuses."""
    found = [_predicted(*pair) for pair in zip(examples, detections, strict=True)]
    atomic.write_bytes(run.predictions, msgspec.json.encode(found))


def predicted(run: RunFolder) -> tuple[Dataset, dict[str, Detections]]:
    """The data set of a run, and what `write` kept, by photo. Raises `RunError` when it was never judged."""
    try:
        found = msgspec.json.decode(run.predictions.read_bytes(), type=list[Predicted])
        dataset = Dataset.read(run.dataset)
    except (OSError, msgspec.MsgspecError, InputError) as e:
        hint = "Runs are judged when they have validation photos."
        raise RunError("the run was not judged", where=str(run.path), hint=hint) from e
    return dataset, {item.image: Detections.sorted(as_boxes(item.boxes), item.scores, item.classes) for item in found}


def interval(run: RunFolder) -> Interval:
    """How sure AP50 of a run is on its validation photos. Raises `RunError` when it was never judged."""
    photos, judged = _judged(run)
    every = sorted(photos)
    values = _ap50(judged, every, resampling.draws(len(every)))
    now = _ap50(judged, every, resampling.as_they_are(len(every)))
    low, high = resampling.middle(values, values >= 0) or (0.0, 0.0)
    return Interval(float(now[0]), low, high, len(every))


def difference(a: RunFolder, b: RunFolder) -> Difference:
    """Whether one run is better than another, on the photos that judge both. Raises `RunError` when there are none."""
    (photos_a, judged_a), (photos_b, judged_b) = _judged(a), _judged(b)
    common = sorted(photos_a & photos_b)
    if not common:
        raise RunError("these runs were judged by different photos", where=f"{a.name}, {b.name}")
    draws = np.vstack([resampling.as_they_are(len(common)), resampling.draws(len(common))])
    one, other = _ap50(judged_a, common, draws), _ap50(judged_b, common, draws)
    low, high = resampling.middle(other[1:] - one[1:], (one[1:] >= 0) & (other[1:] >= 0)) or (0.0, 0.0)
    return Difference(float(one[0]), float(other[0]), float(low), float(high), len(common))


def ap50_of(examples: Sequence[Example], detections: Sequence[Detections], classes: int) -> float:
    """AP50 as `coco_metrics` has it."""
    hits = resampling.hits_of(columns_of(examples, detections), classes, [IOU])
    return float(_mean_ap50(hits, resampling.as_they_are(len(examples)))[0])


def resampled(examples: Sequence[Example], detections: Sequence[Detections], classes: int) -> tuple[Floats, Floats]:
    """AP50 on the photos as they are, then on each draw of them, [1 + DRAWS]; and that of each class as they are, [C].

    The same photos are always drawn alike, so that two detectors can be compared draw by draw.
    """
    hits = resampling.hits_of(columns_of(examples, detections), classes, [IOU])
    now = resampling.as_they_are(len(examples))
    each = [float(resampling.average_precision(hit, now)[0][0]) for hit in hits]
    return _mean_ap50(hits, np.vstack([now, resampling.draws(len(examples))])), np.asarray(each)


_ByPhoto = Mapping[str, tuple[Example, Detections]]


def _judged(run: RunFolder) -> tuple[set[str], tuple[_ByPhoto, int]]:
    """The photos, and what is known and was found of each, with the number of classes."""
    dataset, found = predicted(run)
    known = {example.image: example for example in dataset.examples}
    pairs = {image: (known[image], detections) for image, detections in found.items() if image in known}
    return set(pairs), (pairs, len(dataset.classes))


def _ap50(judged: tuple[_ByPhoto, int], photos: Sequence[str], weights: Draws) -> Floats:
    """AP50 on some photos in each draw, [W]."""
    pairs, classes = judged
    chosen = [pairs[photo] for photo in photos]
    columns = columns_of([example for example, _ in chosen], [found for _, found in chosen])
    return _mean_ap50(resampling.hits_of(columns, classes, [IOU]), weights)


def _mean_ap50(hits: Sequence[Hits], weights: Draws) -> Floats:
    if not hits:
        return np.full(len(weights), -1.0)
    return resampling.mean_precision(np.stack([resampling.average_precision(hit, weights)[0] for hit in hits]))


def _predicted(example: Example, found: Detections) -> Predicted:
    rows = found.boxes.astype(float).round(2).tolist()
    return Predicted(
        image=example.image,
        boxes=tuple(tuple(row) for row in rows),
        scores=tuple(found.scores.astype(float).round(5).tolist()),
        classes=tuple(found.classes.tolist()),
    )
