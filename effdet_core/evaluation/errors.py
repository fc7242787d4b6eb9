"""Each mistake with the place to look at, the dearest first.

The kinds are those of D. Bolya et al., TIDE: A General Toolbox for Identifying Object Detection Errors, 2020; each
object and each detection is part of one mistake at most.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

from effdet_core.evaluation.matching import Matches
from effdet_core.evaluation.prices import Prices
from effdet_core.evaluation.saved import Box4
from effdet_core.evaluation.thresholds import Thresholds

Kind = Literal["missed", "false alarm", "wrong class", "sloppy box", "double"]
KINDS: tuple[Kind, ...] = get_args(Kind)


@dataclass(frozen=True, slots=True, kw_only=True)
class Error:
    """One mistake.

    missed: an object that nothing points at. false alarm: a detection where nothing is. wrong class: an object found
    as another class. sloppy box: of the right class, and overlapping too little. double: a second detection of an
    object that a surer one found.

    image: path of the photo. box: of the detection; None when missed. truth: box of the object; None for a false
    alarm. name: class of the object, of the detection for a false alarm. said: class of the detection, "" when missed.
    score: of the detection; when missed, of the one that would have found it at a lower threshold, 0 for none.
    iou: overlap of both boxes, 0 where one is None. cost: what it costs, weighted by how sure it was.
    """

    kind: Kind
    image: str
    box: Box4 | None
    truth: Box4 | None
    name: str
    said: str
    score: float
    iou: float
    cost: float


def errors(matches: Matches, thresholds: Thresholds, prices: Prices | None = None) -> tuple[Error, ...]:
    """All mistakes at these thresholds, the dearest first. prices: both 1 where nobody chose any."""
    raise NotImplementedError
