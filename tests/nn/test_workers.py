"""Several machines train one run, here as processes that speak over the loopback interface."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

import keras
import msgspec
import numpy as np
import pytest
import yaml

from effdet_core import events
from effdet_core.dataset import Dataset
from effdet_core.hparams import model_config
from effdet_core.nn.network import build_network
from effdet_core.nn.strategy import SILENCE_SECONDS
from effdet_core.nn.weights import checkpoint
from effdet_core.run_folder import RunFolder
from effdet_core.spec import EfficientDetSpec
from tests.nn.local_cluster import free_ports, process, task, trainer
from tests.nn.test_replicas import EVERY_NORM
from tests.nn.test_training import HPARAMS, picture

# Several processes that each load and trace a network: minutes on a small, busy computer.
pytestmark = [pytest.mark.slow, pytest.mark.timeout(900), pytest.mark.usefixtures("small_networks")]
MANY = 100_000


def make_run(folder: Path, **settings: Any) -> RunFolder:
    """A run whose photos have names relative to a folder beside it, which not everybody has."""
    photos = folder / "photos"
    photos.mkdir(parents=True)
    examples = [picture(photos, i, "train" if i < 6 else "val", boxes=2) for i in range(8)]
    run = RunFolder(folder / "run")
    run.path.mkdir()
    named = tuple(msgspec.structs.replace(example, image=Path(example.image).name) for example in examples)
    Dataset(classes=("red", "orange"), examples=named).write(run.dataset)
    # Weights that count as trained, so that the frozen ones among them stay frozen.
    keras.utils.set_random_seed(1)
    start = folder / "start.npz"
    checkpoint.write_weights(start, build_network(model_config("efficientdet-lite0"), 2))
    usual = {
        "uri": str(start),
        "epochs": 2,
        "batch_size": 4,
        "var_freeze_expr": EVERY_NORM,
        "moving_average_decay": 0.9,
    }
    EfficientDetSpec(**usual | {"hparams": HPARAMS} | settings).write(run.spec)
    return run


@contextmanager
def machines(*runs: RunFolder, resume: bool = False, cwds: dict[int, Path] | None = None) -> Iterator[list[Any]]:
    """A trainer for each run, which may be the same folder; where there are several each is another machine."""
    ports = free_ports(len(runs))
    with ExitStack() as stack:
        yield [
            stack.enter_context(
                process(
                    trainer(run, resume=resume),
                    run.path / f"prints-{i}.txt",
                    cwd=(cwds or {}).get(i, run.path.parent / "photos"),
                    **(task(ports, i) if len(runs) > 1 else {}),
                )
            )
            for i, run in enumerate(runs)
        ]


@pytest.fixture(scope="module")
def alone(tmp_path_factory: pytest.TempPathFactory) -> RunFolder:
    """What one machine makes of it."""
    run = make_run(tmp_path_factory.mktemp("alone") / "one")
    with machines(run) as processes:
        assert ended(processes, run) == [0], prints(run)
    return run


def said(run: RunFolder, kind: type[Any]) -> list[Any]:
    return [event for event in run.read_events() if isinstance(event, kind)]


def wait_for(run: RunFolder, kind: type[Any], processes: list[subprocess.Popen[bytes]], seconds: float = 150) -> None:
    deadline = time.monotonic() + seconds
    while not said(run, kind):
        assert time.monotonic() < deadline, f"no {kind.__name__} in time"
        assert all(child.poll() is None for child in processes), prints(run)
        time.sleep(0.1)


def ended(processes: list[subprocess.Popen[bytes]], run: RunFolder, seconds: float = 250) -> list[int]:
    deadline = time.monotonic() + seconds
    try:
        return [child.wait(max(1, deadline - time.monotonic())) for child in processes]
    except subprocess.TimeoutExpired:
        raise AssertionError(prints(run)) from None


def prints(run: RunFolder) -> str:
    return "\n".join(f"{path.name}: {path.read_text()[-2500:]}" for path in sorted(run.path.glob("prints-*.txt")))


@pytest.mark.effect_of("strategy")
def test_two_machines_follow_one_and_only_the_chief_writes(alone: RunFolder, tmp_path: Path) -> None:
    shared = make_run(tmp_path / "two", strategy="workers")
    with machines(shared, shared) as processes:
        assert ended(processes, shared) == [0, 0], prints(shared)
    check_same_training(alone, shared)
    assert sum(isinstance(event, events.Terminal) for event in shared.read_events()) == 1
    part = shared.of_worker(1)
    assert said(part, events.Finished)[-1].reason == "completed"
    assert not said(part, events.CheckpointSaved)
    assert not said(part, events.Evaluated)
    assert not said(shared, events.Warned), "everybody has the photos"
    own = {path.name for path in (shared.path / "workers" / "1").iterdir()}
    assert own <= {"events.jsonl", "log.txt", "lock"}


def check_same_training(one: RunFolder, several: RunFolder) -> None:
    """Batches of 4 on 64 pixels differ in the order of additions alone, and Adam lets that grow a little."""
    for ours, theirs in zip(said(several, events.EpochDone), said(one, events.EpochDone), strict=True):
        assert ours.losses.total == pytest.approx(theirs.losses.total, rel=1e-3)
        assert ours.val_losses.total == pytest.approx(theirs.val_losses.total, rel=1e-3)
    first, second = (checkpoint.read_weights(run.checkpoints / "last.npz") for run in (one, several))
    assert first.keys() == second.keys()
    for name, values in first.items():
        if name.startswith("ema:"):
            np.testing.assert_allclose(second[name], values, rtol=5e-2, atol=5e-3, err_msg=name)


def test_a_machine_without_the_photos_is_fed_by_the_chief(alone: RunFolder, tmp_path: Path) -> None:
    """It has nothing but a copy of the run folder, in which the photos' names lead nowhere."""
    chief = make_run(tmp_path / "two", strategy="workers")
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    copy = RunFolder(elsewhere / "run")
    shutil.copytree(chief.path, copy.path)
    with machines(chief, copy, cwds={1: elsewhere}) as processes:
        assert ended(processes, chief) == [0, 0], prints(chief) + prints(copy)
    check_same_training(alone, chief)
    assert "sends them all" in said(chief, events.Warned)[-1].message
    assert {path.name for path in copy.path.iterdir()} == {"spec.yaml", "dataset.json", "workers", "prints-1.txt"}


