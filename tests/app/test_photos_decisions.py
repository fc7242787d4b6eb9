"""The Photos page without a window: filters, words, selection, advice, bulk changes, numbers of the charts."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.browser import bulk, chart_data, criteria
from app.browser.geometry import Geometry
from app.browser.marked import Marked
from app.browser.needs import Overview, needs
from effdet_core.errors import InputError
from effdet_core.project.annotation import LabelledBox
from effdet_core.project.catalogue import Catalogue, Query
from effdet_core.project.classes import ObjectClass
from effdet_core.project.labels import Labels

CAT = LabelledBox("cat", (0, 0, 10, 20))
LABELLED = Labels(boxes=(CAT,), state="labelled")


def some_catalogue(*photos: Labels) -> Catalogue:
    made = Catalogue([f"images/{i}.jpg" for i in range(len(photos))])
    for row, labels in enumerate(photos):
        made.put(row, labels)
    made.size[:] = (320, 640)
    return made


def in_words(query: Query) -> str:
    return criteria.in_words(query, 61, 364)


def test_filters_are_said_in_words() -> None:
    query = Query(
        classes=frozenset({"WBC", "RBC"}), states=frozenset({"labelled"}), splits=frozenset({"train"}), reviewed=True
    )
    assert in_words(query).endswith(": labelled, reviewed, with RBC or WBC, for training")


@pytest.mark.parametrize(
    ("query", "words"),
    [
        (Query(text="day 1"), "“day 1” in the name"),
        (Query(splits=frozenset({None})), "without a split"),
        (Query(splits=frozenset({"val", None})), "for validation or without a split"),
        (Query(reviewed=False), "not reviewed"),
        (Query(fewest_boxes=2, most_boxes=5), "2 to 5 box"),
    ],
)
def test_each_filter_has_its_words(query: Query, words: str) -> None:
    assert words in in_words(query)


def test_choosing_a_value_twice_takes_it_back() -> None:
    once = criteria.toggled(Query(), "states", "labelled")
    assert once.states == {"labelled"}
    assert criteria.toggled(once, "states", "labelled") == Query()
    assert criteria.only(once, "states", "nothing here").states == {"nothing here"}
    assert criteria.only(once, "states", "labelled").states == frozenset()


def test_clearing_filters_keeps_the_order_and_the_bin() -> None:
    query = Query(text="a", sort="boxes", descending=True, binned=True, fewest_boxes=3)
    assert criteria.is_filtering(query)
    assert criteria.without_filters(query) == Query(sort="boxes", descending=True, binned=True)


def test_a_filter_follows_the_class_it_names() -> None:
    query = Query(classes=frozenset({"cat", "dog"}))
    assert criteria.renamed(query, "cat", "lion").classes == {"lion", "dog"}
    assert criteria.renamed(query, "cat", None).classes == {"dog"}
    assert criteria.renamed(query, "cow", "bull") == query


@given(
    st.integers(0, 200),
    st.integers(1, 900),
    st.integers(20, 300),
    st.integers(20, 300),
    st.integers(0, 20),
)
def test_every_cell_is_found_where_it_is_drawn(count: int, width: int, cell: int, tall: int, margin: int) -> None:
    grid = Geometry(count, width, cell, tall, margin)
    for place in range(count):
        x, y, w, h = grid.rect(place)
        assert grid.at(x + w // 2, y + h // 2) == place
        assert place in grid.between(y, y + h - 1)
        assert (place, place) in grid.runs_within(x + w // 2, y, x + w // 2, y + h - 1)
    assert list(grid.between(0, grid.height)) == list(range(count))


def test_a_grid_fills_its_width_and_says_where_nothing_is() -> None:
    grid = Geometry(5, 350, 100, 50)
    assert (grid.columns, grid.lines, grid.height) == (3, 2, 100)
    assert grid.rect(2) == (233, 0, 117, 50)
    assert grid.at(340, 60) is None
    assert grid.runs_within(0, 0, 349, 99) == [(0, 2), (3, 4)]


def test_a_selection_outlives_what_the_filters_show() -> None:
    marked = Marked(6)
    marked.set(np.array([1, 2, 5], np.int32), True)
    rows = np.array([5, 4, 2, 1, 0], np.int32)
    assert marked.runs(rows) == [(0, 0), (2, 3)]
    assert marked.shown(rows).tolist() == [5, 2, 1]
    assert marked.runs(np.array([3, 4], np.int32)) == []
    assert marked.count() == 3


def test_a_selection_follows_the_names_when_photos_come_and_go() -> None:
    marked = Marked(2)
    marked.set(np.array([1], np.int32), True)
    names = marked.names(["a", "b"])
    assert Marked.of(Catalogue(["0", "a", "b"]), [*names, "gone"]).names(["0", "a", "b"]) == ["b"]


def test_bulk_changes_list_only_what_becomes_different() -> None:
    there = {"a": LABELLED, "b": Labels(), "c": replace(LABELLED, reviewed=True)}
    made = bulk.outcome(there, there.__getitem__, bulk.reviewed(True))
    assert made.changes == {"a": replace(LABELLED, reviewed=True)}


def test_bulk_changes_count_the_boxes_that_go_and_name_damaged_photos() -> None:
    def read(name: str) -> Labels:
        if name == "b":
            raise InputError("is damaged", where=name)
        return LABELLED

    made = bulk.outcome(["a", "b"], read, bulk.nothing_here)
    assert (set(made.changes), made.unreadable, made.boxes_lost) == ({"a"}, ("b",), 1)


def test_bulk_changes_say_one_thing_and_leave_the_rest() -> None:
    grouped = replace(LABELLED, group="film", split="val")
    assert bulk.to_split(None)(grouped) == replace(grouped, split=None)
    assert bulk.to_group("day")(grouped) == replace(grouped, group="day")
    assert bulk.binned(True)(grouped) == replace(grouped, binned=True)
    assert bulk.not_looked_at(grouped) == Labels(group="film", split="val")
    assert bulk.reviewed(False)(replace(grouped, reviewed=True)) == grouped


def test_anchor_sides_are_those_of_the_network() -> None:
    sides = chart_data.anchor_sides("efficientdet-lite3")
    assert sides.shape == (5, 3)
    assert sides[0] == pytest.approx([32, 32 * 2 ** (1 / 3), 32 * 2 ** (2 / 3)])
    assert sides[-1, 0] == 512
    assert chart_data.anchor_sides("efficientdet-lite0")[0, 0] == 24


def test_box_sizes_are_measured_at_the_input_of_the_model() -> None:
    catalogue = some_catalogue(LABELLED, Labels(), LABELLED)
    sizes = chart_data.box_sizes(catalogue, np.array([0, 1], np.int32), 320)
    assert sizes.sides == pytest.approx([np.sqrt(200) / 2])
    assert chart_data.medians(sizes, catalogue.labels) == {"cat": pytest.approx(np.sqrt(200) / 2)}
    assert chart_data.density(sizes, catalogue.labels, 320).boxes["cat"].sum() == 1
    assert chart_data.share_below(sizes, 24) == 1


def test_photos_of_unknown_size_are_left_out_of_box_sizes() -> None:
    catalogue = some_catalogue(LABELLED)
    catalogue.size[:] = 0
    assert len(chart_data.box_sizes(catalogue, np.array([0], np.int32), 320).sides) == 0


def test_boxes_per_photo_widens_its_bars() -> None:
    assert chart_data.boxes_per_photo(np.array([0, 2, 2], np.int32)) == [
        chart_data.Bin(0, 0, 1),
        chart_data.Bin(1, 1, 0),
        chart_data.Bin(2, 2, 2),
    ]
    wide = chart_data.boxes_per_photo(np.array([0, 99], np.int32))
    assert (wide[0].least, wide[0].most, len(wide), wide[-1].photos) == (0, 2, 34, 1)
    assert chart_data.boxes_per_photo(np.zeros(0, np.int32)) == []


def test_class_balance_keeps_the_order_and_colours_of_the_project() -> None:
    catalogue = some_catalogue(LABELLED, LABELLED)
    classes = [ObjectClass(id=1, name="dog", colour="#000000"), ObjectClass(id=2, name="cat", colour="#ffffff")]
    bars = chart_data.balance(catalogue.select(Query()).counts, classes)
    assert [(bar.name, bar.boxes, bar.photos) for bar in bars] == [("dog", 0, 0), ("cat", 2, 2)]


GOOD = Overview(
    photos={"cat": 80, "dog": 90},
    boxes={"cat": 100, "dog": 120},
    states={"labelled": 150, "nothing here": 10, "not looked at": 5},
    splits={"train": 120, "val": 30, "test": 10},
    sides={"cat": 60, "dog": 70},
)


def fixes(seen: Overview) -> list[str]:
    return [need.fix for need in needs(seen)]


def test_a_good_data_set_is_told_so() -> None:
    assert [need.level for need in needs(GOOD)] == ["good"]


@pytest.mark.parametrize(
    ("change", "fix", "words"),
    [
        ({"photos": {"cat": 7, "dog": 90}}, "show class", "cat: only"),
        ({"boxes": {"cat": 10, "dog": 120}}, "show charts", "12 times as many boxes as cat"),
        ({"sides": {"cat": 10, "dog": 70}}, "show charts", "3 % of the picture's side, small for Lite0."),
        ({"splits": {"train": 160}}, "validate", "validation"),
        ({"splits": {"train": 100, None: 60}}, "spread", "split"),
        ({"states": {"labelled": 100, "nothing here": 9, "not looked at": 100}}, "label", "100 of 209"),
        ({"states": {"labelled": 160}}, "", "empty scene"),
        ({"states": {"labelled": 99, "nothing here": 3, "damaged": 2}}, "show damaged", "cannot be read"),
        ({"photos": {}}, "add class", "no classes"),
        ({"states": {"not looked at": 9}}, "label", "No photo has boxes"),
    ],
)
def test_each_lack_has_a_sentence_and_a_way_out(change: dict[str, object], fix: str, words: str) -> None:
    found = [need for need in needs(replace(GOOD, **change)) if words in need.text]  # type: ignore[arg-type]
    assert [need.fix for need in found] == [fix]


def test_small_boxes_lead_to_the_model_that_sees_them() -> None:
    text = next(n.text for n in needs(replace(GOOD, sides={"cat": 16, "dog": 70})) if "small for" in n.text)
    assert text.endswith("Consider Lite1.")


def test_what_is_missing_comes_before_advice_and_an_empty_project_is_left_alone() -> None:
    poor = replace(GOOD, photos={"cat": 3, "dog": 40}, splits={"train": 160}, boxes={"cat": 3, "dog": 400})
    levels = [need.level for need in needs(poor)]
    assert levels == sorted(levels, key=lambda level: level != "missing")
    assert needs(Overview(photos={}, boxes={}, states={}, splits={})) == []
