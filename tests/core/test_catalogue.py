"""The catalogue says what is on disk, filters and counts it, and distrusts its own file."""

from __future__ import annotations

import random
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from effdet_core.dataset import Split
from effdet_core.project import Project, scanning
from effdet_core.project.annotation import Annotation, LabelledBox
from effdet_core.project.catalogue import STATES, Catalogue, Query
from effdet_core.project.labels import Labels

NAMES = [f"images/{letter}.png" for letter in "abcdef"]


def _labels(*names: str, split: Split | None = None, reviewed: bool = False, side: float = 5.0) -> Labels:
    boxes = tuple(LabelledBox(name, (1.0, 2.0, 1.0 + side, 2.0 + side)) for name in names)
    return Labels(boxes=boxes, state="labelled" if boxes else "nothing here", split=split, reviewed=reviewed)


@pytest.fixture
def catalogue() -> Catalogue:
    found = Catalogue(NAMES)
    found.put(0, _labels("bee", "bee", "wasp", split="train", side=9))
    found.put(1, _labels("bee", split="val", reviewed=True, side=3))
    found.put(2, _labels(split="train"))
    found.put(3, _labels("wasp", side=20))
    found.put(5, replace(_labels("bee"), binned=True))
    return found


def _found(catalogue: Catalogue, query: Query) -> list[str]:
    return [NAMES[row][7] for row in catalogue.select(query).rows]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        (Query(), "abcde"),
        (Query(descending=True), "edcba"),
        (Query(text="B.PNG"), "b"),
        (Query(classes=frozenset({"bee"})), "ab"),
        (Query(classes=frozenset({"bee", "wasp"})), "abd"),
        (Query(classes=frozenset({"no such class"})), ""),
        (Query(states=frozenset({"nothing here", "not looked at"})), "ce"),
        (Query(splits=frozenset({None})), "de"),
        (Query(splits=frozenset({"train"}), classes=frozenset({"wasp"})), "a"),
        (Query(reviewed=True), "b"),
        (Query(reviewed=False), "acde"),
        (Query(fewest_boxes=1, most_boxes=1), "bd"),
        (Query(binned=True), "f"),
        (Query(sort="boxes", descending=True), "adbec"[0:1] + "dbec"),
        (Query(sort="smallest", classes=frozenset({"bee", "wasp"})), "bad"),
    ],
)
def test_a_query_shows_what_it_asks_for(catalogue: Catalogue, query: Query, expected: str) -> None:
    assert "".join(_found(catalogue, query)) == expected


def test_photos_are_sorted_by_state_and_by_when_they_were_labelled(catalogue: Catalogue) -> None:
    catalogue.put_damaged(4)
    order = [catalogue.row(row).state for row in catalogue.select(Query(sort="state")).rows]
    assert order == sorted(order, key=STATES.index)
    assert _found(catalogue, Query(sort="state")) == ["a", "b", "d", "c", "e"]
    assert _found(catalogue, Query(sort="state", descending=True)) == ["e", "c", "d", "b", "a"]
    now = 1_795_000_000_000_000_000
    for row, stamp in enumerate((now, now + 2_000, now + 1_000, -1, -1)):
        catalogue.stamp[row, 0] = stamp
    assert _found(catalogue, Query(sort="newest")) == ["b", "c", "a", "d", "e"]
    assert _found(catalogue, Query(sort="newest", descending=True)) == ["e", "d", "a", "c", "b"]


def test_every_filter_counts_what_its_other_values_would_show(catalogue: Catalogue) -> None:
    counts = catalogue.select(Query(classes=frozenset({"bee"}), splits=frozenset({"train"}))).counts
    assert counts.classes == {"bee": 1, "wasp": 1}
    assert counts.class_boxes == {"bee": 2, "wasp": 1}
    assert counts.splits == {None: 0, "train": 1, "val": 1, "test": 0}
    assert counts.states["labelled"] == 1
    assert counts.states["nothing here"] == 0
    assert (counts.all, counts.binned, counts.reviewed) == (5, 1, 0)


def test_boxes_come_back_as_they_were_put(catalogue: Catalogue) -> None:
    labels, boxes = catalogue.boxes(0)
    assert labels == ("bee", "bee", "wasp")
    assert boxes.tolist() == [[1, 2, 10, 11]] * 3
    rows, places, all_boxes = catalogue.all_boxes()
    assert rows.tolist() == [0, 0, 0, 1, 3, 5]
    assert [catalogue.labels[place] for place in places] == ["bee", "bee", "wasp", "bee", "wasp", "bee"]
    assert all_boxes.shape == (6, 4)


def test_a_label_that_leaves_a_photo_leaves_its_counts(catalogue: Catalogue) -> None:
    catalogue.put(0, _labels("wasp"))
    assert catalogue.rows_with("bee").tolist() == [1, 5]
    assert catalogue.boxes_with("bee") == 2


def test_more_labels_than_there_was_room_for_fit() -> None:
    catalogue = Catalogue(["images/a.png"])
    catalogue.put(0, _labels(*(f"class {number}" for number in range(40))))
    assert catalogue.select(Query(classes=frozenset({"class 39"}))).rows.tolist() == [0]


def test_a_new_listing_keeps_what_is_known_of_photos_that_stay(catalogue: Catalogue) -> None:
    moved = catalogue.relisted(["images/new.png", *NAMES[:3][::-1]])
    assert moved.says(3) == catalogue.says(0)
    assert moved.row(0).state == "not looked at"
    assert moved.boxes_with("bee") == 3


