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
from effdet_core.nn.input_pipeline import Batch
from effdet_core.nn.network import canonical_name
from effdet_core.nn.network.layers import BatchNorm
from effdet_core.nn.network.wrapped import ModuleLayer
from effdet_core.nn.optimizer import Optimizer, clip
from effdet_core.nn.schedule import schedule_of
from effdet_core.nn.weights.freeze import apply_freeze, l2_variables
from effdet_core.spec import EfficientDetSpec


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
        step = tf.function(self._step, jit_compile=True, autograph=False) if spec.use_xla else self._step
        self._several = tf.function(lambda batches: [step(batch) for batch in batches][-1], autograph=False)
        self.loss = tf.function(self._loss, reduce_retracing=True, autograph=False)

    def steps(self, batches: Sequence[Batch]) -> StepResult:
        """One step for each of `batches`, in one call of the compiled program."""
        total, class_loss, box_loss, iou_loss, l2, rate, norm = self._several(list(batches)).numpy().tolist()
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

    def _step(self, batch: Batch) -> tf.Tensor:
        values = [v.value for v in self._variables]
        with tf.GradientTape(watch_accessed_variables=False) as tape:
            tape.watch(values)
            parts, l2 = self._parts(batch, training=True)
            total = parts.total + l2
        # A foreign module may own variables that training does not reach.
        gradients = tape.gradient(total, values, unconnected_gradients=tf.UnconnectedGradients.ZERO)
        gradients, norm = clip(gradients, self.config.clip_gradients_norm)
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
    learning = [layer for layer in model._flatten_layers() if layer.trainable]
    norms = [layer for layer in learning if isinstance(layer, BatchNorm)]
    found = [v for layer in norms for v in (layer.moving_mean, layer.moving_variance)]
    found += [v for layer in learning if isinstance(layer, ModuleLayer) for v in layer.statistics]
    return {canonical_name(v): v for v in found}
