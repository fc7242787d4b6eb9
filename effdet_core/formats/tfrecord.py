"""TFRecord files of the TF Object Detection API: pictures and boxes together, one `tf.train.Example` a picture.

Understood are single files and sets of them (`train.record-00000-of-00010`), with the names of the classes in the
records or in a `label_map.pbtxt` beside. The pictures lie inside, so whoever imports them has to find them a place.
Nothing here needs TensorFlow (docs/adr/0207).
"""

from __future__ import annotations

import io
import mmap
import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import Any, BinaryIO

from PIL import Image

from effdet_core.dataset import Split
from effdet_core.errors import InputError, Problem
from effdet_core.formats import details, documents, label_map, tfexample, tfrecord_file
from effdet_core.formats.records import Embedded, ForeignBox, Format, Outgoing, OutgoingPicture, Reading, Record
from effdet_core.formats.tfexample import Values, numbers, texts
from effdet_core.images import is_picture, probe, probe_data, read_rgb

_SHARD = re.compile(r"(?P<base>.*)-(?P<number>\d{5})-of-(?P<count>\d{5})(?P<suffix>(\.\w+)?)")
_SUFFIXES = (".record", ".records", ".tfrecord", ".tfrecords", ".tfrec")
_ENCODED = "image/encoded"
_CORNERS = tuple(f"image/object/bbox/{side}" for side in ("ymin", "xmin", "ymax", "xmax"))
_MARKS = ("difficult", "truncated")
_KINDS = {b"\xff\xd8": ".jpg", b"\x89P": ".png"}
_PLAIN = ("JPEG", "PNG")


@dataclass(slots=True)
class _Shape:
    """What a first look at the files, which touches no picture, finds. classes: names in order. count: of records."""

    names: dict[int, str]
    labels: dict[str, None] = field(default_factory=dict)
    count: int = 0
    problems: list[Problem] = field(default_factory=list)

    @property
    def classes(self) -> tuple[str, ...]:
        """Those of the label map in its order, then others that are used."""
        return tuple(dict.fromkeys([*self.names.values(), *self.labels]))


def recognises(source: Path) -> bool:
    """Whether a file, or a file at the top of a folder, begins like a TFRecord."""
    if source.is_file():
        return _is_named_like_it(source) and tfrecord_file.begins_like_it(source)
    return any(tfrecord_file.begins_like_it(path) for path in _files(source)[:20])


def read(source: Path, _elsewhere: Iterable[Path] = ()) -> Reading:
    """Opens a file with its sisters, or a folder. Raises `InputError` when there is none, or none can be read."""
    files = _sisters(source) if source.is_file() else _files(source)
    if not files:
        raise InputError("holds no TFRecord files", where=str(source), hint=f"TFRecord has {FORMAT.looked_for}.")
    if not any(map(tfrecord_file.begins_like_it, files)):
        raise InputError("is no TFRecord: its first checksum is wrong", where=str(files[0]), hint="Write it again.")
    names, problems = _label_map(files[0].parent)
    shape = _Shape(names, problems=[*problems, *_missing_shards(files)])
    for path in files:
        _look_at(path, shape)
    return Reading(_records(files, names), shape.count, (), shape.classes, tuple(shape.problems))


def write(outgoing: Outgoing) -> tuple[Problem, ...]:
    """`train.record`, `val.record` and so on, and `label_map.pbtxt`."""
    ids = {name: number for number, name in enumerate(outgoing.classes, 1)}
    again = 0
    with ExitStack() as stack:
        files: dict[str, BinaryIO] = {}
        for picture in outgoing.pictures:
            if picture.set not in files:
                files[picture.set] = stack.enter_context((outgoing.folder / f"{picture.set}.record").open("wb"))
            data, is_new = _encoded(picture.image)
            again += is_new
            tfrecord_file.append(files[picture.set], tfexample.encode(_features(picture, data, ids)))
    label_map.write(outgoing.folder / "label_map.pbtxt", outgoing.classes)
    return (Problem(_written_again(again)),) if again else ()


FORMAT = Format(
    name="tfrecord",
    label="TFRecord",
    looked_for=".record or .tfrecord files of the TF Object Detection API",
    recognises=recognises,
    read=read,
    write=write,
    holds_crowds=True,
    embeds=True,
    holds_detail=lambda name: name in (*_MARKS, "pose"),
)


def _is_named_like_it(path: Path) -> bool:
    name = path.name.lower()
    shard = _SHARD.fullmatch(name)
    plain = f"{shard['base']}{shard['suffix']}" if shard else name
    return not name.startswith(".") and (bool(shard) or plain.endswith(_SUFFIXES))


