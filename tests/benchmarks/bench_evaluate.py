"""How fast `evaluate_tflite` is, against a plain loop over one picture at a time in one thread.

    python tests/benchmarks/bench_evaluate.py MODEL.tflite VOC --split test --rounds 5

Both decode the photos, fit them, run the model and compute the COCO figures. They take turns, so that a busy machine
slows both; ratios are taken round by round. Prints a line of JSON.
"""

from __future__ import annotations

import argparse
import json
import statistics
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from effdet_core.dataset import Example
from effdet_core.events import Metrics
from effdet_core.formats import voc
from effdet_core.images import probe, read_rgb
from effdet_core.metrics import coco_metrics
from effdet_core.runtime.detector import TFLiteDetector
from effdet_core.runtime.evaluate import class_positions, evaluate_tflite


def main() -> None:
    """Prints images per second of both, their ratio and its spread."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("model", type=Path)
    parser.add_argument("voc", type=Path)
    parser.add_argument("--split", choices=("train", "val", "test"), default="test")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--workers", type=int)
    arguments = parser.parse_args()
    classes = TFLiteDetector(arguments.model).classes
    pictures = examples(arguments.voc, arguments.split, classes)

    def ours() -> Metrics:
        return evaluate_tflite(arguments.model, pictures, classes, workers=arguments.workers)

    rounds = [
        (timed(ours), timed(lambda: one_at_a_time(arguments.model, pictures, classes))) for _ in range(arguments.rounds)
    ]
    print(json.dumps(report(rounds, len(pictures))))


def one_at_a_time(model: Path, pictures: Sequence[Example], classes: Sequence[str]) -> Metrics:
    """The loop to beat."""
    detector = TFLiteDetector(model, threads=1)
    positions = class_positions(detector, classes)
    found = [detector.detect(read_rgb(example.image)).with_classes(positions) for example in pictures]
    return coco_metrics(pictures, found, classes)


def examples(folder: Path, split: str, classes: Sequence[str]) -> list[Example]:
    """The pictures of one split with the boxes of known classes."""
    found = []
    for record in voc.read(folder).records:
        if record.image is None or record.split != split:
            continue
        size = probe(record.image)
        boxes = [box for box in record.boxes if box.label in classes]
        found.append(
            Example(
                image=str(record.image),
                height=size.height,
                width=size.width,
                split=record.split,
                boxes=tuple(box.box for box in boxes),
                classes=tuple(classes.index(box.label) for box in boxes),
                crowd=tuple(box.crowd for box in boxes),
            )
        )
    return found


def timed(work: Callable[[], Metrics]) -> tuple[float, Metrics]:
    """Seconds and result."""
    began = time.perf_counter()
    metrics = work()
    return time.perf_counter() - began, metrics


def report(
    rounds: Sequence[tuple[tuple[float, Metrics], tuple[float, Metrics]]], pictures: int
) -> dict[str, float | int | bool]:
    """Medians over the rounds."""
    ratios = [theirs[0] / ours[0] for ours, theirs in rounds]
    return {
        "pictures": pictures,
        "evaluate_tflite_per_second": round(pictures / statistics.median(ours[0] for ours, _ in rounds), 1),
        "one_at_a_time_per_second": round(pictures / statistics.median(theirs[0] for _, theirs in rounds), 1),
        "ratio": round(statistics.median(ratios), 2),
        "lowest_ratio": round(min(ratios), 2),
        "highest_ratio": round(max(ratios), 2),
        "same_figures": all(ours[1] == theirs[1] for ours, theirs in rounds),
        "ap50": round(rounds[0][0][1].ap50, 4),
    }


if __name__ == "__main__":
    main()
