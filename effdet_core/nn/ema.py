"""The moving average of the weights, which is what gets evaluated and exported when it is on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager

import keras
import numpy as np
import tensorflow as tf

from effdet_core.nn.optimizer import State, assign_values, values_of


def decay_at(step: tf.Tensor | int, decay: float) -> tf.Tensor:
    """How much of the average survives update number `step` (from 0): (1 + step) / (10 + step), at most `decay`."""
    step = tf.cast(step, tf.float32)
    return tf.minimum(decay, (1 + step) / (10 + step))


class MovingAverage:
    """Exponential moving averages of variables, starting from the values that these have now.

    variables: canonical name -> variable: whatever training changes, so trained weights and the moving statistics of
    batch normalisation alike (docs/adr/0404). Create it in the strategy's scope, after the weights were loaded.
    """

    def __init__(self, variables: Mapping[str, keras.Variable], decay: float) -> None:
        self._decay = decay
        self._variables = dict(variables)
        self._averages = {name: tf.Variable(v.numpy(), trainable=False) for name, v in variables.items()}

    def update(self, step: tf.Tensor | int) -> None:
        """Follows the variables after an optimizer step; `step` is the number of steps before it. For graphs too."""
        share = 1 - decay_at(step, self._decay)
        for variable, average in zip(self._variables.values(), self._averages.values(), strict=True):
            change = share * (average - variable.value)
            tf.raw_ops.AssignSubVariableOp(resource=average.handle, value=change)

    @contextmanager
    def swapped_in(self) -> Iterator[None]:
        """Within the block the variables hold their averages; afterwards what they held before. Not for graphs."""
        trained = values_of(self._variables)
        assign_values(self._variables, self.state())
        try:
            yield
        finally:
            assign_values(self._variables, trained)

    def state(self) -> State:
        """The averages under the canonical names; independent copies."""
        return values_of(self._averages)

    def load(self, state: Mapping[str, np.ndarray]) -> None:
        """Takes over what `state` gave. Raises `InputError`, changing nothing, when it does not fit."""
        assign_values(self._averages, state)
