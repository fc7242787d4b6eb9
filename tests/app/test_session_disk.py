"""An open project whose disk goes away, hangs or is written to by others: shown as it is, and no box is lost."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app import disk_watch, saving, scan_thread
from app import session as session_module
from app.saving import Saving
from app.session import Session
from effdet_core import atomic
from effdet_core.errors import AwayError, Problem, UserError
from effdet_core.project import Project, scanning
from effdet_core.project import annotation as annotation_file
from effdet_core.project import editor as editor_module
from effdet_core.project.annotation import Annotation, LabelledBox
from effdet_core.project.editor import Editor
from effdet_core.project.labels import with_boxes

BOX = LabelledBox("bee", (1.0, 2.0, 30.0, 40.0))
THEIRS = LabelledBox("wasp", (50.0, 60.0, 70.0, 80.0))


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(editor_module, "RETRY_SECONDS", 0.05)
    monkeypatch.setattr(editor_module, "_PATIENCE", 0.1)
    monkeypatch.setattr(disk_watch, "_RETURN_SECONDS", 0.1)
    monkeypatch.setattr(disk_watch, "_TURNING_SECONDS", 0.0)
    monkeypatch.setattr(disk_watch, "_SHARE_OF_TURNING", 0)


@pytest.fixture
def opened(session: Session, qtbot: QtBot) -> Session:
    """The project, after the first look at the disk."""
    qtbot.waitUntil(lambda: not session.is_scanning and len(session.catalogue) == 6)
    return session


@contextmanager
def _away(path: Path) -> Iterator[None]:
    elsewhere = path.with_name("elsewhere")
    path.rename(elsewhere)
    yield
    elsewhere.rename(path)


def _draw(session: Session, number: int) -> str:
    photo = session.catalogue.names[number]
    seen = session.labels(photo)
    session.change("Draw a box", {photo: with_boxes(seen, [*seen.boxes, BOX])})
    return photo


def _boxes(session: Session, photo: str) -> list[tuple[str, tuple[float, ...]]]:
    """As the disk has them."""
    found = Project.open(session.project.path).annotation(photo)
    return [(box.label, box.box) for box in found.boxes] if found else []


def _rewrite_in_place(path: Path, *boxes: LabelledBox) -> None:
    """As labelme saves: the folder does not change, and the system tells only those who watch the file."""
    now = annotation_file.read(path)[0]
    with path.open("r+b") as file:
        file.write(annotation_file.encode(replace(now, boxes=boxes)))
        file.truncate()


def test_a_drive_that_goes_while_boxes_are_drawn_and_comes_back(opened: Session, qtbot: QtBot) -> None:
    photo = opened.catalogue.names[0]
    before = opened.labels(photo)
    with _away(opened.project.path):
        _draw(opened, 0)
        qtbot.waitUntil(lambda: opened.saving.state == "stuck")
        problem = opened.saving.problem
        assert problem is not None
        assert (problem.where, problem.message) == (str(opened.project.path), "is not there")
        opened.rescan()
        qtbot.waitUntil(lambda: not opened.is_scanning)
        assert (len(opened.catalogue), opened.catalogue.row(0).boxes) == (6, 3)
        assert opened.labels(photo).boxes == (*before.boxes, BOX)
        assert not opened.flush()
        assert not opened.project.path.exists()
    qtbot.waitUntil(lambda: opened.saving == Saving("saved"))
    assert [box for _, box in _boxes(opened, photo)] == [box.box for box in (*before.boxes, BOX)]
    assert opened.labels(photo).split == "train"
    assert opened.undo() == {photo}
    assert opened.flush()
    assert opened.labels(photo) == before


def test_a_lost_project_is_told_of_without_an_edit_and_never_shown_as_empty(opened: Session, qtbot: QtBot) -> None:
    heard: list[frozenset[str]] = []
    unseen = opened.catalogue.names[1]
    with _away(opened.project.path):
        opened.rescan()
        qtbot.waitUntil(lambda: opened.saving.state == "away")
        assert opened.saving.problem is not None
        assert opened.saving.problem.where == str(opened.project.path)
        with pytest.raises(AwayError):
            opened.labels(unseen)
        assert (len(opened.catalogue), opened.catalogue.row(1).boxes) == (6, 1)
        opened._keep()
        assert not opened.project.path.exists()
        opened.photos_changed.connect(heard.append)
    qtbot.waitUntil(lambda: opened.saving == Saving("saved"))
    assert heard == [frozenset({unseen})]
    other = Project.open(opened.project.path)
    other.save_annotation(opened.catalogue.names[5], Annotation(boxes=(BOX,), state="labelled"))
    qtbot.waitUntil(lambda: opened.catalogue.row(5).boxes == 1)  # the folders are watched again


def test_a_project_that_closes_while_its_drive_is_away_leaves_nothing_in_its_place(
    opened: Session, qtbot: QtBot
) -> None:
    opened.labels(opened.catalogue.names[4])
    with _away(opened.project.path):
        _draw(opened, 4)
        qtbot.waitUntil(lambda: opened.saving.state == "stuck")
        assert not opened.close(timeout=0.1)
        assert not opened.project.path.exists()


def test_a_label_file_on_show_that_is_rewritten_in_place_is_noticed_each_time(opened: Session, qtbot: QtBot) -> None:
    photo = opened.catalogue.names[0]
    heard: list[frozenset[str]] = []
    opened.photos_changed.connect(heard.append)
    opened.watch_photo(photo)
    path = opened.project.annotation_path(photo)
    qtbot.waitUntil(lambda: str(path) in opened._disk._watcher.files())
    _rewrite_in_place(path, THEIRS)
    qtbot.waitUntil(lambda: opened.catalogue.row(0).boxes == 1)
    opened.project.save_annotation(photo, replace(annotation_file.read(path)[0], boxes=(THEIRS, BOX)))
    qtbot.waitUntil(lambda: opened.catalogue.row(0).boxes == 2)
    _rewrite_in_place(path)
    qtbot.waitUntil(lambda: opened.catalogue.row(0).boxes == 0)
    assert set(heard) == {frozenset({photo})}


def test_an_own_edit_of_the_photo_on_show_is_not_told_of_again(opened: Session, qtbot: QtBot) -> None:
    photo = opened.catalogue.names[0]
    opened.watch_photo(photo)
    qtbot.waitUntil(lambda: len(opened._disk._watcher.files()) == 2)
    heard: list[frozenset[str]] = []
    opened.photos_changed.connect(heard.append)
    _draw(opened, 0)
    with qtbot.waitSignal(opened._disk.photo_changed):
        pass
    assert heard == [frozenset({photo})]


def test_classes_that_another_program_wrote_are_noticed(opened: Session, qtbot: QtBot) -> None:
    Project.open(opened.project.path).add_classes(["hornet"])
    qtbot.waitUntil(lambda: opened.class_names == ("bee", "wasp", "hornet"))
    opened.add_class("moth")
    assert opened.flush()
    assert Project.open(opened.project.path).class_names == ("bee", "wasp", "hornet", "moth")


@pytest.mark.parametrize("why", ["the window is turned to", "time goes by"])
def test_a_file_that_nobody_watches_is_noticed_when(
    why: str, opened: Session, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(disk_watch, "_EVERY_SECONDS", 0.1)
    path = opened.project.annotation_path(opened.catalogue.names[1])
    _rewrite_in_place(path, THEIRS, BOX)
    if why == "time goes by":
        opened._disk.looked(0.0, away=False)
    else:
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.applicationStateChanged.emit(Qt.ApplicationState.ApplicationActive)
    qtbot.waitUntil(lambda: opened.catalogue.row(1).boxes == 2)
    opened._disk.close()


def test_what_another_program_wrote_while_saving_was_stuck_is_kept_and_shown(opened: Session, qtbot: QtBot) -> None:
    noticed: list[Problem] = []
    opened.noticed.connect(noticed.append)
    photo = opened.catalogue.names[1]
    mine = opened.labels(photo).boxes
    journal = opened.project.path / "history" / "journal.jsonl"
    journal.mkdir(parents=True)
    _draw(opened, 1)
    qtbot.waitUntil(lambda: opened.saving.state == "stuck")
    _rewrite_in_place(opened.project.annotation_path(photo), *mine, THEIRS)
    journal.rmdir()
    qtbot.waitUntil(lambda: bool(noticed))
    assert sorted(_boxes(opened, photo)) == sorted((box.label, box.box) for box in (*mine, BOX, THEIRS))
    assert len(opened.labels(photo).boxes) == opened.catalogue.row(1).boxes == 3


def test_a_disk_that_hangs_is_shown_as_stuck(opened: Session, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(saving, "HANGS_SECONDS", 0.1)
    monkeypatch.setattr(editor_module, "HANGS_SECONDS", 0.1)
    answers = threading.Event()
    real = atomic.write_bytes

    def hang(path: Path, data: bytes, *, sync: bool = True) -> None:
        answers.wait(30)
        real(path, data, sync=sync)

    with monkeypatch.context() as patch:
        patch.setattr(atomic, "write_bytes", hang)
        photo = _draw(opened, 4)
        qtbot.waitUntil(lambda: opened.saving.state == "stuck")
        assert opened.saving.problem is not None
        assert "has not taken the newest edits" in opened.saving.problem.message
        began = time.monotonic()
        assert not opened.flush()
        assert time.monotonic() - began < 5
    answers.set()
    qtbot.waitUntil(lambda: opened.saving == Saving("saved"))
    assert len(_boxes(opened, photo)) == 1


def test_a_look_that_a_disk_keeps_does_not_hold_up_closing(
    opened: Session, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(session_module, "_SCAN_PATIENCE_MS", 50)
    answers = threading.Event()
    with monkeypatch.context() as patch:
        patch.setattr(scanning, "scan", lambda *_, **__: answers.wait(30))
        opened.rescan()
        began = time.monotonic()
        assert opened.close()
        assert time.monotonic() - began < 5
        assert len(scan_thread._left) == 1
        answers.set()
        qtbot.waitUntil(lambda: not scan_thread._left)


def test_recovered_edits_show_although_the_disk_still_refuses_them(
    project: Project, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(path: Path, data: bytes, *, sync: bool = True) -> None:
        raise UserError("could not be written: No space left on device", where=str(path))

    photo = sorted(project.library.names())[4]
    with monkeypatch.context() as full:
        full.setattr(atomic, "write_bytes", refuse)
        before = Editor(project)
        before.do("Draw a box", {photo: with_boxes(before.labels(photo), [BOX])})
        journal = project.path / "history" / "journal.jsonl"
        qtbot.waitUntil(lambda: journal.exists() and b'"edit"' in journal.read_bytes())
        assert not before.close(timeout=0.0)
        before._thread.join()
        session = Session(project.path)
        qtbot.waitUntil(lambda: not session.is_scanning and session.saving.state == "stuck")
        assert session.catalogue.row(4).boxes == 1
        assert session.undo_text == "Draw a box"
    qtbot.waitUntil(lambda: session.saving == Saving("saved"))
    assert _boxes(session, photo) == [(BOX.label, BOX.box)]
    session.close()
    session.deleteLater()


def test_a_write_protected_project_says_what_it_is(project: Project, qtbot: QtBot) -> None:
    (project.path / ".editing").mkdir()  # taking the lock fails, as in a folder without permission
    session = Session(project.path)
    qtbot.waitUntil(lambda: not session.is_scanning)
    assert session.read_only
    assert session.saving.problem is not None
    assert session.saving.problem.where == str(project.path)
    session.close()
    session.deleteLater()
