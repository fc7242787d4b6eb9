"""Exporting a network as one verified .tflite file that every common consumer accepts."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal, get_args

import keras
import numpy as np

from effdet_core import atomic
from effdet_core.dataset import Example
from effdet_core.errors import InputError, SettingError, UserError
from effdet_core.events import Metrics, Warned
from effdet_core.exports import progress
from effdet_core.exports.progress import Tell
from effdet_core.hparams import ModelConfig
from effdet_core.metrics import coco_metrics
from effdet_core.nn import calibration, verify
from effdet_core.nn.evaluate import detections_of
from effdet_core.nn.export_graph import Precision, centred_anchors, convert, convert_twin
from effdet_core.nn.network_detector import NetworkDetector
from effdet_core.nn.saved_model import SavedDetector, export_saved_model
from effdet_core.runtime import detector_options, metadata, twin, universal
from effdet_core.runtime.detector import TFLiteDetector
from effdet_core.runtime.detector_options import Decoding
from effdet_core.runtime.evaluate import evaluate_tflite
from effdet_core.runtime.metadata import Recorded

TFLite = Precision | Literal["gpu"]
"""What kinds of files there are: the universal one in each precision, and the float16 twin for GPUs."""
PRECISIONS: tuple[TFLite, ...] = (*get_args(Precision), "gpu")
LARGEST_LOSS = 0.01
"""AP50 that 8-bit weights may cost before a warning."""
LABELS_BESIDE = "labels.txt"
_CONVERTED, _NETWORK_MEASURED = 0.6, 0.8
"""Of the progress of an export, about."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportReport:
    """What was written and how well it agrees with the network.

    agreement: share of the network's surest detections that the file makes too (see `verify`). network, file: their
    figures on the pictures given, where both were measured. seconds: of the conversion and of the checks.
    """

    path: Path
    precision: TFLite | Literal["savedmodel"]
    size_bytes: int
    agreement: float
    network: Metrics | None
    file: Metrics | None
    warnings: tuple[Warned, ...]
    conversion_seconds: float
    check_seconds: float


def export_tflite(
    model: keras.Model,
    config: ModelConfig,
    classes: Sequence[str],
    precision: TFLite,
    out_path: Path,
    *,
    train: Sequence[Example] = (),
    check: Sequence[Example] = (),
    network_metrics: Metrics | None = None,
    calibration_count: int = calibration.COUNT,
    calibration_seed: int = calibration.SEED,
    thresholds: Sequence[float] = (),
    tell: Tell = progress.nobody,
) -> ExportReport:
    """Writes `out_path` and labels.txt beside it; on any error what was there before stays.

    train: pictures to calibrate int8 on. check: pictures to compare the file with the network on; for dynamic and
    int8 both are measured on all of them, and a loss of more than 1 point of AP50 becomes a warning.
    network_metrics: the network's figures on `check`, where they are known already. thresholds: from how sure a
    detection counts, one for each class, to be written into the file.
    Raises `UserError` when the file does not find what the network finds, `SettingError` for a precision that does not
    exist or cannot be had without pictures.
    """
    _check_request(precision, train, out_path)
    began = time.monotonic()
    recorded = recorded_of(config, classes, thresholds)
    chosen = calibration.representative(train, calibration_count, calibration_seed) if precision == "int8" else ()
    content = converted(model, config, recorded, precision, chosen, progress.part(tell, 0.0, _CONVERTED))
    converted_at = time.monotonic()
    network = NetworkDetector(model, _decoded_as(config, precision))
    checks = _Checks(network, classes, precision, check, network_metrics, tell)
    results: list[_Checked] = []

    def produce(temporary: Path) -> None:
        temporary.write_bytes(content)
        results.append(checks.of(_loaded(temporary, out_path), out_path))

    atomic.write_with(out_path, produce)
    atomic.write_bytes(out_path.with_name(LABELS_BESIDE), metadata.labels_text(classes))
    return ExportReport(
        path=out_path,
        precision=precision,
        size_bytes=len(content),
        agreement=results[0].agreement,
        network=results[0].network,
        file=results[0].file,
        warnings=results[0].warnings,
        conversion_seconds=converted_at - began,
        check_seconds=time.monotonic() - converted_at,
    )


def converted(
    model: keras.Model,
    config: ModelConfig,
    recorded: Recorded,
    precision: TFLite,
    calibrated_on: Sequence[Example] = (),
    tell: Tell = progress.nobody,
) -> bytes:
    """The content of an exported file, not checked yet. calibrated_on: pictures, for int8 alone."""
    tell(0, 1, "Converting")
    if precision == "gpu":
        decoding = detector_options.encode(Decoding(centred_anchors(config), len(recorded.classes)))
        return universal.twin(convert_twin(model, config), recorded, decoding)

    def inputs() -> Iterator[np.ndarray]:
        for number, pixels in enumerate(calibration.network_inputs(calibrated_on, config)):
            tell(number, len(calibrated_on), "Learning the ranges of numbers")
            yield pixels
        tell(len(calibrated_on), len(calibrated_on), "Converting")

    return universal.universal(convert(model, config, precision, inputs), recorded)


