"""`object_detector.create` and what comes of it: a detector that is measured and exported."""

from __future__ import annotations

import difflib
import os
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, ClassVar

import msgspec

from effdet_core import atomic, events
from effdet_core.cli.export import show as show_export
from effdet_core.cli.terminal import Terminal
from effdet_core.cli.train import follow
from effdet_core.dataset import Dataset, Example
from effdet_core.errors import RunError, SettingError, raise_if
from effdet_core.exports.requests import CALIBRATION
from effdet_core.hparams import ModelConfig
from effdet_core.model_maker import model_spec as specs
from effdet_core.model_maker.collect import tell_remarks
from effdet_core.model_maker.config import ExportFormat, QuantizationConfig
from effdet_core.model_maker.dataloader import DataLoader, PathLike
from effdet_core.model_maker.label_map import label_map_of
from effdet_core.project import preflight
from effdet_core.project.runs import new_run
from effdet_core.run_folder import RunFolder
from effdet_core.runtime import metadata
from effdet_core.runtime.evaluate import evaluate_tflite
from effdet_core.spec import EfficientDetSpec

RUNS = "effdet_runs"
"""Folder of the runs of scripts, where they run, unless `model_dir` names another."""
CHECKED = 32
"""Training pictures on which an exported file is checked where there are none for validation."""
DEFAULT = "default"
_FIGURES = {
    "AP": "ap",
    "AP50": "ap50",
    "AP75": "ap75",
    "APs": "ap_small",
    "APm": "ap_medium",
    "APl": "ap_large",
    "ARmax1": "ar1",
    "ARmax10": "ar10",
    "ARmax100": "ar100",
    "ARs": "ar_small",
    "ARm": "ar_medium",
    "ARl": "ar_large",
}


