"""What a kit has to know of its model, to fill programs for other devices with it."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from effdet_core.errors import InputError
from effdet_core.evaluation import choice
from effdet_core.evaluation.thresholds import Thresholds
from effdet_core.hparams import Resize
from effdet_core.run_folder import RunFolder
from effdet_core.runtime.model_file import Outputs, open_model

LONGEST_NAME = 60
_SAME = 1e-3


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelFacts:
    """A model in the words that programs need.

    file: its name in the kit, plain enough for every platform. classes: one line each; empty where it names none.
    threshold: 0..1, the lowest of all classes. thresholds: class name -> 0..1, only where classes differ.
    chosen_later: somebody chose other thresholds since the file was written, and the file's own are these.
    input_size: (height, width) in pixels. outputs: where boxes, classes, scores and count lie in the file.
    mean, scale: a float input wants (pixel - mean) / scale.
    """

    file: str
    sha256: str
    size_bytes: int
    model_name: str
    classes: tuple[str, ...]
    threshold: float
    thresholds: Mapping[str, float]
    chosen_later: bool
    input_size: tuple[int, int]
    float_input: bool
    resize: Resize
    mean: float
    scale: float
    max_detections: int
    outputs: tuple[int, int, int, int]

    @property
    def stem(self) -> str:
        """The file's name without its ending."""
        return self.file.removesuffix(".tflite")

    @property
    def keeps_shape(self) -> bool:
        """Whether pictures are padded to the input's shape, and not stretched to it."""
        return self.resize == "letterbox"

    def wanted(self, name: str) -> float:
        """How sure to be of a class."""
        return self.thresholds.get(name, self.threshold)


def facts_of(model: Path, run: RunFolder | None) -> ModelFacts:
    """Reads a model. Its thresholds are those written into it, else those chosen for the run. Raises `InputError`."""
    interpreter, description = open_model(model, 1)
    if not isinstance(description.outputs, Outputs):
        hint = "Make the kit of the int8 file; apps that use MediaPipe take this one in its place."
        raise InputError("is a twin for GPUs, which MediaPipe alone can run", where=str(model), hint=hint)
    content = model.read_bytes()
    classes = tuple(" ".join(name.split()) for name in description.classes)
    if len(set(classes)) != len(classes):
        twice = next(name for name in classes if classes.count(name) > 1)
        raise InputError(f"names the class {twice!r} twice", where=str(model), hint="`effdet check` may repair it.")
    chosen = choice.read(run) if run else None
    own = dict(zip(classes, description.thresholds, strict=False))
    wanted = chosen.thresholds if chosen else Thresholds()
    thresholds = own or {name: wanted.of(name) for name in classes}
    return ModelFacts(
        file=plain_name(model.stem) + ".tflite",
        sha256=hashlib.sha256(content).hexdigest(),
        size_bytes=len(content),
        model_name=" ".join(description.model_name.split()),
        classes=classes,
        threshold=min(thresholds.values(), default=wanted.common),
        thresholds=thresholds if len(set(thresholds.values())) > 1 else {},
        chosen_later=bool(own and chosen) and any(abs(own[name] - wanted.of(name)) > _SAME for name in own),
        input_size=description.input_size,
        float_input=description.float_input,
        resize=description.resize,
        mean=description.mean,
        scale=description.scale,
        max_detections=description.max_detections,
        outputs=_places(interpreter.get_output_details(), description.outputs),
    )


def plain_name(text: str) -> str:
    """`text` as a name that Android's assets, web addresses and shells take as it is."""
    ascii_text = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return re.sub(r"[^A-Za-z0-9._-]+", "-", ascii_text).strip("-._")[:LONGEST_NAME] or "model"


def _places(details: list[dict[str, int]], of: Outputs) -> tuple[int, int, int, int]:
    order = [detail["index"] for detail in details]
    boxes, classes, scores, count = (order.index(number) for number in (of.boxes, of.classes, of.scores, of.count))
    return boxes, classes, scores, count
