"""One chart: its name, its lines by names that can be switched, the values under the pointer, and the plot."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from app.theme import SPACE
from app.training import lines
from app.training.curve_plot import CurvePlot, colour_of
from app.training.legend import HEIGHT, LegendButton
from app.training.lines import Line
from app.training.story import Curve
from app.widgets.flow_layout import FlowLayout
from app.widgets.text import label


class ChartView(QFrame):
    """title: in plain words. term: what the field calls it, small beside."""

    switched = Signal()
    """A line was shown or hidden."""

    def __init__(self, chart: lines.Chart, title: str, term: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.plot = CurvePlot(lines.lines_of(chart))
        self.legends: dict[str, LegendButton] = {}
        self._build(title, term)

    def set_curve(self, key: str, curve: Curve) -> None:
        """Other points of a line; its name shows once it has any."""
        self.plot.show_curve(key, curve)
        if key in self.legends:
            self.legends[key].setVisible(len(curve.x) > 0)

    def point_at(self, place: float | None) -> None:
        """Shows the values at a pass beside the names of the lines."""
        found = {line.key: text for line, text in self.plot.point_at(place)}
        for key, legend in self.legends.items():
            legend.set_value(found.get(key, ""))

    def describe(self, sentence: str) -> None:
        """What is seen, for those who do not see it."""
        self.plot.setAccessibleDescription(sentence)

    def _build(self, title: str, term: str) -> None:
        head = QWidget()
        flow = FlowLayout(head, SPACE // 2)
        for text, kind in ((title, "heading"), *([(f"{term}  ", "small")] if term else [])):
            word = label(text, kind)
            word.setMinimumHeight(HEIGHT)
            flow.addWidget(word)
        for line in self.plot.lines:
            flow.addWidget(self._legend(line))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE // 2)
        column.addWidget(head)
        column.addWidget(self.plot, 1)
        self.plot.setMinimumHeight(80)
        self.plot.setAccessibleName(title)

    def _legend(self, line: Line) -> LegendButton:
        made = LegendButton(line.name, colour_of(line))
        made.setChecked(not line.hidden)
        made.toggled.connect(lambda on: self._switch(line.key, on))
        made.hide()
        self.legends[line.key] = made
        return made

    def _switch(self, key: str, on: bool) -> None:
        self.plot.set_visible(key, on)
        self.switched.emit()

    def changeEvent(self, event: QEvent) -> None:
        """The accent is another one in another theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "legends"):
            for line in self.plot.lines:
                if line.key in self.legends:
                    self.legends[line.key].set_colour(colour_of(line))
