"""What this project claims to be, in figures: which benchmark measures it, what it is compared to, what was asked for.

In arguments, {voc} is a Pascal VOC folder (photographs with --voc, else the generated sample), {photographs} the same
where it must be --voc's, {run} a trained run, {model} its int8 file, {labels} the names of its classes with commas, and
{original} the command that runs the original.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

ORIGINAL, LOOP = "the original", "one photo at a time in one thread"
DEFAULTS, TUNED = "the original, its defaults", "the original, tuned"
LABELME, ANYLABELING, LABELIMG = "labelme 7.9.1", "X-AnyLabeling 4.2.1", "labelImg 1.8.6"
NEEDS = {
    "photographs": "--voc, a folder of photographs with labels",
    "original": "--original, the command that runs the original",
}


@dataclass(frozen=True)
class Claim:
    """One row. ours: the key of its figure; than: whom it is compared to, with the key or the published value."""

    what: str
    ours: str
    unit: str = "s"
    than: tuple[tuple[str, str | float], ...] = ()
    asked: float | str | None = None
    """The limit, or the key of the figure that has it."""
    asked_ratio: float | None = None
    """How many times better than the other it has to be."""
    higher: bool = False
    """More is better."""
    short: bool = False
    """Stands in the README, too."""


@dataclass(frozen=True)
class Measurement:
    """One benchmark in one process, or several rounds of it. minutes: about, of all rounds together."""

    name: str
    title: str
    words: str
    script: str
    claims: tuple[Claim, ...]
    arguments: tuple[str, ...] = ()
    quick: tuple[str, ...] | None = ()
    """The arguments of a look that takes seconds; None where there is no such thing."""
    rounds: int = 1
    minutes: float = 1.0

    @property
    def places(self) -> frozenset[str]:
        """What has to be there before it can start: names in braces."""
        return places_in(self.arguments)

    @property
    def needs(self) -> tuple[str, ...]:
        """What a person has to give, in words."""
        return tuple(words for name, words in NEEDS.items() if name in self.places)


def places_in(arguments: tuple[str, ...]) -> frozenset[str]:
    """The names in braces."""
    return frozenset(re.findall(r"\{(\w+)\}", " ".join(arguments)))
