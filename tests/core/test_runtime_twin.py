"""The twin for GPUs: how it is told to be decoded, and that it is decoded so."""

from __future__ import annotations

import random
from contextlib import suppress
from pathlib import Path

import numpy as np
import pytest

from effdet_core.errors import InputError
from effdet_core.exports import thresholds
from effdet_core.runtime import detector_options, twin
from effdet_core.runtime.detector import TFLiteDetector
from effdet_core.runtime.detector_options import Decoding
from tests.core.tiny_twin import tiny_twin

ANCHORS = np.random.default_rng(3).random((50, 4)).astype(np.float32)


def test_anchors_come_back_as_they_were() -> None:
    found = detector_options.decode(detector_options.encode(Decoding(ANCHORS, 7)))
    assert np.array_equal(found.anchors, ANCHORS)
    assert found.num_classes == 7


def test_damaged_options_are_refused_whatever_the_damage() -> None:
    whole, chance = detector_options.encode(Decoding(ANCHORS, 2)), random.Random(0)
    damaged = [whole[:length] for length in range(0, len(whole), 11)]
    for _ in range(2000):
        content = bytearray(whole)
        for _ in range(chance.choice((1, 4, 16))):
            content[chance.randrange(len(content))] = chance.randrange(256)
        damaged.append(bytes(content))
    refused = 0
    for content in damaged:
        try:
            found = detector_options.decode(content)
            assert found.anchors.shape == (50, 4)
        except ValueError:
            refused += 1
    assert refused > len(damaged) / 4


def test_another_way_to_decode_is_refused() -> None:
    whole = detector_options.encode(Decoding(ANCHORS, 2))
    ones = np.float32(1).tobytes()
    assert whole.count(ones) == 4
    with pytest.raises(ValueError, match="another way"):
        detector_options.decode(whole.replace(ones, np.float32(10).tobytes()))


def box(y: float, x: float, side: float) -> list[float]:
    """An anchor: centre y, centre x, height, width."""
    return [y, x, side, side]


def test_each_anchor_speaks_for_its_best_class_and_of_overlapping_boxes_the_surest_stays() -> None:
    anchors = np.array([box(0.3, 0.3, 0.2), box(0.3, 0.35, 0.2), box(0.7, 0.7, 0.2)], np.float32)
    codes = np.zeros((3, 4), np.float32)
    scores = np.array([[0.1, 0.6], [0.9, 0.2], [0.3, 0.4]], np.float32)
    boxes, best, classes = twin.found(codes, scores, Decoding(anchors, 2))
    assert best.tolist() == pytest.approx([0.9, 0.4])
    assert classes.tolist() == [0, 1]
    assert boxes[0].tolist() == pytest.approx([0.2, 0.25, 0.4, 0.45])


def test_codes_move_and_scale_the_anchor() -> None:
    codes = np.array([[0.5, -0.5, np.log(2), 0.0]], np.float32)
    boxes, _, _ = twin.found(
        codes, np.ones((1, 1), np.float32), Decoding(np.array([box(0.5, 0.5, 0.2)], np.float32), 1)
    )
    assert boxes[0].tolist() == pytest.approx([0.4, 0.3, 0.8, 0.5])


def test_numbers_of_a_broken_network_end_in_no_warning() -> None:
    codes = np.full((2, 4), 1e30, np.float32)
    boxes, _, _ = twin.found(codes, np.zeros((2, 1), np.float32), Decoding(ANCHORS[:2], 1))
    assert len(boxes) >= 1


def test_an_object_is_not_lost_behind_the_many_anchors_of_a_surer_one() -> None:
    crowd = np.array([box(0.3, 0.3, 0.2 + i * 1e-6) for i in range(5000)] + [box(0.8, 0.8, 0.1)], np.float32)
    scores = np.append(np.linspace(0.9, 0.5, 5000), 0.1).astype(np.float32)[:, None]
    _, best, _ = twin.found(np.zeros((5001, 4), np.float32), scores, Decoding(crowd, 1))
    assert best.tolist() == pytest.approx([0.9, 0.1])


PICTURE = np.array([[[10, 250, 30], [200, 210, 255]]], np.uint8)


def test_a_twin_is_read_like_any_other_file(tmp_path: Path) -> None:
    path = tmp_path / "gpu.tflite"
    path.write_bytes(tiny_twin((0.5, 0.9, 0.5)))
    loaded = TFLiteDetector(path)
    assert (loaded.classes, loaded.thresholds, loaded.float_input) == (("a", "b", "c"), (0.5, 0.9, 0.5), True)
    found = loaded.detect(PICTURE)
    assert (found.scores * 128 + 127).tolist() == pytest.approx([255, 250])
    assert found.classes.tolist() == [2, 1]
    assert found.boxes.tolist() == [[0, 1, 1, 2], [0, 0, 1, 1]]


def test_the_twin_can_be_given_other_thresholds_and_keeps_its_anchors(tmp_path: Path) -> None:
    path = tmp_path / "gpu.tflite"
    path.write_bytes(tiny_twin())
    before = TFLiteDetector(path).detect(PICTURE).boxes.tolist()
    thresholds.write_into(path, (0.2, 0.3, 0.4))
    assert TFLiteDetector(path).thresholds == (0.2, 0.3, 0.4)
    assert TFLiteDetector(path).detect(PICTURE).boxes.tolist() == before


def test_damage_anywhere_in_a_twin_ends_in_an_error_or_a_detector(tmp_path: Path) -> None:
    whole, chance, path = tiny_twin((0.5, 0.9, 0.5)), random.Random(4), tmp_path / "odd.tflite"
    for _ in range(300):
        content = bytearray(whole)
        for _ in range(chance.choice((1, 4, 16))):
            content[chance.randrange(len(content))] = chance.randrange(256)
        path.write_bytes(content)
        with suppress(InputError):
            TFLiteDetector(path).detect(PICTURE)
