"""The left column of the page for a detector of the project: the one button, what came of it, and the depth below."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from app.exporting import words
from app.exporting.detector_bar import DetectorBar
from app.exporting.edge_tpu import EdgeTpu
from app.exporting.found import Found
from app.exporting.kinds_view import Do, KindsView
from app.exporting.losses_view import LossesView
from app.exporting.result_card import ResultCard
from app.exporting.work_words import said
from app.jobs import Job
from app.theme import SPACE
from app.widgets.banner import Banner
from app.widgets.job_row import job_row
from app.widgets.section import Section
from app.widgets.text import button, label
from effdet_core.exports.record import Remedy

if TYPE_CHECKING:  # what reads files is imported when the first is read
    from effdet_core.lab import Report


@dataclass(frozen=True, slots=True)
class Verbs:
    """What the buttons call: do with the id of the result card or `one`, `all`, `losses`; kind for a row's menu."""

    do: Callable[[str], None]
    kind: Do
    mend: Callable[[Remedy], None]
    evaluate: Callable[[], None]
    compile: Callable[[], None]
    restore: Callable[[], None]


class ExportColumn(QScrollArea):
    """Scrolls where it is too high."""

    def __init__(self, verbs: Verbs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._job: Job[Any] | None = None
        self.bar = DetectorBar(verbs.evaluate)
        self.one = button("", "primary", image="export", action=lambda: verbs.do("one"))
        self.note = label(words.to_export(), "small", wrap=True)
        self.training = Banner()
        self.result = ResultCard(verbs.do)
        self.kinds = KindsView(verbs.kind, lambda: verbs.do("all"))
        self.losses = LossesView(lambda: verbs.do("losses"), verbs.mend)
        self.edge_tpu = EdgeTpu(verbs.compile, verbs.restore)
        self.sections = {
            "kinds": Section(self.tr("All kinds of files"), open=False),
            "losses": Section(self.tr("Where accuracy is lost on the way"), open=False),
            "edge tpu": Section(self.tr("For a Coral Edge TPU"), open=False),
        }
        self.one.setObjectName("export.one")
        self.result.setObjectName("export.result")
        self._build()

    def show_found(self, found: Found, model: str, classes: tuple[str, ...]) -> None:
        """What is there of the detector chosen."""
        main = found.main
        stale = found.staleness(main) if main else ""
        self.bar.show_thresholds(found.chosen, classes)
        texts = {
            "": self.tr("Export for phones and small computers"),
            "learnt more": self.tr("Export again"),
            "other thresholds": self.tr("Write the thresholds into the files"),
        }
        self.one.setText(texts[stale])
        self.one.setVisible(main is None or bool(stale))
        self.note.setVisible(main is None)
        self.result.setVisible(main is not None)
        if main is not None:
            self.result.show_file(found, main)
        self.kinds.show_found(found, model)
        self.losses.show_losses(found.waterfall)
        self.edge_tpu.show_file(found.path(main) if main else None)

    def show_report(self, report: Report | None, *, waiting: bool) -> None:
        """Where the file of the one button works."""
        self.result.show_report(report, waiting)

    def show_job(self, job: Job[Any]) -> None:
        """Work at this detector; nothing else begins meanwhile."""
        self._job = job
        self._jobs.addWidget(job_row(job, self, counts=False, words=said))
        self.set_busy(True)
        job.finished.connect(lambda: self._on_finished(job))

    def set_busy(self, busy: bool) -> None:
        """While something is at work."""
        self.one.setEnabled(not busy)
        for part in (self.bar, self.result, self.kinds, self.losses, self.edge_tpu):
            part.set_busy(busy)

    def _on_finished(self, job: Job[Any]) -> None:
        if self._job is job:  # or the next one has begun already
            self._job = None
            self.set_busy(False)

    def show_training(self, text: str) -> None:
        """That a training is under way, or "" when there is none."""
        if text:
            self.training.say(text)
        self.training.setVisible(bool(text))

    def open_section(self, name: str) -> None:
        """Unfolds a section and shows it."""
        self.sections[name].set_open(True)
        self.ensureWidgetVisible(self.sections[name], 0, 0)

    def _build(self) -> None:
        self.one.setProperty("big", "true")
        for section, part in zip(self.sections.values(), (self.kinds, self.losses, self.edge_tpu), strict=True):
            section.body.setContentsMargins(SPACE + SPACE // 2, SPACE // 2, 0, SPACE * 2)
            section.body.addWidget(part)
        inside = QFrame()
        inside.setProperty("kind", "scrolled")
        column = QVBoxLayout(inside)
        column.setContentsMargins(SPACE * 3, SPACE, SPACE * 3, SPACE * 3)
        column.setSpacing(SPACE * 2)
        self._jobs = QVBoxLayout()
        for above in (self.bar, self.training, self.one, self.note):
            column.addWidget(above)
        column.addLayout(self._jobs)
        column.addWidget(self.result)
        depth = QVBoxLayout()
        depth.setSpacing(SPACE // 2)
        for section in self.sections.values():
            depth.addWidget(section)
        column.addLayout(depth)
        column.addStretch(1)
        self.setWidget(inside)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
