"""What each parameter of a training does, seen on small real trainings and the files that they leave."""

from __future__ import annotations

import contextlib
import io
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
import pytest
from tensorflow.tsl.profiler.protobuf import xplane_pb2

from effdet_core import events, supervise
from effdet_core.dataset import Dataset
from effdet_core.hparams import MODELS
from effdet_core.images import read_rgb
from effdet_core.nn import session, train, trained
from effdet_core.nn.network import canonical_name
from effdet_core.nn.network_detector import NetworkDetector
from effdet_core.nn.weights import checkpoint
from effdet_core.run_folder import RunFolder
from effdet_core.runtime.detector import TFLiteDetector
from tests.nn.test_training import make_run, weights

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("small_networks")]
RATE = 0.3
Arrays = dict[str, np.ndarray]


@dataclass(frozen=True)
class Story:
    """One training: its folder, what it printed and what it said."""

    run: RunFolder
    printed: str

    @property
    def events(self) -> list[events.Event]:
        return self.run.read_events()

    @property
    def started(self) -> events.Started:
        return next(event for event in self.events if isinstance(event, events.Started))

    @property
    def steps(self) -> list[events.StepDone]:
        return [event for event in self.events if isinstance(event, events.StepDone)]


def trained_story(folder: Path, **values: Any) -> Story:
    counts = values.pop("counts", (6, 0, 0))
    run = make_run(folder, counts=counts, **values)
    with contextlib.redirect_stdout(io.StringIO()) as printed:
        train.train(run, resume=False)
    return Story(run, printed.getvalue())


def plain(run: RunFolder) -> Arrays:
    """The trained weights in the last checkpoint, without averages and optimizer."""
    return {name: array for name, array in weights(run).items() if ":" not in name}


def kept(run: RunFolder) -> Arrays:
    """What the run is worth using for, and the next one starts from."""
    return checkpoint.read_weights(run.checkpoints / "best.npz")


def same(one: Arrays, other: Arrays, *, under: str = "", **tolerance: float) -> bool:
    names = [name for name in one if name.startswith(under)]
    assert names
    return all(np.allclose(one[name], other[name], **tolerance) for name in names)


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Story:
    """Two epochs of two steps from random weights, repeatable."""
    return trained_story(tmp_path_factory.mktemp("base"), hparams={"deterministic": True})


@pytest.fixture(scope="module")
def changed(base: Story, tmp_path_factory: pytest.TempPathFactory) -> Story:
    """A training from the weights of the first one, with as many parameters changed as can be told apart."""
    return trained_story(
        tmp_path_factory.mktemp("changed"),
        counts=(6, 3, 0),
        uri=str(base.run.path),
        epochs=3,
        batch_size=2,
        var_freeze_expr="efficientnet",
        moving_average_decay=0.5,
        tflite_max_detections=7,
        profile=True,
        verbose=1,
        hparams={"learning_rate": RATE, "lr_warmup_epoch": 0.0, "map_freq": 0},
    )


@pytest.fixture(scope="module")
def several(tmp_path_factory: pytest.TempPathFactory) -> Story:
    """The first training again, two steps at a time, with every line in its log."""
    values = {"steps_per_execution": 2, "verbose": 1, "hparams": {"deterministic": True}}
    return trained_story(tmp_path_factory.mktemp("k"), **values)


@pytest.mark.effect_of("model_name")
def test_model_name_decides_which_network_is_trained(base: Story, tmp_path: Path) -> None:
    larger = trained_story(tmp_path, model_name="efficientdet-lite1", epochs=1, batch_size=6)
    assert any(name.startswith("efficientnet-lite0/") for name in plain(base.run))
    assert any(name.startswith("efficientnet-lite1/") for name in plain(larger.run))
    for story, name in ((base, "efficientdet-lite0"), (larger, "efficientdet-lite1")):
        kernel = plain(story.run)["class_net/class-predict/depthwise_kernel"]
        assert kernel.shape[2] == MODELS[name].fpn_num_filters


@pytest.mark.effect_of("uri")
def test_uri_decides_what_the_network_knows_before(base: Story, changed: Story) -> None:
    assert base.started.weights == "random weights"
    assert base.run.name in changed.started.weights
    assert same(kept(base.run), plain(changed.run), under="efficientnet-lite0/stem")
    assert changed.steps[0].losses.total < base.steps[0].losses.total


