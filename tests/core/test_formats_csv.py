"""AutoML and Model Maker CSV files, good, odd and hostile."""

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

BOX = "0.1,0.2,,,0.5,0.6,,"
SETTLED = (6.0, 4.0, 18.0, 20.0)
"""`BOX` in the pixels of a picture of 40 x 30."""


def written(folder: Path, *lines: str, pictures: str = "a.jpg", name: str = "set.csv") -> Path:
    for picture_name in filter(None, pictures.split()):
        picture(folder / picture_name)
    path = folder / name
    path.write_text("\n".join(lines) + "\n", "utf-8")
    return path


def imported(tmp_path: Path, source: Path, format: str | None = None) -> tuple[Project, ImportReport]:
    project = Project.create(tmp_path / "project")
    return project, import_into(project, source, format=format)


def boxes_of(project: Project, picture_name: str) -> list[tuple[str, tuple[float, ...]]]:
    annotation = project.annotation(picture_name)
    assert annotation is not None
    return [(box.label, tuple(round(side, 4) for side in box.box)) for box in annotation.boxes]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    path = tmp_path / "data"
    path.mkdir()
    return path


def test_shares_become_pixels_and_sets_become_splits(tmp_path: Path, folder: Path) -> None:
    source = written(
        folder,
        f"TRAIN,a.jpg,cat,{BOX}",
        f"VALIDATION,b.jpg,dog,{BOX}",
        f"TEST,c.jpg,cat,{BOX}",
        "TRAIN,a.jpg,dog,0.5,0.5,,,1,1,,",
        pictures="a.jpg b.jpg c.jpg",
    )
    project, report = imported(tmp_path, source)
    assert recognise(source) == recognise(folder) == report.format == "csv"
    assert boxes_of(project, "data/a.jpg") == [("cat", SETTLED), ("dog", (15.0, 20.0, 30.0, 40.0))]
    assert report.splits == {"train": 1, "val": 1, "test": 1}
    assert project.class_names == ("cat", "dog")
    assert not report.problems


def test_empty_cells_are_a_picture_with_nothing_here(tmp_path: Path, folder: Path) -> None:
    source = written(
        folder, f"TRAIN,a.jpg,cat,{BOX}", "TRAIN,b.jpg,,,,,,,,,", "TRAIN,c.jpg", pictures="a.jpg b.jpg c.jpg"
    )
    _, report = imported(tmp_path, source)
    assert (report.pictures, report.nothing_here) == (3, 2)
    assert not report.problems


@pytest.mark.parametrize(
    "line",
    [
        "training,a.jpg,cat,0.1,0.2,0.5,0.2,0.5,0.6,0.1,0.6",
        "Train,a.jpg,cat,0.1,0.2,0.5,0.6",
        '"TRAIN","a.jpg","cat","0.1","0.2",,,"0.5","0.6",,',
        "a.jpg,cat,0.1,0.2,,,0.5,0.6,,",
        " TRAIN , a.jpg , cat , 0.1 , 0.2 ,,, 0.5 , 0.6 ,, ",
        "TRAIN;a.jpg;cat;0.1;0.2;;;0.5;0.6;;",
        "TRAIN\ta.jpg\tcat\t0.1\t0.2\t\t\t0.5\t0.6\t\t",
        "TRAIN,gs://bucket/photos/a.jpg,cat,0.1,0.2,,,0.5,0.6,,",
        "TRAIN,/somewhere/else/a.jpg,cat,0.1,0.2,,,0.5,0.6,,",
        "TRAIN,C:\\photos\\a.jpg,cat,0.1,0.2,,,0.5,0.6,,",
    ],
)
def test_every_way_of_writing_a_box_gives_the_same(tmp_path: Path, folder: Path, line: str) -> None:
    source = written(folder, line)
    project, report = imported(tmp_path, source)
    assert recognise(source) == "csv"
    assert boxes_of(project, "data/a.jpg") == [("cat", SETTLED)]
    assert not report.problems


