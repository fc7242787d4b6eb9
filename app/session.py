"""An open project, shared by all pages of the window: what is known of it, how to change it, and word of changes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from app import scan_thread
from app.disk_watch import DiskWatch
from app.saving import Saving, SavingWatch
from effdet_core import images
from effdet_core.errors import AwayError, InputError, Problem, UserError
from effdet_core.project import Project, class_changes, scanning
from effdet_core.project.catalogue import Catalogue
from effdet_core.project.classes import ObjectClass
from effdet_core.project.disk import Stamp
from effdet_core.project.editor import Editor, Listener
from effdet_core.project.journal import Edit
from effdet_core.project.labels import Labels

_FIRST_MS = 300
"""A project that is known is looked through when its photos have been painted, which that would slow down."""
_KEEP_MS = 60_000
"""The catalogue is kept this often while it changes, besides at the end."""
_SCAN_PATIENCE_MS = 2000
"""Closing waits this long for a look that a disk may keep."""


@dataclass(frozen=True, slots=True)
class ClassUse:
    """How much hangs on a class, the bin included."""

    photos: int
    boxes: int


class Session(QObject):
    """Everything is called from the window's thread; edits count at once and reach the disk a moment later."""

    photos_changed = Signal(object)
    """frozenset[str]: photos of which something else is known now, whoever changed it."""
    listing_changed = Signal()
    """Photos came or went: rows of the catalogue have other numbers."""
    classes_changed = Signal()
    history_changed = Signal()
    saving_changed = Signal(object)
    """Saving."""
    noticed = Signal(object)
    """Problem that a person should know."""
    scanning_changed = Signal(bool)
    """Whether photos and label files are being looked through."""
    scan_progress = Signal(int, int)
    handing_over = Signal()
    """Everything must reach the disk: whoever holds an edit back makes it now."""

    _saved = Signal(object)
    _stuck = Signal(object)
    _told = Signal(object)
    _outside = Signal(str)

    def __init__(self, path: Path, parent: QObject | None = None) -> None:
        """Opens a project. Raises `InputError` when it cannot be opened."""
        super().__init__(parent)
        self.project = Project.open(path)
        self._connect()
        listener = Listener(self._saved.emit, self._stuck.emit, self._told.emit, self._outside.emit)
        self._editor = Editor(self.project, listener)
        self._catalogue = scanning.load(self.project)
        self._is_new = self._catalogue is None
        self._edited: set[str] = set()
        self._unread: set[str] = set()
        self._saving = SavingWatch(self._editor, self)
        self._saving.changed.connect(self.saving_changed)
        self._scan: scan_thread.ScanThread | None = None
        self._scan_again = False
        self._closed = False
        self._disk = DiskWatch(self.project.path / "project.yaml", self)
        self._first, self._keeping = QTimer(self), QTimer(self)
        self._build_timers()
        self._first.start(0 if self._is_new else _FIRST_MS)

    @property
    def catalogue(self) -> Catalogue:
        """Every photo; empty until the first look at the disk is done. Another object after `listing_changed`."""
        return self._catalogue if self._catalogue is not None else _EMPTY

    @property
    def classes(self) -> tuple[ObjectClass, ...]:
        """The classes, in order."""
        return self._editor.classes

    @property
    def class_names(self) -> tuple[str, ...]:
        """Their names."""
        return tuple(item.name for item in self.classes)

    @property
    def read_only(self) -> bool:
        """Whether another window edits the project."""
        return self._editor.read_only

    @property
    def saving(self) -> Saving:
        """How saving goes."""
        return self._saving.now

    @property
    def is_scanning(self) -> bool:
        """Whether photos and label files are being looked through, or will be in a moment for the first time."""
        return self._scan is not None or self._first.isActive()

    @property
    def undo_text(self) -> str | None:
        """What `undo` undoes, for people; None for nothing."""
        return self._editor.undo_text

    @property
    def redo_text(self) -> str | None:
        """What `redo` does again; None for nothing."""
        return self._editor.redo_text

    def path(self, photo: str) -> Path:
        """The file of a photo."""
        return self.project.library.path_of(photo)

    def labels(self, photo: str) -> Labels:
        """What is said of a photo now. Raises `InputError` when its label file is damaged, `AwayError` when away."""
        try:
            return self._editor.labels(photo)
        except AwayError:
            self._unread.add(photo)
            raise

    def watch_photo(self, photo: str | None) -> None:
        """The photo on show: what another program does to its labels is noticed at once."""
        self._disk.watch_photo(photo, self.project.annotation_path(photo) if photo else None)

    def size(self, photo: str) -> tuple[int, int] | None:
        """(height, width) of the upright photo, None when it cannot be read."""
        row = self.catalogue.row_of(photo)
        if row is not None and self.catalogue.size[row].all():
            return int(self.catalogue.size[row, 0]), int(self.catalogue.size[row, 1])
        try:
            info = images.probe(self.path(photo))
        except InputError:
            return None
        if row is not None:
            self.catalogue.size[row] = (info.height, info.width)
        return info.height, info.width

    def change(self, text: str, changes: Mapping[str, Labels]) -> None:
        """One edit that can be undone. text: what it is, translated. Raises `UserError` when it is impossible."""
        self._done(self._editor.do(text, changes))

    def add_class(self, name: str) -> ObjectClass:
        """A new class. Raises `UserError` for an impossible name or one that is taken."""
        text = self.tr("Add the class {name}").format(name=name)
        self._done(self._editor.add_class(text, name))
        return self.classes[-1]

    def rename_class(self, name: str, new: str) -> None:
        """Gives a class, and all its boxes, another name. Raises `UserError`."""
        text = self.tr("Rename {old} to {new}").format(old=name, new=new)
        self._change_class(text, name, class_changes.renamed(self.classes, name, new), new)

    def merge_class(self, name: str, into: str) -> None:
        """Gives all boxes of a class to another one and removes it. Raises `UserError`."""
        class_changes.found(self.classes, into)
        text = self.tr("Merge {old} into {new}").format(old=name, new=into)
        self._change_class(text, name, class_changes.without(self.classes, name), into)

    def delete_class(self, name: str) -> None:
        """Removes a class and all its boxes. Raises `UserError`."""
        text = self.tr("Delete the class {name}").format(name=name)
        self._change_class(text, name, class_changes.without(self.classes, name), None)

    def recolour_class(self, name: str, colour: str) -> None:
        """Another colour, #rrggbb."""
        text = self.tr("Change the colour of {name}").format(name=name)
        self._done(self._editor.do(text, {}, class_changes.recoloured(self.classes, name, colour)))

    def preview_class_change(self, name: str) -> ClassUse:
        """How much hangs on a class."""
        return ClassUse(len(self.catalogue.rows_with(name)), self.catalogue.boxes_with(name))

    def undo(self) -> frozenset[str]:
        """Takes the last edit back; returns the photos it touched."""
        return self._done(self._editor.undo())

    def redo(self) -> frozenset[str]:
        """Does the edit undone last again; returns the photos it touched."""
        return self._done(self._editor.redo())

    def set_aside(self, photo: str) -> None:
        """Moves a damaged label file out of the way; the photo can be labelled anew. Raises `UserError`."""
        self._editor.set_aside(photo)
        self._put([photo])

    def rescan(self) -> None:
        """Looks at the disk again, in the background."""
        if self._closed:  # a look that was due when the project closed would outlive it
            return
        self._first.stop()
        if self._scan is not None:
            self._scan_again = True
            return
        self._edited.clear()
        before = None if self._is_new else self._catalogue
        self._scan = scan_thread.ScanThread(self.project, before, self)
        self._scan.listed.connect(self._listed)
        self._scan.progress.connect(self.scan_progress)
        self._scan.done.connect(self._scanned)
        self._scan.finished.connect(self._scan_ended)
        self.scanning_changed.emit(True)
        self._scan.start()

    def reload_project(self) -> None:
        """Takes over what another part of the program wrote to project.yaml: classes, linked folders, splits policy."""
        if self._editor.reload():
            self.classes_changed.emit()
        self._watch()
        self.rescan()

    def flush(self, timeout: float = 10.0) -> bool:
        """Waits until every edit is on disk; False when that takes too long, at once where it is known not to work."""
        self.handing_over.emit()
        return self._editor.flush(self._saving.patience(timeout))

    def close(self, timeout: float = 10.0) -> bool:
        """Ends; False when some edit could not be saved in time, seconds."""
        self._closed = True
        self._first.stop()
        self._keeping.stop()
        self._saving.close()
        self._disk.close()
        if self._scan is not None:
            self._scan.leave(_SCAN_PATIENCE_MS)
        clean = self._editor.close(self._saving.patience(timeout))
        if clean:
            self._keep()
        return clean

    def _connect(self) -> None:
        """The editor's thread speaks through these."""
        self._saved.connect(self._on_saved)
        self._stuck.connect(self._on_stuck)
        self._told.connect(self.noticed)
        # In the midst of an edit, what others did is already part of it; afterwards it is told of.
        self._outside.connect(self._on_outside, Qt.ConnectionType.QueuedConnection)

    def _build_timers(self) -> None:
        self._first.setSingleShot(True)
        self._first.timeout.connect(self.rescan)
        self._disk.look_wanted.connect(self.rescan)
        self._disk.photo_changed.connect(self._on_photo_touched)
        self._disk.project_changed.connect(self._on_project_touched)
        self._keeping.setInterval(_KEEP_MS)
        self._keeping.timeout.connect(self._keep)

    def _change_class(self, text: str, name: str, classes: class_changes.Classes, into: str | None) -> None:
        if self.is_scanning and (self._is_new or self._catalogue is None):
            hint = self.tr("Try again in a moment.")
            raise UserError(self.tr("the label files are still being read"), hint=hint)
        photos = (self.catalogue.names[row] for row in self.catalogue.rows_with(name))
        changes = {photo: class_changes.with_class(self.labels(photo), name, into) for photo in photos}
        self._done(self._editor.do(text, changes, classes))

    def _done(self, edit: Edit | None) -> frozenset[str]:
        """Tells everybody of an edit."""
        if edit is None:
            return frozenset()
        photos = frozenset(edit.after)
        self._put(photos, edit.after)
        if edit.classes:
            self.classes_changed.emit()
        self.history_changed.emit()
        self._saving.look()
        return photos

    def _put(self, photos: Iterable[str], known: Mapping[str, Labels] | None = None) -> None:
        """Takes edits over into the catalogue."""
        photos = frozenset(photos)
        self._edited |= photos
        for photo in photos:
            row = self.catalogue.row_of(photo)
            if row is None:
                continue
            self._put_row(row, photo, (known or {}).get(photo))
        if photos:
            self.photos_changed.emit(photos)

    def _put_row(self, row: int, photo: str, known: Labels | None = None) -> None:
        """What is said of a photo now; a damaged label file is no empty one, and one out of reach says nothing new."""
        try:
            self.catalogue.put(row, known or self.labels(photo))
        except AwayError:
            return
        except InputError:
            self.catalogue.put_damaged(row)
        self._measure(row, photo)

    def _measure(self, row: int, photo: str) -> None:
        """Boxes are drawn on a small picture by the size of the photo, which only label files read from disk tell."""
        if self.catalogue.count[row]:
            self.size(photo)

    def _on_saved(self, stamps: Mapping[str, Stamp]) -> None:
        for photo, stamp in stamps.items():
            if (row := self.catalogue.row_of(photo)) is not None:
                self.catalogue.stamp[row] = stamp
        self._saving.look()

    def _on_stuck(self, problem: Problem | None) -> None:
        if problem is None and self.saving.state == "stuck":
            self._disk.look_soon()  # what happened while the disk was away, nobody told of
        self._saving.set_stuck(problem)

    def _on_outside(self, photo: str) -> None:
        message = self.tr("another program changed the labels of this photo; both changes were kept")
        self.noticed.emit(Problem(message, photo))
        self._put([photo])

    def _on_photo_touched(self, photo: str) -> None:
        """The label file on show was written, perhaps by another program."""
        row = self.catalogue.row_of(photo)
        if row is None or self._closed:
            return
        if photo in self._editor.unsaved:
            self._disk.touch_photo()
            return
        before = self.catalogue.says(row)
        self._put_row(row, photo)
        self._edited.add(photo)
        if self.catalogue.says(row) != before:
            self.photos_changed.emit(frozenset({photo}))

    def _on_project_touched(self) -> None:
        """project.yaml was written, perhaps by another program."""
        if self._editor.pending:
            self._disk.touch_project()
            return
        try:
            if self.project.is_other_on_disk():
                self.reload_project()
        except InputError as e:
            if self.project.disk.away() is None:  # else the next look says so
                self.noticed.emit(e.problems[0])

    def _listed(self, catalogue: Catalogue) -> None:
        """The photos are known, what is said of them not yet."""
        self._catalogue = catalogue
        self.listing_changed.emit()

    def _scanned(self, found: scanning.Scanned) -> None:
        same = not self._is_new and found.catalogue.names == self.catalogue.names
        self._catalogue, self._is_new = found.catalogue, False
        for photo in self._edited | self._editor.unsaved:
            if (row := self._catalogue.row_of(photo)) is not None:
                self._put_row(row, photo)
        if not same:
            self.listing_changed.emit()
        if changed := found.changed - self._edited:
            self.photos_changed.emit(frozenset(changed))

    def _scan_ended(self) -> None:
        if self._scan is not None:
            self._disk.looked(self._scan.seconds, self._scan.away)
            self._show_away(self._scan.problem if self._scan.away else None)
            if self._scan.problem and not self._scan.away:
                self.noticed.emit(self._scan.problem)
            self._scan.deleteLater()
        self._scan = None
        self._watch()
        self._keeping.start()
        self.scanning_changed.emit(False)
        if self._scan_again:
            self._scan_again = False
            self._disk.look_soon()

    def _show_away(self, problem: Problem | None) -> None:
        """Whether the project is out of reach; when it is back, what it could not say before."""
        self._saving.set_away(problem)
        if problem is None and (unread := frozenset(self._unread)):
            self._unread.clear()
            self._put(unread)

    def _watch(self) -> None:
        self._disk.watch_folders(scan_thread.folders_to_watch(self.project, self.catalogue.names))

    def _keep(self) -> None:
        if self._catalogue is not None and not self._is_new:
            scanning.keep(self.project, self._catalogue)


_EMPTY = Catalogue()
