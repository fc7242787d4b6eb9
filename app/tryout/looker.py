"""The thread that looks: it has the model and the player, and what it saw last. It never makes the window wait.

Nothing queues on either side. The player has only the newest frame, and the thread looks at nothing new while the
window has not taken what it saw last.
"""

from __future__ import annotations

import os
import threading
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, QThread, Signal
from PySide6.QtGui import QImage

from app.jobs import problems_of
from effdet_core.capture.frame import Frame
from effdet_core.capture.player import Player, Playing, Stream
from effdet_core.detections import Detections
from effdet_core.errors import Cancelled, UserError
from effdet_core.tasks import Tell

MOST_THREADS = 4
"""Of the interpreter; more make EfficientDet-Lite no faster."""
_OVER = 1.0
"""Seconds over which speed is counted."""


@dataclass(frozen=True, slots=True, eq=False)
class Model:
    """A loaded file. classes: their names, empty where it names none. input_size: (height, width) in pixels."""

    path: Path
    classes: tuple[str, ...]
    input_size: tuple[int, int]


@dataclass(frozen=True, slots=True, eq=False)
class Seen:
    """A frame and what is on it. found: everything, however unsure; None without a model. image: for the screen.

    pixels: the memory of the image. milliseconds: that the model took. rate: frames a second, over the last one; None
    for a single frame.
    """

    frame: Frame
    image: QImage
    pixels: NDArray[np.uint8]
    found: Detections | None
    milliseconds: float
    rate: float | None


class Detector(Protocol):
    """What finds objects in frames; used by one thread only."""

    model: Model

    def look(self, rgb: NDArray[np.uint8]) -> Detections:
        """Everything it finds in uint8 [height, width, 3], however unsure. Raises `InputError`."""


