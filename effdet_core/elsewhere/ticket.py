"""What travels with a training, and which files of a run come back."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import msgspec

from effdet_core.errors import InputError

FORMAT = 1
TICKET, DATASET, SPEC = "ticket.json", "dataset.json", "spec.yaml"
PICTURES, WEIGHTS, SOURCE, RUN = "pictures", "weights", "source", "run"
_LARGEST = 256 << 20
"""Bytes of JSON that are read; a million photos need less."""
_OF_A_RUN = re.compile(
    r"spec\.yaml|events\.jsonl|log\.txt|(dataset|start|metrics|predictions|thresholds)\.json"
    r"|checkpoints/(last|best)\.npz|(looks|evaluations|export)/[^/]+\.(json|tflite|txt)"
)
_WITH_PICTURES = re.compile(r"(dataset|predictions)\.json|(looks|evaluations)/[^/]+\.json")


class Ticket(msgspec.Struct, frozen=True, kw_only=True):
    """format: of the archive. version: of the program that packed it. project, run: their names at home.

    uri: the starting weights at home, where they travel along. pictures: name in the archive -> name in the project.
    """

    format: int
    version: str
    project: str
    run: str
    pictures: dict[str, str]
    uri: str | None = None

    def encoded(self) -> bytes:
        """As JSON."""
        return msgspec.json.format(msgspec.json.encode(self), indent=1)

    @classmethod
    def read(cls, path: Path) -> Ticket:
        """Raises `InputError` when it is missing, damaged, or of a newer version of this program."""
        try:
            found = msgspec.json.decode(_small(path), type=cls)
        except (OSError, msgspec.MsgspecError, RecursionError) as e:
            hint = "It is made by train.py, on the other computer, beside itself."
            raise InputError("holds no training that was sent elsewhere", where=str(path), hint=hint) from e
        if found.format > FORMAT:
            raise InputError("was packed by a newer version of this program", where=str(path), hint="Update this one.")
        return found


def result_of(run: str) -> str:
    """The name of the archive that comes back with a run."""
    return f"{run}-trained.zip"


def is_of_a_run(name: str) -> bool:
    """Whether a file of a run folder travels, by its name in there: nothing that is executed, nothing of the moment."""
    return _OF_A_RUN.fullmatch(name) is not None


def content_of(run: Path, name: str, names: Mapping[str, str]) -> bytes:
    """What a file of a run holds, with its pictures called otherwise.

    Raises `InputError` for one that is damaged, or that is about another picture than those of `names`.
    """
    path = run / name
    if not names_pictures(name):
        return path.read_bytes()
    try:
        return msgspec.json.encode(_renamed(msgspec.json.decode(_small(path)), names))
    except KeyError as e:
        raise InputError(f"is about a picture that was not sent along: {e.args[0]!r}", where=name) from e
    except (OSError, msgspec.MsgspecError, RecursionError) as e:
        raise InputError("is damaged", where=name) from e


def names_pictures(name: str) -> bool:
    """Whether a file of a run says which pictures it is about."""
    return _WITH_PICTURES.fullmatch(name) is not None


def _small(path: Path) -> bytes:
    if path.stat().st_size > _LARGEST:
        raise InputError("is larger than it can be", where=str(path))
    return path.read_bytes()


def _renamed(value: Any, names: Mapping[str, str]) -> Any:
    """Every `image` in a document by its other name. Raises `KeyError` where it has none."""
    match value:
        case list():
            return [_renamed(item, names) for item in value]
        case dict():
            return {key: names[str(item)] if key == "image" else _renamed(item, names) for key, item in value.items()}
        case _:
            return value
