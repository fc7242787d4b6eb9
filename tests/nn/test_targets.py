"""Target assignment against the original's numbers, its rules for ties, and the round trip through `decode`."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import tensorflow as tf

from effdet_core.boxes import as_boxes, iou
from effdet_core.hparams import model_config
from effdet_core.nn.anchors import anchor_boxes
from effdet_core.nn.targets import BACKGROUND, Targets, assign, decode, encode

CASES: dict[str, dict[str, Any]] = json.loads((Path(__file__).parents[1] / "golden" / "targets.json").read_text())[
    "cases"
]
ANCHORS = {name: anchor_boxes(model_config(name)) for name in ("efficientdet-lite0", "efficientdet-lite4")}
LITE0 = ANCHORS["efficientdet-lite0"]


@tf.function(input_signature=[tf.TensorSpec([None, 4]), tf.TensorSpec([None], tf.int32)])
def assign_lite0(boxes: tf.Tensor, classes: tf.Tensor) -> Targets:
    return assign(boxes, classes, LITE0)


def assigned(boxes: Any, classes: Any) -> tuple[np.ndarray, np.ndarray, float]:
    targets = assign_lite0(as_boxes(boxes), np.asarray(classes, np.int32))
    return targets.class_index.numpy(), targets.box_targets.numpy(), float(targets.num_positives)


def random_boxes(seed: int, count: int) -> np.ndarray:
    random = np.random.RandomState(seed)
    centres, sizes = random.uniform(10, 310, (count, 2)), random.uniform(4, 150, (count, 2))
    return np.concatenate([centres - sizes / 2, centres + sizes / 2], axis=1).astype(np.float32)


@pytest.mark.parametrize("name", CASES)
def test_every_anchor_gets_the_target_of_the_original(name: str) -> None:
    case = CASES[name]
    boxes = as_boxes(case["gt_boxes"])
    classes = np.asarray(case["gt_labels"], np.int32) - 1
    targets = assign(tf.constant(boxes), tf.constant(classes), ANCHORS[case["model"]])
    index, codes = targets.class_index.numpy(), targets.box_targets.numpy()
    positive = np.flatnonzero(index != BACKGROUND)
    assert positive.tolist() == case["positive_anchor_idx"]
    assert index[positive].tolist() == case["positive_cls"]
    assert (index == BACKGROUND).sum() == case["background_count"]
    assert float(targets.num_positives) == case["num_positives"]
    np.testing.assert_allclose(codes[case["box_idx"]], as_boxes(case["box_targets"]), atol=1e-5)
    np.testing.assert_allclose(codes.sum(0), case["box_sum"], atol=1e-3)
    np.testing.assert_allclose(np.abs(codes).sum(0), case["box_abs_sum"], atol=1e-3)


def test_a_picture_without_boxes_is_all_background() -> None:
    index, codes, positives = assigned([], [])
    assert (index == BACKGROUND).all()
    assert not codes.any()
    assert positives == 0


def test_more_than_a_hundred_boxes_are_all_assigned() -> None:
    boxes = random_boxes(1, 250)
    index, _, positives = assigned(boxes, np.arange(250) % 7)
    expected = iou(boxes, LITE0).max(0) >= 0.5
    expected[iou(boxes, LITE0).argmax(1)] = True
    assert np.array_equal(index != BACKGROUND, expected)
    assert positives == expected.sum()


def test_positive_anchors_decode_to_the_box_that_they_overlap_most() -> None:
    boxes = random_boxes(2, 20)
    index, codes, _ = assigned(boxes, np.arange(20))
    decoded = decode(tf.constant(codes), LITE0).numpy()
    for anchor in np.flatnonzero(index >= 0):
        np.testing.assert_allclose(decoded[anchor], boxes[index[anchor]], atol=1e-3)


def test_each_box_gets_its_best_anchor_even_when_it_covers_hardly_any_of_it() -> None:
    index, _, positives = assigned([[100.3, 100.2, 101.3, 101.2]], [4])
    assert positives == 1
    assert index.max() == 4


def test_of_two_boxes_that_want_the_same_anchor_the_first_has_it_even_if_the_second_fits_better() -> None:
    fair, perfect = [42, 42, 62, 62], [40, 40, 64, 64]
    wanted = iou(as_boxes([perfect]), LITE0)[0].argmax()
    assert iou(as_boxes([fair]), LITE0)[0].argmax() == wanted
    assert assigned([fair, perfect], [5, 6])[0][wanted] == 5
    assert assigned([perfect, fair], [6, 5])[0][wanted] == 6


def test_a_box_without_area_or_outside_every_anchor_gets_no_anchor_and_spoils_no_number() -> None:
    strange = [[50, 60, 50, 90], [80, 80, 70, 90], [5000, 5000, 5100, 5100], [100, 80, 180, 200]]
    index, codes, _ = assigned(strange, [0, 1, 2, 3])
    assert np.isfinite(codes).all()
    assert set(index.tolist()) == {BACKGROUND, 3}


def test_shapes_are_known_when_the_graph_is_built() -> None:
    shapes = assign_lite0.get_concrete_function().output_shapes
    assert [shape.as_list() for shape in shapes] == [[len(LITE0)], [len(LITE0), 4], []]


def test_decode_undoes_encode() -> None:
    boxes = random_boxes(3, 50)
    codes = encode(tf.constant(boxes), LITE0[9_000:9_050])
    np.testing.assert_allclose(decode(codes, LITE0[9_000:9_050]), boxes, rtol=1e-5, atol=1e-4)
