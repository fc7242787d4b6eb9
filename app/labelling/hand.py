"""The pointer at work: turns what the mouse does on the canvas into gestures, and shows them."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import QObject, QPointF, Qt, Signal
from PySide6.QtGui import QColor

from app.labelling import tools
from app.labelling.board import Board
from app.labelling.geometry import Box, HitTarget, Point, Size, tidy
from app.labelling.tools import Gesture, Surroundings, Tool

_REACH = 6.0
"""How far beside an edge a press still takes it, screen pixels."""
_SNAP = 5.0
_JITTER = 3.0
"""A press that moves less is a click."""
_CURSORS: dict[str, Qt.CursorShape] = {
    "n": Qt.CursorShape.SizeVerCursor, "s": Qt.CursorShape.SizeVerCursor,
    "w": Qt.CursorShape.SizeHorCursor, "e": Qt.CursorShape.SizeHorCursor,
    "nw": Qt.CursorShape.SizeFDiagCursor, "se": Qt.CursorShape.SizeFDiagCursor,
    "ne": Qt.CursorShape.SizeBDiagCursor, "sw": Qt.CursorShape.SizeBDiagCursor,
}  # fmt: skip
_DARK = QColor("#222226")


class View(Protocol):
    """What the hand asks of the canvas."""

    size_of_photo: Size | None

    def to_photo(self, at: QPointF) -> QPointF:
        """A point of the view as one of the photo."""
        ...

    def update_cursor(self) -> None:
        """The pointer would do something else now."""
        ...


class Hand(QObject):
    """One pointer with one tool. It changes nothing itself: what it did is told at the end of each gesture."""

    drew = Signal(object)  # Box
    placed = Signal(object, bool)  # Mapping[int, Box]; whether a handle was dragged
    selected = Signal(object)  # frozenset[int]
    hovered = Signal(object)  # int | None
    refused = Signal()  # drawing where nothing may be changed

    def __init__(self, view: View, board: Board) -> None:
        super().__init__(board)
        self._view, self._board = view, board
        self.tool: Tool = "draw"
        self.editable = True
        self.class_name = ""
        self.has_crosshair = True
        self._gesture: Gesture | None = None
        self._pressed_at = QPointF()
        self._last_at: QPointF | None = None
        self._dragging = False
        self._under: HitTarget | None = None
        self._boxes: tuple[object, tuple[Box, ...]] = ((), ())
        board.replaced.connect(self.cancel)  # a gesture knows boxes by their places, and those are others now

    @property
    def busy(self) -> bool:
        """Whether a gesture is under way."""
        return self._gesture is not None

    def set_tool(self, tool: Tool) -> None:
        """Ends what the other one did."""
        self.cancel()
        self.tool = tool
        self._refresh()

    def press(self, at: QPointF, *, adding: bool) -> None:
        """Begins a gesture."""
        if self._view.size_of_photo is None:
            return
        self._gesture, selected = tools.press(self.tool, self._point(at), self._around(), adding=adding)
        self._pressed_at, self._dragging = at, False
        if selected != self._board.marks.selected:
            self.selected.emit(selected)

    def move(self, at: QPointF) -> None:
        """Follows the pointer."""
        self._last_at = at
        if self._gesture is None:
            self._hover(at)
            return
        self._dragging = self._dragging or (at - self._pressed_at).manhattanLength() >= _JITTER
        if self._dragging and self._may():
            self._show(tools.drag(self._gesture, self._point(at), self._around()), at)

    def release(self, at: QPointF) -> None:
        """Ends the gesture and tells what came of it."""
        gesture, self._gesture = self._gesture, None
        if gesture is None:
            return
        if not self._dragging:
            self._click(gesture)
        elif not self._may(gesture):
            self.refused.emit()
        else:
            self._finish(gesture, tools.drag(gesture, self._point(at), self._around()))
        self._dragging = False
        self._refresh()

    def cancel(self) -> bool:
        """Drops the gesture; whether there was one."""
        had, self._gesture = self._gesture is not None, None
        if had:
            self._board.drop_gesture()
            self._refresh()
        return had

    def leave(self) -> None:
        """The pointer left the canvas."""
        self._last_at = None
        self._board.crosshair.hide()
        self._board.pointer_tag.hide()
        if self._gesture is None:
            self._set_under(None)

    def pick(self, at: QPointF) -> None:
        """Selects the box at a point, if it is not selected already."""
        found = self._around().under(self._point(at))
        if found and found.index not in self._board.marks.selected:
            self.selected.emit(frozenset({found.index}))

    def cursor(self) -> Qt.CursorShape:
        """What would happen here."""
        if self._under and self._under.part != "body" and self.editable:
            return _CURSORS[self._under.part]
        if self.tool == "draw":
            return Qt.CursorShape.CrossCursor if self.editable else Qt.CursorShape.ArrowCursor
        return Qt.CursorShape.SizeAllCursor if self._under and self.editable else Qt.CursorShape.ArrowCursor

    def refresh_pointer(self) -> None:
        """Another class, tool or photo while the pointer rests."""
        self._refresh()

    def _may(self, gesture: Gesture | None = None) -> bool:
        return self.editable or isinstance(gesture or self._gesture, tools.Banding)

    def _click(self, gesture: Gesture) -> None:
        self._board.drop_gesture()
        chosen = tools.click(gesture)
        if chosen is not None and chosen != self._board.marks.selected:
            self.selected.emit(chosen)

    def _finish(self, gesture: Gesture, preview: tools.Preview) -> None:
        self._board.show_band(None)
        if preview.new is not None:
            self._board.show_new(None)
            self.drew.emit(tidy(preview.new))
        elif preview.places:
            self.placed.emit(preview.places, isinstance(gesture, tools.Resizing))

    def _show(self, preview: tools.Preview, at: QPointF) -> None:
        if preview.held and self._under:
            self._under = HitTarget(self._under.index, preview.held)
            self._view.update_cursor()
        if preview.selected is not None and preview.selected != self._board.marks.selected:
            self.selected.emit(preview.selected)
        self._board.show_band(preview.band)
        self._board.show_new(preview.new, self.class_name)
        self._board.preview(preview.places)
        self._board.crosshair.hide()
        resizing = isinstance(self._gesture, tools.Resizing)
        shown = preview.new or (next(iter(preview.places.values())) if resizing else None)
        text = f"{shown[3] - shown[1]:.0f} × {shown[2] - shown[0]:.0f}" if shown else ""
        self._board.pointer_tag.say(text, _DARK, self._view.to_photo(at))

    def _hover(self, at: QPointF) -> None:
        self._set_under(self._around().under(self._point(at)) if self._view.size_of_photo else None)
        self._show_pointer(at)

    def _set_under(self, found: HitTarget | None) -> None:
        before, self._under = self._under, found
        if before == found:
            return
        self._board.hover(found.index if found else None)
        self.hovered.emit(found.index if found else None)
        self._view.update_cursor()

    def _show_pointer(self, at: QPointF) -> None:
        point = self._view.to_photo(at)
        drawing = self.tool == "draw" and self.editable and self._view.size_of_photo is not None
        on_grip = self._under is not None and self._under.part != "body"
        if drawing and self.has_crosshair and not on_grip:
            self._board.crosshair.follow(point)
        else:
            self._board.crosshair.hide()
        text = self.class_name if drawing and not on_grip else ""
        self._board.pointer_tag.say(text, self._board.look.colour(self.class_name), point)

    def _refresh(self) -> None:
        if self._last_at is not None:
            self._hover(self._last_at)
        self._view.update_cursor()

    def _point(self, at: QPointF) -> Point:
        point = self._view.to_photo(at)
        return (point.y(), point.x())

    def _around(self) -> Surroundings:
        boxes = self._board.boxes
        if self._boxes[0] is not boxes:
            self._boxes = (boxes, tuple(box.box for box in boxes))
        marks, pixel = self._board.marks, self._board.look.pixel
        return Surroundings(
            self._boxes[1],
            self._view.size_of_photo or (1, 1),
            marks.selected,
            marks.out_of_reach(len(boxes)),
            snap=_SNAP * pixel,
            reach=_REACH * pixel,
        )
