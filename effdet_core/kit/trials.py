"""The photos a kit is tested with, and what must be found in them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import msgspec
import numpy as np
from numpy.typing import NDArray
from PIL import Image

from effdet_core import boxes as box_math
from effdet_core import images
from effdet_core.dataset import Dataset, Example
from effdet_core.detections import Detections
from effdet_core.errors import InputError
from effdet_core.kit.facts import ModelFacts
from effdet_core.run_folder import RunFolder
from effdet_core.runtime.detector import TFLiteDetector
from effdet_core.sample.scene import draw_scene

LOOKED_AT = 24
"""Photos of which the clearest are taken."""
LONGEST_SIDE = 1024
"""Pixels: large enough for what a photo shows, small enough to travel."""
FAINTEST = 0.05
"""Below this score a detection is noise that no two devices need to share."""
_IOU = 0.5

Candidate = Example | Path
"""A photo of a run, with what is known of it, or any other."""


class Tolerance(msgspec.Struct, frozen=True, kw_only=True):
    """What rounding may do on another device. overlap: IoU at least. score: difference at most."""

    overlap: float
    score: float


EXACT = Tolerance(overlap=0.9, score=0.05)
"""Of float models."""
COARSE = Tolerance(overlap=0.75, score=0.1)
"""Of 8-bit models: other processors round them otherwise."""


class Expected(msgspec.Struct, frozen=True, kw_only=True, rename={"kind": "class"}):
    """One object. box: left, top, right, bottom in pixels. must: whether its absence is a failure."""

    kind: str
    score: float
    box: tuple[float, float, float, float]
    must: bool


class Trial(msgspec.Struct, frozen=True, kw_only=True):
    """One photo. file: relative to the kit. threshold: what is surer than this has to be among `detections`."""

    file: str
    width: int
    height: int
    threshold: float
    detections: tuple[Expected, ...]

    @property
    def needed(self) -> tuple[Expected, ...]:
        """What must be found."""
        return tuple(one for one in self.detections if one.must)


@dataclass(frozen=True, slots=True, eq=False)
class Looked:
    """A candidate: the picture as it would travel, what the model found, and how right that is (F1, 0..1)."""

    picture: NDArray[np.uint8]
    found: Detections
    right: float


def tolerance_of(facts: ModelFacts) -> Tolerance:
    """How far another device may be off with this model."""
    return EXACT if facts.float_input else COARSE


def candidates_of(run: RunFolder | None, photos: Sequence[Path], wanted: int) -> list[Candidate]:
    """Photos to choose `wanted` from, evenly spread: those given, else the run's test photos, else what it has."""
    most = max(LOOKED_AT, wanted)
    if photos:
        return _spread(photos, most)
    if run is None:
        return []
    dataset = Dataset.read(run.dataset)
    there = (_there(dataset.of(split)) for split in ("test", "val", "train"))
    return _spread(next(filter(None, there), []), most)


def classes_of(run: RunFolder) -> tuple[str, ...]:
    """The class names that a run's photos are labelled with."""
    return Dataset.read(run.dataset).classes


def look(detector: TFLiteDetector, candidate: Candidate, classes: Sequence[str]) -> Looked | None:
    """What the model finds in a candidate; None for a photo that cannot be read. classes: the data set's names."""
    path = candidate.image if isinstance(candidate, Example) else candidate
    try:
        whole = images.read_rgb(path)
    except InputError:
        if isinstance(candidate, Path):
            raise  # somebody named it
        return None
    picture = _scaled(whole)
    found = detector.detect(picture, FAINTEST)
    if isinstance(candidate, Path):
        return Looked(picture, found, 1.0)
    scale = picture.shape[0] / whole.shape[0]
    return Looked(picture, found, _rightness(found, candidate, scale, detector.classes, classes))


def sample_pictures(count: int) -> Iterator[NDArray[np.uint8]]:
    """Drawn scenes, for a model that came without photos."""
    for number in range(count):
        yield draw_scene(np.random.default_rng((20, number))).image


def chosen(looked: Sequence[Looked], facts: ModelFacts, count: int) -> list[Looked]:
    """The `count` clearest: each shows classes that the others lack, is right, and holds nothing doubtful."""
    left, taken, shown = list(looked), list[Looked](), set[int]()
    while left and len(taken) < count:
        best = max(left, key=lambda one: _worth(one, facts, shown))
        left = [one for one in left if one is not best]
        shown |= _sure_classes(best, facts)
        taken.append(best)
    return taken


