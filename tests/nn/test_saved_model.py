"""The SavedModel takes pictures of any size and finds what the network finds."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest
import tensorflow as tf

from effdet_core.boxes import area
from effdet_core.errors import InputError
from effdet_core.hparams import model_config
from effdet_core.nn.network import build_network
from effdet_core.nn.network_detector import NetworkDetector
from effdet_core.nn.saved_model import export_saved_model
from tests.nn import formula

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("small_networks")]


@pytest.fixture(scope="module")
def network() -> Any:
    model = build_network(model_config("efficientdet-lite0", {"image_size": 64}), 3)
    formula.fill(model)
    return model


@pytest.mark.parametrize("resize", ["letterbox", pytest.param("stretch", marks=pytest.mark.thorough)])
def test_it_finds_what_the_network_finds_in_pixels_of_the_picture(network: Any, tmp_path: Path, resize: str) -> None:
    config = model_config("efficientdet-lite0", {"image_size": 64, "resize": resize})
    export_saved_model(network, config, tmp_path / "saved_model")
    serve = tf.saved_model.load(str(tmp_path / "saved_model")).signatures["serving_default"]
    photo = np.random.default_rng(3).integers(0, 256, (50, 90, 3), np.uint8)
    expected = NetworkDetector(network, config).detect(photo)
    found = {name: value.numpy() for name, value in serve(images=tf.constant(np.stack([photo, photo]))).items()}
    boxes, scores, classes, counts = (found[f"output_{i}"] for i in range(4))
    assert counts.tolist() == [25, 25]
    inside = area(boxes[1]) > 0  # what lies in the padding only has no area in the picture
    np.testing.assert_allclose(scores[1][inside], expected.scores, atol=1e-4)
    np.testing.assert_allclose(boxes[1][inside], expected.boxes, atol=0.05)
    np.testing.assert_array_equal(classes[1][inside], expected.classes + 1)


def test_an_older_one_is_replaced_and_anything_else_is_left_alone(network: Any, tmp_path: Path) -> None:
    config = model_config("efficientdet-lite0", {"image_size": 64})
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "thesis.txt").write_text("years of work")
    with pytest.raises(InputError, match="holds other files"):
        export_saved_model(network, config, tmp_path / "mine")
    assert (tmp_path / "mine" / "thesis.txt").exists()
    (tmp_path / "old").mkdir()
    (tmp_path / "old" / "saved_model.pb").write_text("old")
    export_saved_model(network, config, tmp_path / "old")
    assert (tmp_path / "old" / "saved_model.pb").stat().st_size > 1000
    assert sorted(path.name for path in tmp_path.iterdir()) == ["mine", "old"]


def test_one_that_fails_its_check_replaces_nothing(network: Any, tmp_path: Path) -> None:
    (tmp_path / "old").mkdir()
    (tmp_path / "old" / "saved_model.pb").write_text("old")

    def refuse(fresh: Path) -> None:
        assert (fresh / "saved_model.pb").stat().st_size > 1000
        raise InputError("not good enough")

    config = model_config("efficientdet-lite0", {"image_size": 64})
    with pytest.raises(InputError, match="not good enough"):
        export_saved_model(network, config, tmp_path / "old", refuse)
    assert (tmp_path / "old" / "saved_model.pb").read_text() == "old"
    assert [path.name for path in tmp_path.iterdir()] == ["old"]
