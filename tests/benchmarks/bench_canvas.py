"""How quick the Label page is.

    python tests/benchmarks/bench_canvas.py [--photos 100000]

A time is from the call or mouse event until the canvas has painted what came of it; each figure is the median of
several runs. `cpu` is what the window's thread computed in that time: on a busy machine the nearer figure. The window
is 1600 x 1000. What other programs need, measured in the same way, stands in `claims_of_window.py`.
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

import numpy as np
from PIL import Image
from PySide6.QtCore import QEvent, QEventLoop, QObject, QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication

from app.application import set_up
from app.labelling.page import LabelPage
from app.session import Session
from app.thumbnails import Thumbnails
from effdet_core.project import Project
from effdet_core.project.annotation import Annotation, LabelledBox

BOXES = 1000
WINDOW = (1600, 1000)
_PATIENCE_MS = 10_000
Time = tuple[float, float]
"""Wall clock and the thread's own, milliseconds."""


PARTS = (
    "open", "next", "next ready", "next 12", "next 12 cold", "drag", "hover", "release", "undo", "zoom", "zoom 12",
)  # fmt: skip
"""What is timed: opening 1,000 boxes; the next photo, of 640 x 480 in the list of all or of 12 megapixels, with its
neighbour ready or cold; and work among 1,000 boxes (zoom 12: among 20 on 12 megapixels)."""