def test_the_file_of_a_catalogue_gives_it_back(catalogue: Catalogue) -> None:
    catalogue.groups[2] = "film"
    back = Catalogue.from_bytes(catalogue.to_bytes())
    assert [back.says(row) for row in range(6)] == [catalogue.says(row) for row in range(6)]
    for query in (Query(), Query(sort="smallest")):
        assert back.select(query).counts == catalogue.select(query).counts
        assert back.select(query).rows.tolist() == catalogue.select(query).rows.tolist()
    assert back.relisted(NAMES).select(query).rows.tolist() == catalogue.select(query).rows.tolist()


@given(st.integers(0, 2000), st.integers(0, 255), st.booleans())
def test_a_damaged_file_is_refused_and_never_read_wrong(place: int, value: int, cut: bool) -> None:
    whole = Catalogue(NAMES)
    whole.put(0, _labels("bee", "wasp"))
    data = bytearray(whole.to_bytes())
    data = data[: place % len(data)] if cut else data
    if data and not cut:
        data[place % len(data)] = value
    try:
        found = Catalogue.from_bytes(bytes(data))
    except (ValueError, KeyError, OverflowError, IndexError):
        return
    found.select(Query(text="a", sort="smallest"))
    [found.says(row) for row in range(len(found))]


@pytest.fixture
def project(tmp_path: Path) -> Project:
    project = Project.create(tmp_path / "p", ["bee", "wasp"])
    for letter in "abcdef":
        Image.fromarray(np.full((20, 30, 3), 90, np.uint8)).save(project.path / "images" / f"{letter}.png")
    for name, labels in zip(NAMES, [("bee",), (), ("bee", "wasp")], strict=False):
        boxes = tuple(LabelledBox(label, (1.0, 2.0, 9.0, 8.0)) for label in labels)
        state = "labelled" if boxes else "nothing here"
        project.save_annotation(name, Annotation(boxes=boxes, state=state, height=20, width=30))  # type: ignore[arg-type]
    return project


def test_a_first_look_finds_photos_and_labels(project: Project) -> None:
    listings: list[Catalogue] = []
    found = scanning.scan(project, None, listed=listings.append)
    assert listings[0].names == NAMES
    assert listings[0].row(0).state == "being read"
    assert [found.catalogue.row(row).state for row in range(4)] == [
        "labelled",
        "nothing here",
        "labelled",
        "not looked at",
    ]
    assert found.catalogue.row(0).height == 20
    assert found.changed == set(NAMES[:3])


def test_a_second_look_reads_only_what_changed(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    first = scanning.scan(project, None).catalogue
    project.save_annotation(NAMES[3], Annotation(state="nothing here"))
    read: list[Path] = []
    real = scanning.annotation_file.read_quickly
    monkeypatch.setattr(scanning.annotation_file, "read_quickly", lambda path: (read.append(path), real(path))[1])
    second = scanning.scan(project, first)
    assert [path.name for path in read] == ["d.png.json"]
    assert second.changed == {NAMES[3]}
    assert first.row(3).state == "not looked at"


def test_photos_that_come_and_go_are_listed(project: Project) -> None:
    first = scanning.scan(project, None).catalogue
    (project.path / "images" / "a.png").unlink()
    (project.path / "images" / "f.png").rename(project.path / "images" / "0.png")
    second = scanning.scan(project, first).catalogue
    assert second.names == ["images/0.png", *NAMES[1:5], "images/a.png"]
    assert second.row(5).missing
    assert second.row(5).boxes == 1


def test_a_damaged_label_file_is_neither_empty_nor_fatal(project: Project) -> None:
    project.annotation_path(NAMES[0]).write_text('{"shapes": [')
    found = scanning.scan(project, None).catalogue
    assert found.row(0).damaged
    assert found.select(Query(states=frozenset({"damaged"}))).counts.states["damaged"] == 1


def test_what_was_kept_is_there_at_the_next_opening(project: Project) -> None:
    scanning.keep(project, scanning.scan(project, None).catalogue)
    kept = scanning.load(project)
    assert kept is not None
    found = scanning.scan(project, kept)
    assert found.catalogue is kept, "rows, pictures and counts made from it stay right"
    assert found.changed == frozenset()
    (project.path / ".cache" / "catalogue").write_bytes(random.Random(1).randbytes(500))
    assert scanning.load(project) is None


def test_label_files_of_folders_that_the_project_lacks_are_no_photos(tmp_path: Path) -> None:
    project = Project.create(tmp_path / "p", ["bee"])
    Image.new("RGB", (30, 20)).save(project.path / "images" / "a.png")
    for name in ("cat.json", "gone/b.png.json", "gone/c.png.json", "images/lost.png.json"):
        path = project.path / "annotations" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text('{"shapes": []}')
    found = scanning.scan(project, None).catalogue
    assert found.names == ["images/a.png", "images/lost.png"]
    assert found.missing.tolist() == [False, True]
    told = [(item.message, Path(item.where).name) for item in project.freeze()[1]]
    assert told[:3] == [
        ("1 annotation of a folder that is no part of the project, left out", "annotations"),
        ("2 annotations of a folder that is no part of the project, left out", "gone"),
        ("the picture of this annotation is missing", "lost.png.json"),
    ]
    assert not project.library.path_of("gone/b.png").exists()
