"""What a training would cost here: `python -m effdet_core.nn.probe`, one request a line, one answer, a few real steps.

A request: {"spec": {parameter: value}, "dataset": path}. Weights are random: they cost the same as any others.
"""

from __future__ import annotations

import os
import sys
import time
from contextlib import closing
from itertools import islice
from pathlib import Path
from statistics import median

import msgspec
import psutil

from effdet_core.dataset import Dataset
from effdet_core.errors import RunError, UserError
from effdet_core.helpers import Probe, ProbeAnswer, ProbeRequest
from effdet_core.spec import EfficientDetSpec, spec_from

STEPS = 4
BUSY_SECONDS = 40.0
"""After this long the steps done so far must do."""


def main() -> int:
    """Answers one request."""
    os.nice(5) if hasattr(os, "nice") else None
    try:
        request = msgspec.json.decode(sys.stdin.buffer.readline(), type=ProbeRequest)
        answer = ProbeAnswer(probe=measured(spec_from(request.spec), Dataset.read(Path(request.dataset))))
    except UserError as e:
        answer = ProbeAnswer(problems=e.problems)
    sys.stdout.buffer.write(msgspec.json.encode(answer) + b"\n")
    sys.stdout.flush()
    return 0


def measured(spec: EfficientDetSpec, dataset: Dataset) -> Probe:
    """Takes a few steps of a training on its own photos. Raises `UserError` when it cannot be trained."""
    began = time.perf_counter()
    from effdet_core.nn import strategy
    from effdet_core.nn.input_pipeline import TrainingData
    from effdet_core.nn.network import build_network
    from effdet_core.nn.step import Learner

    examples = dataset.of("train")
    if not examples:
        raise RunError("there are no training photos", hint="Label some photos first.")
    config = spec.config
    machines = strategy.open_machines(spec)
    training = TrainingData(examples, config, batch_size=spec.batch_size, seed=1)
    with machines.scope():
        model = build_network(config, len(dataset.classes))
    freeze = spec.var_freeze_expr
    learner = Learner(model, config, spec, training.steps_per_epoch, freeze=freeze, machines=machines)
    seconds: list[float] = []
    with closing(training.batches(0, machines.rows(spec.batch_size))) as batches:
        learner.steps(list(islice(batches, 1)))
        first = time.perf_counter() - began
        while len(seconds) < STEPS and (not seconds or sum(seconds) < BUSY_SECONDS):
            start = time.perf_counter()
            learner.steps(list(islice(batches, 1)))
            seconds.append(time.perf_counter() - start)
    return Probe(
        first_step_seconds=first,
        step_seconds=median(seconds),
        peak_gb=_peak_gb(),
        steps_per_epoch=training.steps_per_epoch,
    )


def _peak_gb() -> float:
    """Memory of this process, GB: the most it held where the system keeps that, else what it holds."""
    memory = psutil.Process().memory_info()
    return float(getattr(memory, "peak_wset", 0) or _linux_peak() or memory.rss) / 1e9


def _linux_peak() -> int:
    try:
        lines = Path("/proc/self/status").read_text().splitlines()
    except OSError:
        return 0
    return next((1024 * int(line.split()[1]) for line in lines if line.startswith("VmHWM")), 0)


if __name__ == "__main__":
    sys.exit(main())
