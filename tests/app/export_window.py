"""The Export page in tests: work that is only pretended, and the page opened over a project."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from app.exporting.page import ExportPage
from app.session import Session
from app.training.trainings import Trainings
from app.tryout.panel import TryPanel
from effdet_core import lab, tasks
from effdet_core.errors import InputError
from effdet_core.exports import record
from effdet_core.exports.requests import ExportRequest, MeasureRequest, WaterfallRequest
from effdet_core.lab import Report
from effdet_core.run_folder import RunFolder
from effdet_core.spec import EfficientDetSpec
from tests.app import exported

Open = Callable[[], ExportPage]
CLASSES = ("bee", "wasp")


class Pretended:
    """In place of `tasks.run`: leaves what the real processes leave. fails: what to raise instead."""

    def __init__(self) -> None:
        self.asked: list[Any] = []
        self.fails: Exception | None = None
        self.go_on = threading.Event()
        self.go_on.set()

    def __call__(self, module: str, request: Any, result: type[Any], tell: tasks.Tell) -> Any:
        self.asked.append(request)
        tell(1, 4, "Converting")
        while not self.go_on.wait(0.01):
            tell(1, 4, "Converting")
        if self.fails:
            raise self.fails
        run = RunFolder(Path(request.run))
        match request:
            case ExportRequest():
                rows = {"max_detections": request.max_detections} if request.max_detections else {}
                for kind in request.kinds:
                    exported.add(run, kind, CLASSES, **rows)
            case MeasureRequest():
                for kind in request.kinds:
                    if kind != "savedmodel":
                        exported.add(run, kind, CLASSES)
            case WaterfallRequest():
                return exported.add_waterfall(run)
        return record.read(run)


@dataclass
class Around:
    """What the page meets in place of the world.

    judged: what the lab says, by file name; what is not in it is good. tried: what the try area was given. pages,
    specs: where the page led to.
    """

    work: Pretended = field(default_factory=Pretended)
    judged: dict[str, Report] = field(default_factory=dict)
    tried: list[Path | None] = field(default_factory=list)
    pages: list[tuple[str, str | None]] = field(default_factory=list)
    specs: list[EfficientDetSpec] = field(default_factory=list)

    def check(self, path: Path, **_: object) -> Report:
        """In place of the lab."""
        if not path.exists():
            raise InputError("cannot be read: no such file", where=str(path))
        return self.judged.get(path.name, exported.report(path))


def pretended(monkeypatch: pytest.MonkeyPatch) -> Around:
    """No TensorFlow, no MediaPipe, and nothing that runs a model."""
    made = Around()
    monkeypatch.setattr(tasks, "run", made.work)
    monkeypatch.setattr(lab, "check", made.check)
    monkeypatch.setattr(TryPanel, "set_model", lambda _, path: made.tried.append(path))
    return made


@contextmanager
def opening(qtbot: QtBot, session: Session, around: Around) -> Iterator[Open]:
    """Opens the page over the project as it is then."""
    made: list[tuple[ExportPage, Trainings]] = []
    qtbot.waitUntil(lambda: len(session.catalogue) > 0 and not session.is_scanning)

    def show() -> ExportPage:
        trainings = Trainings()
        page = ExportPage(lambda where, photo: around.pages.append((where, photo)), trainings, around.specs.append)
        page.resize(1100, 700)
        qtbot.addWidget(page)
        made.append((page, trainings))
        trainings.set_session(session)
        page.set_session(session)
        page.show()
        page.shown()
        return page

    yield show
    around.work.go_on.set()
    for page, trainings in made:
        done(page, qtbot)
        page.set_session(None)
        trainings.set_session(None)
        trainings.deleteLater()


def done(page: ExportPage, qtbot: QtBot) -> None:
    """Waits until nothing is at work, the lab included."""
    qtbot.waitUntil(lambda: not page.doing.busy and page.checks.busy_with is None)
