"""The three charts of a data set, each with the sentence that says what it means."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
import pyqtgraph as pg
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from app import theme
from app.browser import chart_data, chart_words, texts
from app.browser.chart_data import MODELS, Bar, Bin, Density, Sizes
from app.theme import SPACE
from app.widgets.elided_label import ElidedLabel
from app.widgets.plot import Plot
from app.widgets.segmented import SegmentedControl
from app.widgets.text import label

_BAR_ROOM, _AXIS_ROOM = 30, 64
_WIDTH = 0.62
_UNKNOWN = "#9a9aa2"


class ChartCard(QFrame):
    """Title, sentence, plot, and the value under the pointer."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "card")
        self.sentence = label("", wrap=True)
        self.value = ElidedLabel("", "small")
        self.value.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.plot = Plot()
        self.head = QHBoxLayout()
        self.head.setSpacing(SPACE * 2)
        self.title = label("", "heading")
        self.head.addWidget(self.title)
        self.head.addWidget(self.value, 1)
        self.column = layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE * 2, SPACE * 2, SPACE * 2, SPACE)
        layout.setSpacing(SPACE)
        layout.addLayout(self.head)
        layout.addWidget(self.sentence)
        layout.addWidget(self.plot)
        self.plot.left.connect(lambda: self.value.setText(""))

    def name(self, title: str) -> None:
        """What the chart is."""
        self.title.setText(title)
        self.plot.setAccessibleName(title)

    def describe(self, sentence: str, values: Sequence[str]) -> None:
        """What is seen, for those who do not see it too."""
        self.sentence.setText(sentence)
        self.plot.setAccessibleDescription("; ".join([sentence, *values]))


class BalanceCard(ChartCard):
    """A bar per class; a click shows its photos."""

    class_wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._bars: list[Bar] = []
        self.name(self.tr("Boxes of each class"))
        self.plot.label_axis("bottom", self.tr("boxes"))
        self.plot.item.invertY(True)
        self.plot.item.showGrid(x=True, y=False, alpha=0.12)
        self.plot.hovered.connect(self._on_hover)
        self.plot.pressed.connect(self._on_press)
        self.plot.viewport().setCursor(Qt.CursorShape.PointingHandCursor)

    def show_bars(self, bars: Sequence[Bar]) -> None:
        """Other numbers."""
        self._bars = list(bars)
        self.describe(chart_words.balance_words(bars), [chart_words.bar_words(bar) for bar in bars])
        self.plot.item.clear()
        places = np.arange(len(bars), dtype=float)
        self.plot.item.addItem(
            pg.BarGraphItem(
                x0=np.zeros(len(bars)),
                y=places,
                height=_WIDTH,
                width=np.array([bar.boxes for bar in bars], float),
                brushes=[QColor(bar.colour) for bar in bars],
                pen=pg.mkPen(theme.current().colour("line")),
            )
        )
        names = [(place, bar.name if len(bar.name) <= 16 else f"{bar.name[:15]}…") for place, bar in enumerate(bars)]
        self.plot.item.getAxis("left").setTicks([names])
        most = max((bar.boxes for bar in bars), default=1)
        self.plot.item.setXRange(0, max(1, most), padding=0.04)
        self.plot.item.setYRange(-0.5, max(0.5, len(bars) - 0.5), padding=0)
        self.plot.setFixedHeight(max(2, len(bars)) * _BAR_ROOM + _AXIS_ROOM)

    def _at(self, point: QPointF) -> Bar | None:
        place = round(point.y())
        return self._bars[place] if 0 <= place < len(self._bars) else None

    def _on_hover(self, point: QPointF) -> None:
        bar = self._at(point)
        self.value.setText(chart_words.bar_words(bar) if bar else "")

    def _on_press(self, point: QPointF) -> None:
        if bar := self._at(point):
            self.class_wanted.emit(bar.name)


