"""The 19 parameters: their defaults are the original's, all that is wrong is said at once, files come back."""

from __future__ import annotations

import dataclasses
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from effdet_core import declare, recipe, spec
from effdet_core.dataset import Dataset, Example
from effdet_core.errors import InputError, SettingError
from effdet_core.hparams import MODELS
from effdet_core.spec import EfficientDetSpec, spec_from

ORIGINAL = {
    "model_name": "efficientdet-lite0", "hparams": "", "model_dir": None, "epochs": 50, "batch_size": 64,
    "steps_per_execution": 1, "moving_average_decay": 0, "var_freeze_expr": "(efficientnet|fpn_cells|resample_p6)",
    "tflite_max_detections": 25, "strategy": None, "tpu": None, "gcp_project": None, "tpu_zone": None,
    "use_xla": False, "profile": False, "debug": False, "tf_random_seed": 111111, "verbose": 0,
}  # fmt: skip


def test_the_parameters_and_defaults_are_the_original_ones() -> None:
    """But for uri: its hub addresses cannot be relied on."""
    ours = dataclasses.asdict(EfficientDetSpec())
    assert ours.pop("uri") == "imagenet"
    assert ours == ORIGINAL
    assert len(list(declare.declared(EfficientDetSpec))) == 19


def test_every_parameter_says_what_it_is() -> None:
    for item in declare.declared(EfficientDetSpec):
        assert item.facts.label, item.name
        assert item.facts.help or item.facts.fixed, item.name


@pytest.mark.parametrize(
    ("values", "fields"),
    [
        ({"epochs": 0, "batch_size": "x"}, ["epochs", "batch_size"]),
        ({"var_freeze_expr": "("}, ["var_freeze_expr"]),
        ({"epochs": True}, ["epochs"]),
        ({"moving_average_decay": float("nan")}, ["moving_average_decay"]),
        ({"tpu": "here", "tpu_zone": "z", "epochs": 0}, ["epochs", "tpu", "tpu_zone"]),
        ({"strategy": "gpus", "gcp_project": "p"}, ["gcp_project"]),
        ({"strategy": "tpu", "tpu_zone": "z"}, ["tpu"]),
        ({"strategy": "cloud"}, ["strategy"]),
        ({"use_xla": True, "debug": True}, ["use_xla"]),
        ({"strategy": "tpu", "tpu": "here", "debug": True}, ["debug"]),
        ({"model_name": "efficientdet-lite3", "uri": "imagenet"}, ["uri"]),
        ({"uri": "imagenet", "hparams": "backbone_name=efficientnet-lite4"}, ["uri"]),
        ({"use_xla": True, "hparams": "deterministic=true"}, ["use_xla"]),
        ({"tpu": "here", "profile": 1}, ["profile", "tpu"]),
        ({"model_dir": ""}, ["model_dir"]),
        ({"model_dir": "gs://bucket/runs"}, ["model_dir"]),
        ({"hparams": "learning_rate=abc"}, ["hparams learning_rate"]),
        ({"model_name": "efficientdet-d0"}, ["model_name"]),
        ({"verbose": 7}, ["verbose"]),
    ],
)
def test_wrong_values_are_named_all_at_once(values: dict[str, Any], fields: list[str]) -> None:
    with pytest.raises(SettingError) as caught:
        EfficientDetSpec(**values)
    assert [problem.where for problem in caught.value.problems] == fields


def test_the_constructors_take_every_parameter_and_know_their_model() -> None:
    made = spec.EfficientDetLite3xSpec(epochs=3, verbose=1)
    assert (made.model_name, made.epochs, made.verbose) == ("efficientdet-lite3x", 3, 1)
    names = [getattr(spec, f"EfficientDetLite{n}Spec")().model_name for n in ("0", "1", "2", "3", "3x", "4")]
    assert names == list(MODELS)
    with pytest.raises(TypeError, match="positional"):
        EfficientDetSpec("efficientdet-lite0")  # type: ignore[misc]


@pytest.mark.parametrize("name", MODELS)
def test_a_model_starts_from_imagenet_where_it_can_and_else_from_the_best_that_can_be_had(name: str) -> None:
    usual = "imagenet" if name in ("efficientdet-lite0", "efficientdet-lite1", "efficientdet-lite2") else None
    assert EfficientDetSpec(model_name=name).uri == usual
    assert spec_from({**recipe.balanced(dataset(100, 1)), "model_name": name}).uri == usual
    assert EfficientDetSpec(model_name=name, uri="usual").uri == usual
    assert EfficientDetSpec(model_name=name, uri=None).uri is None


def test_imagenet_weights_that_do_not_exist_are_refused_with_what_there_is() -> None:
    with pytest.raises(SettingError, match="no ImageNet weights for efficientnet-lite3, only for") as caught:
        spec.EfficientDetLite3xSpec(uri="imagenet")
    for word in ("Leave it out", ".tflite", "hub address", "none"):
        assert word in caught.value.problems[0].hint


