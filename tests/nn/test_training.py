"""Real trainings of a small network: what they write, how they stop, go on and fail."""

from __future__ import annotations

import os
import signal
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image
from tensorflow.python.util import _pywrap_determinism  # there is no public way to ask

from effdet_core import events, looks, supervise
from effdet_core.dataset import Dataset, Example, Split
from effdet_core.errors import UserError
from effdet_core.evaluation import saved
from effdet_core.metrics import chance
from effdet_core.nn import train
from effdet_core.nn.weights import checkpoint
from effdet_core.run_folder import RunFolder
from effdet_core.spec import EfficientDetSpec

pytestmark = pytest.mark.usefixtures("small_networks")

HPARAMS = {"image_size": 64, "optimizer": "adam", "learning_rate": 0.05, "resize": "stretch", "map_freq": 1}


def picture(folder: Path, index: int, split: Split, *, boxes: int) -> Example:
    """A grey photo with `boxes` bright squares."""
    draws = np.random.default_rng(index)
    pixels = draws.integers(60, 90, (64, 80, 3)).astype(np.uint8)
    corners = []
    for k in range(boxes):
        y, x = int(draws.integers(2, 30)), int(2 + 38 * k + draws.integers(0, 8))
        pixels[y : y + 28, x : x + 28] = (220, 40 + 150 * k, 60)
        corners.append((float(y), float(x), float(y + 28), float(x + 28)))
    path = folder / f"photo {index} ü.png"
    Image.fromarray(pixels).save(path)
    return Example(
        image=str(path),
        height=64,
        width=80,
        split=split,
        boxes=tuple(corners),
        classes=tuple(range(boxes)),
        crowd=(False,) * boxes,
    )


def make_run(folder: Path, *, counts: tuple[int, int, int] = (6, 3, 2), boxes: int = 2, **values: Any) -> RunFolder:
    folder.mkdir(parents=True, exist_ok=True)
    splits: list[Split] = [s for s, n in zip(("train", "val", "test"), counts, strict=True) for _ in range(n)]
    examples = tuple(picture(folder, i, s, boxes=boxes if i else 0) for i, s in enumerate(splits))
    run = RunFolder(folder / "run")
    run.path.mkdir()
    Dataset(classes=("red", "orange")[:boxes], examples=examples).write(run.dataset)
    hparams = HPARAMS | values.pop("hparams", {})
    settings = {"uri": "none", "epochs": 2, "batch_size": 4, "var_freeze_expr": "", "hparams": hparams} | values
    EfficientDetSpec(**settings).write(run.spec)
    return run


def weights(run: RunFolder) -> dict[str, np.ndarray]:
    return checkpoint.read_weights(run.checkpoints / "last.npz")


@pytest.mark.slow
def test_a_training_of_one_class_with_an_empty_photo_and_a_large_batch_writes_everything(tmp_path: Path) -> None:
    run = make_run(tmp_path, counts=(3, 3, 2), boxes=1, batch_size=5, moving_average_decay=0.9, steps_per_execution=2)
    finished = train.train(run, resume=False)
    assert (finished.reason, finished.step, finished.epoch) == ("completed", 2, 2)
    kinds = [type(event).__name__ for event in run.read_events()]
    assert kinds.count("Started") == 1
    assert kinds.count("EpochDone") == 2
    measured = [event for event in run.read_events() if isinstance(event, events.Evaluated)]
    assert [(e.split, e.images) for e in measured] == [("val", 3), ("val", 3), ("test", 2)]
    assert list(measured[-1].metrics.per_class) == ["red"]
    bias = weights(run)["class_net/class-predict/bias"]
    assert bias.shape == (9,), "one class has one output per anchor, without a phantom beside it"
    assert run.metrics.exists()
    assert (run.checkpoints / "best.npz").exists()
    kept = {item.split: saved.read(item.path) for item in saved.all_of(run)}
    assert {split: len(item.photos) for split, item in kept.items()} == {"val": 3, "test": 2}
    assert kept["test"].metrics == measured[-1].metrics
    assert not saved.is_stale(kept["val"], saved.weights_of(run))


@pytest.mark.slow
def test_a_stopped_and_resumed_training_ends_where_an_uninterrupted_one_does(tmp_path: Path) -> None:
    settings = {"epochs": 3, "moving_average_decay": 0.9, "hparams": {"deterministic": True, "color_jitter": 0.3}}
    whole = make_run(tmp_path / "whole", **settings)
    train.train(whole, resume=False)
    halves = make_run(tmp_path / "halves", **settings)
    stop_after(halves, steps=3)
    first = train.train(halves, resume=False)
    assert first.reason == "stopped"
    assert 3 <= first.step < 6
    halves.clear_stop()
    second = train.train(halves, resume=True)
    assert (second.reason, second.step) == ("completed", 6)
    starts = [event.step for event in halves.read_events() if isinstance(event, events.Started)]
    assert starts == [0, first.step]
    one, other = weights(whole), weights(halves)
    assert one.keys() == other.keys()
    assert [name for name, array in one.items() if not np.array_equal(array, other[name])] == [], "bit for bit"
    assert _pywrap_determinism.is_enabled(), "so it is where there are more cores, or a GPU"


