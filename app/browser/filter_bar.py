"""The row of filters above the photos."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.browser import criteria, texts
from app.browser.box_range import BoxRangeChip
from app.browser.criteria import Facet
from app.browser.facet_chip import FacetChip, Option
from app.browser.keys import keep_keys
from app.browser.texts import said
from app.theme import SPACE
from app.widgets.chip import Chip
from app.widgets.flow_layout import FlowLayout
from app.widgets.search_field import SearchField
from effdet_core.project.catalogue import STATES, Counts, Query, Shown
from effdet_core.project.classes import ObjectClass

WIDE = 1080
"""Pixels from which on the states stand side by side instead of behind one chip."""
_ALWAYS: tuple[Shown, ...] = ("not looked at", "labelled", "nothing here")
_SEARCH_WIDTH = 200
_DROP = 3
"""Pixels that chips are moved down by, to stand in the middle of the taller search field."""


class FilterBar(QWidget):
    """Shows a query with its counts; emits the query that a person wants instead."""

    wanted = Signal(object)
    """Query."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._query = Query()
        self.search = SearchField(self.tr("Search names"))
        self.states = FacetChip(self.tr("State"))
        self.state_chips: dict[Shown, Chip] = {}
        self.classes = FacetChip(self.tr("Class"))
        self.splits = FacetChip(self.tr("Split"))
        self.reviewed = FacetChip(self.tr("Reviewed"))
        self.boxes = BoxRangeChip()
        self.missing = Chip(self.tr("Missing"), 0, image="warning")
        self.bin = Chip(self.tr("Bin"), 0, image="bin")
        self._build()

    def _build(self) -> None:
        self.search.setFixedWidth(_SEARCH_WIDTH)
        self.search.setToolTip(self.tr("Search names (Ctrl+F)"))
        self.missing.setToolTip(self.tr("Photos whose file is not where it was"))
        self.bin.setToolTip(self.tr("Look into the bin (Ctrl+Shift+B)"))
        flow = FlowLayout(self)
        flow.addWidget(self.search)
        flow.addWidget(self._build_state_chips())
        for chip in (self.states, self.classes, self.splits, self.reviewed, self.boxes, self.missing, self.bin):
            flow.addWidget(_lowered(chip))
        self.search.searched.connect(self._search)
        self.states.toggled_value.connect(partial(self._toggle, "states"))
        self.classes.toggled_value.connect(partial(self._toggle, "classes"))
        self.splits.toggled_value.connect(partial(self._toggle, "splits"))
        self.reviewed.toggled_value.connect(self._set_reviewed)
        self.boxes.wanted.connect(self._set_boxes)
        self.missing.clicked.connect(self._toggle_missing)
        self.bin.clicked.connect(self.toggle_bin)
        keep_keys(self)
        self._fold()

    def _build_state_chips(self) -> QWidget:
        self._wide = QWidget()
        row = QHBoxLayout(self._wide)
        row.setContentsMargins(0, _DROP, 0, _DROP)
        row.setSpacing(SPACE)
        for state in STATES:
            chip = Chip(said(texts.STATES[state]), 0, image=texts.STATE_ICONS[state])
            chip.clicked.connect(partial(self._toggle, "states", state))
            self.state_chips[state] = chip
            row.addWidget(chip)
        return self._wide

    def show_query(
        self,
        query: Query,
        counts: Counts,
        unreviewed: int,
        classes: Sequence[ObjectClass],
        colours: Mapping[str, str],
    ) -> None:
        """What is asked for, and what each other choice would give. colours: of every label there is."""
        self._query = query
        if self.search.text() != query.text:
            self.search.blockSignals(True)
            self.search.setText(query.text)
            self.search.blockSignals(False)
        self._show_states(counts)
        self.classes.set_options(_class_options(query, counts, classes, colours))
        self.splits.set_options(
            [
                Option(split, said(text), counts.splits.get(split, 0), split in query.splits)
                for split, text in texts.SPLITS.items()
            ]
        )
        self.reviewed.set_options(self._review_options(counts.reviewed, unreviewed))
        self.boxes.show_range(query.fewest_boxes, query.most_boxes, counts.box_counts)
        self.missing.set_count(counts.missing)
        self.missing.setChecked(query.missing)
        _show(self.missing, bool(counts.missing) or query.missing)
        self.bin.set_count(counts.binned)
        self.bin.setChecked(query.binned)
        _show(self.bin, bool(counts.binned) or query.binned)

    def toggle_bin(self) -> None:
        """Into the bin, or out of it; filters stay behind."""
        order = Query(sort=self._query.sort, descending=self._query.descending)
        self.wanted.emit(replace(order, binned=not self._query.binned))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """States fold where there is no room for them."""
        super().resizeEvent(event)
        self._fold()

    def _fold(self) -> None:
        wide = self.width() >= WIDE
        self._wide.setVisible(wide)
        _show(self.states, not wide)

    def _show_states(self, counts: Counts) -> None:
        options = []
        for state in STATES:
            count, chosen = counts.states.get(state, 0), state in self._query.states
            shown = state in _ALWAYS or count > 0 or chosen
            chip = self.state_chips[state]
            chip.set_count(count)
            chip.setChecked(chosen)
            chip.setVisible(shown)
            if shown:
                options.append(Option(state, said(texts.STATES[state]), count, chosen))
        self.states.set_options(options)

    def _review_options(self, reviewed: int, unreviewed: int) -> list[Option]:
        return [
            Option(True, self.tr("Reviewed"), reviewed, self._query.reviewed is True),
            Option(False, self.tr("Not reviewed"), unreviewed, self._query.reviewed is False),
        ]

    def _toggle(self, facet: Facet, value: object, _checked: bool = False) -> None:
        self.wanted.emit(criteria.toggled(self._query, facet, value))

    def _toggle_missing(self, _checked: bool = False) -> None:
        self.wanted.emit(replace(self._query, missing=not self._query.missing))

    def _set_reviewed(self, value: object) -> None:
        self.wanted.emit(replace(self._query, reviewed=None if self._query.reviewed is value else bool(value)))

    def _set_boxes(self, least: int, most: object) -> None:
        self.wanted.emit(replace(self._query, fewest_boxes=least, most_boxes=most if isinstance(most, int) else None))

    def _search(self, text: str) -> None:
        if text != self._query.text:
            self.wanted.emit(replace(self._query, text=text))


def _class_options(
    query: Query, counts: Counts, classes: Sequence[ObjectClass], colours: Mapping[str, str]
) -> list[Option]:
    known = [item.name for item in classes]
    others = sorted(name for name in {*counts.classes, *query.classes} - set(known) if counts.classes.get(name, 0))
    return [
        Option(name, name, counts.classes.get(name, 0), name in query.classes, colours.get(name, ""))
        for name in (*known, *others)
    ]


def _lowered(chip: Chip) -> QWidget:
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, _DROP, 0, _DROP)
    row.addWidget(chip)
    return holder


def _show(chip: Chip, on: bool) -> None:
    """With its holder, so that no gap stays."""
    if (holder := chip.parentWidget()) is not None:
        holder.setVisible(on)
