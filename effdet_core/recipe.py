"""What we recommend for a data set: the settings that `effdet train` starts from.

The original's defaults reach AP50 0.40 on 205 photographs of blood cells from an ImageNet backbone; the settings
decide far more than the code. docs/adr/0002 has the measurements behind these.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

from effdet_core.dataset import Dataset

BATCH_SIZE = 8
MOST_PICTURES = 12_000
"""Pictures shown in a whole balanced training, at most; small sets are seen more often, large ones less."""


def original(dataset: Dataset) -> dict[str, Any]:
    """The original's own defaults; nothing is changed."""
    return {}


def balanced(dataset: Dataset) -> dict[str, Any]:
    """Good results in reasonable time: what a beginner gets."""
    return _good(dataset, pictures=MOST_PICTURES)


def quick(dataset: Dataset) -> dict[str, Any]:
    """A first look: whether the labels and the idea work at all. More passes over few photos only take longer."""
    return _good(dataset, pictures=MOST_PICTURES // 4, passes=30)


def best(dataset: Dataset) -> dict[str, Any]:
    """Four times as long for the last points."""
    return _good(dataset, pictures=4 * MOST_PICTURES)


PRESETS: Mapping[str, Callable[[Dataset], dict[str, Any]]] = MappingProxyType(
    {"balanced": balanced, "quick": quick, "best": best, "original": original}
)


def _good(dataset: Dataset, *, pictures: int, passes: int = 300) -> dict[str, Any]:
    """pictures: shown in all, about; passes: over the photos, at most."""
    count = max(1, len(dataset.of("train")))
    epochs = max(10, min(passes, round(pictures / count)))
    return {
        "var_freeze_expr": "",
        "epochs": epochs,
        "batch_size": BATCH_SIZE,
        "moving_average_decay": averaging(epochs * -(-count // BATCH_SIZE)),
        "tflite_max_detections": most_detections(dataset),
        "hparams": {
            "optimizer": "adam",
            "learning_rate": 0.02,
            "lr_warmup_init": 0.0002,
            "lr_warmup_epoch": min(3.0, epochs / 10),
            "jitter_min": 0.5,
            "jitter_max": 1.6,
            "aspect_jitter": 1.25,
            "color_jitter": 0.3,
            "resize": "stretch",
            "map_freq": max(1, round(epochs / 12)),
        },
    }


def averaging(steps: int) -> float:
    """Decay of the average of the weights: it looks back over about a fifth of the `steps`, whatever their number.

    A longer memory would still hold what the network was before it had learnt anything.
    """
    return round(max(0.9, min(0.9995, 1 - 5 / max(steps, 1))), 4)


def most_detections(dataset: Dataset) -> int:
    """Room for a fifth more objects than the fullest picture holds, at least the original's 25."""
    fullest = max((len(example.boxes) for example in dataset.examples), default=0)
    return max(25, min(1000, -(-fullest * 6 // 5)))
