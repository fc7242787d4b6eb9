"""The feature pyramid: coarser levels, then weighted top-down and bottom-up fusion (Tan 2020, "EfficientDet")."""

from __future__ import annotations

import functools
from dataclasses import dataclass

import keras
import tensorflow as tf

from effdet_core.hparams import ModelConfig
from effdet_core.nn.network import layers
from effdet_core.nn.network.layers import ActivationFunction, Tensor

Size = tuple[int, int]
BACKBONE_TOP = 5
"""The coarsest level of a backbone; those above are pooled from it."""
FUSION_EPSILON = 1e-4


@dataclass(frozen=True, slots=True)
class Node:
    """One fused feature: `inputs` are positions in the list of the cell's inputs followed by its earlier nodes."""

    level: int
    inputs: tuple[int, ...]


def cell_nodes(levels: range) -> tuple[Node, ...]:
    """Top-down from the last level but one, then bottom-up from the second, with all earlier ones of the level."""
    seen = {level: [i] for i, level in enumerate(levels)}
    nodes: list[Node] = []

    def add(level: int, inputs: tuple[int, ...]) -> None:
        nodes.append(Node(level, inputs))
        seen[level].append(len(levels) + len(nodes) - 1)

    for level in reversed(levels[:-1]):
        add(level, (seen[level][-1], seen[level + 1][-1]))
    for level in levels[1:]:
        add(level, (*seen[level], seen[level - 1][-1]))
    return tuple(nodes)


@dataclass(frozen=True, slots=True, kw_only=True)
class Fusion:
    """What all cells of a pyramid share; the names of its parts are those of the hparams."""

    levels: range
    nodes: tuple[Node, ...]
    filters: int
    activate: ActivationFunction
    weight_method: str
    separable_conv: bool
    apply_bn_for_resampling: bool
    conv_after_downsample: bool
    conv_bn_act_pattern: bool

    @classmethod
    def of(cls, config: ModelConfig) -> Fusion:
        """The pyramid of a configuration."""
        levels, own = range(config.min_level, config.max_level + 1), config.fpn_config
        nodes = tuple(Node(n["feat_level"], tuple(n["inputs_offsets"])) for n in own["nodes"]) if own else None
        return cls(
            levels=levels,
            nodes=nodes or cell_nodes(levels),
            filters=config.fpn_num_filters,
            activate=layers.activation(config.act_type),
            weight_method=(own or {}).get("weight_method") or config.fpn_weight_method or "fastattn",
            separable_conv=config.separable_conv,
            apply_bn_for_resampling=config.apply_bn_for_resampling,
            conv_after_downsample=config.conv_after_downsample,
            conv_bn_act_pattern=config.conv_bn_act_pattern,
        )


def half(size: Size) -> Size:
    """The size of the next level: half, rounded up."""
    return (size[0] + 1) // 2, (size[1] + 1) // 2


class Resample(keras.layers.Layer):
    """Brings a feature to the pyramid's channels (1x1 convolution where they differ) and to a level's size."""

    def __init__(self, name: str, inputs: int, fusion: Fusion) -> None:
        super().__init__(name=name)
        filters = fusion.filters
        widens = inputs != filters
        self._shrinks_first = fusion.conv_after_downsample
        with keras.name_scope(name):
            self.conv = layers.Conv("conv2d", inputs, filters, bias=True) if widens else None
            self.norm = layers.BatchNorm("bn", filters) if widens and fusion.apply_bn_for_resampling else None
        self.built = True

    def call(self, x: Tensor, size: Size = (1, 1), training: bool = False) -> Tensor:
        shrinks = size[0] < x.shape[1] or size[1] < x.shape[2]
        if shrinks and self._shrinks_first:
            return self._widened(layers.max_pool_to(x, size), training)
        x = self._widened(x, training)
        if size == tuple(x.shape[1:3]):
            return x
        return layers.max_pool_to(x, size) if shrinks else layers.upsample_to(x, size, training=training)

    def _widened(self, x: Tensor, training: bool) -> Tensor:
        if self.conv is not None:
            x = self.conv(x, training=training)
        return x if self.norm is None else self.norm(x, training=training)


