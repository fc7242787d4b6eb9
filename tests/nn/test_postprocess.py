"""Decoding and suppression against the original's detections and against the TFLite operation's."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import tensorflow as tf

from effdet_core.boxes import iou
from effdet_core.hparams import ModelConfig, NmsConfigs, model_config
from effdet_core.nn.anchors import anchor_boxes, level_shapes
from effdet_core.nn.losses import join_levels
from effdet_core.nn.postprocess import Found, Mode, detection_postprocess, detections_of

TABLE = json.loads((Path(__file__).parents[1] / "golden" / "postprocess.json").read_text())
MODES: tuple[Mode, ...] = ("global", "per_class")


def config_of(case: dict[str, Any]) -> ModelConfig:
    nms = {key: value for key, value in case["nms_configs"].items() if key != "pyfunc"}
    config = model_config("efficientdet-lite0", {"image_size": case["image_size"]})
    # Straight into the configuration: as hparams these are refused, because exported files cannot follow them.
    return replace(config, nms_configs=NmsConfigs(**nms))


def outputs_of(case: dict[str, Any]) -> tuple[list[tf.Tensor], list[tf.Tensor]]:
    def maps(seed: int, channels: int, scale: float, shift: float) -> list[tf.Tensor]:
        shapes = level_shapes((case["image_size"],) * 2, 3, 7)
        shape_of = [(case.get("batch", 1), *shape, channels) for shape in shapes]
        random = [np.random.RandomState(seed + level).standard_normal(s) for level, s in enumerate(shape_of, start=3)]
        return [tf.constant(values * scale + shift, tf.float32) for values in random]

    return maps(case["seed"], 9 * case["num_classes"], 2, -3), maps(case["seed"] + 50, 36, 0.3, 0)


def scale_of(case: dict[str, Any], picture: int) -> float:
    return case["image_scales"][picture] if case["image_scales"] else 1.0


@pytest.mark.parametrize("case", TABLE["python"], ids=lambda case: f"{case['mode']}-{case['nms_configs']['method']}")
def test_detections_equal_the_original(case: dict[str, Any]) -> None:
    config = config_of(case)
    found = tf.function(lambda c, b: detections_of(c, b, config, case["mode"]))(*outputs_of(case))
    assert found.boxes.shape == (case["batch"], config.nms_configs.max_output_size, 4)
    for picture, expected in enumerate(case["detections"]):
        top = expected["top"]
        assert int(found.count[picture]) == expected["valid"]
        boxes = found.boxes[picture, : len(top)].numpy() * scale_of(case, picture)
        np.testing.assert_allclose(boxes, [row["box"] for row in top], atol=1e-3)
        np.testing.assert_allclose(found.scores[picture, : len(top)], [row["score"] for row in top], atol=1e-5)
        assert (found.classes[picture, : len(top)].numpy() + 1).tolist() == [row["cls"] for row in top]


def test_the_original_evaluation_rows_are_the_detections_per_class() -> None:
    case = next(case for case in TABLE["generate_detections"] if not case["nms_configs"]["pyfunc"])
    found = detections_of(*outputs_of(case), config_of(case), "per_class")
    rows = np.array(case["top"][0])
    boxes = found.boxes[0, : len(rows)].numpy() * scale_of(case, 0)
    np.testing.assert_allclose(boxes[:, [1, 0, 3, 2]], rows[:, 1:5], atol=1e-3)
    np.testing.assert_allclose(found.scores[0, : len(rows)], rows[:, 5], atol=1e-5)
    assert (found.classes[0, : len(rows)].numpy() + 1).tolist() == rows[:, 6].tolist()


def tflite_inputs(case: dict[str, Any]) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    config = config_of(case)
    logits, codes = (join_levels(levels, config)[0] for levels in outputs_of(case))
    boxes = anchor_boxes(config) / np.float32(case["image_size"])
    anchors = np.concatenate([(boxes[:, :2] + boxes[:, 2:]) / 2, boxes[:, 2:] - boxes[:, :2]], axis=1)
    return codes.numpy(), tf.sigmoid(logits).numpy(), anchors


@pytest.mark.parametrize("case", TABLE["tflite"], ids=lambda case: str(case["tflite_max_detections"]))
def test_the_account_of_the_tflite_operation_gives_its_detections(case: dict[str, Any]) -> None:
    codes, scores, anchors = tflite_inputs(case)
    np.testing.assert_allclose(anchors[:3], case["pre_nms"]["anchors_first3"], rtol=1e-5)
    attributes = case["attributes"]
    found = detection_postprocess(
        codes,
        scores,
        anchors,
        most=int(attributes["max_detections"]),
        overlap=float(attributes["nms_iou_threshold"]),
        lowest_score=float(attributes["nms_score_threshold"]),
    )
    expected = case["result"]
    top = len(expected["scores"])
    assert found.count == expected["count"]
    np.testing.assert_allclose(found.boxes[:top], expected["boxes"], atol=1e-3 / case["image_size"])
    np.testing.assert_allclose(found.scores[:top], expected["scores"], atol=1e-5)
    assert found.classes[:top].tolist() == expected["classes"]


def test_the_account_of_the_tflite_operation_pads_with_zeros() -> None:
    anchors = np.array([[5, 5, 10, 10], [5, 5, 10, 11], [50, 50, 10, 10]], np.float32)
    scores = np.array([[0.1, 0.6], [0.7, 0.2], [0.3, 0.2]], np.float32)
    found = detection_postprocess(np.zeros([3, 4], np.float32), scores, anchors, most=3, lowest_score=0.3)
    assert found.count == 2
    assert found.scores.tolist() == pytest.approx([0.7, 0.3, 0])
    assert found.classes.tolist() == [0, 0, 0]
    assert not found.boxes[2].any()


def few_outputs(positive: int) -> tuple[ModelConfig, list[tf.Tensor], list[tf.Tensor]]:
    """Outputs of two classes where only the first `positive` anchors of the first level say anything, of class 1."""
    config = replace(model_config("efficientdet-lite0", {"image_size": 64}), nms_configs=NmsConfigs(max_output_size=10))
    shapes = level_shapes((64, 64), 3, 7)
    first = np.full([1, 8, 8, 18], -20, np.float32)
    first.reshape(-1)[1 : 2 * positive : 2] = 3
    classes = [first] + [np.full([1, *shape, 18], -20, np.float32) for shape in shapes[1:]]
    return config, [tf.constant(level) for level in classes], [tf.zeros([1, *shape, 36]) for shape in shapes]


def without_batch(found: Found) -> Found:
    return Found(*(part[0].numpy() for part in found))


@pytest.mark.parametrize("mode", MODES)
def test_detections_end_with_zeros_where_there_are_fewer_than_asked_for(mode: Mode) -> None:
    config, classes, boxes = few_outputs(1)
    found = without_batch(detections_of(classes, boxes, config, mode))
    assert found.count == 1
    assert found.classes[0] == 1
    assert found.scores[0] > 0.9
    assert not found.boxes[1:].any()
    assert not found.scores[1:].any()
    assert not found.classes[1:].any()


@pytest.mark.parametrize("mode", MODES)
def test_a_picture_without_anything_has_no_detections(mode: Mode) -> None:
    config, classes, boxes = few_outputs(0)
    found = without_batch(detections_of(classes, boxes, config, mode))
    assert found.count == 0
    assert not found.boxes.any()


@pytest.mark.parametrize("mode", MODES)
def test_scores_fall_and_only_the_global_way_clips(mode: Mode) -> None:
    case = TABLE["python"][0]
    found = without_batch(detections_of(*outputs_of(case), config_of(case), mode))
    assert (np.diff(found.scores[: found.count]) <= 0).all()
    inside = (found.boxes >= 0).all() and (found.boxes <= case["image_size"]).all()
    assert inside == (mode == "global")


def test_hard_thinning_leaves_no_pair_of_one_class_that_overlaps_more_than_allowed() -> None:
    case = TABLE["python"][3]
    found = without_batch(detections_of(*outputs_of(case), config_of(case), "per_class"))
    for number in range(case["num_classes"]):
        boxes = found.boxes[: found.count][found.classes[: found.count] == number]
        assert (iou(boxes, boxes)[~np.eye(len(boxes), dtype=bool)] <= 0.5).all()
