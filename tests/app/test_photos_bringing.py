"""Photos and labels come in and go out of a project, beside the window."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from app import jobs
from app.browser import adding, import_sheet, report_words
from app.browser.export_sheet import ExportSheet
from app.browser.import_sheet import ImportSheet, ImportWish
from app.browser.page import PhotosPage
from app.browser.report_dialog import ReportDialog
from app.browser.report_row import ReportRow
from app.recognising import Recognised
from app.session import Session
from app.thumbnails import Thumbnails
from app.widgets.toast import Toast
from effdet_core.errors import Cancelled, Problem
from effdet_core.project import Project
from effdet_core.project.exporting import export_labels


@pytest.fixture
def page(qtbot: QtBot, session: Session) -> Iterator[PhotosPage]:
    thumbnails = Thumbnails()
    thumbnails.set_project(session.path)
    made = PhotosPage(lambda *_: None, thumbnails)
    made.set_session(session)
    made.show()
    qtbot.waitUntil(lambda: made.listing.shown == 6 and not session.is_scanning)
    yield made
    qtbot.waitUntil(lambda: not session.is_scanning)
    made.set_session(None)
    thumbnails.close()
    made.close()
    made.deleteLater()


def report_of(page: PhotosPage) -> ReportRow | None:
    return page.bringing.strip.findChild(ReportRow)


def some_photos(folder: Path, count: int) -> Path:
    folder.mkdir()
    for number in range(count):
        Image.new("RGB", (40, 30), (number, 90, 90)).save(folder / f"new_{number}.jpg")
    return folder


def test_a_linked_folder_joins_the_photos_and_nothing_is_written_to_it(
    page: PhotosPage, tmp_path: Path, qtbot: QtBot
) -> None:
    folder = some_photos(tmp_path / "more", 3)
    page.bringing.link([folder])
    qtbot.waitUntil(lambda: page.listing.shown == 9)
    row = report_of(page)
    assert row is not None
    assert row.sentence.text().startswith("3 photo")
    assert len(list(folder.iterdir())) == 3
    qtbot.mouseClick(row.cross, Qt.MouseButton.LeftButton)
    assert not page.bringing.strip.isVisible()


def test_a_linked_folder_is_taken_out_and_comes_back_with_its_boxes(
    page: PhotosPage, session: Session, project: Project, photo_folder: Path, qtbot: QtBot
) -> None:
    page.bringing.offer_to_add()
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    folders = menu.actions()[-1].menu()
    assert isinstance(folders, QMenu)
    assert [action.text() for action in folders.actions()] == ["holiday"]
    folders.actions()[0].trigger()
    menu.close()
    qtbot.waitUntil(lambda: page.listing.shown == 0)
    assert len(list(photo_folder.iterdir())) == 6
    assert len(project.annotation_names()) == 3
    toast = page.window().findChild(Toast)
    assert toast is not None
    toast.button.click()
    qtbot.waitUntil(lambda: page.listing.shown == 6)
    assert len(session.labels("holiday/photo_0.jpg").boxes) == 2
    page.bringing.remove_folder("holiday")
    qtbot.waitUntil(lambda: page.listing.shown == 0)
    page.bringing.link([photo_folder])
    qtbot.waitUntil(lambda: page.listing.shown == 6)
    assert len(session.labels("holiday/photo_0.jpg").boxes) == 2


def test_copied_photos_keep_their_folder_and_a_broken_one_is_reported(
    page: PhotosPage, tmp_path: Path, qtbot: QtBot
) -> None:
    folder = some_photos(tmp_path / "more", 2)
    (folder / "broken.jpg").write_bytes(b"no photo")
    page.bringing.copy([folder])
    qtbot.waitUntil(lambda: page.listing.shown == 8)
    assert "images/more/new_0.jpg" in page.current_order()
    row = report_of(page)
    assert row is not None
    assert "1 remark" in row.sentence.text()


def test_copying_stops_where_the_person_wants(tmp_path: Path, project: Project) -> None:
    def stop(done: int, total: int) -> None:
        if done == 2:
            raise Cancelled

    report = adding.copy_pictures(project.path, [some_photos(tmp_path / "more", 4)], stop)
    assert (report.pictures, report.stopped) == (2, True)
    assert report_words.added(report)[0].startswith("Stopped")


def test_an_import_says_what_it_recognised_and_ends_in_a_report(
    page: PhotosPage, project: Project, tmp_path: Path, qtbot: QtBot
) -> None:
    source = tmp_path / "away"
    export_labels(project, source, "coco")
    page.bringing.ask_import(source)
    sheet = QApplication.activeModalWidget()
    assert isinstance(sheet, ImportSheet)
    qtbot.waitUntil(sheet.start.isEnabled)
    assert "COCO" in sheet.found.text()
    assert "Here already, by their names: 3 photos." in sheet.found.text()
    assert sheet.by_content.isChecked()
    assert not sheet.stay.isEnabled()
    qtbot.mouseClick(sheet.by_content, Qt.MouseButton.LeftButton, pos=QPoint(10, sheet.by_content.height() // 2))
    assert sheet.stay.isChecked()
    sheet.copy.setChecked(True)
    qtbot.mouseClick(sheet.start, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: report_of(page) is not None)
    row = report_of(page)
    assert row is not None
    assert "came in" in row.sentence.text()
    qtbot.waitUntil(lambda: page.listing.shown > 6)


def test_an_import_of_what_is_here_already_says_so(
    page: PhotosPage, project: Project, tmp_path: Path, qtbot: QtBot
) -> None:
    source = tmp_path / "away"
    export_labels(project, source, "coco")
    page.bringing.bring(ImportWish(source, copy=True, conflicts="keep", by_content=True))
    qtbot.waitUntil(lambda: report_of(page) is not None)
    qtbot.wait(50)
    row = report_of(page)
    assert row is not None
    assert row.isVisible()
    assert row.sentence.text() == "Nothing new came in · 3 photos were here already, the same"


def test_what_is_no_data_set_is_refused_with_words(page: PhotosPage, tmp_path: Path, qtbot: QtBot) -> None:
    page.bringing.ask_import(some_photos(tmp_path / "more", 1))
    sheet = QApplication.activeModalWidget()
    assert isinstance(sheet, ImportSheet)
    qtbot.waitUntil(lambda: "no labels" in sheet.found.text())
    qtbot.waitUntil(lambda: sheet.found.height() >= sheet.found.heightForWidth(sheet.found.width()))
    assert not sheet.start.isEnabled()
    qtbot.mouseClick(sheet.plain, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.listing.shown == 7)


def test_a_look_at_a_source_that_was_given_up_changes_nothing_any_more(
    page: PhotosPage, project: Project, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    go_on = threading.Event()

    def look(source: Path, *_: object) -> Recognised:
        if source.name == "slow":
            go_on.wait(10)
        return Recognised("labels", source.name, 1)

    monkeypatch.setattr(import_sheet, "look_at", look)
    sheet = ImportSheet(page, tmp_path / "slow")
    sheet.open()
    sheet.set_source(tmp_path / "quick")
    qtbot.waitUntil(sheet.start.isEnabled)
    slow = next(job for job in jobs._running if job.parent() is sheet)
    with qtbot.waitSignal(slow.finished):
        go_on.set()
    assert "quick" in sheet.found.text()
    wishes: list[ImportWish] = []
    sheet.wanted.connect(wishes.append)
    qtbot.mouseClick(sheet.start, Qt.MouseButton.LeftButton)
    assert wishes[0].source == tmp_path / "quick"


def test_work_for_a_project_that_is_not_open_any_more_ends_in_a_report(
    page: PhotosPage, project: Project, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    go_on = threading.Event()
    link = adding.link_folders

    def slowly(project: Path, folders: Sequence[Path], progress: Callable[[int, int], None]) -> adding.AddReport:
        go_on.wait(10)
        return link(project, folders, progress)

    monkeypatch.setattr(adding, "link_folders", slowly)
    page.bringing.link([some_photos(tmp_path / "more", 2)])
    Project.create(tmp_path / "other", ["fly"])
    other = Session(tmp_path / "other")
    page.set_session(other)
    go_on.set()
    qtbot.waitUntil(lambda: report_of(page) is not None)
    row = report_of(page)
    assert row is not None
    assert row.sentence.text().startswith("bees: 2 photos")
    page.set_session(None)
    other.close()
    other.deleteLater()


def test_an_export_proposes_a_folder_overwrites_nothing_and_shows_what_it_wrote(
    page: PhotosPage, tmp_path: Path, qtbot: QtBot
) -> None:
    page.bringing.ask_export()
    sheet = QApplication.activeModalWidget()
    assert isinstance(sheet, ExportSheet)
    sheet.format.setCurrentIndex(sheet.format.findData("yolo"))
    assert sheet.target.text() == str(tmp_path / "bees-yolo")
    sheet.target.setText(str(tmp_path))
    assert not sheet.start.isEnabled()
    assert "Nothing is overwritten" in sheet.trouble.text()
    sheet.target.setText(str(tmp_path / "out"))
    qtbot.mouseClick(sheet.start, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: report_of(page) is not None)
    assert (tmp_path / "out").is_dir()


def test_remarks_of_a_report_can_be_searched_and_kept(qtbot: QtBot, page: PhotosPage, tmp_path: Path) -> None:
    problems = [Problem("the box is empty", "a.xml, line 4"), Problem("there is no photo", "b.xml", "Add it.")]
    dialog = ReportDialog(page, "Import", ["2 photos came in"], problems)
    dialog.open()
    dialog.search.setText("b.xml")
    qtbot.waitUntil(lambda: dialog.shown.text() == "1 of 2")
    assert "a.xml" not in dialog.remarks.toPlainText()
    dialog.save(tmp_path / "report.txt")
    text = (tmp_path / "report.txt").read_text("utf-8")
    assert "a.xml, line 4: the box is empty" in text
    assert "Add it." in text
    dialog.close()


def test_charts_say_what_they_mean_and_lead_to_photos(page: PhotosPage, qtbot: QtBot) -> None:
    page.show_view("charts")
    charts = page.middle.charts
    assert charts is not None
    assert charts.balance.sentence.text().startswith("The classes are labelled about equally")
    assert "320 × 320" in charts.sizes.sentence.text()
    qtbot.mouseClick(charts.sizes.models.button("efficientdet-lite2"), Qt.MouseButton.LeftButton)
    assert "448 × 448" in charts.sizes.sentence.text()
    charts.balance.class_wanted.emit("wasp")
    assert page.current_order() == ["holiday/photo_0.jpg"]
    assert page.header.views.current() == "grid"
