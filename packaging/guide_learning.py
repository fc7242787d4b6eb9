"""The guide's charts of how a network learns, from the training's own optimizer, schedule and averages.

Where a whole training would be too long, a toy stands for it: a ball that looks for the lowest point of a valley.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
from guide_drawing import COLOURS, FAINT, INK, Charts, plot, plots, save
from numpy.typing import NDArray

from effdet_core.hparams import MODELS

LITE0 = MODELS["efficientdet-lite0"]
STEEP = np.array([1.0, 20.0])
"""How steep the toy's valley is along and across it."""
START = np.array([-1.8, 0.55])
_PER_PASS = 40
_LATER = 20_000
"""Steps after which averages look back as far as they are told to; before, less far."""


def epochs(path: Path) -> None:
    """The learning rate of trainings of three lengths."""
    figure, axes = plot("passes", "learning speed")
    for length, colour in zip((10, 30, 60), COLOURS, strict=False):
        steps = np.arange(_PER_PASS * length)
        axes.plot(steps / _PER_PASS, _rates(length, steps), color=colour, label=f"{length} passes")
    axes.legend()
    save(figure, path)


def warm_up(path: Path) -> None:
    """The first passes, with gentle starts of three lengths and from another first speed."""
    figure, axes = plot("passes", "learning speed")
    steps = np.arange(_PER_PASS * 12)
    ways = ((0.0, 0.0002), (3.0, 0.0002), (8.0, 0.0002), (3.0, 0.01))
    for (length, first), colour in zip(ways, COLOURS, strict=False):
        rates = _rates(30, steps, lr_warmup_epoch=length, lr_warmup_init=first)
        axes.plot(steps / _PER_PASS, rates, color=colour, label=f"Gentle start {length:g}, First speed {first:g}")
    axes.legend(loc="lower right", bbox_to_anchor=(1.0, 0.0))
    save(figure, path)


def slowing_down(path: Path) -> None:
    """Three powers of polynomial, and two choices of the drops of stepwise."""
    figure, (left, right) = plots(2, (10.4, 3.0), sharey=True)
    steps = np.arange(_PER_PASS * 30)
    for power, colour in zip((0.5, 0.9, 3.0), COLOURS, strict=False):
        rates = _rates(30, steps, lr_decay_method="polynomial", poly_lr_power=power)
        left.plot(steps / _PER_PASS, rates, color=colour, label=f"Power {power:g}")
    for (first, second), colour in zip(((10.0, 20.0), (20.0, 25.0)), COLOURS, strict=False):
        changes = {"first_lr_drop_epoch": first, "second_lr_drop_epoch": second}
        rates = _rates(30, steps, lr_decay_method="stepwise", **changes)
        right.plot(steps / _PER_PASS, rates, color=colour, label=f"drops after {first:g} and {second:g}")
    left.set(title="polynomial", xlabel="passes", ylabel="learning speed")
    right.set(title="stepwise", xlabel="passes")
    left.legend()
    right.legend()
    save(figure, path)


def _rates(length: int, steps: NDArray[Any], **changes: Any) -> NDArray[Any]:
    """Of each step; steps of later passes are left out."""
    from effdet_core.nn.schedule import schedule_of

    usual: dict[str, Any] = {"learning_rate": 0.02, "lr_warmup_init": 0.0002, "lr_warmup_epoch": min(3.0, length / 10)}
    config = replace(LITE0, **{**usual, **changes})
    scheduled = schedule_of(config, batch_size=8, steps_per_epoch=_PER_PASS, epochs=length)
    return np.array(scheduled(steps))


