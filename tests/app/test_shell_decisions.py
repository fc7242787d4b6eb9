"""What the shell decides without a window: keys, stages, drops, places."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QApplication

from app.actions import EVERYWHERE, ActionRow, assign, holder
from app.frame import drops, facts, stages
from app.frame.stages import Facts, Trained
from app.home import plans
from app.home.cards import cropped, mosaic
from app.shortcuts.fuzzy import ranked, score
from effdet_core.errors import UserError
from effdet_core.project import Project
from effdet_core.run_folder import RunFolder

ROWS = (
    ActionRow("label.draw", "Draw", "Tools", ("W",), scope="label"),
    ActionRow("label.class.12", "Class 12", "Classes", ("W",), scope="label"),
    ActionRow("photos.wide", "Wide", "View", ("W",), scope="photos"),
    ActionRow("edit.undo", "Undo", "Edit", ("Ctrl+Z",)),
    ActionRow("label.unzoom", "Unzoom", "View", ("Ctrl+Z",), scope="label"),
)


def test_a_key_goes_to_the_first_that_wants_it_and_the_other_is_told() -> None:
    keys = assign(ROWS, {})
    assert keys.by_id["label.draw"] == ("W",)
    assert keys.by_id["label.class.12"] == ()
    assert [(c.winner, c.loser) for c in keys.conflicts] == [
        ("label.draw", "label.class.12"),
        ("edit.undo", "label.unzoom"),
    ]


def test_two_pages_may_use_the_same_key() -> None:
    assert assign(ROWS, {}).by_id["photos.wide"] == ("W",)


def test_a_persons_own_key_comes_before_defaults_and_none_is_a_choice_too() -> None:
    keys = assign(ROWS, {"label.class.12": ("W",), "edit.undo": ()})
    assert keys.by_id["label.class.12"] == ("W",)
    assert keys.by_id["label.draw"] == ()
    assert keys.by_id["label.unzoom"] == ("Ctrl+Z",)


def test_who_has_a_key_is_found_in_the_same_place_only() -> None:
    by_id = {row.id: row for row in ROWS}
    assert holder(ROWS, {}, by_id["label.unzoom"], "w") == by_id["label.draw"]
    assert holder(ROWS, {}, by_id["photos.wide"], "Ctrl+Shift+P") is None


def test_the_default_keys_of_the_window_do_not_clash() -> None:
    assert assign(EVERYWHERE, {}).conflicts == ()


@pytest.mark.parametrize(
    ("facts", "stage", "mark", "count"),
    [
        (Facts(), "photos", "dot", ""),
        (Facts(photos=12_345), "photos", "", "12k"),
        (Facts(photos=1240, done=40), "label", "", "1.2k"),
        (Facts(photos=30, labelled=30, done=30), "label", "tick", ""),
        (Facts(photos=30, labelled=19, done=30), "train", "", ""),
        (Facts(photos=30, labelled=20, done=30), "train", "dot", ""),
        (Facts(photos=30, labelled=20, trained=Trained(1)), "train", "tick", ""),
        (Facts(photos=30, labelled=20), "evaluate", "", ""),
        (Facts(trained=Trained(2)), "evaluate", "dot", ""),
        (Facts(trained=Trained(2, evaluated=True)), "evaluate", "tick", ""),
        (Facts(trained=Trained(2, evaluated=True)), "export", "dot", ""),
        (Facts(trained=Trained(2, exported=True)), "export", "tick", ""),
    ],
)
def test_the_rail_shows_what_is_done_and_what_comes_next(
    facts: Facts, stage: stages.Stage, mark: str, count: str, qapp: QApplication
) -> None:
    shown = stages.shown(facts)[stage]
    assert (shown.mark, shown.count) == (mark, count)


def test_the_newest_training_decides_whether_there_is_something_left_to_do(tmp_path: Path) -> None:
    old, new, new_one = (RunFolder(tmp_path / name) for name in ("old", "new", "untrained"))
    for began, run in enumerate((old, new, new_one)):
        os.utime(_touch(run.spec), (began, began))
    _touch(old.checkpoints / "best.npz")
    _touch(old.export / "old-int8.tflite")
    assert facts.of_runs([old, new, new_one]) == Trained(1, evaluated=False, exported=True)
    _touch(new.checkpoints / "last.npz")
    _touch(new.path / "evaluations" / "network-test.json")
    assert facts.of_runs([old, new, new_one]) == Trained(2, evaluated=True, exported=False)


def test_letters_find_the_beginnings_of_words_first() -> None:
    items = [("Close the window", 1), ("Close the project", 2), ("Copy", 3)]
    assert ranked("cp", items)[0] == 2
    assert ranked("clopro", items) == [2]
    assert ranked("", items) == [1, 2, 3]
    assert score("xyz", "Copy") is None


def _touch(path: Path) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.touch()
    return path


@pytest.mark.parametrize(
    ("names", "kind"),
    [
        (["a.jpg", "below/b.png"], "photos"),
        (["a.jpg", "a.xml"], "labelled"),
        (["images/a.jpg", "labels/a.txt"], "labelled"),
        (["a.jpg", "notes.txt"], "photos"),
        (["train.tfrecord-00000-of-00002"], "labelled"),
        (["notes.txt"], "unknown"),
        (["project.yaml", "images/a.jpg"], "project"),
        (["a.jpg", "a.jpg.json", "b.jpg.supplemental-metadata.json"], "photos"),
        (["a.jpg", "a.json"], "labelled"),
    ],
)
def test_a_dropped_folder_is_judged_by_what_is_in_it(names: list[str], kind: str, tmp_path: Path) -> None:
    for name in names:
        _touch(tmp_path / "dropped" / name)
    dropped = drops.judge([tmp_path / "dropped"])
    assert dropped is not None
    assert dropped.kind == kind


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("coco.json", "labelled"),
        ("set.zip", "labelled"),
        ("salad.csv", "labelled"),
        ("a.jpg", "photos"),
        ("efficientdet.tflite", "model"),
        ("a.pdf", "unknown"),
    ],
)
def test_a_dropped_file_is_judged_by_its_name(name: str, kind: str, tmp_path: Path, qapp: QApplication) -> None:
    dropped = drops.judge([_touch(tmp_path / name)])
    assert dropped is not None
    assert dropped.kind == kind
    assert name in drops.sentence(dropped, None) or tmp_path.name in drops.sentence(dropped, None)
    assert drops.judge([]) is None


def test_a_new_project_gets_a_free_name(tmp_path: Path) -> None:
    _touch(tmp_path / "Bees" / "something")
    assert plans.proposed("Bees", tmp_path).name == "Bees 2"
    assert plans.proposed("a/b:c", tmp_path).why_not() == ""
    assert plans.Place(name="Bees", folder=tmp_path).why_not()
    assert plans.Place(name="", folder=tmp_path).why_not()


def _ignore(done: int, total: int) -> None:
    pass


def test_photos_can_be_copied_into_a_new_project(tmp_path: Path, photo_folder: Path) -> None:
    place = plans.Place(name="Bees", folder=tmp_path / "projects")
    made = plans.create(plans.NewProject(place=place, photos=(photo_folder,), classes=("bee",), copy=True), _ignore)
    project = Project.open(made)
    assert sorted(project.library.names()) == [f"images/photo_{n}.jpg" for n in range(6)]
    assert project.class_names == ("bee",)


def test_a_bad_class_stops_before_anything_is_made(tmp_path: Path, photo_folder: Path) -> None:
    place = plans.Place(name="Bees", folder=tmp_path / "projects")
    with pytest.raises(UserError):
        plans.create(plans.NewProject(place=place, photos=(photo_folder,), classes=("bee", "bee")), _ignore)
    assert not place.path.exists()


def test_four_photos_fill_a_card_without_gaps() -> None:
    area = QRect(0, 0, 101, 81)
    for count in (1, 2, 3, 4):
        places = mosaic(area, count)
        assert len(places) == count
        assert sum(p.width() * p.height() for p in places) >= 0.97 * 101 * 81
        assert all(area.contains(p) for p in places)
    part = cropped(QRect(0, 0, 400, 300).size(), QRect(0, 0, 100, 100).size())
    assert (part.width(), part.height(), part.x()) == (300, 300, 50)
