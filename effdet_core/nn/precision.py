"""Mixed precision: layers compute in 16 bits, weights, losses and everything outside of the network stay float32.

bfloat16 on CPUs and TPUs, whose numbers reach as far as float32's; float16 on GPUs, whose small gradients a loss scale
lifts over the edge (Micikevicius 2018).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Literal

import keras
import numpy as np
import tensorflow as tf

from effdet_core.hparams import ModelConfig
from effdet_core.nn.optimizer import State, assign_values, values_of

FULL: Literal["float32"] = "float32"
FIRST_SCALE = 2.0**15
LARGEST_SCALE = 2.0**24
STEPS_TO_DOUBLE = 2000

Policy = Literal["float32", "mixed_bfloat16", "mixed_float16"]


def policy_of(config: ModelConfig) -> Policy:
    """How the network of a training computes on this machine."""
    if not config.mixed_precision:
        return FULL
    return "mixed_float16" if tf.config.list_physical_devices("GPU") else "mixed_bfloat16"


def compute_in(model: keras.Model, policy: str) -> None:
    """Lets every layer compute by a policy from its next trace on; variables stay float32."""
    for layer in model._flatten_layers():
        layer.dtype_policy = keras.dtype_policies.get(policy)


@contextmanager
def full(model: keras.Model) -> Iterator[None]:
    """Functions traced within the block compute in float32, as the exported file does."""
    before = model.dtype_policy.name
    if before == FULL:
        yield
        return
    compute_in(model, FULL)
    try:
        yield
    finally:
        compute_in(model, before)


class LossScale:
    """A factor on the loss that is taken out of the gradients again, so that float16 holds small ones.

    dynamic: it halves whenever gradients are not finite, and doubles after `STEPS_TO_DOUBLE` steps without that.
    Create it in the strategy's scope; all replicas see the same gradients, so their copies stay the same.
    """

    def __init__(self, first: float, *, dynamic: bool) -> None:
        self.dynamic = dynamic
        self.scale = tf.Variable(first, trainable=False, dtype=tf.float32)
        self.good_steps = tf.Variable(0, trainable=False, dtype=tf.int64)

    @classmethod
    def of(cls, config: ModelConfig, policy: str) -> LossScale | None:
        """What a configuration asks for; float16 without a word gets a dynamic one."""
        wanted = config.loss_scale or ("dynamic" if policy == "mixed_float16" else None)
        if wanted is None or policy == FULL:
            return None
        return cls(FIRST_SCALE, dynamic=True) if wanted == "dynamic" else cls(float(wanted), dynamic=False)

    def follow(self, finite: tf.Tensor) -> None:
        """Takes note of a step whose gradients were all `finite` or not."""
        if not self.dynamic:
            return
        good = tf.where(finite, tf.convert_to_tensor(self.good_steps) + 1, 0)
        grows = good >= STEPS_TO_DOUBLE
        factor = tf.where(finite, tf.where(grows, 2.0, 1.0), 0.5)
        scale = tf.clip_by_value(tf.convert_to_tensor(self.scale) * factor, 1.0, LARGEST_SCALE)
        tf.raw_ops.AssignVariableOp(resource=self.scale.handle, value=scale)
        tf.raw_ops.AssignVariableOp(resource=self.good_steps.handle, value=tf.where(grows, tf.zeros_like(good), good))

    def state(self) -> State:
        """What a checkpoint keeps."""
        return values_of(self._variables())

    def load(self, state: Mapping[str, np.ndarray]) -> None:
        """Takes over what `state` gave; a checkpoint from before has none, and the scale starts afresh."""
        if state:
            assign_values(self._variables(), state)

    def _variables(self) -> dict[str, tf.Variable]:
        return {"scale": self.scale, "good_steps": self.good_steps}
