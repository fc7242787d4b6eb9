"""How fast `evaluate_tflite` is, against a plain loop over one picture at a time in one thread.

    python tests/benchmarks/bench_evaluate.py MODEL.tflite VOC --split test --rounds 5
    python tests/benchmarks/bench_evaluate.py MODEL.tflite VOC --against 'COMMAND THAT PRINTS {"seconds": …} LAST'

Both decode the photos, fit them, run the model and compute the COCO figures. They take turns, so that a busy machine
slows both; ratios are taken round by round. Prints lines of JSON. Another evaluation of the same file can take the
loop's place; its own start is not counted, only the seconds it says.
"""

from __future__ import annotations

import argparse
import json
import shlex
import statistics
import subprocess
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
    """Prints pictures per second of both, round by round."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("model", type=Path)
    parser.add_argument("voc", type=Path)
    parser.add_argument("--split", choices=("train", "val", "test"), default="test")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--workers", type=int)
    parser.add_argument("--against", help="another evaluation of the same file, run in turn")
    arguments = parser.parse_args()
    classes = TFLiteDetector(arguments.model).classes
    pictures = examples(arguments.voc, arguments.split, classes)

    def ours() -> Metrics:
        return evaluate_tflite(arguments.model, pictures, classes, workers=arguments.workers)

    def theirs() -> tuple[float, Metrics | None]:
        if arguments.against:
            return said_by(shlex.split(arguments.against)), None
        return timed(lambda: one_at_a_time(arguments.model, pictures, classes))

    report([(timed(ours), theirs()) for _ in range(arguments.rounds)], len(pictures))


def one_at_a_time(model: Path, pictures: Sequence[Example], classes: Sequence[str]) -> Metrics:
    """The loop to beat."""
    detector = TFLiteDetector(model, threads=1)
    positions = class_positions(detector, classes)
    found = [detector.detect(read_rgb(example.image)).with_classes(positions) for example in pictures]
    return coco_metrics(pictures, found, classes)


def said_by(command: Sequence[str]) -> float:
    """The seconds in the last line that a command prints."""
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return float(json.loads(done.stdout.strip().splitlines()[-1])["seconds"])


def examples(folder: Path, split: str, classes: Sequence[str]) -> list[Example]:
    """The pictures of one split with the boxes of known classes."""
    found = []
    for record in voc.read(folder.resolve()).records:
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


def report(rounds: Sequence[tuple[tuple[float, Metrics], tuple[float, Metrics | None]]], pictures: int) -> None:
    """Two lines of JSON per round, and one of what they found."""
    for ours, theirs in rounds:
        print(json.dumps({"part": "ours", "per_second": round(pictures / ours[0], 1)}))
        print(json.dumps({"part": "other", "per_second": round(pictures / theirs[0], 1)}))
    ratio = statistics.median(theirs[0] / ours[0] for ours, theirs in rounds)
    same = all(theirs[1] in (None, ours[1]) for ours, theirs in rounds)
    said = {"pictures": pictures, "ratio": round(ratio, 2), "ap50": round(rounds[0][0][1].ap50, 4)}
    print(json.dumps(said | {"same_figures": same}))


if __name__ == "__main__":
    main()
