"""Normalisation made of a folded file, made fit for training again (docs/adr/0112).

An identity is right for inference, where it uses its moving statistics. In training it would divide by the batch's
deviation, which folded weights are not meant for, and the network would forget what it knows in one step. So some
pictures are looked at: with the mean and variance that each layer really meets, and `gamma` and `beta` changed to
match, inference stays what it was and training begins where inference is.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial

import keras
import numpy as np
import tensorflow as tf

from effdet_core.nn.network import EfficientDet, canonical_name
from effdet_core.nn.network.layers import EPSILON, BatchNorm
from effdet_core.nn.weights.tflite.expected import Node, expected

PICTURES = 64
"""Pictures that are looked at."""

Lengths = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Met:
    """Mean and variance of what a layer normalises, per channel."""

    mean: np.ndarray
    variance: np.ndarray


def kernel_lengths(model: EfficientDet) -> Lengths:
    """The length (L2) of each kernel that normalisation follows, by canonical name."""
    return {canonical_name(kernel): float(np.linalg.norm(kernel)) for kernel, _, _ in _folded(model)}


def refold(model: EfficientDet, batches: Iterable[np.ndarray], lengths: Lengths) -> None:
    """Gives every normalisation layer the statistics of `batches` of images, at least one, without changing a result.

    Kernels get `lengths`, those of a fresh network: a file does not say what theirs were, normalisation makes any
    length compute the same, and weight decay and the effect of a step depend on it.
    """
    met = measure(model, batches)
    for kernel, bias, norms in _folded(model):
        scale = float(np.linalg.norm(kernel)) / lengths[canonical_name(kernel)] or 1.0
        kernel.assign(kernel.numpy() / scale)
        if bias is not None:
            bias.assign(bias.numpy() / scale)
        for norm in norms:
            _refit(norm, met[id(norm)], scale)


def measure(model: EfficientDet, batches: Iterable[np.ndarray]) -> dict[int, Met]:
    """What each normalisation layer meets in inference, by the identity of the layer."""
    norms = [layer for layer in model._flatten_layers() if isinstance(layer, BatchNorm)]

    @tf.function(autograph=False, reduce_retracing=True)
    def look(images: tf.Tensor) -> list[tuple[tf.Tensor, tf.Tensor]]:
        with _watched(norms) as seen:
            model(images, training=False)
        return [tf.nn.moments(tf.cast(seen[id(norm)], tf.float32), (0, 1, 2)) for norm in norms]

    found = [look(tf.constant(batch)) for batch in batches]
    return {id(norm): _together([one[i] for one in found]) for i, norm in enumerate(norms)}


@contextmanager
def _watched(norms: Iterable[BatchNorm]) -> Iterator[dict[int, tf.Tensor]]:
    """Notes what each layer is called with, by the identity of the layer."""
    seen: dict[int, tf.Tensor] = {}
    for norm in norms:
        norm.watch = partial(seen.__setitem__, id(norm))
    try:
        yield seen
    finally:
        for norm in norms:
            norm.watch = None


def _together(moments: list[tuple[tf.Tensor, tf.Tensor]]) -> Met:
    """Of all batches: the mean of the variances and how far the means are apart."""
    means, variances = (np.stack([np.asarray(one[i]) for one in moments]) for i in (0, 1))
    return Met(means.mean(axis=0), variances.mean(axis=0) + means.var(axis=0))


def _folded(model: EfficientDet) -> Iterator[tuple[keras.Variable, keras.Variable | None, list[BatchNorm]]]:
    """Each kernel that is followed by normalisation, its bias, and the layers that follow it."""
    groups: dict[int, list[Node]] = {}
    for node in expected(model, (64, 64)).nodes:
        if node.norm is not None:
            groups.setdefault(id(node.kernel), []).append(node)
    for nodes in groups.values():
        yield nodes[0].kernel, nodes[0].bias, [node.norm for node in nodes if node.norm is not None]


def _refit(norm: BatchNorm, met: Met, kernel_scale: float) -> None:
    """The same straight line through other statistics: scale * x + shift, for x measured in units of `kernel_scale`."""
    scale = norm.gamma.numpy() / np.sqrt(norm.moving_variance.numpy() + EPSILON)
    shift = norm.beta.numpy() - scale * norm.moving_mean.numpy()
    variance = met.variance / kernel_scale**2
    norm.gamma.assign(scale * kernel_scale * np.sqrt(variance + EPSILON))
    norm.beta.assign(shift + scale * met.mean)
    norm.moving_mean.assign(met.mean / kernel_scale)
    norm.moving_variance.assign(variance)
