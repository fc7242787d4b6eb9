from __future__ import annotations

import io
import json
import random
import zipfile
from pathlib import Path
from typing import Any

import pytest

from effdet_core.runtime import metadata, metadata_schema
from effdet_core.runtime.metadata import Recorded
from effdet_core.runtime.universal import universal
from tests.core.tiny_tflite import Tiny

GOLDEN = json.loads((Path(__file__).parents[1] / "golden" / "metadata_lite0_3classes.json").read_text("utf-8"))
RECORDED = Recorded(classes=("RBC", "WBC", "Platelets"), model_name="m", input_size=(1, 2), resize="stretch")


def numbers_rounded(value: Any) -> Any:
    """Floats as the six digits that the golden text holds."""
    if isinstance(value, dict):
        return {key: numbers_rounded(item) for key, item in value.items()}
    if isinstance(value, list):
        return [numbers_rounded(item) for item in value]
    return round(value, 6) if isinstance(value, float) else value


def without_prose(tensor: dict[str, Any]) -> dict[str, Any]:
    files = [{**file, "description": ""} for file in tensor.get("associated_files", [])]
    return {**tensor, "description": "", "associated_files": files}


def graph(told: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = told["subgraph_metadata"][0]
    return found


def test_the_codec_reads_back_what_it_wrote() -> None:
    assert numbers_rounded(metadata_schema.decode(metadata_schema.encode(GOLDEN))) == numbers_rounded(GOLDEN)


def test_our_metadata_says_what_that_of_the_original_says() -> None:
    ours = numbers_rounded(metadata.detector_metadata(float_input=True))
    assert ours["min_parser_version"] == GOLDEN["min_parser_version"]
    assert graph(ours)["output_tensor_groups"] == graph(GOLDEN)["output_tensor_groups"]
    for side in ("input_tensor_metadata", "output_tensor_metadata"):
        by_name = {tensor["name"]: without_prose(tensor) for tensor in graph(ours)[side]}
        expected = {tensor["name"]: without_prose(tensor) for tensor in graph(GOLDEN)[side]}
        assert by_name == numbers_rounded(expected)


def test_an_int8_file_states_the_range_of_its_raw_pixels() -> None:
    stats = graph(metadata.detector_metadata(float_input=False))["input_tensor_metadata"][0]["stats"]
    assert (stats["min"], stats["max"]) == ([0.0], [255.0])


def test_outputs_are_named_in_the_order_in_which_they_lie() -> None:
    names = [tensor["name"] for tensor in graph(metadata.detector_metadata(float_input=True))["output_tensor_metadata"]]
    assert names == ["location", "category", "score", "number of detections"]


def test_a_key_that_the_format_lacks_is_refused() -> None:
    with pytest.raises(ValueError, match="ModelMetadata has no nmae"):
        metadata_schema.encode({"nmae": "x"})


def test_damaged_metadata_is_refused_whatever_the_damage() -> None:
    whole, chance = metadata_schema.encode(GOLDEN), random.Random(0)
    damaged = [whole[:length] for length in range(0, len(whole), 7)]
    for _ in range(500):
        bytes_ = bytearray(whole)
        for _ in range(chance.choice((1, 4, 16))):
            bytes_[chance.randrange(8, len(bytes_))] = chance.randrange(256)
        damaged.append(bytes(bytes_))
    refused = 0
    for data in damaged:
        try:
            metadata_schema.decode(data)
        except ValueError:
            refused += 1
    assert refused > len(damaged) / 4


def test_the_labels_travel_in_a_zip_that_is_stored_uncompressed() -> None:
    content = universal(Tiny().build(), RECORDED)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert archive.read("labelmap.txt") == b"RBC\nWBC\nPlatelets\n"
        assert {entry.compress_type for entry in archive.infolist()} == {zipfile.ZIP_STORED}


def test_the_same_model_gives_the_same_bytes() -> None:
    assert universal(Tiny().build(), RECORDED) == universal(Tiny().build(), RECORDED)


def test_a_class_name_of_two_lines_is_refused() -> None:
    with pytest.raises(ValueError, match="one line each"):
        metadata.labels_text(["a\nb"])


def test_a_file_in_the_zip_that_unpacks_to_too_much_is_left_out() -> None:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("bomb.txt", b"0" * (metadata.LARGEST_FILE + 1))
        archive.writestr("labelmap.txt", b"a\n")
    assert metadata.appended_files(target.getvalue()) == {"labelmap.txt": b"a\n"}
    assert len(target.getvalue()) < 5000


def test_what_looks_like_a_zip_in_a_model_is_not_written_over() -> None:
    whole = universal(Tiny().build(), RECORDED)
    for model in (whole, whole[:-30] + b"\x7f" + whole[-29:], whole.replace(b"PK\x01\x02", b"PK\x01\x02\xff")):
        found = metadata.appended(model, {"labelmap.txt": b"new\n"})
        assert found.startswith(model)
        assert metadata.appended_files(found)["labelmap.txt"] == b"new\n"


def test_a_model_without_a_zip_has_no_files() -> None:
    assert metadata.appended_files(Tiny().build()) == {}


def test_the_weights_lie_aligned_and_the_signature_still_points_at_the_right_tensors() -> None:
    from ai_edge_litert import schema_py_generated as schema

    content = universal(Tiny(order=("scores", "boxes", "count", "classes")).build(), RECORDED)
    model = schema.Model.GetRootAs(content, 0)
    buffers = [model.Buffers(i) for i in range(model.BuffersLength())]
    starts = [b._tab.Vector(b._tab.Offset(4)) for b in buffers if b.DataLength()]
    assert starts
    assert all(start % 16 == 0 for start in starts)
    graph_ = model.Subgraphs(0)
    lying = [graph_.Tensors(graph_.Outputs(i)).ShapeAsNumpy().tolist() for i in range(4)]
    assert lying == [[1, 6, 4], [1, 6], [1, 6], [1]]
    signature = model.SignatureDefs(0)
    named = {signature.Outputs(i).Name(): signature.Outputs(i).TensorIndex() for i in range(4)}
    physical = [named[name] for name in (b"output_3", b"output_2", b"output_1", b"output_0")]
    assert physical == [graph_.Outputs(i) for i in range(4)]
