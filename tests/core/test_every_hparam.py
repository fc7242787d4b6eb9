"""No key of the configuration without effect: each is proved by a test, or refused with a reason."""

from __future__ import annotations

import ast
from pathlib import Path
from typing import Any

import pytest

from effdet_core.declare import Declared, declared
from effdet_core.errors import SettingError
from effdet_core.hparams import ModelConfig, NmsConfigs, model_config
from tests.core.test_parameters import is_thorough

TESTS = Path(__file__).parents[1]
NETWORK, TRAINING, AUGMENT = "nn/test_hparam_network.py", "nn/test_hparam_training.py", "nn/test_augment.py"
OTHER_NUMBERS = f"{NETWORK}::test_another_network_gives_other_numbers"
ANCHORS = "nn/test_anchors.py::test_anchors_equal_the_original_for_any_size_scale_and_ratio"
STEP = "nn/test_train_step.py::test_a_training_step_moves_every_variable_as_in_the_original"
LOSS = "nn/test_hparam_loss.py::test_each_key_of_the_loss_changes_the_loss"
RATE = "nn/test_hparam_loss.py::test_each_key_of_the_schedule_changes_a_rate"
MEASURED = f"{TRAINING}::test_measuring_as_nms_configs_says_finds_what_the_file_drops"
WATCHED = f"{TRAINING}::test_a_training_reports_crowded_photos_saves_and_draws_when_asked_to_and_trains_every_box"
OURS = f"{AUGMENT}::test_each_key_of_ours_changes_training_pictures"

EFFECTS = {
    "backbone_name": OTHER_NUMBERS,
    "image_size": f"{NETWORK}::test_sizes_that_no_stride_divides_train_and_export",
    "act_type": OTHER_NUMBERS,
    "min_level": f"{NETWORK}::test_levels_are_those_asked_for",
    "max_level": f"{NETWORK}::test_levels_are_those_asked_for",
    "num_scales": ANCHORS,
    "aspect_ratios": ANCHORS,
    "anchor_scale": ANCHORS,
    "box_class_repeats": OTHER_NUMBERS,
    "fpn_cell_repeats": OTHER_NUMBERS,
    "fpn_num_filters": OTHER_NUMBERS,
    "separable_conv": f"{NETWORK}::test_variables_are_what_the_options_ask_for",
    "apply_bn_for_resampling": f"{NETWORK}::test_variables_are_what_the_options_ask_for",
    "conv_after_downsample": OTHER_NUMBERS,
    "conv_bn_act_pattern": f"{NETWORK}::test_variables_are_what_the_options_ask_for",
    "fpn_name": f"{NETWORK}::test_a_pyramid_of_ones_own_has_its_nodes",
    "fpn_weight_method": f"{NETWORK}::test_a_weighed_pyramid_learns_how_much_each_input_counts",
    "fpn_config": f"{NETWORK}::test_a_pyramid_of_ones_own_has_its_nodes",
    "grad_checkpoint": f"{NETWORK}::test_computing_again_gives_the_same_gradients_and_measures_once",
    "resize": OURS,
    "target_size": f"{TRAINING}::test_a_target_size_enlarges_what_the_network_sees",
    "input_rand_hflip": OURS,
    "input_rand_vflip": OURS,
    "input_rand_transpose": OURS,
    "jitter_min": OURS,
    "jitter_max": OURS,
    "aspect_jitter": OURS,
    "color_jitter": OURS,
    "mosaic": f"{TRAINING}::test_mosaics_show_more_pictures_than_one",
    "autoaugment_policy": "nn/test_autoaugment.py::test_training_pictures_get_the_policy_and_the_grid",
    "grid_mask": "nn/test_autoaugment.py::test_training_pictures_get_the_policy_and_the_grid",
    "sample_image": WATCHED,
    "img_summary_steps": WATCHED,
    "skip_crowd_during_training": f"{TRAINING}::test_crowds_train_only_where_they_are_not_skipped",
    "max_instances_per_image": WATCHED,
    "optimizer": "nn/test_optimizer.py::test_steps_equal_the_original",
    "momentum": "nn/test_hparam_loss.py::test_momentum_decides_how_a_second_step_goes_on",
    "learning_rate": RATE,
    "lr_warmup_init": RATE,
    "lr_warmup_epoch": RATE,
    "lr_decay_method": RATE,
    "first_lr_drop_epoch": RATE,
    "second_lr_drop_epoch": RATE,
    "poly_lr_power": RATE,
    "clip_gradients_norm": "nn/test_hparam_loss.py::test_a_step_is_cut_to_the_length_asked_for",
    "weight_decay": LOSS,
    "alpha": LOSS,
    "gamma": LOSS,
    "label_smoothing": LOSS,
    "delta": LOSS,
    "box_loss_weight": LOSS,
    "iou_loss_type": LOSS,
    "iou_loss_weight": LOSS,
    "positives_momentum": "nn/test_precision.py::test_positives_momentum_steadies_the_losses_of_uneven_batches",
    "batch_norm_trainable": (
        f"{NETWORK}::test_normalisation_that_does_not_train_keeps_factors_and_offsets_and_goes_on_measuring"
    ),
    "is_training_bn": (
        f"{NETWORK}::test_normalisation_that_does_not_measure_uses_its_statistics_and_learns_its_factors"
    ),
    "survival_prob": f"{NETWORK}::test_heads_survive_by_chance_in_training_and_always_in_use",
    "mixed_precision": (
        "nn/test_precision.py::test_mixed_precision_computes_in_16_bits_and_keeps_everything_else_in_32"
    ),
    "loss_scale": "nn/test_precision.py::test_gradients_that_are_not_finite_skip_the_step_and_halve_the_scale",
    "map_freq": f"{TRAINING}::test_evaluations_come_as_often_as_asked_for",
    "deterministic": "nn/test_training.py::test_a_stopped_and_resumed_training_ends_where_an_uninterrupted_one_does",
    "nms_configs": MEASURED,
    "measured_as": MEASURED,
    "skip_mismatch": f"{TRAINING}::test_weights_for_other_classes_are_refused_where_mismatches_are_not_skipped",
    "save_freq": WATCHED,
    **{f"nms_configs.{key}": MEASURED for key in ("method", "iou_thresh", "score_thresh", "sigma")},
    **{f"nms_configs.{key}": MEASURED for key in ("max_nms_inputs", "max_output_size")},
}
"""Key -> the test that shows what it does."""


