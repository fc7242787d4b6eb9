"""Parts of photos, sharp at the size they are shown in: read in threads, the newest wish first."""

from __future__ import annotations

import math
from collections import OrderedDict
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, QRect, QRunnable, QSize, Qt, QThreadPool, Signal
from PySide6.QtGui import QImage, QImageReader

from app.evaluation.cutting import Cut
from effdet_core import images
from effdet_core.errors import InputError

_MOST_BYTES = 48 * 1024 * 1024
"""Of parts in memory: some hundred."""
_THREADS = 2
_NOTHING = QImage()


class Crops(QObject):
    """All wishes for parts of one photo are served by reading it once. side: of a part, device pixels."""

    ready = Signal(object)
    """Cut that can be had now, or that never can."""

    _made = Signal(object, object)

    def __init__(self, side: int, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._side = side
        self._kept: OrderedDict[Cut, QImage] = OrderedDict()
        self._bytes = 0
        self._wanted: OrderedDict[str, list[Cut]] = OrderedDict()
        self._running: set[str] = set()
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(_THREADS)
        self._made.connect(self._on_made, Qt.ConnectionType.QueuedConnection)

    def get(self, cut: Cut) -> QImage | None:
        """The part; None while it is read, after which `ready` follows; a null image where there can be none."""
        if cut in self._kept:
            self._kept.move_to_end(cut)
            return self._kept[cut]
        waiting = self._wanted.setdefault(cut.photo, [])
        if cut not in waiting:
            waiting.append(cut)
        self._wanted.move_to_end(cut.photo)
        self._start()
        return None

    def forget(self) -> None:
        """Drops all wishes: something else is shown."""
        self._wanted.clear()

    def close(self) -> None:
        """Waits for what is being read, and reads nothing more."""
        self.forget()
        self._pool.waitForDone()

    def _start(self) -> None:
        """Two reads of the same photo at once would be one too many."""
        free = [photo for photo in reversed(self._wanted) if photo not in self._running]
        for photo in free[: _THREADS - len(self._running)]:
            self._running.add(photo)
            self._pool.start(_Read(self, photo, self._wanted.pop(photo), self._side))

    def _on_made(self, photo: str, made: Sequence[tuple[Cut, QImage]]) -> None:
        self._running.discard(photo)
        for cut, image in made:
            self._kept[cut] = image
            self._bytes += image.sizeInBytes()
        while self._bytes > _MOST_BYTES and len(self._kept) > 1:
            self._bytes -= self._kept.popitem(last=False)[1].sizeInBytes()
        self._start()
        for cut, _ in made:
            self.ready.emit(cut)


class _Read(QRunnable):
    def __init__(self, owner: Crops, photo: str, cuts: Sequence[Cut], side: int) -> None:
        super().__init__()
        self._owner, self._photo, self._cuts, self._side = owner, photo, cuts, side

    def run(self) -> None:
        self._owner._made.emit(self._photo, cut_out(Path(self._photo), self._cuts, self._side))


def cut_out(path: Path, cuts: Sequence[Cut], side: int) -> list[tuple[Cut, QImage]]:
    """The parts of a photo, of about `side` pixels or as many as there are; null ones where it cannot be read."""
    finest = min(max(cut.height, cut.width) for cut in cuts)
    whole, scale = _read(path, min(1.0, side / finest))
    if whole.isNull():
        return [(cut, _NOTHING) for cut in cuts]
    return [(cut, _smaller(whole.copy(_pixels(cut, scale, whole.size())), side)) for cut in cuts]


def _read(path: Path, scale: float) -> tuple[QImage, float]:
    """The upright photo, about `scale` times as large as it is, and how large it is really."""
    reader = QImageReader(str(path))
    reader.setAutoTransform(True)
    size = reader.size()
    if size.isValid() and scale < 1:  # JPEG files are read several times as fast when they may be smaller
        reader.setScaledSize(QSize(math.ceil(size.width() * scale), math.ceil(size.height() * scale)))
    image = reader.read()
    if not image.isNull() and size.isValid():
        return image, max(image.width(), image.height()) / max(size.width(), size.height())
    try:
        rgb = images.read_rgb(path)
    except InputError:
        return _NOTHING, 1.0
    height, width = rgb.shape[:2]
    return QImage(rgb.data, width, height, 3 * width, QImage.Format.Format_RGB888).copy(), 1.0


def _pixels(cut: Cut, scale: float, size: QSize) -> QRect:
    left, top = math.floor(cut.left * scale), math.floor(cut.top * scale)
    wide, tall = max(1, round(cut.width * scale)), max(1, round(cut.height * scale))
    return QRect(left, top, wide, tall).intersected(QRect(0, 0, size.width(), size.height()))


def _smaller(image: QImage, side: int) -> QImage:
    if max(image.width(), image.height()) <= side:
        return image
    keep, smooth = Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
    return image.scaled(side, side, keep, smooth)
