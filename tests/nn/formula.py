"""Weights and pictures given by formulas instead of files, as the golden numbers of the reference use them."""

from __future__ import annotations

import math
import zlib

import keras
import numpy as np

from effdet_core.nn.network import canonical_name


def weight(name: str, shape: tuple[int, ...]) -> np.ndarray:
    """The formula's value of the variable `name`."""
    v = np.random.RandomState(zlib.crc32(name.encode())).standard_normal(shape)
    kind = name.rsplit("/", 1)[-1]
    if kind.endswith("kernel"):
        return np.float32(v) * np.float32(_kernel_scale(name, kind, shape))
    small = 0.1 * np.float32(v)
    rules = {"gamma": lambda: 1 + small, "moving_variance": lambda: 1 + abs(small)}
    return np.asarray(rules.get(kind, lambda: small)(), np.float32)


def _kernel_scale(name: str, kind: str, shape: tuple[int, ...]) -> float:
    in_heads = name.startswith(("class_net/", "box_net/"))
    depthwise = kind == "depthwise_kernel"
    k = 1 if name.startswith("fpn_cells/") or (depthwise and in_heads) else 2
    fan_in = shape[0] * shape[1] * (1 if depthwise else shape[2])
    return math.sqrt(k / fan_in)


def fill(model: keras.Model) -> None:
    """Gives every variable of `model` its value."""
    for variable in model.weights:
        variable.assign(weight(canonical_name(variable), tuple(variable.shape)))


def pixels(batch: int, height: int, width: int) -> np.ndarray:
    """uint8 [batch, height, width, 3]."""
    return np.random.RandomState(7).randint(0, 256, (batch, height, width, 3)).astype(np.uint8)


def images(batch: int, height: int, width: int) -> np.ndarray:
    """`pixels` as the network wants them."""
    return ((pixels(batch, height, width).astype(np.float32) - 127) / 128).astype(np.float32)
