"""Options of `effdet train`, made from the declaration of the parameters."""

from __future__ import annotations

import argparse
import typing
from collections.abc import Callable
from types import NoneType
from typing import Any

from effdet_core import declare
from effdet_core.declare import Declared
from effdet_core.mirror import flag, flags, overlaid
from effdet_core.spec import EfficientDetSpec

__all__ = ["add_spec_options", "flag", "flag_of", "given", "overlaid"]

_OWN_WORDS = {"uri": "none"}
"""What would mean nothing elsewhere and is a value of its own here."""
_PREFIX = "spec_"
"""Before their names in the parsed arguments, where they would meet those of others."""


def add_spec_options(parser: argparse.ArgumentParser) -> None:
    """One option per parameter, none with a default: only what was given is in the result."""
    group = parser.add_argument_group("parameters of the training", "What is not given comes from the preset.")
    for item in declare.declared(EfficientDetSpec):
        _add(group, item)


def given(arguments: argparse.Namespace) -> dict[str, Any]:
    """The parameters that were given, by name."""
    known = [item.name for item in declare.declared(EfficientDetSpec)]
    return {name: getattr(arguments, _PREFIX + name) for name in known if hasattr(arguments, _PREFIX + name)}


def flag_of(item: Declared) -> str:
    """The option that people are shown for a parameter."""
    return flags(item.name)[0]


def _add(group: argparse._ArgumentGroup, item: Declared) -> None:
    facts: dict[str, Any] = {"dest": _PREFIX + item.name, "default": argparse.SUPPRESS, "help": _help(item)}
    if item.kind is bool:
        group.add_argument(*flags(item.name), action=argparse.BooleanOptionalAction, **facts)
        return
    facts["metavar"] = _metavar(item)
    group.add_argument(*flags(item.name), type=_reader(item), **facts)


def _help(item: Declared) -> str:
    """Fixed ones are not shown, but understood: using one says why it cannot be used."""
    if item.facts.fixed:
        return argparse.SUPPRESS
    choices = f" One of {', '.join(map(str, item.facts.choices))}." if item.facts.choices else ""
    return (item.facts.help + choices).replace("%", "%%")


def _metavar(item: Declared) -> str:
    return {int: "N", float: "X"}.get(_plain_kind(item), "TEXT")


def _plain_kind(item: Declared) -> type:
    """The first type of the declared ones that is not None."""
    kinds = [kind for kind in typing.get_args(item.kind) or (item.kind,) if kind is not NoneType]
    return kinds[0] if isinstance(kinds[0], type) else str


def _reader(item: Declared) -> Callable[[str], Any]:
    """Text as the parameter's type; "none" is nothing where nothing is allowed. Ranges are the spec's business."""
    kind = _plain_kind(item)

    def read(text: str) -> Any:
        if item.optional and text.lower() in ("none", "") and text != _OWN_WORDS.get(item.name):
            return None
        try:
            return kind(text)
        except ValueError:
            raise argparse.ArgumentTypeError(f"must be {declare.describe_kind(kind)}, not {text!r}") from None

    return read
