"""What an import brought, in words, and every problem it met."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from app import messages
from app.home.forms import FormPage
from app.theme import SPACE
from app.widgets.text import button, label
from effdet_core import atomic
from effdet_core.errors import UserError

if TYPE_CHECKING:
    from effdet_core.project import ImportReport

translate = QCoreApplication.translate


class ReportPage(FormPage):
    """`opened` says that the person wants to see the photos."""

    opened = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self._report: ImportReport | None = None
        self._body: QWidget | None = None
        self.go_on = button(self.tr("See the photos"), "primary", image="photos", action=lambda: self.opened.emit())
        self.copy = button(self.tr("Copy the report"), "quiet", image="copy", action=self._copy)
        self.save = button(self.tr("Save the report…"), "quiet", image="report", action=self._save)
        self.back.hide()
        self.setWhatsThis(
            self.tr("What came in, and everything that could not be used, with the place and the reason.")
        )
        self.summary = label("", wrap=True)
        self.heading = label("", "heading")
        self.column.addWidget(self.summary)
        self.column.addSpacing(SPACE)
        self.column.addWidget(self.heading)
        for part in (self.go_on, self.copy, self.save):
            self.buttons.addWidget(part)
        self.buttons.addStretch(1)

    def show_report(self, report: ImportReport) -> None:
        """Another report."""
        self._report = report
        self.title.setText(title_of(report))
        self.summary.setText("\n".join(lines_of(report)))
        self.heading.setText(self.tr("%n thing(s) to know", "", len(report.problems)))
        self.heading.setVisible(bool(report.problems))
        if self._body is not None:
            self._body.deleteLater()
        self._body = messages.problem_list(report.problems)
        self.column.addWidget(self._body)

    def _copy(self) -> None:
        if self._report:
            QGuiApplication.clipboard().setText(text_of(self._report))
            messages.toast(self, self.tr("The report is copied."))

    def _save(self) -> None:
        proposed = str(Path.home() / self.tr("import report.txt"))
        name, _ = QFileDialog.getSaveFileName(self, self.tr("Save the report"), proposed, "*.txt")
        if name and self._report:
            try:
                atomic.write_text(Path(name), text_of(self._report))
            except UserError as e:
                messages.show_problems(self, self.tr("The report was not saved"), e.problems)
            else:
                messages.toast(self, self.tr("The report is saved."))


def title_of(report: ImportReport) -> str:
    """The one sentence."""
    if report.pictures:
        came = translate("Report", "%n photo(s) came in", "", report.pictures)
        return translate("Report", "Stopped: {what}").format(what=came) if report.cancelled else came
    if report.unchanged:
        return translate("Report", "Everything was here already")
    return translate("Report", "Nothing came in")


def lines_of(report: ImportReport) -> list[str]:
    """What is worth counting."""
    counted = (
        (report.nothing_here, translate("Report", "%n of them with nothing here", "", report.nothing_here)),
        (report.unchanged, translate("Report", "%n here already, the same", "", report.unchanged)),
        (report.kept, translate("Report", "%n labelled here differently, kept as they are", "", report.kept)),
        (report.merged, translate("Report", "%n have other labels now", "", report.merged)),
        (report.not_looked_at, translate("Report", "%n without labels, still to look at", "", report.not_looked_at)),
    )
    lines = [text for count, text in counted if count]
    for name, count in report.boxes.items():
        lines.append(translate("Report", "{name}: %n box(es)", "", count).format(name=name))
    if report.new_classes:
        names = ", ".join(report.new_classes)
        lines.append(translate("Report", "New classes: {names}").format(names=names))
    return lines


def text_of(report: ImportReport) -> str:
    """The whole report as plain text."""
    return "\n".join([title_of(report), *lines_of(report), "", messages.text_of(report.problems)])
