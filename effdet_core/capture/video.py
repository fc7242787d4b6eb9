"""Videos, read frame by frame, from files that nobody vouches for.

Only the containers and codecs that cameras, phones and editors write are opened, and only the file itself: a playlist
could make FFmpeg read other files or ask the network. Sizes are bounded before anything is decoded.
"""

from __future__ import annotations

import math
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import av
from av.error import FFmpegError

from effdet_core.capture.frame import Frame
from effdet_core.errors import InputError, UserError

_ENDINGS = (
    ".mp4 .m4v .mov .3gp .mkv .webm .avi .mpg .mpeg .vob .ts .mts .m2ts .wmv .asf .flv .ogv .ogg .dv .mjpg .mjpeg "
    ".y4m .h264 .h265 .hevc"
)
SUFFIXES = frozenset(_ENDINGS.split())
"""Files with these endings (in any case) are looked at as videos."""
MOST_PIXELS = 8192 * 4352
"""Of a frame; larger videos are refused before one is decoded."""
_CONTAINERS = (
    "mov,mp4,m4a,3gp,3g2,mj2,matroska,webm,avi,mpegts,mpeg,mpegvideo,asf,flv,ogg,dv,mjpeg,yuv4mpegpipe,h264,hevc"
)
_CODEC_NAMES = (
    "h264 hevc vp8 vp9 libvpx libvpx-vp9 av1 libdav1d libaom-av1 mpeg4 mpeg2video mpeg1video mjpeg msmpeg4 msmpeg4v1 "
    "msmpeg4v2 msmpeg4v3 wmv1 wmv2 wmv3 vc1 flv flv1 h263 h263i theora dvvideo prores dnxhd ffv1 huffyuv utvideo "
    "rawvideo png"
)
_CODECS = frozenset(_CODEC_NAMES.split())
_PATIENCE = 15.0
"""Seconds for one answer of the disk."""
_MOST_BROKEN = 300
"""Packets in a row without a single frame before a video is given up."""
_LONGEST = 1000 * 3600.0
"""Seconds; a video that claims more says nothing of its length."""
_HINT = "Convert it to MP4 (H.264) with a video program, then open that."
_DAMAGED = "Copy it again from where it came from."


def is_video(path: Path) -> bool:
    """Whether a file's name says that it is a video; hidden files are none."""
    return path.suffix.lower() in SUFFIXES and path.name[0] != "."


class Video:
    """An open video, for one thread. Raises `InputError` for everything that is wrong with the file."""

    is_live = False

    def __init__(self, path: Path) -> None:
        self.path = path
        self._container, self._stream = _opened(path)
        self._frames: Iterator[Any] = iter(())
        self._number, self._found_any = 0, False
        self._start = _seconds(self._stream.start_time, self._stream.time_base) or 0.0
        self._begin()

    @property
    def name(self) -> str:
        """The file's."""
        return self.path.name

    @property
    def seconds(self) -> float | None:
        """How long it says it is, None where it does not say."""
        own = _seconds(self._stream.duration, self._stream.time_base)
        whole = _seconds(self._container.duration, 1 / av.time_base)
        return next((found for found in (own, whole) if found is not None and 0 < found < _LONGEST), None)

    @property
    def rate(self) -> float:
        """Frames per second, 1 to 1000; 25 where it does not say."""
        rate = self._stream.average_rate
        return float(rate) if rate is not None and 1 <= rate <= 1000 else 25.0

    def next(self) -> Frame | None:
        """The next frame, None at the end."""
        with _reported(self.path):
            native = next(self._frames, None)
        if native is None:
            if not self._found_any:
                raise InputError("holds no frame that can be read", where=str(self.path), hint=_DAMAGED)
            return None
        if native.width * native.height > MOST_PIXELS:  # the size can change on the way
            raise _too_large(self.path, native.width, native.height)
        self._found_any = True
        self._number += 1
        return Frame(native, number=self._number - 1, seconds=self._when(native))

    def seek(self, seconds: float) -> None:
        """The next frame will be the one that shows at that time, or the first one where the video cannot be wound."""
        wanted = max(0.0, seconds)
        with _reported(self.path):
            try:
                self._container.seek(round((wanted + self._start) * av.time_base), backward=True)
            except FFmpegError:
                self._container.seek(0, backward=True)
            self._begin()
            self._number = round(wanted * self.rate)
            self._frames = _from(self._frames, lambda native: self._when(native) + 0.5 / self.rate > wanted)

    def close(self) -> None:
        """Lets go of the file."""
        self._frames = iter(())
        self._container.close()

    def _begin(self) -> None:
        self._number = 0
        self._frames = _decoded(self._container, self._stream, self.path)

    def _when(self, native: Any) -> float:
        """Seconds from the beginning."""
        told = native.time
        if told is None or not math.isfinite(told):
            return self._number / self.rate
        return max(0.0, float(told) - self._start)


