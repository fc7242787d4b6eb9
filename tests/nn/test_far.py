"""A TPU's host sees none of our files: trained on a server in another process, which cannot read the pictures."""

from __future__ import annotations

import json
import os
import socket
import sys
import threading
import time
from pathlib import Path
from typing import Any

import pytest

from effdet_core import events
from effdet_core.errors import SettingError, UserError
from effdet_core.nn import strategy
from effdet_core.spec import EfficientDetSpec
from tests.nn.local_cluster import free_ports, process
from tests.nn.test_workers import check_same_training, ended, machines, make_run, prints, said

pytestmark = pytest.mark.usefixtures("small_networks")
SEVERAL = pytest.param({"steps_per_execution": 2, "epochs": 3}, marks=pytest.mark.thorough)


@pytest.mark.slow
@pytest.mark.timeout(900)  # several processes that each load and trace a network
@pytest.mark.parametrize("settings", [{}, SEVERAL])
def test_a_host_without_our_files_trains_what_this_process_feeds_it(tmp_path: Path, settings: dict[str, Any]) -> None:
    port = free_ports(1)[0]
    cloud = {"strategy": "tpu", "tpu": f"grpc://127.0.0.1:{port}", "gcp_project": "ours", "tpu_zone": "here"}
    alone, far = make_run(tmp_path / "one", **settings), make_run(tmp_path / "far", **settings, **cloud)
    photos, empty, answer = tmp_path / "far" / "photos", tmp_path / "empty", tmp_path / "answer.json"
    photos.chmod(0o700)
    empty.mkdir()
    with machines(alone) as processes:
        assert ended(processes, alone) == [0]
    photo = next(photos.iterdir())
    named = photo if hasattr(os, "geteuid") and os.geteuid() == 0 else Path(photo.name)  # others keep their rights
    host_command = [sys.executable, "-m", "tests.nn.far_host", str(port), str(named)]
    host_prints = tmp_path / "host.txt"
    with process(host_command, host_prints, cwd=empty):
        wait_until_it_listens(port)
        command = [sys.executable, "-m", "tests.nn.far_trainer", str(far.path), str(answer)]
        with process(command, far.path / "prints-0.txt", cwd=photos) as child:
            assert ended([child], far) == [0], prints(far) + host_prints.read_text()
    assert "sees the photo: False" in host_prints.read_text()
    assert list(empty.iterdir()) == []
    told = json.loads(answer.read_text())
    assert told == {"asked": {"tpu": cloud["tpu"], "zone": "here", "project": "ours"}, "initialised": True}
    check_same_training(alone, far)
    assert said(far, events.Finished)[-1].reason == "completed"
    assert (far.checkpoints / "best.npz").exists()


def wait_until_it_listens(port: int) -> None:
    for _ in range(600):
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise AssertionError("the host did not start")


def opening(**settings: Any) -> tuple[UserError, float]:
    """The error of opening a TPU, and the seconds until it came."""
    began = time.monotonic()
    with pytest.raises(UserError) as caught:
        strategy.open_machines(EfficientDetSpec(strategy="tpu", **settings))
    return caught.value, time.monotonic() - began


def test_an_address_where_nothing_listens_is_told_in_seconds() -> None:
    error, seconds = opening(tpu=f"grpc://127.0.0.1:{free_ports(1)[0]}")
    assert "nothing answers at this address" in str(error)
    assert "firewall" in error.problems[0].hint
    assert seconds < strategy.CONNECT_SECONDS


@pytest.mark.parametrize("address", ["grpc://nowhere", "grpc://:8470", "grpc://host:port"])
def test_an_address_that_is_none_is_told_with_its_form(address: str) -> None:
    assert "must be grpc://HOST:PORT" in str(opening(tpu=address)[0])


def test_an_address_that_takes_no_connections_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(strategy, "CONNECT_SECONDS", 0.3)

    def silent(address: Any, timeout: float) -> socket.socket:
        time.sleep(timeout)
        raise TimeoutError("timed out")

    monkeypatch.setattr(socket, "create_connection", silent)
    error, seconds = opening(tpu="grpc://10.255.255.1:8470")
    assert "no answer within 0.3 seconds" in str(error)
    assert seconds < 2


def test_something_else_that_listens_is_told_before_tensorflow_tries_for_minutes(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(strategy, "GREET_SECONDS", 0.3)
    with socket.create_server(("127.0.0.1", 0)) as server:
        error, seconds = opening(tpu=f"grpc://127.0.0.1:{server.getsockname()[1]}")
    assert "it is no TPU: it has said nothing for 0.3 seconds" in str(error)
    assert seconds < 2


@pytest.mark.effect_of("tpu", "gcp_project", "tpu_zone")
def test_a_name_that_nobody_knows_is_told_with_what_to_check(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: dict[str, Any] = {}

    def unknown(**arguments: Any) -> None:
        asked.update(arguments)
        raise ValueError("Could not lookup TPU metadata\nand more")

    monkeypatch.setattr(strategy.tf.distribute.cluster_resolver, "TPUClusterResolver", unknown)
    error, _ = opening(tpu="my-tpu", gcp_project="ours", tpu_zone="here")
    assert asked == {"tpu": "my-tpu", "zone": "here", "project": "ours"}
    assert "cannot be found: Could not lookup TPU metadata" in str(error)
    assert "gcp_project and tpu_zone" in error.problems[0].hint
    assert isinstance(error, SettingError)


def test_a_name_about_which_nobody_answers_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(strategy, "RESOLVE_SECONDS", 0.2)
    done = threading.Event()
    monkeypatch.setattr(
        strategy.tf.distribute.cluster_resolver, "TPUClusterResolver", lambda **_: done.wait(5) or pytest.fail("late")
    )
    error, seconds = opening(tpu="my-tpu")
    done.set()
    assert "no answer about this TPU" in str(error)
    assert seconds < 2


@pytest.mark.parametrize(("replicas", "batch", "sizes"), [(2, 5, "4 or 6"), (8, 6, "8"), (3, 64, "63 or 66")])
def test_a_batch_that_cannot_be_shared_is_told_with_the_nearest_that_can(replicas: int, batch: int, sizes: str) -> None:
    with pytest.raises(SettingError, match=f"(?s)shared equally by {replicas} devices.*Use {sizes}[.]"):
        strategy._check_batch(batch, replicas)


@pytest.mark.parametrize(("gpus", "message"), [([], "sees no GPU"), (["GPU:0"], "only one GPU")])
def test_fewer_than_two_gpus_train_as_one_device_with_a_warning(
    gpus: list[str], message: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(strategy, "visible_gpus", lambda: gpus)
    machines = strategy.open_machines(EfficientDetSpec(strategy="gpus"))
    assert machines.replicas == 1
    assert message in machines.warnings[0].message
