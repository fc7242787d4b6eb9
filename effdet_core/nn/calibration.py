"""Pictures from which an int8 export learns the ranges of its numbers."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import chain, zip_longest

import numpy as np

from effdet_core import preprocess
from effdet_core.boxes import area
from effdet_core.dataset import Example
from effdet_core.exports.requests import CALIBRATION, CALIBRATION_SEED
from effdet_core.hparams import ModelConfig
from effdet_core.images import read_rgb

COUNT, SEED = CALIBRATION, CALIBRATION_SEED

_CANDIDATES_EACH = 4
"""Pictures looked at for each one chosen; more would take long on large data and change little."""
_BINS = 3
_EVERY = 8
"""Pixels whose brightness is averaged: every eighth in both directions."""


def representative(examples: Sequence[Example], count: int = COUNT, seed: int = SEED) -> tuple[Example, ...]:
    """`count` of `examples` (the training split), or all if there are fewer, that show what the data holds.

    Dark, middling and bright pictures, small, middling and large boxes, pictures without any, and rare classes are
    taken in turn, each as long as there are some. The same arguments give the same pictures.
    Raises `InputError` for a picture that cannot be read.
    """
    order = np.random.default_rng(seed).permutation(len(examples))
    candidates = [examples[i] for i in order[: count * _CANDIDATES_EACH]]
    kinds = zip(_brightness_bins(candidates), _size_bins(candidates), _rarest_classes(candidates), strict=True)
    alike: dict[tuple[int, int, int], list[Example]] = defaultdict(list)
    for kind, example in zip(kinds, candidates, strict=True):
        alike[kind].append(example)
    in_turn = chain.from_iterable(zip_longest(*(alike[kind] for kind in sorted(alike))))
    return tuple([example for example in in_turn if example is not None][:count])


def network_inputs(examples: Sequence[Example], config: ModelConfig) -> Iterator[np.ndarray]:
    """The pictures as the network sees them, float32 [1, H, W, 3] each.

    One pixel of the first is black and one white: only with the whole range in sight does the file's input become
    exactly (pixel - 127) / 128, so that raw pixels can be fed to it.
    """
    for number, example in enumerate(examples):
        pixels = preprocess.fit(read_rgb(example.image), config.image_size, config.resize).pixels
        if number == 0:
            pixels[0, :2] = [[0], [255]]
        yield preprocess.normalise(pixels)[None]


def _brightness_bins(examples: Sequence[Example]) -> list[int]:
    return _bins([float(read_rgb(example.image)[::_EVERY, ::_EVERY].mean()) for example in examples])


def _size_bins(examples: Sequence[Example]) -> list[int]:
    """By the median box; pictures without boxes are a bin of their own."""
    sides = [_median_side(example) for example in examples]
    bins = iter(_bins([side for side in sides if side is not None]))
    return [-1 if side is None else next(bins) for side in sides]


def _median_side(example: Example) -> float | None:
    """Of the boxes, as a share of the picture's."""
    shares = area(example.box_array) / (example.height * example.width)
    return float(np.sqrt(np.median(shares))) if len(shares) else None


def _rarest_classes(examples: Sequence[Example]) -> list[int]:
    """Of each picture the class that the fewest pictures show, -1 where there is none."""
    pictures = Counter(chain.from_iterable(set(example.classes) for example in examples))
    return [min(example.classes, key=lambda c: (pictures[c], c), default=-1) for example in examples]


def _bins(values: Sequence[float]) -> list[int]:
    """0, 1 or 2: in the lowest, middle or highest third."""
    if not values:
        return []
    borders = np.quantile(values, np.arange(1, _BINS) / _BINS)
    return [int(i) for i in np.searchsorted(borders, values, side="right")]
