"""The list of what was exported from a run, `exports.json` in its export folder, and the accuracy waterfall beside it.

Both are caches of measurements: a damaged or missing one is an empty one, and a file that is gone is not listed.
"""

from __future__ import annotations

from pathlib import Path
from typing import Literal, get_args

import msgspec

from effdet_core import atomic
from effdet_core.dataset import Split
from effdet_core.evaluation import saved
from effdet_core.events import Metrics
from effdet_core.run_folder import RunFolder

Kind = Literal["int8", "float16", "float32", "dynamic", "gpu", "savedmodel"]
"""What can be exported. gpu: float16 without the detection operation, for GPUs of phones through MediaPipe."""
KINDS: tuple[Kind, ...] = get_args(Kind)
ONE_CLICK: Kind = "int8"
"""What the one button writes: the file that every consumer accepts."""
THREADS = (1, 2, 4)
"""With how many threads speed is measured, as far as this computer has so many cores."""

StepName = Literal["unlimited", "network", "float32", "float16", "int8", "mediapipe", "gpu", "pycoral", "frigate"]
CauseKind = Literal[
    "too_many_objects", "conversion", "weights_of_16_bits", "numbers_of_8_bits", "stretched", "scaled_otherwise",
    "own_suppression", "square_crops", "at_most_20", "low_scores",
]  # fmt: skip
RemedyKind = Literal[
    "more_detections", "calibrate", "float16", "float32", "train_stretched", "main_file", "feed_as_trained",
]  # fmt: skip


class Note(msgspec.Struct, frozen=True, kw_only=True):
    """Something to know about an exported file."""

    message: str
    hint: str = ""


class Variant(msgspec.Struct, frozen=True, kw_only=True):
    """One exported file (or the folder of a SavedModel).

    file: its name in the export folder. made: seconds since 1970. agreement: share of the network's surest detections
    that it makes too. metrics, network: figures of the file and of the network on the same `photos` photos of `split`;
    None where they were not measured. latency: median milliseconds a photo on this computer, by threads; computer says
    which one that was. thresholds: how sure to be, by class, as written into the file; empty where nothing is.
    calibration: training photos that the ranges of int8 come from. fingerprint: SHA-256 of the file.
    """

    kind: Kind
    file: str
    size_bytes: int
    made: float
    agreement: float
    classes: tuple[str, ...]
    input_size: tuple[int, int]
    max_detections: int
    split: Split | None = None
    photos: int = 0
    metrics: Metrics | None = None
    network: Metrics | None = None
    latency: dict[int, float] = {}
    computer: str = ""
    thresholds: tuple[float, ...] = ()
    calibration: int = 0
    fingerprint: str = ""
    notes: tuple[Note, ...] = ()

    @property
    def worst_class(self) -> tuple[str, float] | None:
        """Name and AP50 of the class that it finds worst, among those that the photos show."""
        found = {name: ap for name, ap in (self.metrics.per_class_50 if self.metrics else {}).items() if ap >= 0}
        return min(found.items(), key=lambda item: item[1]) if found else None


class Exports(msgspec.Struct, frozen=True, kw_only=True):
    """All that was exported from a run, in the order of `KINDS`."""

    variants: tuple[Variant, ...] = ()

    def of(self, kind: Kind) -> Variant | None:
        """The file of a kind."""
        return next((variant for variant in self.variants if variant.kind == kind), None)

    def with_variant(self, new: Variant) -> Exports:
        """With `new` in the place of what was there under its kind."""
        others = [variant for variant in self.variants if variant.kind != new.kind]
        return Exports(variants=tuple(sorted([*others, new], key=lambda variant: KINDS.index(variant.kind))))


class Cause(msgspec.Struct, frozen=True, kw_only=True):
    """Why a step costs accuracy. words: a sentence. amount: its number (objects in a photo, say), where it has one.

    lost: how much of the step's loss is this, 0..1, as measured by undoing it alone; None where that was not possible.
    """

    kind: CauseKind
    words: str
    amount: int = 0
    lost: float | None = None


