"""How the Train page feels: opening a long run, and watching one that is being trained.

    python tests/benchmarks/bench_watch.py [--steps 100000] [--seconds 300]

Each in a window of its own. long: a run of so many logged steps; shown_s from the wish to see it until its curves are
painted, cpu_s what of that was work of this process. live: another process writes what a trainer writes, as fast as a
trainer may, with an evaluation every 20 seconds; gap: milliseconds between two looks of a timer that wants to look
every 16, late where the window was busy; stalls: how often more than 50; work: the same in processor time of the
window's thread, which other programs do not lengthen. rss, own: memory, and what no other shares.
"""

from __future__ import annotations

import argparse
import gc
import json
import math
import os
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT)]
EVERY = 0.2
"""Seconds between two steps that a trainer tells of."""
STALL_MS = 50.0


def main() -> None:
    """Measures and prints a line of JSON for each."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--steps", type=int, default=100_000)
    parser.add_argument("--seconds", type=float, default=300.0)
    parser.add_argument("--in", dest="inside", type=Path, help=argparse.SUPPRESS)
    parser.add_argument("--what", choices=("long", "live", "write"), help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.what == "write":
        _write_live(arguments.inside)
        return
    if arguments.what:
        found = _long(arguments.inside) if arguments.what == "long" else _live(arguments.inside, arguments.seconds)
        print(json.dumps(found))
        return
    with tempfile.TemporaryDirectory() as folder:
        os.environ |= {"EFFDET_STUDIO_CACHE": f"{folder}/cache", "EFFDET_STUDIO_CONFIG": f"{folder}/config"}
        _make(Path(folder) / "project", arguments.steps)
        for what in ("long", "live"):
            command = [sys.executable, __file__, "--what", what, "--in", f"{folder}/project"]
            done = subprocess.run(
                [*command, "--seconds", str(arguments.seconds)], stdout=subprocess.PIPE, text=True, check=True
            )
            print(json.dumps({"part": what, **json.loads(done.stdout.splitlines()[-1])}), flush=True)


def _make(path: Path, steps: int) -> None:
    """A project of the sample with a long run, and one that is to be trained."""
    from effdet_core import events
    from effdet_core.project import Project, import_into
    from effdet_core.sample import make_sample

    project = Project.create(path)
    import_into(project, make_sample(path.parent / "sample", train=40, val=8, test=4), copy=True)
    project = Project.open(path)
    run = _run(project, "long")
    per_epoch = steps // 100
    lines = [events.encode(_started(per_epoch)), events.encode(events.PhaseChanged(phase="training"))]
    for number in range(1, steps + 1):
        lines.append(events.encode(_step(number, per_epoch)))
        if number % per_epoch == 0:
            lines.append(events.encode(_evaluated(number // per_epoch)))
    lines.append(events.encode(events.Finished(reason="completed", step=steps, epoch=100, seconds=steps * EVERY)))
    run.events.write_bytes(b"\n".join(lines) + b"\n")
    _run(project, "live")


def _run(project: Any, name: str) -> Any:
    from effdet_core.spec import EfficientDetSpec

    run = project.new_run(name)
    project.freeze()[0].write(run.dataset)
    EfficientDetSpec(epochs=100, batch_size=8, uri="none").write(run.spec)
    return run


def _started(per_epoch: int) -> Any:
    from effdet_core import events

    return events.Started(
        model_name="efficientdet-lite0", weights="none", train_images=40, val_images=8, epochs=100,
        steps_per_epoch=per_epoch,
    )  # fmt: skip


def _step(number: int, per_epoch: int) -> Any:
    from effdet_core import events

    loss = math.exp(-number / (30 * per_epoch)) * (1 + 0.1 * math.sin(number * 1.7)) + 0.2
    losses = events.LossParts(total=loss, class_loss=loss * 0.7, box_loss=loss * 0.004, l2=0.05)
    return events.StepDone(
        step=number, epoch=-(-number // per_epoch), losses=losses, learning_rate=0.01, gradient_norm=1.0,
        images_per_second=20 + math.sin(number), seconds_left=60.0, memory_gb=2.1, time=1e9 + number * EVERY,
    )  # fmt: skip


def _evaluated(epoch: int) -> Any:
    from effdet_core import events

    ap50 = 0.9 * (1 - math.exp(-epoch / 20))
    metrics = events.Metrics(
        ap=ap50 * 0.6, ap50=ap50, ap75=ap50 * 0.6, ap_small=-1, ap_medium=0.5, ap_large=0.5, ar1=0.5, ar10=0.5,
        ar100=0.5, ar_small=-1, ar_medium=0.5, ar_large=0.5, per_class={"coin": ap50}, per_class_50={"coin": ap50},
    )  # fmt: skip
    return events.Evaluated(split="val", source="network", epoch=epoch, metrics=metrics, images=8)


def _write_live(path: Path) -> None:
    """What a trainer does to its folder, until its standard input ends."""
    from effdet_core import detections, events, looks
    from effdet_core.boxes import as_boxes
    from effdet_core.dataset import Dataset
    from effdet_core.run_folder import RunFolder

    ended = threading.Event()
    threading.Thread(target=lambda: (sys.stdin.read(), ended.set()), daemon=True).start()
    run = RunFolder(path)
    val = Dataset.read(run.dataset).of("val")
    with run.hold():
        run.append_event(_started(100))
        run.append_event(events.PhaseChanged(phase="training"))
        number = 0
        while not ended.wait(EVERY):
            number += 1
            run.append_event(_step(number, 100))
            if number % 100 == 0:
                found = [detections.Detections.sorted(as_boxes(e.boxes), [0.8] * len(e.boxes), e.classes) for e in val]
                looks.write(run, number // 100, val, found)
                run.append_event(_evaluated(number // 100))
                run.append_event(events.CheckpointSaved(kind="last", step=number, epoch=number // 100))


class Gaps:
    """Milliseconds between the looks of a timer in the window's thread."""

    def __init__(self) -> None:
        from PySide6.QtCore import Qt, QTimer

        self.found: list[float] = []
        self.work: list[float] = []
        self._last, self._worked = time.perf_counter(), time.thread_time()
        self.timer = QTimer()
        self.timer.setTimerType(Qt.TimerType.PreciseTimer)
        self.timer.timeout.connect(self._look)
        self.timer.start(16)

    def _look(self) -> None:
        now = time.perf_counter()
        self.found.append(1000 * (now - self._last))
        self._last = now
        worked = time.thread_time()
        self.work.append(1000 * (worked - self._worked))
        self._worked = worked

    def told(self) -> dict[str, float]:
        """Middle, nearly the worst, the worst, and how many were too long."""
        ordered = sorted(self.found)
        return {
            "gap_median": round(statistics.median(ordered), 1),
            "gap_p99": round(ordered[int(len(ordered) * 0.99)], 1),
            "gap_worst": round(ordered[-1], 1),
            "stalls": sum(gap > STALL_MS for gap in ordered),
            "work_p99": round(sorted(self.work)[int(len(self.work) * 0.99)], 1),
            "work_worst": round(max(self.work), 1),
            "work_stalls": sum(work > STALL_MS for work in self.work),
        }


