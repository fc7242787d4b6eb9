"""The window: a rail, a header, and one page at a time over one open project."""

from __future__ import annotations

import base64
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QEvent, QSize, QTimer, QUrl, Signal
from PySide6.QtGui import QCloseEvent, QDesktopServices
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from app import jobs, messages, settings
from app.actions import EVERYWHERE, ActionSet
from app.frame import drops, stages
from app.frame.dropping import Dropping
from app.frame.header import Header
from app.frame.helps import Helps
from app.frame.notices import Notices, read_only_sentence
from app.frame.project_menu import ProjectMenu
from app.frame.rail import Rail
from app.frame.seen import look
from app.frame.stages import Stage
from app.home.page import HomePage
from app.problem_words import told_text
from app.tour.tour import Tour
from effdet_core.errors import Problem, UserError

if TYPE_CHECKING:
    from app.frame.opened import Opened
    from app.frame.pages import Pages
    from app.saving import Saving

_SIZE = QSize(1280, 800)
_SMALLEST = QSize(960, 600)


class MainWindow(QMainWindow):
    """`remade` asks for a new window in its place, with the same project: the language changed."""

    remade = Signal()

    def __init__(self, project: Path | None = None) -> None:
        super().__init__()
        self._opened: Opened | None = None
        self._pages: Pages | None = None
        self._stage: Stage | None = None
        self._lose_unsaved = False
        self._menu = ProjectMenu(self, self.open_project)
        self.rail, self.header, self.home = Rail(), Header(self._menu), HomePage()
        self.notices = Notices(self._look_again, self._show_folder, self._set_damaged_aside)
        self.stack = QStackedWidget()
        self._dropping = Dropping(self, self._take, self._project_name)
        self.actions_ = ActionSet(self, settings.store().values.shortcuts)
        self.helps = Helps(self, self.actions_, lambda: self._stage or "", lambda: self._made_pages().make_all())
        self.tour = Tour(self, lambda: look(self._stage, self._opened, self._pages), self.navigate, self._open_sample)
        self._build()
        self._connect()
        self._restore_geometry()
        self._show_home() if project is None else self._await(project)

    @property
    def project(self) -> Path | None:
        """The folder of the open project."""
        return self._opened.session.project.path if self._opened else None

    def open_project(self, path: Path) -> bool:
        """Opens a project in place of the one that is open; says what is wrong where that fails."""
        from app.frame.opened import Opened
        from effdet_core.project import Project

        if self._opened and self._opened.session.project.path == path.resolve():
            self.navigate("photos", None)
            return True
        if not drops.is_project(path) and path.is_dir():
            return self._offer_new(path)
        try:
            if self._opened:  # which stays open where the other one cannot be
                Project.open(path)
            if not self._close_project():
                return False
            self._opened = Opened(path, self)
        except UserError as e:
            from app.frame import refusal

            if self._opened is None:
                self._show_home()
            refusal.show(self, self.tr("The project cannot be opened"), path, e, self.open_project)
            return False
        self._begin(self._opened)
        return True

    def navigate(self, page: str, photo: str | None) -> None:
        """Goes to a page, and there to a photo."""
        if self._opened is None or page == "home":
            self._over(lambda _: self.home.show_start())
            return
        stage = next(known for known in stages.STAGES if known == page)
        self._opened.page = stage
        pages = self._made_pages()
        self._frame(stage)
        shown = pages.show(stage, photo)
        focused = self.focusWidget()
        if focused is None or not shown.isAncestorOf(focused):
            shown.setFocus()

    def has_unsaved_work(self) -> bool:
        """Whether some edit waits in memory because the disk does not take it."""
        return self._opened is not None and self._opened.session.saving.problem is not None

    def close_project(self) -> None:
        """Back to all projects."""
        if self._close_project():
            self._show_home()

    def closeEvent(self, event: QCloseEvent) -> None:
        settings.store().change(geometry=base64.b64encode(self.saveGeometry().data()).decode())
        if not self._close_project():
            event.ignore()
            return
        jobs.abandon_all(self)
        self.home.start.close_threads()
        if self._pages:
            self._pages.close()
        event.accept()

    def changeEvent(self, event: QEvent) -> None:
        """Who comes back from another program may have changed photos there."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange and self.isActiveWindow() and self._pages:
            self._pages.look_again()

    def _build(self) -> None:
        self.setMinimumSize(_SMALLEST)
        right = QVBoxLayout()
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(0)
        for part in (self.header, self.notices):
            right.addWidget(part)
        right.addWidget(self.stack, 1)
        central = QWidget()
        layout = QHBoxLayout(central)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.rail)
        layout.addLayout(right, 1)
        self.setCentralWidget(central)
        self.stack.addWidget(self.home)

    def _connect(self) -> None:
        self.actions_.add(EVERYWHERE, self._handlers())
        self._menu.use(self.actions_)
        self.rail.chosen.connect(lambda stage: self.navigate(stage, None))
        self.rail.help_wanted.connect(lambda: self.helps.show_menu(self.rail.help))
        self.rail.settings_wanted.connect(self.helps.show_settings)
        self.header.what.clicked.connect(self.helps.ask_what)
        self.helps.language_changed.connect(self.remade)
        self.home.ready.connect(self.open_project)
        self.home.left.connect(lambda: self.navigate("photos", None))
        self.home.folder_wanted.connect(lambda path: show_in_folder(Path(path)))

    def _handlers(self) -> dict[str, Callable[[], object]]:
        go: dict[str, Callable[[], object]] = {
            f"go.{stage}": partial(self.navigate, stage, None) for stage in stages.STAGES
        }
        return {
            **go,
            **self.helps.handlers(),
            "help.tour": self.tour.invite,
            "edit.undo": self._undo,
            "edit.redo": self._redo,
            "go.home": self.close_project,
            "project.new": lambda: self._over(lambda here: self.home.show_new((), here)),
            "project.open": self.home.ask_for_project,
            "project.import": self._import,
            "project.sample": self._open_sample,
            "project.folder": self._show_folder,
            "project.close": self.close_project,
            "window.close": self.close,
        }

    def _restore_geometry(self) -> None:
        kept = settings.store().values.geometry
        if not (kept and self.restoreGeometry(QByteArray(base64.b64decode(kept)))):
            self.resize(_SIZE.boundedTo(self.screen().availableSize()))

    def _await(self, project: Path) -> None:
        """Shows the frame at once, and opens the project as soon as it shows."""
        self._frame(None)
        self.header.show_project(project.name, str(project))
        self.header.show_busy(self.tr("Opening…"))
        self.stack.setCurrentIndex(self.stack.addWidget(QWidget()))
        QTimer.singleShot(0, self, lambda: self.open_project(project))

    def _begin(self, opened: Opened) -> None:
        session = opened.session
        settings.store().opened(opened.remembered())
        self.setWindowTitle(session.project.path.name)
        self.header.show_project(session.project.path.name, str(session.project.path))
        self._menu.show_current(session.project.path)
        self.notices.clear()
        session.saving_changed.connect(self._show_saving)
        session.noticed.connect(self._notice)
        session.history_changed.connect(self._show_history)
        opened.facts_changed.connect(self._show_facts)
        opened.busy_changed.connect(self.header.show_busy)
        self._show_saving(session.saving)
        self._show_history()
        self._show_facts()
        self._made_pages().set_session(session)
        self.navigate(opened.page, None)

    def _offer_new(self, folder: Path) -> bool:
        """A folder that is no project yet, but may hold photos to begin one with."""
        self._over(lambda here: self.home.show_new([folder], here))
        messages.toast(
            self, self.tr("{name} is no project yet; this begins one with its photos.").format(name=folder.name)
        )
        return False

    def _close_project(self) -> bool:
        """False where unsaved work keeps it open."""
        opened = self._opened
        if opened is None:
            return True
        if not (self._lose_unsaved or opened.is_saved()):
            self.notices.ask_before_closing(self._close_anyway)
            return False
        settings.store().opened(opened.remembered())
        self._opened = None
        if self._pages:
            self._pages.set_session(None)
        if not (opened.close() or self._lose_unsaved):
            messages.toast(self, self.tr("The newest boxes could not be saved."))
        self._lose_unsaved = False
        return True

    def _close_anyway(self) -> None:
        self._lose_unsaved = True
        self.close()

    def _show_home(self) -> None:
        self._frame(None)
        self.setWindowTitle("")
        self.stack.setCurrentWidget(self.home)
        self.home.show_start()
        self._show_facts()

    def _over(self, show: Callable[[Path | None], object]) -> None:
        """A page of the home screen over the open project."""
        self._frame(None)
        self.stack.setCurrentWidget(self.home)
        show(self.project)

    def _open_sample(self, then: Callable[[], None] = lambda: None) -> None:
        self._over(lambda here: self.home.make_sample(here, then))

    def _frame(self, stage: Stage | None) -> None:
        is_open = stage is not None
        self._stage = stage
        self.rail.show_current(stage)
        self.header.setVisible(is_open)
        self.notices.setVisible(is_open)

    def _made_pages(self) -> Pages:
        if self._pages is None:
            from app.frame.pages import Pages
            from app.frame.training_light import TrainingLight

            self._pages = Pages(self.stack, self.navigate, self.actions_)
            self._pages.trainings.results_changed.connect(self._look_at_runs)
            show = partial(self.navigate, "train", None)
            self.training = TrainingLight(self.header.training, self._pages.trainings, self, show)
        return self._pages

    def _look_at_runs(self) -> None:
        if self._opened is not None:
            self._opened.look_at_runs()

    def _show_facts(self) -> None:
        opened = self._opened
        self.rail.show_stages(stages.shown(opened.facts if opened else None), open=opened is not None)
        for id in ("project.folder", "project.close", "go.home", *(f"go.{stage}" for stage in stages.STAGES)):
            self.actions_.action(id).setEnabled(opened is not None)
        if opened is None:
            self._show_history()
            return
        self.notices.show_damaged(opened.damaged())
        self.notices.show_missing(opened.missing())

    def _show_saving(self, saving: Saving) -> None:
        self.header.show_saving(saving)
        self.notices.show_saving(saving)

    def _show_history(self) -> None:
        session = self._opened.session if self._opened else None
        for id, text, verb in (
            ("edit.undo", session and session.undo_text, self.tr("Undo: {what}")),
            ("edit.redo", session and session.redo_text, self.tr("Redo: {what}")),
        ):
            action = self.actions_.action(id)
            action.setEnabled(bool(text))
            plain = self.tr("Undo") if id == "edit.undo" else self.tr("Redo")
            action.setText(verb.format(what=text) if text else plain)

    def _notice(self, problem: Problem) -> None:
        message = told_text(problem.message)
        messages.toast(self, f"{problem.where}: {message}" if problem.where else message)

    def _undo(self) -> None:
        self._travel("edit.undo", lambda opened: opened.session.undo())

    def _redo(self) -> None:
        self._travel("edit.redo", lambda opened: opened.session.redo())

    def _travel(self, id: str, step: Callable[[Opened], object]) -> None:
        """The page may know better: it shows what comes back."""
        if self._opened is None:
            return
        own = self._pages.handler(self._stage, id) if self._pages else None
        try:
            own() if own else step(self._opened)
        except UserError as e:
            messages.show_problems(self, self.tr("That cannot be taken back"), e.problems)

    def _import(self) -> None:
        if self._opened is None:
            self.home.show_import(None)
        else:
            self._bring(None)

    def _bring(self, dropped: drops.Dropped | None) -> None:
        """Photos or labels for the open project; None: the person says which labels."""
        if self._opened is None or self._opened.session.read_only:
            messages.toast(self, read_only_sentence(self._opened.session.saving.problem if self._opened else None))
            return
        self.navigate("photos", None)
        self._made_pages().bring(dropped)

    def _check(self, path: Path) -> None:
        """Where an exported file works, whoever made it; that needs no project."""
        if self._opened is not None:
            self.navigate("export", None)
            self._made_pages().check(path)
            return
        from app.exporting.lab_desk import LabWindow

        LabWindow(self, path).open()

    def _look_again(self) -> None:
        """For a project that another window edits, or whose folder was gone; the page and the photo stay."""
        path, stage = self.project, self._stage
        photo = self._made_pages().photo(stage)
        if path and self._close_project() and self.open_project(path) and stage:
            self.navigate(stage, photo)

    def _show_folder(self) -> None:
        if path := self.project:
            show_in_folder(path)

    def _set_damaged_aside(self) -> None:
        if self._opened:
            try:
                count = self._opened.set_damaged_aside()
            except UserError as e:
                messages.show_problems(self, self.tr("The label files could not be set aside"), e.problems)
                return
            text = self.tr("%n label file(s) are kept beside the others; the photos can be labelled anew.", "", count)
            messages.toast(self, text, self.tr("Show the folder"), self._show_folder)

    def _project_name(self) -> str | None:
        return self.project.name if self.project else None

    def _take(self, dropped: drops.Dropped) -> None:
        """Does what a drop means."""
        if dropped.kind == "project":
            self.open_project(dropped.path)
        elif dropped.kind == "model":
            self._check(dropped.path)
        elif self._opened is not None:
            self._bring(dropped)
        elif dropped.kind == "labelled":
            self.home.show_import(dropped.path)
        else:
            self.home.show_new(dropped.sources)


def show_in_folder(path: Path) -> None:
    """In the system's file manager."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
