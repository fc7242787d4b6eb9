"""Long work in a process of its own, for a window that must neither wait nor load TensorFlow.

The process is given one request on its standard input and answers in lines of JSON: as many `Progress` as it likes, at
the end one `Answer` or one `Problems`. What it and its libraries print otherwise goes nowhere.
"""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import suppress
from queue import Empty, SimpleQueue
from typing import IO, Any, TypeVar

import msgspec
import psutil

from effdet_core import children, supervise
from effdet_core.errors import Problem, RunError, UserError

_POLL_SECONDS = 0.1
_PATIENCE_SECONDS = 3.0
"""Until helpers that were killed are gone; the system may be busy."""

Request = TypeVar("Request", bound=msgspec.Struct)
Result = TypeVar("Result")
Tell = Callable[[int, int, str], None]
"""Called with how much is done, of how much, and a few words on what is being done; the words may be empty."""


class Progress(msgspec.Struct, frozen=True, tag_field="line", tag="progress"):
    """How far it is."""

    done: int
    total: int
    words: str = ""


class Answer(msgspec.Struct, frozen=True, tag_field="line", tag="answer"):
    """What came out, not decoded yet."""

    value: msgspec.Raw


class Problems(msgspec.Struct, frozen=True, tag_field="line", tag="problems"):
    """Why nothing came out."""

    problems: tuple[Problem, ...]


_Line = Progress | Answer | Problems
_decoder: msgspec.json.Decoder[_Line] = msgspec.json.Decoder(_Line)


def run(module: str, request: msgspec.Struct, result: type[Result], tell: Tell = lambda *_: None) -> Result:
    """Has `module`, which calls `serve`, work on a request in a process of its own, and waits.

    tell: called in this thread, several times a second even when nothing changed; what it raises ends the process and
    goes on to the caller, so that a job can be cancelled. Raises `UserError` with the problems of the other side.
    """
    process = subprocess.Popen(
        children.python("-m", module),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=supervise.trainer_environment(),
    )
    try:
        assert process.stdin
        assert process.stdout
        process.stdin.write(msgspec.json.encode(request))
        process.stdin.close()
        return _result_of(_lines(process.stdout), result, tell)
    except BrokenPipeError as e:
        raise _silent() from e
    finally:
        _end(process)


def _end(process: subprocess.Popen[bytes]) -> None:
    """With the helpers it may have started: nobody would read what they find."""
    helpers: list[psutil.Process] = []
    with suppress(psutil.NoSuchProcess):
        helpers = psutil.Process(process.pid).children(recursive=True)
    for one in helpers:
        with suppress(psutil.NoSuchProcess):
            one.kill()
    process.kill()
    process.wait()
    psutil.wait_procs(helpers, _PATIENCE_SECONDS)
    if process.stdout:
        process.stdout.close()


def _result_of(lines: Iterator[bytes], result: type[Result], tell: Tell) -> Result:
    last = Progress(0, 0)
    for data in lines:
        match _line(data):
            case Progress() as last:
                pass
            case Answer(value):
                return msgspec.json.decode(value, type=result)
            case Problems(problems):
                raise UserError.from_problems(problems)
        tell(last.done, last.total, last.words)
    raise _silent()


def _line(data: bytes) -> _Line | None:
    try:
        return _decoder.decode(data)
    except msgspec.MsgspecError:
        return None  # a heartbeat, or half a line of a process that died


def _lines(file: IO[bytes]) -> Iterator[bytes]:
    """The lines as they come, and an empty one whenever none came for a while."""
    queue: SimpleQueue[bytes | None] = SimpleQueue()

    def read() -> None:
        for line in file:
            queue.put(line)
        queue.put(None)

    threading.Thread(target=read, daemon=True, name="task").start()
    while True:
        try:
            line = queue.get(timeout=_POLL_SECONDS)
        except Empty:
            yield b""
            continue
        if line is None:
            return
        yield line


def _silent() -> RunError:
    hint = "Perhaps memory ran out: close other programs and try again. `effdet doctor` says more."
    return RunError("the work ended without a word", hint=hint)


def serve(request: type[Request], work: Callable[[Request, Tell], Any]) -> None:
    """The other side of `run`: reads the request, works, and answers. work: returns what msgspec can encode."""
    out = os.fdopen(os.dup(sys.stdout.fileno()), "wb", buffering=0)
    # Libraries print to where the answers go; from now on that is nowhere.
    with open(os.devnull, "wb") as nowhere:  # noqa: PTH123 - a name of the system, no path
        os.dup2(nowhere.fileno(), sys.stdout.fileno())

    def say(line: _Line) -> None:
        out.write(msgspec.json.encode(line) + b"\n")

    try:
        asked = msgspec.json.decode(sys.stdin.buffer.read(), type=request)
        value = work(asked, lambda done, total, words: say(Progress(done, total, words)))
        say(Answer(msgspec.Raw(msgspec.json.encode(value))))
    except UserError as e:
        say(Problems(e.problems))
    except Exception as e:  # noqa: BLE001 - the border of the process: what it means is said on the other side
        hint = "Please report this. `effdet doctor` says more about this computer."
        say(Problems((Problem(f"met a defect of this program: {type(e).__name__}: {e}", hint=hint),)))
