"""What a miss and a false alarm cost, and the thresholds at which a run's mistakes cost least."""

from __future__ import annotations

import msgspec

from effdet_core.evaluation.matching import Matches
from effdet_core.evaluation.thresholds import Thresholds


class Prices(msgspec.Struct, frozen=True, kw_only=True):
    """In any unit, since only their ratio counts; not negative, and not both 0.

    miss: of an object that is not found. alarm: of a detection where no such object is.
    """

    miss: float = 1.0
    alarm: float = 1.0

    def __post_init__(self) -> None:
        if not (0 <= self.miss < 1e9 and 0 <= self.alarm < 1e9 and self.miss + self.alarm > 0):
            raise ValueError("prices are not negative, and not both 0")


def cost_at(matches: Matches, prices: Prices, thresholds: Thresholds) -> float:
    """What all mistakes in the photos cost at these thresholds."""
    raise NotImplementedError


def best_thresholds(matches: Matches, prices: Prices, *, per_class: bool) -> Thresholds:
    """The thresholds that cost least on these photos, exactly; of equal ones the highest.

    per_class: one for each class that has objects, and for all others the best common one; else one for all.
    """
    raise NotImplementedError
