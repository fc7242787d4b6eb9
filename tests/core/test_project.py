"""The project folder: made, opened, frozen; hostile ones refused."""

from __future__ import annotations

import contextlib
import os
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from effdet_core.errors import InputError, UserError
from effdet_core.project import Project
from effdet_core.project.annotation import Annotation, LabelledBox, Stamp
from effdet_core.project.classes import PALETTE
from tests.core.labelled_sets import HEIGHT, WIDTH, picture


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return Project.create(tmp_path / "project", ["cat", "dog"])


def own_picture(project: Project, name: str = "a.jpg") -> str:
    picture(project.path / "images" / name)
    return f"images/{name}"


def label(project: Project, name: str, *boxes: LabelledBox, **more: Any) -> Path:
    found = boxes or (LabelledBox("cat", (1, 2, 20, 30)),)
    image = project.library.path_of(name)
    base = Annotation(boxes=found, state="labelled", height=HEIGHT, width=WIDTH, stamp=Stamp.of(image))
    project.save_annotation(name, replace(base, **more))
    return project.annotation_path(name)


def test_a_new_project_is_a_readable_folder(project: Project) -> None:
    folders = sorted(path.name for path in project.path.iterdir() if path.is_dir())
    assert folders == ["annotations", "backups", "images", "runs"]
    text = (project.path / "project.yaml").read_text("utf-8")
    assert "name: cat" in text
    again = Project.open(project.path)
    assert again.class_names == ("cat", "dog")
    assert [item.id for item in again.classes] == [1, 2]


