"""The lines of every chart of a training: what they are called, how they look, and their points."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QCoreApplication

from app.training.story import COLUMNS, Curve, Sampled, Story, smoothed

Chart = Literal["loss", "ap", "rate", "speed", "memory"]
translate = QCoreApplication.translate
MOST_POINTS = 1200
"""Of one line: more than a screen is wide."""
BOXES = "boxes"
"""The part of the total that boxes have, with its weight."""
RAW = "raw"
"""The line of the total loss as it was logged, behind the smooth one."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line. colour: #rrggbb, or a token of the theme. dots: whether each point is marked."""

    key: str
    name: str
    colour: str
    width: float = 1.6
    dots: bool = False
    hidden: bool = False


def lines_of(chart: Chart) -> tuple[Line, ...]:
    """The lines of a chart, the most important one first."""
    match chart:
        case "loss":
            return (
                Line("total", translate("Lines", "all together"), "accent", 2.0),
                Line("val", translate("Lines", "on validation photos"), "#d55e00", 1.6, dots=True),
                Line("class_loss", translate("Lines", "which class"), "#cc79a7"),
                Line(BOXES, translate("Lines", "where the box"), "#009e73"),
                Line("l2", translate("Lines", "size of the weights (L2)"), "#9a9aa2", hidden=True),
            )
        case "ap":
            return (
                Line("ap50", translate("Lines", "AP50"), "accent", 2.0, dots=True),
                Line("ap", translate("Lines", "AP, boxes must fit closely"), "#e69f00", 1.6, dots=True),
                Line("ap75", translate("Lines", "AP75"), "#009e73", 1.6, dots=True, hidden=True),
            )
        case "rate":
            return (Line("learning_rate", translate("Lines", "learning rate"), "accent"),)
        case "speed":
            return (Line("images_per_second", translate("Lines", "images/s"), "accent"),)
        case "memory":
            return (Line("memory_gb", translate("Lines", "GB"), "accent"),)


def points(story: Story, key: str, smoothing: float = 0.0, sampled: Sampled | None = None) -> Curve:
    """The points of a line. sampled: of the story's steps, where it is at hand."""
    if key in ("ap", "ap50", "ap75"):
        return story.validation(key)
    if key == "val":
        return story.validation_loss()
    few = sampled or story.sampled(MOST_POINTS)
    if key == BOXES:
        y = few.columns["total"] - few.columns["class_loss"] - few.columns["l2"]
    else:
        y = few.columns["total" if key == RAW else key]
    if key == "memory_gb":
        return Curve(few.x[y > 0], y[y > 0])
    return Curve(few.x, smoothed(y, smoothing) if key in ("total", "class_loss", BOXES, "l2") else y)


def table(story: Story) -> str:
    """All of it as CSV: a line per logged step, and a line per validation with its figures."""
    figures = ("ap", "ap50", "ap75")
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(["pass", *COLUMNS, "val_loss", *figures])
    per_epoch = (story.started.steps_per_epoch or 1) if story.started else 1
    columns = [story.column(name).tolist() for name in COLUMNS]
    for values in zip(*columns, strict=True):
        writer.writerow([f"{values[0] / per_epoch:.6g}", int(values[0]), *values[1:], "", "", "", ""])
    losses = {item.epoch: item.val_losses.total for item in story.epochs if item.val_losses}
    for item in story.evaluations:
        found = [getattr(item.metrics, name) for name in figures]
        blank = [""] * (len(COLUMNS) - 2)
        writer.writerow([item.epoch, item.epoch * per_epoch, item.time, *blank, losses.get(item.epoch, ""), *found])
    return out.getvalue()


def value_text(value: float) -> str:
    """A value under the pointer."""
    return f"{value:.4g}" if abs(value) >= 1e-4 or value == 0 else f"{value:.2e}"
