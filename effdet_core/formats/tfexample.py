"""`tf.train.Example` in protobuf's wire format: a name for each list of bytes, floats or integers.

    Example { Features features = 1; }          Feature { oneof { BytesList = 1; FloatList = 2; Int64List = 3; } }
    Features { map<string, Feature> = 1; }      every list { repeated value = 1; }, numbers packed or not

(https://protobuf.dev/programming-guides/encoding, tensorflow/core/example/feature.proto)
"""

from __future__ import annotations

import struct
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Protocol

Values = list[bytes] | list[float] | list[int]
_VARINT, _FIXED64, _BYTES, _FIXED32 = 0, 1, 2, 5
_LONGEST_VARINT = 10
_NOTHING: frozenset[str] = frozenset()
MOST_VALUES = 1_000_000
"""Of a list, and of features; a file of a hostile hand could otherwise become many times its size in the memory."""


class Buffer(Protocol):
    """Bytes, or a file mapped into the memory, of which only what is asked for is read."""

    def __len__(self) -> int: ...
    def __getitem__(self, index: slice, /) -> bytes: ...


def decode(data: Buffer, start: int = 0, end: int | None = None, skip: Collection[str] = _NOTHING) -> dict[str, Values]:
    """The features of an Example in a part of a buffer, those of the names `skip` apart.

    Raises `ValueError` for what is no such message.
    """
    features: dict[str, Values] = {}
    for number, _, first, last in _fields(data, start, len(data) if end is None else end):
        if number == 1:
            for inner, _, begin, stop in _fields(data, first, last):
                if inner == 1:
                    _add_feature(features, data, begin, stop, skip)
    return features


def encode(features: Mapping[str, Sequence[bytes] | Sequence[float] | Sequence[int]]) -> bytes:
    """The message of some features, in the order of their names; an empty list has no kind."""
    entries = (_field(1, _field(1, name.encode()) + _field(2, _feature(features[name]))) for name in sorted(features))
    return _field(1, b"".join(entries))


def texts(values: Values | None) -> list[str]:
    """Those of a list that are UTF-8 text; others as well as they can be read."""
    return [value.decode("utf-8", "replace") for value in values or () if isinstance(value, bytes)]


def numbers(values: Values | None) -> list[float]:
    """Those of a list that are numbers."""
    return [value for value in values or () if isinstance(value, int | float)]


def _add_feature(features: dict[str, Values], data: Buffer, start: int, end: int, skip: Collection[str]) -> None:
    name, place = "", None
    for number, kind, first, last in _fields(data, start, end):
        if number == 1 and kind == _BYTES:
            name = data[first:last].decode("utf-8", "replace")
        elif number == 2 and kind == _BYTES:
            place = (first, last)
    if place is not None and name not in skip:
        features[name] = _values(data, *place)


def _values(data: Buffer, start: int, end: int) -> Values:
    for number, kind, first, last in _fields(data, start, end):
        if kind == _BYTES and number == 1:
            return [data[a:b] for inner, wire, a, b in _fields(data, first, last) if inner == 1 and wire == _BYTES]
        if kind == _BYTES and number == 2:
            return _floats(data, first, last)
        if kind == _BYTES and number == 3:
            return _integers(data, first, last)
    return []


def _floats(data: Buffer, start: int, end: int) -> list[float]:
    found: list[float] = []
    for number, kind, first, last in _fields(data, start, end):
        if number == 1 and kind in (_BYTES, _FIXED32):
            if (last - first) % 4 or last - first > 4 * MOST_VALUES:
                raise ValueError("a list of floats is cut off or too long")
            found += struct.unpack(f"<{(last - first) // 4}f", data[first:last])
    return found


def _integers(data: Buffer, start: int, end: int) -> list[int]:
    found: list[int] = []
    for number, kind, first, last in _fields(data, start, end):
        if number == 1 and kind in (_BYTES, _VARINT):
            if last - first > MOST_VALUES * _LONGEST_VARINT:
                raise ValueError("a list of integers is too long")
            packed, at = data[first:last], 0
            while at < len(packed):
                value, at = _varint(packed, at, len(packed))
                found.append(value - (1 << 64) if value >> 63 else value)
    return found


def _fields(data: Buffer, start: int, end: int) -> Iterator[tuple[int, int, int, int]]:
    """(number, wire kind, start, end of its content) of the fields of a message. Raises `ValueError`."""
    at = start
    count = 0
    while at < end:
        count += 1
        if count > MOST_VALUES:
            raise ValueError("a list is too long")
        tag, at = _varint(data, at, end)
        number, kind = tag >> 3, tag & 7
        if kind == _VARINT:
            first, (_, last) = at, _varint(data, at, end)
        elif kind == _BYTES:
            length, first = _varint(data, at, end)
            last = first + length
        elif kind in (_FIXED32, _FIXED64):
            first, last = at, at + (4 if kind == _FIXED32 else 8)
        else:
            raise ValueError("a field has an unknown kind")
        if last > end:
            raise ValueError("a field is cut off")
        yield number, kind, first, last
        at = last


def _varint(data: Buffer, at: int, end: int) -> tuple[int, int]:
    """A number of seven bits a byte, the lowest first, and where it ends."""
    value = 0
    for shift, byte in enumerate(data[at : min(end, at + _LONGEST_VARINT)]):
        value |= (byte & 127) << (7 * shift)
        if byte < 128:
            return value & ((1 << 64) - 1), at + shift + 1
    raise ValueError("a number is cut off")


def _feature(values: Sequence[bytes] | Sequence[float] | Sequence[int]) -> bytes:
    if not values:
        return b""
    if isinstance(values[0], bytes):
        return _field(1, b"".join(_field(1, value) for value in values if isinstance(value, bytes)))
    plain = [value for value in values if not isinstance(value, bytes)]
    if any(isinstance(value, float) for value in values):
        return _field(2, _field(1, struct.pack(f"<{len(plain)}f", *plain)))
    return _field(3, _field(1, b"".join(_as_varint(int(value) & ((1 << 64) - 1)) for value in plain)))


def _field(number: int, content: bytes) -> bytes:
    return _as_varint(number << 3 | _BYTES) + _as_varint(len(content)) + content


def _as_varint(value: int) -> bytes:
    found = bytearray()
    while value > 127:
        found.append(value & 127 | 128)
        value >>= 7
    return bytes([*found, value])
