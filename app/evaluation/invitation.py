"""What the page shows while there is nothing to show: what it would show, and the one step that leads there."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.evaluation import names
from app.evaluation.subjects import Asked, Subject
from app.training import plan
from app.widgets.empty_state import EmptyState
from effdet_core.errors import Problem
from effdet_core.project.catalogue import Catalogue

Step = Literal["photos", "label", "train", "judge"]


class Invitation(QWidget):
    """go: takes the step."""

    def __init__(self, go: Callable[[Step], object], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.step: Step = "train"
        self.state = EmptyState("evaluate", " ", " ", lambda: go(self.step), more=" ")
        self.state.button.setObjectName("evaluate.button")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.state)

    def show_no_detector(self, catalogue: Catalogue, live: str) -> None:
        """live: the name of a training under way that has no weights yet, or ""."""
        title = self.tr("See what the detector finds and misses")
        why = self.tr("It compares what a trained detector finds with your own boxes, photo by photo.")
        photos, labelled = plan.counted(catalogue)
        if live:
            missing = self.tr("{run} is training now and can be judged as soon as it has been through all photos once.")
            self._show("train", title, f"{why} {missing.format(run=live)}", self.tr("See it learn"))
        elif not photos:
            self._show("photos", title, f"{why} {self.tr('It begins with photos.')}", self.tr("Add photos"))
        elif labelled < plan.ENOUGH_PHOTOS:
            missing = self.tr("%n more photo(s) with boxes, and one can be trained.", "", plan.ENOUGH_PHOTOS - labelled)
            self._show("label", title, f"{why} {missing}", self.tr("Label photos"))
        else:
            missing = self.tr("No detector has been trained yet.")
            self._show("train", title, f"{why} {missing}", self.tr("Train a detector"))

    def show_not_judged(self, subject: Subject, asked: Asked, *, busy: bool) -> None:
        """busy: whether it is being judged now."""
        photos = subject.photos.get(asked.split, 0)
        if not photos:
            title = self.tr("There are no photos to judge {run} with").format(run=subject.run.name)
            more = self.tr("A training keeps some photos aside when there are enough with boxes.")
            self._show("label", title, more, self.tr("Label photos"))
            return
        title = self.tr("How good is {run}?").format(run=subject.run.name)
        more = self.tr("{photos}: what it finds in each of them is compared with your boxes.")
        more = more.format(photos=names.split_title(asked.split, photos))
        self._show("judge", title, more, self.tr("Evaluate"))
        self.state.button.setVisible(not busy)

    def show_unreadable(self, run: str, problem: Problem, *, again: bool) -> None:
        """again: whether judging anew would help."""
        title = self.tr("What was found by {run} cannot be read").format(run=run)
        self._show("judge", title, f"{problem.message[:1].upper()}{problem.message[1:]}.", self.tr("Evaluate again"))
        self.state.button.setVisible(again)

    def _show(self, step: Step, title: str, more: str, action: str) -> None:
        self.step = step
        self.state.set_text(title, more)
        self.state.button.setText(action)
        self.state.button.show()
