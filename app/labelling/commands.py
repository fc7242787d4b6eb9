"""What each action of the page does."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Protocol

from PySide6.QtCore import QPointF, QRectF

from app.labelling.actions import CLASS_KEYS, class_id
from app.labelling.canvas import Canvas
from app.labelling.editor import PhotoEditor
from app.labelling.preferences import Switch
from app.labelling.tools import Tool
from app.labelling.walk import Walk

Handlers = Mapping[str, Callable[[], None]]
_WAYS = {"left": (0, -1), "right": (0, 1), "up": (-1, 0), "down": (1, 0)}
_FAR = 10


class Desk(Protocol):
    """What the commands ask of the page."""

    editor: PhotoEditor
    canvas: Canvas
    walk: Walk

    def use_tool(self, tool: Tool) -> None: ...
    def toggle_pan(self) -> None: ...
    def toggle(self, switch: Switch) -> None: ...
    def cancel(self) -> None: ...
    def undo(self) -> None: ...
    def redo(self) -> None: ...
    def step(self, by: int) -> None: ...
    def to_open(self, by: int) -> None: ...
    def mark_nothing(self) -> None: ...
    def mark_reviewed(self) -> None: ...
    def copy_to_next(self) -> None: ...
    def copy(self) -> None: ...
    def choose_class(self) -> None: ...
    def use_class(self, place: int) -> None: ...
    def next_panel(self) -> None: ...
    def open_light(self) -> None: ...
    def step_box(self, by: int) -> None: ...
    def draw_in_view(self, area: QRectF) -> None: ...


def handlers(desk: Desk) -> Handlers:
    """By action id."""
    return {
        "edit.undo": desk.undo,
        "edit.redo": desk.redo,
        **{f"label.{id}": act for id, act in {**_tools(desk), **_photos(desk), **_boxes(desk), **_view(desk)}.items()},
        **{f"label.{id}": act for id, act in _moves(desk).items()},
        **{class_id(place): partial(desk.use_class, place) for place in range(len(CLASS_KEYS))},
    }


def _tools(desk: Desk) -> Handlers:
    return {
        "draw": partial(desk.use_tool, "draw"),
        "select": partial(desk.use_tool, "select"),
        "pan": desk.toggle_pan,
        "keep_tool": partial(desk.toggle, "keep_tool"),
        "cancel": desk.cancel,
    }


def _photos(desk: Desk) -> Handlers:
    return {
        "nothing": desk.mark_nothing,
        "reviewed": desk.mark_reviewed,
        "next": partial(desk.step, 1),
        "previous": partial(desk.step, -1),
        "next_open": partial(desk.to_open, 1),
        "previous_open": partial(desk.to_open, -1),
        "first": partial(desk.walk.to_place, 0),
        "last": partial(desk.walk.to_place, -1),
        "go_on": partial(desk.toggle, "go_on"),
    }


def _boxes(desk: Desk) -> Handlers:
    editor = desk.editor
    return {
        "box.new": lambda: desk.draw_in_view(_middle(desk.canvas)),
        "box.next": partial(desk.step_box, 1),
        "box.previous": partial(desk.step_box, -1),
        "all": lambda: editor.select(set(range(len(editor.shown))) - editor.marks.out_of_reach(len(editor.shown))),
        "delete": lambda: editor.delete() if editor.marks.selected else editor.reject_draft(),
        "draft.accept": editor.accept_drafts,
        "draft.accept_all": lambda: editor.accept_drafts(all=True),
        "copy": desk.copy,
        "cut": editor.cut,
        "paste": editor.paste,
        "duplicate": editor.duplicate,
        "to_next": desk.copy_to_next,
        "crowd": editor.mark_crowd,
        "hide_all": editor.hide_all,
        "hide": lambda: editor.hide(editor.marks.selected, True),
        "lock": lambda: editor.lock(editor.marks.selected, not editor.marks.selected <= editor.marks.locked),
        "show_all": editor.show_all,
        "class.choose": desk.choose_class,
        "class.repeat": editor.repeat_class,
    }


def _view(desk: Desk) -> Handlers:
    canvas = desk.canvas
    return {
        "zoom_in": canvas.zoom_in,
        "zoom_out": canvas.zoom_out,
        "fit": canvas.fit,
        "full_size": lambda: canvas.zoom_to(1.0),
        "zoom_box": lambda: _zoom_to_boxes(desk),
        "keep_view": partial(desk.toggle, "keep_view"),
        "crosshair": partial(desk.toggle, "crosshair"),
        "light": desk.open_light,
        "panel": desk.next_panel,
    }


def _moves(desk: Desk) -> dict[str, Callable[[], None]]:
    made: dict[str, Callable[[], None]] = {}
    for way, (dy, dx) in _WAYS.items():
        made[f"move.{way}"] = partial(_move, desk, dy, dx)
        made[f"far.{way}"] = partial(desk.editor.nudge, dy * _FAR, dx * _FAR)
        made[f"size.{way}"] = partial(desk.editor.stretch, dy, dx)
    return made


def _move(desk: Desk, dy: int, dx: int) -> None:
    """Arrow keys move the selected boxes; without any, left and right turn the page."""
    if desk.editor.marks.selected:
        desk.editor.nudge(dy, dx)
    elif dx:
        desk.step(dx)


def _middle(canvas: Canvas) -> QRectF:
    """A fifth of what shows, around its middle, in pixels of the photo."""
    area = canvas.viewport().rect()
    shown = QRectF(canvas.to_photo(QPointF(area.topLeft())), canvas.to_photo(QPointF(area.bottomRight())))
    photo = shown.intersected(canvas.board.photo.boundingRect())
    made = QRectF(0, 0, photo.width() / 5, photo.height() / 5)
    made.moveCenter(photo.center())
    return made


def _zoom_to_boxes(desk: Desk) -> None:
    shown = desk.editor.shown
    boxes = [shown[i].box for i in desk.editor.marks.selected] or [box.box for box in shown]
    if boxes:
        left, top = min(b[1] for b in boxes), min(b[0] for b in boxes)
        right, bottom = max(b[3] for b in boxes), max(b[2] for b in boxes)
        desk.canvas.zoom_to_area(QRectF(left, top, right - left, bottom - top))
