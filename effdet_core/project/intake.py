"""Taking the pictures of a source into a project, one by one, each finished before the next one begins."""

from __future__ import annotations

import tempfile
import time
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path

from effdet_core import atomic, images
from effdet_core.dataset import Split
from effdet_core.errors import InputError, Problem
from effdet_core.formats.records import Embedded, ForeignBox, Record
from effdet_core.project import merging
from effdet_core.project.annotation import Annotation, LabelledBox, Stamp, State
from effdet_core.project.classes import positions
from effdet_core.project.merging import Comparison, Conflicts
from effdet_core.project.names import why_no_class_name
from effdet_core.project.placing import Placing, safe_name
from effdet_core.project.project import Project
from effdet_core.project.sanitise import Box, settle


@dataclass(frozen=True, slots=True)
class Conflict:
    """A picture that is labelled here in another way than there. where: what describes it there.

    kept: whether the labels here stay.
    """

    picture: str
    where: str
    found: Comparison
    kept: bool = True


@dataclass(slots=True)
class Intake:
    """An import under way.

    tally: pictures by what became of them. boxes: per class, of the newly labelled ones. taken: those, with the split
    they have or None. differing: pictures that were labelled here already, in another way. left_out: what the source
    says that has no place here, by what it is.
    """

    project: Project
    places: Placing
    conflicts: Conflicts
    problems: list[Problem]
    tally: Counter[str] = field(default_factory=Counter)
    boxes: Counter[str] = field(default_factory=Counter)
    taken: dict[str, Split | None] = field(default_factory=dict)
    differing: list[Conflict] = field(default_factory=list)
    left_out: Counter[str] = field(default_factory=Counter)
    _began: str = field(default_factory=lambda: time.strftime("%Y%m%d-%H%M%S"))

    @property
    def replaced(self) -> Path:
        """The folder that keeps the label files of before which this import replaces."""
        return self.project.path / "backups" / f"labels-{self._began}"

    def take(self, record: Record) -> None:
        """Brings in one picture, or reports why not."""
        self.problems += record.problems
        self.left_out.update(record.left_out)
        try:
            if record.embedded is not None:
                self._take_embedded(record, record.embedded)
            elif record.image is not None and (record.annotated or self.places.copies):
                self._take_picture(record, images.check(record.image), self.places.name(record.image))
            elif record.image is not None:
                self._keep_split(record, self.places.name(record.image))
        except InputError as e:
            self.problems += e.problems
        except OSError as e:  # the source's disk or network gave way after the picture was found
            self.problems.append(
                Problem(f"cannot be read: {e.strerror}", str(record.image or record.where), "Import again.")
            )

    def add_classes(self, names: Iterable[str]) -> None:
        """Adds the classes that the project lacks and can have, before any annotation names them."""
        known = positions(self.project.classes)
        if new := [name for name in dict.fromkeys(names) if name not in known and not why_no_class_name(name)]:
            self.project.add_classes(new)

    def _take_embedded(self, record: Record, embedded: Embedded) -> None:
        """Gives the picture a file beside the project's own ones first, looks at that, and copies what is good."""
        with tempfile.TemporaryDirectory(prefix=".importing-", dir=self.project.path) as folder:
            path = Path(folder) / safe_name(embedded.name)
            atomic.write_bytes(path, embedded.data)
            try:
                info = images.check(path)
            except InputError as e:  # its name is that of a file nobody will find
                message = f"its picture cannot be used: {e.problems[0].message}; it is left out"
                raise InputError(message, where=record.where) from e
            self._take_picture(record, info, self.places.name(path, copy=True))

    def _take_picture(self, record: Record, info: images.ImageInfo, name: str) -> None:
        there = self.project.annotation(name)
        if not record.annotated:
            self._keep_split(record, name)
            return
        if there and there.binned:
            self.tally["kept"] += 1
            hint = "Take it out of the bin and import again."
            self.problems.append(Problem(f"the picture {name} is in the bin and stays there", record.where, hint))
            return
        boxes = self._boxes(record, info)
        if there and there.state != "not looked at":
            self._meet(name, there, boxes, record)
            return
        self.add_classes(box.label for box in boxes)
        self._save(name, there or Annotation(), record, info, boxes)

    def _save(
        self, name: str, there: Annotation, record: Record, info: images.ImageInfo, boxes: tuple[LabelledBox, ...]
    ) -> None:
        state: State = "labelled" if boxes else "nothing here" if _says_nothing(record) else "not looked at"
        image = self.project.library.path_of(name)
        found = replace(
            there,
            boxes=boxes,
            state=state,
            split=there.split or record.split,
            group=there.group if there.group is not None else record.group,
            reviewed=record.reviewed and state != "not looked at",
            height=info.height,
            width=info.width,
            stamp=Stamp.of(image),
            extra={**there.extra, **record.extra},
        )
        self.project.save_annotation(name, found)
        self.tally[state] += 1
        self.boxes.update(box.label for box in boxes)
        if state != "not looked at":
            self.taken[name] = found.split
            return
        message = "none of its boxes can be used; the picture counts as not looked at"
        self.problems.append(Problem(message, record.where, "Label it here, or mend the source and import again."))

    def _meet(self, name: str, there: Annotation, boxes: tuple[LabelledBox, ...], record: Record) -> None:
        """A picture that was labelled here before meets other labels."""
        found = merging.compare(there.boxes, boxes)
        if found.is_agreement:
            self.tally["unchanged"] += 1
            return
        kept = merging.merged(found, self.conflicts)
        usable = boxes or _says_nothing(record)
        if self.conflicts == "keep" or not usable or set(map(id, kept)) == set(map(id, there.boxes)):
            self.differing.append(Conflict(name, record.where, found))
            self.tally["kept"] += 1
            message = f"the picture is labelled in the project already, in another way, and stays so: {found}"
            self.problems.append(Problem(message, record.where))
            return
        self.differing.append(Conflict(name, record.where, found, kept=False))
        self.add_classes(box.label for box in kept)
        state: State = "labelled" if kept or there.foreign else "nothing here"
        self._keep(name)
        # Whoever reviewed it has not seen these.
        self.project.save_annotation(name, replace(there, boxes=kept, state=state, reviewed=False))
        self.tally["merged"] += 1

    def _keep(self, name: str) -> None:
        """An import is no edit that could be undone; what it replaces must not be gone."""
        path = self.project.annotation_path(name)
        target = self.replaced / path.relative_to(self.project.path / "annotations")
        atomic.write_bytes(target, path.read_bytes(), sync=False)

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


def _says_nothing(record: Record) -> bool:
    """Whether the source says that nothing is in the picture, and not only that nothing of it can be used."""
    return not record.boxes and not record.problems


def _settled(foreign: ForeignBox, info: images.ImageInfo) -> tuple[LabelledBox | None, str]:
    """The box inside its picture, or None; and what there is to say."""
    if reason := why_no_class_name(foreign.label):
        return None, f"{foreign.label!r} cannot be a class: {reason}; the box is left out"
    settled = settle(foreign.box, info.height, info.width)
    box = LabelledBox(foreign.label, settled.box, foreign.crowd, foreign.extra) if settled.box else None
    return box, settled.remark
