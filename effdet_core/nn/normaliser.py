"""What losses are divided by when `positives_momentum` steadies it: a moving average of the matching anchors."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import tensorflow as tf

from effdet_core.nn.optimizer import State, assign_values, values_of


class MovingNormaliser:
    """average = momentum * average + (1 - momentum) * positives, from the first batch on.

    The original starts at 0, which makes its first losses many times too large (and crashes before that). Create it
    in the strategy's scope; all replicas follow the same numbers, so their copies stay the same (docs/adr/0005).
    """

    def __init__(self, momentum: float) -> None:
        self._momentum = momentum
        self._average = tf.Variable(0.0, trainable=False)

    def follow(self, positives: tf.Tensor) -> tf.Tensor:
        """The average with this batch's normaliser (above 0) taken in."""
        before = tf.convert_to_tensor(self._average)
        moved = self._momentum * before + (1 - self._momentum) * positives
        now = tf.where(before > 0, moved, positives)
        tf.raw_ops.AssignVariableOp(resource=self._average.handle, value=now)
        return now

    def state(self) -> State:
        """What a checkpoint keeps."""
        return values_of({"average": self._average})

    def load(self, state: Mapping[str, np.ndarray]) -> None:
        """Takes over what `state` gave; a checkpoint from before has none, and the average starts afresh."""
        if state:
            assign_values({"average": self._average}, state)
