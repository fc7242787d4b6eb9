"""The moving average against the original's numbers, and the exchange of weights for evaluation."""

from __future__ import annotations

import json
from pathlib import Path

import keras
import numpy as np
import pytest
import tensorflow as tf

from effdet_core.errors import InputError
from effdet_core.nn.ema import MovingAverage, decay_at

TABLE = json.loads((Path(__file__).parents[1] / "golden" / "lr.json").read_text())["ema"]


def build() -> tuple[keras.Variable, MovingAverage]:
    variable = keras.Variable(np.array([1, -2, 3], np.float32))
    return variable, MovingAverage({"net/kernel": variable}, TABLE["average_decay"])


@pytest.mark.parametrize("compiled", [False, True])
def test_the_average_follows_the_variable_as_the_original_does(compiled: bool) -> None:
    variable, average = build()
    update = tf.function(average.update, jit_compile=compiled)
    for step, (value, expected) in enumerate(zip(TABLE["variable"], TABLE["average"], strict=True)):
        variable.assign(value)
        update(tf.constant(step, tf.int64))
        np.testing.assert_allclose(average.state()["net/kernel"], expected, rtol=1e-6, atol=1e-6)


def test_the_decay_grows_to_its_limit() -> None:
    for step, expected in TABLE["decay_at_steps"].items():
        np.testing.assert_allclose(decay_at(int(step), TABLE["average_decay"]), expected, rtol=1e-6)
    np.testing.assert_allclose([decay_at(k, 0.9998) for k in range(12)], TABLE["decay_used"], rtol=1e-6)


def test_within_the_block_the_variables_hold_their_averages() -> None:
    variable, average = build()
    variable.assign([2, 2, 2])
    average.update(0)
    with average.swapped_in():
        np.testing.assert_allclose(variable.numpy(), [1.9, 1.6, 2.1], rtol=1e-6)
    assert variable.numpy().tolist() == [2, 2, 2]


def test_an_error_within_the_block_still_gives_the_weights_back() -> None:
    variable, average = build()
    variable.assign([2, 2, 2])
    with pytest.raises(KeyError), average.swapped_in():
        raise KeyError
    assert variable.numpy().tolist() == [2, 2, 2]
    assert average.state()["net/kernel"].tolist() == [1, -2, 3]


def test_a_loaded_average_goes_on_as_if_never_interrupted() -> None:
    (variable, average), (other, resumed) = build(), build()
    variable.assign([5, 5, 5])
    average.update(0)
    resumed.load(average.state())
    for one, follower in ((variable, average), (other, resumed)):
        one.assign([7, 7, 7])
        follower.update(1)
    assert average.state()["net/kernel"].tolist() == resumed.state()["net/kernel"].tolist()


def test_averages_of_another_model_are_refused() -> None:
    with pytest.raises(InputError, match="net/kernel"):
        build()[1].load({"net/kernel": np.zeros([4])})
