"""How fast this project trains, and how much memory that takes; side by side with another trainer if one is given.

    python tests/benchmarks/bench_train.py VOC --what train --freeze none
    python tests/benchmarks/bench_train.py VOC --what train --rounds 3 --against 'COMMAND THAT PRINTS THE SAME JSON'

Each round runs ours and the other one after the other, each in a process of its own, so that a busy machine slows
both; ratios are to be taken round by round. Ours has the environment that trainers are started with. The last line that
the other command prints must be JSON with the same keys.
Freezing: default (what the original freezes), backbone, none.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import shlex
import statistics
import subprocess
import sys
import tempfile
import time
from itertools import islice
from pathlib import Path
from typing import Any

from effdet_core import supervise

EXPRESSIONS = {"default": "(efficientnet|fpn_cells|resample_p6)", "backbone": "efficientnet", "none": ""}


def main() -> None:
    """Prints a line of JSON per measurement, and with rounds which side it is of."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("voc", type=Path)
    parser.add_argument("--what", choices=("train", "input"), default="train")
    parser.add_argument("--freeze", choices=EXPRESSIONS, default="default")
    parser.add_argument("--model", default="efficientdet-lite0")
    parser.add_argument("--batch-size", type=int, default=8)
    parser.add_argument("--epochs", type=int, default=2)
    parser.add_argument("--rounds", type=int, default=0, help="0: measure once in this process")
    parser.add_argument("--against", help="a command to compare with, run in turn")
    arguments = parser.parse_args()
    if arguments.rounds == 0:
        print(json.dumps(measure(arguments)))
        return
    ours = [sys.executable, __file__, *_without(sys.argv[1:], "--rounds", "--against")]
    theirs = shlex.split(arguments.against) if arguments.against else None
    as_trainer = supervise.trainer_environment()
    for _ in range(arguments.rounds):
        tell_last("ours", ours, as_trainer)
        if theirs:
            tell_last("theirs", theirs)


def measure(arguments: argparse.Namespace) -> dict[str, Any]:
    """One measurement in this process."""
    os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "2")
    import tensorflow  # noqa: F401 - its import is not part of what is measured, here as in the other one

    with tempfile.TemporaryDirectory() as folder:
        began = time.perf_counter()
        examples = training_examples(arguments.voc, Path(folder))
        what = measure_input if arguments.what == "input" else measure_training
        result = what(arguments, examples, began)
    return {"what": arguments.what, "freeze": arguments.freeze, "batch_size": arguments.batch_size, **result}


def training_examples(voc: Path, folder: Path) -> list[Any]:
    """The training split, by the way a user's data takes."""
    from effdet_core.project import Project
    from effdet_core.project.importing import import_into

    project = Project.create(folder / "project")
    import_into(project, voc)
    dataset, _ = project.freeze()
    return list(dataset.of("train"))


def measure_input(arguments: argparse.Namespace, examples: list[Any], began: float) -> dict[str, Any]:
    """Pictures per second out of the input pipeline, the original's augmentation."""
    from effdet_core.hparams import model_config
    from effdet_core.nn.input_pipeline import TrainingData

    data = TrainingData(examples, model_config(arguments.model), batch_size=arguments.batch_size, seed=1)
    batches, rates = data.batches(), []
    for _ in range(9):
        start = time.perf_counter()
        for _ in islice(batches, 25):
            pass
        rates.append(25 * arguments.batch_size / (time.perf_counter() - start))
    batches.close()
    return {"images_per_s": statistics.median(rates[2:])}


def measure_training(arguments: argparse.Namespace, examples: list[Any], began: float) -> dict[str, Any]:
    """Pictures per second of whole steps with their input, the time to the first step, and the peak of memory."""
    from effdet_core.nn.input_pipeline import TrainingData
    from effdet_core.nn.network import build_network
    from effdet_core.nn.step import Learner
    from effdet_core.spec import EfficientDetSpec

    spec = EfficientDetSpec(model_name=arguments.model, batch_size=arguments.batch_size, epochs=arguments.epochs)
    config, classes = spec.config, 1 + max(max(example.classes, default=0) for example in examples)
    data = TrainingData(examples, config, batch_size=arguments.batch_size, seed=1)
    learner = Learner(
        build_network(config, classes), config, spec, data.steps_per_epoch, freeze=EXPRESSIONS[arguments.freeze]
    )
    batches, steps, first = data.batches(), [], 0.0
    for _ in range(arguments.epochs * data.steps_per_epoch):
        start = time.perf_counter()
        learner.steps([next(batches)])
        steps.append(time.perf_counter() - start)
        first = first or time.perf_counter() - began
    batches.close()
    return {
        "images_per_s": arguments.batch_size / statistics.median(steps[5:]),
        "first_step_s": first,
        "peak_gb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6,
    }


def tell_last(part: str, command: list[str], environment: dict[str, str] | None = None) -> None:
    """Runs a command and passes on its last line, with the side it is of."""
    done = subprocess.run(command, capture_output=True, text=True, check=True, env=environment)
    told: dict[str, Any] = json.loads(done.stdout.strip().splitlines()[-1])
    print(json.dumps({"part": part, **told}), flush=True)


def _without(arguments: list[str], *options: str) -> list[str]:
    kept, skip = [], False
    for argument in arguments:
        if skip:
            skip = False
        elif argument in options:
            skip = True
        else:
            kept.append(argument)
    return kept


if __name__ == "__main__":
    main()
