"""What the buttons of the page do: start, pause, stop, go on, and what helps after a trouble."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from app import messages
from app.jobs import Progress, run_job
from app.training import plan
from app.training.run_view import RunView
from app.training.trainings import Trainings
from app.training.watch import Watch
from effdet_core import declare, training
from effdet_core.errors import UserError
from effdet_core.run_folder import RunFolder
from effdet_core.spec import EfficientDetSpec


class Host(Protocol):
    """What the doing needs of the page."""

    trainings: Trainings
    view: RunView

    def show_run(self, run: RunFolder | None) -> None:
        """Shows a run, or the invitation to start one."""

    def show_settings(self, spec: EfficientDetSpec | None = None) -> None:
        """Shows the settings, with other values."""

    def set_preparing(self, preparing: bool) -> None:
        """Whether a training is being prepared."""

    def go(self, page: str) -> None:
        """To another page."""


class Doing(QObject):
    """Verbs by the ids that buttons carry; problems are shown, never raised."""

    def __init__(self, page: QWidget, host: Host) -> None:
        super().__init__(page)
        self._page, self._host = page, host
        self._preparing = False

    def do(self, id: str) -> None:
        """What a button of the run that shows says."""
        verb, _, argument = id.partition(":")
        watch = self._host.view.watch
        if watch is None:
            return
        verbs: dict[str, Callable[[Watch], None]] = {
            "pause": Watch.pause,
            "stop": Watch.stop,
            "end_now": Watch.end_now,
            "resume": lambda _: self._launch(watch.run, resume=True),
            "again": self._again,
            "half_batch": lambda _: self._make(lambda: training.with_half_the_batch(watch.run)),
            "slower": lambda _: self._slower(watch),
            "on_one_device": lambda _: self._changed(watch, strategy=None, tpu=None, gcp_project=None, tpu_zone=None),
            "longer": lambda _: self._make(lambda: training.train_longer(watch.run, int(argument))),
            "start_from": self._start_from,
            "smaller_model": lambda _: self._host.show_settings(watch.spec),
            "evaluate": lambda _: self._host.go("evaluate"),
            "log": lambda _: self._host.view.show_tab("log"),
            "copy": self._copy,
        }
        with_problems(self._page, self.tr("That did not work"), lambda: verbs[verb](watch))

    def start(self, spec: EfficientDetSpec | None = None, name: str | None = None) -> None:
        """A new training of the project's photos as they are now. spec: None for the recommended settings."""
        session = self._host.trainings.session
        if session is None or session.read_only:
            return
        if not session.flush():
            messages.toast(self._page, self.tr("The newest boxes could not be saved yet; try again in a moment."))
            return
        project = session.project
        self._make(lambda: training.begin_run(project, spec or plan.recommended(project), name), session.rescan)

    def _make(self, make: Callable[[], RunFolder], after: Callable[[], None] | None = None) -> None:
        """Prepares a run beside the window, then trains it. after: what making it may have changed."""
        if self._preparing:
            return
        self._set_preparing(True)

        def done(run: RunFolder) -> None:
            self._set_preparing(False)
            self._launch(run, resume=False)
            if after:
                after()

        def failed(problems: object) -> None:
            self._set_preparing(False)
            messages.show_problems(self._page, self.tr("The training cannot start yet"), problems)  # type: ignore[arg-type]

        def work(_: Progress) -> RunFolder:
            return make()

        run_job(self._page, self.tr("Preparing the training"), work, done, failed, lambda: self._set_preparing(False))

    def _launch(self, run: RunFolder, *, resume: bool) -> None:
        live = self._host.trainings.live
        if live is not None and live.run.path != run.path:
            text = self.tr("{run} is training now. Another one can start when it has ended, or was stopped.")
            messages.toast(self._page, text.format(run=live.run.name))
            self._host.show_run(run)
            return

        def launch() -> None:
            self._host.trainings.launch(run, resume=resume)
            self._host.show_run(run)

        with_problems(self._page, self.tr("The training could not be started"), launch)

    def _again(self, watch: Watch) -> None:
        """A run that never took a step starts where it is."""
        self._launch(watch.run, resume=False)

    def _slower(self, watch: Watch) -> None:
        if watch.spec is None:
            return
        rate = watch.spec.config.learning_rate / 2
        self._changed(watch, hparams={**_hparams_of(watch.spec), "learning_rate": rate})

    def _changed(self, watch: Watch, **changes: object) -> None:
        """A new run with other settings, of the photos as they are now."""
        if watch.spec is not None:
            self.start(declare.replace(watch.spec, changes))

    def _start_from(self, watch: Watch) -> None:
        if watch.spec is None:
            return
        spec = training.starting_from(watch.run, watch.spec)
        self._host.show_settings(spec)

    def _copy(self, watch: Watch) -> None:
        trouble = self._host.view.trouble
        report = [f"run {watch.run.name}", trouble.technical if trouble else "", watch.run.spec.read_text("utf-8")]
        QGuiApplication.clipboard().setText("\n\n".join(report))
        messages.toast(self._page, self.tr("The report is copied."))

    def _set_preparing(self, preparing: bool) -> None:
        self._preparing = preparing
        self._host.set_preparing(preparing)


def with_problems(page: QWidget, title: str, what: Callable[[], object]) -> bool:
    """Does something, and shows why it cannot be done; whether it could."""
    try:
        what()
    except UserError as e:
        messages.show_problems(page, title, e.problems)
        return False
    return True


def _hparams_of(spec: EfficientDetSpec) -> dict[str, object]:
    """The changes to the model's configuration, whatever way they were given in."""
    from effdet_core import overrides

    return dict(overrides.parse(spec.hparams))
