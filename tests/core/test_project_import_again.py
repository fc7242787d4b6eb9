"""Importing what others labelled too, pictures that are here already, and stopping in the middle."""

from __future__ import annotations

import json
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

import msgspec
import pytest

from effdet_core.errors import Cancelled
from effdet_core.formats import FORMATS
from effdet_core.project import Project, export_labels, import_into
from effdet_core.project.annotation import LabelledBox
from tests.core.labelled_sets import Corners, add_voc, content_of, picture, voc_xml

CAT: Corners = ("cat", 1, 1, 21, 21)
NEARLY: Corners = ("cat", 1, 1, 21, 21.5)
MOVED: Corners = ("cat", 1, 1, 21, 15)
DOG: Corners = ("dog", 1, 1, 21, 21)
FAR: Corners = ("cat", 30, 5, 38, 25)


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return Project.create(tmp_path / "project")


def annotator(tmp_path: Path, name: str, *objects: Corners) -> Path:
    """The folder of somebody who labelled picture a, which is the same for all."""
    add_voc(tmp_path / name, "a", objects)
    return tmp_path / name


def boxes(project: Project) -> list[tuple[str, tuple[float, ...]]]:
    (name,) = project.library.names()
    annotation = project.annotation(name)
    assert annotation is not None
    return [(box.label, box.box) for box in annotation.boxes]


def corners(item: Corners) -> tuple[str, tuple[object, ...]]:
    label, xmin, ymin, xmax, ymax = item
    return label, (ymin, xmin, ymax, xmax)


@pytest.mark.parametrize(
    ("conflicts", "expected"),
    [("keep", [CAT, FAR]), ("theirs", [DOG]), ("both", [CAT, FAR, DOG])],
)
def test_labels_of_two_people_meet(tmp_path: Path, project: Project, conflicts: Any, expected: list[Corners]) -> None:
    import_into(project, annotator(tmp_path, "one", CAT, FAR), copy=True)
    report = import_into(project, annotator(tmp_path, "two", DOG), match="content", conflicts=conflicts)
    assert boxes(project) == [corners(item) for item in expected]
    assert (report.kept, report.merged) == ((1, 0) if conflicts == "keep" else (0, 1))
    (conflict,) = report.conflicts
    assert (conflict.picture, conflict.where) == ("images/a.jpg", str(tmp_path / "two" / "Annotations" / "a.xml"))
    assert [(a.label, b.label) for a, b in conflict.found.class_differs] == [("cat", "dog")]
    assert [box.label for box in conflict.found.only_here] == ["cat"]
    assert project.class_names == (("cat",) if conflicts == "keep" else ("cat", "dog"))
    assert len(project.freeze()[0].examples[0].boxes) == len(expected)


def test_labels_that_an_import_replaces_are_kept(tmp_path: Path, project: Project) -> None:
    import_into(project, annotator(tmp_path, "one", CAT, FAR), copy=True)
    before = project.annotation_path("images/a.jpg").read_bytes()
    report = import_into(project, annotator(tmp_path, "two", DOG), match="content", conflicts="keep")
    assert report.replaced is None
    report = import_into(project, tmp_path / "two", match="content", conflicts="theirs")
    assert report.replaced is not None
    assert report.replaced.parent == project.path / "backups"
    assert (report.replaced / "images" / "a.jpg.json").read_bytes() == before


def test_a_second_merge_changes_nothing(tmp_path: Path, project: Project) -> None:
    import_into(project, annotator(tmp_path, "one", CAT), copy=True)
    import_into(project, annotator(tmp_path, "two", CAT, FAR), match="content", conflicts="both")
    before = content_of(project.path)
    report = import_into(project, tmp_path / "two", match="content", conflicts="both")
    assert (report.unchanged, report.conflicts) == (1, ())
    again = import_into(project, tmp_path / "one", match="content", conflicts="both")
    assert (again.kept, again.merged) == (1, 0)
    assert content_of(project.path) == before


def test_those_who_agree_but_for_a_hair_do_not_conflict(tmp_path: Path, project: Project) -> None:
    import_into(project, annotator(tmp_path, "one", CAT), copy=True)
    report = import_into(project, annotator(tmp_path, "two", NEARLY), match="content", conflicts="theirs")
    assert (report.unchanged, report.conflicts, report.problems) == (1, (), ())
    assert boxes(project) == [corners(CAT)]


def test_what_is_kept_is_told_with_what_differs(tmp_path: Path, project: Project) -> None:
    import_into(project, annotator(tmp_path, "one", CAT), copy=True)
    report = import_into(project, annotator(tmp_path, "two", MOVED, FAR), match="content")
    assert "stays so: 1 box only there, 1 box in another place there" in report.problems[0].message


def test_nothing_here_and_boxes_meet(tmp_path: Path, project: Project) -> None:
    import_into(project, annotator(tmp_path, "one"), copy=True)
    import_into(project, annotator(tmp_path, "two", CAT), match="content", conflicts="both")
    assert boxes(project) == [corners(CAT)]
    import_into(project, tmp_path / "one", match="content", conflicts="theirs")
    annotation = project.annotation("images/a.jpg")
    assert annotation is not None
    assert (annotation.boxes, annotation.state) == ((), "nothing here")


def test_boxes_that_cannot_be_used_do_not_replace_good_ones(tmp_path: Path, project: Project) -> None:
    import_into(project, annotator(tmp_path, "one", CAT), copy=True)
    report = import_into(project, annotator(tmp_path, "two", ("cat", 5, 5, 5, 5)), match="content", conflicts="theirs")
    assert (report.kept, boxes(project)) == (1, [corners(CAT)])