class Painted(QObject):
    """Knows whether the canvas has painted since it was asked to look."""

    def __init__(self, page: LabelPage) -> None:
        super().__init__()
        self._walk, self.done = page.walk, False
        self._loop, self._late = QEventLoop(), QTimer(self)
        self._late.setInterval(_PATIENCE_MS)
        self._late.timeout.connect(self._loop.quit)
        page.canvas.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A paint counts when the photo itself is there."""
        if event.type() == QEvent.Type.Paint and not self._walk._waits:
            self.done = True
            self._loop.quit()
        return False

    def timed(self, act: Callable[[], object], *, always: bool = True) -> Time:
        """Milliseconds until what `act` does is painted. always: it paints something; else one look is enough."""
        self.done = False
        start, computed = time.perf_counter(), time.thread_time()
        act()
        if always:
            self._late.start()
            self._loop.exec()
            self._late.stop()
        else:
            QApplication.processEvents()
        if always and not self.done:
            raise TimeoutError("nothing was painted")
        return 1000 * (time.perf_counter() - start), 1000 * (time.thread_time() - computed)


def breathe(seconds: float) -> None:
    """Lets threads and timers run."""
    loop = QEventLoop()
    QTimer.singleShot(round(1000 * seconds), loop.quit)
    loop.exec()


def make_photos(folder: Path, small: int, large: int) -> None:
    """Hard links of a few different pictures."""
    rng = np.random.default_rng(0)
    for prefix, count, kinds, (height, width) in (("a", small, 8, (480, 640)), ("b", large, 4, (3000, 4000))):
        for kind in range(kinds):
            rough = Image.fromarray(rng.integers(0, 255, (height // 20, width // 20, 3), dtype=np.uint8))
            rough.resize((width, height), Image.Resampling.BICUBIC).save(
                folder / f"{prefix}_source{kind}.jpg", quality=90
            )
        for number in range(count):
            os.link(folder / f"{prefix}_source{number % kinds}.jpg", folder / f"{prefix}{number:06d}.jpg")


def make_project(root: Path, photos: Path) -> None:
    """One photo of 1,000 boxes; some large ones with 20."""
    project = Project.create(root, [f"kind {i}" for i in range(10)])
    project.link(photos)
    rng = np.random.default_rng(1)
    names = sorted(project.library.names())
    _label(project, rng, names[0], BOXES, (480, 640), 24)
    for name in names[-8:]:
        _label(project, rng, name, 20, (3000, 4000), 300)


def _label(project: Project, rng: np.random.Generator, name: str, count: int, size: tuple[int, int], most: int) -> None:
    boxes = []
    for i in range(count):
        height, width = rng.uniform(most / 3, most, 2)
        top, left = rng.uniform(0, size[0] - height), rng.uniform(0, size[1] - width)
        boxes.append(LabelledBox(f"kind {i % 10}", (top, left, top + height, left + width)))
    annotation = Annotation(boxes=tuple(boxes), state="labelled", height=size[0], width=size[1])
    project.save_annotation(name, annotation)


def send(page: LabelPage, kind: QEvent.Type, at: QPointF, held: bool) -> None:
    """A mouse event."""
    view, left, none = page.canvas.viewport(), Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
    button = none if kind == QEvent.Type.MouseMove else left
    where = QPointF(view.mapToGlobal(at.toPoint()))
    event = QMouseEvent(kind, at, where, button, left if held else none, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(view, event)


def measure_many_boxes(page: LabelPage, painted: Painted, found: dict[str, list[Time]]) -> None:
    """Everything on the photo of 1,000 boxes."""
    names, canvas = page.walk.order.names, page.canvas
    for _ in range(5):
        page.open_photo(names[20], [])
        breathe(0.3)
        found["open"].append(painted.timed(lambda: page.open_photo(names[0], [])))
    page.desk.use_tool("select")
    box = canvas.board.boxes[500].box
    centre = canvas.mapFromScene((box[1] + box[3]) / 2, (box[0] + box[2]) / 2)
    page.editor.select({500})
    for run in range(5):
        measure_drag(page, painted, found, QPointF(centre), QPoint(1 + run, 1))
        breathe(0.3)
        found["undo"].append(painted.timed(page.desk.undo))
        breathe(0.2)
    for step in range(60):
        at = QPointF(300 + 9 * step, 250 + 5 * step)
        found["hover"].append(painted.timed(lambda at=at: send(page, QEvent.Type.MouseMove, at, False), always=False))
    for factor in (1.25, 1.25, 1.25, 0.8, 0.8, 0.8):
        found["zoom"].append(painted.timed(lambda factor=factor: canvas.zoom_by(factor)))


def measure_drag(page: LabelPage, painted: Painted, found: dict[str, list[Time]], start: QPointF, way: QPoint) -> None:
    """One box among many, thirty moves."""
    at = start
    send(page, QEvent.Type.MouseButtonPress, at, True)
    for _ in range(30):
        at = at + QPointF(way)
        found["drag"].append(painted.timed(lambda at=at: send(page, QEvent.Type.MouseMove, at, True)))
    found["release"].append(painted.timed(lambda: send(page, QEvent.Type.MouseButtonRelease, at, False)))


def measure_steps(page: LabelPage, painted: Painted, found: dict[str, list[Time]], large: int) -> None:
    """From photo to photo."""
    names = page.walk.order.names
    page.open_photo(names[len(names) // 2], [])
    breathe(0.5)
    for _ in range(60):
        found["next"].append(painted.timed(lambda: page.desk.step(1)))
    for _ in range(30):
        breathe(0.1)
        found["next ready"].append(painted.timed(lambda: page.desk.step(1)))
    page.open_photo(names[-large], [])
    breathe(3)
    for _ in range(5):
        found["next 12"].append(painted.timed(lambda: page.desk.step(1)))
        breathe(2)
    for factor in (1.25, 1.25, 0.8, 0.8):
        found["zoom 12"].append(painted.timed(lambda factor=factor: page.canvas.zoom_by(factor)))
    page.open_photo(names[-large], [])
    breathe(3)
    for _ in range(large - 2):
        found["next 12 cold"].append(painted.timed(lambda: page.desk.step(1)))


def report(found: dict[str, list[Time]]) -> None:
    """Prints a line of JSON per figure."""
    for part in PARTS:
        times = sorted(wall for wall, _ in found[part])
        told = {
            "ms": statistics.median(times),
            "p95_ms": times[int(0.95 * (len(times) - 1))],
            "cpu_ms": statistics.median(computed for _, computed in found[part]),
        }
        print(json.dumps({"part": part, **{name: round(value, 2) for name, value in told.items()}}), flush=True)


def main() -> None:
    """Measures and prints."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--photos", type=int, default=100_000)
    count = parser.parse_args().photos
    large = 30
    with tempfile.TemporaryDirectory() as folder:
        for variable in ("EFFDET_STUDIO_CONFIG", "EFFDET_STUDIO_CACHE"):
            os.environ[variable] = str(Path(folder) / variable)
        photos = Path(folder) / "photos"
        photos.mkdir()
        make_photos(photos, count, large)
        make_project(Path(folder) / "project", photos)
        found = run(Path(folder) / "project", large)
    report(found)


def run(project: Path, large: int) -> dict[str, list[Time]]:
    """All figures."""
    set_up()
    found: dict[str, list[Time]] = {part: [] for part in PARTS}
    session, thumbnails = Session(project), Thumbnails()
    while session.is_scanning or not len(session.catalogue):
        breathe(0.05)
    thumbnails.set_project(session.path)
    page = LabelPage(lambda place, photo: None, thumbnails)
    page.resize(*WINDOW)
    page.set_session(session)
    page.show()
    page.shown()
    painted = Painted(page)
    breathe(2)
    measure_many_boxes(page, painted, found)
    measure_steps(page, painted, found, large)
    page.set_session(None)
    thumbnails.close()
    session.close()
    return found


if __name__ == "__main__":
    main()
