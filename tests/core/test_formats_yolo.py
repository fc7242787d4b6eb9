"""YOLO folders, good, odd and hostile."""

from __future__ import annotations

import contextlib
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from effdet_core.errors import InputError, UserError
from effdet_core.formats import recognise
from effdet_core.project import ImportReport, Project, import_into
from tests.core.labelled_sets import content_of, picture

BOX = "0.5 0.5 0.25 0.4"
SETTLED = (9.0, 15.0, 21.0, 25.0)
"""`BOX` in the pixels of a picture of 40 x 30."""
DATA = "path: .\ntrain: images/train\nval: images/val\nnames: [bee, wasp]\n"


def add(root: Path, name: str, *lines: str, labels: str | None = None) -> Path:
    """A picture, and its label file where the convention wants it; without lines an empty one."""
    picture(root / name)
    path = root / (labels or str(Path(name.replace("images", "labels", 1)).with_suffix(".txt")))
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("".join(f"{line}\n" for line in lines))
    return path


def imported(tmp_path: Path, source: Path) -> tuple[Project, ImportReport]:
    project = Project.create(tmp_path / "project")
    return project, import_into(project, source)


def all_boxes(project: Project) -> dict[str, list[tuple[str, tuple[float, ...]]]]:
    """By the picture's file name."""
    examples = project.freeze()[0].examples
    return {
        Path(e.image).name: [
            (project.class_names[c], tuple(round(side, 4) for side in b))
            for c, b in zip(e.classes, e.boxes, strict=True)
        ]
        for e in examples
    }


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    path = tmp_path / "yolo"
    path.mkdir()
    (path / "data.yaml").write_text(DATA)
    return path


def test_shares_of_centre_and_size_become_corners(tmp_path: Path, folder: Path) -> None:
    add(folder, "images/train/a.jpg", f"1 {BOX}", "0 0.1 0.1 0.2 0.2")
    add(folder, "images/val/b.jpg", f"0 {BOX}")
    project, report = imported(tmp_path, folder)
    assert recognise(folder) == recognise(folder / "data.yaml") == report.format == "yolo"
    assert all_boxes(project) == {
        "a.jpg": [("wasp", SETTLED), ("bee", (0.0, 0.0, 6.0, 8.0))],
        "b.jpg": [("bee", SETTLED)],
    }
    assert (project.class_names, report.splits) == (("bee", "wasp"), {"train": 1, "val": 1, "test": 0})
    assert not report.problems


def test_no_label_file_is_not_looked_at_and_an_empty_one_is_nothing_here(tmp_path: Path, folder: Path) -> None:
    add(folder, "images/train/a.jpg", f"0 {BOX}")
    add(folder, "images/train/b.jpg")
    picture(folder / "images" / "train" / "c.jpg")
    project, report = imported(tmp_path, folder)
    assert (report.pictures, report.nothing_here, report.not_looked_at) == (2, 1, 1)
    annotation = project.annotation("train/c.jpg")
    assert annotation is not None
    assert (annotation.state, annotation.split) == ("not looked at", "train")


@pytest.mark.parametrize(
    "names",
    ["names: [bee, wasp]", "names: {0: bee, 1: wasp}", "names:\n  0: bee\n  1: wasp", "names: {'0': bee, '1': wasp}"],
)
def test_classes_are_a_list_or_numbered(tmp_path: Path, folder: Path, names: str) -> None:
    (folder / "data.yaml").write_text(names)
    add(folder, "images/a.jpg", f"1 {BOX}", "0 0.1 0.1 0.2 0.2")
    project, report = imported(tmp_path, folder)
    assert (project.class_names, report.problems) == (("bee", "wasp"), ())


