"""The checkpoint a training goes on from: weights, optimizer, averages and how far it was."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from effdet_core import events
from effdet_core.nn.normaliser import MovingNormaliser
from effdet_core.nn.precision import LossScale
from effdet_core.nn.step import Learner
from effdet_core.nn.weights import checkpoint

OPTIMIZER, AVERAGE, PROGRESS = "optimizer:", checkpoint.AVERAGE, "progress:"
NORMALISER, LOSS_SCALE = "normaliser:", "loss_scale:"


@dataclass
class Progress:
    """How far a training is. step: optimizer steps done. best_ap: highest validation AP so far, at `best_epoch`."""

    step: int = 0
    best_ap: float = -1.0
    best_epoch: int = 0
    _epoch_losses: list[events.LossParts] = field(default_factory=list)

    def add(self, losses: events.LossParts) -> None:
        """Notes the losses of a step for the mean of the epoch."""
        self._epoch_losses.append(losses)

    def take_mean(self) -> events.LossParts:
        """The mean since the last call."""
        found, self._epoch_losses = self._epoch_losses, []
        names = events.LossParts.__struct_fields__
        return events.LossParts(**{name: float(np.mean([getattr(x, name) for x in found])) for name in names})


def save_checkpoint(path: Path, learner: Learner, progress: Progress) -> None:
    """Writes everything that `load_checkpoint` needs, replacing `path` in one step."""
    checkpoint.write_arrays(path, state_of(learner, progress))


def load_checkpoint(path: Path, learner: Learner) -> Progress:
    """Puts a learner back where `save_checkpoint` found it."""
    return restore(checkpoint.read_weights(path), learner)


def state_of(learner: Learner, progress: Progress) -> checkpoint.Arrays:
    """Weights, optimizer, averages and progress as named arrays."""
    arrays = checkpoint.arrays_of(learner.model)
    arrays |= {OPTIMIZER + name: value for name, value in learner.optimizer.state().items()}
    if learner.average is not None:
        arrays |= {AVERAGE + name: value for name, value in learner.average.state().items()}
    arrays |= {prefix + name: value for prefix, part in _extras(learner) for name, value in part.state().items()}
    numbers = {"step": progress.step, "best_ap": progress.best_ap, "best_epoch": progress.best_epoch}
    return arrays | {PROGRESS + name: np.asarray(value) for name, value in numbers.items()}


def restore(arrays: checkpoint.Arrays, learner: Learner) -> Progress:
    """Puts a learner where `state_of` found one."""
    checkpoint.assign(learner.model, {n: v for n, v in arrays.items() if ":" not in n})
    learner.optimizer.load(_part(arrays, OPTIMIZER))
    if learner.average is not None:
        learner.average.load(_part(arrays, AVERAGE))
    for prefix, part in _extras(learner):
        part.load(_part(arrays, prefix))
    numbers = _part(arrays, PROGRESS)
    return Progress(int(numbers["step"]), float(numbers["best_ap"]), int(numbers["best_epoch"]))


def _extras(learner: Learner) -> Iterator[tuple[str, MovingNormaliser | LossScale]]:
    """What only some configurations have, with its prefix in the file."""
    if learner.normaliser is not None:
        yield NORMALISER, learner.normaliser
    if learner.loss_scale is not None:
        yield LOSS_SCALE, learner.loss_scale


def _part(arrays: dict[str, np.ndarray], prefix: str) -> dict[str, np.ndarray]:
    return {name.removeprefix(prefix): value for name, value in arrays.items() if name.startswith(prefix)}
