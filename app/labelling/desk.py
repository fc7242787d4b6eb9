"""What a person does on the page, as verbs: each puts the photo's editor, the canvas and the walk to work."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, QPointF, QRectF, Qt, Signal
from PySide6.QtWidgets import QWidget

from app.labelling import edits
from app.labelling.bottom_bar import BottomBar
from app.labelling.canvas import Canvas
from app.labelling.class_picker import ClassPicker
from app.labelling.editor import PhotoEditor
from app.labelling.film_strip import FilmStrip
from app.labelling.geometry import Box
from app.labelling.light_popup import LightPopup
from app.labelling.preferences import Preferences, Switch
from app.labelling.problem_card import ProblemCard
from app.labelling.side_panel import SidePanel
from app.labelling.tools import Tool
from app.labelling.walk import Walk
from app.problem_words import told
from app.session import Session
from app.widgets.banner import Banner, announce
from effdet_core.errors import Problem, UserError

_MOST_SHOWN_AGAIN = 50
"""Boxes that an undo brought back are selected, unless they are very many."""


@dataclass(frozen=True, slots=True)
class Parts:
    """The widgets of the page."""

    canvas: Canvas
    strip: FilmStrip
    panel: SidePanel
    bar: BottomBar
    picker: ClassPicker
    light: LightPopup
    card: ProblemCard
    banner: Banner


class Desk(QObject):
    """Verbs, and nothing else: what shows follows from the signals of the editor and the walk."""

    switched = Signal()
    """A tool or a preference is another one."""

    def __init__(self, parts: Parts, editor: PhotoEditor, walk: Walk, parent: QWidget) -> None:
        super().__init__(parent)
        self.parts, self.editor, self.walk = parts, editor, walk
        self.canvas = parts.canvas
        self.preferences = Preferences()
        self._session: Session | None = None
        self._draft: Box | None = None
        self._names_boxes = False

    def set_session(self, session: Session | None) -> None:
        """Another project, or none."""
        self.parts.picker.give_up()
        self._session = session

    # Tools

    def use_tool(self, tool: Tool) -> None:
        """Draw or select."""
        self.canvas.pans = False
        self.canvas.hand.set_tool(tool)
        self.switched.emit()

    def toggle_pan(self) -> None:
        """The hand that pushes the photo along, or the tool from before."""
        self.canvas.pans = not self.canvas.pans
        self.canvas.update_cursor()
        self.switched.emit()

    def toggle(self, switch: Switch) -> None:
        """One preference the other way."""
        on = self.preferences.toggle(switch)
        self.switched.emit()
        self.say(self._said(switch, on))

    def cancel(self) -> None:
        """What is going on; else the selection; and the keyboard goes back to the canvas."""
        if self.parts.picker.isVisible():
            self.parts.picker.give_up()
        elif not self.canvas.hand.cancel() and self.canvas.hasFocus():
            self.editor.select(())
        self.canvas.setFocus()

    # Boxes

    def drew(self, box: Box) -> None:
        """A new box: of the current class, or, while there is none, of one to be named right there."""
        if not self.preferences.on("keep_tool"):
            self.use_tool("select")
        if self.editor.current_class:
            self.editor.add(box, self.editor.current_class)
            return
        self._draft, self._names_boxes = box, False
        self.canvas.board.show_new(box, waiting=True)
        self._ask(box)

    def draw_in_view(self, area: QRectF) -> None:
        """A new box without a pointer."""
        if self.editor.editable and area.width() > 1 and area.height() > 1:
            self.drew((area.top(), area.left(), area.bottom(), area.right()))

    def choose_class(self) -> None:
        """For the selected boxes, or the next one, by typing."""
        if not self.editor.editable:
            return
        self._draft, self._names_boxes = None, True
        selected = self.editor.marks.selected
        self._ask(self.editor.boxes[max(selected)].box if selected else None)

    def named(self, name: str) -> None:
        """The answer of the picker."""
        if not self.add_class(name, self.parts.picker.show_problem):
            return
        draft, self._draft = self._draft, None
        self.parts.picker.hide()
        self.canvas.board.show_new(None)
        if draft is not None:
            self.editor.set_class(name)  # nothing is selected yet: it only becomes the current one
            self.editor.add(draft, name)
        elif self._names_boxes:
            self.editor.set_class(name)
        self.canvas.setFocus()

    def not_named(self) -> None:
        """The picker was closed."""
        if self._draft is not None:
            self.say(self.tr("A box needs a class. This one was dropped."))
        self._draft = None
        self.canvas.board.show_new(None)
        self.canvas.setFocus()

    def add_class(self, name: str, complain: Callable[[str], None]) -> bool:
        """Makes sure that a class exists."""
        if self._session is None or name in self._session.class_names:
            return self._session is not None
        try:
            self._session.add_class(name)
        except UserError as e:
            complain(_sentence(e.problems[0]))
            return False
        return True

    def add_typed_class(self, name: str) -> None:
        """From the field below the classes."""
        classes = self.parts.panel.classes
        if self._session is not None and name in self._session.class_names:
            classes.show_problem(self.tr("There is a class of this name already."))
        elif self.add_class(name, classes.show_problem):
            classes.added()
            self.editor.select(())
            self.editor.set_class(name)
            self.canvas.setFocus()

    def use_class(self, place: int) -> None:
        """By its place in the list."""
        names = self._session.class_names if self._session else ()
        if place < len(names):
            self.editor.set_class(names[place])
        elif self._session is not None:
            self.say(self.tr("There is no class on this key yet."))

    def step_box(self, by: int) -> None:
        """To the next box of the list; where there is none, Tab goes on to the next control as it does elsewhere."""
        found = self.editor.step(by)
        if found is None:
            self.canvas.focusNextPrevChild(by > 0)
        else:
            self.canvas.reveal(found)
            announce(self.canvas, self.parts.panel.boxes.rows.spoken(found))

    def copy(self) -> None:
        """Remembers boxes."""
        if count := self.editor.copy():
            self.say(self.tr("Copied %n box(es).", "", count))

    def copy_to_next(self) -> None:
        """Boxes go along to the next photo."""
        walk = self.walk
        target = walk.order.step(walk.photo, 1) if walk.photo else None
        if target is None or self._session is None:
            self.say(self.tr("This is the last photo."))
        elif copies := self.editor.copy_to(target, self._session.size(target)):
            walk.go(target)
            self.editor.select([i for i, box in enumerate(self.editor.boxes) if box in copies])

    # Photos

    def step(self, by: int) -> None:
        """Next or previous."""
        if not self.walk.step(by) and self.walk.photo:
            self.say(self.tr("This is the last photo.") if by > 0 else self.tr("This is the first photo."))

    def to_open(self, by: int) -> None:
        """To one that nobody looked at."""
        if not self.walk.to_open(by):
            self.say(self.tr("Every photo has been looked at."))

    def mark_nothing(self) -> None:
        """Nothing here; and on."""
        if not self._may_mark():
            return
        count = len(self.editor.boxes)
        marked = self.editor.nothing_here()
        if marked and count:
            self.say(self.tr("Nothing here: %n box(es) removed. Undo brings them back.", "", count))
        elif marked:
            self._go_on()

    def mark_reviewed(self) -> None:
        """Reviewed; and on."""
        if self._may_mark() and self.editor.review():
            self._go_on()

    def undo(self) -> None:
        """Takes the last edit back and goes to the photo it was on."""
        if self._session is not None:
            self.editor.flush()
            said = self._session.undo_text
            self._after_history(
                self._session.undo, self.tr("Undone: {what}"), said, self.tr("There is nothing to undo.")
            )

    def redo(self) -> None:
        """Does it again."""
        if self._session is not None:
            self.editor.flush()
            said = self._session.redo_text
            self._after_history(
                self._session.redo, self.tr("Done again: {what}"), said, self.tr("There is nothing to redo.")
            )

    # What shows

    def open_light(self) -> None:
        """Brightness and contrast."""
        self.parts.light.open_above(self.parts.bar.mapToGlobal(self.parts.bar.light_corner()))

    def next_panel(self) -> None:
        """The keyboard goes round: canvas, classes, boxes, photos."""
        panel = self.parts.panel
        stops: list[QWidget] = [self.canvas, panel.classes.view, panel.classes.field, panel.boxes, self.parts.strip]
        shown = [stop for stop in stops if stop.isVisible()]
        at = next((i for i, stop in enumerate(shown) if stop.hasFocus()), -1)
        shown[(at + 1) % len(shown)].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def say(self, text: str) -> None:
        """A sentence for a moment."""
        self.parts.bar.say(text)

    def refuse(self, problem: Problem) -> None:
        """Why something could not be done."""
        self.say(_sentence(problem))

    def refuse_to_draw(self) -> None:
        """Drawing where nothing can be changed."""
        if self._session is not None and self._session.read_only:
            self.say(self.tr("This project can only be looked at here."))
        elif self.editor.away:
            self.say(self.tr("The labels of this photo cannot be read now."))
        elif self.editor.damaged is not None:
            self.say(self.tr("First decide above what becomes of its damaged label file."))

    def _may_mark(self) -> bool:
        if self._session is not None and self._session.read_only:
            self.refuse_to_draw()
            return False
        return self.walk.photo is not None and self.editor.damaged is None

    def _go_on(self) -> None:
        if self.preferences.on("go_on"):
            self.step(1)

    def _ask(self, box: Box | None) -> None:
        at = self.canvas.viewport().rect().center()
        if box is not None:
            at = self.canvas.mapFromScene(QPointF(box[3], box[2]))
        self.parts.picker.ask(self._session.class_names if self._session else (), at)

    def _after_history(self, act: Callable[[], frozenset[str]], text: str, what: str | None, nothing: str) -> None:
        if what is None:
            self.say(nothing)
            return
        before, photo = self.editor.shown, self.walk.photo
        try:
            photos = act()
        except UserError as e:
            self.refuse(e.problems[0])
            return
        if photos and photo not in photos:
            self.walk.go(min(photos, key=lambda name: self.walk.order.place(name) or 0))
        else:
            back = edits.changed_places(before, self.editor.shown)
            if back and len(back) <= _MOST_SHOWN_AGAIN:
                self.editor.select(back)
                self.canvas.reveal(min(back))
        self.say(text.format(what=what))

    def _said(self, switch: Switch, on: bool) -> str:
        texts = {
            "keep_tool": (self.tr("Drawing goes on after each box."), self.tr("After a box comes selecting.")),
            "crosshair": (self.tr("With crosshair."), self.tr("Without crosshair.")),
            "go_on": (self.tr("N and R go on to the next photo."), self.tr("N and R stay on the photo.")),
            "keep_view": (self.tr("The zoom stays from photo to photo."), self.tr("Each photo is fitted in.")),
        }
        return texts[switch][0 if on else 1]


def _sentence(problem: Problem) -> str:
    problem = told(problem)
    message = f"{problem.message[:1].upper()}{problem.message[1:]}."
    return f"{message} {problem.hint}".strip()