def test_a_byte_order_mark_a_heading_and_blank_lines_do_no_harm(tmp_path: Path, folder: Path) -> None:
    source = written(folder, "\ufeff", "set,path,label,x1,y1,x2,y1,x2,y2,x1,y2", "", f"TRAIN,a.jpg,кот,{BOX}", ",,,")
    source.write_bytes(source.read_bytes().replace(b"\n", b"\r\n"))
    project, report = imported(tmp_path, source)
    assert project.class_names == ("кот",), "the heading must not become a class"
    assert not report.problems


def test_quoted_cells_may_hold_commas_and_line_ends_and_later_lines_keep_their_numbers(
    tmp_path: Path, folder: Path
) -> None:
    source = written(folder, f'TRAIN,"a, b.jpg","big\ncat",{BOX}', "TRAIN,lost.jpg,cat,0,0,,,1,1,,", pictures="")
    picture(folder / "a, b.jpg")
    _, report = imported(tmp_path, source)
    assert [problem.where.rpartition(", ")[2] for problem in report.problems] == ["line 3", "line 2", "line 2"]
    assert "one line" in report.problems[1].message


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("TRAIN,a.jpg,cat,0.5,0.6,,,0.1,0.2,,", "wrong way round"),
        ("TRAIN,a.jpg,cat,0.1,0.2,,,1.5,0.6,,", "reached outside"),
        ("TRAIN,a.jpg,cat,0.1,0.2,,,0.1,0.6,,", "zero area"),
        ("TRAIN,a.jpg,cat,nan,0.2,,,0.5,0.6,,", "not a number"),
        ("TRAIN,a.jpg,cat,1e999,0.2,,,0.5,0.6,,", "no share"),
        ("TRAIN,a.jpg,cat,12,20,,,200,230,,", "looks like pixels"),
        ("TRAIN,a.jpg,cat,left,0.2,,,0.5,0.6,,", "'left' is not a number"),
        ("TRAIN,a.jpg,cat,0.1,,,,0.5,0.6,,", "lacks a number"),
        ("TRAIN,a.jpg,cat,0.1,0.2,,,,,,", "1 corners instead of 2 or 4"),
        ("TRAIN,a.jpg,cat", "no corners"),
        (f"TRAIN,a.jpg,,{BOX}", "no class"),
        (f"TRAIN,,cat,{BOX}", "names no picture"),
        (f"TRAIN,a.jpg,cat,{BOX},surplus", "12 columns instead of 11"),
        (f"TRAIN,../a.jpg,cat,{BOX}", "outside"),
        (f"TRAIN,missing.jpg,cat,{BOX}", "is missing"),
        (f"TRAIN,gs://bucket/missing.jpg,cat,{BOX}", "in the cloud"),
        (f"HOLDOUT,b.jpg,cat,{BOX}", "no set 'HOLDOUT'"),
        ("TRAIN,b.jpg,cat,0,0,,,1,1,,", "there twice"),
        ("TEST,b.jpg,cat,0,0,,,.5,.5,,", "two sets"),
    ],
)
def test_what_is_wrong_is_said_with_its_line_and_the_rest_comes_in(
    tmp_path: Path, folder: Path, line: str, said: str
) -> None:
    source = written(folder, "TRAIN,b.jpg,cat,0,0,,,1,1,,", line, pictures="a.jpg b.jpg")
    project, report = imported(tmp_path, source)
    found = [problem for problem in report.problems if said in problem.message]
    assert len(found) == 1, report.problems
    assert found[0].where == f"{source}, line 2"
    assert boxes_of(project, "data/b.jpg")[0] == ("cat", (0, 0, 30, 40))


def test_a_picture_in_two_sets_is_never_trained_on_and_tested_with(tmp_path: Path, folder: Path) -> None:
    source = written(folder, f"TRAIN,a.jpg,cat,{BOX}", "TEST,a.jpg,cat,0,0,,,1,1,,", f"TRAIN,a.jpg,dog,{BOX}")
    _, report = imported(tmp_path, source)
    assert report.splits == {"train": 0, "val": 0, "test": 1}


