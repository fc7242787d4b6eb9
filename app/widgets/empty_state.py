"""What a page shows when it has nothing: an icon, one sentence, one button."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.theme import SPACE
from app.widgets.picture import Picture
from app.widgets.text import button, label

_WIDTH = 420


class EmptyState(QWidget):
    """An invitation. text: the one sentence. more: a smaller one below, or "". action_text: of the button, or ""."""

    def __init__(
        self,
        image: str,
        text: str,
        action_text: str = "",
        action: Callable[[], object] | None = None,
        *,
        more: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._picture = Picture(image, "muted", 40)
        self.sentence = label(text, "title", wrap=True)
        self.more = label(more, "muted", wrap=True)
        self.button = button(action_text, "primary", action=action)
        self._build()
        self.button.setVisible(bool(action_text))
        self.set_text(text, more)

    def set_text(self, text: str, more: str = "") -> None:
        """Other sentences."""
        self.sentence.setText(text)
        self.more.setText(more)
        self.more.setVisible(bool(more))
        self.setWhatsThis(f"{text}\n{more}".strip())

    def _build(self) -> None:
        layout = QVBoxLayout(self)
        layout.setSpacing(SPACE * 2)
        layout.addStretch(2)
        layout.addWidget(self._picture, 0, Qt.AlignmentFlag.AlignHCenter)
        for widget in (self.sentence, self.more):
            widget.setAlignment(Qt.AlignmentFlag.AlignCenter)
            widget.setMaximumWidth(_WIDTH)
            row = QHBoxLayout()
            row.addStretch(1)
            row.addWidget(widget, 100)
            row.addStretch(1)
            layout.addLayout(row)
        layout.addWidget(self.button, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(3)
