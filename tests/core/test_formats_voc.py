"""Pascal VOC folders, good and bad."""

from __future__ import annotations

import contextlib
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from effdet_core.errors import InputError, UserError
from effdet_core.formats import recognise
from effdet_core.project import ImportReport, Project, import_into
from tests.core.labelled_sets import add_set, add_voc, content_of, picture, voc_xml


def imported(tmp_path: Path, source: Path) -> tuple[Project, ImportReport]:
    project = Project.create(tmp_path / "project")
    return project, import_into(project, source)


def boxes_of(project: Project, picture_name: str) -> list[tuple[str, tuple[float, ...]]]:
    annotation = project.annotation(picture_name)
    assert annotation is not None
    return [(box.label, box.box) for box in annotation.boxes]


def only_problem(report: ImportReport, *words: str) -> str:
    assert len(report.problems) == 1, report.problems
    problem = report.problems[0]
    assert all(word in problem.message for word in words), problem.message
    return problem.where


@pytest.fixture
def voc(tmp_path: Path) -> Path:
    return tmp_path / "voc"


def test_corners_are_taken_as_they_are_fractions_too(tmp_path: Path, voc: Path) -> None:
    add_voc(voc, "a", [("cat", 1, 2, 10.5, 20)])
    project, report = imported(tmp_path, voc)
    assert recognise(voc) == report.format == "voc"
    assert boxes_of(project, "JPEGImages/a.jpg") == [("cat", (2, 1, 20, 10.5))]
    assert not report.problems


def test_xml_beside_the_pictures_is_understood(tmp_path: Path) -> None:
    source = tmp_path / "flat"
    picture(source / "фото 1.png")
    (source / "фото 1.xml").write_text(voc_xml("фото 1.png", [("кот", 1, 1, 9, 9)]), "utf-8")
    project, _ = imported(tmp_path, source)
    assert boxes_of(project, "flat/фото 1.png") == [("кот", (1, 1, 9, 9))]
    assert project.class_names == ("кот",)


def test_an_imported_split_is_kept(tmp_path: Path, voc: Path) -> None:
    for name in "abcd":
        add_voc(voc, name, [("cat", 1, 1, 9, 9)])
    add_set(voc, "train", "a")
    add_set(voc, "val", "b  1")
    add_set(voc, "trainval", "a", "b")
    add_set(voc, "test", "c", "d")
    project, report = imported(tmp_path, voc)
    assert report.splits == {"train": 1, "val": 1, "test": 2}
    assert [example.split for example in project.freeze()[0].examples] == ["train", "val", "test", "test"]


def test_a_picture_in_two_splits_is_never_trained_on_and_tested_with(tmp_path: Path, voc: Path) -> None:
    add_voc(voc, "a", [("cat", 1, 1, 9, 9)])
    add_set(voc, "train", "a")
    add_set(voc, "test", "a")
    _, report = imported(tmp_path, voc)
    assert report.splits["test"] == 1
    assert only_problem(report, "also listed for test").endswith("train.txt")


def test_a_listed_picture_that_does_not_exist_is_reported(tmp_path: Path, voc: Path) -> None:
    add_voc(voc, "a", [("cat", 1, 1, 9, 9)])
    add_set(voc, "val", "a", "ghost")
    _, report = imported(tmp_path, voc)
    assert only_problem(report, "no annotation").endswith("val.txt, ghost")


def test_no_annotation_and_an_empty_annotation_are_different_things(tmp_path: Path, voc: Path) -> None:
    add_voc(voc, "empty")
    add_voc(voc, "full", [("cat", 1, 1, 9, 9)])
    picture(voc / "JPEGImages" / "unseen.jpg")
    project, report = imported(tmp_path, voc)
    assert (report.pictures, report.nothing_here, report.not_looked_at) == (2, 1, 1)
    dataset, problems = project.freeze()
    assert [len(example.boxes) for example in dataset.examples] == [0, 1]
    assert "1 picture has not been looked at" in problems[0].message


def test_missing_difficult_and_size_do_not_matter(tmp_path: Path, voc: Path) -> None:
    add_voc(voc, "a", [("cat", 1, 1, 9, 9)], size="")
    assert not imported(tmp_path, voc)[1].problems


@pytest.mark.parametrize(
    ("corners", "box", "words"),
    [
        ((-5, 3, 100, 20), (3, 0, 20, 40), ["reached outside", "40 x 30"]),
        ((20, 9, 10, 3), (3, 10, 9, 20), ["wrong way round"]),
        ((50, 3, 60, 20), None, ["outside the picture"]),
        ((5, 5, 5, 5), None, ["zero area"]),
        ((5, 5, 9, 5), None, ["zero area"]),
        (("nan", 1, 9, 9), None, ["not a number"]),
        (("inf", 1, 9, 9), None, ["not a number"]),
        (("ten", 1, 9, 9), None, ["'ten'", "not a number"]),
        (("", 1, 9, 9), None, ["<xmin> is missing"]),
    ],
)
def test_a_bad_box_is_mended_or_left_out_and_reported_with_its_line(
    tmp_path: Path, voc: Path, corners: tuple[object, ...], box: tuple[float, ...] | None, words: list[str]
) -> None:
    path = add_voc(voc, "a", [("cat", *corners), ("cat", 1, 1, 9, 9)])
    project, report = imported(tmp_path, voc)
    assert only_problem(report, *words) == f"{path}, line 4"
    good = ("cat", (1, 1, 9, 9))
    assert boxes_of(project, "JPEGImages/a.jpg") == ([good] if box is None else [("cat", box), good])


