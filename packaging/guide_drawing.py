"""What the guide's charts have in common: their look, one pair of axes, several side by side, and how they are kept."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import matplotlib as mpl

mpl.use("agg")
from matplotlib import pyplot

INK, FAINT, COLOURS = "#3c3c42", "#c9c9cf", ("#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00")
_LOOK = {
    "font.size": 10, "axes.edgecolor": "#85858e", "axes.labelcolor": INK, "xtick.color": INK, "ytick.color": INK,
    "axes.spines.top": False, "axes.spines.right": False, "lines.linewidth": 2, "legend.frameon": False,
}  # fmt: skip
Charts = Mapping[str, Callable[[Path], None]]
"""A name, and what draws it into a file."""


def plot(across: str, up: str) -> tuple[Any, Any]:
    """A figure with one pair of axes, and those."""
    figure, (axes,) = plots(1, size=(7.2, 3.0))
    axes.set(xlabel=across, ylabel=up)
    return figure, axes


def plots(count: int, size: tuple[float, float] = (10.4, 3.2), **more: Any) -> tuple[Any, Any]:
    """A figure with several pairs of axes beside each other. size: inches."""
    with mpl.rc_context(_LOOK):
        figure, row = pyplot.subplots(1, count, figsize=size, squeeze=False, **more)
    return figure, row[0]


def save(figure: Any, path: Path) -> None:
    """Writes it and lets go of it."""
    with mpl.rc_context(_LOOK):
        figure.tight_layout()
        figure.savefig(path, dpi=110, metadata={"Software": None})
    pyplot.close(figure)
