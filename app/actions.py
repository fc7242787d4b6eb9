"""Everything a person can do, as rows: menus, keys, the palette and the cheat sheet are made from them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QT_TRANSLATE_NOOP

Scope = Literal["everywhere", "photos", "label"]


@dataclass(frozen=True, slots=True)
class ActionRow:
    """One thing to do.

    id: stable, dotted, e.g. `label.draw`; saved with a person's own keys. text, group: English, marked for translation
    with QT_TRANSLATE_NOOP("Actions", …). keys: default shortcuts in Qt's portable text. scope: the page whose keys
    they are. repeats: whether holding the key repeats it.
    """

    id: str
    text: str
    group: str
    keys: tuple[str, ...] = ()
    icon: str = ""
    scope: Scope = "everywhere"
    repeats: bool = False


EVERYWHERE: tuple[ActionRow, ...] = (
    ActionRow(
        "edit.undo", QT_TRANSLATE_NOOP("Actions", "Undo"), QT_TRANSLATE_NOOP("Actions", "Edit"), ("Ctrl+Z",), "undo"
    ),
    ActionRow(
        "edit.redo",
        QT_TRANSLATE_NOOP("Actions", "Redo"),
        QT_TRANSLATE_NOOP("Actions", "Edit"),
        ("Ctrl+Shift+Z", "Ctrl+Y"),
        "redo",
    ),
)
