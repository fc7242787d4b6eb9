"""The accuracy waterfall: a row for each step on the way to the devices, with cause and remedy where it costs."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.exporting import loss_words, words
from app.exporting.bars import Axis, Bar, Scale, scale_of
from app.theme import SPACE
from app.widgets.elided_label import ElidedLabel
from app.widgets.layouts import emptied
from app.widgets.text import button, label
from effdet_core.exports.record import Remedy, Step, Waterfall


class LossesView(QWidget):
    """measure: begins to measure. mend: does what a remedy says."""

    def __init__(
        self, measure: Callable[[], None], mend: Callable[[Remedy], None], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._mend = mend
        self._shown: Waterfall | None = None
        self._shown_rows: list[StepRow] = []
        self.sentence = label("", "muted", wrap=True)
        self.measure = button(self.tr("Measure it"), image="chart", action=measure)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(SPACE + SPACE // 2)
        self._build()
        self.show_losses(None)

    def show_losses(self, waterfall: Waterfall | None) -> None:
        """Another waterfall, or the invitation to measure one."""
        if waterfall is None:
            self.sentence.setText(
                self.tr(
                    "Compares the network with every kind of file, and with the ways in which MediaPipe, Coral and "
                    "Frigate show photos to it. Takes some minutes."
                )
            )
            self.measure.setText(self.tr("Measure it"))
        else:
            self.sentence.setText(loss_words.summary(waterfall))
            self.measure.setText(self.tr("Measure again"))
        if waterfall != self._shown:
            self._shown = waterfall
            self._fill(waterfall)

    def set_busy(self, busy: bool) -> None:
        """While something else is at work."""
        for made in (self.measure, *self.remedies()):
            made.setEnabled(not busy)

    def remedies(self) -> list[QWidget]:
        """The buttons that mend something."""
        return [made for row in self.rows() for made in row.remedies]

    def rows(self) -> list[StepRow]:
        """A row for each step, in order."""
        return list(self._shown_rows)

    def _build(self) -> None:
        foot = QHBoxLayout()
        foot.addWidget(self.measure)
        foot.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE + SPACE // 2)
        column.addWidget(self.sentence)
        column.addLayout(self._rows)
        column.addLayout(foot)

    def _fill(self, waterfall: Waterfall | None) -> None:
        emptied(self._rows)
        steps = waterfall.steps if waterfall else ()
        scale = scale_of(steps)
        self._shown_rows = [StepRow(step, scale, self._mend) for step in steps]
        for row in self._shown_rows:
            self._rows.addWidget(row)
        if steps:
            self._rows.addWidget(Axis(scale))


class StepRow(QWidget):
    """One step."""

    def __init__(self, step: Step, scale: Scale, mend: Callable[[Remedy], None]) -> None:
        super().__init__()
        self.step = step
        self.title = ElidedLabel(loss_words.title(step.name))
        self.term = label(loss_words.term(step.name), "small")
        self.value = label(words.figure(step.ap50))
        self.loss = label(loss_words.loss(step), "muted")
        self.cause = label(loss_words.cause(step.cause), "small", wrap=True) if step.cause else None
        self.remedies: list[QWidget] = []
        spoken = loss_words.spoken(step)
        self.setToolTip(spoken)
        self.setAccessibleName(spoken)
        self._build(step, scale, mend)

    def _build(self, step: Step, scale: Scale, mend: Callable[[Remedy], None]) -> None:
        head = QHBoxLayout()
        head.setSpacing(SPACE)
        head.addWidget(self.title, 1)
        head.addWidget(self.term)
        head.addWidget(self.loss)
        head.addWidget(self.value)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(head)
        column.addWidget(Bar(step, scale))
        if self.cause:
            column.addWidget(self.cause)
        for remedy in (*([step.remedy] if step.remedy else ()), *step.also):
            column.addLayout(self._helped(remedy, mend))

    def _helped(self, remedy: Remedy, mend: Callable[[Remedy], None]) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(SPACE)
        if remedy.kind in loss_words.DOABLE:
            made = button(loss_words.remedy(remedy), "link", action=lambda: mend(remedy))
            self.remedies.append(made)
            row.addWidget(made)
            row.addWidget(label(loss_words.tried(remedy), "small"))
            row.addStretch(1)
        else:
            parts = (loss_words.remedy(remedy), loss_words.tried(remedy))
            row.addWidget(label(" · ".join(part for part in parts if part), "small", wrap=True), 1)
        return row
