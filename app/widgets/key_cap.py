"""A key drawn like a key."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from app.widgets.text import label


class KeyCap(QWidget):
    """One shortcut, in Qt's portable text (`Ctrl+Shift+Z`), as caps with the names this system uses."""

    def __init__(self, keys: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        for name in cap_names(keys):
            layout.addWidget(_cap(name))
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(native(keys))


def native(keys: str) -> str:
    """A shortcut as people of this system read it."""
    return QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)


def cap_names(keys: str) -> list[str]:
    """The names on the caps of one shortcut; the plus key keeps its own."""
    text = native(keys)
    if text == "+" or text.endswith("++"):
        return [*(part for part in text[:-1].split("+") if part), "+"]
    return text.split("+")


def _cap(name: str) -> QLabel:
    made = label(name, "key")
    made.setAlignment(Qt.AlignmentFlag.AlignCenter)
    return made
