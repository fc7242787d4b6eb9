"""From photo files to training batches.

The stream of pictures has no end and no state: place k of the training shows picture `order(k)` augmented with a seed
made from k. So a training resumed at step s continues with place s * batch_size, and no picture is ever dropped for
not filling a batch.

Threads of Python decode, and each picture is then one call of a compiled function: Python inside of tf.data would be
shorter, but an iterator that is thrown away waits for it with the interpreter's lock held, and hangs.
"""

from __future__ import annotations

import os
import threading
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from itertools import islice
from typing import Any, NamedTuple, TypeVar

import numpy as np
import psutil
import tensorflow as tf
from PIL import Image

from effdet_core.dataset import Example
from effdet_core.hparams import ModelConfig
from effdet_core.images import read_rgb
from effdet_core.nn import anchors, targets
from effdet_core.nn.augment import Augmenter
from effdet_core.nn.labelled import Labelled
from effdet_core.nn.targets import Targets

CACHE_SHARE = 0.25
"""Of the memory that is free at the start; decoded pictures beyond it are read again each time."""
WORKERS = max(2, os.cpu_count() or 2)


Read = Callable[[str], np.ndarray]


class Batch(NamedTuple):
    """Pictures as the network sees them, float32 [B, H, W, 3], and what it should say of them."""

    images: Any
    targets: Targets


