"""What to know before a training begins: what prevents it, what it would suffer from, and what one click does."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from app.training.settings import models, weights
from app.training.settings.costs import Cost
from app.training.settings.draft import Draft
from app.training.settings.facts import Facts
from app.training.settings.weights import Offer
from app.training.settings.words import number, photos, translate

Level = Literal["blocking", "advice"]
Act = Literal["", "label", "photos", "validate"]
FEW = 10
"""Boxes of a class: below it, hardly anything is learnt."""
_SMALL = 0.75
"""Boxes smaller than this part of the smallest guess are found badly."""
_MUCH = 0.85
"""Of the computer's memory."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """A sentence. changes: settings that the button changes; act: or what else it does. fix: what it says, or ""."""

    level: Level
    text: str
    fix: str = ""
    changes: Mapping[str, Any] = field(default_factory=dict)
    act: Act = ""


def findings(
    facts: Facts, draft: Draft, known: tuple[Offer, ...], cost: Cost | None = None, memory_gb: float = 0.0
) -> list[Finding]:
    """Everything worth saying, what prevents a start first. memory_gb: of this computer, 0 where unknown."""
    blocking = [*_nothing_to_learn(facts), *_weights(draft, known)]
    if any(item.act for item in blocking):
        return blocking
    return [
        *blocking,
        *_no_validation(facts),
        *_too_many_objects(facts, draft),
        *_large_batch(facts, draft),
        *_memory(draft, cost, memory_gb),
        *_thin(facts),
        *_small(facts, draft),
        *_waiting(facts),
    ]


def _nothing_to_learn(facts: Facts) -> Iterator[Finding]:
    label = translate("Settings", "Label photos")
    if not facts.classes:
        text = translate("Settings", "There are no classes yet: the kinds of things to find.")
        yield Finding(level="blocking", text=text, fix=translate("Settings", "Go to the photos"), act="photos")
    elif not facts.train:
        text = translate(
            "Settings", "No labelled photo is there to learn from. With 20 a first training shows something."
        )
        yield Finding(level="blocking", text=text, fix=label, act="label")
    elif not sum(facts.boxes.values()):
        text = translate("Settings", "No photo for training has a box, so there is nothing to find.")
        yield Finding(level="blocking", text=text, fix=label, act="label")


def _weights(draft: Draft, known: tuple[Offer, ...]) -> Iterator[Finding]:
    offer = weights.offer_of(draft.value("uri"), known)
    if offer is None or not offer.missing:
        return
    text = translate("Settings", "What it should know already is not here. {0}").format(offer.missing)
    better = next((item for item in known if not item.missing and item.uri not in (None, weights.NOTHING)), None)
    changes = {"uri": better.uri if better else None}
    fix = (
        translate("Settings", "Use: {0}").format(better.text)
        if better
        else translate("Settings", "Take the best there is")
    )
    yield Finding(level="blocking", text=text, fix=fix, changes=changes)


def _no_validation(facts: Facts) -> Iterator[Finding]:
    if facts.val or facts.usable < 2:
        return
    text = translate("Settings", "No photo is kept to check on, so nobody sees when it is at its best.")
    yield Finding(level="advice", text=text, fix=translate("Settings", "Keep some"), act="validate")


def _too_many_objects(facts: Facts, draft: Draft) -> Iterator[Finding]:
    most = draft.value("tflite_max_detections")
    if not isinstance(most, int) or facts.fullest <= most:
        return
    wanted = min(1000, -(-facts.fullest * 6 // 5))
    text = translate("Settings", "One photo has {0} objects, but at most {1} would be reported.")
    fix = translate("Settings", "Report up to {0}").format(number(wanted))
    changes = {"tflite_max_detections": wanted}
    yield Finding(level="advice", text=text.format(number(facts.fullest), number(most)), fix=fix, changes=changes)


def _large_batch(facts: Facts, draft: Draft) -> Iterator[Finding]:
    batch = draft.value("batch_size")
    if not isinstance(batch, int) or batch <= facts.train:
        return
    wanted = max(1, min(8, facts.train // 2))
    text = translate("Settings", "{0} at once are more than the {1} there are to learn from.")
    fix = translate("Settings", "Take {0} at once").format(number(wanted))
    text = text.format(photos(batch), number(facts.train))
    yield Finding(level="advice", text=text, fix=fix, changes={"batch_size": wanted})


def _memory(draft: Draft, cost: Cost | None, memory_gb: float) -> Iterator[Finding]:
    batch = draft.value("batch_size")
    if cost is None or not memory_gb or cost.gb < _MUCH * memory_gb or not isinstance(batch, int) or batch < 2:
        return
    text = translate("Settings", "It would need {0} GB of memory; this computer has {1}.")
    text = text.format(number(cost.gb, 1), number(memory_gb, 1))
    fix = translate("Settings", "Take {0} at once").format(number(batch // 2))
    yield Finding(level="advice", text=text, fix=fix, changes={"batch_size": batch // 2})


def _thin(facts: Facts) -> Iterator[Finding]:
    thin = sorted((count, name) for name, count in facts.boxes.items() if count < FEW)
    label = translate("Settings", "Label more")
    for count, name in thin[:3]:
        if count:
            text = translate(
                "Settings", "{0}: only %n box(es) to learn from. From about 50 on it usually works.", None, count
            )
        else:
            text = translate("Settings", "{0}: no box to learn from, so it will not be found.")
        yield Finding(level="advice", text=text.format(name), fix=label, act="label")


def _small(facts: Facts, draft: Draft) -> Iterator[Finding]:
    side = _side(draft)
    least = models.smallest_anchor(draft.model, side) * _SMALL
    small = sorted((part, name) for name, part in facts.sides.items() if part < least and name in facts.boxes)
    if not small:
        return
    part, name = small[0]
    text = translate("Settings", "{0} is small: {1} % of the photo's side, {2} pixels as this detector sees it.")
    text = text.format(name, number(100 * part, 1 if part < 0.1 else 0), number(part * side))
    larger = next((m for m in models.PUBLISHED if _finds(m, part) and models.side(m) > models.side(draft.model)), "")
    if larger:
        fix = translate("Settings", "Use {0}").format(models.title(larger))
        yield Finding(level="advice", text=text, fix=fix, changes=_seeing_with(larger))
    else:
        more = translate("Settings", "Photos from nearer by help most.")
        yield Finding(level="advice", text=f"{text} {more}")


def _seeing_with(model: str) -> dict[str, Any]:
    """The model at its own size, whatever was chosen before."""
    return {"model_name": model, "hparams.image_size": (models.side(model), models.side(model))}


def _finds(model: str, part: float) -> bool:
    return part >= models.smallest_anchor(model, models.side(model)) * _SMALL


def _side(draft: Draft) -> int:
    size = draft.value("hparams.image_size")
    fits = (
        isinstance(size, (tuple, list)) and len(size) == 2 and all(isinstance(item, int) and item > 0 for item in size)
    )
    return min(size) if fits else models.side(draft.model)


def _waiting(facts: Facts) -> Iterator[Finding]:
    if not facts.waiting or facts.waiting < facts.usable // 4:
        return
    text = translate("Settings", "%n photo(s) nobody looked at yet; they take no part.", None, facts.waiting)
    yield Finding(level="advice", text=text, fix=translate("Settings", "Go on labelling"), act="label")