@pytest.mark.parametrize(
    ("train", "val"),
    [
        ("train/images", "valid/images"),
        ("../train/images", "../valid/images"),
        ("/content/elsewhere/train/images", "/content/elsewhere/valid/images"),
        ("C:\\data\\train\\images", "C:\\data\\valid\\images"),
        ("[train/images]", "[valid/images]"),
        ("train", "valid"),
    ],
)
def test_the_folders_of_a_split_are_found_whatever_they_are_called(
    tmp_path: Path, folder: Path, train: str, val: str
) -> None:
    (folder / "data.yaml").write_text(f"train: {train}\nval: {val}\nnc: 1\nnames: ['bee']\n")
    add(folder, "train/images/a.jpg", f"0 {BOX}")
    add(folder, "valid/images/a.jpg", f"0 {BOX}")
    _, report = imported(tmp_path, folder)
    assert (report.splits, report.problems) == ({"train": 1, "val": 1, "test": 0}, ())


def test_a_split_can_be_a_list_of_pictures(tmp_path: Path, folder: Path) -> None:
    (folder / "data.yaml").write_text("train: train.txt\ntest: [test.txt]\nnames: [bee]\n")
    add(folder, "images/a.jpg", f"0 {BOX}")
    add(folder, "images/b.jpg", f"0 {BOX}")
    (folder / "train.txt").write_text("./images/a.jpg\nimages/gone.jpg\nimages/gone2.jpg\n")
    (folder / "test.txt").write_text("/datasets/yolo/images/b.jpg\n")
    _, report = imported(tmp_path, folder)
    assert report.splits == {"train": 1, "val": 0, "test": 1}
    assert [(p.where, "2 lines" in p.message) for p in report.problems] == [(f"{folder / 'train.txt'}, line 2", True)]


def test_splits_that_are_the_same_pictures_are_left_to_the_project(tmp_path: Path, folder: Path) -> None:
    (folder / "data.yaml").write_text("train: images\nval: images\nnames: [bee]\n")
    for name in "abcdefghij":
        add(folder, f"images/{name}.jpg", f"0 {BOX}")
    _, report = imported(tmp_path, folder)
    assert report.splits["train"] > report.splits["val"] > 0
    assert "are the same pictures" in report.problems[0].message


def test_a_picture_in_two_splits_does_not_train(tmp_path: Path, folder: Path) -> None:
    (folder / "data.yaml").write_text("train: images\nval: images/val\nnames: [bee]\n")
    add(folder, "images/a.jpg", f"0 {BOX}")
    add(folder, "images/val/b.jpg", f"0 {BOX}")
    _, report = imported(tmp_path, folder)
    assert (report.splits["train"], report.splits["val"]) == (1, 1)
    assert "in two splits" in report.problems[0].message


@pytest.mark.parametrize("name", ["classes.txt", "labels/classes.txt", "obj.names"])
def test_without_a_data_yaml_a_text_file_names_the_classes(tmp_path: Path, name: str) -> None:
    add(tmp_path / "yolo", "images/a.jpg", f"1 {BOX}")
    (tmp_path / "yolo" / name).write_text("bee\nwasp\n")
    project, report = imported(tmp_path, tmp_path / "yolo")
    listed_by_labelimg = name.endswith("classes.txt")
    assert project.class_names == (("wasp",) if listed_by_labelimg else ("bee", "wasp"))
    told = ["the class 'bee' has no boxes and is not added"] if listed_by_labelimg else []
    assert [p.message for p in report.problems] == told


def test_every_class_of_a_data_yaml_is_one_of_the_project(tmp_path: Path, folder: Path) -> None:
    (folder / "data.yaml").write_text("train: images\nnames: {2: moth, 0: bee, 1: wasp}\n")
    add(folder, "images/a.jpg", f"1 {BOX}")
    project, report = imported(tmp_path, folder)
    assert (project.class_names, report.problems) == (("bee", "wasp", "moth"), ())


def test_labels_beside_the_pictures_are_found(tmp_path: Path) -> None:
    add(tmp_path / "yolo", "a.jpg", f"0 {BOX}", labels="a.txt")
    (tmp_path / "yolo" / "classes.txt").write_text("bee\n")
    project, report = imported(tmp_path, tmp_path / "yolo")
    assert all_boxes(project) == {"a.jpg": [("bee", SETTLED)]}
    assert not report.problems


