""" "What is this?": the sentence or two that a control has beside its label, for a person who points at it and asks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QDialog, QWhatsThis, QWidget

from app.widgets.banner import announce

_ASK = "Shift+F1"
Words = Iterator[tuple[QWidget, str]]
"""What controls say for themselves: what `explained` modules give, and `explain` takes."""


def explain(words: Iterable[tuple[QWidget, str]]) -> None:
    """Gives each widget its words. What has none of its own, such as the rows of a list, has those of what it is in."""
    for widget, text in words:
        widget.setWhatsThis(text)


def explain_dialog(dialog: QDialog, text: str, words: Iterable[tuple[QWidget, str]] = ()) -> None:
    """text: of all that has no words of its own. The window's keys do not reach into a dialog, so it gets this one."""
    dialog.setWhatsThis(text)
    explain(words)
    QShortcut(QKeySequence(_ASK), dialog, lambda: ask(dialog))


def answer_in(popup: QWidget) -> None:
    """Gives a popup the key that asks. It answers at once, of what has the keyboard: a press may close a popup."""
    QShortcut(QKeySequence(_ASK), popup, lambda: tell(popup.focusWidget() or popup))


def is_question(event: QEvent) -> bool:
    """Whether it is the key that asks. What keeps all other keys for itself lets this one through."""
    shift = Qt.KeyboardModifier.ShiftModifier
    return isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_F1 and event.modifiers() == shift


def explanation(widget: QWidget | None) -> str:
    """What a person is told who asks about a widget, or ""."""
    while widget is not None:
        words = widget.whatsThis()
        if words or widget.isWindow():
            return words
        widget = widget.parentWidget()
    return ""


def ask(window: QWidget) -> None:
    """The pointer asks about what it presses next. Asked for again: about what has the keyboard."""
    if not QWhatsThis.inWhatsThisMode():
        QWhatsThis.enterWhatsThisMode()
        from app import messages  # whose dialogs are explained too

        messages.toast(window, _invitation())
        return
    QWhatsThis.leaveWhatsThisMode()
    focused = QApplication.focusWidget()
    if focused is not None:
        tell(focused)


def tell(widget: QWidget) -> None:
    """Shows what a control is for, below it."""
    words = explanation(widget) or QCoreApplication.translate("Explained", "Nothing is known of this place.")
    place = widget.visibleRegion().boundingRect()
    QWhatsThis.showText(widget.mapToGlobal(QPoint(place.center().x(), place.bottom())), words, widget)
    announce(widget, words)


def _invitation() -> str:
    return QCoreApplication.translate(
        "Explained",
        "Press what you want to know about. Shift+F1 again asks about what has the keyboard; Esc stops asking.",
    )
