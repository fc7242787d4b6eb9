"""Reading photos from anywhere, safely and the right way up.

Every file that cannot be used gives an `InputError` with its name, the reason and what to do. Nothing else escapes.
"""

from __future__ import annotations

import io
import os
import re
import stat
import struct
import warnings
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from operator import attrgetter
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image, UnidentifiedImageError

from effdet_core.errors import InputError

SUFFIXES = frozenset({".jpg", ".jpeg", ".jpe", ".jfif", ".png", ".bmp", ".dib", ".gif", ".webp", ".tif", ".tiff"})
"""Files with these endings (in any case) are looked at as photos."""
MOST_PIXELS = 2 * 89_478_485
"""Larger pictures are refused, since a file of a few kilobytes can claim any size; Pillow refuses from here on too."""
_FORMATS = ("JPEG", "PNG", "BMP", "DIB", "GIF", "WEBP", "TIFF")
_ORIENTATION_TAG = 0x0112
_TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
_ON_ITS_SIDE = (5, 6, 7, 8)
_ENDS = {"JPEG": b"\xff\xd9", "MPO": b"\xff\xd9", "PNG": b"IEND"}
_TAIL = 1024
_GROUND = (127, 127, 127)
"""Behind transparent pixels: the grey that the network sees as nothing."""
_PILLOW = re.compile(r"PIL\.")


@dataclass(frozen=True, slots=True)
class ImageInfo:
    """What the header of a photo says. height, width: pixels of the upright picture.

    turned: whether programs that do not heed its EXIF orientation see it another way.
    """

    path: Path
    height: int
    width: int
    format: str
    turned: bool = False


def is_picture(path: Path) -> bool:
    """Whether a file's name says that it is a photo; hidden files are none."""
    return _has_name_of_picture(path.name)


def pictures_in(folder: Path, others: set[Path] | frozenset[Path] = frozenset()) -> Iterator[str]:
    """Relative paths, with slashes, of the pictures in `folder` and below, in order; not in hidden folders or `others`.

    Links to folders are not followed, and links to files only where they stay inside `folder`.
    """
    pending = [(folder, "")]
    while pending:
        current, prefix = pending.pop()
        below = []
        for entry in sorted(_entries(current), key=attrgetter("name")):
            if _has_name_of_picture(entry.name) and _is_file_within(entry, folder):
                yield prefix + entry.name
            elif not entry.name.startswith(".") and entry.is_dir(follow_symlinks=False):
                below.append(entry)
        folders = [(Path(entry.path), f"{prefix}{entry.name}/") for entry in reversed(below)]
        pending += [item for item in folders if item[0] not in others]


def probe(path: str | os.PathLike[str]) -> ImageInfo:
    """The upright size of a photo, from its header alone. Raises `InputError`."""
    with _opened(path) as image:
        return _info(image, path)


def probe_data(data: bytes, where: str) -> ImageInfo:
    """As `probe`, of a photo that lies inside another file. where: what to call it. Raises `InputError`."""
    with _opened(where, data) as image:
        return _info(image, where)


def check(path: str | os.PathLike[str]) -> ImageInfo:
    """As `probe`, and refuses a file that was cut off too, without decoding every whole one. Raises `InputError`.

    A JPEG or PNG whose last bytes hold its end mark is taken as whole; everything else is decoded to find out.
    """
    with _opened(path) as image:
        info = _info(image, path)
        if not _has_end_mark(info):
            image.load()
        return info


def read_rgb(path: str | os.PathLike[str]) -> NDArray[np.uint8]:
    """A photo as uint8 [height, width, 3], red green blue, upright; of an animation the first frame.

    Transparent parts lie on grey; 16-bit grey is scaled to 8 bits. The array is read-only.
    Raises `InputError` for anything that cannot be read to its end.
    """
    with _opened(path) as image:
        turn = _TURNS.get(_orientation(image))
        image.load()
        rgb = _as_rgb(image)
        return np.asarray(rgb if turn is None else rgb.transpose(turn), np.uint8)


def read_small_grey(path: str | os.PathLike[str], side: int) -> NDArray[np.uint8]:
    """A photo shrunk to uint8 [side, side], grey, upright; quickly, since a JPEG is not decoded in full.

    Raises `InputError` as `read_rgb` does.
    """
    with _opened(path) as image:
        turn = _TURNS.get(_orientation(image))
        image.draft("L", (4 * side, 4 * side))
        image.load()
        grey = (image if image.mode == "L" else _as_rgb(image)).convert("L")
        small = grey.resize((side, side), Image.Resampling.LANCZOS, reducing_gap=3.0)
        return np.asarray(small if turn is None else small.transpose(turn), np.uint8)


def _has_name_of_picture(name: str) -> bool:
    """Text alone: a hundred thousand names are looked at when a project opens."""
    stem, dot, suffix = name.rpartition(".")
    return bool(stem and dot) and f".{suffix.lower()}" in SUFFIXES and name[0] != "."


def _entries(folder: Path) -> list[os.DirEntry[str]]:
    try:
        with os.scandir(folder) as found:
            return list(found)
    except OSError:
        return []


