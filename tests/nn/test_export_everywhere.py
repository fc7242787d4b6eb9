"""The real MediaPipe on what is exported: thresholds inside of files, and the twin for GPUs."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import tensorflow as tf
from PIL import Image

from effdet_core.dataset import Example
from effdet_core.detections import Detections
from effdet_core.exports import thresholds
from effdet_core.hparams import ModelConfig, model_config
from effdet_core.images import read_rgb
from effdet_core.nn.export import export_tflite
from effdet_core.nn.network import build_network
from effdet_core.runtime import consumers, twin
from effdet_core.runtime.detector import TFLiteDetector
from tests.core.tiny_twin import fixed_twin
from tests.nn import formula

CLASSES = ("disc", "square", "cross")
SIDE = 64


@pytest.fixture(scope="module")
def config() -> ModelConfig:
    base = model_config("efficientdet-lite0", {"image_size": SIDE, "resize": "stretch"})
    return replace(base, tflite_max_detections=10)


@pytest.fixture(scope="module")
def network(config: ModelConfig) -> Any:
    model = build_network(config, len(CLASSES))
    formula.fill(model)
    return model


@pytest.fixture(scope="module")
def pictures(tmp_path_factory: pytest.TempPathFactory) -> list[Example]:
    folder, chance = tmp_path_factory.mktemp("pictures"), np.random.default_rng(5)
    found = []
    for i in range(6):
        blocks = chance.integers(0, 256, (8, 8, 3), np.uint8).repeat(8, axis=0).repeat(8, axis=1)
        path = folder / f"{i}.png"
        Image.fromarray(blocks).save(path)
        found.append(Example(image=str(path), height=SIDE, width=SIDE, split="train"))
    return found


@pytest.fixture(scope="module")
def int8(network: Any, config: ModelConfig, pictures: list[Example], tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("int8") / "m.tflite"
    return export_tflite(network, config, CLASSES, "int8", path, train=pictures, check=pictures[:2]).path


@pytest.fixture(scope="module")
def gpu(network: Any, config: ModelConfig, pictures: list[Example], tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("gpu") / "m.tflite"
    report = export_tflite(network, config, CLASSES, "gpu", path, check=pictures)
    assert report.agreement >= 0.8
    return report.path


def by_mediapipe(path: Path, picture: np.ndarray, **options: Any) -> Detections:
    """What MediaPipe finds, in pixels."""
    from mediapipe import Image as MediaPipeImage
    from mediapipe import ImageFormat
    from mediapipe.tasks.python import BaseOptions
    from mediapipe.tasks.python.vision import ObjectDetector, ObjectDetectorOptions

    chosen = ObjectDetectorOptions(base_options=BaseOptions(model_asset_path=str(path)), **options)
    with ObjectDetector.create_from_options(chosen) as detector:
        found = detector.detect(MediaPipeImage(ImageFormat.SRGB, np.ascontiguousarray(picture))).detections
    boxes = [
        [box.origin_y, box.origin_x, box.origin_y + box.height, box.origin_x + box.width]
        for box in (detection.bounding_box for detection in found)
    ]
    best = [detection.categories[0] for detection in found]
    return Detections.sorted(boxes, [b.score for b in best], [CLASSES.index(b.category_name) for b in best])


def test_mediapipe_applies_the_threshold_of_each_class_whatever_is_asked_for(
    int8: Path, pictures: list[Example], tmp_path: Path
) -> None:
    picture = read_rgb(pictures[1].image)
    everything = by_mediapipe(int8, picture)
    chosen = tuple(
        float(np.median(everything.scores[everything.classes == place])) if (everything.classes == place).any() else 0.9
        for place in range(3)
    )
    path = tmp_path / "with.tflite"
    path.write_bytes(int8.read_bytes())
    thresholds.write_into(path, chosen)
    expected = everything.above_each(chosen)
    assert 0 < len(expected) < len(everything)
    found = by_mediapipe(path, picture)
    assert found.classes.tolist() == expected.classes.tolist()
    assert found.scores.tolist() == pytest.approx(expected.scores.tolist(), abs=1e-4)
    assert found.boxes.tolist() == expected.boxes.tolist()
    assert len(by_mediapipe(path, picture, score_threshold=float(max(chosen)))) <= len(expected)


def test_mediapipe_is_as_sure_with_an_exported_twin_as_we_are(gpu: Path, pictures: list[Example]) -> None:
    # Of boxes that are equally sure, which a network of a formula has many of, either may stay: see the next test.
    detector = TFLiteDetector(gpu)
    assert detector.classes == CLASSES
    for example in pictures:
        picture = read_rgb(example.image)
        ours = consumers.detect(detector, picture, "mediapipe")
        theirs = by_mediapipe(gpu, picture, score_threshold=0.3)
        assert len(theirs) > 2
        assert theirs.scores[:3].tolist() == pytest.approx(ours.scores[:3].tolist(), abs=0.02)


def test_mediapipe_decodes_and_suppresses_as_we_do_to_the_last_detection(tmp_path: Path) -> None:
    chance = np.random.default_rng(8)
    centres, sides = chance.uniform(0.2, 0.8, (150, 2)), chance.uniform(0.05, 0.2, (150, 2))
    codes, scores = chance.normal(0, 0.3, (150, 4)), chance.uniform(0, 1, (150, 3))
    path = tmp_path / "fixed.tflite"
    path.write_bytes(fixed_twin(codes, scores, np.concatenate([centres, sides], axis=1), CLASSES))
    picture = np.zeros((1000, 1000, 3), np.uint8)
    ours = consumers.detect(TFLiteDetector(path), picture, "mediapipe").above(0.4)
    theirs = by_mediapipe(path, picture, score_threshold=0.4)
    assert 20 < len(ours) < twin.MOST
    assert theirs.scores.tolist() == pytest.approx(ours.scores.tolist(), abs=1e-5)
    assert theirs.classes.tolist() == ours.classes.tolist()
    assert np.abs(theirs.boxes.clip(0, 1000) - ours.boxes).max() <= 2


def test_a_gpu_can_do_every_operation_of_the_twin(gpu: Path, capsys: pytest.CaptureFixture[str]) -> None:
    tf.lite.experimental.Analyzer.analyze(model_content=gpu.read_bytes(), gpu_compatibility=True)
    said = capsys.readouterr().out
    assert "compatible with GPU delegate" in said
    assert "GPU COMPATIBILITY WARNING" not in said
