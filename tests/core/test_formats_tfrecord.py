"""TFRecord of the TF Object Detection API, good, odd and hostile; TensorFlow itself reads and writes it once."""

from __future__ import annotations

import contextlib
import io
import json
import os
import struct
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image

from effdet_core.errors import InputError, UserError
from effdet_core.formats import label_map, recognise, tfexample, tfrecord_file
from effdet_core.project import ImportReport, Project, export_labels, import_into
from tests.core.labelled_sets import HEIGHT, WIDTH, add_set, add_voc, content_of

Features = dict[str, Any]


def encoded(colour: object = "green", kind: str = "JPEG") -> bytes:
    buffer = io.BytesIO()
    Image.new("RGB", (WIDTH, HEIGHT), colour).save(buffer, kind)  # type: ignore[arg-type]
    return buffer.getvalue()


def example(name: str = "a.jpg", boxes: Sequence[tuple[float, ...]] = ((0.1, 0.2, 0.5, 0.6),), **more: Any) -> Features:
    """boxes: (ymin, xmin, ymax, xmax) as shares; more: other features, with _ for /, None to leave one out."""
    features: Features = {
        "image/encoded": [encoded()],
        "image/filename": [name.encode()],
        "image/object/class/text": [b"bee"] * len(boxes),
        **{f"image/object/bbox/{s}": [b[i] for b in boxes] for i, s in enumerate(("ymin", "xmin", "ymax", "xmax"))},
    }
    features |= {f"image/{key.replace('_', '/')}": value for key, value in more.items()}
    return {key: value for key, value in features.items() if value is not None}


def written(path: Path, *examples: Features) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        for features in examples:
            tfrecord_file.append(file, tfexample.encode(features))
    return path


def imported(tmp_path: Path, source: Path) -> tuple[Project, ImportReport]:
    project = Project.create(tmp_path / "project")
    return project, import_into(project, source)


def test_pictures_get_files_in_the_project_and_shares_become_pixels(tmp_path: Path) -> None:
    path = written(tmp_path / "set" / "train.record", example(), example("b.png", (), encoded=[encoded("red", "PNG")]))
    project, report = imported(tmp_path, path)
    assert recognise(path) == recognise(path.parent) == report.format == "tfrecord"
    assert (report.pictures, report.nothing_here, report.problems) == (2, 1, ())
    assert report.splits["train"] == 2
    assert sorted(p.name for p in (project.path / "images").iterdir()) == ["a.jpg", "b.png"]
    assert (project.path / "images" / "a.jpg").read_bytes() == encoded()
    assert project.freeze()[0].examples[0].boxes[0] == pytest.approx((3, 8, 15, 24), rel=1e-6)


def test_a_second_import_changes_nothing(tmp_path: Path) -> None:
    same_name = example("a.jpg", encoded=[encoded("red")])
    path = written(tmp_path / "train.record", example(), same_name)
    project, _ = imported(tmp_path, path)
    before = content_of(project.path)
    report = import_into(project, path)
    assert (report.pictures, report.unchanged, report.problems) == (0, 2, ())
    assert content_of(project.path) == before
    assert sorted(p.name for p in (project.path / "images").iterdir()) == ["a-2.jpg", "a.jpg"]


@pytest.mark.parametrize("suffix", ["", ".tfrecord"])
def test_all_files_of_a_set_are_read_and_missing_ones_told(tmp_path: Path, suffix: str) -> None:
    for number in (0, 2):
        name = f"bees_val.record-{number:05}-of-00003{suffix}"
        written(tmp_path / "set" / name, example(f"{number}.jpg", encoded=[encoded((number, 0, 0))]))
    written(tmp_path / "set" / f"bees_train.record-00000-of-00001{suffix}", example("x.jpg"))
    _, report = imported(tmp_path, tmp_path / "set" / f"bees_val.record-00000-of-00003{suffix}")
    assert (report.pictures, report.splits["val"]) == (2, 2)
    assert "1 of 3 files of the set are missing" in report.problems[0].message


