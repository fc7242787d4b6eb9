"""The scene of the canvas: a photo with its boxes, and what shows during a gesture."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QObject, QPointF, Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QGraphicsScene

from app import theme
from app.labelling import edits
from app.labelling.box_items import BandItem, BoxItem, GripsItem, Look
from app.labelling.draft_items import DraftsItem
from app.labelling.edits import Boxes
from app.labelling.geometry import Box, Size
from app.labelling.marks import Marks
from app.labelling.photo_item import PhotoItem
from app.labelling.pointer_items import Crosshair, PointerTag


class Board(QGraphicsScene):
    """Shows boxes; an edit touches only the items of boxes that it changed."""

    replaced = Signal()
    """Other boxes are shown: places in the list may mean other ones than before."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.look = Look()
        self.photo = PhotoItem()
        self.crosshair = Crosshair()
        self.pointer_tag = PointerTag(self.look)
        self.drafts = DraftsItem(self.look)
        self._grips = GripsItem(self.look)
        self._new, self._band = BandItem(8), BandItem(9)
        self._items: list[BoxItem] = []
        self._resting: list[BoxItem] = []
        self._boxes: Boxes = ()
        self._marks = Marks()
        self._hovered: int | None = None
        for item in (self.photo, self.drafts, self._grips, self._new, self._band, self.crosshair, self.pointer_tag):
            self.addItem(item)
        self._grips.hide()

    @property
    def boxes(self) -> Boxes:
        """What is shown."""
        return self._boxes

    @property
    def marks(self) -> Marks:
        """How it is shown."""
        return self._marks

    def item(self, index: int) -> BoxItem:
        """Of a box."""
        return self._items[index]

    def set_colours(self, colours: Mapping[str, QColor]) -> None:
        """Of the classes by name."""
        self.look.colours = dict(colours)
        self.look.tags.clear()
        for item in self._items:
            item.dress()
        for item in self._resting:
            item.forget()

    def set_pixel(self, pixel: float, ratio: float) -> None:
        """Another zoom, as the side of a screen pixel in pixels of the photo."""
        if (pixel, ratio) == (self.look.pixel, self.look.ratio):
            return
        denser, self.look.pixel, self.look.ratio = ratio != self.look.ratio, pixel, ratio
        for item in self._items:
            item.dress() if denser else item.place(item.box)
        for item in self._resting if denser else ():
            item.forget()
        self._show_grips()

    def show_boxes(self, boxes: Boxes, marks: Marks) -> None:
        """Boxes and how they stand out."""
        shown = len(self._boxes)
        start, end = edits.shared_ends(self._boxes, boxes)
        self._replace_items(start, len(self._boxes) - end, boxes[start : len(boxes) - end])
        touched = _differing(self._boxes, boxes, self._marks, marks) | frozenset(range(start, len(boxes) - end))
        self._boxes, self._marks = boxes, marks
        if self._hovered is not None and self._hovered >= len(boxes):
            self._hovered = None
        self._mark(touched)
        self._show_grips()
        if start + end < len(boxes) or start + end < shown:
            self.replaced.emit()

    def hover(self, index: int | None) -> None:
        """The box under the pointer, here or in the list of boxes."""
        before, self._hovered = self._hovered, index
        if before != index:
            self._mark(frozenset(i for i in (before, index) if i is not None and i < len(self._items)))

    def preview(self, places: Mapping[int, Box]) -> None:
        """Boxes that follow the pointer; what they are changes only when it lets go."""
        for index, box in places.items():
            self._items[index].place(box)
        self._show_grips()

    def show_new(self, box: Box | None, name: str = "", *, waiting: bool = False) -> None:
        """The box being drawn. waiting: it is drawn and has no class yet."""
        colour = self.look.colour(name) if name else theme.current().colour("accent")
        fill = QColor(colour)
        fill.setAlpha(40)
        self._new.show_box(box, colour, fill, dashed=waiting)

    def show_band(self, box: Box | None) -> None:
        """The rubber band."""
        line = theme.current().colour("accent")
        fill = QColor(line)
        fill.setAlpha(36)
        self._band.show_box(box, line, fill)

    def show_picture_size(self, size: Size) -> None:
        """What the crosshair and the drafts span."""
        self.crosshair.set_size(size)
        self.drafts.set_size(size)

    def drop_gesture(self) -> None:
        """Everything back to how it is."""
        self.show_new(None)
        self.show_band(None)
        for index, item in enumerate(self._items):
            if item.box != self._boxes[index].box:
                item.place(self._boxes[index].box)
        self._show_grips()

    def centre_of(self, index: int) -> QPointF:
        """The middle of a box."""
        ymin, xmin, ymax, xmax = self._items[index].box
        return QPointF((xmin + xmax) / 2, (ymin + ymax) / 2)

    def _replace_items(self, start: int, end: int, boxes: Boxes) -> None:
        """Items of the boxes from start to end now show other ones; those left over rest: Qt is slow to lose them."""
        shown = self._items[start:end]
        for item in shown[len(boxes) :]:
            item.hide()
        self._resting += shown[len(boxes) :]
        shown = shown[: len(boxes)]
        while len(shown) < len(boxes):
            shown.append(self._resting.pop() if self._resting else self._new_item())
        for item, box in zip(shown, boxes, strict=True):
            item.show_box(box.box, box.label, box.crowd)
        self._items[start:end] = shown

    def _new_item(self) -> BoxItem:
        item = BoxItem(self.look)
        self.addItem(item)
        return item

    def _mark(self, which: frozenset[int]) -> None:
        marks = self._marks
        for i in which:
            item = self._items[i]
            item.setVisible(not (marks.all_hidden or i in marks.hidden))
            item.mark(selected=i in marks.selected, hovered=i == self._hovered, locked=i in marks.locked)

    def _show_grips(self) -> None:
        only = next(iter(self._marks.selected)) if len(self._marks.selected) == 1 else None
        shown = only is not None and only not in self._marks.out_of_reach(len(self._items))
        self._grips.setVisible(shown)
        if only is not None and shown:
            self._grips.place(self._items[only].box, self.look.colour(self._items[only].name))


def _differing(old: Boxes, new: Boxes, before: Marks, marks: Marks) -> frozenset[int]:
    """Boxes that stand out differently with other marks: all of them where the list moved up or down."""
    if len(old) != len(new) or before.all_hidden != marks.all_hidden:
        return frozenset(range(len(new)))
    return (before.selected ^ marks.selected) | (before.hidden ^ marks.hidden) | (before.locked ^ marks.locked)
