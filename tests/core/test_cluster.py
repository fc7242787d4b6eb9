"""TF_CONFIG: who trains together, and what is said when it is wrong."""

from __future__ import annotations

import json
import socket
import threading
import time
from pathlib import Path
from typing import Any

import pytest

from effdet_core import cluster, events, supervise
from effdet_core.dataset import Dataset
from effdet_core.errors import SettingError
from effdet_core.run_folder import RunFolder
from effdet_core.spec import EfficientDetSpec
from tests.core.saying_host import GRPC, saying

TWO = ["10.0.0.1:2222", "10.0.0.2:2222"]


def environment(jobs: Any, kind: str = "worker", index: Any = 0) -> dict[str, str]:
    return {cluster.VARIABLE: json.dumps({"cluster": jobs, "task": {"type": kind, "index": index}})}


def test_the_first_worker_is_the_chief() -> None:
    first, second = (cluster.from_environment(environment({"worker": TWO}, index=i)) for i in (0, "1"))
    assert (first.is_chief, first.index, first.addresses) == (True, 0, tuple(TWO))
    assert (second.is_chief, second.index) == (False, 1)


def test_a_chief_comes_before_the_workers_however_they_are_written() -> None:
    jobs = {"worker": TWO, "chief": ["10.0.0.9:1"]}
    chief = cluster.from_environment(environment(jobs, "chief"))
    worker = cluster.from_environment(environment(jobs, "worker", 1))
    assert chief.is_chief
    assert chief.addresses == ("10.0.0.9:1", *TWO)
    assert (worker.index, worker.jobs) == (2, {"chief": 1, "worker": 2})


@pytest.mark.parametrize(
    ("variables", "message"),
    [
        ({}, "it is not set"),
        ({cluster.VARIABLE: "{"}, "is not JSON"),
        ({cluster.VARIABLE: "[]"}, "must hold cluster and task"),
        (environment({}), "addresses of its workers"),
        (environment({"worker": TWO[0]}), "lists of addresses"),
        (environment({"worker": ["a", "b:99999"]}), "'a', which is no host:port.*'b:99999'"),
        (environment({"worker": [TWO[0], TWO[0]]}), "names 10.0.0.1:2222 twice"),
        (environment({"worker": TWO, "ps": ["c:1"]}), "names 'ps' machines"),
        (environment({"worker": TWO, "chief": ["c:1", "d:1"]}), "more than one chief"),
        (environment({"worker": TWO}, "chief"), "task type 'chief', but its cluster has worker"),
        (environment({"worker": TWO}, index=2), "task index 2, but there are 2"),
        (environment({"worker": TWO}, index=None), "task index None"),
        ({cluster.VARIABLE: json.dumps({"cluster": {"worker": TWO}})}, "task with type and index"),
    ],
)
def test_a_wrong_description_is_told_with_an_example(variables: dict[str, str], message: str) -> None:
    with pytest.raises(SettingError, match=f"(?s){message}") as caught:
        cluster.from_environment(variables)
    assert all(problem.where == cluster.VARIABLE for problem in caught.value.problems)
    assert all('"index": 0' in problem.hint for problem in caught.value.problems)


@pytest.fixture
def run(tmp_path: Path) -> RunFolder:
    found = RunFolder(tmp_path)
    EfficientDetSpec(strategy="workers").write(found.spec)
    Dataset(classes=("a",), examples=()).write(found.dataset)
    return found


def test_a_worker_writes_beside_the_chief_s_files(run: RunFolder, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(cluster.VARIABLE, environment({"worker": TWO}, index=1)[cluster.VARIABLE])
    part = supervise.own_part(run)
    part.append_event(events.PhaseChanged(phase="training"))
    part.request_stop()
    with part.hold(), run.hold():
        assert run.is_held()
    assert (part.spec, part.checkpoints, part.name) == (run.spec, run.checkpoints, run.name)
    assert not run.events.exists()
    assert not run.stop.exists()
    own = run.path / "workers" / "1"
    assert {path.name for path in own.iterdir()} >= {"events.jsonl", "stop"}
    assert run.state() == "new"


def test_the_chief_s_part_is_the_run_itself(run: RunFolder, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(cluster.VARIABLE, environment({"worker": TWO})[cluster.VARIABLE])
    assert supervise.own_part(run) == run
    assert not (run.path / "workers").exists()


def test_without_tf_config_a_training_on_several_machines_does_not_start(
    run: RunFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(cluster.VARIABLE, raising=False)
    with pytest.raises(SettingError, match="not set"):
        next(supervise.train(run))
    assert not run.events.exists()


def test_what_speaks_as_tensorflow_does_is_greeted() -> None:
    with saying(GRPC) as address:
        cluster.greet(address, 5)


@pytest.mark.parametrize(
    ("words", "said"), [(b"HTTP/1.1 400 Bad Request", "HTTP/1.1"), (b"", "closes"), (b"x", "closes")]
)
def test_what_speaks_otherwise_is_said(words: bytes, said: str) -> None:
    with saying(words) as address, pytest.raises(OSError, match=said):
        cluster.greet(address, 5)


def test_a_name_server_without_an_answer_is_given_up_in_time(monkeypatch: pytest.MonkeyPatch) -> None:
    heard = threading.Event()

    def silent(*_: object, **__: object) -> list[Any]:
        heard.wait(5)
        return []

    monkeypatch.setattr(socket, "getaddrinfo", silent)
    began = time.monotonic()
    with pytest.raises(TimeoutError, match=r"no answer within 0\.1 seconds"):
        cluster.connect("tpu.example:8470", 0.1)
    heard.set()
    assert time.monotonic() - began < 3
