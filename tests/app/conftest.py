"""What every test of the window gets: one application without a screen, settings of its own, and a watch on leaks."""

from __future__ import annotations

import gc
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import numpy as np
import pytest
from PIL import Image
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app import settings
from effdet_core import helpers
from effdet_core.project import Project
from effdet_core.project.annotation import Annotation, LabelledBox
from tests.app import leaks

PATIENCE_MS = 20_000
"""How long a test waits for what must happen. It costs nothing where it happens, and a busy computer is no defect."""
for wait in (QtBot.waitUntil, QtBot.waitSignal, QtBot.waitSignals):
    wait.__kwdefaults__["timeout"] = PATIENCE_MS
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
    with leaks.nothing_left_of_the_window(lambda: qtlog.records, monkeypatch):
        yield


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
