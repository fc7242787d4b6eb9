"""Turns a converted model into the one file that every common consumer accepts, and says in it what it is.

By signature output_0 … output_3 are count, scores, classes and boxes, as pycoral and the original have it; in the
file the outputs lie as boxes, classes, scores, count, as Frigate, the Task Library and older scripts expect them.
The twin for GPUs has box codes and scores of all anchors instead.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
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

    model = _single(schema.ModelT.InitFromPackedBuf(converted, 0))
    _order_outputs(model, [SIGNATURE[meaning] for meaning in PHYSICAL])
    # The names of TensorFlow 1: scripts that find "StatefulPartitionedCall" there assume another order.
    _name_outputs(model, [f"{_OPERATION}{ending}" for ending in _NAMES])
    _shape_outputs(model)
    told = metadata.detector_metadata(float_input=_has_float_input(model, schema), thresholds=recorded.thresholds)
    return _finished(model, told, recorded, schema)


def twin(converted: bytes, recorded: Recorded, decoding: bytes) -> bytes:
    """`converted`, a network that gives box codes and scores of all anchors, with the metadata that MediaPipe needs.

    decoding: what `detector_options.encode` made. Raises `ValueError` unless its signature has output_0 and output_1.
    """
    from ai_edge_litert import schema_py_generated as schema

    model = _single(schema.ModelT.InitFromPackedBuf(converted, 0))
    _order_outputs(model, ["output_0", "output_1"])
    _name_outputs(model, [metadata.LOCATION, metadata.SCORE])
    return _finished(model, metadata.twin_metadata(decoding, recorded.thresholds), recorded, schema)


def described_anew(content: bytes, recorded: Recorded) -> bytes:
    """`content`, a file made by `universal` or `twin`, with other thresholds or class names; weights stay as they are.

    LiteRT must have verified it. Raises `ValueError` for any other file.
    """
    from ai_edge_litert import schema_py_generated as schema

    model = _single(schema.ModelT.InitFromPackedBuf(content, 0))
    entry = _metadata_entry(model)
    if entry is None:
        raise ValueError("a file of ours has metadata")
    graph = metadata_schema.decode(bytes(model.buffers[entry.buffer].data))["subgraph_metadata"][0]
    customs = {custom["name"]: custom["data"] for custom in graph.get("custom_metadata", [])}
    if metadata.DECODING in customs:
        told = metadata.twin_metadata(customs[metadata.DECODING], recorded.thresholds)
    else:
        told = metadata.detector_metadata(float_input=_has_float_input(model, schema), thresholds=recorded.thresholds)
    return _finished(model, told, recorded, schema)


def restored(compiled: bytes, original: bytes) -> bytes:
    """`compiled`, which a compiler made of `original`, with the metadata, the files and the signature that it dropped.

    Raises `ValueError` when they do not belong together or the original has no metadata.
    """
    from ai_edge_litert import schema_py_generated as schema

    model, source = (schema.ModelT.InitFromPackedBuf(content, 0) for content in (compiled, original))
    entry = _metadata_entry(source)
    if entry is None:
        raise ValueError("the original has no metadata")
    shapes = [_shapes(one) for one in (source, model)]
    if not _agree(*shapes):
        raise ValueError(f"inputs and outputs are {shapes[1]}, those of the original {shapes[0]}")
    if not model.signatureDefs and source.signatureDefs:
        model.signatureDefs = [_moved(source.signatureDefs[0], source.subgraphs[0], model.subgraphs[0])]
    _set_metadata(model, bytes(source.buffers[entry.buffer].data), schema)
    return metadata.appended(packed(model, schema), metadata.appended_files(original))


def _single(model: Any) -> Any:
    if len(model.subgraphs) != 1 or len(model.signatureDefs or ()) != 1:
        raise ValueError("a detector has one subgraph and one signature")
    return model


def _finished(model: Any, told: Mapping[str, Any], recorded: Recorded, schema: Any) -> bytes:
    _set_metadata(model, metadata_schema.encode(told), schema)
    return metadata.appended(packed(model, schema), metadata.associated_files(recorded))


def _shapes(model: Any) -> list[tuple[int, ...]]:
    """Of what goes in and out, in the order in the file."""
    if not model.subgraphs:
        raise ValueError("there is no network in it")
    graph = model.subgraphs[0]
    return [tuple(int(side) for side in graph.tensors[i].shape) for i in (*graph.inputs, *graph.outputs)]


def _agree(one: Sequence[tuple[int, ...]], other: Sequence[tuple[int, ...]]) -> bool:
    """Whether these can be the same; what is not stated agrees with everything."""
    return len(one) == len(other) and all(not a or not b or a == b for a, b in zip(one, other, strict=True))


def _moved(signature: Any, source: Any, target: Any) -> Any:
    """The signature with the tensors of another graph that lie in the same places."""
    for entries, before, after in (
        (signature.inputs, source.inputs, target.inputs),
        (signature.outputs, source.outputs, target.outputs),
    ):
        places = {int(tensor): int(after[place]) for place, tensor in enumerate(before)}
        for entry in entries:
            entry.tensorIndex = places[int(entry.tensorIndex)]
    signature.subgraphIndex = 0
    return signature


def _has_float_input(model: Any, schema: Any) -> bool:
    graph = model.subgraphs[0]
    return bool(graph.tensors[graph.inputs[0]].type == schema.TensorType.FLOAT32)


def _order_outputs(model: Any, names: Sequence[str]) -> None:
    """Puts the outputs into the order of their `names` in the signature, which must have no others."""
    by_name = {output.name.decode(): output.tensorIndex for output in model.signatureDefs[0].outputs}
    if set(by_name) != set(names):
        raise ValueError(f"the signature should have the outputs {sorted(names)}, not {sorted(by_name)}")
    model.subgraphs[0].outputs = [by_name[name] for name in names]


def _name_outputs(model: Any, names: Sequence[str]) -> None:
    graph = model.subgraphs[0]
    for tensor, name in zip(graph.outputs, names, strict=True):
        graph.tensors[tensor].name = name.encode()


def _shape_outputs(model: Any) -> None:
    """The converter knows the operation's outputs as single numbers; LiteRT's CompiledModel makes room for what is
    stated, and the operation then writes beyond it.
    """
    rows, graph = _rows(model), model.subgraphs[0]
    if rows:
        for tensor, shape in zip(graph.outputs, ([1, rows, 4], [1, rows], [1, rows], [1]), strict=True):
            graph.tensors[tensor].shape = shape


def _rows(model: Any) -> int:
    """Detections of each answer as the operation is told, 0 where it is not there."""
    from flatbuffers import flexbuffers

    codes = [number for number, code in enumerate(model.operatorCodes) if code.customCode == _OPERATION.encode()]
    found = [operator for operator in model.subgraphs[0].operators if operator.opcodeIndex in codes]
    return int(flexbuffers.Loads(bytes(found[0].customOptions))["max_detections"]) if found else 0


def _metadata_entry(model: Any) -> Any:
    return next((entry for entry in model.metadata or () if entry.name == metadata.ENTRY.encode()), None)


def _set_metadata(model: Any, data: bytes, schema: Any) -> None:
    """In the place of what is there, or added."""
    import numpy as np

    buffer, entry = schema.BufferT(), _metadata_entry(model)
    buffer.data = np.frombuffer(data, np.uint8)
    if entry is not None:
        model.buffers[entry.buffer] = buffer
        return
    entry = schema.MetadataT()
    entry.name, entry.buffer = metadata.ENTRY.encode(), len(model.buffers)
    model.buffers.append(buffer)
    model.metadata = [*(model.metadata or []), entry]


def packed(model: Any, schema: Any) -> bytes:
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
