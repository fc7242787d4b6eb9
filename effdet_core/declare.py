"""Settings that describe themselves.

A setting is declared once, as a field of a frozen dataclass made with `setting(…)`. From that one declaration come
the default, the check of a value, the command-line option, the text a person reads and the table in the docs.
"""

from __future__ import annotations

import dataclasses
import difflib
import functools
import math
import reprlib
import types
import typing
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, TypeVar, cast

from effdet_core.errors import Problem

_META = "effdet"
Owner = TypeVar("Owner")


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """What is known of one setting besides its type and default.

    label: a few words. help: one plain sentence. minimum, maximum: inclusive; `above`: exclusive lower bound.
    choices: the only values allowed. unit: of the number. fixed: why no other value than the default can be used.
    check: what else a value must meet; returns what is wrong with it, or "".
    """

    label: str = ""
    help: str = ""
    group: str = ""
    minimum: float | None = None
    maximum: float | None = None
    above: float | None = None
    choices: tuple[Any, ...] = ()
    unit: str = ""
    fixed: str = ""
    check: Callable[[Any], str] | None = None


def setting(default: Any, **facts: Any) -> Any:
    """A dataclass field with a default and the facts of a `Setting`."""
    metadata = {_META: Setting(**facts)}
    if isinstance(default, type):
        return dataclasses.field(default_factory=default, metadata=metadata)
    return dataclasses.field(default=default, metadata=metadata)


@dataclasses.dataclass(frozen=True, slots=True)
class Declared:
    """A setting with its name, type and default."""

    name: str
    kind: Any
    default: Any
    facts: Setting

    @property
    def optional(self) -> bool:
        """Whether None is a value of it."""
        return types.NoneType in typing.get_args(self.kind)


def declared(owner: type) -> Iterator[Declared]:
    """The settings of a dataclass in their order."""
    kinds = _kinds(owner)
    for field in dataclasses.fields(owner):
        yield Declared(field.name, kinds[field.name], _default(field), field.metadata.get(_META, Setting()))


@functools.cache
def _kinds(owner: type) -> Mapping[str, Any]:
    """The types of a dataclass's fields. Python reads each of them anew from text, which takes most of a check."""
    return typing.get_type_hints(owner)


def _default(field: dataclasses.Field[Any]) -> Any:
    return field.default if field.default_factory is dataclasses.MISSING else field.default_factory()


def problems_of(instance: Any) -> Iterator[Problem]:
    """Everything wrong with the values of a dataclass, each naming its field."""
    for item in declared(type(instance)):
        value = getattr(instance, item.name)
        if dataclasses.is_dataclass(value):
            yield from (Problem(p.message, f"{item.name}.{p.where}", p.hint) for p in problems_of(value))
            continue
        message = wrong(item, value)
        if message:
            yield Problem(message, item.name, item.facts.help)


def wrong(item: Declared, value: Any) -> str:
    """What is wrong with `value` for this setting, as the end of a sentence, or ""."""
    if item.facts.fixed:
        return "" if value == item.default else f"cannot be changed from {item.default!r}: {item.facts.fixed}"
    if not _fits(value, item.kind):
        return f"must be {describe_kind(item.kind)}, not {shown(value)}"
    if value is None:
        return ""
    if item.facts.choices and value not in item.facts.choices:
        return f"must be one of {', '.join(map(str, item.facts.choices))}, not {shown(value)}"
    return _out_of_range(item.facts, value) or (item.facts.check(value) if item.facts.check else "")


def shown(value: Any) -> str:
    """A value for a sentence: short, however large it is."""
    return reprlib.repr(value)


def describe_kind(kind: Any) -> str:
    """A type in words."""
    words = {bool: "true or false", int: "a whole number", float: "a number", str: "text", types.NoneType: "nothing"}
    if kind in words:
        return words[kind]
    arguments = typing.get_args(kind)
    if typing.get_origin(kind) is tuple:
        return "a list"
    if typing.get_origin(kind) is dict:
        return "a group of settings"
    if typing.get_origin(kind) is typing.Literal:
        return "one of " + ", ".join(map(str, arguments))
    return " or ".join(describe_kind(argument) for argument in arguments) if arguments else str(kind)


