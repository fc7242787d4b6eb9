"""What an exported file says about itself: to MediaPipe and the Task Library, and to our own tools.

The first is TFLite's metadata table, whose wording MediaPipe demands almost to the letter; without output names it
crashes. The second is `effdet.json`, a file in the zip at the end of the model, which others skip: how the network
was trained to look at pictures, so that ours feed it the same way.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping, Sequence
from typing import Any

import msgspec

import effdet_core
from effdet_core.hparams import Resize
from effdet_core.preprocess import MEAN, SCALE

LABELS = "labelmap.txt"
"""Class names by line, in the zip at the end of the model."""
OWN = "effdet.json"
"""The `Recorded` of a model, in the same zip."""
CALIBRATION = "score_calibration.txt"
"""From how sure a detection of each class counts, by line, in the same zip."""
ENTRY = "TFLITE_METADATA"
"""Under this name a model lists its metadata buffer."""
LARGEST_FILE = 1 << 20
"""Bytes read of one associated file; longer ones are ignored."""

DECODING = "DETECTOR_METADATA"
"""The name under which MediaPipe looks for how to decode a detector without the detection operation."""

LOCATION, CATEGORY, SCORE, COUNT = "location", "category", "score", "number of detections"
PARSER = "1.2.0"
"""The oldest metadata parser that understands all of it (groups of tensors)."""


class Recorded(msgspec.Struct, frozen=True, kw_only=True):
    """How a model was made. input_size: (height, width) in pixels. classes: in the order of its outputs.

    thresholds: from how sure a detection counts, 0..1, one for each class; empty where nobody chose.
    """

    classes: tuple[str, ...]
    model_name: str
    input_size: tuple[int, int]
    resize: Resize
    created_by: str = ""
    thresholds: tuple[float, ...] = ()

    def __post_init__(self) -> None:
        if self.thresholds and len(self.thresholds) != len(self.classes):
            raise ValueError("one threshold for each class, or none")
        if not all(0 <= threshold <= 1 for threshold in self.thresholds):
            raise ValueError("thresholds lie between 0 and 1")


def created_by() -> str:
    """This program and its version."""
    return f"EffDet Studio {effdet_core.__version__}"


def labels_text(classes: Sequence[str]) -> bytes:
    """Class names by line. Raises `ValueError` for a name that does not fit into one line."""
    if odd := [name for name in classes if len(name.splitlines()) != 1]:
        raise ValueError(f"class names must be one line each: {odd!r}")
    return "".join(f"{name}\n" for name in classes).encode()


def associated_files(recorded: Recorded) -> dict[str, bytes]:
    """The files that travel inside of the model."""
    files = {LABELS: labels_text(recorded.classes), OWN: msgspec.json.encode(recorded)}
    return files | {CALIBRATION: _calibration(recorded.thresholds)} if recorded.thresholds else files


def _calibration(thresholds: Sequence[float]) -> bytes:
    """Scale, slope, offset and lowest score by class: with these the logistic function undoes its own inverse, so
    scores stay what they are, and those below the lowest get the default score. One line too many is one class more.
    """
    return "\n".join(f"1,1,0,{threshold:.6g}" for threshold in thresholds).encode()


def detector_metadata(*, float_input: bool, thresholds: Sequence[float] = ()) -> dict[str, Any]:
    """The metadata of a detector whose outputs lie in the file as boxes, classes, scores, count."""
    return _model_metadata(
        {
            "input_tensor_metadata": [_input(float_input)],
            "output_tensor_metadata": [_location(), _category(), _score(thresholds), _count()],
            "output_tensor_groups": [{"name": "detection_result", "tensor_names": [LOCATION, CATEGORY, SCORE]}],
        }
    )


def twin_metadata(decoding: bytes, thresholds: Sequence[float] = ()) -> dict[str, Any]:
    """The metadata of a float detector that ends before the detection operation, with box codes and scores of anchors.

    decoding: what `detector_options.encode` made. Of several thresholds MediaPipe can apply the lowest alone here.
    """
    labels = {"name": LABELS, "description": "Class names by line.", "type": "TENSOR_AXIS_LABELS"}
    score = {**_output(SCORE, "How sure each class is at each anchor."), "associated_files": [labels]}
    return _model_metadata(
        {
            "input_tensor_metadata": [_input(float_input=True)],
            "output_tensor_metadata": [_location(), {**score, "process_units": _thresholding(thresholds)}],
            "custom_metadata": [{"name": DECODING, "data": decoding}],
        }
    )


def _model_metadata(graph: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "name": "ObjectDetector",
        "description": "Finds objects of known classes in a picture, and where they are.",
        "subgraph_metadata": [graph],
        "min_parser_version": PARSER,
    }


def _input(float_input: bool) -> dict[str, Any]:
    low, high = ((0.0 - MEAN) / SCALE, (255.0 - MEAN) / SCALE) if float_input else (0.0, 255.0)
    return {
        "name": "image",
        "description": "The picture, RGB.",
        "content": {"content_properties_type": "ImageProperties", "content_properties": {"color_space": "RGB"}},
        "process_units": [
            {"options_type": "NormalizationOptions", "options": {"mean": [MEAN], "std": [SCALE]}},
        ],
        "stats": {"max": [high], "min": [low]},
    }


def _location() -> dict[str, Any]:
    # MediaPipe and the Task Library want to hear where left, top, right and bottom stand in a box.
    properties = {"index": [1, 0, 3, 2], "type": "BOUNDARIES"}
    return _output(LOCATION, "Where each object is.", "BoundingBoxProperties", properties)


def _category() -> dict[str, Any]:
    labels = {"name": LABELS, "description": "Class names by line.", "type": "TENSOR_VALUE_LABELS"}
    return {**_output(CATEGORY, "The class of each object."), "associated_files": [labels]}


def _score(thresholds: Sequence[float]) -> dict[str, Any]:
    score = _output(SCORE, "How sure each detection is.")
    if not thresholds:
        return score
    # A program that asks for scores from 0 on, as MediaPipe for Python always does, must not see what is below.
    options = {"score_transformation": "INVERSE_LOGISTIC", "default_score": -1.0}
    calibration = {"options_type": "ScoreCalibrationOptions", "options": options}
    description = "From how sure each class counts, by line: the last number."
    file = {"name": CALIBRATION, "description": description, "type": "TENSOR_AXIS_SCORE_CALIBRATION"}
    return {**score, "process_units": [*_thresholding(thresholds), calibration], "associated_files": [file]}


def _thresholding(thresholds: Sequence[float]) -> list[dict[str, Any]]:
    """For programs that ask for no threshold of their own."""
    if not thresholds:
        return []
    options = {"global_score_threshold": min(thresholds)}
    return [{"options_type": "ScoreThresholdingOptions", "options": options}]


def _count() -> dict[str, Any]:
    content = {"content_properties_type": "FeatureProperties", "content_properties": {}}
    return {"name": COUNT, "description": "How many rows are detections.", "content": content, "stats": {}}


def _output(
    name: str, description: str, kind: str = "FeatureProperties", properties: Mapping[str, Any] | None = None
) -> dict[str, Any]:
    # The range says that the values of one detection lie along the second axis.
    content = {
        "content_properties_type": kind,
        "content_properties": dict(properties or {}),
        "range": {"min": 2, "max": 2},
    }
    return {"name": name, "description": description, "content": content, "stats": {}}


def appended(model: bytes, files: Mapping[str, bytes]) -> bytes:
    """`model` with `files` in a zip at its end, uncompressed as MediaPipe reads them, the same bytes every time."""
    target = io.BytesIO()
    target.write(model)
    # Not "a": it would look for a zip in the model, and write over whatever it takes for one.
    with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as archive:
        for name, data in files.items():
            archive.writestr(zipfile.ZipInfo(name), data)
    return target.getvalue()


def appended_files(model: bytes) -> dict[str, bytes]:
    """The files at the end of a model, none of them longer than `LARGEST_FILE`; nothing for a model without."""
    found = {}
    try:
        with zipfile.ZipFile(io.BytesIO(model)) as archive:
            for entry in archive.infolist()[:100]:
                with archive.open(entry) as file:
                    data = file.read(LARGEST_FILE + 1)
                if len(data) <= LARGEST_FILE:
                    found[entry.filename] = data
    except Exception:  # noqa: BLE001 - a damaged zip raises anything, and a model without one is a good model
        return found
    return found
