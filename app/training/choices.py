"""What can be done with a run now: the most likely first."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from app.training.status_card import Choice
from app.training.story import Story
from app.training.trouble import Trouble, remedy_text
from app.training.words import Wishes, passes
from effdet_core.run_folder import State
from effdet_core.spec import EfficientDetSpec

translate = QCoreApplication.translate


def choices_of(
    story: Story, state: State, wishes: Wishes, trouble: Trouble | None, spec: EfficientDetSpec | None
) -> list[Choice]:
    """The buttons under the sentence."""
    if trouble is not None:
        kinds = ("primary", *("" for _ in trouble.remedies[1:]))
        return [
            Choice(remedy, remedy_text(remedy, spec), kind)
            for remedy, kind in zip(trouble.remedies, kinds, strict=True)
        ]
    match state:
        case "running":
            return _running(wishes)
        case "completed":
            text = translate("Choices", "See what it finds")
            return [Choice("evaluate", text, "primary", "evaluate"), *_longer(spec, story), *_from_it(story)]
        case "stopped":
            go_on = Choice("resume", translate("Choices", "Go on"), "primary", "play")
            see = [Choice("evaluate", translate("Choices", "See what it finds"), "", "evaluate")]
            return [go_on, *(see if story.has_best_weights else []), *_from_it(story)]
        case "new":
            return [Choice("again", translate("Choices", "Start it"), "primary", "play")]
        case _:
            return [Choice("resume", translate("Choices", "Go on"), "primary", "play")]


def longer_choices(epochs: int) -> tuple[int, ...]:
    """Passes to offer for training longer: half as many, as many, twice as many."""
    return tuple(dict.fromkeys((max(1, round(epochs / 2)), epochs, 2 * epochs)))


def _running(wishes: Wishes) -> list[Choice]:
    end = Choice("end_now", translate("Choices", "End now"), "quiet", "close",
                 translate("Choices", "End it at once; what it learnt in the last minute is lost"))  # fmt: skip
    if wishes.stop:
        return [end]
    keep = Choice("stop", translate("Choices", "Stop and keep"), "", "stop",
                  translate("Choices", "End after this step; everything is kept, and it can go on later"))  # fmt: skip
    if wishes.pause:
        return [Choice("pause", translate("Choices", "Go on"), "primary", "play"), keep, end]
    tip = translate("Choices", "Wait after this step, and leave the computer to other things")
    return [Choice("pause", translate("Choices", "Pause"), "", "pause", tip), keep, end]


def _longer(spec: EfficientDetSpec | None, story: Story) -> list[Choice]:
    if spec is None or not story.has_best_weights:
        return []
    text = translate("Choices", "{passes} more")
    offers = longer_choices(spec.epochs)
    more = tuple((f"longer:{count}", text.format(passes=passes(count))) for count in offers)
    tip = translate("Choices", "A new run that goes on from the best weights of this one")
    return [Choice("longer", translate("Choices", "Train longer"), "", "", tip, more)]


def _from_it(story: Story) -> list[Choice]:
    if not story.has_best_weights:
        return []
    tip = translate("Choices", "Your newest photos and other settings, but it begins with what this run has learnt")
    return [Choice("start_from", translate("Choices", "Start a new one from it"), "quiet", "", tip)]
