"""The mistakes as pictures, grouped by kind, the dearest first; one kind or one class can be looked at alone."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.evaluation import words
from app.evaluation.crops import Crops
from app.evaluation.tile import CAPTION, LEAST, ErrorTile, TileLook
from app.theme import SPACE
from app.widgets.chip import Chip
from app.widgets.flow_layout import FlowLayout
from app.widgets.text import button, label
from effdet_core.evaluation.errors import KINDS, Error, Errors, Kind

PAGE = 48
"""Mistakes of one kind that are shown at once, and how many more each time."""
LookOf = Callable[[Error], TileLook]


@dataclass(frozen=True, slots=True)
class Filter:
    """kind: None for all. name, said: of the object's class and what it was taken for; "" for any."""

    kind: Kind | None = None
    name: str = ""
    said: str = ""


def grouped(errors: Errors, chosen: Filter) -> dict[Kind, Sequence[Error]]:
    """The mistakes that a filter lets through, by kind, each kind in the order given."""
    groups: dict[Kind, Sequence[Error]] = {kind: errors.where(kind, chosen.name or None) for kind in KINDS}
    if chosen.said:
        mixed = groups["wrong class"]
        both = [error for error in mixed if (error.name, error.said) == (chosen.name, chosen.said)]
        groups = {**dict.fromkeys(KINDS, ()), "wrong class": both}
    return groups


class Gallery(QWidget):
    """Pressing a mistake says which; arrow keys move over them."""

    opened = Signal(object)
    """Error."""
    filter_wanted = Signal(object)
    """Filter."""
    focused = Signal(object)
    """The tile that the keys went to."""

    def __init__(self, crops: Crops, look_of: LookOf, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.filter = Filter()
        self.groups: dict[Kind, Group] = {}
        self.chips: dict[Kind | None, Chip] = {}
        self.only = Chip("", image="close", checkable=False)
        self.nothing = label("", "muted", wrap=True)
        self._counts: Mapping[Kind, int] = {}
        self._build(crops, look_of)

    def show_errors(self, groups: Mapping[Kind, Sequence[Error]], chosen: Filter) -> None:
        """groups: what the filter lets through, by kind."""
        self.filter = chosen
        self._counts = {kind: len(found) for kind, found in groups.items()}
        total = words.counted(self._counts)
        for kind, chip in self.chips.items():
            chip.set_count(total if kind is None else self._counts[kind])
            chip.setChecked(kind == chosen.kind)
        for kind, group in self.groups.items():
            group.show_errors(groups[kind], alone=kind == chosen.kind)
            group.setVisible(bool(groups[kind]) and chosen.kind in (None, kind))
        self._show_only(chosen)
        shown = total if chosen.kind is None else self._counts[chosen.kind]
        self.nothing.setVisible(not shown)

    def errors_in_order(self) -> Iterator[Error]:
        """All that the filter lets through, as they are shown."""
        for kind in [self.filter.kind] if self.filter.kind else [*KINDS]:
            yield from self.groups[kind].errors

    def refresh_looks(self) -> None:
        """Labels changed: tiles say so."""
        for group in self.groups.values():
            group.fill()

    def _build(self, crops: Crops, look_of: LookOf) -> None:
        self.nothing.setText(self.tr("No mistakes of this kind."))
        chips = QWidget()
        flow = FlowLayout(chips)
        for kind in (None, *KINDS):
            chip = Chip(self.tr("All") if kind is None else words.kind_title(kind), 0)
            chip.clicked.connect(lambda _=False, kind=kind: self._want(kind))
            self.chips[kind] = chip
            flow.addWidget(chip)
        flow.addWidget(self.only)
        self.only.clicked.connect(lambda: self.filter_wanted.emit(Filter(self.filter.kind)))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE * 2)
        column.addWidget(chips)
        column.addWidget(self.nothing)
        for kind in KINDS:
            group = Group(kind, crops, look_of)
            group.opened.connect(self.opened)
            group.focused.connect(self.focused)
            group.alone_wanted.connect(lambda kind=kind: self._want(kind))
            self.groups[kind] = group
            column.addWidget(group)

    def _want(self, kind: Kind | None) -> None:
        self.filter_wanted.emit(replace(self.filter, kind=None if kind == self.filter.kind else kind))

    def _show_only(self, chosen: Filter) -> None:
        if chosen.said:
            self.only.set_name(self.tr("{name} taken for {said}").format(name=chosen.name, said=chosen.said))
        else:
            self.only.set_name(chosen.name)
        self.only.setVisible(bool(chosen.name))
        self.only.setToolTip(self.tr("Show the mistakes of all classes"))


