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
) -> Metrics:
    """The COCO figures of a network on all of `examples`."""
    return coco_metrics(examples, detections_of(NetworkDetector(model, config), examples, progress=progress), classes)


def detections_of(
    detector: NetworkDetector, examples: Sequence[Example], *, progress: Tell | None = None
) -> list[Detections]:
    """What a network finds in each picture; the pictures are read ahead by threads."""
    config = detector.config
    fitted = ahead(
        lambda example: preprocess.fit(read_rgb(example.image), config.image_size, config.resize),
        examples,
        3 * BATCH_SIZE,
    )
    found: list[Detections] = []
    while batch := list(islice(fitted, BATCH_SIZE)):
        found += detector.detect_fitted(batch)
        if progress is not None:
            progress(len(found), len(examples))
    return found
