"""What scripts import as `config`: the kinds of files to export, and how their numbers are stored."""

from __future__ import annotations

import enum
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Literal

from effdet_core.errors import Problem, SettingError, raise_if
from effdet_core.model_maker.dataloader import DataLoader

DEFAULT_QUANTIZATION_STEPS = 500
_NO_CHOICE = "the file that every reader understands has only one form; leave it out"


@enum.unique
class ExportFormat(enum.Enum):
    """What `ObjectDetector.export` can write; VOCAB and TFJS belong to other tasks of the original."""

    TFLITE = "TFLITE"
    SAVED_MODEL = "SAVED_MODEL"
    LABEL = "LABEL"
    VOCAB = "VOCAB"
    TFJS = "TFJS"


@dataclass(frozen=True)
class QuantizationConfig:
    """How the numbers of a .tflite are stored; made by `for_int8`, `for_float16` or `for_dynamic`.

    representative_data: pictures from which int8 learns the ranges of its numbers. quantization_steps: how many of
    them, at most. supported_types: float16 for a file of half the size. The rest can only be what makes files that
    every reader understands. Raises `SettingError` with everything that cannot be done.
    """

    optimizations: Any = None
    representative_data: Any = None
    quantization_steps: int | None = None
    inference_input_type: Any = None
    inference_output_type: Any = None
    supported_ops: Any = None
    supported_types: Any = None
    experimental_new_quantizer: bool | None = None

    def __post_init__(self) -> None:
        raise_if(_problems(self), SettingError)

    @classmethod
    def for_dynamic(cls) -> QuantizationConfig:
        """Weights in 8 bits, computed in float."""
        return cls()

    @classmethod
    def for_int8(
        cls,
        representative_data: DataLoader,
        quantization_steps: int = DEFAULT_QUANTIZATION_STEPS,
        inference_input_type: Any = "uint8",
        inference_output_type: Any = "uint8",
        supported_ops: Any = "TFLITE_BUILTINS_INT8",
    ) -> QuantizationConfig:
        """Everything in 8 bits, for which `representative_data` shows the ranges.

        The input takes pixels as uint8. The outputs are float whatever is said: the operation that puts the
        detections together knows no other.
        """
        return cls(
            representative_data=representative_data,
            quantization_steps=quantization_steps,
            inference_input_type=inference_input_type,
            inference_output_type=inference_output_type,
            supported_ops=supported_ops,
        )

    @classmethod
    def for_float16(cls) -> QuantizationConfig:
        """Weights in 16 bits, computed in float."""
        return cls(supported_types=["float16"])

    @property
    def precision(self) -> Literal["float16", "dynamic", "int8"]:
        """The precision of the file, by our name."""
        if self.representative_data is not None:
            return "int8"
        return "float16" if _names(self.supported_types) else "dynamic"

    @property
    def calibration_count(self) -> int:
        """How many pictures an int8 export looks at, at most."""
        return self.quantization_steps or DEFAULT_QUANTIZATION_STEPS


def _problems(config: QuantizationConfig) -> Iterator[Problem]:
    allowed: dict[str, tuple[str, ...]] = {
        "optimizations": ("DEFAULT",),
        "supported_ops": ("TFLITE_BUILTINS", "TFLITE_BUILTINS_INT8"),
        "supported_types": ("float16",) if config.representative_data is None else (),
        "inference_input_type": ("uint8",) if config.representative_data is not None else ("float32",),
        "inference_output_type": ("uint8", "float32"),
        "experimental_new_quantizer": ("True",),
    }
    for name, values in allowed.items():
        for found in _names(getattr(config, name)):
            if found not in values:
                wanted = f"must be {' or '.join(values)}" if values else "goes with no other precision"
                yield Problem(f"{wanted}, not {found}: {_NO_CHOICE}", name)
    steps = config.quantization_steps
    if steps is not None and (not isinstance(steps, int) or isinstance(steps, bool) or steps < 1):
        yield Problem(f"must be a whole number from 1, not {steps!r}", "quantization_steps")
    if config.representative_data is not None and not isinstance(config.representative_data, DataLoader):
        kind = type(config.representative_data).__name__
        yield Problem(f"must be a DataLoader, not {kind}", "representative_data", "Give the training data.")


def _names(values: Any) -> list[str]:
    """The names of TensorFlow's types and constants, one or several, without loading TensorFlow."""
    if values is None:
        return []
    several = values if isinstance(values, Iterable) and not isinstance(values, str | enum.Enum | type) else [values]
    return [getattr(value, "name", None) or getattr(value, "__name__", None) or str(value) for value in several]
