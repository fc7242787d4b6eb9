"""The Train page: settings on the left, the training in the middle, all trainings on the right."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

import msgspec
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from app import messages
from app.jobs import run_job
from app.page import Navigate, Page
from app.session import Session
from app.theme import SPACE
from app.training import explained, plan
from app.training.compare_view import CompareView
from app.training.comparison import Comparison, compare
from app.training.doing import Doing, with_problems
from app.training.plan import Next
from app.training.plan_view import PlanView
from app.training.run_view import RunView
from app.training.runs_panel import RunsPanel
from app.training.sending import Sending
from app.training.settings_place import SettingsPlace
from app.training.summaries import Summaries, told
from app.training.trainings import Trainings
from app.widgets.explained import explain
from app.widgets.text import icon_button
from effdet_core.project import Project, run_notes
from effdet_core.run_folder import RunFolder
from effdet_core.spec import EfficientDetSpec

_LEAST = 580
"""Pixels across that the curves of a training need."""


class TrainPage(Page):
    """navigate: goes to another page. thumbnails: `app.thumbnails.Thumbnails`. trainings: of the window."""

    def __init__(
        self, navigate: Navigate, thumbnails: object, trainings: Trainings, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._navigate, self.trainings = navigate, trainings
        self.session: Session | None = None
        self.doing = Doing(self, self)
        self.sending = Sending(self, self)
        self.summaries = Summaries(self)
        self.settings = SettingsPlace(navigate)
        self.plan = PlanView(self._go_on, self.start, self.toggle_settings)
        self.view = RunView(thumbnails, self.doing.do, lambda photo: navigate("label", photo))  # type: ignore[arg-type]
        self.comparing = CompareView(self.close_comparison)
        self.runs = RunsPanel()
        self._middle = QStackedWidget()
        self._corner = QWidget()
        settings, runs = self.tr("Settings (F8)"), self.tr("Trainings (F9)")
        self._settings_button = icon_button("settings", settings, action=self.toggle_settings, checkable=True)
        self._runs_button = icon_button("sort", runs, action=self.toggle_runs, checkable=True)
        self._compared: Sequence[RunFolder] = ()
        self._wants_settings: bool | None = None
        self._wants_runs = True
        self._preparing = False
        self._build()
        self._connect()
        explain(explained.words(self))
        self._settings_button.setObjectName("train.sliders")
        self._settings_button.setWhatsThis(self.tr("Shows or folds away the settings of the next training."))
        self._runs_button.setWhatsThis(self.tr("Shows or folds away the list of all trainings of this project."))
        self.plan.setObjectName("train.plan")
        self.view.setObjectName("train.status")

    # What the window asks.

    def set_session(self, session: Session | None) -> None:
        """Another project, or none."""
        if self.session is not None:
            self.runs.keep_note()
        self.session = session
        self._wants_settings = None
        self.view.set_watch(None)
        self.summaries.clear()
        self.settings.set_session(session)
        if session is None:
            return
        session.photos_changed.connect(self._show_plan)
        session.listing_changed.connect(self._show_plan)
        live = self.trainings.live
        self.show_run(live.run if live else None)
        self._refresh()

    def handlers(self) -> Mapping[str, Callable[[], None]]:
        """What the page does for each of its actions."""
        found: dict[str, Callable[[], None]] = {
            "new": lambda: self.show_run(None),
            "start": self._start_or_go_on,
            "send": self.send,
            "bring": self.sending.ask_to_bring,
            "pause": partial(self._do_if_offered, "pause"),
            "stop": partial(self._do_if_offered, "stop"),
            "compare": self.runs.compare_chosen,
            "bin": self.runs.bin_chosen,
            "fit": self.view.charts.fit,
            "save": self.view.save,
            "settings": self.toggle_settings,
            "runs": self.toggle_runs,
        }
        found |= {tab: partial(self.view.show_tab, tab) for tab in ("learning", "speed", "log")}
        return {f"train.{name}": handler for name, handler in found.items()}

    def shown(self) -> None:
        """The page was switched to: the training under way is what a person came for."""
        live = self.trainings.live
        if live is not None and self.view.watch is None:
            self.show_run(live.run)
        self._refresh()

    # What people do.

    def show_run(self, run: RunFolder | None) -> None:
        """Shows a run, or the invitation to start one."""
        watch = self.trainings.show(run)
        self.view.set_watch(watch, self._name_of(), self._colours())
        self._middle.setCurrentWidget(self.plan if watch is None else self.view)
        self.runs.choose(run)
        self._show_plan()
        self._wants_settings = None
        self._arrange()

    def start(self) -> None:
        """A new training with the settings that show."""
        if self.settings.panel.spec() is None:
            self.show_settings()
            messages.toast(self, self.tr("Some settings are not possible yet; they are marked."))
            return
        self.doing.start(self.settings.spec())

    def send(self) -> None:
        """The same on another computer."""
        if (spec := self.settings.panel.spec()) is not None:
            self.sending.send(spec)
        else:
            self.show_settings()

    def look_again(self) -> None:
        """Runs came or went."""
        self._refresh()

    def show_settings(self, spec: EfficientDetSpec | None = None) -> None:
        """Shows the settings, with other values."""
        if spec is not None:
            self.show_run(None)
            self.settings.load(spec)
        self._wants_settings = True
        self._arrange()

    def toggle_settings(self) -> None:
        """Shows or hides them."""
        self._wants_settings = self.settings.isHidden()
        self._arrange()

    def toggle_runs(self) -> None:
        """Shows or hides them."""
        self._wants_runs = self.runs.isHidden()
        if self._wants_runs and not self._has_room_for_both():
            self._wants_settings = None
        self._arrange()

    def compare(self, runs: Sequence[RunFolder]) -> None:
        """Two or more beside each other."""
        self._compared = tuple(runs)
        self.comparing.show_waiting([run.name for run in runs])
        self._middle.setCurrentWidget(self.comparing)
        self._wants_settings = None
        self._arrange()
        wanted = self._compared

        def done(found: Comparison) -> None:
            if self._compared is wanted:
                self.comparing.show_comparison(found)

        run_job(self, self.tr("Comparing"), lambda _: compare(wanted), done)

    def close_comparison(self) -> None:
        """Back to the run."""
        self._compared = ()
        watch = self.view.watch
        self.show_run(watch.run if watch else None)

    def set_preparing(self, preparing: bool) -> None:
        """Whether a training is being prepared."""
        self._preparing = preparing
        self._show_whether_it_trains()

    def go(self, page: str) -> None:
        """To another page."""
        self._navigate(page, None)

    def _build(self) -> None:
        for view in (self.plan, self.view, self.comparing):
            self._middle.addWidget(view)
        row = QHBoxLayout(self._corner)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._settings_button)
        row.addWidget(self._runs_button)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.settings)
        layout.addWidget(self._middle, 1)
        layout.addWidget(self.runs)
        self._corner.setParent(self)  # the last, so that the keyboard does not begin with it

    def _connect(self) -> None:
        self.settings.start_wanted.connect(self.doing.start)
        self.settings.send_wanted.connect(self.sending.send)
        self.runs.bring_wanted.connect(self.sending.ask_to_bring)
        self.settings.changed.connect(self._show_plan)
        self.summaries.changed.connect(self._show_runs)
        self.trainings.runs_changed.connect(self.settings.look_again)
        self.trainings.runs_changed.connect(self._refresh)
        self.trainings.live_changed.connect(self._on_live)
        self.runs.chosen.connect(self.show_run)
        self.runs.compare_wanted.connect(self.compare)
        self.runs.noted.connect(lambda run, text: self._note(run, text=text))
        self.runs.star_wanted.connect(lambda run, starred: self._note(run, starred=starred))
        self.runs.bin_wanted.connect(self._bin)
        self.runs.restore_wanted.connect(self._restore)

    # How it follows.

    def _show_whether_it_trains(self) -> None:
        """One training at a time: two would share the computer, and each take twice as long."""
        busy = self._preparing or self.trainings.live is not None
        self.plan.set_busy(busy)
        self.settings.set_training(busy)
        self._show_plan()

    def _refresh(self) -> None:
        self._show_whether_it_trains()
        if self.session is not None:
            self.summaries.refresh(self.trainings.runs())

    def _show_runs(self) -> None:
        binned = run_notes.binned_runs(self.session.project) if self.session else []
        self.runs.show_runs(self.summaries.all, binned)
        watch = self.view.watch
        if watch is not None and not self.runs.selected():
            self.runs.choose(watch.run)
        self._show_plan()

    def _on_live(self) -> None:
        """The row of the training under way follows its story."""
        live = self.trainings.live
        if live is None:
            return
        known = next((item for item in self.summaries.all if item.run.path == live.run.path), None)
        if known is not None and live.is_open:
            now = replace(told(known, live.story), state="running")
            self.runs.model.show(self.summaries.put(now))

    def _show_plan(self, _: object = None) -> None:
        if self.session is None or self._middle.currentWidget() is not self.plan:
            return
        catalogue = self.session.catalogue
        photos, labelled = plan.counted(catalogue)
        shown = plan.plan_of(
            photos,
            labelled,
            self.settings.spec(),
            has_runs=bool(self.summaries.all),
            read_only=self.session.read_only,
            live=self.trainings.live.run.name if self.trainings.live else "",
        )
        self.plan.show_plan(shown)

    def _has_room_for_both(self) -> bool:
        """Whether a training still has room between settings and list."""
        before = self._middle.currentWidget() is self.plan
        return before or self.width() - self.settings.maximumWidth() - self.runs.maximumWidth() >= _LEAST

    def _arrange(self) -> None:
        """Settings show before a training; beside one when a person asks, in place of the list where room is short."""
        before = self._middle.currentWidget() is self.plan
        wanted = self._wants_settings if self._wants_settings is not None else before
        self.settings.setVisible(wanted)
        self.runs.setVisible(self._wants_runs and (not wanted or self._has_room_for_both()))
        self._settings_button.setChecked(wanted)
        self._runs_button.setChecked(not self.runs.isHidden())
        self.plan.set_settings_visible(wanted)
        self._place_corner()

    def _go_on(self, step: Next) -> None:
        """To what is missing before a training."""
        if step == "watch" and (live := self.trainings.live):
            self.show_run(live.run)
        elif step != "watch":
            self._navigate(step, None)

    def _name_of(self) -> Callable[..., str | None]:
        session = self.session
        return session.project.library.name_of if session else lambda _: None

    def _colours(self) -> Mapping[str, str]:
        return {item.name: item.colour for item in self.session.classes} if self.session else {}

    def _start_or_go_on(self) -> None:
        if self._middle.currentWidget() is self.plan:
            self.start()
            return
        for id in ("resume", "again"):
            self._do_if_offered(id)

    def _do_if_offered(self, id: str) -> None:
        """A key does what its button does, where there is one."""
        if self._middle.currentWidget() is self.view and id in self.view.status.buttons:
            self.doing.do(id)

    def _note(self, run: RunFolder, **changes: Any) -> None:
        """Changes what a person says of a run, as it is on disk now."""
        notes = msgspec.structs.replace(run_notes.read(run), **changes)
        if with_problems(self, self.tr("The note could not be kept"), lambda: run_notes.write(run, notes)):
            self.summaries.change(run, notes=notes)

    def _bin(self, runs: Sequence[RunFolder]) -> None:
        if self.session is None:
            return
        moved: list[RunFolder] = []
        for run in runs:
            self._leave(run)
            move = partial(_move, self.session.project, run, moved)
            if not with_problems(self, self.tr("It could not be moved"), move):
                break
        if moved:
            text = self.tr("%n training(s) moved to the bin.", "", len(moved))
            messages.toast(self, text, self.tr("Undo"), lambda: self._restore(*moved))
        self._refresh()

    def _leave(self, run: RunFolder) -> None:
        """Nothing of it is read while it moves."""
        if self.view.watch is not None and self.view.watch.run.path == run.path and not self.view.watch.is_live:
            self.show_run(None)

    def _restore(self, *runs: RunFolder) -> None:
        if self.session is None:
            return
        for run in runs:
            restore = partial(run_notes.restore_run, self.session.project, run)
            with_problems(self, self.tr("It could not be moved"), restore)
        self._refresh()

    def _place_corner(self) -> None:
        """The two buttons lie over the upper corner of the middle."""
        right = self.width() - (0 if self.runs.isHidden() else self.runs.width())
        size = self._corner.sizeHint()
        self._corner.setGeometry(right - size.width() - SPACE, SPACE, size.width(), size.height())
        self._corner.raise_()

    # Qt's events.

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.runs.fit(self.width())
        self.settings.fit(self.width())
        self._arrange()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._show_plan()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.runs.keep_note()


def _move(project: Project, run: RunFolder, moved: list[RunFolder]) -> None:
    moved.append(run_notes.bin_run(project, run))
