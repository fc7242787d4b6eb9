"""From photo files to training batches.

The stream of pictures has no end and no state: place k of the training shows picture `order(k)` augmented with a seed
made from k. So a training resumed at step s continues with place s * batch_size, and no picture is ever dropped for
not filling a batch.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import psutil
import tensorflow as tf
from PIL import Image

from effdet_core.dataset import Example
from effdet_core.hparams import ModelConfig
from effdet_core.images import read_rgb
from effdet_core.nn import anchors, targets
from effdet_core.nn.augment import Augmenter, Labelled

CACHE_SHARE = 0.25
"""Of the memory that is free at the start; decoded pictures beyond it are read again each time."""


class PictureStore:
    """Decoded training pictures, kept in memory as far as the budget goes. Safe to use from several threads."""

    def __init__(self, examples: Sequence[Example], longest_side: int, budget_bytes: int | None = None) -> None:
        """longest_side: larger pictures are reduced to it once, since the network never sees more of them."""
        self._examples = examples
        self._longest = longest_side
        self._left = int(psutil.virtual_memory().available * CACHE_SHARE) if budget_bytes is None else budget_bytes
        self._kept: dict[int, np.ndarray] = {}
        self._lock = threading.Lock()

    def __getitem__(self, index: int) -> np.ndarray:
        """Picture `index` as uint8 [h, w, 3], upright."""
        kept = self._kept.get(index)
        return self._load(index) if kept is None else kept

    def _load(self, index: int) -> np.ndarray:
        image = _reduced(read_rgb(self._examples[index].image), self._longest)
        with self._lock:
            if index not in self._kept and image.nbytes <= self._left:
                self._left -= image.nbytes
                self._kept[index] = image
        return image


def _reduced(image: np.ndarray, longest_side: int) -> np.ndarray:
    factor = max(image.shape[:2]) // longest_side
    return np.asarray(Image.fromarray(image).reduce(factor)) if factor > 1 else image


@dataclass(frozen=True, slots=True)
class Order:
    """Which picture comes at which place: every pass over the data is a new permutation."""

    count: int
    seed: int

    def places(self, start: int) -> Iterator[tuple[int, int]]:
        """(place, picture) from `start` on, without end."""
        place = start
        while True:
            epoch, first = divmod(place, self.count)
            permutation = np.random.default_rng([self.seed, epoch]).permutation(self.count)
            for picture in permutation[first:]:
                yield place, int(picture)
                place += 1


class TrainingData:
    """The training split of a data set as batches for the train step."""

    def __init__(self, examples: Sequence[Example], config: ModelConfig, *, batch_size: int, seed: int) -> None:
        if not examples:
            raise ValueError("no training pictures")
        self._examples = examples
        self._config = config
        self._batch_size = batch_size
        self._order = Order(len(examples), seed)
        self._augmenter = Augmenter(config)
        self._anchors = tf.constant(anchors.anchor_boxes(config))
        self._store = PictureStore(examples, 2 * int(max(config.image_size) * max(1.0, config.jitter_max)))
        self._labels = [_trained_labels(example) for example in examples]

    @property
    def steps_per_epoch(self) -> int:
        """Steps after which every picture was seen about once."""
        return -(-len(self._examples) // self._batch_size)

    def batches(self, start_step: int) -> tf.data.Dataset:
        """Endless batches (images [B,H,W,3], class targets [B,A], box targets [B,A,4], positives [B]) from a step on."""
        places = tf.data.Dataset.from_generator(
            lambda: self._order.places(start_step * self._batch_size),
            output_signature=(tf.TensorSpec((), tf.int64),) * 2,
        )
        samples = places.map(self._sample, num_parallel_calls=tf.data.AUTOTUNE, deterministic=True)
        batches = samples.batch(self._batch_size, drop_remainder=True)
        return batches.prefetch(2)

    def pictures(self, start_step: int = 0) -> tf.data.Dataset:
        """The same stream before targets are assigned: `Labelled` pictures as the network will see them."""
        places = tf.data.Dataset.from_generator(
            lambda: self._order.places(start_step * self._batch_size),
            output_signature=(tf.TensorSpec((), tf.int64),) * 2,
        )
        return places.map(self._picture)

    def _sample(self, place: tf.Tensor, index: tf.Tensor) -> tuple[tf.Tensor, ...]:
        picture = self._picture(place, index)
        assigned = targets.assign(picture.boxes, picture.classes, self._anchors)
        height, width = self._config.image_size
        return tf.ensure_shape(picture.image, (height, width, 3)), *assigned

    def _picture(self, place: tf.Tensor, index: tf.Tensor) -> Labelled:
        seed = tf.stack([tf.cast(place % 2**30, tf.int32) * 64 % 2**30, tf.cast(self._order.seed, tf.int32)])
        if not self._config.mosaic:
            return self._augmenter.one(self._read(index), seed)
        chosen = tf.random.stateless_uniform([], seed + [50, 0]) < self._config.mosaic
        return Labelled(*tf.cond(chosen, lambda: self._mosaic(index, seed), lambda: self._single(index, seed)))

    def _single(self, index: tf.Tensor, seed: tf.Tensor) -> tuple[tf.Tensor, ...]:
        return tuple(self._augmenter.one(self._read(index), seed))

    def _mosaic(self, index: tf.Tensor, seed: tf.Tensor) -> tuple[tf.Tensor, ...]:
        count = len(self._examples)
        others = tf.random.stateless_uniform([3], seed + [51, 0], 0, count, tf.int32)
        indices = [index, *tf.unstack(tf.cast(others, tf.int64))]
        return tuple(self._augmenter.four([self._read(i) for i in indices], seed))

    def _read(self, index: tf.Tensor) -> Labelled:
        image, boxes, classes = tf.numpy_function(self._load, [index], (tf.uint8, tf.float32, tf.int32))
        return Labelled(
            tf.ensure_shape(image, (None, None, 3)),
            tf.ensure_shape(boxes, (None, 4)),
            tf.ensure_shape(classes, (None,)),
        )

    def _load(self, index: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        image = self._store[int(index)]
        example, (boxes, classes) = self._examples[index], self._labels[index]
        shrunk = np.array([image.shape[0] / example.height, image.shape[1] / example.width] * 2, np.float32)
        return image, boxes * shrunk, classes


def _trained_labels(example: Example) -> tuple[np.ndarray, np.ndarray]:
    """Boxes and classes without crowd regions, which hold many objects and would teach a wrong size."""
    single = ~np.asarray(example.crowd, bool)
    return example.box_array[single], example.class_array[single]
