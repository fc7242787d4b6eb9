"""A message in the page that stays until it is no longer true."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from app.theme import SPACE
from app.widgets.picture import Picture
from app.widgets.text import button, label

Tone = Literal["info", "warning", "error"]


class Banner(QFrame):
    """Hidden until `say`. One line: an icon, the message, and one button that mends it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "notice")
        self._action: Callable[[], object] | None = None
        self._picture = Picture()
        self.message = label(wrap=True)
        self.button = button("", action=self._act)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(SPACE * 2, SPACE, SPACE * 2, SPACE)
        layout.setSpacing(SPACE)
        layout.addWidget(self._picture)
        layout.addWidget(self.message, 1)
        layout.addWidget(self.button)
        self.hide()

    def say(
        self, text: str, tone: Tone = "info", action_text: str = "", action: Callable[[], object] | None = None
    ) -> None:
        """Shows a message, with a button when there is something to do."""
        token = {"info": "accent", "warning": "warning", "error": "danger"}[tone]
        self._picture.show_icon(tone, token)
        self.message.setText(text)
        self.setWhatsThis(text)
        self.button.setText(action_text)
        self.button.setVisible(bool(action_text))
        self._action = action
        self.show()
        announce(self, text)

    def _act(self) -> None:
        if self._action:
            self._action()


def announce(widget: QWidget, text: str) -> None:
    """Lets a screen reader say a text."""
    if QAccessible.isActive():
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, text))
