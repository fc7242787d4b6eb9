"""The tables of TFLite's metadata format and a small codec between them and plain dicts.

The dicts look like the JSON that flatc makes of such a file: keys by their schema names, enumerations by name, absent
and default values left out, a union as `<key>_type` and `<key>`. Source: metadata_schema.fbs of TensorFlow Lite
Support, identifier M001, as far as version 1.5.
"""

from __future__ import annotations

import struct
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import flatbuffers
import numpy as np
from flatbuffers import number_types
from flatbuffers.table import Table

IDENTIFIER = b"M001"
MOST_ITEMS = 100_000
"""Tables and list entries read of one file; more is a hostile file."""
MOST_CHARACTERS = 1_000
"""Longer texts count as further items."""

Values = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class _Number:
    flags: Any


@dataclass(frozen=True, slots=True)
class _Enum:
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Text:
    pass


@dataclass(frozen=True, slots=True)
class _Data:
    """Bytes whose meaning is another format's business."""


@dataclass(frozen=True, slots=True)
class _One:
    table: str


@dataclass(frozen=True, slots=True)
class _Union:
    tables: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Many:
    of: _Number | _Text | _One


_Kind = _Number | _Enum | _Text | _Data | _One | _Union | _Many

_TEXT = _Text()
_DATA = _Data()
_UINT = _Number(number_types.Uint32Flags)
_INT = _Number(number_types.Int32Flags)
_FLOAT = _Number(number_types.Float32Flags)
_FLOATS = _Many(_FLOAT)
_FILES = _Many(_One("AssociatedFile"))
_FILE_TYPES = _Enum(
    (
        "UNKNOWN",
        "DESCRIPTIONS",
        "TENSOR_AXIS_LABELS",
        "TENSOR_VALUE_LABELS",
        "TENSOR_AXIS_SCORE_CALIBRATION",
        "VOCABULARY",
        "SCANN_INDEX_FILE",
    )
)
_CONTENT = _Union(("FeatureProperties", "ImageProperties", "BoundingBoxProperties", "AudioProperties"))
_OPTIONS = _Union(
    (
        "NormalizationOptions",
        "ScoreCalibrationOptions",
        "ScoreThresholdingOptions",
        "BertTokenizerOptions",
        "SentencePieceTokenizerOptions",
        "RegexTokenizerOptions",
    )
)