class PictureStore:
    """Decoded training pictures, kept in memory as far as the budget goes. Safe to use from several threads."""

    def __init__(
        self, examples: Sequence[Example], longest_side: int, budget_bytes: int | None = None, read: Read = read_rgb
    ) -> None:
        """longest_side: larger pictures are reduced to it once, since the network never sees more of them."""
        self._examples, self._read = examples, read
        self._longest = longest_side
        self._left = int(psutil.virtual_memory().available * CACHE_SHARE) if budget_bytes is None else budget_bytes
        self._kept: dict[int, tf.Tensor] = {}
        self._lock = threading.Lock()

    def __getitem__(self, index: int) -> tf.Tensor:
        """Picture `index` as uint8 [h, w, 3], upright; a tensor, so that a compiled function takes it as it is."""
        kept = self._kept.get(index)
        return self._load(index) if kept is None else kept

    def _load(self, index: int) -> tf.Tensor:
        pixels = _reduced(self._read(self._examples[index].image), self._longest)
        image = tf.constant(pixels)
        with self._lock:
            if index not in self._kept and pixels.nbytes <= self._left:
                self._left -= pixels.nbytes
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
    """The training split of a data set as batches for the train step. read: reads a picture, uint8 [h, w, 3]."""

    def __init__(
        self, examples: Sequence[Example], config: ModelConfig, *, batch_size: int, seed: int, read: Read = read_rgb
    ) -> None:
        if not examples:
            raise ValueError("no training pictures")
        self._examples = examples
        self._labels = [trained_labels(example, config) for example in examples]
        self._config = config
        self._batch_size = batch_size
        self._order = Order(len(examples), seed)
        largest = max(*config.image_size, *(config.target_size or ()))
        self._store = PictureStore(examples, 2 * int(largest * max(1.0, config.jitter_max)), read=read)
        self._anchors = anchors.anchor_boxes(config)
        self._augmenter = Augmenter(config)
        self._one = tf.function(self._from_one, input_signature=[_PICTURE, _SEED], autograph=False)
        self._four = tf.function(self._from_four, input_signature=[[_PICTURE] * 4, _SEED], autograph=False)

    @property
    def steps_per_epoch(self) -> int:
        """Steps after which every picture was seen about once."""
        return -(-len(self._examples) // self._batch_size)

    def batches(self, start_step: int = 0, rows: range | None = None) -> Generator[Batch, None, None]:
        """Endless batches from a step on, made ahead by threads that end when the iterator is closed.

        rows: which of each batch, where other processes make the rest.
        """
        rows = range(self._batch_size) if rows is None else rows
        places = self._order.places(start_step * self._batch_size)
        wanted = (item for item in places if item[0] % self._batch_size in rows)
        samples = ahead(lambda item: self._sample(*item), wanted, 3 * len(rows))
        try:
            while True:
                yield stack(list(islice(samples, len(rows))))
        finally:
            samples.close()

    def seen(self, count: int) -> Iterator[Labelled]:
        """The first pictures of the training as the network is fed them, with their boxes; for people to look at.

        Operation by operation: for a few pictures, compiling takes twice as long as all the work.
        """
        for place, index in islice(self._order.places(0), count):
            pictures, seed = tf.nest.map_structure(tf.convert_to_tensor, self._drawn(place, index))
            four = len(pictures) > 1
            yield self._augmenter.four(pictures, seed) if four else self._augmenter.one(pictures[0], seed)

    def _sample(self, place: int, index: int) -> Batch:
        """Picture `index` as the network sees it at `place` of the training, in one call of a compiled function."""
        pictures, seed = self._drawn(place, index)
        return self._one(pictures[0], seed) if len(pictures) == 1 else self._four(pictures, seed)

    def _drawn(self, place: int, index: int) -> tuple[list[Labelled], np.ndarray]:
        """The pictures that make up the one at `place`, one or four, and the seed of what happens to them."""
        seed = np.array([place % 2**31, self._order.seed], np.int32)
        draws = np.random.default_rng([self._order.seed, place])
        if draws.random() >= self._config.mosaic:
            return [self._read(index)], seed
        others = draws.integers(len(self._examples), size=3)
        return [self._read(int(i)) for i in (index, *others)], seed

    def _from_one(self, picture: Labelled, seed: tf.Tensor) -> Batch:
        return self._assigned(self._augmenter.one(picture, seed))

    def _from_four(self, pictures: list[Labelled], seed: tf.Tensor) -> Batch:
        return self._assigned(self._augmenter.four(pictures, seed))

    def _assigned(self, picture: Labelled) -> Batch:
        return Batch(picture.image, targets.assign(picture.boxes, picture.classes, self._anchors))

    def _read(self, index: int) -> Labelled:
        image = self._store[index]
        example, (boxes, classes) = self._examples[index], self._labels[index]
        shrunk = np.array([image.shape[0] / example.height, image.shape[1] / example.width] * 2, np.float32)
        return Labelled(image, boxes * shrunk, classes)


def blank_batch(config: ModelConfig, batch_size: int) -> Batch:
    """A batch of zeros, of the shapes and types of the others."""
    count = len(anchors.anchor_boxes(config))
    images = tf.zeros([batch_size, *config.image_size, 3])
    empty = Targets(
        class_index=tf.zeros([batch_size, count], tf.int32),
        box_targets=tf.zeros([batch_size, count, 4]),
        num_positives=tf.zeros([batch_size]),
    )
    return Batch(images, empty)


Item = TypeVar("Item")
Result = TypeVar("Result")
_BOXES = tf.TensorSpec((None, 4), tf.float32)
_CLASSES = tf.TensorSpec((None,), tf.int32)
_PICTURE = Labelled(tf.TensorSpec((None, None, 3), tf.uint8), _BOXES, _CLASSES)
_SEED = tf.TensorSpec((2,), tf.int32)


def stack(samples: Sequence[Batch]) -> Batch:
    """Samples without a batch dimension as one batch."""
    return tf.nest.map_structure(lambda *parts: tf.stack(parts), *samples)


def ahead(work: Callable[[Item], Result], items: Iterable[Item], count: int) -> Generator[Result, None, None]:
    """Like `map`, in the same order, with threads that work on up to `count` items before they are asked for."""
    pool = ThreadPoolExecutor(WORKERS, thread_name_prefix="pictures")
    waiting: deque[Future[Result]] = deque()
    try:
        for item in items:
            waiting.append(pool.submit(work, item))
            if len(waiting) >= count:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
    finally:
        pool.shutdown(cancel_futures=True)


def trained_labels(example: Example, config: ModelConfig) -> tuple[np.ndarray, np.ndarray]:
    """Boxes and classes; without crowd regions, which hold many objects and would teach a wrong size, if so asked."""
    trained = ~np.asarray(example.crowd, bool) | (not config.skip_crowd_during_training)
    return example.box_array[trained], example.class_array[trained]
