"""What can be done with the photos that are selected; it takes the place of the line above the grid."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QWidget

from app.browser import bulk, texts
from app.browser.bulk import Change
from app.browser.keys import keep_keys
from app.browser.name_popover import NamePopover
from app.browser.texts import said
from app.icons import icon
from app.theme import SPACE
from app.widgets.elided_label import ElidedLabel
from app.widgets.key_cap import native
from app.widgets.text import button, icon_button, label


class BulkBar(QWidget):
    """Emits changes of labels by name; the page applies them."""

    wanted = Signal(str)
    """An action's name in `app.browser.actions`, without its page."""
    grouped = Signal(object)
    """The group that the photos come into, None for none."""
    cleared = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.count = label("", "heading")
        self.hidden = ElidedLabel("", "muted")
        self.split = self._menu_button(self.tr("Split"), "split", self._offer_splits)
        self.mark = self._menu_button(self.tr("Mark"), "check", self._offer_marks)
        self.group = button(self.tr("Group…"), "quiet", image="tag", action=self.ask_group, tip=self.tr("Group (G)"))
        self.into_bin = button(
            self.tr("Move to bin"), "quiet", image="trash", action=partial(self.wanted.emit, "bin"), tip=native("Del")
        )
        self.restore = button(
            self.tr("Restore"),
            "quiet",
            image="restore",
            action=partial(self.wanted.emit, "restore"),
            tip=native("Shift+Del"),
        )
        self.close_button = icon_button("close", self.tr("Select nothing (Esc)"), action=self.cleared.emit)
        self._groups: tuple[str, ...] = ()
        self._build()

    def _build(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE // 2)
        row.addWidget(self.close_button)
        row.addWidget(self.count)
        row.addSpacing(SPACE)
        row.addWidget(self.hidden, 1)
        for widget in (self.split, self.mark, self.group, self.restore, self.into_bin):
            row.addWidget(widget)
        keep_keys(self)

    def show_selection(self, selected: int, elsewhere: int, *, in_bin: bool, groups: tuple[str, ...]) -> None:
        """selected: of the photos shown. elsewhere: those that the filters hide. groups: names there are."""
        self.count.setText(self.tr("{0} selected").format(texts.number(selected)))
        more = self.tr("{0} more outside the filters stay as they are").format(texts.number(elsewhere))
        self.hidden.setText(more if elsewhere else "")
        self._groups = groups
        for widget in (self.split, self.mark, self.group, self.into_bin):
            widget.setVisible(not in_bin)
        self.restore.setVisible(in_bin)

    def set_enabled(self, enabled: bool) -> None:
        """Whether the project may be changed."""
        for widget in (self.split, self.mark, self.group, self.into_bin, self.restore):
            widget.setEnabled(enabled)

    def ask_group(self) -> None:
        """Asks for the name of a group."""
        explanation = self.tr(
            "Photos of one group, a film or a patient, are used together: for training or for validation."
        )
        popover = NamePopover(self.group, self.tr("Group of the photos"), explanation, self.tr("Set"), self._groups)
        popover.empty_allowed = True
        popover.named.connect(lambda name: self.grouped.emit(name or None))
        popover.open_at(self.group)

    def _menu_button(self, text: str, image: str, offer: Callable[[], None]) -> QPushButton:
        made = button(text, "quiet", image=image, action=offer)
        made.setAccessibleDescription(self.tr("Opens a menu"))
        return made

    def _offer_splits(self) -> None:
        choices = [
            ("train", said(texts.SPLITS["train"]), "Shift+T"),
            ("val", said(texts.SPLITS["val"]), "Shift+V"),
            ("test", said(texts.SPLITS["test"]), "Shift+E"),
            ("no_split", self.tr("Let the next training decide"), ""),
        ]
        self._offer(self.split, [(name, text, key, "") for name, text, key in choices])

    def _offer_marks(self) -> None:
        states = texts.STATES
        choices = [
            ("reviewed", self.tr("Reviewed, or not"), "R", "reviewed"),
            ("nothing_here", said(states["nothing here"]), "N", "none"),
            ("not_looked_at", said(states["not looked at"]), "Shift+N", "not-looked-at"),
        ]
        self._offer(self.mark, choices)

    def _offer(self, anchor: QWidget, choices: list[tuple[str, str, str, str]]) -> None:
        menu = QMenu(anchor)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for name, text, key, image in choices:
            action = menu.addAction(f"{text}\t{native(key)}" if key else text, partial(self.wanted.emit, name))
            if image:
                action.setIcon(icon(image))
        menu.popup(anchor.mapToGlobal(QPoint(0, anchor.height() + 4)))


CHANGES: dict[str, Change] = {
    "train": bulk.to_split("train"),
    "val": bulk.to_split("val"),
    "test": bulk.to_split("test"),
    "no_split": bulk.to_split(None),
    "nothing_here": bulk.nothing_here,
    "not_looked_at": bulk.not_looked_at,
    "bin": bulk.binned(True),
    "restore": bulk.binned(False),
}
"""What the names of `BulkBar.wanted` do, but for the mark of a review, which depends on the photos."""
