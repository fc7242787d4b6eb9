"""Trainers and servers as processes of their own on this computer, for tests of several machines."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from effdet_core.run_folder import RunFolder

ROOT = Path(__file__).parents[2]


def free_ports(count: int) -> list[int]:
    """Ports of this computer that nobody uses now."""
    with ExitStack() as stack:
        sockets = [stack.enter_context(socket.socket()) for _ in range(count)]
        for one in sockets:
            one.bind(("127.0.0.1", 0))
        return [int(one.getsockname()[1]) for one in sockets]


def task(ports: list[int], index: int) -> dict[str, str]:
    """The environment of machine `index`."""
    cluster = {"worker": [f"127.0.0.1:{port}" for port in ports]}
    return {"TF_CONFIG": json.dumps({"cluster": cluster, "task": {"type": "worker", "index": index}})}


@contextmanager
def process(
    command: list[str], log: Path, *, cwd: Path = ROOT, **environment: str
) -> Iterator[subprocess.Popen[bytes]]:
    """A child of this process, killed at the end if it still lives."""
    variables = dict(os.environ) | {"PYTHONPATH": str(ROOT), "TF_CPP_MIN_LOG_LEVEL": "1"} | environment
    with log.open("ab") as file:
        child = subprocess.Popen(command, stdout=file, stderr=subprocess.STDOUT, cwd=cwd, env=variables)
    try:
        yield child
    finally:
        if child.poll() is None:
            child.kill()
        child.wait()


def trainer(run: RunFolder, *, resume: bool = False) -> list[str]:
    """The command that trains a small network in `run`."""
    words = ["effdet_core.nn.trainer", str(run.path), *(["--resume"] if resume else [])]
    return [sys.executable, "-m", "tests.nn.small", *words]
