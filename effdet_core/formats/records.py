"""What every reader of a foreign data set gives: one record per picture, whatever the format."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from effdet_core.dataset import Split
from effdet_core.errors import Problem


@dataclass(frozen=True, slots=True)
class ForeignBox:
    """A box as the source gives it, nothing mended yet.

    box: (ymin, xmin, ymax, xmax) in pixels of the upright picture. where: file and line or number, for messages.
    difficult: Pascal VOC's mark of objects that are hard to see.
    """

    label: str
    box: tuple[float, float, float, float]
    crowd: bool = False
    where: str = ""
    difficult: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """One picture of the source, or something that should have been one.

    image: absolute path of an existing file, None where there is none (`problems` say why). annotated: False for a
    picture that the source says nothing of, as opposed to one in which it says that nothing is. claimed_size: (height,
    width) that the source gives. where: what describes the picture, for messages.
    """

    image: Path | None
    where: str
    annotated: bool = True
    split: Split | None = None
    boxes: tuple[ForeignBox, ...] = ()
    claimed_size: tuple[int, int] | None = None
    problems: tuple[Problem, ...] = ()


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


@dataclass(frozen=True, slots=True)
class Format:
    """A kind of labelled data set.

    recognises: whether a file or folder is of this kind; must not raise for any content. looked_for: what it goes by,
    for people. read: opens a source; raises `UserError` where nothing at all can be read.
    """

    name: str
    label: str
    looked_for: str
    recognises: Callable[[Path], bool]
    read: Callable[[Path], Reading]