@pytest.mark.effect_of("hparams")
def test_hparams_reach_the_training(base: Story, changed: Story) -> None:
    assert changed.steps[0].learning_rate == pytest.approx(RATE * 2 / 64, rel=1e-5), "the rate at batch 2"
    assert base.steps[0].learning_rate < base.steps[1].learning_rate, "a warm-up, which the other one lacks"


@pytest.mark.effect_of("epochs", "batch_size")
def test_epochs_and_batch_decide_how_often_and_how_many_at_once(base: Story, changed: Story) -> None:
    for story, epochs, steps in ((base, 2, 2), (changed, 3, 3)):
        done = [event.step for event in story.events if isinstance(event, events.EpochDone)]
        assert done == [steps * (epoch + 1) for epoch in range(epochs)]


@pytest.mark.effect_of("var_freeze_expr")
def test_what_var_freeze_expr_names_keeps_its_values_and_the_rest_learns(base: Story, changed: Story) -> None:
    assert same(kept(base.run), plain(changed.run), under="efficientnet-lite0", rtol=0, atol=0)
    for scope in ("fpn_cells", "class_net", "box_net"):
        assert not same(kept(base.run), plain(changed.run), under=scope)


@pytest.mark.effect_of("steps_per_execution")
def test_several_steps_in_one_call_give_the_weights_of_one_at_a_time(base: Story, several: Story) -> None:
    assert same(plain(base.run), plain(several.run), rtol=1e-4, atol=1e-5)
    assert [event.step for event in several.steps] == [2, 4]
    assert several.steps[-1].losses.total == pytest.approx(base.steps[-1].losses.total, rel=1e-4)


@pytest.mark.effect_of("steps_per_execution", "verbose")
def test_every_step_of_a_call_counts_in_the_mean_of_its_epoch_and_has_its_line(base: Story, several: Story) -> None:
    means = [
        [event.losses for event in story.events if isinstance(event, events.EpochDone)] for story in (base, several)
    ]
    for one, two in zip(*means, strict=True):
        assert msgspec.structs.asdict(two) == pytest.approx(msgspec.structs.asdict(one), rel=1e-4)
    lines = [line.split()[1] for line in several.printed.splitlines() if line.startswith("step ")]
    assert lines == ["1", "2", "3", "4"]


