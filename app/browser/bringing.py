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
from effdet_core.errors import Problem, UserError
from effdet_core.project.library import OWN

if TYPE_CHECKING:
    from app.browser.adding import AddReport
    from app.browser.export_sheet import ExportWish
    from app.browser.import_sheet import ImportWish
    from effdet_core.project.exporting import ExportReport
    from effdet_core.project.importing import ImportReport
    from effdet_core.project.settings import LinkedFolder

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
        if linked := [item for item in self._session.project.library.folders.items() if item[0] != OWN]:
            menu.addSeparator()
            menu.addMenu(self._offer_to_remove(menu, linked))
        anchor = self._page.header.add  # type: ignore[attr-defined]
        menu.popup(anchor.mapToGlobal(QPoint(0, anchor.height() + 4)))

    def _offer_to_remove(self, menu: QMenu, linked: list[tuple[str, Path]]) -> QMenu:
        """The folders that are linked; taking one out harms nothing."""
        folders = QMenu(self.tr("Remove a linked folder from the project"), menu)
        folders.setIcon(icon("bin"))
        folders.setToolTipsVisible(True)
        for name, path in linked:
            action = folders.addAction(icon("folder"), name.replace("&", "&&"), partial(self.remove_folder, name))
            action.setToolTip(str(path))
        return folders

    def remove_folder(self, name: str) -> None:
        """A linked folder goes out of the project; its photos stay on the disk and its labels in the project."""
        session = self._session
        if session is None or session.read_only:
            return
        session.flush()
        try:
            folder = session.project.unlink(name)
        except UserError as e:
            messages.show_problems(self._page, self.tr("The folder stays in the project"), e.problems)
            return
        self._reload(self._project)
        text = self.tr("The folder {name} is out of the project. Its photos stay where they are; their boxes are kept.")
        messages.toast(
            self._page, text.format(name=name), self.tr("Undo"), partial(self._put_back, self._project, folder)
        )

    def _put_back(self, project: Path, folder: LinkedFolder) -> None:
        if self._session is not None and self._project == project:
            self._session.project.link_again(folder)
            self._reload(project)

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
        sheet.photos_wanted.connect(lambda source: self.add([source]))
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

    def add(self, sources: Sequence[Path]) -> None:
        """Photos as a person hands them over: folders stay where they are, the rest is copied."""
        if folders := [path for path in sources if path.is_dir()]:
            self.link(folders)
        if files := [path for path in sources if path.is_file()]:
            self.copy(files)

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

    def _run(self, title: str, function: Callable[[Progress], T], done: Callable[[Path, T], None]) -> None:
        """done: gets the folder of the project that it was begun in, which need not be open any more."""
        if self._session is None:
            return
        project = self._project
        job = jobs.run_job(
            self._page,
            title,
            function,
            done=lambda report: done(project, report),
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

    def _added(self, project: Path, report: AddReport) -> None:
        self._reload(project)
        self._say(project, self.tr("Photos were added"), report_words.added(report), report.problems)

    def _imported(self, project: Path, report: ImportReport) -> None:
        self._reload(project)
        self._say(project, self.tr("Import"), report_words.imported(report), report_words.remarks(report))

    def _exported(self, project: Path, report: ExportReport) -> None:
        self._say(project, self.tr("Export"), report_words.exported(report), report.problems, report.target)

    def _reload(self, project: Path) -> None:
        """The open project, if the work was for that one; another one sees it when it opens."""
        if self._session is not None and self._project == project:
            self._session.reload_project()

    def _say(
        self, project: Path, title: str, lines: list[str], problems: Sequence[Problem], folder: Path | None = None
    ) -> None:
        if self._session is None or self._project != project:
            lines = [self.tr("{project}: {report}").format(project=project.name, report=lines[0]), *lines[1:]]
        if self._session is None:
            messages.toast(self._page, lines[0])
            return
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
