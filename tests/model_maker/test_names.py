"""Specs and settings of the dead library's API by their names, without any training."""

from __future__ import annotations

import enum
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from effdet_core.dataset import Dataset, Example
from effdet_core.errors import SettingError
from effdet_core.model_maker import detector as detectors
from effdet_core.model_maker import model_spec, object_detector
from effdet_core.model_maker.config import ExportFormat, QuantizationConfig

DATA = object_detector.DataLoader([Example(image="a", height=9, width=9, split="train")], ["cat"])


def test_the_names_that_scripts_import_are_there_and_load_no_tensorflow() -> None:
    code = (
        "from effdet_core.model_maker import model_spec, object_detector, config\n"
        "from effdet_core.model_maker.config import QuantizationConfig, ExportFormat\n"
        "import sys; assert not {'tensorflow', 'keras'} & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code], check=True, cwd=Path(__file__).parents[2])


@pytest.mark.parametrize("name", ["efficientdet_lite0", "efficientdet_lite3x", "efficientdet-lite4"])
def test_a_spec_is_had_by_name_with_the_originals_defaults(name: str) -> None:
    spec = model_spec.get(name)
    assert spec.model_name == name.replace("_", "-")
    assert (spec.epochs, spec.batch_size) == (50, 64)


def test_a_model_without_imagenet_weights_has_a_start_of_its_own() -> None:
    assert model_spec.get("efficientdet_lite0").uri == "imagenet"
    assert model_spec.get("efficientdet_lite4").uri is None


def test_runs_go_into_the_home_folder_where_model_dir_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HOME", "USERPROFILE"):
        monkeypatch.setenv(name, str(tmp_path))
    boxed = Example(
        image="a", height=9, width=9, split="train", boxes=((0.0, 0.0, 5.0, 5.0),), classes=(0,), crowd=(False,)
    )
    data = Dataset(classes=("cat",), examples=(boxed,))
    made = detectors._new_run(model_spec.get("efficientdet_lite0", model_dir="~/runs"), data)
    assert made.path.parent == tmp_path / "runs"


def test_a_spec_is_had_from_a_constructor_or_is_one_already() -> None:
    spec = model_spec.get(object_detector.EfficientDetLite2Spec, epochs=3)
    assert (spec.model_name, spec.epochs) == ("efficientdet-lite2", 3)
    assert model_spec.get(spec) is spec
    assert model_spec.get(object_detector.EfficientDetSpec).model_name == "efficientdet-lite0"
    with pytest.raises(SettingError, match="takes no arguments"):
        model_spec.get(spec, epochs=4)


def test_other_models_are_refused_with_a_guess() -> None:
    with pytest.raises(SettingError, match="Did you mean 'efficientdet_lite0'"):
        model_spec.get("eficientdet_lite0")
    with pytest.raises(SettingError, match="There are efficientdet_lite0"):
        model_spec.get("bert")


class Type(enum.Enum):
    """Stands for TensorFlow's constants."""

    float16 = 1
    uint8 = 2
    int8 = 3
    TFLITE_BUILTINS_INT8 = 4
    SELECT_TF_OPS = 5
    OPTIMIZE_FOR_SIZE = 6


def test_the_three_kinds_of_numbers_have_our_names() -> None:
    assert QuantizationConfig.for_dynamic().precision == "dynamic"
    assert QuantizationConfig.for_float16().precision == "float16"
    assert QuantizationConfig(supported_types=[Type.float16]).precision == "float16"
    whole = QuantizationConfig.for_int8(
        DATA, inference_input_type=Type.uint8, supported_ops=[Type.TFLITE_BUILTINS_INT8]
    )
    assert (whole.precision, whole.calibration_count) == ("int8", 500)
    assert QuantizationConfig.for_int8(DATA, quantization_steps=7).calibration_count == 7


@pytest.mark.parametrize(
    ("values", "where"),
    [
        ({"representative_data": DATA, "inference_input_type": Type.int8}, "inference_input_type"),
        ({"inference_input_type": Type.uint8}, "inference_input_type"),
        ({"supported_ops": Type.SELECT_TF_OPS}, "supported_ops"),
        ({"optimizations": [Type.OPTIMIZE_FOR_SIZE]}, "optimizations"),
        ({"representative_data": DATA, "supported_types": [Type.float16]}, "supported_types"),
        ({"experimental_new_quantizer": False}, "experimental_new_quantizer"),
        ({"representative_data": DATA, "quantization_steps": 0}, "quantization_steps"),
        ({"representative_data": [1, 2]}, "representative_data"),
    ],
)
def test_what_would_have_no_effect_is_refused(values: dict[str, Any], where: str) -> None:
    with pytest.raises(SettingError) as caught:
        QuantizationConfig(**values)
    assert [problem.where for problem in caught.value.problems] == [where]


def detector() -> object_detector.ObjectDetector:
    return object_detector.create(DATA, "efficientdet_lite0", do_train=False)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ({"export_format": ExportFormat.TFJS}, "not exported as TFJS"),
        ({"export_format": ["TFLITE"]}, "not exported as 'TFLITE'"),
        ({"quantisation_config": None}, "Did you mean 'quantization_config'"),
        ({"with_metadata": False}, "with_metadata"),
        ({"quantization_config": "int8"}, "must be a QuantizationConfig"),
    ],
)
def test_an_export_that_cannot_be_is_refused_before_anything_is_written(
    tmp_path: Path, arguments: dict[str, Any], said: str
) -> None:
    with pytest.raises(SettingError, match=said):
        detector().export(tmp_path / "out", **arguments)
    assert not (tmp_path / "out").exists()


def test_labels_alone_need_no_network(tmp_path: Path) -> None:
    detector().export(tmp_path, label_filename="names.txt", export_format=[ExportFormat.LABEL])
    assert (tmp_path / "names.txt").read_text() == "cat\n", "one class is one line, without ??? beside it"


@pytest.mark.parametrize("data", [None, [1]])
def test_data_that_is_none_is_refused(data: Any) -> None:
    with pytest.raises(SettingError, match="train_data"):
        object_detector.create(data, "efficientdet_lite0")


def test_wrong_epochs_or_data_without_boxes_make_no_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(SettingError, match="epochs"):
        object_detector.create(DATA, "efficientdet_lite0", epochs=0)
    with pytest.raises(Exception, match="no picture for training holds a box"):
        object_detector.create(DATA, "efficientdet_lite0", epochs=1)
    assert list(tmp_path.iterdir()) == []


def test_a_spec_is_not_changed_by_what_is_made_with_it() -> None:
    spec = model_spec.get("efficientdet_lite0")
    made = object_detector.create(DATA, spec, epochs=3, batch_size=4, train_whole_model=True, do_train=False)
    assert (made.model_spec.epochs, made.model_spec.batch_size, made.model_spec.var_freeze_expr) == (3, 4, None)
    assert (spec.epochs, spec.batch_size) == (50, 64)
