from __future__ import annotations

from pathlib import Path

import pytest

from effdet_core.detections import Detections
from effdet_core.errors import UserError
from effdet_core.nn.verify import TOLERANCES, agreeing, require_agreement, some_pictures

STRICT = TOLERANCES["float32"]
BOX = [[10, 10, 110, 110]]


@pytest.mark.parametrize(
    ("box", "score", "kind", "same"),
    [
        (BOX, 0.5, 1, True),
        ([[10, 10, 110, 110.5]], 0.5005, 1, True),
        ([[10, 10, 110, 113]], 0.5, 1, False),
        (BOX, 0.502, 1, False),
        (BOX, 0.5, 0, False),
    ],
)
def test_detections_agree_in_place_score_and_class(box: list[list[float]], score: float, kind: int, same: bool) -> None:
    found = Detections.sorted([*box, [0, 0, 5, 5]], [score, 0.1], [kind, 0])
    assert agreeing(Detections.sorted(BOX, [0.5], [1]), found, STRICT).tolist() == [same]


def test_only_the_surest_are_compared() -> None:
    many = Detections.sorted(BOX * 30, [0.5] * 30, [1] * 30)
    assert agreeing(many, Detections.none(), STRICT).tolist() == [False] * 10


def test_a_float32_file_needs_almost_all_and_an_8_bit_file_is_judged_by_its_ap() -> None:
    require_agreement(0.96, STRICT, "float32", Path("m.tflite"))
    require_agreement(0.1, TOLERANCES["int8"], "int8", Path("m.tflite"))
    with pytest.raises(UserError, match=r"m\.tflite: the float32 file finds only 94%"):
        require_agreement(0.94, STRICT, "float32", Path("m.tflite"))


def test_without_photos_there_is_noise_to_compare_on() -> None:
    (noise,) = some_pictures([], (32, 48))
    assert (noise.shape, int(noise.min()), int(noise.max())) == ((32, 48, 3), 0, 255)
