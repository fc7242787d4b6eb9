"""Whether a photo is labelled in another way now than when a detector was judged by it."""

from __future__ import annotations

from collections.abc import Sequence

from app.evaluation.cutting import Box
from effdet_core.evaluation.saved import Photo
from effdet_core.project.labels import Labels
from effdet_core.project.sanitise import settle

_SAME_PIXELS = 0.5
"""An evaluation keeps fewer places after the point than label files do."""


def differs(labels: Labels, photo: Photo, classes: Sequence[str]) -> bool:
    """What `effdet_core.evaluation.relabelling` would make of it. classes: those that the detector knows."""
    if labels.binned or labels.state == "not looked at":
        return True
    now = []
    for box in labels.boxes:
        inside = settle(box.box, photo.height, photo.width).box
        if inside is not None and box.label in classes:
            now.append((classes.index(box.label), inside))
    before = [*zip(photo.classes, photo.boxes, strict=True)]
    return len(before) != len(now) or any(not _has(before, *each) for each in now)


def _has(boxes: Sequence[tuple[int, Box]], kind: int, box: Box) -> bool:
    return any(
        kind == other and all(abs(a - b) <= _SAME_PIXELS for a, b in zip(box, place, strict=True))
        for other, place in boxes
    )
