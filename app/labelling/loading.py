"""Photos as pictures for the screen: read in the background, the neighbours ahead, the last ones kept.

JPEGs, the common kind, are read by Qt, which lets the window go on meanwhile; everything else by `effdet_core.images`,
which also checks every file first. So a photo looks and lies here exactly as it does for the network.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import numpy as np
from PIL import Image
from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage, QImageReader

from effdet_core.errors import InputError, Problem
from effdet_core.images import MOST_PIXELS, check, read_rgb
from effdet_core.project.annotation import Stamp

MOST_BYTES = 256 * 1024 * 1024
"""What the photos kept in memory may take together; the one on the screen may be larger alone."""
_WORKERS = 2
_BYTES_A_PIXEL = 4
_SHARP_ENOUGH = 3_000_000
"""Pixels from which on a photo gets smaller copies, because drawing all of it small takes too long."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Photo:
    """An upright photo. levels: the picture, then copies of half, a quarter… its size. buffers: hold their pixels."""

    height: int
    width: int
    levels: tuple[QImage, ...]
    buffers: tuple[bytes, ...] = ()
    stamp: Stamp | None = None

    @property
    def bytes(self) -> int:
        """What it takes in memory."""
        return sum(level.sizeInBytes() for level in self.levels)


def read(path: Path) -> Photo:
    """A photo from its file. Raises `InputError`."""
    info = check(path)
    image = _read_jpeg(path) if info.format in ("JPEG", "MPO") else None
    if image is None or (image.height(), image.width()) != (info.height, info.width):
        image = _read_any(path)
    levels, buffers = _levels(image)
    return Photo(height=info.height, width=info.width, levels=levels, buffers=buffers, stamp=stamp_of(path))


def stamp_of(path: Path) -> Stamp | None:
    """How the file looks now, to notice another one in its place."""
    try:
        return Stamp.of(path)
    except OSError:
        return None


def _read_jpeg(path: Path) -> QImage | None:
    """None where Qt cannot, or would show other colours than the network gets."""
    QImageReader.setAllocationLimit(MOST_PIXELS * _BYTES_A_PIXEL // 1_000_000)
    reader = QImageReader(str(path), b"jpeg")
    reader.setAutoTransform(True)
    image = reader.read()
    if image.isNull() or image.format() not in (QImage.Format.Format_RGB32, QImage.Format.Format_Grayscale8):
        return None
    return image.convertToFormat(QImage.Format.Format_RGB32)


def _read_any(path: Path) -> QImage:
    rgb = read_rgb(path)
    height, width = rgb.shape[:2]
    data = rgb.tobytes()
    return QImage(data, width, height, 3 * width, QImage.Format.Format_RGB888).convertToFormat(
        QImage.Format.Format_RGB32
    )


def _levels(image: QImage) -> tuple[tuple[QImage, ...], tuple[bytes, ...]]:
    levels, buffers = [image], []
    while levels[-1].width() * levels[-1].height() > _SHARP_ENOUGH:
        smaller, buffer = _halved(levels[-1])
        levels.append(smaller)
        buffers.append(buffer)
    return tuple(levels), tuple(buffers)


def _halved(image: QImage) -> tuple[QImage, bytes]:
    """Half the size by Pillow, which averages quickly and, other than Qt, without holding up the window."""
    size = (image.width(), image.height())
    half = Image.frombuffer(
        "RGBX", size, np.frombuffer(image.constBits(), np.uint8), "raw", "RGBX", image.bytesPerLine(), 1
    ).reduce(2)
    data = half.tobytes()
    width, height = half.size
    return QImage(data, width, height, _BYTES_A_PIXEL * width, QImage.Format.Format_RGB32), data


class Loader(QObject):
    """Has photos ready. All methods belong to the window's thread."""

    loaded = Signal(str, object)  # name, Photo
    failed = Signal(str, object)  # name, Problem
    _finished = Signal(str, object)

    def __init__(self, parent: QObject | None = None, most_bytes: int = MOST_BYTES) -> None:
        super().__init__(parent)
        self._most_bytes = most_bytes
        self._kept: OrderedDict[str, Photo] = OrderedDict()
        self._bytes = 0
        self._wanted: list[tuple[str, Path]] = []
        self._running: dict[str, Future[None]] = {}
        self._workers: ThreadPoolExecutor | None = None
        self._finished.connect(self._on_finished)

    def photo(self, name: str, path: Path) -> Photo | None:
        """A photo that is ready, and still the one in its file."""
        found = self._kept.get(name)
        if found is None:
            return None
        if found.stamp != stamp_of(path):
            self._drop(name)
            return None
        self._kept.move_to_end(name)
        return found

    def read_now(self, name: str, path: Path) -> Photo | None:
        """A photo without waiting for a thread, for small ones; None where that fails, and `want` will say why."""
        try:
            photo = read(path)
        except InputError:
            return None
        self._keep(name, photo)
        return photo

    def size(self, name: str) -> tuple[int, int] | None:
        """(height, width) of a photo that is ready."""
        found = self._kept.get(name)
        return (found.height, found.width) if found else None

    def want(self, wanted: Sequence[tuple[str, Path]]) -> None:
        """Photos to have ready, names and files, the most urgent first. What was wanted before and is no more waits."""
        self._wanted = list(wanted)
        for name, _ in reversed(self._wanted):
            if name in self._kept:
                self._kept.move_to_end(name)
        self._start()

    def close(self) -> None:
        """Forgets everything and waits for what is being read."""
        self._wanted = []
        if self._workers is not None:
            self._workers.shutdown(wait=True, cancel_futures=True)
        self._workers = None
        self._running.clear()
        self._kept.clear()
        self._bytes = 0

    def _start(self) -> None:
        for name, path in self._wanted:
            if len(self._running) >= _WORKERS:
                return
            if name in self._kept or name in self._running:
                continue
            if self._workers is None:
                self._workers = ThreadPoolExecutor(_WORKERS, thread_name_prefix="photo")
            self._running[name] = self._workers.submit(_work, path, partial(self._finished.emit, name))

    def _on_finished(self, name: str, outcome: Photo | Problem) -> None:
        if self._running.pop(name, None) is None:
            return  # closed meanwhile
        self._wanted = [item for item in self._wanted if item[0] != name]
        if isinstance(outcome, Photo):
            self._keep(name, outcome)
            self.loaded.emit(name, outcome)
        else:
            self.failed.emit(name, outcome)
        self._start()

    def _keep(self, name: str, photo: Photo) -> None:
        if name in self._kept:
            self._drop(name)
        self._kept[name] = photo
        self._bytes += photo.bytes
        while self._bytes > self._most_bytes and len(self._kept) > 1:
            self._drop(next(iter(self._kept)))

    def _drop(self, name: str) -> None:
        self._bytes -= self._kept.pop(name).bytes


def _work(path: Path, finished: partial[None]) -> None:
    try:
        finished(read(path))
    except InputError as e:
        finished(e.problems[0])
    except (MemoryError, OSError) as e:
        finished(Problem(str(e) or "it does not fit into the memory", where=str(path)))
