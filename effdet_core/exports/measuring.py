"""Measuring files that were exported: AP through the file itself, and how fast it is here (a module for `tasks`)."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import msgspec

from effdet_core import tasks
from effdet_core.dataset import Dataset
from effdet_core.events import Metrics
from effdet_core.exports import judging, progress, record
from effdet_core.exports.progress import Tell
from effdet_core.exports.record import Exports, Kind, Note, Variant
from effdet_core.exports.requests import MeasureRequest
from effdet_core.run_folder import RunFolder
from effdet_core.runtime import latency
from effdet_core.runtime.evaluate import evaluate_tflite

LARGEST_LOSS = 0.01
"""AP50 that a file may lose against the network before it is said."""
_JUDGED = 0.8
"""Of the progress of one file, what accuracy takes, about."""


def work(request: MeasureRequest, tell: Tell) -> Exports:
    """Measures what is asked for; kinds that are not there are left out. Raises `UserError`."""
    run = RunFolder(Path(request.run))
    return measure(run, request.kinds, accuracy=request.accuracy, speed=request.latency, tell=tell)


def measure(
    run: RunFolder,
    kinds: Sequence[Kind],
    *,
    accuracy: bool = True,
    speed: bool = True,
    tell: Tell = progress.nobody,
) -> Exports:
    """Measures exported files one after the other and keeps the figures; the answer is the whole list of the run.

    A SavedModel is left out: what it finds is what the network finds. Raises `UserError`.
    """
    dataset = Dataset.read(run.dataset)
    there = record.read(run)
    variants = [v for v in (there.of(kind) for kind in kinds if kind != "savedmodel") if v is not None]
    for number, variant in enumerate(variants):
        own = progress.steps(tell, number, len(variants), f"{variant.kind}: ")
        measured = with_accuracy(run, variant, dataset, progress.part(own, 0.0, _JUDGED)) if accuracy else variant
        record.add(run, with_speed(run, measured, progress.part(own, _JUDGED, 1.0)) if speed else measured)
    return record.read(run)


def with_accuracy(run: RunFolder, variant: Variant, dataset: Dataset, tell: Tell) -> Variant:
    """With the figures of the file; those of an evaluation are taken over where they still hold."""
    split, path = judging.split_of(dataset), record.path_of(run, variant)
    if split is None:
        return variant
    examples = dataset.of(split)
    metrics = variant.metrics if variant.fingerprint == record.fingerprint_of(path) else None
    metrics = metrics or judging.known_file_metrics(run, variant.file, split)
    if metrics is None:
        counted = progress.counted(tell, f"measuring on {len(examples)} photos")
        metrics = evaluate_tflite(path, examples, dataset.classes, progress=counted)
    network = variant.network or judging.known_metrics(run, split)
    return msgspec.structs.replace(
        variant,
        metrics=metrics,
        network=network,
        split=split,
        photos=len(examples),
        fingerprint=record.fingerprint_of(path),
        notes=variant.notes or lost(variant.kind, metrics, network),
    )


def with_speed(run: RunFolder, variant: Variant, tell: Tell = progress.nobody) -> Variant:
    """With its speed on this computer, with as many threads as there are cores for."""
    path, taken = record.path_of(run, variant), dict[int, float]()
    counts = [threads for threads in record.THREADS if threads <= latency.cores()]
    for number, threads in enumerate(counts):
        tell(number, len(counts), f"speed with {threads} threads")
        taken[threads] = latency.milliseconds(path, threads)
    return msgspec.structs.replace(variant, latency=taken, computer=latency.computer())


def lost(kind: Kind, metrics: Metrics, network: Metrics | None) -> tuple[Note, ...]:
    """A note where the file finds much less than the network."""
    if network is None or network.ap50 - metrics.ap50 <= LARGEST_LOSS:
        return ()
    points, figures = (network.ap50 - metrics.ap50) * 100, f"{network.ap50:.3f} becomes {metrics.ap50:.3f}"
    hint = "The accuracy waterfall says where they go: effdet export RUN --waterfall"
    return (Note(message=f"The {kind} file loses {points:.1f} points of AP50 ({figures}).", hint=hint),)


if __name__ == "__main__":
    tasks.serve(MeasureRequest, work)
