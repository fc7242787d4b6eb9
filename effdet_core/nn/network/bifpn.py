"""The feature pyramid: two more levels, then weighted top-down and bottom-up fusion (Tan 2020, "EfficientDet")."""

from __future__ import annotations

import functools
from dataclasses import dataclass

import keras
import tensorflow as tf

from effdet_core.nn.network import layers
from effdet_core.nn.network.layers import Tensor

Size = tuple[int, int]
LEVELS = range(3, 8)


@dataclass(frozen=True, slots=True)
class Node:
    """One fused feature: `inputs` are positions in the list of the cell's inputs followed by its earlier nodes."""

    level: int
    inputs: tuple[int, ...]


def _cell_nodes(levels: range) -> tuple[Node, ...]:
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


NODES = _cell_nodes(LEVELS)


def half(size: Size) -> Size:
    """The size of the next level: half, rounded up."""
    return (size[0] + 1) // 2, (size[1] + 1) // 2


class Resample(keras.layers.Layer):
    """Brings a feature to `filters` channels (1x1 convolution where they differ) and to a level's size."""

    def __init__(self, name: str, inputs: int, filters: int) -> None:
        super().__init__(name=name)
        widens = inputs != filters
        with keras.name_scope(name):
            self.conv = layers.Conv("conv2d", inputs, filters, bias=True) if widens else None
            self.norm = layers.BatchNorm("bn", filters) if widens else None
        self.built = True

    def call(self, x: Tensor, size: Size = (1, 1), training: bool = False) -> Tensor:
        if self.conv is not None and self.norm is not None:
            x = self.norm(self.conv(x, training=training), training=training)
        if size == tuple(x.shape[1:3]):
            return x
        grows = size[0] > x.shape[1] or size[1] > x.shape[2]
        return layers.upsample_to(x, size, training=training) if grows else layers.max_pool_to(x, size)


class FusionNode(keras.layers.Layer):
    """Resamples its inputs to one level, adds them, and applies relu6, separable convolution and normalisation."""

    def __init__(self, index: int, node: Node, channels: list[int], filters: int) -> None:
        super().__init__(name=f"fnode{index}")
        self.node = node
        position = len(channels)
        with keras.name_scope(self.name):
            self.resamples = [
                Resample(f"resample_{i}_{source}_{position}", channels[source], filters)
                for i, source in enumerate(node.inputs)
            ]
            with keras.name_scope(f"op_after_combine{position}"):
                self.conv = layers.SeparableConv("conv", filters, filters)
                self.norm = layers.BatchNorm("bn", filters)
        self.built = True

    def call(self, features: list[Tensor], size: Size = (1, 1), training: bool = False) -> Tensor:
        pairs = zip(self.resamples, self.node.inputs, strict=True)
        same = [resample(features[source], size=size, training=training) for resample, source in pairs]
        # Not add_n: exported files can neither quantise nor delegate it.
        fused = functools.reduce(tf.add, same)
        return self.norm(self.conv(tf.nn.relu6(fused), training=training), training=training)


class Cell(keras.layers.Layer):
    """One BiFPN cell: a feature per level in, a feature per level out."""

    def __init__(self, index: int, channels: list[int], filters: int) -> None:
        super().__init__(name=f"cell_{index}")
        known = list(channels)
        self.nodes = []
        with keras.name_scope(self.name):
            for i, node in enumerate(NODES):
                self.nodes.append(FusionNode(i, node, known, filters))
                known.append(filters)
        self.built = True

    def call(self, features: list[Tensor], sizes: tuple[Size, ...] = (), training: bool = False) -> list[Tensor]:
        known = list(features)
        latest: dict[int, Tensor] = {}
        for node in self.nodes:
            level = node.node.level
            latest[level] = node(known, size=sizes[level - LEVELS[0]], training=training)
            known.append(latest[level])
        return [latest[level] for level in LEVELS]


class FpnCells(keras.layers.Layer):
    """The cells in a row; only the first meets features of different widths."""

    def __init__(self, repeats: int, channels: list[int], filters: int) -> None:
        super().__init__(name="fpn_cells")
        later = [filters] * len(LEVELS)
        with keras.name_scope(self.name):
            self.cells = [Cell(i, later if i else channels, filters) for i in range(repeats)]
        self.built = True

    def call(self, features: list[Tensor], training: bool = False) -> list[Tensor]:
        sizes = tuple((x.shape[1], x.shape[2]) for x in features)
        for cell in self.cells:
            features = cell(features, sizes=sizes, training=training)
        return features
