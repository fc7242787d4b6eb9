"""Having photos judged: by the network of a run, which needs TensorFlow, or by an exported file.

`tasks.run(judging.MODULE, JudgeRequest(...), Judged, tell)` does it in a process of its own.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import msgspec

from effdet_core.dataset import Dataset, Example, Split
from effdet_core.detections import Detections
from effdet_core.errors import RunError
from effdet_core.evaluation import intervals, saved
from effdet_core.evaluation.saved import Evaluation
from effdet_core.metrics import chance, coco_metrics
from effdet_core.run_folder import RunFolder
from effdet_core.runtime import evaluate
from effdet_core.runtime.detector import TFLiteDetector

MODULE = "effdet_core.nn.judge"
Progress = Callable[[int, int], None]
"""Called with the number of photos done and of all; what it raises stops the work."""


class JudgeRequest(msgspec.Struct, frozen=True, kw_only=True):
    """run: folder of the run, whose photos are judged. source: `saved.NETWORK` or the path of a .tflite.

    workers: processes for a .tflite, None for one per processor core. project: its folder, where the photos are to be
    judged by their labels as they are now; by default they are as they were when the run froze them.
    """

    run: str
    source: str
    split: Split
    workers: int | None = None
    project: str | None = None


class Judged(msgspec.Struct, frozen=True, kw_only=True):
    """path: the file of the evaluation, for `saved.read`."""

    path: str


def photos_of(run: RunFolder, split: Split) -> tuple[Dataset, tuple[Example, ...]]:
    """The data set of a run and its photos of a split. Raises `RunError` when there are none."""
    run.check()
    dataset = Dataset.read(run.dataset)
    examples = dataset.of(split)
    if not examples:
        hint = "Choose another split, or label more photos and train again."
        raise RunError(f"there are no {split} photos in this run", where=str(run.path), hint=hint)
    return dataset, examples


def judge_file(
    path: Path,
    examples: Sequence[Example],
    classes: Sequence[str],
    split: Split,
    *,
    workers: int | None = None,
    progress: Progress | None = None,
) -> Evaluation:
    """What an exported file finds, by all processor cores; see `evaluate_tflite` of `effdet_core.runtime`."""
    detector = TFLiteDetector(path)
    positions = evaluate.class_positions(detector, classes)
    images = [example.image for example in examples]
    found = evaluate.detect_all(detector, images, workers=workers, progress=progress)
    renumbered = [detections.with_classes(positions) for detections in found]
    return evaluation_of(path.name, saved.fingerprint_of(path), examples, renumbered, classes, split)


def of_predictions(run: RunFolder) -> Evaluation:
    """What the best weights found in the validation photos while they were trained. Raises `RunError` without that."""
    dataset, found = chance.predicted(run)
    examples = [example for example in dataset.of("val") if example.image in found]
    seen = [found[example.image] for example in examples]
    model = saved.fingerprint_of(saved.weights_of(run))
    return evaluation_of(saved.NETWORK, model, examples, seen, dataset.classes, "val")


def evaluation_of(
    source: str,
    model: str,
    examples: Sequence[Example],
    found: Sequence[Detections],
    classes: Sequence[str],
    split: Split,
) -> Evaluation:
    """Everything an evaluation keeps, of what was found in each picture. model: see `saved.fingerprint_of`."""
    photos = tuple(saved.photo_of(*pair) for pair in zip(examples, found, strict=True))
    return Evaluation(
        source=source,
        split=split,
        classes=tuple(classes),
        metrics=coco_metrics(examples, found, classes),
        intervals=intervals.figures(photos, classes),
        photos=photos,
        model=model,
    )