def test_a_paused_training_waits_goes_on_and_shows_what_it_saw(tmp_path: Path) -> None:
    run = make_run(tmp_path, epochs=2)
    run.request_pause()
    release = once_paused(run, run.resume_paused)
    finished = train.train(run, resume=False)
    release.join()
    assert finished.reason == "completed"
    told = run.read_events()
    paused = next(e for e in told if isinstance(e, events.PhaseChanged) and e.phase == "paused")
    first = next(e for e in told if isinstance(e, events.StepDone))
    assert first.time - paused.time > 0.5
    assert not run.is_paused
    judgements = [e for e in told if isinstance(e, events.Evaluated) and e.split == "val"]
    assert [epoch for epoch, _ in looks.looks_of(run)] == [e.epoch for e in judgements]
    assert all(len(seen) == 3 for _, seen in looks.looks_of(run))
    judged = chance.interval(run)
    best = max(e.metrics.ap50 for e in judgements)
    assert judged.photos == 3
    assert judged.ap50 <= best + 1e-6


def once_paused(run: RunFolder, act: Callable[[], None]) -> threading.Thread:
    """Acts a second after the training began to wait."""

    def wait_and_act() -> None:
        while not any(isinstance(e, events.PhaseChanged) and e.phase == "paused" for e in run.read_events()):
            time.sleep(0.05)
        time.sleep(1)
        act()

    thread = threading.Thread(target=wait_and_act, daemon=True)
    thread.start()
    return thread


def test_a_pause_ends_with_a_wish_to_stop(tmp_path: Path) -> None:
    run = make_run(tmp_path, epochs=2)
    run.request_pause()
    wish = once_paused(run, run.request_stop)
    finished = train.train(run, resume=False)
    wish.join()
    assert (finished.reason, finished.step) == ("stopped", 0)
    assert not run.is_paused


def stop_after(run: RunFolder, *, steps: int) -> None:
    """Asks for a stop as soon as the event of step `steps` is written, from within the training's own thread."""
    append = RunFolder.append_event

    def watched(self: RunFolder, event: events.Event) -> None:
        append(self, event)
        if self.path == run.path and isinstance(event, events.EpochDone) and event.step >= steps:
            self.request_stop()

    RunFolder.append_event = watched  # type: ignore[method-assign]


@pytest.fixture(autouse=True)
def _original_append(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(RunFolder, "append_event", RunFolder.append_event)


@pytest.mark.slow
def test_a_loss_that_is_no_number_ends_the_training_with_the_reason(tmp_path: Path) -> None:
    wild = {"optimizer": "sgd", "learning_rate": 10.0, "lr_warmup_init": 10.0, "clip_gradients_norm": 0.0}
    run = make_run(tmp_path, epochs=40, batch_size=64, hparams=wild | {"map_freq": 0})
    with pytest.raises(UserError, match="not a number") as caught:
        train.train(run, resume=False)
    assert "lower learning rate" in caught.value.problems[0].hint


def test_a_run_without_training_photos_is_refused(tmp_path: Path) -> None:
    run = make_run(tmp_path, counts=(0, 1, 0))
    with pytest.raises(UserError, match="no training photos"):
        train.train(run, resume=False)


@pytest.mark.slow
def test_a_killed_trainer_becomes_one_failed_event_and_a_run_that_goes_on(tmp_path: Path) -> None:
    run = make_run(tmp_path, epochs=500, batch_size=2)
    seen = []
    for event in supervise.train(run, batch_size=2):
        seen.append(event)
        if isinstance(event, events.CheckpointSaved) and event.kind == "last":
            kill_trainer(run)
    assert isinstance(seen[-1], events.Failed)
    assert "memory" in seen[-1].message
    assert "batch size of 1" in seen[-1].hint
    assert sum(isinstance(event, events.Terminal) for event in seen) == 1
    assert run.state() == "failed"
    assert (run.checkpoints / "last.npz").exists()
    resumed = []
    for event in supervise.train(run, resume=True):
        resumed.append(event)
        if isinstance(event, events.StepDone):
            run.request_stop()
    assert isinstance(resumed[-1], events.Finished)
    assert resumed[-1].reason == "stopped"
    assert next(event for event in resumed if isinstance(event, events.Started)).step > 0


def kill_trainer(run: RunFolder) -> None:
    """Kills the process that holds the lock, as a system short of memory does."""
    import psutil

    for process in psutil.process_iter(["cmdline"]):
        if str(run.path) in (process.info["cmdline"] or []):
            os.kill(process.pid, signal.SIGKILL)
    time.sleep(0.1)
