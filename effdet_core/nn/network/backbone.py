"""EfficientNet-Lite without its classifier: relu6, no squeeze-and-excitation, stem and last stage never scaled.

Tan and Le, "EfficientNet", 2019; the Lite variants are TensorFlow's (tpu repository, efficientnet/lite).
"""

from __future__ import annotations

import functools
import math
from collections.abc import Callable
from dataclasses import dataclass, replace

import keras
import tensorflow as tf

from effdet_core.nn.network import layers
from effdet_core.nn.network.layers import ActivationFunction, Tensor

STEM_CHANNELS = 32
SURVIVAL_PROBABILITY = 0.8


@dataclass(frozen=True, slots=True)
class Stage:
    """Some blocks in a row; the first has the stride and changes the number of channels from inputs to outputs."""

    repeats: int
    kernel_size: int
    stride: int
    expansion: int
    inputs: int
    outputs: int


_B0 = (
    Stage(1, 3, 1, 1, 32, 16),
    Stage(2, 3, 2, 6, 16, 24),
    Stage(2, 5, 2, 6, 24, 40),
    Stage(3, 3, 2, 6, 40, 80),
    Stage(3, 5, 1, 6, 80, 112),
    Stage(4, 5, 2, 6, 112, 192),
    Stage(1, 3, 1, 6, 192, 320),
)

_WIDTH_DEPTH = {
    "efficientnet-lite0": (1.0, 1.0),
    "efficientnet-lite1": (1.0, 1.1),
    "efficientnet-lite2": (1.1, 1.2),
    "efficientnet-lite3": (1.2, 1.4),
    "efficientnet-lite4": (1.4, 1.8),
}
NAMES = tuple(_WIDTH_DEPTH)


@dataclass(frozen=True, slots=True)
class BlockSpec:
    """One inverted bottleneck. keep_probability: of its residual branch while training."""

    kernel_size: int
    stride: int
    expansion: int
    inputs: int
    outputs: int
    keep_probability: float

    @property
    def has_residual(self) -> bool:
        """Whether input and output have the same shape and are added."""
        return self.stride == 1 and self.inputs == self.outputs


def block_specs(name: str, survival_probability: float = SURVIVAL_PROBABILITY) -> tuple[BlockSpec, ...]:
    """The blocks of a backbone in order; keep probabilities fall linearly from 1 towards `survival_probability`."""
    width, depth = _WIDTH_DEPTH[name]
    blocks = [spec for i, stage in enumerate(_B0) for spec in _blocks_of(_scaled(stage, width, depth, i))]
    drop = (1 - survival_probability) / len(blocks)
    return tuple(replace(spec, keep_probability=1 - drop * i) for i, spec in enumerate(blocks))


def _scaled(stage: Stage, width: float, depth: float, index: int) -> Stage:
    ends = index in (0, len(_B0) - 1)
    return replace(
        stage,
        repeats=stage.repeats if ends else math.ceil(stage.repeats * depth),
        inputs=STEM_CHANNELS if index == 0 else _round_channels(stage.inputs * width),
        outputs=_round_channels(stage.outputs * width),
    )


