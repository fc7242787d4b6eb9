"""What a person wants to know first: of 100 objects how many are found, in 100 photos how many false alarms."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from effdet_core.evaluation.matching import Matches
from effdet_core.evaluation.thresholds import Thresholds


@dataclass(frozen=True, slots=True)
class Verdict:
    """Of one class, or of all. name: of the class, "" for all. objects: how many there are to be found.

    found: how many of them are. alarms: detections that count and found no object. photos: how many were looked at.
    """

    name: str
    objects: int
    found: int
    alarms: int
    photos: int

    @property
    def missed(self) -> int:
        """How many objects are not found."""
        return self.objects - self.found

    @property
    def found_share(self) -> float:
        """0..1 (recall); -1 where there is nothing to be found."""
        return self.found / self.objects if self.objects else -1.0

    @property
    def right_share(self) -> float:
        """0..1, how many detections are right (precision); -1 where there are none."""
        said = self.found + self.alarms
        return self.found / said if said else -1.0

    @property
    def found_of_100(self) -> int:
        """For a sentence: 100 only when all are found, 0 only when none is. -1 where there is nothing to be found."""
        if not self.objects:
            return -1
        rounded = round(100 * self.found / self.objects)
        return min(max(rounded, int(self.found > 0)), 99 if self.missed else 100)

    @property
    def alarms_per_100(self) -> float:
        """False alarms per 100 photos."""
        return 100 * self.alarms / self.photos if self.photos else 0.0


@dataclass(frozen=True, slots=True, eq=False)
class Verdicts:
    """What holds at `thresholds`. all: of all classes together. classes: one each, in their order.

    confusion: [C + 1, C + 1] how often an object of the row's class was taken for the column's; the last row is
    background taken for something, the last column objects that were not found. Each object and each detection that
    counts is in it once; its diagonal is what was found.
    """

    thresholds: Thresholds
    all: Verdict
    classes: tuple[Verdict, ...]
    confusion: NDArray[np.int64]


@dataclass(frozen=True, slots=True, eq=False)
class Tally:
    """The counts of each photo and class, int64 [P, C] each: what intervals are made from."""

    objects: NDArray[np.int64]
    found: NDArray[np.int64]
    alarms: NDArray[np.int64]


def counting(matches: Matches, thresholds: Thresholds) -> NDArray[np.bool_]:
    """Which detections count, [D]: sure enough, and not in a crowd."""
    raise NotImplementedError


def at(matches: Matches, thresholds: Thresholds) -> Verdicts:
    """What holds at these thresholds."""
    raise NotImplementedError


def tally(matches: Matches, thresholds: Thresholds) -> Tally:
    """The same, photo by photo."""
    raise NotImplementedError
