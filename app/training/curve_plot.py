"""A plot of lines over passes that can be zoomed, and says the values under the pointer."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtGui import QColor, QWheelEvent
from PySide6.QtWidgets import QWidget

from app import theme
from app.training.lines import RAW, Line, value_text
from app.training.story import Curve
from app.widgets.plot import Plot

_AXIS_WIDTH = 52


class CurvePlot(Plot):
    """Plots that are linked share their passes. The wheel with Ctrl zooms, dragging moves, a double click fits."""

    pointed = Signal(object)
    """The pass under the pointer, or None."""
    zoomed = Signal(bool)
    """Whether a person looks at a part."""

    def __init__(self, lines: Sequence[Line], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lines = tuple(lines)
        self._curves: dict[str, Curve] = {}
        self._items: dict[str, Any] = {}
        self._visible = {line.key: not line.hidden for line in self.lines}
        self._is_log = False
        self._top: float | None = None
        self._guide = pg.InfiniteLine(angle=90, movable=False)
        self.is_zoomed = False
        self._build()
        self.dress()

    def dress(self) -> None:
        """The colours of the theme in force."""
        super().dress()
        if not hasattr(self, "_guide"):
            return
        self._guide.setPen(pg.mkPen(theme.current().colour("edge"), width=1, style=Qt.PenStyle.DotLine))
        for key, item in self._items.items():
            self._dress_item(key, item)

    def show_curve(self, key: str, curve: Curve) -> None:
        """Other points of one line; nothing is painted anew for the same ones."""
        known = self._curves.get(key)
        if known is not None and np.array_equal(known.x, curve.x) and np.array_equal(known.y, curve.y):
            return
        self._put(key, curve)

    def _put(self, key: str, curve: Curve) -> None:
        self._curves[key] = curve
        if key not in self._items:
            self._items[key] = self._made(key)
        self._items[key].setData(curve.x, _for_log(curve.y) if self._is_log else curve.y)

    def set_visible(self, key: str, visible: bool) -> None:
        """Shows or hides a line."""
        self._visible[key] = visible
        for name in (key, RAW) if key == "total" else (key,):
            if name in self._items:
                self._items[name].setVisible(visible)
        self.fit_height()

    def is_line_visible(self, key: str) -> bool:
        """Whether a line shows."""
        return self._visible.get(key, True)

    def set_log(self, log: bool) -> None:
        """A logarithmic scale, or a plain one."""
        self._is_log = log
        self.item.setLogMode(x=False, y=log)
        for key, curve in self._curves.items():
            self._put(key, curve)
        self.fit_height()

    def set_top(self, top: float) -> None:
        """A height that always shows whole, from 0."""
        self._top = top
        self.item.setYRange(0, top, padding=0.02)

    def fit(self, last: float) -> None:
        """Everything, from the first to the last pass."""
        self.is_zoomed = False
        self.item.setXRange(0, max(last, 1e-6), padding=0.01)
        self.fit_height()
        self.zoomed.emit(False)

    def fit_height(self) -> None:
        """As high as what shows of the lines."""
        if self._top is not None:
            self.item.setYRange(0, self._top, padding=0.02)
            return
        seen = [c.y for key, c in self._curves.items() if key != RAW and self._visible.get(key, True) and len(c.y)]
        values = np.concatenate(seen) if seen else np.array([])
        values = values[np.isfinite(values)]
        if self._is_log:
            values = np.log10(values[values > 0])
        if not len(values):
            return
        high = float(np.percentile(values, 99.5) if len(values) > 50 else values.max())
        low = float(values.min()) if self._is_log else min(0.0, float(values.min()))
        self.item.setYRange(low, max(high, low + 1e-9), padding=0.08)

    def point_at(self, place: float | None) -> list[tuple[Line, str]]:
        """Moves the guide; returns what each line says there."""
        self._guide.setVisible(place is not None)
        if place is None:
            return []
        self._guide.setValue(place)
        found = []
        for line in self.lines:
            curve = self._curves.get(line.key)
            if curve is None or not self._visible[line.key] or not len(curve.x):
                continue
            nearest = int(np.clip(np.searchsorted(curve.x, place), 0, len(curve.x) - 1))
            if nearest and abs(curve.x[nearest - 1] - place) < abs(curve.x[nearest] - place):
                nearest -= 1
            found.append((line, value_text(float(curve.y[nearest]))))
        return found

    def wheelEvent(self, event: QWheelEvent) -> None:
        """With Ctrl it zooms; without, it scrolls what the plot lies in."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            pg.PlotWidget.wheelEvent(self, event)
        else:
            event.ignore()

    def _build(self) -> None:
        box = self.item.getViewBox()
        box.setMouseEnabled(True, False)
        box.setLimits(xMin=0)
        box.sigRangeChangedManually.connect(self._on_moved_by_hand)
        self.item.disableAutoRange()
        self.item.showGrid(x=True, y=True, alpha=0.10)
        self.item.getAxis("left").setWidth(_AXIS_WIDTH)
        self.item.getAxis("left").enableAutoSIPrefix(False)
        self.item.addItem(self._guide, ignoreBounds=True)
        self._guide.hide()
        self.hovered.connect(self._on_hovered)
        self.left.connect(lambda: self.pointed.emit(None))
        self.scene().sigMouseClicked.connect(self._on_double)

    def _made(self, key: str) -> Any:
        made = pg.PlotDataItem(connect="finite", antialias=key != RAW)
        made.setDownsampling(auto=True, method="peak")
        made.setClipToView(True)
        made.setZValue(-5 if key == RAW else len(self.lines) - [line.key for line in self.lines].index(key))
        made.setVisible(self._visible.get("total" if key == RAW else key, True))
        self._dress_item(key, made)
        self.item.addItem(made)
        return made

    def _dress_item(self, key: str, item: Any) -> None:
        line = next((line for line in self.lines if line.key == key), self.lines[0])
        colour = QColor(colour_of(line))
        if key == RAW:
            colour.setAlpha(60)
            item.setPen(pg.mkPen(colour, width=1))
            return
        item.setPen(pg.mkPen(colour, width=line.width))
        if line.dots:
            item.setSymbol("o")
            item.setSymbolSize(6)
            item.setSymbolBrush(colour)
            item.setSymbolPen(pg.mkPen(theme.current().colour("surface"), width=1))

    def _on_hovered(self, point: QPointF) -> None:
        (low, high), _ = self.item.getViewBox().viewRange()
        self.pointed.emit(point.x() if low <= point.x() <= high else None)

    def _on_moved_by_hand(self, *_: object) -> None:
        self.is_zoomed = True
        self.zoomed.emit(True)

    def _on_double(self, event: Any) -> None:
        if event.double():
            self.is_zoomed = False
            self.zoomed.emit(False)


def colour_of(line: Line) -> str:
    """Its colour in the theme in force."""
    return line.colour if line.colour.startswith("#") else theme.current().colour(line.colour).name()


def _for_log(values: Any) -> Any:
    return np.where(values > 0, values, np.nan)
