"""How fast photos get done, and how long the rest will take."""

from __future__ import annotations

from dataclasses import dataclass, replace
from statistics import median

_BREAK = 300.0
"""Seconds between two photos from which on it was a break."""
_FEWEST = 3
"""Intervals before a forecast is worth saying."""
_WINDOW = 30
"""Photos back that count; people get faster."""


@dataclass(frozen=True, slots=True)
class Pace:
    """times: when the last photos were done, in seconds of any clock."""

    times: tuple[float, ...] = ()

    def after(self, time: float) -> Pace:
        """With one more photo done."""
        return replace(self, times=(*self.times, time)[-_WINDOW:])

    def seconds_each(self) -> float | None:
        """What a photo takes, None while too few are done."""
        intervals = [b - a for a, b in zip(self.times, self.times[1:], strict=False) if 0 <= b - a < _BREAK]
        if len(intervals) < _FEWEST:
            return None
        # Between the mean, which one photo of a hundred cells dominates, and the median, which forgets it.
        return (median(intervals) + sum(intervals) / len(intervals)) / 2

    def minutes_left(self, photos: int) -> int | None:
        """For so many photos; 0 for less than half a minute."""
        each = self.seconds_each()
        return None if each is None else round(photos * each / 60)


def rounded_minutes(minutes: int) -> int:
    """As one would say it: 1, 2, … 10, 15, 20, … 60, 90, 120."""
    if minutes <= 10:
        return minutes
    step = 5 if minutes <= 60 else 30
    return step * round(minutes / step)
