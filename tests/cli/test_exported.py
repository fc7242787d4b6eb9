"""What effdet export shows of what is there, and effdet edgetpu; nothing here loads TensorFlow."""

from __future__ import annotations

from pathlib import Path

import pytest

from effdet_core.cli import exported
from effdet_core.cli.terminal import Terminal
from effdet_core.evaluation import choice
from effdet_core.evaluation.choice import Choice
from effdet_core.evaluation.thresholds import Thresholds
from effdet_core.exports.record import Cause, Exports, Remedy, Step, Waterfall
from effdet_core.run_folder import RunFolder
from effdet_core.runtime.detector import TFLiteDetector
from effdet_core.spec import EfficientDetSpec
from tests.cli.conftest import Effdet
from tests.core.test_exports_edgetpu import as_compiled
from tests.core.test_exports_record import metrics, variant
from tests.core.test_exports_thresholds import run as run_with_a_file

run = run_with_a_file
"""A run whose export folder holds one small file."""


def test_all_kinds_stand_side_by_side_with_figures_of_devices(
    run: RunFolder, capsys: pytest.CaptureFixture[str]
) -> None:
    EfficientDetSpec(uri="none").write(run.spec)
    int8 = variant("int8", size_bytes=4_400_000, metrics=metrics(bee=0.9, wasp=0.6), latency={1: 30.0, 2: 17.25})
    exported.show_table(run, Exports(variants=(int8, variant("savedmodel"))), Terminal())
    said = capsys.readouterr().out
    assert "ms/2" in said
    assert "ms/4" not in said
    for text in ("4.4", "wasp 0.600", "30.0", "17.2", "Raspberry Pi 4, 4 threads", "122", "https://"):
        assert text in said


def test_a_waterfall_says_what_is_lost_why_and_what_helps(capsys: pytest.CaptureFixture[str]) -> None:
    cause = Cause(kind="stretched", words="It stretches.")
    first = Remedy(kind="train_stretched", words="Train on.")
    also = (Remedy(kind="feed_as_trained", words="Fit.", ap50=0.9),)
    steps = (
        Step(name="int8", after=None, ap50=0.9, low=0.85, high=0.95),
        Step(
            name="mediapipe", after="int8", ap50=0.86, low=0.8, high=0.9, lost=0.04, lost_low=-0.01, lost_high=0.06,
            cause=cause, remedy=first, also=also,
        ),
    )  # fmt: skip
    exported.show_waterfall(Waterfall(made=0, split="test", photos=72, steps=steps), Terminal())
    said = capsys.readouterr().out
    for text in (
        "72 test photos",
        "+4.0 (perhaps chance)",
        "4.0 points lost",
        "It stretches.",
        "→ Train on.",
        "→ Fit. (AP50 0.900)",
    ):
        assert text in said


def test_chosen_thresholds_reach_the_files_that_are_there(effdet: Effdet, run: RunFolder) -> None:
    EfficientDetSpec(uri="none").write(run.spec)
    choice.write(run, Choice(thresholds=Thresholds(common=0.7)))
    said = effdet("export", run.path, "--thresholds", "--json")
    assert said.code == 0
    assert said.json == [str(run.export / "m-int8.tflite")]
    assert TFLiteDetector(run.export / "m-int8.tflite").thresholds == (0.7, 0.7, 0.7)
    assert "Nothing to change" in effdet("export", run.path, "--thresholds").out


def test_a_compiled_file_gets_its_metadata_back(effdet: Effdet, run: RunFolder, tmp_path: Path) -> None:
    original, compiled = run.export / "m-int8.tflite", tmp_path / "m_edgetpu.tflite"
    compiled.write_bytes(as_compiled(original.read_bytes()))
    said = effdet("edgetpu", "--restore", compiled, original, "--out", tmp_path / "back.tflite")
    assert said.code == 0
    assert TFLiteDetector(tmp_path / "back.tflite").classes == ("bee", "wasp", "fly")
    assert TFLiteDetector(compiled).classes == ()


def test_edgetpu_wants_one_file_or_a_pair(effdet: Effdet) -> None:
    assert "Name one file to compile" in effdet("edgetpu").err
    assert "Name one file to compile" in effdet("edgetpu", "a", "--restore", "b", "c").err


def test_one_name_is_not_enough_for_all_kinds(effdet: Effdet, run: RunFolder) -> None:
    said = effdet("export", run.path, "--precision", "all", "--out", "x.tflite")
    assert said.code == 1
    assert "--out names one file" in said.err
