"""How fast the Evaluate page opens over a saved evaluation, and how long the window stands still meanwhile.

    python tests/benchmarks/bench_evaluate_page.py --photos 5000

Makes a run and an evaluation up, opens the page over it several times, and moves its controls. `took`: from the press
in the rail until sentence, curve, classes and mistakes show. `gap`: the longest turn of the window's loop, on the clock
(`wall`) and in CPU seconds of the window's own thread (`cpu`), which a busy machine does not stretch.
The first round makes the page too.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
CLASSES = tuple(f"class {number}" for number in range(8))


def main() -> None:
    """Prints a line of JSON per measurement."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--photos", type=int, default=5000)
    parser.add_argument("--objects", type=int, default=10, help="in a photo, on average")
    parser.add_argument("--detections", type=int, default=25, help="in each photo")
    parser.add_argument("--rounds", type=int, default=4)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        os.environ["EFFDET_STUDIO_CONFIG"] = f"{folder}/config"
        os.environ["EFFDET_STUDIO_CACHE"] = f"{folder}/cache"
        project = made(Path(folder), arguments.photos, arguments.objects, arguments.detections)
        measure(project, arguments.rounds)


def made(folder: Path, photos: int, objects: int, detections: int) -> Path:
    """A project with a run that was judged on so many photos."""
    from effdet_core.dataset import Dataset
    from effdet_core.evaluation import saved
    from effdet_core.evaluation.saved import Evaluation, Intervals
    from effdet_core.project import Project
    from effdet_core.sample import make_sample
    from effdet_core.spec import EfficientDetSpec
    from tests.app.runs import metrics_of
    from tests.benchmarks.bench_evaluation import made_up

    pictures = make_sample(folder / "pictures", train=4, val=2, test=2)
    project = Project.create(folder / "project", CLASSES)
    project.link(pictures / "JPEGImages")
    run = project.new_run("big")
    examples, found = made_up(photos, objects, detections)
    Dataset(classes=CLASSES, examples=tuple(examples)).write(run.dataset)
    EfficientDetSpec(uri="none").write(run.spec)
    run.checkpoints.mkdir()
    (run.checkpoints / "best.npz").write_bytes(bytes(15_000_000))
    path = saved.write(run, Evaluation(
        source=saved.NETWORK, split="test", classes=CLASSES, metrics=metrics_of(0.7, dict.fromkeys(CLASSES, 0.7)),
        intervals=Intervals(ap=(0.4, 0.5), ap50=(0.6, 0.8), ap75=(0.4, 0.5), per_class_50={}),
        photos=tuple(map(saved.photo_of, examples, found)), model=saved.fingerprint_of(run.checkpoints / "best.npz"),
    ))  # fmt: skip
    print(json.dumps({"megabytes": round(path.stat().st_size / 1e6, 1)}))
    return project.path


def measure(project: Path, rounds: int) -> None:
    """Opens the page, and moves what can be moved."""
    from app.application import set_up
    from app.main_window import MainWindow

    set_up()
    window = MainWindow()
    window.resize(1600, 1000)
    window.show()
    window.open_project(project)
    wait(3.0)
    for number in range(rounds):
        page = window._made_pages()._made.get("evaluate")
        if page is not None:
            page.reading.current = None  # type: ignore[attr-defined]
            page.desk.close_evaluation()  # type: ignore[attr-defined]
        report("first" if number == 0 else "again", lambda: _open(window))
        window.navigate("photos", None)
        wait(0.5)
    window.navigate("evaluate", None)
    wait(1.0)
    card = window._made_pages().page("evaluate").desk.body.card  # type: ignore[attr-defined]
    report("threshold", lambda: card.slider.setValue(55))
    report("price", lambda: card.miss.setValue(3))
    report("own", lambda: card.own.button("own").click())
    window.close()
    wait(0.2)


def _open(window: object) -> None:
    window.navigate("evaluate", None)  # type: ignore[attr-defined]
    page = window._made_pages().page("evaluate")  # type: ignore[attr-defined]
    while page.opened is None or page.desk.errors is None:
        Turns.turn()


class Turns:
    """Turns of the window's loop, and the longest of them since `begin`."""

    wall = cpu = 0.0

    @classmethod
    def turn(cls) -> None:
        """One."""
        from PySide6.QtCore import QCoreApplication

        began, spent = time.perf_counter(), time.thread_time()
        QCoreApplication.processEvents()
        cls.wall = max(cls.wall, time.perf_counter() - began)
        cls.cpu = max(cls.cpu, time.thread_time() - spent)
        # A window that has nothing to do sleeps; asking again and again would keep the interpreter from its threads.
        time.sleep(0.002)


def report(what: str, do: Callable[[], object]) -> None:
    """What it took, and the longest turn during it and half a second after."""
    Turns.wall = Turns.cpu = 0.0
    began, spent = time.perf_counter(), time.thread_time()
    do()
    took, used = time.perf_counter() - began, time.thread_time() - spent
    end = time.perf_counter() + 0.5
    while time.perf_counter() < end:
        Turns.turn()
    line = {"part": what, "took": took, "took_cpu": used, "gap_wall": Turns.wall, "gap_cpu": Turns.cpu}
    print(json.dumps({key: value if isinstance(value, str) else round(value, 3) for key, value in line.items()}))


def wait(seconds: float) -> None:
    """Lets the window do what it does."""
    from PySide6.QtCore import QCoreApplication

    end = time.perf_counter() + seconds
    while time.perf_counter() < end:
        QCoreApplication.processEvents()
        time.sleep(0.002)


if __name__ == "__main__":
    main()
