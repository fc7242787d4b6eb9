"""Turns a converted model into the one file that every common consumer accepts.

By signature output_0 … output_3 are count, scores, classes and boxes, as pycoral and the original have it; in the
file the outputs lie as boxes, classes, scores, count, as Frigate, the Task Library and older scripts expect them.
"""

from __future__ import annotations

from typing import Any

from effdet_core.runtime import metadata, metadata_schema
from effdet_core.runtime.metadata import Recorded

ALIGNMENT = 16
"""Bytes; LiteRT maps weights in place and wants them aligned so."""

SIGNATURE = {"count": "output_0", "scores": "output_1", "classes": "output_2", "boxes": "output_3"}
PHYSICAL = ("boxes", "classes", "scores", "count")
_NAMES = ("", ":1", ":2", ":3")
_OPERATION = "TFLite_Detection_PostProcess"


def universal(converted: bytes, recorded: Recorded) -> bytes:
    """`converted`, a detector fresh from TensorFlow's converter, in the universal layout with its metadata.

    Raises `ValueError` unless it has one subgraph and one signature with output_0 … output_3.
    """
    from ai_edge_litert import schema_py_generated as schema

    model = schema.ModelT.InitFromPackedBuf(converted, 0)
    if len(model.subgraphs) != 1 or len(model.signatureDefs or ()) != 1:
        raise ValueError("a detector has one subgraph and one signature")
    _order_outputs(model)
    described = metadata.detector_metadata(float_input=_has_float_input(model, schema))
    _add_metadata(model, metadata_schema.encode(described), schema)
    return metadata.appended(_packed(model, schema), metadata.associated_files(recorded))


def _has_float_input(model: Any, schema: Any) -> bool:
    graph = model.subgraphs[0]
    return bool(graph.tensors[graph.inputs[0]].type == schema.TensorType.FLOAT32)


def _order_outputs(model: Any) -> None:
    graph = model.subgraphs[0]
    by_name = {output.name.decode(): output.tensorIndex for output in model.signatureDefs[0].outputs}
    if set(by_name) != set(SIGNATURE.values()):
        raise ValueError(f"a detector's signature has four outputs, not {sorted(by_name)}")
    graph.outputs = [by_name[SIGNATURE[meaning]] for meaning in PHYSICAL]
    # The names of TensorFlow 1: scripts that find "StatefulPartitionedCall" there assume another order.
    for tensor, ending in zip(graph.outputs, _NAMES, strict=True):
        graph.tensors[tensor].name = f"{_OPERATION}{ending}".encode()


def _add_metadata(model: Any, data: bytes, schema: Any) -> None:
    import numpy as np

    buffer, entry = schema.BufferT(), schema.MetadataT()
    buffer.data = np.frombuffer(data, np.uint8)
    entry.name, entry.buffer = metadata.ENTRY.encode(), len(model.buffers)
    model.buffers.append(buffer)
    model.metadata = [*(model.metadata or []), entry]


def _packed(model: Any, schema: Any) -> bytes:
    """The model as a flatbuffer; the generated code would forget to align the weights."""
    import flatbuffers

    model.buffers = [_AlignedBuffer(buffer.data, schema) for buffer in model.buffers]
    builder = flatbuffers.Builder(sum(0 if b.data is None else len(b.data) + 64 for b in model.buffers) + (1 << 20))
    builder.Finish(model.Pack(builder), b"TFL3")
    return bytes(builder.Output())


class _AlignedBuffer:
    """Stands in for the generated `BufferT` while packing."""

    def __init__(self, data: Any, schema: Any) -> None:
        self.data = data
        self._schema = schema

    def Pack(self, builder: Any) -> int:
        data = None if self.data is None else _aligned_vector(builder, bytes(self.data))
        self._schema.BufferStart(builder)
        if data is not None:
            self._schema.BufferAddData(builder, data)
        return int(self._schema.BufferEnd(builder))


def _aligned_vector(builder: Any, data: bytes) -> int:
    builder.StartVector(1, len(data), ALIGNMENT)
    head = builder.Head() - len(data)
    builder.head = head
    builder.Bytes[head : head + len(data)] = data
    return int(builder.EndVector())
