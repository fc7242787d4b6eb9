"""Photos from anywhere: read upright as RGB, or refused with name, reason and remedy."""

from __future__ import annotations

import contextlib
import io
import os
import struct
import warnings
import zlib
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image

from effdet_core import images
from effdet_core.errors import InputError, UserError
from effdet_core.images import check, probe, read_rgb

LANDSCAPE = (40, 24)
"""Width and height of the test scene: red on the left, blue on the right."""


def scene() -> Image.Image:
    pixels = np.zeros((LANDSCAPE[1], LANDSCAPE[0], 3), np.uint8)
    pixels[:, :20] = (200, 20, 20)
    pixels[:, 20:] = (20, 20, 200)
    return Image.fromarray(pixels)


def exif_of(orientation: int) -> Image.Exif:
    exif = Image.Exif()
    exif[0x0112] = orientation
    return exif


def assert_refused(path: Path, *words: str) -> None:
    for read in (probe, check, read_rgb):
        with pytest.raises(InputError) as caught:
            read(path)
        problem = caught.value.problems[0]
        assert problem.where == str(path)
        assert problem.hint
        assert all(word in problem.message for word in words), problem.message


@pytest.mark.parametrize("suffix", [".jpg", ".png", ".bmp", ".gif", ".webp", ".tif"])
def test_usual_formats_are_read_as_rgb(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"photo{suffix}"
    scene().save(path)
    pixels = read_rgb(path)
    assert pixels.shape == (24, 40, 3)
    assert pixels.dtype == np.uint8
    assert pixels[12, 4, 0] > 150
    assert pixels[12, 36, 2] > 150
    info = probe(path)
    assert (info.height, info.width) == (24, 40)


@pytest.mark.parametrize("suffix", [".jpg", ".png", ".webp", ".tif"])
@pytest.mark.parametrize("orientation", range(1, 9))
def test_exif_orientation_is_applied_and_the_header_agrees(tmp_path: Path, suffix: str, orientation: int) -> None:
    path = tmp_path / f"turned{suffix}"
    scene().save(path, exif=exif_of(orientation), **({"lossless": True} if suffix == ".webp" else {}))
    pixels = read_rgb(path)
    info = probe(path)
    assert (info.height, info.width) == pixels.shape[:2]
    assert pixels.shape[:2] == ((40, 24) if orientation >= 5 else (24, 40))
    red_first = {1: (12, 4), 2: (12, 36), 3: (12, 36), 4: (12, 4), 5: (4, 12), 6: (4, 12), 7: (36, 12), 8: (36, 12)}
    assert pixels[red_first[orientation]][0] > 150


def test_damaged_exif_does_not_cost_the_picture(tmp_path: Path) -> None:
    path = tmp_path / "odd.jpg"
    scene().save(path, exif=b"Exif\x00\x00MM\x00\x2a\xff\xff\xff\xffrubbish")
    assert read_rgb(path).shape == (24, 40, 3)


def test_cmyk_becomes_rgb(tmp_path: Path) -> None:
    path = tmp_path / "print.jpg"
    scene().convert("CMYK").save(path, quality=95)
    pixels = read_rgb(path)
    assert pixels[12, 4, 0] > 150 > pixels[12, 4, 2]


def test_sixteen_bit_grey_is_scaled_not_clipped(tmp_path: Path) -> None:
    path = tmp_path / "microscope.png"
    ramp = np.linspace(0, 65535, 256).astype(np.uint16)[None].repeat(4, 0)
    Image.fromarray(ramp).save(path)
    pixels = read_rgb(path)
    assert pixels[0, 0, 0] == 0
    assert pixels[0, -1, 0] == 255
    assert abs(int(pixels[0, 128, 0]) - 128) <= 1


@pytest.mark.parametrize(
    ("white", "dtype"), [(1.0, np.float32), (255.0, np.float32), (65535, np.int32), (9e6, np.float32)]
)
def test_wide_grey_keeps_its_range(tmp_path: Path, white: float, dtype: type) -> None:
    path = tmp_path / "wide.tif"
    Image.fromarray((np.linspace(0, 1, 11)[None] * white).astype(dtype)).save(path)
    assert read_rgb(path)[0, [0, 5, 10], 0].tolist() == pytest.approx([0, 128, 255], abs=1)


def test_not_a_number_in_a_picture_becomes_black(tmp_path: Path) -> None:
    path = tmp_path / "nan.tif"
    Image.fromarray(np.array([[np.nan, np.inf, 1.0]], np.float32)).save(path)
    assert read_rgb(path)[0, :, 0].tolist() == [0, 0, 255]


@pytest.mark.parametrize("mode", ["RGBA", "LA"])
def test_transparent_parts_lie_on_neutral_grey(tmp_path: Path, mode: str) -> None:
    path = tmp_path / "cut_out.png"
    Image.new(mode, (8, 8), 0).save(path)
    assert read_rgb(path)[0, 0].tolist() == [127, 127, 127]


def test_palettes_with_and_without_transparency_are_read(tmp_path: Path) -> None:
    plain, see_through = tmp_path / "plain.png", tmp_path / "see_through.png"
    paletted = scene().quantize(4)
    paletted.save(plain)
    paletted.save(see_through, transparency=paletted.getpixel((36, 12)))
    assert read_rgb(plain)[12, 4, 0] > 150
    assert read_rgb(see_through)[12, 36].tolist() == [127, 127, 127]


def test_one_bit_pictures_are_black_and_white(tmp_path: Path) -> None:
    path = tmp_path / "fax.tif"
    Image.fromarray(np.eye(8, dtype=bool)).save(path)
    assert read_rgb(path)[:2, :2, 0].tolist() == [[255, 0], [0, 255]]


@pytest.mark.parametrize("suffix", [".gif", ".webp", ".png"])
def test_of_an_animation_the_first_frame_is_read(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"moving{suffix}"
    frames = [Image.new("RGB", (16, 16), colour) for colour in ("red", "blue")]
    frames[0].save(path, save_all=True, append_images=frames[1:], duration=50)
    assert read_rgb(path)[8, 8, 0] > 200


def test_a_single_pixel_is_a_picture(tmp_path: Path) -> None:
    path = tmp_path / "dot.png"
    Image.new("RGB", (1, 1), "red").save(path)
    assert read_rgb(path).tolist() == [[[255, 0, 0]]]


def test_fifty_megapixels_are_accepted(tmp_path: Path) -> None:
    path = tmp_path / "large.png"
    Image.new("L", (10_000, 5_000)).save(path, compress_level=1)
    assert check(path).width == 10_000
    assert read_rgb(path).shape == (5_000, 10_000, 3)


def test_a_warning_of_pillow_about_a_large_picture_does_not_leak(tmp_path: Path) -> None:
    path = tmp_path / "large.png"
    path.write_bytes(png_claiming(10_000, 10_000))
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert probe(path).width == 10_000


@pytest.mark.parametrize(("width", "height"), [(15_000, 15_000), (60_000, 60_000), (2**31 - 1, 2**31 - 1)])
def test_decompression_bombs_are_refused_by_their_claim(tmp_path: Path, width: int, height: int) -> None:
    path = tmp_path / "bomb.png"
    path.write_bytes(png_claiming(width, height))
    assert_refused(path, "pixels")


def png_claiming(width: int, height: int) -> bytes:
    """A tiny grey PNG whose header claims any size."""
    rows = zlib.compress(bytes(100))
    chunks = [(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)), (b"IDAT", rows), (b"IEND", b"")]
    body = b"".join(struct.pack(">I", len(d)) + n + d + struct.pack(">I", zlib.crc32(n + d)) for n, d in chunks)
    return b"\x89PNG\r\n\x1a\n" + body


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    assert_refused(tmp_path / "gone.jpg", "missing")


def test_an_empty_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "empty.jpg"
    path.touch()
    assert_refused(path, "empty")


def test_a_text_in_disguise_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "letter.jpg"
    path.write_text("Dear Sir or Madam")
    assert_refused(path, "not a photo")


def test_a_folder_and_a_pipe_are_refused_without_waiting(tmp_path: Path) -> None:
    assert_refused(tmp_path, "not a file")
    if hasattr(os, "mkfifo"):
        os.mkfifo(tmp_path / "pipe.jpg")
        assert_refused(tmp_path / "pipe.jpg", "not a file")


@pytest.mark.parametrize("suffix", [".jpg", ".png", ".gif", ".webp", ".bmp", ".tif"])
def test_a_truncated_file_is_refused_by_check_and_by_reading(tmp_path: Path, suffix: str) -> None:
    noise = Image.fromarray(np.random.default_rng(1).integers(0, 256, (200, 200, 3), np.uint8))
    buffer = io.BytesIO()
    noise.save(buffer, format=Image.registered_extensions()[suffix])
    path = tmp_path / f"half{suffix}"
    path.write_bytes(buffer.getvalue()[: len(buffer.getvalue()) // 2])
    for read in (check, read_rgb):
        with pytest.raises(InputError, match="damaged"):
            read(path)


@pytest.mark.parametrize(
    "name", ["фото 1.jpg", "写真.png", "صورة.jpg", "à la carte (2).jpg", "🩸.png", "x" * 200 + ".jpg"]
)
def test_names_in_any_script_work(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    scene().save(path)
    assert read_rgb(path).shape == (24, 40, 3)
    assert check(path).path == path


def test_hidden_files_and_other_suffixes_are_no_pictures() -> None:
    assert images.is_picture(Path("a.JPG"))
    assert images.is_picture(Path("b.tiff"))
    assert not images.is_picture(Path("._a.jpg"))
    assert not images.is_picture(Path("a.xml"))


def encoded(format_name: str) -> bytes:
    buffer = io.BytesIO()
    scene().save(buffer, format=format_name, **({"exif": exif_of(6)} if format_name != "BMP" else {}))
    return buffer.getvalue()


VALID = {name: encoded(name) for name in ("JPEG", "PNG", "BMP", "WEBP", "TIFF")}


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_damaged_bytes_are_read_or_refused_and_nothing_else(tmp_path: Path, data: st.DataObject) -> None:
    whole = bytearray(VALID[data.draw(st.sampled_from(sorted(VALID)))])
    for _ in range(data.draw(st.integers(1, 6))):
        whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
    path = tmp_path / "fuzz.jpg"
    path.write_bytes(bytes(whole[: data.draw(st.integers(0, len(whole)))]))
    for read in (probe, check, read_rgb):
        with contextlib.suppress(UserError):
            read(path)
