"""The kinds of things in the sample, and the other things that lie around.

Each is a function of a random generator and a grid (y, x) in units of the thing's radius. It returns a `Surface`:
where it is, how high it is and what colour it has. Light and shadow are the scene's business.
"""

from __future__ import annotations

import colorsys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

import numpy as np

from effdet_core.sample.texture import Field, flat, mix, smooth_noise, step

METALS = ((0.83, 0.68, 0.33), (0.74, 0.75, 0.77), (0.72, 0.43, 0.29), (0.62, 0.60, 0.55))
STEELS = ((0.60, 0.62, 0.66), (0.48, 0.49, 0.52), (0.70, 0.60, 0.38), (0.40, 0.38, 0.37))


@dataclass(frozen=True, slots=True)
class Surface:
    """distance: signed, negative inside, in radii. height: in radii. colour: [h, w, 3], 0..1. gloss: 0..1."""

    distance: Field
    height: Field
    colour: Field
    gloss: float


Maker = Callable[[np.random.Generator, Field, Field], Surface]


def _hsv(hue: float, saturation: float, value: float) -> tuple[float, float, float]:
    return colorsys.hsv_to_rgb(hue % 1.0, saturation, value)


def _polar(y: Field, x: Field) -> tuple[Field, Field]:
    return np.hypot(y, x), np.arctan2(y, x)


def _dome(distance: Field, width: float) -> Field:
    """1 inside, falling to 0 over `width` towards the outline: a rounded edge."""
    share = np.clip(-distance / width, 0, 1)
    return np.asarray(np.sqrt(np.maximum(1 - (1 - share) ** 2, 0)), np.float32)


def leaf(rng: np.random.Generator, y: Field, x: Field) -> Surface:
    """A pointed blade with a stalk, ribs and a slightly toothed edge, from spring green to autumn red."""
    slender, bend, teeth = rng.uniform(0.36, 0.56), rng.uniform(-0.22, 0.22), rng.uniform(0.0, 0.035)
    across = y - bend * (1 - x**2)
    along = np.clip((x + 0.72) / 1.7, 0, 1)
    outline = slender * np.maximum(np.sin(np.pi * along**0.8), 0) ** 0.85
    outline = outline - teeth * np.abs(np.sin(along * rng.uniform(30, 44)))
    blade = np.where((x > -0.72) & (x < 0.98), np.abs(across) - outline, 1.0) * 0.8
    stalk = np.maximum(np.abs(across) - 0.028, np.maximum(-0.99 - x, x + 0.6))
    spacing = rng.uniform(5, 8)
    slanted = (x - np.abs(across) * rng.uniform(0.7, 1.2)) * spacing
    side_ribs = np.abs(slanted - np.round(slanted)) / spacing
    ribs = np.maximum(step(-0.022, -np.abs(across), 0.02), 0.6 * step(-0.012, -side_ribs, 0.02))
    hue = rng.choice([rng.uniform(0.22, 0.36), rng.uniform(0.02, 0.14)])
    low, high = _hsv(hue, 0.8, rng.uniform(0.3, 0.5)), _hsv(hue + rng.uniform(-0.04, 0.04), 0.75, rng.uniform(0.5, 0.8))
    mottled = np.clip(0.5 + 0.3 * smooth_noise(rng, x.shape, (9, 9)) + 0.6 * across, 0, 1)
    colour = mix(flat(low, x.shape), flat(high, x.shape), mottled)
    colour = mix(colour, flat(_hsv(hue + 0.03, 0.45, 0.85), x.shape), 0.5 * ribs)
    distance = np.minimum(blade, stalk).astype(np.float32)
    height = 0.07 * _dome(distance, 0.12) + 0.12 * np.abs(across) - 0.015 * ribs
    return Surface(distance, height.astype(np.float32), colour, 0.12)


