"""Edits on their way to the disk."""

from __future__ import annotations

from dataclasses import dataclass, field

from effdet_core.project.disk import Stamp
from effdet_core.project.journal import ClassChange, Edit, Record
from effdet_core.project.labels import Labels


@dataclass(slots=True)
class Unsaved:
    """What the disk lacks.

    records: that the journal lacks. ways: per photo, its labels from before the first edit to after the last, in
    order; one that has arrived in its label file is as long as one. changes: of the classes. stamps: of the label files
    that were written. outside: photos that another program had changed meanwhile.
    """

    records: list[Record] = field(default_factory=list)
    ways: dict[str, list[Labels]] = field(default_factory=dict)
    changes: list[ClassChange] = field(default_factory=list)
    stamps: dict[str, Stamp] = field(default_factory=dict)
    outside: dict[str, None] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self.records or self.ways or self.changes)

    def add(self, edit: Edit, record: Record | None = None) -> None:
        """One edit more, in the direction it was taken. record: None where the journal has it."""
        if record is not None:
            self.records.append(record)
        for photo, new in edit.after.items():
            self.ways.setdefault(photo, [edit.before[photo]]).append(new)
        if edit.classes:
            self.changes.append(edit.classes)

    def follow(self, later: Unsaved) -> None:
        """The edits of `later` come behind these."""
        self.records += later.records
        self.changes += later.changes
        for photo, way in later.ways.items():
            self.ways.setdefault(photo, []).extend(way)

    def newest(self) -> dict[str, Labels]:
        """The labels that the edits end with."""
        return {photo: way[-1] for photo, way in self.ways.items()}
