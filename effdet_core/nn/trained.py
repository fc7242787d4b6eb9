"""What can be done with a run that has weights: open it, name its classes, export it."""

from __future__ import annotations

import os
import tempfile
import time
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import keras
import tensorflow as tf

from effdet_core import events
from effdet_core.dataset import Dataset, Split
from effdet_core.errors import RunError
from effdet_core.exports import judging, progress, record
from effdet_core.exports.progress import Tell
from effdet_core.exports.record import Kind
from effdet_core.hparams import ModelConfig
from effdet_core.nn import calibration
from effdet_core.nn.export import ExportReport, export_checked_saved_model, export_tflite
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


class RunExporter:
    """The best weights of a run, loaded once for as many exports as one likes.

    max_detections: other than the run's. The files carry the thresholds that were chosen for the run.
    """

    def __init__(self, run: RunFolder, *, max_detections: int | None = None) -> None:
        self.run = run
        self.model, config = open_run(run)
        self.config = replace(config, tflite_max_detections=max_detections) if max_detections else config
        self.dataset = Dataset.read(run.dataset)
        self.split: Split | None = judging.split_of(self.dataset)
        self.check = self.dataset.of(self.split) if self.split else ()
        self.thresholds = judging.thresholds_of(run, self.dataset.classes)
        usual = self.config == config and config.measured_as == "file"
        self._network = judging.known_metrics(run, self.split) if self.split and usual else None

    def export(
        self,
        kind: Kind,
        out: Path | None = None,
        *,
        calibration_count: int = calibration.COUNT,
        calibration_seed: int = calibration.SEED,
        tell: Tell = progress.nobody,
    ) -> ExportReport:
        """Exports and checks one file (or folder), on the test photos or else on the validation ones.

        out: where to; by default as `record.default_path` says. Says so in the events, and in the list of exports
        where it lies in the run's own folder. Raises `UserError`.
        """
        path = out or record.default_path(self.run, kind)
        if kind == "savedmodel":
            report = export_checked_saved_model(self.model, self.config, self.dataset.classes, path, self.check)
        else:
            report = export_tflite(
                self.model,
                self.config,
                self.dataset.classes,
                kind,
                path,
                train=self.dataset.of("train"),
                check=self.check,
                network_metrics=self._network,
                calibration_count=calibration_count,
                calibration_seed=calibration_seed,
                thresholds=self.thresholds,
                tell=tell,
            )
        self._network = report.network or self._network
        self._tell_the_run(report)
        if path.parent == self.run.export:
            count = min(calibration_count, len(self.dataset.of("train"))) if kind == "int8" else 0
            record.add(self.run, self._variant(report, kind, count))
        return report

    def _tell_the_run(self, report: ExportReport) -> None:
        for warning in report.warnings:
            self.run.append_event(warning)
        self.run.append_event(
            events.Exported(
                path=os.path.relpath(report.path, self.run.path),
                precision=report.precision,
                size_bytes=report.size_bytes,
                agreement=report.agreement,
            )
        )

    def _variant(self, report: ExportReport, kind: Kind, calibration_count: int) -> record.Variant:
        return record.Variant(
            kind=kind,
            file=report.path.name,
            size_bytes=report.size_bytes,
            made=time.time(),
            agreement=report.agreement,
            classes=self.dataset.classes,
            input_size=self.config.image_size,
            max_detections=self.config.tflite_max_detections,
            split=self.split,
            photos=len(self.check),
            metrics=report.file,
            network=self._network,
            thresholds=() if kind == "savedmodel" else self.thresholds,
            calibration=calibration_count,
            fingerprint=record.fingerprint_of(report.path),
            notes=tuple(record.Note(message=w.message, hint=w.hint) for w in report.warnings),
        )


def export_run(
    run: RunFolder,
    precision: Kind,
    *,
    out: Path | None = None,
    calibration_count: int = calibration.COUNT,
    calibration_seed: int = calibration.SEED,
) -> ExportReport:
    """Exports the best weights of a run once, see `RunExporter.export`."""
    exporter = RunExporter(run)
    return exporter.export(precision, out, calibration_count=calibration_count, calibration_seed=calibration_seed)
