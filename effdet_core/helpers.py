"""Questions that only TensorFlow can answer, asked from a process that does not have it.

Each is a process of its own: `PreviewProcess` stays and answers quickly, `probe` comes and goes.
"""

from __future__ import annotations

import subprocess
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, Literal

import msgspec

from effdet_core import children, supervise, tasks
from effdet_core.errors import Problem, RunError, UserError
from effdet_core.spec import EfficientDetSpec

_POLL_SECONDS = 0.2
REACH_SECONDS = 60.0
"""After so long nobody waits any more for what can be reached."""


class PreviewRequest(msgspec.Struct, frozen=True, kw_only=True):
    """spec: parameters by name, as `EfficientDetSpec.values` gives them. dataset: path of a dataset.json.

    out: folder for the pictures. turn: other pictures for another number.
    """

    spec: dict[str, Any]
    dataset: str
    out: str
    count: int = 8
    turn: int = 0


class Shown(msgspec.Struct, frozen=True, kw_only=True):
    """One picture as the network is fed it. boxes: ymin, xmin, ymax, xmax in its pixels. classes: places in a list."""

    path: str
    boxes: tuple[tuple[float, ...], ...]
    classes: tuple[int, ...]


class Answer(msgspec.Struct, frozen=True, kw_only=True):
    """Either pictures or problems."""

    pictures: tuple[Shown, ...] = ()
    problems: tuple[Problem, ...] = ()


class ProbeRequest(msgspec.Struct, frozen=True, kw_only=True):
    """As `PreviewRequest`."""

    spec: dict[str, Any]
    dataset: str


class Probe(msgspec.Struct, frozen=True, kw_only=True):
    """What steps of a training cost on this machine. first_step_seconds: from the start of the process."""

    first_step_seconds: float
    step_seconds: float
    peak_gb: float
    steps_per_epoch: int


class ProbeAnswer(msgspec.Struct, frozen=True, kw_only=True):
    """Either a probe or problems."""

    probe: Probe | None = None
    problems: tuple[Problem, ...] = ()


class ReachRequest(msgspec.Struct, frozen=True, kw_only=True):
    """The parameters of a spec that say which machines take the steps; TF_CONFIG comes from the environment."""

    strategy: str | None = None
    tpu: str | None = None
    gcp_project: str | None = None
    tpu_zone: str | None = None


class Sighting(msgspec.Struct, frozen=True, kw_only=True):
    """One machine or device that was looked for, by its name or address.

    kind: gpu, or none that TensorFlow can use; answers: something listens there; not yet: the machine is there, and
    nothing listens, as before its training is started; silent: nobody is there, `detail` says what the system says of
    it; here: the address is this machine's own and free; taken: another program listens at it already.
    """

    kind: Literal["gpu", "no gpu", "answers", "not yet", "silent", "here", "taken"]
    name: str = ""
    detail: str = ""

    @property
    def good(self) -> bool:
        """Whether a training could use it, as far as can be seen."""
        return self.kind not in ("silent", "taken", "no gpu")


class PreviewProcess:
    """Shows what a training would feed its network. Starts in some seconds, answers in well under one.

    Not for the window's own thread: every call waits.
    """

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None

    def pictures(self, request: PreviewRequest) -> tuple[Shown, ...]:
        """The answer to a request. Raises `UserError` with its problems."""
        process = self._started()
        assert process.stdin
        assert process.stdout
        try:
            process.stdin.write(msgspec.json.encode(request) + b"\n")
            process.stdin.flush()
            line = process.stdout.readline()
        except OSError:
            line = b""
        if not line:
            self.close()
            raise RunError("the preview ended without a word", hint="Try again; `effdet doctor` says what is wrong.")
        answer = msgspec.json.decode(line, type=Answer)
        if answer.problems:
            raise UserError.from_problems(answer.problems)
        return answer.pictures

    def close(self) -> None:
        """Ends the process; can be called from another thread to end a call that waits."""
        process, self._process = self._process, None
        if process is None:
            return
        process.kill()
        process.wait()
        for pipe in (process.stdin, process.stdout):
            if pipe:
                pipe.close()

    def _started(self) -> subprocess.Popen[bytes]:
        if self._process is None or self._process.poll() is not None:
            self.close()
            self._process = _child("effdet_core.nn.preview")
            assert self._process.stdout
            self._process.stdout.readline()  # its word that it is ready
        return self._process


def probe(spec: EfficientDetSpec, dataset: Path, cancelled: Callable[[], bool] = lambda: False) -> Probe | None:
    """What a training would cost here, from a few real steps; None when it was cancelled. Raises `UserError`."""
    process = _child("effdet_core.nn.probe")
    try:
        assert process.stdin
        process.stdin.write(msgspec.json.encode(ProbeRequest(spec=spec.values(), dataset=str(dataset))) + b"\n")
        process.stdin.close()
        process.stdin = None
        while process.poll() is None:
            if cancelled():
                return None
            try:
                process.wait(_POLL_SECONDS)
            except subprocess.TimeoutExpired:
                continue
        assert process.stdout
        return _probe_of(process.stdout.read())
    finally:
        if process.poll() is None:
            process.kill()
            process.wait()
        if process.stdout:
            process.stdout.close()


def reach(request: ReachRequest, tell: tasks.Tell = lambda *_: None) -> tuple[Sighting, ...]:
    """What of the machines that a spec names can be reached, in seconds; nothing is trained or changed there.

    tell: as in `tasks.run`. Raises `UserError` where the names mean nothing, or nobody answers about them.
    """
    until = time.monotonic() + REACH_SECONDS

    def told(done: int, total: int, words: str) -> None:
        tell(done, total, words)
        if time.monotonic() > until:
            hint = "Check the network, and whether a firewall is on the way."
            raise RunError(f"nobody answered within {REACH_SECONDS:.0f} seconds", hint=hint)

    return tasks.run("effdet_core.nn.reach", request, tuple[Sighting, ...], told)


def _probe_of(data: bytes) -> Probe:
    lines = data.splitlines()
    if not lines:
        hint = "Perhaps memory ran out: try a smaller batch or model. `effdet doctor` says more."
        raise RunError("the trial steps ended without a word", hint=hint)
    answer = msgspec.json.decode(lines[-1], type=ProbeAnswer)
    if answer.probe is None:
        raise UserError.from_problems(answer.problems)
    return answer.probe


def _child(module: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        children.python("-m", module),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=supervise.trainer_environment(),
    )
