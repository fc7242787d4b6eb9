"""Bringing a labelled data set of another program into a project.

Whatever cannot be used is reported with its place and reason, and the rest goes on. The source is only read. Every
picture is finished before the next one begins, so that an interruption leaves a usable project and a second import
goes on where the first one ended. What was labelled in the project before is never changed.
"""

from __future__ import annotations

import filecmp
import shutil
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from itertools import count
from pathlib import Path

from effdet_core import atomic, images
from effdet_core.dataset import SPLITS, Split
from effdet_core.errors import InputError, Problem
from effdet_core.formats import open_source
from effdet_core.formats.records import ForeignBox, Record
from effdet_core.project.annotation import Annotation, LabelledBox, Stamp, State
from effdet_core.project.classes import positions
from effdet_core.project.library import OWN
from effdet_core.project.names import is_unicode, why_no_class_name
from effdet_core.project.project import Project
from effdet_core.project.sanitise import Box, settle

Progress = Callable[[int, int], None]
"""Called with the number of pictures done and of all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportReport:
    """What came in.

    pictures: newly labelled, or newly marked as nothing here (`nothing_here` of them). unchanged: were here already,
    the same. kept: were labelled here already in another way, and stay so. not_looked_at: pictures the source says
    nothing of, or nothing usable. boxes: per class, of `pictures`. splits: of `pictures`, after new ones got theirs.
    """

    format: str
    pictures: int
    nothing_here: int
    unchanged: int
    kept: int
    not_looked_at: int
    boxes: dict[str, int]
    splits: dict[Split, int]
    new_classes: tuple[str, ...]
    problems: tuple[Problem, ...]


def import_into(
    project: Project,
    source: Path,
    *,
    format: str | None = None,
    copy: bool = False,
    progress: Progress | None = None,
) -> ImportReport:
    """Imports `source` and reports. format: its kind, recognised when None. copy: pictures too, instead of links.

    Raises `UserError` when nothing of the source can be read, or when the project cannot be written.
    """
    kind, reading = open_source(Path(source), format)
    before = project.class_names
    work = _Import(project, reading.folders, copy, list(reading.problems))
    if not copy:
        for folder in reading.folders:
            project.link(folder)
    work.add_classes(reading.classes)
    for done, record in enumerate(reading.records, 1):
        work.take(record)
        if progress:
            progress(done, max(done, reading.count))
    return work.report(kind, before)


@dataclass(slots=True)
class _Import:
    """An import under way. tally: pictures by what became of them. taken: names of the newly labelled ones."""

    project: Project
    folders: tuple[Path, ...]
    copy: bool
    problems: list[Problem]
    tally: Counter[str] = field(default_factory=Counter)
    boxes: Counter[str] = field(default_factory=Counter)
    taken: list[str] = field(default_factory=list)

    def take(self, record: Record) -> None:
        """Brings in one picture, or reports why not."""
        self.problems += record.problems
        if record.image is None:
            return
        try:
            if record.annotated or self.copy:
                self._take_picture(record, images.check(record.image))
            else:
                self._keep_split(record, self._name(record.image))
        except InputError as e:
            self.problems += e.problems
        except OSError as e:  # the source's disk or network gave way after the picture was found
            self.problems.append(Problem(f"cannot be read: {e.strerror}", str(record.image), "Import again."))

    def report(self, kind: str, before: tuple[str, ...]) -> ImportReport:
        """What was done; pictures without a split get theirs now."""
        split_of = self.project.assign_splits()
        split_counts = Counter(split_of[name] for name in self.taken if name in split_of)
        return ImportReport(
            format=kind,
            pictures=len(self.taken),
            nothing_here=self.tally["nothing here"],
            unchanged=self.tally["unchanged"],
            kept=self.tally["kept"],
            not_looked_at=self.tally["not looked at"],
            boxes={name: self.boxes[name] for name in self.project.class_names if self.boxes[name]},
            splits={split: split_counts[split] for split in SPLITS},
            new_classes=tuple(name for name in self.project.class_names if name not in before),
            problems=tuple(self.problems),
        )

    def add_classes(self, names: Iterable[str]) -> None:
        """Adds the classes that the project lacks and can have, before any annotation names them."""
        known = positions(self.project.classes)
        if new := [name for name in dict.fromkeys(names) if name not in known and not why_no_class_name(name)]:
            self.project.add_classes(new)

    def _take_picture(self, record: Record, info: images.ImageInfo) -> None:
        name = self._name(info.path)
        there = self.project.annotation(name)
        if not record.annotated:
            self._keep_split(record, name)
            return
        boxes = self._boxes(record, info)
        if there and there.state != "not looked at":
            self._compare(there, boxes, record)
            return
        self.add_classes(box.label for box in boxes)
        self._save(name, there or Annotation(), record, info, boxes)

    def _save(
        self, name: str, there: Annotation, record: Record, info: images.ImageInfo, boxes: tuple[LabelledBox, ...]
    ) -> None:
        empty = not record.boxes and not record.problems
        state: State = "labelled" if boxes else "nothing here" if empty else "not looked at"
        image = self.project.library.path_of(name)
        found = replace(
            there,
            boxes=boxes,
            state=state,
            split=there.split or record.split,
            height=info.height,
            width=info.width,
            stamp=Stamp.of(image),
        )
        self.project.save_annotation(name, found)
        self.tally[state] += 1
        self.boxes.update(box.label for box in boxes)
        if state != "not looked at":
            self.taken.append(name)
            return
        message = "none of its boxes can be used; the picture counts as not looked at"
        self.problems.append(Problem(message, record.where, "Label it here, or mend the source and import again."))

    def _compare(self, there: Annotation, boxes: tuple[LabelledBox, ...], record: Record) -> None:
        """A picture that was labelled here before keeps its labels."""
        same = {(box.label, box.box) for box in there.boxes} == {(box.label, box.box) for box in boxes}
        self.tally["unchanged" if same else "kept"] += 1
        if not same:
            message = "the picture is labelled in the project already, in another way, and stays so"
            self.problems.append(Problem(message, record.where))

    def _keep_split(self, record: Record, name: str) -> None:
        """A picture that the source does not label; its split counts once somebody does."""
        self.tally["not looked at"] += 1
        if record.split and self.project.annotation(name) is None:
            self.project.save_annotation(name, Annotation(split=record.split))

    def _boxes(self, record: Record, info: images.ImageInfo) -> tuple[LabelledBox, ...]:
        """The usable boxes, mended where that is safe; every change becomes a problem."""
        if record.claimed_size and record.claimed_size != (info.height, info.width):
            height, width = record.claimed_size
            message = f"says that the picture has {width} x {height} pixels; it has {info.width} x {info.height}"
            self.problems.append(
                Problem(message, record.where, "Check that its boxes fit; they are taken as they are.")
            )
        found: dict[tuple[str, Box], LabelledBox] = {}
        for foreign in record.boxes:
            box, remark = _settled(foreign, info)
            if box and (box.label, box.box) in found:
                remark = f"the same box of {box.label!r} is there twice; one is left out"
            elif box:
                found[box.label, box.box] = box
            if remark:
                self.problems.append(Problem(remark, foreign.where))
        return tuple(found.values())

    def _name(self, image: Path) -> str:
        """What the picture is called in the project; copies or links it first where it is not there yet."""
        if not is_unicode(str(image)):
            raise InputError("its name is not valid Unicode", where=ascii(str(image)), hint="Rename the picture.")
        library = self.project.library
        if (name := library.name_of(image)) is not None:
            return name
        if not self.copy:
            self.project.link(image.parent)
            return str(self.project.library.name_of(image))
        holder = next((folder for folder in self.folders if image.is_relative_to(folder)), image.parent)
        target = _copied(image, library.folders[OWN] / image.relative_to(holder))
        return str(library.name_of(target))


def _settled(foreign: ForeignBox, info: images.ImageInfo) -> tuple[LabelledBox | None, str]:
    """The box inside its picture, or None; and what there is to say."""
    if reason := why_no_class_name(foreign.label):
        return None, f"{foreign.label!r} cannot be a class: {reason}; the box is left out"
    settled = settle(foreign.box, info.height, info.width)
    return LabelledBox(foreign.label, settled.box, foreign.crowd) if settled.box else None, settled.remark


def _copy(image: Path, target: Path) -> None:
    shutil.copyfile(image, target)


def _copied(image: Path, wanted: Path) -> Path:
    """The copy of a picture, made unless it is there; another picture of the name gets company, not replaced."""
    names = (wanted if n == 1 else wanted.with_stem(f"{wanted.stem}-{n}") for n in count(1))
    target = next(path for path in names if not path.exists() or filecmp.cmp(image, path, shallow=False))
    if not target.exists():
        atomic.write_with(target, lambda temporary: _copy(image, temporary))
    return target
