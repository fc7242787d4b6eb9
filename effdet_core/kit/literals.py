"""Texts as literals of other languages. Class names come from anywhere, and must not become code there."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping

_WHITE = {"\n": "\\n", "\r": "\\r", "\t": "\\t"}


def python(value: str) -> str:
    """A Python string."""
    return json.dumps(value)  # Python reads JSON's strings, and these are plain ASCII


def kotlin(value: str) -> str:
    """A Kotlin string, without templates."""
    return _quoted(value, {**_WHITE, "\\": "\\\\", '"': '\\"', "$": "\\$"}, _utf16)


def swift(value: str) -> str:
    """A Swift string; interpolation needs a backslash, and there is none left alone."""
    return _quoted(value, {**_WHITE, "\\": "\\\\", '"': '\\"'}, lambda c: f"\\u{{{ord(c):x}}}")


def javascript(value: str) -> str:
    """A JavaScript string that may also stand inside of an HTML page."""
    return _quoted(value, {**_WHITE, "\\": "\\\\", '"': '\\"', "<": "\\u003c", ">": "\\u003e", "&": "\\u0026"}, _utf16)


def yaml(value: str) -> str:
    """A double-quoted YAML scalar."""
    return _quoted(value, {**_WHITE, "\\": "\\\\", '"': '\\"'}, lambda c: f"\\U{ord(c):08x}")


LANGUAGES: Mapping[str, Callable[[str], str]] = {
    "python": python,
    "kotlin": kotlin,
    "swift": swift,
    "javascript": javascript,
    "yaml": yaml,
}


def _quoted(value: str, special: Mapping[str, str], escape: Callable[[str], str]) -> str:
    return '"' + "".join(special.get(c) or (c if _is_plain(c) else escape(c)) for c in value) + '"'


def _is_plain(c: str) -> bool:
    """Printable also leaves out what turns the direction of text round, and hides what is written."""
    return c.isprintable()


def _utf16(c: str) -> str:
    data = c.encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{data[i]:02x}{data[i + 1]:02x}" for i in range(0, len(data), 2))
