"""Labels that changed after a detector was judged: which photos that concerns, and the same judgement by the new ones.

What was found stays as it was, so that nothing is detected again: a mistake in the labels that the page showed is
mended on the Label page, and no longer counts against the detector a few seconds later.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from app.evaluation.cutting import Box
from effdet_core.dataset import Example
from effdet_core.evaluation.saved import Evaluation, Photo
from effdet_core.project.labels import Labels
from effdet_core.project.sanitise import settle

_SAME_PIXELS = 1.0
"""Label files keep more places after the point than an evaluation does."""


@dataclass(frozen=True, slots=True)
class Truth:
    """What is labelled on a photo, as `Photo` has it."""

    boxes: tuple[Box, ...]
    classes: tuple[int, ...]
    crowd: tuple[bool, ...]


def truth_of(labels: Labels, photo: Photo, classes: Sequence[str]) -> Truth | None:
    """What is labelled now; None where nobody says anything of the photo, or it takes part in nothing.

    classes: those that the detector knows; boxes of others are left out.
    """
    if labels.binned or labels.state == "not looked at":
        return None
    kept = []
    for box in labels.boxes:
        inside = settle(box.box, photo.height, photo.width).box
        if inside is not None and box.label in classes:
            kept.append((inside, classes.index(box.label), box.crowd))
    boxes, kinds, crowd = zip(*kept, strict=True) if kept else ((), (), ())
    return Truth(boxes, kinds, crowd)


def differs(labels: Labels, photo: Photo, classes: Sequence[str]) -> bool:
    """Whether a photo is labelled in another way now than when it was judged."""
    truth = truth_of(labels, photo, classes)
    if truth is None:
        return False
    before = [*zip(photo.classes, photo.boxes, strict=True)]
    now = [*zip(truth.classes, truth.boxes, strict=True)]
    return len(before) != len(now) or any(not _has(before, *each) for each in now)


def judged_by(evaluation: Evaluation, truths: Mapping[str, Truth]) -> Evaluation:
    """The same detections, held against other labels. truths: by the photos' paths. It takes some seconds."""
    from effdet_core.evaluation import judging, saved

    examples = [_example(photo, truths.get(photo.image), evaluation) for photo in evaluation.photos]
    found = saved.detections_of(evaluation.photos)
    return judging.evaluation_of(
        evaluation.source, evaluation.model, examples, found, evaluation.classes, evaluation.split
    )


def _example(photo: Photo, truth: Truth | None, evaluation: Evaluation) -> Example:
    now = truth or Truth(photo.boxes, photo.classes, photo.crowd)
    return Example(
        image=photo.image,
        height=photo.height,
        width=photo.width,
        split=evaluation.split,
        boxes=now.boxes,
        classes=now.classes,
        crowd=now.crowd,
    )


def _has(boxes: Sequence[tuple[int, Box]], kind: int, box: Box) -> bool:
    return any(
        kind == other and all(abs(a - b) <= _SAME_PIXELS for a, b in zip(box, place, strict=True))
        for other, place in boxes
    )
