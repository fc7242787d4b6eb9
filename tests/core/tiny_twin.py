"""A twin for GPUs of a few hundred bytes: two anchors whose three scores each are the values of a 1 x 2 pixel input."""

from __future__ import annotations

from typing import Any

import flatbuffers
import numpy as np
from ai_edge_litert import schema_py_generated as schema

from effdet_core.runtime import detector_options, universal
from effdet_core.runtime.detector_options import Decoding
from effdet_core.runtime.metadata import Recorded
from tests.core.tiny_tflite import Tiny, _code, _named

ANCHORS = np.array([[0.5, 0.25, 1.0, 0.5], [0.5, 0.75, 1.0, 0.5]], np.float32)
"""The left and the right half of the picture."""


class TinyTwin(Tiny):
    """As the converter leaves it, before `universal.twin`."""

    def build(self) -> bytes:
        """The file, without metadata."""
        image = self._tensor("image", (1, 1, 2, 3), np.float32)
        codes = self._constant("codes", np.zeros((1, 2, 4), np.float32))
        scores = self._tensor("scores", (1, 2, 3), np.float32)
        shape = self._constant("shape", np.array([1, 2, 3], np.int32))
        return self._twin(image, codes, scores, self._operator(0, [image, shape], [scores]))

    def _twin(self, image: int, codes: int, scores: int, *reshapes: Any) -> bytes:
        graph, model, signature = schema.SubGraphT(), schema.ModelT(), schema.SignatureDefT()
        graph.tensors, graph.inputs, graph.outputs = self._tensors, [image], [scores, codes]
        graph.operators = list(reshapes)
        signature.signatureKey = "serving_default"
        signature.inputs = [_named("images", image)]
        signature.outputs = [_named("output_0", codes), _named("output_1", scores)]
        model.version, model.subgraphs, model.buffers = 3, [graph], self._buffers
        model.operatorCodes, model.signatureDefs = [_code(schema.BuiltinOperator.RESHAPE)], [signature]
        builder = flatbuffers.Builder(4096)
        builder.Finish(model.Pack(builder), b"TFL3")
        return bytes(builder.Output())


class FixedTwin(TinyTwin):
    """Answers with the same codes [A, 4] and scores [A, classes], whatever it is shown."""

    def answering(self, codes: np.ndarray, scores: np.ndarray) -> bytes:
        """The file, without metadata."""
        image = self._tensor("image", (1, 1, 2, 3), np.float32)
        outputs = [self._tensor(name, (1, *values.shape), np.float32) for name, values in _named_pair(codes, scores)]
        reshapes = []
        for output, (name, values) in zip(outputs, _named_pair(codes, scores), strict=True):
            flat = self._constant(f"flat {name}", values.reshape(-1))
            shape = self._constant(f"shape {name}", np.array([1, *values.shape], np.int32))
            reshapes.append(self._operator(0, [flat, shape], [output]))
        return self._twin(image, outputs[0], outputs[1], *reshapes)


def _named_pair(codes: np.ndarray, scores: np.ndarray) -> tuple[tuple[str, np.ndarray], ...]:
    return ("codes", codes.astype(np.float32)), ("scores", scores.astype(np.float32))


def fixed_twin(codes: np.ndarray, scores: np.ndarray, anchors: np.ndarray, classes: tuple[str, ...]) -> bytes:
    """A finished file that always gives these codes and scores."""
    recorded = Recorded(classes=classes, model_name="lite", input_size=(1, 2), resize="stretch")
    decoding = detector_options.encode(Decoding(anchors.astype(np.float32), len(classes)))
    return universal.twin(FixedTwin().answering(codes, scores), recorded, decoding)


def tiny_twin(thresholds: tuple[float, ...] = ()) -> bytes:
    """The finished file."""
    recorded = Recorded(
        classes=("a", "b", "c"), model_name="lite", input_size=(1, 2), resize="stretch", thresholds=thresholds
    )
    return universal.twin(TinyTwin().build(), recorded, detector_options.encode(Decoding(ANCHORS, 3)))