def weighed(features: list[Tensor], edges: list[Tensor], method: str) -> Tensor:
    """The sum of features of one shape, each times its share; plain without `edges`, the learned weights.

    attn: shares by softmax. fastattn: weights cut at 0, over their sum. With channel_ before, a weight is a vector of
    channels instead of a number.
    """
    # Not add_n: exported files can neither quantise nor delegate it.
    if not edges:
        return functools.reduce(tf.add, features)
    if method.endswith("fastattn"):
        positive = [tf.nn.relu(edge) for edge in edges]
        whole = functools.reduce(tf.add, positive) + FUSION_EPSILON
        shares = [edge / whole for edge in positive]
    else:
        shares = tf.unstack(tf.nn.softmax(tf.stack(edges), axis=0))
    return functools.reduce(tf.add, [x * share for x, share in zip(features, shares, strict=True)])


class FusionNode(keras.layers.Layer):
    """Resamples its inputs to one level, fuses them, and applies activation, convolution and normalisation."""

    def __init__(self, index: int, node: Node, channels: list[int], fusion: Fusion) -> None:
        super().__init__(name=f"fnode{index}")
        self.node = node
        self._fusion = fusion
        position, filters = len(channels), fusion.filters
        self.edges = self._make_edges()
        with keras.name_scope(self.name):
            self.resamples = [
                Resample(f"resample_{i}_{source}_{position}", channels[source], fusion)
                for i, source in enumerate(node.inputs)
            ]
            with keras.name_scope(f"op_after_combine{position}"):
                self.conv = layers.spatial_conv(
                    "conv", filters, filters, separable=fusion.separable_conv, bias=not fusion.conv_bn_act_pattern
                )
                self.norm = layers.BatchNorm("bn", filters)
        self.built = True

    def _make_edges(self) -> list[keras.Variable]:
        method = self._fusion.weight_method
        if method == "sum":
            return []
        shape = (self._fusion.filters,) if method.startswith("channel_") else ()
        names = ["WSM", *(f"WSM_{i}" for i in range(1, len(self.node.inputs)))]
        return [self.add_weight(shape=shape, initializer="ones", name=name) for name in names]

    def call(self, features: list[Tensor], size: Size = (1, 1), training: bool = False) -> Tensor:
        pairs = zip(self.resamples, self.node.inputs, strict=True)
        same = [resample(features[source], size=size, training=training) for resample, source in pairs]
        fused = weighed(same, [layers.value(edge) for edge in self.edges], self._fusion.weight_method)
        activate = self._fusion.activate
        if self._fusion.conv_bn_act_pattern:
            return activate(self.norm(self.conv(fused, training=training), training=training))
        return self.norm(self.conv(activate(fused), training=training), training=training)


class Cell(keras.layers.Layer):
    """One cell: a feature per level in, a feature per level out."""

    def __init__(self, index: int, channels: list[int], fusion: Fusion) -> None:
        super().__init__(name=f"cell_{index}")
        self._levels = fusion.levels
        known = list(channels)
        self.nodes = []
        with keras.name_scope(self.name):
            for i, node in enumerate(fusion.nodes):
                self.nodes.append(FusionNode(i, node, known, fusion))
                known.append(fusion.filters)
        self.built = True

    def call(self, features: list[Tensor], sizes: tuple[Size, ...] = (), training: bool = False) -> list[Tensor]:
        known = list(features)
        latest: dict[int, Tensor] = {}
        for node in self.nodes:
            level = node.node.level
            latest[level] = node(known, size=sizes[level - self._levels[0]], training=training)
            known.append(latest[level])
        return [latest[level] for level in self._levels]


class FpnCells(keras.layers.Layer):
    """The cells in a row; only the first meets features of different widths."""

    def __init__(self, repeats: int, channels: list[int], fusion: Fusion) -> None:
        super().__init__(name="fpn_cells")
        later = [fusion.filters] * len(fusion.levels)
        with keras.name_scope(self.name):
            self.cells = [Cell(i, later if i else channels, fusion) for i in range(repeats)]
        self.built = True

    def call(self, features: list[Tensor], training: bool = False) -> list[Tensor]:
        sizes = tuple((x.shape[1], x.shape[2]) for x in features)
        for cell in self.cells:
            features = cell(features, sizes=sizes, training=training)
        return features
