"""A run that somebody looks at: its story as it grows, its state, and word of changes."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from app.training.differences import spec_of
from app.training.follower import TrainerThread
from app.training.story import Story
from app.training.words import Status, Wishes, status_of
from effdet_core import supervise
from effdet_core.errors import UserError
from effdet_core.events import Event
from effdet_core.run_folder import RunFolder, State


class Watch(QObject):
    """Everything is called in the window's thread."""

    changed = Signal(object)
    """list[Event]: what is new; empty when something else changed, as a wish."""
    opened = Signal()
    """The past of the run is known."""
    ended = Signal()
    """A trainer that was at work has ended."""

    def __init__(self, run: RunFolder, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.run = run
        self.spec = spec_of(run.spec)
        self.story = Story()
        self.is_open = False
        self._is_live = False
        self._thread: TrainerThread | None = None

    @property
    def is_live(self) -> bool:
        """Whether a trainer is at work, as far as is known."""
        return self._is_live

    @property
    def state(self) -> State:
        """How the run stands."""
        if self._is_live:
            return "running"
        return self.story.state

    @property
    def wishes(self) -> Wishes:
        """What was asked of the trainer and is not done yet."""
        return Wishes(pause=self.run.is_paused, stop=self.run.stop.exists()) if self._is_live else Wishes()

    def status(self) -> Status:
        """What is going on, in words."""
        return status_of(self.story, self.state, self.wishes)

    def begin(self) -> None:
        """Follows the run from its start; again after it was resumed."""
        self.leave()
        self._is_live = supervise.is_at_work(self.run)
        if not self._is_live and not self.run.events.exists():
            self._show(Story())  # nobody began it: it has no past, and its end is not to be told
            return
        self._thread = TrainerThread(self.run, self)
        self._thread.opened.connect(self._open)
        self._thread.came.connect(self._came)
        self._thread.closed.connect(self._close)
        self._thread.start()

    def launch(self, *, resume: bool) -> None:
        """Starts a trainer that outlives the window, and follows it. Raises `UserError`."""
        try:
            supervise.launch(self.run, resume=resume)
        except OSError as e:
            hint = self.tr("Check the free space and the permissions of this folder.")
            text = self.tr("the training could not be started: {reason}").format(reason=e.strerror or e)
            raise UserError(text, where=str(self.run.path), hint=hint) from e
        self.begin()
        self.changed.emit([])

    def pause(self) -> None:
        """Lets the trainer wait after its step, or go on."""
        self.run.resume_paused() if self.run.is_paused else self.run.request_pause()
        self.changed.emit([])

    def stop(self) -> None:
        """Asks the trainer to end after its step; it can go on later."""
        self.run.request_stop()
        self.changed.emit([])

    def end_now(self) -> None:
        """Kills the trainer; what it learnt since its last checkpoint is lost."""
        supervise.end_now(self.run)

    def leave(self) -> None:
        """Stops following. The trainer goes on."""
        if self._thread is not None:
            thread, self._thread = self._thread, None
            thread.leave()
            thread.deleteLater()

    def _show(self, story: Story) -> None:
        self.story, self.is_open = story, True
        self.opened.emit()

    def _open(self, thread: TrainerThread, story: Story) -> None:
        if thread is self._thread:  # a word of one that was left may be on its way still
            self._show(story)

    def _came(self, thread: TrainerThread, told: list[Event]) -> None:
        if thread is self._thread:
            self.story.add(told)
            self.changed.emit(told)

    def _close(self, thread: TrainerThread) -> None:
        if thread is not self._thread:
            return
        was_live, self._is_live = self._is_live, False
        self.leave()
        self.changed.emit([])
        if was_live:
            self.ended.emit()
