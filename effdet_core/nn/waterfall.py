"""Where accuracy goes on the way from the network to each device, step by step (a module for `tasks`).

Every step looks at the same photos, with one thing more as it is on the device: the limit of detections, the
conversion, 16 bits, 8 bits, and then how each program feeds the file. What costs more than a point is looked into.
"""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import msgspec
import numpy as np
from numpy.typing import NDArray

from effdet_core import tasks
from effdet_core.dataset import Example, Split
from effdet_core.detections import Detections
from effdet_core.errors import UserError
from effdet_core.evaluation import saved
from effdet_core.exports import causes, progress, record
from effdet_core.exports.causes import Blame
from effdet_core.exports.progress import Tell
from effdet_core.exports.record import Kind, Step, StepName, Waterfall
from effdet_core.exports.requests import WaterfallRequest
from effdet_core.metrics import chance
from effdet_core.nn import calibration, evaluate, export, trained
from effdet_core.nn.export import TFLite
from effdet_core.nn.network_detector import NetworkDetector
from effdet_core.run_folder import RunFolder
from effdet_core.runtime import evaluate as file_evaluate
from effdet_core.runtime.consumers import FRIGATE_MERGED_LOWEST, Consumer

MOST = 100
"""Detections of a photo in the first step, or as many as the fullest photo has objects."""
MORE_CALIBRATION = 400
_OUTER = (2.5, 97.5)
_FEEDS: dict[StepName, tuple[TFLite, Consumer]] = {
    "float32": ("float32", "as_trained"),
    "float16": ("float16", "as_trained"),
    "int8": ("int8", "as_trained"),
    "mediapipe": ("int8", "mediapipe"),
    "pycoral": ("int8", "pycoral"),
    "frigate": ("int8", "frigate"),
    "gpu": ("gpu", "mediapipe"),
}
_AFTER: dict[StepName, StepName | None] = {
    "unlimited": None,
    "network": "unlimited",
    "float32": "network",
    "float16": "float32",
    "int8": "float16",
    "mediapipe": "int8",
    "pycoral": "int8",
    "frigate": "int8",
    "gpu": "float16",
}
_WORDS: dict[StepName, str] = {
    "unlimited": "the network, with room for every object",
    "network": "the network",
    "float32": "the float32 file",
    "float16": "the float16 file",
    "int8": "the int8 file",
    "mediapipe": "int8 in MediaPipe and the Task Library",
    "pycoral": "int8 in pycoral",
    "frigate": "int8 in Frigate",
    "gpu": "the GPU twin in MediaPipe",
}

Floats = NDArray[np.float64]


def work(request: WaterfallRequest, tell: Tell) -> Waterfall:
    """Measures a run, keeps the waterfall in its export folder and returns it. Raises `UserError`."""
    tell(0, 0, "Loading the network")
    trained.leave_gpu_memory_to_others()
    run = RunFolder(Path(request.run))
    exporter = trained.RunExporter(run)
    if exporter.split is None:
        hint = "Give some photos the split test or val, and train again."
        raise UserError("there are no photos to measure on", where=str(run.path), hint=hint)
    photos = evenly(exporter.check, request.most_photos)
    # Where the system cleans up: a window ends this process with no word when someone cancels.
    with tempfile.TemporaryDirectory(prefix="effdet-waterfall-") as folder:
        looking = _Looking(exporter, photos, Path(folder), request, tell)
        waterfall = _measured(looking, exporter.split)
    record.write_waterfall(run, waterfall)
    return waterfall


def evenly(photos: Sequence[Example], most: int) -> tuple[Example, ...]:
    """At most so many of them, spread over all."""
    chosen = np.linspace(0, len(photos) - 1, min(most, len(photos))).astype(int)
    return tuple(photos[i] for i in chosen)


def _measured(looking: _Looking, split: Split) -> Waterfall:
    steps: list[Step] = []
    for number, (name, after) in enumerate(_AFTER.items()):
        looking.says(progress.steps(looking.whole, number, len(_AFTER)), f"Measuring {_WORDS[name]}")
        step = looking.step(name, after)
        if looking.request.remedies and step.lost > causes.LARGEST_LOSS:
            said = progress.part(looking.whole, (number + 1) / len(_AFTER), (number + 1) / len(_AFTER))
            looking.says(said, f"Looking into what {_WORDS[name]} loses")
            blame = _blame(looking, name)
            step = step if blame is None else _with_blame(step, blame)
        steps.append(step)
    return Waterfall(made=time.time(), split=split, photos=len(looking.photos), steps=tuple(steps))


def _with_blame(step: Step, blame: Blame) -> Step:
    return msgspec.structs.replace(step, cause=blame.cause, remedy=blame.remedy, also=blame.also)


