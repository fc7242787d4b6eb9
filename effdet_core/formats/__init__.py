"""Labelled data sets of other programs. Every format is a row of `FORMATS`: one module, the same verbs."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from effdet_core.errors import InputError, UserError
from effdet_core.formats import coco, createml, csv, labelme, tfrecord, voc, yolo
from effdet_core.formats.records import Format, Reading

FORMATS: dict[str, Format] = {
    module.FORMAT.name: module.FORMAT for module in (voc, coco, csv, yolo, createml, labelme, tfrecord)
}
"""All of them by name, in the order in which a source is tried."""


class UnknownKind(InputError):
    """A source that is no labelled data set of any kind known here."""


def recognise(source: Path) -> str:
    """The name of the format of a file or folder. Raises `InputError`; an `UnknownKind` says what was looked for."""
    if not source.exists():
        raise InputError("does not exist", where=str(source), hint="Check the name of the file or folder.")
    for item in FORMATS.values():
        if item.recognises(source.resolve()):
            return item.name
    looked = "; ".join(f"{item.label}: {item.looked_for}" for item in FORMATS.values())
    raise UnknownKind("is no labelled data set of a known kind", where=str(source), hint=f"Looked for {looked}.")


def open_source(source: Path, format: str | None = None, elsewhere: Iterable[Path] = ()) -> tuple[str, Reading]:
    """The format's name and the source opened as it. elsewhere: pictures that it may mean and not have with it.

    Raises `InputError`, or `UserError` for an unknown format.
    """
    if format is not None and format not in FORMATS:
        raise UserError(f"there is no format {format!r}", hint=f"The formats are {', '.join(FORMATS)}.")
    name = recognise(source) if format is None or not source.exists() else format
    return name, FORMATS[name].read(source.resolve(), elsewhere)
