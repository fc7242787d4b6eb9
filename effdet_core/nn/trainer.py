"""The trainer process: `python -m effdet_core.nn.trainer RUN [--resume]`.

Started by `effdet_core.supervise`. Whatever happens in it ends in exactly one terminal event, except its sudden
death, for which the supervisor writes one.
"""

from __future__ import annotations

import argparse
import errno
import os
import re
import signal
import sys
import traceback
from collections.abc import Iterator
from pathlib import Path

from effdet_core import events
from effdet_core.errors import TroubleKind, UserError
from effdet_core.run_folder import RunFolder
from effdet_core.spec import EfficientDetSpec
from effdet_core.supervise import own_part, smaller_batch

_OF_A_GPU = (
    "cuda_error",
    "cuda error",
    "cudnn",
    "cublas",
    "cusolver",
    "no kernel image",
    "failed call to cuinit",
    "gpu driver",
)
_OF_A_TPU = re.compile(r"(?<!device:)\btpus?\b")
"""A TPU as a word of its own: "output" and the names of layers and devices say nothing about one."""
_HINTS = {
    "disk": "Free some space, then go on from the last checkpoint.",
    "gpu": "Check its driver and that no other program uses it; `effdet doctor` shows what TensorFlow sees.",
    "tpu": "Check that it runs and can be reached, then go on from the last checkpoint.",
}
NICENESS = 10
"""Labelling and everything else a person does on this computer comes first."""


def main(arguments: list[str] | None = None) -> int:
    """Runs one session of a training; 0 when it finished or was stopped as asked."""
    parser = argparse.ArgumentParser(prog="effdet-trainer", description=__doc__)
    parser.add_argument("run", type=Path)
    parser.add_argument("--resume", action="store_true")
    parsed = parser.parse_args(arguments)
    run = RunFolder(parsed.run.absolute())
    run.check()
    run = own_part(run)
    _leave_signals_to_the_supervisor(run)
    with run.hold():
        return _session(run, resume=parsed.resume)


def _session(run: RunFolder, *, resume: bool) -> int:
    try:
        from effdet_core.nn import train

        finished = train.train(run, resume=resume)
    except Exception as e:  # noqa: BLE001 - the border of the process: everything becomes the terminal event
        traceback.print_exc()
        run.append_event(failed_event(e, run))
        return 1
    run.append_event(finished)
    return 0


def failed_event(error: BaseException, run: RunFolder) -> events.Failed:
    """What went wrong, for people."""
    detail = "".join(traceback.format_exception(error))
    spec = _spec(run)
    kind = kind_of(error, spec.strategy if spec else None)
    if isinstance(error, UserError):
        first = error.problems[0]
        return events.Failed(message=str(error).split("\n  → ")[0], hint=first.hint, detail=detail, kind=kind)
    if kind == "memory":
        advice = smaller_batch(spec.batch_size if spec else None)
        hint = f"Try {advice}, or a smaller model."
        return events.Failed(message="Memory ran out.", hint=hint, detail=detail, kind=kind)
    if kind in _HINTS:
        return events.Failed(message=str(error)[:300], hint=_HINTS[kind], detail=detail, kind=kind)
    return events.Failed(
        message=f"The trainer met a defect of this program: {type(error).__name__}: {str(error)[:300]}",
        hint="Please report it with log.txt of the run folder.",
        detail=detail,
        kind="defect",
    )


def kind_of(error: BaseException, strategy: str | None = None) -> TroubleKind:
    """What an error means to a training with a `strategy`: by its types, and by words where TensorFlow has no types."""
    chain = [*_chain(error)]
    words = " ".join(str(each) for each in chain if not isinstance(each, UserError)).lower()
    full = any(isinstance(each, OSError) and each.errno in (errno.ENOSPC, errno.EDQUOT) for each in chain)
    if full or "no space left on device" in words:  # TensorFlow calls that too an exhausted resource
        return "disk"
    if any(isinstance(each, MemoryError) or type(each).__name__ == "ResourceExhaustedError" for each in chain):
        return "memory"
    if isinstance(error, UserError):
        return error.kind
    if any(word in words for word in _OF_A_GPU):
        return "gpu"
    return "tpu" if strategy == "tpu" and _OF_A_TPU.search(words) else "defect"


def _chain(error: BaseException | None) -> Iterator[BaseException]:
    """The error, and what caused it."""
    while error is not None:
        yield error
        error = error.__cause__


def _spec(run: RunFolder) -> EfficientDetSpec | None:
    try:
        return EfficientDetSpec.read(run.spec)
    except UserError:
        return None


def _leave_signals_to_the_supervisor(run: RunFolder) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, lambda *_: run.request_stop())
    if hasattr(os, "nice"):
        os.nice(NICENESS)


def _leave(code: int) -> None:
    """Ends at once: TensorFlow would wait for machines that no longer answer, and everything is written by now."""
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code)


if __name__ == "__main__":
    _leave(main())