def every_key() -> dict[str, Declared]:
    inner = {f"nms_configs.{item.name}": item for item in declared(NmsConfigs)}
    return {item.name: item for item in declared(ModelConfig)} | inner


KEYS = every_key()
REFUSED = [name for name, item in KEYS.items() if item.facts.fixed]


def test_every_key_is_proved_or_refused_and_never_both() -> None:
    assert sorted([*EFFECTS, *REFUSED]) == sorted(KEYS)


@pytest.mark.parametrize("place", sorted(set(EFFECTS.values())))
def test_the_test_that_proves_a_key_exists(place: str) -> None:
    file, name = place.split("::")
    tree = ast.parse((TESTS / file).read_text("utf-8"))
    tests = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef) and not is_thorough(node)]
    assert name in {test.name for test in tests}, "it must run every day"


@pytest.mark.parametrize("name", REFUSED)
def test_a_refused_key_says_why(name: str) -> None:
    reason = KEYS[name].facts.fixed
    assert len(reason.split()) >= 5
    assert "later" not in reason
    group, _, key = name.rpartition(".")
    other: Any = {"changed": 1}
    with pytest.raises(SettingError) as caught:
        model_config("efficientdet-lite0", {group: {key: other}} if group else {key: other})
    assert [(p.where, reason in p.message) for p in caught.value.problems] == [(name, True)]


@pytest.mark.parametrize("name", [name for name in EFFECTS if name != "nms_configs"])
def test_a_real_key_says_what_it_does(name: str) -> None:
    facts = KEYS[name].facts
    assert facts.label
    assert facts.help.endswith(".")
