"""labelme folders, good, odd and hostile; projects of this program are such folders."""

from __future__ import annotations

import contextlib
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from effdet_core.errors import InputError, UserError
from effdet_core.formats import recognise
from effdet_core.project import ImportReport, Project, import_into
from tests.core.labelled_sets import add_voc, content_of, picture, write_json

Points = list[list[float]]


def shape(label: object, points: object, kind: object = "rectangle", **more: object) -> dict[str, Any]:
    return {"label": label, "points": points, "shape_type": kind, "group_id": None, "flags": {}, **more}


BEE = shape("bee", [[25, 18], [15, 12]])
SETTLED = (12.0, 15.0, 18.0, 25.0)


def values(*shapes: object, **more: object) -> dict[str, Any]:
    return {"version": "5.5.0", "flags": {}, "shapes": list(shapes), "imagePath": "a.jpg", "imageData": None, **more}


def imported(tmp_path: Path, source: Path) -> tuple[Project, ImportReport]:
    project = Project.create(tmp_path / "project")
    return project, import_into(project, source)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    picture(tmp_path / "me" / "a.jpg")
    picture(tmp_path / "me" / "b.jpg")
    return tmp_path / "me"


def test_rectangles_drawn_from_any_corner_come_in(tmp_path: Path, folder: Path) -> None:
    path = write_json(folder / "a.json", values(BEE, imageHeight=30, imageWidth=40))
    write_json(folder / "b.json", values(imagePath="b.jpg"))
    project, report = imported(tmp_path, folder)
    assert recognise(path) == recognise(folder) == report.format == "labelme"
    assert (report.pictures, report.nothing_here, report.problems) == (2, 1, ())
    assert project.freeze()[0].examples[0].boxes == (SETTLED,)


def test_a_single_file_brings_its_picture_alone(tmp_path: Path, folder: Path) -> None:
    path = write_json(folder / "a.json", values(BEE))
    _, report = imported(tmp_path, path)
    assert (report.pictures, report.not_looked_at) == (1, 0)


@pytest.mark.parametrize(
    ("points", "kind", "expected"),
    [
        ([[10, 5], [20, 8], [12, 25]], "polygon", (5.0, 10.0, 25.0, 20.0)),
        ([[20, 15], [23, 19]], "circle", (10.0, 15.0, 20.0, 25.0)),
        ([[10, 5], [20, 8]], "mask", (5.0, 10.0, 8.0, 20.0)),
    ],
)
def test_other_closed_shapes_become_the_boxes_around_them(
    tmp_path: Path, folder: Path, points: Points, kind: str, expected: tuple[float, ...]
) -> None:
    path = write_json(folder / "a.json", values(shape("bee", points, kind)))
    project, report = imported(tmp_path, folder)
    assert project.freeze()[0].examples[0].boxes == (expected,)
    assert [(p.message, p.where) for p in report.problems] == [("1 outline was read as the box around it", str(path))]


@pytest.mark.parametrize(
    ("bad", "words"),
    [
        (shape("bee", [[1, 1], [5, 5]], "line"), "a line has no box"),
        (shape("bee", [[1, 1]], "point"), "a point has no box"),
        (shape("bee", [[1, 1]]), "no two points"),
        (shape("bee", [[1, 1], [5, float("nan")]]), "no two points"),
        (shape("bee", [[1, 1], [5, float("inf")]]), "no two points"),
        (shape("bee", [[1, 1], [5, 10**400]]), "no two points"),
        (shape("bee", [[1, 1], [True, 4]]), "no two points"),
        (shape("bee", [[1, 1], [5]]), "no two points"),
        (shape("bee", "1155"), "no two points"),
        (shape("bee", None, ["rectangle"]), "has no box"),
        (shape("", [[1, 1], [5, 5]]), "no label"),
        (shape(None, [[1, 1], [5, 5]]), "no label"),
        (7, "no label"),
    ],
)
def test_a_shape_without_a_box_is_reported_with_its_number(
    tmp_path: Path, folder: Path, bad: object, words: str
) -> None:
    path = write_json(folder / "a.json", values(BEE, bad))
    write_json(folder / "b.json", values(bad, imagePath="b.jpg"))
    project, report = imported(tmp_path, folder)
    found = [p for p in report.problems if p.where == f"{path}, shape 2"]
    assert len(found) == 1
    assert words in found[0].message
    assert len(project.freeze()[0].examples) == 1


@pytest.mark.parametrize(
    "path", ["a.jpg", "..\\me\\a.jpg", "../me/a.jpg", "C:\\photos\\a.jpg", "/photos/a.jpg", "", None, 7]
)
def test_the_picture_is_found_whatever_the_file_calls_it(tmp_path: Path, folder: Path, path: object) -> None:
    write_json(folder / "a.json", values(BEE, imagePath=path))
    _, report = imported(tmp_path, folder)
    assert (report.pictures, report.problems) == (1, ())


