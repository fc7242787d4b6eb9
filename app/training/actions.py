"""What a person can do on the Train page."""

from __future__ import annotations

from app.actions import QT_TRANSLATE_NOOP, ActionRow

_RUN = QT_TRANSLATE_NOOP("Actions", "Train: the training")
_SEE = QT_TRANSLATE_NOOP("Actions", "Train: look")


def _row(name: str, text: str, group: str, *keys: str, icon: str = "") -> ActionRow:
    return ActionRow(f"train.{name}", text, group, keys, icon, "train")


ROWS: tuple[ActionRow, ...] = (
    _row("new", QT_TRANSLATE_NOOP("Actions", "New training"), _RUN, "Ctrl+Shift+N", icon="plus"),
    _row("start", QT_TRANSLATE_NOOP("Actions", "Start, or go on"), _RUN, "Ctrl+Return", "Ctrl+Enter", icon="play"),
    _row("send", QT_TRANSLATE_NOOP("Actions", "Train on another computer…"), _RUN, icon="export"),
    _row("bring", QT_TRANSLATE_NOOP("Actions", "Bring a training back…"), _RUN, icon="import"),
    _row("pause", QT_TRANSLATE_NOOP("Actions", "Pause, or go on"), _RUN, "Ctrl+P", icon="pause"),
    _row("stop", QT_TRANSLATE_NOOP("Actions", "Stop and keep"), _RUN, "Ctrl+.", icon="stop"),
    _row("compare", QT_TRANSLATE_NOOP("Actions", "Compare the chosen trainings"), _RUN, "Ctrl+M", icon="chart"),
    _row("bin", QT_TRANSLATE_NOOP("Actions", "Move the training to the bin"), _RUN, "Del", icon="trash"),
    _row("learning", QT_TRANSLATE_NOOP("Actions", "See how it learns"), _SEE, "Ctrl+1", icon="chart"),
    _row("speed", QT_TRANSLATE_NOOP("Actions", "See how fast it is"), _SEE, "Ctrl+2", icon="clock"),
    _row("log", QT_TRANSLATE_NOOP("Actions", "See the log"), _SEE, "Ctrl+3", icon="terminal"),
    _row("fit", QT_TRANSLATE_NOOP("Actions", "Show the whole training"), _SEE, "Ctrl+0", icon="fit"),
    _row("save", QT_TRANSLATE_NOOP("Actions", "Save the charts"), _SEE, "Ctrl+S", icon="export"),
    _row("settings", QT_TRANSLATE_NOOP("Actions", "Show or hide the settings"), _SEE, "F8", icon="settings"),
    _row("runs", QT_TRANSLATE_NOOP("Actions", "Show or hide the trainings"), _SEE, "F9", icon="sort"),
)
