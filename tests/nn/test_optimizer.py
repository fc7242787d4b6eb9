"""Clipping and both optimizers against the original's numbers; saving, loading and replicas."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import keras
import numpy as np
import pytest
import tensorflow as tf

from effdet_core.errors import InputError
from effdet_core.nn.optimizer import Kind, Optimizer, clip

TABLE = json.loads((Path(__file__).parents[1] / "golden" / "lr.json").read_text())
KINDS: tuple[Kind, ...] = ("sgd", "adam")
GRADIENT = np.array([0.5, -1, 2], np.float32)


def build(kind: Kind) -> tuple[keras.Variable, Optimizer]:
    variable = keras.Variable(np.array([1, -2, 3], np.float32))
    return variable, Optimizer({"net/kernel": variable}, kind, momentum=0.9)


def clipping_inputs() -> list[tf.Tensor]:
    return [tf.constant(values, tf.float32) for values in TABLE["clipping"]["inputs"]]


def test_gradients_are_clipped_one_by_one_and_then_together() -> None:
    clipped, norm = clip(clipping_inputs(), 10)
    for ours, theirs in zip(clipped, TABLE["clipping"]["output"], strict=True):
        np.testing.assert_allclose(ours, theirs, rtol=1e-6)
    np.testing.assert_allclose(norm, 10, rtol=1e-6)


def test_only_long_gradients_are_clipped_and_the_length_is_that_of_the_result() -> None:
    inputs = clipping_inputs()
    for limit in (0, 1e4):
        clipped, norm = clip(inputs, limit)
        for ours, given in zip(clipped, inputs, strict=True):
            np.testing.assert_allclose(ours, given, rtol=1e-6)
        np.testing.assert_allclose(norm, np.linalg.norm(TABLE["clipping"]["input_norms"]), rtol=1e-6)


@pytest.mark.parametrize("limit", [0, 10])
@pytest.mark.parametrize("bad", [np.nan, np.inf])
def test_a_gradient_that_is_no_number_shows_in_the_length(limit: float, bad: float) -> None:
    assert not np.isfinite(clip([tf.constant([bad, 1.0]), tf.constant([1.0])], limit)[1])


@pytest.mark.parametrize("compiled", [False, True])
@pytest.mark.parametrize(("kind", "golden"), [("sgd", "sgd_momentum"), ("adam", "adam")])
def test_steps_equal_the_original(kind: Kind, golden: str, compiled: bool) -> None:
    variable, optimizer = build(kind)

    @tf.function(jit_compile=compiled)
    def step(gradient: tf.Tensor) -> None:
        optimizer.apply([gradient], tf.constant(TABLE[golden]["lr"]))

    for k, after in enumerate(TABLE[golden]["after"]):
        step(GRADIENT * (k + 1))
        np.testing.assert_allclose(variable.numpy(), after, rtol=1e-6, atol=1e-7)
    assert int(optimizer.step) == 4


@pytest.mark.parametrize("kind", KINDS)
def test_a_loaded_optimizer_goes_on_as_if_never_interrupted(kind: Kind) -> None:
    variable, optimizer = build(kind)
    for k in range(3):
        optimizer.apply([tf.constant(GRADIENT * k)], tf.constant(0.1))
    saved_weights, saved_state = variable.numpy().copy(), optimizer.state()
    other, resumed = build(kind)
    other.assign(saved_weights)
    resumed.load(saved_state)
    for one in (optimizer, resumed):
        one.apply([tf.constant(GRADIENT)], tf.constant(0.05))
    assert variable.numpy().tolist() == other.numpy().tolist()
    assert saved_state["step"] == 3


def test_the_saved_state_is_named_after_the_variables() -> None:
    assert set(build("sgd")[1].state()) == {"step", "net/kernel/momentum"}
    assert set(build("adam")[1].state()) == {"step", "net/kernel/first_moment", "net/kernel/second_moment"}


def test_a_state_that_does_not_fit_is_refused_with_every_reason_and_changes_nothing() -> None:
    _, optimizer = build("sgd")
    wrong = {"step": np.zeros([2]), "other/momentum": np.zeros([3])}
    with pytest.raises(InputError) as caught:
        optimizer.load(wrong)
    assert {problem.where for problem in caught.value.problems} == {"step", "other/momentum", "net/kernel/momentum"}
    assert int(optimizer.step) == 0


REPLICAS = """
import keras, numpy as np, tensorflow as tf
tf.config.set_logical_device_configuration(
    tf.config.list_physical_devices("CPU")[0], [tf.config.LogicalDeviceConfiguration()] * 2)
from effdet_core.nn.ema import MovingAverage
from effdet_core.nn.optimizer import Optimizer, clip, mean_over_replicas
strategy = tf.distribute.MirroredStrategy(["CPU:0", "CPU:1"])
with strategy.scope():
    variable = keras.Variable(np.array([1, -2, 3], np.float32))
    optimizer = Optimizer({"v": variable}, "KIND", 0.9)
    average = MovingAverage({"v": variable}, 0.9998)

@tf.function
def step():
    def replica():
        number = tf.cast(tf.distribute.get_replica_context().replica_id_in_sync_group, tf.float32)
        gradients = mean_over_replicas([(0.5 + number) * tf.constant([0.5, -1, 2])])
        clipped, norm = clip(gradients, 10.0)
        before = tf.identity(optimizer.step)
        optimizer.apply(clipped, tf.constant(0.1))
        average.update(before)
        return norm
    return strategy.run(replica)

for _ in range(3):
    step()
copies = [copy.numpy().tolist() for copy in variable.value.values]
assert copies[0] == copies[1], copies
optimizer.load(optimizer.state())
with average.swapped_in():
    averaged = variable.numpy().tolist()
assert averaged == average.state()["v"].tolist()
print(copies[0], int(optimizer.state()["step"]))
"""


@pytest.mark.parametrize("kind", KINDS)
def test_replicas_take_the_step_of_the_mean_gradient(kind: Kind) -> None:
    script = REPLICAS.replace("KIND", kind)
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stderr[-2000:]
    variable, optimizer = build(kind)
    for _ in range(3):
        optimizer.apply([tf.constant(GRADIENT)], tf.constant(0.1))
    values, step = done.stdout.strip().rsplit(" ", 1)
    np.testing.assert_allclose(json.loads(values), variable.numpy(), rtol=1e-6)
    assert step == "3"
