"""Create ML JSON: one list of pictures, boxes as centre, width and height in pixels.

    [{"image": "1.jpg", "annotations": [{"label": "bee", "coordinates": {"x": 50, "y": 40, "width": 9, "height": 7}}]}]

Understood are a single file and a folder with one at the top or in each of its folders (`train/`, `valid/`, …), with
the keys `image` or `imagefilename`, `annotations` or `annotation`, and `label` or `class`, which other programs write.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import msgspec

from effdet_core.dataset import Split
from effdet_core.errors import InputError, Problem, raise_if
from effdet_core.formats import documents
from effdet_core.formats.finder import PictureFinder, why_unsafe
from effdet_core.formats.records import ForeignBox, Format, Outgoing, Reading, Record

_START = re.compile(rb"\A(\xef\xbb\xbf)?\s*\[\s*(\{|\]\s*\Z)")
_PICTURE = re.compile(rb'"(image|imagefilename)"\s*:')
_BOXES = re.compile(rb'"annotations?"\s*:')
_FILE = "_annotations.createml.json"


class _Coordinates(msgspec.Struct, frozen=True):
    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class _Item:
    """One entry of a file. name: of its picture. found: its file, or `reason` says why there is none."""

    where: str
    name: str
    split: Split | None
    found: Path | None
    reason: str
    boxes: tuple[ForeignBox, ...]
    problems: tuple[Problem, ...]


def recognises(source: Path) -> bool:
    """Whether a file, or a file in a folder, begins like Create ML's JSON."""
    return bool(_files(source))


def read(source: Path, elsewhere: Iterable[Path] = ()) -> Reading:
    """Opens a file or folder. Raises `InputError` when no file of it can be read."""
    root = source.parent if source.is_file() else source
    files = [source] if source.is_file() else _files(source)
    if not files:
        raise InputError("holds no Create ML files", where=str(source), hint=f"Create ML has {FORMAT.looked_for}.")
    finder = PictureFinder(root, elsewhere)
    items, problems, opened = _opened(files, root, finder)
    if not opened:
        raise_if(problems, InputError)
    listed = {item.found for item in items if item.found}
    folders = tuple(dict.fromkeys(path.parent for path in sorted(listed) if path.is_relative_to(root)))
    others = [path for path in finder.paths if path not in listed and path.parent in folders]
    classes = tuple(dict.fromkeys(box.label for item in items for box in item.boxes))
    return Reading(_records(items, others), len(items) + len(others), folders, classes, tuple(problems))


def write(outgoing: Outgoing) -> tuple[Problem, ...]:
    """A folder per split with the pictures and their JSON."""
    lists: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for picture in outgoing.pictures:
        outgoing.place(picture, outgoing.folder / picture.set / picture.name)
        boxes = [{"label": box.label, "coordinates": _coordinates(box)} for box in picture.boxes]
        lists[picture.set].append({"image": picture.name, "annotations": boxes})
    for name, values in lists.items():
        documents.write_json(outgoing.folder / name / _FILE, values)
    return ()


FORMAT = Format(
    name="createml",
    label="Create ML",
    looked_for="a JSON list of pictures with annotations and coordinates, also one folder down",
    recognises=recognises,
    read=read,
    write=write,
)


def _coordinates(box: ForeignBox) -> dict[str, float]:
    ymin, xmin, ymax, xmax = box.box
    return {"x": (xmin + xmax) / 2, "y": (ymin + ymax) / 2, "width": xmax - xmin, "height": ymax - ymin}


def _files(source: Path) -> list[Path]:
    if not source.is_dir():
        return [source] if _looks_like_it(source) else []
    found = [path for pattern in ("*.json", "*/*.json") for path in sorted(source.glob(pattern))]
    usable = [path for path in found if not path.name.startswith(".") and documents.is_inside(path, source)]
    return [path for path in usable if _looks_like_it(path)]


def _looks_like_it(path: Path) -> bool:
    if path.suffix.lower() != ".json":
        return False
    head = documents.head(path)
    return bool(_START.search(head) and _PICTURE.search(head) and _BOXES.search(head))


def _opened(files: list[Path], root: Path, finder: PictureFinder) -> tuple[list[_Item], list[Problem], int]:
    """The entries of all files, test before validation before training, what is wrong, and how many could be read."""
    items: list[_Item] = []
    problems: list[Problem] = []
    opened = 0
    for path in files:
        try:
            values = documents.load_json(path)
            if not isinstance(values, list):
                raise InputError(
                    "is not Create ML: it is no list of pictures", where=str(path), hint="Export it again."
                )
        except InputError as e:
            problems += e.problems
            continue
        opened += 1
        split = documents.split_of_path(path, root) or documents.split_in(path.stem)
        for number, value in enumerate(values):
            _add(items, problems, value, f"{path}, picture [{number}]", split, (path.parent, root), finder)
    return sorted(items, key=lambda item: documents.PRECEDENCE.index(item.split)), problems, opened


def _add(
    items: list[_Item],
    problems: list[Problem],
    value: Any,
    where: str,
    split: Split | None,
    bases: tuple[Path, ...],
    finder: PictureFinder,
) -> None:
    name = _either(value, "image", "imagefilename")
    if not isinstance(name, str):
        problems.append(Problem("has no `image` with the name of a picture; it is left out", where))
        return
    reason = why_unsafe(name)
    found = None if reason else finder.find(name, bases)
    if not found and not reason:
        reason = finder.why_missing(name, bases)
    boxes, remarks = _boxes(_either(value, "annotations", "annotation"), where)
    items.append(_Item(where, name, split, found, reason, tuple(boxes), tuple(remarks)))


def _either(value: Any, *keys: str) -> Any:
    """The value of the first key that is there."""
    return next((value[key] for key in keys if key in value), None) if isinstance(value, dict) else None


def _boxes(values: Any, where: str) -> tuple[list[ForeignBox], list[Problem]]:
    if values is None:
        values = []
    if not isinstance(values, list):
        return [], [Problem("its annotations are no list; they are left out", where)]
    boxes: list[ForeignBox] = []
    problems: list[Problem] = []
    for number, value in enumerate(values):
        place = f"{where}, annotations[{number}]"
        try:
            boxes.append(_box(value, place))
        except (ValueError, OverflowError, RecursionError) as e:
            problems.append(Problem(f"cannot be used: {e}; the box is left out", place))
    return boxes, problems


def _box(value: Any, where: str) -> ForeignBox:
    """Raises `ValueError` (msgspec's errors are such)."""
    label = _either(value, "label", "class")
    if not isinstance(label, str) or not label.strip():
        raise ValueError("it has no label")
    at = msgspec.convert(value.get("coordinates"), _Coordinates)
    box = (at.y - at.height / 2, at.x - at.width / 2, at.y + at.height / 2, at.x + at.width / 2)
    return ForeignBox(label.strip(), box, where=where)


def _records(items: list[_Item], others: list[Path]) -> Iterator[Record]:
    described: Counter[Path] = Counter()
    for item in items:
        again = item.found is not None and described[item.found]
        reason = "the picture is described already" if again else item.reason
        if reason or item.found is None:
            hint = "" if again else "Put it beside the file."
            yield Record(
                image=None, where=item.where, problems=(Problem(f"{reason}; it is left out", item.where, hint),)
            )
            continue
        described[item.found] += 1
        yield Record(image=item.found, where=item.where, split=item.split, boxes=item.boxes, problems=item.problems)
    for path in others:
        yield Record(image=path, where=str(path), annotated=False)
