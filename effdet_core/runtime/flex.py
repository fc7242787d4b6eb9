"""The options of a custom operator: a flexbuffer that holds one map of numbers, read as strictly as can be.

LiteRT does not verify them; where they are damaged it follows whatever they say and takes the process along.
"""

from __future__ import annotations

import struct

from effdet_core.runtime.flat import Damaged

MOST_BYTES, MOST_KEYS, LONGEST_KEY = 10_000, 64, 100
_MAP = 9
_WHOLE = {1: "bhiq", 2: "BHIQ", 26: "BHIQ"}
"""Signed and unsigned whole numbers and truth values, by the width of each."""
_FLOAT = 3
_INDIRECT = {6: 1, 7: 2, 8: _FLOAT}
"""Numbers that lie elsewhere, and as what."""


def numbers(data: bytes) -> dict[str, float]:
    """The map. Raises `Damaged` for anything but a well-formed map from texts to numbers."""
    if not 3 <= len(data) <= MOST_BYTES:
        raise Damaged("an operator's options are of an absurd length")
    try:
        return _Reader(data).root()
    except (struct.error, IndexError, UnicodeDecodeError) as e:
        raise Damaged("an operator's options point outside of themselves") from e


class _Reader:
    def __init__(self, data: bytes) -> None:
        self._data = data

    def root(self) -> dict[str, float]:
        width, packed = self._data[-1], self._data[-2]
        if width not in (1, 2, 4, 8) or packed >> 2 != _MAP:
            raise Damaged("an operator's options are no map")
        place = len(self._data) - 2 - width
        return self._map(self._back(place, width), 1 << (packed & 3))

    def _map(self, start: int, width: int) -> dict[str, float]:
        size = self._unsigned(start - width, width)
        key_width = self._unsigned(start - 2 * width, width)
        if size > MOST_KEYS or key_width not in (1, 2, 4, 8):
            raise Damaged("an operator has an absurd number of options")
        keys = self._back(start - 3 * width, width)
        if self._unsigned(keys - key_width, key_width) != size:
            raise Damaged("an operator's options have more names than values")
        names = [self._key(keys + i * key_width, key_width) for i in range(size)]
        if names != sorted(set(names)):
            raise Damaged("an operator's options are not in their order")
        types = start + size * width
        return {name: self._number(start + i * width, width, self._byte(types + i)) for i, name in enumerate(names)}

    def _key(self, place: int, width: int) -> str:
        start = self._back(place, width)
        end = self._data.find(b"\0", start, start + LONGEST_KEY)
        if end < 0:
            raise Damaged("the name of an option has no end")
        return self._data[start:end].decode("ascii")

    def _number(self, place: int, width: int, packed: int) -> float:
        kind, own_width = packed >> 2, 1 << (packed & 3)
        if kind in _INDIRECT:
            return self._value(self._back(place, width), own_width, _INDIRECT[kind])
        return self._value(place, width, kind)

    def _value(self, place: int, width: int, kind: int) -> float:
        step = width.bit_length() - 1
        if kind == _FLOAT and width > 1:
            return float(self._unpack("?efd"[step], place))
        if kind not in _WHOLE:
            raise Damaged("an option is no number")
        return float(self._unpack(_WHOLE[kind][step], place))

    def _back(self, place: int, width: int) -> int:
        target = place - self._unsigned(place, width)
        if target < 0:
            raise Damaged("an operator's options point outside of themselves")
        return target

    def _unsigned(self, place: int, width: int) -> int:
        return int(self._unpack("BHIQ"[width.bit_length() - 1], place))

    def _byte(self, place: int) -> int:
        return int(self._unpack("B", place))

    def _unpack(self, kind: str, place: int) -> float:
        if place < 0:
            raise Damaged("an operator's options point outside of themselves")
        value: float = struct.unpack_from("<" + kind, self._data, place)[0]
        return value
