from __future__ import annotations

import random
import struct
import time

import numpy as np
import pytest
from flatbuffers import flexbuffers

from effdet_core.lab import archive
from effdet_core.lab.subject import open_subject
from effdet_core.lab.trial import Outcome, Result
from effdet_core.runtime import flex, structure
from effdet_core.runtime.flat import MOST_ITEMS, Damaged, Flat
from tests.core import lab_files
from tests.core.small_detector import MEANINGS, Small
from tests.core.tiny_tflite import Tiny

TOLD = {"max_detections": 25, "num_classes": 3, "x_scale": 1.5, "use_regular_nms": 0}


def packed(values: dict[str, float]) -> bytes:
    builder = flexbuffers.Builder()
    with builder.Map():
        for key, value in values.items():
            if isinstance(value, float):
                builder.Float(key, value)
            else:
                builder.Int(key, value)
    return bytes(builder.Finish())


@pytest.mark.parametrize("classes", [1, 2, 90])
@pytest.mark.parametrize("rows", [10, 25, 100])
def test_a_detector_says_what_it_is(classes: int, rows: int) -> None:
    facts = open_subject(lab_files.good(classes=classes, rows=rows), (), {}).facts()
    assert (len(facts.classes), facts.max_detections, facts.detector) == (classes, rows, "boxes inside")
    assert [output.meaning for output in facts.outputs] == list(MEANINGS)
    assert (facts.model_name, facts.created_by, facts.resize) == ("small", "a test", "stretch")
    assert (facts.inputs[0].kind, facts.has_metadata, facts.compiled) == ("uint8", True, False)


def test_what_an_output_is_follows_from_the_operator_and_not_from_its_place_or_name() -> None:
    for order in (lab_files.CONVERTED, ("count", "classes", "boxes", "scores")):
        model = structure.read(Small(order=order).build())
        assert [model.meanings[number] for number in model.outputs] == list(order)


def test_the_precision_is_that_of_most_weights() -> None:
    assert structure.read(Small().build()).precision == "float32"
    assert structure.read(Small(half=True).build()).precision == "float16"


def test_a_compiled_file_is_known_by_its_operator() -> None:
    assert structure.read(Small(compiled="edgetpu-custom-op").build()).compiled
    assert not structure.read(Small().build()).compiled


def test_options_are_read_as_their_makers_wrote_them() -> None:
    assert flex.numbers(packed(TOLD)) == TOLD == flexbuffers.Loads(packed(TOLD))
    options = structure.read(Small(classes=2, rows=7, threshold=0.25).build()).steps[-1].options
    assert options == structure.Options(classes=2, rows=7, threshold=0.25)


def test_damaged_options_are_refused_or_still_numbers_whatever_the_damage() -> None:
    whole, chance, refused = packed(TOLD), random.Random(3), 0
    for _ in range(3000):
        data = bytearray(whole)
        for _ in range(chance.choice((1, 2, 5))):
            data[chance.randrange(len(data))] = chance.randrange(256)
        try:
            assert all(isinstance(value, float) for value in flex.numbers(bytes(data)).values())
        except Damaged:
            refused += 1
    assert refused > 1000


def test_options_without_what_the_operator_needs_are_refused() -> None:
    whole = Small(rows=10).build()
    for wrong in (whole.replace(b"num_classes", b"nam_classes"), whole.replace(b"y_scale", b"y_scali")):
        assert wrong != whole
        with pytest.raises(Damaged, match=r"is not told its|not in their order"):
            structure.read(wrong)


@pytest.mark.parametrize(
    ("content", "words"),
    [(b"", "not a TensorFlow"), (b"\0\0\0\0TFL3", "no graph"), (b"\xff\0\0\0TFL3", "points outside")],
)
def test_what_is_no_model_is_damaged(content: bytes, words: str) -> None:
    with pytest.raises(Damaged, match=words):
        structure.read(content)


def test_a_model_without_a_graph_is_refused() -> None:
    with pytest.raises(Damaged, match="no graph"):
        structure.read(Small(graphs=0).build())


def test_a_file_cut_off_anywhere_is_damaged() -> None:
    whole = Small().build()
    for length in range(8, len(whole) - 64, 61):
        with pytest.raises(Damaged):
            structure.read(whole[:length])


def test_a_list_of_billions_is_refused_at_once() -> None:
    # A root table with one field, a list of tables whose length is 2^32 - 1.
    content = struct.pack("<I4sHHHHHHIiII", 24, b"TFL3", 10, 8, 0, 0, 4, 0, 0, 16, 4, 0xFFFFFFFF)
    began = time.thread_time()
    with pytest.raises(Damaged):
        structure.read(content)
    assert time.thread_time() - began < 1


def test_there_is_an_end_to_what_is_read_of_a_file() -> None:
    flat = Flat(b"\0" * 64)
    flat.spend(MOST_ITEMS)
    with pytest.raises(Damaged, match="absurd number"):
        flat.spend(1)


def test_a_tensor_larger_than_any_memory_is_refused() -> None:
    whole = Small(classes=1).build()
    sides = np.array([4, 1, 96, 96, 3], np.int32).tobytes()
    huge = whole.replace(sides, np.array([4, 1, 1 << 20, 1 << 20, 3], np.int32).tobytes())
    assert huge != whole
    with pytest.raises(Damaged, match="absurd size"):
        structure.read(huge)


def test_the_zip_at_the_end_is_found_with_what_is_wrong_with_it() -> None:
    whole = Small().build()
    found = archive.read(lab_files.compressed(whole, {"labels.txt": b"a\n" * 100}))
    assert (found.start, found.entries[0].stored, found.get("labels.txt")) == (len(whole), False, b"a\n" * 100)
    assert archive.read(whole).entries == ()
    assert archive.read(whole).start == len(whole)


def test_a_file_in_the_zip_that_unpacks_to_too_much_is_not_read() -> None:
    found = archive.read(lab_files.compressed(Small().build(), {"bomb.txt": b"0" * (2 << 20)}))
    assert found.get("bomb.txt") is None


def answered(order: tuple[str, ...], scores: tuple[float, ...]) -> Outcome:
    rows = len(scores)
    values = {"boxes": (0.5,) * 4 * rows, "classes": (1.0,) * rows, "scores": scores, "count": (float(rows),)}
    shapes = {"boxes": (1, rows, 4), "classes": (1, rows), "scores": (1, rows), "count": (1,)}
    return Outcome(outputs=(tuple(Result(kind="float32", shape=shapes[n], values=values[n]) for n in order),))


def test_without_the_operator_outputs_are_known_by_what_comes_of_them() -> None:
    order = ("count", "scores", "classes", "boxes")
    content = Tiny(signature=False, order=order).build()
    assert open_subject(content, (), {}).order == ()
    seen = open_subject(content, (), {"litert": answered(order, (0.9, 0.5, 0.1, 0.1, 0.1, 0.1))})
    assert seen.order == order
    unsure = open_subject(content, (), {"litert": answered(order, (1.0, 1.0, 1.0, 1.0, 1.0, 1.0))})
    assert unsure.order == ()


@pytest.mark.parametrize("order", [MEANINGS, lab_files.CONVERTED])
def test_the_two_usual_orders_are_known_by_their_shapes(order: tuple[str, ...]) -> None:
    assert open_subject(Tiny(signature=False, order=order).build(), (), {}).order == order


def test_a_signature_tells_what_shapes_leave_open() -> None:
    order = ("count", "classes", "scores", "boxes")
    assert open_subject(Tiny(order=order).build(), (), {}).order == order
