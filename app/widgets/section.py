"""A heading that folds what is below it."""

from __future__ import annotations

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.icons import icon
from app.theme import SPACE


class Section(QWidget):
    """Put things into `body`; `corner` takes small controls beside the heading."""

    folded = Signal(bool)

    def __init__(self, title: str, *, open: bool = True, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.heading = QPushButton(title)
        self.heading.setProperty("kind", "header")
        self.heading.setCheckable(False)
        self.heading.setIconSize(QSize(14, 14))
        self.heading.clicked.connect(lambda: self.set_open(not self.is_open()))
        self.corner = QHBoxLayout()
        self.holder = QWidget()
        self.body = QVBoxLayout(self.holder)
        self.body.setContentsMargins(0, 0, 0, SPACE)
        self.body.setSpacing(SPACE)
        self._build()
        self._open = open
        self._show()

    def is_open(self) -> bool:
        """Whether the body shows."""
        return self._open

    def set_open(self, open: bool) -> None:
        """Folds or unfolds."""
        if open != self._open:
            self._open = open
            self._show()
            self.folded.emit(not open)

    def _build(self) -> None:
        top = QHBoxLayout()
        top.setContentsMargins(0, 0, 0, 0)
        top.addWidget(self.heading)
        top.addStretch(1)
        top.addLayout(self.corner)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(top)
        layout.addWidget(self.holder)

    def _show(self) -> None:
        self.holder.setVisible(self._open)
        self.heading.setIcon(icon("chevron-down" if self._open else "chevron-right", "muted"))
        state = self.tr("unfolded") if self._open else self.tr("folded")
        self.heading.setAccessibleDescription(state)
