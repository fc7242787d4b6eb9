"""What the page says while no detector was trained: what it would do, and the one step that leads there."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.training import plan
from app.widgets.empty_state import EmptyState
from app.widgets.text import button
from effdet_core.project.catalogue import Catalogue

Step = Literal["photos", "label", "train"]


class Invitation(QWidget):
    """go: takes the step. check: to the lab, which needs no detector of one's own."""

    def __init__(
        self, go: Callable[[Step], object], check: Callable[[], object], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.step: Step = "train"
        self.state = EmptyState(
            "export", self.tr("Take the detector to phones and small computers"), " ", lambda: go(self.step), more=" "
        )
        self.check = button(self.tr("Check a .tflite file that you have already"), "link", action=check)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.state, 1)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.check)
        foot.addStretch(1)
        layout.addLayout(foot)
        layout.addSpacing(48)

    def show_missing(self, catalogue: Catalogue, live: str) -> None:
        """live: the name of a training under way that has no weights yet, or ""."""
        why = self.tr("A trained detector becomes one file here, which you can try on other photos and on the camera.")
        photos, labelled = plan.counted(catalogue)
        if live:
            missing = self.tr(
                "{run} is training now; it can be exported as soon as it has been through all photos once."
            )
            self._show("train", f"{why} {missing.format(run=live)}", self.tr("See it learn"))
        elif not photos:
            self._show("photos", f"{why} {self.tr('It begins with photos.')}", self.tr("Add photos"))
        elif labelled < plan.ENOUGH_PHOTOS:
            more = plan.ENOUGH_PHOTOS - labelled
            missing = self.tr("%n more photo(s) with boxes, and one can be trained.", "", more)
            self._show("label", f"{why} {missing}", self.tr("Label photos"))
        else:
            missing = self.tr("No detector has been trained yet.")
            self._show("train", f"{why} {missing}", self.tr("Train a detector"))

    def _show(self, step: Step, more: str, action: str) -> None:
        self.step = step
        self.state.more.setText(more)
        self.state.button.setText(action)
