"""Is this computer ready? Each thing with what is good or how to mend it, and a text for a report."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from app import messages
from app.checkup import words
from app.checkup.row import FindingRow
from app.checkup.seeing import sight
from app.jobs import Job, run_telling
from app.theme import SPACE
from app.widgets.explained import explain_dialog
from app.widgets.layouts import emptied
from app.widgets.picture import Picture
from app.widgets.text import button, label
from effdet_core import doctor
from effdet_core.doctor.finding import worst
from effdet_core.tasks import Tell

_WIDTH, _HEIGHT = 720, 560
_URGENT = ("bad", "note", "ok")
_ICONS = {"ok": ("success", "success"), "note": ("success", "success"), "bad": ("error", "danger")}


class SystemCheck(QDialog):
    """project: the open one, or None. classes: its names. It looks as soon as it opens, in a thread of its own."""

    found = Signal(object)
    """`Finding`, from the thread that looks."""
    ended = Signal()
    """Everything was looked at."""

    def __init__(self, window: QWidget, project: Path | None = None, classes: tuple[str, ...] = ()) -> None:
        super().__init__(window)
        self._project, self._classes = project, classes
        self._job: Job[None] | None = None
        self.rows: list[FindingRow] = []
        self.setWindowTitle(self.tr("System check"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._picture = Picture("spinner", "muted", 20)
        self.summary = label("", "heading", wrap=True)
        self.copy = button(self.tr("Copy for a report"), "quiet", image="copy", action=self._copy)
        self.again = button(self.tr("Look again"), "quiet", image="restore", action=self.look)
        self._column = QVBoxLayout()
        self._build()
        words = (
            (self.copy, self.tr("Copies all of it as text, without your name and folders, to ask somebody about it.")),
            (self.again, self.tr("Checks everything once more, after you followed a remedy.")),
        )
        explain_dialog(self, self.tr("What this computer has and lacks, each with the remedy beside it."), words)
        self.found.connect(self._add)

    def open(self) -> None:
        super().open()
        self.look()

    def look(self) -> None:
        """Looks at everything, again too."""
        self.rows.clear()
        emptied(self._column)
        self.again.setEnabled(False)
        self._picture.show_icon("spinner", "muted")
        around = doctor.Surroundings(self._project, self._classes, sight(self._classes))

        def work(tell: Tell) -> None:
            for finding in doctor.look(around, tell):
                self.found.emit(finding)

        self._job = run_telling(self, self.windowTitle(), work)
        self._job.said.connect(lambda what: self.summary.setText(words.looking(what)))
        self._job.finished.connect(self._end)

    def closeEvent(self, event: QCloseEvent) -> None:
        self._stop()
        super().closeEvent(event)

    def reject(self) -> None:
        self._stop()
        super().reject()

    def text(self) -> str:
        """What there is to see, for a report: without names and folders of the person."""
        secrets = doctor.Surroundings(self._project).secrets()
        return doctor.report((row.finding for row in self.rows), secrets)

    def _build(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE * 3, SPACE * 3, SPACE * 3, SPACE * 2)
        layout.setSpacing(SPACE * 2)
        head = QHBoxLayout()
        head.setSpacing(SPACE)
        head.addWidget(self._picture, 0, Qt.AlignmentFlag.AlignVCenter)
        head.addWidget(self.summary, 1)
        layout.addLayout(head)
        layout.addWidget(self._body(), 1)
        private = self.tr("What is copied holds no names and no folders of yours, and is in English.")
        layout.addWidget(label(private, "small", wrap=True))
        foot = QHBoxLayout()
        foot.addWidget(self.copy)
        foot.addWidget(self.again)
        foot.addStretch(1)
        close = button(self.tr("Close"), action=self.close)
        close.setDefault(True)
        foot.addWidget(close)
        layout.addLayout(foot)
        close.setFocus()
        self.resize(_WIDTH, _HEIGHT)

    def _body(self) -> QScrollArea:
        holder = QWidget()
        holder.setProperty("kind", "scrolled")
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, SPACE, 0)
        self._column.setSpacing(SPACE * 2)
        column.addLayout(self._column)
        column.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(holder)
        area.setAccessibleName(self.tr("What was found"))
        return area

    def _add(self, finding: doctor.Finding) -> None:
        row = FindingRow(finding)
        self.rows.append(row)
        self._column.addWidget(row)

    def _end(self) -> None:
        self._job = None
        findings = [row.finding for row in self.rows]
        # What needs something done comes first, now that nothing moves any more.
        for row in sorted(self.rows, key=lambda row: _URGENT.index(row.finding.state)):
            self._column.removeWidget(row)
            self._column.addWidget(row)
        self._picture.show_icon(*_ICONS[worst(findings)])
        self.summary.setText(words.summary(findings))
        self.again.setEnabled(True)
        self.ended.emit()

    def _stop(self) -> None:
        if self._job is not None:
            self._job.cancel()

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.text())
        said = QCoreApplication.translate("SystemCheck", "Copied, without names and folders.")
        messages.toast(self.parentWidget() or self, said)
