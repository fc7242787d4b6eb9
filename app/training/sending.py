"""A training that is done on another computer: packed here, and brought back."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QWidget

from app import messages
from app.jobs import Progress, run_job
from app.session import Session
from app.training.send_sheet import SendSheet
from effdet_core import elsewhere
from effdet_core.elsewhere import Brought, Packed
from effdet_core.errors import UserError
from effdet_core.project import names, run_notes, runs
from effdet_core.run_folder import RunFolder
from effdet_core.spec import EfficientDetSpec


class Host(Protocol):
    """What the sending needs of the page."""

    session: Session | None

    def show_run(self, run: RunFolder | None) -> None:
        """Shows a run, or the invitation to start one."""

    def look_again(self) -> None:
        """Runs came or went."""


class Sending(QObject):
    """Problems are shown, never raised."""

    def __init__(self, page: QWidget, host: Host) -> None:
        super().__init__(page)
        self._page, self._host = page, host
        self._bringing = False

    def send(self, spec: EfficientDetSpec, name: str | None = None) -> SendSheet | None:
        """Asks where to, and packs the project as it is now with these settings. name: of the run that comes back."""
        session = self._host.session
        if session is None:
            return None
        if session.read_only:
            messages.toast(
                self._page, self.tr("This project can only be looked at here; it is packed where it can be changed.")
            )
            return None
        if not session.flush():
            messages.toast(self._page, self.tr("The newest boxes could not be saved yet; try again in a moment."))
            return None
        project = session.project

        def pack(out: Path, progress: Progress) -> Packed:
            return elsewhere.pack_project(project, spec, out, name=name, tell=progress)

        sheet = SendSheet(self._page.window(), _proposed(session, name), pack)
        sheet.finished.connect(lambda _: session.rescan())  # photos may have got a split
        sheet.finished.connect(sheet.deleteLater)
        sheet.open()
        return sheet

    def ask_to_bring(self) -> None:
        """Asks which archive came back."""
        if self._host.session is None:
            return
        title = self.tr("Bring a training back")
        kinds = self.tr("Trained elsewhere") + " (*.zip)"
        dialog = QFileDialog(self._page, title, str(Path.home()), kinds)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(lambda path: self.bring(Path(path)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def bring(self, archive: Path) -> None:
        """Makes what was trained elsewhere a run of the project."""
        session = self._host.session
        if session is None or self._bringing:
            return
        self._bringing = True
        project = session.project
        title = self.tr("Bringing the training back")
        messages.toast(self._page, f"{title}…")
        job = run_job(self._page, title, lambda _: elsewhere.bring_back(archive, project), self._brought)
        job.finished.connect(self._over)

    def _over(self) -> None:
        self._bringing = False

    def _brought(self, found: Brought) -> None:
        self._host.look_again()
        self._host.show_run(found.run)
        text = self.tr("The training {run} is back.").format(run=found.run.name)
        if found.missing:
            text += " " + self.tr("%n of its photos are not in this project.", "", found.missing)
        messages.toast(self._page, text, self.tr("Undo"), partial(self._take_away, found.run))
        if found.problems:
            messages.show_problems(self._page, self.tr("Some of the training stayed out"), found.problems)

    def _take_away(self, run: RunFolder) -> None:
        if self._host.session is None:
            return
        self._host.show_run(None)
        try:
            run_notes.bin_run(self._host.session.project, run)
        except UserError as e:
            messages.show_problems(self._page, self.tr("It could not be moved"), e.problems)
        self._host.look_again()


def _proposed(session: Session, name: str | None) -> Path:
    """A new file beside the project."""
    project = session.project
    run = name or runs.next_name(item.name for item in project.runs())
    base = project.path.parent / names.file_name_from(f"{project.path.name}-{run}")
    numbers = (base.with_name(f"{base.name}{f'-{n}' if n > 1 else ''}.zip") for n in range(1, 1000))
    return next(path for path in numbers if not path.exists())
