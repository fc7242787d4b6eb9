"""Changes to a .tflite that leave all the rest of it where it is, byte for byte.

Taking the file apart and packing it again would lose what a newer format holds, and how a compiler aligned it. A
flatbuffer points forward only, so what is new goes behind the old bytes where old tables are to point to it, and in
front of them where it is to point to old tables.
"""

from __future__ import annotations

import struct
from collections.abc import Mapping, Sequence

import flatbuffers
import numpy as np

from effdet_core.runtime.flat import Damaged, Flat, Table
from effdet_core.runtime.metadata import ENTRY
from effdet_core.runtime.structure import IDENTIFIER

ALIGNMENT = 16
"""Bytes; LiteRT maps weights in place and wants them aligned so."""
_FIELDS = 8
"""Of the root table that are known: version … signatures."""
_VERSION, _GRAPHS, _BUFFERS, _METADATA, _SIGNATURES = 0, 2, 4, 6, 7
_FLOAT32 = 0


class Surgery:
    """One file under the knife; `done` gives the new bytes."""

    def __init__(self, content: bytes) -> None:
        """content: a model that could be read, without anything behind it. Raises `Damaged` for what is too new."""
        self._bytes = bytearray(content)
        self._root = Flat(bytes(content)).root()
        if self._root.slots > _FIELDS or self._uses_large_buffers():
            raise Damaged("it is of a newer kind than can be changed here")
        self._graph = next(self._root.tables(_GRAPHS))
        self._metadata: bytes | None = None
        self._signature: tuple[Mapping[str, int], Mapping[str, int]] | None = None

    def _uses_large_buffers(self) -> bool:
        return any(buffer.number(1, "Q") > 1 for buffer in self._root.tables(_BUFFERS))

    def order_outputs(self, tensors: Sequence[int]) -> None:
        """The same outputs in another order."""
        start = self._graph.target(2) + 4
        struct.pack_into(f"<{len(tensors)}i", self._bytes, start, *tensors)

    def describe_output(self, tensor: int, name: str, shape: Sequence[int]) -> None:
        """Another name and a shape for a float32 tensor that an operator computes."""
        entry = self._graph.target(0) + 4 + 4 * tensor
        buffer = list(self._graph.tables(0))[tensor].number(2, "I")
        self._point(entry, self._append_table(_tensor(name, shape, buffer)))

    def describe(self, metadata: bytes) -> None:
        """Other metadata."""
        self._metadata = metadata

    def sign(self, inputs: Mapping[str, int], outputs: Mapping[str, int]) -> None:
        """One signature in place of those it has."""
        self._signature = inputs, outputs

    def done(self) -> bytes:
        """The changed model."""
        if self._metadata is not None and (place := self._metadata_place()):
            self._point(place, self._append_table(_buffer(self._metadata)))
            self._metadata = None
        self._pad()
        if self._metadata is None and self._signature is None:
            return bytes(self._bytes)
        return self._with_new_root()

    def _metadata_place(self) -> int:
        """Where the list of buffers points to the metadata, 0 where there is none."""
        for entry in self._root.tables(_METADATA):
            if entry.text(0) == ENTRY:
                return self._root.target(_BUFFERS) + 4 + 4 * entry.number(1, "I")
        return 0

    def _point(self, place: int, target: int) -> None:
        struct.pack_into("<I", self._bytes, place, target - place)

    def _append_table(self, piece: bytes) -> int:
        """The position of the table that a finished flatbuffer holds, once it lies behind the old bytes."""
        self._pad()
        start = len(self._bytes)
        self._bytes += piece
        return start + int(struct.unpack_from("<I", piece, 0)[0])

    def _pad(self) -> None:
        self._bytes += bytes(-len(self._bytes) % ALIGNMENT)

    def _with_new_root(self) -> bytes:
        length = len(self._bytes)
        builder = flatbuffers.Builder(length + (1 << 16) + 8 * len(self._metadata or b""))
        builder.Bytes[len(builder.Bytes) - length :] = self._bytes
        builder.head, builder.minalign = len(builder.Bytes) - length, ALIGNMENT
        old = {slot: length - at for slot in range(1, _FIELDS) if (at := self._root.target(slot))}
        new = {**old, **self._new_metadata(builder, length), **self._new_signature(builder)}
        builder.StartObject(_FIELDS)
        builder.PrependUint32Slot(_VERSION, self._root.number(_VERSION, "I"), 0)
        for slot, offset in new.items():
            builder.PrependUOffsetTRelativeSlot(slot, offset, 0)
        builder.Finish(builder.EndObject(), IDENTIFIER)
        return bytes(builder.Output())

    def _new_metadata(self, builder: flatbuffers.Builder, length: int) -> dict[int, int]:
        if self._metadata is None:
            return {}
        buffers = [length - table.at for table in self._root.tables(_BUFFERS)]
        entries = [length - table.at for table in self._root.tables(_METADATA)]
        data = builder.CreateByteVector(self._metadata)
        builder.StartObject(1)
        builder.PrependUOffsetTRelativeSlot(0, data, 0)
        buffer = builder.EndObject()
        name = builder.CreateString(ENTRY)
        builder.StartObject(2)
        builder.PrependUOffsetTRelativeSlot(0, name, 0)
        builder.PrependUint32Slot(1, len(buffers), 0)
        entry = builder.EndObject()
        return {_BUFFERS: _list(builder, [*buffers, buffer]), _METADATA: _list(builder, [*entries, entry])}

    def _new_signature(self, builder: flatbuffers.Builder) -> dict[int, int]:
        if self._signature is None:
            return {}
        inputs, outputs = (_list(builder, _named(builder, names)) for names in self._signature)
        key = builder.CreateString("serving_default")
        builder.StartObject(5)
        for slot, offset in enumerate((inputs, outputs, key)):
            builder.PrependUOffsetTRelativeSlot(slot, offset, 0)
        return {_SIGNATURES: _list(builder, [builder.EndObject()])}


