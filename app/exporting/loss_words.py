"""Where accuracy goes on the way to the devices, in sentences, and what helps."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from app.exporting import words
from effdet_core.exports.record import Cause, Remedy, Step, StepName, Waterfall

translate = QCoreApplication.translate
DOABLE = ("more_detections", "calibrate", "float16", "float32", "train_stretched", "main_file")
"""Remedies that a button can do."""


def title(name: StepName) -> str:
    """What a step is, for people."""
    return {
        "unlimited": translate("Losses", "The network, with room for every box"),
        "network": translate("Losses", "The network"),
        "float32": translate("Losses", "As a file, exactly"),
        "float16": translate("Losses", "Weights of half the size"),
        "int8": translate("Losses", "Numbers of 8 bits: the universal file"),
        "mediapipe": translate("Losses", "In MediaPipe and the Task Library"),
        "gpu": translate("Losses", "The GPU file in MediaPipe"),
        "pycoral": translate("Losses", "In pycoral"),
        "frigate": translate("Losses", "In Frigate"),
    }[name]


def term(name: StepName) -> str:
    """The word of the field beside it."""
    return {
        "unlimited": "max_detections",
        "network": "",
        "float32": "float32",
        "float16": "float16",
        "int8": "int8",
        "mediapipe": translate("Losses", "stretched"),
        "gpu": translate("Losses", "float16, no NMS"),
        "pycoral": translate("Losses", "padded"),
        "frigate": translate("Losses", "squares, 20 boxes"),
    }[name]


def cause(found: Cause) -> str:
    """Why a step costs more than a point."""
    sentence = _cause(found)
    if found.lost is None or found.lost > 0.995:
        return sentence
    share = translate("Losses", "That is {share} % of this step.").format(share=round(100 * found.lost))
    return f"{sentence} {share}"


def _cause(found: Cause) -> str:
    return {
        "too_many_objects": translate(
            "Losses", "A photo holds up to %n object(s), and the file does not answer with so many.", "", found.amount
        ),
        "conversion": translate(
            "Losses", "Turning the network into a file changed what it computes. Please report this."
        ),
        "weights_of_16_bits": translate("Losses", "Weights of 16 bits are too coarse for this network, which is rare."),
        "numbers_of_8_bits": translate(
            "Losses", "Numbers of 8 bits are coarser; their ranges come from %n training photo(s).", "", found.amount
        ),
        "stretched": translate("Losses", "Photos are stretched to a square there; it learnt them with borders."),
        "scaled_otherwise": translate(
            "Losses",
            "Photos keep their shape there, padded with black, and are made smaller in another way than in training.",
        ),
        "own_suppression": translate("Losses", "Of boxes that overlap, fewer are kept there."),
        "square_crops": translate("Losses", "It sees square pieces of the photo, and objects are cut at their edges."),
        "at_most_20": translate(
            "Losses", "No more than 20 boxes of a square are read there; crowded photos have more."
        ),
        "low_scores": translate("Losses", "What it is less than {share} % sure of is left out there.").format(
            share=found.amount
        ),
    }[found.kind]


def remedy(found: Remedy) -> str:
    """What a button does about it, or what a person can do elsewhere."""
    return {
        "more_detections": translate("Losses", "Make room for %n box(es)", "", found.amount),
        "calibrate": translate("Losses", "Adjust it on %n photo(s)", "", found.amount),
        "float16": translate("Losses", "Use the float16 file"),
        "float32": translate("Losses", "Use the float32 file"),
        "train_stretched": translate("Losses", "Train with stretched photos"),
        "main_file": translate("Losses", "Use the universal file"),
        "feed_as_trained": translate("Losses", "In your app, fit photos as in training; the code in the kit does."),
    }[found.kind]


def tried(found: Remedy) -> str:
    """What came of trying it."""
    if found.ap50 is None:
        return ""
    return translate("Losses", "tried: AP50 {value}").format(value=words.figure(found.ap50))


def loss(step: Step) -> str:
    """What a step costs, in points."""
    return "" if step.after is None else words.points(step.lost)


def spoken(step: Step) -> str:
    """A whole row, for a screen reader and on hover."""
    text = translate("Losses", "{title}: AP50 {value}, on other such photos between {low} and {high}.").format(
        title=title(step.name), value=words.figure(step.ap50), low=words.figure(step.low), high=words.figure(step.high)
    )
    if step.after is None:
        return text
    lost = translate("Losses", "{points} points against: {after}.").format(points=loss(step), after=title(step.after))
    chance = translate("Losses", "Other photos could show no difference.") if step.by_chance else ""
    return " ".join(part for part in (text, lost, chance) if part)


def summary(waterfall: Waterfall) -> str:
    """The whole in one sentence."""
    network, file = waterfall.step("network"), waterfall.step("int8")
    photos = translate("Losses", "measured on %n photo(s)", "", waterfall.photos)
    if network is None or file is None:
        return photos[:1].upper() + photos[1:]
    text = translate("Losses", "From the network to the universal file: {points} points of AP50, {photos}.")
    return text.format(points=words.points(network.ap50 - file.ap50), photos=photos)
