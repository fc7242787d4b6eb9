"""effdet train up to the start of the trainer, and what is shown of its events."""

from __future__ import annotations

import json
from dataclasses import fields
from pathlib import Path

import pytest

from effdet_core import events
from effdet_core.cli import options, train
from effdet_core.cli.main import parser
from effdet_core.cli.terminal import Terminal
from effdet_core.cli.watch import Watcher
from effdet_core.dataset import Dataset
from effdet_core.project import Project
from effdet_core.run_folder import RunFolder
from effdet_core.spec import EfficientDetSpec
from tests.cli.conftest import Effdet

LOSSES = events.LossParts(total=1.5, class_loss=0.5, box_loss=0.01, l2=0.5)


def given(*words: str) -> dict[str, object]:
    return options.given(parser().parse_args(["train", "p", *words]))


def test_every_parameter_of_the_spec_is_an_option() -> None:
    words = {
        "debug": ["--debug-operations"],
        "use_xla": ["--use-xla"],
        "profile": ["--profile"],
        "model_name": ["--model", "efficientdet-lite2"],
    }
    for field in fields(EfficientDetSpec):
        assert field.name in given(*words.get(field.name, [options.flag(field.name), "1"]))


def test_options_have_the_types_of_their_parameters() -> None:
    found = given("--epochs", "7", "--moving-average-decay", "0.9", "--var-freeze-expr", "none", "--no-use-xla")
    assert found == {"epochs": 7, "moving_average_decay": 0.9, "var_freeze_expr": None, "use_xla": False}


def test_text_where_a_number_belongs_is_a_wrong_command_line(effdet: Effdet) -> None:
    said = effdet("train", "p", "--epochs", "many")
    assert said.code == 2
    assert "must be a whole number, not 'many'" in said.err


def test_hparams_of_preset_project_and_command_line_are_put_together() -> None:
    merged = options.overlaid(
        {"epochs": 5, "hparams": {"learning_rate": 0.02, "nms_configs": {"iou_thresh": 0.4}}},
        {"epochs": 6, "hparams": "jitter_min=0.7"},
        {"hparams": "learning_rate=0.01,nms_configs.sigma=0.3"},
    )
    assert merged == {
        "epochs": 6,
        "hparams": {"learning_rate": 0.01, "jitter_min": 0.7, "nms_configs": {"iou_thresh": 0.4, "sigma": 0.3}},
    }


def test_all_wrong_parameters_are_named_at_once_and_no_run_is_made(effdet: Effdet, project: Path) -> None:
    said = effdet("train", project, "--epochs", "0", "--batch-size", "-3", "--strategy", "cloud")
    assert said.code == 1
    assert all(f"{name}: " in said.err for name in ("epochs", "batch_size", "strategy"))
    assert Project.open(project).runs() == []


def test_an_empty_project_cannot_be_trained_and_no_run_is_made(effdet: Effdet, tmp_path: Path) -> None:
    effdet("new", tmp_path / "p", "--classes", "bee")
    said = effdet("train", tmp_path / "p")
    assert said.code == 1
    assert "there are no pictures for training" in said.err
    assert Project.open(tmp_path / "p").runs() == []


def test_a_new_run_holds_the_frozen_project_and_the_whole_recipe(project: Path) -> None:
    changes = given("--epochs", "3", "--hparams", "learning_rate=0.005")
    run = train.begin(Project.open(project), Terminal(), "quick", changes, name="mine")
    spec = EfficientDetSpec.read(run.spec)
    assert (run.name, spec.epochs, spec.config.learning_rate, spec.config.optimizer) == ("mine", 3, 0.005, "adam")
    assert len(Dataset.read(run.dataset).of("train")) == 3


@pytest.mark.effect_of("model_dir")
def test_a_run_is_made_where_model_dir_says_and_never_over_another(project: Path, tmp_path: Path) -> None:
    changes = given("--model-dir", str(tmp_path / "disk" / "runs"))
    first = train.begin(Project.open(project), Terminal(), "quick", changes)
    second = train.begin(Project.open(project), Terminal(), "quick", changes)
    assert [run.path for run in (first, second)] == [
        tmp_path / "disk" / "runs" / name for name in ("run-001", "run-002")
    ]
    assert first.spec.is_file()
    assert first.dataset.is_file()
    assert Project.open(project).runs() == []


