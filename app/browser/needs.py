"""What a data set lacks before a training is worth its hours, in sentences, most pressing first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from app.browser import texts
from app.browser.chart_data import MODELS, anchor_sides, input_side, title_of
from app.browser.texts import translate
from effdet_core.dataset import SPLITS, Split
from effdet_core.project.catalogue import Shown

Fix = Literal["", "add class", "label", "show class", "show damaged", "spread", "validate", "show charts"]
Level = Literal["missing", "advice", "good"]
FEW, ENOUGH = 10, 50
"""Photos of a class: below the first hardly anything is learnt, from the second on it usually works."""
UNEVEN = 10
_SMALL = 0.75
"""Boxes smaller than this part of the smallest anchor are found badly."""
_WORTH_WAITING = 0.2


@dataclass(frozen=True, slots=True, kw_only=True)
class Overview:
    """A data set in numbers, the bin left out.

    photos, boxes: of each class, in the project's order. sides: the middle box side of each class at `model`'s input,
    in its pixels. splits: of photos that train or judge, i.e. labelled or nothing here.
    """

    photos: Mapping[str, int]
    boxes: Mapping[str, int]
    states: Mapping[Shown, int]
    splits: Mapping[Split | None, int]
    sides: Mapping[str, float] = field(default_factory=dict)
    model: str = MODELS[0]

    @property
    def usable(self) -> int:
        """Photos that can train or judge."""
        return self.states.get("labelled", 0) + self.states.get("nothing here", 0)

    @property
    def all(self) -> int:
        """Photos outside the bin."""
        return sum(self.states.values())


@dataclass(frozen=True, slots=True, kw_only=True)
class Need:
    """A sentence. fix: what one click does about it, `fix_text` on the button; subject: the class it is about."""

    level: Level
    text: str
    fix: Fix = ""
    fix_text: str = ""
    subject: str = ""


def needs(seen: Overview, most: int = 6) -> list[Need]:
    """What to say, at most so many sentences."""
    if not seen.all:
        return []
    found = [*_damaged(seen), *_to_begin(seen)]
    if seen.states.get("labelled", 0):
        found += [*_splits(seen), *_few_photos(seen), *_uneven(seen), *_small(seen), *_waiting(seen), *_empty(seen)]
    if not found:
        text = translate("Needs", "Nothing that we can see. This is a good data set to train on.")
        return [Need(level="good", text=text)]
    return sorted(found, key=lambda need: need.level != "missing")[:most]


def _damaged(seen: Overview) -> list[Need]:
    count = seen.states.get("damaged", 0)
    if not count:
        return []
    text = translate("Needs", "%n label file(s) cannot be read. The photos take part in nothing.", None, count)
    return [Need(level="missing", text=text, fix="show damaged", fix_text=translate("Needs", "Show them"))]


def _to_begin(seen: Overview) -> list[Need]:
    if not seen.photos:
        text = translate("Needs", "There are no classes yet: the kinds of things to find.")
        return [Need(level="missing", text=text, fix="add class", fix_text=translate("Needs", "Add a class"))]
    if seen.states.get("labelled", 0):
        return []
    text = translate("Needs", "No photo has boxes yet. With 20 labelled photos a first training shows something.")
    return [Need(level="missing", text=text, fix="label", fix_text=translate("Needs", "Start labelling"))]


def _splits(seen: Overview) -> list[Need]:
    open_ones = seen.splits.get(None, 0)
    if open_ones:
        text = translate(
            "Needs", "%n labelled photo(s) have no split yet; a training would give them one.", None, open_ones
        )
        return [Need(level="advice", text=text, fix="spread", fix_text=translate("Needs", "Spread them now"))]
    if not seen.splits.get("val", 0) and seen.usable > 1:
        text = translate("Needs", "No photo is kept for validation, so nobody sees when a training is at its best.")
        return [Need(level="missing", text=text, fix="validate", fix_text=translate("Needs", "Keep a fifth"))]
    if not seen.splits.get("train", 0):
        text = translate("Needs", "No labelled photo is for training, so there is nothing to learn from.")
        return [Need(level="missing", text=text)]
    return []


def _few_photos(seen: Overview) -> list[Need]:
    thin = sorted((count, name) for name, count in seen.photos.items() if count < ENOUGH)
    found = []
    for count, name in thin[:3]:
        if count:
            text = translate("Needs", "{0}: only {1}. From about {2} on a class is usually found well.")
            text = text.format(name, texts.photos(count), ENOUGH)
        else:
            text = translate("Needs", "{0}: no box yet, so it cannot be learnt.").format(name)
        show = translate("Needs", "Show them") if count else ""
        level: Level = "missing" if count < FEW else "advice"
        found.append(Need(level=level, text=text, fix="show class" if count else "", fix_text=show, subject=name))
    return found


def _uneven(seen: Overview) -> list[Need]:
    counted = sorted((count, name) for name, count in seen.boxes.items() if count)
    if len(counted) < 2 or counted[-1][0] < UNEVEN * counted[0][0]:
        return []
    (least, rare), (most, common) = counted[0], counted[-1]
    text = translate("Needs", "{0} has {1} times as many boxes as {2}: photos with {2} help most.")
    text = text.format(common, round(most / least), rare)
    fix = translate("Needs", "See the chart")
    return [Need(level="advice", text=text, fix="show charts", fix_text=fix, subject=rare)]


def _small(seen: Overview) -> list[Need]:
    smallest = float(anchor_sides(seen.model)[0, 0]) * _SMALL
    small = sorted((side, name) for name, side in seen.sides.items() if side < smallest and name in seen.photos)
    found = []
    for side, name in small[:2]:
        part = translate("Needs", "{0}: {1}, {2} % of the picture's side, small for {3}.").format(
            name,
            texts.boxes(seen.boxes.get(name, 0)),
            max(1, round(100 * side / input_side(seen.model))),
            title_of(seen.model),
        )
        advice = _larger_model(side / input_side(seen.model))
        fix = translate("Needs", "See the sizes")
        found.append(Need(level="advice", text=f"{part} {advice}", fix="show charts", fix_text=fix, subject=name))
    return found


def _larger_model(part: float) -> str:
    """part: of the picture's side."""
    for model in MODELS:
        if part * input_side(model) >= float(anchor_sides(model)[0, 0]) * _SMALL:
            return translate("Needs", "Consider {0}.").format(title_of(model))
    return translate("Needs", "Photos from nearer by help, or pictures cut into tiles.")


