"""A network around a foreign module: its features, our last convolutions."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from contextlib import ExitStack
from typing import Any, Protocol

import keras
import tensorflow as tf

from effdet_core.hparams import ModelConfig
from effdet_core.nn.network.bifpn import Size
from effdet_core.nn.network.detector import Outputs
from effdet_core.nn.network.heads import CLASS_BIAS, Head
from effdet_core.nn.network.layers import Tensor


class Features(Protocol):
    """A call from images [B, H, W, 3] to five class and five box feature maps."""

    def __call__(self, images: Tensor, *, training: bool) -> Outputs:
        """The feature maps [B, h, w, channels] of levels 3 … 7."""


class ModuleLayer(keras.layers.Layer):
    """The module itself, its variables under their canonical names.

    While anything in it learns it runs in its own training mode as a whole: one call cannot train one part of it and
    spare another. Once all of it is frozen it runs in inference mode, like any frozen layer.
    """

    def __init__(self, features: Features, variables: Mapping[str, tf.Variable], sizes: Iterable[Size]) -> None:
        super().__init__(name="module", autocast=False)
        self._features = features
        self._sizes = tuple(sizes)
        adopted = [_adopted(name, variable) for name, variable in variables.items()]
        self.learned = [v for v in adopted if v.trainable]
        self.others = [v for v in adopted if not v.trainable]
        self.built = True

    @property
    def statistics(self) -> list[keras.Variable]:
        """What its normalisation moves while it trains."""
        return [v for v in self.others if v.dtype == "float32"]

    def call(self, images: Tensor, training: bool = False) -> Outputs:
        found = self._features(images, training=bool(training and self.trainable))
        class_maps, box_maps = (
            [self._sized(x, size) for x, size in zip(maps, self._sizes, strict=True)] for maps in found
        )
        return class_maps, box_maps

    def _sized(self, x: Tensor, size: Size) -> Tensor:
        """What a saved function forgets of a shape, and what it would break if it were not so."""
        return tf.ensure_shape(x, (None, *size, x.shape[-1]))


class ModuleNetwork(keras.Model):
    """Called like `EfficientDet`; a last convolution for classes and one for boxes are ours and start afresh.

    sizes: (height, width) of levels 3 … 7. channels: of the class and of the box feature maps. `seed` is not used:
    a saved module draws as it was saved.
    """

    def __init__(
        self,
        features: Features,
        variables: Mapping[str, tf.Variable],
        config: ModelConfig,
        num_classes: int,
        *,
        sizes: Iterable[Size],
        channels: tuple[int, int],
    ) -> None:
        super().__init__(name=config.name)
        anchors = config.num_scales * len(config.aspect_ratios)
        self.module = ModuleLayer(features, variables, sizes)
        self.class_net = Head("class", channels[0], 0, anchors * num_classes, bias_start=CLASS_BIAS)
        self.box_net = Head("box", channels[1], 0, anchors * 4)
        self.num_classes = num_classes
        self.built = True

    def call(self, images: Tensor, training: bool = False, seed: Tensor | None = None) -> Outputs:
        class_maps, box_maps = self.module(images, training=training)
        return self.class_net(class_maps, training=training), self.box_net(box_maps, training=training)


def _adopted(name: str, variable: tf.Variable) -> keras.Variable:
    """A Keras variable that holds `variable` itself, so that what trains it changes the module."""
    *scopes, last = name.split("/")
    with ExitStack() as scope:
        for part in filter(None, scopes):
            scope.enter_context(keras.name_scope(part))
        return _Adopted(variable, name=last)


class _Adopted(keras.Variable):
    def __init__(self, variable: tf.Variable, *, name: str) -> None:
        dtype = variable.dtype.name
        self._given = variable
        super().__init__(
            lambda shape, dtype: None,
            shape=variable.shape,
            dtype=dtype,
            trainable=variable.trainable,
            autocast=False,
            name=name,
        )

    def _initialize_with_initializer(self, initializer: Any) -> None:
        self._value = self._given