def _opened(path: Path) -> tuple[Any, Any]:
    with _reported(path):
        if not stat.S_ISREG(path.stat().st_mode):
            raise InputError("is not a file", where=str(path), hint="Choose a video.")
        if path.stat().st_size == 0:
            raise InputError("is empty", where=str(path), hint=_DAMAGED)
        options = {"protocol_whitelist": "file", "format_whitelist": _CONTAINERS}
        # A name that begins like an address would be taken for one.
        container = av.open(f"file:{path.absolute()}", options=options, timeout=_PATIENCE)
        try:
            return container, _stream_of(container, path)
        except BaseException:
            container.close()
            raise


def _stream_of(container: Any, path: Path) -> Any:
    if not container.streams.video:
        raise InputError("holds no video", where=str(path), hint="Choose a video or a picture.")
    stream = container.streams.video[0]
    context = stream.codec_context
    if context is None or context.name not in _CODECS:
        name = context.name if context is not None else "unknown"
        raise InputError(f"is coded in a way that is not read here ({name})", where=str(path), hint=_HINT)
    if context.width * context.height > MOST_PIXELS:
        raise _too_large(path, context.width, context.height)
    context.options = {"max_pixels": str(MOST_PIXELS)}
    stream.thread_type = "AUTO"
    context.thread_count = 2
    return stream


def _decoded(container: Any, stream: Any, path: Path) -> Iterator[Any]:
    """Frames; damaged packets are passed over, as players do."""
    broken = 0
    for packet in container.demux(stream):
        try:
            frames = packet.decode()
        except FFmpegError:
            frames = []
        yield from frames
        broken = 0 if frames else broken + 1
        if broken > _MOST_BROKEN:
            raise InputError("is damaged: a long piece of it cannot be read", where=str(path), hint=_DAMAGED)


def _from(frames: Iterator[Any], wanted: Any) -> Iterator[Any]:
    """The frames from the first wanted one on; the last one of all where none is."""
    last = None
    for last in frames:
        if wanted(last):
            yield last
            yield from frames
            return
    if last is not None:
        yield last


def _seconds(ticks: int | None, base: Any) -> float | None:
    return float(ticks * base) if ticks is not None and base is not None else None


def _too_large(path: Path, width: int, height: int) -> InputError:
    return InputError(
        f"has frames of {width} x {height} pixels, too many", where=str(path), hint="Scale it down, to 4K or less."
    )


@contextmanager
def _reported(path: Path) -> Iterator[None]:
    """What FFmpeg and the disk say, in words."""
    try:
        yield
    except FileNotFoundError as e:
        raise InputError("is missing", where=str(path), hint="Check the name of the file.") from e
    except PermissionError as e:
        raise InputError("may not be read", where=str(path), hint="Give yourself the permission to read it.") from e
    except UserError:
        raise
    except Exception as e:
        raise InputError(f"is no video that can be read: {_words(e)}", where=str(path), hint=_DAMAGED) from e


def _words(error: Exception) -> str:
    text = getattr(error, "strerror", None) or str(error) or type(error).__name__
    return str(text).splitlines()[0]
