"""What other programs note beside a box comes in, goes out where the format has a place, and is counted where not."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from effdet_core.formats import FORMATS, details
from effdet_core.project import Project, export_labels, import_into
from effdet_core.project.annotation import Annotation, LabelledBox
from tests.core.labelled_sets import add_voc, coco_box, coco_values, picture, voc_object, write_json

NAME = "images/a.jpg"


def with_box(root: Path, extra: dict[str, Any], of_picture: dict[str, Any] | None = None) -> Project:
    project = Project.create(root / "project", ["bee"])
    picture(project.path / NAME)
    box = LabelledBox("bee", (1.0, 2.0, 20.0, 30.0), False, extra)
    found = Annotation(boxes=(box,), state="labelled", split="train", extra=of_picture or {})
    project.save_annotation(NAME, found)
    return project


def annotation_in(project: Project) -> Annotation:
    (name,) = project.library.names()
    found = project.annotation(name)
    assert found is not None
    return found


def brought(root: Path, source: Path) -> tuple[Annotation, list[str]]:
    project = Project.create(root / "back")
    report = import_into(project, source, copy=True)
    return annotation_in(project), [problem.message for problem in report.problems]


def test_marks_and_pose_of_pascal_voc_come_in_and_go_out(tmp_path: Path) -> None:
    thing = voc_object("bee", 1, 2, 9, 9).replace(
        "</name>", "</name><pose>Left</pose><truncated>1</truncated><difficult>1</difficult><occluded>0</occluded>"
    )
    add_voc(tmp_path / "voc", "a", more=thing + voc_object("bee", 3, 3, 8, 8).replace("</name>", "</name><part/>"))
    project = Project.create(tmp_path / "project")
    report = import_into(project, tmp_path / "voc")
    first, second = annotation_in(project).boxes
    assert first.extra == {"flags": {"difficult": True, "truncated": True}, "effdet": {"pose": "Left"}}
    assert second.extra == {}
    assert [problem.message for problem in report.problems] == [
        "left out, since boxes here have no place for it: part (1)"
    ]
    export_labels(project, tmp_path / "out", "voc")
    text = (tmp_path / "out" / "Annotations" / "a.xml").read_text()
    assert ("<pose>Left</pose>" in text, text.count("<difficult>1</difficult>")) == (True, 1)
    assert (text.count("<truncated>1</truncated>"), "occluded" in text) == (1, False)
    assert brought(tmp_path, tmp_path / "out")[0].boxes == annotation_in(project).boxes


def test_notes_of_labelme_come_in_and_go_out(tmp_path: Path) -> None:
    shape = {
        "label": "bee",
        "points": [[1, 2], [9, 9]],
        "shape_type": "rectangle",
        "group_id": 0,
        "description": "on its back, \ud800 half a letter",
        "flags": {"night": True, "day": False, "crowd": True},
        "mask": None,
        "other tool": [1, 2],
    }
    picture(tmp_path / "me" / "a.jpg")
    values = {"shapes": [shape], "imagePath": "a.jpg", "flags": {"blurred": True}, "camera": "left", "version": "4"}
    write_json(tmp_path / "me" / "a.json", values)
    project = Project.create(tmp_path / "project")
    assert import_into(project, tmp_path / "me").problems == ()
    found = annotation_in(project)
    assert found.boxes[0].crowd
    assert found.boxes[0].extra == {
        "group_id": 0,
        "description": shape["description"],
        "flags": {"night": True, "day": False},
        "other tool": [1, 2],
    }
    assert {key: found.extra[key] for key in ("flags", "camera")} == {"flags": {"blurred": True}, "camera": "left"}
    assert export_labels(project, tmp_path / "out", "labelme").problems == ()
    (file,) = (tmp_path / "out").rglob("*.json")
    written = json.loads(file.read_text())
    assert written["shapes"][0] == {**shape, "points": [[1.0, 2.0], [9.0, 9.0]]}
    assert (written["flags"], written["camera"]) == ({"blurred": True}, "left")
    again, told = brought(tmp_path, tmp_path / "out")
    assert (again.boxes, told) == (found.boxes, [])


@pytest.mark.parametrize("source", ["out", "project"])
def test_reviewed_and_groups_come_with_labelme_and_with_a_project(tmp_path: Path, source: str) -> None:
    project = with_box(tmp_path, {})
    found = project.annotation(NAME)
    assert found is not None
    project.save_annotation(NAME, replace(found, reviewed=True, group="film"))
    assert export_labels(project, tmp_path / "out", "labelme").problems == ()
    again, told = brought(tmp_path, tmp_path / source)
    assert (again.reviewed, again.group, again.split, told) == (True, "film", "train", [])


def test_pictures_that_labelimg_calls_verified_are_reviewed(tmp_path: Path) -> None:
    path = add_voc(tmp_path / "voc", "a", [("bee", 1, 1, 9, 9)])
    path.write_text(path.read_text().replace("<annotation>", '<annotation verified="yes">'))
    project = Project.create(tmp_path / "project")
    import_into(project, tmp_path / "voc")
    assert annotation_in(project).reviewed
    assert export_labels(project, tmp_path / "out", "voc").problems == ()
    assert '<annotation verified="yes">' in (tmp_path / "out" / "Annotations" / "a.xml").read_text()
    assert brought(tmp_path, tmp_path / "out")[0].reviewed


def test_what_has_no_place_is_counted_at_the_end(tmp_path: Path) -> None:
    outline = [[1, 1, 5, 1, 5, 5, 3, 7, 1, 5]]
    corners = [[1, 1, 5, 1, 5, 5, 1, 5]]
    boxes = [
        coco_box(1, [1, 1, 4, 4], segmentation=outline, attributes={"occluded": True, "rotation": 0.0, "tags": []}),
        coco_box(1, [2, 1, 4, 4], segmentation={"size": [1, 1], "counts": ""}),
        coco_box(1, [3, 1, 4, 4], segmentation=corners, attributes={"note": "x" * 20_000, "points": [9]}),
    ]
    picture(tmp_path / "coco" / "a.jpg")
    write_json(tmp_path / "coco" / "labels.json", coco_values(["a.jpg"], boxes))
    found, told = brought(tmp_path, tmp_path / "coco")
    assert told == ["left out, since boxes here have no place for it: outline (2), note (1)"]
    assert [box.extra for box in found.boxes] == [{"flags": {"occluded": True}, "tags": []}, {}, {}]


@pytest.mark.parametrize("kind", sorted(FORMATS))
def test_what_a_format_has_no_place_for_is_counted(tmp_path: Path, kind: str) -> None:
    extra = {**details.made(["difficult", "night"], "Left"), "description": "asleep", "group_id": 3}
    project = with_box(tmp_path, extra, {"flags": {"blurred": True}})
    messages = "\n".join(problem.message for problem in export_labels(project, tmp_path / "out", kind).problems)
    for name in details.names_of(extra):
        assert (f"{name} (1)" in messages) != FORMATS[kind].holds_detail(name)
    assert ("noted of pictures; 1 picture is" in messages) != ("notes" in FORMATS[kind].picture_details)


WORDS = st.text(st.characters(exclude_categories=("Cc", "Cs", "Zl", "Zp", "Cn")), min_size=1, max_size=8).map(str.strip)
EXTRAS = st.builds(
    lambda flags, pose, more: details.made(flags, pose, **more),
    st.sets(st.sampled_from(["difficult", "truncated", "occluded", "night"])),
    st.sampled_from(["", "Left", "Frontal", "größer <&>"]),
    st.fixed_dictionaries({}, optional={"group_id": st.integers(0, 99), "description": WORDS}),
)


@pytest.mark.parametrize("kind", ["coco", "labelme", "tfrecord", "voc"])
@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(extra=EXTRAS)
def test_a_round_trip_loses_no_detail_that_the_format_can_hold(
    tmp_path_factory: pytest.TempPathFactory, kind: str, extra: dict[str, Any]
) -> None:
    root = tmp_path_factory.mktemp("details")
    export_labels(with_box(root, extra), root / "out", kind)
    found, told = brought(root, root / "out")
    held = [name for name in details.names_of(extra) if FORMATS[kind].holds_detail(name)]
    assert told == []
    assert sorted(details.names_of(found.boxes[0].extra)) == sorted(held)
    for key in ("group_id", "description"):
        assert key not in held or found.boxes[0].extra[key] == extra[key]
    assert "pose" not in held or details.pose_of(found.boxes[0].extra) == details.pose_of(extra)


@pytest.mark.parametrize("flags", [5, [1], "x", None, {"crowd": "no"}])
def test_odd_flags_of_a_label_file_break_no_export(tmp_path: Path, flags: Any) -> None:
    for number, kind in enumerate(sorted(FORMATS)):
        root = tmp_path / str(number)
        project = with_box(root, {"flags": flags, "effdet": 7})
        assert export_labels(project, root / "out", kind).pictures == 1
