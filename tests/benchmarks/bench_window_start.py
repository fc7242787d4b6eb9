"""How long a person waits from the command to the first window, and for what.

    python tests/benchmarks/bench_window_start.py [RUNS]

Every run is a process of its own. `whole`: from starting Python to the first paint; then where it goes. `processor`
is what of it was work: on a machine that does something else besides, judge by that.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
CODE = """
import json, runpy, sys, time
began = time.perf_counter()
times = {}
def mark(name):
    global began
    now = time.perf_counter(); times[name] = now - began; began = now
import PySide6.QtWidgets, PySide6.QtSvg; mark("import Qt")
from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication
class Seen(QObject):
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, lambda: done(watched))
        return False
def done(window):
    mark("paint")
    times["processor"] = time.process_time()
    print(json.dumps([time.time(), times]), flush=True)
    window.close()
seen, run = Seen(), QApplication.exec
def exec_and_watch(application):
    mark("make and show the window")
    shown = next(widget for widget in application.topLevelWidgets() if widget.isVisible())
    shown.installEventFilter(seen)
    return run()
QApplication.exec = exec_and_watch
sys.argv = ["effdet-studio"]
runpy.run_module("app", run_name="__main__", alter_sys=True)
"""
"""What `python -m app` does at the first start of all, the tour's offer included, with a watch on the first paint."""


def main() -> None:
    """Prints a line of JSON per run, milliseconds."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 7
    results = [_run() for _ in range(runs + 1)][1:]  # the first one also reads the files from the disk
    for result in results:
        print(json.dumps({f"{name}_ms": round(1000 * seconds) for name, seconds in result.items()}))


def _run() -> dict[str, float]:
    with tempfile.TemporaryDirectory() as folder:
        values = {"QT_QPA_PLATFORM": "offscreen", **os.environ, "PYTHONPATH": str(ROOT)}
        values["EFFDET_STUDIO_CONFIG"] = folder
        began = time.time()
        done = subprocess.run(
            [sys.executable, "-c", CODE], capture_output=True, text=True, check=True, env=values, cwd=ROOT
        )
    shown, times = json.loads(done.stdout.splitlines()[-1])
    processor = times.pop("processor")
    outside = shown - began - sum(times.values())
    return {"whole": shown - began, "start Python": outside, **times, "processor": processor}


if __name__ == "__main__":
    main()
