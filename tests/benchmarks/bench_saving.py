"""How long an edit takes to be safe on disk, and how long the caller waits for it.

    python tests/benchmarks/bench_saving.py [FOLDER]

FOLDER: where to make the project, for other disks; a temporary folder else. Prints a line of JSON for 1, 100 and 1,000
boxes on the photo: medians and the slowest, milliseconds.
"""

from __future__ import annotations

import argparse
import json
import statistics
import tempfile
import threading
import time
from dataclasses import replace
from pathlib import Path

from effdet_core.project import Project
from effdet_core.project.annotation import LabelledBox
from effdet_core.project.editor import Editor, Listener
from effdet_core.project.labels import Labels


def main() -> None:
    """Prints a line per number of boxes on the photo."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, nargs="?")
    parser.add_argument("--edits", type=int, default=60)
    told = parser.parse_args()
    for boxes in (1, 100, 1000):
        with tempfile.TemporaryDirectory(dir=told.folder) as folder:
            called, safe = measure(Path(folder) / "project", boxes, told.edits)
        figures = {
            "call_ms": statistics.median(called),
            "call_worst_ms": max(called),
            "on_disk_ms": statistics.median(safe),
            "on_disk_worst_ms": max(safe),
        }
        print(json.dumps({"part": str(boxes), **{key: round(value, 2) for key, value in figures.items()}}), flush=True)


def measure(path: Path, count: int, edits: int) -> tuple[list[float], list[float]]:
    """Milliseconds of each edit: until the call returns, until everything is written."""
    written = threading.Event()
    editor = Editor(Project.create(path, ["bee"]), Listener(saved=lambda stamps: written.set()))
    boxes = tuple(
        LabelledBox("bee", (float(i % 40), float(i // 40), i % 40 + 9.0, i // 40 + 9.0)) for i in range(count)
    )
    called, safe = [], []
    for number in range(edits):
        moved = (replace(boxes[0], box=(number / 9, 1.0, 90.0, 90.0)), *boxes[1:])
        written.clear()
        start = time.perf_counter()
        editor.do("Move", {"images/a.jpg": Labels(boxes=moved, state="labelled")})
        called.append(1000 * (time.perf_counter() - start))
        written.wait()
        safe.append(1000 * (time.perf_counter() - start))
    editor.close()
    return called, safe


if __name__ == "__main__":
    main()