def test_a_picture_whose_boxes_are_all_unusable_does_not_become_background(tmp_path: Path, voc: Path) -> None:
    add_voc(voc, "a", [("cat", 5, 5, 5, 5)])
    project, report = imported(tmp_path, voc)
    assert (report.pictures, report.not_looked_at) == (0, 1)
    assert any("none of its boxes" in problem.message for problem in report.problems)
    assert not project.freeze()[0].examples


def test_duplicate_boxes_are_dropped_and_reported(tmp_path: Path, voc: Path) -> None:
    path = add_voc(voc, "a", [("cat", 1, 1, 9, 9), ("cat", 1, 1, 9, 9), ("dog", 1, 1, 9, 9)])
    project, report = imported(tmp_path, voc)
    assert only_problem(report, "twice") == f"{path}, line 5"
    assert len(boxes_of(project, "JPEGImages/a.jpg")) == 2


def test_the_real_size_counts_when_the_file_claims_another(tmp_path: Path, voc: Path) -> None:
    add_voc(voc, "a", [("cat", 1, 1, 39, 29)], size="<size><width>10</width><height>10</height></size>")
    project, report = imported(tmp_path, voc)
    only_problem(report, "10 x 10", "40 x 30")
    assert project.freeze()[0].examples[0].boxes == ((1, 1, 29, 39),)


@pytest.mark.parametrize(
    "objects", ["<object/>", "<object><name>cat</name></object>", "<object><name> </name></object>"]
)
def test_an_incomplete_object_is_reported_with_its_line(tmp_path: Path, voc: Path, objects: str) -> None:
    path = add_voc(voc, "a", [("cat", 1, 1, 9, 9)], more=f"{objects}\n")
    project, report = imported(tmp_path, voc)
    assert only_problem(report, "left out") == f"{path}, line 5"
    assert len(boxes_of(project, "JPEGImages/a.jpg")) == 1


def test_a_missing_picture_is_reported_and_the_rest_comes_in(tmp_path: Path, voc: Path) -> None:
    path = add_voc(voc, "a", [("cat", 1, 1, 9, 9)])
    add_voc(voc, "b", [("cat", 1, 1, 9, 9)])
    (voc / "JPEGImages" / "a.jpg").unlink()
    _, report = imported(tmp_path, voc)
    assert only_problem(report, "'a.jpg'", "missing") == str(path)
    assert report.pictures == 1


def test_a_damaged_picture_is_reported_and_the_rest_comes_in(tmp_path: Path, voc: Path) -> None:
    for name in "abc":
        add_voc(voc, name, [("cat", 1, 1, 9, 9)])
    whole = (voc / "JPEGImages" / "a.jpg").read_bytes()
    (voc / "JPEGImages" / "a.jpg").write_bytes(whole[: len(whole) - 20])
    (voc / "JPEGImages" / "b.jpg").write_bytes(b"")
    _, report = imported(tmp_path, voc)
    assert report.pictures == 1
    assert ["damaged" in report.problems[0].message, "empty" in report.problems[1].message] == [True, True]


def test_a_wrong_filename_gives_way_to_the_name_of_the_xml(tmp_path: Path, voc: Path) -> None:
    add_voc(voc, "a").write_text(voc_xml("renamed_since.png", [("cat", 1, 1, 9, 9)]))
    project, report = imported(tmp_path, voc)
    assert not report.problems
    assert len(boxes_of(project, "JPEGImages/a.jpg")) == 1


def test_composed_and_decomposed_letters_are_the_same_name(tmp_path: Path, voc: Path) -> None:
    picture(voc / "JPEGImages" / "cafe\u0301.jpg")
    (voc / "Annotations").mkdir()
    (voc / "Annotations" / "x.xml").write_text(voc_xml("caf\u00e9.jpg", [("cat", 1, 1, 9, 9)]), "utf-8")
    assert imported(tmp_path, voc)[1].pictures == 1


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("../../secret.jpg", "outside the folder"),
        ("..\\b.jpg", "outside the folder"),
        ("../b.jpg", "outside the folder"),
        ("/etc/secret.jpg", "absolute path"),
        ("C:\\b.jpg", "absolute path"),
        ("b\0.jpg", "broken XML"),
    ],
)
def test_a_path_that_climbs_out_is_refused(tmp_path: Path, voc: Path, name: str, words: str) -> None:
    picture(tmp_path / "secret.jpg")
    add_voc(voc, "b")
    (voc / "Annotations" / "a.xml").write_text(voc_xml(name, [("cat", 1, 1, 9, 9)]))
    project, report = imported(tmp_path, voc)
    only_problem(report, words)
    assert [example.boxes for example in project.freeze()[0].examples] == [()]


