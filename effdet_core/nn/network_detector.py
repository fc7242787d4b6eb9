"""Detecting with the network itself, decoded the way the exported file decodes unless `measured_as` says otherwise.

The file ends in `TFLite_Detection_PostProcess`: each anchor speaks for its best class, and of overlapping boxes,
whatever their classes, only the surest stays. Measuring the network likewise keeps its figures comparable.
measured_as=nms_configs thins out class by class as the original's evaluation does (`effdet_core.nn.postprocess`).
"""

from __future__ import annotations

from collections.abc import Sequence

import keras
import numpy as np
import tensorflow as tf

from effdet_core import preprocess
from effdet_core.detections import Detections
from effdet_core.hparams import ModelConfig
from effdet_core.nn import postprocess
from effdet_core.nn.anchors import anchor_boxes
from effdet_core.nn.losses import join_levels
from effdet_core.nn.targets import decode

CANDIDATES, CANDIDATES_EACH = 2000, 80
"""Anchors that enter the thinning, the surest first: at least, and for each detection that may come of it. Around an
object there are dozens of sure ones, so the more objects are asked for, the more have to enter.
"""
OVERLAP = 0.5


class NetworkDetector:
    """A network with the picture's way in and the boxes' way out."""

    def __init__(self, model: keras.Model, config: ModelConfig) -> None:
        self.config = config
        self._model = model
        self._anchors = tf.constant(anchor_boxes(config))
        shape = (None, *config.image_size, 3)
        self._detect = tf.function(self.decoded, input_signature=[tf.TensorSpec(shape, tf.float32)], autograph=False)

    def detect(self, image: np.ndarray) -> Detections:
        """The objects in one picture, uint8 [h, w, 3]."""
        return self.detect_fitted([preprocess.fit(image, self.config.image_size, self.config.resize)])[0]

    def detect_fitted(self, pictures: Sequence[preprocess.Fitted]) -> list[Detections]:
        """The objects in pictures on the network's canvas, boxes in pixels of the pictures."""
        images = np.stack([preprocess.normalise(picture.pixels) for picture in pictures])
        found = [part.numpy() for part in self._detect(images)]
        return [
            Detections.on_picture(picture, boxes[:count], scores[:count], classes[:count])
            for picture, boxes, scores, classes, count in zip(pictures, *found, strict=True)
        ]

    def decoded(self, images: tf.Tensor) -> tuple[tf.Tensor, ...]:
        """For graphs: boxes [B, D, 4] in canvas pixels, scores, classes [B, D], counts [B], for D at most."""
        class_outputs, box_outputs = self._model(images, training=False)
        if self.config.measured_as == "nms_configs":
            return tuple(postprocess.detections_of(class_outputs, box_outputs, self.config, "per_class"))
        logits, codes = join_levels(class_outputs, self.config), join_levels(box_outputs, self.config)
        best = tf.reduce_max(logits, axis=-1)
        wanted = max(CANDIDATES, CANDIDATES_EACH * self.config.tflite_max_detections)
        candidates = min(wanted, self._anchors.shape[0])
        scores, chosen = tf.math.top_k(tf.sigmoid(best), candidates)
        boxes = decode(tf.gather(codes, chosen, batch_dims=1), tf.gather(self._anchors, chosen))
        classes = tf.argmax(tf.gather(logits, chosen, batch_dims=1), axis=-1, output_type=tf.int32)
        signature = (tf.float32, tf.float32, tf.int32, tf.int32)
        return tf.map_fn(lambda one: self._thinned(*one), (boxes, scores, classes), fn_output_signature=signature)

    def _thinned(self, boxes: tf.Tensor, scores: tf.Tensor, classes: tf.Tensor) -> tuple[tf.Tensor, ...]:
        nms, most = self.config.nms_configs, self.config.tflite_max_detections
        overlap = OVERLAP if nms.iou_thresh is None else nms.iou_thresh
        lowest = nms.score_thresh or float("-inf")
        kept = tf.image.non_max_suppression(boxes, scores, most, overlap, score_threshold=lowest)
        count = tf.shape(kept)[0]
        kept = tf.pad(kept, [[0, most - count]])
        kept.set_shape([most])
        return tf.gather(boxes, kept), tf.gather(scores, kept), tf.gather(classes, kept), count
