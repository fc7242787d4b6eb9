"""The line above the grid: what is shown, in words, in which order and how large."""

from __future__ import annotations

from dataclasses import replace
from typing import cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QWidget

from app.browser import criteria, texts
from app.browser.keys import keep_keys
from app.browser.texts import said
from app.browser.tile import SIZES
from app.icons import icon
from app.theme import SPACE
from app.widgets.elided_label import ElidedLabel
from app.widgets.segmented import SegmentedControl
from app.widgets.text import button, icon_button
from effdet_core.project.catalogue import Query, Sort


class SummaryBar(QWidget):
    """Emits the query that a person wants, and the size of the pictures."""

    wanted = Signal(object)
    """Query."""
    size_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._query = Query()
        self.words = ElidedLabel()
        self.clear = button(self.tr("Clear filters"), "link", action=self.clear_filters)
        self.clear.setToolTip(self.tr("Show all photos again (Ctrl+Backspace)"))
        self.sort = QComboBox()
        self.direction = icon_button("arrow-up", self.tr("Turn the order round"), action=self._turn)
        letters = {"small": self.tr("S"), "medium": self.tr("M"), "large": self.tr("L")}
        self.sizes = SegmentedControl([(size.name, letters[size.name], "") for size in SIZES], self.tr("Picture size"))
        self._build()

    def _build(self) -> None:
        for sort, text in texts.SORTS.items():
            self.sort.addItem(said(text), sort)
        self.sort.setAccessibleName(self.tr("Order"))
        self.sort.setToolTip(self.tr("In which order the photos stand"))
        self.sort.activated.connect(self._sort)
        names = {"small": self.tr("Small"), "medium": self.tr("Medium"), "large": self.tr("Large")}
        for name, text in names.items():
            self.sizes.button(name).setAccessibleName(self.tr("{0} pictures").format(text))
            self.sizes.button(name).setToolTip(self.tr("{0} pictures (Ctrl++ and Ctrl+-)").format(text))
        self.sizes.choose("medium")
        self.sizes.chosen.connect(self.size_wanted)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE)
        row.addWidget(self.words, 0)
        row.addWidget(self.clear)
        row.addStretch(1)
        for widget in (self.sort, self.direction, self.sizes):
            row.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)
        keep_keys(self)

    def show_query(self, query: Query, shown: int, total: int) -> None:
        """What is asked for, and how much that gives."""
        self._query = query
        self.words.setText(criteria.in_words(query, shown, total))
        self.clear.setVisible(criteria.is_filtering(query))
        self.sort.setCurrentIndex(self.sort.findData(query.sort))
        image = "arrow-down" if query.descending else "arrow-up"
        self.direction.setIcon(icon(image))
        order = self.tr("descending") if query.descending else self.tr("ascending")
        self.direction.setAccessibleDescription(order)

    def clear_filters(self) -> None:
        """Everything again."""
        self.wanted.emit(criteria.without_filters(self._query))

    def _sort(self, index: int) -> None:
        sort = cast("Sort", self.sort.itemData(index))
        # The most and the newest are what one looks for first; names begin with A.
        self.wanted.emit(replace(self._query, sort=sort, descending=sort == "boxes"))

    def _turn(self) -> None:
        self.wanted.emit(replace(self._query, descending=not self._query.descending))
