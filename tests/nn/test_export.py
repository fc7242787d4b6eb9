from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest
import tensorflow as tf
from ai_edge_litert.interpreter import Interpreter
from PIL import Image

from effdet_core.dataset import Example
from effdet_core.errors import SettingError, UserError
from effdet_core.hparams import ModelConfig, model_config
from effdet_core.images import read_rgb
from effdet_core.nn import export, verify
from effdet_core.nn.export import ExportReport, export_tflite
from effdet_core.nn.export_graph import convert
from effdet_core.nn.network import build_network
from effdet_core.runtime.detector import TFLiteDetector
from tests.nn import formula

GOLDEN = json.loads((Path(__file__).parents[1] / "golden" / "postprocess.json").read_text("utf-8"))["tflite"]
CLASSES = ("disc", "square", "cross")
SIDE = 64


def small_config() -> ModelConfig:
    base = model_config("efficientdet-lite0", {"image_size": SIDE, "resize": "stretch"})
    return replace(base, tflite_max_detections=10)


@pytest.fixture(scope="module")
def config() -> ModelConfig:
    return small_config()


@pytest.fixture(scope="module")
def network(config: ModelConfig) -> Any:
    model = build_network(config, len(CLASSES))
    formula.fill(model)
    return model


@pytest.fixture(scope="module")
def pictures(tmp_path_factory: pytest.TempPathFactory) -> list[Example]:
    """Square pictures of coloured blocks, of the network's own size, with the whole range of pixels."""
    folder, chance = tmp_path_factory.mktemp("pictures"), np.random.default_rng(5)
    found = []
    for i in range(12):
        blocks = chance.integers(0, 256, (8, 8, 3), np.uint8).repeat(8, axis=0).repeat(8, axis=1)
        path = folder / f"{i}.png"
        Image.fromarray(blocks).save(path)
        found.append(Example(image=str(path), height=SIDE, width=SIDE, split="train"))
    return found


@pytest.fixture(scope="module")
def exported(
    network: Any, config: ModelConfig, pictures: list[Example], tmp_path_factory: pytest.TempPathFactory
) -> Any:
    """Exports a precision once for all tests."""
    folder, reports = tmp_path_factory.mktemp("exports"), dict[str, ExportReport]()

    def of(precision: Any) -> ExportReport:
        if precision not in reports:
            path = folder / precision / "model.tflite"
            reports[precision] = export_tflite(
                network, config, CLASSES, precision, path, train=pictures, check=pictures[:4]
            )
        return reports[precision]

    return of


def interpreter_of(path: Path) -> Any:
    interpreter = Interpreter(str(path))
    interpreter.allocate_tensors()
    return interpreter


