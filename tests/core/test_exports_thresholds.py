"""Thresholds inside of exported files: written, read back, taken out again, and used by our own tools."""

from __future__ import annotations

import zipfile
from pathlib import Path

import msgspec
import numpy as np
import pytest

from effdet_core.cli.detect import _sure
from effdet_core.dataset import Dataset, Example
from effdet_core.detections import Detections
from effdet_core.errors import InputError
from effdet_core.evaluation import choice, saved
from effdet_core.evaluation.choice import Choice
from effdet_core.evaluation.thresholds import Thresholds
from effdet_core.exports import record, thresholds
from effdet_core.run_folder import RunFolder
from effdet_core.runtime import metadata, metadata_schema
from effdet_core.runtime.detector import TFLiteDetector
from effdet_core.runtime.metadata import Recorded
from effdet_core.runtime.universal import universal
from tests.core.test_exports_record import metrics, variant
from tests.core.tiny_tflite import Tiny

CLASSES = ("bee", "wasp", "fly")
RECORDED = Recorded(classes=CLASSES, model_name="lite", input_size=(1, 2), resize="stretch")
PICTURE = np.array([[[10, 20, 30], [200, 210, 255]]], np.uint8)


@pytest.fixture
def run(tmp_path: Path) -> RunFolder:
    found = RunFolder(tmp_path / "run-001")
    found.export.mkdir(parents=True)
    example = Example(image="x.jpg", height=1, width=2, split="test")
    Dataset(classes=CLASSES, examples=(example,)).write(found.dataset)
    path = found.export / "m-int8.tflite"
    path.write_bytes(universal(Tiny(uint8=True).build(), RECORDED))
    record.add(found, variant("int8", file=path.name, fingerprint=saved.fingerprint_of(path)))
    return found


def score_metadata(path: Path) -> dict[str, object]:
    content = path.read_bytes()
    start = content.rindex(metadata_schema.IDENTIFIER) - 4
    outputs = metadata_schema.decode(content[start:])["subgraph_metadata"][0]["output_tensor_metadata"]
    found: dict[str, object] = next(tensor for tensor in outputs if tensor["name"] == metadata.SCORE)
    return found


def test_the_choice_is_written_for_each_class_and_scores_stay_what_they_are(run: RunFolder) -> None:
    path = run.export / "m-int8.tflite"
    before = TFLiteDetector(path).detect(PICTURE, -1)
    choice.write(run, Choice(thresholds=Thresholds(common=0.3, per_class={"wasp": 0.75})))
    assert thresholds.write_choice(run) == (path,)
    loaded = TFLiteDetector(path)
    assert loaded.thresholds == (0.3, 0.75, 0.3)
    assert loaded.classes == CLASSES
    assert loaded.resize == "stretch"
    assert loaded.detect(PICTURE, -1).scores.tolist() == before.scores.tolist()
    with zipfile.ZipFile(path) as archive:
        assert archive.read(metadata.CALIBRATION).decode() == "1,1,0,0.3\n1,1,0,0.75\n1,1,0,0.3"
    units = score_metadata(path)["process_units"]
    assert [unit["options_type"] for unit in units] == ["ScoreThresholdingOptions", "ScoreCalibrationOptions"]  # type: ignore[attr-defined]
    assert units[0]["options"]["global_score_threshold"] == pytest.approx(0.3)  # type: ignore[index]


def test_a_choice_taken_back_leaves_the_file_as_it_was(run: RunFolder) -> None:
    path = run.export / "m-int8.tflite"
    before = path.read_bytes()
    choice.write(run, Choice(thresholds=Thresholds(common=0.6)))
    thresholds.write_choice(run)
    assert path.read_bytes() != before
    choice.forget(run)
    thresholds.write_choice(run)
    assert path.read_bytes() == before
    assert thresholds.write_choice(run) == ()


def test_an_evaluation_of_the_file_stays_good_since_the_file_finds_the_same(run: RunFolder) -> None:
    path = run.export / "m-int8.tflite"
    spans = saved.Intervals(ap=(0, 1), ap50=(0, 1), ap75=(0, 1), per_class_50={})
    judged = saved.Evaluation(
        source=path.name, split="test", classes=CLASSES, metrics=metrics(bee=1.0), intervals=spans, photos=(),
        model=saved.fingerprint_of(path),
    )  # fmt: skip
    where = saved.write(run, judged)
    choice.write(run, Choice(thresholds=Thresholds(common=0.6)))
    thresholds.write_choice(run)
    assert not saved.is_stale(saved.read(where), path)
    found = record.read(run).of("int8")
    assert found is not None
    assert (found.thresholds, found.fingerprint) == ((0.6,) * 3, saved.fingerprint_of(path))


def test_a_foreign_or_damaged_file_is_refused_and_stays(tmp_path: Path) -> None:
    path = tmp_path / "foreign.tflite"
    path.write_bytes(Tiny().build())
    with pytest.raises(InputError, match="was not exported by this program"):
        thresholds.write_into(path, (0.5,))
    assert path.read_bytes() == Tiny().build()
    path.write_bytes(b"1234TFL3rubbish")
    with pytest.raises(InputError, match="cannot be loaded"):
        thresholds.write_into(path, (0.5,))


def test_thresholds_that_make_no_sense_are_none_of_a_file() -> None:
    with pytest.raises(ValueError, match="one threshold for each class"):
        Recorded(classes=("a", "b"), model_name="m", input_size=(1, 1), resize="stretch", thresholds=(0.5,))
    odd = msgspec.json.encode(
        {"classes": ["a"], "model_name": "m", "input_size": [1, 1], "resize": "stretch", "thresholds": [7.0]}
    )
    with pytest.raises(msgspec.ValidationError, match="between 0 and 1"):
        msgspec.json.decode(odd, type=Recorded)


def test_detect_takes_what_was_chosen_and_what_is_asked_for_above_it() -> None:
    found = Detections.sorted(np.zeros((3, 4)), [0.9, 0.5, 0.2], [0, 1, 7])
    assert _sure(found, None, (0.95, 0.3)).classes.tolist() == [1, 7]
    assert _sure(found, 0.6, (0.95, 0.3)).classes.tolist() == [0]
    assert _sure(found, None, ()).classes.tolist() == [0, 1]
