"""What can be done with a run that has weights: open it, name its classes, export it."""

from __future__ import annotations

import os
import tempfile
from contextlib import suppress
from pathlib import Path

import keras
import tensorflow as tf

from effdet_core import events
from effdet_core.dataset import Dataset
from effdet_core.errors import RunError
from effdet_core.hparams import ModelConfig
from effdet_core.nn import calibration
from effdet_core.nn.export import ExportReport, export_tflite
from effdet_core.nn.export_graph import Precision
from effdet_core.nn.network import Network
from effdet_core.nn.weights import checkpoint, probe, source
from effdet_core.run_folder import RunFolder
from effdet_core.spec import EfficientDetSpec


def open_run(run: RunFolder) -> tuple[Network, ModelConfig]:
    """The network of a run with the weights that are worth using, and its configuration."""
    run.check()
    config = EfficientDetSpec.read(run.spec).config
    model = source.network_of(run, config, len(Dataset.read(run.dataset).classes)).model
    load_best(run, model)
    return model, config


def untrained(spec: EfficientDetSpec, num_classes: int) -> tuple[Network, ModelConfig]:
    """A network as a training of `spec` would start with it, and its configuration."""
    config = spec.config
    keras.utils.set_random_seed(spec.tf_random_seed)
    with tempfile.TemporaryDirectory() as folder:
        # Which pictures are looked at matters to training alone.
        start = source.starting_network(
            RunFolder(Path(folder)), spec, config, num_classes, lambda: [probe.picture(config.image_size)]
        )
    return start.model, config


def leave_gpu_memory_to_others() -> None:
    """Takes memory of GPUs as it is needed: a process that only measures may run beside one that trains."""
    for gpu in tf.config.list_physical_devices("GPU"):
        with suppress(RuntimeError):  # too late, the GPU is in use already
            tf.config.experimental.set_memory_growth(gpu, True)


def classes_of(run: RunFolder) -> tuple[str, ...]:
    """Class names of a run, in the order of the network's outputs."""
    return Dataset.read(run.dataset).classes


def load_best(run: RunFolder, model: Network) -> Path:
    """Gives `model` the best weights on validation, or else the last averaged ones; returns their file."""
    for name in ("best.npz", "last.npz"):
        path = run.checkpoints / name
        if path.exists():
            checkpoint.assign(model, checkpoint.averaged(checkpoint.read_weights(path)))
            return path
    raise RunError("has no weights yet", where=str(run.path), hint=f"Train it: effdet train --resume {run.path}")


def export_run(
    run: RunFolder,
    precision: Precision,
    *,
    out: Path | None = None,
    calibration_count: int = calibration.COUNT,
    calibration_seed: int = calibration.SEED,
) -> ExportReport:
    """Exports the best weights of a run, checked on its test photos (or validation ones), and says so in its events.

    out: where to; by default export/RUN-PRECISION.tflite in the run.
    """
    model, config = open_run(run)
    dataset = Dataset.read(run.dataset)
    report = export_tflite(
        model,
        config,
        dataset.classes,
        precision,
        out or run.export / f"{run.name}-{precision}.tflite",
        train=dataset.of("train"),
        check=dataset.of("test") or dataset.of("val"),
        calibration_count=calibration_count,
        calibration_seed=calibration_seed,
    )
    for warning in report.warnings:
        run.append_event(warning)
    run.append_event(
        events.Exported(
            path=os.path.relpath(report.path, run.path),
            precision=precision,
            size_bytes=report.size_bytes,
            agreement=report.agreement,
        )
    )
    return report
