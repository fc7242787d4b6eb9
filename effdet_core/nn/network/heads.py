"""The class and the box network: the same separable convolutions on every level, with normalisation per level."""

from __future__ import annotations

import functools
import math

import keras
import tensorflow as tf

from effdet_core.nn.network import layers
from effdet_core.nn.network.bifpn import LEVELS
from effdet_core.nn.network.layers import Tensor

# So that a fresh network gives every anchor a score of 0.01 (Lin 2017, "Focal loss").
CLASS_BIAS = -math.log((1 - 0.01) / 0.01)


class Head(keras.layers.Layer):
    """Feature maps of all levels to raw outputs.

    kind: 'class' or 'box', the prefix of all variables. outputs: channels of the result, anchors times values.
    bias_start: of the last convolution.
    """

    def __init__(self, kind: str, filters: int, repeats: int, outputs: int, *, bias_start: float = 0.0) -> None:
        super().__init__(name=f"{kind}_net")
        start = keras.initializers.VarianceScaling
        conv = functools.partial(layers.SeparableConv, inputs=filters, initializer=start)
        with keras.name_scope(self.name):
            self.convs = [conv(f"{kind}-{i}", outputs=filters) for i in range(repeats)]
            self.norms = [
                [layers.BatchNorm(f"{kind}-{i}-bn-{level}", filters) for level in LEVELS] for i in range(repeats)
            ]
            self.predict = conv(f"{kind}-predict", outputs=outputs, bias_start=bias_start)
        self.built = True

    def call(self, levels: list[Tensor], training: bool = False) -> list[Tensor]:
        # Losses and decoding need float32 whatever the precision of the layers.
        return [
            tf.cast(self.predict(x, training=training), tf.float32) for x in self.features(levels, training=training)
        ]

    def features(self, levels: list[Tensor], training: bool = False) -> list[Tensor]:
        """What the last convolution sees, per level; the TF-Hub modules of these models return the same."""
        for conv, norms in zip(self.convs, self.norms, strict=True):
            levels = [
                tf.nn.relu6(norm(conv(x, training=training), training=training))
                for x, norm in zip(levels, norms, strict=True)
            ]
        return levels
