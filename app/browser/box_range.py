"""The filter by number of boxes."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QSpinBox, QWidget

from app.browser.facet_chip import point_down
from app.browser.keys import keep_keys
from app.browser.popover import Popover
from app.theme import SPACE
from app.widgets.chip import Chip
from app.widgets.explained import explanation
from app.widgets.text import button, label

_MOST = 9999


class BoxRangeChip(Chip):
    """From so many to so many boxes; no upper limit when the second field is empty."""

    wanted = Signal(int, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent=parent)
        self._least = 0
        self._most: int | None = None
        point_down(self)
        self.setToolTip(self.tr("Filter by the number of boxes"))
        self.clicked.connect(self._open)
        self.show_range(0, None)

    def show_range(self, least: int, most: int | None) -> None:
        """The range in force."""
        self._least, self._most = least, most
        self.set_name(self._text())
        self.setChecked(self._is_set)

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
        _Range(self, self._least, self._most, self.wanted.emit).open_at(self)


class _Range(Popover):
    def __init__(self, chip: BoxRangeChip, least: int, most: int | None, tell: Callable[[int, object], None]) -> None:
        super().__init__(chip.window(), explanation(chip))
        self._tell = tell
        self.least, self.most = QSpinBox(), QSpinBox()
        self.least.setRange(0, _MOST)
        self.least.setAccessibleName(self.tr("Fewest boxes"))
        self.most.setRange(-1, _MOST)
        self.most.setSpecialValueText(self.tr("any"))
        self.most.setAccessibleName(self.tr("Most boxes"))
        self.least.setValue(least)
        self.most.setValue(-1 if most is None else most)
        self._build()
        keep_keys(self)

    def _build(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(SPACE)
        row.addWidget(label(self.tr("From")))
        row.addWidget(self.least)
        row.addWidget(label(self.tr("to")))
        row.addWidget(self.most)
        row.addWidget(label(self.tr("boxes")))
        self.body.addLayout(row)
        quick = QHBoxLayout()
        quick.setSpacing(SPACE)
        for text, least, most in ((self.tr("None"), 0, 0), (self.tr("Exactly one"), 1, 1), (self.tr("Any"), 0, -1)):
            quick.addWidget(button(text, "quiet", action=partial(self._set, least, most)))
        quick.addStretch(1)
        self.body.addLayout(quick)
        self.least.valueChanged.connect(self._changed)
        self.most.valueChanged.connect(self._changed)

    def _set(self, least: int, most: int) -> None:
        for field, value in ((self.least, least), (self.most, most)):
            field.blockSignals(True)
            field.setValue(value)
            field.blockSignals(False)
        self._changed()

    def _changed(self, _value: int = 0) -> None:
        least, most = self.least.value(), self.most.value()
        self._tell(least, None if most < 0 else max(least, most))
