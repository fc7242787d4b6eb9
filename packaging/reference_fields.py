"""How the reference shows records: as a signature with their fields (an extension of griffe, named in mkdocs.yml).

Records of msgspec get the constructor that they make for themselves, as griffe gives it to dataclasses; a declared
setting shows its default alone, since its words are in the tables of parameters.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import griffe

_RECORD = "Struct"


class Fields(griffe.Extension):
    """Works on a package once all of it was read."""

    def on_package(self, *, pkg: griffe.Module, loader: Any, **_: Any) -> None:
        """Changes classes in place."""
        for cls in _classes(pkg):
            for attribute in cls.attributes.values():
                attribute.value = _default(attribute.value)
            if "__init__" not in cls.members and _is_record(cls):
                cls.set_member("__init__", _constructor(cls))


def _classes(module: griffe.Module) -> Iterator[griffe.Class]:
    for member in module.members.values():
        if isinstance(member, griffe.Class):
            yield member
        elif isinstance(member, griffe.Module):
            yield from _classes(member)


def _default(value: Any) -> Any:
    """What `setting(default, …)` declares."""
    if isinstance(value, griffe.ExprCall) and str(value.function) == "setting" and value.arguments:
        return value.arguments[0]
    return value


def _is_record(cls: griffe.Class) -> bool:
    names = [str(base).rpartition(".")[2] for base in cls.bases]
    return _RECORD in names or any(_is_record(base) for base in _parents(cls))


def _parents(cls: griffe.Class) -> list[griffe.Class]:
    return [base for base in cls.resolved_bases if isinstance(base, griffe.Class)]


def _constructor(cls: griffe.Class) -> griffe.Function:
    """Fields of their own before those of the classes above: the latter have defaults."""
    fields = {name: item for owner in (cls, *_parents(cls)) for name, item in owner.attributes.items()}
    given = [
        griffe.Parameter(
            name, annotation=item.annotation, kind=griffe.ParameterKind.keyword_only, default=_shown(item.value)
        )
        for name, item in fields.items()
        if item.annotation is not None and "property" not in item.labels and "ClassVar" not in str(item.annotation)
    ]
    here = griffe.Parameter("self", kind=griffe.ParameterKind.positional_or_keyword)
    return griffe.Function("__init__", parameters=griffe.Parameters(here, *given), lineno=cls.lineno, parent=cls)


def _shown(value: Any) -> str | griffe.Expr | None:
    return "..." if "field(" in str(value) else value
