"""How fast the try area looks at a 640x480 video, against the bare interpreter on an input that is ready.

    python tests/benchmarks/bench_try.py MODEL.tflite --rounds 5 --seconds 4

Both use the same number of threads and take turns, so that a busy machine slows both. The video has 60 frames a
second, more than any interpreter here looks at. Wanted: at most 15 % over the interpreter, and a window that never
waits longer than 50 ms. Prints a line of JSON per round and side, and one of both wishes.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import av
import numpy as np
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QMainWindow

from app.application import set_up
from app.tryout.looker import Looker
from app.tryout.panel import TryPanel
from effdet_core.capture.detecting import FileDetector

HEIGHT, WIDTH, RATE = 480, 640, 60
WINDOW = (640, 720)


def main() -> None:
    """Measures and prints."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("model", type=Path)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--seconds", type=float, default=4.0)
    parser.add_argument("--threads", type=int, help="of the interpreter, by default as the try area takes")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        os.environ["EFFDET_STUDIO_CONFIG"] = folder
        app = set_up()
        video = make_video(Path(folder) / "video.mp4", arguments.seconds)
        rounds = []
        for _ in range(arguments.rounds):
            alone = bare(arguments.model, arguments.threads, arguments.seconds)
            here, waits = in_the_window(arguments.model, arguments.threads, video, arguments.seconds)
            rounds.append((alone, here, waits))
        app.processEvents()
    report(rounds)


def make_video(path: Path, seconds: float) -> Path:
    """A photo-like picture that moves."""
    ground = np.random.default_rng(1).integers(0, 255, (HEIGHT // 8, WIDTH // 8, 3), dtype=np.uint8)
    ground = ground.repeat(8, axis=0).repeat(8, axis=1)
    with av.open(str(path), "w") as container:
        stream = container.add_stream("libx264", rate=RATE, options={"preset": "veryfast"})
        stream.height, stream.width, stream.pix_fmt = HEIGHT, WIDTH, "yuv420p"
        for number in range(round(RATE * (seconds + 2))):
            frame = av.VideoFrame.from_ndarray(np.roll(ground, number, axis=1), format="rgb24")
            container.mux(stream.encode(frame))
        container.mux(stream.encode())
    return path


def bare(model: Path, threads: int | None, seconds: float) -> float:
    """Pictures per second of the interpreter alone."""
    detector = FileDetector(model, threads)
    prepared = detector.prepare(np.zeros((HEIGHT, WIDTH, 3), np.uint8))
    for _ in range(3):
        detector.find(prepared)
    began, count = time.perf_counter(), 0
    while (spent := time.perf_counter() - began) < seconds:
        detector.find(prepared)
        count += 1
    return count / spent


def in_the_window(model: Path, threads: int | None, video: Path, seconds: float) -> tuple[float, float]:
    """Pictures per second that were painted with their boxes, and the longest wait of the window."""
    window, panel = QMainWindow(), TryPanel(looker=Looker(lambda path, tell: FileDetector(path, threads)))
    window.setCentralWidget(panel)
    window.resize(*WINDOW)
    window.show()
    panel.set_model(model)
    _until(lambda: panel._model is not None)
    panel.open_paths([video])
    _until(lambda: panel._seen is not None)
    _turn(0.3)
    numbers = set[int]()
    longest, began = 0.0, time.perf_counter()
    while (spent := time.perf_counter() - began) < seconds:
        longest = max(longest, _turn(0.0))
        if panel._seen is not None and panel._seen.frame.number not in numbers:
            numbers.add(panel._seen.frame.number)
        time.sleep(0.001)
    panel.stop()
    window.close()
    window.deleteLater()
    return len(numbers) / spent, longest


def report(rounds: list[tuple[float, float, float]]) -> None:
    """Each round, and the medians of what is wished."""
    for alone, here, _ in rounds:
        print(json.dumps({"part": "interpreter", "per_second": round(alone, 2)}))
        print(json.dumps({"part": "window", "per_second": round(here, 2)}))
    over = statistics.median(alone / here - 1 for alone, here, _ in rounds)
    wait = statistics.median(wait for *_, wait in rounds)
    print(json.dumps({"over_percent": round(100 * over, 1), "longest_wait_ms": round(1000 * wait, 1)}))


def _turn(seconds: float) -> float:
    """Lets the window work; the longest time it did without coming back."""
    longest, end = 0.0, time.perf_counter() + seconds
    while True:
        began = time.perf_counter()
        QCoreApplication.processEvents()
        longest = max(longest, time.perf_counter() - began)
        if time.perf_counter() >= end:
            return longest
        time.sleep(0.002)


def _until(condition: Callable[[], object]) -> None:
    while not condition():
        _turn(0.01)


if __name__ == "__main__":
    main()
