"""What every test of the window gets: one application without a screen, settings of its own, and a watch on leaks."""

from __future__ import annotations

import gc
import os
import time
import weakref
from collections.abc import Iterator
from pathlib import Path
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import numpy as np
import pytest
import shiboken6
from PIL import Image
from PySide6.QtCore import QCoreApplication, QEvent, QThread, QThreadPool, QTimer
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app import settings
from effdet_core import helpers
from effdet_core.project import Project
from effdet_core.project.annotation import Annotation, LabelledBox

GRACE_SECONDS = 10.0
PATIENCE_MS = 20_000
"""How long a test waits for what must happen. It costs nothing where it happens, and a busy computer is no defect."""
for wait in (QtBot.waitUntil, QtBot.waitSignal, QtBot.waitSignals):
    wait.__kwdefaults__["timeout"] = PATIENCE_MS
QTS_OWN = {"QTipLabel", "QComboBoxPrivateContainer", "QDesktopWidget", "QShortcutWidget"}
HARMLESS = ("propagateSizeHints", "raise() is not supported", "This plugin does not support")
"""What the platform without a screen says of itself."""
HEIGHT, WIDTH = 120, 160


@pytest.fixture(scope="session")
def qapp(tmp_path_factory: pytest.TempPathFactory) -> QApplication:
    """The application, with the settings of nobody."""
    os.environ[settings.FOLDER_VARIABLE] = str(tmp_path_factory.mktemp("config"))
    from app.application import set_up

    return set_up()


@pytest.fixture(autouse=True, scope="module")
def _modules_are_not_looked_at_again(qapp: QApplication) -> None:
    """Every test ends in a look for garbage, which would take most of its time in what was imported before."""
    gc.collect()
    gc.freeze()


@pytest.fixture(autouse=True)
def _own_settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every test starts without a past, in English."""
    monkeypatch.setenv(settings.FOLDER_VARIABLE, str(tmp_path / "config"))
    monkeypatch.setenv("LANGUAGE", "en")


@pytest.fixture(autouse=True)
def _no_trial_steps(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing starts TensorFlow only because the settings of a training are looked at."""
    monkeypatch.setattr(helpers, "probe", lambda *_: None)


@pytest.fixture(autouse=True)
def _nothing_left_of_the_window(qapp: QApplication, qtlog: Any, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Fails the test that leaves a thread, a timer, a window or a complaint of Qt."""
    threads = _remembering(monkeypatch, QThread)
    timers = _remembering(monkeypatch, QTimer)
    before = {_address(widget) for widget in QApplication.topLevelWidgets()}
    yield
    _settle()
    assert QThreadPool.globalInstance().waitForDone(int(GRACE_SECONDS * 1000)), "the thread pool is still busy"
    left = {
        "running threads": [thread for thread in _alive(threads) if not _ended(thread)],
        "timers without a parent": [t.interval() for t in _alive(timers) if t.isActive() and t.parent() is None],
        "windows": [_described(widget) for widget in QApplication.topLevelWidgets() if _is_left(widget, before)],
        "complaints of Qt": [r.message for r in qtlog.records if _is_complaint(r)],
    }
    assert {what: found for what, found in left.items() if found} == {}


def _remembering(monkeypatch: pytest.MonkeyPatch, kind: type[Any]) -> list[weakref.ref[Any]]:
    """The objects of `kind` that were started from now on."""
    started: list[weakref.ref[Any]] = []
    original = kind.start

    def start(self: Any, *arguments: Any) -> None:
        started.append(weakref.ref(self))
        original(self, *arguments)

    monkeypatch.setattr(kind, "start", start)
    return started


def _settle() -> None:
    """Lets deferred deletions happen, those they cause too."""
    for _ in range(3):
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        QCoreApplication.processEvents()
    gc.collect()


def _alive(references: list[weakref.ref[Any]]) -> Iterator[Any]:
    for reference in references:
        found = reference()
        if found is not None and shiboken6.isValid(found):
            yield found


def _ended(thread: QThread) -> bool:
    deadline = time.monotonic() + GRACE_SECONDS
    while thread.isRunning() and time.monotonic() < deadline:
        QCoreApplication.processEvents()
        time.sleep(0.01)
    return not thread.isRunning()


def _is_left(widget: QWidget, before: set[int]) -> bool:
    return _address(widget) not in before and widget.metaObject().className() not in QTS_OWN and widget.parent() is None


def _address(widget: QWidget) -> int:
    """Of Qt's own object: Python's comes and goes while that stays."""
    return int(shiboken6.getCppPointer(widget)[0])


def _described(widget: QWidget) -> str:
    return f"{type(widget).__name__} {widget.objectName()} {widget.windowTitle()}".strip()


def _is_complaint(record: Any) -> bool:
    serious = str(record.type_name) in ("QtWarningMsg", "QtCriticalMsg", "QtFatalMsg")
    return serious and not any(words in record.message for words in HARMLESS)


@pytest.fixture
def photo_folder(tmp_path: Path) -> Path:
    """Six small photos, all different."""
    folder = tmp_path / "holiday"
    folder.mkdir()
    for number in range(6):
        pixels = np.random.default_rng(number).integers(0, 255, (HEIGHT, WIDTH, 3), dtype=np.uint8)
        Image.fromarray(pixels).save(folder / f"photo_{number}.jpg", quality=90)
    return folder


@pytest.fixture
def project(tmp_path: Path, photo_folder: Path) -> Project:
    """A project of six photos: two with boxes, one with nothing here, three that nobody looked at."""
    made = Project.create(tmp_path / "bees", ["bee", "wasp"])
    made.link(photo_folder)
    names = sorted(made.library.names())
    bee = LabelledBox("bee", (10.0, 20.0, 60.0, 70.0))
    wasp = LabelledBox("wasp", (30.0, 80.0, 90.0, 150.0))
    size = {"height": HEIGHT, "width": WIDTH}
    made.save_annotation(names[0], Annotation(boxes=(bee, wasp), state="labelled", split="train", **size))
    made.save_annotation(names[1], Annotation(boxes=(bee,), state="labelled", split="val", **size))
    made.save_annotation(names[2], Annotation(state="nothing here", split="train", **size))
    return made


@pytest.fixture
def session(qapp: QApplication, project: Project) -> Iterator[Any]:
    """The project, open."""
    from app.session import Session

    opened = Session(project.path)
    yield opened
    opened.close()
    opened.deleteLater()
