"""Beside the photos: the classes, and what the data set needs."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QSplitter, QVBoxLayout, QWidget

from app.browser.class_panel import ClassPanel
from app.browser.class_row import HEIGHT
from app.browser.needs_panel import NeedsPanel
from app.theme import SPACE

WIDTH = 288
NARROW = 264
"""In windows below 1100 pixels."""


class SidePanel(QFrame):
    """Two parts with a hairline between them that can be moved."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "panel")
        self.classes = ClassPanel()
        self.needs = NeedsPanel()
        self._moved = False
        self._parts = parts = QSplitter(Qt.Orientation.Vertical)
        parts.setChildrenCollapsible(False)
        parts.addWidget(self.classes)
        parts.addWidget(self.needs)
        parts.setStretchFactor(0, 3)
        parts.setStretchFactor(1, 2)
        parts.splitterMoved.connect(self._on_moved)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 0, 0, 0)
        layout.addWidget(parts)
        self.fit(WIDTH * 4)

    def _on_moved(self, _place: int, _number: int) -> None:
        self._moved = True

    def share(self, rows: int) -> None:
        """Gives the classes the height of so many rows, up to three fifths; until a person moves the line."""
        if not self._moved and self.height() > 0:
            classes = min((rows + 2) * HEIGHT + 2 * SPACE, self.height() * 3 // 5)
            self._parts.setSizes([classes, self.height() - classes])

    def fit(self, page_width: int) -> None:
        """Narrower in narrow windows."""
        self.setFixedWidth(WIDTH if page_width >= 1100 else NARROW)
