"""What is known of one picture, and its file: a JSON that labelme opens, edits and saves without losing anything.

Boxes are labelme rectangles labelled by class *name*; everything of our own stands under the one key `effdet`.
Keys and shapes that we do not know are kept when a file is written again.
"""

from __future__ import annotations

import json
import math
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

import msgspec

from effdet_core import atomic
from effdet_core.dataset import Split
from effdet_core.errors import AwayError, InputError

State = Literal["not looked at", "labelled", "nothing here"]
LABELME_VERSION = "5.5.0"
_OURS = "effdet"
_FARTHEST = 1e15
"""Pixels; beyond it nothing is a coordinate."""
_USUAL: Mapping[str, Any] = {"group_id": None, "description": "", "flags": {}, "mask": None}
_SHAPE_KEYS = ("label", "points", "shape_type")
_FILE_KEYS = ("shapes", "imagePath", "imageData", "imageHeight", "imageWidth", _OURS)
_SELDOM = ("binned", "drafts", "others")
"""Keys of ours that are left out where they say nothing."""
_HINT = "Mend it in a text editor, or delete it and label the picture again."


class Stamp(msgspec.Struct, frozen=True):
    """How a picture's file looked when its size was read. bytes: length. modified: nanoseconds since 1970."""

    bytes: int
    modified: int

    @classmethod
    def of(cls, image: Path) -> Stamp:
        """The stamp of a file as it is now. Raises `OSError`."""
        now = image.stat()
        return cls(now.st_size, now.st_mtime_ns)


@dataclass(frozen=True, slots=True)
class Draft:
    """A box that a detector proposes and nobody has judged; it never trains. box: as in `LabelledBox`. score: 0..1."""

    label: str
    box: tuple[float, float, float, float]
    score: float = 0.0

    def accepted(self) -> LabelledBox:
        """The box, once a person finds it right."""
        return LabelledBox(self.label, self.box)


class _Ours(msgspec.Struct, frozen=True):
    """The values under our own key. others: what shapes that are no boxes a person saw when they gave the state."""

    state: State = "not looked at"
    reviewed: bool = False
    split: Split | None = None
    group: str | None = None
    binned: bool = False
    file: Stamp | None = None
    drafts: tuple[Draft, ...] = ()
    others: str = ""


class _QuickShape(msgspec.Struct, frozen=True):
    """A rectangle as it is nearly always written."""

    label: str
    points: tuple[tuple[float, float], tuple[float, float]]
    shape_type: Literal["rectangle"]


class _QuickFile(msgspec.Struct, frozen=True):
    shapes: tuple[_QuickShape, ...]
    imageHeight: int | None = None
    imageWidth: int | None = None
    effdet: _Ours = _Ours()


_QUICK = msgspec.json.Decoder(_QuickFile)


@dataclass(frozen=True, slots=True)
class LabelledBox:
    """box: (ymin, xmin, ymax, xmax) in pixels of the upright picture. extra: other keys of its labelme shape."""

    label: str
    box: tuple[float, float, float, float]
    crowd: bool = False
    extra: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Annotation:
    """What a person, or a source they imported, said about one picture.

    height, width: upright size in pixels, None where unknown. group: pictures of one group (a video, a patient) share
    a split. binned: a person moved it to the bin; it takes part in nothing. drafts: what a detector proposes, the
    surest first. image_path: of the picture, as the file says it. foreign: shapes that are no usable rectangles. extra,
    our_extra: other keys of the file and of our part.
    """

    boxes: tuple[LabelledBox, ...] = ()
    state: State = "not looked at"
    reviewed: bool = False
    split: Split | None = None
    group: str | None = None
    binned: bool = False
    drafts: tuple[Draft, ...] = ()
    height: int | None = None
    width: int | None = None
    stamp: Stamp | None = None
    image_path: str = ""
    foreign: tuple[Any, ...] = ()
    extra: Mapping[str, Any] = field(default_factory=dict)
    our_extra: Mapping[str, Any] = field(default_factory=dict)


def read(path: Path) -> tuple[Annotation, tuple[str, ...]]:
    """The annotation in a file, and why shapes of it could not be used.

    Raises `InputError` when nothing can be, `AwayError` when the disk does not say what is in it.
    """
    try:
        return decode(path.read_bytes())
    except OSError as e:
        hint = "Check its disk or network drive, and the permissions of the file."
        raise AwayError(f"cannot be read: {e.strerror}", where=str(path), hint=hint) from e
    except ValueError as e:
        raise InputError(str(e), where=str(path), hint=_HINT) from e