def _decoded_as(config: ModelConfig, precision: TFLite) -> ModelConfig:
    """How the network has to be decoded to be compared with the file."""
    if precision != "gpu":
        return replace(config, measured_as="file")
    nms = replace(config.nms_configs, iou_thresh=twin.OVERLAP, score_thresh=None)
    return replace(config, measured_as="file", nms_configs=nms, tflite_max_detections=twin.MOST)


def export_checked_saved_model(
    model: keras.Model, config: ModelConfig, classes: Sequence[str], folder: Path, check: Sequence[Example]
) -> ExportReport:
    """Writes a SavedModel and labels.txt beside it, and compares it with the network. Raises `UserError`."""
    began = time.monotonic()
    times, shares = list[float](), list[float]()

    def compare(fresh: Path) -> None:
        times.append(time.monotonic())
        tolerance, pictures = verify.TOLERANCES["savedmodel"], verify.some_pictures(check, config.image_size)
        shares.append(verify.agreement(NetworkDetector(model, config), SavedDetector(fresh), pictures, tolerance))
        verify.require_agreement(shares[0], tolerance, "SavedModel", folder)

    export_saved_model(model, config, folder, compare)
    atomic.write_bytes(folder.with_name(LABELS_BESIDE), metadata.labels_text(classes))
    return ExportReport(
        path=folder,
        precision="savedmodel",
        size_bytes=sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()),
        agreement=shares[0],
        network=None,
        file=None,
        warnings=_unproven(check),
        conversion_seconds=times[0] - began,
        check_seconds=time.monotonic() - times[0],
    )


@dataclass(frozen=True, slots=True)
class _Checked:
    agreement: float
    network: Metrics | None
    file: Metrics | None
    warnings: tuple[Warned, ...]


def _check_request(precision: str, train: Sequence[Example], out_path: Path) -> None:
    if precision not in PRECISIONS:
        raise SettingError(
            f"there is no {precision!r}", where="precision", hint=f"Choose one of {', '.join(PRECISIONS)}."
        )
    if precision == "int8" and not train:
        raise SettingError(
            "int8 needs training pictures to learn the ranges of its numbers from",
            where="precision",
            hint="Export from a run that has some, or choose float32.",
        )
    if out_path.suffix != ".tflite":
        raise SettingError("must end in .tflite", where=str(out_path), hint=f"Say {out_path.stem}.tflite.")


def recorded_of(config: ModelConfig, classes: Sequence[str], thresholds: Sequence[float] = ()) -> Recorded:
    """What a file says to our own tools."""
    return Recorded(
        classes=tuple(classes),
        model_name=config.name,
        input_size=config.image_size,
        resize="stretch" if config.resize == "stretch" else "letterbox",
        created_by=metadata.created_by(),
        thresholds=tuple(thresholds),
    )


@dataclass(frozen=True, slots=True)
class _Checks:
    """Everything an exported file is compared with."""

    network: NetworkDetector
    classes: Sequence[str]
    precision: TFLite
    pictures: Sequence[Example]
    network_metrics: Metrics | None
    tell: Tell

    def of(self, written: TFLiteDetector, out_path: Path) -> _Checked:
        """Raises `UserError` when a float file does not find what the network finds."""
        tolerance = verify.TOLERANCES[self.precision]
        pictures = verify.some_pictures(self.pictures, written.input_size)
        self.tell(round(_CONVERTED * progress.TICKS), progress.TICKS, "Comparing the file with the network")
        share = verify.agreement(self.network, written, pictures, tolerance)
        verify.require_agreement(share, tolerance, self.precision, out_path)
        if self.precision in ("float32", "float16", "gpu") or not self.pictures:
            return _Checked(share, self.network_metrics, None, _unproven(self.pictures))
        network = self._of_network()
        words = f"measuring on {len(self.pictures)} photos"
        tell = progress.counted(progress.part(self.tell, _NETWORK_MEASURED, 1.0), words)
        file = evaluate_tflite(written.path, self.pictures, self.classes, progress=tell)
        return _Checked(share, network, file, _loss_warnings(network, file, self.precision))

    def _of_network(self) -> Metrics:
        if self.network_metrics is not None:
            return self.network_metrics
        tell = progress.counted(progress.part(self.tell, _CONVERTED, _NETWORK_MEASURED), "Measuring the network")
        found = detections_of(self.network, self.pictures, progress=tell)
        return coco_metrics(self.pictures, found, self.classes)


def _loaded(written: Path, out_path: Path) -> TFLiteDetector:
    try:
        return TFLiteDetector(written)
    except InputError as e:
        message = f"the file that was written cannot be loaded again: {e.problems[0].message}"
        raise UserError(message, where=str(out_path), hint="Please report this; nothing was replaced.") from e


def _unproven(check: Sequence[Example]) -> tuple[Warned, ...]:
    if check:
        return ()
    return (
        Warned(
            message="There were no photos to compare the file with the network on; noise had to do.",
            hint="Evaluate the file on photos of your own before you rely on it.",
        ),
    )


def _loss_warnings(network: Metrics, file: Metrics, precision: str) -> tuple[Warned, ...]:
    lost = network.ap50 - file.ap50
    if lost <= LARGEST_LOSS:
        return ()
    return (
        Warned(
            message=f"The {precision} file loses {lost * 100:.1f} points of AP50 ({network.ap50:.3f} becomes "
            f"{file.ap50:.3f}).",
            hint="Use float16 where a float file will do, or calibrate on more pictures.",
        ),
    )