def described(owner: type) -> str:
    """Every setting of a dataclass as lines of a docstring: name, default, what is allowed, what it does."""
    return "\n".join(_described(item) for item in declared(owner))


def _described(item: Declared) -> str:
    words = [f"default {item.default!r}", allowed(item)]
    text = item.facts.help or f"Cannot be changed: {item.facts.fixed}."
    return f"{item.name} ({', '.join(filter(None, words))}): {text}"


def allowed(item: Declared) -> str:
    """The values of a setting in words: its type, or choices, and range with the unit."""
    facts = item.facts
    if facts.choices:
        options = (None, *facts.choices) if item.optional else facts.choices
        return "one of " + ", ".join(map(str, options))
    unit = f"({facts.unit})" if typing.get_origin(item.kind) is tuple and facts.unit else facts.unit
    return " ".join(filter(None, (describe_kind(item.kind), _range(facts), unit)))


def _range(facts: Setting) -> str:
    low = f"above {facts.above}" if facts.above is not None else ""
    low = f"from {facts.minimum}" if facts.minimum is not None else low
    high = f"to {facts.maximum}" if facts.maximum is not None else ""
    return " ".join(filter(None, (low, high)))


def unknown_key(name: str, known: Iterable[str]) -> Problem:
    """The problem of a key that does not exist, with a guess at the one that was meant."""
    close = difflib.get_close_matches(name, list(known), n=1)
    return Problem("there is no such setting", name, f"Did you mean {close[0]!r}?" if close else "")


def replace(instance: Owner, changes: Mapping[str, Any]) -> Owner:
    """A copy with `changes`; whole numbers are accepted where a float is meant, lists where a tuple is."""
    kinds = {item.name: item.kind for item in declared(type(instance))}
    changed = {name: _coerced(value, kinds[name]) for name, value in changes.items()}
    return cast(Owner, dataclasses.replace(cast(Any, instance), **changed))


def _coerced(value: Any, kind: Any) -> Any:
    if isinstance(value, list):
        return tuple(_coerced(v, None) for v in value)
    kinds = typing.get_args(kind) or (kind,)
    if isinstance(value, int) and not isinstance(value, bool) and float in kinds and int not in kinds:
        return float(value)
    return value


def _fits(value: Any, kind: Any) -> bool:
    if kind is Any:
        return True
    origin, arguments = typing.get_origin(kind), typing.get_args(kind)
    if origin in (typing.Union, types.UnionType):
        return any(_fits(value, argument) for argument in arguments)
    if origin is typing.Literal:
        return value in arguments
    if origin is tuple:
        return isinstance(value, tuple) and _items_fit(value, arguments)
    if origin is dict:
        return isinstance(value, dict)
    if kind in (int, float):
        allowed = (int, float) if kind is float else int
        return isinstance(value, allowed) and not isinstance(value, bool) and _is_finite(value)
    return isinstance(value, kind)


def _is_finite(number: float) -> bool:
    try:
        return math.isfinite(number)
    except OverflowError:  # a whole number of hundreds of digits
        return False


def _items_fit(value: tuple[Any, ...], kinds: tuple[Any, ...]) -> bool:
    if len(kinds) == 2 and kinds[1] is Ellipsis:
        return all(_fits(item, kinds[0]) for item in value)
    return len(value) == len(kinds) and all(map(_fits, value, kinds))


def _out_of_range(facts: Setting, value: Any) -> str:
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        return ""
    if facts.minimum is not None and value < facts.minimum:
        return f"must be at least {facts.minimum:g}, not {value:g}"
    if facts.above is not None and value <= facts.above:
        return f"must be above {facts.above:g}, not {value:g}"
    if facts.maximum is not None and value > facts.maximum:
        return f"must be at most {facts.maximum:g}, not {value:g}"
    return ""
