"""Reading overrides of hparams in the three documented forms: a dict, text, a YAML file.

Text: `key=value,group.key=value,list=1*2*3` or `list=[1,2,3]`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml

from effdet_core.errors import Problem, SettingError, raise_if


def parse(value: str | Mapping[str, Any] | None) -> dict[str, Any]:
    """Overrides as a nested dict from any of the documented forms; raises `SettingError` when it is none of them."""
    if value is None or value == "":
        return {}
    if isinstance(value, Mapping):
        return dict(value)
    if isinstance(value, str):
        return _from_yaml(Path(value)) if value.endswith((".yaml", ".yml")) and "=" not in value else _from_text(value)
    raise SettingError(f"must be a dict, text or a YAML file, not {type(value).__name__}", where="hparams")


def _from_yaml(path: Path) -> dict[str, Any]:
    try:
        loaded = yaml.safe_load(path.read_text("utf-8"))
    except OSError as e:
        raise SettingError(f"cannot be read: {e.strerror}", where=str(path)) from e
    except (yaml.YAMLError, UnicodeDecodeError) as e:
        raise SettingError(f"is not valid YAML: {e}", where=str(path)) from e
    if loaded is not None and not isinstance(loaded, dict):
        raise SettingError("must hold `key: value` lines", where=str(path))
    return {key: _number_of(value) for key, value in (loaded or {}).items()}


def _number_of(value: Any) -> Any:
    """YAML reads 4e-5 as text; people mean the number."""
    if isinstance(value, dict):
        return {key: _number_of(item) for key, item in value.items()}
    return _value(value) if isinstance(value, str) and re.fullmatch(r"[-+]?\d[\d.]*e[-+]?\d+", value, re.I) else value


def _from_text(text: str) -> dict[str, Any]:
    result: dict[str, Any] = {}
    problems: list[Problem] = []
    for part in filter(str.strip, _split_outside_brackets(text)):
        key, equals, value = part.partition("=")
        if not equals or "=" in value or not key.strip():
            problems.append(Problem(f"{part.strip()!r} is not key=value", "hparams", "Separate several with commas."))
            continue
        _put(result, key.strip().split("."), _value(value.strip()))
    raise_if(problems, SettingError)
    return result


def _split_outside_brackets(text: str) -> Iterator[str]:
    yield from re.split(r",(?![^\[]*\])", text)


def _put(target: dict[str, Any], path: list[str], value: Any) -> None:
    for step in path[:-1]:
        inner = target.setdefault(step, {})
        target = inner if isinstance(inner, dict) else {}
    target[path[-1]] = value


def _value(text: str) -> Any:
    """A value of `key=value` text: number, true/false, none, text, or a list as 1*2*3 or [1, 2, 3]."""
    if text.startswith("[") and text.endswith("]"):
        return [_value(item.strip()) for item in text[1:-1].split(",") if item.strip()]
    if "*" in text:
        return [_value(item) for item in text.split("*")]
    lowered = text.lower()
    if lowered in ("true", "false", "none", "null"):
        return {"true": True, "false": False}.get(lowered)
    for kind in (int, float):
        try:
            return kind(text)
        except ValueError:
            continue
    return text
