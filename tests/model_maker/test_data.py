"""The readers of the dead library's API: what a script gets, and what it is told."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from effdet_core.errors import InputError, SettingError, UserError
from effdet_core.model_maker import object_detector
from effdet_core.model_maker.label_map import label_map_of
from tests.core.labelled_sets import add_voc, picture, voc_xml

DataLoader = object_detector.DataLoader
BOX = "0.1,0.2,,,0.5,0.6,,"


def written(folder: Path, *lines: str, pictures: str = "a b c d") -> Path:
    for name in pictures.split():
        picture(folder / f"{name}.jpg")
    path = folder / "set.csv"
    path.write_text("\n".join(lines) + "\n", "utf-8")
    return path


def salads(folder: Path) -> Path:
    return written(
        folder,
        f"TRAIN,a.jpg,Salad,{BOX}",
        f"TRAIN,a.jpg,Cheese,{BOX}",
        "TRAIN,b.jpg,,,,,,,,,",
        f"VALIDATION,c.jpg,Cheese,{BOX}",
        f"TEST,{folder / 'd.jpg'},Salad,{BOX}",
    )


def test_a_csv_gives_three_sets_with_the_same_classes(tmp_path: Path) -> None:
    train, validation, test = DataLoader.from_csv(salads(tmp_path))
    assert train
    assert validation
    assert test
    assert [len(train), len(validation), test.size] == [2, 1, 1]
    assert train.label_map == validation.label_map == test.label_map == {1: "Salad", 2: "Cheese"}
    assert train.examples[0].classes == (0, 1)
    np.testing.assert_allclose(train.examples[0].box_array[0], (6, 4, 18, 20), rtol=1e-6)
    assert train.examples[1].boxes == (), "a line with empty cells is a picture with nothing here"
    assert validation.examples[0].classes == (1,)


def test_nothing_is_written_beside_the_data(tmp_path: Path) -> None:
    path = salads(tmp_path)
    before = sorted(tmp_path.rglob("*"))
    DataLoader.from_csv(path)
    assert sorted(tmp_path.rglob("*")) == before


def test_a_set_without_lines_is_none(tmp_path: Path) -> None:
    assert DataLoader.from_csv(written(tmp_path, f"TRAIN,a.jpg,cat,{BOX}"))[1:] == [None, None]
    assert DataLoader.from_csv(written(tmp_path, "")) == [None, None, None]


def test_lines_without_any_class_are_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no line has a class"):
        DataLoader.from_csv(written(tmp_path, "TRAIN,a.jpg,,,,,,,,,"))


def test_addresses_in_the_cloud_are_fetched_where_no_folder_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    written(tmp_path, f"TRAIN,gs://bucket/photos/a.jpg,cat,{BOX}")
    monkeypatch.setattr("effdet_core.nn.cloud.fetch", lambda address: tmp_path / address.rpartition("/")[2])
    train = DataLoader.from_csv("gs://bucket/set.csv")[0]
    assert train
    assert train.examples[0].image == str(tmp_path / "a.jpg")


def test_pictures_without_a_set_are_spread_over_all_three(tmp_path: Path) -> None:
    names = [f"p{i}" for i in range(40)]
    path = written(tmp_path, *(f"UNASSIGNED,{name}.jpg,cat,{BOX}" for name in names), pictures=" ".join(names))
    sizes = [len(loader or ()) for loader in DataLoader.from_csv(path)]
    assert sizes == [32, 4, 4]


def test_pictures_are_found_in_images_dir_by_the_addresses_of_the_cloud(tmp_path: Path) -> None:
    (tmp_path / "csv").mkdir()
    picture(tmp_path / "photos" / "a.jpg")
    path = written(tmp_path / "csv", f"TRAIN,gs://bucket/some/a.jpg,cat,{BOX}", pictures="")
    train = DataLoader.from_csv(path, images_dir=tmp_path / "photos")[0]
    assert train
    assert train.examples[0].image == str(tmp_path / "photos" / "a.jpg")


def test_everything_wrong_in_a_csv_is_said_at_once(tmp_path: Path) -> None:
    path = written(tmp_path, f"TRAIN,a.jpg,cat,{BOX}", f"TRAIN,x.jpg,cat,{BOX}", "TRAIN,a.jpg,cat,1,b,,,1,1,,")
    with pytest.raises(InputError) as caught:
        DataLoader.from_csv(path)
    assert [problem.where for problem in caught.value.problems] == [f"{path}, line 2", f"{path}, line 3"]


def test_what_was_mended_is_told_and_the_data_comes(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = written(tmp_path, "TRAIN,a.jpg,cat,0.5,0.6,,,0.1,0.2,,", f"TRAIN,b.jpg,cat,{BOX}", f"TRAIN,b.jpg,cat,{BOX}")
    train = DataLoader.from_csv(path)[0]
    assert train
    assert [len(example.boxes) for example in train.examples] == [1, 1]
    said = capsys.readouterr().err
    assert "set.csv, line 1: its corners were the wrong way round" in said
    assert "set.csv, line 3: the same box of 'cat' is there twice" in said


def test_at_most_max_num_images_come_in_per_set(tmp_path: Path) -> None:
    lines = [
        f"{split},{name}.jpg,cat,{BOX}" for split, name in zip(("TRAIN", "TRAIN", "TRAIN", "TEST"), "abcd", strict=True)
    ]
    train, _, test = DataLoader.from_csv(written(tmp_path, *lines), max_num_images=2)
    assert (len(train or ()), len(test or ())) == (2, 1)


def test_other_delimiters_and_quotes_are_taken_as_said(tmp_path: Path) -> None:
    path = written(tmp_path, "TRAIN;'a.jpg';'a;cat';0.1;0.2;;;0.5;0.6;;")
    train = DataLoader.from_csv(path, delimiter=";", quotechar="'")[0]
    assert train
    assert train.classes == ("a;cat",)
    with pytest.raises(SettingError) as caught:
        DataLoader.from_csv(path, delimiter=";;", quotechar="", num_shards=0, max_num_images=-1)
    where = [problem.where for problem in caught.value.problems]
    assert where == ["delimiter", "quotechar", "num_shards", "max_num_images"]


def voc(tmp_path: Path) -> tuple[Path, Path]:
    root = tmp_path / "voc"
    add_voc(root, "a", [("cat", 1, 2, 10, 20)])
    add_voc(root, "b", [("dog", 1, 2, 10.5, 20), ("cat", 3, 3, 9, 9)])
    add_voc(root, "c")
    return root / "JPEGImages", root / "Annotations"


def test_pascal_voc_folders_may_lie_apart(tmp_path: Path) -> None:
    images, annotations = voc(tmp_path)
    data = DataLoader.from_pascal_voc(str(images), str(annotations), label_map={1: "dog", 3: "cat"})
    assert len(data) == 3
    assert data.label_map == {1: "dog", 3: "cat"}
    assert data.classes == ("dog", "cat"), "a gap in the ids is no class"
    assert [example.classes for example in data.examples] == [(1,), (0, 1), ()]
    assert data.examples[1].boxes[0] == (2, 1, 20, 10.5)


def test_pascal_voc_comes_cut_short_and_from_its_cache(tmp_path: Path) -> None:
    images, annotations = voc(tmp_path)
    cache = tmp_path / "cache"
    data = DataLoader.from_pascal_voc(
        images, annotations, ["dog", "cat"], max_num_images=2, cache_dir=cache, cache_prefix_filename="pets"
    )
    assert [Path(example.image).stem for example in data.examples] == ["a", "b"]
    again = DataLoader.from_cache(cache / "pets")
    assert (again.examples, again.label_map) == (data.examples, data.label_map)
    DataLoader.from_pascal_voc(images, annotations, ["dog", "cat"], cache_dir=cache)
    DataLoader.from_pascal_voc(images, annotations, ["dog", "cat"], annotation_filenames=["a"], cache_dir=cache)
    assert len(list(cache.iterdir())) == 3, "caches of other pictures have other names where none is given"
    for wrong in ({"max_num_images": 0}, {"num_shards": 0}):
        with pytest.raises(SettingError, match=next(iter(wrong))):
            DataLoader.from_pascal_voc(images, annotations, ["dog", "cat"], **wrong)


def test_only_the_named_annotations_are_read_and_missing_ones_are_all_named(tmp_path: Path) -> None:
    images, annotations = voc(tmp_path)
    data = DataLoader.from_pascal_voc(images, annotations, ["dog", "cat"], annotation_filenames=["b", "a"])
    assert [Path(example.image).stem for example in data.examples] == ["a", "b"]
    with pytest.raises(InputError) as caught:
        DataLoader.from_pascal_voc(images, annotations, ["dog", "cat"], annotation_filenames=["x", "a", "y"])
    assert [Path(problem.where).name for problem in caught.value.problems] == ["x.xml", "y.xml"]


def test_difficult_objects_can_be_left_out_and_a_picture_of_them_alone_counts_as_empty(tmp_path: Path) -> None:
    images, annotations = voc(tmp_path)
    hard = voc_xml("a.jpg", [("cat", 1, 2, 10, 20)]).replace("</name>", "</name><difficult>1</difficult>")
    (annotations / "a.xml").write_text(hard, "utf-8")
    every = DataLoader.from_pascal_voc(images, annotations, ["dog", "cat"])
    easy = DataLoader.from_pascal_voc(images, annotations, ["dog", "cat"], ignore_difficult_instances=True)
    assert [len(example.boxes) for example in every.examples] == [1, 2, 0]
    assert [len(example.boxes) for example in easy.examples] == [0, 2, 0]


def test_labels_that_the_map_lacks_are_all_named_with_file_and_line(tmp_path: Path) -> None:
    images, annotations = voc(tmp_path)
    with pytest.raises(InputError) as caught:
        DataLoader.from_pascal_voc(images, annotations, ["dog"])
    assert [problem.where for problem in caught.value.problems] == [
        f"{annotations / 'a.xml'}, line 4",
        f"{annotations / 'b.xml'}, line 5",
    ]
    assert "The classes are dog" in caught.value.problems[0].hint


@pytest.mark.parametrize(
    ("given", "found"),
    [
        (["cat", "dog"], {1: "cat", 2: "dog"}),
        ({2: "dog", 1: "cat"}, {1: "cat", 2: "dog"}),
        ({0: "background", 5: "cat"}, {5: "cat"}),
        ("waymo", {1: "vehicle", 2: "pedestrian", 3: "cyclist"}),
    ],
)
def test_label_maps_come_in_the_original_forms(given: object, found: dict[int, str]) -> None:
    assert label_map_of(given) == found


def test_the_known_label_maps_have_the_ids_of_their_data_sets(tmp_path: Path) -> None:
    coco = label_map_of("coco")
    assert (len(coco), coco[1], coco[13], coco[90]) == (80, "person", "stop sign", "toothbrush")
    assert (len(label_map_of("voc")), label_map_of("voc")[20]) == (20, "tvmonitor")
    (tmp_path / "map.yaml").write_text("1: cat\n2: dog\n")
    assert label_map_of(str(tmp_path / "map.yaml")) == {1: "cat", 2: "dog"}


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({0: "cat"}, "ids count from 1"),
        ({"a": "cat"}, "whole number"),
        (["cat", "cat"], "there 2 times"),
        ([1], "must be text"),
        ([], "names no class"),
        ("imagenet", "no label map 'imagenet'"),
        (None, "cannot be NoneType"),
        ("missing.yaml", "cannot be read"),
    ],
)
def test_a_label_map_that_is_none_is_refused_with_the_reason(given: object, said: str) -> None:
    with pytest.raises(UserError, match=said):
        label_map_of(given)


def test_a_split_keeps_every_picture_once_and_is_the_same_every_time(tmp_path: Path) -> None:
    names = [f"p{i}" for i in range(20)]
    path = written(tmp_path, *(f"TRAIN,{name}.jpg,cat,{BOX}" for name in names), pictures=" ".join(names))
    data = DataLoader.from_csv(path)[0]
    assert data
    first, second = data.split(0.75)
    assert (len(first), len(second)) == (15, 5)
    assert {e.image for e in first.examples} | {e.image for e in second.examples} == {e.image for e in data.examples}
    assert data.split(0.75)[0].examples == first.examples
    assert first.examples != data.examples[:15], "a folder sorted by class must not be cut in two"
    for fraction in (0, 1, -1, 0.01, float("nan")):
        with pytest.raises(SettingError, match="fraction"):
            data.split(fraction)


def test_a_cache_comes_back_and_is_never_stale(tmp_path: Path) -> None:
    path = salads(tmp_path)
    cache = tmp_path / "cache"
    DataLoader.from_csv(path, cache_dir=cache, cache_prefix_filename="salads")
    path.write_text(path.read_text().replace("Salad", "Soup"))
    train = DataLoader.from_csv(path, cache_dir=cache, cache_prefix_filename="salads")[0]
    again = DataLoader.from_cache(str(cache / "train_salads"))
    assert train
    assert again.examples == train.examples
    assert again.label_map == {1: "Soup", 2: "Cheese"}


def test_a_cache_that_is_missing_damaged_or_the_originals_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be read"):
        DataLoader.from_cache(tmp_path / "none")
    (tmp_path / "bad.dataset.json").write_text("{")
    with pytest.raises(InputError, match="no cache of this program"):
        DataLoader.from_cache(tmp_path / "bad")
    (tmp_path / "old-00000-of-00001.tfrecord").touch()
    with pytest.raises(InputError, match="of the original program"):
        DataLoader.from_cache(tmp_path / "old")


def test_classes_are_matched_by_name(tmp_path: Path) -> None:
    images, annotations = voc(tmp_path)
    data = DataLoader.from_pascal_voc(images, annotations, ["dog", "cat"])
    assert [example.classes for example in data.examples_for(("cat", "bird", "dog"), "test")] == [(0,), (2, 0), ()]
    with pytest.raises(InputError, match="boxes of dog, which the model does not know"):
        data.examples_for(("cat",), "test")
