"""One life of a trainer over a run: step, watch, keep."""

from __future__ import annotations

import itertools
import math
import time
from collections.abc import Generator, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from itertools import islice
from typing import Literal

import msgspec
import psutil

from effdet_core import atomic, events, looks
from effdet_core.dataset import Dataset, Split
from effdet_core.errors import RunError, UserError
from effdet_core.evaluation import judging, saved
from effdet_core.metrics import chance, coco_metrics
from effdet_core.nn import evaluate, precision, statistics
from effdet_core.nn.input_pipeline import Batch, TrainingData, blank_batch
from effdet_core.nn.keep import Progress, save_checkpoint
from effdet_core.nn.network_detector import NetworkDetector
from effdet_core.nn.pace import Pace
from effdet_core.nn.profile import Profiler
from effdet_core.nn.step import Learner, StepResult
from effdet_core.nn.strategy import Machines
from effdet_core.nn.trained import load_best
from effdet_core.nn.validation import ValidationData
from effdet_core.nn.watched import WatchedPicture
from effdet_core.nn.weights import checkpoint
from effdet_core.run_folder import RunFolder
from effdet_core.spec import EfficientDetSpec

CHECKPOINT_SECONDS = 60.0
PAUSE_SECONDS = 0.2
EVENT_SECONDS = 0.2
"""Steps reach the event stream at most this often, and always at the end of an epoch."""


