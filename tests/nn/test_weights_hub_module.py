"""Modules built and saved here in the interface of the published ones: taken over, wrapped, or refused."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import tensorflow as tf

from effdet_core.errors import InputError
from effdet_core.hparams import ModelConfig, model_config
from effdet_core.nn.network import EfficientDet, ModuleNetwork, canonical_name
from effdet_core.nn.weights.freeze import apply_freeze
from effdet_core.nn.weights.hub import adopt
from effdet_core.nn.weights.hub import module as modules
from tests.nn import formula
from tests.nn.hub_modules import Foreign, OwnFeatures, save

pytestmark = pytest.mark.usefixtures("small_networks")
SIDE = 64


@pytest.fixture(scope="module")
def config() -> ModelConfig:
    return model_config("efficientdet-lite0", {"image_size": SIDE})


@pytest.fixture(scope="module")
def own_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return save(OwnFeatures(SIDE, "keras_layer/"), tmp_path_factory.mktemp("own") / "m", SIDE)


@pytest.fixture(scope="module")
def foreign_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return save(Foreign(), tmp_path_factory.mktemp("foreign") / "m", None)


def wrapped(folder: Path, config: ModelConfig) -> ModuleNetwork:
    adopted = adopt.adopt(modules.load(folder, "m"), config, 2, "m")
    assert isinstance(adopted.model, ModuleNetwork)
    return adopted.model


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("efficientnet-lite0/stem/conv2d/kernel:0", "efficientnet-lite0/stem/conv2d/kernel"),
        ("keras_layer/efficientnet-lite2/blocks_1/conv2d_1/kernel:0", "efficientnet-lite2/blocks_1/conv2d_1/kernel"),
        ("a/b/class_net/class-0-bn-3/moving_mean:0", "class_net/class-0-bn-3/moving_mean"),
        ("efficientnet-lite0/stem_1/conv2d_7/kernel", "efficientnet-lite0/stem/conv2d/kernel"),
        (
            "efficientnet-lite0/stem_1/tpu_batch_normalization_12/beta",
            "efficientnet-lite0/stem/tpu_batch_normalization/beta",
        ),
        ("mobilenet/conv/kernel:0", "mobilenet/conv/kernel"),
        ("my_class_net/kernel:0", "my_class_net/kernel"),
    ],
)
def test_names_are_found_behind_what_tensorflow_puts_around_them(name: str, expected: str) -> None:
    assert modules.canonical(name) == expected


@pytest.mark.slow
def test_a_module_of_ours_becomes_our_own_network(own_folder: Path, config: ModelConfig) -> None:
    adopted = adopt.adopt(modules.load(own_folder, "m"), config, 2, "m")

    assert isinstance(adopted.model, EfficientDet)
    for variable in adopted.model.weights:
        name = canonical_name(variable)
        if "-predict/" not in name:
            np.testing.assert_array_equal(variable, formula.weight(name, tuple(variable.shape)), err_msg=name)


@pytest.mark.slow
def test_our_own_network_may_have_another_size_than_the_module(own_folder: Path) -> None:
    larger = model_config("efficientdet-lite0", {"image_size": 128})
    assert isinstance(adopt.adopt(modules.load(own_folder, "m"), larger, 2, "m").model, EfficientDet)


@pytest.mark.slow
def test_names_alone_are_not_believed(tmp_path: Path, config: ModelConfig) -> None:
    folder = save(OwnFeatures(SIDE, scale=1.01), tmp_path / "m", SIDE)

    adopted = adopt.adopt(modules.load(folder, "m"), config, 2, "m")

    assert isinstance(adopted.model, ModuleNetwork)
    assert "gives other numbers" in adopted.reason


def test_a_module_of_another_kind_gets_our_last_convolutions(foreign_folder: Path, config: ModelConfig) -> None:
    network = wrapped(foreign_folder, config)

    class_maps, box_maps = network(tf.zeros([3, SIDE, SIDE, 3]), training=False)

    assert [tuple(x.shape) for x in class_maps] == [(3, n, n, 18) for n in (8, 4, 2, 1, 1)]
    assert [tuple(x.shape) for x in box_maps] == [(3, n, n, 36) for n in (8, 4, 2, 1, 1)]
    scores = 1 / (1 + np.exp(-np.asarray(class_maps[0])))
    assert scores.max() < 0.2, "a fresh class layer says that there is nothing"


def test_variables_of_one_name_are_told_apart(foreign_folder: Path, config: ModelConfig) -> None:
    names = [canonical_name(v) for v in wrapped(foreign_folder, config).weights]
    assert len(set(names)) == len(names)
    assert {"net/norm/gamma", "net/norm/gamma_1", "net/conv_6/kernel"} <= set(names)


@pytest.mark.slow
def test_training_changes_the_module_itself_and_honours_its_training_mode(
    foreign_folder: Path, config: ModelConfig
) -> None:
    network = wrapped(foreign_folder, config)
    images = tf.random.stateless_normal([2, SIDE, SIDE, 3], [1, 2])
    kernel = next(v for v in network.trainable_variables if v.path == "net/conv_1/kernel")
    mean = next(v for v in network.weights if v.path == "net/norm/moving_mean")
    before = mean.numpy()

    with tf.GradientTape(watch_accessed_variables=False) as tape:
        tape.watch(kernel.value)
        first = network(images, training=True)[0][0]
        loss = tf.reduce_sum(tf.square(first))
    gradient = tape.gradient(loss, kernel.value)

    assert float(tf.norm(gradient)) > 0
    assert not np.array_equal(mean, before), "normalisation follows the batches"
    assert not np.array_equal(first, network(images, training=True)[0][0]), "dropout draws anew"
    still = network(images, training=False)[0][0]
    np.testing.assert_array_equal(still, network(images, training=False)[0][0])
    kernel.assign(kernel.numpy() * 2)
    assert not np.array_equal(still, network(images, training=False)[0][0])


def test_a_frozen_module_stays_in_inference_mode(foreign_folder: Path, config: ModelConfig) -> None:
    network = wrapped(foreign_folder, config)
    images = tf.random.stateless_normal([2, SIDE, SIDE, 3], [1, 2])

    apply_freeze(network, "net/")

    assert {v.path.split("/")[0] for v in network.trainable_variables} == {"class_net", "box_net"}
    for training, other in zip(*(network(images, training=t)[0] for t in (True, False)), strict=True):
        np.testing.assert_allclose(training, other, rtol=1e-5, atol=1e-5)


def test_a_part_of_a_module_can_be_frozen_by_name(foreign_folder: Path, config: ModelConfig) -> None:
    network = wrapped(foreign_folder, config)
    assert set(apply_freeze(network, r".*conv_[01]/")) == {"net/conv_0/kernel", "net/conv_1/kernel"}


class Calls(tf.Module):
    """A module with any call."""

    def __init__(self, call: Callable[..., Any]) -> None:
        super().__init__()
        self.scale = tf.Variable(1.0)
        self._call = call

    @tf.function(autograph=False)
    def __call__(self, images: tf.Tensor, training: bool = False) -> Any:
        return self._call(images * self.scale)


def levels(x: tf.Tensor, count: int = 5) -> list[tf.Tensor]:
    return [tf.nn.avg_pool2d(x, s, s, "SAME") for s in (8, 16, 32, 64, 64, 64)[:count]]


@pytest.mark.parametrize(
    ("call", "found"),
    [
        (lambda x: tf.reduce_mean(x, (1, 2)), "1 outputs, \\(None, 3\\)"),
        (lambda x: (levels(x, 4), levels(x, 4)), "8 outputs"),
        (lambda x: (levels(x, 5), levels(x, 6)), "11 outputs"),
        (lambda x: {"boxes": x, "scores": x}, "a table of boxes, scores"),
        (lambda x: (levels(x)[::-1], levels(x)), "maps of"),
    ],
)
def test_a_module_that_returns_something_else_is_refused_with_what_it_returns(
    tmp_path: Path, config: ModelConfig, call: Callable[..., Any], found: str
) -> None:
    folder = save(Calls(call), tmp_path / "m", SIDE)

    with pytest.raises(InputError, match=f"Expected: .*five class and five box.*Found: it returns .*{found}") as error:
        adopt.adopt(modules.load(folder, "uri m"), config, 2, "uri m")
    assert error.value.problems[0].where == "uri m"


def test_a_module_of_another_size_says_which(tmp_path: Path, config: ModelConfig) -> None:
    folder = save(Foreign(), tmp_path / "m", 128)
    with pytest.raises(InputError, match=r"saved for float32 \[None, 128, 128, 3\]; pictures here .* 64, 64"):
        adopt.adopt(modules.load(folder, "m"), config, 2, "m")


def test_a_module_of_single_pictures_says_so(tmp_path: Path, config: ModelConfig) -> None:
    folder = save(Foreign(), tmp_path / "m", SIDE, batch=1)
    with pytest.raises(InputError, match=r"saved for float32 \[1, 64, 64, 3\]"):
        adopt.adopt(modules.load(folder, "m"), config, 2, "m")


def test_a_module_without_a_training_mode_is_refused(tmp_path: Path, config: ModelConfig) -> None:
    module = Foreign()
    module.__call__.get_concrete_function(tf.TensorSpec((None, SIDE, SIDE, 3), tf.float32), training=False)
    tf.saved_model.save(module, str(tmp_path / "m"))
    with pytest.raises(InputError, match=r"cannot be called with these \(training\)"):
        adopt.adopt(modules.load(tmp_path / "m", "m"), config, 2, "m")


def test_a_finished_detector_with_signatures_only_is_refused(tmp_path: Path) -> None:
    module = tf.Module()
    module.detect = tf.function(lambda x: {"boxes": x}, input_signature=[tf.TensorSpec([1], tf.uint8)])
    tf.saved_model.save(module, str(tmp_path / "m"), signatures={"serving_default": module.detect})
    with pytest.raises(InputError, match=r"only the signatures .*serving_default"):
        modules.load(tmp_path / "m", "m")


def test_a_module_that_reaches_for_files_is_never_loaded(tmp_path: Path) -> None:
    witness = tmp_path / "witness"

    def call(x: tf.Tensor) -> Any:
        with tf.control_dependencies([tf.io.write_file(str(witness), "x")]):
            return tf.identity(x)

    folder = save(Calls(call), tmp_path / "m", SIDE)
    witness.unlink(missing_ok=True)
    with pytest.raises(InputError, match=r"WriteFile.* is not loaded"):
        modules.load(folder, "m")
    assert not witness.exists()


def cut(path: Path, share: float) -> None:
    data = path.read_bytes()
    path.write_bytes(data[: int(len(data) * share)])


@pytest.mark.parametrize(
    "spoil",
    [
        lambda folder: cut(folder / "saved_model.pb", 0.5),
        lambda folder: (folder / "saved_model.pb").write_bytes(b"\xff" * 500),
        lambda folder: (folder / "saved_model.pb").write_bytes(b""),
        lambda folder: cut(folder / "variables" / "variables.index", 0.5),
        lambda folder: cut(next((folder / "variables").glob("*.data*")), 0.3),
        lambda folder: shutil.rmtree(folder / "variables"),
    ],
    ids=["graph cut off", "graph of noise", "graph empty", "index cut off", "weights cut off", "weights gone"],
)
def test_a_damaged_module_is_refused_by_name(
    tmp_path: Path, foreign_folder: Path, spoil: Callable[[Path], None]
) -> None:
    folder = shutil.copytree(foreign_folder, tmp_path / "m")
    spoil(folder)
    with pytest.raises(InputError, match=r"uri m: .*(cannot be loaded|not a SavedModel|no call)") as error:
        modules.load(folder, "uri m")
    assert error.value.problems[0].hint


def test_a_folder_without_a_module_says_what_is_in_it(tmp_path: Path) -> None:
    (tmp_path / "photo.jpg").touch()
    with pytest.raises(InputError, match=r"no saved_model\.pb, but photo\.jpg"):
        modules.load(tmp_path, "m")


def test_a_module_in_a_folder_of_its_own_is_found(foreign_folder: Path, tmp_path: Path) -> None:
    shutil.copytree(foreign_folder, tmp_path / "version-1")
    assert modules.load(tmp_path, "m").folder == tmp_path / "version-1"
