"""What a person can do on the Photos page."""

from __future__ import annotations

from app.actions import QT_TRANSLATE_NOOP, ActionRow

_SEE = QT_TRANSLATE_NOOP("Actions", "Photos: look")
_CHOOSE = QT_TRANSLATE_NOOP("Actions", "Photos: choose")
_MARK = QT_TRANSLATE_NOOP("Actions", "Photos: mark")
_BRING = QT_TRANSLATE_NOOP("Actions", "Photos: bring and take")


def _row(name: str, text: str, group: str, *keys: str, icon: str = "", repeats: bool = False) -> ActionRow:
    return ActionRow(f"photos.{name}", text, group, keys, icon, "photos", repeats)


ROWS: tuple[ActionRow, ...] = (
    _row("quick_look", QT_TRANSLATE_NOOP("Actions", "Quick look"), _SEE, "Space", icon="eye"),
    _row("label", QT_TRANSLATE_NOOP("Actions", "Label this photo"), _SEE, "Return", "Enter", icon="label"),
    _row("larger", QT_TRANSLATE_NOOP("Actions", "Larger pictures"), _SEE, "Ctrl++", "Ctrl+=", icon="zoom-in"),
    _row("smaller", QT_TRANSLATE_NOOP("Actions", "Smaller pictures"), _SEE, "Ctrl+-", icon="zoom-out"),
    _row("charts", QT_TRANSLATE_NOOP("Actions", "Charts of the data set"), _SEE, "Ctrl+Shift+C", icon="chart"),
    _row("panel", QT_TRANSLATE_NOOP("Actions", "Show or hide the classes"), _SEE, "F9", icon="palette"),
    _row("show_bin", QT_TRANSLATE_NOOP("Actions", "Look into the bin"), _SEE, "Ctrl+Shift+B", icon="bin"),
    _row("search", QT_TRANSLATE_NOOP("Actions", "Search names"), _CHOOSE, "Ctrl+F", icon="search"),
    _row("clear_filters", QT_TRANSLATE_NOOP("Actions", "Clear filters"), _CHOOSE, "Ctrl+Backspace", icon="filter"),
    _row("select_all", QT_TRANSLATE_NOOP("Actions", "Select all photos shown"), _CHOOSE, "Ctrl+A", icon="select"),
    _row("select_none", QT_TRANSLATE_NOOP("Actions", "Select nothing"), _CHOOSE, "Esc", icon="close"),
    _row("nothing_here", QT_TRANSLATE_NOOP("Actions", "Nothing here"), _MARK, "N", icon="none"),
    _row("reviewed", QT_TRANSLATE_NOOP("Actions", "Reviewed, or not"), _MARK, "R", icon="reviewed"),
    _row("not_looked_at", QT_TRANSLATE_NOOP("Actions", "Not looked at"), _MARK, "Shift+N", icon="not-looked-at"),
    _row("train", QT_TRANSLATE_NOOP("Actions", "Use for training"), _MARK, "Shift+T", icon="split"),
    _row("val", QT_TRANSLATE_NOOP("Actions", "Use for validation"), _MARK, "Shift+V", icon="split"),
    _row("test", QT_TRANSLATE_NOOP("Actions", "Use for the test"), _MARK, "Shift+E", icon="split"),
    _row("group", QT_TRANSLATE_NOOP("Actions", "Put into a group"), _MARK, "G", icon="tag"),
    _row("bin", QT_TRANSLATE_NOOP("Actions", "Move to the bin"), _MARK, "Del", icon="trash"),
    _row("restore", QT_TRANSLATE_NOOP("Actions", "Take out of the bin"), _MARK, "Shift+Del", icon="restore"),
    _row("add_class", QT_TRANSLATE_NOOP("Actions", "Add a class"), _MARK, "Ctrl+Shift+K", icon="plus"),
    _row("add", QT_TRANSLATE_NOOP("Actions", "Add photos"), _BRING, "Ctrl+Shift+A", icon="folder-plus"),
    _row("import", QT_TRANSLATE_NOOP("Actions", "Import labels"), _BRING, "Ctrl+Shift+I", icon="import"),
    _row("export", QT_TRANSLATE_NOOP("Actions", "Export labels"), _BRING, "Ctrl+Shift+X", icon="export"),
)