def test_a_folder_brings_every_split(tmp_path: Path) -> None:
    for number, name in enumerate(("train", "val", "test")):
        written(tmp_path / "set" / f"{name}.tfrecord", example(f"{name}.jpg", encoded=[encoded((number, 0, 0))]))
    assert imported(tmp_path, tmp_path / "set")[1].splits == {"train": 1, "val": 1, "test": 1}


@pytest.mark.parametrize(
    "text",
    [
        "item {\n  id: 1\n  name: 'wasp'\n}\nitem {\n  id: 2\n  name: 'bee'\n}\n",
        'item { name: "wasp", id: 1 } item { name: "bee", id: 2 } # done',
        'item: <id: 1; name: "/m/01" display_name: "wasp" parts { id: 7 name: "leg" }> item { id: 2 name: "b\\145e" }',
    ],
)
def test_a_label_map_names_numbers_and_gives_the_order(tmp_path: Path, text: str) -> None:
    both = example(boxes=((0, 0, 1, 0.5), (0, 0, 0.5, 1)), object_class_text=None, object_class_label=[2, 1])
    path = written(tmp_path / "set" / "train.record", both)
    (path.parent / "label_map.pbtxt").write_text(text)
    project, report = imported(tmp_path, path)
    assert (project.class_names, report.problems) == (("wasp", "bee"), ())


def test_names_survive_the_label_map(tmp_path: Path) -> None:
    names = ('a "quoted" one', "back\\slash", "it's", "große Hummel", "#7 {x}")
    label_map.write(tmp_path / "map.pbtxt", names)
    assert tuple(label_map.read(tmp_path / "map.pbtxt").values()) == names


@pytest.mark.parametrize(
    "text", ["", "item {", "item { id: 1 }", "{" * 10_000, "}}}}", '"', "item { id: x name: 'a' }"]
)
def test_a_label_map_without_names_is_reported_and_numbers_stay(tmp_path: Path, text: str) -> None:
    path = written(tmp_path / "train.record", example(object_class_text=None, object_class_label=[3]))
    (tmp_path / "label_map.pbtxt").write_text(text)
    project, report = imported(tmp_path, path)
    assert project.class_names == ("3",)
    assert "names no classes" in report.problems[0].message


def test_crowds_stay_crowds(tmp_path: Path) -> None:
    crowd = example(boxes=((0, 0, 1, 1), (0, 0, 0.5, 0.5)), object_is_crowd=[1, 0])
    # The name has an underscore of its own.
    crowd["image/object/is_crowd"] = crowd.pop("image/object/is/crowd")
    project, _ = imported(tmp_path, written(tmp_path / "train.record", crowd))
    assert project.freeze()[0].examples[0].crowd == (True, False)


@pytest.mark.parametrize(
    ("features", "words"),
    [
        (example(encoded=None), "holds no picture"),
        (example(encoded=[b""]), "holds no picture"),
        (example(encoded=[1]), "holds no picture"),
        (example(encoded=[b"no picture at all"]), "not a photo"),
        (example(encoded=[encoded()[:100]]), "damaged"),
        (example("b.jpg", (), encoded=[b"no picture at all"]), "not a photo"),
        (example(object_class_text=[b"bee", b"bee"]), "differ in length"),
        (example(object_class_text=[]), "differ in length"),
        (example(object_bbox_xmin=[]), "differ in length"),
        (example(object_bbox_xmin=[b"0.5"]), "differ in length"),
        (example(object_class_text=[b" "]), "no class"),
        (example(boxes=[(0.1, float("nan"), 0.5, 0.6)]), "not a number"),
        (example(boxes=[(0.1, float("inf"), 0.5, 0.6)]), "not a number"),
        (example(boxes=[(0.1, 0.1, 0.1, 0.6)]), "zero area"),
        (example(boxes=[(3.0, 3.0, 4.0, 4.0)]), "outside the picture"),
    ],
)
def test_a_bad_record_is_reported_with_its_number_and_the_rest_comes_in(
    tmp_path: Path, features: Features, words: str
) -> None:
    path = written(tmp_path / "train.record", example(), features, example("c.jpg", encoded=[encoded("red")]))
    project, report = imported(tmp_path, path)
    assert (report.pictures, len(project.freeze()[0].examples)) == (2, 2)
    assert f"{path}, record 2" in report.problems[0].where
    assert any(words in problem.message for problem in report.problems)
    assert ".importing" not in "".join(map(str, report.problems))
    assert not list(project.path.glob(".importing-*"))


