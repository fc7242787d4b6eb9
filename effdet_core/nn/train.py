"""Training from start to end: load, build, step, watch, keep, finish."""

from __future__ import annotations

import itertools
import math
import time
import zlib
from collections.abc import Generator, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import Literal

import keras
import msgspec
import numpy as np
import tensorflow as tf

from effdet_core import atomic, events
from effdet_core.dataset import Dataset, Split
from effdet_core.errors import RunError, SettingError, UserError
from effdet_core.hparams import ModelConfig
from effdet_core.nn import evaluate, precision, statistics, strategy
from effdet_core.nn.input_pipeline import Batch, TrainingData, blank_batch
from effdet_core.nn.keep import Progress, load_checkpoint, restore, save_checkpoint, state_of
from effdet_core.nn.network import Network, build_network
from effdet_core.nn.step import Learner, StepResult
from effdet_core.nn.strategy import Machines
from effdet_core.nn.trained import load_best
from effdet_core.nn.validation import ValidationData
from effdet_core.nn.watched import WatchedPicture
from effdet_core.nn.weights import checkpoint, source
from effdet_core.nn.weights.freeze import narrowed, spared
from effdet_core.nn.weights.tflite import refold
from effdet_core.run_folder import RunFolder
from effdet_core.spec import EfficientDetSpec

CHECKPOINT_SECONDS = 60.0
EVENT_SECONDS = 0.2
"""Steps reach the event stream at most this often, and always at the end of an epoch."""


def train(run: RunFolder, *, resume: bool) -> events.Finished:
    """One session of a run: begins it, or goes on where its last checkpoint stands.

    Raises `UserError` for everything a person can mend, not-a-number losses among it.
    """
    spec, dataset = EfficientDetSpec.read(run.spec), Dataset.read(run.dataset)
    if not dataset.of("train"):
        raise RunError("there are no training photos", where=run.name, hint="Label some photos, or check the splits.")
    try:
        session = _begin(run, spec, dataset, resume=resume)
        finished = session.run_to_end()
        if finished.reason == "completed" and session.machines.is_chief:
            session.report()
        session.machines.agree(False)  # nobody leaves while another may still need it
    except tf.errors.OpError as e:
        explained = strategy.explained(e, spec)
        if explained is None:
            raise
        raise explained from e
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
    watched: WatchedPicture | None
    progress: Progress
    began: float

    def __post_init__(self) -> None:
        self.pace = Pace(self.spec.batch_size)
        self._checkpointed = self._told = time.monotonic()
        self._kept_step = -1

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
        with closing(self._batches()) as batches:
            self.pace.restart()
            while self.progress.step < self.total_steps:
                if self.machines.agree(self.run.stop.exists()):
                    self._keep_last()
                    return self._finished("stopped")
                self._advance(batches)
        self._keep_last()
        if self.validation is None and self.machines.is_chief:
            with self._as_evaluated():
                self._keep_best()
        return self._finished("completed")

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
        self._watch(count, ends_epoch=ends_epoch)

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

    def _end_epoch(self) -> None:
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
            metrics = self.validation.metrics(self.learner.evaluated, self.dataset.classes)
            if metrics.ap > self.progress.best_ap:
                self.progress.best_ap, self.progress.best_epoch = metrics.ap, epoch
                self._keep_best()
        self._emit(_evaluated("val", epoch, metrics, len(self.validation.examples)))
        self.pace.evaluation_seconds = time.perf_counter() - start
        self._phase("training")
        return losses

    def report(self) -> None:
        """Final figures with the weights that are exported: on the test split, and the best on validation."""
        if not self.dataset.of("test"):
            return
        self._phase("evaluating", "Measuring on the test photos")
        load_best(self.run, self.learner.evaluated)
        precision.compute_in(self.learner.evaluated, precision.FULL)
        test = self.dataset.of("test")
        metrics = evaluate.evaluate_network(self.learner.evaluated, self.learner.config, test, self.dataset.classes)
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
        )
        self._emit(event)
        if self.spec.verbose:
            print(f"step {event.step} loss {event.losses.total:.4f} rate {event.learning_rate:.6f}", flush=True)  # noqa: T201 - the log

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


def _begin(run: RunFolder, spec: EfficientDetSpec, dataset: Dataset, *, resume: bool) -> Session:
    began = time.time()
    config = spec.config
    run.append_event(events.PhaseChanged(phase="preparing", detail=_preparing(spec)))
    _set_up_tensorflow(spec, deterministic=config.deterministic)
    machines = strategy.open_machines(spec)
    _agree_on_data(run, dataset, machines)
    training = TrainingData(dataset.of("train"), config, batch_size=spec.batch_size, seed=spec.tf_random_seed)
    learner, progress, record = _learner(run, spec, dataset, machines, training, resume=resume)
    judged = dataset.of("val") if machines.is_chief else ()
    validation = ValidationData(judged, config, spec.batch_size) if judged else None
    sample = config.sample_image if machines.is_chief else None
    watched = WatchedPicture(Path(sample), run.watched, learner.evaluated, config, dataset.classes) if sample else None
    run.append_event(
        events.Started(
            model_name=spec.model_name,
            weights="the run's last checkpoint" if progress.step else record.weights,
            train_images=len(dataset.of("train")),
            val_images=len(dataset.of("val")),
            epochs=spec.epochs,
            steps_per_epoch=training.steps_per_epoch,
            step=progress.step,
        )
    )
    notes = [
        *record.notes,
        *_freeze_notes(learner.model, spec.var_freeze_expr, record.fresh),
        *_crowded(dataset, config.max_instances_per_image),
    ]
    for warning in [*machines.warnings, *(events.Warned(message=note) for note in notes)]:
        run.append_event(warning)
    return Session(run, spec, dataset, learner, training, validation, watched, progress, began)


