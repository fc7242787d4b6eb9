"""Freezing by regular expression."""

from __future__ import annotations

import json
import re
from pathlib import Path

import numpy as np
import pytest
import tensorflow as tf

from effdet_core.errors import SettingError
from effdet_core.hparams import MODELS, model_config
from effdet_core.nn.network import EfficientDet, build_network, canonical_name
from effdet_core.nn.weights.freeze import apply_freeze, l2_variables

SUMMARY = json.loads((Path(__file__).parents[1] / "golden" / "variables.json").read_text("utf-8"))
DEFAULT = SUMMARY["default_var_freeze_expr"]


@pytest.fixture
def model() -> EfficientDet:
    return build_network(model_config("efficientdet-lite0"), 3)


@pytest.mark.parametrize(
    "name", [name if name[-1] in "04" else pytest.param(name, marks=pytest.mark.thorough) for name in MODELS]
)
def test_the_default_expression_leaves_what_the_reference_leaves(name: str) -> None:
    model = build_network(model_config(name), 3)
    wanted = SUMMARY["models"][name]
    assert len(model.trainable_variables) == wanted["num_trainable_variables"]
    assert len(l2_variables(model)) == wanted["l2_variables_whole_model"]

    apply_freeze(model, DEFAULT)

    left = model.trainable_variables
    assert len(left) == wanted["unfrozen_variables_default_expr"]
    assert sum(int(np.prod(v.shape)) for v in left) == wanted["unfrozen_params_default_expr"]
    assert len(l2_variables(model)) == wanted["l2_variables_default_expr"]
    assert {canonical_name(v).split("/")[0] for v in left} == set(wanted["unfrozen_top_level"])


@pytest.mark.parametrize("expression", ["", None])
def test_an_empty_expression_freezes_nothing(model: EfficientDet, expression: str | None) -> None:
    assert apply_freeze(model, expression) == ()
    assert len(model.trainable_variables) == 372


def test_the_expression_must_match_from_the_start_and_sees_the_zero_at_the_end(model: EfficientDet) -> None:
    assert apply_freeze(model, "stem") == ()
    assert apply_freeze(model, "efficientnet-lite0/stem/conv2d/kernel:0$") == ("efficientnet-lite0/stem/conv2d/kernel",)


def test_a_layer_of_which_something_still_learns_keeps_training(model: EfficientDet) -> None:
    apply_freeze(model, ".*(gamma|kernel):0$")

    norm = model.backbone.stem.norm
    assert norm.trainable
    assert [v.name for v in norm.trainable_variables] == ["beta"]


def test_frozen_layers_run_in_inference_mode_while_the_rest_trains(model: EfficientDet) -> None:
    images = tf.random.stateless_normal([2, 64, 64, 3], [1, 2])
    before = {canonical_name(v): v.numpy() for v in model.non_trainable_variables}
    apply_freeze(model, DEFAULT)

    features = [model.backbone(images, training=training)[-1] for training in (True, False)]
    model(images, training=True)

    np.testing.assert_array_equal(*features)
    moved = {
        canonical_name(v)
        for v in model.weights
        if re.search("moving", v.path) and not np.array_equal(v.numpy(), before[v.path])
    }
    assert {name.split("/")[0] for name in moved} == {"class_net", "box_net"}


def test_a_broken_expression_names_its_parameter(model: EfficientDet) -> None:
    with pytest.raises(SettingError, match="var_freeze_expr") as error:
        apply_freeze(model, "(efficientnet")
    assert error.value.problems[0].hint
