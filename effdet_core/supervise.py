"""Starting a trainer as a child process and reading what it says, until its one terminal event.

TensorFlow lives and dies in the child: its memory, its crashes and its prints never reach the window.
"""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import psutil

from effdet_core import children, cluster, events
from effdet_core.errors import RunError, UserError
from effdet_core.run_folder import EventReader, RunFolder
from effdet_core.spec import EfficientDetSpec

POLL_SECONDS = 0.1
KEEP_MEMORY = {
    "GLIBC_TUNABLES": "glibc.malloc.hugetlb=1",
    "MALLOC_ARENA_MAX": "1",
    "MALLOC_MMAP_MAX_": "0",
    "MALLOC_TOP_PAD_": str(64 * 2**20),
    "MALLOC_TRIM_THRESHOLD_": str(2**40),
}
"""For the C library on Linux: keep what was freed, in huge pages, for the next step (docs/adr/0010). It is ignored
elsewhere, and it ends with the trainer."""


@dataclass(frozen=True, slots=True)
class ProcessOutcome:
    """What the end of a trainer process means. returncode: as `subprocess` gives it, negative for a signal."""

    returncode: int

    @property
    def was_killed(self) -> bool:
        """Ended by SIGKILL, which is what a system short of memory sends (137: the same through a shell)."""
        return self.returncode in (-getattr(signal, "SIGKILL", 9), 137)

    def failed_event(self, batch_size: int | None = None) -> events.Failed:
        """The terminal event that the process did not write itself."""
        if self.was_killed:
            return events.Failed(
                message="The training was stopped by the system, probably because memory ran out.",
                hint=f"Try {smaller_batch(batch_size)}, then `effdet train --resume` goes on from the last checkpoint.",
                detail=f"exit code {self.returncode}",
                kind="memory",
            )
        return events.Failed(
            message=f"The training ended without a word ({self._how()}).",
            hint="log.txt in the run folder has its last prints; `effdet train --resume` goes on from its checkpoint.",
            detail=f"exit code {self.returncode}",
            kind="other",
        )

    def _how(self) -> str:
        if self.returncode >= 0:
            return f"exit code {self.returncode}"
        try:
            return signal.Signals(-self.returncode).name
        except ValueError:
            return f"signal {-self.returncode}"


def smaller_batch(batch_size: int | None) -> str:
    """Advice in words on the batch to try when memory ran out."""
    if batch_size is None:
        return "a smaller batch"
    if batch_size <= 1:
        return "a smaller model or input size (the batch is 1 already)"
    return f"a batch size of {batch_size // 2} (--batch-size {batch_size // 2})"


def train(run: RunFolder, *, resume: bool = False, batch_size: int | None = None) -> Iterator[events.Event]:
    """Runs the trainer of `run` to its end, yielding its events as they come; the last one is terminal.

    Closing the iterator early (or an exception in the reader) kills the trainer: what was checkpointed stays.
    Raises `RunError` when the folder is no run or another trainer is at work in it.
    """
    run.check()
    run = own_part(run)
    _make_ready(run)
    reader = EventReader(run.events)
    reader.skip_to_end()
    process = _start(run, resume)
    try:
        yield from _follow(run, process, reader, batch_size)
    finally:
        if process.poll() is None:
            process.kill()
        process.wait()


def launch(run: RunFolder, *, resume: bool = False) -> None:
    """Starts the trainer of `run` and leaves it alone: it goes on when the caller ends. `follow` tells what it does.

    Raises `RunError` when the folder is no run or another trainer is at work in it.
    """
    run.check()
    _make_ready(run)
    process = _start(run, resume)
    run.process.write_text(str(process.pid))
    # Somebody must hear of its end, or it stays in the system's list of processes until the caller ends.
    threading.Thread(target=process.wait, name=f"trainer {run.name}", daemon=True).start()


def _make_ready(run: RunFolder) -> None:
    """Takes old wishes back. Raises `RunError` when another trainer is at work."""
    if run.is_held():
        hint = "Wait for it, or stop it first."
        raise RunError("another training is at work in this run", where=str(run.path), hint=hint)
    run.clear_stop()  # here and not in the child: what is asked while the child starts must not be lost


