"""Whole trainings from modules and files: what they write goes on, is measured and is exported without the source."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any, get_args

import numpy as np
import pytest

from effdet_core import events
from effdet_core.dataset import Dataset
from effdet_core.errors import UserError
from effdet_core.hparams import model_config
from effdet_core.images import read_rgb
from effdet_core.nn import train, trained
from effdet_core.nn.export_graph import Precision, convert
from effdet_core.nn.network import EfficientDet, ModuleNetwork, build_network, layers
from effdet_core.nn.network_detector import NetworkDetector
from effdet_core.nn.weights import checkpoint
from effdet_core.run_folder import RunFolder
from effdet_core.runtime.detector import TFLiteDetector
from effdet_core.spec import DEFAULT_FREEZE
from tests.nn import formula
from tests.nn.hub_modules import Foreign, OwnFeatures, save
from tests.nn.test_training import make_run, stop_after, weights

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("small_networks")]


@pytest.fixture(autouse=True)
def _original_append(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(RunFolder, "append_event", RunFolder.append_event)


def of_kind(run: RunFolder, kind: type) -> list[Any]:
    return [event for event in run.read_events() if isinstance(event, kind)]


def texts(run: RunFolder) -> str:
    return "\n".join(event.message for event in of_kind(run, events.Warned))


def test_a_run_around_a_module_needs_nothing_but_its_folder(tmp_path: Path) -> None:
    module = save(Foreign(), tmp_path / "net", None)
    run = make_run(tmp_path / "project", uri=str(module), moving_average_decay=0.5, var_freeze_expr="net/conv_0")
    stop_after(run, steps=1)
    first = train.train(run, resume=False)
    start = weights(run)
    shutil.rmtree(module)
    run.clear_stop()
    second = train.train(run, resume=True)

    assert (first.reason, second.reason) == ("stopped", "completed")
    assert "through its own call" in texts(run)
    end = weights(run)
    moved = {name for name, value in end.items() if ":" not in name and not np.array_equal(value, start[name])}
    assert {"net/conv_1/kernel", "net/norm/moving_mean", "class_net/class-predict/bias"} <= moved
    assert "net/conv_0/kernel" not in moved
    assert {"ema:net/conv_1/kernel", "ema:net/norm/moving_mean"} <= end.keys()
    network, _ = trained.open_run(run)
    assert isinstance(network, ModuleNetwork)
    assert len(of_kind(run, events.Evaluated)) == 3


@pytest.fixture(scope="module")
def around_a_module(tmp_path_factory: pytest.TempPathFactory) -> RunFolder:
    """A trained run, from a module that is gone, with class layers that have made up their mind."""
    folder = tmp_path_factory.mktemp("around")
    module = save(Foreign(), folder / "net", None)
    run = make_run(folder / "project", uri=str(module), epochs=1, hparams={"map_freq": 0})
    train.train(run, resume=False)
    shutil.rmtree(module)
    best = checkpoint.read_weights(run.checkpoints / "best.npz")
    best["class_net/class-predict/bias"] *= 0
    for layer in ("class_net/class-predict", "box_net/box-predict"):
        best[f"{layer}/pointwise_kernel"] *= 8
    checkpoint.write_arrays(run.checkpoints / "best.npz", best)
    return run


SUREST = 8
CLOSE = {"float32": 1e-3, "float16": 5e-3, "dynamic": 0.01, "int8": 0.02}
"""How far the surest scores of the pictures may be from the network's in the mean; rounding may swap a few."""


@pytest.mark.parametrize("precision", get_args(Precision))
def test_a_module_is_exported_in_every_precision(around_a_module: RunFolder, precision: Precision) -> None:
    report = trained.export_run(around_a_module, precision)

    network, exported = NetworkDetector(*trained.open_run(around_a_module)), TFLiteDetector(report.path)
    assert exported.classes == ("red", "orange")
    assert report.agreement >= (0.95 if precision.startswith("float") else 0.7)
    photos = [read_rgb(example.image) for example in Dataset.read(around_a_module.dataset).examples]
    wanted, found = (np.array([each.detect(photo).scores[:SUREST] for photo in photos]) for each in (network, exported))
    assert np.abs(found - wanted).mean() < CLOSE[precision]
    assert wanted.std() > 2 * CLOSE[precision], "there is something to follow"


def test_a_module_of_ours_trains_as_our_own_network(tmp_path: Path) -> None:
    module = save(OwnFeatures(64), tmp_path / "net", 64)
    run = make_run(tmp_path / "project", uri=str(module), epochs=1, var_freeze_expr=DEFAULT_FREEZE, use_xla=False)
    train.train(run, resume=False)

    network, _ = trained.open_run(run)
    assert isinstance(network, EfficientDet)
    assert not run.module.exists()
    stem = "efficientnet-lite0/stem/conv2d/kernel"
    np.testing.assert_array_equal(weights(run)[stem], formula.weight(stem, (3, 3, 3, 32)))


def test_training_goes_on_from_an_exported_file_where_it_stood(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The loss of the first steps is that of the network in the file, not that of one that forgot everything."""
    monkeypatch.setattr(layers, "MOMENTUM", 0.8)  # statistics that have caught up after so few steps
    config = {"image_size": 64, "optimizer": "adam", "learning_rate": 0.02}
    first = make_run(tmp_path / "first", uri="none", epochs=40, batch_size=6, hparams=config | {"map_freq": 0})
    train.train(first, resume=False)
    report = trained.export_run(first, "float32")
    losses = [event.losses.total for event in of_kind(first, events.EpochDone)]

    gentle = config | {"learning_rate": 1e-4, "lr_warmup_init": 1e-4, "map_freq": 0}
    second = make_run(tmp_path / "second", uri=str(report.path), epochs=2, batch_size=6, hparams=gentle)
    train.train(second, resume=False)

    began = of_kind(second, events.EpochDone)[0].losses.total
    assert began < 0.5 * (losses[0] + losses[-1]), (losses, began)
    assert of_kind(second, events.Started)[0].weights == f"the file {report.path.name}"


def test_a_file_for_other_classes_gives_everything_but_the_class_layer(tmp_path: Path) -> None:
    config = model_config("efficientdet-lite0", {"image_size": 64})
    model = build_network(config, 5)
    formula.fill(model)
    (tmp_path / "m.tflite").write_bytes(convert(model, config, "float16", None))
    run = make_run(
        tmp_path / "project", uri=str(tmp_path / "m.tflite"), epochs=1, var_freeze_expr="(box_net|class_net)"
    )

    train.train(run, resume=False)

    assert "class_net start at random" in texts(run)
    found = checkpoint.read_weights(run.checkpoints / "last.npz")
    assert found["class_net/class-predict/bias"].shape == (18,)
    expected = formula.weight("box_net/box-predict/bias", (36,))
    np.testing.assert_allclose(found["box_net/box-predict/bias"], expected, atol=1e-3)


def test_a_source_that_cannot_be_used_ends_the_training_with_the_reason(tmp_path: Path) -> None:
    (tmp_path / "m.tflite").write_bytes(b"nothing of the kind")
    run = make_run(tmp_path / "project", uri=str(tmp_path / "m.tflite"))
    with pytest.raises(UserError, match="is not a TensorFlow Lite model"):
        train.train(run, resume=False)
