"""Milliseconds that others measured for these models on devices, with the place where they say so.

They are of COCO models with 90 classes; fewer classes are a little faster.
"""

from __future__ import annotations

from dataclasses import dataclass

from effdet_core.exports.record import Kind

MEDIAPIPE = "https://ai.google.dev/edge/mediapipe/solutions/vision/object_detector"
RASPBERRY_PI = "https://github.com/NobuoTsukamoto/benchmarks/blob/main/tensorflow/lite/efficentdet/efficientdet.md"
MODEL_MAKER = "https://www.tensorflow.org/lite/tutorials/model_maker_object_detection"


@dataclass(frozen=True, slots=True)
class Published:
    """One published figure: milliseconds a picture of one model, stored in one way, on one device."""

    device: str
    model: str
    kind: Kind
    milliseconds: float
    source: str


_PIXEL_4, _PIXEL_6 = "Pixel 4, 4 threads", "Pixel 6"
_PIXEL_6_GPU = "Pixel 6, GPU"
_PI, _CORAL = "Raspberry Pi 4, 4 threads", "Raspberry Pi 4, Coral USB"
_LITE = ("lite0", "lite1", "lite2", "lite3", "lite3x", "lite4")


def of(model_name: str, kind: Kind) -> tuple[Published, ...]:
    """What is known of a model (`efficientdet-lite0` …) in one way of storing it, the fastest device first."""
    found = [figure for figure in TABLE if (figure.model, figure.kind) == (model_name, kind)]
    return tuple(sorted(found, key=lambda figure: figure.milliseconds))


def _row(device: str, kind: Kind, source: str, **milliseconds: float) -> list[Published]:
    return [
        Published(device, f"efficientdet-{model}", kind, value, source)
        for model, value in milliseconds.items()
        if model in _LITE
    ]


TABLE: tuple[Published, ...] = (
    *_row(_PIXEL_6, "float32", MEDIAPIPE, lite0=61.30, lite2=197.98),
    *_row(_PIXEL_6, "float16", MEDIAPIPE, lite0=53.97, lite2=198.77),
    *_row(_PIXEL_6, "int8", MEDIAPIPE, lite0=29.31, lite2=70.91),
    *_row(_PIXEL_6_GPU, "gpu", MEDIAPIPE, lite0=27.97, lite2=47.31),
    *_row(_PIXEL_4, "int8", MODEL_MAKER, lite0=37, lite1=49, lite2=69, lite3=116, lite4=260),
    *_row(_PI, "int8", RASPBERRY_PI, lite0=122, lite1=212, lite2=331, lite3=601, lite3x=1051, lite4=1360),
    *_row(_PI, "float32", RASPBERRY_PI, lite0=193, lite1=349, lite2=565, lite3=1139, lite3x=2015, lite4=2847),
    *_row(_CORAL, "int8", RASPBERRY_PI, lite0=99.8, lite1=141, lite2=220),
)
"""Read in September 2026."""