def test_a_link_that_leads_out_is_not_followed(tmp_path: Path, voc: Path) -> None:
    outside = picture(tmp_path / "outside.jpg")
    add_voc(voc, "a", [("cat", 1, 1, 9, 9)])
    (voc / "JPEGImages" / "a.jpg").unlink()
    (voc / "JPEGImages" / "a.jpg").symlink_to(outside)
    (voc / "Annotations" / "b.xml").symlink_to(tmp_path / "elsewhere.xml")
    (voc / "JPEGImages" / "round.jpg").symlink_to(voc / "JPEGImages" / "round.jpg")
    _, report = imported(tmp_path, voc)
    only_problem(report, "link")
    assert report.pictures == 0


def test_broken_xml_is_reported_with_its_line(tmp_path: Path, voc: Path) -> None:
    add_voc(voc, "b", [("cat", 1, 1, 9, 9)])
    path = add_voc(voc, "a")
    path.write_text("<annotation>\n<filename>a.jpg</filename>\n<object>\n</annotation>")
    _, report = imported(tmp_path, voc)
    assert only_problem(report, "broken XML") == f"{path}, line 4"
    assert (report.pictures, report.not_looked_at) == (1, 1)


def test_an_entity_bomb_is_refused(tmp_path: Path, voc: Path) -> None:
    add_voc(voc, "b", [("cat", 1, 1, 9, 9)])
    entities = "".join(f'<!ENTITY e{i} "{f"&e{i - 1};" * 10 if i else "ha"}">' for i in range(10))
    bomb = f"<!DOCTYPE annotation [{entities}]><annotation><filename>&e9;</filename></annotation>"
    (voc / "Annotations" / "a.xml").write_text(bomb)
    _, report = imported(tmp_path, voc)
    only_problem(report, "entities")


def test_an_external_entity_is_refused(tmp_path: Path, voc: Path) -> None:
    add_voc(voc, "b", [("cat", 1, 1, 9, 9)])
    spy = '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><annotation><filename>&x;</filename></annotation>'
    (voc / "Annotations" / "a.xml").write_text(spy)
    only_problem(imported(tmp_path, voc)[1], "entities")


def test_a_picture_described_twice_counts_once(tmp_path: Path, voc: Path) -> None:
    add_voc(voc, "a", [("cat", 1, 1, 9, 9)])
    (voc / "Annotations" / "z.xml").write_text(voc_xml("a.jpg", [("dog", 1, 1, 9, 9)]))
    project, report = imported(tmp_path, voc)
    only_problem(report, "another file describes")
    assert [label for label, _ in boxes_of(project, "JPEGImages/a.jpg")] == ["cat"]


def test_an_impossible_class_name_is_reported(tmp_path: Path, voc: Path) -> None:
    add_voc(voc, "a", [("cat", 1, 1, 9, 9), ("c" * 300, 1, 1, 9, 9)])
    project, report = imported(tmp_path, voc)
    only_problem(report, "cannot be a class")
    assert project.class_names == ("cat",)


def test_the_source_is_never_changed(tmp_path: Path, voc: Path) -> None:
    add_voc(voc, "a", [("cat", 5, 5, 5, 5), ("cat", 1, 1, 9, 9)])
    before = content_of(voc)
    imported(tmp_path, voc)
    assert content_of(voc) == before


def test_a_folder_without_labels_is_not_recognised_and_says_what_was_looked_for(tmp_path: Path) -> None:
    picture(tmp_path / "photos" / "a.jpg")
    with pytest.raises(InputError) as caught:
        recognise(tmp_path / "photos")
    assert "Pascal VOC" in caught.value.problems[0].hint
    assert "COCO" in caught.value.problems[0].hint


def test_a_source_that_does_not_exist_is_an_error_with_its_name(tmp_path: Path) -> None:
    project = Project.create(tmp_path / "project")
    for kind in (None, "voc", "coco"):
        with pytest.raises(InputError, match="nowhere"):
            import_into(project, tmp_path / "nowhere", format=kind)


def test_an_unknown_format_is_an_error_that_lists_the_known_ones(tmp_path: Path, voc: Path) -> None:
    add_voc(voc, "a")
    with pytest.raises(UserError, match="voc, coco"):
        import_into(Project.create(tmp_path / "project"), voc, format="yolo9000")


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_damaged_xml_is_reported_or_read_and_nothing_else(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    root = tmp_path_factory.mktemp("fuzz")
    path = add_voc(root / "voc", "a", [("cat", 1, 1, 9, 9), ("dog", 2, 2, 8, 8)])
    whole = bytearray(path.read_bytes())
    for _ in range(data.draw(st.integers(0, 5))):
        whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
    path.write_bytes(bytes(whole[: data.draw(st.integers(0, len(whole)))]))
    with contextlib.suppress(UserError):
        project, _ = imported(root, root / "voc")
        project.freeze()
