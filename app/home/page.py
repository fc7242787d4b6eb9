"""Everything before a project is open: the first screen, and the ways to a project."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.home.forms import COLUMN, choose_folder
from app.home.start_page import StartPage
from app.jobs import Job, Progress, run_job
from app.messages import show_problems, toast
from app.theme import SPACE
from app.widgets.job_row import job_row
from app.widgets.text import label
from effdet_core.errors import Problem

if TYPE_CHECKING:
    from app.home.import_page import ImportPage
    from app.home.new_page import NewPage
    from app.home.plans import NewImport, NewProject
    from app.home.report_page import ReportPage
    from effdet_core.project import ImportReport

T = TypeVar("T")


class HomePage(QStackedWidget):
    """`ready` carries the folder of a project to open. The later pages are made when they are first wanted."""

    ready = Signal(object)
    left = Signal()
    """The person went back from a page that was opened over a project."""
    folder_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.start = StartPage()
        self.addWidget(self.start)
        self._open_project: Path | None = None
        self._new: NewPage | None = None
        self._import: ImportPage | None = None
        self._report: ReportPage | None = None
        self._working: _Working | None = None
        self._connect()

    def show_start(self) -> None:
        """The first screen."""
        self.setCurrentWidget(self.start)
        self.start.refresh()
        self.start.setFocus()

    def show_new(self, photos: Sequence[Path] = (), open_project: Path | None = None) -> None:
        """New from folders of photos, or archives; asks for a folder where there is none yet."""
        self._open_project = open_project
        if not photos:
            folder = choose_folder(self, self.tr("A folder of photos"))
            if folder is None:
                self._back()
                return
            photos = [folder]
        if self._new is None:
            from app.home.new_page import NewPage

            self._new = self._added(NewPage())
            self._new.left.connect(self._back)
            self._new.made.connect(self._create)
        self.setCurrentWidget(self._new)
        self._new.show_sources(photos)

    def show_import(self, source: Path | None) -> None:
        """Import a labelled data set into a new project."""
        self._open_project = None
        if self._import is None:
            from app.home.import_page import ImportPage

            self._import = self._added(ImportPage())
            self._import.left.connect(self._back)
            self._import.wanted.connect(self._bring_in)
            self._import.photos_wanted.connect(lambda source: self.show_new([source]))
        self.setCurrentWidget(self._import)
        self._import.begin(source)
        self._import.setFocus()

    def make_sample(self, open_project: Path | None = None, then: Callable[[], object] = lambda: None) -> None:
        """Draws the sample and opens it. then: what follows on that."""
        self._open_project = open_project

        def draw(progress: Progress) -> Path:
            from app.home import plans

            return plans.make_sample_project(plans.usual_folder(), progress)

        hint = self.tr("Small things on a table, with their boxes, so that you can try everything without photos.")

        def done(project: Path) -> None:
            self.ready.emit(project)
            then()

        self._work(self.tr("Drawing the sample photos"), hint, draw, done)

    @property
    def job(self) -> Job[object] | None:
        """The work under way."""
        return self._working.job if self._working else None

    def _connect(self) -> None:
        self.start.photos_chosen.connect(lambda folder: self.show_new([folder]))
        self.start.project_chosen.connect(self.ready)
        self.start.open_wanted.connect(self.ask_for_project)
        self.start.import_wanted.connect(lambda: self.show_import(None))
        self.start.sample_wanted.connect(lambda: self.make_sample())
        self.start.folder_wanted.connect(self.folder_wanted)

    def ask_for_project(self) -> None:
        """Asks for the folder of a project."""
        if path := choose_folder(self, self.tr("The folder of a project")):
            self.ready.emit(path)

    def _create(self, plan: NewProject) -> None:
        from app.home import plans

        text = self.tr("Copying the photos") if plan.copy else self.tr("Making the project")
        self._work(text, str(plan.place.path), lambda progress: plans.create(plan, progress), self.ready.emit)

    def _bring_in(self, plan: NewImport) -> None:
        from app.home import plans

        def show(report: ImportReport) -> None:
            self._show_report(report, plan.place.path)

        title = self.tr("Importing {name}").format(name=plan.source.name)
        self._work(title, str(plan.place.path), lambda progress: plans.bring_in(plan, progress), show)

    def _work(self, title: str, hint: str, function: Callable[[Progress], T], done: Callable[[T], object]) -> None:
        """A page with one progress row; where the work fails or is stopped, the page before comes back."""
        before = self.currentWidget() or self.start
        job = run_job(self, title, function, done, lambda problems: self._failed(before, title, problems))
        job.stopped.connect(lambda: self._stopped(before))
        if self._working is not None:
            self._working.deleteLater()
        self._working = self._added(_Working(job, hint))
        job.finished.connect(self._worked)
        self.setCurrentWidget(self._working)

    def _worked(self) -> None:
        if self._working is not None:
            self._working.job = None

    def _failed(self, before: QWidget, title: str, problems: Sequence[Problem]) -> None:
        self.setCurrentWidget(before)
        show_problems(self, title, problems)

    def _stopped(self, before: QWidget) -> None:
        self.setCurrentWidget(before)
        toast(self, self.tr("Stopped. What was finished is kept; starting again goes on from there."))

    def _show_report(self, report: ImportReport, project: Path) -> None:
        from app.home.report_page import ReportPage

        if self._report is not None:
            self._report.deleteLater()
        self._report = self._added(ReportPage())
        self._report.opened.connect(lambda: self.ready.emit(project))
        self._report.show_report(report)
        self.setCurrentWidget(self._report)
        self._report.setFocus()

    def _back(self) -> None:
        if self._open_project is not None:
            self.left.emit()
        else:
            self.show_start()

    def _added(self, page: P) -> P:
        self.addWidget(page)
        return page


P = TypeVar("P", bound=QWidget)


class _Working(QWidget):
    """One long job in the middle of the page."""

    def __init__(self, job: Job[T], hint: str) -> None:
        super().__init__()
        self.job: Job[object] | None = job  # type: ignore[assignment]
        holder = QWidget()
        holder.setMaximumWidth(COLUMN)
        column = QVBoxLayout(holder)
        column.setSpacing(SPACE * 2)
        title = label(job.title, "title", wrap=True)
        column.addWidget(title)
        column.addWidget(label(hint, "muted", wrap=True))
        row = job_row(job)
        row.title.hide()
        column.addWidget(row)
        outer = QVBoxLayout(self)
        outer.addStretch(2)
        across = QHBoxLayout()
        across.addStretch(1)
        across.addWidget(holder, 30, Qt.AlignmentFlag.AlignVCenter)
        across.addStretch(1)
        outer.addLayout(across)
        outer.addStretch(3)
