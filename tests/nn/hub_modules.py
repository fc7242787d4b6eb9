"""Modules as hubs hold them, built and saved here: ours with the reference's names, and one of another kind."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import tensorflow as tf

from effdet_core.hparams import model_config
from effdet_core.nn.network import build_network, canonical_name
from tests.nn import formula

Maps = tuple[list[tf.Tensor], list[tf.Tensor]]


def save(module: tf.Module, folder: Path, size: int | None, *, batch: int | None = None) -> Path:
    """Traces the call with and without training, as Keras does when it saves, and writes the SavedModel."""
    spec = tf.TensorSpec((batch, size, size, 3), tf.float32)
    for training in (True, False):
        module.__call__.get_concrete_function(spec, training=training)
    tf.saved_model.save(module, str(folder))
    return folder


class OwnFeatures(tf.Module):
    """Our network up to the heads' features, its variables named `prefix` + canonical name."""

    def __init__(self, size: int | None, prefix: str = "", *, scale: float = 1.0) -> None:
        super().__init__()
        network = build_network(model_config("efficientdet-lite0", {"image_size": size or 64}), 3)
        formula.fill(network)
        # Behind a function, so that the file holds the variables below and not Keras' own beside them.
        self._network = lambda: network
        kept = [v for v in network.weights if "-predict/" not in canonical_name(v)]
        # In another order than ours, as in the real ones.
        self.held = [_renamed(v, prefix) for v in reversed(kept)]
        self._scale = scale

    @tf.function(autograph=False)
    def __call__(self, images: tf.Tensor, training: bool = False) -> Maps:
        class_maps, box_maps = self._network().head_features(images, training=training)
        return [x * self._scale for x in class_maps], [x * self._scale for x in box_maps]


def _renamed(variable: Any, prefix: str) -> tf.Variable:
    """The Keras variable now holds a TensorFlow variable of that name."""
    name = prefix + canonical_name(variable)
    held = tf.Variable(variable.value, trainable=variable.trainable, name=name)
    variable._value = held
    return held


class Foreign(tf.Module):
    """Another architecture with the same call: strided convolutions, normalisation, dropout while training."""

    def __init__(self, channels: int = 16) -> None:
        super().__init__()
        draws = np.random.default_rng(3)
        sides = [3, 8, 12, *[channels] * 5]
        self.kernels = [
            tf.Variable(
                draws.normal(0, (2 / (9 * a)) ** 0.5, (3, 3, a, b)).astype(np.float32), name=f"net/conv_{i}/kernel"
            )
            for i, (a, b) in enumerate(pairwise(sides))
        ]
        self.gammas = [tf.Variable(tf.ones(b), name="net/norm/gamma") for b in sides[1:]]
        self.betas = [tf.Variable(tf.zeros(b), name="net/norm/beta") for b in sides[1:]]
        self.means = [tf.Variable(tf.zeros(b), trainable=False, name="net/norm/moving_mean") for b in sides[1:]]
        self.variances = [tf.Variable(tf.ones(b), trainable=False, name="net/norm/moving_variance") for b in sides[1:]]

    @tf.function(autograph=False)
    def __call__(self, images: tf.Tensor, training: bool = False) -> Maps:
        x, maps = images, []
        for i, kernel in enumerate(self.kernels):
            x = tf.nn.relu6(self._normalised(tf.nn.conv2d(x, kernel, 2, "SAME"), i, training))
            maps.append(x)
        if training:
            maps = [tf.nn.dropout(x, 0.2) for x in maps]
        return [tf.nn.relu(x) for x in maps[2:]], maps[2:]

    def _normalised(self, x: tf.Tensor, i: int, training: bool) -> tf.Tensor:
        mean, variance = self.means[i], self.variances[i]
        if training:
            now_mean, now_variance = tf.nn.moments(x, (0, 1, 2))
            mean.assign(0.9 * mean + 0.1 * now_mean)
            variance.assign(0.9 * variance + 0.1 * now_variance)
            mean, variance = now_mean, now_variance
        return tf.nn.batch_normalization(x, mean, variance, self.betas[i], self.gammas[i], 1e-3)