def read_quickly(path: Path) -> Annotation:
    """As `read`, a few times faster, without what other programs put into the file: enough to list, count and draw."""
    try:
        data = path.read_bytes()
        return _usual_content(_QUICK.decode(data))
    except (OSError, ValueError, msgspec.DecodeError, RecursionError):
        return read(path)[0]


def write(path: Path, annotation: Annotation, *, sync: bool = True) -> None:
    """Replaces a file in one step. sync: see `atomic.write_bytes`."""
    try:
        data = encode(annotation)
    except RecursionError as e:
        raise InputError("holds values nested too deeply to be written again", where=str(path), hint=_HINT) from e
    atomic.write_bytes(path, data, sync=sync)


def decode(data: bytes) -> tuple[Annotation, tuple[str, ...]]:
    """As `read`, from bytes. Raises `ValueError` with a sentence for people."""
    values = _load(data)
    shapes = values.get("shapes", [])
    if not isinstance(shapes, list):
        raise ValueError("is damaged: `shapes` is not a list")
    ours, our_extra = _ours(values.get(_OURS, {}))
    boxes, foreign, remarks = _boxes(shapes)
    annotation = Annotation(
        boxes=boxes,
        # Shapes outrank the stored state: labelme adds them without knowing of it. A person who gave the state in sight
        # of an outline knew of that one.
        state="labelled" if boxes or (foreign and not _is_of(ours.others, foreign)) else ours.state,
        reviewed=ours.reviewed,
        split=ours.split,
        group=ours.group,
        binned=ours.binned,
        drafts=ours.drafts,
        height=_pixels(values.get("imageHeight")),
        width=_pixels(values.get("imageWidth")),
        stamp=ours.file,
        image_path=str(values.get("imagePath") or ""),
        foreign=foreign,
        extra={key: value for key, value in values.items() if key not in _FILE_KEYS},
        our_extra=our_extra,
    )
    return annotation, remarks


def encode(annotation: Annotation) -> bytes:
    """The file of an annotation, UTF-8, ending in a line end."""
    values = {
        "version": LABELME_VERSION,
        "flags": {},
        **annotation.extra,
        "shapes": [_shape(box) for box in annotation.boxes] + list(annotation.foreign),
        "imagePath": annotation.image_path,
        "imageData": None,
        "imageHeight": annotation.height,
        "imageWidth": annotation.width,
        _OURS: {**annotation.our_extra, **_our_values(annotation)},
    }
    try:
        return (_indented(values) + "\n").encode()
    except UnicodeEncodeError:
        return (json.dumps(values, indent=1) + "\n").encode()


def _indented(values: Mapping[str, Any]) -> str:
    """As `json.dumps` with `indent`, which is five times slower and has the window wait for it."""
    try:
        return msgspec.json.format(json.dumps(values, ensure_ascii=False), indent=1)
    except msgspec.DecodeError:  # a number that is none, in a value of another program
        return json.dumps(values, ensure_ascii=False, indent=1)


def _usual_content(values: _QuickFile) -> Annotation:
    """Raises `ValueError` where a closer look is needed."""
    boxes = [LabelledBox(shape.label, _quick_corners(*shape.points)) for shape in values.shapes]
    ours = _with_usable_drafts(values.effdet) if values.effdet.drafts else values.effdet
    return Annotation(
        boxes=tuple(boxes),
        state="labelled" if boxes else ours.state,
        reviewed=ours.reviewed,
        split=ours.split,
        group=ours.group,
        binned=ours.binned,
        drafts=ours.drafts,
        height=_pixels(values.imageHeight),
        width=_pixels(values.imageWidth),
        stamp=ours.file,
    )


def _quick_corners(one: tuple[float, float], other: tuple[float, float]) -> tuple[float, float, float, float]:
    (x0, y0), (x1, y1) = one, other
    box = (min(y0, y1), min(x0, x1), max(y0, y1), max(x0, x1))
    if not all(-_FARTHEST < number < _FARTHEST for number in box):
        raise ValueError("needs a closer look")
    return box


def _load(data: bytes) -> dict[str, Any]:
    try:
        values = json.loads(data)
    except json.JSONDecodeError as e:
        raise ValueError(f"is damaged in line {e.lineno}: {e.msg}") from e
    except (UnicodeDecodeError, RecursionError, ValueError) as e:
        raise ValueError("is damaged: it is not JSON text") from e
    if not isinstance(values, dict):
        raise ValueError("is damaged: it is not a JSON object")
    return values


