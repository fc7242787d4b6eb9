""" "What is this?": a person points at a control, or asks about the one that has the keyboard."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QPoint
from PySide6.QtWidgets import QApplication, QWhatsThis, QWidget

from app import messages
from app.widgets.banner import announce
from app.widgets.explained import explanation


def ask(window: QWidget) -> None:
    """The pointer asks about what it presses next. Asked for again: about what has the keyboard."""
    if not QWhatsThis.inWhatsThisMode():
        QWhatsThis.enterWhatsThisMode()
        messages.toast(window, _invitation())
        return
    QWhatsThis.leaveWhatsThisMode()
    focused = QApplication.focusWidget()
    if focused is not None:
        tell(focused)


def tell(widget: QWidget) -> None:
    """Shows what a control is for, below it."""
    words = explanation(widget) or QCoreApplication.translate("WhatIsThis", "Nothing is known of this place.")
    place = widget.visibleRegion().boundingRect()
    QWhatsThis.showText(widget.mapToGlobal(QPoint(place.left(), place.bottom())), words, widget)
    announce(widget, words)


def _invitation() -> str:
    return QCoreApplication.translate(
        "WhatIsThis",
        "Press what you want to know about. Shift+F1 again asks about what has the keyboard; Esc stops asking.",
    )
