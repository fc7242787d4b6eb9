"""A filter with several values behind one chip: it says what is chosen and opens the list with counts."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from app.browser import texts
from app.browser.keys import keep_keys
from app.browser.popover import Popover
from app.icons import icon
from app.theme import SPACE
from app.widgets.chip import Chip, dot_icon
from app.widgets.explained import explanation
from app.widgets.text import label

_MOST_SHOWN = 12
_ROW = 28


@dataclass(frozen=True, slots=True)
class Option:
    """One value to filter by. count: photos it would show. colour: of a dot, or ""."""

    value: object
    text: str
    count: int
    chosen: bool
    colour: str = ""


def chip_text(title: str, options: Sequence[Option]) -> str:
    """“Class” with nothing chosen, “RBC” with one value, “Class: 2” with more."""
    chosen = [option.text for option in options if option.chosen]
    if not chosen:
        return title
    if len(chosen) == 1:
        return chosen[0] if len(chosen[0]) <= 18 else f"{chosen[0][:17]}…"
    return f"{title}: {len(chosen)}"


def point_down(chip: Chip) -> None:
    """A mark at the end of a chip: it opens something."""
    ends = {Qt.LayoutDirection.LeftToRight: Qt.LayoutDirection.RightToLeft}
    chip.setLayoutDirection(ends.get(chip.layoutDirection(), Qt.LayoutDirection.LeftToRight))
    chip.setIcon(icon("chevron-down", "muted"))
    chip.setIconSize(QSize(12, 12))


class FacetChip(Chip):
    """Emits `toggled_value` for each value that a person chooses or no longer chooses."""

    toggled_value = Signal(object)

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(title, checkable=True, parent=parent)
        self._title = title
        self._options: tuple[Option, ...] = ()
        self._popover: _Options | None = None
        point_down(self)
        self.clicked.connect(self._open)

    def set_options(self, options: Sequence[Option]) -> None:
        """The values, with the counts of now."""
        self._options = tuple(options)
        self.set_name(chip_text(self._title, self._options))
        self._show_chosen()
        if self._popover is not None:
            self._popover.refresh(self._options)

    def _show_chosen(self) -> None:
        self.setChecked(any(option.chosen for option in self._options))
        self.setAccessibleName(self.tr("Filter by {0}: {1}").format(self._title, self.name))

    def _open(self) -> None:
        self._show_chosen()
        self._popover = _Options(self, self._options, self.toggled_value.emit)
        self._popover.destroyed.connect(self._closed)
        self._popover.open_at(self)

    def _closed(self) -> None:
        self._popover = None


class _Options(Popover):
    def __init__(self, chip: FacetChip, options: Sequence[Option], toggle: Callable[[object], None]) -> None:
        super().__init__(chip.window(), explanation(chip))
        self._toggle = toggle
        self._boxes: dict[object, QCheckBox] = {}
        self._counts: dict[object, QWidget] = {}
        self._column = QVBoxLayout()
        self._column.setContentsMargins(0, 0, SPACE, 0)
        self._column.setSpacing(0)
        for option in options:
            self._add(option)
        self.body.addWidget(self._holder(len(options)))
        keep_keys(self)
        self.refresh(options)

    def refresh(self, options: Sequence[Option]) -> None:
        """Marks and counts of now."""
        for option in options:
            box = self._boxes.get(option.value)
            if box is None:
                continue
            box.setChecked(option.chosen)
            box.setAccessibleName(f"{option.text}, {texts.photos(option.count)}")
            count = self._counts[option.value]
            count.setText(texts.number(option.count))  # type: ignore[attr-defined]

    def _add(self, option: Option) -> None:
        box = QCheckBox(option.text.replace("&", "&&"))
        if option.colour:
            box.setIcon(dot_icon(option.colour))
        box.clicked.connect(partial(self._clicked, option.value))
        count = label("", "small")
        row = QHBoxLayout()
        row.setSpacing(SPACE * 3)
        row.addWidget(box, 1)
        row.addWidget(count)
        self._column.addLayout(row)
        self._boxes[option.value], self._counts[option.value] = box, count

    def _clicked(self, value: object, _checked: bool = False) -> None:
        self._toggle(value)

    def _holder(self, count: int) -> QWidget:
        holder = QWidget()
        holder.setProperty("kind", "scrolled")
        holder.setLayout(self._column)
        if count <= _MOST_SHOWN:
            return holder
        area = QScrollArea()
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # everything in it that can be used has the focus in its turn
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(holder)
        area.setFixedHeight(_MOST_SHOWN * _ROW)
        area.setMinimumWidth(holder.sizeHint().width() + 3 * SPACE)
        return area
