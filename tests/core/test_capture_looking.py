from __future__ import annotations

import random
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image

from effdet_core.capture.detecting import FileDetector, Model
from effdet_core.capture.looking import Listener, Looking, Seen, fitted
from effdet_core.capture.pictures import Pictures
from effdet_core.capture.trial import survives
from effdet_core.capture.video import Video
from effdet_core.detections import Detections
from effdet_core.errors import Cancelled, InputError, Problem
from effdet_core.runtime.detector import TFLiteDetector
from effdet_core.runtime.metadata import Recorded
from effdet_core.runtime.universal import universal
from tests.core.tiny_tflite import Tiny
from tests.core.tiny_video import make_video, number_of


class Slow:
    """A detector that takes its time, and finds one box whose score is the frame's number in hundredths."""

    def __init__(self, path: Path, seconds: float = 0.0) -> None:
        self.model = Model(path, ("bee",), (32, 32))
        self._seconds = seconds
        self.at_work = 0
        self.at_once = 0

    def prepare(self, rgb: np.ndarray) -> Any:
        self.at_once = max(self.at_once, self.at_work)
        return number_of(rgb)

    def find(self, prepared: Any) -> Detections:
        self.at_work += 1
        time.sleep(self._seconds)
        self.at_work -= 1
        return Detections.sorted([[0, 0, 9, 9]], [prepared / 100], [0])


class Told:
    """What was said, by whoever said it."""

    def __init__(self) -> None:
        self.loaded: list[Model] = []
        self.refused: list[Problem] = []
        self.failed: list[Problem] = []
        self.listener = Listener(loaded=self.loaded.append, refused=self._refuse, failed=self.failed.append)

    def _refuse(self, path: Path, problem: Problem) -> None:
        self.refused.append(problem)


@pytest.fixture
def told() -> Told:
    return Told()


@pytest.fixture
def looking(told: Told) -> Iterator[Looking]:
    made = Looking(told.listener, lambda path, tell: Slow(path))
    yield made
    made.stop()


