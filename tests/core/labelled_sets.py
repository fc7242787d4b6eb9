"""Small labelled data sets made on the spot, for tests of what comes in from outside."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from PIL import Image

WIDTH, HEIGHT = 40, 30
Corners = tuple[str, object, object, object, object]
"""Label, xmin, ymin, xmax, ymax, as a VOC file has them."""


def picture(path: Path, size: tuple[int, int] = (WIDTH, HEIGHT), colour: object = "green") -> Path:
    """Writes a small photo of one colour."""
    path.parent.mkdir(parents=True, exist_ok=True)
    Image.new("RGB", size, colour).save(path)  # type: ignore[arg-type]
    return path


def voc_object(label: object, xmin: object, ymin: object, xmax: object, ymax: object) -> str:
    """One <object>, on one line."""
    corners = f"<xmin>{xmin}</xmin><ymin>{ymin}</ymin><xmax>{xmax}</xmax><ymax>{ymax}</ymax>"
    return f"<object><name>{label}</name><bndbox>{corners}</bndbox></object>"


def voc_xml(filename: str, objects: Sequence[Corners] = (), *, size: str = "", more: str = "") -> str:
    """An annotation; the first object is in line 4."""
    lines = "\n".join(voc_object(*item) for item in objects)
    return f"<annotation>\n<filename>{filename}</filename>\n{size}\n{lines}\n{more}</annotation>\n"


def add_voc(root: Path, name: str, objects: Sequence[Corners] = (), *, size: str = "", more: str = "") -> Path:
    """Adds a picture and its annotation to a VOC folder; returns the XML file."""
    picture(root / "JPEGImages" / f"{name}.jpg")
    path = root / "Annotations" / f"{name}.xml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(voc_xml(f"{name}.jpg", objects, size=size, more=more), "utf-8")
    return path


def add_set(root: Path, split: str, *lines: str) -> None:
    """Writes ImageSets/Main/<split>.txt."""
    path = root / "ImageSets" / "Main" / f"{split}.txt"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join(lines) + "\n", "utf-8")


def coco_values(names: Sequence[str], annotations: Sequence[dict[str, Any]] = ()) -> dict[str, Any]:
    """A COCO file's content: images get the ids 1, 2, …; the categories are 1 cat and 2 dog."""
    images = [{"id": i, "file_name": n, "width": WIDTH, "height": HEIGHT} for i, n in enumerate(names, 1)]
    categories = [{"id": 1, "name": "cat"}, {"id": 2, "name": "dog"}]
    return {"images": images, "annotations": list(annotations), "categories": categories}


def coco_box(image_id: object, bbox: object, category_id: object = 1, **more: object) -> dict[str, Any]:
    """One annotation of a COCO file."""
    return {"image_id": image_id, "category_id": category_id, "bbox": bbox, **more}


def write_json(path: Path, values: object) -> Path:
    """Writes JSON, not-finite numbers as Python writes them."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(values), "utf-8")
    return path


def content_of(folder: Path) -> dict[str, bytes]:
    """Every file below a folder, to tell whether anything was changed."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}
