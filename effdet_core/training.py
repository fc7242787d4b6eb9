"""Beginning trainings of a project: from its photos as they are now, from another run, or longer than before."""

from __future__ import annotations

import shutil
from pathlib import Path

from effdet_core import declare
from effdet_core.dataset import Dataset
from effdet_core.errors import RunError, raise_if
from effdet_core.events import EpochDone
from effdet_core.project import Project, preflight
from effdet_core.project.runs import new_run
from effdet_core.run_folder import RunFolder
from effdet_core.spec import EfficientDetSpec


def begin_run(project: Project, spec: EfficientDetSpec, name: str | None = None) -> RunFolder:
    """Freezes a project into a new run; nobody trains it yet.

    Raises `UserError` with everything that prevents it, before anything is made.
    """
    dataset, _ = project.freeze()
    raise_if(preflight(dataset).blocking)
    return write_run(project, dataset, spec, name)


def write_run(project: Project, dataset: Dataset, spec: EfficientDetSpec, name: str | None = None) -> RunFolder:
    """A new run of a frozen data set that can be trained. Raises `UserError` when it cannot be made."""
    run = project.new_run(name, Path(spec.model_dir).expanduser() if spec.model_dir else None)
    dataset.write(run.dataset)
    spec.write(run.spec)
    return run


def starting_from(run: RunFolder, spec: EfficientDetSpec) -> EfficientDetSpec:
    """A spec that begins with the best weights of a run. Raises `RunError` when it has none."""
    if not _best(run).is_file():
        raise RunError("has no weights yet", where=str(run.path), hint="Let it train until its first evaluation.")
    return declare.replace(spec, {"uri": str(run.path)})


def train_longer(run: RunFolder, epochs: int) -> RunFolder:
    """A new run beside `run` that goes on from its best weights, on the same photos, for `epochs` more epochs.

    The learning rate begins anew: a schedule that ended at zero cannot be made longer afterwards. Raises `UserError`.
    """
    spec = starting_from(run, EfficientDetSpec.read(run.spec))
    return _beside(run, declare.replace(spec, {"epochs": epochs}))


def with_half_the_batch(run: RunFolder) -> RunFolder:
    """A new run beside `run` with half its batch: for one that ran out of memory.

    It goes on from the best weights for the epochs that were left, or begins anew where there are none: the checkpoint
    of a training fits its own batch only. Raises `UserError`.
    """
    spec = EfficientDetSpec.read(run.spec)
    if spec.batch_size == 1:
        raise RunError("the batch is 1 already", where=str(run.path), hint="Take a smaller model or input size.")
    smaller = declare.replace(spec, {"batch_size": spec.batch_size // 2})
    if not _best(run).is_file():
        return _beside(run, smaller)
    done = max((event.epoch for event in run.read_events() if isinstance(event, EpochDone)), default=0)
    return _beside(run, declare.replace(starting_from(run, smaller), {"epochs": max(1, spec.epochs - done)}))


def _beside(run: RunFolder, spec: EfficientDetSpec) -> RunFolder:
    made = new_run(run.path.parent)
    shutil.copyfile(run.dataset, made.dataset)
    spec.write(made.spec)
    return made


def _best(run: RunFolder) -> Path:
    return run.checkpoints / "best.npz"
