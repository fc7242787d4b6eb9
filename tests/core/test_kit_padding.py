"""Programs of kits pad pictures before MediaPipe stretches them: the network sees what it learnt on."""

from __future__ import annotations

import math
from pathlib import Path

import numpy as np
import pytest

from effdet_core.runtime.detector import TFLiteDetector
from tests.core.kits import tiny_model

HEIGHT, WIDTH = 1, 2
"""Of the model's input, in pixels."""


def _padded(picture: np.ndarray) -> np.ndarray:
    """As `asTrained` of the templates does it."""
    height, width = picture.shape[:2]
    scale = max(width / WIDTH, height / HEIGHT)
    sides = max(height, math.ceil(HEIGHT * scale - 0.01)), max(width, math.ceil(WIDTH * scale - 0.01))
    canvas = np.full((*sides, 3), 127, np.uint8)
    canvas[:height, :width] = picture
    return canvas


def _by_mediapipe(model: Path, picture: np.ndarray) -> list[list[int]]:
    mediapipe = pytest.importorskip("mediapipe")
    from mediapipe.tasks.python import BaseOptions
    from mediapipe.tasks.python.vision import ObjectDetector, ObjectDetectorOptions

    options = ObjectDetectorOptions(base_options=BaseOptions(model_asset_path=str(model)), score_threshold=0.4)
    with ObjectDetector.create_from_options(options) as detector:
        found = detector.detect(mediapipe.Image(mediapipe.ImageFormat.SRGB, picture)).detections
    boxes = [one.bounding_box for one in found]
    return [[box.origin_y, box.origin_x, box.origin_y + box.height, box.origin_x + box.width] for box in boxes]


@pytest.mark.slow
def test_padding_gives_mediapipe_what_the_network_learnt_on(tmp_path: Path) -> None:
    model = tiny_model(tmp_path / "m.tflite")
    picture = np.full((100, 100, 3), (250, 20, 20), np.uint8)
    # The left half of what the network sees is the picture, the right half padding.
    assert TFLiteDetector(model).detect(picture, 0.4).boxes.tolist() == [[0, 0, 100, 100]]
    assert _by_mediapipe(model, _padded(picture)) == [[0, 0, 100, 100]]
    assert _by_mediapipe(model, picture) == [[0, 0, 100, 50]]
