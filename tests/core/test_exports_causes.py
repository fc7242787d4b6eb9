"""Why a step of the waterfall costs accuracy, decided from figures."""

from __future__ import annotations

import pytest

from effdet_core.exports import causes
from effdet_core.exports.causes import Recalibrated


def test_too_few_rows_are_named_with_a_limit_that_is_enough() -> None:
    assert [causes.enough_detections(most) for most in (24, 25, 30, 31)] == [25, 30, 35, 35]
    blame = causes.of_the_limit(30, 25, 35, 0.91)
    assert (blame.cause.kind, blame.cause.amount) == ("too_many_objects", 30)
    assert blame.remedy is not None
    assert (blame.remedy.kind, blame.remedy.amount, blame.remedy.ap50) == ("more_detections", 35, 0.91)


@pytest.mark.parametrize(
    ("again", "first", "also"),
    [
        (None, "float16", []),
        (Recalibrated(400, 0.84), "float16", []),
        (Recalibrated(400, 0.89), "calibrate", ["float16"]),
        (Recalibrated(400, 0.86), "float16", ["calibrate"]),
    ],
)
def test_more_calibration_is_offered_first_only_where_it_was_tried_and_won_back_half(
    again: Recalibrated | None, first: str, also: list[str]
) -> None:
    blame = causes.of_int8(0.85, 0.90, 200, again)
    assert blame.remedy is not None
    assert (blame.remedy.kind, [remedy.kind for remedy in blame.also]) == (first, also)


def test_stretching_has_two_ways_out_and_none_for_a_network_that_knows_it() -> None:
    blame = causes.of_stretching("letterbox", 0.9, "MediaPipe")
    assert blame.remedy is not None
    assert (blame.remedy.kind, blame.also[0].kind, blame.also[0].ap50) == ("train_stretched", "feed_as_trained", 0.9)
    assert causes.of_stretching("stretch", 0.9, "MediaPipe").remedy is None


@pytest.mark.parametrize(
    ("figures", "kind", "share"),
    [
        ((0.9, 0.7, 0.68, 0.67), "square_crops", 0.87),
        ((0.9, 0.89, 0.6, 0.59), "low_scores", 0.935),
        ((0.9, 0.9, 0.9, 0.5), "at_most_20", 1.0),
    ],
)
def test_of_what_frigate_does_the_costliest_is_named(
    figures: tuple[float, float, float, float], kind: str, share: float
) -> None:
    cause = causes.of_frigate(*figures).cause
    assert cause.kind == kind
    assert cause.lost == pytest.approx(share, abs=0.01)


def test_the_twin_loses_by_its_suppression_or_by_stretching() -> None:
    assert causes.of_the_twin("letterbox", 0.9, 0.8, 0.78, 0.88).cause.kind == "own_suppression"
    blame = causes.of_the_twin("letterbox", 0.9, 0.89, 0.78, 0.88)
    assert blame.cause.kind == "stretched"
    assert [remedy.kind for remedy in blame.also] == ["feed_as_trained", "main_file"]