def test_a_project_is_not_made_over_something_else(project: Project, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    for path in (project.path, tmp_path, tmp_path / "file"):
        with pytest.raises(UserError, match="not an empty folder"):
            Project.create(path)


def test_all_bad_class_names_are_named_at_once_and_nothing_is_made(tmp_path: Path) -> None:
    with pytest.raises(UserError) as caught:
        Project.create(tmp_path / "project", ["", "two\nlines", "cat", "cat", " blank", "x" * 101])
    assert len(caught.value.problems) == 5
    assert not (tmp_path / "project").exists()


def test_what_is_no_project_is_an_error(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "gone"):
        with pytest.raises(InputError, match="no project"):
            Project.open(path)


def test_class_ids_are_never_given_again_and_colours_differ(project: Project) -> None:
    project.add_classes(["bird"])
    assert [(item.id, item.name) for item in project.classes] == [(1, "cat"), (2, "dog"), (3, "bird")]
    assert len({item.colour for item in project.classes}) == 3
    assert len(set(PALETTE)) == 20
    with pytest.raises(UserError, match="two classes of this name"):
        project.add_classes(["fish", "cat"])
    assert "fish" not in Project.open(project.path).class_names


def test_two_open_projects_do_not_overwrite_each_others_classes(project: Project) -> None:
    other = Project.open(project.path)
    project.add_classes(["bird"])
    other.add_classes(["fish"])
    assert Project.open(project.path).class_names == ("cat", "dog", "bird", "fish")


def test_a_renamed_class_keeps_its_id_and_its_boxes(project: Project) -> None:
    name = own_picture(project)
    label(project, name, LabelledBox("cat", (1, 1, 9, 9)), LabelledBox("dog", (1, 1, 9, 9)))
    project.rename_class("cat", "кот")
    annotation = project.annotation(name)
    assert annotation is not None
    assert [box.label for box in annotation.boxes] == ["кот", "dog"]
    assert (project.classes[0].id, project.classes[0].formerly) == (1, ())
    assert project.freeze()[0].examples[0].classes == (0, 1)


def test_an_interrupted_renaming_loses_nothing(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    label(project, own_picture(project, "a.jpg"))
    label(project, own_picture(project, "b.jpg"))
    monkeypatch.setattr("effdet_core.project.project._rename_in", lambda *_: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        project.rename_class("cat", "lion")
    again = Project.open(project.path)
    assert again.class_names == ("lion", "dog")
    assert [example.classes for example in again.freeze()[0].examples] == [(0,), (0,)]
    with pytest.raises(UserError):
        again.add_classes(["cat"])


def test_folders_are_linked_once_and_same_names_in_two_folders_stay_apart(project: Project, tmp_path: Path) -> None:
    first, second = tmp_path / "day1" / "photos", tmp_path / "day2" / "photos"
    picture(first / "a.jpg")
    picture(second / "a.jpg")
    assert [project.link(first), project.link(first), project.link(second)] == ["photos", "photos", "photos-2"]
    assert list(project.library.names()) == ["photos/a.jpg", "photos-2/a.jpg"]
    label(project, "photos-2/a.jpg")
    dataset, _ = project.freeze()
    assert [example.image for example in dataset.examples] == [str(second / "a.jpg")]


def test_a_folder_inside_a_linked_one_does_not_count_twice(project: Project, tmp_path: Path) -> None:
    picture(tmp_path / "photos" / "deep" / "a.jpg")
    project.link(tmp_path / "photos" / "deep")
    assert project.link(tmp_path / "photos") == "photos"
    assert list(project.library.names()) == ["deep/a.jpg"]
    assert project.link(tmp_path / "photos" / "deep") == "deep"


def test_linking_the_folder_around_a_project_leaves_the_project_out(tmp_path: Path) -> None:
    picture(tmp_path / "a.jpg")
    project = Project.create(tmp_path / "project")
    picture(project.path / "runs" / "run-001" / "sheet.png")
    project.link(tmp_path)
    assert [name.partition("/")[2] for name in project.library.names()] == ["a.jpg"]


def test_a_project_and_the_pictures_beside_it_can_be_moved_together(tmp_path: Path) -> None:
    picture(tmp_path / "old" / "photos" / "a.jpg")
    project = Project.create(tmp_path / "old" / "project", ["cat"])
    project.link(tmp_path / "old" / "photos")
    label(project, "photos/a.jpg")
    (tmp_path / "old").rename(tmp_path / "new")
    dataset, problems = Project.open(tmp_path / "new" / "project").freeze()
    assert dataset.examples[0].image == str(tmp_path / "new" / "photos" / "a.jpg")
    assert not problems


@pytest.mark.parametrize("name", ["Фото 1.jpg", "写真 (2).png", "a b.jpg", "x" * 200 + ".jpg", "é" * 125 + ".jpg"])
def test_names_in_any_script_survive(project: Project, name: str) -> None:
    label(project, own_picture(project, name))
    dataset, problems = Project.open(project.path).freeze()
    assert Path(dataset.examples[0].image).name == name
    assert not problems


def test_pictures_of_one_name_but_different_kind_stay_apart(project: Project) -> None:
    label(project, own_picture(project, "a.jpg"), LabelledBox("cat", (1, 1, 9, 9)))
    label(project, own_picture(project, "a.png"), LabelledBox("dog", (1, 1, 9, 9)))
    assert [example.classes for example in project.freeze()[0].examples] == [(0,), (1,)]


def test_only_pictures_that_were_looked_at_enter_and_the_rest_is_counted(project: Project) -> None:
    label(project, own_picture(project, "labelled.jpg"))
    project.save_annotation(own_picture(project, "nothing.jpg"), Annotation(state="nothing here"))
    project.save_annotation(own_picture(project, "split_only.jpg"), Annotation(split="test"))
    own_picture(project, "new.jpg")
    dataset, problems = project.freeze()
    assert [(Path(e.image).name, len(e.boxes)) for e in dataset.examples] == [("labelled.jpg", 1), ("nothing.jpg", 0)]
    assert "2 pictures have not been looked at" in problems[0].message


def test_a_split_once_given_is_kept_and_a_second_freeze_is_the_same(project: Project) -> None:
    for i in range(12):
        label(project, own_picture(project, f"{i}.jpg"))
    first = project.freeze()[0]
    assert {example.split for example in first.examples} >= {"train", "val"}
    for i in range(30):
        label(project, own_picture(project, f"more{i}.jpg"))
    now = {example.image: example.split for example in Project.open(project.path).freeze()[0].examples}
    assert {e.image: e.split for e in first.examples}.items() <= now.items()


def test_boxes_are_cut_at_the_border_in_a_snapshot(project: Project) -> None:
    label(project, own_picture(project), LabelledBox("cat", (-5, 2, 20, 300)))
    assert project.freeze()[0].examples[0].boxes == ((0, 2, 20, WIDTH),)


def test_unusable_boxes_are_reported_without_losing_the_picture(project: Project) -> None:
    good = LabelledBox("cat", (1, 1, 9, 9))
    bad = [LabelledBox("zebra", (1, 1, 9, 9)), LabelledBox("cat", (5, 5, 5, 9)), LabelledBox("cat", (90, 90, 99, 99))]
    path = label(project, own_picture(project), good, *bad)
    dataset, problems = project.freeze()
    assert len(dataset.examples[0].boxes) == 1
    assert [problem.where for problem in problems] == [str(path)] * 3
    assert "'zebra'" in problems[0].message


def test_a_picture_without_a_usable_box_does_not_become_background(project: Project) -> None:
    label(project, own_picture(project), LabelledBox("zebra", (1, 1, 9, 9)))
    dataset, problems = project.freeze()
    assert not dataset.examples
    assert "no usable box is left" in problems[-1].message


def test_missing_pictures_and_folders_are_reported(project: Project, tmp_path: Path) -> None:
    picture(tmp_path / "stick" / "a.jpg")
    project.link(tmp_path / "stick")
    label(project, "stick/a.jpg")
    label(project, own_picture(project))
    (project.path / "images" / "a.jpg").unlink()
    (tmp_path / "stick").rename(tmp_path / "unplugged")
    dataset, problems = Project.open(project.path).freeze()
    assert not dataset.examples
    assert ["'stick' is missing" in problems[0].message, "annotation is missing" in problems[1].message] == [True, True]


def test_a_project_without_its_empty_folders_works(project: Project) -> None:
    """Version control and some archives leave empty folders out."""
    for name in ("images", "annotations", "runs"):
        (project.path / name).rmdir()
    again = Project.open(project.path)
    assert again.freeze()[1] == ()
    assert again.runs() == []
    assert again.new_run().path.is_dir()


def test_a_picture_that_was_changed_to_another_size_is_left_out(project: Project) -> None:
    label(project, own_picture(project))
    picture(project.path / "images" / "a.jpg", (WIDTH * 2, HEIGHT))
    dataset, problems = project.freeze()
    assert not dataset.examples
    assert "80 x 30 now" in problems[0].message


def test_unchanged_pictures_are_not_opened_again(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    label(project, own_picture(project))
    monkeypatch.setattr("effdet_core.images.probe", lambda _: 1 / 0)
    assert len(project.freeze()[0].examples) == 1


def test_a_group_divided_by_hand_is_reported(project: Project) -> None:
    label(project, own_picture(project, "a.jpg"), group="film", split="train")
    label(project, own_picture(project, "b.jpg"), group="film", split="test")
    assert "'film' lies in several splits" in project.freeze()[1][0].message


def test_runs_get_names_and_never_overwrite(project: Project) -> None:
    assert [project.new_run().name, project.new_run("my run").name, project.new_run().name] == [
        "run-001",
        "my run",
        "run-002",
    ]
    assert [run.name for run in project.runs()] == ["my run", "run-001", "run-002"]
    with pytest.raises(UserError, match="already"):
        project.new_run("my run")


@pytest.mark.parametrize("name", ["", ".", "..", "a/b", "..\\b", "con", "a:b", " a", "a.", "-x", "x" * 101, "a\0b"])
def test_impossible_run_names_are_refused(project: Project, name: str) -> None:
    with pytest.raises(UserError):
        project.new_run(name)
    assert not project.runs()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "key: value"),
        ("[1, 2]", "key: value"),
        ("format: 1\nclasses: [\n", "line"),
        ("format: 2\n", "newer version"),
        ("classes: []\nnext_class_id: 1", "format: is missing"),
        ("format: one\nclasses: 7\nnext_class_id: 1", "classes"),
        ("format: 1\nclasses: []\nnext_class_id: 1\nsplit: {}", "was splits meant"),
        ("format: 1\nclasses: [{id: 1, name: no, colour: '#fff'}]\nnext_class_id: 2", "classes"),
        ("format: 1\nclasses: [{id: 5, name: a, colour: '#fff'}]\nnext_class_id: 2", "next_class_id"),
        ("format: 1\nclasses: []\nnext_class_id: 1\nsplits: {train: 2}", "add up to 1"),
        ("format: 1\nclasses: []\nnext_class_id: 1\nlinked: [{name: ../x, folder: y}]", "cannot contain"),
        ("format: 1\nclasses: []\nnext_class_id: 1\nlinked: [{name: x, folder: /}]", "linked folder 'x'"),
        ("format: 1\nclasses: []\nnext_class_id: 1\nlinked: [{name: x, folder: runs}]", "linked folder 'x'"),
        ("a: &a [1]\nb: [*a, *a]", "aliases"),
        ("!!python/object/apply:os.system [echo]", "damaged"),
        ("[" * 5000, "damaged"),
        ("\x00", "damaged"),
    ],
)
def test_a_damaged_project_file_is_refused_with_place_and_remedy(project: Project, text: str, words: str) -> None:
    (project.path / "project.yaml").write_text(text)
    with pytest.raises(InputError) as caught:
        Project.open(project.path)
    assert words in str(caught.value)
    assert "project.yaml" in caught.value.problems[0].where


def test_all_problems_of_a_project_file_come_at_once(project: Project) -> None:
    (project.path / "project.yaml").write_text("format: x\nclasses: 1\nnext_class_id: y\nunknown: 2\n")
    with pytest.raises(InputError) as caught:
        Project.open(project.path)
    assert len(caught.value.problems) == 4


@pytest.mark.parametrize("name", ["images", "annotations", "runs"])
def test_a_project_whose_folders_lead_out_is_refused(project: Project, tmp_path: Path, name: str) -> None:
    (project.path / name).rmdir()
    (project.path / name).symlink_to(tmp_path, target_is_directory=True)
    with pytest.raises(InputError, match="leads out"):
        Project.open(project.path)


def test_an_annotation_is_not_written_through_a_link_that_leads_out(project: Project, tmp_path: Path) -> None:
    name = own_picture(project)
    (tmp_path / "elsewhere").mkdir()
    (project.path / "annotations" / "images").symlink_to(tmp_path / "elsewhere", target_is_directory=True)
    with pytest.raises(UserError, match="leads out"):
        project.save_annotation(name, Annotation(state="nothing here"))
    assert not list((tmp_path / "elsewhere").iterdir())


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
def test_a_pipe_among_the_annotations_does_not_hang(project: Project) -> None:
    own_picture(project)
    (project.path / "annotations" / "images").mkdir()
    os.mkfifo(project.path / "annotations" / "images" / "a.jpg.json")
    assert not project.freeze()[0].examples


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_any_damage_to_the_files_is_reported_and_nothing_else(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    project = Project.create(tmp_path_factory.mktemp("fuzz") / "project", ["cat"])
    annotation = label(project, own_picture(project))
    path = data.draw(st.sampled_from([annotation, project.path / "project.yaml"]))
    whole = bytearray(path.read_bytes())
    for _ in range(data.draw(st.integers(0, 5))):
        whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
    path.write_bytes(bytes(whole[: data.draw(st.integers(0, len(whole)))]))
    with contextlib.suppress(UserError):
        Project.open(project.path).freeze()


def test_a_folder_that_is_linked_again_gets_its_labels_back_and_no_other_folder_does(
    project: Project, tmp_path: Path
) -> None:
    first, second = tmp_path / "day1" / "photos", tmp_path / "day2" / "photos"
    picture(first / "a.jpg")
    picture(second / "a.jpg")
    project.link(first)
    label(project, "photos/a.jpg", stamp=None)
    folder = project.unlink("photos")
    assert list(project.library.names()) == []
    assert project.link(second) == "photos-2"
    assert project.annotation("photos-2/a.jpg") is None, "these are not its boxes"
    assert project.link(first) == "photos"
    assert project.annotation("photos/a.jpg") is not None
    project.unlink("photos")
    project.link_again(folder)
    assert "photos/a.jpg" in set(project.library.names())
    with pytest.raises(UserError, match="is linked already"):
        project.link_again(folder)
    with pytest.raises(UserError, match="photos-2"):
        project.unlink("elsewhere")


def test_a_folder_that_moved_is_known_by_its_pictures_when_it_is_linked_again(project: Project, tmp_path: Path) -> None:
    picture(tmp_path / "photos" / "a.jpg")
    project.link(tmp_path / "photos")
    label(project, "photos/a.jpg")
    project.unlink("photos")
    (tmp_path / "photos").rename(tmp_path / "bees")
    assert project.link(tmp_path / "bees") == "photos"
    assert project.annotation("photos/a.jpg") is not None
