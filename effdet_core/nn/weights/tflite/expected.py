"""Our network as the graph that a converter makes of it: convolutions with everything linear folded into them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

from effdet_core.hparams import MODELS, ModelConfig
from effdet_core.nn.network import EfficientDet
from effdet_core.nn.network.backbone import Block
from effdet_core.nn.network.bifpn import FusionNode, Resample, Size, half
from effdet_core.nn.network.heads import Head
from effdet_core.nn.network.layers import BatchNorm, SeparableConv

LEVELS = range(3, 8)
ARCHITECTURE = (
    "backbone_name",
    "min_level",
    "max_level",
    "act_type",
    "fpn_name",
    "fpn_config",
    "fpn_weight_method",
    "fpn_num_filters",
    "fpn_cell_repeats",
    "box_class_repeats",
    "separable_conv",
    "apply_bn_for_resampling",
    "conv_after_downsample",
    "conv_bn_act_pattern",
    "survival_prob",  # its shortcuts in the heads stay when training is over
)
"""Keys of the configuration that change what is written down here."""

Kind = Literal["input", "dense", "depthwise", "sum", "pool", "grow"]


@dataclass(frozen=True, eq=False)
class Node:
    """One tensor of the graph.

    kernel, bias: variables of a convolution. norm: what is folded into it. relu6: what follows it.
    """

    kind: Kind
    inputs: tuple[Node, ...] = ()
    kernel: Any = None
    bias: Any = None
    norm: BatchNorm | None = None
    stride: int = 1
    relu6: bool = False


@dataclass(frozen=True, slots=True)
class Expected:
    """nodes: all, inputs before what is made of them. classes, boxes: the raw outputs of levels 3 … 7."""

    nodes: tuple[Node, ...]
    classes: tuple[Node, ...]
    boxes: tuple[Node, ...]


def expected(model: EfficientDet, size: Size) -> Expected:
    """The graph of `model` for pictures of `size`."""
    return _Builder().network(model, size)


def changed(config: ModelConfig) -> list[str]:
    """Keys with which a network is not the one written down here."""
    usual = MODELS[config.name]
    return [key for key in ARCHITECTURE if getattr(config, key) != getattr(usual, key)]


class _Builder:
    def __init__(self) -> None:
        self._nodes: list[Node] = []

    def network(self, model: EfficientDet, size: Size) -> Expected:
        sizes = [size]
        for _ in range(LEVELS[-1]):
            sizes.append(half(sizes[-1]))
        levels = self._backbone(model)
        assert model.resample_p6 is not None, "the published models pool two levels; see `changed`"
        levels.append(self._resampled(model.resample_p6, levels[-1], sizes[5], sizes[6]))
        levels.append(self._pooled(levels[-1], sizes[6], sizes[7]))
        for cell in model.fpn_cells.cells:
            levels = self._cell(cell.nodes, levels, sizes)
        classes, boxes = self._head(model.class_net, levels), self._head(model.box_net, levels)
        return Expected(tuple(self._nodes), classes, boxes)

    def _add(self, kind: Kind, *inputs: Node, **facts: Any) -> Node:
        self._nodes.append(Node(kind, inputs, **facts))
        return self._nodes[-1]

    def _backbone(self, model: EfficientDet) -> list[Node]:
        stem, blocks = model.backbone.stem, model.backbone.blocks
        x = self._add("input")
        x = self._add("dense", x, kernel=stem.conv.kernel, norm=stem.norm, stride=2, relu6=True)
        outputs = []
        for block in blocks:
            x = self._block(block, x)
            outputs.append(x)
        ends = [i for i, block in enumerate(blocks[1:]) if block.spec.stride == 2]
        return [outputs[i] for i in [*ends, len(blocks) - 1][-3:]]

    def _block(self, block: Block, x: Node) -> Node:
        y = x
        if block.expand is not None:
            y = self._add("dense", y, kernel=block.expand.kernel, norm=block.expand_norm, relu6=True)
        depthwise = block.depthwise
        facts = {"kernel": depthwise.kernel, "norm": block.depthwise_norm, "stride": depthwise.stride, "relu6": True}
        y = self._add("depthwise", y, **facts)
        y = self._add("dense", y, kernel=block.project.kernel, norm=block.project_norm)
        return self._add("sum", y, x) if block.spec.has_residual else y

    def _resampled(self, layer: Resample, x: Node, old: Size, new: Size) -> Node:
        if layer.conv is not None:
            x = self._add("dense", x, kernel=layer.conv.kernel, bias=layer.conv.bias, norm=layer.norm)
        grows = new[0] > old[0] or new[1] > old[1]
        return self._add("grow", x) if grows else self._pooled(x, old, new)

    def _pooled(self, x: Node, old: Size, new: Size) -> Node:
        return x if old == new else self._add("pool", x)

    def _cell(self, nodes: Sequence[FusionNode], levels: list[Node], sizes: Sequence[Size]) -> list[Node]:
        known, at = list(levels), list(LEVELS)
        latest: dict[int, Node] = {}
        for node in nodes:
            level = node.node.level
            pairs = zip(node.resamples, node.node.inputs, strict=True)
            same = [self._resampled(layer, known[i], sizes[at[i]], sizes[level]) for layer, i in pairs]
            latest[level] = self._separable(node.conv, node.norm, self._add("sum", *same, relu6=True))
            known.append(latest[level])
            at.append(level)
        return [latest[level] for level in LEVELS]

    def _separable(self, conv: SeparableConv, norm: BatchNorm | None, x: Node, *, relu6: bool = False) -> Node:
        spread = self._add("depthwise", x, kernel=conv.depthwise_kernel)
        return self._add("dense", spread, kernel=conv.pointwise_kernel, bias=conv.bias, norm=norm, relu6=relu6)

    def _head(self, head: Head, levels: Sequence[Node]) -> tuple[Node, ...]:
        for conv, norms in zip(head.convs, head.norms, strict=True):
            levels = [self._separable(conv, norm, x, relu6=True) for x, norm in zip(levels, norms, strict=True)]
        return tuple(self._separable(head.predict, None, x) for x in levels)