def test_a_picture_that_many_lines_miss_is_one_problem(tmp_path: Path, folder: Path) -> None:
    source = written(folder, f"TRAIN,a.jpg,cat,{BOX}", *[f"TRAIN,lost.jpg,cat,{BOX}"] * 3)
    _, report = imported(tmp_path, source)
    assert [problem.message for problem in report.problems if "lost" in problem.message] == [
        "its picture 'lost.jpg' is missing (3 lines name it); it is left out"
    ]


def test_a_picture_whose_boxes_are_all_unusable_does_not_pass_as_empty(tmp_path: Path, folder: Path) -> None:
    source = written(folder, f"TRAIN,a.jpg,cat,{BOX}", "TRAIN,b.jpg,cat,x,0,,,1,1,,", pictures="a.jpg b.jpg")
    _, report = imported(tmp_path, source)
    assert (report.pictures, report.nothing_here, report.not_looked_at) == (1, 0, 1)


def test_links_out_of_the_folder_are_not_followed(tmp_path: Path, folder: Path) -> None:
    picture(tmp_path / "secret.jpg")
    (folder / "link.jpg").symlink_to(tmp_path / "secret.jpg")
    source = written(folder, f"TRAIN,link.jpg,cat,{BOX}", f"TRAIN,a.jpg,cat,{BOX}")
    _, report = imported(tmp_path, source)
    assert "a link that leads out" in report.problems[0].message


def test_a_file_that_is_no_picture_is_reported(tmp_path: Path, folder: Path) -> None:
    source = written(folder, f"TRAIN,a.jpg,cat,{BOX}", f"TRAIN,text.jpg,cat,{BOX}")
    (folder / "text.jpg").write_text("no picture")
    _, report = imported(tmp_path, source)
    assert "not a photo" in report.problems[0].message


def test_a_hundred_thousand_columns_and_endless_cells_are_one_problem_each(tmp_path: Path, folder: Path) -> None:
    source = written(
        folder, f"TRAIN,a.jpg,cat,{BOX}", "TRAIN,a.jpg,dog" + ",0" * 100_000, f"TRAIN,a.jpg,{'x' * 200_000},{BOX}"
    )
    _, report = imported(tmp_path, source)
    assert len(report.problems) == 2
    assert all(len(problem.message) < 300 for problem in report.problems)
    assert report.boxes == {"cat": 1}


def test_bytes_that_are_no_text_are_named_by_their_line(tmp_path: Path, folder: Path) -> None:
    source = written(folder, f"TRAIN,a.jpg,cat,{BOX}")
    source.write_bytes(source.read_bytes() + b"TRAIN,a.jpg,caf\xe9\n")
    with pytest.raises(InputError, match="line 2: is not UTF-8"):
        imported(tmp_path, source, "csv")


@pytest.mark.parametrize(
    "content", ["", "a,b,c\n1,2,3\n", "image,width,height,class,xmin,ymin,xmax,ymax\na.jpg,9,9,cat,1,1,8,8\n"]
)
def test_other_tables_are_not_taken_for_it(folder: Path, content: str) -> None:
    (folder / "set.csv").write_text(content, "utf-8")
    with pytest.raises(InputError, match="no labelled data set"):
        recognise(folder / "set.csv")


def test_pictures_that_the_file_says_nothing_of_are_not_looked_at(tmp_path: Path, folder: Path) -> None:
    source = written(folder, f"TRAIN,a.jpg,cat,{BOX}", pictures="a.jpg b.jpg")
    _, report = imported(tmp_path, source)
    assert (report.pictures, report.not_looked_at) == (1, 1)


def test_the_source_is_never_changed(tmp_path: Path, folder: Path) -> None:
    source = written(folder, f"TRAIN,a.jpg,cat,{BOX}")
    before = content_of(folder)
    imported(tmp_path, source)
    assert content_of(folder) == before


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(alphabet=st.sampled_from("TRAINa.jpgcat01.,;\"\n\r\t\0'é")))
def test_no_text_at_all_does_more_than_raise_a_user_error(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    folder = tmp_path_factory.mktemp("any")
    picture(folder / "a.jpg")
    (folder / "set.csv").write_bytes(text.encode())
    with contextlib.suppress(UserError):
        import_into(Project.create(folder / "project"), folder / "set.csv", format="csv")
