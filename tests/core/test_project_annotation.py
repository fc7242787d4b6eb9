"""The annotation file: labelme's, with nothing lost."""

from __future__ import annotations

import contextlib
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from effdet_core.errors import InputError
from effdet_core.project import annotation as annotation_file
from effdet_core.project.annotation import (
    Annotation,
    LabelledBox,
    Stamp,
    decode,
    encode,
    read,
    read_quickly,
)

LABELME: dict[str, Any] = {
    "version": "5.8.1",
    "flags": {"blurred": True},
    "shapes": [
        {
            "label": "cat",
            "points": [[20.5, 30.0], [10.0, 5.0]],
            "group_id": 3,
            "description": "asleep",
            "shape_type": "rectangle",
            "flags": {"hidden": False},
            "mask": None,
            "other tool": [1, 2],
        },
        {"label": "dog", "points": [[1, 1], [9, 1], [5, 9]], "shape_type": "polygon", "flags": {}},
    ],
    "imagePath": "cat.jpg",
    "imageData": None,
    "imageHeight": 40,
    "imageWidth": 30,
    "their key": {"deep": [None, 1.5]},
}


def as_bytes(values: object) -> bytes:
    return json.dumps(values).encode()


def with_shape(**changes: object) -> bytes:
    shape = {**LABELME["shapes"][0], **changes}
    return as_bytes({**LABELME, "shapes": [shape]})


def test_a_file_of_labelme_is_read_and_its_corners_put_in_order() -> None:
    annotation, remarks = decode(as_bytes(LABELME))
    assert [(box.label, box.box) for box in annotation.boxes] == [("cat", (5, 10, 30, 20.5))]
    assert (annotation.state, annotation.height, annotation.width) == ("labelled", 40, 30)
    assert remarks == ("shape 2 is a polygon, not a rectangle",)


def test_nothing_of_a_foreign_file_is_lost_when_it_is_written_again() -> None:
    annotation, _ = decode(as_bytes(LABELME))
    again = json.loads(encode(replace(annotation, split="val")))
    assert again.pop("effdet")["split"] == "val"
    ordered = [[10.0, 5.0], [20.5, 30.0]]
    first, second = LABELME["shapes"]
    assert again == {**LABELME, "shapes": [{**first, "points": ordered}, second]}


def test_unknown_keys_of_our_own_part_are_kept_for_a_newer_version() -> None:
    values = {**LABELME, "effdet": {"state": "labelled", "score": 0.5}}
    assert json.loads(encode(decode(as_bytes(values))[0]))["effdet"]["score"] == 0.5


def test_the_file_has_what_labelme_needs() -> None:
    values = json.loads(encode(Annotation(boxes=(LabelledBox("cat", (1, 2, 3, 4)),), height=9, width=8)))
    assert {"version", "flags", "shapes", "imagePath", "imageData", "imageHeight", "imageWidth"} <= set(values)
    shape = {"label", "points", "group_id", "description", "shape_type", "flags"}
    assert shape <= set(values["shapes"][0])
    assert values["shapes"][0]["points"] == [[2, 1], [4, 3]]
    assert values["imageData"] is None


def test_letters_of_any_script_stay_readable_in_the_file() -> None:
    assert "Кошка" in encode(Annotation(boxes=(LabelledBox("Кошка", (1, 2, 3, 4)),))).decode()


@pytest.mark.parametrize("state", ["not looked at", "nothing here"])
def test_shapes_outrank_a_stored_state(state: str) -> None:
    assert decode(as_bytes({**LABELME, "effdet": {"state": state}}))[0].state == "labelled"
    assert decode(as_bytes({**LABELME, "shapes": [], "effdet": {"state": state}}))[0].state == state


@pytest.mark.parametrize("state", ["not looked at", "nothing here"])
def test_a_state_that_was_given_in_sight_of_an_outline_stays_until_another_is_drawn(tmp_path: Path, state: Any) -> None:
    outline = LABELME["shapes"][1]
    path = tmp_path / "a.json"
    path.write_bytes(as_bytes({**LABELME, "shapes": [outline]}))
    annotation_file.write(path, replace(read(path)[0], state=state))
    again = read(path)[0]
    assert (again.state, again.foreign, read_quickly(path).state) == (state, (outline,), state)
    assert encode(again) == path.read_bytes()
    values = json.loads(path.read_text())
    values["shapes"][0] |= {"group_id": None, "flags": {}}
    assert decode(as_bytes(values))[0].state == state
    for more in ([*values["shapes"], outline], [{**outline, "points": [[2, 2], [9, 1], [5, 9]]}], LABELME["shapes"]):
        assert decode(as_bytes({**values, "shapes": more}))[0].state == "labelled"
    assert "others" not in json.loads(encode(decode(as_bytes(LABELME))[0]))["effdet"]


