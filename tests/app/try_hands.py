"""What tests of the try area share: a detector that knows what it finds, and a pair of hands."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import numpy as np
from PySide6.QtWidgets import QMainWindow
from pytestqt.qtbot import QtBot

from app.session import Session
from app.tryout.looker import Looker
from app.tryout.panel import TryPanel
from app.widgets.toast import Toast
from effdet_core.capture.detecting import Model
from effdet_core.detections import Detections
from effdet_core.errors import InputError

CLASSES = ("bee", "wasp")


class Finder:
    """Finds a bee at 0.9, a wasp at 0.5 and another one at 0.25 on everything."""

    def __init__(self, path: Path, seconds: float = 0.0) -> None:
        self.model = Model(path, CLASSES, (32, 32))
        self.seconds = seconds

    def prepare(self, rgb: np.ndarray) -> Any:
        return rgb

    def find(self, prepared: Any) -> Detections:
        time.sleep(self.seconds)
        return Detections.sorted([[5, 5, 20, 20], [10, 30, 30, 50], [2, 40, 9, 60]], [0.9, 0.5, 0.25], [0, 1, 1])


def load(path: Path, tell: Callable[..., None]) -> Finder:
    if path.name == "bad.tflite":
        raise InputError("ends the process that runs it", where=str(path), hint="Export it again.")
    return Finder(path)


def use(panel: TryPanel, qtbot: QtBot, name: str = "good.tflite") -> None:
    with qtbot.waitSignal(panel.loaded if name == "good.tflite" else panel.failed):
        panel.set_model(Path(name))


def look(panel: TryPanel, qtbot: QtBot, *paths: Path) -> None:
    panel.open_paths(paths)
    seen_of(panel, qtbot)


def seen_of(panel: TryPanel, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: panel._seen is not None and panel._seen.found is not None)


def toasts(panel: TryPanel) -> list[Toast]:
    return [toast for toast in panel.window().findChildren(Toast) if not toast.isHidden()]


def kept(session: Session) -> list[str]:
    names = [name for name in session.project.library.names() if "/tried/" in name]
    return [name for name in names if not session.labels(name).binned]


def keep(panel: TryPanel, qtbot: QtBot, id: str) -> None:
    before = len(toasts(panel))
    panel.handlers()[id]()
    qtbot.waitUntil(lambda: len(toasts(panel)) > before)


@contextmanager
def try_panel(session: Session, qtbot: QtBot) -> Iterator[TryPanel]:
    """In a window, with a project and no model yet."""
    window = QMainWindow()
    made = TryPanel(looker=Looker(load))
    window.setCentralWidget(made)
    window.resize(620, 700)
    window.show()
    qtbot.waitUntil(lambda: len(session.catalogue) == 6 and not session.is_scanning)
    made.set_session(session)
    yield made
    made.set_session(None)
    window.close()
    window.deleteLater()