def test_a_spec_is_imported_without_tensorflow_and_numpy() -> None:
    code = "import sys, effdet_core.spec; print(*sorted({'tensorflow', 'keras', 'numpy'} & set(sys.modules)))"
    root = Path(__file__).parents[2]
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=root)
    assert done.stdout.strip() == ""


def test_an_unknown_parameter_is_answered_with_the_one_meant() -> None:
    with pytest.raises(SettingError, match="batch_size"):
        spec_from({"batchsize": 8})


@pytest.mark.parametrize("name", ["batch_size", "verbose", "moving_average_decay"])
def test_a_parameter_among_the_hparams_is_answered_with_where_it_belongs(name: str) -> None:
    with pytest.raises(SettingError) as caught:
        EfficientDetSpec(hparams={name: 1})
    assert caught.value.problems[0].where == f"hparams {name}"
    assert "parameter of its own" in caught.value.problems[0].hint


def test_a_spec_with_a_pyramid_of_its_own_comes_back_from_its_file(tmp_path: Path) -> None:
    nodes = [{"feat_level": n, "inputs_offsets": (n - 3,)} for n in range(3, 8)]
    spec = EfficientDetSpec(hparams={"fpn_config": {"nodes": nodes}})
    spec.write(tmp_path / "spec.yaml")
    assert EfficientDetSpec.read(tmp_path / "spec.yaml").config.fpn_config["nodes"][4]["inputs_offsets"] == [4]


def test_parameters_reach_the_configuration() -> None:
    config = EfficientDetSpec(epochs=7, moving_average_decay=0.5, tflite_max_detections=40, var_freeze_expr="x").config
    assert (config.num_epochs, config.moving_average_decay, config.tflite_max_detections) == (7, 0.5, 40)
    assert config.var_freeze_expr == "x"


def test_a_spec_comes_back_from_its_file(tmp_path: Path) -> None:
    made = EfficientDetSpec(hparams="image_size=640x320,anchor_scale=2*3*4*5*6", moving_average_decay=1e-3, epochs=3)
    made.write(tmp_path / "spec.yaml")
    again = EfficientDetSpec.read(tmp_path / "spec.yaml")
    assert again.config == made.config
    assert dataclasses.replace(again, hparams="") == dataclasses.replace(made, hparams="")


def test_a_run_of_an_older_version_opens_without_the_hparams_that_did_nothing(tmp_path: Path) -> None:
    idle = "poly_lr_power: 2.0, iou_loss_weight: 3.0, nms_configs: {sigma: 0.3, iou_thresh: 0.4}"
    (tmp_path / "spec.yaml").write_text(f"model_name: efficientdet-lite1\nhparams: {{gamma: 2.0, {idle}}}\n")
    read = EfficientDetSpec.read(tmp_path / "spec.yaml")
    assert read.values()["hparams"] == {"gamma": 2.0, "nms_configs": {"iou_thresh": 0.4}}
    (tmp_path / "spec.yaml").write_text("model_name: efficientdet-lite1\nhparams: {gama: 2.0, nms_configs: 7}\n")
    with pytest.raises(SettingError, match=r"gama[\s\S]*nms_configs"):
        EfficientDetSpec.read(tmp_path / "spec.yaml")


@pytest.mark.parametrize("content", [b"- 1", b"\xff\xfe", b"a: [", b"", b"!!python/object/apply:os.system [ls]"])
def test_a_file_that_is_no_spec_is_refused_by_name(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "spec.yaml").write_bytes(content)
    with pytest.raises((InputError, SettingError), match=r"spec\.yaml"):
        EfficientDetSpec.read(tmp_path / "spec.yaml")


def dataset(train: int, boxes: int) -> Dataset:
    box = (0.0, 0.0, 5.0, 5.0)
    example = Example(
        image="a", height=9, width=9, split="train", boxes=(box,) * boxes, classes=(0,) * boxes, crowd=(False,) * boxes
    )
    return Dataset(classes=("a",), examples=(example,) * train)


@pytest.mark.parametrize("preset", recipe.PRESETS)
@pytest.mark.parametrize("train", [0, 1, 200, 100_000])
def test_every_preset_makes_a_valid_spec_for_any_data(preset: str, train: int) -> None:
    made = spec_from(recipe.PRESETS[preset](dataset(train, boxes=2)))
    assert made.epochs >= 1


def test_small_data_is_seen_more_often_than_large_data() -> None:
    assert recipe.balanced(dataset(100, 1))["epochs"] > recipe.balanced(dataset(1000, 1))["epochs"]
    assert recipe.quick(dataset(20, 1))["epochs"] == 30
    assert recipe.quick(dataset(300, 1))["epochs"] == 10


def test_the_fullest_photo_decides_how_many_detections_are_reported() -> None:
    assert recipe.balanced(dataset(1, boxes=30))["tflite_max_detections"] == 36
    assert recipe.balanced(dataset(1, boxes=3))["tflite_max_detections"] == 25


def test_the_average_of_the_weights_never_outlasts_a_short_training() -> None:
    assert recipe.averaging(100) == 0.95
    assert recipe.averaging(2500) == 0.998
    assert recipe.averaging(10**9) == 0.9995
