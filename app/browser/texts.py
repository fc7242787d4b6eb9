"""The words that the parts of the Photos page share."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QLocale

from app.actions import QT_TRANSLATE_NOOP
from effdet_core.dataset import Split
from effdet_core.project.catalogue import Shown, Sort

translate = QCoreApplication.translate

STATES: dict[Shown, str] = {
    "not looked at": QT_TRANSLATE_NOOP("Photos", "Not looked at"),
    "labelled": QT_TRANSLATE_NOOP("Photos", "Labelled"),
    "nothing here": QT_TRANSLATE_NOOP("Photos", "Nothing here"),
    "damaged": QT_TRANSLATE_NOOP("Photos", "Damaged"),
    "being read": QT_TRANSLATE_NOOP("Photos", "Being read"),
}
STATE_ICONS: dict[Shown, str] = {
    "not looked at": "not-looked-at",
    "labelled": "check",
    "nothing here": "none",
    "damaged": "warning",
    "being read": "spinner",
}
SPLITS: dict[Split | None, str] = {
    "train": QT_TRANSLATE_NOOP("Photos", "Training"),
    "val": QT_TRANSLATE_NOOP("Photos", "Validation"),
    "test": QT_TRANSLATE_NOOP("Photos", "Test"),
    None: QT_TRANSLATE_NOOP("Photos", "No split yet"),
}
USES: dict[Split, str] = {
    "train": QT_TRANSLATE_NOOP("Splits", "training"),
    "val": QT_TRANSLATE_NOOP("Splits", "validation"),
    "test": QT_TRANSLATE_NOOP("Splits", "the test"),
}
"""After “for”: other languages need an article there, and do not write nouns small."""
SORTS: dict[Sort, str] = {
    "name": QT_TRANSLATE_NOOP("Photos", "Name"),
    "boxes": QT_TRANSLATE_NOOP("Photos", "Number of boxes"),
    "smallest": QT_TRANSLATE_NOOP("Photos", "Smallest box"),
    "state": QT_TRANSLATE_NOOP("Photos", "State"),
    "newest": QT_TRANSLATE_NOOP("Photos", "Last labelled"),
}


def said(text: str) -> str:
    """A text of the tables above in the person's language."""
    return translate("Photos", text)


def use(split: Split) -> str:
    """What photos are used for, after “for”."""
    return translate("Splits", USES[split])


def number(value: int) -> str:
    """With the separators of the person's language."""
    return QLocale().toString(value)


def photos(count: int) -> str:
    """“3 photos”."""
    return translate("Photos", "%n photo(s)", None, count)


def boxes(count: int) -> str:
    """“3 boxes”."""
    return translate("Photos", "%n box(es)", None, count)


def one_of(words: Sequence[str]) -> str:
    """“a, b or c”."""
    if len(words) < 2:
        return "".join(words)
    return translate("Photos", "{0} or {1}").format(", ".join(words[:-1]), words[-1])