def test_the_home_folder_is_one_in_model_dir_too(
    project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("HOME", "USERPROFILE"):
        monkeypatch.setenv(name, str(tmp_path / "home"))
    run = train.begin(Project.open(project), Terminal(), "quick", given("--model-dir", "~/runs"))
    assert run.path.parent == tmp_path / "home" / "runs"


@pytest.mark.parametrize("name", ["efficientdet-lite3", "efficientdet-lite3x", "efficientdet-lite4"])
def test_a_model_without_imagenet_weights_trains_by_default_and_refuses_them_before_there_is_a_run(
    effdet: Effdet, project: Path, name: str
) -> None:
    run = train.begin(Project.open(project), Terminal(), "balanced", given("--model", name))
    assert EfficientDetSpec.read(run.spec).uri is None
    said = effdet("train", project, "--model", name, "--uri", "imagenet")
    assert said.code == 1
    assert "no ImageNet weights" in said.err
    assert [each.path for each in Project.open(project).runs()] == [run.path]


def test_a_model_dir_that_is_a_file_is_refused_by_name(effdet: Effdet, project: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine")
    said = effdet("train", project, "--model-dir", tmp_path / "file")
    assert said.code == 1
    assert f"{tmp_path / 'file'}" in said.err
    assert (tmp_path / "file").read_text() == "mine"


def test_a_training_without_project_or_run_says_what_is_missing(effdet: Effdet) -> None:
    said = effdet("train")
    assert said.code == 1
    assert "Name a project, or a run with --resume" in said.err


def test_a_resumed_run_keeps_its_settings(effdet: Effdet, project: Path) -> None:
    run = train.begin(Project.open(project), Terminal(), "quick", {})
    said = effdet("train", "--resume", run.path, "--epochs", "99", "--name", "other")
    assert said.code == 1
    assert "--epochs, --name cannot be used" in said.err


def test_a_complete_run_is_not_resumed(effdet: Effdet, project: Path) -> None:
    run = train.begin(Project.open(project), Terminal(), "quick", {})
    run.append_event(events.Finished(reason="completed", step=1, epoch=1, seconds=1))
    assert "nothing to go on with" in effdet("train", "--resume", run.path).err


def test_what_is_no_run_is_not_resumed(effdet: Effdet, tmp_path: Path) -> None:
    said = effdet("train", "--resume", tmp_path)
    assert said.code == 1
    assert "is not a run folder" in said.err


STORY: list[events.Event] = [
    events.PhaseChanged(phase="preparing", detail="Building efficientdet-lite0"),
    events.Started(model_name="m", weights="w", train_images=3, val_images=2, epochs=2, steps_per_epoch=1),
    events.StepDone(
        step=1, epoch=1, losses=LOSSES, learning_rate=0.1, gradient_norm=1, images_per_second=9, seconds_left=100
    ),
    events.EpochDone(epoch=1, step=1, losses=LOSSES, val_losses=LOSSES),
    events.CheckpointSaved(kind="best", step=1, epoch=1),
    events.Warned(message="The labels look odd.", hint="Look at them."),
    events.Profiled(path="profile", steps=5),
    events.Exported(path="export/x.tflite", precision="int8", size_bytes=4_000_000, agreement=1.0),
    events.Finished(reason="completed", step=2, epoch=2, seconds=125),
]


def test_without_a_terminal_the_events_are_plain_lines(capsys: pytest.CaptureFixture[str]) -> None:
    with Watcher(Terminal()) as watcher:
        for event in STORY:
            watcher.show(event)
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.splitlines() == [
        "Building efficientdet-lite0",
        "m from w: 3 training and 2 validation photos, 2 epochs of 1 steps",
        "epoch 1 of 2: loss 1.500, on validation 1.500",
        "The labels look odd.",
        "  → Look at them.",
        "a trace of 5 steps lies in profile of the run; tensorboard --logdir opens it",
        "exported int8: export/x.tflite, 4.0 MB",
        "Finished after 2 min 5 s: 2 steps, 2 epochs",
    ]


def test_machines_get_every_event_as_a_line(capsys: pytest.CaptureFixture[str]) -> None:
    with Watcher(Terminal(json=True)) as watcher:
        for event in STORY:
            watcher.show(event)
    said = capsys.readouterr()
    assert [events.decode(line.encode()) for line in said.out.splitlines()] == STORY
    assert said.err == ""


@pytest.mark.parametrize(
    ("ended", "code", "next_step"),
    [
        (events.Finished(reason="completed", step=1, epoch=1, seconds=1), 0, "effdet export"),
        (events.Finished(reason="stopped", step=1, epoch=1, seconds=1), 130, "effdet train --resume"),
        (events.Failed(message="Memory ran out."), 1, "log.txt"),
    ],
)
def test_the_exit_code_tells_how_it_ended(
    ended: events.Terminal, code: int, next_step: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert train.exit_code(ended, RunFolder(tmp_path), Terminal()) == code
    said = capsys.readouterr()
    assert next_step in said.out + said.err


@pytest.mark.parametrize(
    ("index", "completed", "stopped"),
    [(0, "Next: effdet evaluate", "(on every machine)"), (1, "The first machine of TF_CONFIG", "(on every machine)")],
)
def test_each_of_several_machines_is_told_where_to_go_on(
    index: int,
    completed: str,
    stopped: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    workers = {"worker": ["10.0.0.1:2222", "10.0.0.2:2222"]}
    monkeypatch.setenv("TF_CONFIG", json.dumps({"cluster": workers, "task": {"type": "worker", "index": index}}))
    EfficientDetSpec(strategy="workers").write(tmp_path / "spec.yaml")
    for reason, said in (("completed", completed), ("stopped", stopped)):
        ended = events.Finished(reason=reason, step=3, epoch=1, seconds=2.0)
        train.exit_code(ended, RunFolder(tmp_path), Terminal())
        told = capsys.readouterr().out
        assert said in told
        assert ("effdet evaluate" in told) == (index == 0 and reason == "completed")
    train.exit_code(events.Failed(message="Memory ran out."), RunFolder(tmp_path), Terminal())
    log = tmp_path / "log.txt" if index == 0 else tmp_path / "workers" / "1" / "log.txt"
    assert str(log) in capsys.readouterr().err
