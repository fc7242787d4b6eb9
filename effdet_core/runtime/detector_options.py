"""How MediaPipe decodes a detector that ends before the detection operation: its ObjectDetectorOptions.

A flatbuffer with identifier V001 that travels in the model's metadata (object_detector_metadata_schema.fbs of
MediaPipe). Nearly all of it is anchors, tens of thousands of small tables, so they are written and read as arrays.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from typing import Any

import flatbuffers
import numpy as np
from flatbuffers import number_types
from flatbuffers.table import Table
from numpy.typing import NDArray

IDENTIFIER = b"V001"
MOST_ANCHORS = 1_000_000
"""More is a hostile file."""
_VERSION = "1.0.0"
_TABLE_BYTES, _LAYOUT = 20, (12, 20, 4, 8, 12, 16)
"""An anchor as we write it: an offset and four floats. Its layout: bytes of this list, of a table, places of fields."""
_OPTIONS_SLOT, _ANCHORS_SLOT, _DECODING_SLOT = 0, 1, 2


@dataclass(frozen=True, slots=True, eq=False)
class Decoding:
    """anchors: float32 [A, 4] as centre y, centre x, height, width in fractions of the input.

    Box codes are offsets of the centre in anchor sizes and logarithms of the ratio of sizes; scores need no sigmoid.
    """

    anchors: NDArray[np.float32]
    num_classes: int


def encode(decoding: Decoding) -> bytes:
    """The flatbuffer."""
    builder = flatbuffers.Builder(len(decoding.anchors) * (_TABLE_BYTES + 4) + 1024)
    anchors = _table(builder, 1, {0: _add_anchors(builder, decoding.anchors)})
    ssd = _table(builder, 1, {0: anchors})
    version = builder.CreateString(_VERSION)
    options = _decoding_options(builder, decoding)
    root = _table(builder, 3, {_OPTIONS_SLOT: version, _ANCHORS_SLOT: ssd, _DECODING_SLOT: options})
    builder.Finish(root, IDENTIFIER)
    return bytes(builder.Output())


def decode(data: bytes) -> Decoding:
    """What `encode` was given. Raises `ValueError` for anything else, however damaged, and for other ways to decode."""
    if data[4:8] != IDENTIFIER:
        raise ValueError("no detector options of MediaPipe")
    try:
        root = Table(data, struct.unpack_from("<I", data, 0)[0])
        options = _child(root, _DECODING_SLOT)
        classes, boxes = _int(options, 0), _int(options, 1)
        plain = (_int(options, 2), _int(options, 4)) == (4, 0) and _flag(options, 10) and not _flag(options, 11)
        if not plain or any(_float(options, slot) != 1.0 for slot in (6, 7, 8, 9)):
            raise ValueError("boxes that are decoded in another way than ours")
        anchors = _read_anchors(data, _child(_child(root, _ANCHORS_SLOT), 0))
    except (struct.error, IndexError, OverflowError, TypeError) as e:
        raise ValueError(f"damaged detector options: {e}") from e
    if len(anchors) != boxes or classes < 1 or not np.isfinite(anchors).all():
        raise ValueError("detector options that contradict themselves")
    return Decoding(anchors, classes)


def _table(builder: Any, slots: int, offsets: dict[int, int]) -> int:
    builder.StartObject(slots)
    for slot, offset in offsets.items():
        builder.PrependUOffsetTRelativeSlot(slot, offset, 0)
    return int(builder.EndObject())


def _decoding_options(builder: Any, decoding: Decoding) -> int:
    builder.StartObject(12)
    # num_keypoints and where they would be are 0; but the calculator insists on two values for each.
    for slot, number in ((0, decoding.num_classes), (1, len(decoding.anchors)), (2, 4), (5, 2)):
        builder.PrependInt32Slot(slot, number, 0)
    for slot in (6, 7, 8, 9):
        builder.PrependFloat32Slot(slot, 1.0, 0.0)
    builder.PrependBoolSlot(10, True, False)  # sizes are exponentials
    return int(builder.EndObject())


def _add_anchors(builder: Any, anchors: NDArray[np.float32]) -> int:
    """A vector of tables, with the tables behind it and their common layout between."""
    count = len(anchors)
    places = np.arange(count, dtype=np.int64)
    vector_bytes, layout_bytes = 4 * count, 2 * len(_LAYOUT)
    offsets = vector_bytes + layout_bytes + _TABLE_BYTES * places - 4 * places
    tables = np.zeros((count, _TABLE_BYTES), np.uint8)
    tables[:, :4] = (layout_bytes + _TABLE_BYTES * places).astype("<i4").view(np.uint8).reshape(-1, 4)
    xywh = np.ascontiguousarray(anchors[:, [1, 0, 3, 2]], "<f4")
    tables[:, 4:] = xywh.view(np.uint8).reshape(-1, 16)
    layout = np.array(_LAYOUT, "<u2").tobytes()
    block = struct.pack("<I", count) + offsets.astype("<u4").tobytes() + layout + tables.tobytes()
    builder.Prep(4, len(block))
    builder.head = builder.Head() - len(block)
    builder.Bytes[builder.head : builder.head + len(block)] = block
    return int(builder.Offset())


def _child(table: Any, slot: int) -> Any:
    offset = table.Offset(4 + 2 * slot)
    if not offset:
        raise ValueError("detector options without anchors or without a way to decode")
    return Table(table.Bytes, table.Indirect(table.Pos + offset))


def _value(table: Any, slot: int, flags: Any) -> Any:
    offset = table.Offset(4 + 2 * slot)
    return table.Get(flags, table.Pos + offset) if offset else 0


def _int(table: Any, slot: int) -> int:
    return int(_value(table, slot, number_types.Int32Flags))


def _float(table: Any, slot: int) -> float:
    return float(_value(table, slot, number_types.Float32Flags))


def _flag(table: Any, slot: int) -> bool:
    return bool(_value(table, slot, number_types.BoolFlags))


def _read_anchors(data: bytes, holder: Any) -> NDArray[np.float32]:
    """[A, 4] as in `Decoding`, whatever layouts the tables have."""
    offset = holder.Offset(4)
    count = holder.VectorLen(offset) if offset else 0
    if not 0 < count <= MOST_ANCHORS:
        raise ValueError(f"{count} anchors")
    raw = np.frombuffer(data, np.uint8)
    entries = holder.Vector(offset) + 4 * np.arange(count, dtype=np.int64)
    tables = entries + _gather(raw, entries, "<u4")
    layouts = tables - _gather(raw, tables, "<i4")
    length = _gather(raw, layouts, "<u2")
    x, y, width, height = (_field(raw, tables, layouts, length, slot) for slot in range(4))
    return np.stack([y, x, height, width], axis=1)


def _field(
    raw: NDArray[np.uint8],
    tables: NDArray[np.int64],
    layouts: NDArray[np.int64],
    length: NDArray[np.int64],
    slot: int,
) -> NDArray[np.float32]:
    """One float of every table; 0 where it is left out."""
    listed = length >= 6 + 2 * slot
    places = np.where(listed, _gather(raw, np.where(listed, layouts + 4 + 2 * slot, 0), "<u2"), 0)
    values = _bytes_at(raw, np.where(places > 0, tables + places, 0), 4).view("<f4")[:, 0]
    return np.where(places > 0, values, np.float32(0)).astype(np.float32)


def _gather(raw: NDArray[np.uint8], places: NDArray[np.int64], kind: str) -> NDArray[np.int64]:
    width = np.dtype(kind).itemsize
    return _bytes_at(raw, places, width).view(kind)[:, 0].astype(np.int64)


def _bytes_at(raw: NDArray[np.uint8], places: NDArray[np.int64], width: int) -> NDArray[np.uint8]:
    if (places < 0).any():
        raise IndexError("before the beginning")
    return np.ascontiguousarray(raw[places[:, None] + np.arange(width)])