_TABLES: Mapping[str, Sequence[tuple[str, _Kind]]] = {
    "AssociatedFile": (
        ("name", _TEXT),
        ("description", _TEXT),
        ("type", _FILE_TYPES),
        ("locale", _TEXT),
        ("version", _TEXT),
    ),
    "FeatureProperties": (),
    "ImageSize": (("width", _UINT), ("height", _UINT)),
    "ImageProperties": (("color_space", _Enum(("UNKNOWN", "RGB", "GRAYSCALE"))), ("default_size", _One("ImageSize"))),
    "AudioProperties": (("sample_rate", _UINT), ("channels", _UINT)),
    "BoundingBoxProperties": (
        ("index", _Many(_UINT)),
        ("type", _Enum(("UNKNOWN", "BOUNDARIES", "UPPER_LEFT", "CENTER"))),
        ("coordinate_type", _Enum(("RATIO", "PIXEL"))),
    ),
    "ValueRange": (("min", _INT), ("max", _INT)),
    "Content": (("content_properties", _CONTENT), ("range", _One("ValueRange"))),
    "NormalizationOptions": (("mean", _FLOATS), ("std", _FLOATS)),
    "ScoreCalibrationOptions": (
        ("score_transformation", _Enum(("IDENTITY", "LOG", "INVERSE_LOGISTIC"))),
        ("default_score", _FLOAT),
    ),
    "ScoreThresholdingOptions": (("global_score_threshold", _FLOAT),),
    "BertTokenizerOptions": (("vocab_file", _FILES),),
    "SentencePieceTokenizerOptions": (("sentencePiece_model", _FILES), ("vocab_file", _FILES)),
    "RegexTokenizerOptions": (("delim_regex_pattern", _TEXT), ("vocab_file", _FILES)),
    "ProcessUnit": (("options", _OPTIONS),),
    "Stats": (("max", _FLOATS), ("min", _FLOATS)),
    "TensorGroup": (("name", _TEXT), ("tensor_names", _Many(_TEXT))),
    "TensorMetadata": (
        ("name", _TEXT),
        ("description", _TEXT),
        ("dimension_names", _Many(_TEXT)),
        ("content", _One("Content")),
        ("process_units", _Many(_One("ProcessUnit"))),
        ("stats", _One("Stats")),
        ("associated_files", _FILES),
    ),
    "CustomMetadata": (("name", _TEXT), ("data", _DATA)),
    "SubGraphMetadata": (
        ("name", _TEXT),
        ("description", _TEXT),
        ("input_tensor_metadata", _Many(_One("TensorMetadata"))),
        ("output_tensor_metadata", _Many(_One("TensorMetadata"))),
        ("associated_files", _FILES),
        ("input_process_units", _Many(_One("ProcessUnit"))),
        ("output_process_units", _Many(_One("ProcessUnit"))),
        ("input_tensor_groups", _Many(_One("TensorGroup"))),
        ("output_tensor_groups", _Many(_One("TensorGroup"))),
        ("custom_metadata", _Many(_One("CustomMetadata"))),
    ),
    "ModelMetadata": (
        ("name", _TEXT),
        ("description", _TEXT),
        ("version", _TEXT),
        ("subgraph_metadata", _Many(_One("SubGraphMetadata"))),
        ("author", _TEXT),
        ("license", _TEXT),
        ("associated_files", _FILES),
        ("min_parser_version", _TEXT),
    ),
}


def encode(metadata: Values) -> bytes:
    """The metadata as a flatbuffer with its identifier. Raises `ValueError` for a key the format does not have."""
    builder = flatbuffers.Builder(1024)
    builder.Finish(_encode_table(builder, "ModelMetadata", metadata), IDENTIFIER)
    return bytes(builder.Output())


def decode(data: bytes) -> dict[str, Any]:
    """What `encode` was given. Raises `ValueError` for anything else, however it is damaged."""
    if data[4:8] != IDENTIFIER:
        raise ValueError("no TFLite metadata")
    try:
        return _Decoder(data).root()
    except (struct.error, IndexError, OverflowError, TypeError, UnicodeDecodeError) as e:
        raise ValueError(f"damaged TFLite metadata: {e}") from e


def _encode_table(builder: Any, name: str, values: Values) -> int:
    fields = _TABLES[name]
    known = {key for field, kind in fields for key in _keys(field, kind)}
    if unknown := set(values) - known:
        raise ValueError(f"{name} has no {', '.join(sorted(unknown))}")
    # Everything a table points to has to be finished before the table itself is begun.
    ready = {field: _encode_outside(builder, kind, values, field) for field, kind in fields if field in values}
    builder.StartObject(sum(len(_keys(field, kind)) for field, kind in fields))
    slot = 0
    for field, kind in fields:
        if field in values:
            _put(builder, slot, kind, ready[field], values.get(f"{field}_type"))
        slot += len(_keys(field, kind))
    return int(builder.EndObject())


def _keys(field: str, kind: _Kind) -> tuple[str, ...]:
    """The slots of a field: a union has two, which member it is and the member."""
    return (f"{field}_type", field) if isinstance(kind, _Union) else (field,)


def _encode_outside(builder: Any, kind: _Kind, values: Values, field: str) -> Any:
    """The offset of what lies outside of the table, or the value itself where it lies inside."""
    value = values[field]
    match kind:
        case _Text():
            return builder.CreateString(value)
        case _Data():
            return builder.CreateByteVector(value)
        case _One(table):
            return _encode_table(builder, table, value)
        case _Union():
            return _encode_table(builder, values[f"{field}_type"], value)
        case _Many(of):
            return _encode_many(builder, of, value)
        case _:
            return value


