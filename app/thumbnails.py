"""Small pictures of photos: made in threads, the newest wish first, and kept on disk for the next time."""

from __future__ import annotations

import hashlib
import os
from collections import OrderedDict
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QRunnable, QSize, QStandardPaths, Qt, QThreadPool, Signal
from PySide6.QtGui import QImage, QImageReader

from effdet_core import images
from effdet_core.errors import InputError

SIDES = (128, 256, 512)
"""Longer sides that are kept, device pixels. A wish is served by the next larger one."""
_MOST_BYTES = 96 * 1024 * 1024
"""Of small pictures in memory."""
_QUALITY = 85
_THREADS = 2
_Key = tuple[str, int]
_Stamp = tuple[int, int]
"""(nanoseconds since 1970, bytes) of a photo's file."""


def folder() -> Path:
    """Where small pictures are kept; a cache that can be deleted at any time."""
    base = os.environ.get("EFFDET_STUDIO_CACHE")
    found = base or QStandardPaths.writableLocation(QStandardPaths.StandardLocation.CacheLocation)
    return Path(found) / "thumbnails"


class Thumbnails(QObject):
    """For one window, whatever project is open in it."""

    ready = Signal(str)
    """The small picture of a photo can be had now, or why it cannot."""

    _made = Signal(str, int, object, str, object)
    _changed = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._folder = folder()
        self._path_of: Callable[[str], Path] | None = None
        self._kept: OrderedDict[_Key, QImage] = OrderedDict()
        self._bytes = 0
        self._broken: dict[str, str] = {}
        self._stamps: dict[str, _Stamp | None] = {}
        self._wanted: OrderedDict[_Key, Path] = OrderedDict()
        self._running: set[_Key] = set()
        self._generation = 0
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(_THREADS)
        self._made.connect(self._on_made, Qt.ConnectionType.QueuedConnection)
        self._changed.connect(self._on_changed, Qt.ConnectionType.QueuedConnection)

    def set_project(self, path_of: Callable[[str], Path] | None) -> None:
        """Photos of another project, or of none. path_of: the file of a photo."""
        self.forget()
        self._path_of = path_of

    def get(self, photo: str, side: int) -> QImage | None:
        """A picture whose longer side has at least `side` device pixels, or as many as the photo.

        None: it is being made and `ready` follows, or there can be none (`broken`).
        """
        key = (photo, next((kept for kept in SIDES if kept >= side), SIDES[-1]))
        if key in self._kept:
            self._kept.move_to_end(key)
            return self._kept[key]
        if self._path_of is not None and photo not in self._broken and key not in self._running:
            self._wanted[key] = self._path_of(photo)
            self._wanted.move_to_end(key)
            self._start()
        return None

    def broken(self, photo: str) -> str | None:
        """Why there is no small picture of a photo, None where there is one or will be."""
        return self._broken.get(photo)

    def keep_only(self, photos: set[str]) -> None:
        """Drops wishes for all others: they were scrolled away."""
        for key in [key for key in self._wanted if key[0] not in photos]:
            del self._wanted[key]

    def forget(self, photo: str | None = None) -> None:
        """Makes the picture of a photo, or of all, anew: its file changed, or another project opened."""
        if photo is None:
            self._kept.clear()
            self._broken.clear()
            self._stamps.clear()
            self._wanted.clear()
            self._bytes = 0
            self._generation += 1
            return
        self._broken.pop(photo, None)
        self._stamps.pop(photo, None)
        for side in SIDES:
            if dropped := self._kept.pop((photo, side), None):
                self._bytes -= dropped.sizeInBytes()

    def look_again(self) -> None:
        """Photos whose files came, went or were replaced get other pictures. The disk is asked in a thread."""
        if self._path_of is not None and self._stamps:
            seen = [(photo, self._path_of(photo), stamp) for photo, stamp in self._stamps.items()]
            self._pool.start(_Look(self, seen, self._generation))

    def close(self) -> None:
        """Waits for what is being made, and makes nothing more."""
        self._wanted.clear()
        self._pool.waitForDone()

    def _start(self) -> None:
        while self._wanted and len(self._running) < _THREADS:
            key, path = self._wanted.popitem()
            self._running.add(key)
            self._pool.start(_Make(self, key, path, self._folder, self._generation))

    def _on_made(self, photo: str, side: int, image: QImage | None, reason: str, stamp: _Stamp | None) -> None:
        self._running.discard((photo, side))
        if image is not None or reason:
            self._stamps[photo] = stamp
        if image is not None:
            self._keep((photo, side), image)
        elif reason:
            self._broken[photo] = reason
        self._start()
        self.ready.emit(photo)

    def _on_changed(self, photos: list[str]) -> None:
        for photo in photos:
            self.forget(photo)
            self.ready.emit(photo)

    def _keep(self, key: _Key, image: QImage) -> None:
        self._kept[key] = image
        self._bytes += image.sizeInBytes()
        while self._bytes > _MOST_BYTES and len(self._kept) > 1:
            (photo, _), gone = self._kept.popitem(last=False)
            self._bytes -= gone.sizeInBytes()
            if not any((photo, side) in self._kept for side in SIDES):
                self._stamps.pop(photo, None)

    def _is_of(self, generation: int) -> bool:
        return generation == self._generation