def _round_channels(channels: float) -> int:
    """To the nearest multiple of 8, but never more than a tenth below."""
    rounded = max(8, int(channels + 4) // 8 * 8)
    return rounded + 8 if rounded < 0.9 * channels else rounded


def _blocks_of(stage: Stage) -> list[BlockSpec]:
    first = BlockSpec(stage.kernel_size, stage.stride, stage.expansion, stage.inputs, stage.outputs, 1.0)
    return [first] + [replace(first, stride=1, inputs=stage.outputs)] * (stage.repeats - 1)


class Block(keras.layers.Layer):
    """Inverted bottleneck: expand by 1x1 (unless the expansion is 1), depthwise, project by 1x1, add the input."""

    def __init__(self, name: str, spec: BlockSpec, activate: ActivationFunction) -> None:
        super().__init__(name=name)
        self.spec = spec
        self.activate = activate
        with keras.name_scope(name):
            self._build_layers(spec)
        self.built = True

    def _build_layers(self, spec: BlockSpec) -> None:
        wide = spec.inputs * spec.expansion
        expands = spec.expansion != 1
        norms = ["tpu_batch_normalization", "tpu_batch_normalization_1", "tpu_batch_normalization_2"]
        self.expand = layers.Conv("conv2d", spec.inputs, wide, initializer=he_fan_out(wide)) if expands else None
        self.expand_norm = layers.BatchNorm(norms.pop(0), wide) if expands else None
        self.depthwise = layers.Depthwise(
            "depthwise_conv2d",
            wide,
            size=spec.kernel_size,
            stride=spec.stride,
            initializer=he_fan_out(spec.kernel_size**2),
        )
        self.depthwise_norm = layers.BatchNorm(norms.pop(0), wide)
        project = "conv2d_1" if expands else "conv2d"
        self.project = layers.Conv(project, wide, spec.outputs, initializer=he_fan_out(spec.outputs))
        self.project_norm = layers.BatchNorm(norms.pop(0), spec.outputs)

    def call(self, x: Tensor, training: bool = False, draw: Tensor | None = None) -> Tensor:
        y = x
        if self.expand is not None and self.expand_norm is not None:
            y = self.activate(self.expand_norm(self.expand(y, training=training), training=training))
        y = self.activate(self.depthwise_norm(self.depthwise(y), training=training))
        y = self.project_norm(self.project(y, training=training), training=training)
        if not self.spec.has_residual:
            return y
        if training and self.trainable and self.spec.keep_probability < 1:
            y = layers.drop_path(y, self.spec.keep_probability, draw)
        return y + x


class Stem(keras.layers.Layer):
    """The first convolution, 3x3 with stride 2."""

    def __init__(self, activate: ActivationFunction) -> None:
        super().__init__(name="stem")
        self.activate = activate
        with keras.name_scope(self.name):
            start = he_fan_out(9 * STEM_CHANNELS)
            self.conv = layers.Conv("conv2d", 3, STEM_CHANNELS, size=3, stride=2, initializer=start)
            self.norm = layers.BatchNorm("tpu_batch_normalization", STEM_CHANNELS)
        self.built = True

    def call(self, x: Tensor, training: bool = False) -> Tensor:
        return self.activate(self.norm(self.conv(x), training=training))


class Backbone(keras.layers.Layer):
    """Pictures [B, H, W, 3], (pixel - 127) / 128, to feature maps of levels `min_level` … 5; level n has stride 2^n.

    saves_memory: compute each block again for its gradient instead of keeping what it computed.
    """

    def __init__(
        self,
        name: str,
        survival_probability: float,
        *,
        activate: ActivationFunction = tf.nn.relu6,
        min_level: int = 3,
        saves_memory: bool = False,
    ) -> None:
        super().__init__(name=name)
        specs = block_specs(name, survival_probability)
        with keras.name_scope(name):
            self.blocks = [Block(f"blocks_{i}", spec, activate) for i, spec in enumerate(specs)]
            self.stem = Stem(activate)
        self._ends = _ends(specs)[min_level - 1 :]
        self.channels = tuple(specs[i].outputs for i in self._ends)
        self._saves_memory = saves_memory
        self.built = True

    def call(self, images: Tensor, training: bool = False, seed: Tensor | None = None) -> list[Tensor]:
        x = self.stem(images, training=training)
        draws = path_draws(tf.shape(images)[0], len(self.blocks), seed) if training and self.trainable else None
        outputs = []
        for i, block in enumerate(self.blocks):
            call: Callable[[Tensor], Tensor] = functools.partial(
                block.__call__, training=training, draw=None if draws is None else draws[i]
            )
            x = (layers.computed_again(call) if draws is not None and self._saves_memory else call)(x)
            outputs.append(x)
        return [outputs[i] for i in self._ends]


def path_draws(batch: Tensor, blocks: int, seed: Tensor | None) -> list[Tensor]:
    """A uniform number for every block and picture, [batch, 1, 1, 1] each.

    A replica takes its share of the draws for the whole batch, so that several do what one device would.
    """
    replica = tf.distribute.get_replica_context()
    replicas = 1 if replica is None else replica.num_replicas_in_sync
    shape = (blocks, batch * replicas, 1, 1, 1)
    draws = tf.random.uniform(shape) if seed is None else _repeatable(shape, seed)
    if replicas > 1:
        draws = tf.slice(draws, [0, replica.replica_id_in_sync_group * batch, 0, 0, 0], [blocks, batch, 1, 1, 1])
    return tf.unstack(draws)


def _repeatable(shape: tuple[Tensor | int, ...], seed: Tensor) -> Tensor:
    """Uniform numbers in [0, 1) that XLA draws alike: it gives the same bits, but makes other fractions of them."""
    bits = tf.random.stateless_uniform(shape, seed, minval=None, maxval=None, dtype=tf.uint32, alg="philox")
    return tf.cast(tf.bitwise.bitwise_and(bits, 2**23 - 1), tf.float32) / 2**23


def _ends(specs: tuple[BlockSpec, ...]) -> list[int]:
    """Positions of the last blocks of levels 1 … 5."""
    before_strides = [i - 1 for i, spec in enumerate(specs) if spec.stride == 2]
    return [*before_strides, len(specs) - 1]


def he_fan_out(fan_out: int) -> keras.initializers.Initializer:
    """Normal with variance 2 / fan_out."""
    return keras.initializers.RandomNormal(stddev=math.sqrt(2 / fan_out))
