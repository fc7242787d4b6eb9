"""Several devices take the steps that one would take: the same losses, weights and averages."""

from __future__ import annotations

import functools
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import numpy as np
import pytest

ROOT = Path(__file__).parents[2]
EVERY_NORM = ".*(batch_normalization|bn)"
COARSE_NORMS = r"(?!efficientnet-lite0/(stem|blocks_[01])/).*(batch_normalization|bn)"
PARTS = ("total", "class", "box", "IoU", "L2", "learning rate", "gradient length")

# Several processes that each load and trace a network: minutes on a small, busy computer.
pytestmark = [pytest.mark.slow, pytest.mark.timeout(900)]


def taken(**told: Any) -> dict[str, Any]:
    """What `on_devices` says of some steps."""
    usual = {"devices": 1, "steps": 4, "twice": False, "freeze": EVERY_NORM, "survival": 0.8, "hparams": {}, "spec": {}}
    return _taken(json.dumps(usual | told | {"spec": {"batch_size": 4} | told.get("spec", {})}, sort_keys=True))


@functools.cache
def _taken(told: str) -> dict[str, Any]:
    command = [sys.executable, "-m", "tests.nn.on_devices", told]
    environment = dict(os.environ) | {"PYTHONPATH": str(ROOT)}
    done = subprocess.run(command, capture_output=True, text=True, timeout=600, check=False, cwd=ROOT, env=environment)
    assert done.returncode == 0, done.stderr[-3000:]
    result: dict[str, Any] = json.loads(done.stdout.strip().splitlines()[-1])
    return result


def follows(several: dict[str, Any], one: dict[str, Any], *, rtol: float, atol: float, but: str = "nothing") -> None:
    """Losses of every step, and weights and averages after the last, agree; `but` is in names that are left out."""
    assert several["copies_differ"] == []
    np.testing.assert_allclose(several["losses"], one["losses"], rtol=rtol, err_msg=str(PARTS))
    for kind in ("weights", "averages"):
        assert several[kind].keys() == one[kind].keys()
        for name, values in one[kind].items():
            if but not in name:
                np.testing.assert_allclose(several[kind][name], values, rtol=10 * rtol, atol=atol, err_msg=name)


def test_two_devices_follow_one_exactly_when_normalisation_is_frozen() -> None:
    """Only the order of additions differs, so float32 sets the tolerance: four steps of 1e-6 each, and room for ten."""
    spec = {"moving_average_decay": 0.9}
    one, two = taken(spec=spec), taken(spec=spec, devices=2)
    follows(two, one, rtol=4e-5, atol=1e-6)
    assert one["losses"][0] != one["losses"][-1], "the steps must teach something for the comparison to mean anything"


@pytest.mark.thorough
def test_two_devices_follow_one_when_both_see_the_same_statistics() -> None:
    """With the same pictures on both, batch statistics are those of the whole batch, but for the N of N / (N - 1).

    Only the fine levels measure: a coarse one holds two values a channel here, and dividing by their difference blows
    rounding up.
    """
    told: dict[str, Any] = {"twice": True, "survival": 1.0, "freeze": COARSE_NORMS}
    one, two = taken(**told), taken(**told, devices=2)
    follows(two, one, rtol=2e-4, atol=1e-5, but="moving_variance")
    stem = "efficientnet-lite0/stem/tpu_batch_normalization/moving_mean"
    assert one["weights"][stem] != taken()["weights"][stem], "some layers must measure"


def test_statistics_that_two_devices_learn_are_the_means_of_what_each_measured() -> None:
    """Of the first layer, which sees the same pictures either way: the mean of equal parts is that of the whole, and
    the mean of their variances is the whole one but for what the parts' means differ by.
    """
    told: dict[str, Any] = {"freeze": None, "steps": 1}
    one, two = taken(**told), taken(**told, devices=2)
    assert two["copies_differ"] == []
    mean, variance = (f"efficientnet-lite0/stem/tpu_batch_normalization/moving_{kind}" for kind in ("mean", "variance"))
    np.testing.assert_allclose(two["weights"][mean], one["weights"][mean], rtol=1e-4, atol=1e-6)
    np.testing.assert_allclose(two["weights"][variance], one["weights"][variance], rtol=1e-2)
    assert two["weights"][variance] != one["weights"][variance]
    assert one["weights"][mean] != taken()["weights"][mean], "it must measure"
    deep = [name for name in one["weights"] if name.startswith("class_net") and name.endswith("moving_mean")]
    assert any(one["weights"][name] != two["weights"][name] for name in deep), "parts are normalised by themselves"


@pytest.mark.thorough
def test_two_devices_come_close_to_one_while_normalisation_learns() -> None:
    """Each normalises by its own half of the batch, two pictures here, so only the size of the losses must agree."""
    one, two = taken(freeze=None), taken(freeze=None, devices=2)
    assert two["copies_differ"] == []
    np.testing.assert_allclose(np.array(two["losses"])[:, 0], np.array(one["losses"])[:, 0], rtol=0.25)


def test_several_steps_in_one_call_are_the_same_steps() -> None:
    one = taken(devices=2, spec={"moving_average_decay": 0.9})
    two = taken(devices=2, spec={"moving_average_decay": 0.9, "steps_per_execution": 2})
    follows(two, one, rtol=1e-5, atol=1e-6)


@pytest.mark.parametrize("devices", [1, pytest.param(2, marks=pytest.mark.thorough)])
def test_steps_compiled_by_xla_are_the_same_steps(devices: int) -> None:
    """XLA adds up in another order and joins operations, which costs a few more last digits."""
    one, compiled = taken(), taken(devices=devices, spec={"use_xla": True})
    follows(compiled, one, rtol=2e-4, atol=1e-5)
