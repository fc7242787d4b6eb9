"""The run folder: the whole protocol between a trainer and those who watch it.

spec.yaml        every parameter of the run          in
dataset.json     frozen pictures, boxes, classes     in
stop             asks for an end after this step     in
events.jsonl     what happened, a line per event     out
start.json       where the starting weights came from out
module/          the hub module that is trained      out, only where one is trained through its own call
checkpoints/     last and best weights               out
metrics.json     final figures                       out
evaluations/     what was found in photos, by whom    out
thresholds.json  from how sure detections count       in
export/          .tflite files and labels.txt        out
profile/         a trace of some steps               out
log.txt          everything the trainer printed      out
lock             held by the one trainer at work
workers/N/       stop, events.jsonl, log.txt and lock of machine N of several; the first one's are the run's own
"""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import filelock
import msgspec

from effdet_core.errors import RunError
from effdet_core.events import Event, Failed, Finished, Started, Terminal, decode, decode_lines, encode

_PART = 1 << 18
"""Bytes of events that are read at once."""
State = Literal["new", "running", "completed", "stopped", "failed", "interrupted"]


@dataclass(frozen=True, slots=True)
class RunFolder:
    """Names and verbs of one run folder; holds no state of its own.

    worker: which machine of several this is about; 0, the chief or the only one, speaks for the run.
    """

    path: Path
    worker: int = 0

    @property
    def name(self) -> str:
        """The run's name, which is the folder's."""
        return self.path.name

    @property
    def spec(self) -> Path:
        """Every parameter, as YAML."""
        return self.path / "spec.yaml"

    @property
    def dataset(self) -> Path:
        """The frozen data set, as JSON."""
        return self.path / "dataset.json"

    @property
    def events(self) -> Path:
        """The event stream."""
        return self._own / "events.jsonl"

    @property
    def metrics(self) -> Path:
        """The final figures, as JSON."""
        return self.path / "metrics.json"

    @property
    def log(self) -> Path:
        """What the trainer and its libraries printed."""
        return self._own / "log.txt"

    @property
    def start(self) -> Path:
        """Where the starting weights came from and what kind of network they made, as JSON."""
        return self.path / "start.json"

    @property
    def module(self) -> Path:
        """Folder of the hub module that the network is built around, where there is one."""
        return self.path / "module"

    @property
    def checkpoints(self) -> Path:
        """Folder of the weights."""
        return self.path / "checkpoints"

    @property
    def watched(self) -> Path:
        """Folder of the watched picture as the network saw it from time to time."""
        return self.path / "watched"

    @property
    def looks(self) -> Path:
        """Folder of what was found in a few validation photos, see `effdet_core.looks`."""
        return self.path / "looks"

    @property
    def predictions(self) -> Path:
        """What the best weights find in the photos that judge them, see `effdet_core.metrics.chance`."""
        return self.path / "predictions.json"

    @property
    def evaluations(self) -> Path:
        """Folder of what the network and exported files find in the photos of a split, see `effdet_core.evaluation`."""
        return self.path / "evaluations"

    @property
    def thresholds(self) -> Path:
        """The thresholds that a person chose, see `effdet_core.evaluation.choice`."""
        return self.path / "thresholds.json"

    @property
    def export(self) -> Path:
        """Folder of the exported models."""
        return self.path / "export"

    @property
    def profile(self) -> Path:
        """Folder of the traces that TensorBoard opens."""
        return self.path / "profile"

    @property
    def stop(self) -> Path:
        """Its existence asks the trainer to end after the current step."""
        return self._own / "stop"

    @property
    def pause(self) -> Path:
        """While it exists, the trainer waits before the next step."""
        return self._own / "pause"

    @property
    def process(self) -> Path:
        """The number of the trainer's process, where it was started to outlive its starter."""
        return self._own / "process"

    @property
    def lock(self) -> Path:
        """Held by the trainer; the system releases it when the process dies."""
        return self._own / "lock"

    @property
    def _own(self) -> Path:
        return self.path / "workers" / str(self.worker) if self.worker else self.path

    def of_worker(self, worker: int) -> RunFolder:
        """The same run as machine `worker` sees it, which leaves all but its own few files alone."""
        part = RunFolder(self.path, worker)
        part._own.mkdir(parents=True, exist_ok=True)
        return part

    def check(self) -> None:
        """Raises `RunError` unless this folder holds a run."""
        missing = [path.name for path in (self.spec, self.dataset) if not path.is_file()]
        if missing:
            raise RunError(
                f"is not a run folder: {' and '.join(missing)} missing",
                where=str(self.path),
                hint="`effdet runs PROJECT` lists the runs of a project.",
            )

    def has_weights(self) -> bool:
        """Whether there is something that can be evaluated and exported."""
        return any((self.checkpoints / name).exists() for name in ("best.npz", "last.npz"))

    def request_stop(self) -> None:
        """Asks the trainer to end cleanly after the step it is in."""
        self.stop.touch()

    def clear_stop(self) -> None:
        """Takes the request back, and a pause with it; called when a session begins."""
        self.stop.unlink(missing_ok=True)
        self.resume_paused()

    @property
    def is_paused(self) -> bool:
        """Whether the trainer was asked to wait."""
        return self.pause.exists()

    def request_pause(self) -> None:
        """Asks the trainer to wait after the step it is in, with everything in memory."""
        self.pause.touch()

    def resume_paused(self) -> None:
        """Lets a waiting trainer go on."""
        self.pause.unlink(missing_ok=True)

    @contextmanager
    def hold(self) -> Iterator[None]:
        """Makes the caller the one trainer of this run. Raises `RunError` when another is at work."""
        lock = filelock.FileLock(self.lock)
        try:
            lock.acquire(blocking=False)
        except filelock.Timeout as e:
            raise RunError(
                "another training is at work in this run",
                where=str(self.path),
                hint="Wait for it, stop it first, or start a new run under another name.",
            ) from e
        try:
            yield
        finally:
            lock.release()

    def is_held(self) -> bool:
        """Whether a trainer is at work now."""
        if not self.lock.exists():
            return False
        lock = filelock.FileLock(self.lock)
        try:
            lock.acquire(blocking=False)
        except filelock.Timeout:
            return True
        lock.release()
        return False

    def append_event(self, event: Event) -> None:
        """Adds one line. A half line left by a crash is ended first, so that it spoils nothing after it."""
        line = encode(event) + b"\n"
        with self.events.open("ab+") as file:
            if file.tell() and _last_byte(file.fileno()) != b"\n":
                line = b"\n" + line
            file.write(line)
            if isinstance(event, Terminal):
                file.flush()
                os.fsync(file.fileno())

    def read_events(self) -> list[Event]:
        """All events so far; lines that are no events (a crash, a newer version) are left out."""
        return EventReader(self.events).read_new()

    def session(self) -> list[Event]:
        """The events since the last `Started`."""
        found = self.read_events()
        starts = [i for i, event in enumerate(found) if isinstance(event, Started)]
        return found[starts[-1] :] if starts else found

    def state(self) -> State:
        """What the folder says about its run; 'interrupted' is a trainer that died without a word."""
        if self.is_held():
            return "running"
        last = next((e for e in reversed(self.session()) if isinstance(e, Terminal)), None)
        match last:
            case Finished(reason=reason):
                return reason
            case Failed():
                return "failed"
            case None:
                return "interrupted" if self.events.exists() else "new"


