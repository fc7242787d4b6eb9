"""Photos of a run judged by their labels as they are now, not as they were when the run froze them.

Looking at mistakes is how wrong labels are found; when they were mended, what was found is judged anew without asking
the network again. Which photos judge a run stays what the run says, so that none it was trained on comes in.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import msgspec

from effdet_core.dataset import Example
from effdet_core.evaluation import judging, saved
from effdet_core.evaluation.saved import Evaluation
from effdet_core.project import Project
from effdet_core.project.snapshot import Candidate, collect


@dataclass(frozen=True, slots=True)
class Relabelled:
    """evaluation: by the labels of now. changed: how many photos have others than before. gone: how many are out.

    A photo is out when it lies in the bin, is to be looked at again, or cannot be used any more.
    """

    evaluation: Evaluation
    changed: int
    gone: int


def labelled_now(examples: Sequence[Example], classes: Sequence[str], project: Project) -> tuple[Example, ...]:
    """The same photos with the labels they have now; those that take part no more are left out.

    classes: names in the order of the places in `examples`; boxes of other classes are left out. A photo that is not
    one of the project's keeps what it has.
    """
    now = {_key(candidate.image): candidate for candidate in collect(project).candidates}
    place_of = {name: place for place, name in enumerate(classes)}
    found = []
    for example in examples:
        candidate = now.get(_key(example.image))
        if candidate is not None:
            found.append(_with_labels_of(example, candidate, project.class_names, place_of))
        elif project.library.name_of(Path(example.image)) is None:
            found.append(example)
    return tuple(found)


def relabelled(evaluation: Evaluation, project: Project) -> Relabelled | None:
    """What was found, judged by the labels of now; None where none changed. Some seconds for thousands of photos."""
    before = [_example_of(photo, evaluation) for photo in evaluation.photos]
    after = labelled_now(before, evaluation.classes, project)
    old = {example.image: example for example in before}
    changed = sum(example != old[example.image] for example in after)
    gone = len(before) - len(after)
    if not changed and not gone:
        return None
    found = dict(zip(old, saved.detections_of(evaluation.photos), strict=True))
    judged = judging.evaluation_of(
        evaluation.source,
        evaluation.model,
        after,
        [found[example.image] for example in after],
        evaluation.classes,
        evaluation.split,
    )
    return Relabelled(msgspec.structs.replace(judged, made=evaluation.made), changed, gone)


def _with_labels_of(example: Example, candidate: Candidate, names: Sequence[str], place_of: dict[str, int]) -> Example:
    labels = zip(candidate.boxes, candidate.classes, candidate.crowd, strict=True)
    kept = [(box, place_of[names[kind]], crowd) for box, kind, crowd in labels if names[kind] in place_of]
    boxes, classes, crowd = _columns(kept)
    if (candidate.height, candidate.width) != (example.height, example.width):
        return example  # another picture by now: what was found in it was found in the old one
    return msgspec.structs.replace(example, boxes=boxes, classes=classes, crowd=crowd)


def _columns(
    rows: Iterable[tuple[saved.Box4, int, bool]],
) -> tuple[tuple[saved.Box4, ...], tuple[int, ...], tuple[bool, ...]]:
    boxes, classes, crowd = [], [], []
    for box, kind, is_crowd in rows:
        boxes.append(box)
        classes.append(kind)
        crowd.append(is_crowd)
    return tuple(boxes), tuple(classes), tuple(crowd)


def _example_of(photo: saved.Photo, evaluation: Evaluation) -> Example:
    return Example(
        image=photo.image,
        height=photo.height,
        width=photo.width,
        split=evaluation.split,
        boxes=photo.boxes,
        classes=photo.classes,
        crowd=photo.crowd,
    )


def _key(path: str | os.PathLike[str]) -> str:
    return os.path.normcase(path)