def _window(path: Path) -> tuple[Any, Any, Any]:
    from app.__main__ import COLLECT

    gc.set_threshold(*COLLECT)
    from app.application import set_up
    from app.main_window import MainWindow
    from app.training.page import TrainPage
    from app.training.settings.prober import Prober

    Prober.set_awake = lambda *_: None  # type: ignore[method-assign]  # trial steps would share the computer

    app = set_up()
    window = MainWindow()
    window.resize(1600, 1000)
    window.show()
    window.open_project(path)
    window.navigate("train", None)
    page = window.findChild(TrainPage)
    _until(app, lambda: page.summaries.all)
    _spend(1.5)
    return app, window, page


def _until(app: Any, done: Callable[[], object]) -> None:
    while not done():
        app.processEvents()
        time.sleep(0.001)


def _spend(seconds: float) -> None:
    """As the application's own loop, which sleeps until something happens; ending that one would close the window."""
    from PySide6.QtCore import QEventLoop, QTimer

    loop = QEventLoop()
    QTimer.singleShot(round(1000 * seconds), loop.quit)
    loop.exec()


def _memory() -> dict[str, float]:
    import psutil

    found = psutil.Process().memory_full_info()
    return {"rss_mb": round(found.rss / 2**20, 1), "own_mb": round(getattr(found, "uss", 0) / 2**20, 1)}


def _long(path: Path) -> dict[str, float]:
    from effdet_core.run_folder import RunFolder

    app, window, page = _window(path)
    page.show_run(None)
    gaps = Gaps()
    began, worked = time.perf_counter(), time.process_time()
    page.show_run(RunFolder(path / "runs" / "long"))
    _until(app, lambda: page.view.watch.is_open)
    app.processEvents()
    page.view.grab()
    shown = {"shown_s": round(time.perf_counter() - began, 2), "cpu_s": round(time.process_time() - worked, 2)}
    _spend(0.5)
    told = {**shown, **gaps.told(), **_memory()}
    window.close()
    return told


def _live(path: Path, seconds: float) -> dict[str, float]:
    from effdet_core.run_folder import RunFolder

    run = RunFolder(path / "runs" / "live")
    writer = subprocess.Popen(
        [sys.executable, __file__, "--what", "write", "--in", str(run.path)], stdin=subprocess.PIPE
    )
    try:
        while not run.is_held():
            time.sleep(0.05)
        app, window, page = _window(path)
        page.show_run(run)
        _until(app, lambda: page.view.watch.is_live and page.view.watch.is_open)
        _spend(3)
        assert window.isVisible()
        gaps, before = Gaps(), time.process_time()
        _spend(seconds)
        told = {**gaps.told(), **_memory(), "cpu_percent": round(100 * (time.process_time() - before) / seconds, 1)}
        window.close()
        return told
    finally:
        assert writer.stdin
        writer.stdin.close()
        writer.wait()


if __name__ == "__main__":
    main()
