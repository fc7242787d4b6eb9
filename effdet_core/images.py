"""Reading photos from anywhere, safely and the right way up.

Every file that cannot be used gives an `InputError` with its name, the reason and what to do. Nothing else escapes.
"""

from __future__ import annotations

import os
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageOps, UnidentifiedImageError

from effdet_core.errors import InputError

SUFFIXES = frozenset({".jpg", ".jpeg", ".jpe", ".jfif", ".png", ".bmp", ".dib", ".gif", ".webp", ".tif", ".tiff"})
"""Files with these endings (in any case) are looked at as photos."""
MOST_PIXELS = 300_000_000
"""Larger pictures are refused: a file of a few kilobytes can claim any size."""
_FORMATS = ("JPEG", "MPO", "PNG", "BMP", "DIB", "GIF", "WEBP", "TIFF")
_TURNED = (5, 6, 7, 8)
_ORIENTATION_TAG = 0x0112
_GROUND = (127, 127, 127)
"""Behind transparent pixels: the grey that the network sees as nothing."""


@dataclass(frozen=True, slots=True)
class ImageInfo:
    """What the header of a photo says. height, width: pixels of the upright picture."""

    path: Path
    height: int
    width: int
    format: str


def is_picture(path: Path) -> bool:
    """Whether a file's name says that it is a photo; hidden files are none."""
    return path.suffix.lower() in SUFFIXES and not path.name.startswith(".")


def probe(path: str | os.PathLike[str]) -> ImageInfo:
    """The upright size of a photo, from its header alone. Raises `InputError`."""
    with _opened(path) as image:
        width, height = image.size
        if image.getexif().get(_ORIENTATION_TAG) in _TURNED:
            width, height = height, width
        return ImageInfo(Path(path), height, width, image.format or "")


def read_rgb(path: str | os.PathLike[str]) -> NDArray[np.uint8]:
    """A photo as uint8 [height, width, 3], red green blue, upright; of an animation the first frame.

    Raises `InputError` for anything that cannot be read to its end.
    """
    with _opened(path) as image:
        image.load()
        upright = ImageOps.exif_transpose(image)
        return np.asarray(_as_rgb(upright), np.uint8)


@contextmanager
def _opened(path: str | os.PathLike[str]) -> Iterator[Image.Image]:
    """The opened picture; whatever goes wrong while it is used becomes an `InputError` naming the file."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with Image.open(path, formats=_FORMATS) as image:
                _check_size(image, path)
                yield image
    except InputError:
        raise
    except FileNotFoundError as e:
        raise _refused(path, "the file is missing", "Put it back, or remove it from the project.") from e
    except UnidentifiedImageError as e:
        raise _refused(path, _why_unknown(path), "Open it in a photo program and save it as JPEG or PNG.") from e
    except PermissionError as e:
        raise _refused(path, "it may not be read", "Give yourself the permission to read it.") from e
    except Exception as e:  # noqa: BLE001 - decoders of damaged files raise anything: OSError, SyntaxError, struct.error…
        raise _refused(path, f"the picture is damaged ({e})", "Copy it again from where it came from.") from e


def _check_size(image: Image.Image, path: str | os.PathLike[str]) -> None:
    width, height = image.size
    if width * height > MOST_PIXELS:
        raise _refused(path, f"it has {width} x {height} pixels, too many", "Scale it down below 300 megapixels.")


def _why_unknown(path: str | os.PathLike[str]) -> str:
    return "the file is empty" if os.path.getsize(path) == 0 else "it is not a photo of a known kind"


def _as_rgb(image: Image.Image) -> Image.Image:
    if image.mode.startswith("I;16") or image.mode in ("I", "F"):
        return _from_deep_grey(image)
    if image.mode in ("RGBA", "LA", "PA", "La", "RGBa") or "transparency" in image.info:
        rgba = image.convert("RGBA")
        ground = Image.new("RGBA", rgba.size, (*_GROUND, 255))
        return Image.alpha_composite(ground, rgba).convert("RGB")
    return image.convert("RGB")


def _from_deep_grey(image: Image.Image) -> Image.Image:
    """16-bit and deeper grey: 0..65535 becomes 0..255; wider ranges are spread between their ends."""
    values = np.nan_to_num(np.asarray(image, np.float64))
    low, high = min(0.0, float(values.min())), max(65535.0, float(values.max()))
    if image.mode == "F" and values.max() <= 1.0:
        low, high = 0.0, 1.0
    scaled = np.clip((values - low) / (high - low) * 255.0, 0, 255)
    return Image.fromarray(scaled.round().astype(np.uint8)).convert("RGB")


def _refused(path: str | os.PathLike[str], reason: str, hint: str) -> InputError:
    return InputError(reason, where=str(path), hint=hint)
