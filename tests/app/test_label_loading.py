"""A photo looks and lies on the canvas exactly as it does for the network, and is ready before it is wanted."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from app.labelling import loading
from app.labelling.loading import Loader, Photo
from app.labelling.photo_item import light_table
from effdet_core.errors import InputError, Problem
from effdet_core.images import read_rgb

ORIENTATION = 0x0112


def quarters() -> Image.Image:
    """Four colours, so that every turn shows; 48 wide, 32 high."""
    pixels = np.zeros((32, 48, 3), np.uint8)
    pixels[:16, :24], pixels[:16, 24:] = (220, 40, 40), (40, 200, 40)
    pixels[16:, :24], pixels[16:, 24:] = (40, 40, 220), (200, 200, 60)
    return Image.fromarray(pixels)


def pixels_of(image: QImage) -> NDArray[np.uint8]:
    raw = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.bytesPerLine() // 4, 4)
    return raw[:, : image.width(), 2::-1]


def assert_as_the_network_sees_it(path: Path) -> None:
    photo, expected = loading.read(path), read_rgb(path)
    shown = pixels_of(photo.levels[0])
    assert (photo.height, photo.width) == expected.shape[:2] == shown.shape[:2]
    assert np.abs(shown.astype(int) - expected).mean() < 2


@pytest.mark.parametrize("orientation", range(1, 9))
@pytest.mark.parametrize("ending", ["jpg", "png", "webp", "tif"])
def test_every_orientation_is_upright(tmp_path: Path, orientation: int, ending: str) -> None:
    exif = Image.Exif()
    exif[ORIENTATION] = orientation
    quarters().save(tmp_path / f"p.{ending}", exif=exif)
    assert_as_the_network_sees_it(tmp_path / f"p.{ending}")


@pytest.mark.parametrize("mode", ["L", "CMYK", "RGB"])
def test_jpegs_of_other_colours_look_the_same(tmp_path: Path, mode: str) -> None:
    quarters().convert(mode).save(tmp_path / "p.jpg", quality=95)
    assert_as_the_network_sees_it(tmp_path / "p.jpg")


@pytest.mark.parametrize("mode", ["P", "LA", "RGBA", "1"])
def test_pngs_of_other_colours_look_the_same(tmp_path: Path, mode: str) -> None:
    image = quarters().convert(mode)
    if mode == "RGBA":
        image.putalpha(Image.linear_gradient("L").resize(image.size))
    image.save(tmp_path / "p.png")
    assert_as_the_network_sees_it(tmp_path / "p.png")


@pytest.mark.parametrize("ending", ["gif", "bmp"])
def test_other_formats_look_the_same(tmp_path: Path, ending: str) -> None:
    quarters().save(tmp_path / f"p.{ending}")
    assert_as_the_network_sees_it(tmp_path / f"p.{ending}")


def test_a_photo_that_was_cut_off_is_refused_and_not_shown_half(tmp_path: Path) -> None:
    quarters().resize((480, 320)).save(tmp_path / "p.jpg")
    whole = (tmp_path / "p.jpg").read_bytes()
    (tmp_path / "p.jpg").write_bytes(whole[: len(whole) // 2])
    with pytest.raises(InputError):
        loading.read(tmp_path / "p.jpg")


def test_a_large_photo_has_smaller_copies_and_a_small_one_none(tmp_path: Path) -> None:
    quarters().resize((3000, 2001)).save(tmp_path / "p.jpg")
    levels = loading.read(tmp_path / "p.jpg").levels
    assert [(level.width(), level.height()) for level in levels] == [(3000, 2001), (1500, 1001)]
    assert levels[1].pixelColor(100, 100).red() == pytest.approx(levels[0].pixelColor(200, 200).red(), abs=4)
    quarters().save(tmp_path / "q.jpg")
    assert len(loading.read(tmp_path / "q.jpg").levels) == 1


@pytest.fixture
def photos(tmp_path: Path) -> list[tuple[str, Path]]:
    made = [(f"{number}.jpg", tmp_path / f"{number}.jpg") for number in range(6)]
    for _, path in made:
        quarters().resize((480, 320)).save(path)
    return made


@pytest.fixture
def loader(qtbot: QtBot) -> Iterator[Loader]:
    made = Loader(most_bytes=3 * 480 * 320 * 4)
    yield made
    made.close()


def test_photos_are_read_ahead_and_only_as_many_kept_as_fit(
    loader: Loader, photos: list[tuple[str, Path]], qtbot: QtBot
) -> None:
    came: list[str] = []
    loader.loaded.connect(lambda name, photo: came.append(name))
    loader.want(photos[:3])
    qtbot.waitUntil(lambda: len(came) == 3)
    assert all(isinstance(loader.photo(*item), Photo) for item in photos[:3])
    loader.want(photos[2:4])
    qtbot.waitUntil(lambda: loader.photo(*photos[3]) is not None)
    assert loader.photo(*photos[0]) is None, "the one wanted longest ago went"
    assert loader.photo(*photos[2]) is not None


def test_what_is_no_longer_wanted_is_not_read(loader: Loader, photos: list[tuple[str, Path]], qtbot: QtBot) -> None:
    came: list[str] = []
    loader.loaded.connect(lambda name, photo: came.append(name))
    loader.want(photos)
    loader.want(photos[5:])
    qtbot.waitUntil(lambda: "5.jpg" in came)
    assert "4.jpg" not in came


def test_another_file_in_the_place_of_a_photo_is_noticed(
    loader: Loader, photos: list[tuple[str, Path]], qtbot: QtBot
) -> None:
    loader.want(photos[:1])
    qtbot.waitUntil(lambda: loader.photo(*photos[0]) is not None)
    quarters().resize((100, 80)).save(photos[0][1])
    assert loader.photo(*photos[0]) is None


def test_a_broken_photo_says_why(loader: Loader, tmp_path: Path, qtbot: QtBot) -> None:
    said: list[Problem] = []
    loader.failed.connect(lambda name, problem: said.append(problem))
    (tmp_path / "x.jpg").write_bytes(b"")
    loader.want([("x", tmp_path / "x.jpg"), ("y", tmp_path / "y.jpg")])
    qtbot.waitUntil(lambda: len(said) == 2)
    assert {problem.message for problem in said} == {"the file is empty", "the file is missing"}
    assert all(problem.hint for problem in said)


def test_light_changes_nothing_at_zero_and_keeps_order() -> None:
    assert light_table(0, 0) is None
    for brightness, contrast in ((50, 0), (-50, 30), (0, 100), (0, -60)):
        table = light_table(brightness, contrast)
        assert table is not None
        assert list(table) == sorted(table)
        assert 0 <= min(table) <= max(table) <= 255
