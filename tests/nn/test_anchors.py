"""Anchors against the table of the original, and the order that everything else relies on."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from effdet_core.hparams import ModelConfig, model_config
from effdet_core.nn.anchors import anchor_boxes, anchors_per_cell, level_shapes, level_slices

TABLE = json.loads((Path(__file__).parents[1] / "golden" / "anchors.json").read_text())
CASES: dict[str, dict[str, Any]] = TABLE["models"] | TABLE["extra"]


def config_of(case: dict[str, Any]) -> ModelConfig:
    def frozen(value: Any) -> Any:
        return tuple(frozen(item) for item in value) if isinstance(value, list) else value

    changes = {
        "image_size": case["image_size_hw"],
        **{k: case[k] for k in ("anchor_scale", "num_scales", "aspect_ratios")},
    }
    return replace(model_config("efficientdet-lite0"), **{key: frozen(value) for key, value in changes.items()})


@pytest.mark.parametrize("name", TABLE["models"])
def test_each_model_has_its_own_anchors_by_default(name: str) -> None:
    boxes = anchor_boxes(model_config(name))
    assert boxes.dtype == np.float32
    np.testing.assert_allclose(boxes[CASES[name]["idx"]], CASES[name]["boxes"], atol=1e-4)


@pytest.mark.parametrize("name", CASES)
def test_anchors_equal_the_original_for_any_size_scale_and_ratio(name: str) -> None:
    case = CASES[name]
    config = config_of(case)
    boxes = anchor_boxes(config)
    assert len(boxes) == case["count"]
    assert anchors_per_cell(config) == case["anchors_per_location"]
    np.testing.assert_allclose(boxes[case["idx"]], case["boxes"], atol=1e-4)
    np.testing.assert_allclose(boxes.astype(np.float64).sum(0), case["sum"], rtol=1e-7)


@pytest.mark.parametrize("name", CASES)
def test_each_level_stands_at_its_place(name: str) -> None:
    case = CASES[name]
    config = config_of(case)
    boxes = anchor_boxes(config)
    shapes = level_shapes(config.image_size, 3, 7)
    for level, shape, where in zip(case["per_level"], shapes, level_slices(config), strict=True):
        assert shape == (level["feat_h"], level["feat_w"])
        assert (where.start, where.stop - where.start) == (level["first"], level["count"])
        np.testing.assert_allclose(boxes[where][0], level["first_box"], atol=1e-4)
        np.testing.assert_allclose(boxes[where][-1], level["last_box"], atol=1e-4)


def test_a_level_halves_the_one_before_rounding_up() -> None:
    assert level_shapes((333, 65), 3, 7) == ((42, 9), (21, 5), (11, 3), (6, 2), (3, 1))
    assert level_shapes((320, 320), 0, 1) == ((320, 320), (160, 160))
