"""What a person can do while trying a detector. The page that holds the panel brings these to the window."""

from __future__ import annotations

from app.actions import QT_TRANSLATE_NOOP, ActionRow

_TRY = QT_TRANSLATE_NOOP("Actions", "Try the detector")


def _row(name: str, text: str, *keys: str, icon: str = "") -> ActionRow:
    return ActionRow(f"try.{name}", text, _TRY, keys, icon, "export")


ROWS: tuple[ActionRow, ...] = (
    _row("wrong", QT_TRANSLATE_NOOP("Actions", "Wrong: keep this frame to label"), "X", icon="close"),
    _row("missed", QT_TRANSLATE_NOOP("Actions", "Missed: keep this frame to label"), "M", icon="plus"),
    _row("play", QT_TRANSLATE_NOOP("Actions", "Play or pause"), "P", icon="play"),
    _row("open", QT_TRANSLATE_NOOP("Actions", "Try on a picture or video"), "Ctrl+T", icon="photos"),
    _row("folder", QT_TRANSLATE_NOOP("Actions", "Try on a folder"), icon="folder"),
    _row("camera", QT_TRANSLATE_NOOP("Actions", "Try on the camera"), icon="camera"),
    _row("photos", QT_TRANSLATE_NOOP("Actions", "Try on the test photos"), icon="grid"),
)
