"""Exporting from a run folder in every kind, what is kept of it, and where accuracy goes on the way."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
import pytest
from PIL import Image

from effdet_core.dataset import Dataset, Example, Split
from effdet_core.errors import UserError
from effdet_core.evaluation import choice
from effdet_core.evaluation.choice import Choice
from effdet_core.evaluation.thresholds import Thresholds
from effdet_core.exports import judging, measuring, record
from effdet_core.exports.progress import nobody
from effdet_core.exports.requests import ExportRequest, MeasureRequest, WaterfallRequest
from effdet_core.nn import exporting, trained, waterfall
from effdet_core.nn.network import build_network
from effdet_core.nn.weights import checkpoint
from effdet_core.run_folder import RunFolder
from effdet_core.runtime.detector import TFLiteDetector
from effdet_core.spec import EfficientDetSpec
from tests.core.test_exports_record import metrics
from tests.nn import formula

pytestmark = pytest.mark.usefixtures("small_networks")
CLASSES = ("disc", "square")
SIZE = (48, 64)


def photo(folder: Path, number: int, split: Split) -> Example:
    """Coloured blocks in a picture that is wider than high."""
    chance = np.random.default_rng(number)
    blocks = chance.integers(0, 256, (6, 8, 3), np.uint8).repeat(8, axis=0).repeat(8, axis=1)
    path = folder / f"{number}.png"
    Image.fromarray(blocks).save(path)
    boxes = ((4.0, 4.0, 30.0, 40.0), (20.0, 20.0, 44.0, 60.0))
    return Example(image=str(path), height=48, width=64, split=split, boxes=boxes, classes=(0, 1), crowd=(False, False))


def run_with_weights(folder: Path, **hparams: Any) -> RunFolder:
    """A run as a training leaves it, whose weights are those of a formula."""
    run = RunFolder(folder / "run-001")
    run.checkpoints.mkdir(parents=True)
    given = {"image_size": 64, **hparams}
    spec = EfficientDetSpec(uri="none", hparams=given, tflite_max_detections=10)
    spec.write(run.spec)
    splits: list[Split] = ["train"] * 5 + ["test"] * 3
    examples = tuple(photo(folder, number, split) for number, split in enumerate(splits))
    Dataset(classes=CLASSES, examples=examples).write(run.dataset)
    model = build_network(spec.config, len(CLASSES))
    formula.fill(model)
    checkpoint.write_weights(run.checkpoints / "best.npz", model)
    return run


@pytest.fixture(scope="module")
def exported(tmp_path_factory: pytest.TempPathFactory) -> tuple[RunFolder, record.Exports, list[tuple[int, int, str]]]:
    """Every kind but the dynamic one, of a run for which thresholds were chosen."""
    run, told = run_with_weights(tmp_path_factory.mktemp("project")), list[tuple[int, int, str]]()
    choice.write(run, Choice(thresholds=Thresholds(common=0.5, per_class={"square": 0.25})))
    request = ExportRequest(run=str(run.path), kinds=("int8", "float32", "gpu", "savedmodel"), measure=True)
    return run, exporting.work(request, lambda *what: told.append(what)), told


def test_each_kind_lies_in_the_run_with_its_figures(exported: Any) -> None:
    run, found, _ = exported
    assert [variant.kind for variant in found.variants] == ["int8", "float32", "gpu", "savedmodel"]
    assert found == record.read(run)
    for variant in found.variants:
        assert record.path_of(run, variant) == record.default_path(run, variant.kind)
        assert variant.size_bytes > 20_000
        assert variant.split == "test"
        assert variant.photos == 3
        if variant.kind != "savedmodel":
            assert variant.metrics is not None
            assert variant.latency[1] > 0
            assert variant.computer
    assert (run.export / "labels.txt").read_text("utf-8") == "disc\nsquare\n"
    assert found.of("int8").calibration == 5


def test_thresholds_chosen_before_are_inside_of_every_file(exported: Any) -> None:
    run, found, _ = exported
    for kind in ("int8", "float32", "gpu"):
        variant = found.of(kind)
        assert variant.thresholds == (0.5, 0.25)
        assert TFLiteDetector(record.path_of(run, variant)).thresholds == (0.5, 0.25)


def test_progress_goes_forward_and_says_what_is_done(exported: Any) -> None:
    told = exported[2]
    counted = [(done, total) for done, total, _ in told if total]
    assert counted == sorted(counted)
    assert {total for _, total in counted} == {counted[0][1]}
    words = {words for *_, words in told}
    assert {"int8: Learning the ranges of numbers", "int8: speed with 1 threads"} <= words


def test_the_saved_model_finds_what_the_network_finds(exported: Any) -> None:
    assert exported[1].of("savedmodel").agreement > 0.8


def test_other_programs_take_up_figures_that_still_hold(exported: Any) -> None:
    run, found, _ = exported
    again = measuring.work(MeasureRequest(run=str(run.path), kinds=("int8", "dynamic"), latency=False), nobody)
    assert again.of("int8").metrics == found.of("int8").metrics
    assert again.of("dynamic") is None


def test_a_file_reports_more_objects_when_asked_to(tmp_path: Path) -> None:
    run = run_with_weights(tmp_path)
    request = ExportRequest(run=str(run.path), kinds=("float32",), max_detections=17)
    variant = exporting.work(request, nobody).of("float32")
    assert variant is not None
    assert variant.max_detections == TFLiteDetector(record.path_of(run, variant)).max_detections == 17


def test_a_file_for_elsewhere_is_not_in_the_list_of_the_run(tmp_path: Path) -> None:
    run = run_with_weights(tmp_path)
    report = trained.export_run(run, "float32", out=tmp_path / "bees.tflite")
    assert report.path.is_file()
    assert record.read(run) == record.Exports()


def test_the_networks_figures_are_taken_from_the_training_while_its_weights_are_the_same(tmp_path: Path) -> None:
    run = run_with_weights(tmp_path)
    figures = metrics(disc=0.5)
    run.metrics.write_bytes(msgspec.json.encode({"test": figures, "best_epoch": 3}))
    assert judging.known_metrics(run, "test") == figures
    assert judging.known_metrics(run, "val") is None
    later = run.metrics.stat().st_mtime + 10
    os.utime(run.checkpoints / "best.npz", (later, later))
    assert judging.known_metrics(run, "test") is None


def test_a_waterfall_has_every_step_and_names_what_costs_more_than_a_point(exported: Any) -> None:
    run = exported[0]
    found = waterfall.work(WaterfallRequest(run=str(run.path)), nobody)
    assert found == record.read_waterfall(run)
    names = [step.name for step in found.steps]
    assert names == [
        "unlimited", "network", "float32", "float16", "int8", "mediapipe", "pycoral", "frigate", "gpu",
    ]  # fmt: skip
    for step in found.steps:
        assert step.low <= step.high
        if step.after:
            before = found.step(step.after)
            assert before is not None
            assert step.lost == pytest.approx(before.ap50 - step.ap50)
        assert (step.cause is not None) == (step.lost > 0.01)
    float32 = found.step("float32")
    assert float32 is not None
    assert abs(float32.lost) < 0.01
    assert not [path for path in run.export.iterdir() if path.name.startswith(".")]


def test_a_file_of_other_weights_is_not_what_a_waterfall_looks_at(exported: Any, tmp_path: Path) -> None:
    run = exported[0]
    exporter = trained.RunExporter(run)
    looking = waterfall._Looking(exporter, exporter.check, tmp_path, WaterfallRequest(run=str(run.path)), nobody)
    int8 = record.read(run).of("int8")
    assert looking.file("int8") == record.path_of(run, int8)
    record.add(run, msgspec.structs.replace(int8, made=0.0))
    try:
        assert looking._exported("int8") is None
    finally:
        record.add(run, int8)


def test_without_photos_to_measure_on_a_waterfall_says_what_to_do(tmp_path: Path) -> None:
    run = run_with_weights(tmp_path)
    dataset = Dataset.read(run.dataset)
    Dataset(classes=CLASSES, examples=dataset.of("train")).write(run.dataset)
    with pytest.raises(UserError, match="no photos to measure on"):
        waterfall.work(WaterfallRequest(run=str(run.path)), nobody)
