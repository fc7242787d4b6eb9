"""What the Export page decides without a widget: what is stale, what is missing, and what is said of it."""

from __future__ import annotations

import os
import time
from dataclasses import replace
from pathlib import Path
from typing import Any, get_args

import msgspec
import pytest
from PySide6.QtWidgets import QApplication

from app.exporting import found as found_of
from app.exporting import kinds_view, lab_words, loss_words, repair_sheet, ticks, words, work_words
from app.exporting.bars import Scale, scale_of
from app.exporting.page import stretched
from effdet_core.evaluation import choice
from effdet_core.evaluation.choice import Choice
from effdet_core.evaluation.thresholds import Thresholds
from effdet_core.exports.record import KINDS, Cause, CauseKind, Remedy, RemedyKind, Step, StepName
from effdet_core.lab import REPAIRS
from effdet_core.project import Project
from effdet_core.run_folder import RunFolder
from effdet_core.spec import EfficientDetSpec
from tests.app import exported
from tests.app.runs import Trainer

CLASSES = ("bee", "wasp")


@pytest.fixture
def run(project: Project, qapp: QApplication) -> RunFolder:
    """A run that can be exported."""
    return Trainer(project).begin().epochs(1).finish()


def staleness(run: RunFolder, thresholds: tuple[float, ...] = ()) -> str:
    """Of a file that was exported with these thresholds."""
    exported.add(run, "int8", CLASSES, thresholds=thresholds)
    found = found_of.read(run)
    assert found.main is not None
    return found.staleness(found.main)


def chosen(run: RunFolder, **values: Any) -> None:
    """A person's choice of thresholds."""
    choice.write(run, Choice(thresholds=Thresholds(**values)))


def test_a_file_is_stale_once_the_network_has_learnt_more(run: RunFolder) -> None:
    assert staleness(run) == ""
    later = time.time() + 60
    os.utime(run.checkpoints / "best.npz", (later, later))
    found = found_of.read(run)
    assert found.main is not None
    assert found.staleness(found.main) == "learnt more"
    assert found.missing == KINDS


@pytest.mark.parametrize(
    ("written", "wanted", "said"),
    [
        ((), None, ""),
        ((0.3, 0.6), None, "other thresholds"),
        ((), {"common": 0.5}, "other thresholds"),
        ((0.5, 0.5), {"common": 0.5}, ""),
        ((0.5, 0.5), {"common": 0.5, "per_class": {"wasp": 0.7}}, "other thresholds"),
        ((0.5, 0.7), {"common": 0.5, "per_class": {"wasp": 0.7}}, ""),
    ],
)
def test_a_file_is_stale_once_other_thresholds_were_chosen(
    run: RunFolder, written: tuple[float, ...], wanted: dict[str, Any] | None, said: str
) -> None:
    if wanted is not None:
        chosen(run, **wanted)
    assert staleness(run, written) == said


def test_a_folder_for_other_tools_has_no_place_for_thresholds(run: RunFolder) -> None:
    chosen(run, common=0.5)
    variant = exported.add(run, "savedmodel", CLASSES)
    assert found_of.read(run).staleness(variant) == ""


def test_damaged_thresholds_are_none(run: RunFolder) -> None:
    run.thresholds.write_text("{", "utf-8")
    assert found_of.read(run).chosen is None


def test_kinds_that_are_there_are_not_missing(run: RunFolder) -> None:
    exported.add(run, "int8", CLASSES)
    exported.add(run, "float16", CLASSES)
    assert found_of.read(run).missing == ("float32", "dynamic", "gpu", "savedmodel")


def test_thresholds_are_said_one_by_one_only_where_they_differ(qapp: QApplication) -> None:
    assert "choose themselves" in words.thresholds(None, CLASSES)
    assert "0.50" in words.thresholds(Thresholds(common=0.5), CLASSES)
    own = words.thresholds(Thresholds(common=0.5, per_class={"wasp": 0.7}), CLASSES)
    assert "bee 0.50 · wasp 0.70" in own


@pytest.mark.parametrize(
    ("lost", "said"), [(0.021, "−2.1"), (-0.004, "+0.4"), (0.0001, "±0"), (0.2, "−20.0"), (0.0, "±0")]
)
def test_losses_are_said_in_points(lost: float, said: str) -> None:
    assert words.points(lost) == said