class CrowdCard(ChartCard):
    """How many photos have how many boxes; a click shows them."""

    range_wanted = Signal(int, int)

    def __init__(self) -> None:
        super().__init__()
        self._bins: list[Bin] = []
        self.name(self.tr("Boxes on each photo"))
        self.plot.label_axis("bottom", self.tr("boxes on a photo"))
        self.plot.label_axis("left", self.tr("photos"))
        self.plot.item.showGrid(x=False, y=True, alpha=0.12)
        self.plot.setFixedHeight(220)
        self.plot.hovered.connect(self._on_hover)
        self.plot.pressed.connect(self._on_press)
        self.plot.viewport().setCursor(Qt.CursorShape.PointingHandCursor)

    def show_counts(self, counts: NDArray[np.int32]) -> None:
        """Boxes of each photo."""
        self._bins = chart_data.boxes_per_photo(counts)
        self.describe(chart_words.crowd_words(counts), [chart_words.bin_words(item) for item in self._bins])
        self.plot.item.clear()
        photos = np.array([item.photos for item in self._bins], float)
        accent = theme.current().colour("accent")
        bars = pg.BarGraphItem(x=np.arange(len(photos)), height=photos, width=0.8, brush=accent, pen=pg.mkPen(None))
        self.plot.item.addItem(bars)
        self.plot.item.getAxis("bottom").setTicks([self._ticks()])
        self.plot.item.setXRange(-0.5, max(0.5, len(photos) - 0.5), padding=0.01)
        self.plot.item.setYRange(0, max(1.0, float(photos.max(initial=1))), padding=0.06)

    def _ticks(self) -> list[tuple[int, str]]:
        step = max(1, len(self._bins) // 16)
        return [
            (place, str(item.least) if item.least == item.most else f"{item.least}–{item.most}")
            for place, item in enumerate(self._bins)
            if place % step == 0
        ]

    def _at(self, point: QPointF) -> Bin | None:
        place = round(point.x())
        return self._bins[place] if 0 <= place < len(self._bins) else None

    def _on_hover(self, point: QPointF) -> None:
        found = self._at(point)
        self.value.setText(chart_words.bin_words(found) if found else "")

    def _on_press(self, point: QPointF) -> None:
        if found := self._at(point):
            self.range_wanted.emit(found.least, found.most)


class SizeCard(ChartCard):
    """Sides of boxes as the network sees them, against the boxes it starts from (anchors)."""

    model_wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.name(self.tr("Sizes of boxes at the network's input"))
        self._density: Density | None = None
        choices = [(model, chart_data.title_of(model), "") for model in MODELS]
        self.models = SegmentedControl(choices, self.tr("Size of the network"))
        self.models.chosen.connect(self.model_wanted)
        self.head.addWidget(self.models)
        self.plot.label_axis("bottom", self.tr("size of a box as the network sees it, pixels"))
        self.plot.label_axis("left", self.tr("boxes"))
        self.plot.item.showGrid(x=False, y=True, alpha=0.12)
        self.plot.setFixedHeight(280)
        self.note = label(self.tr("Dashed: the sizes of the boxes that the network starts from (anchors)."), "small")
        self.column.addWidget(self.note)
        self.plot.hovered.connect(self._on_hover)

    def show_sizes(self, sizes: Sizes, labels: Sequence[str], colours: Mapping[str, str], model: str) -> None:
        """Other boxes, or another size of network."""
        side = chart_data.input_side(model)
        self.models.choose(model)
        self._density = chart_data.density(sizes, labels, side)
        counts = {name: int(found.sum()) for name, found in self._density.boxes.items()}
        values = [f"{name}: {texts.boxes(count)}" for name, count in counts.items()]
        self.describe(chart_words.size_words(sizes, model), values)
        self.plot.item.clear()
        tallest = self._stack(self._density, colours)
        self._draw_anchors(model, tallest)
        ticks = [(float(np.log2(v)), str(v)) for v in (1, 2, 4, 8, 16, 32, 64, 128, 256, 512) if v <= side]
        self.plot.item.getAxis("bottom").setTicks([ticks])
        smallest = min(float(sizes.sides.min(initial=side)), float(chart_data.anchor_sides(model)[0, 0]))
        self.plot.item.setXRange(max(0.0, np.floor(np.log2(max(1.0, smallest)))), float(np.log2(side)), padding=0.01)
        self.plot.item.setYRange(0, max(1.0, tallest), padding=0.12)

    def _stack(self, found: Density, colours: Mapping[str, str]) -> float:
        """Bars of one class upon those of another; returns the height of the tallest pile."""
        left, right = np.log2(found.edges[:-1]), np.log2(found.edges[1:])
        floor = np.zeros(len(left))
        for name, counts in found.boxes.items():
            colour = QColor(colours.get(name, _UNKNOWN))
            self.plot.item.addItem(
                pg.BarGraphItem(x0=left, x1=right, y0=floor, height=counts, brush=colour, pen=pg.mkPen(None))
            )
            floor = floor + counts
        return float(floor.max(initial=0))

    def _draw_anchors(self, model: str, tallest: float) -> None:
        tokens = theme.current()
        for sides in chart_data.anchor_sides(model):
            for number, side in enumerate(sides):
                pen = pg.mkPen(tokens.colour("text" if number == 0 else "muted"), width=1, style=Qt.PenStyle.DashLine)
                self.plot.item.addItem(pg.InfiniteLine(float(np.log2(side)), pen=pen))
            text = pg.TextItem(
                self.tr("{0} px").format(round(float(sides[0]))),
                color=tokens.colour("text"),
                anchor=(0, 0),
                fill=pg.mkBrush(tokens.colour("surface")),
            )
            text.setZValue(1)
            text.setPos(float(np.log2(sides[0])), max(1.0, tallest) * 1.12)
            self.plot.item.addItem(text)

    def _on_hover(self, point: QPointF) -> None:
        if self._density is None:
            return
        edges = np.log2(self._density.edges)
        place = int(np.searchsorted(edges, point.x())) - 1
        if not 0 <= place < len(edges) - 1:
            self.value.setText("")
            return
        low, high = self._density.edges[place], self._density.edges[place + 1]
        parts = [f"{name} {counts[place]}" for name, counts in self._density.boxes.items() if counts[place]]
        text = self.tr("{0:.0f} to {1:.0f} pixels: {2}").format(low, high, ", ".join(parts) or texts.boxes(0))
        self.value.setText(text)
