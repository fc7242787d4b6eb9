"""What a person can do on the Export page; trying a detector brings more (`app.tryout.actions`)."""

from __future__ import annotations

from app.actions import QT_TRANSLATE_NOOP, ActionRow
from app.tryout.actions import ROWS as TRY_ROWS

_FILE = QT_TRANSLATE_NOOP("Actions", "Export: the file")
_LAB = QT_TRANSLATE_NOOP("Actions", "Export: the lab")


def _row(name: str, text: str, group: str, *keys: str, icon: str = "") -> ActionRow:
    return ActionRow(f"export.{name}", text, group, keys, icon, "export")


OWN_ROWS: tuple[ActionRow, ...] = (
    _row(
        "one", QT_TRANSLATE_NOOP("Actions", "Export for phones and small computers"), _FILE, "Ctrl+Return",
        "Ctrl+Enter", icon="export",
    ),
    _row("folder", QT_TRANSLATE_NOOP("Actions", "Show the exported file in its folder"), _FILE, icon="folder-open"),
    _row("kit", QT_TRANSLATE_NOOP("Actions", "Make a kit as a zip file"), _FILE, "Ctrl+Shift+K", icon="kit"),
    _row("card", QT_TRANSLATE_NOOP("Actions", "Write the model card"), _FILE, icon="report"),
    _row("all", QT_TRANSLATE_NOOP("Actions", "Make and measure all kinds of files"), _FILE, icon="grid"),
    _row("losses", QT_TRANSLATE_NOOP("Actions", "Measure where accuracy is lost"), _FILE, icon="chart"),
    _row("detector", QT_TRANSLATE_NOOP("Actions", "Go to your detector"), _FILE, "Ctrl+1", icon="export"),
    _row("lab", QT_TRANSLATE_NOOP("Actions", "Go to the lab"), _LAB, "Ctrl+2", icon="search"),
    _row("check", QT_TRANSLATE_NOOP("Actions", "Check a .tflite file"), _LAB, "Ctrl+Shift+O", icon="search"),
    _row("repair", QT_TRANSLATE_NOOP("Actions", "Repair the file in the lab"), _LAB, icon="edit"),
)  # fmt: skip
ROWS: tuple[ActionRow, ...] = (*OWN_ROWS, *TRY_ROWS)
