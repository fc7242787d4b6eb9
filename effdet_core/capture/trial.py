"""Trying a foreign .tflite in a process of its own before the window opens it.

LiteRT refuses most damaged files, but not all: what an operator does with absurd numbers can end its process. That
process must not be the window. Whoever imports this gets `survives`; the module itself, run, is the process.
"""

from __future__ import annotations

import time
from pathlib import Path

import msgspec
import numpy as np

from effdet_core import tasks
from effdet_core.errors import InputError, RunError, UserError

_PATIENCE = 90.0
"""Seconds; the largest models take two of them."""
_MOST_MEMORY = 8 << 30
"""Bytes of address space; a damaged file can ask for any number."""


class _Request(msgspec.Struct, frozen=True):
    path: str


class Trial(msgspec.Struct, frozen=True):
    """milliseconds: of one picture, in one thread. answers: rows of one answer."""

    milliseconds: float
    answers: int


class _TooLong(Exception):
    """It does not come to an end."""


def survives(
    path: Path, tell: tasks.Tell = lambda *_: None, *, patience: float = _PATIENCE, module: str = __name__
) -> Trial:
    """Loads a model and runs it on two pictures, elsewhere. Raises `InputError` when that goes wrong in any way.

    tell: called several times a second; what it raises ends the trial and goes on to the caller. patience: seconds.
    """
    began = time.monotonic()

    def watched(done: int, total: int, words: str) -> None:
        tell(done, total, words)
        if time.monotonic() - began > patience:
            raise _TooLong

    try:
        return tasks.run(module, _Request(str(path.absolute())), Trial, watched)
    except _TooLong as e:
        raise _refused(path, "does not come to an end with one picture") from e
    except RunError as e:  # it ended without a word
        raise _refused(path, "ends the process that runs it") from e
    except UserError as e:
        raise InputError.from_problems(e.problems) from e


def _refused(path: Path, reason: str) -> InputError:
    hint = "It is damaged, or made for another device. The check of the file says more; export it again."
    return InputError(reason, where=str(path), hint=hint)


def _work(request: _Request, tell: tasks.Tell) -> Trial:
    _bound_memory()
    try:
        return _run(request, tell)
    except (MemoryError, OverflowError) as e:
        raise _refused(Path(request.path), "asks for more memory than there is") from e


def _run(request: _Request, tell: tasks.Tell) -> Trial:
    from effdet_core.runtime.detector import TFLiteDetector

    detector = TFLiteDetector(request.path)
    tell(1, 3, "")
    height, width = detector.input_size
    noise = np.random.default_rng(0).integers(0, 256, (height, width, 3), dtype=np.uint8)
    rows = [len(detector.detect(picture, -1.0)) for picture in (np.zeros_like(noise), noise)]
    began = time.perf_counter()
    detector.detect(noise)
    return Trial(1000 * (time.perf_counter() - began), max(rows))


def _bound_memory() -> None:
    try:
        import resource
    except ImportError:  # Windows
        return
    resource.setrlimit(resource.RLIMIT_AS, (_MOST_MEMORY, _MOST_MEMORY))


if __name__ == "__main__":
    tasks.serve(_Request, _work)
