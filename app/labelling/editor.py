"""The labels of the photo on the canvas, and every way to change them. Each change is one step that can be undone."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace

from PySide6.QtCore import QObject, QTimer, Signal

from app.labelling import edits, geometry
from app.labelling.edits import Boxes
from app.labelling.geometry import Box, Size
from app.labelling.marks import Marks
from app.session import Session
from effdet_core.dataset import Split
from effdet_core.errors import AwayError, InputError, Problem, UserError
from effdet_core.project import labels as labels_of
from effdet_core.project.annotation import Draft, LabelledBox
from effdet_core.project.labels import Labels

_GATHER_MS = 120
"""Arrow keys pressed within this time are one step; an edit must be on disk a fifth of a second after it."""
_PASTE_OFFSET = 12.0


class PhotoEditor(QObject):
    """Edits go to the session at once; what it says of the photo then is what shows."""

    changed = Signal()
    """The photo, its labels or its boxes are others."""
    marked = Signal()
    """The selection, or what is hidden or locked."""
    class_chosen = Signal()
    """The class of the next box."""
    refused = Signal(object)
    """Problem: why an edit could not be made."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session: Session | None = None
        self.photo: str | None = None
        self.labels = Labels()
        self.size: Size | None = None
        self.damaged: Problem | None = None
        self.away = False
        self.marks = Marks()
        self.current_class = ""
        self._last_class = ""
        self._clipboard: Boxes = ()
        self._pastes = 0
        self._moving: tuple[str, Boxes] | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_GATHER_MS)
        self._timer.timeout.connect(self.flush)

    # What there is

    @property
    def boxes(self) -> Boxes:
        """Of the photo, the moves of arrow keys that are still being gathered included."""
        return self._moving[1] if self._moving else self.labels.boxes

    @property
    def shown(self) -> Boxes:
        """Those that can be seen: none on a photo of which nobody knows the size, as one that cannot be read."""
        return self.boxes if self.size else ()

    @property
    def drafts(self) -> tuple[Draft, ...]:
        """What a detector proposes here, of the classes that there are; the first one is in hand."""
        names = self._session.class_names if self._session and self.size else ()
        return tuple(draft for draft in self.labels.drafts if draft.label in names)

    @property
    def editable(self) -> bool:
        """Whether boxes can be changed here and now."""
        session = self._session
        return session is not None and not session.read_only and self._opened() and self.size is not None

    def set_session(self, session: Session | None) -> None:
        """Another project, or none."""
        self.flush()
        if self._session:
            self._session.photos_changed.disconnect(self._on_photos_changed)
            self._session.classes_changed.disconnect(self._on_classes_changed)
            self._session.handing_over.disconnect(self.flush)
        self._session = session
        self._clipboard = ()
        names = session.class_names if session else ()
        self.current_class = self._last_class = names[0] if names else ""
        self.open(None, None)
        if session:
            session.photos_changed.connect(self._on_photos_changed)
            session.classes_changed.connect(self._on_classes_changed)
            session.handing_over.connect(self.flush)

    def open(self, photo: str | None, size: Size | None) -> None:
        """Goes to a photo. size: None while nobody knows it."""
        self.flush()
        self.photo, self.size = photo, size
        self.marks = Marks(all_hidden=self.marks.all_hidden)
        self._pastes = 0
        if self._session:
            self._session.watch_photo(photo)
        self._read()
        self.changed.emit()
        self.marked.emit()

    def set_size(self, size: Size) -> None:
        """The photo was read and is this large."""
        if size != self.size:
            self.size = size
            self.changed.emit()

    def flush(self) -> None:
        """Hands over what arrow keys did."""
        self._timer.stop()
        if self._moving:
            (text, boxes), self._moving = self._moving, None
            self._change(text, labels_of.with_boxes(self.labels, boxes))

    # Boxes

    def add(self, box: Box, name: str) -> None:
        """A new box, selected."""
        self.flush()
        self._set_boxes(self.tr("Draw a box"), (*self.boxes, LabelledBox(name, geometry.tidy(box))))
        self.select({len(self.boxes) - 1})

    def place(self, places: Mapping[int, Box], resized: bool) -> None:
        """Boxes were moved or resized by the pointer."""
        text = self.tr("Resize a box") if resized else self.tr("Move %n box(es)", "", len(places))
        self.flush()
        self._set_boxes(text, edits.placed(self.boxes, places))

    def nudge(self, dy: float, dx: float) -> None:
        """Moves the selected boxes a little, by arrow key."""
        which = self._loose()
        if self.size and which:
            moving = [self.boxes[i].box for i in which]
            dy, dx = geometry.shift_inside(moving, dy, dx, self.size)
            places = {i: geometry.moved(self.boxes[i].box, dy, dx) for i in which}
            self._gather(self.tr("Move %n box(es)", "", len(which)), places)

    def stretch(self, dy: float, dx: float) -> None:
        """Moves the lower right corner of the selected boxes a little."""
        which = self._loose()
        if self.size and which:
            places = {}
            for i in which:
                box = self.boxes[i].box
                low = (max(box[2] + dy, box[0] + geometry.SMALLEST), max(box[3] + dx, box[1] + geometry.SMALLEST))
                places[i] = geometry.resized(box, "se", low, self.size)[0]
            self._gather(self.tr("Resize a box"), places)

    def delete(self) -> None:
        """The selected boxes."""
        which = self._loose()
        if which:
            self.flush()
            self._set_boxes(self.tr("Delete %n box(es)", "", len(which)), edits.without(self.boxes, which))
            self.select(())

    def accept_drafts(self, *, all: bool = False) -> None:
        """The draft in hand, or all of them, become boxes."""
        chosen = self.drafts if all else self.drafts[:1]
        if chosen and self.editable:
            self.flush()
            text = self.tr("Accept %n draft(s)", "", len(chosen))
            self._change(text, labels_of.with_drafts_accepted(self.labels, chosen))

    def reject_draft(self) -> None:
        """The one in hand is wrong."""
        if (chosen := self.drafts[:1]) and self.editable:
            self.flush()
            self._change(self.tr("Reject a draft"), labels_of.with_drafts_rejected(self.labels, chosen))

    def set_class(self, name: str) -> None:
        """Of the selected boxes, and of the next one drawn."""
        which = self._loose()
        if which:
            self.flush()
            text = self.tr("Change the class to {name}").format(name=name)
            self._set_boxes(text, edits.relabelled(self.boxes, which, name))
        if name != self.current_class:
            self._last_class, self.current_class = self.current_class or name, name
            self.class_chosen.emit()

    def repeat_class(self) -> None:
        """The class used before this one; with boxes selected, the current one for them."""
        which = self._selected() - self.marks.locked
        other = any(self.boxes[i].label != self.current_class for i in which)
        self.set_class(self.current_class if which and other else self._last_class)

    def mark_crowd(self) -> None:
        """The selected boxes stand for many objects; once more, and they do not."""
        which = self._loose()
        if which:
            self.flush()
            crowd = not all(self.boxes[i].crowd for i in which)
            text = self.tr("Mark as many objects") if crowd else self.tr("Mark as one object")
            self._set_boxes(text, edits.marked_crowd(self.boxes, which, crowd))

    # Copies

    def copy(self) -> int:
        """Remembers the selected boxes; how many."""
        if which := self._selected():
            self._clipboard, self._pastes = edits.picked(self.boxes, which), 0
        return len(which)

    def cut(self) -> None:
        """Remembers and deletes."""
        if which := self._loose():
            self._clipboard = edits.picked(self.boxes, which)
            self.delete()
            self._pastes = -1  # the place they left is free again

    def paste(self) -> None:
        """Copies of the boxes remembered; in their own photo beside them."""
        self._pastes += 1
        self._add_copies(self.tr("Paste %n box(es)", "", len(self._clipboard)), self._clipboard, self._pastes)

    def duplicate(self) -> None:
        """Copies of the selected boxes beside them."""
        chosen = edits.picked(self.boxes, self._selected())
        self._add_copies(self.tr("Duplicate %n box(es)", "", len(chosen)), chosen, 1)

    def copy_to(self, photo: str, size: Size | None) -> Boxes:
        """Copies the selected boxes, or all, to another photo at the same place; what they are there."""
        self.flush()
        chosen = edits.picked(self.boxes, self._selected()) or self.boxes
        if self._session is None or not chosen or size is None:
            return ()
        copies = self._at_places(chosen, geometry.pasted([b.box for b in chosen], 0, size))
        text = self.tr("Copy %n box(es) to the next photo", "", len(copies))
        done = self._try(lambda s: s.change(text, {photo: _with_more(s.labels(photo), copies)}))
        return copies if done else ()

    # The photo

    def nothing_here(self) -> bool:
        """There is nothing on the photo; once more, and nobody has looked. Whether it is now so marked."""
        self.flush()
        if self.labels.state == "nothing here":
            self._change(self.tr("Not looked at"), labels_of.not_looked_at(self.labels))
        else:
            self._change(self.tr("Nothing here"), labels_of.with_nothing_here(self.labels))
        return self.labels.state == "nothing here"

    def review(self) -> bool:
        """Marks the photo as reviewed, or no longer. Whether it is."""
        self.flush()
        if self.labels.state == "not looked at":
            hint = self.tr("Draw its boxes first, or say that nothing is here.")
            self.refused.emit(Problem(self.tr("nobody has looked at this photo yet"), hint=hint))
            return False
        text = self.tr("No longer reviewed") if self.labels.reviewed else self.tr("Reviewed")
        self._change(text, replace(self.labels, reviewed=not self.labels.reviewed))
        return self.labels.reviewed

    def set_split(self, split: Split | None) -> None:
        """What the photo is used for."""
        self.flush()
        self._change(self.tr("Change the split"), replace(self.labels, split=split))

    def set_aside(self) -> None:
        """The damaged label file goes out of the way, and the photo starts anew."""
        if self._session and self.photo:
            photo = self.photo
            self._try(lambda s: s.set_aside(photo))

    # What only shows

    def select(self, which: Collection[int]) -> None:
        """Other boxes."""
        self._set_marks(self.marks.select([i for i in which if i < len(self.shown)]))

    def step(self, by: int) -> int | None:
        """Selects the next box of the list, or the one before; its place."""
        count = len(self.shown)
        skipped = self.marks.out_of_reach(count) - self.marks.locked
        found = edits.neighbour(self.marks.selected, count, by, skipped)
        if found is not None:
            self.select({found})
        return found

    def hide(self, which: Collection[int], hide: bool) -> None:
        """Some boxes."""
        self._set_marks(self.marks.hide(which, hide))

    def lock(self, which: Collection[int], lock: bool) -> None:
        """Some boxes."""
        self._set_marks(self.marks.lock(which, lock))

    def hide_all(self) -> None:
        """All boxes, on every photo, until this is called again."""
        hidden = not self.marks.all_hidden
        self._set_marks(replace(self.marks, all_hidden=hidden, selected=frozenset()))

    def show_all(self) -> None:
        """Nothing hidden, nothing locked."""
        self._set_marks(Marks(selected=self.marks.selected))

    # How

    def _opened(self) -> bool:
        return self.photo is not None and self.damaged is None

    def _selected(self) -> frozenset[int]:
        return self.marks.selected if self.editable else frozenset()

    def _loose(self) -> frozenset[int]:
        """The selected boxes but for locked ones; says so where nothing else is selected."""
        chosen = self._selected()
        if chosen and chosen <= self.marks.locked:
            self.refused.emit(Problem(self.tr("%n locked box(es) stay as they are", "", len(chosen))))
        return chosen - self.marks.locked

    def _gather(self, text: str, places: Mapping[int, Box]) -> None:
        if self._moving and self._moving[0] != text:
            self.flush()
        moved = edits.placed(self.boxes, places)
        if moved == self.boxes:
            return
        self._moving = (text, moved)
        if not self._timer.isActive():
            self._timer.start()
        self.changed.emit()

    def _add_copies(self, text: str, chosen: Boxes, times: int) -> None:
        if not chosen or not self.editable or self.size is None:
            return
        self.flush()
        copies = self._at_places(chosen, geometry.pasted([b.box for b in chosen], _PASTE_OFFSET * times, self.size))
        before = len(self.boxes)
        self._set_boxes(text, (*self.boxes, *copies))
        self.select(range(before, len(self.boxes)))

    @staticmethod
    def _at_places(chosen: Boxes, places: Sequence[Box]) -> Boxes:
        return tuple(replace(b, box=geometry.tidy(at)) for b, at in zip(chosen, places, strict=True))

    def _set_boxes(self, text: str, boxes: Boxes) -> None:
        if boxes != self.labels.boxes:
            self._change(text, labels_of.with_boxes(self.labels, boxes))

    def _change(self, text: str, labels: Labels) -> None:
        photo = self.photo
        if photo is not None and self._opened():
            self._try(lambda s: s.change(text, {photo: labels}))

    def _try(self, act: Callable[[Session], object]) -> bool:
        if self._session is None:
            return False
        try:
            act(self._session)
        except UserError as e:
            self.refused.emit(e.problems[0])
            self.changed.emit()  # whoever showed the edit already takes it back
            return False
        return True

    def _set_marks(self, marks: Marks) -> None:
        if marks != self.marks:
            self.marks = marks
            self.marked.emit()

    def _read(self) -> None:
        self.labels, self.damaged, self.away = Labels(), None, False
        if self._session and self.photo:
            try:
                self.labels = self._session.labels(self.photo)
            except InputError as e:
                self.damaged, self.away = e.problems[0], isinstance(e, AwayError)

    def _on_photos_changed(self, photos: frozenset[str]) -> None:
        if self.photo not in photos:
            return
        self._timer.stop()
        self._moving = None
        before = self.labels.boxes
        self._read()
        self.marks = self.marks.follow(before, self.labels.boxes)
        self.changed.emit()
        self.marked.emit()

    def _on_classes_changed(self) -> None:
        names = self._session.class_names if self._session else ()
        if self.current_class not in names:
            self.current_class = names[0] if names else ""
        if self._last_class not in names:
            self._last_class = self.current_class
        self.class_chosen.emit()


def _with_more(labels: Labels, boxes: Boxes) -> Labels:
    new = tuple(b for b in boxes if b not in labels.boxes)
    return labels_of.with_boxes(labels, (*labels.boxes, *new))
