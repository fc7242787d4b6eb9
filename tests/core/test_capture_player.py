from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PIL import Image

from effdet_core.capture import pictures
from effdet_core.capture.camera import Camera, Live
from effdet_core.capture.frame import Frame
from effdet_core.capture.pictures import PACE, Pictures
from effdet_core.capture.player import Player, Stream
from effdet_core.capture.video import Video
from effdet_core.errors import InputError
from tests.core.tiny_video import make_video, number_of

PATTERN = Camera("Pattern", "testsrc=size=64x48:rate=30,realtime", "lavfi")


@pytest.fixture(scope="module")
def clip(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_video(tmp_path_factory.mktemp("video") / "clip.mp4")


@contextmanager
def playing(open: Callable[[], Stream], *, plays: bool = True) -> Iterator[Player]:
    player = Player(open, playing=plays)
    try:
        yield player
    finally:
        player.close()
        assert player.join()


def until(condition: Callable[[], object], most: float = 10.0) -> None:
    end = time.monotonic() + most
    while not condition():
        assert time.monotonic() < end, "it took too long"
        time.sleep(0.005)


def newest(player: Player) -> Frame:
    until(lambda: player.has_new)
    frame = player.take()
    assert frame is not None
    return frame


def test_a_video_plays_at_its_own_speed(clip: Path) -> None:
    began = time.monotonic()
    with playing(lambda: Video(clip)) as player:
        until(lambda: player.now.ended)
        assert 1.8 <= time.monotonic() - began < 10
        assert player.now.position == pytest.approx(1.9)
        assert not player.now.playing


def test_whoever_looks_slowly_gets_the_newest_frame_and_no_queue(clip: Path) -> None:
    with playing(lambda: Video(clip)) as player:
        first = newest(player)
        until(lambda: player.now.position >= 1.0)
        later = newest(player)
        assert later.number - first.number >= 9
        assert player.now.position == later.seconds


def test_standing_still_it_shows_the_first_frame_and_waits(clip: Path) -> None:
    with playing(lambda: Video(clip), plays=False) as player:
        assert newest(player).number == 0
        time.sleep(0.3)
        assert not player.has_new


def test_steps_go_to_the_neighbours_and_stand_still(clip: Path) -> None:
    with playing(lambda: Video(clip), plays=False) as player:
        newest(player)
        seen = []
        for step in (1, 1, -1, 1):
            player.step(step)
            seen.append(number_of(newest(player).rgb()))
        assert seen == [1, 2, 1, 2]
        assert not player.now.playing


def test_winding_shows_the_frame_there_whether_it_plays_or_not(clip: Path) -> None:
    with playing(lambda: Video(clip), plays=False) as player:
        newest(player)
        player.seek(1.2)
        assert number_of(newest(player).rgb()) == 12
        player.play()
        until(lambda: player.now.ended)
        player.seek(0.5)
        until(lambda: player.now.position == pytest.approx(0.5))
        assert not player.now.ended


def test_after_the_end_playing_begins_anew(clip: Path) -> None:
    with playing(lambda: Video(clip)) as player:
        until(lambda: player.now.ended)
        player.play()
        until(lambda: player.now.playing and player.now.position < 1.0)
        until(lambda: player.now.position >= 0.3)


def test_what_cannot_be_opened_is_said_and_does_no_harm(tmp_path: Path) -> None:
    with playing(lambda: Video(tmp_path / "none.mp4")) as player:
        until(lambda: player.now.problem)
        assert player.now.problem is not None
        assert "missing" in player.now.problem.message
        player.play()
        player.seek(3)


def test_a_defect_of_ours_ends_the_thread_with_a_word() -> None:
    def broken() -> Stream:
        raise ZeroDivisionError("oh")

    with playing(broken) as player:
        until(lambda: player.now.problem)
        assert "ZeroDivisionError" in str(player.now.problem)


def test_a_camera_goes_on_while_nobody_looks_and_shows_no_old_frames_later() -> None:
    with playing(lambda: Live(PATTERN)) as player:
        before = newest(player)
        player.play(False)
        player.take()
        time.sleep(0.6)
        assert not player.has_new
        player.play()
        assert newest(player).number - before.number > 10
        assert player.now.is_live
        assert player.now.length is None


def test_a_camera_that_is_not_there_is_said_in_words() -> None:
    with playing(lambda: Live(Camera("Desk", "/dev/video-none", "v4l2"))) as player:
        until(lambda: player.now.problem)
        assert player.now.problem is not None
        assert player.now.problem.where == "Desk"
        assert player.now.problem.hint


@pytest.fixture
def photos(tmp_path: Path) -> list[Path]:
    paths = [tmp_path / f"{number}.png" for number in range(4)]
    for number, path in enumerate(paths):
        Image.new("RGB", (20, 10), (number * 50, 0, 0)).save(path)
    return paths


def test_photos_of_a_folder_follow_each_other_slowly(photos: list[Path]) -> None:
    opened = pictures.in_folder(photos[0].parent)
    assert (opened.name, opened.seconds) == (photos[0].parent.name, 3 * PACE)
    found = [opened.next() for _ in range(5)]
    assert [frame and frame.path for frame in found] == [*photos, None]
    opened.seek(2 * PACE)
    frame = opened.next()
    assert frame is not None
    assert (frame.number, frame.size, frame.rgb()[0, 0, 0]) == (2, (10, 20), 100)


def test_a_photo_of_several_that_cannot_be_read_is_passed_over(photos: list[Path]) -> None:
    photos[1].write_bytes(b"no photo")
    opened = Pictures(photos)
    assert [frame.number for frame in iter(opened.next, None)] == [0, 2, 3]
    assert [problem.where for problem in opened.problems] == [str(photos[1])]


def test_a_single_photo_that_cannot_be_read_says_why(photos: list[Path]) -> None:
    photos[1].write_bytes(b"no photo")
    with pytest.raises(InputError, match="not a photo"):
        Pictures(photos[1:2]).next()


def test_a_folder_without_photos_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no photos"):
        pictures.in_folder(tmp_path)
