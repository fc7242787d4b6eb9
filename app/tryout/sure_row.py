"""How sure the detector must be before something shows."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSlider, QWidget

from app.theme import SPACE
from app.widgets.text import button, label

USUAL = 0.4
"""Where a file says nothing: what Frigate takes, too."""


class SureRow(QWidget):
    """A slider in percent, and a way back to what the file says."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._usual, self._is_from_file = USUAL, False
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setRange(1, 99)
        self.slider.setAccessibleName(self.tr("How sure it must be"))
        self.value = label("")
        self.value.setMinimumWidth(self.value.fontMetrics().horizontalAdvance("99 %"))
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
        self.set_usual(None)

    @property
    def threshold(self) -> float:
        """0..1."""
        return self.slider.value() / 100

    def set_usual(self, threshold: float | None) -> None:
        """What the file says, and to that; None where it says nothing."""
        self._usual, self._is_from_file = (USUAL, False) if threshold is None else (threshold, True)
        self.set_threshold(self._usual)
        self._show()

    def set_threshold(self, threshold: float) -> None:
        """Another one."""
        self.slider.setValue(round(100 * threshold))

    def _on_moved(self) -> None:
        self._show()
        self.changed.emit()

    def _show(self) -> None:
        self.value.setText(f"{self.slider.value()} %")
        usual = round(100 * self._usual)
        text = self.tr("as in the file: {usual} %") if self._is_from_file else self.tr("back to {usual} %")
        self.back.setText(text.format(usual=usual))
        self.back.setVisible(self.slider.value() != usual)
