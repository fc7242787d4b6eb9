"""Measuring batch normalisation anew for the weights that are evaluated (Wu and Johnson 2021, "precise BN").

Moving statistics trail the weights by about a hundred steps, and averaged weights are ones that no step ever ran
with. Short trainings end before the statistics have caught up; a look at some pictures is cheap and exact.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager

import keras
import numpy as np
import tensorflow as tf

from effdet_core.nn.network import canonical_name
from effdet_core.nn.network.layers import BatchNorm
from effdet_core.nn.network.wrapped import ModuleLayer
from effdet_core.nn.optimizer import State, assign_values, values_of

PICTURES = 160
"""Pictures that are looked at; with a batch of 8 these are 20 batches."""

_MEAN, _VARIANCE = "moving_mean", "moving_variance"


def learning_norms(model: keras.Model) -> list[BatchNorm]:
    """The normalisation layers that still measure; those of a frozen part keep the statistics that they came with."""
    norms = [layer for layer in model._flatten_layers() if isinstance(layer, BatchNorm)]
    return [layer for layer in norms if layer.trainable and layer.measures]


def moving_statistics(model: keras.Model) -> dict[str, keras.Variable]:
    """What batch normalisation changes besides the trained weights, by canonical name: nothing in frozen layers."""
    found = _of(learning_norms(model))
    modules = [layer for layer in model._flatten_layers() if isinstance(layer, ModuleLayer) and layer.trainable]
    return found | {canonical_name(v): v for layer in modules for v in layer.statistics}


def _of(norms: Iterable[BatchNorm]) -> dict[str, keras.Variable]:
    return {canonical_name(v): v for layer in norms for v in (layer.moving_mean, layer.moving_variance)}


class Statistics:
    """The moving statistics of a network, and how to measure them with the weights that it has now.

    Those inside of a foreign module are its own business and stay as its training moved them.
    """

    def __init__(self, model: keras.Model) -> None:
        self._model = model
        self._norms = learning_norms(model)
        self._variables = _of(self._norms)
        self._look = tf.function(self._looked, reduce_retracing=True, autograph=False)

    @contextmanager
    def measured(self, batches: Iterable[tf.Tensor]) -> Iterator[None]:
        """Within the block the statistics are those of `batches` of images; afterwards what they were before."""
        before = values_of(self._variables)
        try:
            if self._norms:
                assign_values(self._variables, self._over(batches))
            yield
        finally:
            assign_values(self._variables, before)

    def _over(self, batches: Iterable[tf.Tensor]) -> State:
        found = []
        for images in batches:
            self._look(images)
            found.append(values_of(self._variables))
        return {name: _together(name, found) for name in self._variables}

    def _looked(self, images: tf.Tensor) -> None:
        """Leaves the statistics of this one batch in the variables. The momentum is fixed when this is traced."""
        for layer in self._norms:
            layer.momentum = 0.0
        try:
            self._model(images, training=True, seed=tf.zeros([2], tf.int32))
        finally:
            for layer in self._norms:
                layer.momentum = BatchNorm.momentum


def _together(name: str, found: Sequence[Mapping[str, np.ndarray]]) -> np.ndarray:
    """The mean of means; for a variance also what the means of the batches differ by (law of total variance)."""
    mean = np.mean([values[name] for values in found], axis=0)
    if not name.endswith(_VARIANCE):
        return mean
    means = [values[name.removesuffix(_VARIANCE) + _MEAN] for values in found]
    return np.asarray(mean + np.var(means, axis=0), np.float32)
