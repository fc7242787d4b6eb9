"""Watching a picture while a training goes on (`sample_image`, `img_summary_steps`)."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import keras

from effdet_core import atomic
from effdet_core.hparams import ModelConfig
from effdet_core.images import read_rgb
from effdet_core.nn import precision
from effdet_core.nn.network_detector import NetworkDetector
from effdet_core.runtime.draw import draw

LOWEST_SCORE = 0.3


class WatchedPicture:
    """A picture, with what the network finds in it drawn on it again and again: FOLDER/step-000120.jpg."""

    def __init__(
        self, path: Path, folder: Path, model: keras.Model, config: ModelConfig, classes: Sequence[str]
    ) -> None:
        """Raises `InputError` for a picture that cannot be read."""
        self._image = read_rgb(path)
        self._folder, self._classes, self._model = folder, classes, model
        self._detector = NetworkDetector(model, config)
        self._every = config.img_summary_steps

    def is_due(self, step: int, done: int, *, ends_epoch: bool) -> bool:
        """Whether to look after `step`, the last of `done` steps."""
        passed = self._every is not None and step // self._every > (step - done) // self._every
        return ends_epoch or passed

    def look(self, step: int) -> None:
        """Writes the picture of this step."""
        with precision.full(self._model):
            found = self._detector.detect(self._image).above(LOWEST_SCORE)
        drawn = draw(self._image, found, self._classes)
        self._folder.mkdir(exist_ok=True)
        path = self._folder / f"step-{step:06d}.jpg"
        atomic.write_with(path, lambda temporary: drawn.save(temporary, "JPEG", quality=92))
