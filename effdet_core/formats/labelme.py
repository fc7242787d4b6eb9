"""labelme: a JSON file per picture, beside it or naming it; shapes in pixels of the upright picture.

Rectangles are taken as they are, other closed shapes as the boxes around them; lines and points have no box. A project
of this program is such a folder too, and so brings its labels into another one. The copy of the picture inside a file
(`imageData`) is not used.
"""

from __future__ import annotations

import math
import os
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from effdet_core.dataset import SPLITS, Split
from effdet_core.errors import InputError, Problem
from effdet_core.formats import details, documents
from effdet_core.formats.finder import PictureFinder, common_folder
from effdet_core.formats.records import ForeignBox, Format, Outgoing, OutgoingPicture, Reading, Record

_TELLING = re.compile(rb'\A(\xef\xbb\xbf)?\s*\{.*?"shapes"\s*:\s*\[', re.DOTALL)
_VERSION = "5.5.0"
_OURS = details.OURS
_FILE_KEYS = ("version", "shapes", "imagePath", "imageData", "imageHeight", "imageWidth")
_LOOKED_AT = 5
_MOST = 1e15
_CLOSED = ("polygon", "circle", "mask", "oriented_rectangle")


def recognises(source: Path) -> bool:
    """Whether a file, or one of the first JSON files in a folder and below, begins like labelme's."""
    if source.is_file():
        return _looks_like_it(source)
    return any(map(_looks_like_it, _files(source, _LOOKED_AT)))


def read(source: Path, elsewhere: Iterable[Path] = ()) -> Reading:
    """Opens a folder or one file. Raises `InputError` when there is no such file or no picture."""
    root = source.parent if source.is_file() else source
    files = [source] if source.is_file() else [path for path in _files(source) if _looks_like_it(path)]
    if not files:
        raise InputError("holds no labelme files", where=str(source), hint=f"labelme has {FORMAT.looked_for}.")
    finder = PictureFinder(root, elsewhere)
    if source.is_file():
        return Reading(_records(files, finder, with_others=False), 1, ())
    folder = common_folder(finder.paths)
    return Reading(
        _records(files, finder, with_others=True), max(len(files), len(finder.paths)), (folder,) if folder else ()
    )


def write(outgoing: Outgoing) -> tuple[Problem, ...]:
    """A folder per split, each picture with its JSON beside it."""
    for picture in outgoing.pictures:
        outgoing.place(picture, outgoing.folder / picture.set / picture.name)
        values: dict[str, Any] = {
            "version": _VERSION,
            "flags": {},
            **picture.extra,
            "shapes": [_shape(box) for box in picture.boxes],
            "imagePath": picture.name,
            "imageData": None,
            "imageHeight": picture.height,
            "imageWidth": picture.width,
            **_our_part(picture),
        }
        documents.write_json(_path_of(outgoing, picture), values)
    return ()


FORMAT = Format(
    name="labelme",
    label="labelme",
    looked_for="JSON files with shapes beside the pictures",
    recognises=recognises,
    read=read,
    write=write,
    holds_crowds=True,
    holds_detail=lambda _: True,
    picture_details=frozenset({"notes", "reviewed", "group"}),
)


def _path_of(outgoing: Outgoing, picture: OutgoingPicture) -> Path:
    return outgoing.folder / picture.set / f"{picture.stem}.json"


def _our_part(picture: OutgoingPicture) -> dict[str, Any]:
    """What only this program knows of a picture, where there is any; labelme keeps it."""
    group = {"group": picture.group} if picture.group is not None else {}
    reviewed = {"reviewed": True} if picture.reviewed else {}
    state = {"state": "labelled" if picture.boxes else "nothing here"}
    return {_OURS: {**state, **reviewed, **group}} if reviewed or group else {}


def _shape(box: ForeignBox) -> dict[str, Any]:
    ymin, xmin, ymax, xmax = box.box
    flags = box.extra.get("flags")
    return {
        "label": box.label,
        "points": [[xmin, ymin], [xmax, ymax]],
        "group_id": None,
        "description": "",
        "shape_type": "rectangle",
        "mask": None,
        **box.extra,
        "flags": {**(flags if isinstance(flags, dict) else {}), **({details.CROWD: True} if box.crowd else {})},
    }


def _files(folder: Path, most: int | None = None) -> list[Path]:
    """The JSON files in a folder and below, in order, hidden ones and links to folders apart; at most `most`."""
    found: list[Path] = []
    for current, folders, names in os.walk(_top(folder)):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        paths = (Path(current, name) for name in sorted(names) if name.lower().endswith(".json"))
        found += [path for path in paths if not path.name.startswith(".") and documents.is_inside(path, folder)]
        if most and len(found) >= most:
            break
    return found[:most]


def _top(folder: Path) -> Path:
    """Where to look: a project of this program keeps old and damaged label files beside the ones that count."""
    own = folder / "annotations"
    return own if (folder / "project.yaml").is_file() and documents.is_inside(own, folder) else folder


def _looks_like_it(path: Path) -> bool:
    return path.suffix.lower() == ".json" and _TELLING.search(documents.head(path)) is not None


def _records(files: list[Path], finder: PictureFinder, *, with_others: bool) -> Iterator[Record]:
    described: dict[Path, Path] = {}
    for path in files:
        record = _record(path, finder, described)
        if record is None:
            continue
        if record.image in described:
            message = f"describes a picture that {described[record.image].name} describes already; it is left out"
            record = Record(image=None, where=str(path), problems=(Problem(message, str(path)),))
        if record.image:
            described[record.image] = path
        yield record
    for picture in finder.paths if with_others else ():
        if picture not in described:
            split = documents.split_of_path(picture, finder.root)
            yield Record(image=picture, where=str(picture), annotated=False, split=split)


