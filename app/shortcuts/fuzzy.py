"""Finding an action by a few letters of it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

T = TypeVar("T")
_START, _RUN, _GAP = 8.0, 5.0, 0.5


def score(wanted: str, text: str) -> float | None:
    """How well letters fit a text, in order but with gaps; None when they do not. Beginnings of words count most."""
    letters, shown = wanted.casefold().replace(" ", ""), text.casefold()
    total, place, last = 0.0, 0, -2
    for letter in letters:
        found = _best(shown, letter, place, last)
        if found < 0:
            return None
        starts = found == 0 or not shown[found - 1].isalnum()
        total += 1.0 + (_START if starts else 0.0) + (_RUN if found == last + 1 else -_GAP * min(found - last, 10))
        last, place = found, found + 1
    return total - len(shown) * 0.05


def ranked(wanted: str, items: Iterable[tuple[str, T]]) -> list[T]:
    """The items that fit, the best first; all of them, in their order, for no letters at all."""
    if not wanted.strip():
        return [item for _, item in items]
    scored = [(found, item) for text, item in items if (found := score(wanted, text)) is not None]
    return [item for _, item in sorted(scored, key=lambda pair: -pair[0])]


def _best(text: str, letter: str, place: int, last: int) -> int:
    """Where to take a letter: right behind the last one, else at the next beginning of a word, else anywhere."""
    if text[place : place + 1] == letter and place == last + 1:
        return place
    starts = (i for i in range(place, len(text)) if text[i] == letter and (i == 0 or not text[i - 1].isalnum()))
    return next(starts, text.find(letter, place))
