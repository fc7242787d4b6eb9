"""Photos that show nearly the same are found whatever was done to their files, and go to one split."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageEnhance

from effdet_core.dataset import Split
from effdet_core.errors import Cancelled, InputError
from effdet_core.project import Project, near_duplicates, scanning
from effdet_core.project.annotation import Annotation, LabelledBox
from effdet_core.project.editor import Editor
from effdet_core.project.labels import Labels
from effdet_core.sample.scene import draw_scene

Change = Callable[[Image.Image], Image.Image]


def _cropped(image: Image.Image, share: float) -> Image.Image:
    """As if aimed a little differently and nearer: another share goes from each side."""
    width, height = image.size
    left, top = share * 0.7, share * 0.3
    return image.crop((round(left * width), round(top * height), round((1 - top) * width), round((1 - left) * height)))


SAME: Mapping[str, Change] = {
    "half the size": lambda image: image.resize((image.width // 2, image.height // 2)),
    "brighter": lambda image: ImageEnhance.Brightness(image).enhance(1.25),
    "darker": lambda image: ImageEnhance.Brightness(image).enhance(0.7),
    "less contrast": lambda image: ImageEnhance.Contrast(image).enhance(0.7),
    "grey": lambda image: image.convert("L"),
    "3 % cropped": lambda image: _cropped(image, 0.03),
}


@pytest.fixture(scope="module")
def scenes() -> list[Image.Image]:
    return [Image.fromarray(draw_scene(np.random.default_rng((3, n))).image) for n in range(12)]


def _saved(image: Image.Image, path: Path, quality: int = 90) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    image.save(path, quality=quality)
    return path


def _bits(a: Path, b: Path) -> int:
    return int(near_duplicates.differing_bits(near_duplicates.hash_of(a), near_duplicates.hash_of(b)))


@pytest.mark.parametrize("change", SAME)
def test_a_photo_stays_alike_whatever_is_done_to_it(tmp_path: Path, scenes: list[Image.Image], change: str) -> None:
    for number, scene in enumerate(scenes):
        original = _saved(scene, tmp_path / f"{number}.jpg")
        changed = _saved(SAME[change](scene), tmp_path / f"{number}-changed.jpg", quality=40)
        assert _bits(original, changed) <= near_duplicates.MOST_DIFFERENT, number


def test_other_photos_and_mirrored_ones_are_not_alike(tmp_path: Path, scenes: list[Image.Image]) -> None:
    paths = [_saved(scene, tmp_path / f"{n}.png") for n, scene in enumerate(scenes)]
    hashes = np.array([near_duplicates.hash_of(path) for path in paths])
    pairs = near_duplicates.differing_bits(hashes[:, None], hashes[None])[np.triu_indices(len(paths), 1)]
    assert pairs.min() > near_duplicates.MOST_DIFFERENT + 10
    mirrored = _saved(scenes[0].transpose(Image.Transpose.FLIP_LEFT_RIGHT), tmp_path / "mirrored.png")
    assert _bits(paths[0], mirrored) > near_duplicates.MOST_DIFFERENT + 10


def test_a_photo_in_memory_and_one_on_its_side_have_the_hash_of_the_file(
    tmp_path: Path, scenes: list[Image.Image]
) -> None:
    path = _saved(scenes[1], tmp_path / "a.png")
    here = near_duplicates.hash_of_rgb(np.asarray(scenes[1]))
    assert near_duplicates.differing_bits(here, near_duplicates.hash_of(path)) <= 2
    turned, exif = scenes[1].transpose(Image.Transpose.ROTATE_90), Image.Exif()
    exif[0x0112] = 6
    turned.save(tmp_path / "turned.jpg", exif=exif)
    assert _bits(path, tmp_path / "turned.jpg") <= near_duplicates.MOST_DIFFERENT


def test_groups_are_found_through_those_between(tmp_path: Path) -> None:
    bits = np.zeros((5, 256), bool)
    bits[1, 100:160] = True
    bits[2, 100:220] = True
    bits[3] = bits[4] = np.arange(256) % 2 == 0
    hashes = np.packbits(bits, axis=1).view(np.uint64)
    assert near_duplicates.alike(hashes[[0, 3, 1, 4, 2]]) == [[0, 2, 4], [1, 3]]
    assert near_duplicates.alike(hashes[[0, 2]]) == []
    assert near_duplicates.alike(hashes[:0]) == []


def test_thousands_of_photos_are_compared_in_less_than_a_second_whether_alike_or_not() -> None:
    chance = np.random.default_rng(0)
    different = chance.integers(0, 2**63, (5000, 4)).astype(np.uint64)
    began = time.thread_time()
    assert near_duplicates.alike(different) == []
    assert near_duplicates.alike(np.repeat(different[:1], 5000, axis=0)) == [list(range(5000))]
    assert time.thread_time() - began < 1


@pytest.fixture
def project(tmp_path: Path, scenes: list[Image.Image]) -> Project:
    """Photos 0 to 3 twice, in these splits; 4 to 7 once."""
    made = Project.create(tmp_path / "project", ["bee"])
    splits: list[tuple[Split | None, Split | None]] = [
        ("train", "test"), ("val", "val"), ("test", None), ("test", "val"),
    ]  # fmt: skip
    for number, pair in enumerate(splits):
        _photo(made, scenes[number], f"{number}.jpg", pair[0])
        _photo(made, SAME["brighter"](scenes[number]), f"{number} again.jpg", pair[1])
    for number, split in zip(range(4, 8), ("train", "train", "val", "test"), strict=True):
        _photo(made, scenes[number], f"{number}.jpg", split)
    return made


def _photo(project: Project, image: Image.Image, name: str, split: Split | None, group: str | None = None) -> None:
    _saved(image, project.path / "images" / name)
    box = LabelledBox("bee", (10.0, 10.0, 50.0, 50.0))
    project.save_annotation(
        f"images/{name}", Annotation(boxes=(box,), state="labelled", split=split, group=group, height=480, width=640)
    )


def _found(project: Project) -> tuple[near_duplicates.Group, ...]:
    return near_duplicates.find(project, scanning.scan(project, None).catalogue)


def _names(group: near_duplicates.Group) -> list[str]:
    return [member.photo.removeprefix("images/") for member in group.members]


def test_groups_that_leak_are_found_first(project: Project) -> None:
    groups = _found(project)
    assert [_names(group) for group in groups] == [
        ["0 again.jpg", "0.jpg"], ["3 again.jpg", "3.jpg"], ["1 again.jpg", "1.jpg"], ["2 again.jpg", "2.jpg"],
    ]  # fmt: skip
    assert [group.leaks for group in groups] == [True, True, False, False]
    assert groups[0].splits == {"train", "test"}


def test_a_photo_is_looked_at_again_only_when_it_changed(
    project: Project, scenes: list[Image.Image], monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[Path] = []
    hash_of = near_duplicates.hash_of
    monkeypatch.setattr(near_duplicates, "hash_of", lambda path: (read.append(path), hash_of(path))[1])
    assert len(_found(project)) == 4
    assert len(read) == 12
    assert len(_found(project)) == 4
    assert len(read) == 12
    path = _saved(scenes[9], project.path / "images" / "0.jpg")
    os.utime(path, ns=(1, 1))
    assert len(_found(project)) == 3
    assert read[12:] == [path]
    (project.path / ".cache" / "near-duplicates").write_bytes(b"damaged")
    assert len(_found(project)) == 3
    assert len(read) == 25


def test_photos_that_cannot_be_read_or_lie_in_the_bin_take_no_part(project: Project) -> None:
    (project.path / "images" / "0.jpg").write_bytes(b"no photo")
    annotation = project.annotation("images/1.jpg")
    assert annotation is not None
    project.save_annotation("images/1.jpg", replace(annotation, binned=True))
    assert [_names(group)[0] for group in _found(project)] == ["3 again.jpg", "2 again.jpg"]


def test_the_search_can_be_stopped(project: Project) -> None:
    def stop(done: int, total: int) -> None:
        assert (done, total) == (0, 12)
        raise Cancelled

    with pytest.raises(Cancelled):
        near_duplicates.find(project, scanning.scan(project, None).catalogue, stop)


def test_the_fix_is_an_edit_that_can_be_undone(project: Project) -> None:
    catalogue = scanning.scan(project, None).catalogue
    groups = near_duplicates.find(project, catalogue)
    editor = Editor(project)
    changes = near_duplicates.fixed(groups, catalogue, editor.labels)
    assert {name: labels.split for name, labels in changes.items()} == {
        "images/0 again.jpg": "train",
        "images/3.jpg": "val",
    }
    editor.do("leak", changes)
    assert editor.flush()
    assert not any(group.leaks for group in _found(project))
    editor.undo()
    assert editor.close()
    assert sum(group.leaks for group in _found(project)) == 2


def test_what_is_kept_together_moves_together(project: Project, scenes: list[Image.Image]) -> None:
    _photo(project, scenes[8], "8.jpg", "test", group="film")
    _photo(project, SAME["darker"](scenes[0]), "0 in a film.jpg", "test", group="film")
    catalogue = scanning.scan(project, None).catalogue
    changes = near_duplicates.fixed(near_duplicates.find(project, catalogue), catalogue, lambda _: Labels(split=None))
    assert {name for name, labels in changes.items() if labels.split == "test"} >= {
        "images/0.jpg", "images/0 again.jpg", "images/0 in a film.jpg", "images/8.jpg",
    }  # fmt: skip


def test_no_split_is_left_without_photos(tmp_path: Path, scenes: list[Image.Image]) -> None:
    project = Project.create(tmp_path / "project", ["bee"])
    for number, split in enumerate(("train", "train", "val", "test")):
        _photo(project, ImageEnhance.Brightness(scenes[0]).enhance(1 - number / 20), f"{number}.jpg", split)
    catalogue = scanning.scan(project, None).catalogue
    groups = near_duplicates.find(project, catalogue)
    assert [len(group.members) for group in groups] == [4]
    assert near_duplicates.fixed(groups, catalogue, lambda _: Labels()) == {}


def test_a_damaged_label_file_stays_as_it_is(project: Project) -> None:
    catalogue = scanning.scan(project, None).catalogue

    def labels_of(photo: str) -> Labels:
        if photo == "images/3.jpg":
            raise InputError("damaged")
        return Labels(split="test")

    changes = near_duplicates.fixed(near_duplicates.find(project, catalogue), catalogue, labels_of)
    assert "images/3.jpg" not in changes
    assert "images/0 again.jpg" in changes
