"""The generated pictures of the demo."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from xml.etree import ElementTree

import numpy as np
import pytest
from PIL import Image

from effdet_core.boxes import area
from effdet_core.sample import CLASSES, Scene, draw_scene, make_sample


@pytest.fixture(scope="module")
def scenes() -> list[Scene]:
    return [draw_scene(np.random.default_rng((5, k))) for k in range(60)]


def test_the_same_seed_draws_the_same_picture() -> None:
    first, again, other = (draw_scene(np.random.default_rng(seed)) for seed in (3, 3, 4))
    assert np.array_equal(first.image, again.image)
    assert np.array_equal(first.boxes, again.boxes)
    assert not np.array_equal(first.image, other.image)


def test_every_box_lies_in_its_picture_and_is_large_enough_to_be_seen(scenes: list[Scene]) -> None:
    for scene in scenes:
        height, width = scene.image.shape[:2]
        assert (scene.boxes[:, :2] >= 0).all()
        assert (scene.boxes[:, 2] <= height).all()
        assert (scene.boxes[:, 3] <= width).all()
        assert (area(scene.boxes) > 100).all()


def test_all_kinds_occur_and_some_pictures_hold_nothing(scenes: list[Scene]) -> None:
    counts = Counter(name for scene in scenes for name in scene.names)
    assert set(counts) == set(CLASSES)
    assert min(counts.values()) > 15
    assert 0 < sum(not scene.names for scene in scenes) < 15


def test_pictures_differ_in_brightness_and_colour(scenes: list[Scene]) -> None:
    means = np.array([scene.image.mean(axis=(0, 1)) for scene in scenes])
    assert (means.std(axis=0) > 20).all()


def test_a_picture_changes_inside_its_boxes_when_its_things_are_there() -> None:
    """A box outlines its thing: the edges of the picture are stronger in boxes than outside, on the whole."""
    scene = next(s for k in range(99) if len((s := draw_scene(np.random.default_rng((8, k)))).names) > 4)
    slope = np.abs(np.diff(scene.image.mean(axis=2), axis=1))
    inside = np.zeros(slope.shape, bool)
    for ymin, xmin, ymax, xmax in scene.boxes.astype(int):
        inside[ymin:ymax, xmin:xmax] = True
    assert slope[inside].mean() > slope[~inside].mean()


def test_the_folder_is_a_pascal_voc_data_set(tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    folder = make_sample(tmp_path / "sample", seed=2, train=3, val=2, test=1, progress=lambda *done: told.append(done))
    assert told[-1] == (6, 6)
    lists = {path.stem: path.read_text().split() for path in (folder / "ImageSets" / "Main").iterdir()}
    assert {split: len(names) for split, names in lists.items()} == {"train": 3, "val": 2, "test": 1}
    for name in (name for names in lists.values() for name in names):
        root = ElementTree.parse(folder / "Annotations" / f"{name}.xml").getroot()
        with Image.open(folder / "JPEGImages" / str(root.findtext("filename"))) as image:
            assert (str(image.width), str(image.height)) == (root.findtext("size/width"), root.findtext("size/height"))
        assert {thing.findtext("name") for thing in root.iter("object")} <= set(CLASSES)


def test_more_training_pictures_leave_the_test_pictures_as_they_are(tmp_path: Path) -> None:
    small = make_sample(tmp_path / "small", seed=2, train=1, val=0, test=1)
    large = make_sample(tmp_path / "large", seed=2, train=2, val=1, test=1)
    name = "JPEGImages/test_0001.jpg"
    assert (small / name).read_bytes() == (large / name).read_bytes()
