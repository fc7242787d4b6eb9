from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from effdet_core.events import Metrics
from effdet_core.exports import published, record
from effdet_core.exports.record import Exports, Variant
from effdet_core.run_folder import RunFolder
from effdet_core.runtime import latency
from tests.core.tiny_tflite import Tiny


@pytest.fixture
def run(tmp_path: Path) -> RunFolder:
    (tmp_path / "run-001" / "export").mkdir(parents=True)
    return RunFolder(tmp_path / "run-001")


def metrics(**per_class: float) -> Metrics:
    names = msgspec.structs.fields(Metrics)
    figures = {field.name: 0.5 for field in names if field.type is float}
    return Metrics(**figures, per_class=per_class, per_class_50=per_class)


def variant(kind: record.Kind, **changes: object) -> Variant:
    facts = {"file": f"m-{kind}.tflite", "size_bytes": 4, "made": 1.0, "agreement": 1.0, "classes": ("a",)}
    return Variant(kind=kind, input_size=(64, 64), max_detections=25, **{**facts, **changes})  # type: ignore[arg-type]


def written(run: RunFolder, kind: record.Kind, **changes: object) -> Variant:
    made = variant(kind, **changes)
    record.path_of(run, made).write_bytes(b"x")
    record.add(run, made)
    return made


def test_the_list_comes_back_in_its_own_order_whatever_was_exported_first(run: RunFolder) -> None:
    for kind in ("gpu", "float32", "int8"):
        written(run, kind, latency={1: 10.5, 2: 6.0}, metrics=metrics(a=0.5))
    found = record.read(run)
    assert [one.kind for one in found.variants] == ["int8", "float32", "gpu"]
    assert found.of("gpu") == variant("gpu", latency={1: 10.5, 2: 6.0}, metrics=metrics(a=0.5))
    assert found.of("dynamic") is None


def test_a_new_file_takes_the_place_of_the_old_one(run: RunFolder) -> None:
    written(run, "int8", size_bytes=1)
    written(run, "int8", size_bytes=2)
    assert [one.size_bytes for one in record.read(run).variants] == [2]


def test_a_file_that_is_gone_is_not_listed(run: RunFolder) -> None:
    record.path_of(run, written(run, "int8")).unlink()
    assert record.read(run) == Exports()


@pytest.mark.parametrize("content", [b"", b"{", b'{"variants": 7}', b"\xff\xfe", b"[]"])
def test_a_damaged_list_is_an_empty_one(run: RunFolder, content: bytes) -> None:
    record.file_of(run).write_bytes(content)
    record.waterfall_file_of(run).write_bytes(content)
    assert record.read(run) == Exports()
    assert record.read_waterfall(run) is None


@pytest.mark.parametrize("name", ["../secret.tflite", "/etc/hosts", "", ".."])
def test_a_list_from_elsewhere_leads_to_no_file_outside(run: RunFolder, name: str) -> None:
    (run.path / "secret.tflite").write_bytes(b"x")
    record.write(run, Exports(variants=(variant("int8", file=name),)))
    assert record.read(run) == Exports()


def test_the_worst_class_is_one_that_the_photos_show() -> None:
    assert variant("int8", metrics=metrics(bee=0.9, wasp=0.4, fly=-1.0)).worst_class == ("wasp", 0.4)
    assert variant("int8").worst_class is None


def test_published_figures_have_a_source_and_come_fastest_first() -> None:
    found = published.of("efficientdet-lite0", "int8")
    assert [figure.milliseconds for figure in found] == sorted(figure.milliseconds for figure in found)
    assert {figure.device for figure in found} >= {"Pixel 6", "Raspberry Pi 4, 4 threads"}
    assert all(figure.source.startswith("https://") for figure in published.TABLE)
    assert published.of("efficientdet-lite9", "int8") == ()


def test_the_speed_of_a_file_is_a_median_of_real_runs(tmp_path: Path) -> None:
    path = tmp_path / "m.tflite"
    path.write_bytes(Tiny(uint8=True).build())
    assert 0 < latency.milliseconds(path, threads=1, seconds=0.05) < 50
    assert "cores" in latency.computer()
