"""One picture: a ground, things on it under one light, and a camera that is not perfect."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageFilter

from effdet_core.boxes import Boxes, as_boxes
from effdet_core.sample.grounds import GROUNDS
from effdet_core.sample.objects import KINDS, OTHERS, Maker, Surface
from effdet_core.sample.texture import Field, blurred, smooth_noise, step

SIZE = (360, 480)
"""Height and width of a picture in pixels."""
NOTHING_HERE = 0.08
"""Share of the pictures without any of the kinds."""
MOST_HIDDEN = 0.35
"""No thing is covered, or cut off by the border, more than this."""


@dataclass(frozen=True, slots=True)
class Scene:
    """image: uint8 [h, w, 3]. boxes: [N, 4] (see `effdet_core.boxes`). names: the kind of each."""

    image: NDArray[np.uint8]
    boxes: Boxes
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Light:
    """towards: unit vector (y, x, up) to the lamp. ambient: 0..1. colour: of the lamp, about 1."""

    towards: tuple[float, float, float]
    ambient: float
    colour: Field
    softness: float


@dataclass(frozen=True, slots=True)
class Thing:
    """A thing at its place: its pixels are rows top.., columns left.. of the picture."""

    name: str
    alpha: Field
    top: int
    left: int


@dataclass
class _Canvas:
    """The picture while it is drawn, and whose each pixel is (0: ground, k: thing k)."""

    colours: Field
    owner: NDArray[np.int32]
    things: list[Thing] = field(default_factory=list)


def draw_scene(rng: np.random.Generator) -> Scene:
    """A picture of `SIZE` with its boxes; the same generator state gives the same picture."""
    light = _light(rng)
    ground = GROUNDS[rng.integers(len(GROUNDS))](rng, SIZE)
    canvas = _Canvas(ground, np.zeros(SIZE, np.int32))
    for name, maker, radius in _cast(rng):
        _place(rng, canvas, light, name, maker, radius)
    image = _photographed(rng, canvas.colours, light)
    found = [(thing.name, box) for thing in canvas.things if thing.name for box in [_box(thing)]]
    return Scene(image, as_boxes([box for _, box in found]), tuple(name for name, _ in found))


def _cast(rng: np.random.Generator) -> list[tuple[str, Maker, float]]:
    """What lies in this picture, from below to above: name ("" for what is no kind), maker and radius in pixels."""
    typical = rng.uniform(26, 50)
    names = list(KINDS)
    favourites = rng.dirichlet(np.full(len(names), 1.2))
    count = 0 if rng.random() < NOTHING_HERE else int(rng.integers(1, 9))
    chosen = rng.choice(names, count, p=favourites)
    cast = [(str(name), KINDS[name], _radius(rng, typical, name)) for name in chosen]
    cast += [
        ("", OTHERS[rng.integers(len(OTHERS))], typical * rng.uniform(0.5, 1.6)) for _ in range(rng.integers(0, 4))
    ]
    return [cast[i] for i in rng.permutation(len(cast))]


def _radius(rng: np.random.Generator, typical: float, name: str) -> float:
    larger = {"leaf": 1.5, "nut": 0.8}.get(name, 0.9)
    return float(np.clip(typical * larger * rng.uniform(0.75, 1.3), 17, 84))


def _light(rng: np.random.Generator) -> Light:
    angle, height = rng.uniform(0, 2 * np.pi), rng.uniform(0.55, 1.25)
    towards = np.array([np.sin(angle) * np.cos(height), np.cos(angle) * np.cos(height), np.sin(height)])
    warmth = rng.uniform(-0.1, 0.12)
    colour = np.array([1 + warmth, 1 + 0.2 * warmth, 1 - warmth], np.float32)
    y, x, up = (float(v) for v in towards)
    return Light((y, x, up), rng.uniform(0.4, 0.65), colour, rng.uniform(1.5, 6.0))


def _place(rng: np.random.Generator, canvas: _Canvas, light: Light, name: str, maker: Maker, radius: float) -> None:
    """Draws a thing where it hides nothing too much; gives up when a few places do not do."""
    surface, half = _made(rng, maker, radius)
    alpha = np.clip(0.5 - surface.distance * radius, 0, 1).astype(np.float32)
    for _ in range(12):
        top = round(rng.uniform(-half * 0.4, SIZE[0] - half * 1.6))
        left = round(rng.uniform(-half * 0.4, SIZE[1] - half * 1.6))
        thing = Thing(name, alpha, top, left)
        if _fits(canvas, thing):
            _draw(canvas, light, thing, surface, radius)
            return


def _made(rng: np.random.Generator, maker: Maker, radius: float) -> tuple[Surface, int]:
    """The surface on a grid of its pixels, turned and slightly tilted; and half the grid's side."""
    half = int(np.ceil(radius * 1.08)) + 1
    line = np.arange(-half, half + 1, dtype=np.float32) / np.float32(radius)
    angle, tilt = rng.uniform(0, 2 * np.pi), rng.uniform(0.82, 1.0)
    y, x = np.meshgrid(line / np.float32(tilt), line, indexing="ij")
    turned_y = x * np.float32(np.sin(angle)) + y * np.float32(np.cos(angle))
    turned_x = x * np.float32(np.cos(angle)) - y * np.float32(np.sin(angle))
    return maker(rng, turned_y, turned_x), half


