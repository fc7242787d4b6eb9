"""The curves and anchors of the guide, drawn with matplotlib from the training's own functions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
from guide_drawing import COLOURS, Charts, plot, plots, save
from matplotlib.patches import Rectangle

from effdet_core.hparams import MODELS

LITE0 = MODELS["efficientdet-lite0"]


def schedule(path: Path) -> None:
    """The learning rate of 30 passes, for each way of slowing down."""
    from effdet_core.nn.schedule import schedule_of

    per_epoch, epochs = 40, 30
    steps = np.arange(per_epoch * epochs)
    figure, axes = plot("passes", "learning speed")
    for decay, colour in zip(("cosine", "polynomial", "stepwise"), COLOURS, strict=False):
        config = replace(
            LITE0, lr_decay_method=decay, learning_rate=0.02, lr_warmup_init=0.0002, lr_warmup_epoch=3.0,
            first_lr_drop_epoch=15.0, second_lr_drop_epoch=24.0,
        )  # fmt: skip
        rates = schedule_of(config, batch_size=8, steps_per_epoch=per_epoch, epochs=epochs)(steps)
        axes.plot(steps / per_epoch, rates, color=colour, label=decay)
    axes.axvspan(0, 3, color="#ececee", zorder=0)
    axes.legend()
    save(figure, path)


def focal(path: Path) -> None:
    """What one right answer costs, by how sure the network is of it."""
    from effdet_core.nn.losses import focal_loss

    sure = np.linspace(0.02, 0.98, 97)
    figure, axes = plot("how sure it is of the right class", "loss")
    for gamma, colour in zip((0.0, 1.5, 3.0), COLOURS, strict=False):
        logits = np.log(sure / (1 - sure)).astype(np.float32)
        costs = [float(focal_loss(-x.reshape(1, 1, 1), x[None][:0], 0.0, gamma, 0.0)) for x in logits]
        axes.plot(sure, costs, color=colour, label=f"gamma {gamma:g}")
    axes.legend()
    save(figure, path)


def huber(path: Path) -> None:
    """What a box costs that lies beside its place."""
    from effdet_core.nn.losses import huber_loss

    errors = np.linspace(-1, 1, 201).astype(np.float32)
    figure, axes = plot("error of a box, in sides of its anchor", "loss")
    for delta, colour in zip((0.1, 0.3, 1.0), COLOURS, strict=False):
        axes.plot(errors, [float(huber_loss(e, 0.0, delta)) for e in errors], color=colour, label=f"delta {delta:g}")
    axes.legend()
    save(figure, path)


def anchor_scale(path: Path) -> None:
    """The guesses of a cell in each grid, for three sizes."""
    _anchors(path, {f"anchor_scale {scale:g}": {"anchor_scale": scale} for scale in (2.0, 3.0, 4.0)})


def anchor_shapes(path: Path) -> None:
    """The guesses of a cell with the usual shapes, with long ones, with one size only."""
    _anchors(path, {
        "aspect_ratios 1, 2, 0.5": {},
        "with 4 and 0.25": {"aspect_ratios": (1.0, 2.0, 0.5, 4.0, 0.25)},
        "num_scales 1": {"num_scales": 1},
    })  # fmt: skip


def curves(path: Path) -> None:
    """Five shapes of loss curves; these are drawn by hand, as everybody's differ."""
    passes = np.linspace(0, 1, 200)
    noise = np.random.default_rng(3).normal(0, 1, (2, 200))
    smooth = np.array([np.convolve(row, np.ones(9) / 9, "same") for row in noise])
    falls = np.exp(-3 * passes)
    shapes: Mapping[str, tuple[Any, Any]] = {
        "not finished": (1 - 0.7 * passes, 1 - 0.62 * passes),
        "has learnt what there is": (0.1 + 0.9 * falls**2, 0.22 + 0.78 * falls**2),
        "learns by heart": (0.04 + 0.96 * falls, 0.3 + 0.7 * falls**2 + 0.45 * passes**2),
        "steps too large": (0.6 + 0.5 * smooth[0], 0.7 + 0.5 * smooth[1]),
        "steps too small": (1 - 0.04 * passes, 1 - 0.03 * passes),
    }
    figure, row = plots(len(shapes), (10.4, 2.3), sharey=True)
    for axes, (name, (training, validation)) in zip(row, shapes.items(), strict=True):
        axes.plot(passes, training + 0.012 * smooth[0], color=COLOURS[0], label="training")
        axes.plot(passes, validation + 0.012 * smooth[1], color=COLOURS[1], label="validation")
        axes.set(title=name, ylim=(0, 1.25), xticks=[], yticks=[], xlabel="passes")
    row[0].set_ylabel("loss")
    row[0].legend(fontsize=8)
    save(figure, path)


CHARTS: Charts = {
    "curves": curves,
    "schedule": schedule,
    "focal": focal,
    "huber": huber,
    "anchor-scale": anchor_scale,
    "anchor-shapes": anchor_shapes,
}


def _anchors(path: Path, ways: Mapping[str, Mapping[str, Any]]) -> None:
    """The anchors of the middle cell of three grids, on the square that the network sees."""
    from effdet_core.nn import anchors

    side = LITE0.image_size[0]
    figure, row = plots(len(ways), (10.4, 3.9))
    for axes, (name, changes) in zip(row, ways.items(), strict=True):
        config = replace(LITE0, **changes)
        boxes, count = anchors.anchor_boxes(config), anchors.anchors_per_cell(config)
        shapes = anchors.level_shapes(config.image_size, config.min_level, config.max_level)
        for level, colour in zip((0, 2, 3), COLOURS, strict=False):
            rows, columns = shapes[level]
            first = anchors.level_slices(config)[level].start + (rows // 2 * columns + columns // 2) * count
            for top, left, bottom, right in boxes[first : first + count]:
                axes.add_patch(Rectangle((left, top), right - left, bottom - top, fill=False, edgecolor=colour))
        axes.set(title=name, xlim=(0, side), ylim=(side, 0), aspect="equal", xticks=[0, side], yticks=[0, side])
    save(figure, path)
