"""The learning rate: the original's rules where they are sound, and stated differences where they are not."""

from __future__ import annotations

import json
import math
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import tensorflow as tf

from effdet_core.hparams import model_config
from effdet_core.nn.schedule import Decay, Schedule, schedule_of

CASES: list[dict[str, Any]] = json.loads((Path(__file__).parents[1] / "golden" / "lr.json").read_text())["schedules"]
METHODS: tuple[Decay, ...] = ("cosine", "polynomial", "stepwise")


def schedule_from(case: dict[str, Any], **changes: Any) -> Schedule:
    config = model_config(
        "efficientdet-lite0", {"lr_decay_method": case["lr_decay_method"], **case["overrides"], **changes}
    )
    return schedule_of(
        config, batch_size=case["batch_size"], steps_per_epoch=case["steps_per_epoch"], epochs=case["num_epochs"]
    )


def rates(schedule: Schedule, steps: Any) -> np.ndarray:
    return schedule(np.asarray(steps)).numpy()


def split_at_warmup(case: dict[str, Any]) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    steps = np.array(case["steps"])
    return steps, np.array(case["lr"], np.float64), steps < case["lr_warmup_step"]


@pytest.mark.parametrize("case", CASES)
def test_the_steps_and_the_highest_rate_are_the_original_ones(case: dict[str, Any]) -> None:
    ours = schedule_from(case)
    assert ours.rate == pytest.approx(case["adjusted_learning_rate"])
    assert (ours.warmup, ours.total) == (case["lr_warmup_step"], case["total_steps"])
    assert ours.drops == (case["first_lr_drop_step"], case["second_lr_drop_step"])


@pytest.mark.parametrize("case", CASES)
def test_the_warm_up_is_the_original_line_but_starts_at_a_scaled_rate(case: dict[str, Any]) -> None:
    steps, theirs, warming = split_at_warmup(case)
    scale = case["batch_size"] / 64
    unscaled = schedule_from(case, lr_warmup_init=case["lr_warmup_init"] / scale)
    np.testing.assert_allclose(rates(unscaled, steps[warming]), theirs[warming], rtol=1e-6)
    ours = schedule_from(case)
    if ours.warmup:
        assert rates(ours, 0) == pytest.approx(case["lr_warmup_init"] * scale)


@pytest.mark.parametrize("case", [case for case in CASES if case["lr_decay_method"] == "stepwise"])
def test_the_stepwise_decay_is_the_original_one(case: dict[str, Any]) -> None:
    steps, theirs, warming = split_at_warmup(case)
    np.testing.assert_allclose(rates(schedule_from(case), steps[~warming]), theirs[~warming], rtol=1e-6)


@pytest.mark.parametrize("case", [case for case in CASES if case["lr_decay_method"] != "stepwise"])
def test_a_decay_without_warm_up_is_the_original_one_until_its_end(case: dict[str, Any]) -> None:
    """The original's curve over its own span is ours over a training of that length; only the place differs."""
    steps, theirs, warming = split_at_warmup(case)
    cosine = case["lr_decay_method"] == "cosine"
    span = case["total_steps"] - (case["lr_warmup_step"] if cosine else 0)
    curve = Schedule(
        decay=case["lr_decay_method"], rate=case["adjusted_learning_rate"], first_rate=0, warmup=0, total=span
    )
    compared = ~warming & (steps < span)
    np.testing.assert_allclose(rates(curve, steps[compared]), theirs[compared], rtol=1e-6, atol=1e-9)


@pytest.mark.parametrize("case", CASES)
def test_the_rate_never_rises_after_the_warm_up_and_is_always_a_number(case: dict[str, Any]) -> None:
    ours = schedule_from(case)
    curve = rates(ours, np.arange(ours.warmup, ours.total + 20))
    assert np.isfinite(rates(ours, np.arange(ours.total + 20))).all()
    assert (np.diff(curve) <= 0).all()
    if ours.warmup < ours.total:
        assert curve[0] == pytest.approx(ours.rate)


@pytest.mark.parametrize("method", ["cosine", "polynomial"])
def test_the_rate_ends_at_zero_and_stays_there(method: Decay) -> None:
    schedule = Schedule(decay=method, rate=0.08, first_rate=0.008, warmup=10, total=110)
    assert rates(schedule, [110, 111, 500]) == pytest.approx(0, abs=1e-12)
    assert rates(schedule, 109) > 0


@pytest.mark.parametrize("method", METHODS)
def test_a_training_that_is_all_warm_up_has_sound_rates(method: Decay) -> None:
    schedule = Schedule(decay=method, rate=0.1, first_rate=0.01, warmup=3, total=3)
    np.testing.assert_allclose(rates(schedule, [0, 1, 2]), [0.01, 0.04, 0.07], rtol=1e-6)
    assert rates(schedule, [3, 4]) == pytest.approx(0.1 if method == "stepwise" else 0)


def test_the_cosine_passes_half_the_rate_in_the_middle_after_the_warm_up() -> None:
    schedule = Schedule(decay="cosine", rate=0.08, first_rate=0.008, warmup=100, total=1100)
    np.testing.assert_allclose(rates(schedule, 600), 0.04, rtol=1e-6)
    np.testing.assert_allclose(rates(schedule, 350), 0.04 * (1 + math.cos(math.pi / 4)), rtol=1e-6)


@pytest.mark.parametrize("method", METHODS)
def test_a_graph_computes_the_same_rate_from_a_step_variable(method: Decay) -> None:
    schedule = Schedule(decay=method, rate=0.08, first_rate=0.008, warmup=10, total=110, drops=(50, 80))
    step = tf.Variable(60, dtype=tf.int64)
    assert float(tf.function(lambda: schedule(step))()) == pytest.approx(float(schedule(60)))
