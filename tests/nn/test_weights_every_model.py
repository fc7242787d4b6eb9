"""Exported files of every published model, at its own size, as starting weights."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest

from effdet_core.hparams import MODELS, model_config
from effdet_core.nn.export_graph import convert
from effdet_core.nn.weights import probe
from tests.nn.test_weights_tflite import loaded, network, outputs_of

CHEAPEST = ("efficientdet-lite0", "float16"), ("efficientdet-lite1", "float32")


def every_file() -> list[Any]:
    """Model and precision; all but two take too long for every day."""
    files = [(name, precision) for name in MODELS for precision in ("float32", "float16")]
    return [pytest.param(*file, marks=[] if file in CHEAPEST else pytest.mark.thorough) for file in files]


@pytest.mark.parametrize(("name", "precision"), every_file())
def test_every_model_comes_back_at_its_own_size(name: str, precision: Any, tmp_path: Path) -> None:
    config = model_config(name)
    original = network(config, 2)
    path = tmp_path / "m.tflite"
    path.write_bytes(convert(original, config, precision, None))

    again = loaded(path, config)

    ours, theirs = outputs_of(again, config.image_size), outputs_of(original, config.image_size)
    if precision == "float32":
        assert probe.difference(ours, theirs) < 1e-3
    else:
        # The reader has compared with the file. Half precision costs made-up weights up to 10 % of single values.
        assert min(np.corrcoef(a.ravel(), b.ravel())[0, 1] for a, b in zip(ours, theirs, strict=True)) > 0.99