@pytest.mark.parametrize("path", ["../outside.jpg", "/etc/outside.jpg", "link.jpg", "gone\0.jpg", "x" * 5000])
def test_a_picture_outside_or_missing_is_reported(tmp_path: Path, folder: Path, path: str) -> None:
    picture(tmp_path / "outside.jpg")
    (folder / "link.jpg").symlink_to(tmp_path / "outside.jpg")
    write_json(folder / "c.json", values(BEE, imagePath=path))
    write_json(folder / "a.json", values(BEE))
    _, report = imported(tmp_path, folder)
    assert report.pictures == 1
    assert "is not in the data set" in report.problems[0].message


def test_a_missing_picture_that_lies_inside_the_file_is_told(tmp_path: Path, folder: Path) -> None:
    write_json(folder / "c.json", values(BEE, imagePath="c.jpg", imageData="aGVsbG8="))
    _, report = imported(tmp_path, folder)
    assert "only the copy inside the file (imageData)" in report.problems[0].message
    assert "save the picture beside it" in report.problems[0].hint


def test_a_picture_described_twice_counts_once(tmp_path: Path, folder: Path) -> None:
    write_json(folder / "a.json", values(BEE))
    write_json(folder / "z.json", values(imagePath="a.jpg"))
    _, report = imported(tmp_path, folder)
    assert report.boxes == {"bee": 1}
    assert "a.json describes already" in report.problems[0].message


def test_a_folder_named_for_a_split_counts(tmp_path: Path) -> None:
    for split in ("train", "val"):
        picture(tmp_path / "me" / split / "a.jpg")
        write_json(tmp_path / "me" / split / "a.json", values(BEE))
    _, report = imported(tmp_path, tmp_path / "me")
    assert report.splits == {"train": 1, "val": 1, "test": 0}


def test_another_project_of_this_program_brings_its_labels(tmp_path: Path) -> None:
    for name in "ab":
        add_voc(tmp_path / "voc", name, [("bee", 1, 1, 9, 9)] if name == "a" else [])
    other = Project.create(tmp_path / "other")
    import_into(other, tmp_path / "voc", copy=True)
    picture(other.path / "images" / "unseen.jpg")
    project, report = imported(tmp_path, other.path)
    assert (report.format, report.pictures, report.nothing_here, report.not_looked_at) == ("labelme", 2, 1, 1)
    assert not report.problems
    assert {e.split for e in other.freeze()[0].examples} == {e.split for e in project.freeze()[0].examples}


def test_what_another_project_threw_away_does_not_come_in(tmp_path: Path) -> None:
    for name in "ab":
        add_voc(tmp_path / "voc", name, [("bee", 1, 1, 9, 9)])
    other = Project.create(tmp_path / "other")
    import_into(other, tmp_path / "voc", copy=True)
    annotation = other.annotation("images/a.jpg")
    assert annotation is not None
    other.save_annotation("images/a.jpg", replace(annotation, binned=True))
    write_json(other.path / "set aside" / "images" / "b.jpg.json", values(BEE, imagePath="../../images/b.jpg"))
    _, report = imported(tmp_path, other.path)
    assert (report.pictures, report.not_looked_at, report.problems) == (1, 0, ())


@pytest.mark.parametrize("text", ['{"shapes": [', "[" * 100_000, "7", "", "\xff", '{"shapes": 7}'])
def test_a_broken_file_does_not_stop_the_others(tmp_path: Path, folder: Path, text: str) -> None:
    write_json(folder / "a.json", values(BEE))
    (folder / "b.json").write_text(text, "latin-1")
    _, report = imported(tmp_path, folder)
    assert report.pictures == 1
    assert report.not_looked_at == 1


def test_one_broken_file_alone_is_reported(tmp_path: Path, folder: Path) -> None:
    (folder / "a.json").write_text('{"shapes": [\n,')
    project = Project.create(tmp_path / "project")
    report = import_into(project, folder / "a.json", format="labelme")
    assert report.problems[0].where == f"{folder / 'a.json'}, line 2"


def test_a_folder_without_such_files_is_an_error(tmp_path: Path, folder: Path) -> None:
    with pytest.raises(InputError, match="no labelme files"):
        import_into(Project.create(tmp_path / "project"), folder, format="labelme")


def test_the_source_is_never_changed(tmp_path: Path, folder: Path) -> None:
    write_json(folder / "a.json", values(BEE, 7))
    before = content_of(folder)
    imported(tmp_path, folder)
    assert content_of(folder) == before


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=6,
)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_strange_values_anywhere_are_reported_and_nothing_else(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    root = tmp_path_factory.mktemp("fuzz")
    picture(root / "me" / "a.jpg")
    strange = values(dict(BEE), dict(BEE), imageHeight=30, imageWidth=40, effdet={"state": "labelled", "split": "val"})
    item = data.draw(st.sampled_from([strange, strange["shapes"][0], strange["effdet"]]))
    item[data.draw(st.sampled_from(sorted(item)))] = data.draw(JSON)
    path = write_json(root / "me" / "a.json", strange)
    with contextlib.suppress(UserError):
        project = Project.create(root / "project")
        import_into(project, path, format="labelme")
        project.freeze()