class ObjectDetector:
    """A detector that was trained, or is about to be.

    model_spec: what it is. classes: their names in the order of the network's outputs. run: the folder of its
    training, with checkpoints, events and log; None before.
    """

    ALLOWED_EXPORT_FORMAT: ClassVar = (ExportFormat.TFLITE, ExportFormat.SAVED_MODEL, ExportFormat.LABEL)

    def __init__(
        self, model_spec: EfficientDetSpec, label_map: Any, representative_data: DataLoader | None = None
    ) -> None:
        """representative_data: pictures from which an int8 export learns the ranges of its numbers."""
        self.model_spec = model_spec
        self.classes = tuple(label_map_of(label_map).values())
        self.representative_data = representative_data
        self.run: RunFolder | None = None
        self._validation: DataLoader | None = None
        self._network: tuple[Any, ModelConfig] | None = None

    @classmethod
    def create(
        cls,
        train_data: DataLoader,
        model_spec: EfficientDetSpec | str | Callable[..., EfficientDetSpec],
        validation_data: DataLoader | None = None,
        epochs: int | None = None,
        batch_size: int | None = None,
        train_whole_model: bool = False,
        do_train: bool = True,
    ) -> ObjectDetector:
        """Trains a detector for the classes of `train_data`.

        model_spec: a spec, or a name for `model_spec.get`; it is not changed. validation_data: every picture of it is
        looked at now and then, and the best weights on it are kept. epochs, batch_size: instead of the spec's.
        train_whole_model: freezes nothing, whatever the spec says. do_train: False leaves the starting weights.

        The training runs in a process of its own, in a new run folder in the spec's model_dir (effdet_runs by default).
        Ctrl-C stops it after the current step with everything kept, and raises `KeyboardInterrupt`.
        Raises `UserError` for everything a person can mend: wrong parameters, data that cannot be trained on, a
        training that fails.
        """
        spec = specs.get(model_spec)
        if train_whole_model:
            spec = replace(spec, var_freeze_expr=None)
        _require("train_data", train_data)
        detector = cls(_with(spec, epochs, batch_size), train_data.label_map, train_data)
        if do_train:
            detector.train(train_data, validation_data)
        return detector

    def train(
        self,
        train_data: DataLoader,
        validation_data: DataLoader | None = None,
        epochs: int | None = None,
        batch_size: int | None = None,
    ) -> Any:
        """Trains from the starting weights in a new run, see `create`; returns the network."""
        _require("train_data", train_data)
        spec = _with(self.model_spec, epochs, batch_size)
        examples = list(train_data.examples_for(self.classes, "train"))
        if validation_data is not None:
            _require("validation_data", validation_data)
            examples += validation_data.examples_for(self.classes, "val")
        folder = _new_run(spec, Dataset(classes=self.classes, examples=tuple(examples)))
        _run_to_its_end(folder)
        self.run, self._network, self._validation = folder, None, validation_data
        return self.model

    @property
    def model(self) -> Any:
        """The `keras.Model`, with the best weights of the training. Loads TensorFlow."""
        return self._loaded()[0]

    def summary(self) -> None:
        """Prints the layers of the network."""
        self.model.summary()

    def evaluate(self, data: DataLoader, batch_size: int | None = None) -> dict[str, float]:
        """COCO's figures on every picture of `data`: AP, AP50, …, and AP_/NAME of each class.

        Each is 0..1, or -1 where there is nothing to measure. batch_size: pictures at a time, the spec's by default.
        """
        _require("data", data)
        model, config = self._loaded()
        from effdet_core.nn.evaluate import evaluate_network

        with Terminal().progress("Evaluating") as progress:
            metrics = evaluate_network(
                model,
                config,
                self._examples(data),
                self.classes,
                progress=progress,
                batch_size=batch_size or self.model_spec.batch_size,
            )
        return _as_dict(metrics)

    def evaluate_tflite(self, tflite_filepath: PathLike, data: DataLoader) -> dict[str, float]:
        """The same figures of an exported file, on all cores."""
        _require("data", data)
        path = Path(tflite_filepath)
        with Terminal().progress(f"Evaluating {path.name}") as progress:
            return _as_dict(evaluate_tflite(path, self._examples(data), self.classes, progress=progress))

    def export(
        self,
        export_dir: PathLike,
        tflite_filename: str = "model.tflite",
        label_filename: str = "labels.txt",
        vocab_filename: str = "vocab.txt",
        saved_model_filename: str = "saved_model",
        tfjs_folder_name: str = "tfjs",
        export_format: ExportFormat | Sequence[ExportFormat] | None = None,
        **kwargs: Any,
    ) -> None:
        """Writes the detector into `export_dir`, as .tflite unless `export_format` says what.

        quantization_config: of the .tflite: 'default' for int8, None for float32, or a `QuantizationConfig`.
        export_metadata_json_file: writes what the .tflite says of itself beside it, as JSON.
        The .tflite is loaded again and compared with the network before it replaces anything.
        vocab_filename, tfjs_folder_name belong to formats that detectors do not have.
        Raises `UserError` for what cannot be written, before anything is.
        """
        formats, options = _formats(export_format), _export_options(kwargs)
        folder = Path(export_dir).expanduser().absolute()
        if ExportFormat.TFLITE in formats:
            self._export_tflite(folder / tflite_filename, options["quantization_config"])
            if options["export_metadata_json_file"]:
                _write_metadata((folder / tflite_filename).with_suffix(".json"), options["quantization_config"])
        if ExportFormat.SAVED_MODEL in formats:
            self._export_saved_model(folder / saved_model_filename)
        if ExportFormat.LABEL in formats:
            atomic.write_bytes(folder / label_filename, metadata.labels_text(self.classes))

    def _export_tflite(self, path: Path, quantization: QuantizationConfig | str | None) -> None:
        if quantization == DEFAULT:
            pictures = _require("representative_data", self.representative_data)
            quantization = QuantizationConfig.for_int8(pictures, CALIBRATION)
        if quantization is not None and not isinstance(quantization, QuantizationConfig):
            raise SettingError(f"must be a QuantizationConfig, not {quantization!r}", where="quantization_config")
        quantization_data = quantization.representative_data if quantization else None
        model, config = self._loaded()
        from effdet_core.nn.export import export_tflite

        terminal = Terminal()
        with terminal.waiting(f"Exporting {path.name} and checking it"):
            report = export_tflite(
                model,
                config,
                self.classes,
                quantization.precision if quantization else "float32",
                path,
                train=quantization_data.examples if quantization_data else (),
                check=self._pictures_to_check_on(),
                calibration_count=quantization.calibration_count if quantization else 0,
            )
        show_export(report, terminal)

    def _export_saved_model(self, path: Path) -> None:
        model, config = self._loaded()
        from effdet_core.nn.saved_model import export_saved_model

        with Terminal().waiting(f"Writing {path}"):
            export_saved_model(model, config, path)

    def _examples(self, data: DataLoader) -> tuple[Example, ...]:
        return data.examples_for(self.classes, "test")

    def _pictures_to_check_on(self) -> tuple[Example, ...]:
        if self._validation is not None:
            return self._validation.examples_for(self.classes, "val")
        return (
            self.representative_data.examples_for(self.classes, "train")[:CHECKED] if self.representative_data else ()
        )

    def _loaded(self) -> tuple[Any, ModelConfig]:
        """The network and its configuration: of the run, or with the starting weights before there is one."""
        if self._network is None:
            os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "2")
            from effdet_core.nn import trained

            trained.leave_gpu_memory_to_others()
            if self.run:
                self._network = trained.open_run(self.run)
            else:
                self._network = trained.untrained(self.model_spec, len(self.classes))
        return self._network


