"""Photos and labels come and go: what is asked, the work beside the window, and what is said afterwards."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, QPoint, Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QMenu, QVBoxLayout, QWidget

from app import jobs, messages
from app.browser import adding, report_words
from app.browser.report_dialog import ReportDialog
from app.browser.report_row import ReportRow
from app.icons import icon
from app.jobs import Progress
from app.session import Session
from app.theme import SPACE
from app.widgets.job_row import job_row
from app.widgets.progress_row import ProgressRow
from effdet_core.errors import Problem

if TYPE_CHECKING:
    from app.browser.adding import AddReport
    from app.browser.export_sheet import ExportWish
    from app.browser.import_sheet import ImportWish
    from effdet_core.project.exporting import ExportReport
    from effdet_core.project.importing import ImportReport

T = TypeVar("T")


class Bringing(QObject):
    """`strip` shows what is under way and what came of it."""

    def __init__(self, page: QWidget) -> None:
        super().__init__(page)
        self._page = page
        self._session: Session | None = None
        self.strip = QWidget()
        self._rows = QVBoxLayout(self.strip)
        self._rows.setContentsMargins(SPACE * 2, SPACE, SPACE * 2, SPACE)
        self._rows.setSpacing(SPACE)
        self.strip.hide()

    def set_session(self, session: Session | None) -> None:
        """Another project; reports of the last one go."""
        self._session = session
        for row in self.strip.findChildren(ReportRow):
            self._drop(row)

    # Asking.

    def offer_to_add(self) -> None:
        """The two ways of adding photos."""
        if self._session is None or self._session.read_only:
            return
        menu = QMenu(self._page)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(icon("link"), self.tr("A folder, where it is"), self.add_folder)
        menu.addAction(icon("copy"), self.tr("Copy photos into the project"), self.copy_files)
        menu.addAction(icon("folder"), self.tr("Copy a folder into the project"), self.copy_folder)
        anchor = self._page.header.add  # type: ignore[attr-defined]
        menu.popup(anchor.mapToGlobal(QPoint(0, anchor.height() + 4)))

    def add_folder(self) -> None:
        """Asks for a folder to link."""
        self._ask(self.tr("A folder of photos"), QFileDialog.FileMode.Directory, self.link)

    def copy_folder(self) -> None:
        """Asks for a folder to copy."""
        self._ask(self.tr("A folder of photos to copy"), QFileDialog.FileMode.Directory, self.copy)

    def copy_files(self) -> None:
        """Asks for photos to copy."""
        self._ask(self.tr("Photos to copy"), QFileDialog.FileMode.ExistingFiles, self.copy)

    def ask_import(self, source: Path | None = None) -> None:
        """Asks what to import."""
        from app.browser.import_sheet import ImportSheet

        if self._session is None or self._session.read_only:
            return
        names = frozenset(name.rpartition("/")[2] for name in self._session.catalogue.names)
        sheet = ImportSheet(self._page, source, names)
        sheet.wanted.connect(self.bring)
        sheet.open()

    def ask_export(self) -> None:
        """Asks where to."""
        from app.browser.export_sheet import ExportSheet

        if self._session is None:
            return
        sheet = ExportSheet(self._page, self._session.project.path)
        sheet.wanted.connect(self.take)
        sheet.open()

    # Working.

    def link(self, folders: Sequence[Path]) -> None:
        """Photos stay where they are."""
        self._run(self.tr("Adding photos"), partial(_linking, self._project, folders), self._added)

    def copy(self, sources: Sequence[Path]) -> None:
        """Photos come into the project's folder."""
        self._run(self.tr("Copying photos"), partial(_copying, self._project, sources), self._added)

    def bring(self, wish: ImportWish) -> None:
        """Labels come in."""
        if self._session is not None:
            self._session.flush()
        title = self.tr("Importing {0}").format(wish.source.name)
        self._run(title, partial(_importing, self._project, wish), self._imported)

    def take(self, wish: ExportWish) -> None:
        """Labels go out."""
        if self._session is not None:
            self._session.flush()
        title = self.tr("Exporting to {0}").format(wish.target.name)
        self._run(title, partial(_exporting, self._project, wish), self._exported)

    @property
    def _project(self) -> Path:
        assert self._session is not None
        return self._session.project.path

    def _run(self, title: str, function: Callable[[Progress], T], done: Callable[[Session, T], None]) -> None:
        session = self._session
        if session is None:
            return
        job = jobs.run_job(
            self._page,
            title,
            function,
            done=lambda report: done(session, report),
            failed=lambda problems: messages.show_problems(self._page, title, problems),
            stopped=lambda: messages.toast(self._page, self.tr("{0}: stopped").format(title)),
        )
        row = job_row(job)
        self._rows.addWidget(row)
        self.strip.show()
        job.finished.connect(self._fold)

    def _ask(self, title: str, mode: QFileDialog.FileMode, take: Callable[[Sequence[Path]], None]) -> None:
        if self._session is None or self._session.read_only:
            return
        dialog = QFileDialog(self._page, title)
        dialog.setFileMode(mode)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.filesSelected.connect(lambda names: take([Path(name) for name in names]))
        dialog.open()

    # Saying.

    def _added(self, session: Session, report: AddReport) -> None:
        session.reload_project()
        self._say(self.tr("Photos were added"), report_words.added(report), report.problems)

    def _imported(self, session: Session, report: ImportReport) -> None:
        session.reload_project()
        self._say(self.tr("Import"), report_words.imported(report), report_words.remarks(report))

    def _exported(self, session: Session, report: ExportReport) -> None:
        self._say(self.tr("Export"), report_words.exported(report), report.problems, report.target)

    def _say(self, title: str, lines: list[str], problems: Sequence[Problem], folder: Path | None = None) -> None:
        row = ReportRow(lines[0], len(problems))
        row.read_wanted.connect(lambda: ReportDialog(self._page, title, lines, problems).open())
        row.closed.connect(partial(self._drop, row))
        if folder is not None:
            row.offer_folder(lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder))))
        self._rows.addWidget(row)
        row.show()  # at once: the end of the job folds the strip, and would not count a row that is still to appear
        self.strip.show()

    def _drop(self, row: ReportRow) -> None:
        row.hide()
        row.setParent(None)
        row.deleteLater()
        self._fold()

    def _fold(self) -> None:
        rows = [*self.strip.findChildren(ReportRow), *self.strip.findChildren(ProgressRow)]
        self.strip.setVisible(any(not row.isHidden() for row in rows))


def _linking(project: Path, folders: Sequence[Path], progress: Progress) -> AddReport:
    return adding.link_folders(project, folders, progress)


def _copying(project: Path, sources: Sequence[Path], progress: Progress) -> AddReport:
    return adding.copy_pictures(project, sources, progress)


def _importing(project: Path, wish: ImportWish, progress: Progress) -> ImportReport:
    return adding.import_labels(
        project,
        wish.source,
        copy=wish.copy,
        conflicts=wish.conflicts,
        by_content=wish.by_content,
        progress=progress,
    )


def _exporting(project: Path, wish: ExportWish, progress: Progress) -> ExportReport:
    return adding.export(project, wish.target, wish.format, splits=wish.splits, copy=wish.copy, progress=progress)
