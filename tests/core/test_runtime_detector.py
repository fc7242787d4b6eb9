from __future__ import annotations

import random
from contextlib import suppress
from pathlib import Path

import numpy as np
import pytest

from effdet_core.errors import InputError
from effdet_core.runtime import metadata, metadata_schema
from effdet_core.runtime.detector import TFLiteDetector
from effdet_core.runtime.metadata import Recorded
from effdet_core.runtime.universal import universal
from tests.core.tiny_tflite import Tiny

PICTURE = np.array([[[10, 20, 30], [200, 210, 255]]], np.uint8)
VALUES = [255, 210, 200, 30, 20, 10]
RECORDED = Recorded(classes=("a", "b", "c"), model_name="lite", input_size=(1, 2), resize="stretch")


@pytest.fixture
def at(tmp_path: Path) -> Path:
    return tmp_path / "m.tflite"


def detector(at: Path, content: bytes) -> TFLiteDetector:
    at.write_bytes(content)
    return TFLiteDetector(at)


@pytest.mark.parametrize("uint8", [False, True])
def test_float_and_uint8_inputs_see_the_same_picture(at: Path, uint8: bool) -> None:
    found = detector(at, Tiny(uint8=uint8).build()).detect(PICTURE, threshold=-1)
    assert (found.scores * 128 + 127).tolist() == pytest.approx(VALUES)
    assert found.classes.tolist() == [2, 1, 0, 2, 1, 0]


def test_pixels_of_a_uint8_input_are_rounded_and_not_cut_off(at: Path) -> None:
    # Halving the width averages each pair of columns: 10.5 … would be cut to 10.
    wide = np.array([[[10, 20, 30], [11, 21, 31], [200, 210, 254], [201, 211, 255]]], np.uint8)
    found = detector(at, universal(Tiny(uint8=True).build(), RECORDED)).detect(wide, threshold=-1)
    assert (found.scores * 128 + 127).tolist() == pytest.approx(np.rint([254.5, 210.5, 200.5, 30.5, 20.5, 10.5]))


def test_rows_beyond_the_count_are_no_detections(at: Path) -> None:
    assert len(detector(at, Tiny(count=2).build()).detect(PICTURE, threshold=-1)) == 2


def test_a_count_that_makes_no_sense_does_no_harm(at: Path) -> None:
    assert len(detector(at, Tiny(count=1000).build()).detect(PICTURE, threshold=-1)) == 6
    assert len(detector(at, Tiny(count=-3).build()).detect(PICTURE, threshold=-1)) == 0


def test_detections_below_the_threshold_are_left_out(at: Path) -> None:
    found = detector(at, Tiny().build()).detect(PICTURE, threshold=0.6)
    assert (found.scores * 128 + 127).tolist() == pytest.approx([255, 210])


def test_boxes_come_in_pixels_of_the_picture(at: Path) -> None:
    picture = np.zeros((30, 60, 3), np.uint8)
    found = detector(at, Tiny().build()).detect(picture, threshold=-1)
    assert found.boxes[0].tolist() == pytest.approx([0, 0, 30, 30], abs=1e-4)


@pytest.mark.parametrize("order", [("scores", "boxes", "count", "classes"), ("boxes", "classes", "scores", "count")])
def test_without_a_signature_both_known_orders_of_the_outputs_are_understood(at: Path, order: tuple[str, ...]) -> None:
    found = detector(at, Tiny(signature=False, order=order).build()).detect(PICTURE, threshold=-1)
    assert (found.scores * 128 + 127).tolist() == pytest.approx(VALUES)
    assert found.classes.tolist() == [2, 1, 0, 2, 1, 0]


def test_a_file_of_ours_says_how_to_feed_it(at: Path) -> None:
    loaded = detector(at, universal(Tiny().build(), RECORDED))
    assert loaded.classes == ("a", "b", "c")
    assert (loaded.resize, loaded.model_name, loaded.input_size) == ("stretch", "lite", (1, 2))


def test_a_foreign_file_gives_its_labels_and_is_fed_as_the_original_did(at: Path) -> None:
    content = metadata.appended(Tiny().build(), {"labelmap.txt": "café\n???\n".encode()})
    loaded = detector(at, content)
    assert loaded.classes == ("café", "???")
    assert (loaded.resize, loaded.model_name) == ("letterbox", "m")


def test_damaged_notes_in_a_good_model_are_ignored(at: Path) -> None:
    files = {"labelmap.txt": b"a\nb\nc\n", "effdet.json": b'{"classes": 3'}
    loaded = detector(at, metadata.appended(Tiny().build(), files))
    assert (loaded.classes, loaded.resize) == (("a", "b", "c"), "letterbox")


def test_the_outputs_follow_the_metadata_where_there_is_no_signature(at: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # An order that is none of the usual ones.
    content = Tiny(signature=False, order=("scores", "count", "classes", "boxes")).build()
    with pytest.raises(InputError, match="no object detector"):
        detector(at, content)
    names = [{"name": name} for name in (metadata.SCORE, metadata.COUNT, metadata.CATEGORY, metadata.LOCATION)]
    told = metadata_schema.encode({"subgraph_metadata": [{"output_tensor_metadata": names}]})
    monkeypatch.setattr("effdet_core.runtime.model_file._metadata_of", lambda _content: metadata_schema.decode(told))
    found = detector(at, content).detect(PICTURE, threshold=-1)
    assert (found.scores * 128 + 127).tolist() == pytest.approx(VALUES)


@pytest.mark.parametrize("content", [b"", b"\0" * 8, b"not a model at all", b"\x89PNG\r\n\x1a\n" * 9])
def test_what_is_no_model_is_refused_by_name(at: Path, content: bytes) -> None:
    with pytest.raises(InputError, match=r"m\.tflite: is not a TensorFlow Lite model"):
        detector(at, content)


def test_a_missing_file_and_a_folder_are_refused_by_name(tmp_path: Path) -> None:
    for path in (tmp_path / "missing.tflite", tmp_path):
        with pytest.raises(InputError, match="cannot be read") as caught:
            TFLiteDetector(path)
        assert caught.value.problems[0].where == str(path)


def test_a_file_cut_off_anywhere_is_refused(at: Path) -> None:
    whole = Tiny().build()
    for length in range(8, len(whole) - 8, 31):
        with pytest.raises(InputError):
            detector(at, whole[:length])


def test_damage_anywhere_ends_in_an_error_or_a_model_and_never_in_a_crash(at: Path) -> None:
    whole, chance = universal(Tiny().build(), RECORDED), random.Random(1)
    for _ in range(300):
        content = bytearray(whole)
        for _ in range(chance.choice((1, 2, 8))):
            content[chance.randrange(len(content))] = chance.randrange(256)
        with suppress(InputError):
            detector(at, bytes(content)).detect(PICTURE)


def test_a_model_with_another_input_is_refused_with_its_shape(at: Path) -> None:
    tiny = Tiny()
    content = tiny.build().replace(
        np.array([4, 1, 1, 2, 3], np.int32).tobytes(), np.array([4, 1, 1, 3, 2], np.int32).tobytes(), 1
    )
    with pytest.raises(InputError, match=r"float32 \(1, 1, 3, 2\), not one RGB picture"):
        detector(at, content)
