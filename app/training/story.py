"""A run as its events tell it: how far it is, its curves, its best, and how it ended."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from typing import assert_never

import numpy as np
from numpy.typing import NDArray

from effdet_core import events
from effdet_core.run_folder import State

Floats = NDArray[np.float64]
COLUMNS = (
    "step",
    "time",
    "total",
    "class_loss",
    "box_loss",
    "iou_loss",
    "l2",
    "learning_rate",
    "gradient_norm",
    "images_per_second",
    "memory_gb",
)
"""What is kept of every logged step."""
_BLOCK = 256


@dataclass(frozen=True, slots=True)
class Curve:
    """Points to be joined by a line: x in passes over the training photos, y in what the curve shows."""

    x: Floats
    y: Floats


@dataclass(frozen=True, slots=True)
class Best:
    """The evaluation that was best on the validation photos."""

    ap: float
    ap50: float
    epoch: int


@dataclass(frozen=True, slots=True)
class Sampled:
    """Columns of steps. x: passes, as in `Curve`."""

    x: Floats
    columns: Mapping[str, Floats]


class Story:
    """Feed it events in order with `add`; ask it any time. A resumed run forgets the steps that it takes anew."""

    def __init__(self, told: Iterable[events.Event] = ()) -> None:
        self.started: events.Started | None = None
        self.phase: events.Phase = "preparing"
        self.detail = ""
        self.last_step: events.StepDone | None = None
        self.epochs: list[events.EpochDone] = []
        self.evaluations: list[events.Evaluated] = []
        self.test: events.Evaluated | None = None
        self.warnings: list[events.Warned] = []
        self.exported: list[events.Exported] = []
        self.checkpoint: events.CheckpointSaved | None = None
        self.has_best_weights = False
        self.ended: events.Terminal | None = None
        self.seconds = 0.0
        self.sessions = 0
        self._rows = array("d")
        self._last_time = 0.0
        self.add(told)

    def add(self, told: Iterable[events.Event]) -> None:
        """What happened next."""
        for is_steps, group in groupby(told, _is_step):
            if is_steps:  # nearly all of them are
                self._take_steps(list(group))  # type: ignore[arg-type]
                continue
            for event in group:
                self._take_time(event)
                self._take(event)

    @property
    def is_empty(self) -> bool:
        """Whether nothing is known."""
        return not self._last_time

    @property
    def state(self) -> State:
        """How the run stands when nobody trains it."""
        match self.ended:
            case events.Finished(reason=reason):
                return reason
            case events.Failed():
                return "failed"
            case None:
                return "new" if self.is_empty else "interrupted"

    @property
    def share(self) -> float | None:
        """How much of all steps is done, 0..1; None before it is known."""
        if self.started is None:
            return None
        total = self.started.epochs * self.started.steps_per_epoch
        return min(1.0, self.step / total) if total else None

    @property
    def step(self) -> int:
        """Steps done."""
        if self.last_step is not None:
            return self.last_step.step
        return self.started.step if self.started else 0

    @property
    def epoch(self) -> int:
        """The pass it is in, from 1; 0 before the first step."""
        if self.last_step is not None:
            return self.last_step.epoch
        per_epoch = self.started.steps_per_epoch if self.started else 0
        return -(-self.step // per_epoch) if per_epoch else 0

    @property
    def best(self) -> Best | None:
        """The best validation so far; None where none has measured anything."""
        measured = [item for item in self.evaluations if item.metrics.ap >= 0]
        if not measured:
            return None
        found = max(measured, key=lambda item: item.metrics.ap)
        return Best(found.metrics.ap, found.metrics.ap50, found.epoch)

    @property
    def best_evaluation(self) -> events.Evaluated | None:
        """The whole of it."""
        return max(self.evaluations, key=lambda item: item.metrics.ap, default=None)

    @property
    def seconds_left(self) -> float | None:
        """The trainer's estimate; None before it has one, and after the end."""
        return self.last_step.seconds_left if self.last_step and self.ended is None else None

    def column(self, name: str) -> Floats:
        """A copy of what is kept of all steps under one of `COLUMNS`."""
        return self._table()[:, COLUMNS.index(name)].copy()

    def sampled(self, most: int) -> Sampled:
        """All columns over passes, with at most so many points; steps between them are averaged."""
        table = thinned(self._table(), most)
        return Sampled(table[:, 0] / self._per_epoch, {name: table[:, n] for n, name in enumerate(COLUMNS)})

    def validation_loss(self) -> Curve:
        """The total loss on the validation photos."""
        judged = [(item.step / self._per_epoch, item.val_losses.total) for item in self.epochs if item.val_losses]
        return _curve(judged)

    def validation(self, name: str) -> Curve:
        """A figure of `events.Metrics` on the validation photos, where it could be measured."""
        found = [(float(item.epoch), float(getattr(item.metrics, name))) for item in self.evaluations]
        return _curve([point for point in found if point[1] >= 0])

    def _table(self) -> Floats:
        """What is kept of every step, a row each; only to be read at once, as the rows grow."""
        return np.frombuffer(self._rows, np.float64).reshape(-1, len(COLUMNS))

    @property
    def _per_epoch(self) -> float:
        return float(self.started.steps_per_epoch or 1) if self.started else 1.0

    def _take_time(self, event: events.Event) -> None:
        """Time between two sessions is nobody's; within one, it counts as it comes."""
        if isinstance(event, events.Exported) and self.ended is not None:
            return  # made later, from what the training left
        goes_on = self.ended is None and self._last_time > 0
        # A last word may be written by whoever finds the trainer gone, days later.
        if goes_on and not isinstance(event, events.Failed):
            self.seconds += max(0.0, event.time - self._last_time)
        self.ended = None
        self._last_time = event.time

    def _take(self, event: events.Event) -> None:
        match event:
            case events.Started():
                self._begin(event)
            case events.PhaseChanged(phase=phase, detail=detail):
                self.phase, self.detail = phase, detail
            case events.StepDone():
                self._take_steps([event])
            case events.EpochDone():
                self.epochs.append(event)
            case events.CheckpointSaved(kind=kind):
                self.has_best_weights |= kind == "best"
                self.checkpoint = event if kind == "last" else self.checkpoint
            case events.Evaluated(split="val"):
                self.evaluations.append(event)
            case events.Evaluated(split="test"):
                self.test = event
            case events.Evaluated() | events.Profiled():
                pass
            case events.Exported():
                self.exported.append(event)
            case events.Warned():
                self.warnings.append(event)
            case events.Finished() | events.Failed():
                self.ended = event
            case _:
                assert_never(event)

    def _begin(self, event: events.Started) -> None:
        """What a session does again, after the checkpoint that it goes on from, is forgotten."""
        self.started, self.sessions = event, self.sessions + 1
        self.warnings = []
        kept = int(np.searchsorted(self.column("step"), event.step, side="right"))
        del self._rows[kept * len(COLUMNS) :]
        self.epochs = [item for item in self.epochs if item.step <= event.step]
        done = event.step / (event.steps_per_epoch or 1)
        self.evaluations = [item for item in self.evaluations if item.epoch <= done]
        self.last_step = None

    def _take_steps(self, steps: list[events.StepDone]) -> None:
        """Steps without anything between them: a long run has a hundred thousand, so there is one loop over them."""
        self._take_time(steps[0])
        before, spent, keep = self._last_time, 0.0, self._rows.extend
        for event in steps:
            now, losses = event.time, event.losses
            spent += now - before if now > before else 0.0
            before = now
            keep((
                event.step, now, losses.total, losses.class_loss, losses.box_loss, losses.iou_loss, losses.l2,
                event.learning_rate, event.gradient_norm, event.images_per_second, event.memory_gb,
            ))  # fmt: skip
        self.seconds, self._last_time, self.last_step = self.seconds + spent, before, steps[-1]
        if self.phase == "paused":
            self.phase = "training"


