"""How a training goes, in sentences."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QCoreApplication

from app.training.story import Best, Story
from app.widgets.progress_row import duration
from effdet_core import events
from effdet_core.run_folder import State

if TYPE_CHECKING:
    from app.training.summaries import Summary

Tone = Literal["busy", "waiting", "good", "stopped", "bad"]
translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class Wishes:
    """What a person asked of a trainer that may not have heard of it yet."""

    pause: bool = False
    stop: bool = False


@dataclass(frozen=True, slots=True)
class Status:
    """title: a word or two. sentence: figures in words. share: of the steps, 0..1, None while nobody knows."""

    title: str
    sentence: str
    tone: Tone
    share: float | None


def status_of(story: Story, state: State, wishes: Wishes = Wishes()) -> Status:
    """What is going on, for a person who looks for the first time."""
    share = story.share
    match state:
        case "running":
            title, tone = _doing(story, wishes)
            return Status(title, _joined(_pass(story), _left(story, tone), _best(story.best)), tone, share)
        case "completed":
            took = translate("Training", "{count} in {time}").format(count=passes(story.epoch), time=_took(story))
            return Status(translate("Training", "Finished"), _joined(took, _best(story.best)), "good", 1.0)
        case "stopped":
            return Status(
                translate("Training", "Stopped, everything is kept"),
                _joined(_pass(story), _best(story.best)),
                "stopped",
                share,
            )
        case "failed" | "interrupted":
            title = translate("Training", "Did not finish")
            return Status(title, _joined(_pass(story), _best(story.best)), "bad", share)
        case "new":
            return Status(translate("Training", "Not started yet"), "", "waiting", None)


def header_text(story: Story, status: Status) -> str:
    """What the window's header says of it on every page, in a few words."""
    if status.tone != "busy":
        return status.title
    best, parts = story.best, [status.title]
    if status.share is not None and story.phase != "preparing":
        parts = [translate("Training", "Training {share} %").format(share=round(status.share * 100))]
        if story.seconds_left:
            parts.append(duration(story.seconds_left))
    return " · ".join([*parts, f"AP50 {best.ap50:.2f}"] if best else parts)


def ended_text(run: str, story: Story, state: State) -> str:
    """What is said when a training has ended, wherever a person is then."""
    best = _best(story.best)
    match state:
        case "completed":
            text = translate("Training", "The training {run} is finished.")
        case "stopped":
            text = translate("Training", "The training {run} has stopped; everything is kept.")
        case _:
            return translate("Training", "The training {run} did not finish.").format(run=run)
    said = text.format(run=run)
    return f"{said} {best[:1].upper()}{best[1:]}." if best else said


def passes(count: int) -> str:
    """“12 passes”."""
    return translate("Training", "%n pass(es)", "", count)


def figure(value: float | None) -> str:
    """A figure 0..1 as people compare it, or a dash."""
    return "–" if value is None or value < 0 else f"{value:.2f}"


def clock(seconds: float) -> str:
    """A length of time, short: 48 s, 12 min, 1 h 05 min."""
    if seconds < 60:
        return translate("Training", "{seconds} s").format(seconds=round(seconds))
    minutes = round(seconds / 60)
    if minutes < 60:
        return translate("Training", "{minutes} min").format(minutes=minutes)
    return translate("Training", "{hours} h {minutes:02d} min").format(hours=minutes // 60, minutes=minutes % 60)


def model_title(model: str) -> str:
    """“Lite0”."""
    return model.rpartition("-")[2].capitalize()


def about(story: Story) -> str:
    """What is trained on what."""
    started = story.started
    if started is None:
        return ""
    train = translate("Training", "%n photo(s) to learn from", "", started.train_images)
    val = translate("Training", "%n to check with", "", started.val_images)
    return _joined(model_title(started.model_name), train, val if started.val_images else "")


def _doing(story: Story, wishes: Wishes) -> tuple[str, Tone]:
    if wishes.stop:
        return translate("Training", "Stopping after this step…"), "waiting"
    if story.phase == "paused" and wishes.pause:
        return translate("Training", "Paused"), "waiting"
    if wishes.pause:
        return translate("Training", "Pausing after this step…"), "waiting"
    match story.phase:
        case "preparing":
            return translate("Training", "Getting ready"), "busy"
        case "evaluating":
            return translate("Training", "Checking what it finds"), "busy"
        case "exporting":
            return translate("Training", "Exporting"), "busy"
        case "training" | "paused":
            is_first = story.last_step is None
            text = translate("Training", "Taking the first step") if is_first else translate("Training", "Training")
            return text, "busy"


def _pass(story: Story) -> str:
    if story.started is None or not story.epoch:
        return ""
    text = translate("Training", "Pass {now} of {all}")
    return text.format(now=story.epoch, all=story.started.epochs)


def _left(story: Story, tone: Tone) -> str:
    if story.seconds_left is None or tone != "busy":
        return ""
    return translate("Training", "{time} left").format(time=duration(story.seconds_left))


def _best(best: Best | None) -> str:
    if best is None:
        return ""
    return translate("Training", "best AP50 {value} at pass {epoch}").format(value=figure(best.ap50), epoch=best.epoch)


def _took(story: Story) -> str:
    ended = story.ended
    return duration(story.seconds or (ended.seconds if isinstance(ended, events.Finished) else 0))


def _joined(*parts: str) -> str:
    return " · ".join(part for part in parts if part)


def state_word(summary: Summary) -> str:
    """How a run stands, in the list: a word or two."""
    match summary.state:
        case "running":
            if summary.share is None:
                return translate("Training", "getting ready")
            return translate("Training", "training, {share} %").format(share=round(100 * summary.share))
        case "completed":
            return ""
        case "stopped":
            return translate("Training", "stopped at pass {epoch}").format(epoch=summary.epoch)
        case "failed" | "interrupted":
            return translate("Training", "did not finish")
        case "new":
            return translate("Training", "not started")
