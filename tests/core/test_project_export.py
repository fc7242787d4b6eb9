"""Writing the labels of a project for other programs, and reading them back."""

from __future__ import annotations

import hashlib
import os
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pytest
from faster_coco_eval import COCO, COCOeval_faster
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image

from effdet_core.dataset import Split
from effdet_core.errors import Cancelled, UserError
from effdet_core.formats import FORMATS, recognise
from effdet_core.project import Project, export_labels, import_into
from effdet_core.project.annotation import Annotation, LabelledBox, State
from effdet_core.project.exporting import unique_name
from tests.core.labelled_sets import HEIGHT, WIDTH, content_of, picture

ALL = tuple(FORMATS)
SPLIT_NAMES: tuple[Split | None, ...] = ("train", "val", "test", None)


@dataclass(frozen=True)
class Labels:
    """What a project knows of a picture."""

    state: State
    split: Split | None
    boxes: tuple[LabelledBox, ...]


def save(project: Project, name: str, number: int, labels: Labels) -> None:
    """Adds a picture unlike all others, with labels."""
    shade = (number * 40 % 256, number * 7 % 256, 255 - number)
    picture(project.path / "images" / name, colour=shade)
    if labels.state != "not looked at":
        project.save_annotation(
            f"images/{name}", Annotation(boxes=labels.boxes, state=labels.state, split=labels.split)
        )


def box(label: str, *corners: float, crowd: bool = False) -> LabelledBox:
    """One of (ymin, xmin, ymax, xmax)."""
    return LabelledBox(label, corners, crowd)  # type: ignore[arg-type]


def pixels_of(path: Path) -> str:
    return hashlib.sha256(np.asarray(Image.open(path).convert("RGB")).tobytes()).hexdigest()


def known(project: Project) -> dict[str, Labels]:
    """What is known of every picture, by its pixels: names may change on the way."""
    found = {}
    for name in project.library.names():
        annotation = project.annotation(name) or Annotation()
        boxes = tuple(sorted(annotation.boxes, key=lambda item: (item.label, item.box)))
        found[pixels_of(project.library.path_of(name))] = Labels(annotation.state, annotation.split, boxes)
    return found


@pytest.fixture
def project(tmp_path: Path) -> Project:
    made = Project.create(tmp_path / "project", ["bee", "wasp, common", "große Hummel"])
    save(
        made, "a.jpg", 1, Labels("labelled", "train", (box("bee", 1, 2, 20.5, 30.25), box("wasp, common", 0, 0, 5, 5)))
    )
    save(made, "b 1.png", 2, Labels("labelled", "val", (box("große Hummel", 3.125, 4, 29.999, 40),)))
    save(made, "deep/a.png", 3, Labels("nothing here", "test", ()))
    save(made, "later.jpg", 4, Labels("labelled", None, (box("bee", 1, 1, 2, 2),)))
    save(made, "unseen.jpg", 5, Labels("not looked at", None, ()))
    return made


@pytest.mark.parametrize("kind", ALL)
def test_what_is_written_comes_back(project: Project, tmp_path: Path, kind: str) -> None:
    report = export_labels(project, tmp_path / "out", kind)
    assert (report.pictures, report.nothing_here, report.not_looked_at, report.left_out) == (4, 1, 1, 0)
    assert report.splits == {"train": 1, "val": 1, "test": 1, "unassigned": 1}
    assert report.boxes == {"bee": 2, "wasp, common": 1, "große Hummel": 1}
    assert not report.problems
    assert recognise(tmp_path / "out") == kind
    back = Project.create(tmp_path / "back")
    said = import_into(back, tmp_path / "out")
    assert not said.problems
    assert (said.pictures, said.nothing_here, said.not_looked_at) == (4, 1, 0)
    expected = {key: value for key, value in known(project).items() if value.state != "not looked at"}
    assert_same(known(back), expected, 1e-6)


def assert_same(found: dict[str, Labels], expected: dict[str, Labels], tolerance: float) -> None:
    """Splits that were open may have been decided since."""
    assert found.keys() == expected.keys()
    for key, wanted in expected.items():
        labels = found[key]
        assert labels.state == wanted.state
        assert wanted.split in (labels.split, None)
        assert len(labels.boxes) == len(wanted.boxes)
        left = list(labels.boxes)
        for box in wanted.boxes:  # not by their order: corners that rounding moves a little may change it
            left.remove(next(one for one in left if is_same(one, box, tolerance)))


