"""A long job in one row: what it does, how far it is, how long it will take, and a way to stop it."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from app.theme import SPACE
from app.widgets.elided_label import ElidedLabel
from app.widgets.text import button, label

_SOON = 1.5
"""Seconds of work before an estimate is worth saying."""


class ProgressRow(QWidget):
    """Feed it with `set_progress`; `cancelled` says that the person wants it to stop.

    counts: whether what is done can be counted by people; else it is a share of the whole.
    """

    cancelled = Signal()

    def __init__(
        self,
        title: str,
        parent: QWidget | None = None,
        clock: Callable[[], float] = time.monotonic,
        *,
        counts: bool = True,
    ) -> None:
        super().__init__(parent)
        self._counts = counts
        self._clock, self._began = clock, clock()
        self.title = ElidedLabel(title)
        self.left = label("", "small")
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setRange(0, 0)
        self.bar.setAccessibleName(title)
        self.cancel = button(self.tr("Cancel"), "quiet", action=self._stop)
        self._build()

    def set_progress(self, done: int, total: int) -> None:
        """How much is done of how much; a total of 0 means that nobody knows."""
        self.bar.setRange(0, max(total, 0))
        self.bar.setValue(done)
        self.left.setText(self._estimate(done, total))

    def say(self, words: str) -> None:
        """What is being done now, in place of the title."""
        if words != self.title.text():
            self.title.setText(words)

    def _build(self) -> None:
        text = QHBoxLayout()
        text.setSpacing(SPACE)
        text.addWidget(self.title, 1)
        text.addWidget(self.left)
        column = QVBoxLayout()
        column.setSpacing(SPACE // 2)
        column.addLayout(text)
        column.addWidget(self.bar)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE * 2)
        layout.addLayout(column, 1)
        layout.addWidget(self.cancel)

    def _stop(self) -> None:
        self.cancel.setEnabled(False)
        self.left.setText(self.tr("Stopping…"))
        self.cancelled.emit()

    def _estimate(self, done: int, total: int) -> str:
        if not self.cancel.isEnabled():
            return self.left.text()
        spent = self._clock() - self._began
        counted = self._counted(done, total) if total else ""
        if not done or not total or spent < _SOON:
            return counted
        return self.tr("{counted} · {left} left").format(counted=counted, left=duration(spent * (total - done) / done))

    def _counted(self, done: int, total: int) -> str:
        if self._counts:
            return self.tr("{done} of {total}").format(done=done, total=total)
        return self.tr("{share} %").format(share=round(100 * done / total))


def duration(seconds: float) -> str:
    """A time as people say it: 20 seconds, 5 minutes, 2 hours."""
    translate = QCoreApplication.translate
    if seconds < 60:
        return translate("Duration", "%n second(s)", "", max(1, round(seconds)))
    if seconds < 5400:
        return translate("Duration", "%n minute(s)", "", round(seconds / 60))
    return translate("Duration", "%n hour(s)", "", round(seconds / 3600))
