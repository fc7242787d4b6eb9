"""A trace of some training steps, for TensorBoard (`profile`)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import tensorflow as tf

WARM_UP = 3
"""Calls of the compiled step before the trace begins: the first ones build graphs and fill memory."""
LENGTH = 5
"""Calls of the compiled step in the trace; more make files that no browser opens."""


class Profiler:
    """Watches the steps of a session and records some of them, once."""

    def __init__(self, folder: Path, calls: int, done: Callable[[int], None]) -> None:
        """folder: of the trace. calls: how many will come, 0 for no trace; few are recorded from the start on.

        done: called with the number of recorded steps when the trace is written.
        """
        self._folder = folder
        self._first = min(WARM_UP, max(0, calls - LENGTH)) if calls else -1
        self._done = done
        self._calls = self._steps = 0
        self._recording = False

    @contextmanager
    def watch(self, step: int, count: int) -> Iterator[None]:
        """Around one call that does `count` steps after `step` ones."""
        if self._calls == self._first:
            tf.profiler.experimental.start(str(self._folder))
            self._recording = True
        with tf.profiler.experimental.Trace("train", step_num=step, _r=1):
            yield
        self._calls += 1
        if self._recording:
            self._steps += count
            if self._calls == self._first + LENGTH:
                self.close()

    def close(self) -> None:
        """Writes the trace if one is being recorded; what comes after it is no training step."""
        if self._recording:
            self._recording = False
            tf.profiler.experimental.stop()
            self._done(self._steps)
