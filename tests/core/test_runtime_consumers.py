"""How programs on devices feed a file and what they keep, with a detector that tells what it was shown."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from effdet_core.detections import Detections
from effdet_core.preprocess import Fitted
from effdet_core.runtime import consumers

SIZE = (64, 64)


class Shown:
    """A detector that finds what it is told to, in pixels of the canvas, and remembers what it saw."""

    input_size, max_detections = SIZE, 25

    def __init__(self, boxes: list[list[float]], scores: list[float], classes: list[int] | None = None) -> None:
        self.found = (np.array(boxes, np.float32).reshape(-1, 4), scores, classes or [0] * len(scores))
        self.saw: list[Fitted] = []

    def detect_fitted(self, fitted: Fitted) -> Detections:
        self.saw.append(fitted)
        return Detections.on_picture(fitted, *self.found)

    def detect(self, image: Any) -> Detections:
        raise AssertionError("fed in its own way")


def picture(height: int, width: int) -> np.ndarray:
    return np.full((height, width, 3), 200, np.uint8)


def test_mediapipe_fills_the_whole_input() -> None:
    shown = Shown([[0, 0, 64, 64]], [0.9])
    found = consumers.detect(shown, picture(100, 200), "mediapipe")  # type: ignore[arg-type]
    assert (shown.saw[0].pixels == 200).all()
    assert found.boxes.tolist() == [[0, 0, 100, 200]]


def test_pycoral_pads_with_black_below_and_at_the_right() -> None:
    shown = Shown([[0, 0, 32, 64]], [0.9])
    found = consumers.detect(shown, picture(100, 200), "pycoral")  # type: ignore[arg-type]
    assert (shown.saw[0].pixels[:32] == 200).all()
    assert (shown.saw[0].pixels[32:] == 0).all()
    assert found.boxes.tolist() == [[0, 0, 100, 200]]


@pytest.mark.parametrize(
    ("height", "width", "expected"),
    [
        (100, 100, [(0, 0, 100)]),
        (100, 150, [(0, 0, 100), (0, 50, 100)]),
        (300, 100, [(0, 0, 100), (100, 0, 100), (200, 0, 100)]),
        (1, 3, [(0, 0, 1), (0, 1, 1), (0, 2, 1)]),
    ],
)
def test_squares_cover_the_picture(height: int, width: int, expected: list[tuple[int, int, int]]) -> None:
    assert consumers.squares(height, width) == expected


def test_frigate_stops_at_20_rows_and_at_what_it_is_unsure_of() -> None:
    apart = [[2 * i, 0, 2 * i + 1, 30] for i in range(25)]
    shown = Shown(apart, [0.9] * 25)
    assert len(consumers.detect(shown, picture(64, 64), "frigate")) == 20  # type: ignore[arg-type]
    assert len(consumers.detect(shown, picture(64, 64), "squares")) == 25  # type: ignore[arg-type]
    unsure = Shown(apart[:3], [0.9, 0.45, 0.3])
    assert consumers.detect(unsure, picture(64, 64), "frigate").scores.tolist() == pytest.approx([0.9])  # type: ignore[arg-type]
    assert len(consumers.detect(unsure, picture(64, 64), "squares")) == 3  # type: ignore[arg-type]


def test_an_object_in_two_squares_is_found_once_and_classes_do_not_disturb_each_other() -> None:
    # The middle of a picture of 100 x 150 lies in both squares: at 50..100 of the first, at 0..50 of the second.
    both = Shown([[20, 36, 40, 60], [20, 4, 40, 28]], [0.9, 0.8])
    assert len(consumers.detect(both, picture(100, 150), "squares")) == 3  # type: ignore[arg-type]
    classes = Shown([[20, 20, 40, 40], [20, 20, 40, 41]], [0.9, 0.8], [0, 1])
    assert len(consumers.detect(classes, picture(64, 64), "frigate")) == 2  # type: ignore[arg-type]


def test_a_box_that_a_square_cuts_is_kept_though_it_is_less_sure_and_yields_to_a_whole_one() -> None:
    # In the first square the box ends at its right border, which is no border of the picture.
    cut = Shown([[20, 40, 40, 64]], [0.45])
    found = consumers.detect(cut, picture(100, 150), "frigate")  # type: ignore[arg-type]
    assert [box[3] for box in found.boxes.tolist()] == [100]
