"""How quick the Label page is, beside labelme, X-AnyLabeling and labelImg.

    QT_QPA_PLATFORM=offscreen python tests/benchmarks/bench_canvas.py [--photos 100000]

A time is from the call or mouse event until the canvas has painted what came of it; each figure is the median of
several runs. `cpu` is what the window's thread computed in that time: on a busy machine the nearer figure. The window
is 1600 x 1000. The peers' figures were taken in the same way on a machine of the same kind
(Debian 12, 2 cores, no display, files in the page cache), labelme 7.9.1, X-AnyLabeling 4.2.1, labelImg 1.8.6; the
machines vary, so take differences below a factor of two as noise.
"""

from __future__ import annotations

import argparse
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
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


@dataclass(frozen=True)
class Figure:
    """What we want to reach and what others need, milliseconds: labelme, X-AnyLabeling, labelImg; None: they cannot."""

    title: str
    wanted: float | None
    peers: tuple[float | None, float | None, float | None]


FIGURES = {
    "open": Figure("open a photo with 1,000 boxes", None, (151, 336, 740)),
    "next": Figure("next photo, 640 x 480, list of 100,000, back to back", 10, (193, 121, 8)),
    "next ready": Figure("the same with a breath in between", 10, (193, 121, 8)),
    "next 12": Figure("next photo of 12 megapixels, neighbour ready", 40, (16, 115, 109)),
    "next 12 cold": Figure("next photo of 12 megapixels, back to back", None, (98, 119, 114)),
    "drag": Figure("drag 1 of 1,000 boxes, each move", 10, (63, 201, 49)),
    "hover": Figure("hover over 1,000 boxes, each move", 10, (65, 208, 51)),
    "release": Figure("let go after a drag among 1,000", None, (49, 266, 0.2)),
    "undo": Figure("undo with 1,000 boxes", 20, (969, 228, None)),
    "zoom": Figure("zoom step with 1,000 boxes", None, (None, None, None)),
    "zoom 12": Figure("zoom step on 12 megapixels with 20 boxes", None, (None, None, None)),
}


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


def report(found: dict[str, list[Time]]) -> bool:
    """Prints medians beside the peers'; whether all wishes are met."""
    print(f"{'':54} {'ms':>7} {'p95':>7} {'cpu':>7} {'wanted':>7}   labelme    X-Any labelImg (their ms / ours)")
    good = True
    for key, figure in FIGURES.items():
        times = sorted(wall for wall, _ in found[key])
        median, p95 = statistics.median(times), times[int(0.95 * (len(times) - 1))]
        cpu = statistics.median(computed for _, computed in found[key])
        ratios = " ".join(f"{peer / median:7.1f}x" if peer is not None else f"{'-':>8}" for peer in figure.peers)
        wanted = f"{figure.wanted:7.0f}" if figure.wanted else f"{'-':>7}"
        met = figure.wanted is None or median <= figure.wanted
        good = good and met
        print(f"{figure.title:54} {median:7.1f} {p95:7.1f} {cpu:7.1f} {wanted}  {ratios}{'' if met else '   NOT MET'}")
    return good


def main() -> int:
    """1 when a wish is not met."""
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
    return 0 if report(found) else 1


def run(project: Path, large: int) -> dict[str, list[Time]]:
    """All figures."""
    set_up()
    found: dict[str, list[Time]] = {key: [] for key in FIGURES}
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
    sys.exit(main())