def _require(name: str, data: DataLoader | None) -> DataLoader:
    """`data`, unless it is none at all: the readers give None for a set without pictures."""
    if isinstance(data, DataLoader) and len(data):
        return data
    what = "there are no pictures" if data is None or isinstance(data, DataLoader) else f"is no data but {data!r}"
    raise SettingError(what, where=name, hint="The data may have no such set; give a DataLoader with pictures.")


def _with(spec: EfficientDetSpec, epochs: int | None, batch_size: int | None) -> EfficientDetSpec:
    given = {"epochs": epochs, "batch_size": batch_size}
    return replace(spec, **{name: value for name, value in given.items() if value is not None})  # type: ignore[arg-type]


def _new_run(spec: EfficientDetSpec, dataset: Dataset) -> RunFolder:
    """A run folder with everything that a trainer needs. Raises `UserError` before it is made."""
    found = preflight(dataset, judged_by=("val",))  # a script measures on what it likes
    raise_if(found.blocking)
    tell_remarks(found.remarks)
    folder = new_run(Path(spec.model_dir or RUNS).expanduser())
    dataset.write(folder.dataset)
    spec.write(folder.spec)
    return folder


def _run_to_its_end(folder: RunFolder) -> None:
    terminal = Terminal()
    terminal.note(f"Run {folder.path}")
    match follow(folder, terminal):
        case events.Finished(reason="stopped", step=step):
            go_on = f"effdet train --resume {folder.path}"
            raise KeyboardInterrupt(f"the training was stopped after {step} steps; to go on: {go_on}")
        case events.Failed(message=message, hint=hint):
            raise RunError(message, where=str(folder.path), hint=hint or f"{folder.log} has the details.")


def _as_dict(metrics: events.Metrics) -> dict[str, float]:
    figures = {name: getattr(metrics, ours) for name, ours in _FIGURES.items()}
    return figures | {f"AP_/{name}": ap for name, ap in metrics.per_class.items()}


def _formats(wanted: ExportFormat | Sequence[ExportFormat] | None) -> tuple[ExportFormat, ...]:
    formats = (wanted,) if isinstance(wanted, ExportFormat) else tuple(wanted or (ExportFormat.TFLITE,))
    for item in formats:
        if item not in ObjectDetector.ALLOWED_EXPORT_FORMAT:
            names = ", ".join(allowed.name for allowed in ObjectDetector.ALLOWED_EXPORT_FORMAT)
            text = getattr(item, "name", repr(item))
            raise SettingError(f"a detector is not exported as {text}", where="export_format", hint=f"Choose {names}.")
    return formats


def _export_options(given: dict[str, Any]) -> dict[str, Any]:
    """The further arguments of `export`, all refused that would have no effect."""
    options = {"quantization_config": DEFAULT, "with_metadata": True, "export_metadata_json_file": False}
    for name in given:
        if name not in options:
            close = _closest(name, options)
            raise SettingError(
                "there is no such argument", where=name, hint=f"Did you mean {close!r}?" if close else ""
            )
    options |= given
    if not options["with_metadata"]:
        hint = "Leave it out: readers that need no metadata skip it."
        raise SettingError("the file always says what it is", where="with_metadata", hint=hint)
    return options


def _closest(name: str, names: Iterable[str]) -> str:
    return next(iter(difflib.get_close_matches(name, list(names), n=1)), "")


def _write_metadata(path: Path, quantization: QuantizationConfig | str | None) -> None:
    """What the file says of itself, as JSON beside it."""
    is_int8 = quantization == DEFAULT or (
        isinstance(quantization, QuantizationConfig) and quantization.precision == "int8"
    )
    content = metadata.detector_metadata(float_input=not is_int8)
    atomic.write_bytes(path, msgspec.json.format(msgspec.json.encode(content)))
