"""How saving goes: judged anew, of all that is known, whenever something happens."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QObject, QTimer, Signal

from effdet_core.errors import Problem
from effdet_core.project.disk import COME_BACK, SILENT
from effdet_core.project.editor import ELSEWHERE, HANGS_SECONDS, Editor

_SILENCE_MS = 1000
"""A disk that hangs says nothing, so it is asked for this often while edits are on their way."""


@dataclass(frozen=True, slots=True)
class Saving:
    """How saving goes. problem: why it is stuck, or why nothing can be saved here; None where another window edits.

    away: everything is saved, and the project is out of reach.
    """

    state: Literal["saved", "saving", "stuck", "away", "read only"]
    problem: Problem | None = None


class SavingWatch(QObject):
    """Everything is called from the window's thread."""

    changed = Signal(object)
    """Saving."""

    def __init__(self, editor: Editor, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._editor = editor
        self._stuck: Problem | None = None
        self._away: Problem | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(_SILENCE_MS)
        self._timer.timeout.connect(self.look)
        self.now = self._judged()

    def set_stuck(self, problem: Problem | None) -> None:
        """What the editor says of its last try."""
        self._stuck = problem
        self.look()

    def set_away(self, problem: Problem | None) -> None:
        """What the last look at the disk says of the whole project."""
        self._away = problem
        self.look()

    def look(self) -> None:
        """Something may have changed: an edit was made, or has arrived."""
        if not self._editor.pending:
            self._timer.stop()
        elif not self._timer.isActive():
            self._timer.start()
        if (now := self._judged()) != self.now:
            self.now = now
            self.changed.emit(now)

    def patience(self, timeout: float) -> float:
        """How long waiting for the disk makes sense, of so many seconds: not at all where it is known to be stuck."""
        return 0.0 if self.now.state == "stuck" else timeout

    def close(self) -> None:
        """Ends."""
        self._timer.stop()

    def _judged(self) -> Saving:
        editor = self._editor
        if self._stuck:
            return Saving("stuck", self._stuck)
        if editor.silent_for > HANGS_SECONDS:
            return Saving("stuck", Problem(SILENT, str(editor.project.path), COME_BACK))
        if self._away:
            return Saving("away", self._away)
        if editor.read_only:
            return Saving("read only", None if editor.refusal == ELSEWHERE else editor.refusal)
        return Saving("saving" if editor.pending else "saved")
