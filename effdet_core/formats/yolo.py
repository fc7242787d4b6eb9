"""YOLO: a text file per picture, a line per box: number of the class, centre and size as shares of the picture's sides.

Understood are folders with a `data.yaml` (its classes as a list or by number; its splits as a folder, several, or a
list of pictures), and folders without: classes from `classes.txt` or `obj.names`, labels in `labels/` where the picture
is in `images/`, or beside it. No label file means that nobody looked at the picture, an empty one that nothing is
there.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from effdet_core.dataset import SPLITS, Split
from effdet_core.errors import InputError, Problem
from effdet_core.formats import documents, yolo_config
from effdet_core.formats.finder import PictureFinder, common_folder
from effdet_core.formats.records import ForeignBox, Format, Outgoing, OutgoingPicture, Reading, Record
from effdet_core.formats.yolo_config import Config
from effdet_core.images import ImageInfo, probe

_OF_LABELIMG = "classes.txt"
_NAMES = (_OF_LABELIMG, "obj.names", "_darknet.labels")
_FARTHEST = 2.0
"""Larger numbers are no shares of a side; they would be pixels."""
_FORM = "A line is CLASS X Y WIDTH HEIGHT: the centre and the size of the box, between 0 and 1."
_LOOKED_AT = 20


@dataclass(frozen=True, slots=True)
class _Row:
    """A line's box as shares of the sides. is_outline: whether it was drawn around a polygon."""

    label: str
    box: tuple[float, float, float, float]
    is_outline: bool


@dataclass(frozen=True, slots=True)
class _Source:
    """An opened folder. split_of: of the pictures that data.yaml lists."""

    root: Path
    config: Config
    split_of: dict[Path, Split | None]


def recognises(source: Path) -> bool:
    """Whether a folder (or its data.yaml) is one of YOLO's."""
    if source.is_file():
        return yolo_config.is_config(source)
    return yolo_config.find(source) is not None or _has_label_files(source)


def read(source: Path, _elsewhere: Iterable[Path] = ()) -> Reading:
    """Opens a folder or a data.yaml. Raises `InputError` when there are no pictures or data.yaml cannot be read."""
    root = source.parent if source.is_file() else source
    finder = PictureFinder(root)
    path = source if source.is_file() else yolo_config.find(source)
    config = yolo_config.read(path) if path else _named_by_text(finder)
    split_of, problems = _splits(config, finder)
    # A folder with listed splits may hold other pictures too, such as those that a training of theirs drew.
    pictures = [path for path in finder.paths if not split_of or path in split_of or _labels_of(path, root)]
    folder = common_folder(pictures)
    if folder is None:
        raise InputError("holds no pictures", where=str(source), hint="YOLO has images/ beside labels/.")
    classes, problems_of_names = _classes(config, pictures, root)
    records = _records(_Source(root, config, split_of), pictures)
    told = (*config.problems, *problems, *problems_of_names)
    return Reading(records, len(pictures), (folder,), classes, told)


def write(outgoing: Outgoing) -> tuple[Problem, ...]:
    """`images/train/`, `labels/train/` and so on, and a `data.yaml` that names them."""
    written = set()
    for picture in outgoing.pictures:
        written.add(picture.set)
        outgoing.place(picture, outgoing.folder / "images" / picture.set / picture.name)
        lines = "".join(f"{_line(box, picture, outgoing.classes)}\n" for box in picture.boxes)
        documents.write_text(outgoing.folder / "labels" / picture.set / f"{picture.stem}.txt", lines)
    # A training of theirs refuses a file that lacks one of these two.
    splits = {str(split): f"images/{split}" for split in SPLITS if split in written or split != "test"}
    for folder in splits.values():
        (outgoing.folder / folder).mkdir(parents=True, exist_ok=True)
    values: dict[str, Any] = {"path": ".", **splits, "names": dict(enumerate(outgoing.classes))}
    text = yaml.safe_dump(values, sort_keys=False, allow_unicode=True)
    documents.write_text(outgoing.folder / "data.yaml", text)
    return ()


FORMAT = Format(
    name="yolo",
    label="YOLO",
    looked_for="a data.yaml with names, or .txt files of numbers in labels/ or beside the pictures",
    recognises=recognises,
    read=read,
    write=write,
)