def given_outputs(case: dict[str, Any]) -> Any:
    """Something like a network whose outputs are those of a golden case."""
    sizes = [-(-case["image_size"] // 2**level) for level in range(3, 8)]

    def maps(offset: int, channels: int, scale: float, shift: float) -> list[np.ndarray]:
        seeds = [np.random.RandomState(case["seed"] + offset + level) for level in range(3, 8)]
        return [
            (seed.standard_normal((1, size, size, channels)) * scale + shift).astype(np.float32)
            for seed, size in zip(seeds, sizes, strict=True)
        ]

    class_maps, box_maps = maps(0, 9 * case["num_classes"], 2, -3), maps(50, 36, 0.3, 0)

    def call(images: tf.Tensor, training: bool) -> tuple[list[tf.Tensor], list[tf.Tensor]]:
        nothing = 0 * tf.reduce_sum(images)
        return [level + nothing for level in class_maps], [level + nothing for level in box_maps]

    call.num_classes = case["num_classes"]  # type: ignore[attr-defined]
    return call


@pytest.mark.parametrize("case", GOLDEN, ids=lambda case: f"{case['image_size']}-{case['tflite_max_detections']}")
def test_the_operation_in_the_file_finds_what_that_of_the_original_finds(case: dict[str, Any], tmp_path: Path) -> None:
    nms = {key: case["nms_configs"][key] for key in ("iou_thresh", "score_thresh")}
    config = replace(
        model_config("efficientdet-lite0", {"image_size": case["image_size"], "nms_configs": nms}),
        tflite_max_detections=case["tflite_max_detections"],
    )
    path = tmp_path / "m.tflite"
    path.write_bytes(convert(given_outputs(case), config, "float32", None))
    runner = interpreter_of(path).get_signature_runner("serving_default")
    result = runner(images=np.zeros((1, *config.image_size, 3), np.float32))
    expected, rows = case["result"], len(case["result"]["scores"])
    assert result["output_0"][0] == expected["count"]
    assert result["output_1"][0, :rows] == pytest.approx(np.array(expected["scores"]), abs=1e-5)
    assert result["output_2"][0, :rows].tolist() == expected["classes"]
    assert result["output_3"][0, :rows] == pytest.approx(np.array(expected["boxes"]), abs=1e-3)


def test_a_float32_file_makes_the_detections_of_the_network(exported: Any) -> None:
    report = exported("float32")
    assert report.agreement >= verify.TOLERANCES["float32"].share
    assert report.size_bytes == report.path.stat().st_size
    assert report.warnings == ()


def test_the_labels_lie_inside_and_beside(exported: Any) -> None:
    path = exported("float32").path
    assert path.with_name("labels.txt").read_text("utf-8") == "disc\nsquare\ncross\n"
    loaded = TFLiteDetector(path)
    assert (loaded.classes, loaded.resize, loaded.max_detections) == (CLASSES, "stretch", 10)


@pytest.mark.parametrize("precision", ["float32", "int8"])
def test_pycoral_finds_its_outputs_by_signature(exported: Any, precision: str) -> None:
    interpreter = interpreter_of(exported(precision).path)
    assert list(interpreter.get_signature_list()) == ["serving_default"]
    details = interpreter.get_signature_runner("serving_default").get_output_details()
    shapes = {name: detail["shape"].tolist() for name, detail in details.items()}
    assert shapes == {"output_0": [1], "output_1": [1, 10], "output_2": [1, 10], "output_3": [1, 10, 4]}


@pytest.mark.parametrize("precision", ["float32", "int8"])
def test_frigate_and_the_task_library_find_theirs_by_position(
    exported: Any, precision: str, pictures: list[Example]
) -> None:
    path = exported(precision).path
    interpreter = interpreter_of(path)
    details = interpreter.get_output_details()
    assert [len(detail["shape"]) for detail in details] == [3, 2, 2, 1]
    assert {detail["dtype"] for detail in details} == {np.float32}
    assert not any("StatefulPartitionedCall" in detail["name"] for detail in details)
    source, picture = interpreter.get_input_details()[0], read_rgb(pictures[0].image)
    pixels = picture if precision == "int8" else ((picture - np.float32(127)) / 128).astype(np.float32)
    interpreter.set_tensor(source["index"], pixels[None])
    interpreter.invoke()
    boxes, classes, scores, count = (interpreter.get_tensor(detail["index"])[0] for detail in details)
    assert (boxes.shape, count) == ((10, 4), 10)
    assert set(classes.tolist()) <= {0, 1, 2}
    assert (np.diff(scores) <= 0).all()


def test_an_int8_file_takes_raw_pixels(exported: Any) -> None:
    source = interpreter_of(exported("int8").path).get_input_details()[0]
    assert (source["dtype"], source["quantization"]) == (np.uint8, (1 / 128, 127))


def test_an_int8_file_is_measured_like_the_network(exported: Any) -> None:
    report = exported("int8")
    assert report.network is not None
    assert report.file is not None
    assert report.size_bytes < exported("float32").size_bytes / 2.5


@pytest.mark.slow
@pytest.mark.parametrize("precision", ["float16", "dynamic"])
def test_the_other_precisions_are_smaller_and_find_most_of_the_same(exported: Any, precision: str) -> None:
    report = exported(precision)
    assert report.size_bytes < exported("float32").size_bytes / 1.8
    assert report.agreement > 0.5


@pytest.mark.parametrize("precision", ["float32", "int8"])
def test_mediapipe_finds_what_we_find(exported: Any, precision: str, pictures: list[Example]) -> None:
    from mediapipe import Image as MediaPipeImage
    from mediapipe import ImageFormat
    from mediapipe.tasks.python import BaseOptions
    from mediapipe.tasks.python.vision import ObjectDetector, ObjectDetectorOptions

    path, picture = exported(precision).path, read_rgb(pictures[1].image)
    ours = TFLiteDetector(path).detect(picture)
    options = ObjectDetectorOptions(base_options=BaseOptions(model_asset_path=str(path)))
    with ObjectDetector.create_from_options(options) as detector:
        found = detector.detect(MediaPipeImage(ImageFormat.SRGB, picture.copy())).detections
    theirs = [(d.categories[0].category_name, d.categories[0].score) for d in found]
    expected = [(CLASSES[kind], score) for kind, score in zip(ours.classes, ours.scores, strict=True)]
    assert len(expected) > 3
    for name, score in expected[:5]:
        assert any(name == n and score == pytest.approx(s, abs=0.02) for n, s in theirs), (expected, theirs)


def test_one_class_is_one_class_and_without_photos_noise_has_to_do(tmp_path: Path) -> None:
    config = small_config()
    model = build_network(config, 1)
    formula.fill(model)
    report = export_tflite(model, config, ["only"], "float32", tmp_path / "one.tflite")
    loaded = TFLiteDetector(report.path)
    assert loaded.classes == ("only",)
    found = loaded.detect(np.random.default_rng(0).integers(0, 256, (SIDE, SIDE, 3), np.uint8))
    assert set(found.classes.tolist()) == {0}
    assert ["noise" in warning.message for warning in report.warnings] == [True]


def test_a_file_that_disagrees_is_not_kept_and_the_old_one_stays(
    network: Any, config: ModelConfig, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "model.tflite"
    path.write_bytes(b"the old one")
    stranger = given_outputs({"image_size": SIDE, "num_classes": 3, "seed": 1})
    monkeypatch.setattr(export, "convert", lambda *_: convert(stranger, config, "float32", None))
    with pytest.raises(UserError, match=r"model\.tflite: the float32 file finds only \d+%"):
        export_tflite(network, config, CLASSES, "float32", path)
    assert path.read_bytes() == b"the old one"
    assert [p.name for p in tmp_path.iterdir()] == ["model.tflite"]


def test_a_loss_of_accuracy_becomes_a_warning() -> None:
    good, bad = SimpleNamespace(ap50=0.9), SimpleNamespace(ap50=0.88)
    warnings = export._loss_warnings(good, bad, "int8")  # type: ignore[arg-type]
    assert "loses 2.0 points" in warnings[0].message
    assert export._loss_warnings(good, good, "int8") == ()  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("precision", "name", "message"),
    [
        ("int4", "m.tflite", "no 'int4'"),
        ("int8", "m.tflite", "needs training pictures"),
        ("float32", "m.bin", "must end in .tflite"),
    ],
)
def test_what_cannot_be_exported_is_refused_at_once(
    precision: Any, name: str, message: str, config: ModelConfig, tmp_path: Path
) -> None:
    with pytest.raises(SettingError, match=message):
        export_tflite(SimpleNamespace(), config, CLASSES, precision, tmp_path / name)
