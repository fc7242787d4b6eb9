"""Splits: fixed, stratified, never through the middle of a group."""

from __future__ import annotations

import random
from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from effdet_core.dataset import Split
from effdet_core.errors import UserError
from effdet_core.project import Project, Ratios
from effdet_core.project.splits import Item, assign, crossing_groups

DEFAULT = Ratios()


def items_of(count: int, *labels: str, prefix: str = "p") -> list[Item]:
    return [Item(f"{prefix}{i}", frozenset(labels)) for i in range(count)]


def placed(items: list[Item], ratios: Ratios = DEFAULT) -> list[Item]:
    new = assign(items, ratios)
    return [replace(item, split=item.split or new[item.name]) for item in items]


def counts(items: list[Item]) -> Counter[Split | None]:
    return Counter(item.split for item in items)


def test_the_default_is_seventy_twenty_ten() -> None:
    assert counts(placed(items_of(100, "cat"))) == {"train": 70, "val": 20, "test": 10}


def test_each_class_is_spread_by_the_same_parts() -> None:
    items = items_of(90, "common") + items_of(10, "rare", prefix="r") + items_of(20, prefix="nothing")
    done = placed(items)
    assert counts([i for i in done if "rare" in i.labels]) == {"train": 7, "val": 2, "test": 1}
    assert counts([i for i in done if not i.labels]) == {"train": 14, "val": 4, "test": 2}


@pytest.mark.parametrize("count", range(2, 12))
def test_few_pictures_still_leave_one_for_validation_and_some_for_training(count: int) -> None:
    found = counts(placed(items_of(count, "cat")))
    assert found["val"] >= 1
    assert found["train"] >= 1


def test_a_single_picture_trains() -> None:
    assert counts(placed(items_of(1, "cat"))) == {"train": 1}


def test_a_part_of_zero_gets_nothing() -> None:
    assert counts(placed(items_of(50, "cat"), Ratios(0.8, 0.2, 0.0))) == {"train": 40, "val": 10}


def test_a_group_that_was_divided_by_hand_is_named() -> None:
    items = [Item("a", frozenset(), "film", "train"), Item("b", frozenset(), "film", "val")]
    assert crossing_groups(items) == ["film"]


def test_ten_thousand_pictures_are_spread_in_one_go() -> None:
    items = [Item(f"p{i}", frozenset({f"class {i % 50}", f"class {i % 7}"})) for i in range(10_000)]
    assert counts(placed(items))["train"] == pytest.approx(7000, abs=60)


@pytest.mark.parametrize("parts", [(0.5, 0.5, 0.5), (-0.1, 1.0, 0.1), (0.0, 0.5, 0.5), (float("nan"), 0.5, 0.5)])
def test_impossible_ratios_are_refused(tmp_path_factory: pytest.TempPathFactory, parts: tuple[float, ...]) -> None:
    project = Project.create(tmp_path_factory.mktemp("x") / "project")
    with pytest.raises(UserError, match="splits"):
        project.set_ratios(Ratios(*parts))


LABELS = st.frozensets(st.sampled_from(["cat", "dog", "bird"]))
ITEMS = st.lists(
    st.builds(Item, st.uuids().map(str), LABELS, st.sampled_from([None, None, "g1", "g2", "g3"])),
    max_size=40,
    unique_by=lambda item: item.name,
)


@given(ITEMS)
def test_every_picture_gets_exactly_one_split_whatever_the_order(items: list[Item]) -> None:
    shuffled = random.Random(1).sample(items, len(items))
    assert assign(items, DEFAULT) == assign(shuffled, DEFAULT)
    assert set(assign(items, DEFAULT)) == {item.name for item in items}


@given(ITEMS, ITEMS)
def test_adding_pictures_moves_none_and_divides_no_group(first: list[Item], second: list[Item]) -> None:
    before = placed(first)
    after = placed(before + second)
    assert after[: len(before)] == before
    assert crossing_groups(after) == []


@given(ITEMS)
def test_a_single_group_never_crosses(items: list[Item]) -> None:
    together = [replace(item, group="one") for item in items]
    assert len(counts(placed(together))) <= 1
