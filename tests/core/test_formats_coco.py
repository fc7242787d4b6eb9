"""COCO JSON, good and bad."""

from __future__ import annotations

import contextlib
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from effdet_core.errors import InputError, UserError
from effdet_core.formats import recognise
from effdet_core.project import ImportReport, Project, import_into
from tests.core.labelled_sets import coco_box, coco_values, content_of, picture, write_json


def imported(tmp_path: Path, source: Path) -> tuple[Project, ImportReport]:
    project = Project.create(tmp_path / "project")
    return project, import_into(project, source)


def only_problem(report: ImportReport, *words: str) -> str:
    """The place of the one problem."""
    (problem,) = report.problems
    assert all(word in problem.message for word in words), problem.message
    return problem.where


@pytest.fixture
def coco(tmp_path: Path) -> Path:
    picture(tmp_path / "coco" / "images" / "a.jpg")
    picture(tmp_path / "coco" / "images" / "b.jpg")
    return tmp_path / "coco"


def written(coco: Path, *annotations: dict[str, Any], names: tuple[str, ...] = ("a.jpg", "b.jpg")) -> Path:
    return write_json(coco / "labels.json", coco_values(names, annotations))


def test_boxes_become_corners_and_a_picture_without_is_nothing_here(tmp_path: Path, coco: Path) -> None:
    path = written(coco, coco_box(1, [1, 2, 10, 20.5], 2), coco_box(1, [0, 0, 5, 5], 1, iscrowd=1))
    project, report = imported(tmp_path, path)
    assert recognise(path) == recognise(coco) == report.format == "coco"
    assert (report.pictures, report.nothing_here, report.boxes) == (2, 1, {"cat": 1, "dog": 1})
    example = project.freeze()[0].examples[0]
    assert example.boxes == ((2, 1, 22.5, 11), (0, 0, 5, 5))
    assert (example.classes, example.crowd) == ((1, 0), (False, True))


def test_classes_come_in_the_order_of_their_ids_with_or_without_boxes(tmp_path: Path, coco: Path) -> None:
    values = coco_values(["a.jpg"], [coco_box(1, [1, 1, 5, 5], 7), coco_box(1, [2, 2, 5, 5], 1)])
    values["categories"] = [
        {"id": 7, "name": "late", "supercategory": "insects"},
        {"id": 0, "name": "insects", "supercategory": "none"},
        {"id": 1, "name": "early", "supercategory": "insects"},
        {"id": 3, "name": "never", "supercategory": "never"},
    ]
    project, report = imported(tmp_path, write_json(coco / "labels.json", values))
    assert project.class_names == ("early", "never", "late")
    assert [item.message for item in report.problems] == [
        "the category 'insects' is only a heading of others and not added"
    ]


def test_a_folder_per_split_as_roboflow_writes_it(tmp_path: Path) -> None:
    source = tmp_path / "cells"
    for i, folder in enumerate(("train", "valid", "test")):
        picture(source / folder / "same name.jpg", colour=(i, i, i))
        values = coco_values(["same name.jpg"], [coco_box(1, [1, 1, 5, 5])])
        write_json(source / folder / "_annotations.coco.json", values)
    project, report = imported(tmp_path, source)
    assert report.splits == {"train": 1, "val": 1, "test": 1}
    assert len({example.image for example in project.freeze()[0].examples}) == 3


def test_the_layout_of_coco_itself_with_captions_beside(tmp_path: Path) -> None:
    source = tmp_path / "coco"
    picture(source / "val2017" / "1.jpg")
    write_json(source / "annotations" / "instances_val2017.json", coco_values(["1.jpg"], [coco_box(1, [1, 1, 5, 5])]))
    write_json(source / "annotations" / "captions_val2017.json", {"images": [], "annotations": []})
    _, report = imported(tmp_path, source)
    assert report.splits["val"] == report.pictures == 1


@pytest.mark.parametrize(
    ("bbox", "count", "words"),
    [
        ([-5, 3, 100, 10], 1, ["reached outside"]),
        ([20, 9, -10, -6], 1, ["wrong way round"]),
        ([5, 5, 0, 4], 0, ["zero area"]),
        ([float("nan"), 5, 3, 4], 0, ["not a number"]),
        ([float("inf"), 5, 3, 4], 0, ["not a number"]),
        ([100, 100, 3, 4], 0, ["outside the picture"]),
        ([1, 2, 3], 0, ["cannot be used"]),
        (["1", 2, 3, 4], 0, ["cannot be used"]),
        (None, 0, ["cannot be used"]),
        ([10**400, 2, 3, 4], 0, []),
    ],
)
def test_a_bad_box_is_mended_or_left_out_and_reported_with_its_place(
    tmp_path: Path, coco: Path, bbox: object, count: int, words: list[str]
) -> None:
    path = written(coco, coco_box(1, [1, 1, 5, 5]), coco_box(1, bbox))
    project, report = imported(tmp_path, path)
    assert only_problem(report, *words) == f"{path}, annotations[1]"
    assert len(project.freeze()[0].examples[0].boxes) == 1 + count


