"""Which detector is exported, and from how sure its boxes will count."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from app.evaluation.subjects import Candidate
from app.exporting import words
from app.icons import icon
from app.theme import SPACE
from app.training.words import model_title
from app.widgets.text import button, label
from effdet_core.evaluation.thresholds import Thresholds
from effdet_core.run_folder import RunFolder


class DetectorBar(QWidget):
    """evaluate: leads to where thresholds are chosen."""

    chosen = Signal(object)
    """RunFolder."""

    def __init__(self, evaluate: Callable[[], None], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._candidates: tuple[Candidate, ...] = ()
        self.list = QComboBox()
        self.thresholds = label("", "small", wrap=True)
        self.evaluate = button(self.tr("Choose"), "link", action=evaluate)
        self.evaluate.setToolTip(self.tr("On the Evaluate page, where you see what each choice finds and misses"))
        self._build()

    def show_candidates(self, candidates: Sequence[Candidate], current: RunFolder | None) -> None:
        """All that can be exported. Nothing is emitted."""
        self.list.blockSignals(True)
        if tuple(candidates) != self._candidates:
            self._candidates = tuple(candidates)
            self.list.clear()
            for item in candidates:
                self.list.addItem(_title(item))
                if item.starred:
                    self.list.setItemIcon(self.list.count() - 1, icon("star-filled", "accent"))
        names = [item.run.name for item in candidates]
        self.list.setCurrentIndex(names.index(current.name) if current and current.name in names else -1)
        self.list.blockSignals(False)

    def show_thresholds(self, chosen: Thresholds | None, classes: Sequence[str]) -> None:
        """What goes into the exported file."""
        self.thresholds.setText(words.thresholds(chosen, classes))
        self.evaluate.setText(self.tr("Choose") if chosen is None else self.tr("Change"))

    def set_busy(self, busy: bool) -> None:
        """While something is at work on the detector that shows."""
        self.list.setEnabled(not busy)

    def _build(self) -> None:
        name = label(self.tr("Detector"), "heading")
        name.setBuddy(self.list)
        self.list.setAccessibleName(self.tr("Detector"))
        self.list.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.list.setMinimumContentsLength(12)
        self.list.activated.connect(self._on_activated)
        head = QHBoxLayout()
        head.setSpacing(SPACE + SPACE // 2)
        head.addWidget(name)
        head.addWidget(self.list, 1)
        below = QHBoxLayout()
        below.setSpacing(SPACE)
        below.addWidget(self.thresholds, 1)
        below.addWidget(self.evaluate)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE // 2)
        column.addLayout(head)
        column.addLayout(below)

    def _on_activated(self, place: int) -> None:
        if 0 <= place < len(self._candidates):
            self.chosen.emit(self._candidates[place].run)


def _title(item: Candidate) -> str:
    return " · ".join(part for part in (item.run.name, model_title(item.model)) if part)
