"""Between which values each number of a network lies, learnt from pictures: what makes a float file an int8 one.

TensorFlow's own calibrator does the same, but looks at the inputs of an operation after it ran. An addition may have
written its sum over them by then, so the ranges of nearly all branches that are added come out up to three times too
wide, and 8 bits with them too coarse; and it is slow. Here nothing is written over, and the interpreter is LiteRT's.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import numpy as np

from effdet_core.runtime import universal

_LEAST = float(np.finfo(np.float32).tiny)
"""The lowest upper end of a range, so that none is empty. Each holds 0, which padding needs."""


def measured(calibrated: bytes, pictures: Iterable[np.ndarray]) -> bytes:
    """`calibrated`, a float file with ranges in it, with the ranges that `pictures` have, float32 [1, H, W, 3] each.

    Ranges stay at the tensors that have one. Raises `ValueError` for a file without any.
    """
    from ai_edge_litert import schema_py_generated as schema
    from ai_edge_litert.interpreter import Interpreter, OpResolverType

    model = schema.ModelT.InitFromPackedBuf(calibrated, 0)
    tensors = model.subgraphs[0].tensors
    places = [place for place, tensor in enumerate(tensors) if _has_range(tensor)]
    if not places:
        raise ValueError("there are no ranges in it")
    interpreter = Interpreter(
        model_content=calibrated,
        experimental_op_resolver_type=OpResolverType.BUILTIN_WITHOUT_DEFAULT_DELEGATES,
        experimental_preserve_all_tensors=True,
    )
    low, high = _extremes(interpreter, places, pictures)
    for place, least, most in zip(places, low, high, strict=True):
        tensors[place].quantization.min, tensors[place].quantization.max = [float(least)], [float(most)]
    return universal.packed(model, schema)


def _has_range(tensor: Any) -> bool:
    return tensor.quantization is not None and tensor.quantization.min is not None and len(tensor.quantization.min) == 1


def _extremes(interpreter: Any, places: list[int], pictures: Iterable[np.ndarray]) -> tuple[np.ndarray, np.ndarray]:
    """The least and the greatest value of each tensor over all pictures, [places] each."""
    interpreter.allocate_tensors()
    source = interpreter.get_input_details()[0]["index"]
    low, high = np.zeros(len(places)), np.full(len(places), _LEAST)
    values = [interpreter.tensor(place) for place in places]
    for picture in pictures:
        interpreter.set_tensor(source, picture)
        interpreter.invoke()
        low = np.minimum(low, [value().min() for value in values])
        high = np.maximum(high, [value().max() for value in values])
    return low, high
