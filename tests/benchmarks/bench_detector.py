"""What comes of photographs with the defaults: how good the detector is, and how long that takes.

    python tests/benchmarks/bench_detector.py VOC [--options '--preset quick']

`effdet new`, `import`, `train`, `evaluate` and `export` as a person types them, on a Pascal VOC folder with a split of
its own. Prints lines of JSON: minutes of the training, AP and AP50 of network and int8 file on the test photographs,
points of AP50 that int8 costs, and the size of the file.

    python tests/benchmarks/bench_detector.py VOC --trained RUN

judges a run that the same commands trained earlier; its minutes are those between its first and its last event.
"""

from __future__ import annotations

import argparse
import json
import shlex
import tempfile
import time
from pathlib import Path
from typing import Any

from tests.benchmarks.inputs import effdet


def main() -> None:
    """Measures and prints."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("voc", type=Path)
    parser.add_argument("--options", default="", help="of the training")
    parser.add_argument("--trained", default="", metavar="RUN", help="a run of these photographs and options")
    told = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        if told.trained:
            run = Path(told.trained).resolve()
            tell("training", minutes=minutes_of(run))
            judge(run, Path(folder) / "detector.tflite")
            return
        project = Path(folder) / "project"
        effdet("new", str(project))
        effdet("import", str(told.voc), "--into", str(project))
        began = time.perf_counter()
        effdet("train", str(project), "--name", "run", *shlex.split(told.options))
        tell("training", minutes=(time.perf_counter() - began) / 60)
        judge(project / "runs" / "run", Path(folder) / "detector.tflite")


def minutes_of(run: Path) -> float:
    """From its first event until it had finished."""
    events = [json.loads(line) for line in (run / "events.jsonl").read_text("utf-8").splitlines()]
    end: float = next(event["time"] for event in events if event["event"] == "finished")
    return (end - float(events[0]["time"])) / 60


def judge(run: Path, file: Path) -> None:
    """The network and the int8 file on the test photographs."""
    network: Any = effdet("evaluate", str(run))
    tell("network", ap50=network["metrics"]["ap50"], ap=network["metrics"]["ap"])
    effdet("export", str(run), "--out", str(file))
    exported: Any = effdet("evaluate", str(file), "--on", str(run))
    lost = 100 * (network["metrics"]["ap50"] - exported["metrics"]["ap50"])
    tell("int8", ap50=exported["metrics"]["ap50"], points_lost=lost, megabytes=file.stat().st_size / 1e6)


def tell(part: str, **figures: float) -> None:
    """A line of JSON."""
    print(json.dumps({"part": part, **{name: round(value, 4) for name, value in figures.items()}}), flush=True)


if __name__ == "__main__":
    main()