class EventReader:
    """Reads a growing event file piece by piece, whole lines only."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._offset = 0

    def skip_to_end(self) -> None:
        """Leaves out what is there already."""
        self._offset = self._path.stat().st_size if self._path.exists() else 0

    def read_new(self) -> list[Event]:
        """The events written since the last call; an unfinished line waits for the next one."""
        try:
            with self._path.open("rb") as file:
                file.seek(self._offset)
                data = file.read()
        except FileNotFoundError:
            return []
        whole = data[: data.rfind(b"\n") + 1]
        self._offset += len(whole)
        return [event for part in _parts(whole) for event in _events_of(part)]


def _parts(data: bytes) -> Iterator[bytes]:
    """Whole lines, some milliseconds of work at a time: the rest of the process gets its turn between two."""
    start = 0
    while start < len(data):
        end = data.find(b"\n", start + _PART) + 1 or len(data)
        yield data[start:end]
        start = end
        time.sleep(0)


def _events_of(data: bytes) -> list[Event]:
    try:
        return decode_lines(data)
    except msgspec.MsgspecError:  # there is something else among them
        return list(_events_among(data.splitlines()))


def _events_among(lines: list[bytes]) -> Iterator[Event]:
    for line in lines:
        with suppress(msgspec.MsgspecError):
            yield decode(line)


def _last_byte(handle: int) -> bytes:
    os.lseek(handle, -1, os.SEEK_END)
    return os.read(handle, 1)