def _line(box: ForeignBox, picture: OutgoingPicture, classes: tuple[str, ...]) -> str:
    ymin, xmin, ymax, xmax = box.box
    x, y = (xmin + xmax) / 2 / picture.width, (ymin + ymax) / 2 / picture.height
    sides = (xmax - xmin) / picture.width, (ymax - ymin) / picture.height
    return " ".join(map(str, (classes.index(box.label), x, y, *sides)))


def _has_label_files(source: Path) -> bool:
    """Whether one of the first pictures has a label file that reads like one."""
    finder = PictureFinder(source)
    found = (path for picture in finder.paths[:_LOOKED_AT] if (path := _labels_of(picture, source)))
    return any(_reads_like_labels(path) for path in found)


def _reads_like_labels(path: Path) -> bool:
    lines = [line.split() for line in documents.head(path).decode("utf-8", "replace").splitlines() if line.strip()]
    try:
        return (
            bool(lines) and len(lines[0]) >= 5 and _number_of_class(lines[0][0]) >= 0 and bool(_numbers(lines[0][1:]))
        )
    except ValueError:
        return False


def _named_by_text(finder: PictureFinder) -> Config:
    """The classes of a folder without data.yaml: a line each, in a file beside the labels or at the top."""
    labels = (path for picture in finder.paths[:_LOOKED_AT] if (path := _labels_of(picture, finder.root)))
    folders = dict.fromkeys((finder.root, finder.root / "labels", *(path.parent for path in labels)))
    found = (folder / name for folder in folders for name in _NAMES)
    path = next((path for path in found if path.is_file() and documents.is_inside(path, finder.root)), None)
    if path is None:
        problem = Problem(
            "no file names the classes, so they are called by their numbers",
            str(finder.root),
            "Write their names into classes.txt, a line each, and import again.",
        )
        return Config(problems=(problem,))
    lines = [line.strip() for line in documents.load_text(path).rstrip().splitlines()]
    return Config(path=path, names=dict(enumerate(lines)), splits={})


def _splits(config: Config, finder: PictureFinder) -> tuple[dict[Path, Split | None], list[Problem]]:
    """The split of every picture that is listed for one."""
    listed: dict[Path, set[Split]] = defaultdict(set)
    problems: list[Problem] = []
    for split, entries in config.splits.items():
        for entry in entries:
            for picture in yolo_config.pictures_of(entry, f"{config.path}, {split}", config, finder, problems):
                listed[picture].add(split)
    order = documents.PRECEDENCE
    twice = [splits for splits in listed.values() if len(splits) > 1]
    if listed and len(twice) == len(listed) and len(set(map(frozenset, twice))) == 1:
        message = f"{' and '.join(sorted(twice[0]))} are the same pictures; they get their splits here"
        return dict.fromkeys(listed), [*problems, Problem(message, str(config.path))]
    if twice:
        message = f"{len(twice)} pictures are in two splits; they stay out of training"
        problems.append(Problem(message, str(config.path), "List every picture in one split only."))
    return {picture: min(splits, key=order.index) for picture, splits in listed.items()}, problems


def _classes(config: Config, pictures: list[Path], root: Path) -> tuple[tuple[str, ...], list[Problem]]:
    """The classes in the order of their numbers.

    labelImg writes its own list into classes.txt, whatever is labelled: of that one those that some label file numbers,
    and a notice of each that none does.
    """
    if config.path is None or config.path.name != _OF_LABELIMG:
        return tuple(dict.fromkeys(name for _, name in sorted(config.names.items()))), []
    numbers: set[int] = set()
    for picture in pictures:
        path = _labels_of(picture, root)
        for line in _lines(path) if path else ():
            try:
                numbers.add(_number_of_class(line.split(maxsplit=1)[0]))
            except ValueError:
                continue  # told with its line when the picture's turn comes
    names = dict.fromkeys(name for number, name in sorted(config.names.items()) if number in numbers)
    unused = [name for number, name in sorted(config.names.items()) if number not in numbers and name not in names]
    return tuple(names), [Problem(f"the class {name!r} has no boxes and is not added") for name in unused]


def _lines(path: Path) -> list[str]:
    try:
        return [line for line in documents.load_text(path).splitlines() if line.strip()]
    except InputError:
        return []


