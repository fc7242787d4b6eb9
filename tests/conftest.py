"""What every test gets: quiet TensorFlow, and a watch on what a test leaves running."""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "2")
os.environ.setdefault("KERAS_BACKEND", "tensorflow")

GRACE_SECONDS = 3.0
WITH_TENSORFLOW = ("nn", "model_maker")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """All tests that build networks are slow: the quick ones are for every change, and fit into two minutes."""
    here = Path(__file__).parent
    for item in items:
        if any(item.path.is_relative_to(here / folder) for folder in WITH_TENSORFLOW):
            item.add_marker(pytest.mark.slow)


@pytest.fixture(autouse=True)
def _nothing_left_running() -> Iterator[None]:
    """Fails the test that leaves a thread or a process behind, instead of whichever test suffers from it later."""
    before = _running()
    yield
    deadline = time.monotonic() + GRACE_SECONDS
    while (left := _running() - before) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not left, f"left running: {sorted(left)}; join threads, wait for processes, close executors"


def _running() -> set[str]:
    """Threads that keep Python from ending, and child processes except multiprocessing's own helpers."""
    threads = {f"thread {t.name}" for t in threading.enumerate() if not t.daemon}
    return threads | {text for child in psutil.Process().children() if (text := _described(child))}


def _described(process: psutil.Process) -> str:
    try:
        words = " ".join(process.cmdline())
    except psutil.Error:
        return ""
    ours = words and "resource_tracker" not in words and "forkserver" not in words
    return f"process {process.pid} {words[:120]}" if ours else ""


@pytest.fixture
def shared() -> Path:
    """The folder with the big reference data; skips where there is none."""
    folder = Path(os.environ.get("EFFDET_SHARED") or Path(__file__).parents[2] / "shared")
    if not folder.is_dir():
        pytest.skip("needs the reference data: set EFFDET_SHARED to its folder")
    return folder
