"""Runs one file in the real LiteRT or MediaPipe. A process of its own (see `trials`): foreign files may end it."""

from __future__ import annotations

import math
import sys
from contextlib import suppress
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from effdet_core.lab.trial import Detection, Outcome, Result, Trial
from effdet_core.tasks import Tell, serve

MOST_VALUES = 4_000
"""Of one output that are handed over."""
LARGEST_SIDE = 4_096
_MEMORY = 12 << 30
_SECONDS = 120


def pictures(height: int, width: int) -> list[NDArray[np.uint8]]:
    """The same pictures every time: coarse noise, fine noise and one grey, uint8 RGB [height, width, 3]."""
    chance = np.random.default_rng(8)
    coarse = chance.integers(0, 256, (math.ceil(height / 16), math.ceil(width / 16), 3), np.uint8)
    blocks = np.repeat(np.repeat(coarse, 16, 0), 16, 1)[:height, :width]
    fine = chance.integers(0, 256, (height, width, 3), np.uint8)
    return [np.ascontiguousarray(blocks), fine, np.full((height, width, 3), 90, np.uint8)]


def work(trial: Trial, _tell: Tell) -> Outcome:
    """Answers with an error instead of raising one, whatever the program raises."""
    _limit()
    try:
        return {"litert": _litert, "compiled-model": _compiled, "mediapipe": _mediapipe}[trial.program](trial)
    except Exception as e:  # noqa: BLE001 - foreign programs on foreign files raise anything
        return Outcome(error=_words(e), version=_version(trial.program))


def _limit() -> None:
    """A file that asks for a hundred gigabytes is refused by the system then, instead of stopping everything."""
    with suppress(ImportError, ValueError, OSError):
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
        resource.setrlimit(resource.RLIMIT_CPU, (_SECONDS, _SECONDS))


def _words(error: Exception) -> str:
    lines = [line.strip() for line in str(error).splitlines() if line.strip()]
    return (lines[0] if lines else type(error).__name__)[:500]


def _version(program: str) -> str:
    from importlib.metadata import PackageNotFoundError, version

    with suppress(PackageNotFoundError):
        return version("mediapipe" if program == "mediapipe" else "ai-edge-litert")
    return ""


def _litert(trial: Trial) -> Outcome:
    from ai_edge_litert.interpreter import Interpreter

    interpreter = Interpreter(model_content=Path(trial.path).read_bytes(), num_threads=1)
    interpreter.allocate_tensors()
    source = interpreter.get_input_details()[0]
    outputs = []
    for picture in _inputs(source["shape"], np.dtype(source["dtype"]), trial):
        interpreter.set_tensor(source["index"], picture)
        interpreter.invoke()
        details = interpreter.get_output_details()
        outputs.append(tuple(_result(interpreter.get_tensor(detail["index"])) for detail in details))
    return Outcome(version=_version("litert"), outputs=tuple(outputs))


def _inputs(shape: Any, kind: np.dtype[Any], trial: Trial) -> list[NDArray[Any]]:
    """The pictures in the form of an input; zeros for an input that is no picture."""
    sides = tuple(int(side) for side in shape)
    is_picture = len(sides) == 4 and sides[0] == 1 and sides[3] == 3 and max(sides) <= LARGEST_SIDE
    if not is_picture:
        if math.prod(sides) > LARGEST_SIDE**2:
            raise ValueError(f"an input of {sides} is too large to try")
        return [np.zeros(sides, kind)]
    made = [picture[None] for picture in pictures(sides[1], sides[2])]
    if kind == np.float32:
        return [(picture - np.float32(trial.mean)) / np.float32(trial.scale) for picture in made]
    return [(picture ^ 128).view(np.int8) if kind == np.int8 else picture.astype(kind) for picture in made]


def _result(value: NDArray[Any]) -> Result:
    flat = np.asarray(value, np.float64).reshape(-1)[:MOST_VALUES]
    finite = bool(np.isfinite(flat).all())
    shape = tuple(int(side) for side in value.shape)
    return Result(kind=value.dtype.name, shape=shape, values=tuple(np.nan_to_num(flat).tolist()), finite=finite)


def _compiled(trial: Trial) -> Outcome:
    from ai_edge_litert.compiled_model import CompiledModel

    model = CompiledModel.from_file(trial.path)
    inputs, outputs = model.create_input_buffers(0), model.create_output_buffers(0)
    details = _first_signature(model)
    kind = np.dtype(details["dtype"]) if "dtype" in details else np.dtype(np.float32)
    for picture in _inputs(details["shape"], kind, trial):
        inputs[0].write(np.ascontiguousarray(picture.reshape(-1)))
        model.run_by_index(0, inputs, outputs)
    return Outcome(version=_version("litert"))


def _first_signature(model: Any) -> dict[str, Any]:
    key = next(iter(model.get_signature_list()))
    details: dict[str, Any] = next(iter(model.get_input_tensor_details(key).values()))
    return details


def _mediapipe(trial: Trial) -> Outcome:
    # MediaPipe loads all of TensorFlow where it finds it, for some remarks in its documentation.
    sys.modules.setdefault("tensorflow", None)  # type: ignore[arg-type]
    from mediapipe import Image, ImageFormat
    from mediapipe.tasks.python import BaseOptions
    from mediapipe.tasks.python.vision import ObjectDetector, ObjectDetectorOptions

    content = Path(trial.path).read_bytes()
    height, width = _input_size(content)
    found = []
    options = ObjectDetectorOptions(base_options=BaseOptions(model_asset_buffer=content))
    with ObjectDetector.create_from_options(options) as detector:
        for picture in pictures(height, width):
            result = detector.detect(Image(image_format=ImageFormat.SRGB, data=picture))
            found.append(tuple(_detection(item) for item in result.detections))
    return Outcome(version=_version("mediapipe"), detections=tuple(found))


def _input_size(content: bytes) -> tuple[int, int]:
    from effdet_core.runtime import structure

    read = structure.read(content)
    height, width = read.parts[read.inputs[0]].shape[1:3]
    if not 0 < min(height, width) <= max(height, width) <= LARGEST_SIDE:
        raise ValueError(f"an input of {height} × {width} pixels cannot be tried")
    return height, width


def _detection(item: Any) -> Detection:
    box, category = item.bounding_box, item.categories[0]
    ymin, xmin = float(box.origin_y), float(box.origin_x)
    index = -1 if category.index is None else int(category.index)
    corners = (ymin, xmin, ymin + box.height, xmin + box.width)
    return Detection(kind=index, name=category.category_name or "", score=float(category.score), box=corners)


if __name__ == "__main__":
    serve(Trial, work)
