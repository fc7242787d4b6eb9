"""What MediaPipe Tasks and the Task Library both demand of TFLite's metadata. The one grew out of the other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from effdet_core.lab.report import Finding
from effdet_core.lab.rules import Rule, listed, mending
from effdet_core.lab.subject import NAMES, Subject
from effdet_core.runtime.structure import MEANINGS

CORNERS = [1, 0, 3, 2]
"""Where left, top, right and bottom stand in boxes of [top, left, bottom, right]."""
PARSER = (1, 5, 0)
"""The newest metadata that both understand."""


@dataclass(frozen=True, slots=True)
class Rules:
    """The rules with the sources of one of the two programs."""

    present: Rule
    image: Rule
    normalisation: Rule
    names: Rule
    matching: Rule
    boxes: Rule
    labels: Rule
    zipped: Rule
    options: Rule


def present(rules: Rules, subject: Subject) -> Iterator[Finding]:
    """Metadata, readable, not too new, with something about the outputs."""
    repair = mending(subject, "metadata")
    if subject.metadata_damage:
        yield rules.present.broken(f"Its metadata cannot be read: {subject.metadata_damage}.", repair)
    elif not subject.told.get("subgraph_metadata"):
        yield rules.present.broken("It has no metadata.", repair)
    elif _version(subject.told.get("min_parser_version", "")) > PARSER:
        yield rules.present.broken(
            f"Its metadata wants a reader of version {subject.told['min_parser_version']}.", repair
        )
    else:
        yield rules.present.kept("It has metadata.")


def _version(text: str) -> tuple[int, ...]:
    return tuple(int(word) for word in text.split(".") if word.isdigit())


def image(rules: Rules, subject: Subject) -> Iterator[Finding]:
    """How pictures are to be turned into numbers."""
    repair = mending(subject, "metadata")
    if not subject.told_inputs:
        yield rules.image.broken("Its metadata says nothing of the input.", repair)
        return
    told = subject.told_inputs[0]
    content = told.get("content", {})
    kind = content.get("content_properties_type", "")
    colours = content.get("content_properties", {}).get("color_space", "UNKNOWN")
    if kind not in ("", "ImageProperties"):
        yield rules.image.broken(f"Its metadata calls the input {kind}, not a picture.", repair)
    elif kind and colours != "RGB":
        yield rules.image.broken(f"Its metadata says that the picture is {colours}, not RGB.", repair)
    else:
        yield rules.image.kept("Its metadata says that the input is an RGB picture.")
    yield from _normalisation(rules.normalisation, subject, _units(told, "NormalizationOptions"), repair)


def _normalisation(
    rule: Rule, subject: Subject, units: Sequence[Mapping[str, Any]], repair: str | None
) -> Iterator[Finding]:
    source = subject.source
    if source is None or source.kind != "float32":
        return
    if len(units) != 1:
        text = "several times how" if units else "not how"
        yield rule.broken(f"Its metadata says {text} pixels become the numbers that it takes.", repair)
        return
    mean, scale = units[0].get("mean", []), units[0].get("std", [])
    if len(mean) != len(scale) or len(mean) not in (1, 3) or not all(value > 0 for value in scale):
        yield rule.broken(f"Its metadata gives {len(mean)} means and {len(scale)} scales for pixels.", repair)
    elif len({*mean}) > 1 or len({*scale}) > 1:
        yield rule.broken("Its metadata gives each colour a mean or a scale of its own.")
    else:
        yield rule.kept(f"Pixels become numbers by a mean of {mean[0]:g} and a scale of {scale[0]:g}.")


def _units(told: Mapping[str, Any], kind: str) -> list[Mapping[str, Any]]:
    return [unit.get("options", {}) for unit in told.get("process_units", []) if unit.get("options_type") == kind]


def outputs(rules: Rules, subject: Subject) -> Iterator[Finding]:
    """An entry with a name for each output, that leads to the right one."""
    repair = mending(subject, "metadata")
    told = subject.told_outputs
    if len(told) != 4:
        yield rules.names.broken(f"Its metadata describes {len(told)} outputs, and there are 4.", repair)
        return
    names = [tensor.get("name", "") for tensor in told]
    if not all(names):
        yield rules.names.broken("An output has no name in the metadata: the program that loads it crashes.", repair)
        return
    unknown = sorted(set(names) - set(NAMES))
    if unknown:
        yield rules.names.note(f"Its outputs have other names than the usual ones: {', '.join(unknown)}.", repair)
    else:
        yield rules.names.kept("Its outputs have the names that are looked for.")
    yield from _matching(rules.matching, subject, repair)
    yield from _boxes(rules.boxes, told[places(subject)["boxes"]], repair)


def places(subject: Subject) -> dict[str, int]:
    """The position at which each output is looked for: by its name, and in the usual order where one is missing."""
    names = [NAMES.get(tensor.get("name", ""), "") for tensor in subject.told_outputs]
    if set(MEANINGS) <= set(names):
        return {meaning: names.index(meaning) for meaning in MEANINGS}
    return {meaning: place for place, meaning in enumerate(MEANINGS)}


def _matching(rule: Rule, subject: Subject, repair: str | None) -> Iterator[Finding]:
    found = [subject.meaning(place) for place in places(subject).values()]
    text = f"By its metadata it is read as {listed(MEANINGS)}, and what stands there is {listed(found)}."
    yield rule.judged(tuple(found) == MEANINGS, "Its metadata leads to the right outputs.", text, repair)


def _boxes(rule: Rule, told: Mapping[str, Any], repair: str | None) -> Iterator[Finding]:
    content = told.get("content", {})
    properties = content.get("content_properties", {})
    index = [int(place) for place in properties.get("index", [0, 1, 2, 3])]
    if content.get("content_properties_type") != "BoundingBoxProperties":
        yield rule.broken("Its metadata does not say how boxes are written.", repair)
    elif properties.get("type", "UNKNOWN") != "BOUNDARIES":
        yield rule.broken(f"Its metadata calls boxes {properties.get('type', 'UNKNOWN')}, not BOUNDARIES.", repair)
    elif properties.get("coordinate_type", "RATIO") != "RATIO":
        yield rule.broken("Its metadata says that boxes are in pixels, not in shares of the picture.", repair)
    elif len(index) != 4:
        yield rule.broken(f"Its metadata names {len(index)} places of a box's sides, not 4.", repair)
    elif index != CORNERS:
        yield rule.broken(f"Its metadata swaps the sides of boxes: their places are {index}, not {CORNERS}.", repair)
    else:
        yield rule.kept("Its metadata says how boxes are written.")


def files(rules: Rules, subject: Subject) -> Iterator[Finding]:
    """The label file is inside, readable where it lies."""
    if subject.archive.entries and not all(entry.stored for entry in subject.archive.entries):
        yield rules.zipped.broken("The files inside of it are compressed.", mending(subject, "metadata"))
    name = subject.labels_name
    if not name:
        text = "Its metadata names no label file: detections come with numbers, not names."
        yield rules.labels.note(text, mending(subject, "metadata") if subject.labels or subject.beside else None)
    elif (data := subject.archive.get(name)) is None:
        yield rules.labels.broken(f"Its label file {name!r} is missing.", mending(subject, "metadata"))
    elif not data.strip():
        yield rules.labels.broken(f"Its label file {name!r} is empty.", mending(subject, "labels"))
    else:
        yield rules.labels.kept(f"Its label file has {len(data.splitlines())} names.")


def options(rules: Rules, subject: Subject) -> Iterator[Finding]:
    """Thresholds and calibration of scores, where they are given, are complete."""
    told = subject.told_outputs[places(subject)["scores"]] if len(subject.told_outputs) == 4 else {}
    thresholds = _units(told, "ScoreThresholdingOptions")
    if len(thresholds) > 1:
        yield rules.options.broken("Its metadata gives several thresholds.")
    elif thresholds:
        value = float(thresholds[0].get("global_score_threshold", 0.0))
        yield rules.options.kept(f"It brings a threshold of {value:.2f} for programs that set none.")
    if _units(told, "ScoreCalibrationOptions"):
        named = [
            f.get("name", "") for f in told.get("associated_files", []) if f.get("type", "").endswith("CALIBRATION")
        ]
        good = bool(named) and subject.archive.get(named[0]) is not None
        yield rules.options.judged(good, "It brings a calibration of its scores.", "Its calibration file is missing.")
