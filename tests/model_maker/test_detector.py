"""What a detector of the dead library's API measures and exports, with a small network that never learnt anything."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
import pytest
from ai_edge_litert.interpreter import Interpreter

from effdet_core.dataset import Example
from effdet_core.events import Metrics
from effdet_core.model_maker import object_detector
from effdet_core.model_maker.config import QuantizationConfig
from effdet_core.model_maker.detector import _as_dict
from effdet_core.nn import calibration
from effdet_core.nn.network_detector import NetworkDetector
from tests.core.labelled_sets import HEIGHT, WIDTH, picture
from tests.nn import small

DataLoader = object_detector.DataLoader


@pytest.fixture(scope="module", autouse=True)
def _small_networks() -> Iterator[None]:
    with small.networks():
        yield


def photos(folder: Path, *colours: str) -> DataLoader:
    """A photo of each colour, with a cat in it."""
    return DataLoader(
        [
            Example(
                image=str(picture(folder / f"{colour}.png", colour=colour)),
                height=HEIGHT,
                width=WIDTH,
                split="train",
                boxes=((2.0, 3.0, 20.0, 25.0),),
                classes=(0,),
                crowd=(False,),
            )
            for colour in colours
        ],
        ["cat", "dog"],
    )


@pytest.fixture(scope="module")
def detector(tmp_path_factory: pytest.TempPathFactory) -> object_detector.ObjectDetector:
    """Of the network as it starts."""
    spec = object_detector.EfficientDetLite0Spec(uri="none", hparams={"image_size": 64})
    data = photos(tmp_path_factory.mktemp("photos"), "red", "green", "blue", "white", "black", "grey")
    return object_detector.create(data, spec, do_train=False)


def kinds_of(path: Path) -> tuple[Any, set[Any]]:
    """The type of a file's input, and those of all its tensors."""
    reader = Interpreter(str(path))
    return reader.get_input_details()[0]["dtype"], {item["dtype"] for item in reader.get_tensor_details()}


@pytest.mark.parametrize(
    ("config", "holds", "lacks"),
    [
        (None, np.float32, {np.float16, np.int8}),
        (QuantizationConfig.for_float16(), np.float16, {np.int8}),
        (QuantizationConfig.for_dynamic(), np.int8, {np.float16}),
    ],
    ids=["none", "float16", "dynamic"],
)
def test_a_file_holds_the_numbers_that_were_asked_for(
    detector: object_detector.ObjectDetector, config: Any, holds: Any, lacks: set[Any], tmp_path: Path
) -> None:
    detector.export(tmp_path, quantization_config=config)
    takes, kinds = kinds_of(tmp_path / "model.tflite")
    assert takes is np.float32
    assert holds in kinds
    assert not kinds & lacks


def test_int8_learns_its_ranges_from_so_many_of_the_pictures_that_are_given(
    detector: object_detector.ObjectDetector, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own, seen = photos(tmp_path / "own", "orange", "purple", "pink"), set()
    inputs = calibration.network_inputs

    def watched(examples: Any, config: Any) -> Any:
        seen.update(Path(example.image) for example in examples)
        return inputs(examples, config)

    monkeypatch.setattr(calibration, "network_inputs", watched)
    config = QuantizationConfig.for_int8(own, quantization_steps=2)
    detector.export(tmp_path, "small.tflite", quantization_config=config, export_metadata_json_file=True)
    assert len(seen) == 2
    assert {path.parent for path in seen} == {tmp_path / "own"}
    takes, kinds = kinds_of(tmp_path / "small.tflite")
    assert takes is np.uint8
    assert np.int8 in kinds
    said = msgspec.json.decode((tmp_path / "small.json").read_bytes())
    assert said["name"]
    assert "NormalizationOptions" in str(said), "how pixels become what the network sees"


def test_pictures_are_evaluated_as_many_at_a_time_as_asked(
    detector: object_detector.ObjectDetector, monkeypatch: pytest.MonkeyPatch
) -> None:
    sizes: list[int] = []
    fitted = NetworkDetector.detect_fitted

    def watched(self: NetworkDetector, pictures: Any) -> Any:
        sizes.append(len(pictures))
        return fitted(self, pictures)

    monkeypatch.setattr(NetworkDetector, "detect_fitted", watched)
    data = detector.representative_data
    assert data
    few, many = detector.evaluate(data, batch_size=4), detector.evaluate(data)
    assert sizes == [4, 2, 6]
    assert few == pytest.approx(many, abs=1e-6)


def test_every_figure_has_the_name_that_the_original_gave_it() -> None:
    names = [item.name for item in msgspec.structs.fields(Metrics) if not item.name.startswith("per_class")]
    figures = {name: number / 100 for number, name in enumerate(names)}
    found = _as_dict(Metrics(**figures, per_class={"cat": 0.5, "dog": 0.25}, per_class_50={}))
    assert found == {
        "AP": 0.0, "AP50": 0.01, "AP75": 0.02, "APs": 0.03, "APm": 0.04, "APl": 0.05,
        "ARmax1": 0.06, "ARmax10": 0.07, "ARmax100": 0.08, "ARs": 0.09, "ARm": 0.1, "ARl": 0.11,
        "AP_/cat": 0.5, "AP_/dog": 0.25,
    }  # fmt: skip
