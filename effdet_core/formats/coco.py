"""COCO JSON: one file for many pictures; boxes as [x, y, width, height] in pixels.

Understood are a single file, a folder with `annotations/*.json` as COCO itself comes, and one with a JSON per folder
of pictures as Roboflow writes it. The split is read from the names: `instances_train2017.json`, `valid/`, …
A picture that is listed without a box is one with nothing here.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from os.path import commonpath
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from effdet_core.dataset import Split
from effdet_core.errors import InputError, Problem, raise_if
from effdet_core.formats import details, documents
from effdet_core.formats.finder import PictureFinder, why_unsafe
from effdet_core.formats.records import ForeignBox, Format, Outgoing, Reading, Record

_TELLING_KEYS = re.compile(rb'\A(\xef\xbb\xbf)?\s*\{.*?"(images|annotations|categories)"\s*:\s*\[', re.DOTALL)
_UPRIGHT = ("rotation", 0)
_Id = int | str
_T = TypeVar("_T")


class _Image(msgspec.Struct, frozen=True):
    id: _Id
    file_name: str
    height: Any = None
    width: Any = None


class _Annotation(msgspec.Struct, frozen=True):
    image_id: _Id
    category_id: _Id
    bbox: tuple[float, float, float, float]
    iscrowd: bool | int = 0
    segmentation: Any = None
    attributes: Any = None


class _Category(msgspec.Struct, frozen=True):
    id: _Id
    name: str
    supercategory: Any = None


@dataclass(slots=True)
class _Document:
    """One JSON file of the data set at `root`.

    images: with the file each was found as, or why not. boxes, remarks, left_out: by the id of their image. headings:
    names of which other categories are kinds.
    """

    path: Path
    split: Split | None
    root: Path
    ids: set[_Id] = field(default_factory=set)
    categories: dict[_Id, str] = field(default_factory=dict)
    images: list[tuple[_Image, Path | None, str]] = field(default_factory=list)
    boxes: dict[_Id, list[ForeignBox]] = field(default_factory=lambda: defaultdict(list))
    remarks: dict[_Id, list[Problem]] = field(default_factory=lambda: defaultdict(list))
    left_out: dict[_Id, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    headings: set[str] = field(default_factory=set)
    problems: list[Problem] = field(default_factory=list)

    @property
    def folder(self) -> Path | None:
        """The smallest folder that holds all its pictures, apart from those that lie elsewhere."""
        parents = {str(found.parent) for _, found, _ in self.images if found and found.is_relative_to(self.root)}
        return Path(commonpath(parents)) if parents else None


def recognises(source: Path) -> bool:
    """Whether a file, or a file in a folder, begins like COCO JSON."""
    return bool(_files(source))


def read(source: Path, elsewhere: Iterable[Path] = ()) -> Reading:
    """Opens a file or folder. Raises `InputError` when no file of it can be read."""
    files = _files(source) or ([source] if source.is_file() else [])
    if not files:
        raise InputError("holds no COCO files", where=str(source), hint=f"COCO has {FORMAT.looked_for}.")
    finder = PictureFinder(_root(source), elsewhere)
    opened, problems = _documents(files, source, finder)
    if not opened:
        raise_if(problems, InputError)
    folders = tuple(dict.fromkeys(document.folder for document in opened if document.folder))
    listed = {found for document in opened for _, found, _ in document.images}
    others = [path for path in finder.paths if path not in listed and any(map(path.is_relative_to, folders))]
    used, unused = _classes(opened)
    problems += [problem for document in opened for problem in document.problems] + unused
    count = sum(len(document.images) for document in opened) + len(others)
    return Reading(_records(opened, others), count, folders, used, tuple(problems))


def write(outgoing: Outgoing) -> tuple[Problem, ...]:
    """The layout of COCO itself: `annotations/instances_train.json` and the pictures in `train/`, and so on."""
    sets: dict[str, dict[str, list[Any]]] = defaultdict(lambda: {"images": [], "annotations": []})
    ids = {name: number for number, name in enumerate(outgoing.classes, 1)}
    for number, picture in enumerate(outgoing.pictures, 1):
        outgoing.place(picture, outgoing.folder / picture.set / picture.name)
        image = {"id": number, "file_name": picture.name, "width": picture.width, "height": picture.height}
        sets[picture.set]["images"].append(image)
        sets[picture.set]["annotations"] += [_annotation(box, number, ids[box.label]) for box in picture.boxes]
    categories = [{"id": number, "name": name} for name, number in ids.items()]
    for name, values in sets.items():
        for number, item in enumerate(values["annotations"], 1):
            item["id"] = number
        path = outgoing.folder / "annotations" / f"instances_{name}.json"
        documents.write_json(path, {"info": {}, "licenses": [], **values, "categories": categories})
    return ()


FORMAT = Format(
    name="coco",
    label="COCO",
    looked_for="a JSON file with images, annotations and categories, also one folder down (annotations/, train/, …)",
    recognises=recognises,
    read=read,
    write=write,
    holds_crowds=True,
    holds_detail=lambda _: True,
)


def _annotation(box: ForeignBox, image_id: int, category_id: int) -> dict[str, Any]:
    ymin, xmin, ymax, xmax = box.box
    width, height = xmax - xmin, ymax - ymin
    return {
        "id": 0,
        "image_id": image_id,
        "category_id": category_id,
        "bbox": [xmin, ymin, width, height],
        "area": width * height,
        "iscrowd": int(box.crowd),
        "segmentation": [],
        **({"attributes": _attributes(box)} if box.extra else {}),
    }


def _attributes(box: ForeignBox) -> dict[str, Any]:
    """What else is noted of a box, where CVAT puts its attributes: flags by their names, other things by their keys."""
    more = {key: value for key, value in box.extra.items() if key not in ("flags", details.OURS)}
    pose = details.pose_of(box.extra)
    return {**more, **({"pose": pose} if pose else {}), **dict.fromkeys(details.flags_of(box.extra), True)}


def _details(item: _Annotation) -> tuple[dict[str, Any], list[str]]:
    """The details of an annotation, and names of what has no place here."""
    values = dict(item.attributes) if isinstance(item.attributes, dict) else {}
    flags = [name for name, value in values.items() if value is True]
    pose = values.pop("pose", "")
    # CVAT writes a rotation for every box.
    rest = {name: value for name, value in values.items() if not isinstance(value, bool) and (name, value) != _UPRIGHT}
    more, large = details.of_keys(rest, (*details.SHAPE_KEYS, "flags"))
    found = {**more, **details.made(flags, pose if isinstance(pose, str) else "")}
    is_outline = isinstance(item.segmentation, dict) or (
        isinstance(item.segmentation, list)
        and any(isinstance(ring, list) and len(ring) > 8 for ring in item.segmentation)
    )
    return found, [*large, *(["outline"] if is_outline else [])]


def _files(source: Path) -> list[Path]:
    """The JSON files of a source that begin like COCO, test and validation first (see `_records`)."""
    if not source.is_dir():
        return [source] if _looks_like_coco(source) else []
    found = [path for pattern in ("*.json", "*/*.json") for path in sorted(source.glob(pattern))]
    found = [path for path in found if not path.name.startswith(".") and path.resolve().is_relative_to(source)]
    # COCO itself comes with captions and keypoints of the same pictures beside the boxes.
    instances = [path for path in found if path.name.startswith("instances_")]
    return [path for path in instances or found if _looks_like_coco(path)]


def _looks_like_coco(path: Path) -> bool:
    return path.suffix.lower() == ".json" and _TELLING_KEYS.search(documents.head(path)) is not None


def _root(source: Path) -> Path:
    """The folder that all pictures must lie in."""
    if source.is_dir():
        return source
    return source.parent.parent if source.parent.name.lower() == "annotations" else source.parent


def _split_of(path: Path, source: Path) -> Split | None:
    """From the words in the file's name, else from the name of its folder inside the source."""
    folder = None if path.parent == source else documents.split_of_folder(path.parent.name)
    return documents.split_in(path.stem) or folder


