"""The Evaluate page: which detector is looked at, having it judged, and what came of that.

What an evaluation is shown with takes a third of a second to import: a thread does that while the trainings are read,
and `Desk` is made when the first evaluation is open.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from app.evaluation.choosing import ChoosingBar
from app.evaluation.doing import Doing
from app.evaluation.invitation import Invitation, Step
from app.evaluation.reading import Reading
from app.evaluation.subjects import Candidate
from app.page import Navigate, Page
from app.session import Session
from app.training.trainings import Trainings
from effdet_core.errors import Problem
from effdet_core.run_folder import RunFolder

if TYPE_CHECKING:
    from app.evaluation.desk import Desk
    from app.evaluation.opening import Opened
    from effdet_core.evaluation.errors import Kind

_KINDS: tuple[Kind, ...] = ("missed", "false alarm", "wrong class", "sloppy box", "double")


class EvaluatePage(Page):
    """navigate: goes to another page. trainings: of the window."""

    def __init__(self, navigate: Navigate, trainings: Trainings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._navigate, self.trainings = navigate, trainings
        self.session: Session | None = None
        self.reading = Reading(self)
        self.doing = Doing()
        self.bar = ChoosingBar(self.judge)
        self.invitation = Invitation(self._step)
        self._desk: Desk | None = None
        self._middle = QStackedWidget()
        self._build()
        self._connect()

    @property
    def desk(self) -> Desk:
        """Where an evaluation is shown; made when it is first asked for."""
        if self._desk is None:
            from app.evaluation.desk import Desk

            self._desk = Desk(lambda photo: self._navigate("label", photo), self.doing.keep, self.doing.judge_anew)
            self._desk.set_session(self.session)
            self._middle.addWidget(self._desk)
        return self._desk

    @property
    def opened(self) -> Opened | None:
        """The evaluation that shows."""
        return self._desk.opened if self._desk else None

    # What the window asks.

    def set_session(self, session: Session | None) -> None:
        """Another project, or none."""
        self.session = session
        self.reading.forget()
        if self._desk is not None:
            self._desk.set_session(session)
        self._middle.setCurrentIndex(0)
        self.bar.hide()
        if self.isVisible():
            self.shown()

    def handlers(self) -> Mapping[str, Callable[[], None]]:
        """What the page does for each of its actions."""
        found: dict[str, Callable[[], None]] = {
            "judge": self.judge,
            "keep": self._on_desk(lambda desk: desk.keep()),
            "best": self._on_desk(lambda desk: desk.take_best()),
            "surer": self._on_desk(lambda desk: desk.nudge(1)),
            "unsurer": self._on_desk(lambda desk: desk.nudge(-1)),
            "all": self._on_desk(lambda desk: desk.choose_class(None)),
            "mistakes": self._on_desk(lambda desk: desk.body.show_gallery()),
        }
        found |= {kind.replace(" ", "_"): self._on_desk(partial(_show_kind, kind)) for kind in _KINDS}
        return {f"evaluate.{name}": handler for name, handler in found.items()}

    def shown(self) -> None:
        """The page was switched to."""
        if self.session is not None:
            self.reading.look(self.trainings.runs())

    def order(self) -> list[str] | None:
        """The photos of the mistakes as they are shown: the Label page goes through them in this order."""
        return self.desk.order() if self.opened else None

    # What people do.

    def judge(self) -> None:
        """Has what is chosen judged."""
        reading = self.reading
        if reading.subject is not None and reading.asked is not None and reading.photos:
            self.doing.judge(reading.subject, reading.asked)

    def _on_desk(self, do: Callable[[Desk], object]) -> Callable[[], None]:
        """Does something with the evaluation that shows, if one does."""

        def act() -> None:
            if self.opened is not None:
                do(self.desk)

        return act

    def _step(self, step: Step) -> None:
        if step == "judge":
            self.judge()
        else:
            self._navigate(step, None)

    # From the trainings to what is seen of one.

    def _show_candidates(self, found: Sequence[Candidate]) -> None:
        self.bar.setVisible(bool(found))
        if not found and self.session is not None:
            live = self.trainings.live
            self.reading.forget()
            self.invitation.show_no_detector(self.session.catalogue, live.run.name if live else "")
            self._show_invitation()
        elif found:
            wanted = self.reading.run.name if self.reading.run else self.trainings.shown
            run = next((item.run for item in found if item.run.name == wanted), found[0].run)
            self.bar.show_candidates(found, run)
            self.reading.choose(run)

    def _describe(self) -> None:
        subject, asked = self.reading.subject, self.reading.asked
        if subject is not None and asked is not None:
            self.bar.show_subject(subject, asked)
            if subject.listed(asked.source, asked.split) is not None:
                QTimer.singleShot(0, self, lambda: self.desk)  # while a thread reads what it will show

    def _invite(self) -> None:
        if self.reading.subject is not None and self.reading.asked is not None:
            busy = self.doing.is_busy
            self.invitation.show_not_judged(self.reading.subject, self.reading.asked, busy=busy)
            self._show_invitation()

    def _show_failed(self, problems: Sequence[Problem]) -> None:
        if self.reading.run is not None:
            self.invitation.show_unreadable(self.reading.run.name, problems[0], again=self.reading.subject is not None)
            self._show_invitation()

    def _show_invitation(self) -> None:
        if self._desk is not None:
            self._desk.close_evaluation()
        self._show_bar()
        self._middle.setCurrentWidget(self.invitation)

    def _show_opened(self, opened: Opened) -> None:
        self.desk.show_evaluation(opened)
        self._show_bar()
        self._middle.setCurrentWidget(self.desk)

    def _show_bar(self) -> None:
        opened, busy = self.opened, self.doing.is_busy
        stale = opened is not None and opened.stale
        self.bar.show_judging(judged=opened is not None, wanted=stale, possible=not busy and self.reading.photos > 0)

    def _on_judged(self, run: RunFolder) -> None:
        if self.reading.run is not None and self.reading.run.path == run.path:
            self.reading.choose(self.reading.run)

    def _on_busy(self) -> None:
        self._show_bar()
        if self._middle.currentWidget() is self.invitation and self.invitation.step == "judge":
            self._invite()

    # Building

    def _build(self) -> None:
        self._middle.addWidget(QWidget())
        self._middle.addWidget(self.invitation)
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
        self.doing.kept.connect(self._on_desk(lambda desk: desk.show_kept()))
        self.trainings.runs_changed.connect(lambda: self.shown() if self.isVisible() else None)


def _show_kind(kind: Kind, desk: Desk) -> None:
    desk.show_kind(kind)
