"""The class and the box network: the same convolutions on every level, with normalisation per level."""

from __future__ import annotations

import math

import keras
import tensorflow as tf

from effdet_core.nn.network import layers
from effdet_core.nn.network.backbone import path_draws
from effdet_core.nn.network.layers import ActivationFunction, Tensor

# So that a fresh network gives every anchor a score of 0.01 (Lin 2017, "Focal loss").
CLASS_BIAS = -math.log((1 - 0.01) / 0.01)
LEVELS = range(3, 8)
"""Of all published models."""


class Head(keras.layers.Layer):
    """Feature maps of all levels to raw outputs.

    kind: 'class' or 'box', the prefix of all variables. outputs: channels of the result, anchors times values.
    survival: with one, every convolution but the first adds its input to its output, and while training is left out
    with the rest of that probability. bias_start: of the last convolution.
    """

    def __init__(
        self,
        kind: str,
        filters: int,
        repeats: int,
        outputs: int,
        *,
        levels: range = LEVELS,
        activate: ActivationFunction = tf.nn.relu6,
        separable: bool = True,
        survival: float | None = None,
        bias_start: float = 0.0,
    ) -> None:
        super().__init__(name=f"{kind}_net")
        self._activate, self._survival = activate, survival
        start = keras.initializers.VarianceScaling

        def conv(name: str, channels: int, bias: float) -> keras.layers.Layer:
            return layers.spatial_conv(name, filters, channels, separable=separable, initializer=start, bias_start=bias)

        with keras.name_scope(self.name):
            self.convs = [conv(f"{kind}-{i}", filters, 0.0) for i in range(repeats)]
            self.norms = [
                [layers.BatchNorm(f"{kind}-{i}-bn-{level}", filters) for level in levels] for i in range(repeats)
            ]
            self.predict = conv(f"{kind}-predict", outputs, bias_start)
        self.built = True

    def call(self, levels: list[Tensor], training: bool = False, seed: Tensor | None = None) -> list[Tensor]:
        # Losses and decoding need float32 whatever the precision of the layers.
        return [
            tf.cast(self.predict(x, training=training), tf.float32)
            for x in self.features(levels, training=training, seed=seed)
        ]

    def features(self, levels: list[Tensor], training: bool = False, seed: Tensor | None = None) -> list[Tensor]:
        """What the last convolution sees, per level; the TF-Hub modules of these models return the same."""
        for i, (conv, norms) in enumerate(zip(self.convs, self.norms, strict=True)):
            after = [
                self._activate(norm(conv(x, training=training), training=training))
                for x, norm in zip(levels, norms, strict=True)
            ]
            if i and self._survival is not None:
                after = self._with_shortcuts(levels, after, i, training, seed)
            levels = after
        return levels

    def _with_shortcuts(
        self, before: list[Tensor], after: list[Tensor], layer: int, training: bool, seed: Tensor | None
    ) -> list[Tensor]:
        assert self._survival is not None
        if training and self.trainable and self._survival < 1:
            own = None if seed is None else seed + tf.constant([0, layer], seed.dtype)
            draws = path_draws(tf.shape(after[0])[0], len(after), own)
            after = [layers.drop_path(x, self._survival, draw) for x, draw in zip(after, draws, strict=True)]
        return [x + y for x, y in zip(before, after, strict=True)]
