"""The guide's charts of what counts as an error, from the training's own losses and the thinning of boxes."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from guide_drawing import COLOURS, Charts, plot, plots, save


def background(path: Path) -> None:
    """What a missed object and a false find cost, for three weights."""
    from effdet_core.nn.losses import focal_loss

    sure = np.linspace(0.02, 0.98, 97)
    logits = np.log(sure / (1 - sure)).astype(np.float32)
    figure, row = plots(3, (10.4, 2.6), sharey=True)
    for axes, alpha in zip(row, (0.1, 0.25, 0.6), strict=True):
        none = logits[:0]
        empty = [float(focal_loss(x.reshape(1, 1, 1), none, alpha, 1.5, 0.0)) for x in logits]
        both = [float(focal_loss(x.reshape(1, 1, 1), x.reshape(1), alpha, 1.5, 0.0)) for x in logits]
        axes.plot(sure, both, color=COLOURS[0], label="there is one")
        axes.plot(sure, empty, color=COLOURS[1], label="there is none")
        axes.set(
            title=f"Objects against background {alpha:g}", xlabel="how sure it is that there is one", ylim=(0, 2.5)
        )
    row[0].set(ylabel="loss")
    row[0].legend()
    save(figure, path)


def doubt(path: Path) -> None:
    """What an answer costs by how sure it is, with doubt about the labels."""
    from effdet_core.nn.losses import focal_loss

    sure = np.linspace(0.3, 0.999, 300)
    figure, axes = plot("how sure it is of what the label says", "loss")
    for smoothing, colour in zip((0.0, 0.1, 0.3), COLOURS, strict=False):
        logits = np.log(sure / (1 - sure)).astype(np.float32)
        costs = [float(focal_loss(-x.reshape(1, 1, 1), x[None][:0], 0.0, 0.0, smoothing)) for x in logits]
        axes.plot(sure, costs, color=colour, label=f"Doubt about labels {smoothing:g}")
    axes.legend()
    save(figure, path)


def overlaps(path: Path) -> None:
    """Four losses of a box that lies aside, and of one of another shape."""
    import tensorflow as tf

    from effdet_core.nn.losses import iou_losses

    figure, (left, right) = plots(2, (10.4, 3.0), sharey=True)
    wanted = np.float32([-0.5, -0.5, 0.5, 0.5])
    moves, sides = np.linspace(0, 2, 101), np.linspace(0.25, 4, 101)
    moved = np.float32([[-0.5, -0.5 + x, 0.5, 0.5 + x] for x in moves])
    shaped = np.float32([[-0.5 / x**0.5, -0.5 * x**0.5, 0.5 / x**0.5, 0.5 * x**0.5] for x in sides])
    for kind, colour in zip(("iou", "giou", "diou", "ciou"), COLOURS, strict=False):
        for axes, across, boxes in ((left, moves, moved), (right, sides, shaped)):
            costs = iou_losses(tf.constant(boxes), tf.constant(np.broadcast_to(wanted, boxes.shape)), kind)
            axes.plot(across, costs, color=colour, label=kind, linestyle="--" if kind == "ciou" else "-")
    left.set(xlabel="how far aside, in widths of the box", ylabel="loss")
    right.set(xlabel="width to height, where it should be 1")
    left.legend()
    save(figure, path)


def parts(path: Path) -> None:
    """What the loss of one step is made of, for some weights."""
    found = {"which class": 0.77, "where the box": 0.0104, "overlap": 0.16}  # of pass 5 of a training on the sample
    ways = {
        "usual: place 50, no overlap": (1, 50, 0),
        "Weight of the place 10": (1, 10, 0),
        "Weight of the place 200": (1, 200, 0),
        "Weight of the overlap 1": (1, 50, 1),
        "Weight of the overlap 5": (1, 50, 5),
    }
    figure, axes = plot("loss", "")
    for place, weights in enumerate(ways.values()):
        left = 0.0
        for (name, loss), weight, colour in zip(found.items(), weights, COLOURS, strict=False):
            axes.barh(-place, loss * weight, left=left, color=colour, label=None if place else name)
            left += loss * weight
    axes.set(yticks=[-place for place in range(len(ways))], yticklabels=list(ways))
    axes.legend()
    save(figure, path)


def fading(path: Path) -> None:
    """What becomes of the less sure one of two boxes, by how much they overlap."""
    figure, axes = plot("overlap (IoU) of two boxes", "how sure the second one is then")
    shares = np.linspace(0, 1, 101)
    for sigma, colour in zip((0.25, 0.5, 1.0), COLOURS, strict=False):
        axes.plot(shares, [_second(share, "gaussian", sigma) for share in shares], color=colour,
                  label=f"gaussian, Softness {sigma:g}")  # fmt: skip
    axes.plot(shares, [_second(share, "hard", None) for share in shares], color=COLOURS[3], label="hard, Overlap 0.5")
    axes.set(ylim=(0, 0.85))
    axes.legend()
    save(figure, path)


def _second(share: float, method: str, sigma: float | None) -> float:
    """The score that is left of 0.8 beside a box of 0.9. share: their overlap, IoU."""
    import tensorflow as tf

    from effdet_core.hparams import NmsConfigs
    from effdet_core.nn import postprocess

    moved = (1 - share) / (1 + share)
    boxes = tf.constant([[0, 0, 1, 1], [0, moved, 1, 1 + moved]], tf.float32)
    thinning = postprocess._Thinning.of(NmsConfigs(method=method, sigma=sigma, max_output_size=2))
    found = postprocess._across_classes(boxes, tf.constant([0.9, 0.8]), tf.constant([0, 0]), thinning)
    return float(found.scores[1])


CHARTS: Charts = {
    "background": background, "doubt": doubt, "overlap-as-error": overlaps, "weights-of-errors": parts,
    "overlapping-boxes": fading,
}  # fmt: skip
