"""What a person can do on the Evaluate page."""

from __future__ import annotations

from app.actions import QT_TRANSLATE_NOOP, ActionRow

_JUDGE = QT_TRANSLATE_NOOP("Actions", "Evaluate: the detector")
_SEE = QT_TRANSLATE_NOOP("Actions", "Evaluate: its mistakes")


def _row(name: str, text: str, group: str, *keys: str, icon: str = "", repeats: bool = False) -> ActionRow:
    return ActionRow(f"evaluate.{name}", text, group, keys, icon, "evaluate", repeats)


ROWS: tuple[ActionRow, ...] = (
    _row("judge", QT_TRANSLATE_NOOP("Actions", "Evaluate"), _JUDGE, "Ctrl+Return", "Ctrl+Enter", icon="evaluate"),
    _row("surer", QT_TRANSLATE_NOOP("Actions", "Count only surer detections"), _JUDGE, "+", icon="plus", repeats=True),
    _row("unsurer", QT_TRANSLATE_NOOP("Actions", "Count less sure ones too"), _JUDGE, "-", icon="minus", repeats=True),
    _row("best", QT_TRANSLATE_NOOP("Actions", "Take what costs least"), _JUDGE, "Ctrl+B", icon="success"),
    _row("keep", QT_TRANSLATE_NOOP("Actions", "Use this in exported files"), _JUDGE, "Ctrl+S", icon="export"),
    _row("all", QT_TRANSLATE_NOOP("Actions", "Look at all classes"), _SEE, "Ctrl+0", icon="fit"),
    _row("mistakes", QT_TRANSLATE_NOOP("Actions", "Go to the mistakes"), _SEE, "Ctrl+M", icon="grid"),
    _row("missed", QT_TRANSLATE_NOOP("Actions", "What it missed"), _SEE, "Ctrl+1", icon="search"),
    _row("false_alarm", QT_TRANSLATE_NOOP("Actions", "Its false alarms"), _SEE, "Ctrl+2", icon="warning"),
    _row("wrong_class", QT_TRANSLATE_NOOP("Actions", "What it took for something else"), _SEE, "Ctrl+3", icon="tag"),
    _row("sloppy_box", QT_TRANSLATE_NOOP("Actions", "Its sloppy boxes"), _SEE, "Ctrl+4", icon="crosshair"),
    _row("double", QT_TRANSLATE_NOOP("Actions", "What it found twice"), _SEE, "Ctrl+5", icon="duplicate"),
)