def follow(run: RunFolder, *, stop: Callable[[], bool]) -> Iterator[list[events.Event]]:
    """Every event of a run, whoever started the trainer: all of its past at once, then new ones as they come.

    Ends after a terminal event when nobody trains, or when `stop` says so. A trainer that died without a word gets
    its terminal event here.
    """
    reader = EventReader(run.events)
    under_way = False
    while not stop():
        at_work = is_at_work(run)  # asked before reading, so that nothing written before the end is missed
        if new := reader.read_new():
            under_way = _is_under_way(new, before=under_way)
            yield new
        if at_work:
            time.sleep(POLL_SECONDS)
        elif under_way:
            run.append_event(_death_of(run))
        else:
            return


def _is_under_way(new: list[events.Event], *, before: bool) -> bool:
    """Whether a session goes on after these events. Exports come after the end of one and begin none."""
    for event in reversed(new):
        match event:
            case events.Started() | events.PhaseChanged(phase="preparing"):
                return True
            case events.Finished() | events.Failed():
                return False
    return before


def is_at_work(run: RunFolder) -> bool:
    """Whether a trainer works at a run, or has just been started and will."""
    return run.is_held() or _process_of(run) is not None


def end_now(run: RunFolder) -> None:
    """Kills the trainer of a run; what was checkpointed stays. Does nothing where nobody trains."""
    if (process := _process_of(run)) is not None:
        with contextlib.suppress(psutil.Error):
            process.kill()
            process.wait(10)


def _process_of(run: RunFolder) -> psutil.Process | None:
    """The trainer that `launch` started, if it is alive; another process that has its number by now is not it."""
    try:
        process = psutil.Process(int(run.process.read_text()))
        is_ours = str(run.path) in process.cmdline() and process.status() != psutil.STATUS_ZOMBIE
    except (OSError, ValueError, psutil.Error):
        return None
    return process if is_ours else None


def _death_of(run: RunFolder) -> events.Failed:
    """What to say of a trainer that left no terminal event; how it died can no longer be asked."""
    return events.Failed(
        message="The training was interrupted: its process is gone.",
        hint="Go on from its last checkpoint. If memory ran out, take a smaller batch first.",
        detail="no terminal event",
        kind="interrupted",
    )


def own_part(run: RunFolder) -> RunFolder:
    """The run as this machine sees it: of several that train together only the chief may write what all read.

    Raises `SettingError` when it trains on several machines and TF_CONFIG does not say which one this is.
    """
    worker = cluster.from_environment().index if is_shared(run) else 0
    return run.of_worker(worker) if worker else run


def is_shared(run: RunFolder) -> bool:
    """Whether several machines train it together."""
    try:
        return EfficientDetSpec.read(run.spec).strategy == "workers"
    except UserError:
        return False  # the trainer says what is wrong with it


def _follow(
    run: RunFolder, process: subprocess.Popen[bytes], reader: EventReader, batch_size: int | None
) -> Iterator[events.Event]:
    while True:
        ended = process.poll() is not None  # asked before reading, so that nothing written before the end is missed
        for event in reader.read_new():
            yield event
            if isinstance(event, events.Terminal):
                process.wait()
                return
        if ended:
            failed = ProcessOutcome(process.returncode).failed_event(batch_size)
            run.append_event(failed)
            yield failed
            return
        time.sleep(POLL_SECONDS)


def _start(run: RunFolder, resume: bool) -> subprocess.Popen[bytes]:
    """The child has its own session, so that Ctrl-C in a terminal reaches the reader alone."""
    command = children.python("-m", "effdet_core.nn.trainer", str(run.path), *(["--resume"] if resume else []))
    with run.log.open("ab") as log:
        return subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=subprocess.STDOUT,
            env=trainer_environment(),
            start_new_session=True,
        )


def trainer_environment() -> dict[str, str]:
    """The environment of a trainer: this process' own, and what it does not say otherwise."""
    return {"TF_CPP_MIN_LOG_LEVEL": "2", "PYTHONUNBUFFERED": "1"} | KEEP_MEMORY | dict(os.environ)
