"""What looks at frames: an exported file, opened once it has shown elsewhere that it does no harm."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from effdet_core.capture.trial import survives
from effdet_core.detections import Detections
from effdet_core.tasks import Tell

MOST_THREADS = 4
"""Of the interpreter; more make EfficientDet-Lite no faster."""


@dataclass(frozen=True, slots=True, eq=False)
class Model:
    """A loaded file. classes: their names, empty where it names none. input_size: (height, width) in pixels.

    thresholds: how sure to be, by class, as the file says; empty where it says nothing.
    """

    path: Path
    classes: tuple[str, ...]
    input_size: tuple[int, int]
    thresholds: tuple[float, ...] = ()


class Detector(Protocol):
    """What finds objects in frames."""

    model: Model

    def prepare(self, rgb: NDArray[np.uint8]) -> Any:
        """What `find` takes, of uint8 [height, width, 3]; while it is at work, in another thread."""

    def find(self, prepared: Any) -> Detections:
        """Everything in it, however unsure. Raises `InputError`."""


class FileDetector:
    """A .tflite file in this process."""

    def __init__(self, path: Path, threads: int | None = None) -> None:
        """threads: of the interpreter; by default all cores but the one that reads and draws. Raises `InputError`."""
        from effdet_core.runtime.detector import TFLiteDetector  # LiteRT, which a window starts without

        self._detector = TFLiteDetector(path, threads or max(1, min(MOST_THREADS, (os.cpu_count() or 2) - 1)))
        detector = self._detector
        self.model = Model(path, detector.classes, detector.input_size, detector.thresholds)

    def prepare(self, rgb: NDArray[np.uint8]) -> Any:
        """A picture as the network takes it."""
        return self._detector.prepare(rgb)

    def find(self, prepared: Any) -> Detections:
        """Everything in it."""
        return self._detector.find(prepared)


def load(path: Path, tell: Tell) -> Detector:
    """A file from anywhere. tell: see `trial.survives`. Raises `InputError`."""
    survives(path, tell)
    return FileDetector(path)
