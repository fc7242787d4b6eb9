"""Create ML JSON, good, odd and hostile."""

from __future__ import annotations

import contextlib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from effdet_core.errors import InputError, UserError
from effdet_core.formats import recognise
from effdet_core.project import ImportReport, Project, import_into
from tests.core.labelled_sets import content_of, picture, write_json


def entry(name: str, *boxes: dict[str, Any], **more: object) -> dict[str, Any]:
    return {"image": name, "annotations": list(boxes), **more}


def box(label: object, x: object, y: object, width: object, height: object) -> dict[str, Any]:
    return {"label": label, "coordinates": {"x": x, "y": y, "width": width, "height": height}}


BEE = box("bee", 20, 15, 10, 6)
SETTLED = (12.0, 15.0, 18.0, 25.0)


def imported(tmp_path: Path, source: Path) -> tuple[Project, ImportReport]:
    project = Project.create(tmp_path / "project")
    return project, import_into(project, source)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in "ab":
        picture(tmp_path / "ml" / f"{name}.jpg")
    return tmp_path / "ml"


def test_centres_become_corners_and_an_empty_list_is_nothing_here(tmp_path: Path, folder: Path) -> None:
    path = write_json(folder / "labels.json", [entry("a.jpg", BEE), entry("b.jpg")])
    project, report = imported(tmp_path, path)
    assert recognise(path) == recognise(folder) == report.format == "createml"
    assert (report.pictures, report.nothing_here, report.boxes, report.problems) == (2, 1, {"bee": 1}, ())
    assert project.freeze()[0].examples[0].boxes == (SETTLED,)


@pytest.mark.parametrize(
    "value",
    [
        {"imagefilename": "a.jpg", "annotation": [BEE]},
        {"image": "a.jpg", "annotations": [{"class": "bee", "coordinates": BEE["coordinates"]}]},
        {"image": "a.jpg", "annotations": [BEE | {"more": 1}], "more": None},
        {"image": "./a.jpg", "annotations": [BEE]},
    ],
)
def test_the_keys_of_other_programs_are_understood(tmp_path: Path, folder: Path, value: dict[str, Any]) -> None:
    write_json(folder / "labels.json", [value])
    _, report = imported(tmp_path, folder)
    assert (report.boxes, report.not_looked_at, report.problems) == ({"bee": 1}, 1, ())


def test_a_folder_per_split_as_roboflow_writes_it(tmp_path: Path) -> None:
    for number, split in enumerate(("train", "valid", "test")):
        picture(tmp_path / "ml" / split / "same.jpg", colour=(number, 0, 0))
        write_json(tmp_path / "ml" / split / "_annotations.createml.json", [entry("same.jpg", BEE)])
    _, report = imported(tmp_path, tmp_path / "ml")
    assert (report.splits, report.problems) == ({"train": 1, "val": 1, "test": 1}, ())


@pytest.mark.parametrize(
    ("bad", "words"),
    [
        (box("", 1, 1, 5, 5), "no label"),
        (box(7, 1, 1, 5, 5), "no label"),
        (box("bee", "1", 1, 5, 5), "cannot be used"),
        (box("bee", 1, None, 5, 5), "cannot be used"),
        (box("bee", float("nan"), 1, 5, 5), "not a number"),
        (box("bee", float("inf"), 1, 5, 5), "not a number"),
        (box("bee", 10**400, 1, 5, 5), ""),
        (box("bee", 1, 1, 0, 5), "zero area"),
        (box("bee", 500, 500, 5, 5), "outside the picture"),
        ({"label": "bee"}, "cannot be used"),
        ({"label": "bee", "coordinates": [1, 2, 3, 4]}, "cannot be used"),
        (7, "no label"),
        (None, "no label"),
    ],
)
def test_a_bad_box_is_reported_with_its_place(tmp_path: Path, folder: Path, bad: object, words: str) -> None:
    values = [{"image": "a.jpg", "annotations": [BEE, bad]}, {"image": "b.jpg", "annotations": [bad]}]
    path = write_json(folder / "labels.json", values)
    project, report = imported(tmp_path, folder)
    found = [p for p in report.problems if p.where == f"{path}, picture [0], annotations[1]"]
    assert len(found) == 1
    assert words in found[0].message
    assert len(project.freeze()[0].examples) == 1


@pytest.mark.parametrize("name", ["../outside.jpg", "/outside.jpg", "C:\\outside.jpg", "", "gone.jpg", "a\0.jpg"])
def test_pictures_outside_or_missing_are_reported(tmp_path: Path, folder: Path, name: str) -> None:
    picture(tmp_path / "outside.jpg")
    write_json(folder / "labels.json", [entry(name, BEE), entry("a.jpg", BEE)])
    _, report = imported(tmp_path, folder)
    assert report.pictures == 1
    assert "left out" in report.problems[0].message


def test_a_picture_twice_and_entries_that_are_none_are_reported(tmp_path: Path, folder: Path) -> None:
    values = [entry("a.jpg", BEE), entry("a.jpg"), 7, None, {"annotations": []}, {"image": "b.jpg", "annotations": 7}]
    write_json(folder / "labels.json", values)
    _, report = imported(tmp_path, folder)
    messages = "\n".join(p.message for p in report.problems)
    assert report.pictures == 1
    assert "described already" in messages
    assert messages.count("has no `image`") == 3
    assert "no list" in messages


@pytest.mark.parametrize("text", ['[{"image": "a", "annotations": [', "[" * 100_000, "7", "", "\xff", "{}"])
def test_what_is_no_such_list_is_a_clear_error(tmp_path: Path, folder: Path, text: str) -> None:
    (folder / "labels.json").write_text(text, "latin-1")
    with pytest.raises(InputError) as caught:
        import_into(Project.create(tmp_path / "project"), folder / "labels.json", format="createml")
    assert "labels.json" in caught.value.problems[0].where


def test_the_source_is_never_changed(tmp_path: Path, folder: Path) -> None:
    write_json(folder / "labels.json", [entry("a.jpg", BEE)])
    before = content_of(folder)
    imported(tmp_path, folder)
    assert content_of(folder) == before


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_damaged_files_are_reported_or_read_and_nothing_else(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    root = tmp_path_factory.mktemp("fuzz")
    picture(root / "ml" / "a.jpg")
    path = write_json(root / "ml" / "labels.json", [entry("a.jpg", BEE), entry("a.jpg", BEE)])
    whole = bytearray(path.read_bytes())
    for _ in range(data.draw(st.integers(0, 5))):
        whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
    path.write_bytes(bytes(whole))
    with contextlib.suppress(UserError):
        project = Project.create(root / "project")
        import_into(project, path, format="createml")
        project.freeze()
