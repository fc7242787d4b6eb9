"""What the things lie on. Each function gives colours [h, w, 3], 0..1, for (height, width)."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from effdet_core.sample.texture import Field, flat, fractal_noise, mix, smooth_noise, step

Ground = Callable[[np.random.Generator, tuple[int, int]], Field]


def _colour(rng: np.random.Generator, low: tuple[float, ...], high: tuple[float, ...]) -> Field:
    """Between two colours, with a slight tint: what surfaces are made of is rarely vivid."""
    share = rng.random()
    tint = rng.uniform(-0.03, 0.03, 3)
    return np.asarray(np.array(low) * (1 - share) + np.array(high) * share + tint, np.float32)


def wood(rng: np.random.Generator, shape: tuple[int, int]) -> Field:
    """Planks with grain along them."""
    y = np.arange(shape[0], dtype=np.float32)[:, None]
    planks = np.float32(rng.uniform(70, 170))
    plank = np.floor((y + rng.uniform(0, 100)) / planks)
    wave = smooth_noise(rng, shape, (40, 260)) * 12
    rings = np.sin((y + wave + plank * 37) / rng.uniform(2.5, 6.0))
    fibres = smooth_noise(rng, shape, (1.6, 60))
    tone = np.clip(0.5 + 0.13 * rings + 0.16 * fibres + 0.16 * np.sin(plank * 5), 0, 1)
    dark, light = (
        _colour(rng, (0.25, 0.14, 0.07), (0.5, 0.32, 0.2)),
        _colour(rng, (0.6, 0.42, 0.25), (0.85, 0.68, 0.48)),
    )
    colour = mix(flat(dark, shape), flat(light, shape), tone)
    seam = np.abs(np.mod(y + 50, planks) - planks / 2) > planks / 2 - 1.2
    return np.asarray(colour * np.where(seam, 0.45, 1.0)[..., None], np.float32)


def cloth(rng: np.random.Generator, shape: tuple[int, int]) -> Field:
    """Woven threads with soft folds, sometimes striped or checked."""
    y, x = (np.arange(n, dtype=np.float32) for n in shape)
    pitch = rng.uniform(1.1, 2.2)
    weave = 0.5 + 0.25 * np.sin(y / pitch * 2)[:, None] + 0.25 * np.sin(x / pitch * 2)[None, :]
    base = rng.uniform((0.12, 0.12, 0.12), (0.8, 0.72, 0.75)).astype(np.float32)
    colour = flat(base, shape) * (0.82 + 0.3 * weave)[..., None]
    stripes = (np.sin(x / rng.uniform(10, 40)) > 0.6)[None, :] * np.float32(rng.choice([0, 0.3]))
    checks = (np.sin(y / rng.uniform(10, 40)) > 0.6)[:, None] * np.float32(rng.choice([0, 0.3]))
    colour = mix(colour, flat(rng.uniform(0.1, 0.9, 3).astype(np.float32), shape), np.clip(stripes + checks, 0, 1))
    return np.asarray(colour * (1 + 0.09 * smooth_noise(rng, shape, (90, 140)))[..., None], np.float32)


def stone(rng: np.random.Generator, shape: tuple[int, int]) -> Field:
    """Granite, slate or marble: clouds, speckles, veins."""
    clouds = fractal_noise(rng, shape, 60, 4)
    base = _colour(rng, (0.15, 0.15, 0.16), (0.78, 0.76, 0.74))
    colour = flat(base, shape) * (1 + 0.1 * clouds)[..., None]
    speckle = rng.uniform(0.0, 0.09) * smooth_noise(rng, shape, (1.7, 1.7))
    veins = step(-0.05, -np.abs(fractal_noise(rng, shape, 90, 3)), 0.06) * rng.uniform(0, 0.35)
    return np.asarray(mix(colour + speckle[..., None], flat(base * 1.5, shape), veins), np.float32)


def paper(rng: np.random.Generator, shape: tuple[int, int]) -> Field:
    """Card or a page of a notebook, with lines or squares."""
    y, x = (np.arange(n, dtype=np.float32) for n in shape)
    base = _colour(rng, (0.72, 0.68, 0.58), (0.96, 0.95, 0.93))
    colour = flat(base, shape) * (1 + 0.02 * smooth_noise(rng, shape, (2, 2)))[..., None]
    pitch = rng.uniform(16, 34)
    rows = (np.mod(y, pitch) < 1.3)[:, None] * np.float32(rng.choice([0, 0.35]))
    columns = (np.mod(x, pitch) < 1.3)[None, :] * np.float32(rng.choice([0, 0.35]))
    return mix(colour, flat((0.35, 0.5, 0.7), shape), np.maximum(rows, columns) * np.ones(shape, np.float32))


def soil(rng: np.random.Generator, shape: tuple[int, int]) -> Field:
    """Sand, gravel or earth: busy and rough."""
    grains = smooth_noise(rng, shape, (2.4, 2.4)) * 0.6 + smooth_noise(rng, shape, (7, 7)) * 0.5
    base = _colour(rng, (0.3, 0.22, 0.15), (0.75, 0.66, 0.52))
    return np.asarray(flat(base, shape) * (1 + 0.16 * grains)[..., None], np.float32)


GROUNDS: tuple[Ground, ...] = (wood, cloth, stone, paper, soil)
