"""Watching a training on the validation pictures, every one of them."""

from __future__ import annotations

from collections.abc import Sequence

import keras
import numpy as np
import tensorflow as tf

from effdet_core import events, preprocess
from effdet_core.dataset import Example
from effdet_core.hparams import ModelConfig
from effdet_core.images import read_rgb
from effdet_core.nn import anchors, evaluate, targets
from effdet_core.nn.step import Learner


class ValidationData:
    """The validation split, prepared as for an evaluation: no augmentation, no shuffling, nothing dropped."""

    def __init__(self, examples: Sequence[Example], config: ModelConfig, batch_size: int) -> None:
        self.examples = examples
        self._config = config
        self._anchors = tf.constant(anchors.anchor_boxes(config))
        indices = tf.data.Dataset.range(len(examples))
        samples = indices.map(self._sample, num_parallel_calls=tf.data.AUTOTUNE)
        self._batches = samples.batch(min(batch_size, len(examples))).prefetch(1)

    def losses(self, learner: Learner) -> events.LossParts:
        """Mean losses per picture."""
        sums, count = np.zeros(5), 0
        for batch in self._batches:
            size = int(batch[0].shape[0])
            sums += learner.loss(*batch).numpy() * size
            count += size
        total, class_loss, box_loss, iou_loss, l2 = (sums / count).tolist()
        return events.LossParts(total=total, class_loss=class_loss, box_loss=box_loss, iou_loss=iou_loss, l2=l2)

    def metrics(self, model: keras.Model, classes: Sequence[str]) -> events.Metrics:
        """COCO figures."""
        return evaluate.evaluate_network(model, self._config, self.examples, classes)

    def _sample(self, index: tf.Tensor) -> tuple[tf.Tensor, ...]:
        image, boxes, classes = tf.numpy_function(self._load, [index], (tf.float32, tf.float32, tf.int32))
        height, width = self._config.image_size
        assigned = targets.assign(tf.ensure_shape(boxes, (None, 4)), tf.ensure_shape(classes, (None,)), self._anchors)
        return tf.ensure_shape(image, (height, width, 3)), *assigned

    def _load(self, index: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        example = self.examples[index]
        fitted = preprocess.fit(read_rgb(example.image), self._config.image_size, self._config.resize)
        single = ~np.asarray(example.crowd, bool)
        boxes = fitted.geometry.to_canvas(example.box_array[single])
        return preprocess.normalise(fitted.pixels), boxes, example.class_array[single]
