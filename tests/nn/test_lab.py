"""Real networks through the lab: of 1, 2 and 90 classes, with 10, 25 and 100 detections, of every precision."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from effdet_core.hparams import model_config
from effdet_core.lab import Report, check, repair
from effdet_core.nn.export_graph import convert
from effdet_core.nn.network import build_network
from effdet_core.runtime.metadata import Recorded
from effdet_core.runtime.universal import universal

pytestmark = pytest.mark.usefixtures("small_networks")
SIDE = 64
FLOATS = {"pycoral", "frigate-cpu", "frigate-edgetpu"}
"""Who cannot feed the numbers that a float file wants."""


def noise() -> Iterator[np.ndarray]:
    chance = np.random.default_rng(0)
    for _ in range(3):
        yield ((chance.integers(0, 256, (1, SIDE, SIDE, 3)) - 127) / 128).astype(np.float32)


@pytest.fixture(scope="module")
def converted() -> Any:
    """A network with random weights as TensorFlow converts it, once for each kind."""
    networks: dict[int, Any] = {}
    made: dict[tuple[int, int, str], bytes] = {}

    def of(classes: int, rows: int, precision: Any) -> bytes:
        base = model_config("efficientdet-lite0", {"image_size": SIDE, "resize": "stretch"})
        config = replace(base, tflite_max_detections=rows)
        if classes not in networks:
            networks[classes] = build_network(config, classes)
        key = classes, rows, precision
        if key not in made:
            made[key] = convert(networks[classes], config, precision, noise)
        return made[key]

    return of


def red(found: Report) -> set[str]:
    return {verdict.consumer for verdict in found.verdicts if not verdict.ok}


def names(classes: int) -> tuple[str, ...]:
    return tuple(f"class {number}" for number in range(classes))


def for_a_release(*values: Any) -> Any:
    return pytest.param(*values, marks=pytest.mark.thorough)


@pytest.mark.parametrize(
    ("classes", "rows", "precision"),
    [
        (2, 25, "int8"),
        (2, 25, "float16"),
        (1, 100, "float32"),
        (90, 100, "int8"),
        for_a_release(2, 25, "float32"),
        for_a_release(2, 25, "dynamic"),
        for_a_release(1, 10, "int8"),
        for_a_release(90, 10, "float32"),
    ],
)
def test_what_we_export_runs_everywhere(
    converted: Any, tmp_path: Path, classes: int, rows: int, precision: str
) -> None:
    recorded = Recorded(
        classes=names(classes), model_name="efficientdet-lite0", input_size=(SIDE, SIDE), resize="stretch"
    )
    path = tmp_path / "m.tflite"
    path.write_bytes(universal(converted(classes, rows, precision), recorded))
    found = check(path)
    assert red(found) == (set() if precision == "int8" else FLOATS)
    facts = found.facts
    assert (len(facts.classes), facts.max_detections, facts.precision) == (classes, rows, precision)
    assert {verdict.consumer for verdict in found.verdicts if "ran it here" in verdict.ran} >= {"litert"}


@pytest.mark.parametrize(("classes", "rows", "precision"), [(2, 25, "int8"), (1, 100, "float32")])
def test_what_the_converter_leaves_can_be_mended(
    converted: Any, tmp_path: Path, classes: int, rows: int, precision: str
) -> None:
    path = tmp_path / "raw.tflite"
    path.write_bytes(converted(classes, rows, precision))
    done = repair(path, tmp_path / "mended.tflite", labels=names(classes))
    assert {"mediapipe", "task-library", "compiled-model", "frigate-cpu"} <= red(done.before)
    assert red(done.after) == (set() if precision == "int8" else FLOATS)
    assert done.after.facts.classes == names(classes)
