"""The Evaluate page: which detector is looked at, having it judged, and what came of that."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QEvent, QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from app import messages
from app.evaluation import words
from app.evaluation.body import Body
from app.evaluation.choosing import ChoosingBar
from app.evaluation.crops import Crops
from app.evaluation.doing import Doing
from app.evaluation.gallery import Filter, Gallery, grouped
from app.evaluation.invitation import Invitation, Step
from app.evaluation.leaks import LeakGuard
from app.evaluation.looks import Looks
from app.evaluation.opening import Opened, choice_of
from app.evaluation.reading import Reading
from app.evaluation.setting import Setting, setting_of
from app.evaluation.subjects import Candidate, Subject
from app.page import Navigate, Page
from app.session import Session
from app.training.trainings import Trainings
from effdet_core.errors import Problem
from effdet_core.evaluation.choice import Choice
from effdet_core.evaluation.errors import KINDS, Error, Errors, errors
from effdet_core.evaluation.prices import Prices
from effdet_core.evaluation.thresholds import USUAL

_SIDE = 320
"""Pixels of a mistake's picture: sharp on screens that have twice as many."""
_SETTLE_MS = 120
_MOST_PHOTOS = 1000
"""That the Label page goes through."""


class EvaluatePage(Page):
    """navigate: goes to another page. trainings: of the window."""

    def __init__(self, navigate: Navigate, trainings: Trainings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._navigate, self.trainings = navigate, trainings
        self.session: Session | None = None
        self.reading = Reading(self)
        self.opened: Opened | None = None
        self.setting = Setting()
        self.filter = Filter()
        self.errors: Errors | None = None
        self._soon = QTimer(self)
        self._choice: Choice | None = None
        self.crops = Crops(_SIDE, self)
        self.looks = Looks()
        self.doing = Doing()
        self.bar = ChoosingBar(self.judge)
        self.invitation = Invitation(self._step)
        self.gallery = Gallery(self.crops, self.looks)
        self.leaks = LeakGuard(self.crops, lambda photo: navigate("label", photo))
        self.body = Body(self.gallery, self.leaks, self.keep)
        self._middle = QStackedWidget()
        self._build()
        self._connect()

    # What the window asks.

    def set_session(self, session: Session | None) -> None:
        """Another project, or none."""
        self.session = session
        self.reading.forget()
        self._close()
        self.looks.set_session(session)
        self.leaks.set_session(session)
        self._middle.setCurrentIndex(0)
        self.bar.hide()
        if session is None:
            self.crops.close()
            return
        session.photos_changed.connect(self._on_labels)
        session.classes_changed.connect(self._refresh)
        if self.isVisible():
            self.shown()

    def handlers(self) -> Mapping[str, Callable[[], None]]:
        """What the page does for each of its actions."""
        found: dict[str, Callable[[], None]] = {
            "judge": self.judge,
            "keep": self.keep,
            "best": self._take_best,
            "surer": partial(self._nudge, 1),
            "unsurer": partial(self._nudge, -1),
            "all": partial(self._choose_class, None),
            "mistakes": self.body.show_gallery,
        }
        found |= {kind.replace(" ", "_"): partial(self._show_kind, kind) for kind in KINDS}
        return {f"evaluate.{name}": handler for name, handler in found.items()}

    def shown(self) -> None:
        """The page was switched to."""
        if self.session is not None:
            self.reading.look(self.trainings.runs())

    def order(self) -> list[str]:
        """The photos of the mistakes as they are shown: the Label page goes through them in this order."""
        names: dict[str, None] = {}
        for error in self.gallery.errors_in_order():
            if (name := self.looks.name_of(error.image)) is not None:
                names[name] = None
            if len(names) >= _MOST_PHOTOS:
                break
        return [*names]

    # What people do.

    def judge(self) -> None:
        """Has what is chosen judged."""
        reading = self.reading
        if reading.subject is not None and reading.asked is not None and reading.photos:
            self.doing.judge(reading.subject, reading.asked)

    def keep(self) -> None:
        """Exported files say what the page is set to."""
        if self.opened is not None and self.body.card.keep.isEnabled():
            self.doing.keep(self.opened.run, self.setting.choice())

    def change(self, setting: Setting) -> None:
        """Other thresholds, prices, or another class."""
        if setting != self.setting:
            self.setting = setting
            self._refresh()

    def set_filter(self, chosen: Filter) -> None:
        """Other mistakes."""
        self.filter = chosen
        self._show_errors()

    # From the runs to what is seen of one.

    def _show_candidates(self, found: Sequence[Candidate]) -> None:
        self.bar.setVisible(bool(found))
        if not found and self.session is not None:
            live = self.trainings.live
            self.reading.forget()
            self._close()
            self.invitation.show_no_detector(self.session.catalogue, live.run.name if live else "")
            self._middle.setCurrentWidget(self.invitation)
        elif found:
            wanted = self.reading.run.name if self.reading.run else self.trainings.shown
            run = next((item.run for item in found if item.run.name == wanted), found[0].run)
            self.bar.show_candidates(found, run)
            self.reading.choose(run)

    def _describe(self) -> None:
        if self.reading.subject is not None and self.reading.asked is not None:
            self.bar.show_subject(self.reading.subject, self.reading.asked)

    def _invite(self) -> None:
        self._close()
        self._show_bar()
        if self.reading.subject is not None and self.reading.asked is not None:
            busy = self.doing.judging is not None
            self.invitation.show_not_judged(self.reading.subject, self.reading.asked, busy=busy)
            self._middle.setCurrentWidget(self.invitation)

    def _show_failed(self, problems: Sequence[Problem]) -> None:
        self._close()
        self._show_bar()
        if self.reading.run is not None:
            self.invitation.show_unreadable(self.reading.run.name, problems[0], again=self.reading.subject is not None)
            self._middle.setCurrentWidget(self.invitation)

    def _show_opened(self, opened: Opened) -> None:
        before = self.opened
        if before is opened:
            self._show_bar()
            return
        again = before is not None and before.run.path == opened.run.path
        self.opened, self._choice = opened, opened.choice
        if not again or before is None or before.evaluation.classes != opened.evaluation.classes:
            self.setting, self.filter = setting_of(opened.choice), Filter()
        self.looks.set_opened(opened)
        self._show_bar()
        self.body.show_opened(opened)
        self._refresh()
        self._middle.setCurrentWidget(self.body)
        self.leaks.look()
        if not again:
            self.body.show_top()

    def _close(self) -> None:
        """Nothing is open any more."""
        self.opened = None
        self.errors = None
        self._soon.stop()
        self.crops.forget()

    def _show_bar(self) -> None:
        opened, busy = self.opened, self.doing.judging is not None
        stale = opened is not None and opened.stale
        self.bar.show_judging(judged=opened is not None, wanted=stale, possible=not busy and self.reading.photos > 0)

    # What it is set to.

    def _refresh(self) -> None:
        if self.opened is None:
            return
        standing = self.opened.standing(self.setting.thresholds)
        self.body.show_standing(self.opened, self.setting, standing, self.looks.colours())
        self._show_kept()
        self._soon.start(_SETTLE_MS if self.errors else 0)

    def _show_kept(self) -> None:
        if self.opened is None:
            return
        choice = self._choice
        if choice is None:
            text = self.tr("Exported files say nothing yet; most programs then take {usual}.").format(
                usual=f"{USUAL:.2f}"
            )
        else:
            text = self.tr("Exported files say: sure from {value}.").format(value=words.thresholds(choice.thresholds))
        self.body.card.show_kept(text, differs=choice is None or choice.thresholds != self.setting.thresholds)

    def _set_threshold(self, value: float) -> None:
        if self.opened is not None:
            names, chosen = self.opened.evaluation.classes, self.setting.chosen
            self.change(self.setting.with_threshold(value, names[chosen] if chosen is not None else None))

    def _nudge(self, by: int) -> None:
        slider = self.body.card.slider
        if slider.isEnabled():
            slider.setValue(slider.value() + by)

    def _take_best(self) -> None:
        if self.opened is not None:
            self.change(self.setting.at_best(self.opened.best))

    def _set_own(self, own: bool) -> None:
        if self.opened is not None:
            self.change(self.setting.with_own(own, self.opened.best))

    def _choose_class(self, place: int | None) -> None:
        if self.opened is None:
            return
        self.change(self.setting.looking_at(place))
        name = "" if place is None else self.opened.evaluation.classes[place]
        self.set_filter(replace(self.filter, name=name, said=""))

    # Its mistakes.

    def _find(self) -> None:
        """The sentence follows a slider at once; the mistakes when it rests."""
        if self.opened is not None:
            self.errors = errors(self.opened.matches, self.setting.thresholds, self.setting.prices)
            self._show_errors()

    def _show_errors(self) -> None:
        if self.errors is not None:
            self.gallery.show_errors(grouped(self.errors, self.filter), self.filter)

    def _show_kind(self, kind: object) -> None:
        self.set_filter(replace(self.filter, kind=None if self.filter.kind == kind else kind))  # type: ignore[arg-type]
        self.body.show_gallery()

    def _show_cell(self, row: int, column: int) -> None:
        """The mistakes behind a cell of what is taken for what."""
        if self.opened is None or row == column:
            return
        names = self.opened.evaluation.classes
        if row < 0:
            chosen = Filter("false alarm", names[column])
        elif column < 0:
            chosen = Filter("missed", names[row])
        else:
            chosen = Filter("wrong class", names[row], names[column])
        self.set_filter(chosen)
        self.body.show_gallery()

    def _open_error(self, error: Error) -> None:
        name = self.looks.name_of(error.image)
        if name is None:
            messages.toast(self, self.tr("This photo is not in the project any more."))
            return
        self._navigate("label", name)

    def _on_labels(self, _: object = None) -> None:
        self.looks.labels_changed()
        if self.opened is not None and self.isVisible():
            self.gallery.refresh_looks()

    def _step(self, step: Step) -> None:
        if step == "judge":
            self.judge()
        else:
            self._navigate(step, None)

    # Building

    def _build(self) -> None:
        self._middle.addWidget(QWidget())
        for view in (self.invitation, self.body):
            self._middle.addWidget(view)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in (self.bar, self.doing):
            column.addWidget(part)
        column.addWidget(self._middle, 1)

    def _connect(self) -> None:
        self.bar.run_chosen.connect(self.reading.choose)
        self.bar.asked.connect(self.reading.ask)
        self.reading.found.connect(self._show_candidates)
        self.reading.described.connect(self._describe)
        self.reading.missing.connect(self._invite)
        self.reading.opened.connect(self._show_opened)
        self.reading.failed.connect(self._show_failed)
        self.doing.judged.connect(self._on_judged)
        self.doing.busy_changed.connect(self._on_busy)
        self.doing.kept.connect(self._on_kept)
        self.trainings.runs_changed.connect(lambda: self.shown() if self.isVisible() else None)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._find)
        card = self.body.card
        card.threshold_wanted.connect(self._set_threshold)
        card.prices_wanted.connect(self._set_prices)
        card.best_wanted.connect(self._take_best)
        card.own_wanted.connect(self._set_own)
        self.body.class_chosen.connect(self._choose_class)
        self.body.cell_picked.connect(self._show_cell)
        self.gallery.opened.connect(self._open_error)
        self.gallery.filter_wanted.connect(self.set_filter)

    def _set_prices(self, prices: Prices) -> None:
        if self.opened is not None:
            self.change(self.setting.at_prices(prices, self.opened.best))

    def _on_judged(self, subject: Subject) -> None:
        run = self.reading.run
        if run is not None and run.path == subject.run.path:
            self.reading.choose(run)

    def _on_busy(self) -> None:
        self._show_bar()
        if self._middle.currentWidget() is self.invitation and self.invitation.step == "judge":
            self._invite()

    def _on_kept(self) -> None:
        if self.opened is not None:
            self._choice = choice_of(self.opened.run)
            self._show_kept()

    # Qt's events.

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self.opened is not None:
            self.gallery.refresh_looks()

    def changeEvent(self, event: QEvent) -> None:
        """The curve has the accent of the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "_middle"):
            self._refresh()
