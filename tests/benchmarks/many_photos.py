"""Large labelled projects made in seconds, for benchmarks: a few photos hard-linked under many names."""

from __future__ import annotations

import os
import random
from itertools import cycle
from pathlib import Path

import numpy as np
from PIL import Image

from effdet_core.project import Project
from effdet_core.project import annotation as annotation_file
from effdet_core.project.annotation import Annotation, LabelledBox, Stamp, State

CLASSES = tuple(f"kind {letter}" for letter in "ABCDEFGHIJ")
HEIGHT, WIDTH = 480, 640
_SOURCES, _VARIANTS = 16, 64
_PER_FOLDER = 1000
_STATES: tuple[State, ...] = ("labelled", "labelled", "labelled", "nothing here")


def make_project(folder: Path, photos: int, *, boxes: int = 5, size: tuple[int, int] = (HEIGHT, WIDTH)) -> Project:
    """A project of so many photos with so many boxes each, in folders of a thousand. size: (height, width)."""
    project = Project.create(folder, CLASSES)
    sources = _make_sources(folder, size)
    variants = cycle(_variants(boxes, size, Stamp.of(sources[0])))
    for number, source in zip(range(photos), cycle(sources), strict=False):
        name = f"images/{number // _PER_FOLDER:03}/photo {number:06}.jpg"
        place = folder / name
        label_file = project.annotation_path(name)
        if number % _PER_FOLDER == 0:
            place.parent.mkdir(parents=True)
            label_file.parent.mkdir(parents=True, exist_ok=True)
        os.link(source, place)
        label_file.write_bytes(next(variants).replace(b"PLACE", name.encode()))
    return project


def _make_sources(folder: Path, size: tuple[int, int]) -> list[Path]:
    """Different photos of the same length, so that one stamp fits all."""
    place = folder / ".sources"
    place.mkdir()
    made = []
    for number in range(_SOURCES):
        coarse = np.random.default_rng(number).integers(0, 255, (6, 8, 3), dtype=np.uint8)
        path = place / f"{number}.jpg"
        Image.fromarray(coarse).resize((size[1], size[0]), Image.Resampling.BICUBIC).save(path, quality=80)
        made.append(path)
    return made


def _variants(boxes: int, size: tuple[int, int], stamp: Stamp) -> list[bytes]:
    rng = random.Random(0)
    made = []
    for number in range(_VARIANTS):
        state = _STATES[number % len(_STATES)]
        found = tuple(_box(rng, size) for _ in range(boxes)) if state == "labelled" else ()
        split = ("train", "train", "val", "test")[number % 4]
        made.append(
            annotation_file.encode(
                Annotation(
                    boxes=found,
                    state=state,
                    reviewed=number % 3 == 0,
                    split=split,  # type: ignore[arg-type]
                    height=size[0],
                    width=size[1],
                    stamp=stamp,
                    image_path="PLACE",
                )
            )
        )
    return made


def _box(rng: random.Random, size: tuple[int, int]) -> LabelledBox:
    height, width = rng.uniform(10, size[0] / 2), rng.uniform(10, size[1] / 2)
    top, left = rng.uniform(0, size[0] - height), rng.uniform(0, size[1] - width)
    return LabelledBox(rng.choice(CLASSES), (top, left, top + height, left + width))
