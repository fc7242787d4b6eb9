"""What becomes of a module: its weights in our own network, where that computes the same, or a network around it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import tensorflow as tf

from effdet_core.hparams import ModelConfig
from effdet_core.nn.network import EfficientDet, build_network, canonical_name
from effdet_core.nn.network.wrapped import ModuleNetwork
from effdet_core.nn.weights import checkpoint, probe
from effdet_core.nn.weights.hub import module as modules
from effdet_core.nn.weights.hub.module import Module

TOLERANCE = 1e-3
"""Of a feature map's largest value; the order of additions in float32 makes a tenth of it."""
PREDICT = ("class_net/class-predict/", "box_net/box-predict/")
"""What a feature-vector module ends before."""
WITHOUT_XLA = frozenset(("ResizeNearestNeighbor", "ResizeBilinear"))
"""Operations without a gradient in XLA on every kind of device."""


@dataclass(frozen=True, slots=True)
class Adopted:
    """model: our own network, or a `ModuleNetwork` with `reason`, the end of a sentence that says why not ours."""

    model: EfficientDet | ModuleNetwork
    reason: str = ""


def adopt(module: Module, config: ModelConfig, num_classes: int, where: str) -> Adopted:
    """Raises `InputError` for a module that can neither be taken over nor be trained through its call."""
    own = build_network(config, num_classes)
    reason = _take_over(own, module, config)
    return Adopted(wrap(module, config, num_classes, where), reason) if reason else Adopted(own)


def wrap(module: Module, config: ModelConfig, num_classes: int, where: str) -> ModuleNetwork:
    """A network around the module. Raises `InputError` for a module with another call than is expected."""
    size = config.image_size
    channels = modules.feature_channels(module, size, where)
    sizes = modules.level_sizes(size)
    used = module.used_variables(size)
    apart = {f"module/{name}" if name.startswith(PREDICT) else name: variable for name, variable in used.items()}
    return ModuleNetwork(module, apart, config, num_classes, sizes=sizes, channels=channels)


def _take_over(own: EfficientDet, module: Module, config: ModelConfig) -> str:
    """Gives `own` the module's weights; returns why it computes something else then, or ""."""
    wanted = {canonical_name(v): v for v in own.weights if not canonical_name(v).startswith(PREDICT)}
    given = module.variables()
    missing = [name for name in wanted if name not in given]
    if missing:
        return f"{len(missing)} of the {len(wanted)} variables of {config.name} are not in it, {missing[0]} among them"
    other = [name for name, v in wanted.items() if tuple(given[name].shape) != tuple(v.shape)]
    if other:
        shapes = f"{list(given[other[0]].shape)} instead of {list(wanted[other[0]].shape)}"
        return f"{len(other)} of its variables have other shapes than those of {config.name}: {other[0]} {shapes}"
    checkpoint.assign(own, checkpoint.arrays_of(own) | {name: given[name].numpy() for name in wanted})
    return _disagreement(own, module, module.own_size() or config.image_size)


def _disagreement(own: EfficientDet, module: Module, size: tuple[int, int]) -> str:
    images = tf.constant(probe.picture(size))
    try:
        theirs = module(images, training=False)
    except (tf.errors.OpError, ValueError, TypeError) as e:
        return f"its call is not the one expected ({str(e).splitlines()[0][:120]})"
    ours = own.head_features(images)
    if [len(maps) for maps in theirs] != [len(maps) for maps in ours]:
        return f"it returns {len(theirs[0])} and {len(theirs[1])} feature maps"
    largest = probe.difference(_arrays(ours), _arrays(theirs))
    return "" if largest <= TOLERANCE else f"our network with its weights gives other numbers ({largest:.1%} apart)"


def _arrays(maps: tuple[list[tf.Tensor], list[tf.Tensor]]) -> list[np.ndarray]:
    return [np.asarray(x) for row in maps for x in row]