def test_a_wish_to_stop_on_any_machine_stops_all_of_them_at_the_same_step(tmp_path: Path) -> None:
    run = make_run(tmp_path, strategy="workers", epochs=MANY, hparams=HPARAMS | {"map_freq": 0})
    with machines(run, run) as processes:
        wait_for(run, events.StepDone, processes)
        os.kill(processes[1].pid, signal.SIGTERM)
        assert ended(processes, run) == [0, 0], prints(run)
    first, second = said(run, events.Finished), said(run.of_worker(1), events.Finished)
    assert [event.reason for event in first + second] == ["stopped", "stopped"]
    assert first[0].step == second[0].step > 0


@pytest.mark.parametrize("victim", [pytest.param(0, marks=pytest.mark.thorough), 1])
def test_the_death_of_a_machine_ends_the_other_and_the_run_goes_on_later(tmp_path: Path, victim: int) -> None:
    run = make_run(tmp_path, strategy="workers", epochs=MANY, hparams=HPARAMS | {"map_freq": 0})
    parts = [run, run.of_worker(1)]
    with machines(run, run) as processes:
        wait_for(run, events.StepDone, processes)
        processes[victim].kill()
        died = time.monotonic()
        ended(processes, run, seconds=3 * SILENCE_SECONDS)
        assert time.monotonic() - died < 2 * SILENCE_SECONDS
    failed = said(parts[1 - victim], events.Failed)
    assert len(failed) == 1
    assert "no longer answers" in failed[0].message
    assert "--resume RUN on every machine" in failed[0].hint
    if victim == 0:
        return  # nobody was left to write the run's own end; its supervisor does that
    EfficientDetSpec(**{**settings_of(run), "epochs": 3}).write(run.spec)
    with machines(run, run, resume=True) as processes:
        assert ended(processes, run) == [0, 0], prints(run)
    assert said(run, events.Finished)[-1].reason == "completed"


def settings_of(run: RunFolder) -> dict[str, Any]:
    return dict(yaml.safe_load(run.spec.read_text()))


def test_machines_with_different_runs_do_not_train(tmp_path: Path) -> None:
    one, other = (make_run(tmp_path / name, strategy="workers", epochs=n) for name, n in (("a", 2), ("b", 3)))
    with machines(one, other) as processes:
        assert ended(processes, one) == [1, 1], prints(one)
    for run in (one, other.of_worker(1)):
        assert "do not train the same run" in said(run, events.Failed)[0].message
