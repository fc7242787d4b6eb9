"""What is found against what is right of it, over all thresholds, with the place the detector stands at."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QEvent, QPointF, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QWidget

from app import theme
from app.theme import SMALL
from app.widgets.plot import Plot
from effdet_core.evaluation.curves import Curve

_MOST_POINTS = 300
_MARKS = (0.2, 0.4, 0.6, 0.8)
"""Thresholds that are written along the curve."""
_FAINT = 90


@dataclass(frozen=True, slots=True)
class Drawn:
    """What the plot shows. others: further curves, faint, with their colours. now, best: (recall, precision), 0..1."""

    curve: Curve
    colour: str
    others: tuple[tuple[Curve, str], ...]
    now: tuple[float, float] | None
    best: tuple[float, float] | None


class CurvePlot(Plot):
    """Pressing or dragging moves the detector along the curve."""

    moved = Signal(float)
    """The threshold of the place a person wants."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._drawn: Drawn | None = None
        self.now = pg.ScatterPlotItem(size=13)
        self.best = pg.ScatterPlotItem(size=17)
        self.label_axis("bottom", self.tr("found, of 100 objects (recall)"))
        self.label_axis("left", self.tr("right, of 100 detections (precision)"))
        self.item.showGrid(x=True, y=True, alpha=0.12)
        ticks = [(value / 100, str(value)) for value in range(0, 101, 20)]
        for side in ("bottom", "left"):
            self.item.getAxis(side).setTicks([ticks])
        self.item.setXRange(0, 1, padding=0.04)
        self.item.setYRange(0, 1, padding=0.03)
        self.setMinimumHeight(240)
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(self.tr("Found against right"))

    def show_drawn(self, drawn: Drawn) -> None:
        """Other curves, or another place on them."""
        before, self._drawn = self._drawn, drawn
        if before is None or before.curve is not drawn.curve or before.others != drawn.others:
            self._draw_curves(drawn)
        self._draw_places(drawn)

    def threshold_at(self, point: QPointF) -> float | None:
        """The threshold of the place on the curve that is nearest to a point of the plot."""
        if self._drawn is None or not len(self._drawn.curve.recall):
            return None
        curve, box = self._drawn.curve, self.item.getViewBox().rect()
        away = ((curve.recall - point.x()) * box.width()) ** 2 + ((curve.precision - point.y()) * box.height()) ** 2
        return float(curve.thresholds[int(np.argmin(away))])

    def changeEvent(self, event: QEvent) -> None:
        """Another theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and getattr(self, "_drawn", None) is not None:
            assert self._drawn is not None
            self._draw_curves(self._drawn)
            self._draw_places(self._drawn)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._drag(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._drag(event)

    def _drag(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            place = self.item.getViewBox().mapSceneToView(self.mapToScene(event.position().toPoint()))
            threshold = self.threshold_at(place)
            if threshold is not None:
                self.moved.emit(threshold)

    def _draw_curves(self, drawn: Drawn) -> None:
        self.item.clear()
        for curve, colour in drawn.others:
            faint = pg.mkColor(colour)
            faint.setAlpha(_FAINT)
            self._draw_line(curve, pg.mkPen(faint, width=1))
        self._draw_line(drawn.curve, pg.mkPen(pg.mkColor(drawn.colour), width=2))
        self._draw_marks(drawn.curve)
        for places in (self.best, self.now):
            self.item.addItem(places)

    def _draw_line(self, curve: Curve, pen: object) -> None:
        if len(curve.recall):
            kept = thinned(len(curve.recall), _MOST_POINTS)
            self.item.addItem(pg.PlotCurveItem(curve.recall[kept], curve.precision[kept], pen=pen, antialias=True))

    def _draw_marks(self, curve: Curve) -> None:
        """Small dots with the thresholds they stand for, where they do not lie on one another."""
        tokens = theme.current()
        last: tuple[float, float] | None = None
        for threshold in _MARKS:
            if (row := curve.place_of(threshold)) < 0:
                continue
            place = (float(curve.recall[row]), float(curve.precision[row]))
            if last is not None and abs(place[0] - last[0]) + abs(place[1] - last[1]) < 0.07:
                continue
            last = place
            dot = pg.ScatterPlotItem(size=5, pen=pg.mkPen(None), brush=tokens.colour("muted"))
            dot.setData([place[0]], [place[1]])
            self.item.addItem(dot)
            text = pg.TextItem(f"{threshold:.1f}", color=tokens.colour("muted"), anchor=(1.1, -0.1))
            font = self.font()
            font.setPixelSize(SMALL)
            text.setFont(font)
            text.setPos(*place)
            self.item.addItem(text)

    def _draw_places(self, drawn: Drawn) -> None:
        tokens = theme.current()
        self.now.setPen(pg.mkPen(tokens.colour("surface"), width=2))
        self.now.setBrush(tokens.colour("accent"))
        self.best.setPen(pg.mkPen(tokens.colour("success"), width=2))
        self.best.setBrush(pg.mkBrush(None))
        for item, place in ((self.now, drawn.now), (self.best, drawn.best)):
            item.setData([place[0]] if place else [], [place[1]] if place else [])


def thinned(count: int, most: int) -> Sequence[int]:
    """Which of so many points to draw: the first, the last, and `most` in all."""
    if count <= most:
        return range(count)
    chosen: list[int] = np.unique(np.linspace(0, count - 1, most).round().astype(int)).tolist()
    return chosen
