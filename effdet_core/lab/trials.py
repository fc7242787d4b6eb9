"""Running a file in every real program that is installed, each in a process of its own, all at once."""

from __future__ import annotations

import importlib.util
import threading
import time
from collections.abc import Callable, Mapping
from concurrent.futures import Future, ThreadPoolExecutor, wait
from pathlib import Path
from typing import get_args

from effdet_core import tasks
from effdet_core.errors import Cancelled, RunError, UserError
from effdet_core.lab.trial import Outcome, Program, Trial

Tell = Callable[[int, int, str], None]
"""As `tasks.Tell`: done, of how much, words; what it raises cancels and goes on to the caller."""

PROGRAMS: tuple[Program, ...] = get_args(Program)
LONGEST_SECONDS = 180.0
"""After which a program counts as hanging; a busy computer takes a minute to load MediaPipe."""
_POLL_SECONDS = 0.2
_MODULES = {"litert": "ai_edge_litert", "compiled-model": "ai_edge_litert", "mediapipe": "mediapipe"}


class _TooLong(Exception):
    """Raised where the process is waited for, so that it ends."""


def installed() -> tuple[Program, ...]:
    """The programs that can be run here."""
    return tuple(program for program in PROGRAMS if importlib.util.find_spec(_MODULES[program]))


def run(path: Path, mean: float, scale: float, tell: Tell = lambda *_: None) -> Mapping[Program, Outcome]:
    """What became of `path` in each program that is installed; see `Trial` and `Outcome`."""
    programs = installed()
    stopped = threading.Event()
    with ThreadPoolExecutor(max(1, len(programs)), thread_name_prefix="trial") as pool:
        trials = {p: Trial(program=p, path=str(path.absolute()), mean=mean, scale=scale) for p in programs}
        futures = {p: pool.submit(_alone, trial, stopped) for p, trial in trials.items()}
        try:
            _watch(list(futures.values()), tell)
        finally:
            stopped.set()
        return {program: future.result() for program, future in futures.items()}


def _watch(futures: list[Future[Outcome]], tell: Tell) -> None:
    while (done := sum(future.done() for future in futures)) < len(futures):
        tell(done, len(futures), "running it")
        wait(futures, timeout=_POLL_SECONDS)


def _alone(trial: Trial, stopped: threading.Event) -> Outcome:
    latest = time.monotonic() + LONGEST_SECONDS

    def go_on(*_: object) -> None:
        if stopped.is_set():
            raise Cancelled
        if time.monotonic() > latest:
            raise _TooLong

    try:
        return tasks.run("effdet_core.lab.trying", trial, Outcome, go_on)
    except _TooLong:
        return Outcome(died=True, error=f"did not come to an end within {LONGEST_SECONDS:.0f} seconds")
    except Cancelled:
        return Outcome(error="was cancelled")
    except RunError:
        return Outcome(died=True, error="crashed")
    except UserError as e:
        return Outcome(error=e.problems[0].message)