def _windows(thing: Thing, offset: tuple[int, int] = (0, 0)) -> tuple[tuple[slice, slice], tuple[slice, slice]]:
    """The part of the picture that a thing covers, and the part of the thing that is in the picture."""
    there, here = [], []
    for start, size, limit in zip(
        (thing.top + offset[0], thing.left + offset[1]), thing.alpha.shape, SIZE, strict=True
    ):
        low, high = max(0, start), max(max(0, start), min(limit, start + size))
        there.append(slice(low, high))
        here.append(slice(low - start, high - start))
    return (there[0], there[1]), (here[0], here[1])


def _fits(canvas: _Canvas, thing: Thing) -> bool:
    """Whether enough of it is in the picture, and of the kinds beneath enough stays visible."""
    there, here = _windows(thing)
    solid = thing.alpha > 0.5
    if solid[here].sum() < (1 - MOST_HIDDEN * 0.6) * solid.sum():
        return False
    owners = canvas.owner[there]
    covered = np.bincount(owners[solid[here]], minlength=len(canvas.things) + 1)
    for number in np.flatnonzero(covered[1:]) + 1:
        whole = (canvas.things[number - 1].alpha > 0.5).sum()
        visible = (canvas.owner == number).sum()
        if visible - covered[number] < (1 - MOST_HIDDEN) * whole:
            return False
    return True


def _draw(canvas: _Canvas, light: Light, thing: Thing, surface: Surface, radius: float) -> None:
    _cast_shadow(canvas, light, thing, radius * float(surface.height.max()))
    there, here = _windows(thing)
    alpha = thing.alpha[here][..., None]
    canvas.colours[there] += (_lit(surface, light, radius)[here] - canvas.colours[there]) * alpha
    canvas.things.append(thing)
    canvas.owner[there][thing.alpha[here] > 0.5] = len(canvas.things)


def _cast_shadow(canvas: _Canvas, light: Light, thing: Thing, height: float) -> None:
    """Two shadows: a dark one where the thing touches the ground, a softer one away from the lamp."""
    margin = 12
    padded = Thing("", np.pad(thing.alpha, margin), thing.top - margin, thing.left - margin)
    reach = 0.7 * height + 2
    away = (round(-light.towards[0] * reach), round(-light.towards[1] * reach))
    for offset, radius, strength in (((0, 0), 1.6, 0.35), (away, light.softness, 0.75 * (1 - light.ambient))):
        there, here = _windows(padded, offset)
        dark = blurred(padded.alpha, radius)[here]
        canvas.colours[there] *= 1 - np.float32(strength) * dark[..., None]


def _lit(surface: Surface, light: Light, radius: float) -> Field:
    """Colours under the light: diffuse by the slope, and a highlight by the gloss."""
    slope_y, slope_x = np.gradient(surface.height * np.float32(radius))
    length = np.sqrt(1 + slope_y**2 + slope_x**2)
    facing = (-slope_y * light.towards[0] - slope_x * light.towards[1] + light.towards[2]) / length
    diffuse = light.ambient + (1 - light.ambient) * np.maximum(facing, 0) / max(light.towards[2], 0.3)
    halfway = np.array([light.towards[0], light.towards[1], light.towards[2] + 1])
    halfway /= np.linalg.norm(halfway)
    mirror = (-slope_y * halfway[0] - slope_x * halfway[1] + halfway[2]) / length
    highlight = surface.gloss * np.maximum(mirror, 0) ** 24 * 0.55
    return np.asarray(surface.colour * diffuse[..., None] + highlight[..., None], np.float32)


def _photographed(rng: np.random.Generator, colours: Field, light: Light) -> NDArray[np.uint8]:
    """The camera: uneven light, shade across the table, exposure, softness and noise."""
    y, x = (np.linspace(-1, 1, n, dtype=np.float32) for n in SIZE)
    falloff = 1 + rng.uniform(0.05, 0.3) * (light.towards[0] * y[:, None] + light.towards[1] * x[None, :])
    falloff *= 1 - rng.uniform(0.05, 0.25) * (y[:, None] ** 2 + x[None, :] ** 2) / 2
    if rng.random() < 0.3:  # the shade of a window frame or of someone's head
        edge = y[:, None] * rng.uniform(-1, 1) + x[None, :] + rng.uniform(-0.7, 0.7)
        falloff *= 1 - rng.uniform(0.15, 0.4) * step(0.0, edge, rng.uniform(0.05, 0.5))
    exposed = colours * (falloff * rng.uniform(0.75, 1.12))[..., None] * light.colour
    curve = np.clip(exposed, 0, 1) ** np.float32(rng.uniform(0.8, 1.1))
    image = Image.fromarray((curve * 255).astype(np.uint8))
    if rng.random() < 0.5:
        image = image.filter(ImageFilter.GaussianBlur(rng.uniform(0.3, 1.3)))
    noise = rng.uniform(0.5, 7) * _grain(rng)
    return np.clip(np.asarray(image, np.float32) + noise[..., None], 0, 255).astype(np.uint8)


def _grain(rng: np.random.Generator) -> Field:
    """Sensor noise: fine, with a little clumping, as after a camera's own processing."""
    return rng.standard_normal(SIZE, np.float32) * np.float32(0.7) + smooth_noise(rng, SIZE, (1.5, 1.5)) * np.float32(
        0.4
    )


def _box(thing: Thing) -> tuple[float, float, float, float]:
    """The extent of a thing within the picture, what lies over it included, as people draw it."""
    there, here = _windows(thing)
    rows, columns = (np.flatnonzero((thing.alpha[here] > 0.3).any(axis=axis)) for axis in (1, 0))
    top, left = there[0].start, there[1].start
    return top + float(rows[0]), left + float(columns[0]), top + float(rows[-1] + 1), left + float(columns[-1] + 1)