def test_a_file_of_labelme_without_shapes_was_not_looked_at() -> None:
    assert decode(as_bytes({**LABELME, "shapes": []}))[0].state == "not looked at"


@pytest.mark.parametrize(
    "points",
    [
        None,
        7,
        [],
        [[1, 2]],
        [[1, 2], [3]],
        [[1, 2], [3, "4"]],
        [[1, 2], [3, None]],
        [[1, 2], [3, True]],
        [[1, 2], [3, float("nan")]],
        [[1, 2], [3, float("inf")]],
        [[1, 2], [3, 10**400]],
    ],
)
def test_a_shape_without_two_corners_is_reported_and_kept(points: object) -> None:
    annotation, remarks = decode(with_shape(points=points))
    assert annotation.boxes == ()
    assert remarks == ("shape 1 has no two corners made of numbers",)
    assert json.loads(encode(annotation))["shapes"][0]["label"] == "cat"


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\xff\xfe\x00",
        b"7",
        b"[]",
        b"{",
        b"[" * 100_000,
        as_bytes({"shapes": 7}),
        as_bytes({"effdet": 7}),
        as_bytes({"effdet": {"split": "trian"}}),
        as_bytes({"effdet": {"state": 5}}),
    ],
)
def test_a_damaged_file_is_an_error_with_its_name(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "a.jpg.json"
    path.write_bytes(data)
    with pytest.raises(InputError, match="damaged") as caught:
        annotation_file.read(path)
    assert caught.value.problems[0].where == str(path)
    assert caught.value.problems[0].hint


def test_the_line_of_broken_json_is_named() -> None:
    with pytest.raises(ValueError, match="line 2"):
        decode(b'{"shapes": [],\n]')


FINITE = st.floats(-1e6, 1e6, allow_nan=False)
NAMES = st.text(min_size=1, max_size=20)
ANNOTATIONS = st.builds(
    Annotation,
    boxes=st.lists(
        st.builds(
            lambda label, ys, xs, crowd: LabelledBox(label, (min(ys), min(xs), max(ys), max(xs)), crowd),
            NAMES,
            st.tuples(FINITE, FINITE),
            st.tuples(FINITE, FINITE),
            st.booleans(),
        ),
        max_size=5,
    ).map(tuple),
    reviewed=st.booleans(),
    split=st.sampled_from([None, "train", "val", "test"]),
    group=st.none() | st.text(max_size=10),
    height=st.none() | st.integers(1, 10_000),
    width=st.none() | st.integers(1, 10_000),
    stamp=st.none() | st.builds(Stamp, st.integers(0, 10**12), st.integers(0, 2**62)),
    image_path=st.text(max_size=20),
)


@given(ANNOTATIONS, st.sampled_from(["not looked at", "nothing here"]))
def test_what_is_written_is_read_back(annotation: Annotation, state: Any) -> None:
    written = replace(annotation, state="labelled" if annotation.boxes else state)
    again, remarks = decode(encode(written))
    assert remarks == ()
    plain = tuple(replace(box, extra={}) for box in again.boxes)
    assert replace(again, boxes=plain, extra={}) == written
    assert encode(again) == encode(written)


@given(st.binary(max_size=200))
def test_random_bytes_are_an_annotation_or_an_error(data: bytes) -> None:
    with contextlib.suppress(ValueError):
        decode(data)


@pytest.mark.parametrize(
    "shapes",
    [
        [{"label": "a", "points": [[9, 8], [1, 2.5]], "shape_type": "rectangle", "flags": {"x": True}}],
        [{"label": "a", "points": [[1, 2], [3, 4]]}],
        [{"label": "a", "points": [[1, 2], [3, 4], [5, 6]], "shape_type": "polygon"}],
        [{"label": "a", "points": [[1, 2], [float("nan"), 4]], "shape_type": "rectangle"}],
        [{"label": "a", "points": [[1, 2], [1e300, 4]], "shape_type": "rectangle"}],
        [],
    ],
)
def test_the_quick_look_sees_what_the_close_look_sees(tmp_path: Path, shapes: list[object]) -> None:
    path = tmp_path / "a.json"
    ours = {"state": "nothing here", "reviewed": True, "split": "val", "group": "g", "binned": True}
    path.write_text(json.dumps({"shapes": shapes, "imageHeight": 7, "imageWidth": 9, "effdet": ours}))
    close, quick = read(path)[0], read_quickly(path)
    assert [(box.label, box.box) for box in quick.boxes] == [(box.label, box.box) for box in close.boxes]
    for name in ("state", "reviewed", "split", "group", "binned", "height", "width"):
        assert getattr(quick, name) == getattr(close, name)


def test_the_quick_look_refuses_what_the_close_look_refuses(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text('{"shapes": [')
    with pytest.raises(InputError, match="damaged"):
        read_quickly(tmp_path / "a.json")
