"""How a session begins: machines, data, the network with its weights, and what people should know beforehand."""

from __future__ import annotations

import time
import zlib
from collections.abc import Iterator, Sequence
from contextlib import closing
from itertools import islice
from pathlib import Path

import keras
import msgspec
import numpy as np
import tensorflow as tf

from effdet_core import events
from effdet_core.dataset import Dataset
from effdet_core.errors import RunError, SettingError, known_as
from effdet_core.hparams import ModelConfig
from effdet_core.nn import precision, strategy
from effdet_core.nn.input_pipeline import TrainingData
from effdet_core.nn.keep import Progress, load_checkpoint, restore, state_of
from effdet_core.nn.network import Network, build_network
from effdet_core.nn.session import Session
from effdet_core.nn.step import Learner
from effdet_core.nn.strategy import Machines
from effdet_core.nn.validation import ValidationData
from effdet_core.nn.watched import WatchedPicture
from effdet_core.nn.weights import checkpoint, source
from effdet_core.nn.weights.freeze import narrowed, spared
from effdet_core.nn.weights.tflite import refold
from effdet_core.run_folder import RunFolder
from effdet_core.spec import EfficientDetSpec


def begin(run: RunFolder, spec: EfficientDetSpec, dataset: Dataset, *, resume: bool) -> Session:
    """Prepares a session of a run; with `resume` where its last checkpoint stands. Raises `UserError`."""
    began = time.time()
    config = spec.config
    run.append_event(events.PhaseChanged(phase="preparing", detail=_preparing(spec)))
    _set_up_tensorflow(spec, deterministic=config.deterministic or spec.debug)
    machines = strategy.open_machines(spec)
    _agree_on_data(run, dataset, machines)
    training = TrainingData(dataset.of("train"), config, batch_size=spec.batch_size, seed=spec.tf_random_seed)
    learner, progress, record = _learner(run, spec, dataset, machines, training, resume=resume)
    judged = dataset.of("val") if machines.is_chief else ()
    validation = ValidationData(judged, config, spec.batch_size) if judged else None
    watched = _watched(run, learner, dataset) if machines.is_chief else None
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


def _watched(run: RunFolder, learner: Learner, dataset: Dataset) -> WatchedPicture | None:
    """The picture of `sample_image`. Raises `InputError` when it cannot be read."""
    sample = learner.config.sample_image
    if not sample:
        return None
    path = Path(sample).expanduser()
    return WatchedPicture(path, run.watched, learner.evaluated, learner.config, dataset.classes)


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
        with known_as("weights"):
            return source.network_of(run, spec.config, len(dataset.classes))
    some = -(-refold.PICTURES // spec.batch_size)

    def pictures() -> Iterator[np.ndarray]:
        with closing(training.batches(0)) as batches:
            yield from (np.asarray(batch.images) for batch in islice(batches, some))

    with known_as("weights"):
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
    waiting = {"tpu": "connecting to the TPU", "workers": "waiting for the other machines"}
    what = waiting.get(spec.strategy or "")
    minutes = strategy.START_SECONDS / 60
    return f"Building {spec.model_name}" + (f", {what} for up to {minutes:.0f} minutes" if what else "")


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


def _set_up_tensorflow(spec: EfficientDetSpec, *, deterministic: bool) -> None:
    keras.utils.set_random_seed(spec.tf_random_seed)
    tf.config.run_functions_eagerly(spec.debug)
    if deterministic:
        tf.config.experimental.enable_op_determinism()
    tf.debugging.set_log_device_placement(spec.debug)  # TensorFlow prints a line per kind of operation, once
    for gpu in tf.config.list_physical_devices("GPU"):
        tf.config.experimental.set_memory_growth(gpu, True)
