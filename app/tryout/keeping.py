"""Keeping frames on which the detector was wrong: written by a worker, given to the project as an edit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from app import messages
from app.jobs import run_job
from app.session import Session
from app.tryout.sources import Subject
from app.tryout.words import sentence
from effdet_core.capture.catching import Catcher, Caught, Why, drafts_of
from effdet_core.capture.frame import Frame
from effdet_core.detections import Detections
from effdet_core.errors import InputError, UserError


class Keeper(QObject):
    """For one window, whatever is looked at."""

    kept = Signal(str)
    """The photo that a frame became."""
    wanted = Signal(str)
    """A kept photo that a person wants to label now."""
    counted = Signal(int)
    """Frames kept of what is looked at."""

    def __init__(self, panel: QWidget) -> None:
        super().__init__(panel)
        self._panel = panel
        self._session: Session | None = None
        self._subject: Subject | None = None
        self._catcher: Catcher | None = None
        self._photos: list[str] = []

    @property
    def photos(self) -> tuple[str, ...]:
        """Kept of what is looked at, the newest last."""
        return tuple(self._photos)

    @property
    def possible(self) -> bool:
        """Whether there is a project that takes frames."""
        return self._session is not None and not self._session.read_only

    def set_session(self, session: Session | None) -> None:
        """Where frames go."""
        self._session = session
        self.look_at(self._subject)

    def look_at(self, subject: Subject | None) -> None:
        """Where frames come from."""
        self._subject, self._catcher = subject, None
        self._photos = []
        self.counted.emit(0)

    def keep(self, frame: Frame, found: Detections, classes: Sequence[str], why: Why, model: str) -> None:
        """Makes a photo of a frame, with what was found as drafts. classes: of the model."""
        session, subject = self._session, self._subject
        if session is None or subject is None:
            return
        drafts = drafts_of(found, classes, session.class_names)
        catcher = self._catcher

        def write(_: object) -> tuple[Catcher, Caught]:
            used = catcher or Catcher(session.project, subject.source())
            return used, used.keep(frame, drafts, why=why, model=model)

        def done(result: tuple[Catcher, Caught]) -> None:
            if self._subject is subject and self._session is session:
                self._catcher = result[0]
                self._take(session, result[1])

        run_job(self._panel, self.tr("The frame could not be kept"), write, done)

    def _take(self, session: Session, caught: Caught) -> None:
        try:
            is_away = session.labels(caught.photo).binned
        except InputError:
            is_away = False
        if not caught.is_new and not is_away:
            self._say_known(caught.photo)
            return
        # First, because a look at the disk that is under way keeps what was edited since it began.
        session.rescan()
        try:
            session.change(self.tr("Keep a frame to label"), {caught.photo: caught.labels})
        except UserError as e:
            messages.show_problems(self._panel, self.tr("The frame could not be kept"), e.problems)
            return
        self._photos = [*self._photos, caught.photo]
        self.counted.emit(len(self._photos))
        self.kept.emit(caught.photo)
        self._say_kept(session, caught)

    def _say_kept(self, session: Session, caught: Caught) -> None:
        count = len(caught.labels.drafts)
        said = self.tr("Kept to label, with %n box(es) as drafts.", "", count) if count else self.tr("Kept to label.")
        messages.toast(self._panel, said, self.tr("Undo"), lambda: self._take_back(session, caught.photo))

    def _take_back(self, session: Session, photo: str) -> None:
        """Into the bin with it: an edit of its own, since others may have come after it."""
        if self._session is not session or photo not in self._photos:
            return
        self._photos = [other for other in self._photos if other != photo]
        self.counted.emit(len(self._photos))
        try:
            session.change(self.tr("Take a frame back"), {photo: replace(session.labels(photo), binned=True)})
        except UserError as e:
            messages.toast(self._panel, sentence(e.problems[0]))

    def _say_known(self, photo: str) -> None:
        name = photo.rpartition("/")[2]
        text = self.tr("The project has this already: {name}").format(name=name)
        messages.toast(self._panel, text, self.tr("Label it"), lambda: self.wanted.emit(photo))
