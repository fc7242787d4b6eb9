"""How fast a saved evaluation opens, and how fast the Evaluate page's controls answer.

    python tests/benchmarks/bench_evaluation.py --photos 5000 --rounds 5

Makes an evaluation up, keeps it, and measures in CPU seconds of the one thread (`cpu`) and on the clock (`wall`), the
median of some rounds: making what takes long once (`figures`), then opening: reading, matching, and everything that the
page shows at first: verdicts, intervals, curves, cheapest thresholds, mistakes. `move` is a threshold moved with all
that follows from it.
"""

from __future__ import annotations

import argparse
import json
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import numpy as np

from effdet_core.dataset import Example
from effdet_core.detections import Detections
from effdet_core.evaluation import curves, errors, intervals, judging, matching, prices, saved, verdicts
from effdet_core.evaluation.prices import Prices
from effdet_core.evaluation.saved import Evaluation
from effdet_core.evaluation.thresholds import Thresholds
from effdet_core.run_folder import RunFolder

CLASSES = tuple(f"class {number}" for number in range(8))
T = TypeVar("T")


def main() -> None:
    """Prints a line of JSON per part."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--photos", type=int, default=5000)
    parser.add_argument("--objects", type=int, default=10, help="in a photo, on average")
    parser.add_argument("--detections", type=int, default=25, help="in each photo")
    parser.add_argument("--rounds", type=int, default=5)
    arguments = parser.parse_args()
    examples, found = made_up(arguments.photos, arguments.objects, arguments.detections)
    with tempfile.TemporaryDirectory() as folder:
        made = _measured("make", lambda: judging.evaluation_of("network", "", examples, found, CLASSES, "test"), 1)
        _measured("figures", lambda: intervals.figures(made.photos, CLASSES), 1)
        path = saved.write(RunFolder(Path(folder)), made)
        print(json.dumps({"megabytes": round(path.stat().st_size / 1e6, 1)}))
        _measured("open", lambda: opened(path), arguments.rounds)
        for name, part in parts(path).items():
            _measured(name, part, arguments.rounds)


def opened(path: Path) -> None:
    """All that the page shows at first."""
    evaluation = saved.read(path)
    matches = matching.match(evaluation)
    thresholds = prices.best_thresholds(matches, Prices(), per_class=True)
    for kind in (None, *range(len(evaluation.classes))):
        curves.pr_curve(matches, kind)
    moved(matches, intervals.Resampled(matches), thresholds)
    intervals.too_small(evaluation)


def moved(matches: matching.Matches, resampled: intervals.Resampled, thresholds: Thresholds) -> None:
    """All that changes with a threshold."""
    verdicts.at(matches, thresholds)
    resampled.rates(thresholds)
    errors.errors(matches, thresholds).counts()


def parts(path: Path) -> dict[str, Callable[[], object]]:
    """Where the time goes."""
    evaluation: Evaluation = saved.read(path)
    matches = matching.match(evaluation)
    resampled = intervals.Resampled(matches)
    usual = Thresholds(common=0.4)
    return {
        "read": lambda: saved.read(path),
        "match": lambda: matching.match(evaluation),
        "draws": lambda: intervals.Resampled(matches),
        "curve": lambda: curves.pr_curve(matches),
        "thresholds": lambda: prices.best_thresholds(matches, Prices(), per_class=True),
        "verdicts": lambda: verdicts.at(matches, usual),
        "rates": lambda: resampled.rates(usual),
        "errors": lambda: errors.errors(matches, usual),
        "move": lambda: moved(matches, resampled, usual),
    }


def made_up(photos: int, objects: int, detections: int) -> tuple[list[Example], list[Detections]]:
    """Objects that are nearly all found, and as many false alarms as there is room for, which are seldom sure."""
    chance = np.random.default_rng(0)
    examples, found = [], []
    for number in range(photos):
        count = int(chance.integers(0, 2 * objects + 1))
        corners = chance.uniform(0, 560, (count, 2))
        boxes = np.hstack([corners, corners + chance.uniform(20, 80, (count, 2))])
        kinds = chance.integers(0, len(CLASSES), count)
        spare = chance.uniform(0, 560, (max(0, detections - count), 2))
        near = boxes + chance.normal(0, 4, boxes.shape)
        everything = np.vstack([near, np.hstack([spare, spare + 60])])
        said = np.concatenate([kinds, chance.integers(0, len(CLASSES), len(spare))])
        scores = np.concatenate([chance.beta(5, 2, count), chance.beta(1, 8, len(spare))])
        examples.append(
            Example(
                image=f"/photos/{number:05d}.jpg",
                height=640,
                width=640,
                split="test",
                boxes=tuple(map(tuple, boxes.tolist())),
                classes=tuple(kinds.tolist()),
                crowd=(False,) * count,
            )
        )
        found.append(Detections.sorted(everything, scores, said))
    return examples, found


def _measured(name: str, work: Callable[[], T], rounds: int) -> T:
    cpu, wall = [], []
    for _ in range(rounds):
        began, thread = time.perf_counter(), time.thread_time()
        result = work()
        cpu.append(time.thread_time() - thread)
        wall.append(time.perf_counter() - began)
    print(
        json.dumps({"part": name, "cpu": round(statistics.median(cpu), 3), "wall": round(statistics.median(wall), 3)})
    )
    return result


if __name__ == "__main__":
    main()
