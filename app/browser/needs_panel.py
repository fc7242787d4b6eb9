"""What the data set needs, below the classes."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from app.browser.keys import keep_keys
from app.theme import SPACE
from app.widgets.picture import Picture
from app.widgets.text import button, label

if TYPE_CHECKING:
    from app.browser.needs import Need

_ICONS = {"missing": ("warning", "warning"), "advice": ("info", "accent"), "good": ("success", "success")}


class NeedsPanel(QWidget):
    """Sentences, each with a button where one click helps."""

    fix_wanted = Signal(object)
    """Need."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.shown: list[Need] = []
        """The sentences of now."""
        self._rows: list[QWidget] = []
        self._column = QVBoxLayout()
        self._column.setContentsMargins(SPACE * 2, 0, SPACE * 2, SPACE * 2)
        self._column.setSpacing(SPACE * 2)
        self._column.addStretch(1)
        holder = QWidget()
        holder.setProperty("kind", "scrolled")
        holder.setLayout(self._column)
        area = QScrollArea()
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # everything in it that can be used has the focus in its turn
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(holder)
        title = label(self.tr("What the data set needs"), "heading")
        title.setContentsMargins(SPACE * 2, SPACE + SPACE // 2, SPACE * 2, SPACE)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(title)
        layout.addWidget(area, 1)

    def show_needs(self, found: Sequence[Need], *, editable: bool) -> None:
        """Other sentences."""
        if list(found) == self.shown:
            return
        self.shown = list(found)
        while self._rows:
            row = self._rows.pop()
            row.hide()
            row.setParent(None)
            row.deleteLater()
        for place, need in enumerate(found):
            row = self._row(need, editable)
            self._column.insertWidget(place, row)
            self._rows.append(row)

    def _row(self, need: Need, editable: bool) -> QWidget:
        image, token = _ICONS[need.level]
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE)
        row.addWidget(Picture(image, token, 16), 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.setSpacing(SPACE // 2)
        column.addWidget(label(need.text, wrap=True))
        if need.fix and (editable or need.fix.startswith("show")):
            fix = button(need.fix_text, "link", action=partial(self.fix_wanted.emit, need))
            column.addWidget(fix, 0, Qt.AlignmentFlag.AlignLeft)
        row.addLayout(column, 1)
        keep_keys(holder)
        return holder
