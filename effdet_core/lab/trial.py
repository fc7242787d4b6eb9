"""What is asked of the process that runs a file, and what it answers."""

from __future__ import annotations

from typing import Literal

import msgspec

Program = Literal["litert", "compiled-model", "mediapipe"]


class Trial(msgspec.Struct, frozen=True, kw_only=True):
    """mean, scale: with which a float input wants its pixels."""

    program: Program
    path: str
    mean: float
    scale: float


class Result(msgspec.Struct, frozen=True, kw_only=True):
    """One output of one picture, or one list of detections. kind, shape: as the program has them."""

    kind: str
    shape: tuple[int, ...]
    values: tuple[float, ...]
    finite: bool = True


class Detection(msgspec.Struct, frozen=True, kw_only=True):
    """What MediaPipe says of an object. box: ymin, xmin, ymax, xmax in pixels of the input."""

    kind: int
    name: str
    score: float
    box: tuple[float, float, float, float]


class Outcome(msgspec.Struct, frozen=True, kw_only=True):
    """version: of the program. error: in its words, '' when it worked. died: whether it took its process along.

    outputs: of each picture in the order of the file. detections: of each picture, by MediaPipe.
    """

    version: str = ""
    error: str = ""
    died: bool = False
    outputs: tuple[tuple[Result, ...], ...] = ()
    detections: tuple[tuple[Detection, ...], ...] = ()
