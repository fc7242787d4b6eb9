"""The charts of one run: how well it learns, and how fast the computer is."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Literal

from PySide6.QtCore import QElapsedTimer, Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QSlider, QSplitter, QVBoxLayout, QWidget

from app.theme import SPACE
from app.training import lines, words
from app.training.chart import ChartView
from app.training.lines import RAW
from app.training.story import Sampled, Story
from app.widgets.chip import Chip
from app.widgets.text import icon_button, label

Tab = Literal["learning", "speed"]
_EVERY_MS = 400
"""Lines are drawn anew this often at most."""
_BETWEEN_MS = 40
"""From one chart to the next while a training goes on: drawn in one frame they would be a hitch."""
_SMOOTHING = (0.0, 0.6, 0.8, 0.9, 0.95, 0.98, 0.99)


class Charts(QWidget):
    """All charts share their passes, and the place that is pointed at."""

    def __init__(self, save: Callable[[], None], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._story = Story()
        self._last = QElapsedTimer()
        self._is_sharing = False
        self._has_scales = True
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._draw_next)
        self._waiting: list[ChartView] = []
        self._is_behind = False
        self.loss = ChartView("loss", self.tr("How wrong it still is"), self.tr("loss, lower is better"))
        self.ap = ChartView("ap", self.tr("How well it finds"), self.tr("AP on the validation photos, 1 is perfect"))
        self.rate = ChartView("rate", self.tr("Size of its steps"))
        self.speed = ChartView("speed", self.tr("Photos a second"))
        self.memory = ChartView("memory", self.tr("Memory of the trainer"))
        self._all = (self.loss, self.ap, self.rate, self.speed, self.memory)
        self.smoothing = QSlider(Qt.Orientation.Horizontal)
        self.log = Chip(self.tr("Log scale"))
        whole = self.tr("Show the whole training (double click). Ctrl+wheel zooms, dragging moves.")
        self.whole = icon_button("fit", whole, action=self.fit)
        self.save = icon_button(
            "export", self.tr("Save the charts as a picture, or their numbers as a table"), action=save
        )
        self.learning, self.speeds = QSplitter(Qt.Orientation.Vertical), QWidget()
        self.controls = QWidget()
        self._build()
        self._build_controls()
        self._connect()

    def show_tab(self, tab: Tab) -> None:
        """One of the two groups."""
        self.learning.setVisible(tab == "learning")
        self.speeds.setVisible(tab == "speed")
        for control in (self._smooth_row, self.log):
            control.setVisible(tab == "learning")
        self.draw()

    def set_story(self, story: Story) -> None:
        """Another run."""
        self._story = story
        self.draw()
        self.fit()

    def refresh(self) -> None:
        """The story went on: soon the charts show it, one after the other."""
        if self._waiting:
            self._is_behind = True  # those that were drawn already do not know of it
        elif not self._soon.isActive():
            since = self._last.elapsed() if self._last.isValid() else _EVERY_MS
            self._soon.start(max(0, _EVERY_MS - since))

    def draw(self) -> None:
        """All lines that show."""
        self._draw(self._shown())

    def _draw_next(self) -> None:
        if not self._waiting:
            self._waiting, self._is_behind = list(self._shown()), False
        self._draw([self._waiting.pop(0)])
        if self._waiting:
            self._soon.start(_BETWEEN_MS)
        elif self._is_behind:
            self._soon.start(_EVERY_MS)

    def _draw(self, charts: Sequence[ChartView]) -> None:
        self._last.start()
        strength = _SMOOTHING[self.smoothing.value()]
        few = self._story.sampled(lines.MOST_POINTS)
        for chart in charts:
            for line in chart.plot.lines:
                chart.set_curve(line.key, lines.points(self._story, line.key, strength, few))
        if self.loss in charts:
            self.loss.set_curve(
                RAW, lines.points(self._story, RAW, 0.0, few) if strength else lines.points(Story(), RAW)
            )
        self._describe(few)
        self._show_scales(self._story.started is not None)
        if not self._is_zoomed():
            self._fit(charts)

    def fit(self) -> None:
        """The whole training, also what is still to come."""
        self._fit(self._all)

    def _shown(self) -> tuple[ChartView, ...]:
        return (self.loss, self.ap) if self.speeds.isHidden() else (self.rate, self.speed, self.memory)

    def _fit(self, charts: Sequence[ChartView]) -> None:
        last = self._last_pass()
        for chart in charts:
            chart.plot.blockSignals(True)
            chart.plot.fit(last)
            chart.plot.blockSignals(False)
        self.whole.setEnabled(False)

    def _build(self) -> None:
        self.ap.plot.set_top(1.0)
        for chart in (self.loss, self.speed, self.memory):  # the passes stand below the last one of each group
            chart.plot.item.getAxis("bottom").setStyle(showValues=False)
        self.ap.plot.label_axis("bottom", self.tr("passes over the training photos (epochs)"))
        self.rate.plot.label_axis("bottom", self.tr("passes over the training photos (epochs)"))
        self.learning.setChildrenCollapsible(False)
        for chart, share in ((self.loss, 1), (self.ap, 1)):
            self.learning.addWidget(chart)
            self.learning.setStretchFactor(self.learning.count() - 1, share)
        speeds = QVBoxLayout(self.speeds)
        speeds.setContentsMargins(0, 0, 0, 0)
        speeds.setSpacing(SPACE)
        for chart in (self.speed, self.memory, self.rate):
            speeds.addWidget(chart, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE // 2)
        column.addWidget(self.learning, 1)
        column.addWidget(self.speeds, 1)
        self.speeds.hide()

    def _build_controls(self) -> None:
        self.smoothing.setRange(0, len(_SMOOTHING) - 1)
        self.smoothing.setValue(3)
        self.smoothing.setFixedWidth(96)
        self.smoothing.setAccessibleName(self.tr("Smoothing of the loss"))
        self.smoothing.setToolTip(self.tr("Smoothing of the loss; the faint line is as it was"))
        self.log.setToolTip(self.tr("A logarithmic scale for the loss"))
        self._smooth_row = QWidget()
        smooth = QHBoxLayout(self._smooth_row)
        smooth.setContentsMargins(0, 0, 0, 0)
        smooth.setSpacing(SPACE // 2)
        smooth.addWidget(label(self.tr("Smooth"), "small"))
        smooth.addWidget(self.smoothing)
        row = QHBoxLayout(self.controls)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE)
        for control in (self._smooth_row, self.log, self.whole, self.save):
            row.addWidget(control)

    def _connect(self) -> None:
        self.smoothing.valueChanged.connect(lambda _: self.draw())
        self.log.toggled.connect(self.loss.plot.set_log)
        for chart in self._all:
            chart.plot.pointed.connect(self._point)
            chart.plot.zoomed.connect(self._on_zoomed)
            chart.plot.item.getViewBox().sigXRangeChanged.connect(self._share_passes)

    def _show_scales(self, shown: bool) -> None:
        """Before anything is known, numbers on the axes would mean nothing."""
        if shown == self._has_scales:
            return
        self._has_scales = shown
        for chart in self._all:
            chart.plot.item.getAxis("left").setStyle(showValues=shown)
        for chart in (self.ap, self.rate):
            chart.plot.item.getAxis("bottom").setStyle(showValues=shown)

    def _share_passes(self, _: object, passes: tuple[float, float]) -> None:
        """All charts show the same passes; pyqtgraph's own links go by pixels, which differ in what is hidden."""
        if self._is_sharing:
            return
        self._is_sharing = True
        for chart in self._all:
            chart.plot.item.setXRange(*passes, padding=0)
        self._is_sharing = False

    def _last_pass(self) -> float:
        started = self._story.started
        return float(started.epochs) if started else 1.0

    def _is_zoomed(self) -> bool:
        return any(chart.plot.is_zoomed for chart in self._all)

    def _point(self, place: float | None) -> None:
        for chart in self._all:
            chart.point_at(place)

    def _on_zoomed(self, zoomed: bool) -> None:
        self.whole.setEnabled(zoomed)
        if not zoomed:
            self.fit()

    def _describe(self, few: Sampled) -> None:
        best = self._story.best
        if best:
            text = self.tr("best AP50 {value} at pass {epoch}")
            self.ap.describe(text.format(value=words.figure(best.ap50), epoch=best.epoch))
        total = few.columns["total"]
        if len(total):
            self.loss.describe(self.tr("from {first:.3g} to {last:.3g}").format(first=total[0], last=total[-1]))
