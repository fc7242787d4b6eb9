"""A few choices side by side, one of them taken."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QWidget

from app.icons import icon


class SegmentedControl(QWidget):
    """choices: (id, text, icon name or "") in order. Arrow keys move between them, as in any group of buttons."""

    chosen = Signal(str)

    def __init__(self, choices: Sequence[tuple[str, str, str]], name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ids = [item[0] for item in choices]
        self._group = QButtonGroup(self)
        self.setAccessibleName(name)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        for number, (_, text, image) in enumerate(choices):
            segment = self._segment(text, image)
            ends = {0: "first", len(choices) - 1: "last"}
            segment.setProperty("end", ends.get(number, "") if len(choices) > 1 else "")
            self._group.addButton(segment, number)
            layout.addWidget(segment)
        self._group.button(0).setChecked(True)
        self._group.idClicked.connect(lambda number: self.chosen.emit(self._ids[number]))

    def current(self) -> str:
        """The id of the choice taken."""
        return self._ids[self._group.checkedId()]

    def choose(self, id: str) -> None:
        """Takes a choice without saying so."""
        self._group.button(self._ids.index(id)).setChecked(True)

    def button(self, id: str) -> QPushButton:
        """The button of a choice."""
        found = self._group.button(self._ids.index(id))
        assert isinstance(found, QPushButton)
        return found

    def _segment(self, text: str, image: str) -> QPushButton:
        made = QPushButton(text)
        made.setProperty("kind", "segment")
        made.setCheckable(True)
        made.setAutoDefault(False)
        if image:
            made.setIcon(icon(image))
            made.setIconSize(QSize(16, 16))
        return made