def test_what_was_not_measured_is_not_claimed(run: RunFolder) -> None:
    bare = exported.add(run, "int8", CLASSES, metrics=None, network=None, latency={})
    assert "97 % of what the network" in words.quality(bare)
    assert words.speed(bare) == ""
    assert words.worst(bare) == "–"
    full = exported.add(run, "int8", CLASSES)
    assert "AP50 0.79" in words.quality(full)
    assert "0.81" in words.quality(full)
    assert "23 ms" in words.speed(full)
    assert words.worst(full) == "wasp 0.71"


def test_every_kind_of_loss_has_its_words(qapp: QApplication) -> None:
    assert all(loss_words.cause(Cause(kind=kind, words="", amount=3)) for kind in get_args(CauseKind))
    assert all(loss_words.remedy(Remedy(kind=kind, words="", amount=3)) for kind in get_args(RemedyKind))
    assert all(loss_words.title(name) for name in get_args(StepName))


def test_the_scale_holds_every_figure_and_is_never_empty(run: RunFolder) -> None:
    steps = exported.add_waterfall(run).steps
    scale = scale_of(steps)
    assert scale == Scale(0.5, 0.9)
    same = Step(name="network", after=None, ap50=0.8, low=0.8, high=0.8)
    assert scale_of([same]).high > scale_of([same]).low
    assert scale_of([]) == Scale()
    perfect = scale_of([replace_step(same, 1.0)])
    assert perfect.place(1.0, 100) <= 100


def replace_step(step: Step, value: float) -> Step:
    """The same step with another figure."""
    return msgspec.structs.replace(step, ap50=value, low=value, high=value)


def test_what_a_process_says_is_translated_where_it_is_known(qapp: QApplication) -> None:
    assert work_words.said("int8: Learning the ranges of numbers") == "Universal (int8): Learning the ranges of numbers"
    assert work_words.said("Measuring the int8 file") == "Measuring the int8 file"
    assert work_words.said("float16: measuring on 87 photos").endswith("measuring on 87 photos")
    assert work_words.said("something new: and odd {x}") == "something new: and odd {x}"


def test_published_figures_are_listed_by_device() -> None:
    found = kinds_view.by_device("efficientdet-lite0")
    assert [figure.kind for figure in found["Pixel 6"]] == ["int8", "float16", "float32"]
    assert kinds_view.by_device("something else") == {}


def test_a_file_is_summed_up_in_one_sentence(qapp: QApplication) -> None:
    path = Path("a.tflite")
    assert ticks.summary(exported.report(path)) == "Works with 7 of 8 programs."
    assert ticks.summary(exported.report(path, good=False)) == "Works with 3 of 8 programs."
    damaged = msgspec.structs.replace(exported.report(path), damage="it is empty")
    assert "no model" in ticks.summary(damaged)


def test_names_are_asked_for_only_where_the_file_has_none(qapp: QApplication) -> None:
    bad = exported.report(Path("a.tflite"), good=False)
    assert lab_words.labels_needed(bad)
    named = msgspec.structs.replace(bad.facts, classes=("???", "bee"))
    assert not lab_words.labels_needed(msgspec.structs.replace(bad, facts=named))
    unnamed = msgspec.structs.replace(bad.facts, classes=("???", ""))
    assert lab_words.labels_needed(msgspec.structs.replace(bad, facts=unnamed))


def test_a_list_of_names_is_read_line_by_line(tmp_path: Path) -> None:
    (tmp_path / "labels.txt").write_bytes(b"bee\r\n\r\n wasp \xff\n")
    assert repair_sheet.read_names(tmp_path / "labels.txt") == ("bee", "wasp �")
    assert repair_sheet.read_names(tmp_path / "missing.txt") == ()


def test_a_training_with_stretched_photos_changes_nothing_else() -> None:
    spec = EfficientDetSpec(epochs=7, hparams="learning_rate=0.02")
    made = stretched(spec)
    assert made.config.resize == "stretch"
    assert made.config.learning_rate == 0.02
    assert replace(made, hparams=spec.hparams) == spec


def test_every_repair_of_the_lab_has_words_of_its_own() -> None:
    assert {key for key in REPAIRS if lab_words.repair(key) == key} == set()
