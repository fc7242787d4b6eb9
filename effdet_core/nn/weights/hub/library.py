"""tensorflow_hub itself, whose last version cannot be imported beside a new setuptools."""

from __future__ import annotations

import sys
from types import ModuleType

from packaging.version import parse

_ASKED_FOR = "pkg_resources"


def tensorflow_hub() -> ModuleType:
    """The library.

    It compares TensorFlow's version with a function that `pkg_resources` had, a part of setuptools up to 81. A module
    with that function alone stands in while it is imported: no setuptools is needed then, and none of those that still
    have the part warns of it.
    """
    if "tensorflow_hub" not in sys.modules:
        there = sys.modules.get(_ASKED_FOR)
        stand_in = ModuleType(_ASKED_FOR)
        stand_in.parse_version = parse  # type: ignore[attr-defined]
        sys.modules[_ASKED_FOR] = stand_in
        try:
            import tensorflow_hub  # noqa: F401 - what counts is that it is imported now
        finally:
            if there is None:
                del sys.modules[_ASKED_FOR]
            else:
                sys.modules[_ASKED_FOR] = there
    return sys.modules["tensorflow_hub"]
