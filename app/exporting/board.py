"""The board of the lab: a row for each program that could use a file, green or red, with its reasons below."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from app.exporting.ticks import mark, state
from app.icons import icon
from app.theme import SPACE
from app.widgets.elided_label import ElidedLabel
from app.widgets.layouts import emptied
from app.widgets.picture import Picture
from app.widgets.text import button, icon_button, label
from effdet_core.lab import Finding, Report, Verdict

translate = QCoreApplication.translate


class Board(QWidget):
    """All verdicts of a report, in their order."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: list[VerdictRow] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(SPACE)

    def show_report(self, report: Report | None) -> None:
        """Another report, or none."""
        unfolded = {row.verdict.consumer for row in self.rows if row.is_open()}
        emptied(self._column)
        self.rows = [VerdictRow(verdict) for verdict in (report.verdicts if report else ())]
        for row in self.rows:
            row.set_open(row.verdict.consumer in unfolded)
            self._column.addWidget(row)


class VerdictRow(QFrame):
    """One program: folded, its verdict and the best reason; unfolded, every rule."""

    def __init__(self, verdict: Verdict, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "card")
        self.verdict = verdict
        self.name = label(verdict.name, "heading", wrap=True)
        self.reason = label(_sentence(verdict), "muted" if verdict.ok is not False else "", wrap=True)
        self.fold = icon_button("chevron-right", self.tr("Show the rules"), kind="small", action=self.toggle)
        self._findings = QWidget()
        self._filled = False
        self._build()

    def is_open(self) -> bool:
        """Whether the rules show."""
        return not self._findings.isHidden()

    def set_open(self, open: bool) -> None:
        """Shows or hides the rules; they are made when they are first seen."""
        if open and not self._filled:
            self._filled = True
            for finding in self.verdict.findings:
                self._rules.addWidget(FindingRow(finding))
            if self.verdict.ran:
                self._rules.addWidget(label(self.verdict.ran, "small", wrap=True))
        self._findings.setVisible(open)
        self.fold.setIcon(icon("chevron-down" if open else "chevron-right"))
        text = self.tr("Hide the rules") if open else self.tr("Show the rules")
        self.fold.setToolTip(text)
        self.fold.setAccessibleName(f"{self.verdict.name}: {text}")

    def toggle(self) -> None:
        """Folds or unfolds."""
        self.set_open(not self.is_open())

    def _build(self) -> None:
        self.setAccessibleName(f"{self.verdict.name}: {state(self.verdict.ok)}. {self.reason.text()}")
        self._rules = QVBoxLayout(self._findings)
        self._rules.setContentsMargins(SPACE * 4, SPACE, SPACE, SPACE)
        self._rules.setSpacing(SPACE + SPACE // 2)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.name)
        words.addWidget(self.reason)
        head = QHBoxLayout()
        head.setContentsMargins(0, 0, 0, 0)
        head.setSpacing(SPACE + SPACE // 2)
        head.addWidget(Picture(*mark(self.verdict.ok), 20), 0, Qt.AlignmentFlag.AlignTop)
        head.addLayout(words, 1)
        head.addWidget(self.fold, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE + SPACE // 2, SPACE, SPACE, SPACE)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self._findings)
        self._findings.hide()


class FindingRow(QWidget):
    """One rule, kept or broken, with why it is one."""

    def __init__(self, finding: Finding, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.finding = finding
        text = QVBoxLayout()
        text.setSpacing(0)
        text.addWidget(label(finding.what, wrap=True))
        if finding.why:
            text.addWidget(label(finding.why, "small", wrap=True))
        if finding.source:
            text.addLayout(_source(finding.source))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE)
        row.addWidget(Picture(*mark(finding.ok), 14), 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(text, 1)


def _source(source: str) -> QHBoxLayout:
    """Where a rule is written: a page to open, or the name of a place in a program's code."""
    row = QHBoxLayout()
    if source.startswith(("https://", "http://")):
        text = translate("Lab", "Where it is written")
        row.addWidget(button(text, "link", tip=source, action=lambda: QDesktopServices.openUrl(QUrl(source))))
        row.addStretch(1)
        return row
    # A path has no spaces to break at; it is shortened where there is no room.
    made = ElidedLabel(source, "small", Qt.TextElideMode.ElideMiddle)
    made.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    row.addWidget(made, 1)
    return row


def _sentence(verdict: Verdict) -> str:
    """The best reason; for a file that works, that it does."""
    if verdict.ok:
        return verdict.ran or translate("Lab", "Works.")
    return verdict.reason
