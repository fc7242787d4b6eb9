"""Training from start to end: load, build, step, watch, keep, finish."""

from __future__ import annotations

import math
import time
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field
from itertools import islice
from typing import Literal

import keras
import msgspec
import tensorflow as tf

from effdet_core import atomic, events
from effdet_core.dataset import Dataset, Split
from effdet_core.errors import RunError, UserError
from effdet_core.nn import evaluate
from effdet_core.nn.input_pipeline import Batch, TrainingData
from effdet_core.nn.keep import Progress, load_checkpoint, save_checkpoint
from effdet_core.nn.network import build_network
from effdet_core.nn.profile import Profiler
from effdet_core.nn.step import Learner, StepResult
from effdet_core.nn.trained import load_best
from effdet_core.nn.validation import ValidationData
from effdet_core.nn.weights import checkpoint, source
from effdet_core.run_folder import RunFolder
from effdet_core.spec import EfficientDetSpec

CHECKPOINT_SECONDS = 60.0
EVENT_SECONDS = 0.2
"""Steps reach the event stream at most this often, and always at the end of an epoch."""


def train(run: RunFolder, *, resume: bool) -> events.Finished:
    """One session of a run: begins it, or goes on where its last checkpoint stands.

    Raises `UserError` for everything a person can mend, not-a-number losses among it.
    """
    session = _begin(run, resume=resume)
    finished = session.run_to_end()
    if finished.reason == "completed":
        session.report()
    return msgspec.structs.replace(finished, seconds=time.time() - session.began, time=time.time())


@dataclass
class Pace:
    """How fast steps are done: the mean of the recent ones without evaluations, and the time those take."""

    batch_size: int
    step_seconds: float = 0.0
    evaluation_seconds: float = 0.0
    _last: float = field(default_factory=time.perf_counter)

    def restart(self) -> None:
        """Leaves out what happened since the last step."""
        self._last = time.perf_counter()

    def steps_done(self, count: int) -> None:
        """Notes that `count` steps were done since the last call or restart."""
        now = time.perf_counter()
        seconds, self._last = (now - self._last) / count, now
        self.step_seconds = 0.9 * self.step_seconds + 0.1 * seconds if self.step_seconds else seconds

    @property
    def images_per_second(self) -> float:
        """Training pictures a second."""
        return self.batch_size / self.step_seconds if self.step_seconds else 0.0

    def seconds_left(self, steps: int, evaluations: int) -> float:
        """Estimate for what is still to be done."""
        return steps * self.step_seconds + evaluations * self.evaluation_seconds


