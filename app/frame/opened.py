"""The open project as the frame sees it: its session, and what the rail and the notices say of it."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from app import settings
from app.frame import facts as facts_of
from app.frame.remembered import remembered
from app.frame.stages import STAGES, Facts, Stage, Trained
from app.session import Session
from app.settings import Recent
from effdet_core.errors import UserError
from effdet_core.project.catalogue import STATES

_PATIENCE = 150
"""Milliseconds; edits come in quick succession."""
_CLOSING_SECONDS = 3.0
"""Closing waits so long for a disk, and then says what it waits for."""
_DAMAGED = STATES.index("damaged")


class Opened(QObject):
    """Raises `UserError` when the project cannot be opened."""

    facts_changed = Signal()
    busy_changed = Signal(str)
    """What is going on behind the pages, or ""."""

    def __init__(self, path: Path, window: QWidget) -> None:
        super().__init__(window)
        self.session = Session(path, self)
        self.page = _page_of(self.session.project.path)
        """The one that is shown, or was last."""
        self._trained = self._of_runs()
        self.facts = self._count()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PATIENCE)
        self._connect()

    def damaged(self) -> list[str]:
        """The photos whose label files cannot be read."""
        catalogue = self.session.catalogue
        return [catalogue.names[row] for row in np.flatnonzero(catalogue.state == _DAMAGED)]

    def missing(self) -> list[Path]:
        """Linked folders that are gone."""
        return list(self.session.project.library.missing().values())

    def set_damaged_aside(self) -> int:
        """Moves the damaged label files out of the way; returns how many. Raises `UserError`."""
        photos = self.damaged()
        for photo in photos:
            self.session.set_aside(photo)
        return len(photos)

    def look_at_runs(self) -> None:
        """Something came of a run: it was trained, evaluated or exported."""
        self._trained = self._of_runs()
        self._soon()

    def remembered(self) -> Recent:
        """What the home screen keeps of it."""
        return remembered(self.session, self.page)

    def is_saved(self) -> bool:
        """Whether everything is on the disk, after a moment's wait."""
        return self.session.flush(_CLOSING_SECONDS)

    def close(self) -> bool:
        """Ends the session; False when some edit could not be saved."""
        self._pause.stop()
        clean = self.session.close(_CLOSING_SECONDS)
        self.session.deleteLater()
        self.deleteLater()
        return clean

    def _connect(self) -> None:
        for changed in (self.session.photos_changed, self.session.listing_changed, self.session.classes_changed):
            changed.connect(self._soon)
        self._pause.timeout.connect(self._recount)
        self.session.scanning_changed.connect(self._scanning)
        self.session.scan_progress.connect(self._scanned)

    def _count(self) -> Facts:
        return facts_of.count(self.session.catalogue, len(self.session.classes), self._trained)

    def _of_runs(self) -> Trained:
        try:
            return facts_of.of_runs(self.session.project.runs())
        except UserError:  # a folder that cannot be read; the Train page says so
            return Trained()

    def _soon(self, _: object = None) -> None:
        if not self._pause.isActive():
            self._pause.start()

    def _recount(self) -> None:
        self.facts = self._count()
        self.facts_changed.emit()

    def _scanning(self, is_scanning: bool) -> None:
        if not is_scanning:
            self.busy_changed.emit("")
            self._soon()

    def _scanned(self, done: int, total: int) -> None:
        text = self.tr("Reading labels: {done} of {total}")
        self.busy_changed.emit(text.format(done=done, total=total) if total > done else "")


def _page_of(project: Path) -> Stage:
    """The page on which work on a project ended."""
    last = next((item.page for item in settings.store().values.recents if item.path == str(project)), "")
    return next((stage for stage in STAGES if stage == last), STAGES[0])