def _documents(files: list[Path], source: Path, finder: PictureFinder) -> tuple[list[_Document], list[Problem]]:
    opened: list[_Document] = []
    problems: list[Problem] = []
    for path in files:
        try:
            opened.append(_document(path, _split_of(path, source), finder))
        except InputError as e:
            problems += e.problems
    return sorted(opened, key=lambda document: documents.PRECEDENCE.index(document.split)), problems


def _document(path: Path, split: Split | None, finder: PictureFinder) -> _Document:
    values = _load(path)
    document = _Document(path, split, finder.root)
    for _, category in _items(document, values, "categories", _Category):
        document.categories[category.id] = category.name.strip()
        if isinstance(category.supercategory, str) and category.supercategory != category.name:
            document.headings.add(category.supercategory.strip())
    bases = _bases(path, split, finder.root)
    for where, image in _items(document, values, "images", _Image):
        if image.id in document.ids:
            document.problems.append(Problem(f"the image id {image.id!r} is there twice; it is left out", where))
            continue
        document.ids.add(image.id)
        document.images.append((image, *_find(image.file_name, bases, finder)))
    for where, item in _items(document, values, "annotations", _Annotation):
        _add_box(document, item, where)
    return document


def _load(path: Path) -> dict[str, list[Any]]:
    values = documents.load_json(path)
    keys = ("images", "annotations", "categories")
    if not isinstance(values, dict) or not all(isinstance(values.get(key), list) for key in keys):
        hint = "Mend the file, or export it again."
        raise InputError(f"is not COCO: it needs the lists {', '.join(keys)}", where=str(path), hint=hint)
    return {key: values[key] for key in keys}


