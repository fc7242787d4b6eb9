"""One training step, compiled: losses, gradients, clipping, update, averaging."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import NamedTuple

import keras
import tensorflow as tf

from effdet_core import events
from effdet_core.hparams import ModelConfig
from effdet_core.nn import losses
from effdet_core.nn.ema import MovingAverage
from effdet_core.nn.input_pipeline import Batch, stack
from effdet_core.nn.network import canonical_name
from effdet_core.nn.network.layers import BatchNorm
from effdet_core.nn.optimizer import Optimizer, clip
from effdet_core.nn.schedule import schedule_of
from effdet_core.nn.weights.freeze import apply_freeze, l2_variables
from effdet_core.spec import EfficientDetSpec

_FIGURES = 7
"""Figures that a step gives."""


class StepResult(NamedTuple):
    """What the last of some steps gave, from before its update."""

    losses: events.LossParts
    learning_rate: float
    gradient_norm: float


class Learner:
    """A network with everything that changes while it learns."""

    def __init__(
        self,
        model: keras.Model,
        config: ModelConfig,
        spec: EfficientDetSpec,
        steps_per_epoch: int,
        *,
        freeze: str | None,
    ) -> None:
        self.model = model
        self.config = config
        self.seed = spec.tf_random_seed
        apply_freeze(model, freeze)
        trained = {canonical_name(v): v for v in model.trainable_variables}
        self._variables = list(trained.values())
        self._decayed = l2_variables(model)
        self.schedule = schedule_of(
            config, batch_size=spec.batch_size, steps_per_epoch=steps_per_epoch, epochs=spec.epochs
        )
        self.optimizer = Optimizer(trained, config.optimizer, config.momentum)
        changing = trained | _moving_statistics(model)
        self.average = MovingAverage(changing, spec.moving_average_decay) if spec.moving_average_decay else None
        self._one = tf.function(self._step, jit_compile=spec.use_xla or None, autograph=False)
        self._in_turn = tf.function(self._steps_in_turn, reduce_retracing=True, autograph=False)
        self.loss = tf.function(self._loss, reduce_retracing=True, autograph=False)

    def steps(self, batches: Sequence[Batch]) -> StepResult:
        """One step for each of `batches`, in one call of the compiled program."""
        result = self._one(batches[0]) if len(batches) == 1 else self._in_turn(stack(batches))
        total, class_loss, box_loss, iou_loss, l2, rate, norm = result.numpy().tolist()
        parts = events.LossParts(total=total, class_loss=class_loss, box_loss=box_loss, iou_loss=iou_loss, l2=l2)
        return StepResult(parts, rate, norm)

    @contextmanager
    def averaged(self) -> Iterator[None]:
        """The network with its averaged weights, for evaluation and export."""
        if self.average is None:
            yield
            return
        with self.average.swapped_in():
            yield

    def _steps_in_turn(self, batches: Batch) -> tf.Tensor:
        """A loop in the graph: to write the step out k times would take minutes to build, and k times the memory."""
        count = tf.shape(batches.images)[0]

        def body(place: tf.Tensor, _before: tf.Tensor) -> tuple[tf.Tensor, tf.Tensor]:
            return place + 1, self._one(tf.nest.map_structure(lambda part: part[place], batches))

        return tf.while_loop(lambda place, _: place < count, body, (0, tf.zeros(_FIGURES)))[1]

    def _step(self, batch: Batch) -> tf.Tensor:
        values = [v.value for v in self._variables]
        with tf.GradientTape(watch_accessed_variables=False) as tape:
            tape.watch(values)
            parts, l2 = self._parts(batch, training=True)
            total = parts.total + l2
        gradients, norm = clip(tape.gradient(total, values), self.config.clip_gradients_norm)
        before = tf.identity(self.optimizer.step)
        rate = self.schedule(before)
        self.optimizer.apply(gradients, rate)
        if self.average is not None:
            self.average.update(before)
        return tf.stack([total, parts.class_loss, parts.box_loss, parts.iou_loss, l2, rate, norm])

    def _loss(self, batch: Batch) -> tf.Tensor:
        """total, class, box, IoU and L2 loss without learning."""
        parts, l2 = self._parts(batch, training=False)
        return tf.stack([parts.total + l2, parts.class_loss, parts.box_loss, parts.iou_loss, l2])

    def _parts(self, batch: Batch, *, training: bool) -> tuple[losses.DetectionLosses, tf.Tensor]:
        seed = tf.stack([tf.cast(self.optimizer.step, tf.int32), self.seed]) if training else None
        class_outputs, box_outputs = self.model(batch.images, training=training, seed=seed)
        parts = losses.detection_loss(class_outputs, box_outputs, batch.targets, self.config)
        return parts, losses.l2_loss([v.value for v in self._decayed], self.config.weight_decay)


def _moving_statistics(model: keras.Model) -> dict[str, keras.Variable]:
    """What batch normalisation changes besides the trained weights: nothing in frozen layers."""
    norms = [layer for layer in model._flatten_layers() if isinstance(layer, BatchNorm) and layer.trainable]
    return {canonical_name(v): v for layer in norms for v in (layer.moving_mean, layer.moving_variance)}
