from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from effdet_core.boxes import from_xywh
from effdet_core.dataset import Example
from effdet_core.detections import Detections
from effdet_core.metrics import coco_metrics

GOLDEN = json.loads((Path(__file__).parents[1] / "golden" / "coco_metric.json").read_text("utf-8"))["cases"]
FIGURES = {
    "AP": "ap",
    "AP50": "ap50",
    "AP75": "ap75",
    "APs": "ap_small",
    "APm": "ap_medium",
    "APl": "ap_large",
    "ARmax1": "ar1",
    "ARmax10": "ar10",
    "ARmax100": "ar100",
    "ARs": "ar_small",
    "ARm": "ar_medium",
    "ARl": "ar_large",
}


def example(boxes: list[tuple[float, ...]], classes: list[int], crowd: list[bool] | None = None) -> Example:
    return Example(
        image="x.jpg",
        height=400,
        width=400,
        split="test",
        boxes=tuple(boxes),  # type: ignore[arg-type]
        classes=tuple(classes),
        crowd=tuple(crowd or [False] * len(classes)),
    )


def golden_example(rows: list[list[float]]) -> Example:
    real = [row for row in rows if row[6] > 0]
    return example([tuple(row[:4]) for row in real], [int(row[6]) - 1 for row in real], [row[4] > 0 for row in real])


def golden_detections(rows: list[list[float]]) -> Detections:
    real = np.array([row for row in rows if row[6] > 0]).reshape(-1, 7)
    return Detections.sorted(from_xywh(real[:, 1:5]), real[:, 5], real[:, 6] - 1)


def golden_metrics(case: dict[str, Any]) -> Any:
    names = [case["label_map"][str(i)] for i in (1, 2, 3)]
    truth = [golden_example(rows) for rows in case["groundtruth"]]
    return coco_metrics(truth, [golden_detections(rows) for rows in case["detections"]], names)


@pytest.mark.parametrize("name", sorted(GOLDEN))
def test_the_twelve_figures_equal_those_of_the_original(name: str) -> None:
    metrics = golden_metrics(GOLDEN[name])
    for theirs, ours in FIGURES.items():
        assert getattr(metrics, ours) == pytest.approx(GOLDEN[name]["metrics"][theirs], abs=1e-5), theirs


def test_the_ap_of_each_class_equals_that_of_the_original() -> None:
    metrics = golden_metrics(GOLDEN["basic"])
    expected = {name: GOLDEN["basic"]["metrics"][f"AP_/{name}"] for name in ("cat", "dog", "bird")}
    assert metrics.per_class == pytest.approx(expected, abs=1e-5)


def test_a_class_without_ground_truth_has_no_ap_and_does_not_shift_the_others() -> None:
    figures = GOLDEN["missing_class"]["metrics"]
    metrics = golden_metrics(GOLDEN["missing_class"])
    # The original lists the AP of "bird" under "dog".
    expected = {"cat": figures["AP_/cat"], "dog": -1.0, "bird": figures["AP_/dog"]}
    assert metrics.per_class == pytest.approx(expected, abs=1e-5)


def test_perfect_detections_score_one() -> None:
    truth = example([(10, 10, 200, 200), (5, 5, 50, 60)], [0, 1])
    metrics = coco_metrics([truth], [Detections.sorted(truth.boxes, [0.9, 0.8], truth.classes)], ["a", "b"])
    assert (metrics.ap, metrics.ap50, metrics.ar100) == pytest.approx((1, 1, 1))
    assert metrics.per_class_50 == pytest.approx({"a": 1, "b": 1})


def test_no_detections_at_all_is_zero_and_not_an_error(capfd: pytest.CaptureFixture[str]) -> None:
    metrics = coco_metrics([example([(1, 1, 99, 99)], [0])], [Detections.none()], ["a"])
    assert (metrics.ap, metrics.ar100) == (0.0, 0.0)
    assert capfd.readouterr() == ("", "")


def test_without_ground_truth_there_is_nothing_to_measure() -> None:
    found = Detections.sorted([[1, 1, 9, 9]], [0.5], [0])
    assert coco_metrics([example([], [])], [found], ["a"]).ap == -1
    assert coco_metrics([], [], ["a"]).per_class == {"a": -1}


def test_detections_in_a_crowd_are_neither_right_nor_wrong() -> None:
    truth = example([(0, 0, 50, 50), (100, 100, 390, 390)], [0, 0], [False, True])
    found = Detections.sorted([[0, 0, 50, 50], [120, 120, 160, 160]], [0.5, 0.9], [0, 0])
    assert coco_metrics([truth], [found], ["a"]).ap == pytest.approx(1)


def test_a_false_alarm_above_the_right_answer_lowers_the_ap() -> None:
    truth = example([(0, 0, 50, 50)], [0])
    found = Detections.sorted([[0, 0, 50, 50], [200, 200, 300, 300]], [0.5, 0.9], [0, 0])
    assert coco_metrics([truth], [found], ["a"]).ap == pytest.approx(0.5, abs=1e-3)


def test_a_false_alarm_on_an_empty_picture_counts() -> None:
    pictures = [example([(0, 0, 50, 50)], [0]), example([], [])]
    found = [Detections.sorted([[0, 0, 50, 50]], [0.5], [0]), Detections.sorted([[0, 0, 50, 50]], [0.9], [0])]
    assert coco_metrics(pictures, found, ["a"]).ap == pytest.approx(0.5, abs=1e-3)


def test_a_missing_list_of_detections_is_refused() -> None:
    with pytest.raises(ValueError, match="1 pictures"):
        coco_metrics([example([], [])], [], ["a"])


def test_detections_are_sorted_and_can_be_cut_at_a_threshold() -> None:
    found = Detections.sorted([[0, 0, 1, 1], [0, 0, 2, 2], [0, 0, 3, 3]], [0.2, 0.9, 0.5], [0, 1, 2])
    assert found.classes.tolist() == [1, 2, 0]
    assert found.above(0.5).classes.tolist() == [1, 2]
    assert len(Detections.none().above(0.1)) == 0


def test_renumbered_detections_lose_the_classes_that_have_no_place() -> None:
    found = Detections.sorted([[0, 0, 1, 1]] * 3, [0.9, 0.5, 0.2], [0, 1, 2])
    assert found.with_classes([2, -1, 0]).classes.tolist() == [2, 0]