def _items(document: _Document, values: dict[str, list[Any]], key: str, kind: type[_T]) -> Iterator[tuple[str, _T]]:
    """(place, item) of every usable item of a list; the others become problems."""
    for number, value in enumerate(values[key]):
        where = f"{document.path}, {key}[{number}]"
        try:
            yield where, msgspec.convert(value, kind)
        except (msgspec.ValidationError, OverflowError, RecursionError) as e:
            _note_unusable(document, value, Problem(f"cannot be used: {e}; it is left out", where))


def _note_unusable(document: _Document, value: Any, problem: Problem) -> None:
    """With its picture where that is known, so that a picture whose boxes are all unusable does not pass as empty."""
    image_id = value.get("image_id") if isinstance(value, dict) else None
    if isinstance(image_id, _Id) and image_id in document.ids:
        document.remarks[image_id].append(problem)
    else:
        document.problems.append(problem)


def _bases(path: Path, split: Split | None, root: Path) -> tuple[Path, ...]:
    """Where the pictures of a file may lie, likeliest first: `annotations/instances_val2017.json` has `val2017/`."""
    after = path.stem.partition("_")[2] or path.stem
    words = [after, *(documents.words_for(split) if split else ())]
    named = [folder / word for word in words for folder in (root, root / "images")]
    return (path.parent, path.parent / "images", *named, root, root / "images")


def _find(name: str, bases: tuple[Path, ...], finder: PictureFinder) -> tuple[Path | None, str]:
    """The picture, or why there is none."""
    if reason := why_unsafe(name):
        return None, reason
    found = finder.find(name, bases)
    return found, "" if found else finder.why_missing(name, bases)


def _add_box(document: _Document, item: _Annotation, where: str) -> None:
    if item.image_id not in document.ids:
        document.problems.append(Problem(f"there is no image with the id {item.image_id!r}; it is left out", where))
        return
    label = document.categories.get(item.category_id)
    if label is None:
        message = f"there is no category with the id {item.category_id!r}; the box is left out"
        document.remarks[item.image_id].append(Problem(message, where))
        return
    x, y, width, height = item.bbox
    box = (y, x, y + height, x + width)
    extra, left_out = _details(item)
    document.boxes[item.image_id].append(ForeignBox(label, box, bool(item.iscrowd), where, extra))
    document.left_out[item.image_id].update(left_out)


def _classes(opened: list[_Document]) -> tuple[tuple[str, ...], list[Problem]]:
    """Names of the categories in order of their ids, but for those that are only headings of others.

    Roboflow lists the name of the whole data set so, without a box.
    """
    counts = Counter(box.label for document in opened for boxes in document.boxes.values() for box in boxes)
    by_id = sorted((item for d in opened for item in d.categories.items()), key=lambda item: (str(type(item[0])), item))
    names = dict.fromkeys(name for _, name in by_id)
    headings = {name for document in opened for name in document.headings if not counts[name]}
    unused = [
        Problem(f"the category {name!r} is only a heading of others and not added")
        for name in names
        if name in headings
    ]
    return tuple(name for name in names if name not in headings), unused


def _records(opened: list[_Document], others: list[Path]) -> Iterator[Record]:
    described: set[Path] = set()
    for document in opened:
        for image, found, reason in document.images:
            where = f"{document.path}, image {image.file_name!r}"
            if found in described:
                reason = "the picture is described already; this description is left out"
            if reason:
                yield Record(image=None, where=where, problems=(Problem(reason, where),))
                continue
            assert found is not None
            described.add(found)
            yield _record(document, image, found, where)
    for path in others:
        yield Record(image=path, where=str(path), annotated=False)


def _record(document: _Document, image: _Image, found: Path, where: str) -> Record:
    sized = type(image.height) is int and type(image.width) is int
    return Record(
        image=found,
        where=where,
        split=document.split,
        boxes=tuple(document.boxes.get(image.id, ())),
        claimed_size=(image.height, image.width) if sized else None,
        problems=tuple(document.remarks.get(image.id, ())),
        left_out=document.left_out.get(image.id, {}),
    )
