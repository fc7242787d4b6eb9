"""The lab at work: asks for verdicts, shows them, and has files mended. It needs no project."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from app import messages
from app.exporting.checks import Checks
from app.exporting.lab_view import LabView
from app.exporting.repair_sheet import Order, RepairSheet
from app.jobs import run_telling
from app.widgets.explained import explain_dialog
from effdet_core.errors import Problem

if TYPE_CHECKING:  # what reads files is imported when the first is read
    from effdet_core.lab import Repaired, Report
    from effdet_core.tasks import Tell


class LabDesk(QWidget):
    """checks: shared with the page around it, so that nothing is checked twice."""

    showed = Signal(object)
    """Path of the file that shows now, once it was checked."""

    def __init__(self, checks: Checks | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.checks = checks or Checks(self)
        self.view = LabView(self.repair)
        self._classes: tuple[str, ...] = ()
        self._wanted: Path | None = None
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.view)
        self.view.wanted.connect(self.check)
        self.checks.checked.connect(self._on_checked)
        self.checks.failed.connect(self._on_failed)

    def set_project(self, classes: Sequence[str], own: Sequence[Path]) -> None:
        """The classes of the open project, and what it exported."""
        self._classes = tuple(classes)
        self.view.show_own(own)

    def check(self, path: Path) -> None:
        """Shows what the lab says of a file."""
        self._wanted = path
        if self.checks.known(path) is None:
            self.view.show_waiting(path)
        self.checks.ask(path)

    def repair(self) -> None:
        """Asks how the file that shows is to be mended."""
        if (report := self.view.report) is None or not report.repairs:
            messages.toast(self, self.tr("There is nothing to repair."))
            return
        sheet = RepairSheet(self.window(), report, self._classes)
        sheet.ordered.connect(self.mend)
        sheet.open()

    def mend(self, order: Order) -> None:
        """Writes a mended copy, and shows that."""

        def done(repaired: Repaired) -> None:
            self.checks.learn(repaired.after)
            self.check(Path(repaired.out))
            self.view.show_mended(repaired.done)

        def work(tell: Tell) -> Repaired:
            from effdet_core import lab

            return lab.repair(order.path, order.out, labels=order.labels, tell=tell)

        title = self.tr("Repairing {name}").format(name=order.path.name)
        self.view.show_job(run_telling(self, title, work, done))

    def _on_checked(self, path: Path, report: Report) -> None:
        if path == self._wanted:
            self.view.show_report(report)
            self.showed.emit(path)

    def _on_failed(self, path: Path, problems: Sequence[Problem]) -> None:
        if path == self._wanted:
            self.view.show_problems(path, problems)


class LabWindow(QDialog):
    """The lab without a project, for a file that was dropped on the first screen."""

    def __init__(self, window: QWidget, path: Path) -> None:
        super().__init__(window)
        self.setWindowTitle(self.tr("Where does it work?"))
        self.desk = LabDesk()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 16, 0, 0)
        layout.addWidget(self.desk)
        explain_dialog(self, self.tr("Which programs can use this file, and what could be mended in it."))
        self.resize(640, 640)
        self.desk.check(path)
