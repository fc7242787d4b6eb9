"""The keys that give a box its class."""

from __future__ import annotations

from collections.abc import Collection

_IN_ORDER = "1234567890QWERTYUIOP"
MOST = len(_IN_ORDER)
"""More classes than this never have keys."""


def class_keys(taken: Collection[str] = ()) -> tuple[str, ...]:
    """1 to 9, 0, then the row of letters below them, without those that mean something else on this page."""
    return tuple(key for key in _IN_ORDER if key not in taken)
