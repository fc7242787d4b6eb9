"""Programs of kits pad pictures before MediaPipe stretches them: the network sees what it learnt on."""

from __future__ import annotations

import math
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image

from effdet_core.boxes import as_boxes, iou
from effdet_core.hparams import model_config
from effdet_core.kit import make_kit
from effdet_core.nn.export import export_tflite
from effdet_core.nn.network import build_network
from effdet_core.runtime.detector import TFLiteDetector
from tests.core.kits import bare
from tests.nn import formula

SIDE = 128
CLASSES = ("disc", "square", "cross")


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A detector that learnt on pictures that keep their shape."""
    config = replace(model_config("efficientdet-lite0", {"image_size": SIDE}), tflite_max_detections=10)
    network = build_network(config, len(CLASSES))
    formula.fill(network)
    path = tmp_path_factory.mktemp("model") / "letterbox.tflite"
    return export_tflite(network, config, CLASSES, "float32", path).path


@pytest.fixture(params=[(200, 100), (96, 160)])
def picture(request: pytest.FixtureRequest) -> np.ndarray:
    """Blocks of colours, lying and upright, (height, width) in pixels."""
    height, width = request.param
    blocks = np.random.default_rng(3).integers(0, 256, (height // 8 + 1, width // 8 + 1, 3), np.uint8)
    return np.asarray(blocks.repeat(8, axis=0).repeat(8, axis=1)[:height, :width])


def _padded(picture: np.ndarray) -> np.ndarray:
    """As `asTrained` of the templates does it."""
    height, width = picture.shape[:2]
    scale = max(width / SIDE, height / SIDE)
    canvas = np.full((*(max(s, math.ceil(SIDE * scale - 0.01)) for s in (height, width)), 3), 127, np.uint8)
    canvas[:height, :width] = picture
    return canvas


def _by_mediapipe(model: Path, picture: np.ndarray) -> list[Any]:
    from mediapipe import Image as MediaPipeImage
    from mediapipe import ImageFormat
    from mediapipe.tasks.python import BaseOptions
    from mediapipe.tasks.python.vision import ObjectDetector, ObjectDetectorOptions

    options = ObjectDetectorOptions(base_options=BaseOptions(model_asset_path=str(model)))
    with ObjectDetector.create_from_options(options) as detector:
        return list(detector.detect(MediaPipeImage(ImageFormat.SRGB, np.ascontiguousarray(picture))).detections)


def _overlaps(model: Path, picture: np.ndarray, shown: np.ndarray) -> np.ndarray:
    """For each of our surest detections, how far the best of MediaPipe's lies on it."""
    ours = TFLiteDetector(model).detect(picture)
    theirs = [one.bounding_box for one in _by_mediapipe(model, shown)]
    limits = [picture.shape[0], picture.shape[1]] * 2
    boxes = [[b.origin_y, b.origin_x, b.origin_y + b.height, b.origin_x + b.width] for b in theirs]
    return np.asarray(iou(ours.boxes[:5], as_boxes(np.minimum(boxes, limits))).max(axis=1))


def test_padding_gives_mediapipe_what_the_network_learnt_on(model: Path, picture: np.ndarray) -> None:
    padded, stretched = _overlaps(model, picture, _padded(picture)), _overlaps(model, picture, picture)
    assert padded.mean() > 0.9
    assert padded.mean() > stretched.mean()


def test_a_kit_of_a_real_network_proves_itself(model: Path, picture: np.ndarray, tmp_path: Path) -> None:
    Image.fromarray(picture).save(tmp_path / "blocks.png")
    kit = make_kit(model, None, tmp_path / "kit", photos=[tmp_path / "blocks.png"]).path
    done = bare(kit / "selftest.py")
    assert (done.returncode, "Traceback" in done.stderr) == (0, False), done.stdout
