"""Editing a project: every edit can be undone, and is on disk a moment later.

An edit counts at once in memory. A thread of the editor's own then writes it to the journal, which makes it safe, and
to the label files; the caller never waits for a disk. A disk that refuses, or is away, is tried again until it takes
everything; meanwhile the journal gets what it can, and nothing is made of files that only seem to be gone.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass

import filelock
import msgspec

from effdet_core.errors import AwayError, InputError, Problem, UserError
from effdet_core.project import class_changes
from effdet_core.project import labels as labels_of
from effdet_core.project.disk import Stamp
from effdet_core.project.journal import ClassChange, Edit, History, Journal, Record, Redone, Undone, joined
from effdet_core.project.label_files import LabelFiles
from effdet_core.project.labels import Labels
from effdet_core.project.project import Project
from effdet_core.project.unsaved import Unsaved

RETRY_SECONDS = 2.0
HANGS_SECONDS = 5.0
"""A disk that has kept the editor's thread for so long does not answer; label files are not asked for meanwhile."""
ELSEWHERE = Problem(
    "is open in another window, so nothing can be changed here",
    hint="Close the other window, then open the project again here.",
)
_PATIENCE = 2.0
"""Seconds that closing waits for a thread that a disk keeps."""
_BREATH = 0.03
"""Seconds from the journal to the label files, whose writing would slow down the window while it paints the edit."""
_SYNC_EACH = 20
"""Label files of a batch that are brought to the disk one by one; of more, the system writes them in its own time."""


@dataclass(frozen=True, slots=True)
class Listener:
    """Who is told. All but `noticed` and `outside` are called by the editor's thread alone.

    saved: stamps of label files just written. stuck: why writing does not work, None when it does again. noticed:
    something a person should know. outside: photos that another program had changed; any thread calls it.
    """

    saved: Callable[[Mapping[str, Stamp]], None] = lambda stamps: None
    stuck: Callable[[Problem | None], None] = lambda problem: None
    noticed: Callable[[Problem], None] = lambda problem: None
    outside: Callable[[str], None] = lambda photo: None


