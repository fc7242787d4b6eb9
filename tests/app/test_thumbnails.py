"""Small pictures of photos: upright, kept on disk, made for what is still looked at."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from app import thumbnails as module
from app.thumbnails import Thumbnails


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("EFFDET_STUDIO_CACHE", str(tmp_path / "cache"))
    photos = tmp_path / "photos"
    photos.mkdir()
    return photos


@pytest.fixture
def thumbnails(folder: Path) -> Iterator[Thumbnails]:
    made = Thumbnails()
    made.set_project(lambda name: folder / name)
    yield made
    made.close()
    made.deleteLater()


def _photo(path: Path, size: tuple[int, int] = (600, 300), *, noisy: bool = False, **options: object) -> None:
    width, height = size
    pixels = np.full((height, width, 3), (200, 30, 30), np.uint8)
    pixels[:, : width // 2] = (30, 30, 200)
    if noisy:
        pixels = np.random.default_rng(1).integers(0, 255, (height, width, 3), dtype=np.uint8)
    Image.fromarray(pixels).save(path, **options)  # type: ignore[arg-type]


def _made(thumbnails: Thumbnails, qtbot: QtBot, name: str, side: int = 128) -> QImage:
    if (image := thumbnails.get(name, side)) is None:
        with qtbot.waitSignal(thumbnails.ready):
            pass
        image = thumbnails.get(name, side)
    assert image is not None
    return image


def test_a_small_picture_is_made_in_the_background(thumbnails: Thumbnails, folder: Path, qtbot: QtBot) -> None:
    _photo(folder / "a.jpg")
    assert thumbnails.get("a.jpg", 100) is None
    image = _made(thumbnails, qtbot, "a.jpg", 100)
    assert (image.width(), image.height()) == (128, 64)


def test_a_turned_photo_is_upright(thumbnails: Thumbnails, folder: Path, qtbot: QtBot) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    _photo(folder / "a.jpg", exif=exif)
    image = _made(thumbnails, qtbot, "a.jpg")
    assert (image.width(), image.height()) == (64, 128)
    assert image.pixelColor(32, 20).blue() > 150


def test_a_photo_smaller_than_asked_for_is_shown_as_it_is(thumbnails: Thumbnails, folder: Path, qtbot: QtBot) -> None:
    _photo(folder / "a.png", (40, 20))
    assert _made(thumbnails, qtbot, "a.png", 256).width() == 40


def test_kinds_that_qt_does_not_read_go_through_pillow(thumbnails: Thumbnails, folder: Path, qtbot: QtBot) -> None:
    Image.fromarray(np.full((300, 400), 40000, np.uint16)).save(folder / "a.tif")
    assert _made(thumbnails, qtbot, "a.tif").width() == 128


def test_a_broken_photo_says_why_and_is_not_tried_again(thumbnails: Thumbnails, folder: Path, qtbot: QtBot) -> None:
    (folder / "a.jpg").write_bytes(b"no photo")
    with qtbot.waitSignal(thumbnails.ready):
        assert thumbnails.get("a.jpg", 128) is None
    assert "not a photo" in (thumbnails.broken("a.jpg") or "")
    assert thumbnails.get("a.jpg", 128) is None
    assert thumbnails.broken("missing.jpg") is None


def test_what_was_scrolled_away_is_not_made(thumbnails: Thumbnails, folder: Path, qtbot: QtBot) -> None:
    _photo(folder / "0.jpg", (2000, 1500), noisy=True)
    for number in range(1, 30):
        (folder / f"{number}.jpg").hardlink_to(folder / "0.jpg")
    for number in range(30):
        thumbnails.get(f"{number}.jpg", 128)
    thumbnails.keep_only({"29.jpg"})
    made: list[str] = []
    thumbnails.ready.connect(made.append)
    qtbot.waitUntil(lambda: thumbnails.get("29.jpg", 128) is not None)
    qtbot.wait(100)
    assert len(made) < 10


def test_large_photos_are_kept_on_disk_until_they_change(
    thumbnails: Thumbnails, folder: Path, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _photo(folder / "a.jpg", (1200, 900), noisy=True, quality=95)
    _made(thumbnails, qtbot, "a.jpg")
    kept = list((tmp_path / "cache").rglob("*.jpg"))
    assert len(kept) == 1
    thumbnails.forget()
    with monkeypatch.context() as patched:
        patched.setattr(module, "_scaled", lambda path, side: pytest.fail("made again"))
        _made(thumbnails, qtbot, "a.jpg")
    _photo(folder / "a.jpg", (900, 1200), noisy=True, quality=95)
    thumbnails.forget("a.jpg")
    assert _made(thumbnails, qtbot, "a.jpg").height() == 128


def test_a_photo_that_comes_back_or_is_replaced_gets_its_own_picture(
    thumbnails: Thumbnails, folder: Path, qtbot: QtBot
) -> None:
    _photo(folder / "kept.jpg")
    _made(thumbnails, qtbot, "kept.jpg")
    with qtbot.waitSignal(thumbnails.ready):
        thumbnails.get("gone.jpg", 128)
    assert thumbnails.broken("gone.jpg")
    _photo(folder / "gone.jpg")
    _photo(folder / "kept.jpg", (300, 600))
    told: list[str] = []
    thumbnails.ready.connect(told.append)
    thumbnails.look_again()
    qtbot.waitUntil(lambda: set(told) == {"gone.jpg", "kept.jpg"})
    assert thumbnails.broken("gone.jpg") is None
    assert _made(thumbnails, qtbot, "gone.jpg").height() == 64
    assert _made(thumbnails, qtbot, "kept.jpg").height() == 128
    told.clear()
    thumbnails.look_again()
    assert thumbnails._pool.waitForDone()
    qtbot.wait(0)
    assert told == [], "what is as it was stays"


def test_pictures_of_another_project_never_come_late(thumbnails: Thumbnails, folder: Path, qtbot: QtBot) -> None:
    _photo(folder / "a.jpg", (3000, 2000), noisy=True)
    thumbnails.get("a.jpg", 128)
    thumbnails.set_project(None)
    qtbot.wait(300)
    assert thumbnails.get("a.jpg", 128) is None
    assert thumbnails.broken("a.jpg") is None
