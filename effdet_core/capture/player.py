"""Playing: a thread that reads a stream at the stream's own speed, and has the newest frame for whoever looks.

Nobody who looks slowly makes a queue: a frame that was not taken is replaced by the next one, before its colours were
converted.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any, Protocol

from effdet_core.capture.frame import Frame
from effdet_core.errors import Problem, UserError

_LATE = 0.5
"""Seconds behind from which on a video that decodes too slowly simply plays slower."""


class Stream(Protocol):
    """What can be played: `Video`, `Pictures`, `Live`. Used by one thread only."""

    @property
    def name(self) -> str:
        """For people."""

    @property
    def is_live(self) -> bool:
        """Whether it comes by itself and cannot be wound."""

    @property
    def rate(self) -> float:
        """Frames per second."""

    @property
    def seconds(self) -> float | None:
        """How long it is, where it says so."""

    def next(self) -> Frame | None:
        """The next frame, None at the end. Raises `InputError`."""

    def seek(self, seconds: float) -> None:
        """Goes to a time."""

    def close(self) -> None:
        """Lets go of it."""


@dataclass(frozen=True, slots=True)
class Playing:
    """How it stands. position: seconds of the newest frame. length: seconds, None where nobody knows.

    ended: the last frame was read. problem: why it does not go on.
    """

    name: str = ""
    is_live: bool = False
    is_open: bool = False
    playing: bool = False
    position: float = 0.0
    length: float | None = None
    rate: float = 25.0
    ended: bool = False
    problem: Problem | None = None


class Player:
    """Begins to read at once, paused or playing. `changed` is called by the thread; it must be quick.

    open: makes the stream, in the thread, since a camera takes its time. May be closed any number of times.
    """

    def __init__(
        self, open: Callable[[], Stream], changed: Callable[[], object] = lambda: None, *, playing: bool = True
    ) -> None:
        self._open, self._changed = open, changed
        self._state = threading.Condition()
        self._shown = Playing(playing=playing)
        self._newest: Frame | None = None
        self._held: Frame | None = None
        self._wish: float | int | None = None
        self._closing = False
        self._origin: float | None = None
        self._thread = threading.Thread(target=self._run, name="player", daemon=True)
        self._thread.start()

    @property
    def now(self) -> Playing:
        """How it stands."""
        with self._state:
            return self._shown

    @property
    def has_new(self) -> bool:
        """Whether `take` would give a frame."""
        return self._newest is not None

    def take(self) -> Frame | None:
        """The newest frame, once."""
        with self._state:
            frame, self._newest = self._newest, None
            return frame

    def play(self, playing: bool = True) -> None:
        """Goes on, or stands still; from the beginning where it had ended."""
        with self._state:
            if playing and self._shown.ended:
                self._wish = 0.0
            self._set(playing=playing)
            self._origin = None

    def seek(self, seconds: float) -> None:
        """Shows the frame at a time; a camera does not."""
        with self._state:
            self._wish = max(0.0, float(seconds))
            self._origin = None
            self._state.notify_all()

    def step(self, frames: int = 1) -> None:
        """Stands still at another frame."""
        with self._state:
            self._set(playing=False)
            self._origin = None
            # The next one comes at once; any other has to be looked for.
            self._wish = 1 if frames == 1 else max(0.0, self._shown.position + frames / self._shown.rate)
            self._state.notify_all()

    def close(self) -> None:
        """Lets go of the stream as soon as it can; does not wait."""
        with self._state:
            self._closing = True
            self._state.notify_all()

    def join(self, timeout: float = 10.0) -> bool:
        """Waits for the end after `close`; whether it came."""
        self._thread.join(timeout)
        return not self._thread.is_alive()

    # The thread

    def _run(self) -> None:
        stream: Stream | None = None
        try:
            stream = self._open()
            told = {"name": stream.name, "is_live": stream.is_live, "length": stream.seconds, "rate": stream.rate}
            self._tell(is_open=True, **told)
            self._show(stream.next())  # one that stands still shows something too
            while self._await_work():
                self._work(stream)
        except UserError as e:
            self._tell(problem=e.problems[0], ended=True, playing=False)
        except Exception as e:  # noqa: BLE001 - the border of a thread, which would otherwise end without a word
            problem = Problem(f"cannot be read: {type(e).__name__}: {e}", hint="Please report this.")
            self._tell(problem=problem, ended=True, playing=False)
        finally:
            if stream is not None:
                stream.close()

    def _await_work(self) -> bool:
        """Until there is something to do; False when it is to end."""

        def has_work() -> bool:
            shown = self._shown
            return self._closing or self._wish is not None or shown.is_live or (shown.playing and not shown.ended)

        with self._state:
            self._state.wait_for(has_work)
            return not self._closing

    def _work(self, stream: Stream) -> None:
        with self._state:
            wish, self._wish = self._wish, None
        if stream.is_live:
            self._show(stream.next())
        elif isinstance(wish, float):
            self._held = None
            stream.seek(wish)
            self._tell(ended=False)
            self._show(stream.next())
        else:
            frame = self._held or stream.next()
            self._held = None
            if wish is not None or frame is None or self._is_its_turn(frame):
                self._show(frame)
            else:
                self._held = frame

    def _is_its_turn(self, frame: Frame) -> bool:
        """Waits until a frame is due; False when something else came first, and it has to wait for its turn."""
        seconds = frame.seconds or 0.0
        with self._state:
            now = time.monotonic()
            if self._origin is None or now - (self._origin + seconds) > _LATE:
                self._origin = now - self._shown.position
            return not self._state.wait_for(self._is_interrupted, max(0.0, self._origin + seconds - now))

    def _is_interrupted(self) -> bool:
        return self._closing or self._wish is not None or not self._shown.playing

    def _show(self, frame: Frame | None) -> None:
        if frame is None:
            self._tell(ended=True, playing=False)
        elif self._shown.playing or not self._shown.is_live:
            # A camera at rest is read on, or old frames would show when it is looked at again.
            with self._state:
                self._newest = frame
            self._tell(position=frame.seconds or 0.0)

    def _set(self, **changes: Any) -> None:
        self._shown = replace(self._shown, **changes)
        self._state.notify_all()

    def _tell(self, **changes: Any) -> None:
        with self._state:
            self._set(**changes)
            if not self._shown.playing:
                self._origin = None
        self._changed()
