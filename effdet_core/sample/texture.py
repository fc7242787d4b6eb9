"""Noise and fields that surfaces are made of. All arrays are float32; grids come as (y, x) in units of the caller."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageFilter

Field = NDArray[np.float32]
Real = NDArray[np.floating]


def smooth_noise(rng: np.random.Generator, shape: tuple[int, int], cell: tuple[float, float]) -> Field:
    """Soft random hills of about `cell` (height, width) pixels, mean 0, deviation about 1; shape (height, width)."""
    small = (max(2, int(shape[0] / cell[0]) + 2), max(2, int(shape[1] / cell[1]) + 2))
    grid = rng.standard_normal(small, np.float32)
    return np.asarray(Image.fromarray(grid).resize((shape[1], shape[0]), Image.Resampling.BICUBIC), np.float32)


def fractal_noise(rng: np.random.Generator, shape: tuple[int, int], cell: float, octaves: int) -> Field:
    """Hills on hills: each octave half as large and half as high as the one before."""
    total = np.zeros(shape, np.float32)
    for octave in range(octaves):
        total += smooth_noise(rng, shape, (cell / 2**octave, cell / 2**octave)) * np.float32(0.5**octave)
    return total


def step(edge: float | Real, values: Real, softness: float) -> Field:
    """0 below `edge`, 1 above, linear over `softness`."""
    return np.asarray(np.clip((values - edge) / softness + 0.5, 0, 1), np.float32)


def mix(first: Field, second: Field, share: Real) -> Field:
    """Colours [h, w, 3] blended: `share` [h, w] of the second."""
    return np.asarray(first + (second - first) * share[..., None], np.float32)


def flat(colour: tuple[float, float, float] | Field, shape: tuple[int, ...]) -> Field:
    """One colour, 0..1, on a whole [h, w, 3]."""
    return np.full((*shape, 3), colour, np.float32)


def blurred(values: Field, radius: float) -> Field:
    """A mask 0..1 with soft edges; the precision of 8 bits is enough for shadows."""
    image = Image.fromarray((values * 255).astype(np.uint8)).filter(ImageFilter.BoxBlur(radius))
    return np.asarray(image.filter(ImageFilter.BoxBlur(radius)), np.float32) / np.float32(255)
