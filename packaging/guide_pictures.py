"""Draws the guide's pictures of what settings do, in docs/images/effects: python packaging/guide_pictures.py [NAME …]

Photos come from the generated sample and go through the very pipeline that feeds a training; curves are the values
of the training's own functions. The same program draws the same pictures.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import guide_charts
import guide_learning
import guide_losses
import guide_network
import numpy as np
from msgspec import structs
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont

from effdet_core import preprocess
from effdet_core.dataset import Example
from effdet_core.hparams import MODELS
from effdet_core.runtime.draw import colour_of
from effdet_core.sample import CLASSES, draw_scene
from effdet_core.spec import spec_from

ROOT = Path(__file__).resolve().parents[1]
OUT = ROOT / "docs" / "images" / "effects"
SEED = 13
"""A scene with an up and a down, and things of two kinds."""
SHOWN, TILE, GAP = 4, 208, 6
PLAIN: Mapping[str, Any] = {
    "jitter_min": 1.0, "jitter_max": 1.0, "input_rand_hflip": False, "color_jitter": 0.0, "resize": "letterbox",
}  # fmt: skip
"""Nothing is varied."""
CHARTS = {**guide_charts.CHARTS, **guide_learning.CHARTS, **guide_losses.CHARTS, **guide_network.CHARTS}
AUGMENTED: Mapping[str, Mapping[str, Any]] = {
    "jitter": {"jitter_min": 0.5, "jitter_max": 1.6},
    "jitter-original": {"jitter_min": 0.1, "jitter_max": 2.0},
    "aspect": {"aspect_jitter": 1.5},
    "colour": {"color_jitter": 0.6},
    "turns": {"input_rand_hflip": True, "input_rand_vflip": True, "input_rand_transpose": True},
    "mosaic": {"mosaic": 1.0, "jitter_min": 0.8, "jitter_max": 1.2},
    "autoaugment-v0": {"autoaugment_policy": "v0"},
    "randaug": {"autoaugment_policy": "randaug"},
    "grid-mask": {"grid_mask": True},
}
"""What each strip changes of PLAIN."""
CHANCE = {"colour": 13, "mosaic": 13, "turns": 6, "autoaugment-v0": 11, "randaug": 2, "grid-mask": 3}
"""Seeds with which the four pictures show different things; 5 for the others."""
Pixels = NDArray[np.uint8]


def main(names: Sequence[str]) -> int:
    """All pictures, or those that are named."""
    OUT.mkdir(parents=True, exist_ok=True)
    for name in names or [*AUGMENTED, *FITTED, *CHARTS]:
        if name in CHARTS:
            CHARTS[name](OUT / f"{name}.png")
        else:
            made = FITTED[name]() if name in FITTED else strip(name)
            made.save(OUT / f"{name}.jpg", "JPEG", quality=88, optimize=True)
        sys.stdout.write(f"docs/images/effects/{name}\n")
    return 0


def strip(name: str) -> Image.Image:
    """The photo as it is, and four times as a network would be shown it."""
    changes, chance = AUGMENTED[name], CHANCE.get(name, 5)
    with tempfile.TemporaryDirectory() as folder:
        examples = _examples(Path(folder), 8 if changes.get("mosaic") else 1)
        shown = [*_seen(examples[:1], PLAIN, 1, 0), *_seen(examples, {**PLAIN, **changes}, SHOWN, chance)]
    return beside([boxed(image, boxes, classes, TILE) for image, boxes, classes in shown])


def _seen(examples: list[Example], hparams: Mapping[str, Any], count: int, seed: int) -> list[tuple[Pixels, Any, Any]]:
    from effdet_core.nn.input_pipeline import TrainingData

    spec = spec_from({"hparams": dict(hparams)})
    data = TrainingData(examples, spec.config, batch_size=1, seed=seed)
    return [(_bytes(one.image.numpy() * 128 + 127), one.boxes.numpy(), one.classes.numpy()) for one in data.seen(count)]


def _examples(folder: Path, count: int) -> list[Example]:
    """Photos of the sample as files, the one that all strips show first."""
    made = []
    for number in range(count):
        scene = _scene(SEED + number)
        path = folder / f"{number}.png"
        Image.fromarray(scene.image).save(path)
        height, width = scene.image.shape[:2]
        boxes = tuple(tuple(map(float, box)) for box in scene.boxes)
        kinds = tuple(CLASSES.index(name) for name in scene.names)
        made.append(Example(
            image=str(path), height=height, width=width, split="train", boxes=boxes, classes=kinds,
            crowd=(False,) * len(kinds),
        ))  # fmt: skip
    return made


@cache
def _scene(seed: int) -> Any:
    return draw_scene(np.random.default_rng(seed))


def model() -> Image.Image:
    """The same piece of the same large photo as three sizes of network see it."""
    rows = [np.concatenate([_scene(SEED + 3 * row + column).image for column in range(3)], 1) for row in range(3)]
    photo = np.concatenate(rows, 0)
    tiles = []
    for name in ("efficientdet-lite0", "efficientdet-lite2", "efficientdet-lite4"):
        size = MODELS[name].image_size
        seen = _bytes(preprocess.fit(photo, size, "stretch").pixels)
        piece = Image.fromarray(seen[: size[0] // 3, : size[1] // 3]).resize((400, 300), Image.Resampling.NEAREST)
        tiles.append(captioned(piece, f"{name.rpartition('-')[2].capitalize()}: {size[0]} x {size[1]} pixels"))
    return beside(tiles)


def resize() -> Image.Image:
    """Stretched, and padded."""
    scene = _scene(SEED)
    tiles = [captioned(Image.fromarray(scene.image).resize((427, 320)), "the photo")]
    for way in ("stretch", "letterbox"):
        fitted = preprocess.fit(scene.image, (320, 320), way)
        tiles.append(captioned(Image.fromarray(_bytes(fitted.pixels)), way))
    return beside(tiles)


def overlap() -> Image.Image:
    """Two boxes of one size that share more and more."""
    tiles = []
    for share in (0.3, 0.5, 0.7):
        side, left, top = 150, 40, 25
        moved = round(side * (1 - share) / (1 + share))
        tile = Image.new("RGB", (340, 210), "white")
        pen = ImageDraw.Draw(tile)
        for kind, shift in ((0, 0), (4, moved)):
            pen.rectangle((left + shift, top, left + shift + side, top + side), outline=colour_of(kind), width=4)
        tiles.append(captioned(tile, f"overlap (IoU) {share}"))
    return beside(tiles)


def image_size() -> Image.Image:
    """The same piece of a photo for three sizes that the same network may see."""
    tiles = []
    for side in (160, 320, 512):
        seen = _bytes(preprocess.fit(_scene(SEED).image, (side, side), "stretch").pixels)
        piece = Image.fromarray(seen[side // 4 : side * 3 // 4, side // 4 : side * 3 // 4])
        tiles.append(captioned(piece.resize((330, 330), Image.Resampling.NEAREST), f"Size it sees {side}"))
    return beside(tiles)


def grids() -> Image.Image:
    """The cells of each grid over a photo, with the smallest guess of the middle one."""
    from effdet_core.nn import anchors

    config, side = MODELS["efficientdet-lite0"], 320
    photo = Image.fromarray(_bytes(preprocess.fit(_scene(SEED).image, (side, side), "stretch").pixels))
    shapes, slices = anchors.level_shapes((side, side), 3, 7), anchors.level_slices(config)
    tiles = []
    for level, (rows, columns), place in zip(range(3, 8), shapes, slices, strict=True):
        tile = photo.copy()
        pen, cell = ImageDraw.Draw(tile), 2**level
        for line in range(0, side, cell):
            pen.line((line, 0, line, side), fill=(125, 125, 135))
            pen.line((0, line, side, line), fill=(125, 125, 135))
        middle = place.start + (rows // 2 * columns + columns // 2) * anchors.anchors_per_cell(config)
        top, left, bottom, right = anchors.anchor_boxes(config)[middle]
        pen.rectangle((left, top, right, bottom), outline=colour_of(4), width=4)
        tiles.append(captioned(tile.resize((TILE, TILE), Image.Resampling.LANCZOS), f"grid {level}: {cell} pixels"))
    return beside(tiles)


def target_size() -> Image.Image:
    """The photo at three scales for variations, nothing else varied."""
    with tempfile.TemporaryDirectory() as folder:
        examples = _examples(Path(folder), 1)
        tiles = []
        for side in (160, 320, 480):
            image, boxes, kinds = _seen(examples, {**PLAIN, "target_size": (side, side)}, 1, 5)[0]
            tiles.append(captioned(boxed(image, boxes, kinds, 300), f"Scale for variations {side}"))
    return beside(tiles)


def chance() -> Image.Image:
    """The same photo, three times in a row, for two starts of chance of which one comes twice."""
    hparams = {**PLAIN, "jitter_min": 0.5, "jitter_max": 1.6, "color_jitter": 0.4}
    with tempfile.TemporaryDirectory() as folder:
        examples = _examples(Path(folder), 1)
        shown = [(seed, one) for seed in (1, 1, 2) for one in _seen(examples, hparams, 2, seed)]
    return beside([captioned(boxed(*one, 170), f"Start of chance {seed}") for seed, one in shown])


def crowds() -> Image.Image:
    """What is learnt of a photo in which one box holds many."""
    with tempfile.TemporaryDirectory() as folder:
        (plain,) = _examples(Path(folder), 1)
        first, second, *others = sorted(zip(plain.boxes, plain.classes, strict=True))
        around = (
            *(min(a, b) for a, b in zip(first[0][:2], second[0][:2], strict=True)),
            *(max(a, b) for a, b in zip(first[0][2:], second[0][2:], strict=True)),
        )
        boxes, kinds = zip((around, first[1]), *others, strict=True)
        example = structs.replace(plain, boxes=boxes, classes=kinds, crowd=(True, *[False] * len(others)))
        tiles = []
        for leave_out, words in ((False, "off: many are learnt as one"), (True, "on: they are left out")):
            seen = _seen([example], {**PLAIN, "skip_crowd_during_training": leave_out}, 1, 5)[0]
            tiles.append(captioned(boxed(*seen, 320), f"Leave out crowds {words}"))
    return beside(tiles)


def reported() -> Image.Image:
    """What is reported of the boxes of a photo, with scores that are made up."""
    scene = _scene(SEED)
    scores = np.linspace(0.9, 0.15, len(scene.boxes)).round(2)
    ways = ((25, 0.0), (3, 0.0), (25, 0.7))
    tiles = []
    for most, lowest in ways:
        tile = Image.fromarray(scene.image)
        pen = ImageDraw.Draw(tile)
        shown = [(box, name, s) for box, name, s in zip(scene.boxes, scene.names, scores, strict=True) if s >= lowest]
        for (top, left, bottom, right), name, score in shown[:most]:
            colour = colour_of(CLASSES.index(name))
            pen.rectangle((left, top, right, bottom), outline=colour, width=5)
            top = max(top, 36)
            pen.rectangle((left, top - 36, left + 72, top), fill=colour)
            pen.text((left + 6, top - 36), f"{score:.0%}", fill="white", font=ImageFont.load_default(30))
        tile = tile.resize((330, round(330 * tile.height / tile.width)), Image.Resampling.LANCZOS)
        tiles.append(captioned(tile, f"Most objects {most}, Lowest score {lowest:g}"))
    return beside(tiles)


def knowledge() -> Image.Image:
    """What the eye makes of a photo: three numbers for each place, those in which places differ most, as colours."""
    import keras
    import tensorflow as tf

    from effdet_core.nn.network.detector import build_network
    from effdet_core.nn.weights.imagenet import load_backbone

    config = replace(MODELS["efficientdet-lite0"], image_size=(512, 512))
    fitted = preprocess.fit(_scene(SEED).image, config.image_size, "stretch").pixels
    tiles = [captioned(Image.fromarray(_bytes(fitted)).resize((300, 300)), "the photo")]
    for knows in (False, True):
        keras.utils.set_random_seed(1)
        network = build_network(config, 4)
        if knows:
            load_backbone(network, config)
        features = network.backbone(tf.constant((fitted[None] - 127) / 128, tf.float32))[0].numpy()[0]
        words = "with everyday photos seen before" if knows else "from nothing"
        tiles.append(captioned(_as_colours(features).resize((300, 300), Image.Resampling.NEAREST), words))
    return beside(tiles)


def _as_colours(features: NDArray[np.float32]) -> Image.Image:
    """The three directions in which features [h, w, channels] vary most, as red, green and blue."""
    flat = features.reshape(-1, features.shape[-1]).astype(np.float64)
    flat -= flat.mean(axis=0)
    _, _, directions = np.linalg.svd(flat, full_matrices=False)
    seen = flat @ directions[:3].T
    low, high = np.percentile(seen, [2, 98], axis=0)
    pixels = (np.clip((seen - low) / (high - low), 0, 1) * 255).astype(np.uint8)
    return Image.fromarray(pixels.reshape(*features.shape[:2], 3))


FITTED: Mapping[str, Callable[[], Image.Image]] = {
    "model": model, "resize": resize, "overlap": overlap, "size-it-sees": image_size, "grids": grids,
    "scale-for-variations": target_size, "start-of-chance": chance, "crowds": crowds, "reported": reported,
    "what-it-knows": knowledge,
}  # fmt: skip


def boxed(image: Pixels, boxes: Any, classes: Any, side: int) -> Image.Image:
    """A square picture with its boxes."""
    scale = 2 * side / image.shape[0]
    large = Image.fromarray(image).resize((2 * side, 2 * side), Image.Resampling.BICUBIC)
    pen = ImageDraw.Draw(large)
    for (top, left, bottom, right), kind in zip(boxes * scale, classes, strict=True):
        if bottom > top and right > left:
            pen.rectangle((left, top, right, bottom), outline=colour_of(int(kind)), width=4)
    return large.resize((side, side), Image.Resampling.LANCZOS)


def captioned(image: Image.Image, text: str) -> Image.Image:
    """With a line below it."""
    made = Image.new("RGB", (image.width, image.height + 26), "white")
    made.paste(image)
    ImageDraw.Draw(made).text((4, image.height + 5), text, fill=(60, 60, 66), font=ImageFont.load_default(15))
    return made


def _bytes(pixels: NDArray[np.float32]) -> Pixels:
    return np.clip(pixels, 0, 255).astype(np.uint8)


def beside(tiles: Sequence[Image.Image]) -> Image.Image:
    """From left to right."""
    made = Image.new(
        "RGB", (sum(t.width for t in tiles) + GAP * (len(tiles) - 1), max(t.height for t in tiles)), "white"
    )
    left = 0
    for tile in tiles:
        made.paste(tile, (left, 0))
        left += tile.width + GAP
    return made


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