def test_without_any_names_classes_are_numbers_and_that_is_said(tmp_path: Path) -> None:
    add(tmp_path / "yolo", "images/a.jpg", f"3 {BOX}")
    project, report = imported(tmp_path, tmp_path / "yolo")
    assert project.class_names == ("3",)
    assert "called by their numbers" in report.problems[0].message


def test_outlines_become_the_boxes_around_them_with_a_remark(tmp_path: Path, folder: Path) -> None:
    path = add(folder, "images/train/a.jpg", "0 0.25 0.2 0.5 0.3 0.4 0.8", "0 0.1 0.1 0.2 0.1 0.2 0.3 0.1 0.3")
    project, report = imported(tmp_path, folder)
    assert all_boxes(project)["a.jpg"] == [("bee", (6.0, 10.0, 24.0, 20.0)), ("bee", (3.0, 4.0, 9.0, 8.0))]
    remarks = [p for p in report.problems if p.where == str(path)]
    assert [p.message for p in remarks] == ["2 outlines were read as boxes around them"]


def test_pictures_outside_of_listed_splits_come_in_only_with_labels(tmp_path: Path, folder: Path) -> None:
    add(folder, "images/train/a.jpg", f"0 {BOX}")
    add(folder, "images/more/b.jpg", f"0 {BOX}")
    picture(folder / "runs" / "train_batch0.jpg")
    project, report = imported(tmp_path, folder)
    assert (report.pictures, report.not_looked_at) == (2, 0)
    assert sorted(project.library.names()) == ["images-2/more/b.jpg", "images-2/train/a.jpg"]


def test_a_pose_is_its_box(tmp_path: Path, folder: Path) -> None:
    (folder / "data.yaml").write_text("names: [bee]\nkpt_shape: [2, 3]\n")
    add(folder, "images/a.jpg", f"0 {BOX} 0.1 0.1 2 0.2 0.2 2")
    assert all_boxes(imported(tmp_path, folder)[0])["a.jpg"] == [("bee", SETTLED)]


def test_how_sure_a_detector_was_is_not_needed(tmp_path: Path, folder: Path) -> None:
    add(folder, "images/train/a.jpg", f"0 {BOX} 0.93")
    assert all_boxes(imported(tmp_path, folder)[0])["a.jpg"] == [("bee", SETTLED)]


@pytest.mark.parametrize(
    ("line", "words"),
    [
        (f"2 {BOX}", "there is no class 2; data.yaml has 2 classes, counted from 0"),
        (f"-1 {BOX}", "there is no class -1"),
        (f"bee {BOX}", "the class is 'bee', not a whole number"),
        (f"0.5 {BOX}", "not a whole number"),
        (f"1e400 {BOX}", "not a whole number"),
        ("0 0.5 0.5 0.2", "there are 3 numbers after the class"),
        ("0", "there are 0 numbers"),
        ("0 0.1 0.2 0.3 0.4 0.5 0.6 0.7", "there are 7 numbers"),
        ("0 200 100 50 50", "200 is no share of a side"),
        ("0 nan 0.5 0.2 0.2", "nan is no share"),
        ("0 inf 0.5 0.2 0.2", "inf is no share"),
        ("0 a 0.5 0.2 0.2", "'a' is not a number"),
        ("0 0.5 0.5 0 0.2", "zero area"),
        ("0 1.5 0.5 0.2 0.2", "outside the picture"),
    ],
)
def test_a_bad_line_is_left_out_and_reported_with_its_number(
    tmp_path: Path, folder: Path, line: str, words: str
) -> None:
    path = add(folder, "images/train/a.jpg", f"0 {BOX}", "", line)
    add(folder, "images/val/b.jpg", line)
    project, report = imported(tmp_path, folder)
    found = [p for p in report.problems if p.where == f"{path}, line 3"]
    assert len(found) == 1
    assert words in found[0].message
    assert list(all_boxes(project)) == ["a.jpg"], "a picture whose boxes are all unusable is no background"


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("names: [bee\n", "broken YAML"),
        ("names: &a [*a]\n", "aliases are not allowed"),
        ("names: &a [x, x]\nmore: [*a, *a]\n", "aliases are not allowed"),
        ("names: " + "[" * 5000, "broken YAML"),
        ("names: 7\n", "names no classes"),
        ("names: {a: b}\n", "names no classes"),
        ("names: !!python/object/apply:os.system ['true']\n", "broken YAML"),
        ("names: [2024-99-99]\n", "broken YAML"),
        ("[1,\nnames: 2]\n", "is no data.yaml"),
        ("names: [\xff]\n", "broken YAML"),
    ],
)
def test_a_data_yaml_that_cannot_be_used_is_one_clear_error(
    tmp_path: Path, folder: Path, content: str, words: str
) -> None:
    (folder / "data.yaml").write_bytes(content.encode("latin-1"))
    add(folder, "images/train/a.jpg", f"0 {BOX}")
    with pytest.raises(InputError, match=words) as caught:
        import_into(Project.create(tmp_path / "project"), folder, format="yolo")
    assert "data.yaml" in caught.value.problems[0].where