def _labels_of(picture: Path, root: Path) -> Path | None:
    """The label file of a picture: in `labels/` for the last `images/` of its path, in a `labels/` near, or beside."""
    parts = list(picture.relative_to(root).parts)
    name = f"{picture.stem}.txt"
    wanted = [picture.parent / name, picture.parent / "labels" / name, root / "labels" / name]
    if "images" in (lowered := [part.lower() for part in parts[:-1]]):
        last = len(lowered) - 1 - lowered[::-1].index("images")
        parts[last] = "labels"
        wanted.insert(0, (root / Path(*parts)).with_name(name))
    usable = (path for path in wanted if path.name not in _NAMES and path.is_file())
    return next((path for path in usable if documents.is_inside(path, root)), None)


def _records(source: _Source, pictures: list[Path]) -> Iterator[Record]:
    taken: dict[Path, Path] = {}
    for picture in pictures:
        path = _labels_of(picture, source.root)
        split = source.split_of.get(picture)
        if path is None:
            yield Record(image=picture, where=str(picture), annotated=False, split=split)
        elif path in taken:
            message = f"has the same label file as {taken[path].name}; it is left out"
            problem = Problem(message, str(picture), "Give the two pictures different names.")
            yield Record(image=None, where=str(path), problems=(problem,))
        else:
            taken[path] = picture
            yield _record(picture, path, split, source.config)


def _record(picture: Path, path: Path, split: Split | None, config: Config) -> Record:
    try:
        info, lines = probe(picture), documents.load_text(path).splitlines()
    except InputError as e:
        return Record(image=None, where=str(path), problems=e.problems)
    content = _Content(path, info, config)
    for number, line in enumerate(lines, 1):
        if line.strip():
            content.take(number, line.split())
    if content.outlines:
        content.problems.append(documents.outlines_remark(content.outlines, path))
    return Record(
        image=picture, where=str(path), split=split, boxes=tuple(content.boxes), problems=tuple(content.problems)
    )


@dataclass(slots=True)
class _Content:
    """What one label file holds."""

    path: Path
    info: ImageInfo
    config: Config
    boxes: list[ForeignBox] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    outlines: int = 0

    def take(self, number: int, cells: list[str]) -> None:
        """One line."""
        where = f"{self.path}, line {number}"
        try:
            row = _row(cells, self.config)
        except ValueError as e:
            self.problems.append(Problem(f"{e}; the box is left out", where, _FORM))
            return
        ymin, xmin, ymax, xmax = row.box
        height, width = self.info.height, self.info.width
        self.boxes.append(
            ForeignBox(row.label, (ymin * height, xmin * width, ymax * height, xmax * width), where=where)
        )
        self.outlines += row.is_outline


def _row(cells: list[str], config: Config) -> _Row:
    """Raises `ValueError` that says what is wrong with a line."""
    number = _number_of_class(cells[0])
    label = config.names.get(number) if config.names else str(number)
    if label is None:
        raise ValueError(f"there is no class {number}; {config.described}")
    values = _numbers(cells[1:])
    # Four numbers are a box, five one with how sure a detector was; a pose begins with its box.
    if len(values) in (4, 5) or (config.has_points and len(values) > 5):
        x, y, width, height = values[:4]
        return _Row(label, (y - height / 2, x - width / 2, y + height / 2, x + width / 2), False)
    if len(values) < 6 or len(values) % 2:
        raise ValueError(f"there are {len(values)} numbers after the class instead of 4")
    return _Row(label, (min(values[1::2]), min(values[::2]), max(values[1::2]), max(values[::2])), True)


def _number_of_class(text: str) -> int:
    try:
        number = float(text)
        if number.is_integer():
            return int(number)
    except (ValueError, OverflowError):
        pass
    raise ValueError(f"the class is {text[:60]!r}, not a whole number")


def _numbers(cells: list[str]) -> list[float]:
    values = []
    for text in cells:
        try:
            values.append(float(text))
        except ValueError:
            raise ValueError(f"{text[:60]!r} is not a number") from None
        if not abs(values[-1]) <= _FARTHEST:
            raise ValueError(f"{text[:60]} is no share of a side between 0 and 1")
    return values
