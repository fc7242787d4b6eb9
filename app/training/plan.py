"""Before a training: what there is to learn from, what is missing, and what would happen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QCoreApplication

from app.training import words
from effdet_core import recipe
from effdet_core.project import Project
from effdet_core.project.catalogue import STATES, Catalogue
from effdet_core.spec import EfficientDetSpec, spec_from

translate = QCoreApplication.translate
ENOUGH_PHOTOS = 20
"""Photos with boxes before a training has a chance to learn anything."""
Next = Literal["photos", "label", "start", "watch"]


@dataclass(frozen=True, slots=True)
class Plan:
    """What the page invites to. title, text: sentences. next: where its button leads. can_start: also now."""

    title: str
    text: str
    next: Next
    can_start: bool


def plan_of(
    photos: int, labelled: int, spec: EfficientDetSpec | None, *, has_runs: bool, read_only: bool, live: str = ""
) -> Plan:
    """photos: in the project. labelled: those with boxes. spec: what would be trained, where that is known. live: the
    name of the run that is being trained, or "".
    """
    title = translate("Plan", "A new training") if has_runs else translate("Plan", "Teach a detector with your photos")
    if read_only:
        text = translate(
            "Plan", "This project can only be looked at here; trainings are started where it can be changed."
        )
        return Plan(title, text, "photos", False)
    if live:
        text = translate("Plan", "{run} is training now. Another one can start when it has ended, or was stopped.")
        return Plan(title, text.format(run=live), "watch", False)
    if not photos:
        return Plan(title, translate("Plan", "It needs photos first."), "photos", False)
    if labelled < ENOUGH_PHOTOS:
        more = translate(
            "Plan",
            "It learns from photos with boxes: there are {labelled}, and from {enough} on it has a chance to learn.",
        )
        return Plan(title, more.format(labelled=labelled, enough=ENOUGH_PHOTOS), "label", labelled > 1)
    return Plan(title, _ready(labelled, spec), "start", True)


def counted(catalogue: Catalogue) -> tuple[int, int]:
    """Photos outside the bin, and those of them that have boxes."""
    kept = ~catalogue.binned
    return int(kept.sum()), int((kept & (catalogue.state == STATES.index("labelled"))).sum())


def recommended(project: Project) -> EfficientDetSpec:
    """What a person gets who chooses nothing, with what the project changes. Raises `UserError`."""
    dataset, _ = project.freeze()
    return spec_from({**recipe.balanced(dataset), **project.training})


def _ready(labelled: int, spec: EfficientDetSpec | None) -> str:
    photos = translate("Plan", "It looks at %n photo(s) with boxes, again and again, and learns what is in them.", "",
                       labelled)  # fmt: skip
    if spec is None:
        return photos
    text = translate("Plan", "{model}, {passes}, {batch} photos at a time.")
    shown = text.format(
        model=words.model_title(spec.model_name), passes=words.passes(spec.epochs), batch=spec.batch_size
    )
    return f"{photos} {shown}"
