"""What is published about the sizes of the detector, for people to choose by."""

from __future__ import annotations

from dataclasses import dataclass

from effdet_core import hparams


@dataclass(frozen=True, slots=True)
class Published:
    """ap: COCO's average precision in percent, float. phone: milliseconds a photo on a Pixel 4, int8, four threads.

    board: the same on a Raspberry Pi 4, 64 bit. megabytes: of the int8 file. None: nobody published it.
    """

    ap: float
    phone: int | None
    board: int
    megabytes: float | None


AP_SOURCE = "https://github.com/google/automl/tree/master/efficientdet"
PHONE_SOURCE = "https://www.tensorflow.org/lite/tutorials/model_maker_object_detection"
BOARD_SOURCE = "https://github.com/NobuoTsukamoto/benchmarks"
SOURCES = (AP_SOURCE, PHONE_SOURCE, BOARD_SOURCE)
PUBLISHED = {
    "efficientdet-lite0": Published(26.4, 37, 122, 4.4),
    "efficientdet-lite1": Published(31.5, 49, 212, 5.8),
    "efficientdet-lite2": Published(35.1, 69, 331, 7.2),
    "efficientdet-lite3": Published(38.8, 116, 601, 11.4),
    "efficientdet-lite3x": Published(42.6, None, 1051, None),
    "efficientdet-lite4": Published(43.2, 260, 1360, 19.9),
}


def title(model: str) -> str:
    """“Lite0”."""
    return model.rpartition("-")[2].capitalize()


def side(model: str) -> int:
    """Pixels of the square that it looks at."""
    return hparams.MODELS[model].image_size[0]


def smallest_anchor(model: str, image_side: int) -> float:
    """The smallest box that a model has a guess for, as a part of the photo's side."""
    config = hparams.MODELS[model]
    scale = config.anchor_scale if not isinstance(config.anchor_scale, tuple) else min(config.anchor_scale)
    return float(scale) * float(2**config.min_level) / image_side
