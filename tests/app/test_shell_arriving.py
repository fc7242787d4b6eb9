"""Photos, labels and projects that are dropped on the window or chosen in it."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app import settings
from app.home import plans
from app.home.import_page import ImportPage
from app.home.new_page import NewPage
from app.home.report_page import ReportPage
from app.widgets import ProgressRow
from effdet_core.errors import UserError
from effdet_core.project import Project
from effdet_core.project.exporting import export_labels
from effdet_core.sample import make_sample
from tests.app.shell_window import Make, drop, windows


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[Make]:
    with windows(qtbot) as make:
        yield make


def test_opening_a_folder_of_photos_begins_a_project_with_them(window: Make, photo_folder: Path, qtbot: QtBot) -> None:
    shown = window()
    assert not shown.open_project(photo_folder)
    page = shown.home.currentWidget()
    assert isinstance(page, NewPage)
    qtbot.waitUntil(lambda: page.found.text().startswith("6 photo"))


def test_a_dropped_folder_of_photos_becomes_a_project(
    window: Make, photo_folder: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    settings.store().change(last_folder=str(tmp_path / "projects"))
    shown = window()
    drop(shown, photo_folder)
    qtbot.waitUntil(lambda: shown.home._new is not None and shown.home._new.isVisible())
    page = shown.home._new
    assert page is not None
    qtbot.waitUntil(lambda: page.found.text().startswith("6 photo"))
    assert page.place.name.text() == "holiday"
    qtbot.keyClicks(page.classes.field, "bee, wasp,")
    qtbot.keyClicks(page.classes.field, "hornet")
    qtbot.mouseClick(page.make, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: shown.project is not None)
    assert shown.project == tmp_path / "projects" / "holiday"
    made = Project.open(shown.project)
    assert made.class_names == ("bee", "wasp", "hornet")
    assert len(list(made.library.names())) == 6


def test_a_dropped_project_opens(window: Make, project: Project, qtbot: QtBot) -> None:
    shown = window()
    drop(shown, project.path)
    qtbot.waitUntil(lambda: shown.project == project.path)


def test_a_labelled_data_set_becomes_a_project_with_a_report(window: Make, tmp_path: Path, qtbot: QtBot) -> None:
    source = make_sample(tmp_path / "things", train=3, val=1, test=1)
    (source / "Annotations" / "train_0002.xml").write_text("broken")
    settings.store().change(last_folder=str(tmp_path / "projects"))
    shown = window()
    drop(shown, source)
    qtbot.waitUntil(lambda: isinstance(shown.home.currentWidget(), ImportPage))
    page = shown.home.currentWidget()
    assert isinstance(page, ImportPage)
    qtbot.waitUntil(lambda: page.start.isVisible())
    assert page.found.text() == "Pascal VOC: 5 photos"
    qtbot.mouseClick(page.start, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: isinstance(shown.home.currentWidget(), ReportPage))
    report = shown.home.currentWidget()
    assert isinstance(report, ReportPage)
    assert report.title.text() == "4 photos came in"
    assert "1 thing" in report.heading.text()
    qtbot.mouseClick(report.copy, Qt.MouseButton.LeftButton)
    assert "train_0002.xml" in QApplication.clipboard().text()
    qtbot.mouseClick(report.go_on, Qt.MouseButton.LeftButton)
    assert shown.project == tmp_path / "projects" / "things"


def test_several_dropped_folders_become_one_project(
    window: Make, photo_folder: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    settings.store().change(last_folder=str(tmp_path / "projects"))
    shown = window()
    shutil.copytree(photo_folder, tmp_path / "garden")
    drop(shown, photo_folder, tmp_path / "garden")
    qtbot.waitUntil(lambda: shown.home._new is not None and shown.home._new.found.text().startswith("12 photo"))
    assert shown.home._new is not None
    qtbot.mouseClick(shown.home._new.make, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: shown.project is not None)
    assert len(list(Project.open(shown.project or Path()).library.names())) == 12


def _zipped(folder: Path) -> Path:
    return Path(shutil.make_archive(str(folder), "zip", folder))


def test_a_dropped_zip_of_photos_becomes_a_project_that_holds_them(
    window: Make, photo_folder: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    settings.store().change(last_folder=str(tmp_path / "projects"))
    (photo_folder / "photo_0.jpg.json").write_text("{}")
    shown = window()
    drop(shown, _zipped(photo_folder))
    qtbot.waitUntil(lambda: shown.home._new is not None and shown.home._new.found.text().startswith("6 photo"))
    page = shown.home._new
    assert page is not None
    assert page.place.name.text() == "holiday"
    assert page.keep.current() == "copy"
    qtbot.mouseClick(page.make, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: shown.project is not None)
    assert sorted(Project.open(shown.project or Path()).library.names())[0] == "images/photo_0.jpg"
    drop(shown, _zipped(photo_folder))
    qtbot.waitUntil(lambda: len(list(Project.open(shown.project or Path()).library.names())) == 6)


def test_a_dropped_zip_of_labels_and_a_coco_file_are_imported(
    window: Make, project: Project, tmp_path: Path, qtbot: QtBot
) -> None:
    settings.store().change(last_folder=str(tmp_path / "projects"))
    source = make_sample(tmp_path / "things", train=2, val=1, test=1)
    shown = window()
    drop(shown, _zipped(source))
    qtbot.waitUntil(lambda: isinstance(shown.home.currentWidget(), ImportPage))
    page = shown.home.currentWidget()
    assert isinstance(page, ImportPage)
    qtbot.waitUntil(page.start.isVisible)
    qtbot.mouseClick(page.start, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: isinstance(shown.home.currentWidget(), ReportPage))
    export_labels(project, tmp_path / "coco", "coco")
    file = next((tmp_path / "coco").rglob("*.json"))
    shown.home.show_start()
    drop(shown, file)
    qtbot.waitUntil(lambda: shown.home.currentWidget() is page and "COCO" in page.found.text())


def test_what_looks_labelled_and_is_not_still_gives_its_photos(window: Make, photo_folder: Path, qtbot: QtBot) -> None:
    (photo_folder / "notes.csv").write_text("day,weather\n1,sun\n")
    shown = window()
    drop(shown, photo_folder)
    qtbot.waitUntil(lambda: isinstance(shown.home.currentWidget(), ImportPage))
    page = shown.home.currentWidget()
    assert isinstance(page, ImportPage)
    qtbot.waitUntil(page.plain.isVisible)
    assert page.found.text().startswith("6 photo")
    qtbot.mouseClick(page.plain, Qt.MouseButton.LeftButton)
    assert shown.home.currentWidget() is shown.home._new


def test_a_new_project_that_was_stopped_goes_on_where_it_stopped(
    window: Make, photo_folder: Path, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.store().change(last_folder=str(tmp_path / "projects"))
    go_on = threading.Event()
    copy_photo = plans.copy_photo

    def slowly(photo: Path, wanted: Path) -> Path:
        copied = copy_photo(photo, wanted)
        go_on.wait(10)
        return copied

    monkeypatch.setattr(plans, "copy_photo", slowly)
    shown = window()
    shown.home.show_new([photo_folder])
    page = shown.home._new
    assert page is not None
    page.keep.choose("copy")
    qtbot.keyClicks(page.classes.field, "bee,")
    qtbot.mouseClick(page.make, Qt.MouseButton.LeftButton)
    row = shown.home.currentWidget().findChild(ProgressRow)
    qtbot.waitUntil((tmp_path / "projects" / "holiday" / "images" / "photo_0.jpg").is_file)
    qtbot.mouseClick(row.cancel, Qt.MouseButton.LeftButton)
    go_on.set()
    qtbot.waitUntil(lambda: shown.home.currentWidget() is page)
    assert not (tmp_path / "projects" / "holiday" / "images" / "photo_5.jpg").is_file()
    qtbot.mouseClick(page.make, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: shown.project is not None)
    made = Project.open(tmp_path / "projects" / "holiday")
    assert len(list(made.library.names())) == 6
    assert made.class_names == ("bee",)


def test_an_archive_that_cannot_come_in_leaves_no_empty_project(tmp_path: Path) -> None:
    (tmp_path / "torn.zip").write_bytes(b"PK\x03\x04 torn")
    place = plans.Place(name="torn", folder=tmp_path / "projects")
    with pytest.raises(UserError):
        plans.bring_in(plans.NewImport(source=tmp_path / "torn.zip", place=place), lambda *_: None)
    assert not place.path.exists()


def test_photos_dropped_on_an_open_project_join_it(
    window: Make, project: Project, photo_folder: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    shown = window(project.path)
    qtbot.waitUntil(lambda: "6 photo" in shown.rail.stages["photos"].toolTip())
    more = tmp_path / "more"
    shutil.copytree(photo_folder, more)
    drop(shown, more)
    qtbot.waitUntil(lambda: "12 photo" in shown.rail.stages["photos"].toolTip())
    Image.fromarray(np.full((60, 80, 3), 90, np.uint8)).save(tmp_path / "single.jpg")
    drop(shown, tmp_path / "single.jpg")
    qtbot.waitUntil(lambda: "13 photo" in shown.rail.stages["photos"].toolTip())