class _Make(QRunnable):
    def __init__(self, owner: Thumbnails, key: _Key, path: Path, folder: Path, generation: int) -> None:
        super().__init__()
        self._owner, self._key, self._path, self._folder = owner, key, path, folder
        self._generation = generation

    def run(self) -> None:
        photo, side = self._key
        stamp = _stamp_of(self._path)
        image, reason = made(self._path, side, self._folder)
        if not self._owner._is_of(self._generation):
            image, reason = None, ""
        self._owner._made.emit(photo, side, image, reason, stamp)


class _Look(QRunnable):
    def __init__(self, owner: Thumbnails, seen: list[tuple[str, Path, _Stamp | None]], generation: int) -> None:
        super().__init__()
        self._owner, self._seen, self._generation = owner, seen, generation

    def run(self) -> None:
        changed = [photo for photo, path, stamp in self._seen if _stamp_of(path) != stamp]
        if changed and self._owner._is_of(self._generation):
            self._owner._changed.emit(changed)


def _stamp_of(path: Path) -> _Stamp | None:
    """How a file looks now, None for one that is not there."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size


def made(path: Path, side: int, folder: Path) -> tuple[QImage | None, str]:
    """The small picture of a photo, upright, from the disk where it was kept; or None and why."""
    try:
        found = path.stat()
    except OSError:
        return None, "The file is missing."
    # A large photo takes a hundred times as long to read as its small picture; a small one is its own.
    kept = folder / _name(path, found.st_mtime_ns, found.st_size, side)
    image = QImage(str(kept)) if found.st_size > 200_000 else QImage()
    if not image.isNull():
        return image, ""
    image = _scaled(path, side)
    if image.isNull():
        try:
            image = _through_pillow(path, side)
        except InputError as e:
            return None, e.problems[0].message
    if found.st_size > 200_000:
        _write(image, kept)
    return image, ""


def _scaled(path: Path, side: int) -> QImage:
    reader = QImageReader(str(path))
    reader.setAutoTransform(True)
    size = reader.size()
    if not size.isValid():
        return QImage()
    if max(size.width(), size.height()) > side:
        reader.setScaledSize(size.scaled(QSize(side, side), Qt.AspectRatioMode.KeepAspectRatio).expandedTo(QSize(1, 1)))
    return reader.read()


def _through_pillow(path: Path, side: int) -> QImage:
    """For kinds of photos that Qt does not read. Raises `InputError` where nobody does."""
    rgb = images.read_rgb(path)
    height, width = rgb.shape[:2]
    whole = QImage(rgb.data, width, height, 3 * width, QImage.Format.Format_RGB888)
    mode = Qt.TransformationMode.SmoothTransformation
    return whole.scaled(min(side, width), min(side, height), Qt.AspectRatioMode.KeepAspectRatio, mode).copy()


def _name(path: Path, modified: int, size: int, side: int) -> str:
    digest = hashlib.sha1(f"{path}|{modified}|{size}|{side}".encode("utf-8", "surrogateescape")).hexdigest()
    return f"{digest[:2]}/{digest}.jpg"


def _write(image: QImage, path: Path) -> None:
    """Whole or not at all; a disk that refuses costs time, nothing else."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        temporary = path.with_suffix(f".{os.getpid()}.{id(image)}.jpg")
        if image.save(str(temporary), quality=_QUALITY):
            os.replace(temporary, path)
        temporary.unlink(missing_ok=True)
    except OSError:
        return
