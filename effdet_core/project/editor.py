"""Editing a project: every edit can be undone, and is on disk a moment later.

An edit counts at once in memory. A thread of the editor's own then writes it to the journal, which makes it safe, and
to the label files; the caller never waits for a disk. A disk that refuses is tried again until it takes everything.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

import filelock
import msgspec

from effdet_core.errors import InputError, Problem, UserError
from effdet_core.project import class_changes
from effdet_core.project import labels as labels_of
from effdet_core.project.journal import ClassChange, Edit, History, Journal, Record, Redone, Undone, joined
from effdet_core.project.label_files import LabelFiles
from effdet_core.project.labels import Labels
from effdet_core.project.project import Project
from effdet_core.project.scanning import Stamp

RETRY_SECONDS = 2.0
_BREATH = 0.03
"""Seconds from the journal to the label files, whose writing would slow down the window while it paints the edit."""
_SYNC_EACH = 20
"""Label files of a batch that are brought to the disk one by one; of more, the system writes them in its own time."""


@dataclass(frozen=True, slots=True)
class Listener:
    """Who is told. All but `noticed` are called by the editor's thread.

    saved: stamps of label files just written. stuck: why writing does not work, None when it does again. noticed:
    something a person should know. outside: photos that another program had changed.
    """

    saved: Callable[[Mapping[str, Stamp]], None] = lambda stamps: None
    stuck: Callable[[Problem | None], None] = lambda problem: None
    noticed: Callable[[Problem], None] = lambda problem: None
    outside: Callable[[str], None] = lambda photo: None


@dataclass(slots=True)
class _Batch:
    """Edits on their way to the disk. edits: in the direction they were taken."""

    records: list[Record] = field(default_factory=list)
    edits: list[Edit] = field(default_factory=list)
    safe: bool = False


class Editor:
    """Edits one project. Only one editor at a time can; others see it `read_only`."""

    def __init__(self, project: Project, listener: Listener | None = None) -> None:
        self.project = project
        self._told = listener or Listener()
        self._lock = filelock.FileLock(project.path / ".editing", timeout=0)
        self._journal = Journal(project.path / "history" / "journal.jsonl")
        self._files = LabelFiles(project)
        self._unsaved: dict[str, Labels] = {}
        self._classes = project.classes
        self._next_class = project.next_class_id
        self._pending, self._batch = _Batch(), _Batch()
        self._changed = threading.Condition()
        self._closing = self._hurried = False
        self.read_only = not self._locked()
        self._history = self._opened()
        self._thread = threading.Thread(target=self._run, name="editor", daemon=True)
        if not self.read_only:
            self._thread.start()

    @property
    def classes(self) -> class_changes.Classes:
        """The classes as they are now, saved or not."""
        return self._classes

    @property
    def undo_text(self) -> str | None:
        """What `undo` would undo, None for nothing."""
        return self._history.done[-1].text if self._history.done and not self.read_only else None

    @property
    def redo_text(self) -> str | None:
        """What `redo` would do again, None for nothing."""
        return self._history.undone[-1].text if self._history.undone and not self.read_only else None

    @property
    def pending(self) -> bool:
        """Whether anything is not on disk yet."""
        return bool(self._pending.records or self._batch.records)

    def labels(self, photo: str) -> Labels:
        """The newest labels of a photo, saved or not. Raises `InputError` when its label file is damaged."""
        with self._changed:
            if photo in self._unsaved:
                return self._unsaved[photo]
        return self._files.labels(photo)

    def do(self, text: str, after: Mapping[str, Labels], classes: class_changes.Classes | None = None) -> Edit | None:
        """One edit: new labels of photos, and new classes. Returns None where it changes nothing.

        Raises `UserError` when the project is read-only, `InputError` when a photo's label file is damaged.
        """
        self._refuse_if_read_only()
        wanted = {photo: self._onto_newest(photo, new) for photo, new in after.items()}
        before = {photo: self.labels(photo) for photo in wanted}
        changed = [photo for photo in wanted if wanted[photo] != before[photo]]
        change = ClassChange(self._classes, classes) if classes is not None and classes != self._classes else None
        if not changed and change is None:
            return None
        edit = Edit(
            id=self._history.next_id,
            text=text,
            time=time.time(),
            before={photo: before[photo] for photo in changed},
            after={photo: wanted[photo] for photo in changed},
            classes=change,
        )
        self._take(edit, edit)
        return edit

    def add_class(self, text: str, name: str) -> Edit | None:
        """A new class at the end. Raises `UserError` for an impossible name or one that is taken."""
        return self.do(text, {}, class_changes.added(self._classes, name, self._next_class))

    def undo(self) -> Edit | None:
        """Takes the last edit back; returns what was done to that end, None where there is nothing to undo."""
        self._refuse_if_read_only()
        if not self._history.done:
            return None
        edit, skipped = self._onto_now(self._history.done[-1].inverse())
        return self._take(Undone(edit.id, skipped), edit)

    def redo(self) -> Edit | None:
        """Does the edit undone last again; returns it, None where there is none."""
        self._refuse_if_read_only()
        if not self._history.undone:
            return None
        edit, skipped = self._onto_now(self._history.undone[-1])
        return self._take(Redone(edit.id, skipped), edit)

    def set_aside(self, photo: str) -> None:
        """Moves a damaged label file out of the way, so that the photo can be labelled anew. Raises `UserError`."""
        self._refuse_if_read_only()
        self._files.set_aside(photo)

    def reload(self) -> bool:
        """Takes over what another part of the program wrote to project.yaml; whether the classes are others now.

        Raises `InputError` when it cannot be used.
        """
        saved, before = self.flush(), self._classes
        self.project.reload()
        if saved:
            self._take_classes(self.project.classes)
        return self._classes != before

    def flush(self, timeout: float = 10.0) -> bool:
        """Waits until everything is on disk; False when that takes too long."""
        with self._changed:
            self._hurried = True
            self._changed.notify_all()
            written = self._changed.wait_for(lambda: not self.pending, timeout)
            self._hurried = False
        return written

    def close(self, timeout: float = 10.0) -> bool:
        """Waits as `flush`, then ends; False when something could not be written in time."""
        clean = self.read_only or self.flush(timeout)
        with self._changed:
            self._closing = True
            self._changed.notify_all()
        if self._thread.is_alive():
            self._thread.join()
        self._lock.release()
        return clean

    def _locked(self) -> bool:
        try:
            self._lock.acquire()
        except (filelock.Timeout, OSError):
            return False
        return True

    def _opened(self) -> History:
        """The history, after bringing to the label files what a crash kept from them."""
        try:
            history = self._journal.read()
            if self.read_only:
                return history
            if history.unsaved:
                self._bring_back(history.unsaved)
            self._journal.shorten(history)
        except (OSError, UserError) as e:
            problem = e.problems[0] if isinstance(e, UserError) else Problem(f"cannot be read: {e.strerror}")
            self._told.noticed(Problem(f"the history of edits: {problem.message}", str(self._journal.path)))
            return History()
        return history

    def _bring_back(self, edits: list[Edit]) -> None:
        """What was in the journal but perhaps not in the files goes there now, unless somebody changed them since."""
        known: dict[str, list[Labels]] = {}
        for edit in edits:
            for photo, new in edit.after.items():
                known.setdefault(photo, [edit.before[photo]]).append(new)
        for photo, states in known.items():
            try:
                if (now := self._files.labels(photo)) != states[-1] and now in states:
                    self._unsaved[photo] = states[-1]
            except InputError:
                continue
        if classes := joined(edits):
            self._take_classes(classes.onto(self._classes).after)
        self._batch = _Batch([], [Edit(id=0, text="", time=0.0, before={}, after=dict(self._unsaved), classes=classes)])
        self._batch.safe = True
        self._write_batch()
        self._batch, self._unsaved = _Batch(), {}

    def _refuse_if_read_only(self) -> None:
        if self.read_only:
            hint = "Close the other window, then open the project again here."
            raise UserError("is open in another window, so nothing can be changed here", hint=hint)

    def _onto_newest(self, photo: str, mine: Labels) -> Labels:
        """An edit made while another program changed the same photo keeps what both did."""
        seen = self._files.seen(photo)
        if seen is None or photo in self._unsaved:
            return mine
        newest = self._files.labels(photo)
        if newest == seen:
            return mine
        self._told.outside(photo)
        return labels_of.merged(seen, mine, newest)

    def _onto_now(self, edit: Edit) -> tuple[Edit, tuple[str, ...]]:
        """An edit to be taken back, or done again, on photos as they are now, and those that it leaves alone.

        What somebody else changed since stays, such as the split that a training gave; what the edit did goes.
        """
        before: dict[str, Labels] = {}
        after: dict[str, Labels] = {}
        for photo, old in edit.before.items():
            try:
                now = self.labels(photo)
            except InputError:
                continue
            new = edit.after[photo] if now == old else labels_of.merged(old, edit.after[photo], now)
            if old != now == new:
                continue
            before[photo], after[photo] = now, new
        skipped = tuple(photo for photo in edit.before if photo not in before)
        if skipped:
            message = f"{len(skipped)} of {len(edit.before)} photos were changed elsewhere since and stay as they are"
            self._told.noticed(Problem(message, edit.text))
        return msgspec.structs.replace(edit, before=before, after=after), skipped

    def _take(self, record: Record, edit: Edit) -> Edit:
        self._history.take(record)
        self._history.unsaved.clear()
        if edit.classes:
            # An import, or another program, may have brought classes since an edit that is taken back now.
            change = edit.classes.onto(self._classes)
            edit = msgspec.structs.replace(edit, classes=change)
            self._take_classes(change.after)
        with self._changed:
            self._unsaved |= edit.after
            self._pending.records.append(record)
            self._pending.edits.append(edit)
            self._changed.notify_all()
        return edit

    def _take_classes(self, classes: class_changes.Classes) -> None:
        self._classes = classes
        self._next_class = max((self._next_class, *(item.id + 1 for item in classes)))

    def _run(self) -> None:
        """The editor's thread."""
        while True:
            with self._changed:
                self._changed.wait_for(lambda: self._closing or self.pending)
                if self._closing:
                    return
                if not self._batch.records:
                    self._batch, self._pending = self._pending, _Batch()
            self._save()

    def _save(self) -> None:
        try:
            if not self._batch.safe:
                self._journal.append(self._batch.records)
                self._batch.safe = True
                self._breathe()
            stamps = self._write_batch()
        except (UserError, OSError) as e:
            self._told.stuck(_as_problem(e))
            with self._changed:
                self._changed.wait_for(lambda: self._closing, RETRY_SECONDS)
            return
        with self._changed:
            for photo, new in _last(self._batch.edits).items():
                if self._unsaved.get(photo) == new and photo not in _last(self._pending.edits):
                    del self._unsaved[photo]
            self._batch = _Batch()
            self._changed.notify_all()
        self._told.stuck(None)
        self._told.saved(stamps)

    def _breathe(self) -> None:
        """Lets the window paint what was edited first; the journal has it by now."""
        with self._changed:
            self._changed.wait_for(lambda: self._closing or self._hurried, _BREATH)

    def _write_batch(self) -> dict[str, Stamp]:
        """Brings a batch to project.yaml and the label files. Raises `UserError` or `OSError`, and can be repeated."""
        labels = _last(self._batch.edits)
        if classes := joined(self._batch.edits):
            self.project.change_classes(classes.before, classes.after, under_way=True)
        stamps: dict[str, Stamp] = {}
        for photo, new in labels.items():
            stamps[photo], problem = self._files.write(photo, new, sync=len(labels) <= _SYNC_EACH)
            if problem:
                self._told.noticed(problem)
        if classes:
            self.project.change_classes(classes.before, classes.after)
        self._journal.mark_saved()
        return stamps


def _last(edits: list[Edit]) -> dict[str, Labels]:
    """The labels that the edits end with."""
    return {photo: new for edit in edits for photo, new in edit.after.items()}


def _as_problem(e: UserError | OSError) -> Problem:
    if isinstance(e, UserError):
        return e.problems[0]
    hint = "Check the free space, and that the disk or network drive is still connected."
    return Problem(f"could not be written: {e.strerror or e}", str(e.filename or ""), hint)
