"""How sure the detector must be before something shows."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSlider, QWidget

from app.theme import SPACE
from app.widgets.text import button, label
from effdet_core.detections import Detections

USUAL = 0.4
"""Where a file says nothing: what Frigate takes, too."""


class SureRow(QWidget):
    """A slider in percent, and a way back to what the file says."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._usual = USUAL
        self._own = np.zeros(0, np.float32)
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setRange(1, 99)
        self.slider.setAccessibleName(self.tr("How sure it must be"))
        self.value = label("")
        self.value.setMinimumWidth(self.value.fontMetrics().horizontalAdvance("99–99 %"))
        self.value.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.back = button("", "link", action=lambda: self.set_threshold(self._usual))
        self._term = label(self.tr("threshold"), "small")
        self.slider.valueChanged.connect(self._on_moved)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE)
        layout.addWidget(label(self.tr("How sure")))
        layout.addWidget(self._term)
        layout.addWidget(self.slider, 1)
        layout.addWidget(self.value)
        layout.addWidget(self.back)
        self.set_usual(())

    @property
    def as_in_file(self) -> bool:
        """Whether the thresholds are those that the file brought."""
        return len(self._own) > 0 and self.slider.value() == round(100 * self._usual)

    def set_usual(self, thresholds: Sequence[float]) -> None:
        """What the file says, by class, and to that; empty where it says nothing."""
        self._own = np.array(thresholds, np.float32)
        self._usual = float(np.median(self._own)) if len(self._own) else USUAL
        self.set_threshold(self._usual)
        self._show()

    def set_threshold(self, threshold: float) -> None:
        """Another one, for all classes."""
        self.slider.setValue(round(100 * threshold))

    def sure_enough(self, found: Detections, share: float = 1.0) -> Detections:
        """What of all that was found counts. share: of the threshold that is enough."""
        if not self.as_in_file:
            return found.above(share * self.slider.value() / 100)
        usual = np.float32(self._usual)
        own = np.append(self._own, usual)  # a class that the file says nothing of
        places = np.where((found.classes >= 0) & (found.classes < len(self._own)), found.classes, len(self._own))
        return found.where(np.asarray(found.scores >= share * own[places]))

    def _on_moved(self) -> None:
        self._show()
        self.changed.emit()

    def _show(self) -> None:
        usual = round(100 * self._usual)
        low, high = (
            (round(100 * float(side)) for side in (self._own.min(), self._own.max())) if len(self._own) else (0, 0)
        )
        by_class = self.as_in_file and low != high
        self.value.setText(f"{low}–{high} %" if by_class else f"{self.slider.value()} %")
        text = self.tr("as in the file") if len(self._own) else self.tr("back to {usual} %").format(usual=usual)
        self.back.setText(text)
        self.back.setVisible(self.slider.value() != usual)
