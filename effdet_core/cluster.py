"""The machines of one training, as the environment variable TF_CONFIG names them.

TF_CONFIG is TensorFlow's own convention and the same on all of them but for `task`, which says whose it is:

    {"cluster": {"worker": ["10.0.0.1:2222", "10.0.0.2:2222"]}, "task": {"type": "worker", "index": 0}}

The first one, or the one under `chief` if there is such, writes the run.
"""

from __future__ import annotations

import json
import os
import socket
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from effdet_core.errors import Problem, SettingError, raise_if
from effdet_core.patience import within

VARIABLE = "TF_CONFIG"
JOBS = ("chief", "worker")
_EXAMPLE = (
    'For example {"cluster": {"worker": ["10.0.0.1:2222", "10.0.0.2:2222"]}, "task": {"type": "worker", "index": 0}}, '
    "with another index on each machine."
)
_PREFACE = b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"
_SETTINGS = b"\x04"
_EMPTY_SETTINGS = b"\0\0\0" + _SETTINGS + b"\0\0\0\0\0"
_FRAME = 9
"""HTTP/2: what a client opens with; the kind of frame, a frame of it, and the bytes of a frame's head."""


@dataclass(frozen=True, slots=True)
class Cluster:
    """addresses: host:port of every machine, the chief's first. index: which of them this process is.

    jobs: TensorFlow's kinds of machines and how many there are of each.
    """

    addresses: tuple[str, ...]
    index: int
    jobs: dict[str, int]

    @property
    def is_chief(self) -> bool:
        """Whether this process writes the run."""
        return self.index == 0


def from_environment(environment: Mapping[str, str] | None = None) -> Cluster:
    """The cluster of TF_CONFIG. Raises `SettingError` with everything that is wrong with it."""
    text = (os.environ if environment is None else environment).get(VARIABLE, "").strip()
    if not text:
        raise _error("strategy 'workers' reads the machines from this environment variable, and it is not set")
    try:
        values = json.loads(text)
    except ValueError as e:
        raise _error(f"is not JSON: {e}") from e
    if not isinstance(values, dict):
        raise _error("must hold cluster and task")
    jobs: Any = values.get("cluster")
    task: Any = values.get("task")
    raise_if(_cluster_problems(jobs), SettingError)
    raise_if(_task_problems(jobs, task), SettingError)
    index = int(task["index"])
    before = len(jobs.get("chief", ())) if task["type"] == "worker" else 0
    addresses = {job: jobs[job] for job in JOBS if jobs.get(job)}
    counts = {job: len(listed) for job, listed in addresses.items()}
    return Cluster(tuple(address for listed in addresses.values() for address in listed), before + index, counts)


def is_address(value: Any) -> bool:
    """Whether it is host:port."""
    host, _, port = value.rpartition(":") if isinstance(value, str) else ("", "", "")
    return bool(host) and port.isdecimal() and 0 < int(port) < 65536


def connect(address: str, seconds: float) -> None:
    """Raises `OSError` unless something listens at host:port; `ConnectionRefusedError` where only the host is there.

    seconds: for all of it, the look-up of the name too, which may take minutes by itself.
    """
    late = TimeoutError(f"no answer within {seconds:g} seconds")
    within(seconds, lambda: _connection(address, 2 * seconds).close(), late)


def greet(address: str, seconds: float) -> None:
    """Raises `OSError` unless what listens at host:port begins as HTTP/2 does, in which all TensorFlow hosts speak.

    Each side of it opens with its settings, before anything is asked (RFC 9113, 3.4).
    """
    late = TimeoutError(f"it has said nothing for {seconds:g} seconds")
    begin = within(seconds, lambda: _greeting(address, 2 * seconds), late)
    if begin[3:4] != _SETTINGS:
        what = "it closes the connection" if len(begin) < _FRAME else f"it says {begin!r}"
        raise ConnectionError(f"{what}, which is no HTTP/2")


# Sockets are given longer than anybody waits for them, so that it is always the same that is said.


def _connection(address: str, seconds: float) -> socket.socket:
    host, _, port = address.rpartition(":")
    return socket.create_connection((host.strip("[]"), int(port)), timeout=seconds)


def _greeting(address: str, seconds: float) -> bytes:
    """The head of the first frame that comes back."""
    found = b""
    with _connection(address, seconds) as there:
        there.sendall(_PREFACE + _EMPTY_SETTINGS)
        while len(found) < _FRAME and (more := there.recv(_FRAME - len(found))):
            found += more
    return found


def _cluster_problems(jobs: Any) -> Iterator[Problem]:
    if not isinstance(jobs, dict) or not any(jobs.get(job) for job in JOBS):
        yield _problem("must hold a cluster with the addresses of its workers")
        return
    for job in jobs:
        if job not in JOBS:
            yield _problem(f"names {job!r} machines, which this program does not use; name workers, and a chief if any")
    found = [address for job in JOBS for address in _listed(jobs.get(job, []))]
    if any(not isinstance(jobs.get(job, []), list) for job in JOBS):
        yield _problem("must hold lists of addresses")
    for address in found:
        if not is_address(address):
            yield _problem(f"holds {address!r}, which is no host:port")
    for address in sorted({str(a) for a in found if found.count(a) > 1}):
        yield _problem(f"names {address} twice")
    if len(_listed(jobs.get("chief", []))) > 1:
        yield _problem("names more than one chief")


def _task_problems(jobs: dict[str, list[str]], task: Any) -> Iterator[Problem]:
    if not isinstance(task, dict) or "type" not in task or "index" not in task:
        yield _problem("must hold a task with type and index, which say who this machine is")
        return
    known = [job for job in JOBS if jobs.get(job)]
    if task["type"] not in known:
        yield _problem(f"has the task type {task['type']!r}, but its cluster has {' and '.join(known)}")
        return
    count = len(jobs[task["type"]])
    if not str(task["index"]).isdecimal() or int(task["index"]) >= count:
        yield _problem(f"has the task index {task['index']!r}, but there are {count} of type {task['type']}, from 0")


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def _problem(message: str) -> Problem:
    return Problem(message, VARIABLE, _EXAMPLE)


def _error(message: str) -> SettingError:
    return SettingError(message, where=VARIABLE, hint=_EXAMPLE)