def trial(looked: Looked, facts: ModelFacts, file: str) -> Trial:
    """What must be found in a chosen photo."""
    threshold, limit = _threshold(looked.found.scores, facts)
    rows = zip(looked.found.boxes, looked.found.scores.tolist(), looked.found.classes.tolist(), strict=True)
    listed = [(box, score, kind) for box, score, kind in rows if score >= threshold]
    return Trial(
        file=file,
        width=looked.picture.shape[1],
        height=looked.picture.shape[0],
        threshold=threshold,
        detections=tuple(
            Expected(kind=name_of(facts, kind), score=round(score, 4), box=_corners(box), must=score >= limit)
            for box, score, kind in listed
        ),
    )


def name_of(facts: ModelFacts, kind: int) -> str:
    """A class in words, as `detect.py` says it."""
    return facts.classes[kind] if 0 <= kind < len(facts.classes) else f"class {kind}"


def _spread(items: Sequence[Candidate], most: int) -> list[Candidate]:
    if not items:
        return []
    places = np.unique(np.linspace(0, len(items) - 1, min(most, len(items))).astype(int))
    return [items[place] for place in places]


def _there(examples: Sequence[Example]) -> list[Example]:
    return [example for example in examples if Path(example.image).is_file()]


def _scaled(picture: NDArray[np.uint8]) -> NDArray[np.uint8]:
    image = Image.fromarray(picture)
    image.thumbnail((LONGEST_SIDE, LONGEST_SIDE), Image.Resampling.LANCZOS)
    return np.asarray(image, np.uint8)


def _rightness(
    found: Detections, example: Example, scale: float, names: Sequence[str], classes: Sequence[str]
) -> float:
    """F1 of what was found with some certainty against what is there."""
    sure = found.above(0.3)
    known = names or classes
    said = [known[kind] if 0 <= kind < len(known) else "" for kind in sure.classes.tolist()]
    true = [classes[kind] for kind in example.classes]
    if not said and not true:
        return 0.5  # right, but it shows little
    same = np.asarray([[a == b for b in true] for a in said], bool).reshape(len(said), len(true))
    pairs = (box_math.iou(sure.boxes, box_math.as_boxes(example.box_array * scale)) >= _IOU) & same
    hits = min(int(pairs.any(axis=1).sum()), int(pairs.any(axis=0).sum()))
    return 2 * hits / (len(said) + len(true))


def _sure_classes(looked: Looked, facts: ModelFacts) -> set[int]:
    _, limit = _threshold(looked.found.scores, facts)
    return set(looked.found.above(limit).classes.tolist())


def _worth(looked: Looked, facts: ModelFacts, shown: set[int]) -> tuple[float, float]:
    """New classes first, as far as the photo is right; then the fewer doubtful detections."""
    threshold, limit = _threshold(looked.found.scores, facts)
    scores = looked.found.scores
    doubtful = np.abs(scores - threshold) <= limit - threshold
    # Where the model reports as many as it can, rounding decides which one is the last.
    full = len(scores) >= facts.max_detections and scores[-1] >= threshold
    new = len(_sure_classes(looked, facts) - shown)
    return (min(new, 3) + 2 * looked.right) * (0.5 if full else 1.0), -float(doubtful.sum())


def _threshold(scores: NDArray[np.float32], facts: ModelFacts) -> tuple[float, float]:
    """(what is listed from, what must be found from). Of a model that is sure of nothing, its surest."""
    slack = tolerance_of(facts).score
    if len(scores) and scores[0] >= facts.threshold + slack:
        return facts.threshold, facts.threshold + slack
    if not len(scores):
        return facts.threshold, facts.threshold + slack
    surest = scores[:5]
    gaps = surest - np.append(surest[1:], scores[5] if len(scores) > 5 else FAINTEST)
    last = int(np.argmax(gaps))
    return max(FAINTEST, float(surest[last]) - slack), float(surest[last])


def _corners(box: NDArray[np.float32]) -> tuple[float, float, float, float]:
    ymin, xmin, ymax, xmax = (round(float(side), 2) for side in box)
    return xmin, ymin, xmax, ymax
