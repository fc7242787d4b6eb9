"""Importing into a project: once, twice, copied, interrupted, onto a full disk."""

from __future__ import annotations

import json
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from effdet_core.errors import InputError
from effdet_core.project import Project, import_into
from tests.core.labelled_sets import add_set, add_voc, coco_box, coco_values, content_of, picture, write_json


@pytest.fixture
def voc(tmp_path: Path) -> Path:
    source = tmp_path / "voc"
    for name in "abc":
        add_voc(source, name, [("cat", 1, 1, 9, 9)])
    return source


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return Project.create(tmp_path / "project")


@pytest.mark.parametrize("copy", [False, True])
def test_a_second_import_changes_nothing(project: Project, voc: Path, copy: bool) -> None:
    picture(voc / "JPEGImages" / "unseen.jpg")
    import_into(project, voc, copy=copy)
    before = content_of(project.path)
    report = import_into(project, voc, copy=copy)
    assert (report.pictures, report.unchanged, report.new_classes, report.problems) == (0, 3, (), ())
    assert content_of(project.path) == before


def test_linked_pictures_stay_where_they_are(project: Project, voc: Path) -> None:
    import_into(project, voc)
    assert not list((project.path / "images").iterdir())
    assert project.freeze()[0].examples[0].image == str(voc / "JPEGImages" / "a.jpg")


def test_copied_pictures_do_not_need_the_source_any_more(project: Project, voc: Path) -> None:
    import_into(project, voc, copy=True)
    voc.rename(voc.with_name("gone"))
    dataset, problems = Project.open(project.path).freeze()
    assert [example.image for example in dataset.examples] == [
        str(project.path / "images" / f"{name}.jpg") for name in "abc"
    ]
    assert not problems


def test_copies_of_one_name_from_two_sources_stay_apart(project: Project, tmp_path: Path) -> None:
    for folder, colour in (("one", "red"), ("two", "blue")):
        add_voc(tmp_path / folder, "a", [("cat", 1, 1, 9, 9)])
        picture(tmp_path / folder / "JPEGImages" / "a.jpg", colour=colour)
        for _ in range(2):
            import_into(project, tmp_path / folder, copy=True)
    assert sorted(path.name for path in (project.path / "images").iterdir()) == ["a-2.jpg", "a.jpg"]


def test_copying_what_is_linked_already_makes_no_second_picture(project: Project, voc: Path) -> None:
    import_into(project, voc)
    assert import_into(project, voc, copy=True).unchanged == 3
    assert len(project.freeze()[0].examples) == 3


def test_labels_made_here_are_kept_when_the_source_says_otherwise(project: Project, voc: Path) -> None:
    import_into(project, voc)
    add_voc(voc, "a", [("dog", 2, 2, 9, 9)])
    report = import_into(project, voc)
    assert (report.kept, report.unchanged) == (1, 2)
    assert "stays so" in report.problems[0].message
    annotation = project.annotation("JPEGImages/a.jpg")
    assert annotation is not None
    assert annotation.boxes[0].label == "cat"


def test_classes_of_the_project_keep_their_place_and_new_ones_follow(tmp_path: Path, voc: Path) -> None:
    project = Project.create(tmp_path / "own", ["dog", "cat"])
    add_voc(voc, "d", [("bird", 1, 1, 9, 9)])
    report = import_into(project, voc)
    assert project.class_names == ("dog", "cat", "bird")
    assert report.new_classes == ("bird",)


def test_a_damaged_annotation_in_the_project_is_reported_and_left_alone(project: Project, voc: Path) -> None:
    import_into(project, voc)
    path = project.annotation_path("JPEGImages/b.jpg")
    path.write_text("{")
    report = import_into(project, voc)
    assert report.problems[0].where == str(path)
    assert path.read_text() == "{"
    assert report.unchanged == 2


def test_a_split_of_an_unlabelled_picture_counts_once_it_is_labelled(project: Project, voc: Path) -> None:
    picture(voc / "JPEGImages" / "later.jpg")
    add_set(voc, "test", "later")
    import_into(project, voc)
    annotation = project.annotation("JPEGImages/later.jpg")
    assert annotation is not None
    assert (annotation.state, annotation.split) == ("not looked at", "test")


