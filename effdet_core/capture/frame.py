"""One picture on its way from a file or a camera to a detector and to a screen."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import av
import numpy as np
from numpy.typing import NDArray

Pixels = NDArray[np.uint8]
_HD = 720
"""Rows from which on a video that says nothing of its colours means those of HD, as players take it."""
_UNSAID = 2
_UPRIGHT = {90: 1, 180: 2, -180: 2, -90: 3, 270: 3}
"""Quarter turns against the clock that put a frame upright, by what the container says of it."""


class Frame:
    """A photo, or one frame of a video or camera; turned upright. Colours are converted when they are asked for.

    seconds: since the beginning, of a photo of several the time at which it would show. number: of the frame or photo,
    from 0. path: the file of a photo.
    """

    def __init__(self, source: Any, *, number: int = 0, seconds: float | None = None, path: Path | None = None) -> None:
        """source: uint8 [height, width, 3] RGB, or PyAV's frame."""
        self.number, self.seconds, self.path = number, seconds, path
        self._native = source if not isinstance(source, np.ndarray) else None
        self._turns = _UPRIGHT.get(round(self._native.rotation), 0) if self._native is not None else 0
        self._rgb: Pixels | None = source if isinstance(source, np.ndarray) else None

    @property
    def size(self) -> tuple[int, int]:
        """(height, width) in pixels, upright."""
        if self._native is None:
            assert self._rgb is not None
            return self._rgb.shape[0], self._rgb.shape[1]
        height, width = self._native.height, self._native.width
        return (width, height) if self._turns % 2 else (height, width)

    def rgb(self) -> Pixels:
        """uint8 [height, width, 3], red green blue."""
        if self._rgb is None:
            self._rgb = _turned(self._converted("rgb24", None), self._turns)
        return self._rgb

    def for_screen(self, size: tuple[int, int]) -> Pixels:
        """In another size (height, width): uint8 [height, width, 4], blue green red 255, as screens want it."""
        lying = (size[1], size[0]) if self._turns % 2 else size
        return _turned(self._converted("bgra", lying), self._turns)

    def _converted(self, format: str, size: tuple[int, int] | None) -> Pixels:
        native = self._native
        if native is None:
            native = av.VideoFrame.from_ndarray(np.ascontiguousarray(self._rgb), format="rgb24")
        height, width = size or (native.height, native.width)
        known = native.colorspace != _UNSAID or native.height < _HD
        # One thread: what is left of the cores belongs to the detector.
        converted = native.reformat(
            width, height, format, src_colorspace=None if known else "ITU709", interpolation="BILINEAR", threads=1
        )
        return np.asarray(converted.to_ndarray(), np.uint8)


def _turned(pixels: Pixels, turns: int) -> Pixels:
    # FFmpeg's rows may end in padding.
    return np.ascontiguousarray(np.rot90(pixels, turns) if turns else pixels)