def _files(folder: Path) -> list[Path]:
    """Those of a folder, test before validation before training."""
    found = [path for path in sorted(folder.glob("*")) if _is_named_like_it(path) and path.is_file()]
    usable = [path for path in found if documents.is_inside(path, folder)]
    return sorted(usable, key=lambda path: documents.PRECEDENCE.index(documents.split_in(path.name)))


def _sisters(path: Path) -> list[Path]:
    """All files of the set that a file belongs to."""
    shard = _SHARD.fullmatch(path.name)
    if not shard:
        return [path]
    others = ((other, _SHARD.fullmatch(other.name)) for other in _files(path.parent))
    same = ("base", "count", "suffix")
    return [other for other, match in others if match and all(match[part] == shard[part] for part in same)]


def _missing_shards(files: list[Path]) -> Iterator[Problem]:
    there: dict[tuple[str, str, str], set[int]] = {}
    for path in files:
        if shard := _SHARD.fullmatch(path.name):
            there.setdefault((shard["base"], shard["count"], shard["suffix"]), set()).add(int(shard["number"]))
    for (base, count, suffix), numbers_there in there.items():
        if missing := int(count) - len(numbers_there):
            name = f"{base}-?????-of-{count}{suffix}"
            yield Problem(f"{missing} of {int(count)} files of the set are missing", str(files[0].parent / name))


def _label_map(folder: Path) -> tuple[dict[int, str], list[Problem]]:
    path = label_map.find(folder)
    try:
        return (label_map.read(path) if path else {}), []
    except InputError as e:
        return {}, list(e.problems)


def _look_at(path: Path, shape: _Shape) -> None:
    """Counts and collects classes; only the pages of the file that hold no pictures are read."""
    try:
        with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as mapped:
            for offset, length in tfrecord_file.places(file):
                shape.count += 1
                try:
                    features = tfexample.decode(mapped, offset, offset + length, skip=(_ENCODED,))
                except ValueError:
                    continue  # told when its turn comes
                shape.labels.update(dict.fromkeys(filter(None, _labels(features, shape.names))))
    except tfrecord_file.DamagedFileError as e:
        hint = "What stands before it is taken. Write the file again."
        shape.problems.append(Problem(f"cannot be read to its end: {e}", f"{path}, after record {shape.count}", hint))
    except (OSError, ValueError) as e:  # ValueError: an empty file cannot be mapped
        shape.problems.append(Problem(f"cannot be read: {getattr(e, 'strerror', None) or 'it is empty'}", str(path)))


def _records(files: list[Path], names: dict[int, str]) -> Iterator[Record]:
    for path in files:
        split = documents.split_in(path.name)
        try:
            with path.open("rb") as file:
                for number, (offset, length) in enumerate(tfrecord_file.places(file), 1):
                    yield _record(tfrecord_file.read(file, offset, length), path, number, split, names)
        except (tfrecord_file.DamagedFileError, OSError):
            continue  # told by the first look


def _record(data: bytes | None, path: Path, number: int, split: Split | None, names: dict[int, str]) -> Record:
    where = f"{path}, record {number}"
    try:
        if data is None:
            raise ValueError("it is damaged, its checksum is wrong")
        features = tfexample.decode(data)
        picture = _picture(features, f"{path.name.partition('.')[0]}-{number:06}")
        boxes, problems = _boxes(features, names, where)
    except ValueError as e:
        return Record(image=None, where=where, problems=(Problem(f"cannot be used: {e}; it is left out", where),))
    return Record(
        image=None,
        where=where,
        embedded=picture,
        split=split,
        boxes=tuple(boxes),
        claimed_size=_claimed_size(features),
        problems=tuple(problems),
    )


def _picture(features: dict[str, Values], otherwise: str) -> Embedded:
    """Raises `ValueError` when there is none."""
    data = next((value for value in features.get(_ENCODED, ()) if isinstance(value, bytes)), b"")
    if not data:
        raise ValueError("it holds no picture (image/encoded)")
    named = [name for key in ("image/filename", "image/source_id") for name in texts(features.get(key))]
    name = next((last for name in named if (last := PurePosixPath(name.replace("\\", "/")).name)), otherwise)
    suffix = _KINDS.get(data[:2], ".jpg")
    # Its bytes say what it is; a name that says otherwise would mislead other programs.
    stem = Path(name).stem if is_picture(Path(name)) else name
    fits = Path(name).suffix.lower() in (".jpg", ".jpeg") if suffix == ".jpg" else Path(name).suffix.lower() == suffix
    return Embedded(name if fits and stem else f"{stem or otherwise}{suffix}", data)


def _claimed_size(features: dict[str, Values]) -> tuple[int, int] | None:
    height, width = numbers(features.get("image/height")), numbers(features.get("image/width"))
    return (int(height[0]), int(width[0])) if height and width and max(height[0], width[0]) < 1e9 else None


