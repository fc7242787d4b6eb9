"""The guide's charts of what is inside the network: its size, its parts, its pyramid and its activations."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
from guide_drawing import COLOURS, FAINT, INK, Charts, plot, plots, save

from effdet_core.hparams import MODELS

LITE0 = MODELS["efficientdet-lite0"]
PARTS = {"efficientnet": "eye", "fpn_cells": "pyramid", "class_net": "which class", "box_net": "where the box"}
"""Beginnings of the names of its numbers, and what they belong to; `resample_p6` counts to the pyramid."""
TOP_DOWN = {"nodes": [{"feat_level": level, "inputs_offsets": inputs} for level, inputs in (
    (7, [4]), (6, [3, 5]), (5, [2, 6]), (4, [1, 7]), (3, [0, 8]),
)]}  # fmt: skip
"""A pyramid that looks from coarse to fine only."""


def staying(path: Path) -> None:
    """How many numbers of each part learn, for three patterns."""
    from effdet_core.nn.network.detector import build_network
    from effdet_core.nn.weights.freeze import apply_freeze

    patterns = ("", "efficientnet", "(efficientnet|fpn_cells|resample_p6)")
    figure, (axes,) = plots(1, (8.6, 2.2))
    for place, pattern in enumerate(patterns):
        network = build_network(LITE0, 4)
        whole = _sizes(network.trainable_variables)
        apply_freeze(network, pattern)
        learning = _sizes(network.trainable_variables)
        for column, (part, colour) in enumerate(zip(PARTS.values(), COLOURS, strict=False)):
            learns = learning[part] == whole[part]
            axes.barh(-place, 0.96, left=column, color=colour if learns else FAINT)
            said = f"{whole[part]:.2f} million, {'learns' if learns else 'stays'}"
            axes.text(
                column + 0.48, -place, said, ha="center", va="center", color="white" if learns else INK, fontsize=9
            )
    axes.set(yticks=[-place for place in range(3)], yticklabels=["empty: all learn", *patterns[1:]])
    axes.set(xticks=[column + 0.48 for column in range(4)], xticklabels=PARTS.values())
    axes.spines[["left", "bottom"]].set_visible(False)
    axes.tick_params(length=0)
    save(figure, path)


def size(path: Path) -> None:
    """How many numbers networks have that differ from Lite0 in one setting."""
    from effdet_core.nn.network.detector import build_network

    ways: tuple[tuple[str, dict[str, Any]], ...] = (
        ("Lite0 as it is", {}), ("Eye: efficientnet-lite2", {"backbone_name": "efficientnet-lite2"}),
        ("Width: 128 for 64", {"fpn_num_filters": 128}), ("Depth of the pyramid: 6 for 3", {"fpn_cell_repeats": 6}),
        ("Depth of the answer: 5 for 3", {"box_class_repeats": 5}), ("Light layers: off", {"separable_conv": False}),
    )  # fmt: skip
    figure, axes = plot("millions of numbers", "")
    for place, (_, changes) in enumerate(ways):
        sizes, left = _sizes(build_network(replace(LITE0, **changes), 4).trainable_variables), 0.0
        for part, colour in zip(PARTS.values(), COLOURS, strict=False):
            axes.barh(-place, sizes[part], left=left, color=colour, label=None if place else part)
            left += sizes[part]
    axes.set(yticks=[-place for place in range(len(ways))], yticklabels=[name for name, _ in ways])
    axes.legend(loc="upper left", bbox_to_anchor=(1, 1))
    save(figure, path)


def _sizes(variables: Sequence[Any]) -> Counter[str]:
    """Millions of numbers of each part."""
    found: Counter[str] = Counter()
    for variable in variables:
        part = next((part for begin, part in PARTS.items() if variable.path.startswith(begin)), "pyramid")
        found[part] += int(np.prod(variable.shape)) / 1e6  # type: ignore[assignment]
    return found


def activations(path: Path) -> None:
    """What a layer makes of a number."""
    import tensorflow as tf

    from effdet_core.nn.network.layers import activation

    numbers = np.linspace(-5, 9, 281).astype(np.float32)
    figure, axes = plot("what comes in", "what goes on")
    for kind, colour in zip(("relu6", "relu", "swish", "hswish"), COLOURS, strict=False):
        style = "--" if kind == "hswish" else "-"
        axes.plot(numbers, activation(kind)(tf.constant(numbers)), color=colour, linestyle=style, label=kind)
    axes.legend()
    save(figure, path)


def mixing(path: Path) -> None:
    """The share of the first of two views, by the weight that it has learnt."""
    import tensorflow as tf

    from effdet_core.nn.network.bifpn import weighed

    figure, axes = plot("learnt weight of the first view (the second has 1)", "share of the first")
    weights = np.linspace(-3, 5, 161)
    for method, colour in zip(("fastattn", "attn"), COLOURS, strict=False):
        views = [tf.constant(1.0), tf.constant(0.0)]
        shares = [float(weighed(views, [tf.constant(float(w)), tf.constant(1.0)], method)) for w in weights]
        axes.plot(weights, shares, color=colour, label=method)
    axes.set(ylim=(0, 1.5), yticks=(0, 0.5, 1))
    axes.axhline(1, color=COLOURS[2], label="sum: both wholly, nothing is learnt")
    axes.legend()
    save(figure, path)


def pyramid(path: Path) -> None:
    """What is mixed with what: the usual pyramid, and one of one's own."""
    from effdet_core.nn.network.bifpn import Fusion

    figure, row = plots(2, (10.4, 3.4), sharey=True)
    for axes, name, own in zip(row, ("bifpn", "A pyramid of your own: coarse to fine"), (None, TOP_DOWN), strict=True):
        fusion = Fusion.of(replace(LITE0, fpn_config=own))
        places = [(0.0, level) for level in fusion.levels]
        places += [(1 + 0.7 * number, node.level) for number, node in enumerate(fusion.nodes)]
        for node, end in zip(fusion.nodes, places[len(fusion.levels) :], strict=True):
            for begin in (places[source] for source in node.inputs):
                axes.annotate("", end, begin, arrowprops={"arrowstyle": "->", "color": "#85858e", "shrinkB": 7})
        inputs = len(fusion.levels)
        axes.plot(*zip(*places[:inputs], strict=True), "o", color=COLOURS[0], markersize=12)
        axes.plot(*zip(*places[inputs:], strict=True), "o", color=COLOURS[1], markersize=12)
        axes.set(
            title=name, xticks=[], yticks=list(fusion.levels), xlim=(-0.6, 7), xlabel="blue: from the eye, red: mixed"
        )
    row[0].set(yticklabels=["grid 3, fine", "grid 4", "grid 5", "grid 6", "grid 7, coarse"])
    save(figure, path)


CHARTS: Charts = {
    "parts-that-stay": staying, "size-of-parts": size, "activations": activations, "mixing": mixing, "pyramid": pyramid,
}  # fmt: skip
