"""Scenes of the Export page for `screens.py`: nothing exported yet, everything exported and measured, and the lab."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from effdet_core.project import Project
from tests.app import exported
from tests.app.runs import Trainer

if TYPE_CHECKING:
    from app.exporting.page import ExportPage
    from app.main_window import MainWindow


def trained(path: Path) -> Trainer:
    """A project with one run that can be exported."""
    project = Project.open(path)
    trainer = Trainer(project, f"run-{len(project.runs()) + 1:03d}").begin().epochs(3)
    trainer.finish()
    return trainer


def export_page(window: MainWindow) -> ExportPage:
    """The page, on show."""
    from app.exporting.page import ExportPage

    window.navigate("export", None)
    page = window.stack.currentWidget()
    assert isinstance(page, ExportPage)
    return page


def ready(window: MainWindow, path: Path, wait: Callable[[float], None]) -> None:
    """A detector, and nothing exported."""
    trained(path)
    export_page(window)
    wait(0.5)


def done(window: MainWindow, path: Path, wait: Callable[[float], None], section: str = "") -> None:
    """Everything exported and measured."""
    trainer = trained(path)
    for kind in ("int8", "float16", "float32", "dynamic", "gpu"):
        exported.add(trainer.run, kind, trainer.dataset.classes)
    exported.add_waterfall(trainer.run)
    page = export_page(window)
    main = page.found.path(page.found.main) if page.found and page.found.main else path
    page.checks.learn(exported.report(main))
    page.shown()
    wait(0.3)
    if section:
        page.column.open_section(section)
        wait(0.3)
        bar = page.column.verticalScrollBar()
        bar.setValue(page.column.sections[section].mapTo(page.column.widget(), page.column.rect().topLeft()).y())
        wait(0.2)


def lab(window: MainWindow, path: Path, wait: Callable[[float], None], *, good: bool) -> None:
    """A file of somebody else in the lab."""
    page = export_page(window)
    foreign = path / "somebody's detector.tflite"
    foreign.write_bytes(b"TFL3")
    page.checks.learn(exported.report(foreign, good=good))
    page.check(foreign)
    wait(0.3)
    if not good:
        page.lab.view.board.rows[1].set_open(True)
        wait(0.2)
