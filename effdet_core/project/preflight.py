"""What to know about a data set before hours of training go into it. Looks at the list only, at no file."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from effdet_core.dataset import Dataset, Split
from effdet_core.errors import Problem

_FEW = 10


@dataclass(frozen=True, slots=True)
class Preflight:
    """blocking: a training cannot start. remarks: it can, but a person should know."""

    blocking: tuple[Problem, ...]
    remarks: tuple[Problem, ...]


def preflight(dataset: Dataset, *, judged_by: tuple[Split, ...] = ("val", "test")) -> Preflight:
    """Everything worth saying about a data set. judged_by: the splits whose absence a person should know of."""
    blocking = _no_classes(dataset) or _nothing_to_learn(dataset)
    remarks = [*_empty_splits(dataset, judged_by), *_thin_classes(dataset), *_same_picture_twice(dataset)]
    return Preflight(tuple(blocking), tuple(remarks) if not blocking else ())


def _no_classes(dataset: Dataset) -> list[Problem]:
    hint = "Add at least one class, or import a labelled data set."
    return [] if dataset.classes else [Problem("there are no classes", hint=hint)]


def _nothing_to_learn(dataset: Dataset) -> list[Problem]:
    training = dataset.of("train")
    if not training:
        return [Problem("there are no pictures for training", hint="Label some pictures, or import labelled ones.")]
    if not any(example.boxes for example in training):
        return [Problem("no picture for training holds a box", hint="Draw boxes around what is to be found.")]
    return []


def _empty_splits(dataset: Dataset, judged_by: tuple[Split, ...]) -> list[Problem]:
    said: dict[Split, str] = {
        "val": "there are no pictures for validation, so the best state of the training cannot be told",
        "test": "there are no pictures for a test, so the result cannot be judged on pictures it never saw",
    }
    hint = "Label more pictures, in more groups."
    return [Problem(text, hint=hint) for split, text in said.items() if split in judged_by and not dataset.of(split)]


def _thin_classes(dataset: Dataset) -> list[Problem]:
    counts = {split: _boxes_per_class(dataset, split) for split in ("train", "val")}
    problems = []
    for name in dataset.classes:
        training, validation = counts["train"][name], counts["val"][name]
        if not training:
            problems.append(Problem(f"the class {name!r} has no box for training and cannot be learnt"))
        elif training < _FEW:
            problems.append(Problem(f"the class {name!r} has only {training} box{'es' * (training > 1)} for training"))
        if training and not validation and dataset.of("val"):
            problems.append(
                Problem(f"the class {name!r} has no box for validation, so nobody sees how well it is found")
            )
    return problems


def _boxes_per_class(dataset: Dataset, split: Split) -> Counter[str]:
    return Counter(dataset.classes[i] for example in dataset.of(split) for i in example.classes)


def _same_picture_twice(dataset: Dataset) -> list[Problem]:
    counts = Counter(example.image for example in dataset.examples)
    return [Problem(f"the picture is listed {n} times", image) for image, n in counts.items() if n > 1]
