"""Machines that never come, never get ready or are gone: what is said, and that it is said in bounded time."""

from __future__ import annotations

import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
import tensorflow as tf

from effdet_core import cluster, events
from effdet_core.errors import RunError
from effdet_core.nn import strategy, trainer
from effdet_core.spec import EfficientDetSpec
from tests.nn.local_cluster import free_ports, process, task
from tests.nn.test_training import make_run


@pytest.fixture
def never(monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    """Something that does not come to an end before the test does, under short limits."""
    monkeypatch.setattr(strategy, "START_SECONDS", 0.2)
    done = threading.Event()
    yield lambda *_arguments, **_more: done.wait(60)
    done.set()


def opening(**settings: Any) -> RunError:
    began = time.monotonic()
    with pytest.raises(RunError) as caught:
        strategy.open_machines(EfficientDetSpec(**settings))
    assert time.monotonic() - began < 10
    return caught.value


def test_machines_that_do_not_come_are_waited_for_no_longer_than_said(
    never: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(cluster.VARIABLE, task([2222, 2223], 0)[cluster.VARIABLE])
    monkeypatch.setattr(strategy, "_set_timeouts", lambda _: None)
    monkeypatch.setattr(tf.distribute, "MultiWorkerMirroredStrategy", never)
    error = opening(strategy="workers")
    assert "the 2 machines did not come together: time is up" in str(error)
    assert "127.0.0.1:2222, 127.0.0.1:2223 within 0 seconds" in error.problems[0].hint
    assert error.kind == "machines"


def test_what_tensorflow_says_of_machines_that_do_not_come_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def refused() -> None:
        raise tf.errors.UnavailableError(None, None, "failed to connect\nand more")

    monkeypatch.setenv(cluster.VARIABLE, task([2222, 2223], 0)[cluster.VARIABLE])
    monkeypatch.setattr(strategy, "_set_timeouts", lambda _: None)
    monkeypatch.setattr(tf.distribute, "MultiWorkerMirroredStrategy", refused)
    assert "did not come together: failed to connect\n" in str(opening(strategy="workers"))


def test_a_tpu_that_does_not_get_ready_is_waited_for_no_longer_than_said(
    never: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = SimpleNamespace(task_type="worker", cluster_spec=lambda: tf.train.ClusterSpec({}))
    monkeypatch.setattr(tf.distribute.cluster_resolver, "TPUClusterResolver", lambda **_: found)
    monkeypatch.setattr(tf.config, "experimental_connect_to_cluster", never)
    error = opening(strategy="tpu", tpu="my-tpu")
    assert "tpu my-tpu: did not get ready within 0 seconds" in str(error)
    assert "no other program uses it" in error.problems[0].hint
    assert error.kind == "tpu"


@pytest.mark.parametrize(
    ("settings", "said", "hint", "kind"),
    [
        ({"strategy": "tpu", "tpu": "my-tpu"}, "The TPU no longer answers.", "effdet train --resume RUN.", "tpu"),
        ({"strategy": "workers"}, "Another machine", "effdet train --resume RUN on every machine.", "machines"),
    ],
)
def test_a_training_that_loses_its_machines_ends_with_what_became_of_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, settings: dict[str, Any], said: str, hint: str, kind: str
) -> None:
    def gone(*_arguments: Any, **_more: Any) -> None:
        raise tf.errors.UnavailableError(None, None, "Socket closed")

    run = make_run(tmp_path, **settings)
    monkeypatch.setattr("effdet_core.nn.train.begin", gone)
    assert trainer._session(run, resume=False) == 1
    failed = [event for event in run.read_events() if isinstance(event, events.Failed)]
    assert [(event.message.startswith(said), event.hint.endswith(hint), event.kind) for event in failed] == [
        (True, True, kind)
    ]


def test_an_error_of_one_device_is_no_lost_machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_arguments: Any, **_more: Any) -> None:
        raise tf.errors.InternalError(None, None, "an operation failed")

    run = make_run(tmp_path)
    monkeypatch.setattr("effdet_core.nn.train.begin", broken)
    trainer._session(run, resume=False)
    failed = next(event for event in run.read_events() if isinstance(event, events.Failed))
    assert "an operation failed" in failed.message
    assert "no longer answers" not in failed.message


@pytest.mark.thorough
@pytest.mark.timeout(900)
def test_a_trainer_that_stays_alone_ends_in_bounded_time(tmp_path: Path) -> None:
    """With the real thing: another address of the cluster at which nobody ever starts.

    TensorFlow lets no other Python run while it connects, so this takes minutes, not the three seconds.
    """
    run = make_run(tmp_path, strategy="workers")
    lines = (
        "from effdet_core.nn import strategy, trainer",
        "strategy.START_SECONDS = 3.0",
        "trainer._leave(trainer.main())",
    )
    command = [sys.executable, "-c", "; ".join(lines), str(run.path)]
    with process(command, tmp_path / "prints.txt", **task(free_ports(2), 0)) as child:
        code = child.wait(600)
    failed = [event for event in run.read_events() if isinstance(event, events.Failed)]
    assert code == 1, (tmp_path / "prints.txt").read_text()[-2000:]
    assert ["the 2 machines did not come together" in event.message for event in failed] == [True]
