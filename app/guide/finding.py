"""Finding a place in the guide by words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from app.guide.markup import Section

MOST = 30
_AROUND = 60


@dataclass(frozen=True, slots=True)
class Hit:
    """A section that has all the words. excerpt: the words around the first of them."""

    page: str
    title: str
    anchor: str
    excerpt: str


def find(pages: Mapping[str, Sequence[Section]], wanted: str) -> list[Hit]:
    """The sections that hold every word of `wanted`, or words that begin so; the best first."""
    words = wanted.casefold().split()
    if not words:
        return []
    scored = [
        (_score(section, words), place, Hit(page, section.title, section.anchor, excerpt(section.text, words)))
        for place, (page, section) in enumerate(_all(pages))
    ]
    best = sorted((entry for entry in scored if entry[0]), key=lambda entry: (-entry[0], entry[1]))
    return [hit for _, _, hit in best[:MOST]]


def excerpt(text: str, words: Sequence[str]) -> str:
    """A piece of the text around the first of the words, cut at spaces."""
    found = next(filter(None, (_begins(part).search(text.casefold()) for part in (" ".join(words), *words))), None)
    middle = found.start() if found else 0
    first, last = max(0, middle - _AROUND), middle + 2 * _AROUND
    begin = text.find(" ", first) + 1 if first else 0
    end = text.rfind(" ", middle, last) if last < len(text) else len(text)
    piece = text[begin : end if end > begin else last]
    return ("… " if begin else "") + piece.strip() + (" …" if end < len(text) else "")


def _all(pages: Mapping[str, Sequence[Section]]) -> Iterable[tuple[str, Section]]:
    return ((page, section) for page, found in pages.items() for section in found)


def _score(section: Section, words: Sequence[str]) -> int:
    """0 where a word is missing. Headings count for more than text, and words in a row for more than apart."""
    title, text = section.title.casefold(), section.text.casefold()
    counts = [10 * _count(word, title) + _count(word, text) for word in words]
    if not all(counts):
        return 0
    phrase = " ".join(words)
    return sum(counts) + 20 * _count(phrase, title) + 8 * min(1, _count(phrase, text))


def _count(word: str, text: str) -> int:
    """How often it is there, up to three times: a table that repeats it says no more about it."""
    return min(3, len(_begins(word).findall(text)))


def _begins(word: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){re.escape(word)}")