@pytest.mark.parametrize(
    "name",
    [
        "../../evil.jpg",
        "/etc/evil.jpg",
        "C:\\evil.jpg",
        "..",
        "",
        "\0",
        "CON.jpg",
        ".hidden",
        "a.exe",
        "x" * 500,
        "a:b",
    ],
)
def test_no_name_leads_out_of_the_project(tmp_path: Path, name: str) -> None:
    path = written(tmp_path / "train.record", example(name))
    before = {item for item in tmp_path.rglob("*") if "project" not in item.parts}
    project, report = imported(tmp_path, path)
    assert report.pictures == 1
    (kept,) = project.library.names()
    assert kept.startswith("images/")
    assert kept.endswith(".jpg")
    assert {item for item in tmp_path.rglob("*") if not item.is_relative_to(project.path)} == before


def test_a_wrong_checksum_loses_one_record(tmp_path: Path) -> None:
    path = written(tmp_path / "train.record", example(), example("b.jpg", encoded=[encoded("red")]))
    data = bytearray(path.read_bytes())
    data[40] ^= 1
    path.write_bytes(data)
    _, report = imported(tmp_path, path)
    assert (report.pictures, len(report.problems)) == (1, 1)
    assert report.problems[0].where == f"{path}, record 1"
    assert "its checksum is wrong" in report.problems[0].message


@pytest.mark.parametrize("cut", [-1, -4, -5, -100])
def test_a_file_that_was_cut_off_gives_what_stands_before(tmp_path: Path, cut: int) -> None:
    path = written(tmp_path / "train.record", example(), example("b.jpg"))
    path.write_bytes(path.read_bytes()[:cut])
    _, report = imported(tmp_path, path)
    assert report.pictures == 1
    assert "ends in the middle" in report.problems[0].message
    assert report.problems[0].where == f"{path}, after record 1"


def test_a_length_that_is_a_lie_is_told(tmp_path: Path) -> None:
    path = written(tmp_path / "train.record", example())
    for length in (1 << 63, 1 << 29):
        head = struct.pack("<Q", length)
        path.write_bytes(path.read_bytes() + head + struct.pack("<I", tfrecord_file.masked_crc(head)) + b"short")
        project = Project.create(tmp_path / str(length))
        report = import_into(project, path)
        assert report.pictures == 1
        assert len(report.problems) == 1
        path = written(tmp_path / "train.record", example())


@pytest.mark.parametrize("content", [b"", b"short", bytes(200), b"\x1f\x8b" + bytes(100)])
def test_what_is_no_tfrecord_is_a_clear_error(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "train.record").write_bytes(content)
    with pytest.raises(InputError, match=r"train\.record"):
        import_into(Project.create(tmp_path / "project"), tmp_path / "train.record", format="tfrecord")
    with pytest.raises(InputError):
        recognise(tmp_path / "train.record")


def test_checksums_are_those_of_the_standard() -> None:
    """RFC 3720, appendix B.4; the long way and the short way agree."""
    assert tfrecord_file.crc32c(bytes(32)) == 0x8A9136AA
    assert tfrecord_file.crc32c(b"\xff" * 32) == 0x62A8AB43
    assert tfrecord_file.crc32c(bytes(range(32))) == 0x46DD794E
    assert tfrecord_file.crc32c(b"123456789") == 0xE3069283


