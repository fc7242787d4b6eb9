"""The whole network, and the canonical names of its variables."""

from __future__ import annotations

import functools
from collections.abc import Iterable

import keras
import tensorflow as tf

from effdet_core.hparams import ModelConfig
from effdet_core.nn.network import layers
from effdet_core.nn.network.backbone import SURVIVAL_PROBABILITY, Backbone
from effdet_core.nn.network.bifpn import BACKBONE_TOP, FpnCells, Fusion, Resample, half
from effdet_core.nn.network.heads import CLASS_BIAS, Head
from effdet_core.nn.network.layers import Tensor

Outputs = tuple[list[Tensor], list[Tensor]]


class EfficientDet(keras.Model):
    """EfficientDet-Lite (Tan 2020) for pictures of any fixed size.

    Called with images [B, H, W, 3], (pixel - 127) / 128, it returns class logits, one [B, h, w, anchors * classes] per
    level (3 … 7 unless the configuration says otherwise), and box outputs [B, h, w, anchors * 4] likewise, float32,
    h = ceil(H / 2^level). Class channel = anchor * classes + class, box channel = anchor * 4 + (ty, tx, th, tw).
    `seed`, an int32 tensor [2], fixes the draws of stochastic depth while training; each replica wants its own.
    """

    def __init__(self, config: ModelConfig, num_classes: int, survival_probability: float) -> None:
        super().__init__(name=config.name)
        anchors = config.num_scales * len(config.aspect_ratios)
        fusion = Fusion.of(config)
        self.backbone = Backbone(
            config.backbone_name,
            survival_probability,
            activate=fusion.activate,
            min_level=config.min_level,
            saves_memory=config.grad_checkpoint,
        )
        self.pooled_levels = config.max_level - BACKBONE_TOP
        pooled = [fusion.filters] * self.pooled_levels
        self.resample_p6 = Resample("resample_p6", self.backbone.channels[-1], fusion) if pooled else None
        self.fpn_cells = FpnCells(config.fpn_cell_repeats, [*self.backbone.channels, *pooled], fusion)
        head = functools.partial(
            Head,
            filters=fusion.filters,
            repeats=config.box_class_repeats,
            levels=fusion.levels,
            activate=fusion.activate,
            separable=fusion.separable_conv,
            survival=config.survival_prob,
        )
        self.class_net = head("class", outputs=anchors * num_classes, bias_start=CLASS_BIAS)
        self.box_net = head("box", outputs=anchors * 4)
        self.num_classes = num_classes
        self.built = True

    def call(self, images: Tensor, training: bool = False, seed: Tensor | None = None) -> Outputs:
        levels = self.pyramid(images, training=training, seed=seed)
        seeds = [None, None] if seed is None else [seed + tf.constant([0, i << 8]) for i in (1, 2)]
        return (
            self.class_net(levels, training=training, seed=seeds[0]),
            self.box_net(levels, training=training, seed=seeds[1]),
        )

    def pyramid(self, images: Tensor, training: bool = False, seed: Tensor | None = None) -> list[Tensor]:
        """The fused features of all levels, [B, h, w, filters] each."""
        return self.fpn_cells(self.backbone_features(images, training=training, seed=seed), training=training)

    def backbone_features(self, images: Tensor, training: bool = False, seed: Tensor | None = None) -> list[Tensor]:
        """The levels of the backbone, and the coarser ones made of the last."""
        levels = self.backbone(images, training=training, seed=seed)
        for number in range(self.pooled_levels):
            size, last = half(levels[-1].shape[1:3]), levels[-1]
            if number == 0 and self.resample_p6 is not None:
                levels.append(self.resample_p6(last, size=size, training=training))
            else:
                levels.append(layers.max_pool_to(last, size))
        return levels

    def head_features(self, images: Tensor, training: bool = False) -> Outputs:
        """Five class and five box feature maps, as the TF-Hub feature-vector modules return them."""
        levels = self.pyramid(images, training=training)
        return self.class_net.features(levels, training), self.box_net.features(levels, training)


def build_network(
    config: ModelConfig, num_classes: int, *, survival_probability: float = SURVIVAL_PROBABILITY
) -> EfficientDet:
    """A network with fresh weights, ready to be called; `keras.utils.set_random_seed` before makes them repeatable.

    num_classes: at least 1. survival_probability: of the residual branch of a block after the last one; 1 switches
    stochastic depth off.
    """
    if num_classes < 1:
        raise ValueError("a detector needs at least one class")
    return EfficientDet(config, num_classes, survival_probability)


def canonical_name(variable: keras.Variable) -> str:
    """The variable's name without ':0', such as 'efficientnet-lite0/stem/conv2d/kernel'; freezing matches on it."""
    return variable.path


def weights_in_order(model: EfficientDet) -> list[keras.Variable]:
    """All weights part by part in the order of the reference; in each part the trainable kinds come first."""
    backbone = model.backbone
    parts: Iterable[Iterable[keras.layers.Layer]] = (
        backbone.blocks,
        [backbone.stem],
        [] if model.resample_p6 is None else [model.resample_p6],
        [model.fpn_cells],
        [model.class_net],
        [model.box_net],
    )
    found = ([weight for layer in part for weight in layer.weights] for part in parts)
    return [weight for weights in found for weight in sorted(weights, key=_is_statistic)]


def _is_statistic(variable: keras.Variable) -> bool:
    return variable.name.startswith("moving_")
