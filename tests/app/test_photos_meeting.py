"""Labels of two people meet in an import: which count is chosen, what differed is told, and it can be stopped."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.browser.export_sheet import ExportSheet
from app.browser.import_sheet import ImportSheet, ImportWish
from app.browser.page import PhotosPage
from app.browser.report_dialog import ReportDialog
from app.browser.report_row import ReportRow
from app.session import Session
from app.widgets.progress_row import ProgressRow
from effdet_core.project import Project
from effdet_core.project.annotation import LabelledBox
from effdet_core.project.exporting import export_labels
from effdet_core.project.intake import Intake
from effdet_core.project.labels import with_boxes
from tests.app.photos_window import Window
from tests.core.labelled_sets import add_voc

FIRST, SECOND = "holiday/photo_0.jpg", "holiday/photo_1.jpg"
MINE = LabelledBox("wasp", (1.0, 2.0, 30.0, 40.0))


@pytest.fixture
def page(qtbot: QtBot, session: Session, project: Project, tmp_path: Path) -> Iterator[PhotosPage]:
    """Away lie the labels as they were; here, somebody drew on the first photo since."""
    export_labels(project, tmp_path / "away", "coco")
    window = Window(qtbot, session)
    labels = session.labels(FIRST)
    session.change("Draw", {FIRST: with_boxes(labels, [labels.boxes[0], MINE])})
    yield window.page
    qtbot.waitUntil(lambda: not session.is_scanning)
    window.page.set_session(None)
    window.thumbnails.close()


def report_of(page: PhotosPage) -> ReportRow | None:
    return page.bringing.strip.findChild(ReportRow)


def said(page: PhotosPage, qtbot: QtBot) -> tuple[str, str]:
    """The sentence of the report, and all of it."""
    qtbot.waitUntil(lambda: report_of(page) is not None)
    row = report_of(page)
    assert row is not None
    qtbot.mouseClick(row.read, Qt.MouseButton.LeftButton)
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, ReportDialog)
    text = dialog.text()
    dialog.close()
    return row.sentence.text(), text


@pytest.mark.parametrize(
    ("choice", "expected", "words"),
    [
        ("keep", ["bee", "wasp"], "stays so"),
        ("theirs", ["bee", "wasp"], "the photo has other labels now"),
        ("both", ["bee", "wasp", "wasp"], "the photo has other labels now"),
    ],
)
def test_the_choice_of_the_sheet_decides_and_the_report_names_every_photo(
    page: PhotosPage, session: Session, tmp_path: Path, qtbot: QtBot, choice: str, expected: list[str], words: str
) -> None:
    page.bringing.ask_import(tmp_path / "away")
    sheet = QApplication.activeModalWidget()
    assert isinstance(sheet, ImportSheet)
    qtbot.waitUntil(sheet.start.isEnabled)
    sheet.policy.setCurrentIndex(sheet.policy.findData(choice))
    qtbot.mouseClick(sheet.start, Qt.MouseButton.LeftButton)
    sentence, text = said(page, qtbot)
    assert "1 remark" in sentence
    assert words in text
    assert (f"{FIRST}: the photo has other labels now" in text) == (choice != "keep")
    assert SECOND not in text
    found = session.labels(FIRST).boxes
    assert sorted(box.label for box in found) == expected
    assert (MINE.box in [box.box for box in found]) == (choice != "theirs")


class Gate:
    """Holds the work in its thread at the second picture until the test lets it on."""

    def __init__(self, real: Callable[..., Any]) -> None:
        self.reached, self.open = threading.Event(), threading.Event()
        self._real, self._calls = real, 0

    def wrapped(self) -> Callable[..., Any]:
        def call(*arguments: Any, **more: Any) -> Any:
            self._calls += 1
            if self._calls == 2:
                self.reached.set()
                assert self.open.wait(20)
            return self._real(*arguments, **more)

        return call


def cancel(page: PhotosPage, gate: Gate, qtbot: QtBot) -> None:
    """Presses Cancel while the work is held."""
    qtbot.waitUntil(gate.reached.is_set)
    row = page.bringing.strip.findChild(ProgressRow)
    assert row is not None
    qtbot.mouseClick(row.cancel, Qt.MouseButton.LeftButton)
    gate.open.set()


def test_an_import_that_is_stopped_keeps_what_came_in_and_says_so(
    page: PhotosPage, project: Project, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    gate = Gate(Intake.take)
    monkeypatch.setattr(Intake, "take", gate.wrapped())
    page.bringing.bring(ImportWish(tmp_path / "away", copy=True, conflicts="keep", by_content=False))
    cancel(page, gate, qtbot)
    sentence, _ = said(page, qtbot)
    assert sentence.startswith("Stopped: 2 photos with")
    assert len(list((project.path / "images").rglob("*.jpg"))) == 2
    qtbot.waitUntil(lambda: page.listing.shown == 8)
    page.bringing.bring(ImportWish(tmp_path / "away", copy=True, conflicts="keep", by_content=False))
    qtbot.waitUntil(lambda: page.listing.shown == 9)


def test_an_export_that_is_stopped_leaves_nothing(
    page: PhotosPage, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    from effdet_core.project import exporting

    gate = Gate(exporting._Export._note_turned)
    monkeypatch.setattr(exporting._Export, "_note_turned", gate.wrapped())
    page.bringing.ask_export()
    sheet = QApplication.activeModalWidget()
    assert isinstance(sheet, ExportSheet)
    sheet.target.setText(str(tmp_path / "out"))
    qtbot.mouseClick(sheet.start, Qt.MouseButton.LeftButton)
    cancel(page, gate, qtbot)
    qtbot.waitUntil(lambda: not page.bringing.strip.isVisible())
    assert report_of(page) is None
    assert not (tmp_path / "out").exists()
    assert not list(tmp_path.glob(".writing-*"))


def test_classes_that_come_in_while_one_is_renamed_outlive_undo(
    page: PhotosPage, session: Session, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in "ab":
        add_voc(tmp_path / "set", name, [("moth", 1, 1, 9, 9)])
    gate = Gate(Intake.take)
    monkeypatch.setattr(Intake, "take", gate.wrapped())
    page.bringing.bring(ImportWish(tmp_path / "set", copy=True, conflicts="keep", by_content=False))
    qtbot.waitUntil(gate.reached.is_set)
    session.rename_class("bee", "honey bee")
    session.flush()
    gate.open.set()
    said(page, qtbot)
    assert session.class_names == ("honey bee", "wasp", "moth")
    qtbot.waitUntil(lambda: page.listing.shown == 8 and not session.is_scanning)
    session.undo()
    assert session.class_names == ("bee", "wasp", "moth")
    assert session.flush()
    assert Project.open(session.project.path).class_names == ("bee", "wasp", "moth")
    assert {box.label for name in page.current_order() for box in session.labels(name).boxes} == {"bee", "wasp", "moth"}
