"""Following a run in a thread of its own, whoever trains it: by its folder alone."""

from __future__ import annotations

import time

from PySide6.QtCore import QObject, QThread, Signal

from app.training.story import Story
from effdet_core import events, supervise
from effdet_core.run_folder import RunFolder

EVERY = 0.1
"""Seconds between two batches of events; the window shows no more."""


class TrainerThread(QThread):
    """Tells of one run from its beginning until its last event, or until `leave`. The trainer goes on without it."""

    opened = Signal(object, object)
    """This thread, and a Story: all that had happened when the thread began. It belongs to the receiver now."""
    came = Signal(object, object)
    """This thread, and list[Event]: what happened since."""
    closed = Signal(object)
    """This thread: nobody trains any more, and everything was told. Not emitted after `leave`."""

    def __init__(self, run: RunFolder, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._run = run
        self._waiting: list[events.Event] = []
        self._is_open = False
        self._told = 0.0

    def leave(self) -> None:
        """Stops following, and waits for the thread."""
        self.requestInterruption()
        self.wait()

    def run(self) -> None:
        """What the thread does."""
        for told in supervise.follow(self._run, stop=self._turn):
            self._waiting += told
            if self._is_open and time.monotonic() - self._told >= EVERY:
                self._tell()
        if self.isInterruptionRequested():
            return
        self._tell()
        self.closed.emit(self)

    def _turn(self) -> bool:
        """Between two looks at the folder; whether to stop looking."""
        if self._waiting or not self._is_open:
            self._tell()
        return self.isInterruptionRequested()

    def _tell(self) -> None:
        self._told = time.monotonic()
        told, self._waiting = self._waiting, []
        if self._is_open:
            self.came.emit(self, told)
        elif told:
            self._is_open = True
            self.opened.emit(self, Story(told))
