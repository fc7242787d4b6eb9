"""Looking: a model at work on whatever plays, as fast as its interpreter allows.

While the interpreter looks at one frame, another thread turns the next one into what the interpreter and the screen
take. Nothing queues: a stage that is ahead waits, and the player has only the newest frame. What was seen is handed on
when it is taken, so nobody who draws slowly falls behind either.
"""

from __future__ import annotations

import logging
import threading
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from effdet_core.capture import detecting
from effdet_core.capture.detecting import Detector, Model
from effdet_core.capture.frame import Frame, Pixels
from effdet_core.capture.player import Player, Playing, Stream
from effdet_core.detections import Detections
from effdet_core.errors import Cancelled, Problem, UserError
from effdet_core.tasks import Tell

_OVER = 1.0
"""Seconds over which speed is counted."""
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, eq=False)
class Seen:
    """A frame and what is on it. found: everything, however unsure; None without a model.

    screen: the frame for the screen, see `Frame.for_screen`. milliseconds: that preparing and finding took. rate:
    frames a second, over the last one; None for a single frame.
    """

    frame: Frame
    screen: Pixels
    found: Detections | None
    milliseconds: float
    rate: float | None


@dataclass(frozen=True, slots=True)
class Listener:
    """Who is told; all are called by threads of `Looking`, and must be quick.

    seen: `take` has something. moved: `playing` is another. loaded: the model is at work. refused: it cannot be used.
    """

    seen: Callable[[], object] = lambda: None
    moved: Callable[[], object] = lambda: None
    loaded: Callable[[Model], object] = lambda model: None
    refused: Callable[[Problem], object] = lambda problem: None


@dataclass(frozen=True, slots=True, eq=False)
class _Ready:
    """A frame that the interpreter can look at. player: that it came from. is_new: whether it was not looked at yet."""

    player: Player | None
    frame: Frame
    is_new: bool
    screen: Pixels
    detector: Detector | None
    prepared: Any
    seconds: float


