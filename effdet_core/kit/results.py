"""The evaluation that a model card shows, and everything it says of it."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import msgspec

from effdet_core.boxes import as_boxes
from effdet_core.dataset import Dataset, Example
from effdet_core.detections import Detections
from effdet_core.errors import UserError
from effdet_core.evaluation import choice, curves, errors, intervals, matching, saved, verdicts
from effdet_core.evaluation.curves import Curve
from effdet_core.evaluation.errors import Errors
from effdet_core.evaluation.intervals import RateSpans, TooSmall
from effdet_core.evaluation.saved import NETWORK, Evaluation
from effdet_core.evaluation.thresholds import Thresholds
from effdet_core.evaluation.verdicts import Verdicts
from effdet_core.metrics import coco_metrics
from effdet_core.metrics.chance import Predicted
from effdet_core.run_folder import RunFolder


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Results:
    """An evaluation, and what holds at the thresholds chosen for the run. curves: one for each class.

    stale: the model is another by now. others: what else was evaluated, newest first.
    """

    evaluation: Evaluation
    thresholds: Thresholds
    verdicts: Verdicts
    spans: RateSpans
    curves: tuple[Curve, ...]
    errors: Errors
    too_small: TooSmall | None
    stale: bool
    others: tuple[Evaluation, ...] = ()


def results_of(run: RunFolder, dataset: Dataset) -> Results | None:
    """The best there is: of test photos before others, of an exported file before the network, then the newest.

    A run that was never evaluated on purpose has what it found in its validation photos at the end of training.
    """
    there = sorted(_readable(run), key=lambda e: (e.split == "test", e.source != NETWORK, e.made), reverse=True)
    shown = there[0] if there else _of_validation(run, dataset)
    if shown is None:
        return None
    chosen = choice.read(run)
    thresholds = chosen.thresholds if chosen else Thresholds()
    matches = matching.match(shown)
    prices = chosen.prices if chosen else None
    return Results(
        evaluation=shown,
        thresholds=thresholds,
        verdicts=verdicts.at(matches, thresholds),
        spans=intervals.Resampled(matches).rates(thresholds),
        curves=tuple(curves.pr_curve(matches, place) for place in range(len(shown.classes))),
        errors=errors.errors(matches, thresholds, prices),
        too_small=intervals.too_small(shown),
        stale=_is_stale(run, shown),
        others=tuple(there[1:]),
    )


def _readable(run: RunFolder) -> list[Evaluation]:
    found = []
    for listed in saved.all_of(run):
        with suppress(UserError):  # a damaged one is as none
            found.append(saved.read(listed.path))
    return [evaluation for evaluation in found if evaluation.photos]


def _of_validation(run: RunFolder, dataset: Dataset) -> Evaluation | None:
    pairs = _predicted(run, dataset)
    if not pairs:
        return None
    photos = tuple(saved.photo_of(example, found) for example, found in pairs)
    return Evaluation(
        source=NETWORK,
        split="val",
        classes=dataset.classes,
        metrics=coco_metrics([e for e, _ in pairs], [found for _, found in pairs], dataset.classes),
        intervals=intervals.figures(photos, dataset.classes),
        photos=photos,
        made=run.predictions.stat().st_mtime,
    )


def _predicted(run: RunFolder, dataset: Dataset) -> list[tuple[Example, Detections]]:
    """What was found in validation photos; nothing where it cannot be read."""
    known = {example.image: example for example in dataset.of("val")}
    places = range(len(dataset.classes))
    try:
        predicted = msgspec.json.decode(run.predictions.read_bytes(), type=list[Predicted])
        return [
            (known[one.image], Detections.sorted(as_boxes(one.boxes), one.scores, one.classes))
            for one in predicted
            if one.image in known and _is_whole(one, places)
        ]
    except (OSError, msgspec.MsgspecError, ValueError, IndexError, RecursionError):
        return []


def _is_whole(one: Predicted, places: range) -> bool:
    return len(one.boxes) == len(one.scores) == len(one.classes) and all(kind in places for kind in one.classes)


def _is_stale(run: RunFolder, evaluation: Evaluation) -> bool:
    if not evaluation.model:
        return False
    try:
        model = saved.weights_of(run) if evaluation.source == NETWORK else run.export / Path(evaluation.source).name
        return saved.is_stale(evaluation, model)
    except UserError:
        return True
