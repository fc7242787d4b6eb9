"""How long a file takes for one picture on this computer."""

from __future__ import annotations

import os
import platform
import statistics
import time
from pathlib import Path

import numpy as np

from effdet_core.runtime.model_file import open_model

SECONDS = 1.5
"""How long it is measured."""
FEWEST, MOST = 5, 60
_WARM_UP = 2


def milliseconds(path: Path | str, threads: int, seconds: float = SECONDS) -> float:
    """Median of the warm runs of the network alone, without reading and fitting the picture.

    Raises `InputError` for a file that cannot be used.
    """
    interpreter, description = open_model(Path(path), threads)
    pixels = np.random.default_rng(0).integers(0, 256, (1, *description.input_size, 3), np.uint8)
    given = (
        (pixels - np.float32(description.mean)) / np.float32(description.scale) if description.float_input else pixels
    )
    taken: list[float] = []
    end = time.perf_counter() + seconds
    while len(taken) < FEWEST + _WARM_UP or (time.perf_counter() < end and len(taken) < MOST):
        interpreter.set_tensor(description.input_index, given)
        began = time.perf_counter()
        interpreter.invoke()
        taken.append(time.perf_counter() - began)
    return statistics.median(taken[_WARM_UP:]) * 1e3


def cores() -> int:
    """Processor cores that this process may use; Linux alone tells which of them a container leaves to us."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def computer() -> str:
    """This computer in a few words: its processor, and how many cores."""
    return f"{_processor()}, {cores()} cores"


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text("utf-8", "replace").splitlines()
    except OSError:
        lines = []
    named = (line.partition(":")[2].strip() for line in lines if line.lower().startswith("model name"))
    return next((name for name in named if name), "") or platform.processor() or platform.machine()
