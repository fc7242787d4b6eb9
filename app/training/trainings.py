"""All that is known of the trainings of the open project, for the page and for the frame around it."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from app.session import Session
from app.training.watch import Watch
from effdet_core import supervise
from effdet_core.errors import UserError
from effdet_core.run_folder import RunFolder


class Trainings(QObject):
    """Finds trainings under way when a project opens, whoever began them, and follows them to their end."""

    runs_changed = Signal()
    """Runs came, went, or ended."""
    live_changed = Signal()
    """The training under way has something new to say, or another is under way, or none."""
    results_changed = Signal()
    """Something came of a run that its folder did not hold before: it was trained, evaluated, exported, or is gone."""
    ended = Signal(object)
    """Watch of a trainer that was at work and has ended."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.session: Session | None = None
        self._watches: dict[str, Watch] = {}
        self._shown = ""
        self.runs_changed.connect(self.results_changed)

    @property
    def live(self) -> Watch | None:
        """The training under way; the newest of several."""
        return next((watch for watch in reversed(self._watches.values()) if watch.is_live), None)

    @property
    def shown(self) -> str:
        """The name of the run that somebody looks at, or ""."""
        return self._shown

    def set_session(self, session: Session | None) -> None:
        """Another project, or none. Trainers go on."""
        for watch in self._watches.values():
            watch.leave()
            watch.deleteLater()
        self._watches = {}
        self._shown = ""
        self.session = session
        for run in self.runs():
            if supervise.is_at_work(run):
                self._watched(run)
        self.runs_changed.emit()
        self.live_changed.emit()

    def runs(self) -> list[RunFolder]:
        """The runs of the project, by name; none where its folder cannot be read."""
        if self.session is None:
            return []
        try:
            return self.session.project.runs()
        except UserError:
            return []

    def show(self, run: RunFolder | None) -> Watch | None:
        """The run that somebody looks at now; the one before is left, unless it is being trained."""
        self._shown = run.name if run else ""
        watch = self._watched(run) if run else None
        self._forget_idle()
        return watch

    def launch(self, run: RunFolder, *, resume: bool = False) -> Watch:
        """Trains a run. Raises `UserError`."""
        watch = self._watched(run)
        watch.launch(resume=resume)
        self.runs_changed.emit()
        self.live_changed.emit()
        return watch

    def _watched(self, run: RunFolder) -> Watch:
        if run.name not in self._watches:
            watch = Watch(run, self)
            self._watches[run.name] = watch
            watch.changed.connect(lambda _: self._on_changed(watch))
            watch.opened.connect(lambda: self._on_changed(watch))
            watch.ended.connect(lambda: self._on_ended(watch))
            watch.begin()
        return self._watches[run.name]

    def _on_changed(self, watch: Watch) -> None:
        if watch.is_live:
            self.live_changed.emit()

    def _on_ended(self, watch: Watch) -> None:
        self.live_changed.emit()
        self.runs_changed.emit()
        self.ended.emit(watch)
        self._forget_idle()

    def _forget_idle(self) -> None:
        for name, watch in [*self._watches.items()]:
            if name != self._shown and not watch.is_live and watch.is_open:
                watch.leave()
                watch.deleteLater()
                del self._watches[name]
