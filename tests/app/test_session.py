"""An open project tells its pages of every change, whoever made it, and saves without being asked."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from app.saving import Saving
from app.session import Session
from effdet_core import atomic
from effdet_core.errors import InputError, UserError
from effdet_core.project import Project
from effdet_core.project import editor as editor_module
from effdet_core.project.annotation import LabelledBox
from effdet_core.project.catalogue import Query
from effdet_core.project.labels import with_boxes, with_nothing_here

BOX = LabelledBox("bee", (1.0, 2.0, 30.0, 40.0))


@pytest.fixture
def opened(session: Session, qtbot: QtBot) -> Session:
    """The project, after the first look at the disk."""
    qtbot.waitUntil(lambda: not session.is_scanning and len(session.catalogue) == 6)
    return session


@pytest.fixture
def told(opened: Session) -> dict[str, list[Any]]:
    """What the session says from now on, by signal."""
    said: dict[str, list[Any]] = {}
    for name in (
        "photos_changed",
        "listing_changed",
        "classes_changed",
        "history_changed",
        "saving_changed",
        "noticed",
    ):
        said[name] = []
        getattr(opened, name).connect(lambda *values, name=name: said[name].append(values[0] if values else None))
    return said


@pytest.fixture
def reopen(project: Project, qtbot: QtBot) -> Iterator[Callable[[], Session]]:
    """Opens the project again, as another start of the program would."""
    made: list[Session] = []

    def open_again() -> Session:
        again = Session(project.path)
        made.append(again)
        qtbot.waitUntil(lambda: not again.is_scanning and len(again.catalogue) == 6)
        return again

    yield open_again
    for session in made:
        session.close()
        session.deleteLater()


def _photo(session: Session, number: int) -> str:
    return session.catalogue.names[number]


def test_it_knows_every_photo_after_the_first_look(opened: Session) -> None:
    counts = opened.catalogue.select(Query()).counts
    assert counts.classes == {"bee": 2, "wasp": 1}
    assert counts.states["not looked at"] == 3
    assert opened.size(_photo(opened, 0)) == (120, 160)
    assert opened.size(_photo(opened, 5)) == (120, 160)


def test_an_edit_is_told_of_and_saved(opened: Session, told: dict[str, list[Any]], qtbot: QtBot) -> None:
    photo = _photo(opened, 4)
    opened.change("Draw a box", {photo: with_boxes(opened.labels(photo), [BOX])})
    assert opened.catalogue.row(4).boxes == 1
    assert told["photos_changed"] == [frozenset({photo})]
    assert opened.undo_text == "Draw a box"
    qtbot.waitUntil(lambda: opened.saving == Saving("saved"))
    assert told["saving_changed"] == [Saving("saving"), Saving("saved")]
    assert Project.open(opened.project.path).annotation(photo).boxes[0].box == BOX.box  # type: ignore[union-attr]


def test_the_first_boxes_of_a_photo_come_with_its_size(opened: Session, qtbot: QtBot) -> None:
    row = 4
    photo = opened.catalogue.names[row]
    assert opened.catalogue.row(row).height == 0
    opened.change("Draw a box", {photo: with_boxes(opened.labels(photo), (BOX,))})
    assert (opened.catalogue.row(row).height, opened.catalogue.row(row).width) == (120, 160)
    opened.flush()
    opened.rescan()
    qtbot.waitUntil(lambda: not opened.is_scanning)
    assert (opened.catalogue.row(row).height, opened.catalogue.row(row).width) == (120, 160)


def test_undo_tells_which_photos_it_touched(opened: Session) -> None:
    one, other = _photo(opened, 0), _photo(opened, 4)
    opened.change("Draw a box", {other: with_boxes(opened.labels(other), [BOX])})
    opened.change("Nothing here", {one: with_nothing_here(opened.labels(one))})
    assert opened.undo() == {one}
    assert opened.undo() == {other}
    assert opened.redo() == {other}
    assert opened.catalogue.row(4).boxes == 1


def test_renaming_a_class_reaches_all_its_boxes_and_back(opened: Session, told: dict[str, list[Any]]) -> None:
    opened.rename_class("bee", "honey bee")
    assert opened.class_names == ("honey bee", "wasp")
    assert opened.catalogue.boxes_with("honey bee") == 2
    opened.undo()
    assert opened.class_names == ("bee", "wasp")
    assert opened.catalogue.boxes_with("bee") == 2
    assert len(told["classes_changed"]) == 2


def test_merging_and_deleting_classes_can_be_undone(opened: Session) -> None:
    assert (opened.preview_class_change("bee").photos, opened.preview_class_change("bee").boxes) == (2, 2)
    opened.merge_class("wasp", "bee")
    assert (opened.class_names, opened.catalogue.boxes_with("bee")) == (("bee",), 3)
    opened.delete_class("bee")
    assert opened.class_names == ()
    assert opened.catalogue.row(1).state == "not looked at"
    opened.undo()
    opened.undo()
    assert opened.class_names == ("bee", "wasp")
    assert (opened.catalogue.boxes_with("bee"), opened.catalogue.boxes_with("wasp")) == (2, 1)


def test_classes_that_an_import_brought_are_told_of_and_stay(
    opened: Session, told: dict[str, list[Any]], project: Project
) -> None:
    names = opened.class_names
    Project.open(project.path).add_classes(["from elsewhere"])
    opened.reload_project()
    assert told["classes_changed"] == [None]
    opened.add_class("from here")
    assert opened.class_names == (*names, "from elsewhere", "from here")
    assert opened.flush()
    assert Project.open(project.path).class_names == opened.class_names


def test_classes_that_do_not_exist_are_refused(opened: Session) -> None:
    for call in (
        lambda: opened.delete_class("x"),
        lambda: opened.merge_class("bee", "x"),
        lambda: opened.add_class("bee"),
    ):
        with pytest.raises(UserError):
            call()
    assert opened.undo_text is None


def test_everything_is_there_after_a_restart(opened: Session, reopen: Callable[[], Session]) -> None:
    opened.change("Draw a box", {_photo(opened, 4): with_boxes(opened.labels(_photo(opened, 4)), [BOX])})
    opened.add_class("hornet")
    assert opened.close()
    again = reopen()
    assert again.class_names == ("bee", "wasp", "hornet")
    assert again.catalogue.row(4).boxes == 1
    again.undo()
    assert again.undo_text == "Draw a box"
    again.undo()
    assert again.catalogue.row(4).state == "not looked at"


def test_a_second_window_can_look_but_not_touch(opened: Session, reopen: Callable[[], Session]) -> None:
    second = reopen()
    assert second.read_only
    assert second.saving == Saving("read only")
    with pytest.raises(UserError, match="open in another window"):
        second.add_class("hornet")
    assert second.undo_text is None


def test_labels_written_by_another_program_are_noticed(
    opened: Session, told: dict[str, list[Any]], qtbot: QtBot
) -> None:
    photo = _photo(opened, 5)
    other = Project.open(opened.project.path)
    now = other.annotation(_photo(opened, 0))
    assert now is not None
    other.save_annotation(photo, replace(now, boxes=(BOX,)))
    qtbot.waitUntil(lambda: opened.catalogue.row(5).boxes == 1)
    assert frozenset({photo}) in told["photos_changed"]


def test_photos_that_come_and_go_are_noticed(opened: Session, told: dict[str, list[Any]], qtbot: QtBot) -> None:
    first, last = opened.path(_photo(opened, 0)), opened.path(_photo(opened, 5))
    last.unlink()
    (first.parent / "photo_9.jpg").write_bytes(first.read_bytes())
    qtbot.waitUntil(lambda: any(name.endswith("photo_9.jpg") for name in opened.catalogue.names))
    assert len(opened.catalogue) == 6
    assert told["listing_changed"]


def test_a_disk_that_refuses_is_shown_and_nothing_is_lost(
    opened: Session, told: dict[str, list[Any]], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(editor_module, "RETRY_SECONDS", 0.05)

    def refuse(path: Path, data: bytes, *, sync: bool = True) -> None:
        raise UserError("could not be written: No space left on device", where=str(path))

    photo = _photo(opened, 4)
    with monkeypatch.context() as full:
        full.setattr(atomic, "write_bytes", refuse)
        opened.change("Draw a box", {photo: with_boxes(opened.labels(photo), [BOX])})
        qtbot.waitUntil(lambda: opened.saving.state == "stuck")
        assert opened.saving.problem is not None
        assert "No space left" in opened.saving.problem.message
        assert opened.labels(photo).boxes == (BOX,)
    qtbot.waitUntil(lambda: opened.saving == Saving("saved"))
    assert Project.open(opened.project.path).annotation(photo).boxes[0].box == BOX.box  # type: ignore[union-attr]


def test_a_damaged_label_file_is_never_shown_as_empty(opened: Session, qtbot: QtBot) -> None:
    photo = _photo(opened, 0)
    path = opened.project.annotation_path(photo)
    path.write_text("{broken")
    opened.rescan()
    qtbot.waitUntil(lambda: opened.catalogue.row(0).damaged)
    with pytest.raises(InputError):
        opened.labels(photo)
    opened.set_aside(photo)
    assert opened.catalogue.row(0).state == "not looked at"
    kept = list((opened.project.path / "set aside").rglob("*.json"))
    assert [file.read_text() for file in kept] == ["{broken"]


def test_an_edit_under_an_outside_change_keeps_both(opened: Session, told: dict[str, list[Any]]) -> None:
    photo = _photo(opened, 1)
    seen = opened.labels(photo)
    path = opened.project.annotation_path(photo)
    values = json.loads(path.read_text())
    values["shapes"].append({"label": "wasp", "points": [[1, 1], [9, 9]], "shape_type": "rectangle"})
    path.write_text(json.dumps(values))
    opened.change("Draw a box", {photo: with_boxes(seen, [*seen.boxes, BOX])})
    assert [box.label for box in opened.labels(photo).boxes] == ["bee", "wasp", "bee"]


def test_closing_keeps_the_catalogue_for_the_next_opening(opened: Session, project: Project) -> None:
    opened.close()
    assert (project.path / ".cache" / "catalogue").is_file()
    again = Session(project.path)
    assert len(again.catalogue) == 6
    again.close()
    again.deleteLater()


def test_an_edited_photo_whose_file_is_damaged_during_a_look_at_the_disk_is_not_empty(
    opened: Session, qtbot: QtBot
) -> None:
    photo = _photo(opened, 4)
    opened.rescan()
    opened.change("Draw a box", {photo: with_boxes(opened.labels(photo), [BOX])})
    assert opened.flush()
    opened.project.annotation_path(photo).write_text("{broken")
    qtbot.waitUntil(lambda: not opened.is_scanning)
    assert opened.catalogue.row(4).damaged


def test_label_files_of_an_unknown_folder_do_not_stop_the_watching(project: Project, qtbot: QtBot) -> None:
    for name in ("cat.json", "gone/b.png.json"):
        path = project.path / "annotations" / name
        path.parent.mkdir(exist_ok=True)
        path.write_text('{"shapes": []}')
    session = Session(project.path)
    scanning: list[bool] = []
    session.scanning_changed.connect(scanning.append)
    qtbot.waitUntil(lambda: scanning == [True, False])
    assert len(session.catalogue) == 6
    assert str(project.path / "annotations") in session._disk._watcher.directories()
    session.close()
    session.deleteLater()


def test_photos_of_a_folder_that_is_no_longer_linked_break_nothing(opened: Session, qtbot: QtBot) -> None:
    yaml = opened.project.path / "project.yaml"
    backup = "format: 1\nclasses: []\nnext_class_id: 3\n"
    photo = _photo(opened, 0)
    yaml.write_text(backup)
    opened.reload_project()
    assert not opened.path(photo).exists()
    qtbot.waitUntil(lambda: not opened.is_scanning and len(opened.catalogue) == 0)
    assert opened.project.annotation_path(photo).exists()