@dataclass
class Session:
    """One life of a training process over a run."""

    run: RunFolder
    spec: EfficientDetSpec
    dataset: Dataset
    learner: Learner
    training: TrainingData
    validation: ValidationData | None
    watched: WatchedPicture | None
    progress: Progress
    began: float

    def __post_init__(self) -> None:
        self.pace = Pace(self.spec.batch_size)
        self._checkpointed = self._told = time.monotonic()
        self._kept_step = -1
        self._process = psutil.Process()
        calls = -(-(self.total_steps - self.progress.step) // self.spec.steps_per_execution)
        profiled = self.spec.profile and self.machines.is_chief
        self._profiler = Profiler(self.run.profile, calls if profiled else 0, self._profiled)

    @property
    def machines(self) -> Machines:
        """What takes the steps."""
        return self.learner.machines

    @property
    def total_steps(self) -> int:
        """Optimizer steps of the whole training."""
        return self.spec.epochs * self.training.steps_per_epoch

    def run_to_end(self) -> events.Finished:
        """Steps until all epochs are done or a stop is asked for."""
        self._phase("training", "Preparing the first step; this takes a few seconds")
        with closing(self._profiler), closing(self._batches()) as batches:
            self.pace.restart()
            while self.progress.step < self.total_steps:
                if self.machines.agree(self.run.stop.exists() or self.run.is_paused):
                    if self._is_stopped_after_waiting():
                        return self._finished("stopped")
                    continue
                self._advance(batches)
        self._keep_last()
        if self.validation is None and self.machines.is_chief:
            with self._as_evaluated():
                self._keep_best()
        return self._finished("completed")

    def _is_stopped_after_waiting(self) -> bool:
        """Waits while a pause is asked for; a stop ends that too. What was learnt is safe before."""
        self._keep_last()
        if not (stops := self.machines.agree(self.run.stop.exists())):
            self._phase("paused")
            while self.machines.agree(self.run.is_paused) and not stops:
                time.sleep(PAUSE_SECONDS)
                stops = self.machines.agree(self.run.stop.exists())
        self.run.resume_paused()
        if not stops:
            self._phase("training")
            self.pace.restart()
        return stops

    def _batches(self) -> Generator[Batch, None, None]:
        rows = self.machines.rows(self.spec.batch_size)
        if rows:
            return self.training.batches(self.progress.step, rows)
        blank = blank_batch(self.learner.config, self.spec.batch_size)
        return (blank for _ in itertools.count())

    def _advance(self, batches: Iterator[Batch]) -> None:
        """The next steps, never across the end of an epoch."""
        per_epoch = self.training.steps_per_epoch
        count = min(self.spec.steps_per_execution, per_epoch - self.progress.step % per_epoch)
        with self._profiler.watch(self.progress.step, count):
            results = self.learner.steps(list(islice(batches, count)))
        for result in results:
            self._took(result)
        self.pace.steps_done(count)
        ends_epoch = self.progress.step % per_epoch == 0
        self._tell(results[-1], always=ends_epoch)
        if ends_epoch:
            self._end_epoch()
        elif time.monotonic() - self._checkpointed > CHECKPOINT_SECONDS:
            self._keep_last()
            self.pace.restart()
        self._watch(count, ends_epoch=ends_epoch)

    def _took(self, result: StepResult) -> None:
        """Notes one step. Raises `RunError` for one whose loss is not a number."""
        if not math.isfinite(result.losses.total):
            raise self._not_a_number(result)
        self.progress.step += 1
        self.progress.add(result.losses)
        if self.spec.verbose:
            rate, loss = result.learning_rate, result.losses.total
            print(f"step {self.progress.step} loss {loss:.4f} rate {rate:.6f}", flush=True)  # noqa: T201 - the log

    def _watch(self, count: int, *, ends_epoch: bool) -> None:
        """What is due after some steps besides: the checkpoint of `save_freq`, a look at the watched picture."""
        step, frequency = self.progress.step, self.learner.config.save_freq
        if isinstance(frequency, int) and step // frequency > (step - count) // frequency:
            self._keep_last()
            self.pace.restart()
        if self.watched is not None and self.watched.is_due(step, count, ends_epoch=ends_epoch):
            with self._as_evaluated():
                self.watched.look(step)
            self.pace.restart()

    def _profiled(self, steps: int) -> None:
        self._emit(events.Profiled(path=self.run.profile.name, steps=steps))

    def _end_epoch(self) -> None:
        self._profiler.close()
        epoch = self.progress.step // self.training.steps_per_epoch
        frequency = self.learner.config.map_freq
        is_last = epoch == self.spec.epochs
        val_losses = None
        losses = self.progress.take_mean()
        if self.validation is not None and (is_last or (frequency and epoch % frequency == 0)):
            val_losses = self._validate(epoch)
        self._emit(events.EpochDone(epoch=epoch, step=self.progress.step, losses=losses, val_losses=val_losses))
        if val_losses is not None or time.monotonic() - self._checkpointed > CHECKPOINT_SECONDS:
            self._keep_last()
        self.pace.restart()

    def _validate(self, epoch: int) -> events.LossParts:
        """Losses and AP on every validation picture, with the averaged weights; the best are kept."""
        assert self.validation is not None
        start = time.perf_counter()
        self._phase("evaluating", f"Checking {len(self.validation.examples)} validation photos")
        with self._as_evaluated():
            losses = self.validation.losses(self.learner)
            found = self.validation.detections(self.learner.evaluated)
            metrics = coco_metrics(self.validation.examples, found, self.dataset.classes)
            if metrics.ap > self.progress.best_ap:
                self.progress.best_ap, self.progress.best_epoch = metrics.ap, epoch
                self._keep_best()
                chance.write(self.run, self.validation.examples, found)
        looks.write(self.run, epoch, self.validation.examples, found)
        self._emit(_evaluated("val", epoch, metrics, len(self.validation.examples)))
        self.pace.evaluation_seconds = time.perf_counter() - start
        self._phase("training")
        return losses

    def report(self) -> None:
        """Final figures with the weights that are exported: on the test split, and the best on validation.

        What was found is kept too, so that the Evaluate page has it at once.
        """
        if self.run.predictions.exists():
            saved.write(self.run, judging.of_predictions(self.run))
        if not (test := self.dataset.of("test")):
            return
        self._phase("evaluating", "Measuring on the test photos")
        load_best(self.run, self.learner.evaluated)
        precision.compute_in(self.learner.evaluated, precision.FULL)
        found = evaluate.detections_of(NetworkDetector(self.learner.evaluated, self.learner.config), test)
        model = saved.fingerprint_of(saved.weights_of(self.run))
        evaluation = judging.evaluation_of(saved.NETWORK, model, test, found, self.dataset.classes, "test")
        saved.write(self.run, evaluation)
        metrics = evaluation.metrics
        self._emit(_evaluated("test", self.progress.best_epoch or self.spec.epochs, metrics, len(test)))
        text = msgspec.json.format(msgspec.json.encode({"test": metrics, "best_epoch": self.progress.best_epoch}))
        atomic.write_bytes(self.run.metrics, text)

    @contextmanager
    def _as_evaluated(self) -> Iterator[None]:
        """The network as it is judged and kept. The pictures that its statistics come from are always the same."""
        count = -(-statistics.PICTURES // self.spec.batch_size)
        in_full = precision.full(self.learner.evaluated)
        with closing(self.training.batches()) as batches, in_full, self.learner.as_evaluated(islice(batches, count)):
            yield

    def _keep_best(self) -> None:
        checkpoint.write_weights(self.run.checkpoints / "best.npz", self.learner.evaluated)
        self._emit(events.CheckpointSaved(kind="best", step=self.progress.step, epoch=self._epoch))

    def _keep_last(self) -> None:
        if self._kept_step == self.progress.step or not self.machines.is_chief:
            return
        self._kept_step = self.progress.step
        save_checkpoint(self.run.checkpoints / "last.npz", self.learner, self.progress)
        self._checkpointed = time.monotonic()
        self._emit(events.CheckpointSaved(kind="last", step=self.progress.step, epoch=self._epoch))

    @property
    def _epoch(self) -> int:
        """1-based epoch of the last step."""
        return max(1, -(-self.progress.step // self.training.steps_per_epoch))

    def _tell(self, result: StepResult, *, always: bool) -> None:
        if not always and time.monotonic() - self._told < EVENT_SECONDS:
            return
        self._told = time.monotonic()
        event = events.StepDone(
            step=self.progress.step,
            epoch=self._epoch,
            losses=result.losses,
            learning_rate=result.learning_rate,
            gradient_norm=result.gradient_norm,
            images_per_second=self.pace.images_per_second,
            seconds_left=self.pace.seconds_left(self.total_steps - self.progress.step, self._evaluations_left()),
            memory_gb=round(self._process.memory_info().rss / 1e9, 3),
        )
        self._emit(event)

    def _evaluations_left(self) -> int:
        if self.validation is None:
            return 0
        frequency = self.learner.config.map_freq
        return 1 if not frequency else max(1, (self.spec.epochs - self._epoch) // frequency + 1)

    def _finished(self, reason: Literal["completed", "stopped"]) -> events.Finished:
        return events.Finished(reason=reason, step=self.progress.step, epoch=self._epoch, seconds=0.0)

    def _not_a_number(self, result: StepResult) -> UserError:
        error = RunError(
            f"The loss is not a number in step {self.progress.step + 1}: the training went astray.",
            hint=f"Start again with a lower learning rate (it was {result.learning_rate:.4g} in this step) "
            "or more warm-up; the last good weights are kept in the run.",
        )
        error.kind = "not a number"
        return error

    def _phase(self, phase: events.Phase, detail: str = "") -> None:
        self._emit(events.PhaseChanged(phase=phase, detail=detail))

    def _emit(self, event: events.Event) -> None:
        self.run.append_event(event)
        if self.spec.verbose and not isinstance(event, events.StepDone):  # each step has its own line
            print(event, flush=True)  # noqa: T201 - the log


def _evaluated(split: Split, epoch: int, metrics: events.Metrics, images: int) -> events.Evaluated:
    return events.Evaluated(split=split, source="network", epoch=epoch, metrics=metrics, images=images)
