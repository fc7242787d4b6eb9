"""Finding objects with an exported .tflite file, through LiteRT."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from effdet_core import preprocess
from effdet_core.boxes import from_normalised
from effdet_core.detections import Detections
from effdet_core.errors import InputError
from effdet_core.hparams import Resize
from effdet_core.preprocess import Fitted
from effdet_core.runtime import twin
from effdet_core.runtime.model_file import TwinOutputs, open_model


@dataclass(frozen=True, slots=True, eq=False)
class Prepared:
    """A picture on the network's canvas. pixels: of the type and range that the model's input has."""

    fitted: Fitted
    pixels: NDArray[np.uint8] | NDArray[np.float32]


class TFLiteDetector:
    """A loaded model. Not for several threads at once: it computes in buffers of its own."""

    def __init__(self, path: Path | str, threads: int = 1) -> None:
        """Loads `path`; raises `InputError` when it is no object detector or damaged."""
        self.path = Path(path)
        self._interpreter, self._description = open_model(self.path, threads)

    @property
    def classes(self) -> tuple[str, ...]:
        """Class names by number; empty when the file names none."""
        return self._description.classes

    @property
    def input_size(self) -> tuple[int, int]:
        """(height, width) of the network's input in pixels."""
        return self._description.input_size

    @property
    def float_input(self) -> bool:
        """Whether it takes floats, and not raw pixels."""
        return self._description.float_input

    @property
    def resize(self) -> Resize:
        """How a picture is fitted to the input: as the file records, else 'letterbox' as the original did."""
        return self._description.resize

    @property
    def model_name(self) -> str:
        """The model it was exported from, or the file's name."""
        return self._description.model_name

    @property
    def max_detections(self) -> int:
        """Objects it can report in one picture."""
        return self._description.max_detections

    @property
    def thresholds(self) -> tuple[float, ...]:
        """From how sure a detection counts, one for each class, as chosen for this file; empty where nobody did."""
        return self._description.thresholds

    def detect(self, image: NDArray[np.uint8], threshold: float = 0.0) -> Detections:
        """What is in `image`, uint8 RGB [height, width, 3], with scores of at least `threshold`."""
        return self.find(self.prepare(image), threshold)

    def prepare(self, image: NDArray[np.uint8]) -> Prepared:
        """A picture as the network takes it. Any thread may do this for the next one while `find` looks at another."""
        return self._prepared(preprocess.fit(image, self.input_size, self.resize))

    def find(self, prepared: Prepared, threshold: float = 0.0) -> Detections:
        """What is in a prepared picture, as `detect`."""
        boxes, scores, classes = self._invoke(prepared.pixels)
        placed = from_normalised(boxes, *self.input_size)
        return Detections.on_picture(prepared.fitted, placed, scores, classes).above(threshold)

    def detect_fitted(self, fitted: Fitted) -> Detections:
        """What is on a canvas of `input_size`, in pixels of the picture: for who fits pictures in another way."""
        return self.find(self._prepared(fitted))

    def _prepared(self, fitted: Fitted) -> Prepared:
        return Prepared(fitted, self._as_input(fitted.pixels))

    def _as_input(self, pixels: NDArray[np.float32]) -> NDArray[np.uint8] | NDArray[np.float32]:
        if self._description.float_input:
            return (pixels - np.float32(self._description.mean)) / np.float32(self._description.scale)
        # Rounding; cutting off would darken every picture by half a step.
        return np.rint(pixels).astype(np.uint8)

    def _invoke(self, pixels: NDArray[np.uint8] | NDArray[np.float32]) -> tuple[NDArray[np.float32], ...]:
        """Boxes [N, 4] as fractions of the input, scores [N] and classes [N] of the rows that are detections."""
        try:
            self._interpreter.set_tensor(self._description.input_index, pixels[None])
            self._interpreter.invoke()
            return self._answer()
        # The last two: a damaged file answers with something of another shape, or with numbers that are none.
        except (ValueError, RuntimeError, LookupError, OverflowError) as e:
            raise InputError(f"fails to run: {e}", where=str(self.path), hint="Export the model again.") from e

    def _answer(self) -> tuple[NDArray[np.float32], ...]:
        where = self._description.outputs
        if isinstance(where, TwinOutputs):
            return twin.found(self._output(where.codes), self._output(where.scores), where.decoding)
        count = int(self._interpreter.get_tensor(where.count).reshape(-1)[0])
        rows = max(0, min(count, self.max_detections))
        return tuple(self._output(i)[:rows] for i in (where.boxes, where.scores, where.classes))

    def _output(self, tensor: int) -> NDArray[np.float32]:
        return np.asarray(self._interpreter.get_tensor(tensor)[0], np.float32)
