"""Pictures with boxes and labels on them, and sheets of such pictures."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont

from effdet_core.detections import Detections
from effdet_core.runtime.letters import font_for

Colour = tuple[int, int, int]

COLOURS: tuple[Colour, ...] = (
    (0, 114, 178),
    (230, 159, 0),
    (0, 158, 115),
    (204, 121, 167),
    (213, 94, 0),
    (86, 180, 233),
    (240, 228, 66),
    (117, 112, 179),
)
"""Told apart with every kind of colour vision: Okabe and Ito 2008, with a violet from ColorBrewer for their black."""

_WHITE: Colour = (255, 255, 255)
_INK: Colour = (24, 26, 30)
_PAPER: Colour = (246, 246, 244)


@dataclass(frozen=True, slots=True)
class Tile:
    """One picture of a contact sheet and the line below it."""

    image: Image.Image
    caption: str = ""


def colour_of(kind: int) -> Colour:
    """The colour of a class, by its number."""
    return COLOURS[kind % len(COLOURS)]


def draw(image: NDArray[np.uint8] | Image.Image, detections: Detections, class_names: Sequence[str]) -> Image.Image:
    """A copy of `image` (RGB) with a box and a label for every detection, the surest on top.

    Lines and letters grow with the picture. A class without a name is shown by its number.
    """
    canvas = (image if isinstance(image, Image.Image) else Image.fromarray(image)).convert("RGB")
    canvas = canvas.copy() if canvas is image else canvas
    pen = ImageDraw.Draw(canvas)
    unit = max(canvas.size) / 640
    rows = list(zip(detections.boxes.tolist(), detections.scores, detections.classes, strict=True))
    # All boxes lie below all labels, or a later box would cross out an earlier name.
    for box, _, kind in reversed(rows):
        _outline(pen, box, colour_of(int(kind)), unit)
    for box, score, kind in reversed(rows):
        _label(pen, canvas.size, box, f"{_name(class_names, int(kind))} {score:.0%}", colour_of(int(kind)), unit)
    return canvas


def contact_sheet(tiles: Sequence[Tile], columns: int = 4, tile_width: int = 480) -> Image.Image:
    """The tiles in rows of `columns`, each scaled to fit `tile_width` pixels squared at most, captions below."""
    if not tiles:
        raise ValueError("a sheet needs at least one picture")
    columns, gap = min(columns, len(tiles)), max(8, tile_width // 40)
    line = tile_width // 14
    pictures = [_fitted(tile.image, tile_width) for tile in tiles]
    rows = [slice(i, i + columns) for i in range(0, len(tiles), columns)]
    heights = [max(picture.height for picture in pictures[row]) + line + gap for row in rows]
    sheet = Image.new("RGB", (gap + columns * (tile_width + gap), gap + sum(heights)), _PAPER)
    top = gap
    for row, height in zip(rows, heights, strict=True):
        for column, (picture, tile) in enumerate(zip(pictures[row], tiles[row], strict=True)):
            left = gap + column * (tile_width + gap)
            sheet.paste(picture, (left + (tile_width - picture.width) // 2, top))
            _caption(ImageDraw.Draw(sheet), tile.caption, (left, top + height - line - gap), tile_width, line)
        top += height
    return sheet


def _name(names: Sequence[str], kind: int) -> str:
    return names[kind] if 0 <= kind < len(names) else f"class {kind}"


def _outline(pen: ImageDraw.ImageDraw, box: Sequence[float], colour: Colour, unit: float) -> None:
    ymin, xmin, ymax, xmax = box
    width, hairline = max(2, round(2.5 * unit)), max(1, round(0.8 * unit))
    # White on both sides keeps the line visible on every ground.
    for grow, thickness, shade in ((hairline, width + 2 * hairline, _WHITE), (0, width, colour)):
        left, top = round(xmin) - grow, round(ymin) - grow
        right, bottom = max(round(xmax) - 1 + grow, left), max(round(ymax) - 1 + grow, top)
        pen.rectangle((left, top, right, bottom), outline=shade, width=thickness)


def _label(
    pen: ImageDraw.ImageDraw, size: tuple[int, int], box: Sequence[float], text: str, colour: Colour, unit: float
) -> None:
    font = font_for(text, max(11, round(14 * unit)))
    pad, hairline = max(2, round(3 * unit)), max(1, round(0.8 * unit))
    bounds = pen.textbbox((0, 0), text, font=font)
    width, height = round(bounds[2] - bounds[0]) + 2 * pad, round(bounds[3] - bounds[1]) + 2 * pad
    left = max(0, min(round(box[1]), size[0] - width))
    # Above the box; inside of it where the picture ends.
    top = round(box[0]) - height if box[0] >= height else min(round(box[0]), size[1] - height)
    pen.rectangle(
        (left - hairline, top - hairline, left + width, top + height), fill=colour, outline=_WHITE, width=hairline
    )
    pen.text((left + pad - bounds[0], top + pad - bounds[1]), text, font=font, fill=_readable_on(colour))


def _readable_on(colour: Colour) -> Colour:
    red, green, blue = colour
    return _INK if 0.299 * red + 0.587 * green + 0.114 * blue > 140 else _WHITE


def _fitted(image: Image.Image, side: int) -> Image.Image:
    scale = min(side / image.width, side / image.height)
    size = max(1, round(image.width * scale)), max(1, round(image.height * scale))
    return image.convert("RGB").resize(size, Image.Resampling.LANCZOS)


def _caption(pen: ImageDraw.ImageDraw, text: str, place: tuple[int, int], width: int, line: int) -> None:
    font = font_for(text, max(10, round(line * 0.6)))
    pen.text((place[0], place[1] + line * 0.15), _shortened(pen, text, font, width), font=font, fill=_INK)


def _shortened(pen: ImageDraw.ImageDraw, text: str, font: ImageFont.FreeTypeFont, width: int) -> str:
    if pen.textlength(text, font=font) <= width:
        return text
    while text and pen.textlength(text + "…", font=font) > width:
        text = text[:-1]
    return text + "…"
