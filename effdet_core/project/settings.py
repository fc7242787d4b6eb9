"""`project.yaml`: what a project knows besides its pictures. Readable, and checked when read."""

from __future__ import annotations

import difflib
import math
from pathlib import Path
from typing import Any

import msgspec
import yaml

from effdet_core import atomic
from effdet_core.dataset import Split
from effdet_core.errors import InputError, Problem, raise_if
from effdet_core.project import classes as object_classes
from effdet_core.project.classes import ObjectClass
from effdet_core.project.names import why_no_file_name

FORMAT = 1
_LARGEST = 5_000_000
_HINT = "Mend the file in a text editor."


class DamagedError(InputError):
    """A project.yaml that says nothing that can be used; an older one may."""


class Ratios(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The parts of the pictures that go into each split; they add up to 1."""

    train: float = 0.7
    val: float = 0.2
    test: float = 0.1

    def of(self, split: Split) -> float:
        """The part of one split, 0..1."""
        return float(getattr(self, split))

    def problems(self) -> list[Problem]:
        """Why these are no ratios."""
        parts = (self.train, self.val, self.test)
        if not all(math.isfinite(part) and 0 <= part <= 1 for part in parts) or abs(sum(parts) - 1) > 1e-6:
            return [
                Problem("the parts must lie between 0 and 1 and add up to 1", "splits", "For example 0.7, 0.2, 0.1.")
            ]
        return [] if self.train > 0 else [Problem("no part is left for training", "splits", "Give train more than 0.")]


class LinkedFolder(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A folder of pictures that stay where they are. folder: absolute, or relative to the project."""

    name: str
    folder: str


class Settings(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The content of `project.yaml`.

    next_class_id: the id the next new class gets, so that none is used again. training: changes to the parameters of
    a training that this project starts from.
    """

    format: int = FORMAT
    classes: tuple[ObjectClass, ...] = ()
    next_class_id: int = 1
    splits: Ratios = Ratios()
    linked: tuple[LinkedFolder, ...] = ()
    training: dict[str, Any] = {}

    def problems(self) -> list[Problem]:
        """Everything the types do not say."""
        problems = object_classes.problems_of(self.classes, self.next_class_id) + self.splits.problems()
        names = [item.name for item in self.linked]
        for i, name in enumerate(names):
            reason = why_no_file_name(name) or ("it stands there twice" if name in ("images", *names[:i]) else "")
            problems += [Problem(reason, f"linked folder {name!r}")] if reason else []
        return problems


def with_new_classes(settings: Settings, names: tuple[str, ...]) -> Settings:
    """Settings with classes added, each with a new id and colour."""
    first, classes = settings.next_class_id, settings.classes
    for id, name in enumerate(names, first):
        colour = object_classes.colour_for(id, (item.colour for item in classes))
        classes = (*classes, ObjectClass(id=id, name=name, colour=colour))
    return msgspec.structs.replace(settings, classes=classes, next_class_id=first + len(names))


def write(path: Path, settings: Settings) -> None:
    """Replaces `path` in one step."""
    atomic.write_text(path, yaml.safe_dump(msgspec.to_builtins(settings), sort_keys=False, allow_unicode=True))


def read(path: Path) -> Settings:
    """Reads and checks. Raises `InputError`, a `DamagedError` with every problem of the file at once."""
    values = _load(path)
    if type(values.get("format")) is int and values["format"] > FORMAT:
        message = "the project was made by a newer version of this program; install that one"
        raise InputError(message, where=f"{path}, format")
    problems = [Problem(text, f"{path}, {key}", _HINT) for key, text in _type_problems(values)]
    raise_if(problems, DamagedError)
    settings = msgspec.convert(values, Settings)
    raise_if((Problem(p.message, f"{path}, {p.where}", p.hint or _HINT) for p in settings.problems()), DamagedError)
    return settings


class _NoAliasLoader(yaml.SafeLoader):
    """A few aliases of aliases can stand for more values than fit into any memory; we never write one."""

    def compose_node(self, parent: yaml.Node | None, index: int) -> yaml.Node | None:
        if self.check_event(yaml.AliasEvent):
            raise yaml.composer.ComposerError(None, None, "aliases are not allowed", self.peek_event().start_mark)  # type: ignore[no-untyped-call]
        return super().compose_node(parent, index)


def _load(path: Path) -> dict[str, Any]:
    try:
        if path.stat().st_size > _LARGEST:
            raise DamagedError("is far too large for a project file", where=str(path), hint=_HINT)
        values = yaml.load(path.read_text("utf-8-sig"), _NoAliasLoader)
    except OSError as e:
        raise InputError(f"cannot be read: {e.strerror}", where=str(path)) from e
    except (yaml.YAMLError, ValueError, RecursionError) as e:
        raise DamagedError(f"is damaged: {_one_line(e)}", where=_place(path, e), hint=_HINT) from e
    if not isinstance(values, dict):
        raise DamagedError("is damaged: it must hold `key: value` lines", where=str(path), hint=_HINT)
    return values


def _one_line(e: Exception) -> str:
    return str(getattr(e, "problem", None) or e or type(e).__name__).splitlines()[0]


def _place(path: Path, e: Exception) -> str:
    mark = getattr(e, "problem_mark", None)
    return f"{path}, line {mark.line + 1}" if mark else str(path)


def _type_problems(values: dict[str, Any]) -> list[tuple[str, str]]:
    """(key, what is wrong) of every top-level key."""
    fields = {field.name: field.type for field in msgspec.structs.fields(Settings)}
    problems = [(key, "is missing") for key in ("format", "classes", "next_class_id") if key not in values]
    for key, value in values.items():
        if key not in fields:
            near = difflib.get_close_matches(str(key), fields, 1)
            problems.append((str(key), "is not known here" + (f"; was {near[0]} meant?" if near else "")))
            continue
        try:
            msgspec.convert(value, fields[key])
        except (msgspec.ValidationError, RecursionError) as e:
            problems.append((key, str(e)))
    return problems