def unchanged_weights(before: bytes, after: bytes) -> bool:
    """Whether every tensor of the second model that holds numbers holds those of the first."""
    return _weights(before) == _weights(after)


def _weights(content: bytes) -> list[bytes]:
    root = Flat(content).root()
    buffers = list(root.tables(_BUFFERS))
    graph: Table = next(root.tables(_GRAPHS))
    return [buffers[tensor.number(2, "I")].raw(0) for tensor in graph.tables(0)]


def _tensor(name: str, shape: Sequence[int], buffer: int) -> bytes:
    builder = flatbuffers.Builder(256)
    text, sides = builder.CreateString(name), builder.CreateNumpyVector(np.asarray(shape, np.int32))
    builder.StartObject(9)
    builder.PrependUOffsetTRelativeSlot(0, sides, 0)
    builder.PrependInt8Slot(1, _FLOAT32, 0)
    builder.PrependUint32Slot(2, buffer, 0)
    builder.PrependUOffsetTRelativeSlot(3, text, 0)
    builder.PrependBoolSlot(8, True, False)
    builder.Finish(builder.EndObject())
    return bytes(builder.Output())


def _buffer(data: bytes) -> bytes:
    builder = flatbuffers.Builder(len(data) + 256)
    builder.minalign = ALIGNMENT
    vector = builder.CreateByteVector(data)
    builder.StartObject(1)
    builder.PrependUOffsetTRelativeSlot(0, vector, 0)
    builder.Finish(builder.EndObject())
    return bytes(builder.Output())


def _list(builder: flatbuffers.Builder, offsets: Sequence[int]) -> int:
    builder.StartVector(4, len(offsets), 4)
    for offset in reversed(offsets):
        builder.PrependUOffsetTRelative(offset)
    return int(builder.EndVector())


def _named(builder: flatbuffers.Builder, tensors: Mapping[str, int]) -> list[int]:
    found = []
    for name, tensor in tensors.items():
        text = builder.CreateString(name)
        builder.StartObject(2)
        builder.PrependUOffsetTRelativeSlot(0, text, 0)
        builder.PrependUint32Slot(1, tensor, 0)
        found.append(int(builder.EndObject()))
    return found
