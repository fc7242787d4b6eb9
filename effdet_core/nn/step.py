"""One training step, compiled: losses, gradients, clipping, update, averaging.

On several replicas each learns from its rows of the batch; then all agree on the mean of gradients and of what batch
normalisation measured, and take the same step. So every copy of a variable is always the same (docs/adr/0005).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any, NamedTuple

import keras
import tensorflow as tf

from effdet_core import events
from effdet_core.hparams import ModelConfig
from effdet_core.nn import losses
from effdet_core.nn.ema import MovingAverage
from effdet_core.nn.input_pipeline import Batch, stack
from effdet_core.nn.network import canonical_name, layers
from effdet_core.nn.network.detector import Outputs
from effdet_core.nn.normaliser import MovingNormaliser
from effdet_core.nn.optimizer import Optimizer, clip, mean_over_replicas
from effdet_core.nn.precision import LossScale
from effdet_core.nn.schedule import schedule_of
from effdet_core.nn.statistics import Statistics, moving_statistics
from effdet_core.nn.strategy import Machines, one_device
from effdet_core.nn.weights import checkpoint
from effdet_core.nn.weights.freeze import apply_freeze, configure_normalisation, l2_variables
from effdet_core.spec import EfficientDetSpec

_FIGURES = (7,)
"""Shape of what a step gives."""


class StepResult(NamedTuple):
    """What a step gave, from before its update."""

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
        machines: Machines | None = None,
        evaluated: keras.Model | None = None,
    ) -> None:
        """evaluated: a second network to evaluate here with, where the learning one is far away."""
        self.model = model
        self.evaluated = evaluated or model
        self.config = config
        self.seed = spec.tf_random_seed
        self.machines = machines or one_device()
        for network in (model, self.evaluated):
            apply_freeze(network, freeze)
            configure_normalisation(network, config)
        self.schedule = schedule_of(
            config, batch_size=spec.batch_size, steps_per_epoch=steps_per_epoch, epochs=spec.epochs
        )
        self._measuring = Statistics(self.evaluated)
        self._static_shapes = spec.use_xla or self.machines.far
        self._collect_variables(spec.moving_average_decay)
        self._compile(use_xla=spec.use_xla)

    def _collect_variables(self, decay: float) -> None:
        trained = {canonical_name(v): v for v in self.model.trainable_variables}
        statistics = moving_statistics(self.model)
        self._variables, self._statistics = list(trained.values()), list(statistics.values())
        self._decayed = l2_variables(self.model)
        with self.machines.scope():
            self.optimizer = Optimizer(trained, self.config.optimizer, self.config.momentum)
            self.average = MovingAverage(trained | statistics, decay) if decay else None
            momentum = self.config.positives_momentum
            self.normaliser = None if momentum is None else MovingNormaliser(momentum)
            self.loss_scale = LossScale.of(self.config, self.model.dtype_policy.name)

    def _compile(self, *, use_xla: bool) -> None:
        """XLA takes the step as a whole, or of several replicas all but what they tell each other."""
        whole = use_xla and self.machines.replicas == 1
        self.gradients = _with_xla(self._gradients) if use_xla and not whole else self._gradients
        self.step = _with_xla(self._step) if whole else self._step
        self._several = tf.function(self._steps_everywhere, autograph=False)
        self._in_turn = tf.function(self._steps_in_turn, reduce_retracing=True, autograph=False)
        self.loss = tf.function(self._loss, reduce_retracing=True, autograph=False)

    def steps(self, batches: Sequence[Batch]) -> list[StepResult]:
        """One step for each of `batches`, in one call of the compiled program."""
        if self.machines.alone and len(batches) > 1:
            figures = self._in_turn(stack(batches))
        else:
            figures = self._several([self.machines.feed(batch) for batch in batches])
        return [_result_of(row) for row in figures.numpy().tolist()]

    @contextmanager
    def as_evaluated(self, batches: Iterable[Batch]) -> Iterator[None]:
        """Within the block `evaluated` as it is judged and kept; afterwards the network as it learns.

        Its weights are the averaged ones if there are any, its statistics are measured on `batches` (docs/adr/0410).
        """
        with self._averaged(), self._measuring.measured(batch.images for batch in batches):
            yield

    @contextmanager
    def _averaged(self) -> Iterator[None]:
        averages = {} if self.average is None else self.average.state()
        if self.evaluated is not self.model:
            checkpoint.assign(self.evaluated, checkpoint.arrays_of(self.model) | averages)
        elif self.average is not None:
            with self.average.swapped_in():
                yield
            return
        yield

    def _steps_everywhere(self, batches: list[Batch]) -> tf.Tensor:
        strategy = self.machines.strategy
        results = [strategy.run(self.step, args=(batch,)) for batch in batches]
        return tf.stack([strategy.experimental_local_results(result)[0] for result in results])

    def _steps_in_turn(self, batches: Batch) -> tf.Tensor:
        """A loop in the graph: to write the step out k times would take minutes to build, and k times the memory."""
        count = tf.shape(batches.images)[0]

        def body(place: tf.Tensor, before: tf.TensorArray) -> tuple[tf.Tensor, tf.TensorArray]:
            row = self._several([tf.nest.map_structure(lambda part: part[place], batches)])[0]
            return place + 1, before.write(place, row)

        rows = tf.TensorArray(tf.float32, count, element_shape=_FIGURES)
        return tf.while_loop(lambda place, _: place < count, body, (0, rows))[1].stack()

    def _step(self, batch: Batch) -> tf.Tensor:
        """What one replica does; the result is the same on all of them."""
        gradients, parts = self.gradients(batch, self._normaliser(batch))
        gradients, parts = self._agreed(gradients, parts)
        gradients, norm = clip(gradients, self.config.clip_gradients_norm)
        before = tf.identity(self.optimizer.step)
        rate = self.schedule(before)
        norm = self._moved(gradients, norm, rate, before)
        return tf.concat([parts, tf.stack([rate, norm])], axis=0)

    def _moved(self, gradients: Sequence[tf.Tensor], norm: tf.Tensor, rate: tf.Tensor, before: tf.Tensor) -> tf.Tensor:
        """Updates, or under a dynamic loss scale only counts a step whose gradients are not finite; gives the norm."""

        def update() -> tf.Tensor:
            self.optimizer.apply(gradients, rate)
            if self.average is not None:
                self.average.update(before)
            return norm

        def skip() -> tf.Tensor:
            self.optimizer.skip()
            return tf.zeros_like(norm)

        if self.loss_scale is None or not self.loss_scale.dynamic:
            return update()
        finite = tf.math.is_finite(norm)
        moved = tf.cond(finite, update, skip)
        self.loss_scale.follow(finite)
        return moved

    def _normaliser(self, batch: Batch) -> tf.Tensor:
        """The usual one over all replicas, in shares: then the mean of their losses is the loss of the whole batch."""
        share = tf.reduce_sum(batch.targets.num_positives) + 1 / self.machines.replicas
        share = mean_over_replicas([share])[0]
        return share if self.normaliser is None else self.normaliser.follow(share)

    def _gradients(self, batch: Batch, normaliser: tf.Tensor) -> tuple[list[tf.Tensor], tf.Tensor]:
        """Of the trained variables, and [total, class, box, IoU, L2 loss], before the update."""
        scale = None if self.loss_scale is None else tf.convert_to_tensor(self.loss_scale.scale)
        values = [v.value for v in self._variables]
        with tf.GradientTape(watch_accessed_variables=False) as tape:
            tape.watch(values)
            seed = tf.stack([tf.cast(self.optimizer.step, tf.int32), self.seed])
            outputs = self.model(batch.images, training=True, seed=seed)
            parts = self._parts(outputs, batch, self._decayed, normaliser)
            target = parts[0] if scale is None else parts[0] * scale
        # A foreign module may own variables that training does not reach.
        gradients = tape.gradient(target, values, unconnected_gradients=tf.UnconnectedGradients.ZERO)
        return gradients if scale is None else [g / scale for g in gradients], tf.stack(parts)

    def _agreed(self, gradients: list[tf.Tensor], parts: tf.Tensor) -> tuple[list[tf.Tensor], tf.Tensor]:
        """Means over the replicas, and batch normalisation's statistics made the same on all of them."""
        if self.machines.replicas == 1:
            return gradients, parts
        measured = [tf.convert_to_tensor(v.value) for v in self._statistics]
        *means, parts = mean_over_replicas([*gradients, *measured, parts])
        for variable, mean in zip(self._statistics, means[len(gradients) :], strict=True):
            layers.assign_here(variable, mean)
        return means[: len(gradients)], parts

    def _loss(self, batch: Batch) -> tf.Tensor:
        """total, class, box, IoU and L2 loss of `evaluated`."""
        decayed = l2_variables(self.evaluated)
        return tf.stack(self._parts(self.evaluated(batch.images, training=False), batch, decayed))

    def _parts(
        self, outputs: Outputs, batch: Batch, decayed: list[keras.Variable], normaliser: tf.Tensor | None = None
    ) -> list[tf.Tensor]:
        parts = losses.detection_loss(
            *outputs, batch.targets, self.config, normaliser, static_shapes=self._static_shapes
        )
        l2 = losses.l2_loss([v.value for v in decayed], self.config.weight_decay)
        return [parts.total + l2, parts.class_loss, parts.box_loss, parts.iou_loss, l2]


def _result_of(figures: list[float]) -> StepResult:
    total, class_loss, box_loss, iou_loss, l2, rate, norm = figures
    parts = events.LossParts(total=total, class_loss=class_loss, box_loss=box_loss, iou_loss=iou_loss, l2=l2)
    return StepResult(parts, rate, norm)


def _with_xla(function: Callable[..., Any]) -> Any:
    return tf.function(function, jit_compile=True, autograph=False)
