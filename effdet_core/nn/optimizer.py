"""Taking a step: means over replicas, clipping, and SGD with momentum or Adam.

Every update is one fused TensorFlow operation per variable, on the handle of the local copy. Several hundred small
variables make the number of operations what counts: graphs build and run in a fraction of the time that Keras'
optimizers and `tf.clip_by_norm` need (docs/adr/0403).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Literal

import keras
import numpy as np
import tensorflow as tf

from effdet_core.errors import InputError, Problem, raise_if

Kind = Literal["sgd", "adam"]
SLOTS: Mapping[Kind, tuple[str, ...]] = {"sgd": ("momentum",), "adam": ("first_moment", "second_moment")}
ADAM_BETA_2 = 0.999
ADAM_EPSILON = 1e-7
# The fused operation forms 1 - beta_2 in float32, where the original rounds the difference itself; the second moments
# come out smaller by a constant factor. Rates shorter by its root give the original's steps to the last digits.
ADAM_ROUNDING = float(((1 - np.float32(ADAM_BETA_2)) / (1 - ADAM_BETA_2)) ** 0.5)

State = dict[str, np.ndarray]


def mean_over_replicas(tensors: Sequence[tf.Tensor]) -> list[tf.Tensor]:
    """The mean of each tensor over replicas, all float32; to be called inside the replica's function.

    They travel as one: several hundred exchanges would each need to be agreed on, which takes a minute at the start.
    """
    replica = tf.distribute.get_replica_context()
    if replica.num_replicas_in_sync == 1:
        return list(tensors)
    tensors = [tf.convert_to_tensor(tensor) for tensor in tensors]
    flat = tf.concat([tf.reshape(tensor, [-1]) for tensor in tensors], axis=0)
    means = tf.split(
        replica.all_reduce(tf.distribute.ReduceOp.MEAN, flat), [tensor.shape.num_elements() for tensor in tensors]
    )
    return [tf.reshape(mean, tensor.shape) for mean, tensor in zip(means, tensors, strict=True)]


def clip(gradients: Sequence[tf.Tensor], limit: float) -> tuple[list[tf.Tensor], tf.Tensor]:
    """Shortens each gradient to length `limit`, then all together; a `limit` of 0 leaves them as they are.

    Returns the gradients and their common length (L2) as returned. Not-finite gradients give a not-finite length.
    """
    lengths = tf.sqrt(2 * tf.stack([tf.nn.l2_loss(gradient) for gradient in gradients]))
    if limit <= 0:
        return list(gradients), tf.norm(lengths)
    factors = limit / tf.maximum(lengths, limit)
    factors *= limit / tf.maximum(tf.norm(lengths * factors), limit)
    clipped = [gradient * factor for gradient, factor in zip(gradients, tf.unstack(factors), strict=True)]
    return clipped, tf.norm(lengths * factors)


class Optimizer:
    """SGD with momentum, or Adam (Kingma and Ba 2015), over a fixed set of variables.

    variables: canonical name -> variable. momentum: of SGD, or Adam's beta_1. Create it in the strategy's scope.
    """

    def __init__(self, variables: Mapping[str, keras.Variable], kind: Kind, momentum: float) -> None:
        self._kind = kind
        self._momentum = momentum
        self._variables = list(variables.values())
        self._slots = {
            slot: {name: tf.Variable(tf.zeros(v.shape), trainable=False) for name, v in variables.items()}
            for slot in SLOTS[kind]
        }
        self.step = tf.Variable(0, dtype=tf.int64, trainable=False)

    def apply(self, gradients: Sequence[tf.Tensor], learning_rate: tf.Tensor) -> None:
        """Moves the variables by one step, and `step` by 1. Gradients in the order of the variables."""
        update = self._update_sgd if self._kind == "sgd" else self._update_adam
        update(gradients, learning_rate)
        self.skip()

    def skip(self) -> None:
        """Counts a step that moves nothing."""
        tf.raw_ops.AssignAddVariableOp(resource=self.step.handle, value=tf.constant(1, tf.int64))

    def state(self) -> State:
        """Everything to go on from, under names made of the canonical ones; independent copies."""
        return values_of(self._named_state())

    def load(self, state: Mapping[str, np.ndarray]) -> None:
        """Takes over what `state` gave. Raises `InputError`, changing nothing, when it does not fit."""
        assign_values(self._named_state(), state)

    def _update_sgd(self, gradients: Sequence[tf.Tensor], learning_rate: tf.Tensor) -> None:
        momenta = self._slots["momentum"].values()
        for variable, momentum, gradient in zip(self._variables, momenta, gradients, strict=True):
            tf.raw_ops.ResourceApplyKerasMomentum(
                var=variable.value.handle,
                accum=momentum.handle,
                lr=learning_rate,
                grad=gradient,
                momentum=self._momentum,
            )

    def _update_adam(self, gradients: Sequence[tf.Tensor], learning_rate: tf.Tensor) -> None:
        number = tf.cast(self.step + 1, tf.float32)
        shared = {
            "beta1_power": tf.pow(self._momentum, number),
            "beta2_power": tf.pow(ADAM_BETA_2, number),
            "lr": learning_rate * ADAM_ROUNDING,
            "beta1": self._momentum,
            "beta2": ADAM_BETA_2,
            "epsilon": ADAM_EPSILON,
        }
        first, second = (self._slots[slot].values() for slot in SLOTS["adam"])
        for variable, m, v, gradient in zip(self._variables, first, second, gradients, strict=True):
            tf.raw_ops.ResourceApplyAdam(var=variable.value.handle, m=m.handle, v=v.handle, grad=gradient, **shared)

    def _named_state(self) -> dict[str, tf.Variable]:
        slots = {f"{name}/{slot}": v for slot, variables in self._slots.items() for name, v in variables.items()}
        return {"step": self.step, **slots}


def values_of(variables: Mapping[str, Any]) -> State:
    """The values of variables as arrays of their own, under the same names."""
    return {name: np.array(variable.numpy()) for name, variable in variables.items()}


def assign_values(variables: Mapping[str, Any], values: Mapping[str, np.ndarray]) -> None:
    """Gives each variable its value. Raises `InputError` with every misfit, changing nothing, unless all fit."""
    raise_if(_misfits(variables, values), InputError)
    for name, variable in variables.items():
        variable.assign(values[name])


def _misfits(variables: Mapping[str, Any], values: Mapping[str, np.ndarray]) -> list[Problem]:
    hint = "The checkpoint belongs to another model or other settings; start a new run."
    missing = [Problem("is missing in the checkpoint", name, hint) for name in variables if name not in values]
    unknown = [Problem("is not part of this training", name, hint) for name in values if name not in variables]
    shapes = [
        Problem(f"has shape {values[name].shape} instead of {tuple(variable.shape)}", name, hint)
        for name, variable in variables.items()
        if name in values and values[name].shape != tuple(variable.shape)
    ]
    return missing + unknown + shapes