def optimizers(path: Path) -> None:
    """The ways of four optimizers through the same valley, 60 steps each."""
    figure, row = plots(4, (10.4, 2.6), sharey=True)
    ways = (("sgd", 0.0, 0.02), ("sgd", 0.9, 0.02), ("sgd", 0.98, 0.02), ("adam", 0.9, 0.08))
    across, up = np.meshgrid(np.linspace(-2, 1.2, 80), np.linspace(-0.8, 0.8, 60))
    for axes, (kind, momentum, rate), colour in zip(row, ways, COLOURS, strict=False):
        way = _way(kind, momentum, rate, 60)
        axes.contour(across, up, across**2 + 20 * up**2, levels=[0.05, 0.4, 1.5, 3.5, 7], colors=FAINT, linewidths=1)
        axes.plot(*way.T, ".-", color=colour, linewidth=1, markersize=4)
        axes.plot(0, 0, "+", color=INK, markersize=12)
        axes.set(title=f"{kind}, Momentum {momentum:g}", xticks=[], yticks=[], xlim=(-2, 1.2), ylim=(-0.8, 0.8))
    save(figure, path)


def _way(kind: Any, momentum: float, rate: float, steps: int, noise: float = 0.0) -> NDArray[Any]:
    """Where the ball is before each step and after the last. noise: of each step's direction."""
    import keras
    import tensorflow as tf

    from effdet_core.nn.optimizer import Optimizer

    place = keras.Variable(START.astype(np.float32))
    optimizer = Optimizer({"place": place}, kind, momentum)
    chance = np.random.default_rng(4)
    been = [START]
    for _ in range(steps):
        slope = STEEP * been[-1] + noise * chance.normal(0, 1, 2)
        optimizer.apply([tf.constant(slope, tf.float32)], tf.constant(rate, tf.float32))
        been.append(np.array(place.numpy(), float))
    return np.array(been)


