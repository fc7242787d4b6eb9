"""The thread that waits for the preview process; only the newest request counts."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QObject, QThread, Signal

from effdet_core.errors import UserError
from effdet_core.helpers import PreviewProcess, PreviewRequest, Shown


class Previewer(Protocol):
    """What draws the pictures."""

    def pictures(self, request: PreviewRequest) -> tuple[Shown, ...]:
        """The answer to a request. Raises `UserError`."""

    def close(self) -> None:
        """Ends it, from any thread."""


class PreviewThread(QThread):
    """Ask with `ask`; `stop` ends the thread and the process, and waits for both."""

    answered = Signal(object, object)
    """(PreviewRequest, its pictures)."""
    refused = Signal(object)
    """Problems."""

    def __init__(self, make: Callable[[], Previewer] = PreviewProcess, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._process = make()
        self._condition = threading.Condition()
        self._waiting: PreviewRequest | None = None
        self._stopping = False

    def ask(self, request: PreviewRequest) -> None:
        """Wants these pictures; an older request that has not begun is forgotten."""
        with self._condition:
            self._waiting = request
            self._condition.notify()
        if not self.isRunning():
            self.start(QThread.Priority.LowPriority)

    def stop(self) -> None:
        """Ends."""
        with self._condition:
            self._stopping = True
            self._condition.notify()
        self._process.close()
        self.wait()
        self._process.close()  # it may have been started meanwhile

    def run(self) -> None:
        """What the thread does."""
        while (request := self._next()) is not None:
            try:
                pictures = self._process.pictures(request)
            except UserError as e:
                if not self._stopping:
                    self.refused.emit(e.problems)
            except (AttributeError, ValueError, OSError):  # its pipes were closed under it
                if not self._stopping:
                    raise
            else:
                self.answered.emit(request, pictures)

    def _next(self) -> PreviewRequest | None:
        with self._condition:
            while self._waiting is None and not self._stopping:
                self._condition.wait()
            request, self._waiting = self._waiting, None
            return None if self._stopping else request
