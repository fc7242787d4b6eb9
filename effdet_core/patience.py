"""Waiting no longer than one means to, for what knows no limit of its own."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import TypeVar

Value = TypeVar("Value")


def within(seconds: float, work: Callable[[], Value], late: Exception) -> Value:
    """What `work` returns or raises, or raises `late`; work that is late goes on in a thread that dies with us."""
    results: list[Value] = []
    errors: list[BaseException] = []

    def run() -> None:
        try:
            results.append(work())
        except BaseException as e:  # noqa: BLE001 - it is raised again where it belongs
            errors.append(e)

    thread = threading.Thread(target=run, daemon=True)
    thread.start()
    thread.join(seconds)
    if errors:
        raise errors[0]
    if not results:
        raise late
    return results[0]