def batches(path: Path) -> None:
    """How high the ball still is, by photos seen, for steps from few and from many photos."""
    figure, row = plots(3, (10.4, 2.6), sharey=True)
    photos = 3200
    for axes, batch, colour in zip(row, (1, 8, 64), COLOURS, strict=False):
        way = _way("sgd", 0.0, 0.0016 * batch**0.5, photos // batch, noise=6 / batch**0.5)
        height = (STEEP * way**2).sum(axis=1) / 2
        axes.semilogy(np.arange(len(way)) * batch, height + 0.003, color=colour, linewidth=1)
        axes.set(title=f"Photos at once {batch}", xlabel="photos seen", ylim=(0.002, 20))
    row[0].set(ylabel="loss")
    save(figure, path)


def averaging(path: Path) -> None:
    """One weight over 300 steps of a long training, and its averages."""
    import keras

    from effdet_core.nn.ema import MovingAverage

    steps = 300
    chance = np.random.default_rng(1)
    weight = 1 - np.exp(-np.arange(steps) / 50) + 0.16 * chance.normal(0, 1, steps)
    figure, axes = plot("steps", "one weight of the network")
    axes.plot(weight, color=FAINT, linewidth=1, label="as it is after each step")
    for decay, colour in zip((0.9, 0.98, 0.998), COLOURS, strict=False):
        variable = keras.Variable(np.float32(weight[0]))
        average = MovingAverage({"weight": variable}, decay)
        shown = []
        for step, value in enumerate(weight):
            variable.assign(np.float32(value))
            average.update(step + _LATER)
            shown.append(float(average.state()["weight"]))
        axes.plot(shown, color=colour, label=f"Steady hand {decay:g}")
    axes.legend(loc="lower right", fontsize=9)
    save(figure, path)


def longest_step(path: Path) -> None:
    """The length of 60 gradients before and after clipping."""
    import tensorflow as tf

    from effdet_core.nn.optimizer import clip

    lengths = np.random.default_rng(5).lognormal(0.8, 0.7, 60)
    lengths[[17, 41]] = 26, 19
    figure, axes = plot("steps", "length of the step")
    axes.bar(range(60), lengths, color=FAINT, label="as calculated (0: never cut off)")
    for limit, colour in zip((10.0, 4.0), COLOURS, strict=False):
        kept = [float(clip([tf.constant([length], tf.float32)], limit)[1]) for length in lengths]
        axes.bar(range(60), kept, color=colour, label=f"Longest step {limit:g}")
    axes.legend()
    save(figure, path)


def weight_decay(path: Path) -> None:
    """A weight that nothing else moves, over 800 steps."""
    import keras
    import tensorflow as tf

    from effdet_core.nn.losses import l2_loss
    from effdet_core.nn.optimizer import Optimizer

    figure, axes = plot("steps", "a weight that no photo needs")
    for pull, colour in zip((0.0, 4e-5, 4e-4, 4e-3), COLOURS, strict=False):
        weight = keras.Variable(np.float32([1.0]))
        optimizer = Optimizer({"weight": weight}, "sgd", 0.9)
        shown = []
        for _ in range(800):
            shown.append(float(weight.numpy()[0]))
            with tf.GradientTape() as tape:
                loss = l2_loss([weight.value], pull)
            gradient = tape.gradient(loss, weight.value)
            optimizer.apply([gradient], tf.constant(0.08))
        axes.plot(shown, color=colour, label=f"Pull to zero {pull:g}")
    axes.set(ylim=(0, 1.05))
    axes.legend()
    save(figure, path)


def steady_measure(path: Path) -> None:
    """What errors are divided by in 40 steps, of which some hold many objects and some none."""
    import tensorflow as tf

    from effdet_core.nn.normaliser import MovingNormaliser

    found = np.random.default_rng(8).choice([1, 15, 30, 45, 160], 60, p=[0.2, 0.3, 0.3, 0.15, 0.05])
    figure, axes = plot("steps", "errors are divided by")
    axes.bar(range(60), found, color=FAINT, label="this step's objects (not set)")
    for momentum, colour in zip((0.5, 0.9, 0.99), COLOURS, strict=False):
        normaliser = MovingNormaliser(momentum)
        followed = [float(normaliser.follow(tf.constant(float(count)))) for count in found]
        axes.plot(followed, color=colour, label=f"Steady measure {momentum:g}")
    axes.legend(fontsize=9)
    save(figure, path)


def short_numbers(path: Path) -> None:
    """What 16 bits keep of small numbers, as they are and scaled."""
    real = np.logspace(-10, -1, 400)
    figure, axes = plot("an error, as it is", "as 16 bits hold it")
    for scale, colour in zip((1.0, 1024.0), COLOURS, strict=False):
        held = np.float64(np.float16(real * scale)) / scale
        held[held == 0] = 1e-11
        axes.loglog(real, held, color=colour, label=f"Scale of the error {scale:g}")
    axes.set(ylim=(5e-12, 1))
    axes.annotate("lost: it has become 0", (1.2e-10, 1.5e-11), color=INK)
    axes.legend()
    save(figure, path)


def skipped_layers(path: Path) -> None:
    """Which layers take part in 24 steps."""
    figure, row = plots(3, (10.4, 1.9), sharey=True)
    chance = np.random.default_rng(2)
    for axes, kept in zip(row, (1.0, 0.8, 0.5), strict=True):
        there = chance.random((4, 24)) < kept
        there[0] = True  # the first layer has no way around it
        axes.imshow(there, cmap="Blues", vmin=0, vmax=1.5, aspect="auto")
        axes.set_xticks(np.arange(-0.5, 24), minor=True)
        axes.set_yticks(np.arange(-0.5, 4), minor=True)
        axes.grid(which="minor", color="white", linewidth=2)
        axes.tick_params(which="both", length=0)
        axes.set(title=f"Skipped layers {kept:g}", xlabel="steps", xticks=[], yticks=range(4), yticklabels=range(1, 5))
    row[0].set(ylabel="layer")
    save(figure, path)


CHARTS: Charts = {
    "passes": epochs, "warm-up": warm_up, "slowing-down": slowing_down, "optimizers": optimizers,
    "photos-at-once": batches, "steady-hand": averaging, "longest-step": longest_step, "pull-to-zero": weight_decay,
    "steady-measure": steady_measure, "short-numbers": short_numbers, "skipped-layers": skipped_layers,
}  # fmt: skip