def _record(path: Path, finder: PictureFinder, described: dict[Path, Path]) -> Record | None:
    """None for a picture that its owner threw away, which counts as described."""
    try:
        values = documents.load_json(path)
        if not isinstance(values, dict) or not isinstance(values.get("shapes"), list):
            raise InputError("is no labelme file: it has no list of shapes", where=str(path))
        image = _picture(values, path, finder)
    except InputError as e:
        return Record(image=None, where=str(path), problems=e.problems)
    ours = values.get(_OURS)
    if isinstance(ours, dict) and ours.get("binned") is True:
        described[image] = path
        return None
    content = _boxes(values["shapes"], path)
    extra, large = details.of_keys(values, _FILE_KEYS)
    return Record(
        image=image,
        where=str(path),
        annotated=bool(values["shapes"]) or _was_looked_at(ours),
        split=_split(ours) or documents.split_of_path(path, finder.root),
        boxes=content.boxes,
        claimed_size=_claimed_size(values),
        problems=content.problems,
        extra=extra,
        reviewed=isinstance(ours, dict) and ours.get("reviewed") is True,
        group=_group(ours),
        left_out=Counter((*large, *content.large)),
    )


def _was_looked_at(ours: Any) -> bool:
    """A file of labelme's own is there because somebody looked at its picture."""
    return not isinstance(ours, dict) or ours.get("state") == "nothing here"


def _group(ours: Any) -> str | None:
    said = ours.get("group") if isinstance(ours, dict) else None
    return said if isinstance(said, str) else None


def _split(ours: Any) -> Split | None:
    said = ours.get("split") if isinstance(ours, dict) else None
    return next((split for split in SPLITS if split == said), None)


def _picture(values: dict[str, Any], path: Path, finder: PictureFinder) -> Path:
    """By `imagePath`; where that is wrong, by the name of the JSON file. Raises `InputError`."""
    name = values.get("imagePath")
    if isinstance(name, str) and name and "\0" not in name:
        # Files in a folder of their own name their pictures by `..`; what counts is that these are in the data set.
        plain = Path(os.path.normpath(path.parent / name.replace("\\", "/")))
        if found := finder.at(plain) or finder.find(plain.name, (path.parent,)):
            return found
    if found := finder.find_stem(path.stem, path.parent):
        return found
    held = isinstance(values.get("imageData"), str) and bool(values["imageData"])
    copy = "; only the copy inside the file (imageData) is there, which is not used" if held else ""
    hint = "Open it in labelme and save the picture beside it." if held else "Put the picture beside it."
    shown = name if isinstance(name, str) and name else path.stem
    raise InputError(
        f"its picture {shown[:200]!r} is not in the data set{copy}; it is left out", where=str(path), hint=hint
    )


def _claimed_size(values: dict[str, Any]) -> tuple[int, int] | None:
    height, width = values.get("imageHeight"), values.get("imageWidth")
    return (height, width) if type(height) is int and type(width) is int else None


@dataclass(frozen=True, slots=True)
class _Content:
    boxes: tuple[ForeignBox, ...]
    problems: tuple[Problem, ...]
    large: tuple[str, ...]


def _boxes(shapes: list[Any], path: Path) -> _Content:
    boxes: list[ForeignBox] = []
    problems: list[Problem] = []
    large: list[str] = []
    outlines = 0
    for number, shape in enumerate(shapes, 1):
        where = f"{path}, shape {number}"
        try:
            boxes.append(_box(shape, where))
            outlines += shape.get("shape_type") in _CLOSED
            large += details.of_keys(shape)[1]
        except ValueError as e:
            problems.append(Problem(f"{e}; it is left out", where))
    if outlines:
        problems.append(documents.outlines_remark(outlines, path))
    return _Content(tuple(boxes), tuple(problems), tuple(large))


def _box(shape: Any, where: str) -> ForeignBox:
    """Raises `ValueError` that says why a shape has no box."""
    if not isinstance(shape, dict) or not isinstance(shape.get("label"), str) or not shape["label"].strip():
        raise ValueError("the shape has no label")
    kind = shape.get("shape_type") or "rectangle"
    if kind != "rectangle" and kind not in _CLOSED:
        raise ValueError(f"a {str(kind)[:40]} has no box")
    points = shape.get("points")
    if not isinstance(points, list) or len(points) < 2 or not all(map(_is_point, points)):
        raise ValueError("the shape has no two points made of numbers")
    flags = shape.get("flags"), shape.get(_OURS)
    crowd = any(isinstance(value, dict) and value.get(details.CROWD) is True for value in flags)
    return ForeignBox(shape["label"].strip(), _around(points, kind), crowd, where, details.of_keys(shape)[0])


def _around(points: list[list[float]], kind: str) -> tuple[float, float, float, float]:
    """The box around the points; those of a circle are its centre and one on its edge."""
    xs, ys = [float(x) for x, _ in points], [float(y) for _, y in points]
    if kind == "circle":
        radius = math.dist((xs[0], ys[0]), (xs[1], ys[1]))
        return ys[0] - radius, xs[0] - radius, ys[0] + radius, xs[0] + radius
    return min(ys), min(xs), max(ys), max(xs)


def _is_point(point: Any) -> bool:
    # The bound keeps integers of hundreds of digits from overflowing a float, and refuses what is not a number.
    return (
        isinstance(point, list) and len(point) == 2 and all(type(n) in (int, float) and abs(n) < _MOST for n in point)
    )
