"""Watching a training on the validation pictures, every one of them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice

import keras
import numpy as np
import tensorflow as tf

from effdet_core import events, preprocess
from effdet_core.dataset import Example
from effdet_core.detections import Detections
from effdet_core.hparams import ModelConfig
from effdet_core.images import read_rgb
from effdet_core.nn import anchors, evaluate, targets
from effdet_core.nn.input_pipeline import Batch, ahead, stack, trained_labels
from effdet_core.nn.network_detector import NetworkDetector
from effdet_core.nn.step import Learner


class ValidationData:
    """The validation split, prepared as for an evaluation: no augmentation, no shuffling, nothing dropped."""

    def __init__(self, examples: Sequence[Example], config: ModelConfig, batch_size: int) -> None:
        self.examples = examples
        self._config = config
        self._batch_size = batch_size
        self._detector: NetworkDetector | None = None
        anchor_boxes = anchors.anchor_boxes(config)
        self._assign = tf.function(
            lambda boxes, classes: targets.assign(boxes, classes, anchor_boxes),
            input_signature=[tf.TensorSpec((None, 4), tf.float32), tf.TensorSpec((None,), tf.int32)],
            autograph=False,
        )

    def losses(self, learner: Learner) -> events.LossParts:
        """Mean losses per picture."""
        sums = np.zeros(5)
        samples = ahead(self._sample, self.examples, 2 * self._batch_size)
        while batch := list(islice(samples, self._batch_size)):
            sums += learner.loss(stack(batch)).numpy() * len(batch)
        total, class_loss, box_loss, iou_loss, l2 = (sums / len(self.examples)).tolist()
        return events.LossParts(total=total, class_loss=class_loss, box_loss=box_loss, iou_loss=iou_loss, l2=l2)

    def detections(self, model: keras.Model) -> list[Detections]:
        """What the network finds in every picture; the compiled detector is kept for the next time."""
        self._detector = self._detector or NetworkDetector(model, self._config)
        return evaluate.detections_of(self._detector, self.examples)

    def _sample(self, example: Example) -> Batch:
        fitted = preprocess.fit(read_rgb(example.image), self._config.image_size, self._config.resize)
        boxes, classes = trained_labels(example, self._config)
        return Batch(preprocess.normalise(fitted.pixels), self._assign(fitted.geometry.to_canvas(boxes), classes))
