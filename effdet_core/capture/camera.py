"""The cameras of this computer: which there are, and their frames as they come."""

from __future__ import annotations

import errno
import sys
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import av
from av.error import FFmpegError

from effdet_core.capture.frame import Frame
from effdet_core.errors import InputError

_SYSTEMS: Mapping[str, str] = {"linux": "v4l2", "darwin": "avfoundation", "win32": "dshow"}
"""FFmpeg's name for what delivers cameras."""
_PATIENCE = 5.0
"""Seconds without a frame before a camera counts as gone."""
_WISHES: Mapping[str, tuple[Mapping[str, str], ...]] = {
    "v4l2": (
        {"video_size": "640x480", "framerate": "30", "input_format": "mjpeg"},
        {"video_size": "640x480", "framerate": "30"},
        {},
    ),
    "avfoundation": (
        {"video_size": "640x480", "framerate": "30", "pixel_format": "uyvy422"},
        {"framerate": "30"},
        {},
    ),
    "dshow": ({"video_size": "640x480", "framerate": "30", "rtbufsize": "64M"}, {"rtbufsize": "64M"}),
}
"""What to ask a camera for, one after the other; few give everything."""


@dataclass(frozen=True, slots=True)
class Camera:
    """name: for people. address: what FFmpeg opens. system: FFmpeg's name of what delivers it."""

    name: str
    address: str
    system: str


def cameras() -> tuple[Camera, ...]:
    """Those that are plugged in; asking takes a moment on some systems."""
    system = _SYSTEMS.get(sys.platform, "")
    found: list[Camera] = []
    with suppress(FFmpegError, ValueError, OSError):
        for device in av.enumerate_input_devices(system) if system else ():
            if not device.media_types or "video" in device.media_types:
                found.append(Camera(device.description or device.name, _address(system, device.name), system))
    return tuple(found) or _by_device_files()


class Live:
    """An open camera, for one thread. Raises `InputError` when it cannot be had or goes away."""

    is_live = True
    rate = 30.0
    seconds: float | None = None

    def __init__(self, camera: Camera) -> None:
        self.name = camera.name
        self._container = _opened(camera)
        self._frames: Iterator[Any] = self._container.decode(video=0)
        self._number = 0
        self._start: float | None = None

    def next(self) -> Frame | None:
        """The next frame, when it comes."""
        try:
            native = next(self._frames, None)
        except (FFmpegError, OSError, LookupError, ValueError) as e:
            raise InputError("sends no pictures any more", where=self.name, hint=_PLUG) from e
        if native is None:
            raise InputError("sends no pictures any more", where=self.name, hint=_PLUG)
        time = float(native.time) if native.time is not None else self._number / self.rate
        self._start = time if self._start is None else self._start
        self._number += 1
        return Frame(native, number=self._number - 1, seconds=max(0.0, time - self._start))

    def seek(self, seconds: float) -> None:
        """A camera cannot be wound."""

    def close(self) -> None:
        """Lets go of the camera; its light goes out."""
        self._frames = iter(())
        self._container.close()


_PLUG = "Check that it is plugged in, and open it again."


def _opened(camera: Camera) -> Any:
    failed: Exception | None = None
    for options in _WISHES.get(camera.system, ({},)):
        try:
            return av.open(camera.address, format=camera.system, options=dict(options), timeout=_PATIENCE)
        except (FFmpegError, OSError, ValueError) as e:
            failed = e
    assert failed is not None
    raise _refused(camera, failed) from failed


def _refused(camera: Camera, error: Exception) -> InputError:
    number = getattr(error, "errno", None)
    if isinstance(error, PermissionError) or number in (errno.EACCES, errno.EPERM):
        hint = "Allow this program to use the camera in the settings of your system."
        if camera.system == "v4l2":
            hint = f"Give yourself the permission to read {camera.address}: the group is usually called video."
        return InputError("may not be used", where=camera.name, hint=hint)
    if number == errno.EBUSY:
        return InputError("is in use by another program", where=camera.name, hint="Close that one, and try again.")
    if isinstance(error, FileNotFoundError):
        return InputError("is not there any more", where=camera.name, hint=_PLUG)
    words = str(getattr(error, "strerror", None) or error).splitlines()[0]
    return InputError(f"cannot be opened: {words}", where=camera.name, hint=_PLUG)


def _address(system: str, name: str) -> str:
    return {"dshow": f"video={name}", "avfoundation": f"{name}:none"}.get(system, name)


def _by_device_files() -> tuple[Camera, ...]:
    """Linux without a library that lists them: the first node of each device is the one with pictures."""
    found: dict[str, Camera] = {}
    for node in sorted(Path("/sys/class/video4linux").glob("video*"), key=lambda path: (len(path.name), path.name)):
        with suppress(OSError):
            name = (node / "name").read_text("utf-8", errors="replace").strip() or node.name
            found.setdefault(str((node / "device").resolve()), Camera(name, f"/dev/{node.name}", "v4l2"))
    return tuple(found.values())
