"""Videos made by PyAV: the grey of each frame tells its number, and a red corner which way is up."""

from __future__ import annotations

from pathlib import Path

import av
import numpy as np

HEIGHT, WIDTH, RATE = 48, 64, 10
STEP = 8
"""Levels of grey from one frame to the next."""


def make_video(path: Path, frames: int = 20, codec: str = "mpeg4", size: tuple[int, int] = (HEIGHT, WIDTH)) -> Path:
    """A video of so many frames with a whole picture every fifth."""
    with av.open(str(path), "w") as container:
        stream = container.add_stream(codec, rate=RATE)
        stream.height, stream.width = size
        stream.pix_fmt = {"qtrle": "rgb24", "mjpeg": "yuvj420p"}.get(codec, "yuv420p")
        stream.codec_context.gop_size = 5
        for number in range(frames):
            for packet in stream.encode(av.VideoFrame.from_ndarray(picture(number, size), format="rgb24")):
                container.mux(packet)
        for packet in stream.encode():
            container.mux(packet)
    return path


def picture(number: int, size: tuple[int, int] = (HEIGHT, WIDTH)) -> np.ndarray:
    """The frame of a number, uint8 [height, width, 3], before it is encoded."""
    made = np.full((*size, 3), 40 + STEP * number, np.uint8)
    made[: size[0] // 3, : size[1] // 3] = (230, 20, 20)
    return made


def number_of(rgb: np.ndarray) -> int:
    """Which frame it is."""
    lower = rgb[-rgb.shape[0] // 3 :, -rgb.shape[1] // 3 :]
    return round((float(lower.mean()) - 40) / STEP)


def corner_of(rgb: np.ndarray) -> str:
    """Where the red corner is."""
    red = rgb[..., 0].astype(int) - rgb[..., 1]
    rows, columns = red.shape[0] // 2, red.shape[1] // 2
    quarters = {
        "top left": red[:rows, :columns],
        "top right": red[:rows, columns:],
        "bottom left": red[rows:, :columns],
        "bottom right": red[rows:, columns:],
    }
    return max(quarters, key=lambda name: float(quarters[name].mean()))


def turned(path: Path, matrix: tuple[int, int, int, int]) -> Path:
    """Says in an MP4 how players must turn it, as phones do: a, b, c, d of the track's matrix."""
    data = bytearray(path.read_bytes())
    start = data.index(b"tkhd") + 4 + 40
    for place, value in zip((0, 4, 12, 16), matrix, strict=True):
        data[start + place : start + place + 4] = (value * 65536).to_bytes(4, "big", signed=True)
    path.write_bytes(data)
    return path
