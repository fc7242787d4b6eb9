"""A kit of a real network."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from effdet_core.hparams import model_config
from effdet_core.kit import make_kit
from effdet_core.nn.export import export_tflite
from effdet_core.nn.network import build_network
from tests.core.kits import bare
from tests.nn import formula

pytestmark = pytest.mark.usefixtures("small_networks")
SIDE = 128
CLASSES = ("disc", "square", "cross")


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A detector that learnt on pictures that keep their shape."""
    config = replace(model_config("efficientdet-lite0", {"image_size": SIDE}), tflite_max_detections=10)
    network = build_network(config, len(CLASSES))
    formula.fill(network)
    path = tmp_path_factory.mktemp("model") / "letterbox.tflite"
    return export_tflite(network, config, CLASSES, "float32", path).path


@pytest.fixture(params=[(128, 72), (80, 128)])
def picture(request: pytest.FixtureRequest) -> np.ndarray:
    """Blocks of colours, upright and lying, (height, width) in pixels."""
    height, width = request.param
    blocks = np.random.default_rng(3).integers(0, 256, (height // 8 + 1, width // 8 + 1, 3), np.uint8)
    return np.asarray(blocks.repeat(8, axis=0).repeat(8, axis=1)[:height, :width])


def test_a_kit_of_a_real_network_proves_itself(model: Path, picture: np.ndarray, tmp_path: Path) -> None:
    Image.fromarray(picture).save(tmp_path / "blocks.png")
    kit = make_kit(model, None, tmp_path / "kit", photos=[tmp_path / "blocks.png"]).path
    done = bare(kit / "selftest.py")
    assert (done.returncode, "Traceback" in done.stderr) == (0, False), done.stdout
