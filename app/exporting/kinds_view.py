"""All kinds of files side by side: how large, how good, how fast, and a way to make those that are missing."""

from __future__ import annotations

from collections.abc import Callable, Collection
from functools import partial

from PySide6.QtCore import QCoreApplication, Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QMenu, QToolButton, QVBoxLayout, QWidget

from app.exporting import words
from app.exporting.found import Found
from app.theme import SPACE
from app.widgets.elided_label import ElidedLabel
from app.widgets.layouts import emptied
from app.widgets.text import button, icon_button, label, line
from effdet_core.exports import published
from effdet_core.exports.record import KINDS, THREADS, Kind, Variant

translate = QCoreApplication.translate
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
Do = Callable[[str, Kind], None]
"""Called with make, try, folder, check or kit, and the kind."""


class KindsView(QWidget):
    """do: what an entry of a row's menu says. make_all: makes and measures all of them."""

    def __init__(self, do: Do, make_all: Callable[[], None], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._do = do
        self.rows: dict[Kind, KindRow] = {}
        self._heads: list[QLabel] = []
        self.make_all = button(self.tr("Make and measure all"), image="grid", action=make_all)
        self.computer = label("", "small", wrap=True)
        self.devices = Devices()
        self._grid = QGridLayout()
        self._build()

    def show_found(self, found: Found | None, model: str) -> None:
        """The files of another run. model: its name, for what others measured."""
        for kind, row in self.rows.items():
            variant = found.exports.of(kind) if found else None
            row.show_variant(variant, words.stale(found.staleness(variant)) if found and variant else "")
        measured = [item for item in (found.exports.variants if found else ()) if item.latency]
        self.computer.setText(
            self.tr("Right: milliseconds a photo by number of threads, measured on {computer}.").format(
                computer=measured[-1].computer or self.tr("this computer")
            )
            if measured
            else ""
        )
        self.computer.setVisible(bool(measured))
        self._show_times({count for item in measured for count in item.latency})
        self.make_all.setText(
            self.tr("Make and measure all") if found is None or found.missing else self.tr("Measure all again")
        )
        self.devices.show_model(model)

    def _show_times(self, measured: Collection[int]) -> None:
        """Columns that nothing stands in would only take room."""
        for count, head, *cells in zip(
            THREADS, self._heads[2:], *(row.cells[2:] for row in self.rows.values()), strict=True
        ):
            for part in (head, *cells):
                part.setVisible(count in measured)

    def set_busy(self, busy: bool) -> None:
        """While something else is at work."""
        self.make_all.setEnabled(not busy)
        for row in self.rows.values():
            row.set_busy(busy)

    def _build(self) -> None:
        self._grid.setHorizontalSpacing(SPACE + SPACE // 2)
        self._grid.setVerticalSpacing(SPACE)
        self._grid.setColumnStretch(0, 1)
        heads = (self.tr("Size"), self.tr("AP50"), *(self.tr("{count} thr.").format(count=count) for count in THREADS))
        for place, text in enumerate(heads, 1):
            head = label(text, "small")
            head.setAlignment(_RIGHT)
            self._heads.append(head)
            self._grid.addWidget(head, 0, place)
        for number, kind in enumerate(KINDS):
            self._grid.addWidget(line(), 2 * number + 1, 0, 1, 7)
            self.rows[kind] = KindRow(kind, self._do)
            self.rows[kind].place(self._grid, 2 * number + 2)
        foot = QHBoxLayout()
        foot.addWidget(self.make_all)
        foot.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE)
        column.addLayout(self._grid)
        column.addWidget(self.computer)
        column.addLayout(foot)
        column.addSpacing(SPACE)
        column.addWidget(self.devices)


class KindRow:
    """The widgets of one row of the grid."""

    def __init__(self, kind: Kind, do: Do) -> None:
        self._kind = kind
        self._variant: Variant | None = None
        self.title = ElidedLabel(words.kind_title(kind))
        self.more = ElidedLabel(words.kind_term(kind), "small")
        self.cells = [_cell() for _ in range(2 + len(THREADS))]
        made = translate("Kinds", "What to do with it")
        self.make = icon_button("plus", translate("Kinds", "Make it"), action=lambda: do("make", kind))
        self.menu_button = icon_button("more", made)
        self.menu_button.setMenu(_menu(self.menu_button, kind, do))
        self.menu_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.title.setAccessibleDescription(words.kind_help(kind))

    def place(self, grid: QGridLayout, row: int) -> None:
        """Puts it into a row."""
        holder = QWidget()
        holder.setToolTip(words.kind_help(self._kind))
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.title)
        column.addWidget(self.more)
        grid.addWidget(holder, row, 0)
        for place, cell in enumerate(self.cells, 1):
            grid.addWidget(cell, row, place)
        grid.addWidget(self.make, row, len(self.cells) + 1)
        grid.addWidget(self.menu_button, row, len(self.cells) + 1)

    def show_variant(self, variant: Variant | None, stale: str) -> None:
        """The file of this kind, or none. stale: why it is not what would be made now."""
        self._variant = variant
        times = [variant.latency.get(count) if variant else None for count in THREADS]
        figures = (words.size(variant.size_bytes), words.ap50(variant.metrics)) if variant else ("", "")
        texts = (*figures, *(words.milliseconds(time) if variant else "" for time in times))
        for cell, text in zip(self.cells, texts, strict=True):
            cell.setText(text)
        term = words.kind_term(self._kind)
        worst = _worst(variant) if variant else ""
        self.more.setText(" · ".join(part for part in (term, worst, stale) if part))
        self.make.setVisible(variant is None)
        self.menu_button.setVisible(variant is not None)

    def set_busy(self, busy: bool) -> None:
        """While something else is at work."""
        self.make.setEnabled(not busy)


