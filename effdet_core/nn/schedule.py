"""The learning rate over a training: a straight warm-up, then cosine, polynomial or stepwise decay.

Differs from the original where that has defects (docs/adr/0402): the decays run from the end of the warm-up to the
end of the training, reach zero there (cosine, polynomial) and never rise, and the first rate of the warm-up scales
with the batch as the base rate does.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

import tensorflow as tf

from effdet_core.hparams import Decay, ModelConfig

REFERENCE_BATCH = 64


@dataclass(frozen=True, kw_only=True)
class Schedule:
    """learning rate = schedule(step), for steps counted from 0 before the update.

    rate: highest rate, at the end of the warm-up. first_rate: rate of step 0 when there is a warm-up.
    warmup, total: steps. power: of the polynomial. drops: steps after which stepwise is a tenth, then a hundredth.
    """

    decay: Decay
    rate: float
    first_rate: float
    warmup: int
    total: int
    power: float = 0.9
    drops: tuple[int, ...] = ()

    def __call__(self, step: tf.Tensor | int) -> Any:
        """The rate of `step` (any shape), float32, eagerly or in a graph; the last rate goes on after `total`."""
        step = tf.cast(step, tf.float32)
        warming = self.first_rate + step / max(self.warmup, 1) * (self.rate - self.first_rate)
        return tf.where(step < self.warmup, warming, self.rate * self._decay_factor(step))

    def _decay_factor(self, step: tf.Tensor) -> tf.Tensor:
        left = tf.clip_by_value((self.total - step) / max(self.total - self.warmup, 1), 0.0, 1.0)
        match self.decay:
            case "cosine":
                return tf.square(tf.sin(math.pi / 2 * left))
            case "polynomial":
                return tf.pow(left, self.power)
            case "stepwise":
                passed = sum((tf.cast(step >= drop, tf.float32) for drop in self.drops), tf.zeros_like(step))
                return tf.pow(0.1, passed)


def schedule_of(config: ModelConfig, *, batch_size: int, steps_per_epoch: int, epochs: int) -> Schedule:
    """The schedule of a training; the rates of `config` are for batch 64 and scale with `batch_size`.

    batch_size: pictures per step over all replicas.
    """
    scale = batch_size / REFERENCE_BATCH
    return Schedule(
        decay=config.lr_decay_method,
        rate=config.learning_rate * scale,
        first_rate=config.lr_warmup_init * scale,
        warmup=int(config.lr_warmup_epoch * steps_per_epoch),
        total=epochs * steps_per_epoch,
        power=config.poly_lr_power,
        drops=tuple(
            int(epoch * steps_per_epoch) for epoch in (config.first_lr_drop_epoch, config.second_lr_drop_epoch)
        ),
    )
