"""Exporting a network as a TensorFlow SavedModel that takes pictures as they are."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path

import keras
import numpy as np
import tensorflow as tf

from effdet_core.boxes import area
from effdet_core.detections import Detections
from effdet_core.errors import InputError, UserError
from effdet_core.hparams import ModelConfig
from effdet_core.nn.network_detector import NetworkDetector
from effdet_core.preprocess import MEAN, SCALE


def export_saved_model(
    model: keras.Model, config: ModelConfig, folder: Path, check: Callable[[Path], None] = lambda _fresh: None
) -> None:
    """Writes `folder`; an older SavedModel of the name is replaced when the new one is complete.

    check: called with the complete one before it replaces anything; what it raises leaves everything as it was.

    Its signature serving_default takes `images`, uint8 [B, h, w, 3] of any size, and gives output_0 boxes [B, D, 4]
    as [ymin, xmin, ymax, xmax] in their pixels, output_1 scores [B, D], output_2 classes [B, D] counted from 1, and
    output_3 how many rows [B] are detections; a box that lies wholly in the padding has no area.
    Raises `UserError` when it cannot be written.
    """
    if folder.exists() and not _may_be_replaced(folder):
        raise InputError("holds other files than a SavedModel", where=str(folder), hint="Name another folder.")
    module = _Serving(model, config)
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=folder.parent, prefix=".writing-") as temporary:
            fresh = Path(temporary) / "fresh"
            tf.saved_model.save(module, str(fresh), signatures=module.serve.get_concrete_function())
            check(fresh)
            if folder.exists():
                folder.rename(Path(temporary) / "old")
            shutil.move(fresh, folder)
    except OSError as e:
        hint = "Check the free space and the permissions of this folder."
        raise UserError(f"could not be written: {e.strerror or e}", where=str(folder), hint=hint) from e


def _may_be_replaced(folder: Path) -> bool:
    return folder.is_dir() and ((folder / "saved_model.pb").is_file() or not any(folder.iterdir()))


class SavedDetector:
    """A SavedModel of ours, loaded again from its folder."""

    def __init__(self, folder: Path) -> None:
        self._serve = tf.saved_model.load(str(folder)).signatures["serving_default"]

    def detect(self, image: np.ndarray) -> Detections:
        """The objects in one picture, uint8 [h, w, 3]."""
        found = self._serve(images=tf.constant(image[None]))
        boxes, scores, classes = (found[f"output_{i}"][0].numpy() for i in range(3))
        count = int(found["output_3"][0])
        detections = Detections.sorted(boxes[:count], scores[:count], classes[:count] - 1)
        return detections.where(area(detections.boxes) > 0)


class _Serving(tf.Module):
    """The network with the picture's way in and the boxes' way out, and its variables where they are found."""

    def __init__(self, model: keras.Model, config: ModelConfig) -> None:
        super().__init__()
        self.kept = [variable.value for variable in model.variables]
        self._detector = NetworkDetector(model, config)
        self._config = config
        self.serve = tf.function(
            self._serve, input_signature=[tf.TensorSpec((None, None, None, 3), tf.uint8, "images")], autograph=False
        )

    def _serve(self, images: tf.Tensor) -> tuple[tf.Tensor, ...]:
        picture = tf.shape(images)[1:3]
        scaled = self._scaled_size(picture)
        pixels = tf.image.resize(images, scaled)
        height, width = self._config.image_size
        pad = tf.stack([height, width]) - scaled
        canvas = tf.pad(pixels - MEAN, [[0, 0], [0, pad[0]], [0, pad[1]], [0, 0]]) / SCALE
        boxes, scores, classes, count = self._detector.decoded(tf.ensure_shape(canvas, (None, height, width, 3)))
        sides = tf.cast(tf.tile(picture, [2]), tf.float32)
        boxes = tf.clip_by_value(boxes * (sides / tf.cast(tf.tile(scaled, [2]), tf.float32)), 0.0, sides)
        return boxes, scores, tf.cast(classes + 1, tf.float32), count

    def _scaled_size(self, picture: tf.Tensor) -> tf.Tensor:
        """(height, width) of the pictures on the canvas, as `preprocess.geometry` has it."""
        canvas = tf.constant(self._config.image_size)
        if self._config.resize == "stretch":
            return canvas
        size = tf.cast(picture, tf.float64)
        scale = tf.reduce_min(tf.cast(canvas, tf.float64) / size)
        return tf.clip_by_value(tf.cast(size * scale + 1e-6, tf.int32), 1, canvas)
