"""The lab of the Export page, and the page in the window: files dropped, judged and mended; the rail and the keys."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.exporting.lab_desk import LabWindow
from app.exporting.page import ExportPage
from app.exporting.repair_sheet import Order, RepairSheet
from app.main_window import MainWindow
from app.session import Session
from effdet_core import lab, tasks
from effdet_core.lab import Repaired
from effdet_core.project import Project
from effdet_core.run_folder import RunFolder
from tests.app import exported
from tests.app.export_window import CLASSES, Around, Open, done, opening, pretended
from tests.app.runs import Trainer


@pytest.fixture(autouse=True)
def around(monkeypatch: pytest.MonkeyPatch) -> Around:
    """What the page meets in place of the world."""
    return pretended(monkeypatch)


@pytest.fixture
def run(project: Project) -> RunFolder:
    """A run that can be exported."""
    return Trainer(project).begin().epochs(2).finish()


@pytest.fixture
def opened(qtbot: QtBot, session: Session, around: Around) -> Iterator[Open]:
    """Opens the page over the project as it is then."""
    with opening(qtbot, session, around) as show:
        yield show


def drop(page: ExportPage, path: Path) -> None:
    """Lets a file go over the lab."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    event = QDropEvent(
        QPointF(5, 5), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier,
        QEvent.Type.Drop,
    )  # fmt: skip
    page.lab.view.drop.dropEvent(event)


def test_a_menu_shows_a_kind_in_the_lab(run: RunFolder, opened: Open, qtbot: QtBot) -> None:
    exported.add(run, "gpu", CLASSES)
    page = opened()
    texts = {action.text(): action for action in page.column.kinds.rows["gpu"].menu_button.menu().actions()}
    texts["See where it works"].trigger()
    done(page, qtbot)
    assert page.lab.isVisible()
    assert page.lab.view.file.text() == "run-001-gpu.tflite"


def test_the_lab_shows_a_board_for_a_dropped_file(
    run: RunFolder, opened: Open, around: Around, tmp_path: Path, qtbot: QtBot
) -> None:
    foreign = tmp_path / "foreign.tflite"
    foreign.write_bytes(b"x")
    around.judged["foreign.tflite"] = exported.report(foreign, good=False)
    page = opened()
    page.show_tab("lab")
    drop(page, foreign)
    done(page, qtbot)
    view = page.lab.view
    assert view.sentence.text() == "Works with 3 of 8 programs."
    rows = {row.verdict.consumer: row for row in view.board.rows}
    assert "no metadata" in rows["mediapipe"].reason.text()
    assert rows["mediapipe"].accessibleName().startswith("MediaPipe Tasks: does not work")
    rows["mediapipe"].fold.click()
    assert rows["mediapipe"].is_open()
    assert view.repair.isVisible()
    page.show_tab("detector")
    assert page.column.isVisible()


def test_a_file_is_mended_under_another_name_and_shown(
    run: RunFolder, opened: Open, around: Around, tmp_path: Path, qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    foreign = tmp_path / "foreign.tflite"
    foreign.write_bytes(b"x")
    before = around.judged["foreign.tflite"] = exported.report(foreign, good=False)
    orders: list[tuple[Path, Path, tuple[str, ...] | None]] = []

    def mend(path: Path, out: Path, *, labels: tuple[str, ...] | None, tell: tasks.Tell) -> Repaired:
        orders.append((path, out, labels))
        out.write_bytes(b"y")
        return Repaired(
            out=str(out),
            done=(lab.REPAIRS["metadata"], "put 2 class names into it"),
            before=before,
            after=exported.report(out),
        )

    monkeypatch.setattr(lab, "repair", mend)
    page = opened()
    page.check(foreign)
    done(page, qtbot)
    page.lab.view.repair.click()
    sheet = page.findChild(RepairSheet)
    assert sheet is not None
    assert sheet.of_project.isChecked()  # the file has no names of its own
    sheet.put_at(tmp_path / "mended")
    sheet.start.click()
    qtbot.waitUntil(lambda: page.lab.view.file.text() == "mended.tflite")
    assert orders == [(foreign, tmp_path / "mended.tflite", CLASSES)]
    said = page.lab.view.mended.message.text().splitlines()
    assert said[1:] == [
        "• Write the metadata that MediaPipe and the Task Library read",
        "• Put 2 class names into it",
    ]
    assert page.lab.view.sentence.text() == "Works with 7 of 8 programs."


def test_names_for_a_repair_can_come_from_a_list(opened: Open, tmp_path: Path, qtbot: QtBot) -> None:
    page = opened()
    sheet = RepairSheet(page, exported.report(tmp_path / "a.tflite", good=False), ())
    qtbot.addWidget(sheet)
    assert not sheet.start.isEnabled()
    (tmp_path / "labels.txt").write_text("ant\nbee\n", "utf-8")
    sheet.use_list(tmp_path / "labels.txt")
    assert sheet.start.isEnabled()
    assert sheet.order() == Order(tmp_path / "a.tflite", tmp_path / "a-repaired.tflite", ("ant", "bee"))
    sheet.use_list(tmp_path / "nothing.txt")
    assert not sheet.start.isEnabled()
    assert "no names" in sheet.wrong.text()


def test_a_file_that_cannot_be_read_is_said(opened: Open, tmp_path: Path, qtbot: QtBot) -> None:
    page = opened()
    page.check(tmp_path / "gone.tflite")
    done(page, qtbot)
    assert page.lab.view.sentence.text() == "This file cannot be read"
    assert "no such file" in page.lab.view.facts.text()


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[Callable[..., MainWindow]]:
    """Makes windows that close at the end."""
    made: list[MainWindow] = []

    def make(project: Path | None = None) -> MainWindow:
        window = MainWindow(project)
        qtbot.addWidget(window)
        made.append(window)
        window.show()
        if project:
            qtbot.waitUntil(lambda: window.project is not None and window._opened.facts.photos > 0)
        return window

    yield make
    for window in made:
        window.close()


def test_a_dropped_detector_is_checked_with_a_project_and_without(
    window: Callable[..., MainWindow], project: Project, run: RunFolder, tmp_path: Path, qtbot: QtBot
) -> None:
    foreign = tmp_path / "foreign.tflite"
    foreign.write_bytes(b"x")
    with_project = window(project.path)
    with_project._check(foreign)
    page = with_project.stack.currentWidget()
    assert isinstance(page, ExportPage)
    done(page, qtbot)
    assert page.lab.view.file.text() == "foreign.tflite"
    without = window()
    without._check(foreign)
    dialog = without.findChild(LabWindow)
    assert dialog is not None
    qtbot.waitUntil(lambda: dialog.desk.view.report is not None)
    dialog.close()


def test_the_rail_and_the_keys_know_the_export(
    window: Callable[..., MainWindow], project: Project, run: RunFolder, around: Around, qtbot: QtBot
) -> None:
    shown = window(project.path)
    stage = shown.rail.stages["export"]
    qtbot.waitUntil(lambda: "can be taken" in stage.toolTip())
    shown.navigate("export", None)
    assert "export.one" in {row.id for row in shown.actions_.rows}
    shown.actions_.run("export.one")
    page = shown.stack.currentWidget()
    assert isinstance(page, ExportPage)
    done(page, qtbot)
    qtbot.waitUntil(lambda: "has been exported" in stage.toolTip())
    assert QApplication.focusWidget() is None or page.isAncestorOf(QApplication.focusWidget())