@pytest.mark.parametrize("entry", ["../../outside", "/etc", "..", "nowhere", "'a\\0b'", "link", "7", "{a: b}"])
def test_a_split_never_reads_outside_of_the_folder(tmp_path: Path, folder: Path, entry: str) -> None:
    picture(tmp_path / "outside" / "x.jpg")
    (folder / "link").symlink_to(tmp_path / "outside")
    (folder / "data.yaml").write_text(f"train: {entry}\nnames: [bee]\n")
    add(folder, "images/a.jpg", f"0 {BOX}")
    project, _ = imported(tmp_path, folder)
    assert list(all_boxes(project)) == ["a.jpg"]


def test_a_label_file_that_is_a_link_outside_is_not_followed(tmp_path: Path, folder: Path) -> None:
    (tmp_path / "secret.txt").write_text(f"0 {BOX}\n")
    add(folder, "images/train/a.jpg", f"0 {BOX}")
    picture(folder / "images" / "train" / "b.jpg")
    (folder / "labels" / "train" / "b.txt").symlink_to(tmp_path / "secret.txt")
    _, report = imported(tmp_path, folder)
    assert (report.pictures, report.not_looked_at) == (1, 1)


def test_two_pictures_of_one_label_file_are_told_apart(tmp_path: Path, folder: Path) -> None:
    path = add(folder, "images/train/a.jpg", f"0 {BOX}")
    picture(folder / "images" / "train" / "a.png")
    _, report = imported(tmp_path, folder)
    assert report.pictures == 1
    assert any("has the same label file as a.jpg" in p.message for p in report.problems), path


def test_a_label_file_in_another_encoding_is_reported_with_its_line(tmp_path: Path, folder: Path) -> None:
    path = add(folder, "images/train/a.jpg", f"0 {BOX}")
    path.write_bytes(f"0 {BOX}\n\xff\n".encode("latin-1"))
    _, report = imported(tmp_path, folder)
    assert any(p.where == f"{path}, line 2" and "UTF-8" in p.message for p in report.problems)


def test_a_folder_without_pictures_is_an_error(tmp_path: Path, folder: Path) -> None:
    with pytest.raises(InputError, match="no pictures"):
        imported(tmp_path, folder)


def test_the_source_is_never_changed(tmp_path: Path, folder: Path) -> None:
    add(folder, "images/train/a.jpg", f"0 {BOX}", "7 7 7")
    before = content_of(folder)
    imported(tmp_path, folder)
    assert content_of(folder) == before


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_damaged_files_are_reported_or_read_and_nothing_else(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    root = tmp_path_factory.mktemp("fuzz")
    labels = add(root / "yolo", "images/train/a.jpg", f"0 {BOX}", f"1 {BOX}")
    (root / "yolo" / "data.yaml").write_text(DATA)
    path = data.draw(st.sampled_from([labels, root / "yolo" / "data.yaml"]))
    whole = bytearray(path.read_bytes())
    for _ in range(data.draw(st.integers(0, 5))):
        whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
    path.write_bytes(bytes(whole[: data.draw(st.integers(0, len(whole)))]))
    with contextlib.suppress(UserError):
        project, _ = imported(root, root / "yolo")
        project.freeze()