def _waiting(seen: Overview) -> list[Need]:
    waiting = seen.states.get("not looked at", 0)
    if waiting < _WORTH_WAITING * seen.all:
        return []
    text = translate("Needs", "{0} of {1} nobody looked at yet; those do not train.")
    text = text.format(texts.number(waiting), texts.photos(seen.all))
    return [Need(level="advice", text=text, fix="label", fix_text=translate("Needs", "Go on labelling"))]


def _empty(seen: Overview) -> list[Need]:
    if seen.states.get("nothing here", 0) or seen.usable < ENOUGH:
        return []
    text = translate("Needs", "No photo shows an empty scene. A few marked “nothing here” spare you false alarms.")
    return [Need(level="advice", text=text)]


def overview(
    *,
    classes: Sequence[str],
    class_photos: Mapping[str, int],
    class_boxes: Mapping[str, int],
    states: Mapping[Shown, int],
    splits: Mapping[Split | None, int],
    sides: Mapping[str, float],
    model: str,
) -> Overview:
    """The numbers of a catalogue's counts, classes without boxes included."""
    return Overview(
        photos={name: class_photos.get(name, 0) for name in classes},
        boxes={name: class_boxes.get(name, 0) for name in classes},
        states=dict(states),
        splits={split: splits.get(split, 0) for split in (None, *SPLITS)},
        sides=dict(sides),
        model=model,
    )
