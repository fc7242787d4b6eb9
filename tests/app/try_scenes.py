"""The try area in the window, with a detector that finds what is labelled, roughly."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import av
import numpy as np

from effdet_core import images
from effdet_core.capture.detecting import Model
from effdet_core.detections import Detections
from effdet_core.errors import InputError
from effdet_core.project.annotation import Draft
from effdet_core.project.labels import Labels

if TYPE_CHECKING:
    from app.main_window import MainWindow
    from app.session import Session
    from app.tryout.panel import TryPanel

Wait = Callable[[float], None]


class _Knowing:
    """Finds the boxes of the first labelled photo on everything."""

    def __init__(self, session: Session) -> None:
        names = session.class_names
        photo = next(name for name in session.catalogue.names if session.labels(name).boxes)
        boxes = session.labels(photo).boxes
        self.photo = session.path(photo)
        self.model = Model(Path("run-001-int8.tflite"), names, (320, 320))
        places = [tuple(side + 3 for side in box.box) for box in boxes]
        scores = np.linspace(0.93, 0.48, len(boxes))
        self._found = Detections.sorted(places, scores, [names.index(box.label) for box in boxes])

    def prepare(self, rgb: np.ndarray) -> Any:
        return rgb

    def find(self, prepared: Any) -> Detections:
        time.sleep(0.03)
        return self._found


def _panel(window: MainWindow, wait: Wait, *, good: bool = True) -> tuple[TryPanel, _Knowing]:
    """In a page of its own, as wide as the right half of the Export page."""
    from app.tryout.looker import Looker
    from app.tryout.panel import TryPanel

    assert window._opened is not None
    session = window._opened.session
    knowing = _Knowing(session)

    def load(path: Path, tell: Any) -> _Knowing:
        if good:
            return knowing
        hint = "It is damaged, or made for another device. The check of the file says more; export it again."
        raise InputError("ends the process that runs it", where=str(path), hint=hint)

    panel = TryPanel(looker=Looker(load))
    window.stack.addWidget(panel)
    window.stack.setCurrentWidget(panel)
    window.rail.show_current("export")
    panel.set_session(session)
    panel.set_model(Path("run-001-int8.tflite"))
    window.destroyed.connect(panel.stop)
    wait(0.6)
    return panel, knowing


def _photo(window: MainWindow, project: Path, wait: Wait) -> None:
    panel, knowing = _panel(window, wait)
    panel.open_paths([knowing.photo])
    wait(0.6)


def _video(window: MainWindow, project: Path, wait: Wait) -> None:
    panel, knowing = _panel(window, wait)
    panel.open_paths([_filmed(knowing.photo, project.parent / "table.mp4")])
    wait(1.6)


def _kept(window: MainWindow, project: Path, wait: Wait) -> None:
    panel, knowing = _panel(window, wait)
    panel.open_paths([_filmed(knowing.photo, project.parent / "table.mp4")])
    wait(1.0)
    panel.keep("missed")
    wait(0.6)


def _refused(window: MainWindow, project: Path, wait: Wait) -> None:
    _panel(window, wait, good=False)


def _filmed(photo: Path, path: Path) -> Path:
    """Four seconds of a photo, a little lighter from frame to frame."""
    pixels = images.read_rgb(photo)
    height, width = (side // 2 * 2 for side in pixels.shape[:2])
    with av.open(str(path), "w") as container:
        stream = container.add_stream("mpeg4", rate=25)
        stream.height, stream.width, stream.pix_fmt = height, width, "yuv420p"
        stream.bit_rate = 8_000_000
        for _ in range(100):
            frame = av.VideoFrame.from_ndarray(np.ascontiguousarray(pixels[:height, :width]), format="rgb24")
            container.mux(stream.encode(frame))
        container.mux(stream.encode())
    return path


def drafts(window: MainWindow) -> None:
    """The Label page with what a detector proposes."""
    assert window._opened is not None
    session = window._opened.session
    labelled = next(name for name in session.catalogue.names if len(session.labels(name).boxes) > 2)
    boxes = session.labels(labelled).boxes
    proposed = tuple(Draft(box.label, box.box, 0.9 - 0.1 * place) for place, box in enumerate(boxes))
    session.change("Keep a frame to label", {labelled: Labels(drafts=proposed)})
    window.navigate("label", labelled)


SCENES: Mapping[str, Callable[[MainWindow, Path, Wait], None]] = {
    "photo": _photo,
    "video": _video,
    "kept": _kept,
    "refused": _refused,
}
