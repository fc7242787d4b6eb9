"""From how sure a detection counts: the curve to see what that means, the prices to decide by, and what is kept."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QSlider, QVBoxLayout, QWidget

from app.evaluation import setting as settings
from app.evaluation import words
from app.evaluation.curve_plot import CurvePlot, Drawn
from app.evaluation.setting import Setting
from app.theme import SPACE
from app.widgets.segmented import SegmentedControl
from app.widgets.text import button, label, line
from effdet_core.evaluation.prices import Prices

_CONTROLS, _HEIGHT = 296, 388
_FINENESS = 100
"""Steps of the threshold's slider."""


class ThresholdCard(QFrame):
    """Shows a `Setting`; says what a person wants of it. keep: what the large button does."""

    threshold_wanted = Signal(float)
    prices_wanted = Signal(object)
    """Prices."""
    best_wanted = Signal()
    own_wanted = Signal(bool)

    def __init__(self, keep: Callable[[], object], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "card")
        self.setFixedHeight(_HEIGHT)
        self.plot = CurvePlot()
        self.legend = label("", "small", wrap=True)
        self.title = label("", "heading")
        self.value = label("", "heading")
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.best = button("", "link", action=self.best_wanted.emit)
        self.miss, self.alarm = QSlider(Qt.Orientation.Horizontal), QSlider(Qt.Orientation.Horizontal)
        self.miss_value, self.alarm_value = label(""), label("")
        self.together = label("", "small", wrap=True)
        choices = [("one", self.tr("One for all"), ""), ("own", self.tr("Each class its own"), "")]
        self.own = SegmentedControl(choices, self.tr("For which classes"))
        self.keep = button(self.tr("Use this in exported files"), "primary", action=keep)
        self.kept = label("", "small", wrap=True)
        self._build()
        self._connect()

    def show_setting(self, setting: Setting, name: str | None, best: float, *, several: bool) -> None:
        """name: of the class that the threshold is for, None for all. best: the threshold that costs least for it.

        several: whether there are several classes.
        """
        editable = not setting.own or name is not None
        value = setting.thresholds.of(name) if name is not None else setting.thresholds.common
        self.title.setText(self._title(setting, name))
        self.value.setText(f"{value:.2f}" if editable else "")
        _set(self.slider, round(value * _FINENESS))
        self.slider.setEnabled(editable)
        self._show_best(setting, best, editable=editable)
        _set(self.miss, settings.step_of(setting.prices.miss))
        _set(self.alarm, settings.step_of(setting.prices.alarm))
        self.miss_value.setText(words.plain(setting.prices.miss))
        self.alarm_value.setText(words.plain(setting.prices.alarm))
        self.together.setText(words.comparison(setting.prices))
        self.own.choose("own" if setting.own else "one")
        self.own.setVisible(several)

    def show_kept(self, text: str, *, differs: bool) -> None:
        """text: what exported files are told now. differs: whether that is something else than what shows."""
        self.kept.setText(text)
        self.keep.setEnabled(differs)

    def show_curve(self, drawn: Drawn, description: str) -> None:
        """description: what is seen, for those who do not see it."""
        self.plot.show_drawn(drawn)
        self.plot.setAccessibleDescription(description)

    def _title(self, setting: Setting, name: str | None) -> str:
        if setting.own and name is None:
            return self.tr("A detection counts by its class")
        if setting.own:
            return self.tr("{name} counts from").format(name=name)
        return self.tr("A detection counts from")

    def _show_best(self, setting: Setting, best: float, *, editable: bool) -> None:
        if setting.cheapest:
            self.best.setText(self.tr("This costs least"))
        elif editable:
            self.best.setText(self.tr("Costs least at {value}").format(value=f"{best:.2f}"))
        else:
            self.best.setText(self.tr("Take what costs least"))
        self.best.setEnabled(not setting.cheapest)

    def _build(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACE * 2, SPACE * 2, SPACE * 2, SPACE * 2)
        row.setSpacing(SPACE * 2)
        row.addLayout(self._chart(), 1)
        row.addWidget(line("down"))
        row.addWidget(self._controls())

    def _chart(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(SPACE // 2)
        column.addWidget(label(self.tr("The more it finds, the more of it is wrong"), "heading"))
        column.addWidget(self.plot, 1)
        self.legend.setText(
            self.tr(
                "Dot: where it stands. Ring: where it costs least. Numbers: how sure. Drag the dot along the curve."
            )
        )
        column.addWidget(self.legend)
        return column

    def _controls(self) -> QWidget:
        self.slider.setRange(0, _FINENESS)
        self.slider.setPageStep(5)
        self.slider.setAccessibleName(self.tr("How sure a detection must be to count"))
        holder = QWidget()
        holder.setFixedWidth(_CONTROLS)
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE)
        head = QHBoxLayout()
        head.addWidget(self.title, 1)
        head.addWidget(self.value)
        column.addLayout(head)
        column.addWidget(self.slider)
        column.addWidget(self.best, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.own, 0, Qt.AlignmentFlag.AlignLeft)
        column.addSpacing(SPACE)
        column.addWidget(label(self.tr("What is worse?"), "heading"))
        column.addLayout(self._prices())
        column.addWidget(self.together)
        column.addStretch(1)
        column.addWidget(self.keep)
        column.addWidget(self.kept)
        return holder

    def _prices(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(SPACE)
        grid.setVerticalSpacing(0)
        rows = (
            (self.tr("A miss costs"), self.miss, self.miss_value),
            (self.tr("A false alarm costs"), self.alarm, self.alarm_value),
        )
        for number, (text, slider, value) in enumerate(rows):
            slider.setRange(0, len(settings.STEPS) - 1)
            slider.setPageStep(1)
            slider.setAccessibleName(text)
            value.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            value.setMinimumWidth(_widest(value))
            grid.addWidget(label(text), number, 0)
            grid.addWidget(slider, number, 1)
            grid.addWidget(value, number, 2)
        grid.setColumnStretch(1, 1)
        return grid

    def _connect(self) -> None:
        self.slider.valueChanged.connect(lambda value: self.threshold_wanted.emit(value / _FINENESS))
        self.plot.moved.connect(self.threshold_wanted)
        self.own.chosen.connect(lambda id: self.own_wanted.emit(id == "own"))
        for slider in (self.miss, self.alarm):
            slider.valueChanged.connect(lambda _: self.prices_wanted.emit(self._asked()))

    def _asked(self) -> Prices:
        return Prices(miss=settings.STEPS[self.miss.value()], alarm=settings.STEPS[self.alarm.value()])


def _set(slider: QSlider, value: int) -> None:
    """Without saying so."""
    slider.blockSignals(True)
    slider.setValue(value)
    slider.blockSignals(False)


def _widest(value: QLabel) -> int:
    return value.fontMetrics().horizontalAdvance("100")
