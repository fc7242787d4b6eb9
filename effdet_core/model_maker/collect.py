"""From what a reader of a format gives to pictures for training and measuring."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from itertools import islice

import msgspec

from effdet_core import images
from effdet_core.cli.terminal import Terminal
from effdet_core.dataset import Example, Split
from effdet_core.errors import InputError, Problem, raise_if
from effdet_core.formats.records import ForeignBox, Reading, Record
from effdet_core.project import Ratios
from effdet_core.project.sanitise import settle
from effdet_core.project.splits import Item, assign

MOST_SHOWN = 20
AUTOML_SPLITS = Ratios(train=0.8, val=0.1, test=0.1)
"""How AutoML spreads the pictures of its set UNASSIGNED."""


@dataclass(slots=True)
class Collector:
    """Takes records in and keeps what can be used.

    serious: what a person has to mend, of unusable files and lines. remarks: what was mended here. found: the pictures
    with the split that the source gives them.
    """

    classes: Sequence[str]
    keep: Callable[[ForeignBox], bool] = lambda _box: True
    found: list[tuple[Split | None, Example]] = field(default_factory=list)
    serious: list[Problem] = field(default_factory=list)
    remarks: list[Problem] = field(default_factory=list)

    def take(self, record: Record) -> None:
        """One picture; those that the source says nothing of are left out."""
        self.serious += record.problems
        if record.image is None or not record.annotated:
            return
        try:
            info = images.check(record.image)
        except InputError as e:
            self.serious += e.problems
            return
        size = (info.height, info.width)
        if record.claimed_size not in (None, size):
            message = f"says that its picture has another size than {info.width} x {info.height} pixels"
            self.remarks.append(Problem(message, record.where, "Check that its boxes fit; they are taken as they are."))
        wanted = [box for box in record.boxes if self.keep(box)]
        usable = self._usable(wanted, size)
        if wanted and not usable:
            message = "none of its boxes can be used; the picture is left out"
            self.remarks.append(Problem(message, record.where))
            return
        self.found.append((record.split, _example(str(record.image.absolute()), size, usable, self.classes)))

    def _usable(self, boxes: Sequence[ForeignBox], size: tuple[int, int]) -> list[ForeignBox]:
        """The boxes inside the picture, each once; what had to be done becomes a remark."""
        kept: dict[tuple[object, ...], ForeignBox] = {}
        for box in boxes:
            if box.label not in self.classes:
                hint = f"The classes are {', '.join(self.classes)}."
                self.serious.append(Problem(f"there is no class {box.label!r}", box.where, hint))
                continue
            settled = settle(box.box, *size)
            remark, key = settled.remark, (box.label, settled.box)
            if settled.box and key in kept:
                remark = f"the same box of {box.label!r} is there twice; one is left out"
            elif settled.box:
                kept[key] = ForeignBox(box.label, settled.box, box.crowd, box.where)
            if remark:
                self.remarks.append(Problem(remark, box.where))
        return list(kept.values())


def collect(
    reading: Reading, classes: Sequence[str], *, keep: Callable[[ForeignBox], bool] = lambda _box: True
) -> list[tuple[Split | None, Example]]:
    """All pictures of a source. classes: names in the order of the network's outputs. keep: which boxes count.

    Raises `InputError` with everything that cannot be used, file and line of each; tells what was mended.
    """
    work = Collector(classes, keep, serious=list(reading.problems))
    for record in reading.records:
        work.take(record)
    raise_if(work.serious, InputError)
    tell_remarks(work.remarks)
    return work.found


def spread(found: Sequence[tuple[Split | None, Example]], classes: Sequence[str]) -> list[Example]:
    """The pictures with a split each: those without one are spread as AutoML does, classes evenly."""
    items = [
        Item(example.image, frozenset(classes[i] for i in example.classes), split=split) for split, example in found
    ]
    chosen = assign(items, AUTOML_SPLITS)
    return [msgspec.structs.replace(example, split=split or chosen[example.image]) for split, example in found]


def first_of(examples: Sequence[Example], most: int | None) -> tuple[Example, ...]:
    """At most the first `most` of them; all when None."""
    return tuple(islice(examples, most))


def tell_remarks(remarks: Sequence[Problem]) -> None:
    """Says on standard error what was mended, the first ones in full."""
    terminal = Terminal()
    for remark in remarks[:MOST_SHOWN]:
        terminal.warn(remark)
    if len(remarks) > MOST_SHOWN:
        terminal.note(f"… and {len(remarks) - MOST_SHOWN} more.")


def _example(image: str, size: tuple[int, int], boxes: Sequence[ForeignBox], classes: Sequence[str]) -> Example:
    return Example(
        image=image,
        height=size[0],
        width=size[1],
        split="train",
        boxes=tuple(box.box for box in boxes),
        classes=tuple(classes.index(box.label) for box in boxes),
        crowd=tuple(box.crowd for box in boxes),
    )
