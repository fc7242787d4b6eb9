"""Keys that a focused control needs for itself, although actions of the page have them too."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QAbstractSpinBox, QComboBox, QLineEdit, QWidget

_PRESS = frozenset({Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter})
_END = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape})
_PLAIN = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
_KEYS: tuple[tuple[type[QWidget], frozenset[Qt.Key]], ...] = (
    (QAbstractButton, _PRESS),
    (QComboBox, _PRESS),
    (QAbstractSpinBox, _END),
    (QLineEdit, _END),
)


class _Keeper(QObject):
    """Claims the keys before shortcuts get them, and lets Enter press a button as it does everywhere else."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt's hook."""
        if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
            return False
        if event.modifiers() in _PLAIN and event.key() in _keys_of(watched):
            event.accept()
            return True
        return False


def keep_keys(root: QWidget) -> None:
    """Lets the buttons and fields below a widget, and itself, keep Space, Enter and Escape as far as they use them."""
    keeper = _Keeper(root)
    for widget in (root, *root.findChildren(QWidget)):
        if _keys_of(widget) and not widget.property("keeps_keys"):
            widget.setProperty("keeps_keys", True)
            widget.installEventFilter(keeper)


def _keys_of(widget: QObject) -> frozenset[Qt.Key]:
    return next((keys for kind, keys in _KEYS if isinstance(widget, kind)), frozenset())