def is_same(one: LabelledBox, other: LabelledBox, tolerance: float) -> bool:
    names = (one.label, one.crowd) == (other.label, other.crowd)
    return names and np.allclose(one.box, other.box, rtol=0, atol=tolerance * WIDTH)


@pytest.mark.parametrize("kind", ["voc", "labelme"])
def test_formats_with_corners_in_pixels_are_exact(project: Project, tmp_path: Path, kind: str) -> None:
    export_labels(project, tmp_path / "out", kind)
    back = Project.create(tmp_path / "back")
    import_into(back, tmp_path / "out")
    expected = {key: value for key, value in known(project).items() if value.state != "not looked at"}
    found = known(back)
    for key, wanted in expected.items():
        assert [one.box for one in found[key].boxes] == [one.box for one in wanted.boxes]


NAMES = (
    st.text(st.characters(exclude_categories=("Cc", "Cs", "Zl", "Zp", "Cn")), min_size=1, max_size=8)
    .map(str.strip)
    .filter(bool)
)
SIDES = st.floats(0, 1, width=32)


@st.composite
def label_sets(draw: st.DrawFn) -> tuple[list[str], list[Labels]]:
    classes = draw(st.lists(NAMES, min_size=1, max_size=4, unique=True))
    pictures = []
    for _ in range(draw(st.integers(1, 4))):
        boxes = {}
        for _ in range(draw(st.integers(0, 3))):
            y, x = draw(SIDES) * (HEIGHT - 1), draw(SIDES) * (WIDTH - 1)
            corners = (y, x, y + 0.5 + draw(SIDES) * (HEIGHT - y - 0.5), x + 0.5 + draw(SIDES) * (WIDTH - x - 0.5))
            label = draw(st.sampled_from(classes))
            boxes[label, tuple(round(c) for c in corners)] = LabelledBox(label, corners)
        state: State = "labelled" if boxes else "nothing here"
        pictures.append(Labels(state, draw(st.sampled_from(SPLIT_NAMES)), tuple(boxes.values())))
    return classes, pictures


@pytest.mark.parametrize("kind", ALL)
@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(drawn=label_sets())
def test_any_labels_survive_the_round_trip(
    tmp_path_factory: pytest.TempPathFactory, kind: str, drawn: tuple[list[str], list[Labels]]
) -> None:
    root = tmp_path_factory.mktemp("round")
    classes, pictures = drawn
    project = Project.create(root / "project", classes)
    for number, labels in enumerate(pictures):
        save(project, f"{number}.png", number, labels)
    report = export_labels(project, root / "out", kind)
    assert not report.problems
    back = Project.create(root / "back")
    said = import_into(back, root / "out", format=kind)
    assert said.problems == ()
    if kind in ("coco", "yolo", "tfrecord"):
        assert back.class_names == project.class_names
    assert_same(known(back), known(project), 1e-6)


def test_the_evaluation_that_others_use_reads_coco(project: Project, tmp_path: Path) -> None:
    export_labels(project, tmp_path / "out", "coco")
    coco = COCO(str(tmp_path / "out" / "annotations" / "instances_train.json"))
    (image,) = coco.imgs.values()
    assert (tmp_path / "out" / "train" / image["file_name"]).is_file()
    found = coco.loadAnns(coco.getAnnIds(image["id"]))
    assert [(coco.cats[one["category_id"]]["name"], one["bbox"]) for one in found] == [
        ("bee", [2, 1, 28.25, 19.5]),
        ("wasp, common", [0, 0, 5, 5]),
    ]
    surely = [{**{key: one[key] for key in ("image_id", "category_id", "bbox")}, "score": 1.0} for one in found]
    evaluation = COCOeval_faster(coco, coco.loadRes(surely), iouType="bbox")
    evaluation.run()
    assert evaluation.stats[0] == pytest.approx(1)


