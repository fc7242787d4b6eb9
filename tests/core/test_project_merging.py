"""What becomes of boxes that two people drew on one picture."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from effdet_core.project.annotation import LabelledBox
from effdet_core.project.merging import Comparison, compare, merged

BEE = LabelledBox("bee", (10, 10, 30, 30), extra={"description": "mine"})
NEARLY = LabelledBox("bee", (10, 10, 30, 30.5))
MOVED = LabelledBox("bee", (10, 10, 30, 25))
WASP = LabelledBox("wasp", (10, 10, 30, 30.5))
FAR = LabelledBox("bee", (50, 50, 70, 70))


def test_the_same_object_in_the_same_place_is_agreement() -> None:
    found = compare([BEE, FAR], [FAR, NEARLY])
    assert found.is_agreement
    assert set(map(str, found.agreed)) == {str((BEE, NEARLY)), str((FAR, FAR))}
    assert str(found) == ""


def test_the_same_object_elsewhere_differs_in_place() -> None:
    found = compare([BEE], [MOVED])
    assert found == Comparison(place_differs=((BEE, MOVED),))
    assert str(found) == "1 box in another place there"


def test_another_name_for_an_object_differs_in_class() -> None:
    assert compare([BEE], [WASP]) == Comparison(class_differs=((BEE, WASP),))


def test_a_crowd_is_another_thing_than_one_of_its_class() -> None:
    crowd = LabelledBox("bee", BEE.box, crowd=True)
    assert compare([BEE], [crowd]).class_differs == ((BEE, crowd),)


def test_boxes_without_partner_are_on_one_side_only() -> None:
    assert compare([BEE], [FAR]) == Comparison(only_here=(BEE,), only_there=(FAR,))
    assert compare([], [FAR, BEE]) == Comparison(only_there=(FAR, BEE))
    assert compare([BEE], []) == Comparison(only_here=(BEE,))
    assert compare([], []).is_agreement


def test_the_closest_of_a_class_is_the_partner_and_a_class_goes_before_a_closer_other() -> None:
    assert compare([BEE], [MOVED, NEARLY]) == Comparison(agreed=((BEE, NEARLY),), only_there=(MOVED,))
    assert compare([BEE], [WASP, MOVED]) == Comparison(place_differs=((BEE, MOVED),), only_there=(WASP,))


def test_keep_keeps_theirs_takes_and_both_adds_what_is_not_here() -> None:
    here, there = [BEE, FAR], [MOVED, LabelledBox("wasp", (80, 80, 90, 90))]
    found = compare(here, there)
    assert set(map(id, merged(found, "keep"))) == set(map(id, here))
    assert set(map(id, merged(found, "theirs"))) == set(map(id, there))
    assert set(map(id, merged(found, "both"))) == {id(BEE), id(FAR), id(there[1])}


def test_what_both_agree_on_keeps_its_extras() -> None:
    for conflicts in ("keep", "theirs", "both"):
        assert merged(compare([BEE], [NEARLY]), conflicts)[0].extra == {"description": "mine"}  # type: ignore[arg-type]


def test_of_two_classes_both_stay_for_somebody_to_decide() -> None:
    assert merged(compare([BEE], [WASP]), "both") == (BEE, WASP)


def test_very_many_boxes_are_compared_without_filling_the_memory() -> None:
    many = [LabelledBox("bee", (i, 0, i + 1, 1)) for i in range(20_000)]
    assert compare(many, many).is_agreement
    moved = [LabelledBox("bee", (i, 5, i + 1, 6)) for i in range(20_000)]
    assert len(compare(many, moved).only_here) == 20_000


SIDE = st.floats(0, 20)
BOXES = st.lists(
    st.builds(
        lambda label, y, x, h, w: LabelledBox(label, (y, x, y + h + 1, x + w + 1)),
        st.sampled_from(["bee", "wasp"]),
        *[SIDE] * 4,
    ),
    max_size=6,
)


@given(here=BOXES, there=BOXES)
def test_every_box_is_told_of_once(here: list[LabelledBox], there: list[LabelledBox]) -> None:
    found = compare(here, there)
    pairs = found.agreed + found.place_differs + found.class_differs
    assert sorted([id(a) for a, _ in pairs] + [id(a) for a in found.only_here]) == sorted(map(id, here))
    assert sorted([id(b) for _, b in pairs] + [id(b) for b in found.only_there]) == sorted(map(id, there))
    assert compare(here, here).is_agreement
