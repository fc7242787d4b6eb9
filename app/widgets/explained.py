""" "What is this?": the sentence or two that a control has beside its label, for a person who points at it and asks."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtWidgets import QWidget


def explain(words: Iterable[tuple[QWidget, str]]) -> None:
    """Gives each widget its words. What has none of its own, such as the rows of a list, has those of what it is in."""
    for widget, text in words:
        widget.setWhatsThis(text)


def explanation(widget: QWidget | None) -> str:
    """What a person is told who asks about a widget, or ""."""
    while widget is not None and not widget.isWindow():
        if words := widget.whatsThis():
            return words
        widget = widget.parentWidget()
    return ""
