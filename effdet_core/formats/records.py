"""What every reader of a foreign data set gives and every writer takes: one record per picture, whatever the format."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

from effdet_core.dataset import Split
from effdet_core.errors import Problem
from effdet_core.formats import details

UNASSIGNED = "unassigned"
"""Stands in folder and file names for pictures without a split."""


PictureDetail = Literal["notes", "reviewed", "group"]


@dataclass(frozen=True, slots=True)
class ForeignBox:
    """A box as the source gives it, nothing mended yet.

    box: (ymin, xmin, ymax, xmax) in pixels of the upright picture. where: file and line or number, for messages.
    extra: what else is noted of it, see `details`.
    """

    label: str
    box: tuple[float, float, float, float]
    crowd: bool = False
    where: str = ""
    extra: Mapping[str, Any] = field(default_factory=dict)

    @property
    def difficult(self) -> bool:
        """Pascal VOC's mark of objects that are hard to see."""
        return "difficult" in details.flags_of(self.extra)


@dataclass(frozen=True, slots=True)
class Embedded:
    """A picture that lies inside the source's file. name: a plain file name with a picture's suffix. data: the file."""

    name: str
    data: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """One picture of the source, or something that should have been one.

    image: absolute path of an existing file, None where there is none (`problems` say why, or it is `embedded`).
    annotated: False for a picture that the source says nothing of, as opposed to one in which it says that nothing is.
    claimed_size: (height, width) that the source gives. where: what describes the picture, for messages. embedded: the
    picture where it has no file of its own; whoever takes the record finds a place for it. extra: what else is noted of
    the picture, see `details`. reviewed, group: as in a project, which is a source too. left_out: how much of what
    stands there has no place here, by what it is.
    """

    image: Path | None
    where: str
    embedded: Embedded | None = None
    annotated: bool = True
    split: Split | None = None
    boxes: tuple[ForeignBox, ...] = ()
    claimed_size: tuple[int, int] | None = None
    problems: tuple[Problem, ...] = ()
    extra: Mapping[str, Any] = field(default_factory=dict)
    reviewed: bool = False
    group: str | None = None
    left_out: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Reading:
    """A source being read. count: how many records will come. folders: where its pictures lie.

    classes: names in the source's own order, where it has one. problems: what is wrong with the source as a whole.
    The records can be taken once.
    """

    records: Iterator[Record]
    count: int
    folders: tuple[Path, ...]
    classes: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class OutgoingPicture:
    """One picture to be written for another program.

    image: its file. name: a file name that works on every system, has no spaces, and whose stem no other picture of the
    same writing has. height, width: pixels of the upright picture. split: None where nobody has decided. boxes: none
    where nothing is; crowds only for a format that holds them. extra: what else is noted of the picture.
    reviewed, group: as in the project.
    """

    image: Path
    name: str
    height: int
    width: int
    split: Split | None
    boxes: tuple[ForeignBox, ...]
    extra: Mapping[str, Any] = field(default_factory=dict)
    reviewed: bool = False
    group: str | None = None

    @property
    def stem(self) -> str:
        """Its name without the suffix."""
        return Path(self.name).stem

    @property
    def set(self) -> str:
        """The name of its split, or a word for none that no reader takes for one."""
        return self.split or UNASSIGNED


@dataclass(frozen=True, slots=True, kw_only=True)
class Outgoing:
    """A data set to be written. folder: a new and empty one. classes: names, in the project's order.

    pictures: can be taken once, one by one, so that nobody holds all of them and a wish to stop is heard between two.
    place: puts a picture's file at a path below `folder`, and the folders it needs; does nothing where only labels are
    wanted.
    """

    folder: Path
    classes: tuple[str, ...]
    pictures: Iterable[OutgoingPicture]
    place: Callable[[OutgoingPicture, Path], None]


def _any_name_will_do(_: str) -> str:
    return ""


def _nothing_more(_: str) -> bool:
    return False


@dataclass(frozen=True, slots=True)
class Format:
    """A kind of labelled data set.

    recognises: whether a file or folder is of this kind; must not raise for any content. looked_for: what it goes by,
    for people. read: opens a source, whose pictures may also be among those of other folders, see `PictureFinder`;
    raises `UserError` where nothing at all can be read. write: writes a data set and
    returns what was lost on the way. holds_crowds: whether a box can be marked as a crowd. embeds: whether pictures are
    part of the labels' file, so that labels alone cannot be written. why_no_class: why a class name cannot be written,
    or "". holds_detail: whether it has a place for what else is noted of a box, by a name of `details.names_of`.
    picture_details: what it has a place for of a picture: other notes, that it was reviewed, its group.
    """

    name: str
    label: str
    looked_for: str
    recognises: Callable[[Path], bool]
    read: Callable[[Path, Iterable[Path]], Reading]
    write: Callable[[Outgoing], tuple[Problem, ...]]
    holds_crowds: bool = False
    embeds: bool = False
    why_no_class: Callable[[str], str] = _any_name_will_do
    holds_detail: Callable[[str], bool] = _nothing_more
    picture_details: frozenset[PictureDetail] = frozenset()