class Editor:
    """Edits one project. Only one editor at a time can; others see it `read_only`, and `refusal` says why."""

    def __init__(self, project: Project, listener: Listener | None = None) -> None:
        self.project = project
        self._told = listener or Listener()
        self._lock = filelock.FileLock(project.path / ".editing", timeout=0, thread_local=False)
        self._journal = Journal(project.disk)
        self._files = LabelFiles(project)
        self._unsaved: dict[str, Labels] = {}
        self._classes = project.classes
        self._next_class = project.next_class_id
        self._pending, self._batch = Unsaved(), Unsaved()
        self._asked: float | None = None
        self._changed = threading.Condition()
        self._closing = self._hurried = False
        self.refusal = self._locked()
        self._history = self._opened()
        self._thread = threading.Thread(target=self._run, name="editor", daemon=True)
        if not self.read_only:
            self._thread.start()

    @property
    def read_only(self) -> bool:
        """Whether nothing can be changed."""
        return self.refusal is not None

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
        return bool(self._pending or self._batch)

    @property
    def unsaved(self) -> frozenset[str]:
        """Photos whose newest labels are not in their label files yet."""
        with self._changed:
            return frozenset(self._unsaved)

    @property
    def silent_for(self) -> float:
        """Seconds for which the disk has kept the editor's thread waiting, 0 when it does not."""
        asked = self._asked
        return 0.0 if asked is None else time.monotonic() - asked

    def labels(self, photo: str) -> Labels:
        """The newest labels of a photo, saved or not; those seen last while its disk is away.

        Raises `InputError` when its label file is damaged, `AwayError` when it was not seen before the disk went.
        """
        with self._changed:
            if photo in self._unsaved:
                return self._unsaved[photo]
        return self._files.labels(photo, ask=self.silent_for < HANGS_SECONDS)

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
        """Takes the last edit back; returns what was done to that end, None where there is nothing to undo.

        Raises `UserError` when nothing can be changed, or a photo's label file is out of reach.
        """
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
            # A disk that hangs may keep it for hours; it ends with the program, and the lock with it.
            self._thread.join(_PATIENCE)
        return clean

    def _locked(self) -> Problem | None:
        """Why the project cannot be edited, None when it can from now on."""
        try:
            self._lock.acquire()
        except filelock.Timeout:
            return ELSEWHERE
        except OSError as e:
            hint = "Give yourself the permission to write to this folder, or work on a copy of it."
            return Problem(f"cannot be changed: {e.strerror or e}", str(self.project.path), hint)
        return None

    def _opened(self) -> History:
        """The history, after bringing to the label files what a crash kept from them."""
        try:
            history = self._journal.read()
        except OSError as e:
            # Edits may stand in it that the label files lack; a line more would hide them for good.
            self._lock.release()
            message = f"holds the history of edits and cannot be read: {e.strerror or e}"
            hint = "Give yourself the permission to read this file, or move it away to begin a new history."
            self.refusal = self.refusal or Problem(message, str(self._journal.path), hint)
            return History()
        if not self.read_only:
            self._bring_back(history)
        return history

    def _bring_back(self, history: History) -> None:
        """What the journal has and the files perhaps not goes there now, or by the thread, as soon as the disk lets."""
        for edit in history.unsaved:
            self._batch.add(edit)
        if classes := joined(self._batch.changes):
            self._take_classes(classes.onto(self._classes).after)
        self._unsaved = self._batch.newest()
        if self._batch and self._trouble() is None:
            self._arrive()
        if not self._batch:
            history.unsaved.clear()
            with suppress(OSError, UserError):  # a journal that is long costs time, nothing else
                self._journal.shorten(history)

    def _refuse_if_read_only(self) -> None:
        if self.refusal:
            raise UserError.from_problems([self.refusal])

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
            except AwayError:
                raise
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
            self._pending.add(edit, record)
            self._changed.notify_all()
        return edit

    def _take_classes(self, classes: class_changes.Classes) -> None:
        self._classes = classes
        self._next_class = max((self._next_class, *(item.id + 1 for item in classes)))

    def _run(self) -> None:
        """The editor's thread; the lock is its own."""
        while True:
            with self._changed:
                self._changed.wait_for(lambda: self._closing or self.pending)
                if self._closing:
                    break
                self._batch.follow(self._pending)
                self._pending = Unsaved()
            self._save()
        self._lock.release()

    def _save(self) -> None:
        if problem := self._trouble():
            self._told.stuck(problem)
            with self._changed:
                # An edit meanwhile is tried at once: the journal may take what a label file does not.
                self._changed.wait_for(lambda: self._closing or bool(self._pending), RETRY_SECONDS)
            return
        saved = self._arrive()
        self._told.stuck(None)
        self._told.saved(saved.stamps)
        for photo in saved.outside:
            self._told.outside(photo)

    def _trouble(self) -> Problem | None:
        """Brings the batch to the disk; why that does not work. Can be repeated, with more edits in the batch."""
        self._asked = time.monotonic()
        try:
            if self._batch.records:
                self._journal.append(self._batch.records)
                self._batch.records.clear()
                self._breathe()
            self._write_batch()
        except (UserError, OSError) as e:
            return _as_problem(e)
        finally:
            self._asked = None
        return None

    def _arrive(self) -> Unsaved:
        """The batch is on the disk; returns it."""
        with self._changed:
            saved, self._batch = self._batch, Unsaved()
            for photo, new in saved.newest().items():
                if self._unsaved.get(photo) == new and photo not in self._pending.ways:
                    del self._unsaved[photo]
            self._changed.notify_all()
        return saved

    def _breathe(self) -> None:
        """Lets the window paint what was edited first; the journal has it by now."""
        with self._changed:
            self._changed.wait_for(lambda: self._closing or self._hurried, _BREATH)

    def _write_batch(self) -> None:
        """Brings a batch to project.yaml and the label files. Raises `UserError` or `OSError`."""
        ways = self._batch.ways
        if classes := joined(self._batch.changes):
            self.project.change_classes(classes.before, classes.after, under_way=True)
        for photo, way in ways.items():
            if len(way) > 1:
                self._write(photo, way, sync=len(ways) <= _SYNC_EACH)
        if classes:
            self.project.change_classes(classes.before, classes.after)
        self._journal.mark_saved()

    def _write(self, photo: str, way: list[Labels], *, sync: bool) -> None:
        written = self._files.write(photo, way, sync=sync)
        self._asked = time.monotonic()
        del way[:-1]
        self._batch.stamps[photo] = written.stamp
        if written.outside:
            self._batch.outside[photo] = None
        if written.problem:
            self._told.noticed(written.problem)


def _as_problem(e: UserError | OSError) -> Problem:
    if isinstance(e, UserError):
        return e.problems[0]
    hint = "Check the free space, and that the disk or network drive is still connected."
    return Problem(f"could not be written: {e.strerror or e}", str(e.filename or ""), hint)