def _crowded(dataset: Dataset, most: int) -> list[str]:
    """A word on training photos with more than `most` boxes."""
    counts = [len(example.boxes) for example in dataset.of("train") if len(example.boxes) > most]
    if not counts:
        return []
    return [
        f"{len(counts)} training photos hold more than {most} boxes (max_instances_per_image), up to {max(counts)}: "
        "all are trained, but the exported file reports at most tflite_max_detections objects of a photo."
    ]


def _learner(
    run: RunFolder,
    spec: EfficientDetSpec,
    dataset: Dataset,
    machines: Machines,
    training: TrainingData,
    *,
    resume: bool,
) -> tuple[Learner, Progress, source.Record]:
    """The learner as it begins or goes on, how far it is, and how the network began."""
    last = run.checkpoints / "last.npz"
    goes_on = machines.is_chief and resume and last.exists()
    start = _start(run, spec, dataset, training, goes_on=goes_on) if machines.is_chief else None
    record = _shared(start.record if start else None, machines)
    model = start.model if start and machines.alone else _placed(start, spec.config, dataset, machines)
    precision.compute_in(model, precision.policy_of(spec.config))
    learner = Learner(
        model,
        spec.config,
        spec,
        training.steps_per_epoch,
        freeze=narrowed(spec.var_freeze_expr, record.fresh),
        machines=machines,
        evaluated=start.model if start and machines.far else None,
    )
    progress = load_checkpoint(last, learner) if goes_on else Progress()
    if machines.count > 1:
        progress = restore(machines.arrays_from_chief(state_of(learner, progress)), learner)
    return learner, progress, record


def _shared(record: source.Record | None, machines: Machines) -> source.Record:
    """The chief's record of how the network began, on every machine."""
    text = machines.text_from_chief(msgspec.json.encode(record).decode() if record else "")
    return msgspec.json.decode(text, type=source.Record)


def _placed(start: source.Start | None, config: ModelConfig, dataset: Dataset, machines: Machines) -> Network:
    """The network where several devices, or one far away, learn; the chief's begins with the weights of `start`."""
    if start and start.record.network != "own":
        raise SettingError(
            "the hub module is trained through its own call, which works on one device only",
            where="strategy",
            hint="Leave strategy out, or start from a module of an EfficientDet-Lite, which becomes our own network.",
        )
    with machines.scope():
        model = build_network(config, len(dataset.classes))
    if start:
        checkpoint.assign(model, checkpoint.arrays_of(start.model))
    return model


def _start(
    run: RunFolder, spec: EfficientDetSpec, dataset: Dataset, training: TrainingData, *, goes_on: bool
) -> source.Start:
    """The network of a run: as it was, for the weights of its checkpoint, or new with its starting weights."""
    if goes_on:
        return source.network_of(run, spec.config, len(dataset.classes))
    some = -(-refold.PICTURES // spec.batch_size)

    def pictures() -> Iterator[np.ndarray]:
        with closing(training.batches(0)) as batches:
            yield from (np.asarray(batch.images) for batch in islice(batches, some))

    return source.starting_network(run, spec, spec.config, len(dataset.classes), pictures)


def _freeze_notes(model: Network, expression: str | None, fresh: Sequence[str]) -> list[str]:
    """What a person should know about freezing."""
    learning = sorted({name.split("/")[0] for name in spared(model, expression, fresh)})
    if not learning:
        return []
    return [
        f"Only what came pretrained is frozen: {', '.join(learning)} start at random and learn, although "
        "var_freeze_expr names them; frozen random weights would learn nothing."
    ]


def _preparing(spec: EfficientDetSpec) -> str:
    waiting = {"tpu": ", connecting to the TPU", "workers": ", waiting for the other machines"}
    return f"Building {spec.model_name}{waiting.get(spec.strategy or '', '')}"


def _agree_on_data(run: RunFolder, dataset: Dataset, machines: Machines) -> None:
    """All machines must train the same run; photos that some of them lack come from the chief."""
    if machines.count == 1:
        return
    digest = zlib.crc32(run.spec.read_bytes() + run.dataset.read_bytes())
    if machines.agree(digest != int(machines.from_chief(np.float64(digest)).numpy())):
        raise RunError(
            "the machines do not train the same run: their spec.yaml or dataset.json differ",
            where=str(run.path),
            hint="Copy the chief's run folder to every machine, or share it.",
        )
    missing = sum(not Path(example.image).is_file() for example in dataset.of("train"))
    machines.chief_feeds = machines.agree(missing > 0)
    if machines.chief_feeds and machines.is_chief:
        machines.warnings.append(
            events.Warned(
                message="Not every machine has the training photos, so this one prepares and sends them all.",
                hint="It is faster with the photos under the same path on each machine.",
            )
        )


def _evaluated(split: Split, epoch: int, metrics: events.Metrics, images: int) -> events.Evaluated:
    return events.Evaluated(split=split, source="network", epoch=epoch, metrics=metrics, images=images)


def _set_up_tensorflow(spec: EfficientDetSpec, *, deterministic: bool) -> None:
    keras.utils.set_random_seed(spec.tf_random_seed)
    tf.config.run_functions_eagerly(spec.debug)
    if deterministic:
        tf.config.experimental.enable_op_determinism()
    for gpu in tf.config.list_physical_devices("GPU"):
        tf.config.experimental.set_memory_growth(gpu, True)
