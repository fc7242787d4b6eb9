"""Everything a person can do on the Label page, with the keys that labelImg and others taught them."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QT_TRANSLATE_NOOP

from app.actions import ActionRow
from app.labelling.class_keys import class_keys

_TOOLS = QT_TRANSLATE_NOOP("Actions", "Tools")
_BOXES = QT_TRANSLATE_NOOP("Actions", "Boxes")
_MOVE = QT_TRANSLATE_NOOP("Actions", "Move boxes")
_PHOTOS = QT_TRANSLATE_NOOP("Actions", "Photos in turn")
_VIEW = QT_TRANSLATE_NOOP("Actions", "View")
_CLASSES = QT_TRANSLATE_NOOP("Actions", "Classes")


def _row(id: str, text: Any, group: Any, *keys: str, icon: str = "", repeats: bool = False) -> ActionRow:
    return ActionRow(f"label.{id}", text, group, keys, icon, "label", repeats)


_FIRST: tuple[ActionRow, ...] = (
    _row("draw", QT_TRANSLATE_NOOP("Actions", "Draw boxes"), _TOOLS, "W", icon="draw"),
    _row("select", QT_TRANSLATE_NOOP("Actions", "Select and move boxes"), _TOOLS, "V", icon="select"),
    _row("pan", QT_TRANSLATE_NOOP("Actions", "Push the photo along (hold Space)"), _TOOLS, "J"),
    _row("keep_tool", QT_TRANSLATE_NOOP("Actions", "Go on drawing after each box"), _TOOLS, "K"),
    _row("cancel", QT_TRANSLATE_NOOP("Actions", "Cancel what is going on"), _TOOLS, "Esc"),
    _row("nothing", QT_TRANSLATE_NOOP("Actions", "Nothing here"), _PHOTOS, "N", icon="none"),
    _row("reviewed", QT_TRANSLATE_NOOP("Actions", "Reviewed"), _PHOTOS, "R", icon="reviewed"),
    _row("next", QT_TRANSLATE_NOOP("Actions", "Next photo"), _PHOTOS, "D", "PgDown", icon="arrow-right", repeats=True),
    _row(
        "previous",
        QT_TRANSLATE_NOOP("Actions", "Previous photo"),
        _PHOTOS,
        "A",
        "PgUp",
        icon="arrow-left",
        repeats=True,
    ),
    _row("next_open", QT_TRANSLATE_NOOP("Actions", "Next photo not looked at"), _PHOTOS, "Shift+D"),
    _row("previous_open", QT_TRANSLATE_NOOP("Actions", "Previous photo not looked at"), _PHOTOS, "Shift+A"),
    _row("first", QT_TRANSLATE_NOOP("Actions", "First photo"), _PHOTOS, "Ctrl+Home"),
    _row("last", QT_TRANSLATE_NOOP("Actions", "Last photo"), _PHOTOS, "Ctrl+End"),
    _row("go_on", QT_TRANSLATE_NOOP("Actions", "Go on to the next photo after N and R"), _PHOTOS),
    _row("box.new", QT_TRANSLATE_NOOP("Actions", "New box in the middle"), _BOXES, "B", icon="plus"),
    _row("box.next", QT_TRANSLATE_NOOP("Actions", "Next box"), _BOXES, "Tab", repeats=True),
    _row("box.previous", QT_TRANSLATE_NOOP("Actions", "Previous box"), _BOXES, "Shift+Tab", repeats=True),
    _row("all", QT_TRANSLATE_NOOP("Actions", "Select all boxes"), _BOXES, "Ctrl+A"),
    _row(
        "delete",
        QT_TRANSLATE_NOOP("Actions", "Delete the boxes, or reject the draft"),
        _BOXES,
        "Del",
        "Backspace",
        icon="trash",
    ),
    _row("draft.accept", QT_TRANSLATE_NOOP("Actions", "Accept the draft"), _BOXES, "Return", "Enter", icon="check"),
    _row("draft.accept_all", QT_TRANSLATE_NOOP("Actions", "Accept all drafts"), _BOXES, "Shift+Return", "Shift+Enter"),
    _row("copy", QT_TRANSLATE_NOOP("Actions", "Copy the boxes"), _BOXES, "Ctrl+C", icon="copy"),
    _row("cut", QT_TRANSLATE_NOOP("Actions", "Cut the boxes"), _BOXES, "Ctrl+X"),
    _row("paste", QT_TRANSLATE_NOOP("Actions", "Paste boxes"), _BOXES, "Ctrl+V", icon="paste"),
    _row("duplicate", QT_TRANSLATE_NOOP("Actions", "Duplicate the boxes"), _BOXES, "Ctrl+D", icon="duplicate"),
    _row("to_next", QT_TRANSLATE_NOOP("Actions", "Copy the boxes to the next photo"), _BOXES, "Ctrl+Shift+D"),
    _row("crowd", QT_TRANSLATE_NOOP("Actions", "Many objects in one box"), _BOXES, "M"),
    _row("hide_all", QT_TRANSLATE_NOOP("Actions", "Hide all boxes"), _BOXES, "H", icon="eye-off"),
    _row("hide", QT_TRANSLATE_NOOP("Actions", "Hide the boxes"), _BOXES, "Shift+H"),
    _row("lock", QT_TRANSLATE_NOOP("Actions", "Lock the boxes"), _BOXES, "L", icon="lock"),
    _row("show_all", QT_TRANSLATE_NOOP("Actions", "Show and unlock all boxes"), _BOXES, "Ctrl+Shift+H", icon="eye"),
    _row("zoom_in", QT_TRANSLATE_NOOP("Actions", "Zoom in"), _VIEW, "Ctrl++", "Ctrl+=", icon="zoom-in", repeats=True),
    _row("zoom_out", QT_TRANSLATE_NOOP("Actions", "Zoom out"), _VIEW, "Ctrl+-", icon="zoom-out", repeats=True),
    _row("fit", QT_TRANSLATE_NOOP("Actions", "Fit the photo in"), _VIEW, "Ctrl+0", icon="fit"),
    _row("full_size", QT_TRANSLATE_NOOP("Actions", "Full size (100 %)"), _VIEW, "Ctrl+1"),
    _row("zoom_box", QT_TRANSLATE_NOOP("Actions", "Zoom to the boxes"), _VIEW, "Ctrl+2"),
    _row("keep_view", QT_TRANSLATE_NOOP("Actions", "Keep the zoom from photo to photo"), _VIEW),
    _row("crosshair", QT_TRANSLATE_NOOP("Actions", "Crosshair"), _VIEW, "X", icon="crosshair"),
    _row("light", QT_TRANSLATE_NOOP("Actions", "Brightness and contrast of the view"), _VIEW, "S", icon="sun"),
    _row("panel", QT_TRANSLATE_NOOP("Actions", "To the next panel"), _VIEW, "F6"),
    _row("class.choose", QT_TRANSLATE_NOOP("Actions", "Choose the class by typing"), _CLASSES, "C", icon="tag"),
    _row("class.repeat", QT_TRANSLATE_NOOP("Actions", "The last class again"), _CLASSES, "G"),
)

_DIRECTIONS = (
    ("left", "Left", QT_TRANSLATE_NOOP("Actions", "Box left, or previous photo")),
    ("right", "Right", QT_TRANSLATE_NOOP("Actions", "Box right, or next photo")),
    ("up", "Up", QT_TRANSLATE_NOOP("Actions", "Box up")),
    ("down", "Down", QT_TRANSLATE_NOOP("Actions", "Box down")),
)
_FAR = {
    "left": QT_TRANSLATE_NOOP("Actions", "Box left by ten"),
    "right": QT_TRANSLATE_NOOP("Actions", "Box right by ten"),
    "up": QT_TRANSLATE_NOOP("Actions", "Box up by ten"),
    "down": QT_TRANSLATE_NOOP("Actions", "Box down by ten"),
}
_STRETCH = {
    "left": QT_TRANSLATE_NOOP("Actions", "Box narrower"),
    "right": QT_TRANSLATE_NOOP("Actions", "Box wider"),
    "up": QT_TRANSLATE_NOOP("Actions", "Box lower"),
    "down": QT_TRANSLATE_NOOP("Actions", "Box higher"),
}


def _moves() -> tuple[ActionRow, ...]:
    near = (_row(f"move.{way}", text, _MOVE, key, repeats=True) for way, key, text in _DIRECTIONS)
    far = (_row(f"far.{way}", _FAR[way], _MOVE, f"Shift+{key}", repeats=True) for way, key, _ in _DIRECTIONS)
    sizes = (_row(f"size.{way}", _STRETCH[way], _MOVE, f"Ctrl+{key}", repeats=True) for way, key, _ in _DIRECTIONS)
    return (*near, *far, *sizes)


_CLASS_TEXTS = (
    QT_TRANSLATE_NOOP("Actions", "Class 1"),
    QT_TRANSLATE_NOOP("Actions", "Class 2"),
    QT_TRANSLATE_NOOP("Actions", "Class 3"),
    QT_TRANSLATE_NOOP("Actions", "Class 4"),
    QT_TRANSLATE_NOOP("Actions", "Class 5"),
    QT_TRANSLATE_NOOP("Actions", "Class 6"),
    QT_TRANSLATE_NOOP("Actions", "Class 7"),
    QT_TRANSLATE_NOOP("Actions", "Class 8"),
    QT_TRANSLATE_NOOP("Actions", "Class 9"),
    QT_TRANSLATE_NOOP("Actions", "Class 10"),
    QT_TRANSLATE_NOOP("Actions", "Class 11"),
    QT_TRANSLATE_NOOP("Actions", "Class 12"),
    QT_TRANSLATE_NOOP("Actions", "Class 13"),
    QT_TRANSLATE_NOOP("Actions", "Class 14"),
    QT_TRANSLATE_NOOP("Actions", "Class 15"),
    QT_TRANSLATE_NOOP("Actions", "Class 16"),
    QT_TRANSLATE_NOOP("Actions", "Class 17"),
    QT_TRANSLATE_NOOP("Actions", "Class 18"),
)
CLASS_KEYS = class_keys({key for row in (*_FIRST, *_moves()) for key in row.keys})
"""The keys of the first classes, by default."""


def class_id(number: int) -> str:
    """The action that gives the class at this 0-based place."""
    return f"label.class.{number + 1}"


ROWS: tuple[ActionRow, ...] = (
    *_FIRST,
    *_moves(),
    *(
        _row(class_id(i).removeprefix("label."), text, _CLASSES, key)
        for i, (text, key) in enumerate(zip(_CLASS_TEXTS, CLASS_KEYS, strict=False))
    ),
)