@pytest.mark.parametrize("length", [1 << 16, (1 << 16) + 1, 70_000, 100_001])
def test_long_data_have_the_same_checksum_in_lanes_as_byte_by_byte(
    length: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = bytes(i * 7919 % 251 for i in range(length))
    in_lanes = tfrecord_file.crc32c(data)
    monkeypatch.setattr(tfrecord_file, "_SHORT", length + 1)
    assert tfrecord_file.crc32c(data) == in_lanes


NUMBERS = st.lists(st.floats(width=32, allow_nan=False)) | st.lists(st.integers(-(1 << 63), (1 << 63) - 1))


@given(features=st.dictionaries(st.text(max_size=9), st.lists(st.binary(max_size=9)) | NUMBERS, max_size=5))
def test_a_message_decodes_to_what_was_encoded(features: Features) -> None:
    assert tfexample.decode(tfexample.encode(features)) == features


@settings(deadline=None)
@given(data=st.binary(max_size=60))
def test_any_bytes_decode_or_are_refused(data: bytes) -> None:
    with contextlib.suppress(ValueError):
        tfexample.decode(data)


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_damaged_messages_are_reported_or_read_and_nothing_else(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    """The damage is inside of records with right checksums, which no chance brings about but an attacker does."""
    root = tmp_path_factory.mktemp("fuzz")
    whole = bytearray(tfexample.encode(example()))
    for _ in range(data.draw(st.integers(1, 5))):
        whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
    with (root / "train.record").open("wb") as file:
        tfrecord_file.append(file, bytes(whole))
    with contextlib.suppress(UserError):
        project, _ = imported(root, root / "train.record")
        project.freeze()


READS = """
import json, sys
import tensorflow as tf
kinds = {"image/object/class/text": tf.string, "image/object/class/label": tf.int64, "image/object/is_crowd": tf.int64}
kinds |= {f"image/object/bbox/{side}": tf.float32 for side in ("ymin", "xmin", "ymax", "xmax")}
wanted = {name: tf.io.VarLenFeature(kind) for name, kind in kinds.items()}
wanted |= {"image/encoded": tf.io.FixedLenFeature([], tf.string), "image/height": tf.io.FixedLenFeature([], tf.int64)}
found = []
for record in tf.data.TFRecordDataset(sys.argv[1]):
    one = tf.io.parse_single_example(record, wanted)
    image = tf.io.decode_image(one["image/encoded"])
    lists = {name: one[name].values.numpy().tolist() for name in kinds}
    lists["image/object/class/text"] = [text.decode() for text in lists["image/object/class/text"]]
    found.append({"shape": list(image.shape), "height": int(one["image/height"]), **lists})
with tf.io.TFRecordWriter(sys.argv[2]) as writer:
    for record in tf.data.TFRecordDataset(sys.argv[1]):
        writer.write(tf.train.Example.FromString(record.numpy()).SerializeToString())
print(json.dumps(found))
"""


@pytest.mark.slow
def test_tensorflow_reads_what_we_write_and_we_read_what_it_writes(tmp_path: Path) -> None:
    add_voc(tmp_path / "voc", "a", [("bee", 1, 2, 9, 30), ("wasp", 3, 3, 20.5, 10)])
    add_voc(tmp_path / "voc", "nothing")
    add_voc(tmp_path / "voc", "noise")
    noise = Image.frombytes("RGB", (300, 300), os.urandom(300 * 300 * 3))  # long enough for checksums in lanes
    noise.save(tmp_path / "voc" / "JPEGImages" / "noise.jpg", quality=95)
    add_set(tmp_path / "voc", "train", "a", "nothing", "noise")
    project = Project.create(tmp_path / "project")
    import_into(project, tmp_path / "voc", copy=True)
    export_labels(project, tmp_path / "out", "tfrecord")
    ours = tmp_path / "out" / "train.record"
    theirs = tmp_path / "theirs" / ours.name
    theirs.parent.mkdir()
    command = [sys.executable, "-c", READS, str(ours), str(theirs)]
    found = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
    (one,) = [item for item in found if item["image/object/class/text"]]
    assert one["image/object/class/text"] == ["bee", "wasp"]
    assert one["image/object/class/label"] == [1, 2]
    assert one["image/object/is_crowd"] == [0, 0]
    assert one["shape"] == [HEIGHT, WIDTH, 3]
    assert one["image/object/bbox/xmax"] == pytest.approx([9 / WIDTH, 20.5 / WIDTH])
    back = Project.create(tmp_path / "back")
    report = import_into(back, theirs)
    assert not report.problems
    assert report.pictures == len(found) == 3