class Looking:
    """Give it a model and something to look at, in any order; `take` what it saw."""

    def __init__(
        self, listener: Listener | None = None, load: Callable[[Path, Tell], Detector] = detecting.load
    ) -> None:
        """load: makes a detector of a file, in a thread; raises `UserError`."""
        self._told, self._loads = listener or Listener(), load
        self._state = threading.Condition()
        self._threads: list[threading.Thread] = []
        self._player: Player | None = None
        self._old: list[Player] = []
        self._model_wish: list[Path | None] = []
        self._detector: Detector | None = None
        self._again = self._closing = False
        self._room = (480, 640)
        self._frame: Frame | None = None
        self._ready: _Ready | None = None
        self._latest: Seen | None = None
        self._ends: deque[float] = deque(maxlen=240)

    @property
    def playing(self) -> Playing:
        """How the player stands."""
        player = self._player
        return player.now if player is not None else Playing()

    def set_model(self, path: Path | None) -> None:
        """Another file, or none."""
        with self._state:
            self._model_wish = [path]
            self._detector = None
            self._go()

    def look_at(self, open: Callable[[], Stream] | None, *, playing: bool = True) -> None:
        """Something else to look at, or nothing. open: makes the stream, in a thread."""
        with self._state:
            self._let_go()
            self._frame = self._ready = self._latest = None
            self._ends.clear()
            if open is not None:
                # A camera can be opened once: the one before lets go of it first.
                before = tuple(self._old)
                self._player = Player(lambda: _after(before, open), self._on_player, playing=playing)
                self._go()
        self._told.moved()

    def play(self, playing: bool) -> None:
        """Goes on, or stands still."""
        if player := self._player:
            player.play(playing)
            self._told.moved()

    def seek(self, seconds: float) -> None:
        """To a time."""
        if player := self._player:
            player.seek(seconds)

    def step(self, frames: int) -> None:
        """So many frames on, standing still."""
        if player := self._player:
            player.step(frames)

    def set_room(self, height: int, width: int) -> None:
        """How large a frame can show, in pixels of the screen."""
        with self._state:
            if (height, width) != self._room and height > 0 and width > 0:
                self._room, self._again = (height, width), True
                self._state.notify_all()

    def take(self) -> Seen | None:
        """What was seen last, once."""
        with self._state:
            seen, self._latest = self._latest, None
            self._state.notify_all()
            return seen

    def stop(self) -> None:
        """Lets go of everything but the model, and waits for the threads' end; it can be put to work again."""
        with self._state:
            self._closing = True
            self._let_go()
            self._frame = self._ready = self._latest = None
            self._state.notify_all()
        for thread in self._threads:
            thread.join()
        for player in self._old:
            player.join()
        self._threads, self._old, self._closing = [], [], False

    def _let_go(self) -> None:
        self._old = [player for player in self._old if not player.join(0)]
        if self._player is not None:
            self._player.close()
            self._old.append(self._player)
            self._player = None

    def _go(self) -> None:
        if not self._closing and not self._threads:
            works = {"prepare frames": self._prepare_frames, "find objects": self._find_objects}
            self._threads = [threading.Thread(target=work, name=name, daemon=True) for name, work in works.items()]
            for thread in self._threads:
                thread.start()
        self._state.notify_all()

    def _on_player(self) -> None:
        with self._state:
            self._state.notify_all()
        self._told.moved()

    # The thread that prepares

    def _prepare_frames(self) -> None:
        while True:
            with self._state:
                self._state.wait_for(lambda: self._closing or self._has_frame())
                if self._closing:
                    return
                player, detector, room = self._player, self._detector, self._room
                frame = player.take() if player else None
                is_new = frame is not None
                if frame is None:
                    frame = self._frame
                self._frame, self._again = frame, False
            if frame is not None:
                self._prepare(player, frame, is_new, detector, room)

    def _has_frame(self) -> bool:
        has_new = self._player is not None and self._player.has_new
        return self._ready is None and (has_new or (self._again and self._frame is not None))

    def _prepare(
        self, player: Player | None, frame: Frame, is_new: bool, detector: Detector | None, room: tuple[int, int]
    ) -> None:
        try:
            began = time.perf_counter()
            prepared = detector.prepare(frame.rgb()) if detector else None
            spent = time.perf_counter() - began
            ready = _Ready(player, frame, is_new, frame.for_screen(fitted(frame.size, room)), detector, prepared, spent)
        except Exception as e:  # noqa: BLE001 - the border of a thread, which would otherwise end without a word
            self._refuse(e)
            return
        with self._state:
            if player is self._player:
                self._ready = ready
                self._state.notify_all()

    # The thread that finds

    def _find_objects(self) -> None:
        while True:
            with self._state:
                self._state.wait_for(lambda: self._closing or self._model_wish or self._can_find())
                if self._closing:
                    return
                wishes, self._model_wish = self._model_wish, []
                ready = None
                if not wishes:
                    ready, self._ready = self._ready, None
                    self._state.notify_all()
            if wishes:
                self._load(wishes[0])
            elif ready is not None:
                self._find(ready)

    def _can_find(self) -> bool:
        return self._ready is not None and self._latest is None

    def _load(self, path: Path | None) -> None:
        try:
            detector = self._loads(path, self._tell) if path is not None else None
        except Cancelled:
            return
        except Exception as e:  # noqa: BLE001 - as above
            self._refuse(e)
            return
        with self._state:
            if self._model_wish:
                return
            self._detector, self._again = detector, True
            self._state.notify_all()
        if detector is not None:
            self._told.loaded(detector.model)

    def _tell(self, done: int, total: int, words: str) -> None:
        if self._closing or self._model_wish:
            raise Cancelled

    def _find(self, ready: _Ready) -> None:
        try:
            began = time.perf_counter()
            found = ready.detector.find(ready.prepared) if ready.detector else None
            spent = ready.seconds + time.perf_counter() - began
        except Exception as e:  # noqa: BLE001 - as above
            self._refuse(e)
            return
        with self._state:
            if ready.player is not self._player:
                return  # something else is looked at by now
            if ready.is_new:
                self._ends.append(time.monotonic())
            self._latest = Seen(ready.frame, ready.screen, found, 1000 * spent, self._rate())
        self._told.seen()

    def _rate(self) -> float | None:
        now = time.monotonic()
        recent = [end for end in self._ends if now - end <= _OVER]
        return (len(recent) - 1) / (recent[-1] - recent[0]) if len(recent) > 2 else None

    def _refuse(self, error: Exception) -> None:
        with self._state:
            self._detector = None
        if isinstance(error, UserError):
            self._told.refused(error.problems[0])
            return
        _log.error("looking at a frame failed", exc_info=error)
        message = f"fails in a way that it should not: {type(error).__name__}: {error}"
        self._told.refused(Problem(message, hint="Please report this."))


def fitted(size: tuple[int, int], room: tuple[int, int]) -> tuple[int, int]:
    """The largest size (height, width) of the same shape that fits a room."""
    scale = min(room[0] / size[0], room[1] / size[1])
    return max(1, min(room[0], round(size[0] * scale))), max(1, min(room[1], round(size[1] * scale)))


def _after(before: tuple[Player, ...], open: Callable[[], Stream]) -> Stream:
    for player in before:
        player.join()
    return open()