@pytest.mark.parametrize("kind", ALL)
def test_crowds_are_kept_or_reported_and_never_become_objects(tmp_path: Path, kind: str) -> None:
    project = Project.create(tmp_path / "project", ["bee"])
    save(
        project, "a.jpg", 1, Labels("labelled", "train", (box("bee", 1, 1, 9, 9), box("bee", 2, 2, 20, 20, crowd=True)))
    )
    save(project, "b.jpg", 2, Labels("labelled", "train", (box("bee", 2, 2, 20, 20, crowd=True),)))
    report = export_labels(project, tmp_path / "out", kind)
    back = Project.create(tmp_path / "back")
    import_into(back, tmp_path / "out")
    found = [one.crowd for labels in known(back).values() for one in labels.boxes]
    if FORMATS[kind].holds_crowds:
        assert sorted(found) == [False, True, True]
        assert not report.problems
    else:
        assert found == [False]
        assert report.left_out == 1
        assert any("has no crowds: 2 of 'bee' left out" in problem.message for problem in report.problems)


def test_what_a_format_cannot_hold_is_reported(project: Project, tmp_path: Path) -> None:
    annotation = project.annotation("images/a.jpg")
    assert annotation is not None
    project.save_annotation(
        "images/a.jpg", Annotation(boxes=annotation.boxes, state="labelled", reviewed=True, group="film")
    )
    messages = "\n".join(problem.message for problem in export_labels(project, tmp_path / "out", "coco").problems)
    assert "1 picture is so marked here" in messages
    assert "1 group is not written" in messages


def test_a_class_name_that_xml_cannot_hold_is_reported(tmp_path: Path) -> None:
    project = Project.create(tmp_path / "project", ["bee\ufffe", "wasp"])
    save(project, "a.jpg", 1, Labels("labelled", "train", (box("bee\ufffe", 1, 1, 9, 9), box("wasp", 1, 1, 9, 9))))
    report = export_labels(project, tmp_path / "out", "voc")
    assert report.boxes == {"wasp": 1}
    assert "XML cannot hold" in report.problems[0].message


def test_a_class_name_that_would_pass_for_the_delimiter_is_reported(tmp_path: Path) -> None:
    project = Project.create(tmp_path / "project", [";" * 12, "wasp"])
    save(project, "a.jpg", 1, Labels("labelled", "train", (box(";" * 12, 1, 1, 9, 9), box("wasp", 1, 1, 9, 9))))
    report = export_labels(project, tmp_path / "out", "csv")
    assert report.boxes == {"wasp": 1}
    assert "too many commas, semicolons" in report.problems[0].message


@pytest.mark.parametrize("kind", ALL)
def test_only_the_wanted_splits_are_written(project: Project, tmp_path: Path, kind: str) -> None:
    report = export_labels(project, tmp_path / "out", kind, splits=["val"])
    assert (report.splits, report.left_out) == ({"val": 1}, 3)


@pytest.mark.parametrize("kind", [kind for kind in ALL if not FORMATS[kind].embeds])
def test_labels_alone_hold_no_picture(project: Project, tmp_path: Path, kind: str) -> None:
    export_labels(project, tmp_path / "out", kind, copy_pictures=False)
    names = [path.suffix for path in (tmp_path / "out").rglob("*") if path.is_file()]
    assert names
    assert not {".jpg", ".png"} & set(names)


def test_a_format_of_pictures_cannot_be_written_without(project: Project, tmp_path: Path) -> None:
    with pytest.raises(UserError, match="holds the pictures themselves"):
        export_labels(project, tmp_path / "out", "tfrecord", copy_pictures=False)


def test_links_take_no_room_and_are_the_same_file(project: Project, tmp_path: Path) -> None:
    export_labels(project, tmp_path / "out", "voc", link=True)
    assert (tmp_path / "out" / "JPEGImages" / "a.jpg").samefile(project.path / "images" / "a.jpg")


@pytest.mark.parametrize("kind", ALL)
def test_pictures_of_one_name_stay_apart(tmp_path: Path, kind: str) -> None:
    project = Project.create(tmp_path / "project", ["bee"])
    for number, name in enumerate(("a.jpg", "deep/a.jpg", "deep/A.png", "a-2.jpg")):
        save(project, name, number, Labels("labelled", "train", (box("bee", 1, 1, 5 + number, 9),)))
    report = export_labels(project, tmp_path / "out", kind)
    back = Project.create(tmp_path / "back")
    import_into(back, tmp_path / "out")
    assert report.renamed == 2
    assert_same(known(back), known(project), 1e-6)