class Devices(QWidget):
    """What others measured for this model on devices, and where they say so."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown = ""
        self.title = label(self.tr("On other devices"), "heading")
        self.more = label(
            self.tr("Milliseconds a photo as others measured them, with models of 90 classes."), "small", wrap=True
        )
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(SPACE + SPACE // 2)
        self._grid.setVerticalSpacing(SPACE // 2)
        self._grid.setColumnStretch(1, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE)
        column.addWidget(self.title)
        column.addWidget(self.more)
        column.addLayout(self._grid)

    def show_model(self, model: str) -> None:
        """Another model."""
        if model == self._shown:
            return
        self._shown = model
        emptied(self._grid)
        devices = by_device(model)
        self.setVisible(bool(devices))
        for row, (device, figures) in enumerate(devices.items()):
            values = " · ".join(f"{words.kind_term(f.kind)} {words.milliseconds(f.milliseconds)}" for f in figures)
            source = figures[0].source
            open_source = button(self.tr("Source"), "link", tip=source, action=partial(_open, source))
            self._grid.addWidget(label(device), row, 0)
            self._grid.addWidget(label(values, "muted", wrap=True), row, 1)
            self._grid.addWidget(open_source, row, 2)


def by_device(model: str) -> dict[str, list[published.Published]]:
    """What is known of a model, device by device."""
    found: dict[str, list[published.Published]] = {}
    for kind in KINDS:
        for figure in published.of(model, kind):
            found.setdefault(figure.device, []).append(figure)
    return found


def _menu(owner: QToolButton, kind: Kind, do: Do) -> QMenu:
    menu = QMenu(owner)
    entries = {
        "try": translate("Kinds", "Try it beside"),
        "folder": translate("Kinds", "Show in folder"),
        "check": translate("Kinds", "See where it works"),
        "kit": translate("Kinds", "Make a kit…"),
        "make": translate("Kinds", "Make it again"),
    }
    for id, text in entries.items():
        if kind == "savedmodel" and id in ("try", "check", "kit"):
            continue
        menu.addAction(text).triggered.connect(lambda _=False, id=id: do(id, kind))
    return menu


def _worst(variant: Variant) -> str:
    """One class alone is no worst one."""
    if variant.worst_class is None or len(variant.classes) < 2:
        return ""
    return translate("Kinds", "worst: {which}").format(which=words.worst(variant))


def _cell() -> QLabel:
    made = label()
    made.setAlignment(_RIGHT)
    return made


def _open(url: str) -> None:
    QDesktopServices.openUrl(QUrl(url))
