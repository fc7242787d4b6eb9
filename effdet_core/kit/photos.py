"""Photos inside of a page: without their metadata, with boxes that are drawn as the page is."""

from __future__ import annotations

import base64
import io
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from markupsafe import Markup
from numpy.typing import NDArray
from PIL import Image

from effdet_core import images
from effdet_core.errors import InputError
from effdet_core.runtime.draw import colour_of

SHOWN = 300
"""How many pixels of a page a photo takes in width, about."""
SHARPNESS = 1.8
"""Pixels of the photo for each pixel of the page: sharp on good screens, small in the file."""
_QUALITY = 82
_INK = "#1b1d22"


@dataclass(frozen=True, slots=True)
class Marked:
    """One box: (ymin, xmin, ymax, xmax) in pixels of the picture. kind: number of the class, for the colour."""

    box: tuple[float, float, float, float]
    text: str
    kind: int
    dashed: bool = False


def figure(
    picture: NDArray[np.uint8],
    marks: Iterable[Marked],
    title: str,
    crop: tuple[int, int, int, int] | None = None,
    shown: int = SHOWN,
) -> Markup:
    """An SVG of a picture with boxes. crop: (ymin, xmin, ymax, xmax) of the part to show. shown: how wide on the page.

    Both give lines and letters the same size on the page, whatever the picture's.
    """
    top, left, bottom, right = crop or (0, 0, *picture.shape[:2])
    part = picture[top:bottom, left:right]
    scale = min(1.0, SHARPNESS * shown / part.shape[1])
    width, height = (max(1, round(side * scale)) for side in (part.shape[1], part.shape[0]))
    pen = _Pen(left=left, top=top, scale=scale, width=width, unit=width / shown)
    listed = list(marks)
    # Names above all lines, or a later box would cross out an earlier name.
    drawn = Markup("").join(
        [*(pen.outline(mark) for mark in listed), *(pen.name(mark) for mark in listed if mark.text)]
    )
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


@dataclass(frozen=True, slots=True, kw_only=True)
class _Pen:
    """Draws on a part of a picture that begins at (left, top). unit: of lines and letters, in pixels of the drawing."""

    left: int
    top: int
    scale: float
    width: int
    unit: float

    def outline(self, mark: Marked) -> Markup:
        """A box; white below its colour keeps it visible on every ground."""
        return self._rectangle(mark, "#fff", 3.2, dashed=False) + self._rectangle(
            mark, "#{:02x}{:02x}{:02x}".format(*colour_of(mark.kind)), 1.8, dashed=mark.dashed
        )

    def name(self, mark: Marked) -> Markup:
        """A text above the box, inside where the picture ends; its halo makes it readable everywhere."""
        x, y, *_ = self._place(mark)
        size = 11.5 * self.unit
        below = y < 1.3 * size
        return Markup(
            '<text x="{x}" y="{y}" font-size="{size:.1f}" font-weight="600" font-family="system-ui, sans-serif"'
            ' fill="#fff" stroke="{ink}" stroke-width="{halo:.1f}" stroke-linejoin="round" paint-order="stroke">'
            "{text}</text>"
        ).format(
            x=f"{min(max(x, 2.0), self.width - 3 * size):.1f}",
            y=f"{y + 1.1 * size if below else y - 0.35 * size:.1f}",
            size=size,
            ink=_INK,
            halo=0.25 * size,
            text=mark.text,
        )

    def _place(self, mark: Marked) -> tuple[float, float, float, float]:
        """x, y, width and height in the drawing."""
        ymin, xmin, ymax, xmax = mark.box
        sides = (xmin - self.left, ymin - self.top, max(xmax - xmin, 0.0), max(ymax - ymin, 0.0))
        x, y, width, height = (side * self.scale for side in sides)
        return x, y, width, height

    def _rectangle(self, mark: Marked, colour: str, line: float, *, dashed: bool) -> Markup:
        x, y, width, height = (f"{side:.1f}" for side in self._place(mark))
        dash = f"{5 * self.unit:.1f} {3.5 * self.unit:.1f}" if dashed else "none"
        return Markup(
            '<rect x="{x}" y="{y}" width="{width}" height="{height}" fill="none" stroke="{colour}"'
            ' stroke-width="{line:.1f}" stroke-dasharray="{dash}"/>'
        ).format(x=x, y=y, width=width, height=height, colour=colour, line=line * self.unit, dash=dash)
