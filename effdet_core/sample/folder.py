"""The sample as a Pascal VOC folder, so that it comes in as anybody's data set does."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from xml.etree import ElementTree

import numpy as np
from PIL import Image

from effdet_core import atomic
from effdet_core.boxes import to_corners_xy
from effdet_core.sample.scene import Scene, draw_scene

Progress = Callable[[int, int], None]


def make_sample(
    folder: Path, *, seed: int = 1, train: int, val: int, test: int, progress: Progress | None = None
) -> Path:
    """Draws `train + val + test` pictures into `folder` with their annotations and ImageSets; returns `folder`.

    The same seed gives the same pictures, whatever the counts of the other splits. `progress(done, total)` is called
    after each picture. Raises `UserError` when the disk refuses.
    """
    counts = {"train": train, "val": val, "test": test}
    names = {split: [f"{split}_{k + 1:04d}" for k in range(count)] for split, count in counts.items()}
    pictures = [(name, (seed, n, k)) for n, split in enumerate(names) for k, name in enumerate(names[split])]
    # Most of the work is NumPy's and Pillow's, which compute beside each other in threads.
    pool = ThreadPoolExecutor(os.cpu_count())
    try:
        written = [pool.submit(_write, folder, *picture) for picture in pictures]
        for done, future in enumerate(written, 1):
            future.result()
            if progress:
                progress(done, len(pictures))
    finally:
        pool.shutdown(cancel_futures=True)
    for split, of_split in names.items():
        atomic.write_text(folder / "ImageSets" / "Main" / f"{split}.txt", "".join(f"{name}\n" for name in of_split))
    return folder


def _write(folder: Path, name: str, seed: tuple[int, ...]) -> None:
    scene = draw_scene(np.random.default_rng(seed))
    image = Image.fromarray(scene.image)
    atomic.write_with(folder / "JPEGImages" / f"{name}.jpg", lambda path: image.save(path, "JPEG", quality=90))
    atomic.write_text(folder / "Annotations" / f"{name}.xml", _annotation(f"{name}.jpg", scene))


def _annotation(file_name: str, scene: Scene) -> str:
    root = ElementTree.Element("annotation")
    ElementTree.SubElement(root, "filename").text = file_name
    height, width, depth = scene.image.shape
    _children(ElementTree.SubElement(root, "size"), {"width": width, "height": height, "depth": depth})
    for name, box in zip(scene.names, to_corners_xy(scene.boxes), strict=True):
        thing = ElementTree.SubElement(root, "object")
        _children(thing, {"name": name, "difficult": 0})
        corners = dict(zip(("xmin", "ymin", "xmax", "ymax"), (int(v) for v in box), strict=True))
        _children(ElementTree.SubElement(thing, "bndbox"), corners)
    ElementTree.indent(root)
    return ElementTree.tostring(root, encoding="unicode") + "\n"


def _children(parent: ElementTree.Element, values: Mapping[str, object]) -> None:
    for name, value in values.items():
        ElementTree.SubElement(parent, name).text = str(value)
