"""Which detection found which object: once for all thresholds, since a surer detection never yields to another."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from effdet_core.evaluation.saved import Evaluation

IOU = 0.5
"""From this overlap on a detection found an object."""
NEAR = 0.1
"""From this overlap on a detection has to do with an object."""

Ints = NDArray[np.intp]
Floats = NDArray[np.float64]
Mask = NDArray[np.bool_]


@dataclass(frozen=True, slots=True, eq=False)
class FoundColumns:
    """Every detection of an evaluation, photo by photo, the surest of each first; all arrays have D rows.

    photo: place in `Matches.images`. kind: place of its class. score: 0..1. box: [D, 4] as in `effdet_core.boxes`.
    truth: the object it found, a row of `TruthColumns`; -1 where it found none. ignored: it found none, but lies in
    a crowd of its class, so it is neither right nor wrong. iou: the largest overlap with an object of its class;
    iou_any: with an object of any class.
    """

    photo: Ints
    kind: Ints
    score: Floats
    box: Floats
    truth: Ints
    ignored: Mask
    iou: Floats
    iou_any: Floats

    def __len__(self) -> int:
        return len(self.score)

    @property
    def right(self) -> Mask:
        """Which found an object."""
        return self.truth >= 0


@dataclass(frozen=True, slots=True, eq=False)
class TruthColumns:
    """Every object of an evaluation, photo by photo; all arrays have T rows.

    photo, kind, box: as in `FoundColumns`. crowd: it is a crowd, which nobody has to find. found: the detection that
    found it, a row of `FoundColumns`; -1 where none did at any threshold.
    """

    photo: Ints
    kind: Ints
    box: Floats
    crowd: Mask
    found: Ints

    def __len__(self) -> int:
        return len(self.found)


@dataclass(frozen=True, slots=True, eq=False)
class Pairs:
    """Every detection and object, no crowd, of one photo that overlap by `NEAR` or more, whatever their classes.

    In the order of the detections, and for each the largest overlap first.
    """

    found: Ints
    truth: Ints
    iou: Floats


@dataclass(frozen=True, slots=True, eq=False)
class Matches:
    """All of an evaluation in columns. images: the path of each photo. classes: names. iou: what counted as found."""

    images: tuple[str, ...]
    classes: tuple[str, ...]
    iou: float
    found: FoundColumns
    truths: TruthColumns
    near: Pairs

    @property
    def photos(self) -> int:
        """How many photos there are."""
        return len(self.images)

    @property
    def objects(self) -> int:
        """How many objects there are to be found."""
        return int(np.count_nonzero(~self.truths.crowd))


def match(evaluation: Evaluation, iou: float = IOU) -> Matches:
    """Matches as COCO does: class by class, the surest detection first, each with the free object it overlaps most."""
    raise NotImplementedError