def _ours(values: Any) -> tuple[_Ours, dict[str, Any]]:
    try:
        ours = msgspec.convert(values, _Ours)
    except msgspec.ValidationError as e:
        raise ValueError(f"is damaged under `{_OURS}`: {e}") from e
    extra = {key: value for key, value in values.items() if key not in _Ours.__struct_fields__}
    return _with_usable_drafts(ours), extra


def _with_usable_drafts(ours: _Ours) -> _Ours:
    usable = tuple(draft for draft in ours.drafts if all(map(_is_finite, (*draft.box, draft.score))))
    return ours if len(usable) == len(ours.drafts) else msgspec.structs.replace(ours, drafts=usable)


def _our_values(annotation: Annotation) -> dict[str, Any]:
    ours = _Ours(
        state=annotation.state,
        reviewed=annotation.reviewed,
        split=annotation.split,
        group=annotation.group,
        binned=annotation.binned,
        file=annotation.stamp,
        drafts=annotation.drafts,
        others=_digest(annotation.foreign) if annotation.foreign and annotation.state != "labelled" else "",
    )
    values = dict(msgspec.to_builtins(ours))
    return {key: value for key, value in values.items() if value or key not in _SELDOM}


def _digest(foreign: Sequence[Any]) -> str:
    """Tells other shapes from these, whatever else a program writes into them; "" where they cannot be told."""
    said = [[shape.get(key) for key in _SHAPE_KEYS] if isinstance(shape, dict) else shape for shape in foreign]
    try:
        return f"{zlib.crc32(json.dumps(said, sort_keys=True).encode()):08x}"
    except RecursionError:
        return ""


def _is_of(digest: str, foreign: Sequence[Any]) -> bool:
    return bool(digest) and digest == _digest(foreign)


def _boxes(shapes: list[Any]) -> tuple[tuple[LabelledBox, ...], tuple[Any, ...], tuple[str, ...]]:
    boxes, foreign, remarks = [], [], []
    for number, shape in enumerate(shapes, 1):
        try:
            boxes.append(_box(shape))
        except ValueError as e:
            foreign.append(shape)
            remarks.append(f"shape {number} {e}")
    return tuple(boxes), tuple(foreign), tuple(remarks)


def _box(shape: Any) -> LabelledBox:
    """The box of a labelme rectangle. Raises `ValueError` saying why it has none."""
    if not isinstance(shape, dict) or not isinstance(shape.get("label"), str):
        raise ValueError("has no label")
    if shape.get("shape_type", "rectangle") != "rectangle":
        raise ValueError(f"is a {shape['shape_type']}, not a rectangle")
    ours = shape.get(_OURS)
    crowd = isinstance(ours, dict) and ours.get("crowd") is True
    return LabelledBox(shape["label"], _corners(shape.get("points")), crowd, _extra(shape))


def _extra(shape: dict[str, Any]) -> dict[str, Any]:
    """What `_shape` would not write by itself, so that a box is the same after it was written and read."""
    extra = {key: value for key, value in shape.items() if key not in _SHAPE_KEYS and _USUAL.get(key, ...) != value}
    if isinstance(ours := extra.get(_OURS), dict):
        kept = {key: value for key, value in ours.items() if key != "crowd"}
        extra = {**extra, _OURS: kept} if kept else {key: value for key, value in extra.items() if key != _OURS}
    return extra


def _corners(points: Any) -> tuple[float, float, float, float]:
    """labelme stores two opposite corners in the order they were drawn."""
    if not isinstance(points, list) or len(points) < 2 or not all(map(_is_point, points)):
        raise ValueError("has no two corners made of numbers")
    xs, ys = [float(x) for x, _ in points], [float(y) for _, y in points]
    return min(ys), min(xs), max(ys), max(xs)


def _is_point(point: Any) -> bool:
    return isinstance(point, list) and len(point) == 2 and all(map(_is_finite, point))


def _is_finite(number: Any) -> bool:
    # The bound keeps integers of hundreds of digits from overflowing a float.
    return type(number) in (int, float) and abs(number) < _FARTHEST and math.isfinite(number)


def _pixels(value: Any) -> int | None:
    return value if type(value) is int and 0 < value < 1_000_000_000 else None


def _shape(box: LabelledBox) -> dict[str, Any]:
    ymin, xmin, ymax, xmax = box.box
    values = {"label": box.label, "points": [[xmin, ymin], [xmax, ymax]], "shape_type": "rectangle"}
    ours = {_OURS: {**box.extra.get(_OURS, {}), "crowd": True}} if box.crowd else {}
    return {**values, **_USUAL, **box.extra, **ours}