def test_names_work_everywhere() -> None:
    taken: set[str] = set()
    names = [unique_name(name, taken) for name in ("photo 1.jpg", "CON.png", "photo_1.PNG", "ü?.jpg", "\udcff.jpg")]
    assert names[:3] == ["photo_1.jpg", "CON_.png", "photo_1-2.PNG"]
    assert names[3] == "ü_.jpg"
    names[4].encode()


@pytest.mark.parametrize("kind", ALL)
def test_a_cancelled_writing_leaves_nothing(project: Project, tmp_path: Path, kind: str) -> None:
    def stop(done: int, total: int) -> None:
        assert total == 4
        if done == 2:
            raise Cancelled

    before = content_of(tmp_path)
    with pytest.raises(Cancelled):
        export_labels(project, tmp_path / "out", kind, progress=stop)
    assert content_of(tmp_path) == before
    assert not (tmp_path / "out").exists()
    assert not list(tmp_path.glob(".writing-*"))


def test_nothing_is_overwritten(project: Project, tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "mine.txt").write_text("dear diary")
    with pytest.raises(UserError, match="not an empty folder"):
        export_labels(project, tmp_path / "out", "voc")
    with pytest.raises(UserError, match="not an empty folder"):
        export_labels(project, tmp_path / "out" / "mine.txt", "voc")
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["mine.txt"]


def test_an_empty_folder_is_used(project: Project, tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    export_labels(project, tmp_path / "out", "voc")
    assert (tmp_path / "out" / "Annotations" / "a.xml").is_file()


def test_a_target_among_the_projects_pictures_is_refused(project: Project, tmp_path: Path) -> None:
    picture(tmp_path / "linked" / "x.jpg")
    project.link(tmp_path / "linked")
    for target in (project.path / "images" / "out", project.path / "out", tmp_path / "linked" / "out"):
        with pytest.raises(UserError, match="project's own files"):
            export_labels(project, target, "voc")


def test_nothing_to_write_and_unknown_formats_are_errors(tmp_path: Path, project: Project) -> None:
    with pytest.raises(UserError, match="nothing to write"):
        export_labels(Project.create(tmp_path / "empty"), tmp_path / "out", "voc")
    with pytest.raises(UserError, match="no format 'yolo9000'"):
        export_labels(project, tmp_path / "out", "yolo9000")
    assert not (tmp_path / "out").exists()


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_may_not_be_written_is_an_error(project: Project, tmp_path: Path) -> None:
    (tmp_path / "locked").mkdir(mode=0o500)
    with pytest.raises(UserError, match="could not be written"):
        export_labels(project, tmp_path / "locked" / "out", "voc")


def test_a_picture_that_is_damaged_since_is_left_out_and_reported(project: Project, tmp_path: Path) -> None:
    (project.path / "images" / "a.jpg").write_bytes(b"no picture")
    report = export_labels(project, tmp_path / "out", "voc")
    assert report.pictures == 3
    assert any("a.jpg" in problem.where for problem in report.problems)


def test_a_turned_picture_is_written_upright_or_reported(tmp_path: Path) -> None:
    project = Project.create(tmp_path / "project", ["bee"])
    exif = Image.Exif()
    exif[0x0112] = 6
    Image.new("RGB", (WIDTH, HEIGHT), "red").save(project.path / "images" / "a.jpg", exif=exif)
    labels = Annotation(boxes=(box("bee", 1, 2, WIDTH, HEIGHT),), state="labelled", split="train")
    project.save_annotation("images/a.jpg", labels)
    assert "1 picture is turned" in export_labels(project, tmp_path / "voc", "voc").problems[0].message
    assert "1 picture was written as PNG" in export_labels(project, tmp_path / "record", "tfrecord").problems[0].message
    for source in ("voc", "record"):
        back = Project.create(tmp_path / f"{source} back")
        assert not import_into(back, tmp_path / source).problems
        (example,) = back.freeze()[0].examples
        assert (example.height, example.width) == (WIDTH, HEIGHT)
        assert example.boxes[0] == pytest.approx((1, 2, WIDTH, HEIGHT), rel=1e-6)


def test_the_project_is_not_changed(project: Project, tmp_path: Path) -> None:
    before = content_of(project.path)
    for kind in ALL:
        export_labels(project, tmp_path / kind, kind)
    assert content_of(project.path) == before