@dataclass
class Session:
    """One life of a training process over a run."""

    run: RunFolder
    spec: EfficientDetSpec
    dataset: Dataset
    learner: Learner
    training: TrainingData
    validation: ValidationData | None
    progress: Progress
    began: float

    def __post_init__(self) -> None:
        self.pace = Pace(self.spec.batch_size)
        self._checkpointed = self._told = time.monotonic()
        self._kept_step = -1
        calls = -(-(self.total_steps - self.progress.step) // self.spec.steps_per_execution)
        self._profiler = Profiler(self.run.profile, calls if self.spec.profile else 0, self._profiled)

    @property
    def total_steps(self) -> int:
        """Optimizer steps of the whole training."""
        return self.spec.epochs * self.training.steps_per_epoch

    def run_to_end(self) -> events.Finished:
        """Steps until all epochs are done or a stop is asked for."""
        self._phase("training", "Preparing the first step; this takes a few seconds")
        with closing(self._profiler), closing(self.training.batches(self.progress.step)) as batches:
            self.pace.restart()
            while self.progress.step < self.total_steps:
                if self.run.stop.exists():
                    self._keep_last()
                    return self._finished("stopped")
                self._advance(batches)
        self._keep_last()
        return self._finished("completed")

    def _advance(self, batches: Iterator[Batch]) -> None:
        """The next steps, never across the end of an epoch."""
        per_epoch = self.training.steps_per_epoch
        count = min(self.spec.steps_per_execution, per_epoch - self.progress.step % per_epoch)
        with self._profiler.watch(self.progress.step, count):
            result = self.learner.steps(list(islice(batches, count)))
        if not math.isfinite(result.losses.total):
            raise self._not_a_number(result)
        self.progress.step += count
        self.progress.add(result.losses)
        self.pace.steps_done(count)
        ends_epoch = self.progress.step % per_epoch == 0
        self._tell(result, always=ends_epoch)
        if ends_epoch:
            self._end_epoch()
        elif time.monotonic() - self._checkpointed > CHECKPOINT_SECONDS:
            self._keep_last()
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
        with self.learner.averaged():
            losses = self.validation.losses(self.learner)
            metrics = self.validation.metrics(self.learner.model, self.dataset.classes)
            if metrics.ap > self.progress.best_ap:
                self.progress.best_ap, self.progress.best_epoch = metrics.ap, epoch
                checkpoint.write_weights(self.run.checkpoints / "best.npz", self.learner.model)
                self._emit(events.CheckpointSaved(kind="best", step=self.progress.step, epoch=epoch))
        self._emit(_evaluated("val", epoch, metrics, len(self.validation.examples)))
        self.pace.evaluation_seconds = time.perf_counter() - start
        self._phase("training")
        return losses

    def report(self) -> None:
        """Final figures with the weights that are exported: on the test split, and the best on validation."""
        if not self.dataset.of("test"):
            return
        self._phase("evaluating", "Measuring on the test photos")
        load_best(self.run, self.learner.model)
        test = self.dataset.of("test")
        metrics = evaluate.evaluate_network(self.learner.model, self.learner.config, test, self.dataset.classes)
        self._emit(_evaluated("test", self.progress.best_epoch or self.spec.epochs, metrics, len(test)))
        text = msgspec.json.format(msgspec.json.encode({"test": metrics, "best_epoch": self.progress.best_epoch}))
        atomic.write_bytes(self.run.metrics, text)

    def _keep_last(self) -> None:
        if self._kept_step == self.progress.step:
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
        if self.spec.verbose:
            rate, loss = result.learning_rate, result.losses.total
            print(f"step {self.progress.step} loss {loss:.4f} rate {rate:.6f}", flush=True)  # noqa: T201 - the log
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
        return RunError(
            f"The loss is not a number after step {self.progress.step + 1}: the training went astray.",
            hint=f"Start again with a lower learning rate (it was {result.learning_rate:.4g} in this step) "
            "or more warm-up; the last good weights are kept in the run.",
        )

    def _phase(self, phase: events.Phase, detail: str = "") -> None:
        self._emit(events.PhaseChanged(phase=phase, detail=detail))

    def _emit(self, event: events.Event) -> None:
        self.run.append_event(event)
        if self.spec.verbose and not isinstance(event, events.StepDone):  # each step has its own line
            print(event, flush=True)  # noqa: T201 - the log


def _begin(run: RunFolder, *, resume: bool) -> Session:
    began = time.time()
    spec, dataset = EfficientDetSpec.read(run.spec), Dataset.read(run.dataset)
    if not dataset.of("train"):
        raise RunError("there are no training photos", where=run.name, hint="Label some photos, or check the splits.")
    config = spec.config
    run.append_event(events.PhaseChanged(phase="preparing", detail=f"Building {spec.model_name}"))
    _set_up_tensorflow(spec, deterministic=config.deterministic or spec.debug)
    model = build_network(config, len(dataset.classes))
    last = run.checkpoints / "last.npz"
    loaded = (
        source.Loaded("the run's last checkpoint", ()) if resume and last.exists() else source.load(model, config, spec)
    )
    training = TrainingData(dataset.of("train"), config, batch_size=spec.batch_size, seed=spec.tf_random_seed)
    learner = Learner(model, config, spec, training.steps_per_epoch, freeze=source.freeze_expression(spec))
    progress = load_checkpoint(last, learner) if resume and last.exists() else Progress()
    validation = ValidationData(dataset.of("val"), config, spec.batch_size) if dataset.of("val") else None
    run.append_event(
        events.Started(
            model_name=spec.model_name,
            weights=loaded.description,
            train_images=len(dataset.of("train")),
            val_images=len(dataset.of("val")),
            epochs=spec.epochs,
            steps_per_epoch=training.steps_per_epoch,
            step=progress.step,
        )
    )
    for warning in source.freeze_notes(spec):
        run.append_event(events.Warned(message=warning))
    return Session(run, spec, dataset, learner, training, validation, progress, began)


def _evaluated(split: Split, epoch: int, metrics: events.Metrics, images: int) -> events.Evaluated:
    return events.Evaluated(split=split, source="network", epoch=epoch, metrics=metrics, images=images)


def _set_up_tensorflow(spec: EfficientDetSpec, *, deterministic: bool) -> None:
    keras.utils.set_random_seed(spec.tf_random_seed)
    tf.config.run_functions_eagerly(spec.debug)
    tf.debugging.set_log_device_placement(spec.debug)  # TensorFlow prints a line per kind of operation, once
    if deterministic:
        tf.config.experimental.enable_op_determinism()
    for gpu in tf.config.list_physical_devices("GPU"):
        tf.config.experimental.set_memory_growth(gpu, True)