def coin(rng: np.random.Generator, y: Field, x: Field) -> Surface:
    """A worn metal disc with a raised rim, dots along it, and a star or numeral-like bars in the middle."""
    radius, angle = _polar(y, x)
    distance = (radius - 0.97).astype(np.float32)
    rim = step(0.84, radius, 0.05)
    dots = step(0.35, np.cos(angle * rng.integers(36, 60)), 0.5) * step(-0.03, -np.abs(radius - 0.76), 0.03)
    points = int(rng.integers(3, 7))
    star = step(0.0, rng.uniform(0.34, 0.46) + 0.14 * np.cos(points * angle + rng.uniform(0, 6)) - radius, 0.06)
    ring = step(-0.02, -np.abs(radius - 0.62), 0.03)
    relief = np.maximum.reduce([rim, 0.7 * dots, 0.9 * star, 0.6 * ring])
    metal = np.asarray(METALS[rng.integers(len(METALS))], np.float32) * rng.uniform(0.8, 1.1)
    worn = np.clip(1 + 0.07 * smooth_noise(rng, x.shape, (6, 6)) - 0.16 * (1 - relief), 0.4, 1.3)
    bimetal = rng.random() < 0.25
    inner = np.asarray(METALS[rng.integers(len(METALS))], np.float32) if bimetal else metal
    colour = mix(flat(inner, x.shape), flat(metal, x.shape), step(0.66, radius, 0.02)) * worn[..., None]
    height = 0.1 * _dome(distance, 0.06) + 0.045 * relief
    return Surface(distance, height.astype(np.float32), colour.astype(np.float32), 0.75)


def nut(rng: np.random.Generator, y: Field, x: Field) -> Surface:
    """A hexagon of steel or brass with a threaded hole and bevelled corners."""
    radius, angle = _polar(y, x)
    sector = np.mod(angle, np.pi / 3) - np.pi / 6
    hexagon = radius * np.cos(sector) - 0.83
    hole_radius = rng.uniform(0.42, 0.54)
    distance = np.maximum(hexagon, hole_radius - radius).astype(np.float32)
    bevel = np.clip((radius - 0.72) / 0.25, 0, 1)
    thread = step(-0.08, -(radius - hole_radius), 0.03) * (0.5 + 0.5 * np.sin(radius * 90))
    steel = np.asarray(STEELS[rng.integers(len(STEELS))], np.float32) * rng.uniform(0.85, 1.15)
    brushed = 1 + 0.06 * smooth_noise(rng, x.shape, (2, 12))
    rust = np.clip(smooth_noise(rng, x.shape, (10, 10)) - rng.uniform(0.6, 2.5), 0, 0.7)
    colour = mix(flat(steel, x.shape) * brushed[..., None], flat((0.42, 0.22, 0.11), x.shape), rust)
    height = 0.3 * _dome(distance, 0.1) - 0.16 * bevel - 0.05 * thread
    return Surface(distance, height.astype(np.float32), colour.astype(np.float32), 0.6)


def button(rng: np.random.Generator, y: Field, x: Field) -> Surface:
    """A round button of coloured plastic, horn or wood with a dished middle and two or four holes."""
    radius, angle = _polar(y, x)
    holes, at = int(rng.choice([2, 4])), rng.uniform(0.22, 0.27)
    turned = np.mod(angle + rng.uniform(0, 6), 2 * np.pi / holes) - np.pi / holes
    to_hole = np.hypot(radius * np.cos(turned) - at, radius * np.sin(turned))
    outline = radius - 0.95 - (0.03 * np.cos(angle * 12) if rng.random() < 0.25 else 0.0)
    distance = np.maximum(outline, 0.095 - to_hole).astype(np.float32)
    dish = rng.uniform(0.55, 0.68)
    saturation = rng.choice([rng.uniform(0.4, 0.75), rng.uniform(0.05, 0.25)], p=[0.75, 0.25])
    base = _hsv(rng.random(), saturation, rng.uniform(0.35, 0.95))
    marbled = 1 + rng.uniform(0, 0.14) * smooth_noise(rng, x.shape, (5, 14))
    colour = flat(base, x.shape) * marbled[..., None]
    height = 0.2 * _dome(outline, 0.3) - 0.1 * step(-dish, -radius, 0.12) + 0.03 * step(-0.16, -to_hole, 0.05)
    return Surface(distance, height.astype(np.float32), np.clip(colour, 0, 1).astype(np.float32), rng.uniform(0.3, 0.7))


