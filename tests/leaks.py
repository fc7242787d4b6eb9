"""A watch on the threads and processes that a test leaves behind."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

import psutil

GRACE_SECONDS = 10.0
JOINED = {"editor", "player"}
"""Threads that would not keep Python from ending, and that whoever began them waits for all the same."""


@contextmanager
def nothing_left_running(grace: float = GRACE_SECONDS) -> Iterator[None]:
    """Raises `AssertionError` when a thread or process is left that began in the block."""
    before = _running()
    yield
    deadline = time.monotonic() + grace
    while (left := _running() - before) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not left, f"left running: {sorted(left)}; join threads, wait for processes, close executors"


def _running() -> set[str]:
    """Threads that somebody must wait for, and child processes except multiprocessing's own helpers."""
    threads = {f"thread {t.name} {t.ident}" for t in threading.enumerate() if not t.daemon or t.name in JOINED}
    return threads | {text for child in psutil.Process().children() if (text := _described(child))}


def _described(process: psutil.Process) -> str:
    try:
        words = " ".join(process.cmdline())
    except psutil.Error:
        return ""
    ours = words and "resource_tracker" not in words and "forkserver" not in words
    return f"process {process.pid} {words[:120]}" if ours else ""
