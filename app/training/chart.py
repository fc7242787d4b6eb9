"""One chart: its name, its lines as chips that can be switched, the values under the pointer, and the plot."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from app.theme import SPACE
from app.training import lines
from app.training.curve_plot import CurvePlot, colour_of
from app.training.lines import Line
from app.training.story import Curve
from app.widgets.chip import Chip
from app.widgets.flow_layout import FlowLayout
from app.widgets.text import label


class ChartView(QFrame):
    """title: in plain words. term: what the field calls it, small beside."""

    switched = Signal()
    """A line was shown or hidden."""

    def __init__(self, chart: lines.Chart, title: str, term: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.plot = CurvePlot(lines.lines_of(chart))
        self.chips: dict[str, Chip] = {}
        self._names: dict[str, str] = {}
        self._build(title, term)

    def set_curve(self, key: str, curve: Curve) -> None:
        """Other points of a line; its chip stands out once it has any."""
        self.plot.show_curve(key, curve)
        if key in self.chips:
            self.chips[key].setVisible(len(curve.x) > 0)

    def point_at(self, place: float | None) -> None:
        """Shows the values at a pass beside the names of the lines."""
        found = {line.key: text for line, text in self.plot.point_at(place)}
        for key, chip in self.chips.items():
            name = self._names[key]
            chip.set_name(f"{name}  {found[key]}" if key in found else name)

    def describe(self, sentence: str) -> None:
        """What is seen, for those who do not see it."""
        self.plot.setAccessibleDescription(sentence)

    def _build(self, title: str, term: str) -> None:
        head = QHBoxLayout()
        head.setSpacing(SPACE)
        head.addWidget(label(title, "heading"))
        if term:
            head.addWidget(label(term, "small"))
        head.addStretch(1)
        chips = QWidget()
        flow = FlowLayout(chips, SPACE // 2)
        for line in self.plot.lines if len(self.plot.lines) > 1 else ():
            flow.addWidget(self._chip(line))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE // 2)
        column.addLayout(head)
        if len(self.plot.lines) > 1:
            column.addWidget(chips)
        column.addWidget(self.plot, 1)
        self.plot.setMinimumHeight(96)
        self.plot.setAccessibleName(title)

    def _chip(self, line: Line) -> Chip:
        made = Chip(line.name, colour=colour_of(line))
        made.setChecked(not line.hidden)
        made.setToolTip(self.tr("Show or hide this line"))
        made.toggled.connect(lambda on: self._switch(line.key, on))
        made.hide()
        self.chips[line.key], self._names[line.key] = made, line.name
        return made

    def _switch(self, key: str, on: bool) -> None:
        self.plot.set_visible(key, on)
        self.switched.emit()

    def changeEvent(self, event: QEvent) -> None:
        """The accent is another one in another theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "chips"):
            for line in self.plot.lines:
                if line.key in self.chips:
                    self.chips[line.key].set_colour(colour_of(line))
