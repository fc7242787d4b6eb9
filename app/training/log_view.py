"""What happened, line by line, and what the trainer's libraries printed."""

from __future__ import annotations

import time
from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QTimer, QUrl
from PySide6.QtGui import QDesktopServices, QFontDatabase, QGuiApplication, QHideEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from app.messages import toast
from app.theme import SPACE
from app.training import words
from app.training.story import Story
from app.widgets.segmented import SegmentedControl
from app.widgets.text import button

_EVERY_MS = 1000
_TAIL = 200_000
"""Bytes of a long log that are shown: its end."""
translate = QCoreApplication.translate


class LogView(QWidget):
    """Reads the log again while it shows."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._story = Story()
        self._file: Path | None = None
        self.choice = SegmentedControl(
            [("story", self.tr("What happened"), ""), ("file", self.tr("What was printed"), "")], self.tr("Log")
        )
        self.text = QPlainTextEdit()
        self._again = QTimer(self)
        self._build()

    def set_run(self, story: Story, file: Path | None) -> None:
        """Another run."""
        self._story, self._file = story, file
        self.refresh()

    def refresh(self) -> None:
        """What there is by now; the view stays at the end when it was there."""
        if not self.isVisible():
            return
        shown = "\n".join(narrated(self._story)) if self.choice.current() == "story" else printed(self._file)
        if shown == self.text.toPlainText():
            return
        bar = self.text.verticalScrollBar()
        at_end, place = bar.value() >= bar.maximum() - 4, bar.value()
        self.text.setPlainText(shown)
        bar.setValue(bar.maximum() if at_end else place)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._again.start(_EVERY_MS)
        self.refresh()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._again.stop()

    def _build(self) -> None:
        self.text.setReadOnly(True)
        self.text.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.text.setAccessibleName(self.tr("Log of the training"))
        self.text.setPlaceholderText(self.tr("Nothing yet."))
        self.choice.chosen.connect(lambda _: self.refresh())
        self._again.timeout.connect(self.refresh)
        row = QHBoxLayout()
        row.addWidget(self.choice)
        row.addStretch(1)
        row.addWidget(button(self.tr("Copy"), "quiet", image="copy", action=self._copy))
        row.addWidget(button(self.tr("Show the folder"), "quiet", image="folder-open", action=self._show_folder))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE)
        column.addLayout(row)
        column.addWidget(self.text, 1)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.text.toPlainText())
        toast(self, self.tr("The log is copied."))

    def _show_folder(self) -> None:
        if self._file is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._file.parent)))


def narrated(story: Story) -> Iterable[str]:
    """The story as lines, the first thing first."""
    found: list[tuple[float, str]] = []
    if started := story.started:
        found.append((started.time, words.about(story)))
        text = translate("Log", "starts from {weights}").format(weights=started.weights)
        found.append((started.time, text))
        if started.step:
            found.append((started.time, translate("Log", "goes on after step {step}").format(step=started.step)))
    found += [(item.time, f"{item.message} {item.hint}".strip()) for item in story.warnings]
    for item in (*story.evaluations, *([story.test] if story.test else [])):
        where = translate("Log", "test photos") if item.split == "test" else translate("Log", "validation photos")
        text = translate("Log", "pass {epoch}, {where}: AP50 {ap50}, AP {ap}")
        ap50, ap = words.figure(item.metrics.ap50), words.figure(item.metrics.ap)
        found.append((item.time, text.format(epoch=item.epoch, where=where, ap50=ap50, ap=ap)))
    if kept := story.checkpoint:
        found.append((kept.time, translate("Log", "kept everything at step {step}").format(step=kept.step)))
    for made in story.exported:
        found.append((made.time, translate("Log", "exported {path}").format(path=made.path)))
    if ended := story.ended:
        status = words.status_of(story, story.state)
        found.append((ended.time, " · ".join(part for part in (status.title, getattr(ended, "message", "")) if part)))
    found.sort(key=lambda item: item[0])
    return [f"{time.strftime('%H:%M:%S', time.localtime(when))}  {text}" for when, text in found]


def printed(file: Path | None) -> str:
    """The end of the log file."""
    if file is None:
        return ""
    try:
        with file.open("rb") as log:
            log.seek(0, 2)
            log.seek(max(0, log.tell() - _TAIL))
            return log.read().decode("utf-8", "replace")
    except OSError:
        return ""