def test_merged_labels_have_to_be_reviewed_again(tmp_path: Path, project: Project) -> None:
    import_into(project, annotator(tmp_path, "one", CAT), copy=True)
    annotation = project.annotation("images/a.jpg")
    assert annotation is not None
    project.save_annotation("images/a.jpg", replace(annotation, reviewed=True, group="film"))
    import_into(project, annotator(tmp_path, "two", CAT, FAR), match="content", conflicts="both")
    now = project.annotation("images/a.jpg")
    assert now is not None
    assert (now.reviewed, now.group, now.split) == (False, "film", annotation.split)


def test_a_picture_in_the_bin_stays_there(tmp_path: Path, project: Project) -> None:
    import_into(project, annotator(tmp_path, "one", CAT), copy=True)
    annotation = project.annotation("images/a.jpg")
    assert annotation is not None
    project.save_annotation("images/a.jpg", replace(annotation, binned=True))
    before = content_of(project.path)
    report = import_into(project, annotator(tmp_path, "two", CAT, FAR), match="content", conflicts="both")
    assert (report.kept, report.merged) == (1, 0)
    assert "in the bin and stays there" in report.problems[0].message
    assert content_of(project.path) == before


def test_the_report_is_plain_data(tmp_path: Path, project: Project) -> None:
    import_into(project, annotator(tmp_path, "one", CAT), copy=True)
    report = import_into(project, annotator(tmp_path, "two", DOG), match="content", conflicts="both")
    values = json.loads(msgspec.json.encode(asdict(report), enc_hook=str))
    assert values["conflicts"][0]["found"]["class_differs"][0][0]["label"] == "cat"


@pytest.mark.parametrize("linked", [False, True])
def test_a_picture_of_the_same_name_and_bytes_is_the_same(tmp_path: Path, project: Project, linked: bool) -> None:
    import_into(project, annotator(tmp_path, "one", CAT), copy=not linked)
    two = annotator(tmp_path, "two", CAT)
    picture(two / "JPEGImages" / "new.jpg", colour="blue")
    report = import_into(project, two, match="content")
    assert (report.unchanged, report.not_looked_at) == (1, 1)
    expected = ["images/new.jpg", "JPEGImages/a.jpg"] if linked else ["images/a.jpg", "images/new.jpg"]
    assert sorted(project.library.names()) == sorted(expected)


def test_another_name_or_other_bytes_are_another_picture(tmp_path: Path, project: Project) -> None:
    import_into(project, annotator(tmp_path, "one", CAT), copy=True)
    two = annotator(tmp_path, "two", CAT)
    picture(two / "JPEGImages" / "a.jpg", colour="blue")
    (two / "JPEGImages" / "b.jpg").write_bytes((tmp_path / "one" / "JPEGImages" / "a.jpg").read_bytes())
    (two / "Annotations" / "b.xml").write_text(voc_xml("b.jpg", [CAT]))
    assert import_into(project, two, match="content").pictures == 2
    assert sorted(project.library.names()) == ["images/a-2.jpg", "images/a.jpg", "images/b.jpg"]


def test_by_path_two_folders_are_two_pictures(tmp_path: Path, project: Project) -> None:
    for name in ("one", "two"):
        import_into(project, annotator(tmp_path, name, CAT))
    assert len(list(project.library.names())) == 2


@pytest.mark.parametrize("kind", FORMATS)
def test_every_format_brings_its_labels_back_to_the_pictures_they_came_from(tmp_path: Path, kind: str) -> None:
    """Somebody is sent the pictures in a format of theirs, labels more, and sends them back."""
    project = Project.create(tmp_path / "project")
    import_into(project, annotator(tmp_path, "one", CAT), copy=True)
    export_labels(project, tmp_path / "out", kind)
    annotation = project.annotation("images/a.jpg")
    assert annotation is not None
    fewer = replace(annotation, boxes=(LabelledBox("cat", (0, 30, 9, 39)),))
    project.save_annotation("images/a.jpg", fewer)
    report = import_into(project, tmp_path / "out", match="content", conflicts="both")
    assert (report.merged, len(list(project.library.names()))) == (1, 1)
    assert len(boxes(project)) == 2


def test_a_cancelled_import_reports_what_came_in_and_can_go_on(tmp_path: Path, project: Project) -> None:
    for name in "abc":
        add_voc(tmp_path / "voc", name, [CAT])

    def stop(done: int, total: int) -> None:
        assert total == 3
        if done == 2:
            raise Cancelled

    report = import_into(project, tmp_path / "voc", progress=stop)
    assert (report.cancelled, report.pictures, report.boxes) == (True, 2, {"cat": 2})
    assert sum(report.splits.values()) == 0, "the splits of all are decided together"
    again = import_into(Project.open(project.path), tmp_path / "voc")
    assert (again.cancelled, again.pictures, again.unchanged) == (False, 1, 2)
    assert len(Project.open(project.path).freeze()[0].examples) == 3


@pytest.mark.parametrize("format", ["voc", "coco", "csv", "createml"])
def test_labels_without_pictures_find_those_of_the_project(tmp_path: Path, project: Project, format: str) -> None:
    (tmp_path / "photos").mkdir()
    picture(tmp_path / "photos" / "a.jpg")
    project.link(tmp_path / "photos")
    labelled = Project.create(tmp_path / "labelled")
    import_into(labelled, annotator(tmp_path, "one", CAT, DOG), copy=True)
    out = tmp_path / "out"
    export_labels(labelled, out, format)
    for path in [*out.rglob("*.jpg")]:
        path.unlink()
    report = import_into(project, out)
    assert (report.pictures, boxes(project)) == (1, [corners(CAT), corners(DOG)]), report.problems
    assert list(project.library.names()) == ["photos/a.jpg"]