def pebble(rng: np.random.Generator, y: Field, x: Field) -> Surface:
    """A smooth stone: a lumpy oval. Not one of the kinds."""
    radius, angle = _polar(y / rng.uniform(0.6, 0.9), x)
    lumps = sum(rng.uniform(0, 0.05) * np.cos(k * angle + rng.uniform(0, 6)) for k in (2, 3, 4))
    distance = ((radius - 0.85 - lumps) * 0.8).astype(np.float32)
    grain = 1 + 0.12 * smooth_noise(rng, x.shape, (3, 3)) + 0.08 * smooth_noise(rng, x.shape, (12, 12))
    colour = flat(_hsv(rng.uniform(0.05, 0.14), rng.uniform(0.03, 0.25), rng.uniform(0.3, 0.75)), x.shape)
    return Surface(distance, 0.5 * _dome(distance, 0.7), (colour * grain[..., None]).astype(np.float32), 0.1)


def stick(rng: np.random.Generator, y: Field, x: Field) -> Surface:
    """A pencil or twig. Not one of the kinds."""
    bend = rng.uniform(-0.1, 0.1)
    across = np.abs(y - bend * x**2)
    thickness = rng.uniform(0.05, 0.08)
    distance = np.maximum(across - thickness * (1 - 0.3 * x), np.abs(x) - 0.97).astype(np.float32)
    wood = _hsv(rng.choice([rng.uniform(0.06, 0.1), rng.random()]), rng.uniform(0.3, 0.8), rng.uniform(0.3, 0.8))
    colour = flat(wood, x.shape) * (1 + 0.1 * smooth_noise(rng, x.shape, (2, 20)))[..., None]
    return Surface(distance, 0.9 * thickness * _dome(distance, thickness), colour.astype(np.float32), 0.3)


def ring(rng: np.random.Generator, y: Field, x: Field) -> Surface:
    """A rubber band or washer: round with a large hole, not one of the kinds."""
    radius, angle = _polar(y, x)
    middle = 0.8 + rng.uniform(0, 0.1) * np.cos(2 * angle) + rng.uniform(0, 0.07) * np.cos(3 * angle)
    thickness = rng.uniform(0.035, 0.06)
    distance = (np.abs(radius - middle) - thickness).astype(np.float32)
    colour = flat(_hsv(rng.random(), rng.uniform(0.3, 0.9), rng.uniform(0.3, 0.8)), x.shape)
    return Surface(distance, 0.8 * thickness * _dome(distance, thickness), colour, 0.3)


def scrap(rng: np.random.Generator, y: Field, x: Field) -> Surface:
    """A torn bit of paper. Not one of the kinds."""
    edge = 0.04 * smooth_noise(rng, x.shape, (5, 5))
    distance = (np.maximum(np.abs(x) - rng.uniform(0.6, 0.9), np.abs(y) - rng.uniform(0.35, 0.8)) + edge).astype(
        np.float32
    )
    colour = flat(_hsv(rng.random(), rng.uniform(0.0, 0.35), rng.uniform(0.7, 0.97)), x.shape)
    lines = step(0.75, np.cos(y * 40), 0.3) * rng.uniform(0, 0.3)
    return Surface(distance, 0.02 * _dome(distance, 0.03), mix(colour, flat((0.2, 0.3, 0.5), x.shape), lines), 0.05)


KINDS: Mapping[str, Maker] = MappingProxyType({"leaf": leaf, "coin": coin, "nut": nut, "button": button})
OTHERS: tuple[Maker, ...] = (pebble, stick, ring, scrap)
