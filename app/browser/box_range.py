"""The filter by number of boxes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QSpinBox, QWidget

from app.browser import texts
from app.browser.facet_chip import point_down
from app.browser.keys import keep_keys
from app.browser.popover import Popover
from app.theme import SPACE
from app.widgets.chip import Chip
from app.widgets.explained import explanation
from app.widgets.text import button, label

_MOST = 9999
_QUICK: tuple[tuple[int, int | None], ...] = ((0, 0), (1, 1), (2, 5), (6, 20), (21, None), (0, None))
"""Ranges that are one click away, least and most."""


def photos_within(counts: Mapping[int, int], least: int, most: int | None) -> int:
    """How many photos have so many boxes. counts: photos by their number of boxes."""
    return sum(photos for boxes, photos in counts.items() if boxes >= least and (most is None or boxes <= most))


class BoxRangeChip(Chip):
    """From so many to so many boxes; no upper limit when the second field is empty."""

    wanted = Signal(int, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent=parent)
        self._least = 0
        self._most: int | None = None
        self._counts: Mapping[int, int] = {}
        self._popover: _Range | None = None
        point_down(self)
        self.setToolTip(self.tr("Filter by the number of boxes"))
        self.clicked.connect(self._open)
        self.show_range(0, None, {})

    def show_range(self, least: int, most: int | None, counts: Mapping[int, int]) -> None:
        """The range in force. counts: of the photos that the other filters leave, by their number of boxes."""
        self._least, self._most, self._counts = least, most, counts
        self.set_name(self._text())
        self.setChecked(self._is_set)
        if self._popover is not None:
            self._popover.refresh(counts)

    @property
    def _is_set(self) -> bool:
        return bool(self._least) or self._most is not None

    def _text(self) -> str:
        if not self._is_set:
            return self.tr("Boxes")
        if self._most is None:
            return self.tr("{0} or more boxes").format(self._least)
        return self.tr("{0}–{1} boxes").format(self._least, self._most)

    def _open(self) -> None:
        self.setChecked(self._is_set)
        self._popover = _Range(self, self._least, self._most, self.wanted.emit)
        self._popover.refresh(self._counts)
        self._popover.destroyed.connect(self._closed)
        self._popover.open_at(self)

    def _closed(self) -> None:
        self._popover = None


class _Range(Popover):
    def __init__(self, chip: BoxRangeChip, least: int, most: int | None, tell: Callable[[int, object], None]) -> None:
        super().__init__(chip.window(), explanation(chip))
        self._tell = tell
        self._counts: Mapping[int, int] = {}
        self.least, self.most = QSpinBox(), QSpinBox()
        self.shown = label("", "small")
        self.quick: dict[tuple[int, int | None], QWidget] = {}
        self._numbers: dict[tuple[int, int | None], QLabel] = {}
        self.least.setRange(0, _MOST)
        self.least.setAccessibleName(self.tr("Fewest boxes"))
        self.most.setRange(-1, _MOST)
        self.most.setSpecialValueText(self.tr("any"))
        self.most.setAccessibleName(self.tr("Most boxes"))
        self.least.setValue(least)
        self.most.setValue(-1 if most is None else most)
        self._build()
        keep_keys(self)

    def refresh(self, counts: Mapping[int, int]) -> None:
        """Counts of now."""
        self._counts = counts
        for range_, number in self._numbers.items():
            photos = photos_within(counts, *range_)
            number.setText(texts.number(photos))
            self.quick[range_].setAccessibleName(f"{self._name(*range_)}, {texts.photos(photos)}")
        self._show_sum()

    def _build(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(SPACE)
        row.addWidget(label(self.tr("From")))
        row.addWidget(self.least)
        row.addWidget(label(self.tr("to")))
        row.addWidget(self.most)
        row.addWidget(label(self.tr("boxes")))
        self.body.addLayout(row)
        self.body.addWidget(self.shown)
        column = QGridLayout()
        column.setHorizontalSpacing(SPACE * 3)
        column.setVerticalSpacing(0)
        column.setColumnStretch(0, 1)
        for place, range_ in enumerate(_QUICK):
            chosen = button(self._name(*range_), "quiet", action=partial(self._set, *range_))
            self.quick[range_], self._numbers[range_] = chosen, label("", "small")
            column.addWidget(chosen, place, 0, Qt.AlignmentFlag.AlignLeft)
            column.addWidget(self._numbers[range_], place, 1, Qt.AlignmentFlag.AlignRight)
        self.body.addLayout(column)
        self.least.valueChanged.connect(self._changed)
        self.most.valueChanged.connect(self._changed)

    def _name(self, least: int, most: int | None) -> str:
        if most is None:
            return self.tr("{0} or more").format(least) if least else self.tr("Any")
        if least == most:
            return self.tr("None") if not most else self.tr("Exactly one")
        return self.tr("{0} to {1}").format(least, most)

    def _range(self) -> tuple[int, int | None]:
        least, most = self.least.value(), self.most.value()
        return least, None if most < 0 else max(least, most)

    def _show_sum(self) -> None:
        self.shown.setText(texts.photos(photos_within(self._counts, *self._range())))

    def _set(self, least: int, most: int | None) -> None:
        for field, value in ((self.least, least), (self.most, -1 if most is None else most)):
            field.blockSignals(True)
            field.setValue(value)
            field.blockSignals(False)
        self._changed()

    def _changed(self, _value: int = 0) -> None:
        self._show_sum()
        self._tell(*self._range())
