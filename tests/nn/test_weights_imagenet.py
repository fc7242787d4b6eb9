"""ImageNet backbones: converted right, and only ever read from the files that were tested."""

from __future__ import annotations

import io
import pickle
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import tensorflow as tf
from PIL import Image

from effdet_core.errors import InputError, SettingError
from effdet_core.hparams import model_config
from effdet_core.nn.network import EfficientDet, build_network
from effdet_core.nn.weights import imagenet, torch_legacy

CATS = {281, 282, 283, 284, 285}  # tabby, tiger, Persian, Siamese, Egyptian
CUPS = {504, 967, 968}  # coffee mug, espresso, cup
SIZES = {"lite0": 224, "lite1": 240, "lite2": 260}


def photo(name: str, side: int) -> np.ndarray:
    """The middle square of one of scikit-image's photographs as network input [1, side, side, 3]."""
    data = pytest.importorskip("skimage.data")
    image = Image.fromarray(getattr(data, name)())
    edge = min(image.size)
    left, top = (image.width - edge) // 2, (image.height - edge) // 2
    square = image.crop((left, top, left + edge, top + edge)).resize((side, side), Image.Resampling.BICUBIC)
    return ((np.asarray(square, np.float32) - 127) / 128)[None]


def classify(model: EfficientDet, tensors: dict[str, np.ndarray], image: np.ndarray) -> list[int]:
    """The five likeliest ImageNet classes by the backbone and the package's own classifier."""
    head = tensors["_conv_head.weight"].transpose(2, 3, 1, 0)
    norm = [tensors[f"_bn1.{kind}"] for kind in ("running_mean", "running_var", "bias", "weight")]
    x = tf.nn.conv2d(model.backbone(image, training=False)[-1], head, 1, "SAME")
    x = tf.reduce_mean(tf.nn.relu6(tf.nn.batch_normalization(x, *norm, 1e-3)), (1, 2))
    logits = tf.linalg.matmul(x, tensors["_fc.weight"], transpose_b=True) + tensors["_fc.bias"]
    return [int(i) for i in tf.math.top_k(logits[0], 5).indices]


@pytest.mark.parametrize("name", SIZES)
def test_photographs_are_recognised_by_the_converted_backbone(name: str) -> None:
    config = model_config(f"efficientdet-{name}")
    model = build_network(config, 3)

    imagenet.load_backbone(model, config)

    tensors = imagenet.read_package(config.backbone_name)
    cat = classify(model, tensors, photo("chelsea", SIZES[name]))
    cup = classify(model, tensors, photo("coffee", SIZES[name]))
    assert cat[0] in CATS
    assert cup[0] in CUPS


def test_only_the_backbone_is_touched() -> None:
    config = model_config("efficientdet-lite0")
    model = build_network(config, 3)
    before = [v.numpy() for v in model.fpn_cells.weights]

    imagenet.load_backbone(model, config)

    for value, variable in zip(before, model.fpn_cells.weights, strict=True):
        np.testing.assert_array_equal(value, variable)


@pytest.mark.parametrize("name", ["efficientdet-lite3", "efficientdet-lite3x", "efficientdet-lite4"])
def test_models_without_imagenet_weights_say_which_have_them(name: str) -> None:
    with pytest.raises(SettingError, match=r"only for efficientnet-lite0, efficientnet-lite1, efficientnet-lite2"):
        imagenet.read_package(model_config(name).backbone_name)


def use_package(monkeypatch: pytest.MonkeyPatch, **changes: str) -> None:
    usual = imagenet.PACKAGES["efficientnet-lite0"]
    values = {"name": usual.name, "file": usual.file, "sha256": usual.sha256} | changes
    monkeypatch.setitem(imagenet.PACKAGES, "efficientnet-lite0", imagenet.Package(**values))


def test_a_missing_package_is_named_with_the_command_that_installs_it(monkeypatch: pytest.MonkeyPatch) -> None:
    use_package(monkeypatch, name="efficientnet-lite-absent")

    with pytest.raises(InputError, match="pip install efficientnet-lite-absent"):
        imagenet.read_package("efficientnet-lite0")


def test_a_missing_file_of_a_package_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    use_package(monkeypatch, file="models/absent.pth")

    with pytest.raises(InputError, match=r"absent\.pth: cannot be read"):
        imagenet.read_package("efficientnet-lite0")


def test_an_altered_file_is_refused(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    usual = imagenet.PACKAGES["efficientnet-lite0"]
    data = bytearray(imagenet._find(usual).read_bytes())
    data[-1] ^= 1
    folder = tmp_path / "altered_weights"
    folder.mkdir()
    (folder / "__init__.py").write_text("raise RuntimeError('nothing of a package may run')")
    (folder / "w.pth").write_bytes(data)
    monkeypatch.syspath_prepend(tmp_path)
    use_package(monkeypatch, name="altered-weights", file="w.pth")

    with pytest.raises(InputError, match="damaged or was changed"):
        imagenet.read_package("efficientnet-lite0")


class Evil:
    def __init__(self, call: Callable[..., Any], *args: Any) -> None:
        self.call, self.args = call, args

    def __reduce__(self) -> tuple[Callable[..., Any], tuple[Any, ...]]:
        return self.call, self.args


def test_a_pickle_that_wants_to_run_something_is_refused(tmp_path: Path) -> None:
    witness = tmp_path / "witness"
    file = io.BytesIO(pickle.dumps(Evil(Path.touch, witness)))

    with pytest.raises(pickle.UnpicklingError, match="has no place"):
        torch_legacy.read(file)
    assert not witness.exists()