def _is_step(event: events.Event) -> bool:
    return isinstance(event, events.StepDone)


def smoothed(values: Floats, strength: float) -> Floats:
    """A moving average that leans on the past, free of its start's bias. strength: 0 (none) to below 1."""
    if strength <= 0 or len(values) < 2:
        return values
    out, level, weight = np.empty(len(values)), 0.0, 0.0
    places, kernel = np.arange(_BLOCK), _kernel(strength)
    for start in range(0, len(values), _BLOCK):  # in blocks, so that powers of the decay stay numbers
        part = np.nan_to_num(values[start : start + _BLOCK])
        count = len(part)
        powers = strength ** (places[:count] + 1)
        levels = powers * level + (1 - strength) * (kernel[:count, :count] @ part)
        weights = 1 - (1 - weight) * powers
        out[start : start + _BLOCK] = levels / weights
        level, weight = float(levels[-1]), float(weights[-1])
    return out


@lru_cache(maxsize=8)
def _kernel(strength: float) -> Floats:
    """How much each value of a block has of those before it."""
    places = np.arange(_BLOCK)
    kernel: Floats = np.tril(strength ** np.abs(np.subtract.outer(places, places)))
    return kernel


def thinned(table: Floats, most: int) -> Floats:
    """The rows, or no more than `most` of them: each the mean of its neighbours, and the last one as it is."""
    count = len(table)
    if count <= most:
        return table.copy()
    size = -(-count // (most - 1))
    whole = (count - 1) // size * size
    means = table[:whole].reshape(-1, size, table.shape[1]).mean(axis=1)
    return np.concatenate([means, table[-1:]])


def _curve(points: list[tuple[float, float]]) -> Curve:
    both = np.array(points, np.float64).reshape(-1, 2)
    return Curve(both[:, 0], both[:, 1])
