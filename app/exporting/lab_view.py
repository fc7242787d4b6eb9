"""The lab: drop any .tflite file, and see which programs can use it, why not, and what can be mended."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from app.exporting import explained, lab_words
from app.exporting.board import Board
from app.exporting.ticks import mark, summary
from app.jobs import Job
from app.theme import SPACE
from app.widgets.banner import Banner
from app.widgets.chip import Chip
from app.widgets.elided_label import ElidedLabel
from app.widgets.explained import explain
from app.widgets.flow_layout import FlowLayout
from app.widgets.job_row import job_row
from app.widgets.picture import Picture
from app.widgets.text import button, label, restyle
from effdet_core.errors import Problem

if TYPE_CHECKING:  # what reads files is imported when the first is read
    from effdet_core.lab import Report


class LabView(QScrollArea):
    """repair: mends the file that shows."""

    wanted = Signal(object)
    """Path of a file that a person wants to have checked."""

    def __init__(self, repair: Callable[[], None], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.path: Path | None = None
        self.report: Report | None = None
        self.drop = DropFrame(self.ask)
        self.own = QWidget()
        self._chips = FlowLayout(self.own, SPACE // 2)
        self.file = ElidedLabel("", "heading", Qt.TextElideMode.ElideMiddle)
        self.sentence = label("", "title", wrap=True)
        self.facts = label("", "small", wrap=True)
        self.repairs = label("", wrap=True)
        self.repair = button(self.tr("Repair…"), "primary", image="edit", action=repair)
        self.mended = Banner()
        self.board = Board()
        self._picture = Picture("success", "success", 24)
        self._head, self._mending = QWidget(), QWidget()
        self._build()
        explain(explained.of_lab(self))
        self.drop.dropped.connect(self.wanted)
        self._show_parts()

    def ask(self) -> None:
        """Lets a person choose a file."""
        title, kinds = self.tr("Check a detector"), self.tr("Detectors (*.tflite);;All files (*)")
        start = str(self.path.parent) if self.path else ""
        chosen, _ = QFileDialog.getOpenFileName(self, title, start, kinds)
        if chosen:
            self.wanted.emit(Path(chosen))

    def show_own(self, paths: Sequence[Path]) -> None:
        """The exported files of the project, to be checked with a click."""
        self._chips.clear()
        for path in paths:
            chip = Chip(path.name, checkable=False)
            chip.clicked.connect(partial(self.wanted.emit, path))
            self._chips.addWidget(chip)
        self.own.setVisible(bool(paths))

    def show_waiting(self, path: Path) -> None:
        """A file is being checked."""
        self.path, self.report = path, None
        self.mended.hide()
        self.file.setText(path.name)
        self.file.setToolTip(str(path))
        self.sentence.setText(self.tr("Checking…"))
        self.facts.setText("")
        self._picture.show_icon("spinner", "muted")
        self.board.show_report(None)
        self._show_parts()

    def show_report(self, report: Report) -> None:
        """What came of it."""
        self.path, self.report = Path(report.path), report
        self.mended.hide()
        self.file.setText(self.path.name)
        self.file.setToolTip(report.path)
        self.sentence.setText(summary(report))
        self.facts.setText("\n".join(part for part in (report.damage or lab_words.facts(report.facts),
                                                       lab_words.classes(report.facts)) if part))  # fmt: skip
        self.repairs.setText(lab_words.repairable(report) if report.repairs else "")
        self._picture.show_icon(*mark(report.good and not report.damage))
        self.board.show_report(report)
        self._show_parts()

    def show_problems(self, path: Path, problems: Sequence[Problem]) -> None:
        """It could not be read at all."""
        self.path, self.report = path, None
        self.file.setText(path.name)
        self.sentence.setText(self.tr("This file cannot be read"))
        self.facts.setText("\n".join(str(problem) for problem in problems))
        self._picture.show_icon("error", "danger")
        self.board.show_report(None)
        self._show_parts()

    def show_mended(self, done: Sequence[str]) -> None:
        """What was changed in the file that shows now."""
        said = [self.tr("Repaired, and checked again:"), *map(lab_words.mended, done)]
        self.mended.say("\n".join(said) if done else self.tr("Nothing had to be changed."), "info")

    def show_job(self, job: Job[Any]) -> None:
        """The file is being mended."""
        self._jobs.addWidget(job_row(job, self, counts=False))
        self.repair.setEnabled(False)
        job.finished.connect(lambda: self.repair.setEnabled(True))

    def _show_parts(self) -> None:
        self._head.setVisible(self.path is not None)
        self._mending.setVisible(self.report is not None and bool(self.report.repairs))
        self.facts.setVisible(bool(self.facts.text()))
        self.drop.set_small(self.path is not None)

    def _build(self) -> None:
        inside = QWidget()
        inside.setProperty("kind", "scrolled")
        column = QVBoxLayout(inside)
        column.setContentsMargins(SPACE * 3, SPACE, SPACE * 3, SPACE * 3)
        column.setSpacing(SPACE * 2)
        self._jobs = QVBoxLayout()
        column.addWidget(self.drop)
        column.addWidget(self.own)
        column.addWidget(self._head)
        column.addLayout(self._jobs)
        column.addWidget(self._mending)
        column.addWidget(self.mended)
        column.addWidget(self.board)
        column.addStretch(1)
        self._build_head()
        row = QHBoxLayout(self._mending)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.repairs, 1)
        row.addWidget(self.repair)
        self.setWidget(inside)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.own.hide()

    def _build_head(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(2)
        for part in (self.file, self.sentence, self.facts):
            words.addWidget(part)
        row = QHBoxLayout(self._head)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE + SPACE // 2)
        row.addWidget(self._picture, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)


class DropFrame(QFrame):
    """Where a file is dropped; small once there is one."""

    dropped = Signal(object)
    """Path."""

    def __init__(self, ask: Callable[[], None], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "drop")
        self.setAcceptDrops(True)
        self._picture = Picture("search", "muted", 32)
        self.sentence = label(self.tr("Drop any .tflite detector here"), "title", wrap=True)
        self.more = label(
            self.tr("It is read by the rules of each program that could use it, and run where that is possible here."),
            "muted",
            wrap=True,
        )
        self.choose = button(self.tr("Choose a file…"), image="folder-open", action=ask)
        self._build()

    def set_small(self, small: bool) -> None:
        """Once there is a file, a line is enough."""
        for part in (self._picture, self.more):
            part.setVisible(not small)
        restyle(self.sentence, kind="muted" if small else "title")
        self.sentence.setText(self.tr("Drop another one here") if small else self.tr("Drop any .tflite detector here"))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _path_of(event) is not None:
            event.acceptProposedAction()
            restyle(self, over="true")

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        restyle(self, over="false")

    def dropEvent(self, event: QDropEvent) -> None:
        restyle(self, over="false")
        if (path := _path_of(event)) is not None:
            event.acceptProposedAction()
            self.dropped.emit(path)

    def _build(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self.sentence)
        words.addWidget(self.more)
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACE * 2, SPACE * 2, SPACE * 2, SPACE * 2)
        row.setSpacing(SPACE * 2)
        row.addWidget(self._picture)
        row.addLayout(words, 1)
        row.addWidget(self.choose)


def _path_of(event: QDropEvent) -> Path | None:
    """The one file of a drop; of several the first."""
    return next((Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()), None)
