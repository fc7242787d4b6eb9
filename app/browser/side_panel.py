"""Beside the photos: the classes, and what the data set needs."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QSplitter, QVBoxLayout, QWidget

from app.browser.class_panel import ClassPanel
from app.browser.needs_panel import NeedsPanel

WIDTH = 288
NARROW = 248
"""In windows below 1100 pixels."""


class SidePanel(QFrame):
    """Two parts with a hairline between them that can be moved."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "panel")
        self.classes = ClassPanel()
        self.needs = NeedsPanel()
        parts = QSplitter(Qt.Orientation.Vertical)
        parts.setChildrenCollapsible(False)
        parts.addWidget(self.classes)
        parts.addWidget(self.needs)
        parts.setStretchFactor(0, 3)
        parts.setStretchFactor(1, 2)
        parts.setSizes([360, 280])
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 0, 0, 0)
        layout.addWidget(parts)
        self.fit(WIDTH * 4)

    def fit(self, page_width: int) -> None:
        """Narrower in narrow windows."""
        self.setFixedWidth(WIDTH if page_width >= 1100 else NARROW)
