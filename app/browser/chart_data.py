"""The numbers behind the charts: columns of a catalogue in, small arrays out. No picture is opened."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from effdet_core import hparams
from effdet_core.hparam_keys import ModelConfig
from effdet_core.project.catalogue import Catalogue, Counts
from effdet_core.project.classes import ObjectClass

Floats = NDArray[np.float64]
MODELS = tuple(name for name in hparams.MODELS if not name.endswith("x"))
"""The sizes of network that people choose from."""
_SINGLE_BARS = 40


@dataclass(frozen=True, slots=True)
class Bar:
    """One class: how many boxes it has, on how many photos."""

    name: str
    colour: str
    boxes: int
    photos: int


@dataclass(frozen=True, slots=True)
class Bin:
    """Photos that have from `least` to `most` boxes, both included."""

    least: int
    most: int
    photos: int


@dataclass(frozen=True, slots=True)
class Sizes:
    """Sides of boxes at a model's input, in its pixels: the root of the area, float64 [M]; label: [M] places."""

    sides: Floats
    labels: NDArray[np.uint16]
    rows: NDArray[np.int32]


def title_of(model: str) -> str:
    """“Lite0”."""
    return model.rpartition("-")[2].capitalize()


def input_side(model: str) -> int:
    """Pixels of the square that the network sees."""
    return hparams.MODELS[model].image_size[0]


def anchor_sides(model: str | ModelConfig) -> Floats:
    """The sides of a model's square anchors in pixels of its input, float64 [levels, scales per level], rising."""
    config = hparams.MODELS[model] if isinstance(model, str) else model
    strides = 2.0 ** np.arange(config.min_level, config.max_level + 1)
    scale = config.anchor_scale
    per_level = np.asarray(scale, float) if isinstance(scale, tuple) else np.full(len(strides), float(scale))
    steps = 2.0 ** (np.arange(config.num_scales) / config.num_scales)
    sides: Floats = (per_level * strides)[:, None] * steps[None, :]
    return sides


def balance(counts: Counts, classes: Sequence[ObjectClass]) -> list[Bar]:
    """The project's classes, in its order, under the filters in force."""
    return [
        Bar(item.name, item.colour, counts.class_boxes.get(item.name, 0), counts.classes.get(item.name, 0))
        for item in classes
    ]


def boxes_per_photo(counts: NDArray[np.int32]) -> list[Bin]:
    """A histogram of box counts, int [photos]; one bar per count while that is readable, wider bars after."""
    if not len(counts):
        return []
    most = int(counts.max())
    width = max(1, -(-(most + 1) // _SINGLE_BARS))
    photos = np.bincount(counts // width)
    return [Bin(i * width, i * width + width - 1, int(number)) for i, number in enumerate(photos)]


def box_sizes(catalogue: Catalogue, rows: NDArray[np.int32], side: int) -> Sizes:
    """The boxes of these photos as a network with an input of `side` pixels sees them, letterboxed.

    Photos of unknown size are left out.
    """
    of, labels, boxes = catalogue.all_boxes()
    wanted = np.zeros(len(catalogue), np.bool_)
    wanted[rows] = True
    longest = catalogue.size.max(axis=1) if len(catalogue) else np.zeros(0, np.int32)
    kept = (wanted & (longest > 0))[of]
    of, labels, boxes = of[kept], labels[kept], boxes[kept]
    area = np.clip(boxes[:, 2] - boxes[:, 0], 0, None) * np.clip(boxes[:, 3] - boxes[:, 1], 0, None)
    return Sizes(np.sqrt(area.astype(np.float64)) * (side / longest[of]), labels, of)


def medians(sizes: Sizes, labels: Sequence[str]) -> dict[str, float]:
    """The middle side of each label's boxes."""
    order = np.argsort(sizes.labels, kind="stable")
    places, starts = np.unique(sizes.labels[order], return_index=True)
    parts = np.split(sizes.sides[order], starts[1:])
    return {labels[int(place)]: float(np.median(part)) for place, part in zip(places, parts, strict=False)}


@dataclass(frozen=True, slots=True)
class Density:
    """A histogram of sides on a logarithmic axis. edges: pixels, [bins + 1]. boxes: of each label in each bin."""

    edges: Floats
    boxes: dict[str, NDArray[np.int64]]


def density(sizes: Sizes, labels: Sequence[str], side: int, bins: int = 48) -> Density:
    """Box sides from one pixel to the whole input, label by label."""
    edges: Floats = np.geomspace(1, side, bins + 1)
    inside = np.clip(sizes.sides, edges[0], edges[-1])
    found = np.unique(sizes.labels)
    boxes = {labels[int(place)]: np.histogram(inside[sizes.labels == place], edges)[0] for place in found}
    return Density(edges, {name: counts.astype(np.int64) for name, counts in boxes.items()})


def share_below(sizes: Sizes, side: float) -> float:
    """The part of the boxes that is smaller than a side, 0..1; 0 where there are none."""
    return float(np.mean(sizes.sides < side)) if len(sizes.sides) else 0.0
