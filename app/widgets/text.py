"""Labels, buttons and hairlines in the application's few kinds."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QToolButton, QWidget

from app.icons import icon

ICON = QSize(18, 18)
ICON_WITH_ROOM = QSize(26, 18)
"""Beside a text: a style sheet cannot say how far the text stands off, so the icon brings the room along."""


def label(text: str = "", kind: str = "", *, wrap: bool = False) -> QLabel:
    """A label of a kind of the style sheet: title, heading, muted, small, or plain. Text is never taken for markup."""
    made = QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setProperty("kind", kind)
    made.setWordWrap(wrap)
    return made


def button(
    text: str, kind: str = "", *, image: str = "", action: Callable[[], object] | None = None, tip: str = ""
) -> QPushButton:
    """A button of a kind: primary, quiet, danger, link, or plain."""
    made = QPushButton(text)
    made.setProperty("kind", kind)
    made.setAutoDefault(False)
    made.setToolTip(tip)
    if image:
        made.setIcon(icon(image, "accent_text" if kind == "primary" else "text"))
        made.setIconSize(ICON_WITH_ROOM)
    if action:
        made.clicked.connect(lambda: action())
    return made


def icon_button(
    image: str, name: str, *, action: Callable[[], object] | None = None, checkable: bool = False, kind: str = ""
) -> QToolButton:
    """A button that is only an icon. name: what it does, for tooltip and screen reader. kind: small, or plain."""
    made = QToolButton()
    made.setProperty("kind", kind)
    made.setIcon(icon(image))
    made.setIconSize(ICON)
    made.setToolTip(name)
    made.setAccessibleName(name)
    made.setCheckable(checkable)
    made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    if action:
        made.clicked.connect(lambda: action())
    return made


def line(way: str = "across") -> QFrame:
    """A hairline, `across` or `down`."""
    made = QFrame()
    made.setProperty("kind", "line")
    made.setProperty("way", way)
    return made


def restyle(widget: QWidget, **properties: object) -> None:
    """Changes dynamic properties that the style sheet chooses by."""
    for name, value in properties.items():
        widget.setProperty(name, value)
    widget.style().unpolish(widget)
    widget.style().polish(widget)
    widget.update()