def test_a_stop_is_heard_after_the_steps_of_one_call(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run = make_run(tmp_path, counts=(6, 0, 0), batch_size=1, epochs=50, steps_per_execution=3)
    append = RunFolder.append_event

    def stopping(self: RunFolder, event: events.Event) -> None:
        append(self, event)
        if isinstance(event, events.PhaseChanged) and event.phase == "training":
            monkeypatch.setattr(session, "EVENT_SECONDS", 0.0)
        if isinstance(event, events.StepDone):
            self.request_stop()

    monkeypatch.setattr(RunFolder, "append_event", stopping)
    finished = train.train(run, resume=False)
    assert (finished.reason, finished.step) == ("stopped", 3)
    assert weights(run)["progress:step"] == 3


@pytest.mark.effect_of("moving_average_decay")
def test_the_averaged_weights_are_evaluated_kept_and_exported(changed: Story, tmp_path: Path) -> None:
    last = weights(changed.run)
    kernel = "class_net/class-predict/pointwise_kernel"
    average = last[checkpoint.AVERAGE + kernel]
    assert not np.allclose(average, last[kernel])
    best = checkpoint.read_weights(changed.run.checkpoints / "best.npz")
    np.testing.assert_array_equal(best[kernel], average)
    model, config = trained.open_run(changed.run)
    in_use = {canonical_name(v): v.numpy() for v in model.weights}
    np.testing.assert_array_equal(in_use[kernel], average)
    photo = read_rgb(Dataset.read(changed.run.dataset).of("val")[0].image)
    averaged = NetworkDetector(model, config).detect(photo)
    checkpoint.assign(model, plain(changed.run))
    latest = NetworkDetector(model, config).detect(photo)
    report = trained.export_run(changed.run, "float32", out=tmp_path / "m.tflite")
    exported = TFLiteDetector(report.path).detect(photo)
    apart = np.abs(averaged.scores - latest.scores).max()
    assert np.abs(exported.scores - averaged.scores).max() < apart / 10


@pytest.mark.effect_of("tflite_max_detections")
def test_the_exported_file_reports_at_most_tflite_max_detections(changed: Story, tmp_path: Path) -> None:
    report = trained.export_run(changed.run, "float32", out=tmp_path / "m.tflite")
    photo = read_rgb(Dataset.read(changed.run.dataset).of("val")[0].image)
    assert len(TFLiteDetector(report.path).detect(photo)) == 7


@pytest.mark.effect_of("profile")
def test_a_profile_is_written_where_the_event_says_and_holds_the_steps(base: Story, changed: Story) -> None:
    told = [event for event in changed.events if isinstance(event, events.Profiled)]
    assert len(told) == 1
    files = list((changed.run.path / told[0].path / "plugins" / "profile").glob("*/*.xplane.pb"))
    assert len(files) == 1
    space = xplane_pb2.XSpace.FromString(files[0].read_bytes())
    named = {data.name for plane in space.planes for data in plane.event_metadata.values()}
    assert any("train" in name for name in named)
    assert any("Conv2D" in name for name in named), "the operations of the step"
    assert not base.run.profile.exists()


@pytest.mark.effect_of("verbose")
def test_verbose_logs_every_step_and_event_and_silence_nothing(base: Story, changed: Story) -> None:
    lines = changed.printed.splitlines()
    assert [line.split()[1] for line in lines if line.startswith("step ")] == [str(n) for n in range(1, 10)]
    assert sum("CheckpointSaved" in line for line in lines) >= 2
    assert base.printed == ""


@pytest.mark.effect_of("tf_random_seed")
def test_another_seed_is_another_training_and_the_same_seed_the_same(
    base: Story, several: Story, tmp_path: Path
) -> None:
    other = trained_story(tmp_path, tf_random_seed=5, hparams={"deterministic": True})
    assert same(plain(base.run), plain(several.run), rtol=1e-4, atol=1e-5)
    assert not same(plain(base.run), plain(other.run), rtol=1e-2, atol=1e-2)


def in_a_child(folder: Path, **values: Any) -> RunFolder:
    """A training in a process of its own, where settings of TensorFlow end with it."""
    run = make_run(folder, counts=(4, 0, 0), epochs=1, **values)
    *_, last = supervise.train(run)
    assert isinstance(last, events.Finished), last
    return run


@pytest.mark.effect_of("debug")
def test_debug_runs_eagerly_and_the_same_bit_for_bit_and_logs_where(tmp_path: Path) -> None:
    one, other = (in_a_child(tmp_path / name, batch_size=2, debug=True) for name in "ab")
    first, second = weights(one), weights(other)
    assert first.keys() == second.keys()
    assert all(np.array_equal(first[name], second[name]) for name in first)
    log = one.log.read_text("utf-8")
    assert "Conv2D: (Conv2D): /job:localhost" in log
    assert one.log.stat().st_size < 2_000_000, "once per kind of operation, not once per operation"


@pytest.mark.thorough
def test_the_deterministic_hparam_alone_gives_the_same_bits(tmp_path: Path) -> None:
    one, other = (in_a_child(tmp_path / name, batch_size=2, hparams={"deterministic": True}) for name in "ab")
    first, second = weights(one), weights(other)
    assert all(np.array_equal(first[name], second[name]) for name in first)
    assert "/job:localhost" not in one.log.read_text("utf-8")


@pytest.mark.effect_of("use_xla")
def test_xla_compiles_the_step_and_the_loss_stays(base: Story, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TF_CPP_MIN_LOG_LEVEL", "0")  # TensorFlow says there what it compiles
    run = make_run(tmp_path, counts=(6, 0, 0), epochs=1, use_xla=True)
    *said, last = supervise.train(run)
    assert isinstance(last, events.Finished), last
    first = next(event for event in said if isinstance(event, events.StepDone))
    assert first.losses.total == pytest.approx(base.steps[0].losses.total, rel=1e-2)
    assert "Compiled cluster using XLA" in run.log.read_text("utf-8")
