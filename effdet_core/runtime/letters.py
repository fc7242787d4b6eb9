"""A font that has the letters of a text: Pillow's own, or one of the system's where class names are not in Latin."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache, lru_cache

from PIL import ImageFont

_OF_THE_SYSTEM = (
    # Debian, Ubuntu, Fedora: fonts-dejavu-core, fonts-noto-core, fonts-noto-cjk, and what older systems have
    "DejaVuSans.ttf",
    "NotoSans-Regular.ttf",
    "NotoSansCJK-Regular.ttc",
    "DroidSansFallbackFull.ttf",
    "wqy-microhei.ttc",
    "NotoSansArabic-Regular.ttf",
    "NotoSansHebrew-Regular.ttf",
    "NotoSansDevanagari-Regular.ttf",
    "NotoSansBengali-Regular.ttf",
    "NotoSansTamil-Regular.ttf",
    "NotoSansThai-Regular.ttf",
    # Windows
    "segoeui.ttf",
    "msyh.ttc",
    "YuGothR.ttc",
    "malgun.ttf",
    "Nirmala.ttc",
    "Nirmala.ttf",
    "LeelawUI.ttf",
    # macOS
    "Arial Unicode.ttf",
    "PingFang.ttc",
    "Hiragino Sans GB.ttc",
    "AppleSDGothicNeo.ttc",
)
"""File names, which Pillow finds wherever the system keeps its fonts."""

_IN_NO_FONT = "\U0010ffff"
"""Not a character, so it is drawn as everything is that a font lacks."""

Shape = tuple[tuple[int, int], bytes]


def font_for(text: str, size: int) -> ImageFont.FreeTypeFont:
    """The first font that has all letters of `text`, else the one with the most. size: pixels."""
    return _loaded(_best(frozenset(text)), size)


def in_no_font(texts: Iterable[str]) -> str:
    """The letters of `texts`, once each, that are drawn as empty boxes on this computer."""
    lacking = {letter for text in texts for letter in _lacks(_best(frozenset(text)), text)}
    return "".join(sorted(lacking))


@lru_cache(maxsize=256)
def _best(letters: frozenset[str]) -> str | None:
    """The file name of the font; None: Pillow's own."""
    best, fewest = None, len(letters) + 1
    for name in (None, *_OF_THE_SYSTEM):
        if name is not None and not _is_here(name):
            continue
        lacking = len(_lacks(name, letters))
        if lacking < fewest:
            best, fewest = name, lacking
        if not lacking:
            break
    return best


def _lacks(name: str | None, letters: Iterable[str]) -> set[str]:
    unknown = _shape(name, _IN_NO_FONT)
    return {letter for letter in letters if letter.isprintable() and _shape(name, letter) == unknown}


@lru_cache(maxsize=2048)
def _shape(name: str | None, letter: str) -> Shape:
    mask = _loaded(name, 24).getmask(letter)
    return mask.size, bytes(mask)


@cache
def _is_here(name: str) -> bool:
    try:
        _loaded(name, 24)
    except OSError:
        return False
    return True


@lru_cache(maxsize=64)
def _loaded(name: str | None, size: int) -> ImageFont.FreeTypeFont:
    font = ImageFont.load_default(size) if name is None else ImageFont.truetype(name, size)
    if not isinstance(font, ImageFont.FreeTypeFont):
        raise RuntimeError("Pillow was built without FreeType, which draws letters")
    return font
