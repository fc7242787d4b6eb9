"""The Charts tab."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from app.browser import chart_data
from app.browser.chart_cards import BalanceCard, CrowdCard, SizeCard
from app.browser.keys import keep_keys
from app.theme import SPACE
from effdet_core.project.catalogue import Catalogue, Counts, Query
from effdet_core.project.classes import ObjectClass


class Charts(QScrollArea):
    """The photos that the filters let through, in three charts."""

    filter_wanted = Signal(object)
    """Query."""
    model_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.balance, self.crowd, self.sizes = BalanceCard(), CrowdCard(), SizeCard()
        self._last: tuple[Catalogue, NDArray[np.int32], Counts, Sequence[ObjectClass], str] | None = None
        holder = QWidget()
        holder.setProperty("kind", "scrolled")
        column = QVBoxLayout(holder)
        column.setContentsMargins(SPACE * 2, 0, SPACE * 2, SPACE * 2)
        column.setSpacing(SPACE * 2)
        for card in (self.balance, self.sizes, self.crowd):
            column.addWidget(card)
        column.addStretch(1)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidget(holder)
        self.balance.class_wanted.connect(lambda name: self.filter_wanted.emit(Query(classes=frozenset({name}))))
        self.crowd.range_wanted.connect(self._show_range)
        self.sizes.model_wanted.connect(self._choose_model)
        keep_keys(self)

    def show_data(
        self,
        catalogue: Catalogue,
        rows: NDArray[np.int32],
        counts: Counts,
        classes: Sequence[ObjectClass],
        model: str,
    ) -> None:
        """Other photos. rows: of the catalogue; counts: under the same filters."""
        self._last = (catalogue, rows, counts, classes, model)
        colours = {item.name: item.colour for item in classes}
        self.balance.show_bars(chart_data.balance(counts, classes))
        self.crowd.show_counts(catalogue.count[rows])
        sizes = chart_data.box_sizes(catalogue, rows, chart_data.input_side(model))
        self.sizes.show_sizes(sizes, catalogue.labels, colours, model)

    def changeEvent(self, event: QEvent) -> None:
        """Bars have the colours of the theme too."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and getattr(self, "_last", None) is not None:
            assert self._last is not None
            self.show_data(*self._last)

    def _choose_model(self, model: str) -> None:
        if self._last is not None:
            self.show_data(*self._last[:-1], model)
        self.model_wanted.emit(model)

    def _show_range(self, least: int, most: int) -> None:
        self.filter_wanted.emit(Query(fewest_boxes=least, most_boxes=most))