@pytest.fixture(scope="module")
def clip(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_video(tmp_path_factory.mktemp("video") / "clip.mp4")


def until(condition: Callable[[], object], most: float = 20.0) -> None:
    end = time.monotonic() + most
    while not condition():
        assert time.monotonic() < end, "it took too long"
        time.sleep(0.002)


def next_seen(looking: Looking) -> Seen:
    found: list[Seen] = []

    def took() -> bool:
        if seen := looking.take():
            found.append(seen)
        return bool(found)

    until(took)
    return found[0]


def score(seen: Seen) -> int:
    assert seen.found is not None
    return round(100 * float(seen.found.scores[0]))


def test_what_is_found_belongs_to_the_frame_it_comes_with(looking: Looking, clip: Path) -> None:
    looking.set_model(Path("m"))
    until(lambda: looking._detector)
    looking.look_at(lambda: Video(clip))
    for _ in range(8):
        seen = next_seen(looking)
        assert score(seen) == seen.frame.number == number_of(seen.frame.rgb())


def test_frames_are_left_out_and_not_queued_when_the_model_is_slow(told: Told, clip: Path) -> None:
    looking = Looking(told.listener, lambda path, tell: Slow(path, 0.45))
    looking.set_model(Path("m"))
    until(lambda: told.loaded)
    looking.look_at(lambda: Video(clip))
    numbers: list[int] = []
    while not looking.playing.ended:
        if seen := looking.take():
            numbers.append(seen.frame.number)
        time.sleep(0.005)
    looking.stop()
    assert len(numbers) >= 3
    steps = np.diff(numbers)[1:]  # the second was made ready while the first was looked at
    assert (steps > 1).all(), "several frames pass in the time that it takes for one"


def test_the_next_frame_is_prepared_while_the_interpreter_is_at_work(told: Told, clip: Path) -> None:
    slow = Slow(Path("m"), 0.2)
    looking = Looking(told.listener, lambda path, tell: slow)
    looking.set_model(Path("m"))
    until(lambda: told.loaded)
    looking.look_at(lambda: Video(clip))
    for _ in range(3):
        next_seen(looking)
    looking.stop()
    assert slow.at_once == 1


def test_without_a_model_frames_show_without_anything_found(looking: Looking, clip: Path) -> None:
    looking.look_at(lambda: Video(clip))
    assert next_seen(looking).found is None


def test_a_model_that_comes_later_looks_at_the_frame_that_stands_still(looking: Looking, clip: Path) -> None:
    looking.look_at(lambda: Video(clip), playing=False)
    assert next_seen(looking).found is None
    looking.set_model(Path("m"))
    assert score(next_seen(looking)) == 0


def test_only_the_last_of_several_models_is_at_work(told: Told, clip: Path) -> None:
    def load(path: Path, tell: Callable[..., None]) -> Slow:
        for _ in range(30):
            tell(0, 1, "")
            time.sleep(0.01)
        return Slow(path)

    looking = Looking(told.listener, load)
    for name in ("a", "b", "c"):
        looking.set_model(Path(name))
        time.sleep(0.05)
    until(lambda: told.loaded)
    looking.stop()
    assert [model.path.name for model in told.loaded] == ["c"]
    assert told.refused == []


def test_a_model_that_is_refused_is_said_in_words_and_another_can_follow(told: Told, clip: Path) -> None:
    def load(path: Path, tell: Callable[..., None]) -> Slow:
        if path.name == "bad":
            raise InputError("is damaged", where=str(path))
        return Slow(path)

    looking = Looking(told.listener, load)
    looking.look_at(lambda: Video(clip), playing=False)
    looking.set_model(Path("bad"))
    until(lambda: told.refused)
    looking.set_model(Path("good"))
    until(lambda: told.loaded)
    looking.stop()
    assert [problem.message for problem in told.refused] == ["is damaged"]


def test_a_model_that_fails_on_a_frame_is_put_away_and_frames_still_show(told: Told, clip: Path) -> None:
    class Failing(Slow):
        def find(self, prepared: Any) -> Detections:
            raise InputError("fails to run", where="m")

    looking = Looking(told.listener, lambda path, tell: Failing(path))
    looking.set_model(Path("m"))
    until(lambda: told.loaded)
    looking.look_at(lambda: Video(clip))
    until(lambda: told.refused)
    assert next_seen(looking).found is None
    looking.stop()
    assert [problem.message for problem in told.refused] == ["fails to run"]


def test_a_frame_that_cannot_be_prepared_is_not_the_models_fault(told: Told, clip: Path) -> None:
    class Choosy(Slow):
        def prepare(self, rgb: np.ndarray) -> Any:
            if number_of(rgb) == 0:
                raise MemoryError
            return number_of(rgb)

    looking = Looking(told.listener, lambda path, tell: Choosy(path))
    looking.set_model(Path("m"))
    until(lambda: told.loaded)
    looking.look_at(lambda: Video(clip))
    assert score(next_seen(looking)) > 0
    looking.stop()
    assert (len(told.failed), told.refused) == (1, [])


def test_what_was_looked_at_before_does_not_show_any_more(told: Told, clip: Path, tmp_path: Path) -> None:
    photo = tmp_path / "p.png"
    Image.new("RGB", (30, 20), (90, 90, 90)).save(photo)
    looking = Looking(told.listener, lambda path, tell: Slow(path, 0.3))
    looking.set_model(Path("m"))
    until(lambda: told.loaded)
    looking.look_at(lambda: Video(clip))
    until(lambda: looking.playing.position > 0)
    looking.look_at(lambda: Pictures([photo]), playing=False)
    seen = next_seen(looking)
    looking.stop()
    assert seen.frame.path == photo
    assert seen.rate is None


def test_after_stopping_nothing_runs_and_it_can_begin_again(looking: Looking, clip: Path) -> None:
    looking.look_at(lambda: Video(clip))
    next_seen(looking)
    looking.stop()
    names = {thread.name for thread in threading.enumerate()}
    assert not names & {"player", "prepare frames", "find objects"}
    looking.look_at(lambda: Video(clip))
    assert next_seen(looking).frame.number == 0


def test_the_picture_for_the_screen_fits_the_room_and_follows_it(looking: Looking, clip: Path) -> None:
    looking.look_at(lambda: Video(clip), playing=False)
    assert next_seen(looking).screen.shape == (480, 640, 4)
    looking.set_room(90, 100)
    assert next_seen(looking).screen.shape == (75, 100, 4)


@pytest.mark.parametrize(
    ("size", "room", "expected"),
    [((48, 64), (480, 640), (480, 640)), ((100, 10), (50, 50), (50, 5)), ((1, 5000), (300, 300), (1, 300))],
)
def test_a_frame_fits_into_its_room(size: tuple[int, int], room: tuple[int, int], expected: tuple[int, int]) -> None:
    assert fitted(size, room) == expected


@pytest.fixture
def model(tmp_path: Path) -> Path:
    path = tmp_path / "tiny.tflite"
    path.write_bytes(Tiny(uint8=True).build())
    return path


def test_a_file_finds_the_same_in_two_stages_as_at_once(model: Path) -> None:
    picture = np.array([[[10, 20, 30], [200, 210, 255]]], np.uint8)
    staged, at_once = FileDetector(model, threads=1), TFLiteDetector(model)
    found = staged.find(staged.prepare(picture))
    assert found.scores.tolist() == at_once.detect(picture).scores.tolist()
    assert staged.model.input_size == (1, 2)


def test_thresholds_that_were_chosen_come_with_the_file(model: Path) -> None:
    assert FileDetector(model).model.thresholds == ()
    recorded = Recorded(
        classes=("a", "b", "c"), model_name="m", input_size=(1, 2), resize="stretch", thresholds=(0.2, 0.5, 0.25)
    )
    model.write_bytes(universal(model.read_bytes(), recorded))
    assert FileDetector(model).model.thresholds == (0.2, 0.5, 0.25)


def test_a_good_file_survives_its_trial(model: Path) -> None:
    assert survives(model).answers == 6


def test_a_file_that_kills_its_process_is_refused(model: Path) -> None:
    with pytest.raises(InputError, match="ends the process that runs it"):
        survives(model, module="tests.core.dying_trial")


def test_a_file_that_does_not_come_to_an_end_is_refused(model: Path) -> None:
    slow = model.rename(model.with_name("slow.tflite"))
    with pytest.raises(InputError, match="does not come to an end"):
        survives(slow, patience=0.5, module="tests.core.dying_trial")


def test_a_trial_can_be_given_up(model: Path) -> None:
    def give_up(*_: object) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        survives(model.rename(model.with_name("slow.tflite")), give_up, module="tests.core.dying_trial")


def test_damaged_files_do_no_worse_than_being_refused(model: Path) -> None:
    random_ = random.Random(3)
    good = model.read_bytes()
    for _ in range(4):
        data = bytearray(good)
        for _ in range(random_.choice((1, 4, 30))):
            data[random_.randrange(len(data))] = random_.randrange(256)
        model.write_bytes(bytes(data))
        with suppress(InputError):  # and nothing else
            survives(model)