@dataclass(eq=False)
class _Looking:
    """Everything that was looked at so far: files by kind, AP50 by step, on the same photos."""

    exporter: trained.RunExporter
    photos: Sequence[Example]
    folder: Path
    request: WaterfallRequest
    whole: Tell
    tell: Callable[[int, int], None] = lambda _done, _total: None
    files: dict[TFLite, Path] = field(default_factory=dict)
    draws: dict[StepName, Floats] = field(default_factory=dict)

    def says(self, tell: Tell, words: str) -> None:
        """From now on, progress is that of `tell`, with these words."""
        self.tell = progress.counted(tell, words)
        self.tell(0, 1)

    def step(self, name: StepName, after: StepName | None) -> Step:
        """Looks at the photos in the way of a step."""
        values, each = self.resampled(self.found(name))
        self.draws[name] = values
        lost = np.zeros_like(values) if after is None else self.draws[after] - values
        low, high = np.percentile(values[1:], _OUTER).tolist()
        lost_low, lost_high = np.percentile(lost[1:], _OUTER).tolist()
        return Step(
            name=name,
            after=after,
            ap50=float(values[0]),
            low=low,
            high=high,
            lost=float(lost[0]),
            lost_low=lost_low,
            lost_high=lost_high,
            per_class=dict(zip(self.exporter.dataset.classes, each.tolist(), strict=True)),
        )

    def ap50(self, found: Sequence[Detections]) -> float:
        """Of detections in the photos."""
        return chance.ap50_of(self.photos, found, len(self.exporter.dataset.classes))

    def resampled(self, found: Sequence[Detections]) -> tuple[Floats, Floats]:
        """AP50 now and on every draw, and of each class now."""
        return chance.resampled(self.photos, found, len(self.exporter.dataset.classes))

    def found(self, name: StepName) -> list[Detections]:
        """What is found in each photo in the way of a step."""
        match name:
            case "unlimited":
                return self.by_network(max(MOST, self.most_objects))
            case "network":
                return self.by_network(self.exporter.config.tflite_max_detections)
            case _:
                kind, consumer = _FEEDS[name]
                return self.by_file(self.file(kind), consumer)

    def by_network(self, limit: int) -> list[Detections]:
        """What the network finds, decoded as the file does, with so many detections a photo."""
        config = replace(self.exporter.config, measured_as="file", tflite_max_detections=limit)
        network = NetworkDetector(self.exporter.model, config)
        return evaluate.detections_of(network, self.photos, progress=self.tell)

    def by_file(self, path: Path, consumer: Consumer) -> list[Detections]:
        """What a file finds, fed by a program."""
        classes = self.exporter.dataset.classes
        return file_evaluate.detections_of(path, self.photos, classes, consumer=consumer, progress=self.tell)

    @property
    def most_objects(self) -> int:
        """Of all photos of the run, not only of those looked at."""
        examples = self.exporter.dataset.examples
        return max((len(example.crowd) - sum(example.crowd) for example in examples), default=0)

    def file(self, kind: TFLite) -> Path:
        """The exported file where there is one of these weights, else one for the while."""
        if kind not in self.files:
            self.files[kind] = self._exported(kind) or self.converted(kind, self.request.calibration)
        return self.files[kind]

    def calibrated_on(self) -> int:
        """Photos that the ranges of the int8 file come from."""
        variant = record.read(self.exporter.run).of("int8")
        exported = variant is not None and self._exported("int8") is not None
        count = variant.calibration if exported and variant else self.request.calibration
        return min(count, len(self.exporter.dataset.of("train")))

    def converted(self, kind: TFLite, calibration_count: int) -> Path:
        """A file for the while."""
        exporter = self.exporter
        chosen: Sequence[Example] = ()
        if kind == "int8":
            chosen = calibration.representative(exporter.dataset.of("train"), calibration_count)
        recorded = export.recorded_of(exporter.config, exporter.dataset.classes)
        path = self.folder / f"{kind}-{calibration_count}.tflite"
        path.write_bytes(export.converted(exporter.model, exporter.config, recorded, kind, chosen))
        return path

    def _exported(self, kind: Kind) -> Path | None:
        run, variant = self.exporter.run, record.read(self.exporter.run).of(kind)
        if variant is None or variant.max_detections != self.exporter.config.tflite_max_detections:
            return None
        fresh = variant.made >= saved.weights_of(run).stat().st_mtime
        path = record.path_of(run, variant)
        return path if fresh and variant.fingerprint == record.fingerprint_of(path) else None


def _blame(looking: _Looking, name: StepName) -> Blame | None:
    """The cause of a step's loss, and remedies that were tried where they can be tried here."""
    now = {step: float(values[0]) for step, values in looking.draws.items()}
    resize = looking.exporter.config.resize
    match name:
        case "network":
            return _blame_the_limit(looking)
        case "float32":
            return causes.of_conversion()
        case "float16":
            return causes.of_float16(now["float32"])
        case "int8":
            return _blame_int8(looking, now["int8"], now["float16"])
        case "mediapipe":
            return causes.of_stretching(resize, now["int8"], "MediaPipe")
        case "pycoral":
            return causes.of_pycoral(resize, now["int8"])
        case "frigate":
            squares = looking.by_file(looking.file("int8"), "squares")
            sure = [found.above(FRIGATE_MERGED_LOWEST) for found in squares]
            return causes.of_frigate(now["int8"], looking.ap50(squares), looking.ap50(sure), now["frigate"])
        case "gpu":
            as_trained = looking.ap50(looking.by_file(looking.file("gpu"), "as_trained"))
            return causes.of_the_twin(resize, now["float16"], as_trained, now["gpu"], now["mediapipe"])
        case _:
            return None


def _blame_the_limit(looking: _Looking) -> Blame:
    limit = looking.exporter.config.tflite_max_detections
    tried = max(causes.enough_detections(looking.most_objects), limit + 5)
    return causes.of_the_limit(looking.most_objects, limit, tried, looking.ap50(looking.by_network(tried)))


def _blame_int8(looking: _Looking, ap50: float, float16: float) -> Blame:
    used, train = looking.calibrated_on(), looking.exporter.dataset.of("train")
    more = min(len(train), max(MORE_CALIBRATION, 2 * used))
    again = None
    if more > used:
        found = looking.by_file(looking.converted("int8", more), "as_trained")
        again = causes.Recalibrated(more, looking.ap50(found))
    return causes.of_int8(ap50, float16, used, again)


if __name__ == "__main__":
    tasks.serve(WaterfallRequest, work)
