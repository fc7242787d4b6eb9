"""The journal of a project: every edit is written here first, so that none is lost and each can be undone.

`history/journal.jsonl` is only ever appended to; its lines are edits, undone and redone edits, and a mark behind those
that have reached the label files. After a crash, what follows the last mark is brought to the files. A line that a
crash cut off is no edit. The file is made shorter when it is opened, never below `FEWEST` edits.
"""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import msgspec

from effdet_core import atomic
from effdet_core.project import class_changes
from effdet_core.project.classes import ObjectClass
from effdet_core.project.disk import Disk
from effdet_core.project.labels import Labels

FEWEST = 300
"""Steps that can be undone, at least."""
_MOST_BYTES = 32_000_000
_SHORTEN_FROM = 3


class ClassChange(msgspec.Struct, frozen=True):
    """The classes of a project before and after an edit."""

    before: tuple[ObjectClass, ...]
    after: tuple[ObjectClass, ...]

    def onto(self, now: tuple[ObjectClass, ...]) -> ClassChange:
        """The same change to classes that have changed otherwise meanwhile."""
        return self if now == self.before else ClassChange(now, class_changes.applied(now, self.before, self.after))


class Edit(msgspec.Struct, frozen=True, kw_only=True, tag="edit"):
    """One edit. text: what it is, for people. time: seconds since 1970. before, after: by photo."""

    id: int
    text: str
    time: float
    before: dict[str, Labels]
    after: dict[str, Labels]
    classes: ClassChange | None = None

    def inverse(self) -> Edit:
        """What undoes it."""
        classes = ClassChange(self.classes.after, self.classes.before) if self.classes else None
        return msgspec.structs.replace(self, before=self.after, after=self.before, classes=classes)


class Undone(msgspec.Struct, frozen=True, tag="undone"):
    """An edit was undone. skipped: photos of it that stayed, since somebody else had changed them meanwhile."""

    id: int
    skipped: tuple[str, ...] = ()


class Redone(msgspec.Struct, frozen=True, tag="redone"):
    """An undone edit was done again."""

    id: int
    skipped: tuple[str, ...] = ()


class Saved(msgspec.Struct, frozen=True, tag="saved"):
    """Everything above has reached the files."""


Record = Edit | Undone | Redone | Saved
_ENCODER = msgspec.json.Encoder()
_DECODER = msgspec.json.Decoder(Record)


@dataclass(slots=True)
class History:
    """What was done and can be undone, and what was undone and can be done again; the newest last.

    unsaved: edits, in order and in the direction they were taken, that may not have reached the files.
    """

    done: list[Edit] = field(default_factory=list)
    undone: list[Edit] = field(default_factory=list)
    unsaved: list[Edit] = field(default_factory=list)
    next_id: int = 1

    def take(self, record: Record) -> None:
        """Goes one line further. A line about an edit that is not known says nothing."""
        match record:
            case Edit():
                self.done.append(record)
                self.undone.clear()
                self.unsaved.append(record)
                self.next_id = max(self.next_id, record.id + 1)
            case Undone(id, skipped) if self.done and self.done[-1].id == id:
                self.undone.append(self.done.pop())
                self.unsaved.append(without(self.undone[-1].inverse(), skipped))
            case Redone(id, skipped) if self.undone and self.undone[-1].id == id:
                self.done.append(self.undone.pop())
                self.unsaved.append(without(self.done[-1], skipped))
            case Saved():
                self.unsaved.clear()
            case _:
                pass


def joined(changes: Sequence[ClassChange]) -> ClassChange | None:
    """What changes in a row do to the classes."""
    if not changes:
        return None
    after = changes[0].after
    for change in changes[1:]:
        after = change.onto(after).after
    return ClassChange(changes[0].before, after)


def without(edit: Edit, photos: Sequence[str]) -> Edit:
    """An edit that leaves some photos alone."""
    if not photos:
        return edit

    def others(labels: Mapping[str, Labels]) -> dict[str, Labels]:
        return {name: value for name, value in labels.items() if name not in photos}

    return msgspec.structs.replace(edit, before=others(edit.before), after=others(edit.after))


class Journal:
    """The file. One process at a time may write it."""

    def __init__(self, disk: Disk) -> None:
        self.path = disk.root / "history" / "journal.jsonl"
        self._disk = disk
        self._length = -1

    def read(self) -> History:
        """Everything in it; damaged lines are skipped. Raises `OSError`, but not when there is no file yet."""
        try:
            lines = self.path.read_bytes().split(b"\n")
        except FileNotFoundError:
            return History()
        history = History()
        for line in lines:
            if record := _record(line):
                history.take(record)
        return history

    def append(self, records: Sequence[Record], *, sync: bool = True) -> None:
        """Adds lines, all or none. sync: returns when they are on the disk. Raises `OSError` or `AwayError`."""
        self._disk.make(self.path.parent)
        data = b"".join(_ENCODER.encode(record) + b"\n" for record in records)
        with self.path.open("ab") as file:
            length = file.tell()
            # What a crash left of a line must not swallow the first of ours.
            data = data if length in (0, self._length) else b"\n" + data
            try:
                file.write(data)
                file.flush()
                if sync:
                    os.fsync(file.fileno())
            except OSError:
                os.truncate(self.path, length)
                raise
        self._disk.ensure_there()  # or the lines are beside it
        self._length = length + len(data)

    def mark_saved(self) -> None:
        """Notes that everything so far has reached the files. Losing the note costs time at the next opening."""
        self.append([Saved()], sync=False)

    def shorten(self, history: History) -> None:
        """Drops old edits when the file holds far more than are kept. Raises `UserError` when the disk refuses."""
        kept = history.done[-FEWEST:]
        few = len(history.done) <= _SHORTEN_FROM * FEWEST
        if history.unsaved or (few and (self._size() <= _MOST_BYTES or len(history.done) <= FEWEST)):
            return
        again = (Undone(edit.id) for edit in history.undone)
        records: list[Record] = [*kept, *reversed(history.undone), *again, Saved()]
        atomic.write_bytes(self.path, b"".join(_ENCODER.encode(record) + b"\n" for record in records))
        history.done = kept

    def _size(self) -> int:
        try:
            return self.path.stat().st_size
        except OSError:
            return 0


def _record(line: bytes) -> Record | None:
    try:
        return _DECODER.decode(line) if line.strip() else None
    except (msgspec.DecodeError, RecursionError, ValueError):
        return None
