"""Looking for the machines of a training, in a process of its own."""

from __future__ import annotations

import json
import socket
import time
from collections.abc import Iterator

import pytest

from effdet_core import cluster, helpers
from effdet_core.errors import Cancelled, RunError, UserError
from effdet_core.helpers import ReachRequest
from tests.core.saying_host import GRPC, saying


@pytest.fixture
def listening() -> Iterator[str]:
    """The address of something that listens."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield f"127.0.0.1:{server.getsockname()[1]}"


def free() -> str:
    with socket.create_server(("127.0.0.1", 0)) as server:
        return f"127.0.0.1:{server.getsockname()[1]}"


def seen(**asked: str) -> list[tuple[str, str]]:
    return [(item.kind, item.name) for item in helpers.reach(ReachRequest(**asked))]


def test_an_address_of_a_tpu_answers_or_not() -> None:
    for words, kind in ((GRPC, "answers"), (b"HTTP/1.1 400 Bad Request", "silent")):
        with saying(words) as address:
            assert seen(strategy="tpu", tpu=f"grpc://{address}") == [(kind, address)]
    closed = free()
    assert seen(strategy="tpu", tpu=f"grpc://{closed}") == [("not yet", closed)]


def test_an_address_that_is_none_is_said() -> None:
    with pytest.raises(UserError, match="must be grpc://HOST:PORT"):
        seen(strategy="tpu", tpu="grpc://nowhere")


def test_every_machine_of_a_training_is_looked_for_at_once(listening: str, monkeypatch: pytest.MonkeyPatch) -> None:
    own, closed = free(), free()
    machines = {"cluster": {"worker": [listening, own, closed, "no-such-host.invalid:1"]}}
    monkeypatch.setenv(cluster.VARIABLE, json.dumps({**machines, "task": {"type": "worker", "index": 1}}))
    found = dict(map(reversed, seen(strategy="workers")))  # type: ignore[arg-type]
    assert found == {own: "here", listening: "answers", closed: "not yet", "no-such-host.invalid:1": "silent"}


def test_a_port_of_this_machine_that_is_taken_is_said(listening: str, monkeypatch: pytest.MonkeyPatch) -> None:
    machines = {"cluster": {"worker": [listening]}, "task": {"type": "worker", "index": 0}}
    monkeypatch.setenv(cluster.VARIABLE, json.dumps(machines))
    assert seen(strategy="workers") == [("taken", listening)]


def test_machines_that_nobody_named_are_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(cluster.VARIABLE, raising=False)
    with pytest.raises(UserError, match="it is not set"):
        seen(strategy="workers")
    with pytest.raises(UserError, match="needs the TPU's name"):
        seen(strategy="tpu")


def test_nobody_waits_longer_than_a_minute_or_than_they_want(monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(*_: object) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        helpers.reach(ReachRequest(strategy="gpus"), stop)
    monkeypatch.setattr(helpers, "REACH_SECONDS", 0.0)
    began = time.monotonic()
    with pytest.raises(RunError, match="nobody answered within"):
        helpers.reach(ReachRequest(strategy="gpus"))
    assert time.monotonic() - began < 30


@pytest.mark.parametrize(
    ("address", "good"),
    [("h:1", True), ("h:65536", False), ("h:", False), (":1", False), ("h", False), (3, False), ("[::1]:8470", True)],
)
def test_addresses(address: object, good: bool) -> None:
    assert cluster.is_address(address) is good
