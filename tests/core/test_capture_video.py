from __future__ import annotations

import random
from contextlib import closing
from pathlib import Path

import av
import numpy as np
import pytest

from effdet_core.capture import video
from effdet_core.capture.frame import Frame
from effdet_core.capture.video import Video
from effdet_core.errors import InputError
from tests.core.tiny_video import HEIGHT, RATE, WIDTH, corner_of, make_video, number_of, picture, turned


@pytest.fixture
def clip(tmp_path: Path) -> Path:
    return make_video(tmp_path / "clip.mp4")


def frames(path: Path) -> list[Frame]:
    found = []
    with closing(Video(path)) as opened:
        while (frame := opened.next()) is not None:
            found.append(frame)
    return found


def reason(path: Path) -> str:
    with pytest.raises(InputError) as caught:
        frames(path)
    problem = caught.value.problems[0]
    assert problem.where == str(path)
    assert problem.hint
    return problem.message


def test_every_frame_comes_in_order_with_its_time(clip: Path) -> None:
    found = frames(clip)
    assert [number_of(frame.rgb()) for frame in found] == list(range(20))
    assert [frame.number for frame in found] == list(range(20))
    assert [frame.seconds for frame in found] == pytest.approx([number / RATE for number in range(20)])


def test_it_says_how_long_it_is_and_how_many_frames_a_second_it_has(clip: Path) -> None:
    with closing(Video(clip)) as opened:
        assert (opened.seconds, opened.rate, opened.name, opened.is_live) == (2.0, RATE, "clip.mp4", False)


@pytest.mark.parametrize(
    ("ending", "codec"), [("mkv", "libx264"), ("avi", "mjpeg"), ("webm", "libvpx"), ("ts", "mpeg2video")]
)
def test_the_usual_containers_and_codecs_are_read(tmp_path: Path, ending: str, codec: str) -> None:
    path = tmp_path / f"clip.{ending}"
    try:
        make_video(path, codec=codec)
    except (av.FFmpegError, ValueError):
        pytest.skip(f"this FFmpeg does not write {codec}")
    found = [number_of(frame.rgb()) for frame in frames(path)]
    assert found == list(range(20))


def test_colours_are_those_that_went_in(clip: Path) -> None:
    assert np.abs(frames(clip)[3].rgb().astype(int) - picture(3)).mean() < 6


def test_for_the_screen_it_has_another_size_and_order_of_colours(clip: Path) -> None:
    shown = frames(clip)[0].for_screen((24, 40))
    assert shown.shape == (24, 40, 4)
    blue, green, red, rest = shown[2, 2].tolist()
    assert red > 180 > 80 > max(blue, green)
    assert rest == 255
    assert shown.flags.c_contiguous


@pytest.mark.parametrize("seconds", [0.0, 0.1, 0.7, 1.3, 1.9])
def test_the_frame_at_a_time_comes_after_winding_there(clip: Path, seconds: float) -> None:
    with closing(Video(clip)) as opened:
        opened.next()
        opened.seek(seconds)
        found = [opened.next(), opened.next()]
    assert found[0] is not None
    assert number_of(found[0].rgb()) == round(seconds * RATE)
    if seconds < 1.9:
        assert found[1] is not None
        assert number_of(found[1].rgb()) == round(seconds * RATE) + 1


def test_winding_beyond_the_end_shows_the_last_frame(clip: Path) -> None:
    with closing(Video(clip)) as opened:
        opened.seek(99)
        last = opened.next()
        assert last is not None
        assert number_of(last.rgb()) == 19
        assert opened.next() is None


TURNS = {"top right": (0, 1, -1, 0), "bottom right": (-1, 0, 0, -1), "bottom left": (0, -1, 1, 0)}


@pytest.mark.parametrize("corner", TURNS)
def test_a_video_of_a_phone_held_upright_is_turned(clip: Path, corner: str) -> None:
    """The matrix (0, 1, -1, 0) turns a quarter with the clock: the upper left corner comes to the upper right."""
    first = frames(turned(clip, TURNS[corner]))[0]
    assert corner_of(first.rgb()) == corner
    assert first.size == ((HEIGHT, WIDTH) if corner == "bottom right" else (WIDTH, HEIGHT)) == first.rgb().shape[:2]
    assert corner_of(first.for_screen((40, 40))[..., 2::-1]) == corner


def test_what_is_no_video_is_refused_in_words(tmp_path: Path) -> None:
    missing, empty, text, folder = (tmp_path / name for name in ("a.mp4", "b.mp4", "c.mp4", "d.mp4"))
    empty.touch()
    text.write_text("hello " * 100)
    folder.mkdir()
    assert "missing" in reason(missing)
    assert "empty" in reason(empty)
    assert "no video that can be read" in reason(text)
    assert "not a file" in reason(folder)


def test_a_playlist_cannot_make_it_read_other_files(tmp_path: Path, clip: Path) -> None:
    list_ = tmp_path / "list.mp4"
    list_.write_text(f"#EXTM3U\n#EXT-X-TARGETDURATION:2\n#EXTINF:2,\n{clip.name}\n#EXT-X-ENDLIST\n")
    script = tmp_path / "script.mkv"
    script.write_text(f"ffconcat version 1.0\nfile {clip.name}\n")
    assert "no video that can be read" in reason(list_)
    assert "no video that can be read" in reason(script)


def test_sound_alone_is_no_video(tmp_path: Path) -> None:
    path = tmp_path / "song.mkv"
    with av.open(str(path), "w") as container:
        stream = container.add_stream("pcm_s16le", rate=8000, layout="mono")
        frame = av.AudioFrame.from_ndarray(np.zeros((1, 800), np.int16), format="s16", layout="mono")
        frame.sample_rate = 8000
        for packet in (*stream.encode(frame), *stream.encode()):
            container.mux(packet)
    assert "holds no video" in reason(path)


def test_a_codec_that_cameras_do_not_write_is_refused_with_its_name(tmp_path: Path) -> None:
    assert "qtrle" in reason(make_video(tmp_path / "old.mov", codec="qtrle"))


def test_frames_that_are_too_large_are_refused_before_one_is_decoded(
    clip: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(video, "MOST_PIXELS", HEIGHT * WIDTH - 1)
    assert f"{WIDTH} x {HEIGHT} pixels" in reason(clip)


def test_a_video_that_was_cut_off_gives_what_is_there(tmp_path: Path) -> None:
    path = make_video(tmp_path / "clip.avi", codec="mjpeg")
    data = path.read_bytes()
    path.write_bytes(data[: len(data) * 2 // 3])
    assert 5 < len(frames(path)) < 20


@pytest.mark.parametrize(("ending", "codec"), [("mp4", "mpeg4"), ("ts", "mpeg2video"), ("avi", "mjpeg")])
def test_damaged_videos_never_do_worse_than_being_refused(tmp_path: Path, ending: str, codec: str) -> None:
    random_ = random.Random(7)
    path = make_video(tmp_path / f"clip.{ending}", codec=codec)
    good = path.read_bytes()
    read = 0
    for _ in range(100):
        data = bytearray(good)
        for _ in range(random_.choice((1, 5, 50))):
            data[random_.randrange(len(data))] = random_.randrange(256)
        path.write_bytes(data[: random_.choice((len(data), len(data), random_.randrange(1, len(data))))])
        try:
            read += bool(frames(path))
        except InputError:
            continue
    assert read > 10
