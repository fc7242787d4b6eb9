"""How good a network is on labelled pictures; the figures themselves come from `effdet_core.metrics`."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import islice

import keras

from effdet_core import preprocess
from effdet_core.dataset import Example
from effdet_core.detections import Detections
from effdet_core.events import Metrics
from effdet_core.hparams import ModelConfig
from effdet_core.images import read_rgb
from effdet_core.metrics import coco_metrics
from effdet_core.nn.input_pipeline import ahead
from effdet_core.nn.network_detector import NetworkDetector

BATCH_SIZE = 8

Tell = Callable[[int, int], None]
"""Called with (pictures done, pictures in all)."""


def evaluate_network(
    model: keras.Model,
    config: ModelConfig,
    examples: Sequence[Example],
    classes: Sequence[str],
    *,
    progress: Tell | None = None,
    batch_size: int = BATCH_SIZE,
) -> Metrics:
    """The COCO figures of a network on all of `examples`; batch_size: pictures at a time."""
    found = detections_of(NetworkDetector(model, config), examples, progress=progress, batch_size=batch_size)
    return coco_metrics(examples, found, classes)


def detections_of(
    detector: NetworkDetector,
    examples: Sequence[Example],
    *,
    progress: Tell | None = None,
    batch_size: int = BATCH_SIZE,
) -> list[Detections]:
    """What a network finds in each picture; the pictures are read ahead by threads."""
    config = detector.config
    fitted = ahead(
        lambda example: preprocess.fit(read_rgb(example.image), config.image_size, config.resize),
        examples,
        3 * batch_size,
    )
    found: list[Detections] = []
    while batch := list(islice(fitted, batch_size)):
        found += detector.detect_fitted(batch)
        if progress is not None:
            progress(len(found), len(examples))
    return found