class Group(QWidget):
    """One kind: a line of its dearest, or all of them page by page when it is looked at alone."""

    opened = Signal(object)
    focused = Signal(object)
    alone_wanted = Signal()

    def __init__(self, kind: Kind, crops: Crops, look_of: LookOf) -> None:
        super().__init__()
        self.errors: Sequence[Error] = ()
        self.tiles: list[ErrorTile] = []
        self._crops, self._look_of = crops, look_of
        self._alone = False
        self._limit = PAGE
        self.count = label("", "badge")
        self.all = button("", "link", action=self.alone_wanted.emit)
        self.more = button("", "", action=self._show_more)
        self._grid = QWidget()
        self._build(kind)
        crops.ready.connect(self._on_ready)

    def show_errors(self, errors: Sequence[Error], *, alone: bool) -> None:
        """alone: whether only this kind is looked at."""
        if alone != self._alone or not alone:
            self._limit = PAGE
        self.errors, self._alone = errors, alone
        self.fill()

    def fill(self) -> None:
        """As many tiles as there is room for, with what they show."""
        columns = self._columns()
        shown = min(len(self.errors), self._limit if self._alone else columns)
        self._make_tiles(shown)
        width = (self._room() - (columns - 1) * SPACE) // columns
        self._place(shown, columns, width)
        for place, tile in enumerate(self.tiles[:shown]):
            look = self._look_of(self.errors[place])
            if tile.look != look:
                tile.show_look(look)
        self.count.setText(self.locale().toString(len(self.errors)))
        self.all.setVisible(not self._alone and shown < len(self.errors))
        self.all.setText(self.tr("All %n", "", len(self.errors)))
        self._ask()
        left = len(self.errors) - shown
        self.more.setVisible(self._alone and left > 0)
        self.more.setText(self.tr("Show %n more", "", min(PAGE, left)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.fill()

    def showEvent(self, event: QShowEvent) -> None:
        """Pictures are only asked for where they are seen."""
        super().showEvent(event)
        self._ask()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrow keys on a tile."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and watched in self.tiles:
            return self._move(self.tiles.index(watched), event)
        return False

    def _build(self, kind: Kind) -> None:
        head = QHBoxLayout()
        head.setSpacing(SPACE)
        head.addWidget(label(words.kind_title(kind), "heading"))
        head.addWidget(self.count)
        head.addWidget(label(words.kind_meaning(kind), "small"), 1)
        head.addWidget(self.all)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE // 2)
        column.addLayout(head)
        column.addWidget(self._grid)
        column.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)

    def _room(self) -> int:
        return max(LEAST, self.width())

    def _columns(self) -> int:
        return max(1, (self._room() + SPACE) // (LEAST + SPACE))

    def _make_tiles(self, count: int) -> None:
        while len(self.tiles) < count:
            tile = ErrorTile(self._grid)
            number = len(self.tiles)
            tile.wanted.connect(lambda _, number=number: self.opened.emit(self.errors[number]))
            tile.installEventFilter(self)
            self.tiles.append(tile)
        for number, tile in enumerate(self.tiles):
            tile.setVisible(number < count)

    def _place(self, count: int, columns: int, width: int) -> None:
        """By hand: a layout asks each of them several times how large it would like to be."""
        height = width + CAPTION
        for place, tile in enumerate(self.tiles[:count]):
            line, column = divmod(place, columns)
            tile.setGeometry(column * (width + SPACE), line * (height + SPACE), width, height)
        lines = -(-count // columns)
        self._grid.setFixedHeight(max(0, lines * (height + SPACE) - SPACE))

    def _show_more(self) -> None:
        first = self._limit
        self._limit += PAGE
        self.fill()
        self._focus(first)

    def _ask(self) -> None:
        """The newest wish is served first: the last tile is asked for first. Nothing is asked for while hidden."""
        for tile in reversed(self._shown() if self.isVisible() else []):
            if tile.look is not None and not tile.has_image:
                image = self._crops.get(tile.look.cut)
                if image is not None:
                    tile.show_image(image)

    def _shown(self) -> list[ErrorTile]:
        return [tile for tile in self.tiles if not tile.isHidden()]

    def _on_ready(self, cut: object) -> None:
        for tile in self._shown():
            if tile.look is not None and tile.look.cut == cut and (image := self._crops.get(tile.look.cut)) is not None:
                tile.show_image(image)

    def _move(self, place: int, event: QKeyEvent) -> bool:
        steps = {
            Qt.Key.Key_Left: -1,
            Qt.Key.Key_Right: 1,
            Qt.Key.Key_Up: -self._columns(),
            Qt.Key.Key_Down: self._columns(),
        }
        step = steps.get(Qt.Key(event.key()))
        if step is None:
            return False
        if 0 <= place + step < len(self._shown()):
            self._focus(place + step)
        return True

    def _focus(self, place: int) -> None:
        self.tiles[place].setFocus(Qt.FocusReason.OtherFocusReason)
        self.focused.emit(self.tiles[place])
