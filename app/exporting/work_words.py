"""What work in other processes says of itself, in the person's language; what is not known here stays as it is."""

from __future__ import annotations

import re

from PySide6.QtCore import QCoreApplication

from app.actions import QT_TRANSLATE_NOOP
from app.exporting import words
from effdet_core.exports.record import KINDS

_SAID: tuple[str, ...] = (
    QT_TRANSLATE_NOOP("Work", "Loading the network"),
    QT_TRANSLATE_NOOP("Work", "Converting"),
    QT_TRANSLATE_NOOP("Work", "Learning the ranges of numbers"),
    QT_TRANSLATE_NOOP("Work", "Comparing the file with the network"),
    QT_TRANSLATE_NOOP("Work", "measuring on {value} photos"),
    QT_TRANSLATE_NOOP("Work", "speed with {value} threads"),
    QT_TRANSLATE_NOOP("Work", "Measuring {value}"),
    QT_TRANSLATE_NOOP("Work", "Looking into what {value} loses"),
    QT_TRANSLATE_NOOP("Work", "the network, with room for every object"),
    QT_TRANSLATE_NOOP("Work", "the network"),
    QT_TRANSLATE_NOOP("Work", "the float32 file"),
    QT_TRANSLATE_NOOP("Work", "the float16 file"),
    QT_TRANSLATE_NOOP("Work", "the int8 file"),
    QT_TRANSLATE_NOOP("Work", "int8 in MediaPipe and the Task Library"),
    QT_TRANSLATE_NOOP("Work", "int8 in pycoral"),
    QT_TRANSLATE_NOOP("Work", "int8 in Frigate"),
    QT_TRANSLATE_NOOP("Work", "the GPU twin in MediaPipe"),
    QT_TRANSLATE_NOOP("Work", "Looking for photos that show what the model can"),
    QT_TRANSLATE_NOOP("Work", "Collecting photos"),
)
_SHAPES = tuple((re.compile(re.escape(text).replace(r"\{value\}", "(.+)")), text) for text in _SAID)


def said(text: str) -> str:
    """A few words on what is being done."""
    kind, colon, rest = text.partition(": ")
    found = next((known for known in KINDS if known == kind), None)
    if colon and found:
        return f"{words.kind_title(found)} ({words.kind_term(found)}): {said(rest)}"
    for shape, template in _SHAPES:
        if match := shape.fullmatch(text):
            value = match[1] if match.groups() else ""
            return QCoreApplication.translate("Work", template).format(value=said(value) if value else "")
    return text