def _is_file_within(entry: os.DirEntry[str], folder: Path) -> bool:
    try:
        return entry.is_file() and (not entry.is_symlink() or Path(entry.path).resolve().is_relative_to(folder))
    except OSError:  # links that go round in a circle
        return False


@contextmanager
def _opened(path: str | os.PathLike[str], data: bytes | None = None) -> Iterator[Image.Image]:
    """The opened picture; whatever goes wrong while it is used becomes an `InputError` naming the file.

    data: the content, where `path` is only what to call it.
    """
    _silence_pillow()
    try:
        if data is None and not stat.S_ISREG(Path(path).stat().st_mode):
            raise _refused(path, "it is not a file", "Name a photo; of a folder, its photos one by one.")
        with Image.open(path if data is None else io.BytesIO(data), formats=_FORMATS) as image:
            _check_size(image, path)
            yield image
    except InputError:
        raise
    except FileNotFoundError as e:
        raise _refused(path, "the file is missing", "Put it back, or remove it from the project.") from e
    except UnidentifiedImageError as e:
        raise _refused(path, _why_unknown(path, data), "Open it in a photo program and save it as JPEG or PNG.") from e
    except PermissionError as e:
        raise _refused(path, "it may not be read", "Give yourself the permission to read it.") from e
    except Image.DecompressionBombError as e:
        raise _refused(path, "it claims too many pixels", _SCALE_DOWN) from e
    except MemoryError as e:
        raise _refused(path, "it does not fit into the memory", "Close other programs, or scale the photo down.") from e
    except Exception as e:  # decoders of damaged files raise anything: OSError, SyntaxError, struct.error…
        raise _refused(path, f"the picture is damaged ({e})", "Copy it again from where it came from.") from e


_SCALE_DOWN = f"Scale it down below {MOST_PIXELS // 1_000_000} megapixels."


def _silence_pillow() -> None:
    """What Pillow warns of is either harmless or said better by us. A filter is safe with threads; a context is not."""
    if not any(kind == "ignore" and module is _PILLOW for kind, _, _, module, _ in warnings.filters):
        warnings.filters.insert(0, ("ignore", None, Warning, _PILLOW, 0))  # type: ignore[attr-defined]


def _check_size(image: Image.Image, path: str | os.PathLike[str]) -> None:
    width, height = image.size
    if width * height > MOST_PIXELS:
        raise _refused(path, f"it has {width} x {height} pixels, too many", _SCALE_DOWN)


def _why_unknown(path: str | os.PathLike[str], data: bytes | None) -> str:
    length = Path(path).stat().st_size if data is None else len(data)
    return "the file is empty" if length == 0 else "it is not a photo of a known kind, or it is damaged"


def _info(image: Image.Image, path: str | os.PathLike[str]) -> ImageInfo:
    width, height = image.size
    orientation = _orientation(image)
    if orientation in _ON_ITS_SIDE:
        width, height = height, width
    return ImageInfo(Path(path), height, width, image.format or "", orientation in _TURNS)


def _orientation(image: Image.Image) -> int:
    """The EXIF orientation that is still to be applied, 1 for none; to be asked before the pixels are loaded."""
    if image.format == "TIFF":
        return 1  # Pillow turns these itself
    with suppress(OSError, SyntaxError, ValueError, KeyError, TypeError, struct.error):
        # The base class's method: the one of PNG decodes the whole picture first.
        return int(Image.Image.getexif(image).get(_ORIENTATION_TAG, 1))
    return 1


def _has_end_mark(info: ImageInfo) -> bool:
    mark = _ENDS.get(info.format)
    if mark is None:
        return False
    with info.path.open("rb") as file:
        file.seek(max(0, os.fstat(file.fileno()).st_size - _TAIL))
        return mark in file.read()


def _as_rgb(image: Image.Image) -> Image.Image:
    if image.mode.startswith("I;16"):
        eight = (np.asarray(image).astype(np.uint16) >> 8).astype(np.uint8)
        return Image.fromarray(eight).convert("RGB")
    if image.mode in ("I", "F"):
        return _from_wide_grey(np.asarray(image, np.float32))
    if image.has_transparency_data:
        rgba = image.convert("RGBA")
        ground = Image.new("RGBA", rgba.size, (*_GROUND, 255))
        return Image.alpha_composite(ground, rgba).convert("RGB")
    return image.convert("RGB")


def _from_wide_grey(values: NDArray[np.float32]) -> Image.Image:
    """Grey of 32 bits says nowhere what is white: the smallest usual white that no value exceeds is taken."""
    values = np.nan_to_num(values, nan=0.0, posinf=0.0, neginf=0.0)
    brightest = float(values.max())
    white = next((usual for usual in (1.0, 255.0, 65535.0) if brightest <= usual), brightest)
    scaled = np.clip(values * (255.0 / white), 0, 255)
    return Image.fromarray(scaled.round().astype(np.uint8)).convert("RGB")


def _refused(path: str | os.PathLike[str], reason: str, hint: str) -> InputError:
    return InputError(reason, where=str(path), hint=hint)
