"""How much of what an evaluation says is chance: the same figures on photos drawn anew (bootstrap over photos)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from effdet_core.evaluation.matching import Matches
from effdet_core.evaluation.saved import Evaluation, Intervals, Photo, Span
from effdet_core.evaluation.thresholds import Thresholds

WANTED = 0.10
"""The width of the interval of AP50 up to which one can tell one training from another."""


@dataclass(frozen=True, slots=True)
class RateSpan:
    """Where two rates would lie on other such photos. name: of the class, "" for all.

    found_share: as `Verdict.found_share`, (-1, -1) without objects. alarms_per_100: as in `Verdict`.
    """

    name: str
    found_share: Span
    alarms_per_100: Span


@dataclass(frozen=True, slots=True)
class RateSpans:
    """all: of all classes together. classes: one each, in their order."""

    all: RateSpan
    classes: tuple[RateSpan, ...]


@dataclass(frozen=True, slots=True)
class TooSmall:
    """Why the photos are too few to tell. low, high: where AP50 lies. enough: about how many photos would do."""

    photos: int
    low: float
    high: float
    enough: int


def figures(photos: Sequence[Photo], classes: Sequence[str]) -> Intervals:
    """The intervals that an evaluation keeps; a few seconds for thousands of photos."""
    raise NotImplementedError


class Resampled:
    """The draws of one evaluation, kept so that a moving threshold has its intervals in milliseconds."""

    def __init__(self, matches: Matches) -> None:
        self._matches = matches

    def rates(self, thresholds: Thresholds) -> RateSpans:
        """Where what `verdicts.at` says would lie on other such photos."""
        raise NotImplementedError


def too_small(evaluation: Evaluation) -> TooSmall | None:
    """Whether AP50 is known too roughly to be told from another; None where it is known well enough."""
    raise NotImplementedError
