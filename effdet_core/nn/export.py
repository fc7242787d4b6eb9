"""Exporting a network as one verified .tflite file that every common consumer accepts."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import get_args

import keras

from effdet_core import atomic
from effdet_core.dataset import Example
from effdet_core.errors import InputError, SettingError, UserError
from effdet_core.events import Metrics, Warned
from effdet_core.hparams import ModelConfig
from effdet_core.metrics import coco_metrics
from effdet_core.nn import calibration, verify
from effdet_core.nn.evaluate import detections_of
from effdet_core.nn.export_graph import Precision, convert
from effdet_core.nn.network_detector import NetworkDetector
from effdet_core.runtime import metadata
from effdet_core.runtime.detector import TFLiteDetector
from effdet_core.runtime.evaluate import evaluate_tflite
from effdet_core.runtime.metadata import Recorded
from effdet_core.runtime.universal import universal

PRECISIONS: tuple[Precision, ...] = get_args(Precision)
LARGEST_LOSS = 0.01
"""AP50 that 8-bit weights may cost before a warning."""
LABELS_BESIDE = "labels.txt"


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportReport:
    """What was written and how well it agrees with the network.

    agreement: share of the network's surest detections that the file makes too (see `verify`). network, file: their
    figures on the pictures given, where both were measured. seconds: of the conversion and of the checks.
    """

    path: Path
    precision: Precision
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
    precision: Precision,
    out_path: Path,
    *,
    train: Sequence[Example] = (),
    check: Sequence[Example] = (),
    network_metrics: Metrics | None = None,
    calibration_count: int = calibration.COUNT,
    calibration_seed: int = calibration.SEED,
) -> ExportReport:
    """Writes `out_path` and labels.txt beside it; on any error what was there before stays.

    train: pictures to calibrate int8 on. check: pictures to compare the file with the network on; for dynamic and
    int8 both are measured on all of them, and a loss of more than 1 point of AP50 becomes a warning.
    network_metrics: the network's figures on `check`, where they are known already.
    Raises `UserError` when the file does not find what the network finds, `SettingError` for a precision that does not
    exist or cannot be had without pictures.
    """
    _check_request(precision, train, out_path)
    began = time.monotonic()
    chosen = calibration.representative(train, calibration_count, calibration_seed) if precision == "int8" else ()
    converted = convert(model, config, precision, lambda: calibration.network_inputs(chosen, config))
    content = universal(converted, _recorded(config, classes))
    converted_at = time.monotonic()
    network = NetworkDetector(model, replace(config, measured_as="file"))
    checks = _Checks(network, classes, precision, check, network_metrics)
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


def _recorded(config: ModelConfig, classes: Sequence[str]) -> Recorded:
    return Recorded(
        classes=tuple(classes),
        model_name=config.name,
        input_size=config.image_size,
        resize="stretch" if config.resize == "stretch" else "letterbox",
        created_by=metadata.created_by(),
    )


@dataclass(frozen=True, slots=True)
class _Checks:
    """Everything an exported file is compared with."""

    network: NetworkDetector
    classes: Sequence[str]
    precision: Precision
    pictures: Sequence[Example]
    network_metrics: Metrics | None

    def of(self, written: TFLiteDetector, out_path: Path) -> _Checked:
        """Raises `UserError` when a float file does not find what the network finds."""
        tolerance = verify.TOLERANCES[self.precision]
        pictures = verify.some_pictures(self.pictures, written.input_size)
        share = verify.agreement(self.network, written, pictures, tolerance)
        verify.require_agreement(share, tolerance, self.precision, out_path)
        if self.precision in ("float32", "float16") or not self.pictures:
            return _Checked(share, self.network_metrics, None, _unproven(self.pictures))
        network, file = self._of_network(), evaluate_tflite(written.path, self.pictures, self.classes)
        return _Checked(share, network, file, _loss_warnings(network, file, self.precision))

    def _of_network(self) -> Metrics:
        found = self.network_metrics
        return found or coco_metrics(self.pictures, detections_of(self.network, self.pictures), self.classes)


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
