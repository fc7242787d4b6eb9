"""What a miss and a false alarm cost, and the thresholds at which a run's mistakes cost least."""

from __future__ import annotations

import msgspec
import numpy as np

from effdet_core.evaluation import verdicts
from effdet_core.evaluation.matching import Matches
from effdet_core.evaluation.thresholds import Thresholds
from effdet_core.metrics.columns import Floats, Mask

_TINY = 1e-9


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
    everything = verdicts.at(matches, thresholds).all
    return prices.miss * everything.missed + prices.alarm * everything.alarms


def best_thresholds(matches: Matches, prices: Prices, *, per_class: bool) -> Thresholds:
    """The thresholds that cost least on these photos, exactly; of equal ones the highest.

    per_class: one for each class that has objects or detections, and the best common one for others; else one for all.
    """
    found = matches.found
    counted = ~found.ignored
    common = _best(found.score[counted], found.right[counted], prices)
    if not per_class:
        return Thresholds(common=common)
    own = {}
    for kind, name in enumerate(matches.classes):
        of_kind = counted & (found.kind == kind)
        if of_kind.any():
            own[name] = _best(found.score[of_kind], found.right[of_kind], prices)
    return Thresholds(common=common, per_class=own)


def _best(score: Floats, right: Mask, prices: Prices) -> float:
    """The best threshold of some detections: one that lets only the surest count, as far as that pays."""
    order = np.argsort(-score, kind="stable")
    score, right = score[order], right[order]
    last = np.flatnonzero(np.diff(score, append=-1.0))
    gained = (prices.miss * np.cumsum(right) - prices.alarm * np.cumsum(~right))[last]
    # Equal but for rounding, as three alarms at 0.1 and one miss at 0.3, is equal.
    tiny = _TINY * (prices.miss + prices.alarm)
    # That nothing counts gains nothing; it takes a threshold above the surest, which 1 is not always.
    if not len(gained) or (gained.max() <= tiny and score[0] < 1):
        return _roundest(float(score[0]) if len(score) else 0.0, 1.0)
    best = np.flatnonzero(gained >= gained.max() - tiny)[0]
    least = float(score[last[best]])
    below = float(score[last[best] + 1]) if last[best] + 1 < len(score) else 0.0
    return _roundest(below, least)


def _roundest(above: float, most: float) -> float:
    """Of the thresholds that are above one number and at most another, all as good, one that can be read and said.

    In the middle, so that an exported file whose scores differ a little counts the same detections.
    """
    above, most = float(above), float(most)  # numbers of numpy cannot be kept in a file
    middle = (above + most) / 2
    for digits in (2, 3, 4):
        if above < (rounded := round(middle, digits)) <= most:
            return rounded
    return most
