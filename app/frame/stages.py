"""The story of the work, as the rail tells it: what is done, what comes next, what each stage waits for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QCoreApplication

Stage = Literal["photos", "label", "train", "evaluate", "export"]
STAGES: tuple[Stage, ...] = ("photos", "label", "train", "evaluate", "export")
Mark = Literal["", "dot", "tick"]
translate = QCoreApplication.translate
ENOUGH_PHOTOS = 20
"""Labelled photos before a training has a chance to learn anything."""


@dataclass(frozen=True, slots=True)
class Trained:
    """What came of the trainings. detectors: runs that have weights. evaluated, exported: whether the newest was."""

    detectors: int = 0
    evaluated: bool = False
    exported: bool = False


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of a project. photos: outside the bin. done: labelled or with nothing here. boxes: all of them."""

    photos: int = 0
    labelled: int = 0
    done: int = 0
    boxes: int = 0
    damaged: int = 0
    classes: int = 0
    trained: Trained = Trained()


@dataclass(frozen=True, slots=True)
class Shown:
    """How a stage shows in the rail. count: beside the icon, or "". hint: what it waits for, on hover."""

    mark: Mark = ""
    count: str = ""
    hint: str = ""


def shown(facts: Facts | None) -> dict[Stage, Shown]:
    """Every stage of a project; of no project when there is none."""
    if facts is None:
        hint = translate("Stages", "Open a project first.")
        return {stage: Shown(hint=hint) for stage in STAGES}
    return {
        "photos": _photos(facts),
        "label": _label(facts),
        "train": _train(facts),
        "evaluate": _evaluate(facts),
        "export": _export(facts),
    }


def missing_labels(facts: Facts) -> int:
    """How many more photos with boxes a training needs."""
    return max(0, ENOUGH_PHOTOS - facts.labelled)


def short(count: int) -> str:
    """A count that fits beside an icon: 364, 1.2k, 100k."""
    if count < 1000:
        return str(count)
    return f"{count / 1000:.1f}k".replace(".0k", "k") if count < 10_000 else f"{count // 1000}k"


def _photos(facts: Facts) -> Shown:
    if not facts.photos:
        return Shown("dot", "", translate("Stages", "Add photos to begin."))
    return Shown("", short(facts.photos), translate("Stages", "%n photo(s) in this project.", "", facts.photos))


def _label(facts: Facts) -> Shown:
    if not facts.photos:
        return Shown("", "", translate("Stages", "Waits for photos."))
    left = facts.photos - facts.done
    if not left:
        return Shown("tick", "", translate("Stages", "Every photo has been looked at."))
    return Shown("", short(left), translate("Stages", "%n photo(s) still to look at.", "", left))


def _train(facts: Facts) -> Shown:
    if facts.trained.detectors:
        return Shown("tick", "", translate("Stages", "%n trained detector(s).", "", facts.trained.detectors))
    if more := missing_labels(facts):
        return Shown("", "", translate("Stages", "Waits for %n more photo(s) with boxes.", "", more))
    return Shown("dot", "", translate("Stages", "There are enough photos with boxes to train."))


def _evaluate(facts: Facts) -> Shown:
    if not facts.trained.detectors:
        return Shown(hint=translate("Stages", "Waits for a trained detector."))
    if facts.trained.evaluated:
        return Shown("tick", "", translate("Stages", "The newest detector has been evaluated."))
    return Shown("dot", "", translate("Stages", "See what the newest detector finds and misses."))


def _export(facts: Facts) -> Shown:
    if not facts.trained.detectors:
        return Shown(hint=translate("Stages", "Waits for a trained detector."))
    if facts.trained.exported:
        return Shown("tick", "", translate("Stages", "The newest detector has been exported."))
    return Shown("dot", "", translate("Stages", "The newest detector can be taken to phones and small computers."))