def _labels(features: dict[str, Values], names: dict[int, str]) -> list[str]:
    """The class of every box, "" where there is none."""
    said = [text.strip() for text in texts(features.get("image/object/class/text"))]
    ids = [int(number) for number in numbers(features.get("image/object/class/label")) if abs(number) < 1e15]
    found = [names.get(number, str(number)) for number in ids]
    return said if len(said) >= len(found) else found


def _boxes(features: dict[str, Values], names: dict[int, str], where: str) -> tuple[list[ForeignBox], list[Problem]]:
    """In pixels of the picture as it is. Raises `ValueError` when the lists do not belong together."""
    sides = [numbers(features.get(name)) for name in _CORNERS]
    labels = _labels(features, names)
    if len({*map(len, sides), len(labels)}) > 1:
        raise ValueError("its lists of corners and classes differ in length")
    if not labels:
        return [], []
    height, width = _size_of(features, where)
    crowds = [*numbers(features.get("image/object/is_crowd")), *[0] * len(labels)]
    extras = _extras(features, len(labels))
    boxes: list[ForeignBox] = []
    problems: list[Problem] = []
    for number, (ymin, xmin, ymax, xmax) in enumerate(zip(*sides, strict=True)):
        place = f"{where}, object {number + 1}"
        if not labels[number]:
            problems.append(Problem("the object has no class; it is left out", place))
            continue
        box = (ymin * height, xmin * width, ymax * height, xmax * width)
        boxes.append(ForeignBox(labels[number], box, bool(crowds[number]), place, extras[number]))
    return boxes, problems


def _extras(features: dict[str, Values], count: int) -> list[dict[str, Any]]:
    """What else is noted of every box."""
    marks = {name: [*numbers(features.get(f"image/object/{name}")), *[0] * count] for name in _MARKS}
    poses = [*texts(features.get("image/object/view")), *[""] * count]
    return [details.made([name for name in _MARKS if marks[name][i]], poses[i]) for i in range(count)]


def _size_of(features: dict[str, Values], where: str) -> tuple[int, int]:
    """Upright height and width of the picture inside. Raises `ValueError`."""
    data = next(value for value in features[_ENCODED] if isinstance(value, bytes))
    try:
        info = probe_data(data, where)
    except InputError as e:
        raise ValueError(e.problems[0].message) from e
    return info.height, info.width


def _features(
    picture: OutgoingPicture, data: bytes, ids: dict[str, int]
) -> dict[str, list[bytes] | list[float] | list[int]]:
    """As `create_pascal_tf_record` of the TF Object Detection API has them."""
    is_png = data.startswith(b"\x89PNG")
    name = (picture.stem + (".png" if is_png else ".jpg")).encode()
    height, width = picture.height, picture.width
    boxes = picture.boxes
    return {
        "image/height": [height],
        "image/width": [width],
        "image/filename": [name],
        "image/source_id": [name],
        "image/format": [b"png" if is_png else b"jpeg"],
        _ENCODED: [data],
        **{
            key: [box.box[side] / (width if side % 2 else height) for box in boxes] for side, key in enumerate(_CORNERS)
        },
        "image/object/class/text": [box.label.encode() for box in boxes],
        "image/object/class/label": [ids[box.label] for box in boxes],
        "image/object/is_crowd": [int(box.crowd) for box in boxes],
        **_marked(boxes),
    }


def _marked(boxes: Sequence[ForeignBox]) -> dict[str, list[bytes] | list[float] | list[int]]:
    """The lists of what else is noted, where anything is."""
    flags = [details.flags_of(box.extra) for box in boxes]
    poses = [details.pose_of(box.extra) for box in boxes]
    found: dict[str, list[bytes] | list[float] | list[int]] = {}
    for name in _MARKS:
        if any(name in marks for marks in flags):
            found[f"image/object/{name}"] = [int(name in marks) for marks in flags]
    if any(poses):
        found["image/object/view"] = [(pose or "Unspecified").encode("utf-8", "replace") for pose in poses]
    return found


def _written_again(count: int) -> str:
    what = "1 picture was" if count == 1 else f"{count} pictures were"
    return f"{what} written as PNG, upright: TensorFlow does not heed its kind, or how it is turned"


def _encoded(path: Path) -> tuple[bytes, bool]:
    """The file where TensorFlow reads it as we do, else the same picture as an upright PNG, and whether it is that."""
    info = probe(path)
    if info.format in _PLAIN and not info.turned:
        return path.read_bytes(), False
    buffer = io.BytesIO()
    Image.fromarray(read_rgb(path)).save(buffer, "PNG")
    return buffer.getvalue(), True