def _encode_many(builder: Any, of: _Kind, items: Sequence[Any]) -> int:
    if isinstance(of, _Number):
        return int(builder.CreateNumpyVector(np.asarray(items, number_types.to_numpy_type(of.flags))))
    offsets = [_encode_outside(builder, of, {"": item}, "") for item in items]
    builder.StartVector(4, len(offsets), 4)
    for offset in reversed(offsets):
        builder.PrependUOffsetTRelative(offset)
    return int(builder.EndVector())


def _put(builder: Any, slot: int, kind: _Kind, value: Any, member: str | None) -> None:
    match kind:
        case _Number(flags):
            builder.PrependSlot(flags, slot, value, 0)
        case _Enum(names):
            builder.PrependInt8Slot(slot, names.index(value), 0)
        case _Union(tables):
            builder.PrependUint8Slot(slot, tables.index(str(member)) + 1, 0)
            builder.PrependUOffsetTRelativeSlot(slot + 1, value, 0)
        case _:
            builder.PrependUOffsetTRelativeSlot(slot, value, 0)


class _Decoder:
    """Reads tables of a flatbuffer that nobody has verified; has a budget, so that no file can keep it busy."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._budget = MOST_ITEMS

    def root(self) -> dict[str, Any]:
        return self._table("ModelMetadata", struct.unpack_from("<I", self._data, 0)[0])

    def _spend(self, items: int) -> None:
        self._budget -= items
        if self._budget < 0:
            raise ValueError("TFLite metadata of absurd size")

    def _table(self, name: str, position: int) -> dict[str, Any]:
        self._spend(1)
        table, found, slot = Table(self._data, position), dict[str, Any](), 0
        for field, kind in _TABLES[name]:
            if isinstance(kind, _Union):
                self._union(table, slot, field, kind, found)
            elif offset := table.Offset(4 + 2 * slot):
                found[field] = self._value(table, kind, offset)
            slot += len(_keys(field, kind))
        return found

    def _union(self, table: Any, slot: int, field: str, kind: _Union, found: dict[str, Any]) -> None:
        member, offset = table.Offset(4 + 2 * slot), table.Offset(6 + 2 * slot)
        number = table.Get(number_types.Uint8Flags, table.Pos + member) if member else 0
        if number and offset:
            found[f"{field}_type"] = kind.tables[number - 1]
            found[field] = self._table(kind.tables[number - 1], table.Indirect(table.Pos + offset))

    def _value(self, table: Any, kind: _Kind, offset: int) -> Any:
        match kind:
            case _Number(flags):
                return table.Get(flags, table.Pos + offset)
            case _Enum(names):
                return names[table.Get(number_types.Uint8Flags, table.Pos + offset)]
            case _Many(of):
                return self._many(table, of, table.Vector(offset), table.VectorLen(offset))
            case _Data():
                return self._bytes(table.Vector(offset), table.VectorLen(offset))
            case _:
                return self._pointed(table, kind, table.Pos + offset)

    def _many(self, table: Any, of: _Kind, start: int, count: int) -> list[Any]:
        self._spend(count)
        if isinstance(of, _Number):
            return [table.Get(of.flags, start + i * of.flags.bytewidth) for i in range(count)]
        return [self._pointed(table, of, start + 4 * i) for i in range(count)]

    def _bytes(self, start: int, count: int) -> bytes:
        if start < 0 or start + count > len(self._data):
            raise ValueError("TFLite metadata that points out of itself")
        self._spend(count // MOST_CHARACTERS)
        return bytes(self._data[start : start + count])

    def _pointed(self, table: Any, kind: _Kind, where: int) -> Any:
        if isinstance(kind, _One):
            return self._table(kind.table, table.Indirect(where))
        text = table.String(where)
        self._spend(len(text) // MOST_CHARACTERS)
        return text.decode("utf-8")