def test_unknown_categories_and_images_are_reported(tmp_path: Path, coco: Path) -> None:
    path = written(coco, coco_box(1, [1, 1, 5, 5]), coco_box(1, [2, 2, 5, 5], 99), coco_box(42, [1, 1, 5, 5]))
    _, report = imported(tmp_path, path)
    messages = [problem.message for problem in report.problems]
    assert any("category with the id 99" in message for message in messages)
    assert any("image with the id 42" in message for message in messages)


@pytest.mark.parametrize("broken", [coco_box(1, None), coco_box(1, [1, 1, 5, 5], 99), coco_box(1, [1, 1, 0, 0])])
def test_a_picture_whose_boxes_are_all_unusable_does_not_become_background(
    tmp_path: Path, coco: Path, broken: dict[str, Any]
) -> None:
    project, report = imported(tmp_path, written(coco, broken, names=("a.jpg",)))
    assert report.pictures == 0
    assert not project.freeze()[0].examples


@pytest.mark.parametrize("name", ["../outside.jpg", "/outside.jpg", "C:/outside.jpg", "images/../../outside.jpg", ""])
def test_a_path_that_climbs_out_is_refused(tmp_path: Path, coco: Path, name: str) -> None:
    picture(tmp_path / "outside.jpg")
    project, report = imported(tmp_path, written(coco, coco_box(2, [1, 1, 5, 5]), names=(name, "a.jpg")))
    only_problem(report, "picture")
    assert [Path(example.image).name for example in project.freeze()[0].examples] == ["a.jpg"]


def test_missing_twice_listed_and_strange_images_are_reported(tmp_path: Path, coco: Path) -> None:
    values = coco_values(["a.jpg", "gone.jpg", "a.jpg"], [coco_box(1, [1, 1, 5, 5])])
    values["images"] += [{"id": 1, "file_name": "b.jpg"}, {"id": 9}, 7, None]
    _, report = imported(tmp_path, write_json(coco / "labels.json", values))
    messages = "\n".join(problem.message for problem in report.problems)
    assert report.pictures == 1
    for words in ("'gone.jpg' is missing", "described already", "id 1 is there twice", "file_name"):
        assert words in messages


def test_windows_slashes_in_names_are_understood(tmp_path: Path, coco: Path) -> None:
    _, report = imported(tmp_path, written(coco, coco_box(1, [1, 1, 5, 5]), names=("images\\a.jpg",)))
    assert report.pictures == 1


def test_broken_json_is_an_error_with_its_line(tmp_path: Path, coco: Path) -> None:
    path = coco / "labels.json"
    path.write_text('{"images": [],\n"annotations": [,\n')
    with pytest.raises(InputError, match="line 2"):
        imported(tmp_path, path)


@pytest.mark.parametrize("text", ['{"images": [1', "[" * 100_000, '{"images": [], "annotations": {}}', "7", "", "\xff"])
def test_what_is_no_coco_is_a_clear_error(tmp_path: Path, coco: Path, text: str) -> None:
    (coco / "labels.json").write_text(text, "latin-1")
    with pytest.raises(InputError) as caught:
        import_into(Project.create(tmp_path / "project"), coco / "labels.json", format="coco")
    assert "labels.json" in caught.value.problems[0].where


def test_one_broken_file_of_several_does_not_stop_the_others(tmp_path: Path, coco: Path) -> None:
    written(coco, coco_box(1, [1, 1, 5, 5]))
    (coco / "more.json").write_text('{"images": [')
    _, report = imported(tmp_path, coco)
    assert report.pictures == 2
    assert "more.json" in only_problem(report, "broken JSON")


def test_pictures_that_the_file_does_not_list_are_not_looked_at(tmp_path: Path, coco: Path) -> None:
    picture(coco / "images" / "c.jpg")
    project, report = imported(tmp_path, written(coco, coco_box(1, [1, 1, 5, 5])))
    assert report.not_looked_at == 1
    assert len(project.freeze()[0].examples) == 2


def test_the_source_is_never_changed(tmp_path: Path, coco: Path) -> None:
    path = written(coco, coco_box(1, [1, 1, 5, 5]))
    before = content_of(coco)
    imported(tmp_path, path)
    assert content_of(coco) == before


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=6,
)


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_strange_values_anywhere_are_reported_and_nothing_else(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    root = tmp_path_factory.mktemp("fuzz")
    picture(root / "coco" / "a.jpg")
    values = coco_values(["a.jpg"], [coco_box(1, [1, 1, 5, 5]), coco_box(1, [2, 2, 5, 5])])
    row = data.draw(st.sampled_from(["images", "annotations", "categories"]))
    item = data.draw(st.sampled_from(values[row]))
    item[data.draw(st.sampled_from(sorted(item)))] = data.draw(JSON)
    text = json.dumps(values)[: data.draw(st.sampled_from([None, 40, 100, 200]))]
    (root / "coco" / "labels.json").write_text(text)
    with contextlib.suppress(UserError):
        project, _ = imported(root, root / "coco" / "labels.json")
        project.freeze()
