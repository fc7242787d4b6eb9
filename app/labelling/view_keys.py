"""How keys and fingers change what the pointer does on the canvas."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QInputDevice, QKeyEvent, QMouseEvent, QWheelEvent

BY_KEYBOARD = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason, Qt.FocusReason.ShortcutFocusReason)
"""Ways to get the focus after which one wants to see where it is."""


def adds(event: QMouseEvent) -> bool:
    """Whether a press adds to the selection."""
    return bool(event.modifiers() & (Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.ControlModifier))


def pans(event: QWheelEvent) -> bool:
    """Whether a wheel event is two fingers that push the photo along."""
    if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
        return False
    touch = event.device().type() == QInputDevice.DeviceType.TouchPad
    return touch or bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)


def is_space(event: QEvent) -> bool:
    """Whether it is the space bar alone."""
    return isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Space and not event.modifiers()
