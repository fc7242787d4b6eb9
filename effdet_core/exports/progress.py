"""Progress of a part of something as progress of the whole."""

from __future__ import annotations

from collections.abc import Callable

TICKS = 1000
"""Of the whole, whatever its parts count."""

Tell = Callable[[int, int, str], None]
"""Called with how much is done, of how much, and a few words on what is being done."""


def nobody(_done: int, _total: int, _words: str) -> None:
    """Progress for nobody."""


def part(tell: Tell, start: float, end: float, before: str = "") -> Tell:
    """Tells of a part that takes the whole from `start` to `end`, both 0..1. before: put before its words."""

    def told(done: int, total: int, words: str) -> None:
        share = start + (end - start) * (done / total if total else 0.0)
        tell(round(share * TICKS), TICKS, f"{before}{words}")

    return told


def steps(tell: Tell, number: int, count: int, before: str = "") -> Tell:
    """Tells of step `number`, from 0 on, of `count` that take equally long."""
    return part(tell, number / count, (number + 1) / count, before)


def counted(tell: Tell, words: str) -> Callable[[int, int], None]:
    """For those who only count."""
    return lambda done, total: tell(done, total, words)