class Looker(QThread):
    """Give it a model and something to look at; `take` what it saw whenever `seen` says so."""

    seen = Signal()
    moved = Signal()
    """`playing` has changed."""
    loaded = Signal(object)
    """Model."""
    refused = Signal(object)
    """Problem: the model cannot be used."""

    def __init__(self, load: Callable[[Path, Tell], Detector] | None = None, parent: QObject | None = None) -> None:
        """load: makes a detector of a file, in the thread; raises `UserError`."""
        super().__init__(parent)
        self._loads = load or load_detector
        self._wake = threading.Condition()
        self._player: Player | None = None
        self._old: list[Player] = []
        self._model_wish: Path | None = None
        self._has_model_wish = self._again = self._closing = False
        self._room = (480, 640)
        self._latest: Seen | None = None
        self._frame: Frame | None = None
        self._detector: Detector | None = None
        self._ends: deque[float] = deque(maxlen=240)

    # For the window's thread

    @property
    def playing(self) -> Playing:
        """How the player stands."""
        return self._player.now if self._player else Playing()

    def set_model(self, path: Path | None) -> None:
        """Another file, or none."""
        with self._wake:
            self._model_wish, self._has_model_wish = path, True
            self._go()

    def look_at(self, open: Callable[[], Stream] | None, *, playing: bool = True) -> None:
        """Something else to look at, or nothing. open: makes the stream, in a thread."""
        with self._wake:
            self._let_go()
            self._frame = self._latest = None
            self._ends.clear()
            if open is not None:
                before = tuple(self._old)
                # A camera can be opened once: the one before lets go of it first.
                self._player = Player(lambda: _after(before, open), self._on_player, playing=playing)
                self._go()
        self.moved.emit()

    def play(self, playing: bool) -> None:
        """Goes on, or stands still."""
        if self._player:
            self._player.play(playing)
            self.moved.emit()

    def seek(self, seconds: float) -> None:
        """To a time."""
        if self._player:
            self._player.seek(seconds)

    def step(self, frames: int) -> None:
        """So many frames on, standing still."""
        if self._player:
            self._player.step(frames)

    def set_room(self, height: int, width: int) -> None:
        """How large a frame can show, in pixels of the screen."""
        with self._wake:
            if (height, width) != self._room and height > 0 and width > 0:
                self._room, self._again = (height, width), True
                self._wake.notify_all()

    def take(self) -> Seen | None:
        """What was seen last, once."""
        with self._wake:
            seen, self._latest = self._latest, None
            self._wake.notify_all()
            return seen

    def stop(self) -> None:
        """Lets go of what it looks at and waits for the thread's end; it can be put to work again."""
        with self._wake:
            self._closing = True
            self._let_go()
            self._wake.notify_all()
        self.wait()
        for player in self._old:
            player.join()
        self._closing, self._old = False, []

    def _let_go(self) -> None:
        self._old = [player for player in self._old if not player.join(0)]
        if self._player is not None:
            self._player.close()
            self._old.append(self._player)
            self._player = None

    def _go(self) -> None:
        if not self._closing and not self.isRunning():
            self.start(QThread.Priority.LowPriority)
        self._wake.notify_all()

    # The thread

    def run(self) -> None:
        """What the thread does."""
        while True:
            with self._wake:
                self._wake.wait_for(self._has_work)
                if self._closing:
                    return
                wish, has_wish, self._has_model_wish = self._model_wish, self._has_model_wish, False
            if has_wish:
                self._load(wish)
            self._look()

    def _has_work(self) -> bool:
        if self._closing or self._has_model_wish:
            return True
        has_new = self._player is not None and self._player.has_new
        return self._latest is None and (has_new or (self._again and self._frame is not None))

    def _on_player(self) -> None:
        """In the player's thread."""
        with self._wake:
            self._wake.notify_all()
        self.moved.emit()

    def _load(self, path: Path | None) -> None:
        self._detector, self._again = None, True
        if path is None:
            return
        try:
            self._detector = self._loads(path, self._tell)
            self.loaded.emit(self._detector.model)
        except Cancelled:
            return
        except UserError as e:
            self.refused.emit(e.problems[0])

    def _tell(self, done: int, total: int, words: str) -> None:
        if self._closing or self._has_model_wish:
            raise Cancelled

    def _look(self) -> None:
        with self._wake:
            frame = self._player.take() if self._player else None
            is_new, room = frame is not None, self._room
            frame = frame or (self._frame if self._again else None)
            self._again = False
            self._frame = frame or self._frame
        if frame is None:
            return
        try:
            seen = self._seen(frame, room, is_new=is_new)
        except Exception as e:  # noqa: BLE001 - the border of a thread, which would otherwise end without a word
            self._detector = None
            self.refused.emit(problems_of(e)[0])
            return
        with self._wake:
            if self._frame is not frame:
                return  # something else is looked at by now
            self._latest = seen
        self.seen.emit()

    def _seen(self, frame: Frame, room: tuple[int, int], *, is_new: bool) -> Seen:
        found, milliseconds = None, 0.0
        if self._detector is not None:
            pixels = frame.rgb()
            began = time.perf_counter()
            found = self._detector.look(pixels)
            milliseconds = 1000 * (time.perf_counter() - began)
        now = time.monotonic()
        if is_new:
            self._ends.append(now)
        recent = [end for end in self._ends if now - end <= _OVER]
        rate = (len(recent) - 1) / (recent[-1] - recent[0]) if len(recent) > 2 else None
        return Seen(frame, *_image(frame, room), found, milliseconds, rate)


class FileDetector:
    """An exported file in this process, once it has shown in another one that it does no harm."""

    def __init__(self, path: Path) -> None:
        """Raises `InputError`."""
        from effdet_core.runtime.detector import TFLiteDetector  # LiteRT, which the window starts without

        self._detector = TFLiteDetector(path, threads=min(MOST_THREADS, os.cpu_count() or 1))
        self.model = Model(path, self._detector.classes, self._detector.input_size)

    def look(self, rgb: NDArray[np.uint8]) -> Detections:
        """Everything it finds, however unsure."""
        return self._detector.detect(rgb)


def load_detector(path: Path, tell: Tell) -> Detector:
    """A file from anywhere. tell: see `trial.survives`. Raises `InputError`."""
    from effdet_core.capture.trial import survives

    survives(path, tell)
    return FileDetector(path)


def fitted(size: tuple[int, int], room: tuple[int, int]) -> tuple[int, int]:
    """The largest size (height, width) of the same shape that fits a room."""
    scale = min(room[0] / size[0], room[1] / size[1])
    return max(1, min(room[0], round(size[0] * scale))), max(1, min(room[1], round(size[1] * scale)))


def _image(frame: Frame, room: tuple[int, int]) -> tuple[QImage, NDArray[np.uint8]]:
    """The picture, and its memory, which must live as long as the picture does."""
    height, width = fitted(frame.size, room)
    pixels = frame.for_screen((height, width))
    return QImage(pixels.data, width, height, 4 * width, QImage.Format.Format_RGB32), pixels


def _after(before: tuple[Player, ...], open: Callable[[], Stream]) -> Stream:
    for player in before:
        player.join()
    return open()
