"""COCO's twelve figures and the AP of each class, computed in memory by faster-coco-eval."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from effdet_core import boxes as box_math
from effdet_core.dataset import Example
from effdet_core.detections import Detections
from effdet_core.events import Metrics

MAX_DETECTIONS = (1, 10, 100)
"""Most detections of a picture that count, for AR; AP uses the last."""

_NOTHING = -1.0
_IOU_50, _IOU_75 = 0, 5
_AREAS = {"all": 0, "small": 1, "medium": 2, "large": 3}


def coco_metrics(examples: Sequence[Example], detections: Sequence[Detections], classes: Sequence[str]) -> Metrics:
    """The figures for `detections`, one per example in the same order.

    Figures lie in 0..1, or are -1 where the ground truth has nothing to measure: a class that no picture shows
    has AP -1 under its own name and does not enter the means. Crowd regions are ignored as COCO does: detections
    in them are neither right nor wrong. With dense pictures the best 100 detections of each class count.
    Raises `ValueError` when the two sequences differ in length.
    """
    if len(examples) != len(detections):
        raise ValueError(f"{len(examples)} pictures, but {len(detections)} detections")
    evaluated = _evaluate(_ground_truth(examples, classes), _results(detections, len(classes)))
    return _summary(evaluated["precision"], evaluated["recall"], classes)


def _evaluate(ground_truth: dict[str, Any], results: list[dict[str, Any]]) -> dict[str, NDArray[np.float64]]:
    """precision [iou, recall, class, area, maxDets] and recall [iou, class, area, maxDets]."""
    # Here, because the library loads OpenCV where that is installed.
    from faster_coco_eval import COCO, COCOeval_faster

    if not ground_truth["images"] or not ground_truth["categories"]:
        return _empty(len(ground_truth["categories"]))
    truth = COCO(ground_truth)
    evaluation = COCOeval_faster(truth, truth.loadRes(results), iouType="bbox", print_function=_say_nothing)
    evaluation.params.maxDets = list(MAX_DETECTIONS)
    evaluation.evaluate()
    evaluation.accumulate()
    return {key: np.asarray(evaluation.eval[key]) for key in ("precision", "recall")}


def _empty(classes: int) -> dict[str, NDArray[np.float64]]:
    shape = (10, classes, len(_AREAS), len(MAX_DETECTIONS))
    return {"precision": np.full((shape[0], 101, *shape[1:]), _NOTHING), "recall": np.full(shape, _NOTHING)}


def _ground_truth(examples: Sequence[Example], classes: Sequence[str]) -> dict[str, Any]:
    # Image and annotation ids start at 1: the library takes a match with id 0 for none.
    images = [{"id": i, "height": e.height, "width": e.width} for i, e in enumerate(examples, 1)]
    annotations = [entry for i, example in enumerate(examples, 1) for entry in _annotations(i, example)]
    for number, annotation in enumerate(annotations, 1):
        annotation["id"] = number
    categories = [{"id": i, "name": name} for i, name in enumerate(classes)]
    return {"images": images, "annotations": annotations, "categories": categories}


def _annotations(image: int, example: Example) -> Iterator[dict[str, Any]]:
    # In float64, as COCO computes: a pair that overlaps by exactly 0.5 must not be decided by rounding.
    corners = np.asarray(example.boxes, np.float64).reshape(-1, 4)
    for (ymin, xmin, ymax, xmax), kind, crowd in zip(corners, example.classes, example.crowd, strict=True):
        height, width = max(float(ymax - ymin), 0.0), max(float(xmax - xmin), 0.0)
        yield {
            "image_id": image,
            "category_id": kind,
            "bbox": [float(xmin), float(ymin), width, height],
            "area": width * height,
            "iscrowd": int(crowd),
        }


def _results(detections: Sequence[Detections], classes: int) -> list[dict[str, Any]]:
    return [
        {"image_id": i, "category_id": int(kind), "bbox": box.tolist(), "score": float(score)}
        for i, found in enumerate(detections, 1)
        for box, score, kind in zip(box_math.to_xywh(found.boxes), found.scores, found.classes, strict=True)
        if 0 <= kind < classes
    ]


def _summary(precision: NDArray[np.float64], recall: NDArray[np.float64], classes: Sequence[str]) -> Metrics:
    best = precision[..., -1]
    everywhere = best[..., _AREAS["all"]]
    return Metrics(
        ap=_mean(everywhere),
        ap50=_mean(everywhere[_IOU_50]),
        ap75=_mean(everywhere[_IOU_75]),
        ap_small=_mean(best[..., _AREAS["small"]]),
        ap_medium=_mean(best[..., _AREAS["medium"]]),
        ap_large=_mean(best[..., _AREAS["large"]]),
        ar1=_mean(recall[:, :, _AREAS["all"], 0]),
        ar10=_mean(recall[:, :, _AREAS["all"], 1]),
        ar100=_mean(recall[:, :, _AREAS["all"], 2]),
        ar_small=_mean(recall[:, :, _AREAS["small"], 2]),
        ar_medium=_mean(recall[:, :, _AREAS["medium"], 2]),
        ar_large=_mean(recall[:, :, _AREAS["large"], 2]),
        per_class={name: _mean(everywhere[:, :, i]) for i, name in enumerate(classes)},
        per_class_50={name: _mean(everywhere[_IOU_50, :, i]) for i, name in enumerate(classes)},
    )


def _mean(values: NDArray[np.float64]) -> float:
    measured = values[values > _NOTHING]
    return float(measured.mean()) if measured.size else _NOTHING


def _say_nothing(*_: object) -> None:
    """The library reports its progress through this."""