def test_progress_reaches_the_end(project: Project, voc: Path) -> None:
    calls: list[tuple[int, int]] = []
    import_into(project, voc, progress=lambda done, total: calls.append((done, total)))
    assert calls == [(1, 3), (2, 3), (3, 3)]


def test_an_interrupted_import_leaves_a_usable_project_and_can_go_on(project: Project, voc: Path) -> None:
    def interrupt(done: int, total: int) -> None:
        if done == 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        import_into(project, voc, progress=interrupt)
    again = Project.open(project.path)
    dataset, problems = again.freeze()
    assert len(dataset.examples) == 2
    assert "1 picture has not been looked at" in problems[0].message
    report = import_into(again, voc)
    assert (report.pictures, report.unchanged) == (1, 2)


def test_a_source_in_which_nothing_can_be_read_changes_nothing(project: Project, tmp_path: Path) -> None:
    (tmp_path / "coco.json").write_text('{"images": [')
    before = content_of(project.path)
    with pytest.raises(InputError):
        import_into(project, tmp_path / "coco.json")
    assert content_of(project.path) == before


def test_a_large_coco_file_is_not_slow_by_the_square(project: Project, tmp_path: Path) -> None:
    """With anything quadratic in the boxes or the faults this would take minutes and run into the time limit."""
    picture(tmp_path / "coco" / "a.jpg")
    many = [coco_box(1, [1, 1, 5 + i / 10_000, 5]) for i in range(20_000)] + [coco_box(1, None)] * 20_000
    path = write_json(tmp_path / "coco" / "labels.json", coco_values(["a.jpg"], many))
    assert len(import_into(project, path).problems) == 20_000


FULL_DISK = """
import resource, signal, sys
from pathlib import Path
from effdet_core.errors import UserError
from effdet_core.project import Project, import_into
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
project, source = Project.open(sys.argv[1]), Path(sys.argv[2])
resource.setrlimit(resource.RLIMIT_FSIZE, (1500, 1500))
try:
    import_into(project, source, copy=sys.argv[3] == "copy")
except UserError as e:
    print(e.problems[0].where)
    print(e)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="needs a limit on file sizes")
@pytest.mark.parametrize("how", ["link", "copy"])
def test_a_full_disk_loses_nothing_and_names_the_file(project: Project, voc: Path, how: str) -> None:
    import_into(project, voc, copy=how == "copy")
    many = [("cat", 1, 1, 9 + i / 10, 9) for i in range(100)]
    add_voc(voc, "huge", many)
    picture(voc / "JPEGImages" / "huge.jpg", (400, 400), colour="red")
    before = content_of(project.path)
    command = [sys.executable, "-c", FULL_DISK, str(project.path), str(voc), how]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    where, message = done.stdout.split("\n", 1)
    assert Path(where).name.startswith("huge.jpg")
    assert "could not be written" in message
    assert "free space" in message
    assert content_of(project.path) == before
    assert len(Project.open(project.path).freeze()[0].examples) == 3
    assert import_into(Project.open(project.path), voc, copy=how == "copy").pictures == 1


def test_bccd_comes_in_whole_but_for_its_two_boxes_without_area(project: Project, shared: Path) -> None:
    report = import_into(project, shared / "data" / "bccd")
    assert (report.pictures, report.nothing_here, report.not_looked_at) == (364, 0, 0)
    assert report.boxes == {"RBC": 4153, "WBC": 372, "Platelets": 361}
    assert report.splits == {"train": 205, "val": 87, "test": 72}
    assert [Path(problem.where.split(",")[0]).stem for problem in report.problems] == [
        "BloodImage_00338",
        "BloodImage_00343",
    ]
    dataset, problems = project.freeze()
    assert not problems
    assert Counter(example.split for example in dataset.examples) == report.splits
    assert sum(len(example.boxes) for example in dataset.examples) == 4153 + 372 + 361
    labelme = json.loads(project.annotation_path("JPEGImages/BloodImage_00000.jpg").read_bytes())
    assert (labelme["imageHeight"], labelme["imageWidth"]) == (480, 640)