class Remedy(msgspec.Struct, frozen=True, kw_only=True):
    """What would help. ap50: what came of it when it was tried; None where it cannot be tried here.

    amount: of detections (more_detections) or of photos (calibrate).
    """

    kind: RemedyKind
    words: str
    amount: int = 0
    ap50: float | None = None


class Step(msgspec.Struct, frozen=True, kw_only=True):
    """One step of the waterfall: the same photos, one thing more as it is on the device.

    after: the step that it is compared with. ap50 with the interval in which it would lie on other such photos, 19
    times of 20. lost: AP50 of `after` less this one's; below 0 it gained. lost_low, lost_high: its interval, from the
    same draws of photos. cause, remedy: only where it costs more than a point; also: what else would help.
    """

    name: StepName
    after: StepName | None
    ap50: float
    low: float
    high: float
    lost: float = 0.0
    lost_low: float = 0.0
    lost_high: float = 0.0
    per_class: dict[str, float] = {}
    cause: Cause | None = None
    remedy: Remedy | None = None
    also: tuple[Remedy, ...] = ()

    @property
    def by_chance(self) -> bool:
        """Whether other photos could as well have shown no loss."""
        return self.lost_low <= 0 <= self.lost_high


class Waterfall(msgspec.Struct, frozen=True, kw_only=True):
    """Where AP50 goes on the way from the network to each device. made: seconds since 1970."""

    made: float
    split: Split
    photos: int
    steps: tuple[Step, ...]

    def step(self, name: StepName) -> Step | None:
        """The step of a name."""
        return next((step for step in self.steps if step.name == name), None)


def file_of(run: RunFolder) -> Path:
    """Where the list is kept."""
    return run.export / "exports.json"


def waterfall_file_of(run: RunFolder) -> Path:
    """Where the waterfall is kept."""
    return run.export / "waterfall.json"


def path_of(run: RunFolder, variant: Variant) -> Path:
    """The exported file."""
    return run.export / variant.file


def default_path(run: RunFolder, kind: Kind) -> Path:
    """Where a kind is exported to: RUN/export/RUN-KIND.tflite, without an ending for the folder of a SavedModel."""
    return run.export / f"{run.name}-{kind}{'' if kind == 'savedmodel' else '.tflite'}"


def fingerprint_of(path: Path) -> str:
    """Tells one exported file from another, see `saved.fingerprint_of`; of a SavedModel its graph."""
    return saved.fingerprint_of(path / "saved_model.pb" if path.is_dir() else path)


def read(run: RunFolder) -> Exports:
    """What was exported and is still there."""
    try:
        found = msgspec.json.decode(file_of(run).read_bytes(), type=Exports)
    except (OSError, msgspec.MsgspecError):
        return Exports()
    return Exports(variants=tuple(v for v in found.variants if _is_inside(v.file) and path_of(run, v).exists()))


def write(run: RunFolder, exports: Exports) -> None:
    """Keeps the list. Raises `UserError` when the disk refuses."""
    atomic.write_bytes(file_of(run), msgspec.json.format(msgspec.json.encode(exports), indent=1))


def add(run: RunFolder, variant: Variant) -> Exports:
    """Keeps one more in the list and returns the whole. Raises `UserError` when the disk refuses."""
    exports = read(run).with_variant(variant)
    write(run, exports)
    return exports


def read_waterfall(run: RunFolder) -> Waterfall | None:
    """The last waterfall that was measured."""
    try:
        return msgspec.json.decode(waterfall_file_of(run).read_bytes(), type=Waterfall)
    except (OSError, msgspec.MsgspecError):
        return None


def write_waterfall(run: RunFolder, waterfall: Waterfall) -> None:
    """Keeps a waterfall. Raises `UserError` when the disk refuses."""
    atomic.write_bytes(waterfall_file_of(run), msgspec.json.format(msgspec.json.encode(waterfall), indent=1))


def _is_inside(name: str) -> bool:
    """Whether a name from a file of somewhere leads nowhere else."""
    return name not in ("", ".", "..") and Path(name).name == name
