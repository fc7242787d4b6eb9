"""From the constants of a file to the weights of our network, with an identity where normalisation was folded in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import numpy as np

from effdet_core.nn.network import canonical_name
from effdet_core.nn.network.layers import EPSILON, BatchNorm
from effdet_core.nn.weights.tflite.expected import Node
from effdet_core.nn.weights.tflite.graph import Graph, Op, refused
from effdet_core.nn.weights.tflite.match import by_kernel

_SHARED = 2e-3
"""How far the kernels of a head's five levels may be from multiples of one: the rounding of float16, doubled."""

Arrays = dict[str, np.ndarray]


def weights_of(graph: Graph, found: Mapping[Node, Op]) -> Arrays:
    """All weights by canonical name, such that each convolution with its normalisation computes what the file's does.

    Of a folded convolution the scale is in the kernel and the shift in the bias; normalisation becomes `gamma` and
    `beta` around a mean of 0 and a variance of 1. A kernel that five levels share was folded five times: it is taken
    where a channel is largest, and each level gets its own multiple of it back.
    A channel of zeros is a multiple of anything.
    """
    arrays: Arrays = {}
    for group in by_kernel(found).values():
        arrays |= _unfolded(graph, group)
    return arrays


def _unfolded(graph: Graph, group: Sequence[tuple[Node, Op]]) -> Arrays:
    first = group[0][0]
    kernels = [_kernel(graph, op) for _, op in group]
    name = canonical_name(first.kernel)
    if first.norm is None:
        kernel, scales = kernels[0], [np.ones(1, np.float32)] * len(group)
    else:
        kernel, scales = _common(kernels, depthwise=first.kind == "depthwise")
    error = max(np.abs(k - kernel * _along(s, first)).max() for k, s in zip(kernels, scales, strict=True))
    if error > _SHARED * max(np.abs(kernel).max(), 1e-12):
        raise refused(graph.path, f"the levels of a head do not share the weights of {name}")
    arrays = {name: kernel}
    shifts = [_shift(graph, node, op) for node, op in group]
    if first.bias is not None:
        arrays[canonical_name(first.bias)] = shifts[0] if first.norm is None else np.zeros_like(shifts[0])
    for (node, _), scale, shift in zip(group, scales, shifts, strict=True):
        if node.norm is not None:
            arrays |= dict(_identity(node.norm, scale, shift))
    return arrays


def _identity(norm: BatchNorm, scale: np.ndarray, shift: np.ndarray) -> Iterator[tuple[str, np.ndarray]]:
    values: tuple[tuple[Any, np.ndarray], ...] = (
        (norm.gamma, scale * np.float32(np.sqrt(1 + EPSILON))),
        (norm.beta, shift),
        (norm.moving_mean, np.zeros_like(shift)),
        (norm.moving_variance, np.ones_like(shift)),
    )
    for variable, value in values:
        yield canonical_name(variable), value.astype(np.float32)


def _kernel(graph: Graph, op: Op) -> np.ndarray:
    """In TensorFlow's layout: [height, width, in, out], depthwise [height, width, channels, 1]."""
    return graph.constant(op.inputs[1]).transpose(1, 2, 3, 0)


def _shift(graph: Graph, node: Node, op: Op) -> np.ndarray:
    """The bias, or zeros where the file has none."""
    channels = graph.shapes[op.outputs[0]][-1]
    present = len(op.inputs) > 2 and op.inputs[2] >= 0
    shift = graph.constant(op.inputs[2]) if present else np.zeros(channels, np.float32)
    if node.kind == "depthwise" and node.norm is None and shift.any():
        raise refused(graph.path, f"{canonical_name(node.kernel)} has a bias, which this model does not")
    return shift


def _along(scale: np.ndarray, node: Node) -> np.ndarray:
    """Broadcast along the output channels of the node's kernel."""
    return scale[:, None] if node.kind == "depthwise" else scale


def _common(kernels: Sequence[np.ndarray], *, depthwise: bool) -> tuple[np.ndarray, list[np.ndarray]]:
    """One kernel and a multiple per channel for each of `kernels`."""
    axes = (0, 1, 3) if depthwise else (0, 1, 2)
    norms = np.stack([np.square(k).sum(axis=axes) for k in kernels])
    largest = norms.argmax(axis=0)
    stacked = np.stack(kernels)
    channels = np.arange(len(largest))
    common = stacked[largest, :, :, channels] if depthwise else stacked[largest, :, :, :, channels]
    kernel = common.transpose(1, 2, 0, 3) if depthwise else common.transpose(1, 2, 3, 0)
    power = np.square(kernel).sum(axis=axes)
    products = [(k * kernel).sum(axis=axes) for k in kernels]
    scales = [np.divide(p, power, out=np.ones_like(p), where=power > 0) for p in products]
    return np.ascontiguousarray(kernel), scales
