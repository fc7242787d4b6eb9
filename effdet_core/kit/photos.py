"""Photos inside of a page: without their metadata, with boxes that are drawn as the page is."""

from __future__ import annotations

import base64
import io
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from markupsafe import Markup, escape
from numpy.typing import NDArray
from PIL import Image

from effdet_core import images
from effdet_core.errors import InputError
from effdet_core.runtime.draw import colour_of

SIDE = 560
"""Pixels of the longer side: sharp on a page, small in the file."""
_QUALITY = 82


@dataclass(frozen=True, slots=True)
class Marked:
    """One box: (ymin, xmin, ymax, xmax) in pixels of the picture. kind: number of the class, for the colour."""

    box: tuple[float, float, float, float]
    text: str
    kind: int
    dashed: bool = False


def figure(
    picture: NDArray[np.uint8], marks: Iterable[Marked], title: str, crop: tuple[int, int, int, int] | None = None
) -> Markup:
    """An SVG of a picture with boxes. crop: (ymin, xmin, ymax, xmax) of the part to show."""
    top, left, bottom, right = crop or (0, 0, *picture.shape[:2])
    part = picture[top:bottom, left:right]
    scale = min(1.0, SIDE / max(part.shape[:2]))
    width, height = (max(1, round(side * scale)) for side in (part.shape[1], part.shape[0]))
    drawn = Markup("").join(_mark(mark, top, left, scale, (width, height)) for mark in marks)
    return Markup(
        '<svg viewBox="0 0 {width} {height}" role="img" aria-label="{title}"><title>{title}</title>'
        '<image href="{data}" width="{width}" height="{height}"/>{drawn}</svg>'
    ).format(width=width, height=height, title=title, data=_as_address(part, (width, height)), drawn=drawn)


def readable(path: str | Path) -> NDArray[np.uint8] | None:
    """A photo, or None where it is gone or damaged: a page about a model does not fail for it."""
    try:
        return images.read_rgb(path)
    except InputError:
        return None


def _as_address(part: NDArray[np.uint8], size: tuple[int, int]) -> str:
    target = io.BytesIO()
    Image.fromarray(part).resize(size, Image.Resampling.LANCZOS).save(target, "JPEG", quality=_QUALITY)
    return f"data:image/jpeg;base64,{base64.b64encode(target.getvalue()).decode()}"


def _mark(mark: Marked, top: int, left: int, scale: float, size: tuple[int, int]) -> Markup:
    ymin, xmin, ymax, xmax = mark.box
    x, y, width, height = (
        round(v * scale, 1) for v in (xmin - left, ymin - top, max(xmax - xmin, 0), max(ymax - ymin, 0))
    )
    colour = "#{:02x}{:02x}{:02x}".format(*colour_of(mark.kind))
    around = Markup(
        '<rect x="{x}" y="{y}" width="{width}" height="{height}" fill="none" stroke="{stroke}"'
        ' stroke-width="{line}"{dash}/>'
    )
    dash = Markup(' stroke-dasharray="7 5"') if mark.dashed else Markup("")
    place = {"x": x, "y": y, "width": width, "height": height}
    # White below keeps the line visible on every ground.
    lines = around.format(**place, stroke="#fff", line=4, dash="") + around.format(
        **place, stroke=colour, line=2.2, dash=dash
    )
    return lines + (_caption(mark.text, x, y, size, colour) if mark.text else Markup(""))


def _caption(text: str, x: float, y: float, size: tuple[int, int], colour: str) -> Markup:
    """A text above the box, inside where the picture ends; a halo makes it readable everywhere."""
    at_x, at_y = min(max(x, 2), size[0] - 30), y - 4 if y > 16 else y + 14
    return Markup(
        '<text x="{x}" y="{y}" font-size="13" font-weight="600" font-family="system-ui, sans-serif" fill="#fff"'
        ' stroke="{ink}" stroke-width="3" stroke-linejoin="round" paint-order="stroke">{text}</text>'
    ).format(x=round(at_x, 1), y=round(at_y, 1), ink="#1b1d22", text=escape(text))
