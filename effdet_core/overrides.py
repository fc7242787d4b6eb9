"""Reading overrides of hparams in the three documented forms: a dict, text, a YAML file.

Text: `key=value,group.key=value,list=1*2*3` or `list=[1,2,3]`, pairs as `list=[[1,2],[3,4]]`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml

from effdet_core.errors import Problem, SettingError, raise_if

LARGEST_FILE = 256_000
"""Bytes; also the longest text."""
DEEPEST = 12
"""Groups within groups; a pyramid of one's own needs five."""
SUFFIXES = (".yaml", ".yml")


def parse(value: str | Mapping[str, Any] | None) -> dict[str, Any]:
    """Overrides as a nested dict from any of the documented forms; raises `SettingError` when it is none of them."""
    if value is None or value == "":
        return {}
    if isinstance(value, Mapping):
        return dict(value)
    if isinstance(value, str):
        if "=" in value:
            return _from_text(value)
        return _from_yaml(Path(value).expanduser()) if value.lower().endswith(SUFFIXES) else _neither(value)
    raise SettingError(f"must be a dict, text or a YAML file, not {type(value).__name__}", where="hparams")


def _neither(value: str) -> dict[str, Any]:
    """A word, or a file by another name; blank text and lonely commas say nothing."""
    word = value.strip(" ,")
    if not word:
        return {}
    shown = repr(word[:80])
    message, hint = f"{shown} is not key=value", "Separate several with commas."
    if _is_there(word):
        message, hint = f"{shown} is no YAML file", "Write hparams as YAML; the file's name ends in .yaml or .yml."
    elif re.search(r"[/\\]|\.\w+$", word):
        message = f"{shown} is not key=value, nor is there such a file"
        hint = "A file of hparams ends in .yaml or .yml; check name and folder."
    raise SettingError(message, where="hparams", hint=hint)


def _is_there(name: str) -> bool:
    try:
        return Path(name).expanduser().is_file()
    except (OSError, ValueError, RuntimeError):  # no name that a file could have
        return False


def _from_yaml(path: Path) -> dict[str, Any]:
    loaded = _load(path)
    if loaded is not None and not isinstance(loaded, dict):
        raise SettingError("must hold `key: value` lines", where=str(path))
    return {str(key): value for key, value in (loaded or {}).items()}


def _load(path: Path) -> Any:
    try:
        if path.stat().st_size > LARGEST_FILE:
            raise SettingError(
                f"is larger than {LARGEST_FILE // 1000} kB; hparams are a few lines",
                where=str(path),
                hint="Is it another file?",
            )
        return plain_yaml(path.read_text("utf-8"), str(path))
    except OSError as e:
        raise SettingError(f"cannot be read: {e.strerror}", where=str(path), hint="Check the name.") from e
    except UnicodeDecodeError as e:
        raise SettingError(f"is not valid YAML: {e}", where=str(path)) from e


def plain_yaml(text: str, where: str) -> Any:
    """What a text of settings says; `where` names it. Raises `SettingError` for anything but plain YAML."""
    if len(text) > LARGEST_FILE:
        raise SettingError("is too long for settings", where=where, hint="Is it another file?")
    try:
        return _with_numbers(yaml.load(text, _PlainLoader))
    except (yaml.YAMLError, ValueError, TypeError) as e:  # PyYAML lets errors of numbers, dates and keys through
        raise SettingError(f"is not valid YAML: {e}", where=where) from e


def _with_numbers(loaded: Any) -> Any:
    return _number_of(loaded) if isinstance(loaded, dict) else loaded


class _PlainLoader(yaml.SafeLoader):
    """YAML without what settings never need and an attack does: aliases, depth, keys that come twice."""

    _depth = 0

    def compose_node(self, parent: yaml.Node | None, index: Any) -> yaml.Node | None:
        if self.check_event(yaml.AliasEvent):
            raise yaml.YAMLError("it refers to another place (*name); write the value itself")
        self._depth += 1
        if self._depth > DEEPEST:
            raise yaml.YAMLError(f"it is nested more than {DEEPEST} deep")
        try:
            return super().compose_node(parent, index)
        finally:
            self._depth -= 1

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        names = [key.value for key, _ in node.value if isinstance(key, yaml.ScalarNode)]
        twice = next((name for name in names if names.count(name) > 1), None)
        if twice is not None:
            raise yaml.YAMLError(f"{twice!r} comes twice")
        return super().construct_mapping(node, deep)


def _number_of(value: Any) -> Any:
    """YAML reads 4e-5 as text; people mean the number."""
    if isinstance(value, dict):
        return {key: _number_of(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_number_of(item) for item in value]
    return _value(value) if isinstance(value, str) and re.fullmatch(r"[-+]?\d[\d.]*e[-+]?\d+", value, re.I) else value


def _from_text(text: str) -> dict[str, Any]:
    if len(text) > LARGEST_FILE:
        raise SettingError("is too long for key=value text", where="hparams")
    result: dict[str, Any] = {}
    problems: list[Problem] = []
    seen: set[str] = set()
    for part in filter(str.strip, _split_outside_brackets(text)):
        key, equals, value = part.partition("=")
        if not equals or "=" in value or not key.strip():
            problems.append(
                Problem(f"{part.strip()[:80]!r} is not key=value", "hparams", "Separate several with commas.")
            )
            continue
        name = key.strip()
        if name in seen:
            problems.append(Problem("comes twice", name, "Keep one of the two."))
        seen.add(name)
        _put(result, name.split("."), _value(value.strip()))
    raise_if(problems, SettingError)
    return result


def _split_outside_brackets(text: str) -> Iterator[str]:
    """The parts between commas; a comma in brackets, at any depth, separates items of a list."""
    depth = start = 0
    for match in re.finditer(r"[\[\],]", text):
        if match[0] == "[":
            depth += 1
        elif match[0] == "]":
            depth = max(0, depth - 1)
        elif depth == 0:
            yield text[start : match.start()]
            start = match.end()
    yield text[start:]


def _put(target: dict[str, Any], path: list[str], value: Any) -> None:
    for step in path[:-1]:
        inner = target.setdefault(step, {})
        target = inner if isinstance(inner, dict) else {}
    target[path[-1]] = value


def _value(text: str, depth: int = 0) -> Any:
    """A value of `key=value` text: number, true/false, none, text, or a list as 1*2*3, [1, 2, 3], [[1, 2], [3, 4]]."""
    if text.startswith("[") and text.endswith("]") and depth < DEEPEST:
        return [_value(item.strip(), depth + 1) for item in _split_outside_brackets(text[1:-1]) if item.strip()]
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
