"""How the Photos page feels with many photos: opening, filters, scrolling, jumping, memory.

    python tests/benchmarks/bench_browser.py --photos 100000

Makes a project of that many labelled photos, opens it for the first time and again, each in a process of its own, and
works in it; then the same with a tenth of them. Prints a line of JSON per opening. started_s: from the start of the
process until the first photos are drawn; usable_s: the same from the opening of the project on; complete_s: until
nothing is being read any more; cpu: of the window's thread, which other programs do not lengthen. Frames are painted
without a screen.
"""

from __future__ import annotations

import argparse
import gc
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(Path(__file__).parent)]
_FRAME = 0.016


def main() -> None:
    """Measures and prints."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--photos", type=int, default=100_000)
    parser.add_argument("--project", type=Path, help="a project made earlier, or where to make it")
    parser.add_argument("--open", type=Path, help=argparse.SUPPRESS)
    parser.add_argument("--began", type=float, default=time.time(), help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.open:
        print(json.dumps(_opened(arguments.open, arguments.began)))
        return
    with tempfile.TemporaryDirectory() as folder:
        os.environ["EFFDET_STUDIO_CACHE"] = f"{folder}/cache"
        _measure(arguments.project or Path(folder) / "project", arguments.photos, ("first", "second"))
        _measure(Path(folder) / "tenth", arguments.photos // 10, ("tenth, first", "tenth"))


def _measure(project: Path, photos: int, openings: tuple[str, ...]) -> None:
    if not (project / "project.yaml").exists():
        from many_photos import make_project

        began = time.perf_counter()
        make_project(project, photos)
        print(json.dumps({"made_s": round(time.perf_counter() - began, 1)}), flush=True)
    (project / ".cache" / "catalogue").unlink(missing_ok=True)
    for opening in openings:
        command = [sys.executable, __file__, "--open", str(project), "--began", str(time.time())]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
        print(json.dumps({"part": opening, **json.loads(done.stdout.splitlines()[-1])}), flush=True)


def _opened(path: Path, began: float) -> dict[str, float]:
    """One opening, and the work in it. began: when the process was started; what the system says of that is rough."""
    import psutil

    from app.__main__ import COLLECT

    gc.set_threshold(*COLLECT)
    from PySide6.QtWidgets import QApplication

    from app.application import set_up
    from app.browser.page import PhotosPage
    from app.session import Session
    from app.thumbnails import Thumbnails

    app = set_up()
    opened = time.time()
    session, thumbnails = Session(path), Thumbnails()
    thumbnails.set_project(session.path)
    page = PhotosPage(lambda *_: None, thumbnails)
    page.resize(1500, 900)
    page.set_session(session)
    page.show()
    figures = {"made_cpu_s": time.process_time()}
    figures["usable_s"] = _until(app, lambda: page.listing.shown > 0, opened)
    figures["started_s"] = time.time() - began
    figures["usable_cpu_s"] = time.process_time()
    figures["complete_s"] = _until(app, lambda: not session.is_scanning, opened)
    figures["complete_cpu_s"] = time.process_time()
    figures["rss_mb"] = psutil.Process().memory_info().rss / 2**20
    assert isinstance(app, QApplication)
    figures |= _filters(app, page) | _scrolling(app, page) | _jumps(app, page)
    figures["rss_after_mb"] = psutil.Process().memory_info().rss / 2**20
    page.set_session(None)
    thumbnails.close()
    session.close()
    return {name: round(value, 4 if value < 10 else 1) for name, value in figures.items()}


def _until(app: object, done: Callable[[], bool], began: float) -> float:
    while not done():
        app.processEvents()  # type: ignore[attr-defined]
        time.sleep(0.001)
    app.processEvents()  # type: ignore[attr-defined]
    return time.time() - began


def _filters(app: object, page: object) -> dict[str, float]:
    """Milliseconds from a wish to the painted page."""
    from many_photos import CLASSES

    from effdet_core.project.catalogue import Query

    wishes = [
        Query(classes=frozenset({CLASSES[0]})),
        Query(states=frozenset({"nothing here"})),
        Query(text="7"),
        Query(splits=frozenset({"val", "test"}), classes=frozenset(CLASSES[:3])),
        Query(sort="boxes", descending=True),
        Query(sort="smallest"),
        Query(fewest_boxes=3, reviewed=True),
        Query(),
    ]
    page.grid.selectAll()  # type: ignore[attr-defined]
    spent, busy = [], []
    for wish in [*wishes, *wishes]:
        began, cpu = time.perf_counter(), time.thread_time()
        page.ask(wish)  # type: ignore[attr-defined]
        app.processEvents()  # type: ignore[attr-defined]
        spent.append(1000 * (time.perf_counter() - began))
        busy.append(1000 * (time.thread_time() - cpu))
    page.choice.clear()  # type: ignore[attr-defined]
    return {
        "filter_ms": statistics.median(spent),
        "filter_worst_ms": max(spent),
        "filter_cpu_ms": statistics.median(busy),
        "filter_worst_cpu_ms": max(busy),
    }


def _scrolling(app: object, page: object) -> dict[str, float]:
    """Milliseconds of the window's thread per frame, 60 pixels apart, thumbnails arriving all the time."""
    bar = page.grid.verticalScrollBar()  # type: ignore[attr-defined]
    spent, busy = [], []
    for _ in range(400):
        began, cpu = time.perf_counter(), time.thread_time()
        bar.setValue(bar.value() + 60)
        app.processEvents()  # type: ignore[attr-defined]
        took = time.perf_counter() - began
        spent.append(1000 * took)
        busy.append(1000 * (time.thread_time() - cpu))
        time.sleep(max(0.0, _FRAME - took))
    spent.sort()
    busy.sort()
    place = int(len(spent) * 0.99)
    return {
        "scroll_ms": statistics.median(spent),
        "scroll_p99_ms": spent[place],
        "scroll_cpu_ms": statistics.median(busy),
        "scroll_p99_cpu_ms": busy[place],
    }


def _jumps(app: object, page: object) -> dict[str, float]:
    """Milliseconds to the first picture of another place, and until all thumbnails there are drawn."""
    bar = page.grid.verticalScrollBar()  # type: ignore[attr-defined]
    frames, filled = [], []
    for part in (0.9, 0.1, 0.5, 1.0, 0.3):
        began = time.perf_counter()
        bar.setValue(int(bar.maximum() * part))
        app.processEvents()  # type: ignore[attr-defined]
        frames.append(1000 * (time.perf_counter() - began))
        while not page.grid.is_filled():  # type: ignore[attr-defined]
            app.processEvents()  # type: ignore[attr-defined]
            time.sleep(0.001)
        filled.append(1000 * (time.perf_counter() - began))
    return {"jump_ms": statistics.median(frames), "jump_filled_ms": statistics.median(filled)}


if __name__ == "__main__":
    main()
