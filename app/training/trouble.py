"""What went wrong with a training, in words, and what a person can do about it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QCoreApplication

from app.training.story import Story
from effdet_core import events
from effdet_core.errors import TroubleKind
from effdet_core.run_folder import State
from effdet_core.spec import EfficientDetSpec

Remedy = Literal["resume", "half_batch", "slower", "smaller_model", "on_one_device", "again", "log", "copy"]
"""What a button under a trouble does. resume: goes on from the last checkpoint. half_batch: a new run with half the
batch. slower: a new run with half the learning rate. on_one_device: a new run without a strategy. again: a new run with
the same settings. smaller_model, log: shows where to choose one, or the log. copy: the report of a defect."""
translate = QCoreApplication.translate

_SIGNS: tuple[tuple[TroubleKind, tuple[str, ...]], ...] = (
    ("disk", ("no space left on device", "errno 28", "disk quota exceeded", "not enough space")),
    ("interrupted", ("no terminal event", "its process is gone")),
    ("memory", ("memory ran out", "out of memory", "resourceexhausted", "memoryerror", "code -9", "code 137")),
    ("not a number", ("not a number",)),
    ("tpu", ("tpu",)),
    ("gpu", ("gpu", "cuda", "cudnn", "cublas")),
    ("weights", ("starting weights", "hub module", "weights file", "imagenet")),
)
"""Words by which a kind is known of runs that do not say it.

In the order they are looked for: a graphics card out of memory needs less, and a word on memory in the advice for an
interruption is not its cause.
"""


@dataclass(frozen=True, slots=True)
class Trouble:
    """title: what happened. text: what it means and what to do. remedies: the best first. technical: for a report."""

    kind: TroubleKind
    title: str
    text: str
    remedies: tuple[Remedy, ...]
    technical: str = ""


def trouble_of(story: Story, state: State, spec: EfficientDetSpec | None) -> Trouble | None:
    """What to say of a run that did not end well; None for one that did, or goes on."""
    failed = story.ended if isinstance(story.ended, events.Failed) else None
    if state == "running" or (failed is None and state != "interrupted"):
        return None
    kind = kind_of(failed) if failed else "interrupted"
    title, text = _words(kind, failed)
    technical = "\n".join(part for part in (failed.message, failed.hint, failed.detail) if part) if failed else ""
    return Trouble(kind, title, text, _remedies(kind, story, spec), technical)


def kind_of(failed: events.Failed) -> TroubleKind:
    """Which of the known troubles it is: as it says, or for runs of older versions by words and traceback."""
    if failed.kind is not None:
        return failed.kind
    message = failed.message.lower()
    is_defect = "met a defect of this program" in message
    said = message.partition(":")[2] if is_defect else f"{message} {failed.hint.lower()}"
    for text in (said, failed.detail.lower()):
        for kind, signs in _SIGNS:
            if any(sign in text for sign in signs):
                return kind
        if is_defect:  # its traceback names many things by the way
            return "defect"
    return "other"


def _remedies(kind: TroubleKind, story: Story, spec: EfficientDetSpec | None) -> tuple[Remedy, ...]:
    goes_on: tuple[Remedy, ...] = ("resume",) if story.checkpoint is not None else ("again",)
    can_halve = spec is not None and spec.batch_size > 1
    match kind:
        case "memory":
            return ("half_batch", *goes_on, "log") if can_halve else ("smaller_model", *goes_on, "log")
        case "not a number":
            return ("slower", "log")
        case "gpu" | "tpu" | "machines":
            remote: tuple[Remedy, ...] = ("on_one_device",) if spec is not None and spec.strategy else ()
            return (*goes_on, *remote, "log")
        case "disk":
            return (*goes_on, "log")
        case "weights":
            return ("smaller_model", "log")
        case "interrupted":
            return (*goes_on, "half_batch", "log") if can_halve else (*goes_on, "log")
        case "defect":
            return ("copy", *goes_on, "log")
        case "other":
            return (*goes_on, "log", "copy")


def _words(kind: TroubleKind, failed: events.Failed | None) -> tuple[str, str]:
    """A title, and what it means."""
    kept = translate("Trouble", "What was learnt up to the last checkpoint is kept.")
    known = _known()
    if kind in known:
        title, text = known[kind]
        precise = failed.message if failed and kind in ("gpu", "tpu", "machines", "weights") else ""
        return title, _sentences(precise, text, "" if kind in ("not a number", "weights") else kept)
    title = translate("Trouble", "The training did not finish")
    return title, _sentences(failed.message, failed.hint, kept) if failed else kept


def _known() -> dict[TroubleKind, tuple[str, str]]:
    return {
        "memory": (
            translate("Trouble", "Memory ran out"),
            translate("Trouble", "The computer needed more memory than it has. Half the batch needs about half of it."),
        ),
        "not a number": (
            translate("Trouble", "The training went astray"),
            translate(
                "Trouble",
                "Its steps were too large, and the loss is no number any more. Half the learning rate usually helps.",
            ),
        ),
        "disk": (translate("Trouble", "The disk is full"), translate("Trouble", "Free some space, then go on.")),
        "gpu": (
            translate("Trouble", "The graphics card could not be used"),
            translate("Trouble", "It may be missing, busy, or its driver too old."),
        ),
        "tpu": (
            translate("Trouble", "The TPU could not be reached"),
            translate("Trouble", "Check its name, project and zone, and the network."),
        ),
        "machines": (
            translate("Trouble", "Another computer of this training is missing"),
            translate("Trouble", "Start it there too, or train on this computer alone."),
        ),
        "weights": (
            translate("Trouble", "The starting weights could not be used"),
            translate("Trouble", "Choose other starting weights and begin again."),
        ),
        "interrupted": (
            translate("Trouble", "The training was interrupted"),
            translate("Trouble", "The computer may have been switched off, slept too long, or run out of memory."),
        ),
        "defect": (
            translate("Trouble", "This program has a defect"),
            translate("Trouble", "It is not your fault. Please report it; the report can be copied here."),
        ),
    }


def _sentences(*parts: str) -> str:
    """One after the other; what a library says ends without a full stop."""
    return " ".join(part if part[-1] in ".!?…" else f"{part}." for part in parts if part)


def remedy_text(remedy: Remedy, spec: EfficientDetSpec | None) -> str:
    """What the button of a remedy says."""
    match remedy:
        case "resume":
            return translate("Trouble", "Go on")
        case "half_batch":
            half = spec.batch_size // 2 if spec else 0
            return translate("Trouble", "Go on with a batch of {batch}").format(batch=half)
        case "slower":
            return translate("Trouble", "Start again with half the learning rate")
        case "smaller_model":
            return translate("Trouble", "Change the settings")
        case "on_one_device":
            return translate("Trouble", "Train on this computer alone")
        case "again":
            return translate("Trouble", "Start again")
        case "log":
            return translate("Trouble", "Show the log")
        case "copy":
            return translate("Trouble", "Copy the report")
