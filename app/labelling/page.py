"""The Label page: puts the canvas, the strip, the panel and the bar together, and shows what the editor says."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QEvent, QPoint, Qt, QTimer
from PySide6.QtGui import QAction, QColor, QHideEvent, QImage, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.labelling import commands, edits, explained
from app.labelling.actions import ROWS, class_id
from app.labelling.bottom_bar import BottomBar
from app.labelling.canvas import Canvas
from app.labelling.class_keys import MOST
from app.labelling.class_picker import ClassPicker
from app.labelling.desk import Desk, Parts
from app.labelling.editor import PhotoEditor
from app.labelling.film_strip import FilmStrip
from app.labelling.geometry import Size
from app.labelling.light_popup import LightPopup
from app.labelling.menus import box_menu
from app.labelling.problem_card import ProblemCard
from app.labelling.side_panel import OwnKeys, SidePanel
from app.labelling.walk import Walk
from app.page import Page
from app.problem_words import told
from app.session import Session
from app.thumbnails import Thumbnails
from app.widgets.banner import Banner, announce
from app.widgets.empty_state import EmptyState
from app.widgets.explained import explain
from app.widgets.text import line
from effdet_core.errors import Problem

Navigate = Callable[[str, str | None], None]


class LabelPage(Page):
    """One photo after the other."""

    def __init__(self, navigate: Navigate, thumbnails: Thumbnails, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._navigate = navigate
        self._session: Session | None = None
        self._pictured: str | None = None
        self.editor = PhotoEditor(self)
        self.walk = Walk(thumbnails, self)
        self.canvas = Canvas()
        self.parts = self._build_parts(thumbnails)
        self.desk = Desk(self.parts, self.editor, self.walk, self)
        self._handlers = commands.handlers(self.desk)
        self._own_keys = OwnKeys(self)
        self._empty = EmptyState("label", "", action=self._leave_empty, action_text=self.tr("Go to the photos"))
        self._stack = QStackedWidget()
        self._reading_keys = QTimer(self)
        self._build_layout()
        self._connect()
        explain(explained.words(self.parts))
        self.canvas.setObjectName("label.canvas")
        self._show_switches()
        self._show_stack()

    # For the window

    def set_session(self, session: Session | None) -> None:
        """Another project, or none. Edits that are still gathered go to the one before first."""
        self.editor.flush()
        if self._session:
            self._session.classes_changed.disconnect(self._show_classes)
            self._session.photos_changed.disconnect(self._on_photos_changed)
        self._session = session
        self.desk.set_session(session)
        self.editor.set_session(session)
        self.walk.set_session(session)
        if session:
            session.classes_changed.connect(self._show_classes)
            session.photos_changed.connect(self._on_photos_changed)
        self._show_classes()
        self._show_banner()
        self.parts.panel.classes.field.setEnabled(session is not None and not session.read_only)
        if session and self.isVisible():
            self.walk.enter()

    def handlers(self) -> Mapping[str, Callable[[], None]]:
        """What the page does for each action; undo and redo too, because they lead to the photo they change."""
        return self._handlers

    def open_photo(self, name: str, within: list[str]) -> None:
        """Shows a photo. within: the photos to go through, in order; empty for all."""
        self.walk.go_through(within)
        self.walk.go(name)

    def photo(self) -> str | None:
        """The one on the canvas."""
        return self.walk.photo

    def hand_on_focus(self) -> QWidget:
        """The canvas."""
        return self.canvas

    def shown(self) -> None:
        """The page was switched to: work goes on where it stopped."""
        self.walk.enter()
        self.canvas.setFocus()

    def hideEvent(self, event: QHideEvent) -> None:
        """Nothing waits while the page is away."""
        self.editor.flush()
        super().hideEvent(event)

    def event(self, event: QEvent) -> bool:
        """The window gave the actions other keys, which the key caps follow."""
        if event.type() in (QEvent.Type.ActionAdded, QEvent.Type.ActionChanged, QEvent.Type.ActionRemoved):
            self._reading_keys.start()
        return super().event(event)

    # Building

    def _build_parts(self, thumbnails: Thumbnails) -> Parts:
        return Parts(
            canvas=self.canvas,
            strip=FilmStrip(thumbnails),
            panel=SidePanel(),
            bar=BottomBar(self._run),
            picker=ClassPicker(self.canvas),
            light=LightPopup(self),
            card=ProblemCard(self.canvas),
            banner=Banner(),
        )

    def _build_layout(self) -> None:
        parts = self.parts
        middle = QVBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(parts.banner)
        middle.addWidget(self.canvas, 1)
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(parts.strip)
        row.addWidget(line("down"))
        row.addLayout(middle, 1)
        row.addWidget(parts.panel)
        work = QWidget()
        column = QVBoxLayout(work)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(row, 1)
        column.addWidget(line())
        column.addWidget(parts.bar)
        self._stack.addWidget(self._empty)
        self._stack.addWidget(work)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._stack)
        self.setTabOrder(self.canvas, parts.panel.classes.view)
        for widget in (parts.strip, parts.panel, parts.bar, parts.banner):
            self._own_keys.watch(widget)
        self._reading_keys.setSingleShot(True)
        self._reading_keys.setInterval(0)
        self._reading_keys.timeout.connect(self._show_keys)

    def _connect(self) -> None:
        self._connect_canvas()
        self._connect_panel()
        editor, walk, parts = self.editor, self.walk, self.parts
        editor.changed.connect(self._show_labels)
        editor.marked.connect(self._show_marks)
        editor.class_chosen.connect(self._show_class)
        editor.refused.connect(self.desk.refuse)
        walk.left.connect(parts.picker.give_up)
        walk.left.connect(self.editor.flush)
        walk.arrived.connect(self._on_arrived)
        walk.pictured.connect(self._on_pictured)
        walk.failed.connect(self._on_failed)
        walk.ordered.connect(self._on_ordered)
        self.desk.switched.connect(self._show_switches)

    def _connect_canvas(self) -> None:
        hand, parts = self.canvas.hand, self.parts
        hand.drew.connect(self.desk.drew)
        hand.placed.connect(self.editor.place)
        hand.selected.connect(self.editor.select)
        hand.refused.connect(self.desk.refuse_to_draw)
        self.canvas.zoomed.connect(parts.bar.show_zoom)
        self.canvas.resized.connect(parts.card.centre)
        self.canvas.menu_wanted.connect(self._open_menu)
        parts.picker.picked.connect(self.desk.named)
        parts.picker.dropped.connect(self.desk.not_named)
        parts.light.changed.connect(self.canvas.board.photo.set_light)
        parts.light.closed.connect(self._show_switches)
        parts.card.next_wanted.connect(lambda: self.desk.step(1))
        parts.card.retry_wanted.connect(self.walk.load)

    def _connect_panel(self) -> None:
        panel = self.parts.panel
        panel.classes.chosen.connect(self.editor.set_class)
        panel.classes.add_wanted.connect(self.desk.add_typed_class)
        panel.boxes.picked.connect(self._on_picked)
        panel.boxes.hovered.connect(self.canvas.board.hover)
        panel.boxes.hide_wanted.connect(lambda row, hide: self.editor.hide({row}, hide))
        panel.boxes.lock_wanted.connect(lambda row, lock: self.editor.lock({row}, lock))
        panel.boxes.menu_wanted.connect(self._open_menu)
        panel.facts.nothing_wanted.connect(self.desk.mark_nothing)
        panel.facts.review_wanted.connect(self.desk.mark_reviewed)
        panel.facts.split_wanted.connect(self.editor.set_split)
        self.parts.strip.chosen.connect(self.walk.go)

    def _run(self, id: str) -> None:
        self._handlers[f"label.{id}"]()
        self._show_switches()

    # What happened

    def _on_arrived(self) -> None:
        self.canvas.hand.cancel()
        self.parts.card.hide()
        self.editor.open(self.walk.photo, self.walk.size())
        self.parts.strip.show_current(self.walk.photo or "")
        self._show_banner()
        self._show_progress()
        if self.walk.photo:
            announce(self.canvas, self.parts.strip.photos.spoken(self.walk.photo))

    def _on_pictured(self, size: Size | None, levels: tuple[QImage, ...]) -> None:
        self.parts.card.hide()
        keep = self.desk.preferences.on("keep_view") or self._same_photo()
        self.canvas.show_picture(size, levels, keep_view=keep)
        self._pictured = self.walk.photo
        if size:
            self.editor.set_size(size)
        self.canvas.hand.refresh_pointer()

    def _on_failed(self, problem: Problem) -> None:
        self.canvas.show_picture(None, ())
        self.editor.open(self.walk.photo, None)
        self.parts.card.show_problem(problem)

    def _on_ordered(self) -> None:
        self.parts.strip.show_order(self.walk.order, self.walk.row)
        self._show_stack()
        self._show_progress()
        if self.walk.photo:
            self.parts.strip.show_current(self.walk.photo)
        elif self.isVisible():
            self.walk.enter()

    def _on_photos_changed(self, photos: frozenset[str]) -> None:
        for photo in list(photos)[:200]:
            self.parts.strip.refresh(photo)
        self._show_progress()
        self._show_banner()

    def _on_picked(self, which: frozenset[int]) -> None:
        self.editor.select(which)
        if len(which) == 1:
            self.canvas.reveal(next(iter(which)))

    # What shows

    def _show_labels(self) -> None:
        editor, panel = self.editor, self.parts.panel
        boxes = editor.shown
        self.canvas.hand.editable = editor.editable
        self.canvas.board.show_boxes(boxes, editor.marks)
        self.canvas.board.drafts.show_drafts(editor.drafts)
        panel.boxes.show_boxes(boxes)
        panel.show_count(len(boxes), known=editor.damaged is None and editor.size is not None)
        panel.facts.show_photo(editor.photo or "", editor.size, editor.labels)
        panel.facts.set_editable(self._may_change())
        self._show_class()
        self._show_hint()

    def _show_marks(self) -> None:
        editor = self.editor
        if len(self.canvas.board.boxes) == len(editor.shown):
            self.canvas.board.show_boxes(self.canvas.board.boxes, editor.marks)
            self.parts.panel.boxes.show_marks(editor.marks)
        self.canvas.hand.refresh_pointer()
        self.parts.bar.show_switch("hide_all", editor.marks.all_hidden)
        self._show_hint()

    def _show_class(self) -> None:
        editor = self.editor
        self.parts.panel.classes.model.tell(edits.counts(editor.boxes), editor.current_class)
        self.canvas.hand.class_name = editor.current_class
        self.canvas.hand.refresh_pointer()

    def _show_classes(self) -> None:
        classes = self._session.classes if self._session else ()
        colours = {item.name: QColor(item.colour) for item in classes}
        self.canvas.board.set_colours(colours)
        self.parts.panel.boxes.rows.colours = colours
        self.parts.panel.boxes.viewport().update()
        self._show_keys()
        self._show_class()

    def _show_keys(self) -> None:
        keys = self._keys()
        classes = self._session.classes if self._session else ()
        class_keys = [keys.get(class_id(i).removeprefix("label."), "") for i in range(min(len(classes), MOST))]
        self.parts.panel.classes.show_classes(classes, class_keys)
        self.parts.panel.facts.nothing.set_key(keys.get("nothing", ""))
        self.parts.panel.facts.reviewed.set_key(keys.get("reviewed", ""))
        self.parts.bar.show_keys(keys)

    def _show_switches(self) -> None:
        hand, bar, preferences = self.canvas.hand, self.parts.bar, self.desk.preferences
        hand.has_crosshair = preferences.on("crosshair")
        hand.refresh_pointer()
        bar.show_tool(hand.tool, self.canvas.pans)
        bar.show_switch("keep_tool", preferences.on("keep_tool"))
        bar.show_switch("crosshair", preferences.on("crosshair"))
        bar.show_switch("hide_all", self.editor.marks.all_hidden)
        bar.show_switch("light", self.parts.light.is_changed)
        self._show_hint()

    def _show_progress(self) -> None:
        progress = self.walk.progress
        done = progress.done()
        self.parts.bar.show_progress(done, progress.count, progress.pace.minutes_left(progress.count - done))

    def _show_banner(self) -> None:
        banner = self.parts.banner
        if self.editor.away:
            banner.say(
                self.tr("The labels of this photo cannot be read now. They show when its disk answers."), "error"
            )
        elif self.editor.damaged:
            text = self.tr("The label file of this photo is damaged. It is kept as it is until you decide.")
            banner.say(text, "error", self.tr("Set aside and label anew"), self.editor.set_aside)
            banner.message.setToolTip(str(told(self.editor.damaged)))
        else:
            banner.hide()

    def _show_hint(self) -> None:
        self.parts.bar.hint(self._hint())

    def _hint(self) -> str:
        editor = self.editor
        if not editor.editable or self.canvas.pans:
            return ""
        if len(editor.marks.selected) > 1:
            return self.tr("%n boxes selected: a class key changes them all", "", len(editor.marks.selected))
        if editor.marks.selected:
            return self.tr("Drag a handle, use the arrow keys, or press a class key")
        if drafts := len(editor.drafts):
            return self.tr("%n draft(s): Enter accepts, Shift+Enter all, Backspace rejects", "", drafts)
        if self.canvas.hand.tool == "draw":
            return self.tr("Drag from corner to corner around an object")
        return self.tr("Click a box, or drag across several")

    def _show_stack(self) -> None:
        there = self._session is not None and len(self.walk.order) > 0
        self._stack.setCurrentIndex(1 if there else 0)
        if self._session is None:
            self._empty.set_text(self.tr("Open a project to label its photos."))
            self._empty.button.setText(self.tr("All projects"))
        else:
            self._empty.set_text(
                self.tr("There are no photos yet."), self.tr("Add some, then draw boxes on them here.")
            )

    def _leave_empty(self) -> None:
        self._navigate("photos" if self._session else "home", None)

    # Small questions

    def _may_change(self) -> bool:
        session = self._session
        return session is not None and not session.read_only and self.editor.damaged is None

    def _same_photo(self) -> bool:
        return self.walk.photo is not None and self.walk.photo == self._pictured

    def _keys(self) -> dict[str, str]:
        """The first key of each action, as this system writes it, without `label.`."""
        made = {action.objectName(): action for action in self.actions()}
        return {row.id.removeprefix("label."): _key(made.get(row.id), row.keys) for row in ROWS}

    def _open_menu(self, at: QPoint) -> None:
        if not self.editor.editable:
            return
        classes = self._session.classes if self._session else ()
        menu = box_menu(self, classes, self._handlers, self._keys(), self.editor.set_class)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(at)


def _key(action: QAction | None, usual: tuple[str, ...]) -> str:
    keys = [s.toString(QKeySequence.SequenceFormat.NativeText) for s in action.shortcuts()] if action else list(usual)
    return keys[0] if keys else ""
