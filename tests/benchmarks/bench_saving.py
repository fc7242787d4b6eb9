"""How long an edit takes to be safe on disk, and how long the caller waits for it.

    python tests/benchmarks/bench_saving.py [FOLDER]

FOLDER: where to make the project, for other disks; a temporary folder else. Medians and the slowest, milliseconds.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
import threading
import time
from dataclasses import replace
from pathlib import Path

from effdet_core.project import Project
from effdet_core.project.annotation import LabelledBox
from effdet_core.project.editor import Editor, Listener
from effdet_core.project.labels import Labels

EDITS = 60


def main() -> None:
    """Prints a line per number of boxes on the photo."""
    base = sys.argv[1] if len(sys.argv) > 1 else None
    for boxes in (1, 100, 1000):
        with tempfile.TemporaryDirectory(dir=base) as folder:
            called, safe = measure(Path(folder) / "project", boxes)
        print(
            f"{boxes:5} boxes: the caller waits {statistics.median(called):.2f} ms (at most {max(called):.2f}), "
            f"on disk after {statistics.median(safe):.1f} ms (at most {max(safe):.1f}; allowed 200)"
        )


def measure(path: Path, count: int) -> tuple[list[float], list[float]]:
    """Milliseconds of each edit: until the call returns, until everything is written."""
    written = threading.Event()
    editor = Editor(Project.create(path, ["bee"]), Listener(saved=lambda stamps: written.set()))
    boxes = tuple(
        LabelledBox("bee", (float(i % 40), float(i // 40), i % 40 + 9.0, i // 40 + 9.0)) for i in range(count)
    )
    called, safe = [], []
    for number in range(EDITS):
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
