"""A question to another process, which can be cancelled while nobody answers."""

from __future__ import annotations

import subprocess
import time
from collections.abc import Mapping
from pathlib import Path

from effdet_core.tasks import Tell

_POLL_SECONDS = 0.1


def run_watched(
    command: list[str], text: str, seconds: float, tell: Tell, environment: Mapping[str, str], folder: Path
) -> subprocess.CompletedProcess[str]:
    """A process fed with `text`; several times a second `tell` is called, and what it raises ends the process.

    Raises `TimeoutExpired`, and `OSError` where it cannot be started.
    """
    until = time.monotonic() + seconds
    process = subprocess.Popen(
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=dict(environment),
        cwd=folder,
        text=True,
        encoding="utf-8",
        errors="replace",
    )
    feed: str | None = text
    with process:
        try:
            while True:
                try:
                    out, err = process.communicate(feed, timeout=_POLL_SECONDS)
                    return subprocess.CompletedProcess(command, process.returncode, out, err)
                except subprocess.TimeoutExpired:
                    feed = None
                    tell(0, 0, "")
                    if time.monotonic() > until:
                        raise
        finally:
            process.kill()
