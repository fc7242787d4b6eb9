"""An evaluation under a hand: thresholds and prices that move, a class to look at, and the mistakes that follow."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QEvent, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app import messages
from app.evaluation import words
from app.evaluation.body import Body
from app.evaluation.crops import Crops
from app.evaluation.gallery import Filter, Gallery, grouped
from app.evaluation.leaks import LeakGuard
from app.evaluation.looks import Looks
from app.evaluation.opening import Opened, choice_of
from app.evaluation.setting import Setting, setting_of
from app.jobs import Job, run_job
from app.session import Session
from effdet_core.evaluation.choice import Choice
from effdet_core.evaluation.errors import Error, Errors, Kind, errors
from effdet_core.evaluation.prices import Prices
from effdet_core.evaluation.thresholds import USUAL
from effdet_core.run_folder import RunFolder

_SIDE = 320
"""Pixels of a mistake's picture: sharp on screens that have twice as many."""
_SETTLE_MS, _LATER_MS = 120, 400
_MOST_PHOTOS = 1000
"""That the Label page goes through."""


class Desk(QWidget):
    """open_photo: shows a photo on the Label page. keep: tells exported files what was chosen.

    judge_anew: holds what was found against labels that changed.
    """

    changed = Signal()
    """Other thresholds, or other mistakes are shown."""

    def __init__(
        self,
        open_photo: Callable[[str], object],
        keep: Callable[[RunFolder, Choice], object],
        judge_anew: Callable[[Opened], object],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._open_photo, self._keep, self._judge_anew = open_photo, keep, judge_anew
        self.opened: Opened | None = None
        self.setting = Setting()
        self.filter = Filter()
        self.errors: Errors | None = None
        self._choice: Choice | None = None
        self._soon, self._later = QTimer(self), QTimer(self)
        self._comparing: Job[int] | None = None
        self.crops = Crops(_SIDE, self)
        self.looks = Looks()
        self.gallery = Gallery(self.crops, self.looks)
        self.leaks = LeakGuard(self.crops, open_photo)
        self.body = Body(self.gallery, self.leaks, self.keep)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.body)
        self._connect()

    def set_session(self, session: Session | None) -> None:
        """Another project, or none."""
        self.close_evaluation()
        self.looks.set_session(session)
        self.leaks.set_session(session)
        if session is None:
            self.crops.close()
            return
        session.photos_changed.connect(self._on_labels)
        session.classes_changed.connect(self._refresh)

    def show_evaluation(self, opened: Opened) -> None:
        """Another one. Of the same run it stays as a person set it."""
        before, self.opened = self.opened, opened
        if before is opened:
            return
        again = before is not None and before.run.path == opened.run.path
        self._choice = opened.choice
        if not again or before is None or before.evaluation.classes != opened.evaluation.classes:
            self.setting, self.filter = setting_of(opened.choice), Filter()
        self.looks.set_opened(opened)
        self.body.show_opened(opened)
        self._refresh()
        self.leaks.look()
        self.body.relabelled.hide()
        self._later.start()
        if not again:
            self.body.show_top()
            self.body.headline.announce()

    def close_evaluation(self) -> None:
        """Nothing is shown."""
        self.opened = self.errors = None
        self._soon.stop()
        self._later.stop()
        self.crops.forget()

    def order(self) -> list[str]:
        """The photos of the mistakes as they are shown."""
        names: dict[str, None] = {}
        for error in self.gallery.errors_in_order():
            if (name := self.looks.name_of(error.image)) is not None:
                names[name] = None
            if len(names) >= _MOST_PHOTOS:
                break
        return [*names]

    # What people do.

    def keep(self) -> None:
        """Exported files say what is set."""
        if self.opened is not None and self.body.card.keep.isEnabled():
            self._keep(self.opened.run, self.setting.choice())

    def show_kept(self) -> None:
        """Exported files are told something else than before."""
        if self.opened is not None:
            self._choice = choice_of(self.opened.run)
            self._show_choice()

    def change(self, setting: Setting) -> None:
        """Other thresholds, prices, or another class."""
        if setting != self.setting:
            self.setting = setting
            self._refresh()

    def set_filter(self, chosen: Filter) -> None:
        """Other mistakes."""
        self.filter = chosen
        self._show_errors()

    def choose_class(self, place: int | None) -> None:
        """Everything is about a class, by its place; None: about all."""
        if self.opened is None:
            return
        self.change(self.setting.looking_at(place))
        name = "" if place is None else self.opened.evaluation.classes[place]
        self.set_filter(replace(self.filter, name=name, said=""))

    def show_kind(self, kind: Kind) -> None:
        """Only mistakes of a kind; all again where it was so already."""
        self.set_filter(replace(self.filter, kind=None if self.filter.kind == kind else kind))
        self.body.show_gallery()

    def show_cell(self, row: int, column: int) -> None:
        """The mistakes behind a cell of what is taken for what, see `MixUps.picked`."""
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

    def take_best(self) -> None:
        """The thresholds that cost least."""
        if self.opened is not None:
            self.change(self.setting.at_best(self.opened.best))

    def nudge(self, by: int) -> None:
        """Moves the threshold by hundredths."""
        slider = self.body.card.slider
        if slider.isEnabled():
            slider.setValue(slider.value() + by)

    def _set_threshold(self, value: float) -> None:
        if self.opened is not None:
            names, chosen = self.opened.evaluation.classes, self.setting.chosen
            self.change(self.setting.with_threshold(value, names[chosen] if chosen is not None else None))

    def _set_own(self, own: bool) -> None:
        if self.opened is not None:
            self.change(self.setting.with_own(own, self.opened.best))

    def _set_prices(self, prices: Prices) -> None:
        if self.opened is not None:
            self.change(self.setting.at_prices(prices, self.opened.best))

    def _open_error(self, error: Error) -> None:
        name = self.looks.name_of(error.image)
        if name is None:
            messages.toast(self, self.tr("This photo is not in the project any more."))
        else:
            self._open_photo(name)

    # What follows from it.

    def _refresh(self) -> None:
        if self.opened is None:
            return
        standing = self.opened.standing(self.setting.thresholds)
        self.body.show_standing(self.opened, self.setting, standing, self.looks.colours())
        self._show_choice()
        self._soon.start(_SETTLE_MS if self.errors is not None else 0)

    def _show_choice(self) -> None:
        choice = self._choice
        if choice is None:
            text = self.tr("Exported files say nothing yet; most programs then take {usual}.")
            said = text.format(usual=f"{USUAL:.2f}")
        else:
            said = self.tr("Exported files say: sure from {value}.").format(value=words.thresholds(choice.thresholds))
        self.body.card.show_kept(said, differs=choice is None or choice.thresholds != self.setting.thresholds)

    def _find(self) -> None:
        """The sentence follows a slider at once; the mistakes when it rests."""
        if self.opened is not None:
            self.errors = errors(self.opened.matches, self.setting.thresholds, self.setting.prices)
            self._show_errors()

    def _show_errors(self) -> None:
        if self.errors is not None:
            self.gallery.show_errors(grouped(self.errors, self.filter), self.filter)
            self.changed.emit()

    def _on_labels(self, _: object = None) -> None:
        self.looks.labels_changed()
        self._later.start()
        if self.opened is not None and self.isVisible():
            self.gallery.refresh_looks()

    def _compare_labels(self) -> None:
        """Which labels are others than when it was judged, looked up beside the window."""
        opened = self.opened
        if opened is None or not self.isVisible() or self._comparing is not None:
            return

        def done(found: int) -> None:
            self._comparing = None
            if self.opened is opened:
                self._show_relabelled(opened, found)

        def failed(_: object) -> None:
            self._comparing = None

        self._comparing = run_job(
            self, self.tr("Comparing labels"), lambda _: self.looks.count_relabelled(), done, failed
        )

    def _show_relabelled(self, opened: Opened, found: int) -> None:
        if not found:
            self.body.relabelled.hide()
            return
        text = self.tr("The labels of %n photo(s) changed since it was judged.", "", found)
        judge = partial(self._judge_anew, opened)
        self.body.relabelled.say(text, "info", self.tr("Use the new labels"), judge)

    def _connect(self) -> None:
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._find)
        self._later.setSingleShot(True)
        self._later.setInterval(_LATER_MS)
        self._later.timeout.connect(self._compare_labels)
        card = self.body.card
        card.threshold_wanted.connect(self._set_threshold)
        card.prices_wanted.connect(self._set_prices)
        card.best_wanted.connect(self.take_best)
        card.own_wanted.connect(self._set_own)
        self.body.class_chosen.connect(self.choose_class)
        self.body.cell_picked.connect(self.show_cell)
        self.gallery.opened.connect(self._open_error)
        self.gallery.filter_wanted.connect(self.set_filter)

    # Qt's events.

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self.opened is not None:
            self.gallery.refresh_looks()
            self.leaks.look()
            self._later.start()

    def changeEvent(self, event: QEvent) -> None:
        """The curve has the accent of the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "body"):
            self._refresh()
